import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { insertPartner, listPartners, savingPartner } from '../partners/partner.sql.ts';
import { emptyPartner } from '../partners/partner.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { beginImport, hashing, type ImportOrigin } from './identities.sql.ts';
import type { ImportRun } from './import.ts';
import {
  entryOf,
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
}

/** What would become of the people of a file, as the network is now. */
export function planFor(db: Db, people: readonly Person[], options: PeopleOptions): Planned[] {
  const { settings } = readSettings(listSettings(db));
  const partners = listPartners(db).map(entryOf);
  return planPeople(people, partners, { ...options, country: settings.country, identityOf: identities(db) });
}

/** Writes what became of them: new partners, what known ones lacked, and what they are known by from now on. */
export function writePeople(
  change: Change,
  planned: readonly Planned[],
  run: ImportRun,
  origin: ImportOrigin,
): void {
  const touched = new Set<Entry>();
  for (const { outcome, entry } of planned) {
    if (entry === null || touched.has(entry) || (outcome !== 'added' && outcome !== 'filled')) continue;
    touched.add(entry);
    run.importId ??= beginImport(change, origin);
    if (entry.id === null) add(change, entry);
    else if (Object.keys(entry.lacking).length > 0) savingPartner.update(change, entry.id, entry.lacking);
  }
  for (const entry of touched) {
    const introducer = entry.introducer?.id ?? null;
    if (introducer !== null && entry.id !== null && introducer !== entry.id) {
      savingPartner.update(change, entry.id, { introducedBy: introducer });
    }
  }
  if (run.importId !== null) keepIdentities(change.db, run.importId, planned);
}

function add(change: Change, entry: Entry): void {
  const draft = { ...emptyPartner(entry.facts.name), ...entry.facts, introducedBy: null };
  entry.id = insertPartner(change, draft, entry.uuid ?? undefined);
}

/** What earlier imports know of people: the very same card, and the person it is about. */
function identities(db: Db): (person: Person) => PersonIdentity {
  const hashOf = hashing(db);
  const select = db.prepare<[string], number>('select number from import_identities where hash = ?').pluck();
  const isEmpty = db.prepare('select 1 from import_identities limit 1').get() === undefined;
  return (person) =>
    isEmpty
      ? { unchanged: undefined, number: undefined }
      : {
          unchanged: select.get(hashOf(...contentParts(person))),
          number: select.get(hashOf(...identityParts(person))),
        };
}

function keepIdentities(db: Db, importId: number, planned: readonly Planned[]): void {
  const hashOf = hashing(db);
  const insert = db.prepare(
    'insert or ignore into import_identities (hash, nth, import_id, number) values (?, 1, ?, ?)',
  );
  for (const { person, entry, outcome } of planned) {
    if (entry === null || entry.id === null || outcome === 'known') continue;
    insert.run(hashOf(...contentParts(person)), importId, entry.id);
    insert.run(hashOf(...identityParts(person)), importId, entry.id);
  }
}
