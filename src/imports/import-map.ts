/** What the columns of a layout mean, kept under a name and found again by its headings. */
import type { DateOrder } from '../calendar/date-order.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import type { Direction } from '../referrals/direction.ts';
import { cleanInput } from '../text/sanitize.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { asItem } from './pairs.ts';
import type { Mapping, TrackerColumn } from './tracker-columns.ts';
import { MEANINGS, type Meaning } from './tracker-meanings.ts';
import { headingKey } from './tracker.ts';
import type { Nobody } from './tracker-reading.ts';

/** One heading and what its column holds. */
export interface MappedHeading {
  readonly heading: string;
  readonly meaning: Meaning;
}

/** A mapping as it is kept. */
export interface ImportMap {
  readonly id: number;
  readonly name: string;
  /** The headings it was made for, as {@link headingsKey} has them. */
  readonly headings: string;
  readonly columns: readonly MappedHeading[];
  /** What words for statuses mean, each as `--statuses` takes it. */
  readonly statuses: readonly string[];
  readonly answers: MapAnswers;
}

/** What was said of a file beside its columns, for the next one; what nobody said of it is left out. */
export interface MapAnswers {
  readonly direction?: Direction | undefined;
  readonly currency?: string | undefined;
  readonly decimals?: DecimalSign | undefined;
  readonly dates?: DateOrder | undefined;
  readonly nobody?: Nobody | undefined;
  readonly noClients?: boolean | undefined;
  /** What words for the way mean, each as `--directions` takes it. */
  readonly directions?: readonly string[] | undefined;
}

/** What of an import its command line says, and a mapping keeps. */
export interface SaidAnswers extends Omit<MapAnswers, 'direction' | 'directions' | 'noClients'> {
  readonly given: boolean;
  readonly received: boolean;
  readonly noClients: boolean;
  readonly directions: readonly string[];
}

/** What is kept of what was said. */
export function answersOf({ given, received, noClients, ...said }: SaidAnswers): MapAnswers {
  const { currency, decimals, dates, nobody } = said;
  const directions = said.directions.length === 0 ? undefined : said.directions;
  const direction = given ? 'given' : received ? 'received' : undefined;
  return { direction, currency, decimals, dates, nobody, noClients: noClients || undefined, directions };
}

/** What was said, with what is kept where it says nothing. A column said to be the client's is wanted, whatever is kept. */
export function withAnswers<S extends SaidAnswers>(
  said: S,
  kept: MapAnswers,
  { wantsClients }: { wantsClients: boolean },
): S {
  const isWaySaid = said.given || said.received;
  return {
    ...said,
    given: isWaySaid ? said.given : kept.direction === 'given',
    received: isWaySaid ? said.received : kept.direction === 'received',
    currency: said.currency ?? kept.currency,
    decimals: said.decimals ?? kept.decimals,
    dates: said.dates ?? kept.dates,
    nobody: said.nobody ?? kept.nobody,
    noClients: said.noClients || (kept.noClients === true && !wantsClients),
    // What is said now comes last, and stands.
    directions: [...(kept.directions ?? []), ...said.directions],
  };
}

/** What is kept, as the options that say it: `--given`, `--currency EUR`, `--no-clients`. */
export function answerOptions(answers: MapAnswers): string[] {
  const { direction, currency, decimals, dates, nobody, noClients, directions = [] } = answers;
  return [
    ...(direction === undefined ? [] : [`--${direction}`]),
    ...(currency === undefined ? [] : [`--currency ${currency}`]),
    ...(decimals === undefined ? [] : [`--decimals ${decimals}`]),
    ...(dates === undefined ? [] : [`--dates ${dates}`]),
    ...(nobody === undefined ? [] : [`--nobody ${nobody}`]),
    ...(noClients === true ? ['--no-clients'] : []),
    ...(directions.length === 0 ? [] : [`--directions ${shellQuoted(directions.join(', '))}`]),
  ];
}

/** Headings as they are compared: without regard to their order, to case, accents and punctuation. */
export function headingsKey(headings: readonly string[]): string {
  return headings
    .map((heading) => headingKey(cleanInput(heading)))
    .filter((key) => key !== '')
    .toSorted()
    .join('|');
}

/** What the columns of a file are by a kept mapping; headings that the file does not have are passed over. */
function mappingBy({ columns }: Pick<ImportMap, 'columns'>, headings: readonly string[]): Mapping {
  const there = new Set(headings.map((heading) => headingKey(cleanInput(heading))));
  return new Map(
    columns.flatMap((column): [string, MappedHeading][] => {
      const key = headingKey(column.heading);
      return there.has(key) ? [[key, column]] : [];
    }),
  );
}

/** What was said of columns for a whole command. */
export interface ColumnsSaid {
  /** `--map`, as typed. */
  readonly map: readonly string[];
  /** The mappings kept under the name that `--as` says; none where it was not said. */
  readonly named: readonly ImportMap[];
  /** All mappings that are kept. */
  readonly kept: readonly ImportMap[];
}

/** What is kept of a table with these headings: under the name that was said, or else for just these headings. */
export function keptFor(
  headings: readonly string[],
  { named, kept }: Pick<ColumnsSaid, 'named' | 'kept'>,
): ImportMap | undefined {
  const best = bestMap(named, headings);
  return fittingColumns(best, headings) === undefined ? (mapOf(kept, headings) ?? best) : best;
}

/** The mapping that is kept for just these headings. */
export function mapOf(maps: readonly ImportMap[], headings: readonly string[]): ImportMap | undefined {
  if (maps.length === 0) return undefined;
  const key = headingsKey(headings);
  return (
    maps.find((map) => map.headings === key) ??
    maps.find(({ columns }) => headingsKey(columns.map(({ heading }) => heading)) === key)
  );
}

/** Of several mappings the one for just these headings, or else the one with most of them. */
export function bestMap(maps: readonly ImportMap[], headings: readonly string[]): ImportMap | undefined {
  const [first, ...others] = maps;
  if (first === undefined || others.length === 0) return first;
  const fitting = maps.map((map) => ({ map, size: mappingBy(map, headings).size }));
  return mapOf(maps, headings) ?? fitting.toSorted((a, b) => b.size - a.size)[0]?.map;
}

/** What the columns are by a kept mapping; undefined where it is none of theirs: one heading alone is chance. */
export function fittingColumns(
  map: Pick<ImportMap, 'columns'> | undefined,
  headings: readonly string[],
): Mapping | undefined {
  const mapping = map === undefined ? undefined : mappingBy(map, headings);
  return mapping !== undefined && mapping.size > 1 ? mapping : undefined;
}

/** What is kept of the columns of a file: what each was taken for, `ignore` where it is not read. */
export function mappedColumns(
  columns: readonly Pick<TrackerColumn, 'heading' | 'meaning'>[],
): MappedHeading[] {
  return columns.flatMap(({ heading, meaning }): MappedHeading[] => {
    if (heading === '') return [];
    const known = MEANINGS.find((each) => each === meaning);
    return [{ heading, meaning: known ?? 'ignore' }];
  });
}

/** Own words for statuses or the way, as `--statuses` and `--directions` take them. */
export function statusTexts(statuses: ReadonlyMap<string, string> = new Map()): string[] {
  return [...statuses].map(([word, status]) => `${asItem(word)}=${status}`);
}
