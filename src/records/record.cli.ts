import type { Db } from '../file/sqlite.sql.ts';
import { withArticle } from '../text/count.ts';
import { damagedFile, UserError } from '../text/errors.ts';
import { nounOf } from './nouns.ts';
import { tableOfNumber, wasGivenOut } from './records.sql.ts';

/** What any record is. */
export const ON_RECORD = 'on record';

/** The number names no record, or one of another kind; `wanted` says what kind would do. */
export function noSuchRecord(db: Db, number: number, wanted: string): UserError {
  const table = tableOfNumber(db, number);
  if (table !== undefined) {
    const noun = withArticle(nounOf(table));
    // It is there, and is not read with what it belongs to.
    return wanted === ON_RECORD || wanted === noun
      ? damagedFile(`${noun} #${number} that belongs to nothing`)
      : new UserError(`#${number} is ${noun}, not ${wanted}`, {
          hints: [`refnet show ${number}      shows it`],
        });
  }
  const gone = wasGivenOut(db, number) ? ' any more: it was taken back or removed' : '';
  return new UserError(`there is no #${number}${gone}`, {
    hints: ['refnet history      lists what was changed'],
  });
}
