/** What a tracker leaves open about its columns: asked in a terminal, else refused with what to type. */
import { list } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { searchKey } from '../text/search-key.ts';
import type { Assigned } from './tracker-assign.ts';
import { likelihoodOf } from './column-likelihood.ts';
import { fits, holdsMostlyDays, saysOneOfTwo, type CellProfile } from './tracker-cells.ts';
import { COLUMN_WORDS, hasColumn, saysWhence, type Mapping, type TrackerColumn } from './tracker-columns.ts';
import { areInCurrencies, headingSays } from './tracker-headings.ts';
import { MEANINGS_LISTED, type Meaning } from './tracker-meanings.ts';
import { asPair } from './pairs.ts';
import { PartRefused, type Answer, type Beside } from './rows-refused.ts';
import { headingKey } from './tracker.ts';

/** The table of a tracker: where its headings stand, what its columns are taken for, and what their cells are. */
export interface TrackerHead extends Assigned {
  /** The line of the header, from 1. */
  readonly line: number;
  readonly profiles: readonly CellProfile[];
  /** What stands in the lines above the headings. */
  readonly above: readonly string[];
  /** Whom those of the first rows are between that name both who gave and who received: the user is one of the two. */
  readonly between: readonly (readonly [from: string, to: string])[];
}

/** Which column is what: nothing says so, or two say the same. */
export interface OpenQuestion {
  readonly meaning: 'day' | 'partner' | 'given-to' | 'client' | 'value';
  readonly why: 'missing' | 'tied';
  /** The columns whose cells could be that, the likely ones first. */
  readonly columns: readonly TrackerColumn[];
  /** Those of them that are worth proposing to somebody who cannot see the others. */
  readonly likely: readonly TrackerColumn[];
}

/** What has to be known before the file can be read. */
export function openQuestions(head: TrackerHead, withoutClients: boolean): OpenQuestion[] {
  const { columns, tied } = head;
  const has = (meaning: Meaning) => hasColumn(columns, meaning);
  const missing = (meaning: 'day' | 'partner' | 'client'): OpenQuestion => {
    const free = columns.flatMap((column, index) => {
      const cells = head.profiles[index];
      const isFree = column.meaning === undefined && column.heading !== '';
      if (meaning === 'partner' && cells !== undefined && saysNoNames(cells)) return [];
      return isFree && cells !== undefined && cells.filled > 0 && fits(meaning, cells)
        ? [{ column, cells }]
        : [];
    });
    const plain = free.filter(({ cells }) => cells.addresses * 2 <= cells.filled);
    // Where there is no name, an address says who it is.
    const addresses = meaning === 'client' && plain.length === 0 ? free : [];
    const able = [
      ...plain.map(({ column, cells }) => ({
        column,
        likelihood: likelihoodOf(meaning, column.heading, cells),
      })),
      ...addresses.map(({ column, cells }) => ({ column, likelihood: cells.example.includes('@') ? 0 : -1 })),
    ];
    const sorted = able.toSorted((a, b) => b.likelihood - a.likelihood);
    return {
      meaning,
      why: 'missing',
      columns: sorted.map(({ column }) => column),
      likely: sorted.flatMap(({ column, likelihood }) => (likelihood < 0 ? [] : [column])),
    };
  };
  return [
    ...tied.flatMap(({ meaning, columns: same }): OpenQuestion[] =>
      meaning === 'day' ||
      meaning === 'partner' ||
      meaning === 'given-to' ||
      meaning === 'client' ||
      meaning === 'value'
        ? [{ meaning, why: 'tied', columns: same, likely: same }]
        : [],
    ),
    ...(has('day') ? [] : [missing('day')]),
    ...(saysWhence(columns) ? [] : [missing('partner')]),
    ...(withoutClients || has('client') ? [] : [missing('client')]),
  ];
}

/** Whether a column can name no partners: it says which way, or one of two things that look like no names. */
function saysNoNames(cells: CellProfile): boolean {
  const areWays = cells.filled > 0 && cells.directions === cells.filled;
  return areWays || (saysOneOfTwo(cells) && cells.names * 2 <= cells.filled);
}

