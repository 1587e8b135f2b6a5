import type { Direction } from '../referrals/direction.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { OWN_MEANING_WORDS, ownListOf, ownMeaning, type OwnMeaning } from './own-list.ts';
import { headingKey, meaningOfHeading, MEANINGS, MEANING_WORDS, type Meaning } from './tracker.ts';
import { list } from '../text/count.ts';
import { cleanInput } from '../text/sanitize.ts';

/** What a column may hold. */
export type ColumnMeaning = Meaning | OwnMeaning;

/** The same in a few words. */
export const COLUMN_WORDS: Readonly<Record<ColumnMeaning, string>> = {
  ...MEANING_WORDS,
  ...OWN_MEANING_WORDS,
};

/** One column of a tracker. Without a meaning it is not read. */
export interface TrackerColumn {
  heading: string;
  meaning: ColumnMeaning | undefined;
  /** A column of needs that is one of directions instead, if that is what its cells hold. */
  orDirection: boolean;
  currency: string | undefined;
}

/** The cell of a row that has a meaning, trimmed; empty where there is no such column. */
export type CellFinder = (fields: readonly string[], meaning: ColumnMeaning) => string;

export function cellFinder(columns: readonly TrackerColumn[]): CellFinder {
  const places = new Map<ColumnMeaning, number>();
  columns.forEach(({ meaning }, index) => {
    if (meaning !== undefined && !places.has(meaning)) places.set(meaning, index);
  });
  return (fields, meaning) => {
    const place = places.get(meaning);
    return place === undefined ? '' : (fields[place] ?? '').trim();
  };
}

export function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field === '' || field.trim() === '');
}

/** What the user said of columns: by the key of the heading, the heading as typed and what it means. */
export type Mapping = ReadonlyMap<string, { heading: string; meaning: Meaning }>;

/** The columns that a line of headings would make. What the user said of a meaning stands above what is recognized. */
export function columnsOf(cells: readonly string[], mapping: Mapping): TrackerColumn[] {
  const said = new Set([...mapping.values()].map(({ meaning }) => meaning));
  const isOwn = ownListOf(cells) === 'referrals';
  return cells.map((cell): TrackerColumn => {
    const heading = cleanInput(cell);
    const mapped = mapping.get(headingKey(heading));
    const own = isOwn && mapped === undefined ? ownMeaning(heading) : undefined;
    if (own !== undefined) return { heading, meaning: own, orDirection: false, currency: undefined };
    const known = heading === '' ? undefined : meaningOfHeading(heading);
    const meaning =
      mapped?.meaning ?? (known !== undefined && said.has(known.meaning) ? undefined : known?.meaning);
    return {
      heading,
      meaning: meaning === 'ignore' ? undefined : meaning,
      orDirection: mapped === undefined && meaning !== undefined && known?.orDirection === true,
      currency: known?.currency,
    };
  });
}

/** Whether a line is the header: it says where the day and the partner are. */
export function isHeader(columns: readonly TrackerColumn[]): boolean {
  const has = (meaning: Meaning) => columns.some((column) => column.meaning === meaning);
  return has('day') && (has('partner') || has('given-to'));
}

/** Throws where a header cannot be read as it stands: a mapped column is not there, or two columns are one thing. */
export function checkHeader(
  columns: readonly TrackerColumn[],
  mapping: Mapping,
  withoutClients: boolean,
): void {
  refuseMissing(columns, mapping);
  refuseDuplicates(columns);
  if (withoutClients || columns.some(({ meaning }) => meaning === 'client')) return;
  throw new UserError(`no column for the client among ${headings(columns)}`, {
    hints: [
      `--map "${exampleHeading(columns)}=client"      says which one it is`,
      '--no-clients      imports without names',
    ],
  });
}

