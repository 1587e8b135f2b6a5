import type { Change } from '../file/journal.sql.ts';
import { saving } from '../file/saving.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { lazily } from '../text/lazily.ts';
import { searchKey } from '../text/search-key.ts';
import {
  CONTACTS,
  contactKey,
  partners,
  type ContactKind,
  type Partner,
  type PartnerDraft,
} from './partner.ts';
import { refuseNobody } from './nobody.ts';
import { otherNames } from './other-names.ts';
import { moveStage, noteStage } from './stage.sql.ts';

/** Few changes say who introduced a partner. */
const introducers = lazily(() => import('./introducers.sql.ts'));

/** Partners are more than their row: what they have several of has tables of its own, and their stage has a history. */
export const savingPartner = saving(partners, {
  insert(change, draft) {
    refuseNobodies(change.db, draft);
    const id = change.insert('partners', cellsOf(partners, draft));
    for (const [table, rows] of detailsOf(id, draft)) for (const row of rows) change.insert(table, row);
    noteStage(change, id, { stage: draft.stage, onDay: change.today, reason: null });
    return id;
  },
  update(change, partner, { stage = partner.stage, ...said }) {
    const { id, stage: before } = partner;
    const by = said.introducedBy;
    if (by !== undefined && by !== partner.introducedBy) introducers().refuseCircle(change.db, partner, by);
    refuseNobodies(change.db, said, partner);
    const facts =
      said.name === undefined ? said : { ...said, aliases: otherNames(partner, said, myName(change.db)) };
    const differs = change.update('partners', id, cellsOf(partners, facts));
    const synced = detailsOf(id, facts).map(([table, rows, among]) =>
      syncDetails(change, table, id, rows, among),
    );
    // The details have no life of their own: to another file, a partner with another email is a changed partner.
    if (synced.includes(true)) change.update('partners', id, { updated_at: change.at });
    if (stage !== before) moveStage(change, id, { stage, onDay: change.today, reason: null });
    return differs || synced.includes(true) || stage !== before;
  },
});

/** Refuses names, other ones too, that are nobody's, or the user's own, unless the partner has them already. */
function refuseNobodies(db: Db, { name, aliases = [] }: Partial<PartnerDraft>, before?: Partner): void {
  const names = [...(name === undefined ? [] : [name]), ...aliases];
  const known = before === undefined ? [] : [before.name, ...before.aliases];
  const fresh = names.filter((each) => !known.includes(each));
  if (fresh.length === 0) return;
  const mine = myName(db);
  for (const each of fresh) refuseNobody(each, mine);
}

function myName(db: Db): string | undefined {
  return readSettings(listSettings(db)).settings['my-name'];
}

type DetailTable = 'contact_points' | 'aliases' | 'tags';

/** The rows that facts a partner has several of come to, and which of the table's rows they stand for. */
type Detail = readonly [table: DetailTable, rows: readonly Row[], among: { kind?: ContactKind }];

/** The rows of other tables that these facts of a partner come to. */
export function detailsOf(id: number, facts: Partial<PartnerDraft>): Detail[] {
  const contacts = Object.entries(CONTACTS).flatMap(([field, kind]): Detail[] => {
    const values = facts[field as keyof typeof CONTACTS];
    if (values === undefined) return [];
    const rows = values.map((value) => ({ kind, value, value_key: contactKey({ kind, value }) }));
    return [['contact_points', rows.map((row) => ({ partner_id: id, ...row })), { kind }]];
  });
  const { aliases, tags } = facts;
  const named = (values: readonly string[], column: string) =>
    values.map((value) => ({ partner_id: id, [column]: value, [`${column}_key`]: searchKey(value) }));
  return [
    ...contacts,
    ...(aliases === undefined ? [] : [['aliases', named(aliases, 'alias'), {}] as const]),
    ...(tags === undefined ? [] : [['tags', named(tags, 'tag'), {}] as const]),
  ];
}

/**
 * Makes a partner's rows of one table those wanted, touching only what differs; ways to reach them in that order, which is
 * that of their numbers. Returns whether anything differed.
 */
function syncDetails(
  change: Change,
  table: DetailTable,
  partnerId: number,
  wanted: readonly Row[],
  { kind }: { kind?: ContactKind },
): boolean {
  const existing = change.db
    .prepare<[number], Row>(`select * from ${table} where partner_id = ? order by id`)
    .all(partnerId)
    .filter((row) => kind === undefined || row['kind'] === kind);
  const columns = Object.keys(wanted[0] ?? {});
  const signature = (row: Row) => JSON.stringify(columns.map((column) => row[column]));
  const staying = isOrdered(table)
    ? inOrder(existing, wanted, signature)
    : existing.filter(isOneOf(wanted, signature));
  const surplus = existing.filter((row) => !staying.includes(row));
  const missing = wanted.filter((row) => !isOneOf(staying, signature)(row));
  const known = new Map(surplus.map(({ id: _id, ...row }) => [signature(row), row]));
  for (const row of surplus) change.remove(table, Number(row['id']));
  for (const row of missing) change.insert(table, known.get(signature(row)) ?? row);
  return surplus.length + missing.length > 0;
}

type SignatureOf = (row: Row) => string;

/** The first way to reach somebody is the one that is used. */
const isOrdered = (table: DetailTable) => table === 'contact_points';

function isOneOf(rows: readonly Row[], signature: SignatureOf): (row: Row) => boolean {
  const signatures = new Set(rows.map(signature));
  return (row) => signatures.has(signature(row));
}

/** The rows that can stay as they are: the others come after them, with higher numbers. */
function inOrder(existing: readonly Row[], wanted: readonly Row[], signature: SignatureOf): Row[] {
  const left = wanted.map(signature);
  return existing.filter((row) => {
    const stays = left[0] === signature(row);
    if (stays) left.shift();
    return stays;
  });
}