/** Throws where the file cannot be read without an answer: says what is open and what to type. */
export function refuseOpen(head: TrackerHead, questions: readonly OpenQuestion[]): void {
  const { columns } = head;
  const tied = questions.find(({ why }) => why === 'tied');
  if (tied !== undefined) {
    refuseSameHeadings(tied.columns);
    const names = tied.columns.map(({ heading }) => quoted(heading));
    const items = tied.columns.map(({ heading }) => asPair(heading, tied.meaning));
    throw new PartRefused(
      `the columns ${list(names, 'and')} ${both(names)} look like ${COLUMN_WORDS[tied.meaning]}`,
      {
        hints: items.map((item) => `--map ${shellQuoted(item)}      takes that one`),
        beside: asFirst(items),
      },
    );
  }
  const missing = questions.filter(({ why }) => why === 'missing');
  if (missing.length === 0) return;
  const what = list(
    missing.map(({ meaning }) => `the ${meaning}`),
    'and',
  );
  // Where no heading is known it may be none, and be a client's name.
  const isUnknown = columns.every(({ heading }) => headingSays(heading).candidates.length === 0);
  if (isUnknown && !head.profiles.some(holdsMostlyDays)) {
    const blank = missing.map(({ meaning }) => `HEADING=${meaning}`);
    const listed = `they can be: ${MEANINGS_LISTED}`;
    throw new PartRefused(`no column for ${what}: none of the headings on line ${head.line} is known`, {
      hints: [`--map ${shellQuoted(blank.join(', '))}      says which`, listed],
      beside: { lines: [], answers: asMap(blank), notes: [listed] },
    });
  }
  throw new PartRefused(`no column for ${what} among ${headingsOf(columns)}`, proposed(missing));
}

const both = ({ length }: readonly unknown[]) => (length === 2 ? 'both' : 'all');

/** Beside other parts the first of several ways is taken, and the others are named. */
function asFirst(items: readonly string[]): Beside {
  const [first, ...others] = items;
  return {
    lines: [],
    answers: first === undefined ? [] : [{ option: '--map', items: [first] }],
    notes: others.map((item) => `in the place of ${shellQuoted(first ?? '')} it may be ${shellQuoted(item)}`),
  };
}

/** At most so many columns are proposed for one thing. */
const PROPOSED = 3;

function proposed(missing: readonly OpenQuestion[]): { hints: string[]; beside: Beside } {
  const [open, ...others] = missing;
  const none = missing.flatMap(({ meaning, columns }) =>
    columns.length > 0 ? [] : [`no other column holds ${WHAT[meaning]}: an import needs one`],
  );
  const listed = `they can be: ${MEANINGS_LISTED}`;
  const { items, isWhole, leavesClientsOut } = others.length > 0 ? oneEach(missing) : itemsOf(open);
  const shown = isWhole ? [items.join(', ')] : items;
  const way = isWhole ? 'if that is what they are' : 'if that is the one';
  const ways = leavesClientsOut
    ? [`--map ${shellQuoted(items.join(', '))} --no-clients      ${way}; imports without names`]
    : shown.map((item) => `--map ${shellQuoted(item)}      ${way}`);
  const mayLeaveOut = open?.meaning === 'client' && others.length === 0;
  const isBlank = items.length === 0 && none.length === 0;
  const blank = missing.map(({ meaning }) => `HEADING=${meaning}`);
  const hints = [
    ...ways,
    ...none,
    ...(mayLeaveOut ? ['--no-clients      imports without names'] : []),
    ...(isBlank ? [`--map ${shellQuoted(blank.join(', '))}      says which`] : []),
    listed,
  ];
  const first = isWhole ? { lines: [], answers: asMap(items), notes: [] } : asFirst(items);
  const answers = isBlank && !mayLeaveOut ? asMap(blank) : first.answers;
  const withoutClients = leavesClientsOut || (isBlank && mayLeaveOut) ? [NO_CLIENTS] : [];
  return {
    hints,
    beside: { lines: none, answers: [...answers, ...withoutClients], notes: [...first.notes, listed] },
  };
}

const NO_CLIENTS: Answer = { option: '--no-clients', items: [] };

const asMap = (items: readonly string[]) => (items.length === 0 ? [] : [{ option: '--map' as const, items }]);

/** What is proposed: the columns of all that is missing, or one of several for one thing. */
interface Proposed {
  readonly items: readonly string[];
  /** All of them together say what is missing. */
  readonly isWhole: boolean;
  /** The client is missing, and no column could be it. */
  readonly leavesClientsOut: boolean;
}

