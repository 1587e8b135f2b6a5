/** What the cells of a column of statuses say. */
import { readWord } from '../kinds/vocabulary.ts';
import { isNobody } from '../partners/nobody.ts';
import { OTHER_STATUS_SAYINGS, STATUS_CELLS } from '../referrals/status-other-words.ts';
import { STATUS_WORDS } from '../referrals/status-vocabulary.ts';
import { STATUS_SAYINGS, unclear } from '../referrals/status-words.ts';
import type { Status } from '../referrals/status.ts';
import { usageError } from '../text/errors.ts';
import { asItem, byWord, looseWords, parsePairs } from './pairs.ts';

/** A status, or that rows with that word are not to be imported. */
export type StatusSaid = Status | typeof LEAVE_OUT;

export const LEAVE_OUT = 'leave-out';

/** What a person said of words, by the words as they are compared; stands above the table. */
export type OwnStatuses = ReadonlyMap<string, StatusSaid>;

const STATUS_BY_WORD: ReadonlyMap<string, Status> = new Map(
  [OTHER_STATUS_SAYINGS, STATUS_CELLS, STATUS_SAYINGS].flatMap((table) => [...byWord(table, looseWords)]),
);

/** What a cell says; null for one that says nothing: empty, a dash, `N/A`; undefined for a word that is not known. */
export function statusOfCell(text: string, own?: OwnStatuses): StatusSaid | null | undefined {
  const words = looseWords(text);
  const said = own?.get(words) ?? STATUS_BY_WORD.get(words);
  return said ?? (isNobody(text) && !/[✓✔✅☑✗✘✖❌]/u.test(text) ? null : undefined);
}

/** The statuses between which a word stands, each with what it would mean; none for any other word. */
export function meaningsOf(text: string): Readonly<Partial<Record<Status, string>>> {
  const key = looseWords(text).replaceAll(' ', '-');
  return (Object.hasOwn(unclear, key) ? unclear[key] : undefined) ?? {};
}

/** What a word may stand for, where it says two things: `won or lost`. */
export function eitherStatus(text: string): string | undefined {
  return Object.keys(meaningsOf(text)).join(' or ') || undefined;
}

const EXAMPLE = '--statuses "Closed=won, Hot=contacted, Spam=leave-out"';

/** Reads `--statuses`: a person's own words for statuses. Throws a usage UserError for an unknown status. */
export function parseStatusWords(texts: readonly string[]): Map<string, StatusSaid> {
  return new Map(
    texts
      .flatMap((text) => parsePairs(text, EXAMPLE))
      .map(([word, said]) => {
        if (said === 'STATUS') throw usageError(`say which status stands for ${asItem(word)}`, EXAMPLE);
        return [
          looseWords(word),
          /^(?:leave[ _-]?out|skip)$/i.test(said) ? LEAVE_OUT : readWord(STATUS_WORDS, said),
        ];
      }),
  );
}

/** What to type for words that are not known, with a blank for each: `Hot=STATUS, "On hold, again"=STATUS`. */
export function statusesToType(words: readonly string[]): string {
  return words.map((word) => `${asItem(word)}=STATUS`).join(', ');
}
