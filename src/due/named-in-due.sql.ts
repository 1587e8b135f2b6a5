import type { Db } from '../file/open.sql.ts';
import { readWaitingReferrals } from './due-list.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { readOlder } from './older-rows.sql.ts';

/** The numbers of a partner's referrals that `refnet due` names, and those that `refnet due --older` does. */
export interface Named {
  readonly due: ReadonlySet<number>;
  readonly older: ReadonlySet<number>;
}

/** Which referrals of a partner wait today for thanks, or for their outcome to be told. */
export function namedInDue(db: Db, question: DueQuestion, kind: 'thank' | 'tell', partner: number): Named {
  const { rows } = readWaitingReferrals(db, question, { kind: [kind], partner });
  const older = readOlder(db, question).filter((each) => each.kind === kind && each.partnerId === partner);
  return { due: numbersOf(rows), older: numbersOf(older) };
}

function numbersOf(rows: readonly { readonly number: number }[]): Set<number> {
  return new Set(rows.map(({ number }) => number));
}