/** A column for each that is missing; none where one has none that matters. */
function oneEach(missing: readonly OpenQuestion[]): Proposed {
  const taken = new Set<string>();
  const open: string[] = [];
  const items = missing.flatMap(({ meaning, likely }) => {
    const column = likely.find(({ heading }) => !taken.has(heading));
    if (column === undefined) {
      open.push(meaning);
      return [];
    }
    taken.add(column.heading);
    return [asPair(column.heading, meaning)];
  });
  const isWhole = items.length > 0 && open.every((meaning) => meaning === 'client');
  return { items: isWhole ? items : [], isWhole, leavesClientsOut: isWhole && open.length > 0 };
}

function itemsOf(open: OpenQuestion | undefined): Proposed {
  const likely = open?.likely.slice(0, PROPOSED) ?? [];
  const items = likely.map(({ heading }) => asPair(heading, open?.meaning ?? ''));
  return { items, isWhole: false, leavesClientsOut: false };
}

const WHAT = {
  day: 'days',
  partner: 'names',
  'given-to': 'names',
  client: 'names',
  value: 'amounts',
} as const;

/** Throws a usage UserError where a column that was mapped is not there, or two are mapped to one thing. */
export function refuseMisfits(columns: readonly TrackerColumn[], mapping: Mapping): void {
  const there = new Set(columns.map(({ heading }) => headingKey(heading)));
  const missing = [...mapping].flatMap(([key, { heading }]) => (there.has(key) ? [] : [quoted(heading)]));
  if (missing.length > 0) {
    throw usageError(
      `the file has no column ${list(missing, 'or')}`,
      `its columns: ${headingsOf(columns)}`,
      `they can be: ${MEANINGS_LISTED}`,
    );
  }
  for (const { heading, meaning } of mapping.values()) {
    const same = columns.filter((column) => headingKey(column.heading) === headingKey(heading));
    if (meaning !== 'ignore' && meaning !== 'note') refuseSameHeadings(same);
    const others = [...mapping.values()].filter((each) => each.meaning === meaning);
    const isAmount = meaning === 'value' || meaning === 'estimate';
    if (isAmount && areInCurrencies(others.map((each) => each.heading))) continue;
    if (others.length > 1 && meaning !== 'ignore' && meaning !== 'note') {
      const names = others.map((each) => quoted(each.heading));
      throw usageError(
        `${list(names, 'and')} are ${both(names)} mapped to ${meaning}`,
        'leave all but one out',
      );
    }
  }
}

function refuseSameHeadings(columns: readonly TrackerColumn[]): void {
  const [first, second] = columns;
  if (first === undefined || second === undefined) return;
  if (headingKey(first.heading) !== headingKey(second.heading)) return;
  throw new UserError(`${columns.length} columns are headed ${quoted(first.heading)}`, {
    hints: ['give each its own heading in the spreadsheet, and save it again'],
  });
}

/** What is said of a file in which no line looks like a header. */
export function noTable(): UserError {
  return new UserError('no columns: every line is one single text', {
    hints: ['a tracker begins with a line of headings, like Date,Referrer,Prospect Name,Status'],
  });
}

/** What is said of a table without headings; the cells of its first line may be those of a client. */
export function noHeadings(line: number): UserError {
  return new UserError(
    `line ${line} is a row and no line of headings, and an import needs one above the rows`,
    {
      hints: ['write it into the file, like Date,Referrer,Prospect Name,Status'],
    },
  );
}

function headingsOf(columns: readonly TrackerColumn[]): string {
  return columns.flatMap(({ heading }) => (heading === '' ? [] : [quoted(heading)])).join(', ');
}

/** Whose name the user's would be where both are named: the one of most rows; undefined where none is of half of them. */
export function likelyOwnName(between: TrackerHead['between']): string | undefined {
  const rows = new Map<string, { name: string; rows: number }>();
  for (const name of between.flat()) {
    const key = searchKey(name);
    const known = rows.get(key) ?? { name, rows: 0 };
    rows.set(key, { ...known, rows: known.rows + 1 });
  }
  const [most] = [...rows.values()].toSorted((a, b) => b.rows - a.rows);
  return most !== undefined && between.length > 1 && most.rows * 2 > between.length ? most.name : undefined;
}
