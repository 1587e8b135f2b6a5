/** What was said of columns, table by table: a heading is mapped where it stands, and nowhere else. */
import type { Sheet } from '../sheets/sheet.ts';
import { calledOf } from '../sheets/sheet.ts';
import { list } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { bestMap, fittingColumns, keptFor, mapOf, type ColumnsSaid } from './import-map.ts';
import { mappingIn } from './mapping-said.cli.ts';
import { asPair } from './pairs.ts';
import { PEOPLE, TRACKER, type SheetKind } from './sheet-kinds.cli.ts';
import { isTrackerHeader } from './tracker-assign.ts';
import type { Mapping } from './tracker-columns.ts';
import { likelyHeadings } from './tracker-file.io.ts';
import { headingKey } from './tracker.ts';

/** A table that may be imported, and its kind as its headings say; undefined where they say none. */
export interface Candidate {
  readonly sheet: Sheet;
  readonly kind: SheetKind | undefined;
}

/** A table with what was said of its own columns. */
export interface TableSaid {
  readonly kind: SheetKind | undefined;
  /** `--map` for it alone. */
  readonly map: readonly string[];
  /** A mapping of the name of `--as` is for columns that it has. */
  readonly takesNamed: boolean;
}

interface Known extends Candidate {
  readonly headings: readonly string[];
  readonly keys: ReadonlySet<string>;
}

/**
 * What was said of the columns of each table, in their order, and its kind by that: a table with mapped headings is a
 * tracker, but for a list of people beside a tracker that has them too. One table alone is taken as it was said. Throws a
 * usage UserError for what no table has, or what cannot be understood.
 */
export function columnsSaid(tables: readonly Candidate[], said: ColumnsSaid): TableSaid[] {
  const mapping = mappingIn(
    tables.map(({ sheet }) => sheet),
    said.map,
  );
  const [only] = tables;
  const isSaid = said.map.length > 0 || said.named.length > 0;
  if (only !== undefined && tables.length === 1) {
    const kind = isSaid ? TRACKER : only.kind;
    return [{ kind, map: said.map, takesNamed: true }];
  }
  if (!isSaid && said.kept.length === 0) {
    return tables.map(({ kind }) => ({ kind, map: [], takesNamed: false }));
  }
  const find = (headings: readonly string[]) => keptFor(headings, said);
  const known = tables.map((table): Known => {
    const headings = likelyHeadings(table.sheet, mapping, (each) => fittingColumns(find(each), each));
    return { ...table, headings, keys: new Set(headings.map(headingKey)) };
  });
  const homes = homesOf(known, mapping);
  const told = known.map((table) => toldOf(table, mapping, said, homes));
  refuseMissing(known, mapping);
  refuseOfPeople(mapping, homes, known);
  // A mapping whose columns no table has says what words mean all the same.
  const isNamed = told.some(({ takesNamed }) => takesNamed);
  return isNamed ? told : told.map((each) => ({ ...each, takesNamed: each.kind === TRACKER }));
}

/** The tables that each mapped heading is said of. */
type Homes = ReadonlyMap<string, ReadonlySet<Known>>;

/**
 * The trackers that have a heading, or else the tables that are nothing yet, or the lists of people: those beside a tracker
 * only where they are whole as trackers by what is said.
 */
function homesOf(known: readonly Known[], mapping: Mapping): Homes {
  const hasTracker = known.some(({ kind }) => kind === TRACKER);
  const mayBe = ({ kind, headings }: Known) =>
    kind === PEOPLE && (!hasTracker || isTrackerHeader(headings, mapping));
  return new Map(
    [...mapping.keys()].map((key) => {
      const having = known.filter(({ keys }) => keys.has(key));
      const ranks = [
        having.filter(({ kind }) => kind === TRACKER),
        having.filter(({ kind }) => kind === undefined),
        having.filter(mayBe),
      ];
      return [key, new Set(ranks.find((rank) => rank.length > 0) ?? [])];
    }),
  );
}

function toldOf(table: Known, mapping: Mapping, said: ColumnsSaid, homes: Homes): TableSaid {
  const { kind, headings, keys } = table;
  const own = [...mapping].filter(([key]) => keys.has(key));
  const isHome = own.some(([key]) => homes.get(key)?.has(table) === true);
  const all = new Map([...(fittingColumns(keptFor(headings, said), headings) ?? []), ...own]);
  const isTracker =
    kind === undefined
      ? isHome || (all.size > 0 && isTrackerHeader(headings, all))
      : kind === TRACKER || (kind === PEOPLE && (isHome || mapOf(said.kept, headings) !== undefined));
  return {
    kind: isTracker ? TRACKER : kind,
    map: isTracker ? own.map(([, { heading, meaning }]) => asPair(heading, meaning)) : [],
    takesNamed: isTracker && fittingColumns(bestMap(said.named, headings), headings) !== undefined,
  };
}

/** A heading that no table has is a slip of the pen. */
function refuseMissing(known: readonly Known[], mapping: Mapping): void {
  const missing = [...mapping].flatMap(([key, { heading }]) =>
    known.some(({ keys }) => keys.has(key)) ? [] : [quoted(heading)],
  );
  if (missing.length === 0) return;
  throw usageError(
    `none of these has a column ${list(missing, 'or')}`,
    ...known.map(({ sheet, headings }) => `${calledOf(sheet)}: ${headings.map(quoted).join(', ')}`),
  );
}

/** A heading of nothing but lists that stay what they are is not mapped at all. */
function refuseOfPeople(mapping: Mapping, homes: Homes, known: readonly Known[]): void {
  for (const [key, { heading }] of mapping) {
    const [first] = known.filter(({ keys }) => keys.has(key));
    if (first === undefined || homes.get(key)?.size !== 0) continue;
    const { sheet, kind } = first;
    throw usageError(
      `${quoted(heading)} stands in ${calledOf(sheet)} alone, which is ${kind?.what ?? 'no tracker'}`,
      'leave it out of --map, which says what the columns of a tracker are',
    );
  }
}
