import type { Db } from '../file/sqlite.sql.ts';
import { withArticle } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { nounOf } from './nouns.ts';
import { tableOfNumber, wasGivenOut } from './records.sql.ts';

/** The number names no record, or one of another kind; `wanted` says what kind would do. */
export function noSuchRecord(db: Db, number: number, wanted: string): UserError {
  const table = tableOfNumber(db, number);
  if (table !== undefined) return new UserError(`#${number} is ${withArticle(nounOf(table))}, not ${wanted}`);
  const gone = wasGivenOut(db, number) ? ' any more: it was taken back or removed' : '';
  return new UserError(`there is no #${number}${gone}`, {
    hints: ['refnet history      lists what was changed'],
  });
}
