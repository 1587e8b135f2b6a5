import type { Day } from '../calendar/day.ts';
import { readRecord, readRecords, type Rest } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { standingPhrase, tagOf, type AnyKind } from '../kinds/kind.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import { beginsWordIn } from '../text/begins-word.ts';
import { searchKey } from '../text/search-key.ts';
import { KINDS } from './record-kinds.ts';
import { tableOfNumber } from './records.sql.ts';

/** A record of whatever kind that has a number, in one phrase. */
export interface Phrased {
  readonly of: AnyKind;
  readonly id: number;
  readonly phrase: string;
  /** The search key of the phrase. */
  readonly key: string;
}

/** The records of one kind after the other, all of them or the `last` so many of each. */
export function phrasedRecords(db: Db, today: Day, last?: number): Phrased[] {
  const rest: Rest =
    last === undefined
      ? { cells: { today } }
      : { rest: 'order by t.id desc limit @last', cells: { today, last } };
  return KINDS.filter(({ series }) => series === 'record').flatMap((of) =>
    readRecords(db, of, rest).map((record) => {
      const phrase = standingPhrase(of, record, today);
      return { of, id: record.id, phrase, key: searchKey(phrase) };
    }),
  );
}

/**
 * Those that have every word of a text in their phrase; a piece within a word counts where no word begins so. None has a
 * text in which there is nothing to look for, a blank.
 */
export function thoseWith(all: readonly Phrased[], text: string): readonly Phrased[] {
  const words = searchKey(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found = all.filter(({ key }) => words.every((word) => key.includes(word)));
  const begun = found.filter(({ key }) => words.every((word) => beginsWordIn(key, word)));
  return begun.length > 0 ? begun : found;
}

/** A record as a list to choose from has it: its number before the phrase. */
export function choiceOf({ of, id, phrase }: Phrased): Choice<{ of: AnyKind; id: number }> {
  return { name: `${tagOf(of, id)}  ${phrase}`, value: { of, id } };
}

/** Promises and objectives share a table, and each reads its own rows alone. */
export function kindKnown(db: Db, number: number, today: Day): AnyKind | undefined {
  const table = tableOfNumber(db, number);
  const kinds = KINDS.filter((each) => each.table === table);
  return kinds.length < 2
    ? kinds[0]
    : kinds.find((each) => readRecord(db, each, number, { today }) !== undefined);
}
