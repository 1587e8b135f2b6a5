import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { LookAlikeRows, type LooksLike, type NewRow } from './looks-like.ts';
import { searchKey } from '../text/search-key.ts';
import type { NewReferral, Tallied } from './judge.ts';
import { PairedRows, type PairedRow, type Sureness } from './paired-rows.ts';

/** What became of referrals on record that no row of a file is. */
export interface NotInFileAnyMore {
  readonly looksLike: LooksLike[];
  /** The numbers of those that came with an import that the file goes on with. */
  readonly gone: number[];
  /** How many referrals of each import single rows look like. */
  readonly alikeOf: ReadonlyMap<number, number>;
  /** How many referrals of each import new rows seem to be, otherwise read. */
  readonly pairedOf: ReadonlyMap<number, Paired>;
}

/** How many are surely so, and how many more likely. */
export type Paired = Readonly<Record<Sureness, number>>;

interface Candidate {
  readonly id: number;
  readonly day: Day;
  readonly direction: Direction;
  readonly whose: string;
  readonly whoseName: string;
  readonly client: string | null;
  readonly whoseKey: string;
  readonly clientKey: string | null;
  readonly importId: number | null;
}

/** The import that is being written. */
interface ThisImport {
  readonly fileName: string;
  readonly importId: number | null;
}

/** Looks for the referrals that the file's new rows may be, and those that it has no more. */
export function findNotInFile(
  db: Db,
  { newRows, recognized, taken }: Tallied,
  { fileName, importId }: ThisImport,
): NotInFileAnyMore {
  const lost = importsThatLost(db, recognized, { fileName, importId });
  const rows = newRows.flatMap(({ row, partner }): NewRow[] => {
    const { line, day, client, direction } = row;
    const whose = `${partner.isSource ? 's' : 'p'}${partner.id}`;
    return client === null ? [] : [{ line, day, client, direction, whose, whoseName: partner.name }];
  });
  const pairedOf = new Map<number, Paired>();
  if (lost.size === 0 && newRows.length === 0)
    return { looksLike: [], gone: [], alikeOf: new Map(), pairedOf };
  const alike = new LookAlikeRows(rows);
  const paired = new PairedRows(newRows.map(asPaired));
  const without = new Map<number, number>();
  for (const { importId: from, client, whoseKey, clientKey, ...each } of others(db, importId)) {
    if (taken.has(each.id)) continue;
    const sureness =
      from === null ? undefined : paired.pair({ day: each.day, whose: whoseKey, client: clientKey });
    if (from !== null && sureness !== undefined) {
      const { sure, likely } = pairedOf.get(from) ?? { sure: 0, likely: 0 };
      pairedOf.set(from, sureness === 'sure' ? { sure: sure + 1, likely } : { sure, likely: likely + 1 });
    }
    const part = from === null ? undefined : lost.get(from);
    if (from !== null) without.set(each.id, from);
    if (client !== null) alike.consider({ ...each, client, goesOn: goesOn(part) });
  }
  const looksLike = alike.found();
  const alikeOf = new Map<number, number>();
  for (const { id } of looksLike) {
    const from = without.get(id);
    const part = from === undefined ? undefined : lost.get(from);
    if (part !== undefined) part.known += 1;
    if (from !== undefined) alikeOf.set(from, (alikeOf.get(from) ?? 0) + 1);
    without.delete(id);
  }
  const gone = [...without].filter(([, from]) => goesOn(lost.get(from)));
  return { looksLike, gone: gone.map(([id]) => id), alikeOf, pairedOf };
}

function asPaired({ row: { day, client }, partner }: NewReferral): PairedRow {
  return { day, whose: searchKey(partner.name), client: client === null ? null : searchKey(client) };
}

/** How many rows of one import, or of all of one file, the file has, and how many there are. */
interface PartOfImport {
  known: number;
  all: number;
}

/** Whether the file has most of these rows: it goes on with them, and the others were changed or taken out. */
function goesOn(part: PartOfImport | undefined): boolean {
  return part !== undefined && part.known > 0 && part.known * 2 >= part.all;
}

/** The imports of which the file has not all rows; those of a file of that name are one, as it grew by them. */
function importsThatLost(
  db: Db,
  recognized: Tallied['recognized'],
  { fileName, importId }: ThisImport,
): ReadonlyMap<number, PartOfImport> {
  const rows = db
    .prepare<[number], number>('select count(*) from import_identities where import_id = ?')
    .pluck();
  const ofName = db
    .prepare<[string, number | null], number>('select id from imports where file_name = ? and id is not ?')
    .pluck();
  const grown: PartOfImport = { known: 0, all: 0 };
  const parts = new Map<number, PartOfImport>(ofName.all(fileName, importId).map((id) => [id, grown]));
  for (const id of new Set([...recognized.keys(), ...parts.keys()])) {
    const part = parts.get(id) ?? { known: 0, all: 0 };
    parts.set(id, part);
    part.known += recognized.get(id) ?? 0;
    part.all += rows.get(id) ?? 0;
  }
  return new Map([...parts].filter(([, { known, all }]) => known < all));
}

/** Referrals that this import did not make, but for those entered by mistake. */
function others(db: Db, importId: number | null): IterableIterator<Candidate> {
  return db
    .prepare<[number | null], Candidate>(
      `select r.id, r.occurred_on as day, r.direction, coalesce('p' || r.partner_id, 's' || r.source_id) as whose,
         coalesce(p.name, s.name) as whoseName, r.client_name as client,
         coalesce(p.name_key, s.name_key) as whoseKey, r.client_key as clientKey, r.import_id as importId
       from referrals r left join partners p on p.id = r.partner_id left join sources s on s.id = r.source_id
       where r.import_id is not ? and r.status <> 'void' order by r.id`,
    )
    .iterate(importId);
}
