import { count } from '../text/count.ts';
import { firstFew } from '../text/first-few.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { asItem, asPair } from './pairs.ts';
import type { Answer } from './rows-refused.ts';
import type { Columns } from './faults.view.ts';
import { label } from '../kinds/vocabulary.ts';
import { isClosed, STATUSES } from '../referrals/status.ts';
import { isHardlyStatus, isHardlyWay, isPrivate, lineOfWord } from './private-words.ts';
import { eitherStatus, LEAVE_OUT, saysMoreThan, statusOfCell, statusToType } from './status-cell.ts';
import { fits } from './tracker-cells.ts';
import type { TrackerHead } from './tracker-questions.ts';
import type { OpenWords, Word } from './tracker-words.ts';

/** What is said of the words that are still open, one thing a line. */
export function openWordLines(open: OpenWords): string[] {
  const { statuses, directions, channels, nobody } = open;
  const isNone = isHardlyStatus(open);
  const all = statuses.filter(({ text }) => eitherStatus(text) === undefined);
  const unknown = all.filter((word) => !isNone && !isPrivate(word));
  const hidden = all.filter((word) => !isNone && isPrivate(word));
  const twofold = statuses.filter(({ text }) => eitherStatus(text) !== undefined);
  return [
    ...(unknown.length === 0 ? [] : [`statuses that are not known: ${wordList(unknown)}`]),
    ...(hidden.length === 0 ? [] : [hiddenPhrase(hidden)]),
    ...(isNone
      ? [
          `the column of statuses does not look like one: nearly every row has another word, and ${all.length} are not known`,
        ]
      : []),
    ...twofold.map((word) => `the status ${wordPhrase(word)} may be ${eitherStatus(word.text) ?? ''}`),
    ...wayLines(directions),
    ...(channels.length === 0 ? [] : [`no person and no firm: ${wordList(channels)}`]),
    ...(nobody.length === 0 ? [] : [nobodyPhrase(open)]),
  ];
}

/** Words for the way that are not known; of a column of many nothing is shown, which may be names. */
function wayLines(words: readonly Word[]): string[] {
  if (words.length === 0) return [];
  if (isHardlyWay(words)) {
    return [
      `the column of the way does not look like one: ${words.length} texts are neither given nor received`,
    ];
  }
  const texts = words.map((word) =>
    isPrivate(word) ? `the text on line ${word.line ?? 0}` : wordPhrase(word),
  );
  return [`neither given nor received: ${firstFew(texts, MOST_WORDS)}`];
}

/** What may be names is told by its line, and never shown. */
function hiddenPhrase(words: readonly Word[]): string {
  const lines = words.map(({ line = 0 }) => line).toSorted((a, b) => a - b);
  const which = firstFew(lines.map(String), MOST_WORDS);
  return lines.length === 1
    ? `the status on line ${which} is not known either, and may be a name: it is not shown here`
    : `the statuses on lines ${which} are not known either, and may be names: they are not shown here`;
}

/**
 * What to add to the command for all of them at once. `table`: what lines are said to be of, where there are several.
 */
export function openWordAnswers(open: OpenWords, table?: string): Answer[] {
  const { statuses, directions, channels, nobody } = open;
  return [
    ...(statuses.length === 0 || statuses.length > MOST_TO_TYPE || isHardlyStatus(open)
      ? []
      : [
          {
            option: '--statuses' as const,
            items: statuses.map((word) =>
              statusToType(isPrivate(word) ? lineOfWord(word, table) : word.text),
            ),
          },
        ]),
    ...(directions.length === 0 || isHardlyWay(directions)
      ? []
      : [
          {
            option: '--directions' as const,
            items: directions.map((word) =>
              asPair(isPrivate(word) ? lineOfWord(word, table) : word.text, 'DIRECTION'),
            ),
          },
        ]),
    ...(channels.length === 0
      ? []
      : [{ option: '--sources' as const, items: channels.map(({ text }) => asItem(text)) }]),
    ...(nobody.length === 0 ? [] : [{ option: '--nobody' as const, items: ['leave-out'] }]),
  ];
}

/** More words than that are not typed: the column hardly holds statuses. */
const MOST_TO_TYPE = 60;

