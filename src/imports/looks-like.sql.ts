import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Alike } from './earlier-import.ts';
import {
  isCorrectedAlone,
  LookAlikeRows,
  type Corrected,
  type Itself,
  type LooksLike,
  type NewRow,
  type NotInFile,
} from './looks-like.ts';
import { asImported, type AsImported } from './as-imported.sql.ts';
import { filesBefore } from './files-before.sql.ts';
import { fileKey } from './import.ts';
import { searchKey } from '../text/search-key.ts';
import type { NewReferral, Tallied } from './judge.ts';
import { PairedRows, type PairedRow, type Sureness } from './paired-rows.ts';

/** What became of referrals on record that no row of a file is. */
export interface NotInFileAnyMore {
  readonly looksLike: LooksLike[];
  /** The numbers of those that came with an import that the file goes on with. */
  readonly gone: number[];
  /** The referrals of each import that single rows look like. */
  readonly alikeOf: ReadonlyMap<number, Alike>;
  /** How many referrals of each import new rows seem to be, otherwise read. */
  readonly pairedOf: ReadonlyMap<number, Paired>;
}

/** How many are surely so, and how many more likely. */
type Paired = Readonly<Record<Sureness, number>>;

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
  readonly importId: number | null;
  /** The files and sheets that come with it, by `fileKey`. */
  readonly files: readonly string[];
  /** Its rows are so few that those which one of them may be are looked up, and not all read. */
  readonly areFew: boolean;
}

/** Looks for the referrals that the file's new rows may be, and those that it has no more. */
export function findNotInFile(
  db: Db,
  { newRows, recognized, taken, unread }: Tallied,
  { files, importId, areFew }: ThisImport,
): NotInFileAnyMore {
  const lost = partsThatLost(db, recognized, { files, importId });
  const partOf = partsOfReferrals(db, lost, taken);
  const rows = newRows.flatMap(({ row, partner }): NewRow[] => {
    const { line, day, client, direction } = row;
    const whose = `${partner.isSource ? 's' : 'p'}${partner.id}`;
    return client === null ? [] : [{ line, day, client, direction, whose, whoseName: partner.name }];
  });
  const pairedOf = new Map<number, Paired>();
  if (lost.size === 0 && newRows.length === 0)
    return { looksLike: [], gone: [], alikeOf: new Map(), pairedOf };
  const alike = new LookAlikeRows(rows);
  const asPairs = newRows.map(asPaired);
  const paired = new PairedRows(asPairs);
  const which = areFew && partOf.size === 0 ? likeOneOf(asPairs) : ALL;
  const asItCame = partOf.size === 0 ? (before: NotInFile) => before : comingAs(db);
  const without = new Map<number, number>();
  const present = new Set<number>();
  for (const { importId: from, client, whoseKey, clientKey, ...each } of others(db, importId, which)) {
    if (taken.has(each.id)) continue;
    if (partOf.has(each.id) && unread.mayBe({ ...each, clientKey })) present.add(each.id);
    const sureness =
      from === null ? undefined : paired.pair({ day: each.day, whose: whoseKey, client: clientKey });
    if (from !== null && sureness !== undefined) {
      const { sure, likely } = pairedOf.get(from) ?? { sure: 0, likely: 0 };
      pairedOf.set(from, sureness === 'sure' ? { sure: sure + 1, likely } : { sure, likely: likely + 1 });
    }
    if (from !== null) without.set(each.id, from);
    if (client === null) continue;
    const before = { ...each, client, goesOn: goesOn(partOf.get(each.id)) };
    alike.consider(before, partOf.has(each.id) ? asItCame(before) : before);
  }
  const looksLike = alike.found();
  const alikeOf = alikeByImport(looksLike, without);
  for (const { id } of looksLike) {
    const part = partOf.get(id);
    if (part !== undefined) part.known += 1;
    without.delete(id);
  }
  const gone = [...without.keys()].filter((id) => !present.has(id) && goesOn(partOf.get(id)));
  return { looksLike, gone, alikeOf, pairedOf };
}

/** What the row of a referral was when it came, where a person corrected the referral here. */
function comingAs(db: Db): (before: NotInFile) => Itself {
  const corrected = asImported(db);
  const nameIn = (table: 'partners' | 'sources') =>
    db.prepare<[number], string>(`select name from ${table} where id = ?`).pluck();
  const [partner, source] = [nameIn('partners'), nameIn('sources')];
  const nameOf = (whose: string) => (whose.startsWith('s') ? source : partner).get(Number(whose.slice(1)));
  return (before) => {
    const { whose, ...facts } = corrected.get(before.id) ?? NOTHING;
    const whoseName = whose === undefined ? undefined : nameOf(whose);
    const itsPartner = whose === undefined || whoseName === undefined ? NOTHING : { whose, whoseName };
    return corrected.has(before.id) ? { ...before, ...facts, ...itsPartner } : before;
  };
}

const NOTHING: AsImported = {};

