/** What is asked about, or said, before a client goes to a partner who is archived, full or not to be referred to. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Aside } from '../partners/aside.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { whyNotToRefer } from '../partners/not-to-refer.ts';
import { notToReferMend, notToReferWords } from '../partners/not-to-refer.view.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { usageError, type UserError } from '../text/errors.ts';
import type { Direction } from './direction.ts';

/** A doubt for each partner of whom there is one: of those who send a client, only that they were put away. */
export function asideDoubts(
  db: Db,
  partners: readonly Aside[],
  { direction, today, question }: { direction: Direction; today: Day; question: string },
): Doubt[] {
  const handleOf = partnerNamer(listHandles(db));
  return partners.flatMap((partner) => {
    const isGiven = direction === 'given';
    const reason = whyNotToRefer(isGiven ? partner : { ...partner, doNotRefer: false }, today);
    if (reason === undefined || !(isGiven || reason.why === 'archived')) return [];
    const mend = notToReferMend(reason, handleOf(partner));
    return [
      {
        text: `${partner.name} ${notToReferWords(reason)}`,
        question,
        hints: mend === undefined ? [] : [mend],
      },
    ];
  });
}

/** The error for a client who is won with several names at once. */
export function allWon(): UserError {
  return usageError(
    'a client who is given several names chooses one of them, so they are not won all at once',
    'log it without the status, then for the one who was chosen: refnet update NUMBER won',
  );
}
