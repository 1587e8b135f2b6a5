import { takeNumber, type Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { isBroughtBy } from '../partners/introducers.sql.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { detailsOf, savingPartner } from '../partners/partner-saving.sql.ts';
import { emptyPartner, partners } from '../partners/partner.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { bulkInsert, ROWS_AT_ONCE } from '../imports/bulk-insert.sql.ts';
import { addImportFile, beginImport, hashing, type ImportOrigin } from '../imports/identities.sql.ts';
import type { ImportRun } from '../imports/import.ts';
import {
  entryOf,
  isLeftOutNow,
  LEFT_OUT,
  planPeople,
  type Decision,
  type Entry,
  type PersonIdentity,
  type Planned,
} from './people-plan.ts';
import { contentParts, identityParts } from './person-identity.ts';
import type { Person } from './person.ts';

/** What was said of a list of people. */
export interface PeopleOptions {
  readonly tags: readonly string[];
  readonly labels: boolean;
  readonly isWanted: (person: Person) => boolean;
  readonly decisions: ReadonlyMap<number, Decision>;
  /** Whom a person left out before is asked about again. */
  readonly asksAgain: boolean;
}

/** What would become of the people of a file, as the network is now. */
export function planFor(db: Db, people: readonly Person[], options: PeopleOptions): Planned[] {
  const { settings } = readSettings(listSettings(db));
  const known = listPartners(db).map(entryOf);
  return planPeople(people, known, { ...options, country: settings.country, identityOf: identities(db) });
}

/**
 * Writes what became of them: new partners, in bulk (the journal takes their images only when the import is undone), what
 * known ones lacked, and what all are known by from now on.
 */
export function writePeople(
  change: Change,
  planned: readonly Planned[],
  run: ImportRun,
  origin: ImportOrigin,
): void {
  const touched = new Set<Entry>();
  for (const { outcome, entry } of planned) {
    if (entry !== null && (outcome === 'added' || outcome === 'filled')) touched.add(entry);
  }
  if (touched.size === 0 && !planned.some(isLeftOutNow)) return;
  run.importId ??= beginImport(change, origin);
  const fresh = [...touched].filter(({ id }) => id === null);
  addPartners(change, fresh, run.importId);
  for (const entry of touched) if (entry.line === null) fillPartner(change, entry);
  keepIdentities(change.db, run.importId, planned);
  addImportFile(change, run.importId, origin, fresh.length);
}

function fillPartner(change: Change, { id, lacking, introducer }: Entry): void {
  const by = id === null ? null : introducerOf(change.db, id, introducer);
  const facts = { ...lacking, ...(by === null ? {} : { introducedBy: by }) };
  if (id !== null && Object.keys(facts).length > 0) savingPartner.update(change, id, facts);
}

/** Adds partners with all that belongs to them. */
function addPartners(change: Change, entries: readonly Entry[], importId: number): void {
  const { db, at, today } = change;
  const first = takeNumber(db, 'partner', entries.length);
  entries.forEach((entry, index) => (entry.id = first + index));
  const rows = entries.map((entry) => ({
    ...cellsOf(partners, { ...emptyPartner(entry.facts.name), ...entry.facts, introducedBy: null }),
    id: entry.id,
    uuid: entry.uuid ?? newUuid(db),
  }));
  insertAll(db, 'partners', rows, { created_at: at, updated_at: at, import_id: importId });
  const details = entries.flatMap((entry) => detailsOf(entry.id ?? 0, entry.facts));
  for (const table of ['contact_points', 'aliases', 'tags']) {
    const theirs = details.flatMap(([name, each]) => (name === table ? each : []));
    insertAll(db, table, theirs, {});
  }
  const stages = entries.map(({ id, facts: { stage } }) => ({ partner_id: id, stage }));
  insertAll(db, 'stage_events', stages, { on_day: today, reason: null, created_at: at });
  const introduce = db.prepare('update partners set introduced_by = ? where id = ?');
  const unbury = db.prepare('delete from tombstones where uuid = ?');
  for (const { id, introducer, uuid } of entries) {
    const by = id === null ? null : introducerOf(db, id, introducer);
    if (by !== null) introduce.run(by, id);
    if (uuid !== null) unbury.run(uuid);
  }
}

/** Who is on record to have introduced somebody; null where the file says so of one whom they introduced themselves. */
function introducerOf(db: Db, id: number, introducer: Entry | null): number | null {
  const by = introducer?.id ?? null;
  return by === null || isBroughtBy(db, by, id) ? null : by;
}

/** Inserts rows of the same columns, many at a time; `same`: cells that all of them have. */
function insertAll(db: Db, table: string, rows: readonly Row[], same: Row): void {
  const [first] = rows;
  if (first === undefined) return;
  const insert = bulkInsert(db, table, Object.keys(first), same);
  rows.forEach((row, index) => {
    insert.cells.push(...Object.values(row));
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) insert.flush();
  });
  insert.flush();
}

/** What earlier imports know of people: the very same card, and the person it is about. */
function identities(db: Db): (person: Person) => PersonIdentity {
  const hashOf = hashing(db);
  const select = db.prepare<[string], number>('select number from import_identities where hash = ?').pluck();
  const isEmpty = db.prepare('select 1 from import_identities limit 1').get() === undefined;
  const partnerOf = (parts: readonly string[]) => {
    const number = select.get(hashOf(...parts));
    return number === undefined ? undefined : -number;
  };
  return (person) =>
    isEmpty
      ? { unchanged: undefined, number: undefined }
      : { unchanged: partnerOf(contentParts(person)), number: partnerOf(identityParts(person)) };
}

/** The numbers of partners are kept below zero: those of records are another series. */
function keepIdentities(db: Db, importId: number, planned: readonly Planned[]): void {
  const hashOf = hashing(db);
  // Who was left out once may be taken after all.
  const insert = db.prepare(
    `insert into import_identities (hash, nth, import_id, number) values (?, 1, ?, ?)
     on conflict (hash, nth) do update set import_id = excluded.import_id, number = excluded.number
     where number = ${LEFT_OUT} and excluded.number <> ${LEFT_OUT}`,
  );
  for (const each of planned) {
    const { person, entry, outcome } = each;
    if (isLeftOutNow(each)) insert.run(hashOf(...identityParts(person)), importId, LEFT_OUT);
    if (entry === null || entry.id === null || outcome === 'known') continue;
    insert.run(hashOf(...contentParts(person)), importId, -entry.id);
    insert.run(hashOf(...identityParts(person)), importId, -entry.id);
  }
}
