/** What the network can have as an objective, and how such a goal is told. */
import { formatMoney } from '../money/money.ts';

/**
 * What is counted from the record, each by the definitions of the measures: referrals by their own day, clients won and
 * closed business of referrals received by the day of the outcome, new partners by the day they were met, check-ins and
 * one-to-ones (meetings) by theirs.
 */
export const OBJECTIVE_KINDS = [
  'received',
  'given',
  'exchanged',
  'won',
  'business',
  'partners',
  'check-ins',
  'one-to-ones',
] as const;
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];

/** A number to reach: how many of a kind, or minor units of a currency for closed business, which alone has one. */
export interface ObjectiveGoal {
  readonly number: number;
  readonly kind: ObjectiveKind;
  readonly currency: string | null;
}

/** How each is counted: one of it, several of it. */
const NOUNS: Readonly<Record<ObjectiveKind, readonly [one: string, several: string]>> = {
  received: ['received', 'received'],
  given: ['given', 'given'],
  exchanged: ['exchanged', 'exchanged'],
  won: ['client won', 'clients won'],
  business: ['business', 'business'],
  partners: ['new partner', 'new partners'],
  'check-ins': ['check-in', 'check-ins'],
  'one-to-ones': ['one-to-one', 'one-to-ones'],
};

/** `40 received`, `1 new partner`, `CAD 50,000 business`. */
export function objectiveText({ number, kind, currency }: ObjectiveGoal): string {
  const [one, several] = NOUNS[kind];
  const much = currency === null ? String(number) : formatMoney({ minor: number, currency });
  return `${much} ${number === 1 && currency === null ? one : several}`;
}