/** By the number of the import; `importOf`: that of each referral, by its number. */
function alikeByImport(
  looksLike: readonly LooksLike[],
  importOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, Alike> {
  const alikeOf = new Map<number, Alike & { readonly differs: Corrected }>();
  for (const each of looksLike) {
    const from = importOf.get(each.id);
    if (from === undefined) continue;
    const { differs } = each;
    const before = alikeOf.get(from) ?? { all: 0, corrected: 0, isMixed: false, differs };
    alikeOf.set(from, {
      all: before.all + 1,
      corrected: before.corrected + (isCorrectedAlone(each) ? 1 : 0),
      isMixed: before.isMixed || differs !== before.differs,
      differs,
    });
  }
  return alikeOf;
}

function asPaired({ row: { day, client }, partner }: NewReferral): PairedRow {
  return { day, whose: searchKey(partner.name), client: client === null ? null : searchKey(client) };
}

/** How many rows of a file that was imported, or of all files of one name, the files have, and how many there are. */
interface PartOfImport {
  known: number;
  all: number;
}

/** Whether the file has most of these rows: it goes on with them, and the others were changed or taken out. */
function goesOn(part: PartOfImport | undefined): boolean {
  return part !== undefined && part.known > 0 && part.known * 2 >= part.all;
}

/** Parts of imports, by the import and by which of its files and sheets they are. */
type Parts = ReadonlyMap<number, ReadonlyMap<number, PartOfImport>>;

/** The parts of imports of which the files have not all rows; those of one name are one, as a file grew by them. */
function partsThatLost(
  db: Db,
  recognized: Tallied['recognized'],
  { files, importId }: Pick<ThisImport, 'files' | 'importId'>,
): Parts {
  const rows = db
    .prepare<[number, number], number>(
      'select count(*) from import_identities where import_id = ? and coalesce(part, 0) = ?',
    )
    .pluck();
  const grown = new Map<string, PartOfImport>();
  const parts = new Map<number, Map<number, PartOfImport>>();
  const add = (id: number, part: number, found: PartOfImport) => {
    const ofImport = parts.get(id) ?? new Map<number, PartOfImport>();
    parts.set(id, ofImport);
    const same = ofImport.get(part) ?? found;
    if (!ofImport.has(part)) same.all += rows.get(id, part) ?? 0;
    ofImport.set(part, same);
    return same;
  };
  for (const { id, part, name, sheet } of filesBefore(db, importId)) {
    const key = fileKey(name, sheet);
    if (!files.includes(key)) continue;
    const ofName = grown.get(key) ?? { known: 0, all: 0 };
    grown.set(key, ofName);
    add(id, part, ofName);
  }
  for (const each of recognized.parts()) {
    add(each.importId, each.part, { known: 0, all: 0 }).known += each.rows;
  }
  const lost = [...parts].map(
    ([id, all]) => [id, new Map([...all].filter(([, { known, all: there }]) => known < there))] as const,
  );
  return new Map(lost.filter(([, all]) => all.size > 0));
}

/** The part that each referral came with which no row of the files is, by its number. */
function partsOfReferrals(db: Db, lost: Parts, taken: Tallied['taken']): ReadonlyMap<number, PartOfImport> {
  const select = db.prepare<[number], { number: number; part: number }>(
    'select number, coalesce(part, 0) as part from import_identities where import_id = ?',
  );
  const found = new Map<number, PartOfImport>();
  for (const [id, parts] of lost) {
    for (const { number, part } of select.iterate(id)) {
      const itsPart = taken.has(number) ? undefined : parts.get(part);
      if (itsPart !== undefined) found.set(number, itsPart);
    }
  }
  return found;
}

/** Which referrals are looked at: the end of a condition, and what it asks for. */
interface Which {
  readonly rest: string;
  readonly cells: Readonly<Record<string, string>>;
}

const ALL: Which = { rest: '', cells: {} };

/** Those of the day of one of these rows, or whose client is named by one: nothing else is like any of them. */
function likeOneOf(rows: readonly PairedRow[]): Which {
  const days = rows.map(({ day }) => day);
  const names = rows.flatMap(({ whose, client }) => (client === null ? [whose] : [whose, client]));
  return {
    rest: `and (r.occurred_on in (select value from json_each(@days))
      or r.client_key in (select value from json_each(@names)))`,
    cells: { days: JSON.stringify([...new Set(days)]), names: JSON.stringify([...new Set(names)]) },
  };
}

/** Referrals that this import did not make, but for those entered by mistake. */
function others(db: Db, importId: number | null, { rest, cells }: Which): IterableIterator<Candidate> {
  return db
    .prepare<[Readonly<Record<string, string | number | null>>], Candidate>(
      `select r.id, r.occurred_on as day, r.direction, coalesce('p' || r.partner_id, 's' || r.source_id) as whose,
         coalesce(p.name, s.name) as whoseName, r.client_name as client,
         coalesce(p.name_key, s.name_key) as whoseKey, r.client_key as clientKey, r.import_id as importId
       from referrals r left join partners p on p.id = r.partner_id left join sources s on s.id = r.source_id
       where r.import_id is not @importId and r.status <> 'void' ${rest} order by r.id`,
    )
    .iterate({ importId, ...cells });
}
