/** The life of a referral, in order; from `won` on it is closed. */
export const STATUSES = [
  'new',
  'contacted',
  'meeting',
  'proposal',
  'won',
  'lost',
  'no-response',
  'declined',
  'not-chosen',
  'void',
] as const;
export type Status = (typeof STATUSES)[number];

const FIRST_CLOSED = STATUSES.indexOf('won');

/** Statuses after which nothing more is awaited. */
export const CLOSED_STATUSES: readonly Status[] = STATUSES.slice(FIRST_CLOSED);

/** Outcomes in the denominator of conversion; `not-chosen` and `void` say nothing about how referrals fare. */
export const CONVERSION_STATUSES: readonly Status[] = ['won', 'lost', 'no-response', 'declined'];

/** True from `won` on: the referral has its outcome. */
export function isClosed(status: Status): boolean {
  return CLOSED_STATUSES.includes(status);
}

/** Whether going from one status to the other is a step back: to an earlier one of those that are still open. */
export function isStepBack(from: Status, to: Status): boolean {
  return !isClosed(to) && STATUSES.indexOf(to) < STATUSES.indexOf(from);
}

/** True for the outcomes that conversion is reckoned from. */
export function countsInConversion(status: Status): boolean {
  return CONVERSION_STATUSES.includes(status);
}

/** False for `void` alone: entered by mistake or a duplicate, it is no referral. */
export function stands(status: Status): boolean {
  return status !== 'void';
}

/** Outcomes of referrals: how many were won of those that count in conversion. */
export interface Outcomes {
  readonly won: number;
  readonly closed: number;
}

/** From so many closed referrals on, how they fared says something. */
export const ENOUGH_CLOSED = 5;