/** How else those may be said, one a line. */
export function otherWordLines(open: OpenWords): string[] {
  const { statuses, directions, channels, nobody } = open;
  return [
    ...(statuses.length === 0 || isHardlyStatus(open)
      ? []
      : [`a STATUS is one of: ${[...STATUSES, LEAVE_OUT].join(', ')}`]),
    ...(directions.length === 0
      ? []
      : [
          `a DIRECTION is received (from the partner), given (to the partner) or ${LEAVE_OUT}; ` +
            'a column that says something else is left out by --map "HEADING=ignore"',
        ]),
    ...(channels.length === 0
      ? []
      : ['for what is a partner after all, say --partners instead of --sources']),
    ...(nobody.length === 0
      ? []
      : ['to keep rows that name no partner, as from a source "not named", say --nobody keep']),
  ];
}

/**
 * A column of so many different words is hardly one of statuses: how to read it as something else, and which other column
 * may hold them.
 */
export function noStatusLines(open: OpenWords, columns: Columns): string[] {
  const heading = columns.find(({ meaning }) => meaning === 'status')?.heading ?? '';
  if (heading === '' || !(open.statuses.length > MOST_WORDS || isHardlyStatus(open))) return [];
  return [
    `if ${quoted(heading)} holds no statuses, say --map ${shellQuoted(asPair(heading, 'note'))}, or =ignore`,
  ];
}

/** What reads the statuses from the column that has them, where another is taken for it. */
export function otherStatusAnswers(open: OpenWords, { columns, profiles }: TrackerHead): Answer[] {
  const taken = columns.findIndex(({ meaning }) => meaning === 'status');
  const [before, cells] = [columns[taken], profiles[taken]];
  if (before === undefined || cells === undefined || !isHardlyStatus(open)) return [];
  const others = columns.flatMap((column, at) => {
    const { statuses = 0, filled = 0 } = profiles[at] ?? {};
    return at !== taken && column.heading !== '' && statuses * 2 > filled ? [column] : [];
  });
  const [only, ...more] = others;
  if (only === undefined || more.length > 0) return [];
  // Where a column is headed as the other should be, the two have changed places.
  const { meaning } = only;
  const isSwapped = meaning === 'client' || meaning === 'partner' || meaning === 'given-to';
  const other = isSwapped && fits(meaning, cells) ? meaning : 'ignore';
  return [{ option: '--map', items: [asPair(only.heading, 'status'), asPair(before.heading, other)] }];
}

/** `12 rows name no partner ("N/A", empty on lines 4 and 9)`. */
export function nobodyPhrase({ nobody, empty = [] }: Pick<OpenWords, 'nobody' | 'empty'>): string {
  const rows = nobody.reduce((sum, word) => sum + word.rows, 0);
  const words = nobody.map(({ text }) => (text === '' ? emptyOn(empty) : quoted(text)));
  return `${count(rows, 'row')} ${rows === 1 ? 'names' : 'name'} no partner (${firstFew(words, MOST_WORDS)})`;
}

function emptyOn(lines: readonly number[]): string {
  return `empty on ${lines.length === 1 ? 'line' : 'lines'} ${firstFew(lines.map(String), LINES_NAMED)}`;
}

/** So many lines of empty cells are named. */
const LINES_NAMED = 9;

/** What is made of amounts that were billed in rows that are not won: `"Billed": 2 rows that are not won ("Open", "Lost")`. */
export function billedLines(billed: readonly Word[], columns: Columns): string[] {
  if (billed.length === 0) return [];
  const rows = billed.reduce((sum, word) => sum + word.rows, 0);
  const heading = columns.find(({ meaning }) => meaning === 'value')?.heading ?? '';
  const words = [
    ...new Set(billed.map(({ text }) => (text === '' ? 'no status' : quoted(shownStatus(text))))),
  ];
  const open = billed.find(({ text }) => text !== '' && !isOver(text));
  const own = open === undefined ? '' : `; --statuses '${asItem(open.text)}=won' says that they are`;
  const are = rows === 1 ? '1 row that is not won has' : `${count(rows, 'row')} that are not won have`;
  return [
    `${are} an amount under ${quoted(heading)} (${firstFew(words, MOST_WORDS)}), kept as an estimate and no revenue${own}`,
  ];
}

/** A status as the file has it; the status alone where there stands more than a word for it. */
function shownStatus(text: string): string {
  const status = statusOfCell(text) ?? LEAVE_OUT;
  return status !== LEAVE_OUT && saysMoreThan(text) ? label(status) : text;
}

function isOver(text: string): boolean {
  const status = statusOfCell(text) ?? LEAVE_OUT;
  return status !== LEAVE_OUT && isClosed(status);
}

function wordList(words: readonly Word[]): string {
  return firstFew(words.map(wordPhrase), MOST_WORDS);
}

function wordPhrase({ text, rows }: Word): string {
  return `${quoted(text)} (${count(rows, 'row')})`;
}

const MOST_WORDS = 12;
