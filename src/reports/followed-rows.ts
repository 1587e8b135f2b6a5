/** Referrals that were followed, as rows of the numbers that are counted of them. */
import { daysBetween } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { rowOf, type CountedRow } from './explained.ts';
import {
  isClosedIn,
  isIntroducedIn,
  isNotChosenIn,
  isToTell,
  isToThank,
  outcomeDay,
  type Followed,
} from './followed.ts';

/** What is read of those that were followed. */
type FollowedRead = 'became' | 'ended' | 'to-thank' | 'to-tell';

/** The rows of a period that something is counted of. */
export function followedRows(read: FollowedRead, all: readonly Followed[], period: Period): CountedRow[] {
  switch (read) {
    case 'became':
      return all
        .filter((row) => isIntroducedIn(period, row) || isNotChosenIn(period, row))
        .map((row) => introducedRow(read, row));
    case 'ended':
      return all.filter((row) => isClosedIn(period, row)).map((row) => closedRow(read, row, period));
    case 'to-thank':
      return all
        .filter((row) => isIntroducedIn(period, row) && isToThank(row))
        .map((row) => ({ ...introducedRow(read, row), isAmong: row.thankedOn !== null }));
    case 'to-tell':
      return all
        .filter((row) => isClosedIn(period, row) && isToTell(row))
        .map((row) => ({ ...closedRow(read, row, period), isAmong: row.toldOn !== null }));
  }
}

function introducedRow(part: FollowedRead, row: Followed): CountedRow {
  const { firstStepOn, occurredOn } = row;
  return {
    ...ofFollowed(part, row),
    days: firstStepOn === null ? null : daysBetween(occurredOn, firstStepOn),
  };
}

function closedRow(part: FollowedRead, row: Followed, { since }: Period): CountedRow {
  const { closedOn, occurredOn, status, why } = row;
  const isWon = status === 'won';
  return {
    ...ofFollowed(part, row),
    countsOn: outcomeDay(row),
    outcome: { isWon, isEarlier: occurredOn < since },
    isAmong: isWon,
    days: closedOn === null ? null : daysBetween(occurredOn, closedOn),
    of: why,
  };
}

function ofFollowed(part: FollowedRead, row: Followed): CountedRow {
  const { id, partnerId, partner, occurredOn, closedOn, client, direction, status, hasFee } = row;
  return rowOf({
    record: 'referral',
    number: id,
    partnerId,
    partner,
    day: occurredOn,
    closedOn,
    client,
    direction,
    what: status,
    hasFee,
    part,
  });
}
