import type { Db } from '../file/sqlite.sql.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import { parsedJson } from '../text/parsed-json.ts';
import { NOTHING_SAID, type SaidFact, type SaidHere } from './compared.ts';

/** The columns that hold what a file may offer. */
const COLUMNS: Readonly<Record<string, SaidFact>> = {
  estimate_minor: 'estimate',
  agreed_minor: 'agreed',
  invoiced_minor: 'invoiced',
  need: 'need',
  note: 'note',
  status: 'status',
  closed_on: 'closedOn',
  occurred_on: 'day',
  client_key: 'client',
  partner_id: 'partner',
  source_id: 'partner',
  direction: 'direction',
};

const FACTS = [...new Set(Object.values(COLUMNS))];

interface Kept {
  readonly importId: number | null;
  readonly wasEdited: 0 | 1;
  /** The change it came with is still in the journal, so that all that was said since is. */
  readonly isWhole: 0 | 1;
  readonly image: string;
}

/** What a person said of a referral here: what the journal has of it that no import wrote. */
export function saidHere(db: Db): (id: number) => SaidHere {
  const pairs = Object.keys(COLUMNS)
    .map((column) => `'${column}', ${column}`)
    .join(', ');
  const select = db.prepare<[number], Kept>(
    `select import_id as importId, updated_at <> created_at as wasEdited,
       exists (select 1 from changes where at = created_at) as isWhole, json_object(${pairs}) as image
     from referrals where id = ?`,
  );
  let edits: ReadonlyMap<number, SaidHere> | undefined;
  return (id) => {
    const row = select.get(id);
    if (row === undefined) return NOTHING_SAID;
    // Whatever it says was said by a person; what it does not say may be filled in.
    if (row.importId === null) {
      const facts = new Set(factsIn(row.image));
      return { facts, filledIn: facts, tookBack: new Set() };
    }
    if (row.isWhole === 1) {
      edits ??= readEdits(db);
      return edits.get(id) ?? NOTHING_SAID;
    }
    return row.wasEdited === 1 ? { ...NOTHING_SAID, facts: new Set(FACTS) } : NOTHING_SAID;
  };
}

function factsIn(image: string): SaidFact[] {
  return Object.entries(imageOf(image)).flatMap(([column, value]) =>
    value === null ? [] : (COLUMNS[column] ?? []),
  );
}

/** What is said of a referral as its changes are gone through. */
class Said implements SaidHere {
  readonly facts = new Set<SaidFact>();
  readonly filledIn = new Set<SaidFact>();
  readonly tookBack = new Set<Status>();

  add(fact: SaidFact, was: unknown): void {
    if (!this.facts.has(fact) && was === null) this.filledIn.add(fact);
    this.facts.add(fact);
  }
}

/** What people changed on each referral, and no import after them; read all at once, when the first is asked for. */
function readEdits(db: Db): ReadonlyMap<number, SaidHere> {
  const all = new Map<number, Said>();
  const images = db
    .prepare<[], { id: number; before: string; after: string; isImport: 0 | 1 }>(
      `select r.row_id as id, r.before, r.after, c.command = 'import' as isImport
       from change_rows r join changes c on c.id = r.change_id
       where r.table_name = 'referrals' and r.before is not null and r.after is not null
         and c.undone_at is null order by r.id`,
    )
    .iterate();
  for (const { id, before, after, isImport } of images) {
    const [was, is] = [imageOf(before), imageOf(after)];
    const said = all.get(id) ?? new Said();
    all.set(id, said);
    for (const [column, fact] of Object.entries(COLUMNS)) {
      if (was[column] === is[column]) continue;
      if (isImport === 1) said.facts.delete(fact);
      else said.add(fact, was[column] ?? null);
    }
    const outcome = STATUSES.find((status) => status === was['status']);
    const isTakenBack = outcome !== undefined && isClosed(outcome) && is['status'] !== outcome;
    if (isTakenBack && isImport === 0) said.tookBack.add(outcome);
  }
  return all;
}

function imageOf(text: string): Readonly<Record<string, unknown>> {
  const image = parsedJson(text);
  return typeof image === 'object' && image !== null ? { ...image } : {};
}
