import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { asItem, asPair } from './pairs.ts';
import type { Answer } from './rows-refused.ts';
import type { Columns } from './faults.view.ts';
import { isClosed, STATUSES } from '../referrals/status.ts';
import { eitherStatus, LEAVE_OUT, statusOfCell, statusToType } from './status-cell.ts';
import type { OpenWords, Word } from './tracker-words.ts';

/** What is said of the words that are still open, one thing a line. */
export function openWordLines({ statuses, channels, nobody }: OpenWords): string[] {
  const unknown = statuses.filter(({ text }) => eitherStatus(text) === undefined);
  const twofold = statuses.filter(({ text }) => eitherStatus(text) !== undefined);
  return [
    ...(unknown.length === 0 ? [] : [`statuses that are not known: ${wordList(unknown)}`]),
    ...twofold.map((word) => `the status ${wordPhrase(word)} may be ${eitherStatus(word.text) ?? ''}`),
    ...(channels.length === 0 ? [] : [`no person and no firm: ${wordList(channels)}`]),
    ...(nobody.length === 0 ? [] : [nobodyPhrase(nobody)]),
  ];
}

/** What to add to the command for all of them at once. */
export function openWordAnswers({ statuses, channels, nobody }: OpenWords): Answer[] {
  return [
    ...(statuses.length === 0 || statuses.length > MOST_TO_TYPE
      ? []
      : [{ option: '--statuses' as const, items: statuses.map(({ text }) => statusToType(text)) }]),
    ...(channels.length === 0
      ? []
      : [{ option: '--sources' as const, items: channels.map(({ text }) => asItem(text)) }]),
    ...(nobody.length === 0 ? [] : [{ option: '--nobody' as const, items: ['leave-out'] }]),
  ];
}

/** More words than that are not typed: the column hardly holds statuses. */
const MOST_TO_TYPE = 60;

/** How else those may be said, one a line. */
export function otherWordLines({ statuses, channels, nobody }: OpenWords): string[] {
  return [
    ...(statuses.length === 0 ? [] : [`a STATUS is one of: ${[...STATUSES, LEAVE_OUT].join(', ')}`]),
    ...(channels.length === 0
      ? []
      : ['for what is a partner after all, say --partners instead of --sources']),
    ...(nobody.length === 0
      ? []
      : ['to keep rows that name no partner, as from a source "not named", say --nobody keep']),
  ];
}

/** A column of that many different words is hardly one of statuses: how to read it as something else. */
export function noStatusLines({ statuses }: OpenWords, columns: Columns): string[] {
  const heading = columns.find(({ meaning }) => meaning === 'status')?.heading ?? '';
  if (statuses.length <= MOST_WORDS || heading === '') return [];
  return [
    `if ${quoted(heading)} holds no statuses, say --map ${shellQuoted(asPair(heading, 'note'))}, or =ignore`,
  ];
}

/** `12 rows name no partner ("N/A", empty)`. */
export function nobodyPhrase(nobody: readonly Word[]): string {
  const rows = nobody.reduce((sum, word) => sum + word.rows, 0);
  const words = nobody.map(({ text }) => (text === '' ? 'empty' : quoted(text)));
  return `${count(rows, 'row')} ${rows === 1 ? 'names' : 'name'} no partner (${someOf(words)})`;
}

/** What is made of amounts that were billed in rows that are not won: `"Billed": 2 rows that are not won ("Open", "Lost")`. */
export function billedLines(billed: readonly Word[], columns: Columns): string[] {
  if (billed.length === 0) return [];
  const rows = billed.reduce((sum, word) => sum + word.rows, 0);
  const heading = columns.find(({ meaning }) => meaning === 'value')?.heading ?? '';
  const words = billed.map(({ text }) => (text === '' ? 'no status' : quoted(text)));
  const open = billed.find(({ text }) => text !== '' && !isOver(text));
  const own = open === undefined ? '' : `; --statuses '${asItem(open.text)}=won' says that they are`;
  const are = rows === 1 ? '1 row that is not won has' : `${count(rows, 'row')} that are not won have`;
  return [
    `${are} an amount under ${quoted(heading)} (${someOf(words)}), kept as an estimate and no revenue${own}`,
  ];
}

function isOver(text: string): boolean {
  const status = statusOfCell(text) ?? LEAVE_OUT;
  return status !== LEAVE_OUT && isClosed(status);
}

function wordList(words: readonly Word[]): string {
  return someOf(words.map(wordPhrase));
}

function wordPhrase({ text, rows }: Word): string {
  return `${quoted(text)} (${count(rows, 'row')})`;
}

const MOST_WORDS = 12;

function someOf(words: readonly string[]): string {
  const more = words.length - MOST_WORDS;
  return more > 1
    ? `${words.slice(0, MOST_WORDS).join(', ')} and ${count(more, 'more', 'more')}`
    : list(words, 'and');
}
