/** What the cells of a column of statuses say. */
import { readWord } from '../kinds/vocabulary.ts';
import { isNobody } from '../partners/nobody.ts';
import { STATUS_CELLS } from '../referrals/status-cells.ts';
import { OTHER_STATUS_SAYINGS } from '../referrals/status-other-words.ts';
import { STATUS_WORDS } from '../referrals/status-vocabulary.ts';
import { STATUS_SAYINGS, unclear } from '../referrals/status-words.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { usageError } from '../text/errors.ts';
import { statusWord } from './status-day.ts';
import { asItem, asPair, byWord, looseWords, parsePairs, STATUSES_EXAMPLE } from './pairs.ts';

/** A status, or that rows with that word are not to be imported. */
export type StatusSaid = Status | typeof LEAVE_OUT;

export const LEAVE_OUT = 'leave-out';

/** What a person said of words, by the words as they are compared; stands above the table. */
export type OwnStatuses = ReadonlyMap<string, StatusSaid>;

const STATUS_BY_WORD: ReadonlyMap<string, Status> = new Map(
  [OTHER_STATUS_SAYINGS, STATUS_CELLS, STATUS_SAYINGS].flatMap((table) => [...byWord(table, looseWords)]),
);

/** The same without the blanks between words, as programs name them: `closedwon`, `NotContacted`. */
const STATUS_BY_LETTERS: ReadonlyMap<string, Status> = new Map(
  [...STATUS_BY_WORD].map(([words, status]) => [words.replaceAll(' ', ''), status]),
);

/** The single words that statuses are said with. */
const STATUS_WORDS_ALONE: ReadonlySet<string> = new Set(
  [...STATUS_BY_WORD.keys()].flatMap((words) => words.split(' ')).filter((word) => word.length > 1),
);

/** Whether statuses are said with that word, as it is compared. */
export function isStatusWord(word: string): boolean {
  return STATUS_WORDS_ALONE.has(word);
}

/** What a cell says; null for one that says nothing: empty, a dash, `N/A`; undefined for a word that is not known. */
export function statusOfCell(text: string, own?: OwnStatuses): StatusSaid | null | undefined {
  const words = looseWords(text);
  const said = own?.get(words) ?? knownStatus(words) ?? own?.get(looseWords(statusWord(text)));
  if (said !== undefined) return said;
  if (saysNothing(text)) return null;
  if (eitherStatus(text) !== undefined) return undefined;
  const word = statusWord(text);
  return word === text ? numberedOrExplained(text) : statusOfCell(word, own);
}

/** Whether a cell says a status with a reason or a number behind it: `Lost - price`. */
export function saysMoreThan(text: string): boolean {
  return knownStatus(looseWords(text)) === undefined;
}

function knownStatus(words: string): Status | undefined {
  return STATUS_BY_WORD.get(words) ?? STATUS_BY_LETTERS.get(words.replaceAll(' ', ''));
}

/** A dash, `N/A`, `Unknown`; but a number or a mark may be a yes. */
function saysNothing(text: string): boolean {
  return isNobody(text) && !/[\d\p{Extended_Pictographic}\u2713-\u2718]/u.test(text);
}

/**
 * A stage with its number or its odds, `3. Proposal`, `Negotiation (90%)`, or an outcome with the reason: `Lost - price`.
 * A reason that is an outcome of its own leaves it open which of the two holds.
 */
function numberedOrExplained(text: string): Status | undefined {
  const bare = text.replace(/^\s*(?:stage )?\d+\s*[-.:)]?\s*/i, '').replace(/\s*\(?\d+ ?%\)?\s*$/, '');
  const known = bare === text ? undefined : knownStatus(looseWords(bare));
  if (known !== undefined) return known;
  const [, outcome = '', reason = ''] =
    /^([^-\u2013\u2014:(/]+?)\s*(?:\s[-\u2013\u2014]\s|:|\(|\/)\s*(.+)$/s.exec(bare) ?? [];
  const status = knownStatus(looseWords(outcome));
  if (status === undefined || !isClosed(status)) return undefined;
  const other = looseWords(reason);
  const isOpen = knownStatus(other) === undefined && eitherStatus(other) === undefined;
  return isOpen || knownStatus(other) === status ? status : undefined;
}

/** The statuses between which a word stands, each with what it would mean; none for any other word. */
export function meaningsOf(text: string): Readonly<Partial<Record<Status, string>>> {
  const key = looseWords(statusWord(text)).replaceAll(' ', '-');
  return (Object.hasOwn(unclear, key) ? unclear[key] : undefined) ?? {};
}

/** What a word may stand for, where it says two things: `won or lost`. */
export function eitherStatus(text: string): string | undefined {
  return Object.keys(meaningsOf(text)).join(' or ') || undefined;
}

/** Reads `--statuses`: a person's own words for statuses. Throws a usage UserError for an unknown status. */
export function parseStatusWords(texts: readonly string[]): Map<string, StatusSaid> {
  return new Map(
    texts
      .flatMap((text) => parsePairs(text, STATUSES_EXAMPLE))
      .map(([word, said]) => {
        if (said === 'STATUS')
          throw usageError(`say which status stands for ${asItem(word)}`, STATUSES_EXAMPLE);
        return [looseWords(word), saysLeaveOut(said) ? LEAVE_OUT : readWord(STATUS_WORDS, said)];
      }),
  );
}

/** Whether what is said of a word leaves its rows out. */
export function saysLeaveOut(said: string): boolean {
  return /^(?:leave[ _-]?out|skip)$/i.test(said);
}

/** What to type for a word that is not known, with a blank: `"On hold, again"=STATUS`. */
export function statusToType(word: string): string {
  return asPair(word, 'STATUS');
}