/** The line most like a header was none: says what is there and how to say what it means. */
export function unrecognized(lines: readonly (readonly TrackerColumn[])[], mapping: Mapping): UserError {
  const recognized = (columns: readonly TrackerColumn[]) =>
    columns.filter(({ meaning }) => meaning !== undefined).length;
  const filled = lines.filter((columns) => columns.filter(({ heading }) => heading !== '').length > 1);
  const [likely = []] = filled.toSorted((a, b) => recognized(b) - recognized(a));
  if (likely.length === 0) {
    return new UserError('no columns: every line is one single text', {
      hints: ['a tracker begins with a line of headings, like Date,Referrer,Prospect Name,Status'],
    });
  }
  refuseMissing(likely, mapping);
  const missing = [
    likely.some(({ meaning }) => meaning === 'day') ? [] : ['day'],
    likely.some(({ meaning }) => meaning === 'partner' || meaning === 'given-to') ? [] : ['partner'],
  ].flat();
  const what = list(
    missing.map((meaning) => `the ${meaning}`),
    'and',
  );
  return new UserError(`no column for ${what} among ${headings(likely)}`, {
    hints: [
      `--map "${missing.map((meaning) => `HEADING=${meaning}`).join(', ')}"      says which`,
      `they can be: ${MEANINGS.join(', ')}`,
    ],
  });
}

/** Which way the rows of a file go that do not say so themselves, and whether that is only assumed. */
export interface Way {
  direction: Direction;
  directionAssumed: boolean;
}

/** Which way, by what was said and by the columns. Throws a usage UserError where the two contradict each other. */
export function wayOf(columns: readonly TrackerColumn[], said: Direction | undefined): Way {
  const has = (wanted: Meaning) => columns.some(({ meaning }) => meaning === wanted);
  const to = has('partner') ? undefined : columns.find(({ meaning }) => meaning === 'given-to');
  if (to === undefined) {
    const assumed = said === undefined && !has('direction') && !has('given-to');
    return { direction: said ?? 'received', directionAssumed: assumed };
  }
  if (said !== 'received') return { direction: 'given', directionAssumed: false };
  throw usageError(
    `--received does not go with a column ${quoted(to.heading)}`,
    'leave --received out',
    `--map "${to.heading}=partner"      reads it as whom the clients came from`,
  );
}

/** Whether amounts may stand in the file whose currency neither a heading nor another column names. */
export function leavesCurrencyOpen(columns: readonly TrackerColumn[]): boolean {
  const value = columns.find(({ meaning }) => meaning === 'value');
  const named = columns.some(({ meaning }) => meaning === 'currency');
  return value !== undefined && value.currency === undefined && !named;
}

function refuseMissing(columns: readonly TrackerColumn[], mapping: Mapping): void {
  const there = new Set(columns.map(({ heading }) => headingKey(heading)));
  const missing = [...mapping].flatMap(([key, { heading }]) => (there.has(key) ? [] : [quoted(heading)]));
  if (missing.length === 0) return;
  throw usageError(
    `the file has no column ${list(missing, 'or')}`,
    `its columns: ${headings(columns)}`,
    `they can be: ${MEANINGS.join(', ')}`,
  );
}

function refuseDuplicates(columns: readonly TrackerColumn[]): void {
  const read = columns.filter(({ meaning, orDirection }) => meaning !== undefined && !orDirection);
  for (const column of read) {
    const sameName = columns.filter(({ heading }) => headingKey(heading) === headingKey(column.heading));
    if (sameName.length > 1) {
      throw new UserError(`${sameName.length} columns are headed ${quoted(column.heading)}`, {
        hints: ['give each its own heading in the spreadsheet, and save it again'],
      });
    }
    const same = read.filter(({ meaning }) => meaning === column.meaning && !SEVERAL.includes(meaning));
    if (same.length > 1 && column.meaning !== undefined) {
      const names = same.map(({ heading }) => quoted(heading));
      throw new UserError(
        `the columns ${list(names, 'and')} both look like ${COLUMN_WORDS[column.meaning]}`,
        {
          hints: same.map(({ heading }) => `--map "${heading}=ignore"      leaves that one out`),
        },
      );
    }
  }
}

/** What several columns may hold. */
const SEVERAL: readonly (ColumnMeaning | undefined)[] = ['note', 'number'];

function headings(columns: readonly TrackerColumn[]): string {
  return columns.flatMap(({ heading }) => (heading === '' ? [] : [quoted(heading)])).join(', ');
}

function exampleHeading(columns: readonly TrackerColumn[]): string {
  const free = columns.find(({ heading, meaning }) => heading !== '' && meaning === undefined);
  return (free ?? columns[0])?.heading ?? 'Heading';
}
