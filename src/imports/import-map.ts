/** What the columns of a layout mean, kept under a name and found again by its headings. */
import { cleanInput } from '../text/sanitize.ts';
import { asItem } from './pairs.ts';
import type { Mapping, TrackerColumn } from './tracker-columns.ts';
import { MEANINGS, type Meaning } from './tracker-meanings.ts';
import { headingKey } from './tracker.ts';

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
export function mappingBy({ columns }: Pick<ImportMap, 'columns'>, headings: readonly string[]): Mapping {
  const there = new Set(headings.map((heading) => headingKey(cleanInput(heading))));
  return new Map(
    columns.flatMap((column): [string, MappedHeading][] => {
      const key = headingKey(column.heading);
      return there.has(key) ? [[key, column]] : [];
    }),
  );
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

/** Own words for statuses, as `--statuses` takes them. */
export function statusTexts(statuses: ReadonlyMap<string, string>): string[] {
  return [...statuses].map(([word, status]) => `${asItem(word)}=${status}`);
}
