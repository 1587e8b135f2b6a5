import { list } from '../text/count.ts';
import type { Db } from './open.sql.ts';
import { tablesOf } from './tables.sql.ts';
import type { ChangeSummary, NamedPartner } from './change-summary.ts';
import { undonePartnerName } from './undone-import.sql.ts';

/** The newest changes first, those taken back included; all without a limit. */
export function listChanges(db: Db, limit?: number): ChangeSummary[] {
  return db
    .prepare<[number], ChangeRow>('select * from changes order by id desc limit ?')
    .all(limit ?? -1)
    .map(telling(db));
}

/** How many changes there are, those taken back included. */
export function countChanges(db: Db): number {
  return db.prepare<[], number>('select count(*) from changes').pluck().get() ?? 0;
}

/** A change as the journal has it. */
export interface ChangeRow {
  id: number;
  at: string;
  command: string;
  summary: string;
  schema_version: number;
  import_id: number | null;
  undone_at: string | null;
}

/** How changes are told: each with what it touched. The statements are made once for however many there are. */
export function telling(db: Db): (change: ChangeRow) => ChangeSummary {
  const { seriesOf } = tablesOf(db);
  const nameOf = partnerNames(db);
  const isShared = db.prepare<[number], 0 | 1>(SHARES_NAME).pluck();
  const touched = db.prepare<[number], { table: string; id: number }>(TOUCHED);
  const partnersTouched = db.prepare<{ change: number }, number>(PARTNERS_TOUCHED).pluck();
  const named = (id: number): NamedPartner[] => {
    const name = nameOf(id);
    return name === undefined ? [] : [{ id, name }];
  };
  return ({ id, at, command, summary, undone_at: undoneAt, import_id: importId }) => {
    // An import is known by its own number: it has more rows than anybody reads.
    const isImport = importId !== null;
    const rows = isImport ? [] : touched.all(id);
    const partners = isImport ? [] : partnersTouched.all({ change: id }).flatMap(named);
    return {
      id,
      at,
      command,
      summary,
      named: withNames(summary, partners, { nameOf, isShared: (partner) => isShared.get(partner) === 1 }),
      numbers: rows.flatMap((row) => (seriesOf(row.table) === 'record' ? [row.id] : [])),
      partners,
      importId,
      undone: undoneAt !== null,
      undoneAt,
    };
  };
}

const TOUCHED = `select distinct table_name as "table", row_id as id from change_rows where change_id = ? order by row_id`;

/** The partners of the rows a change touched, as these were before and after, in the order it came to them. */
const PARTNERS_TOUCHED = `with images as (
    select id, table_name, row_id, before as image from change_rows where change_id = :change
    union all select id, table_name, row_id, after from change_rows where change_id = :change),
  touched as (
    select id, case when table_name = 'partners' then row_id else coalesce(
      image ->> '$.partner_id',
      (select partner_id from referrals r where r.id = image ->> '$.referral_id'),
      (select partner_id from agreements a where a.id = image ->> '$.agreement_id')) end as partner
    from images where json_valid(image))
  select partner from touched where partner is not null group by partner order by min(id), partner`;

/** Whether another partner goes by the name of one, by the number. */
const SHARES_NAME = `select exists (
  select 1 from partners p join partners o on o.name_key = p.name_key and o.id <> p.id where p.id = ?)`;

interface Naming {
  readonly nameOf: (id: number) => string | undefined;
  readonly isShared: (id: number) => boolean;
}

/** How many partners of one change are named on a screen. */
const NAMED = 3;

/** The summary with the name of a partner beside each number of one, else with those whose records it touched. */
function withNames(summary: string, partners: readonly NamedPartner[], { nameOf, isShared }: Naming): string {
  if (/\bp\d+\b/.test(summary)) {
    return summary.replaceAll(/\bp(\d+)\b/g, (number, digits) => {
      const name = nameOf(Number(digits));
      return name === undefined ? number : `${number} (${name})`;
    });
  }
  if (partners.length === 0) return summary;
  const names = partners
    .slice(0, NAMED)
    .map((each) => (isShared(each.id) ? `p${each.id} ${each.name}` : each.name));
  const more = partners.length - names.length;
  return `${summary} (${list(more > 0 ? [...names, `${more} more`] : names, 'and')})`;
}

/** So many who are gone are looked for one by one: each is a way through the journal, which most often ends soon. */
const ONE_BY_ONE = 5;

/** What partners who are gone were called when the journal last heard of them. */
function formerNames(db: Db): (id: number) => string | undefined {
  const last = db
    .prepare<[number], string>(
      `select coalesce(after, before) ->> '$.name' from change_rows
       where table_name = 'partners' and row_id = ? and json_valid(coalesce(after, before))
       order by id desc limit 1`,
    )
    .pluck();
  let asked = 0;
  let all: ReadonlyMap<number, string | null> | undefined;
  return (id) => {
    asked += 1;
    if (asked <= ONE_BY_ONE) return last.get(id);
    all ??= new Map(db.prepare<[], readonly [id: number, name: string | null]>(ALL_FORMER).raw().all());
    return all.get(id) ?? undefined;
  };
}

/** Of the rows of a group SQLite takes the one that has the greatest id. */
const ALL_FORMER = `select row_id, coalesce(after, before) ->> '$.name', max(id) from change_rows
  where table_name = 'partners' and json_valid(coalesce(after, before)) group by row_id`;

/** What each partner is called, or was when last heard of. */
function partnerNames(db: Db): (id: number) => string | undefined {
  const now = db.prepare<[number], string>('select name from partners where id = ?').pluck();
  const once = formerNames(db);
  const undone = undonePartnerName(db);
  const known = new Map<number, string | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, now.get(id) ?? once(id) ?? undone(id));
    return known.get(id);
  };
}
