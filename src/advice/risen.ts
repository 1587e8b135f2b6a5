/** Whether a rank that a change raised is told, and in which words: loaded only where one may have risen. */
import { isPutAway } from '../partners/put-away.ts';
import { firstName } from '../text/first-name.ts';
import { ordinal } from '../text/ordinal.ts';
import type { AdvisedPartner } from './advised.ts';
import type { Rise } from './rise.ts';
import { rankOf, verdictLabel } from './words.ts';

/** A rank from which on a rise is told: something is asked for, or soon will be. */
const TOLD_FROM = 4;

/** What the advice on a partner is told by here. */
export type Standing = Pick<AdvisedPartner, 'partner' | 'advice' | 'handle' | 'quiet'>;

/**
 * What is told of a partner whose rank rose, to 4 or more; undefined where it did not, while the advice is declined, and
 * of one put away. Both are of the same day; `before` is undefined for somebody who was not there.
 */
export function riseOf(before: Standing | undefined, after: Standing): Rise | undefined {
  const { advice, partner, handle, quiet } = after;
  const { verdict } = advice;
  const rank = rankOf(verdict);
  if (rank < TOLD_FROM || (before !== undefined && rank <= rankOf(before.advice.verdict))) return undefined;
  if (quiet || isPutAway(partner, advice.asOf)) return undefined;
  return { verdict, rank, command: `refnet advise ${handle}`, text: riseText(before, after) };
}

/** `the 10th exchanged with Victor in 12 months`, with what it comes to where the count does not say it. */
function riseText(before: Standing | undefined, { partner, advice }: Standing): string {
  const { exchanged, lastSixMonths, ever } = advice.facts;
  const who = firstName(partner.name);
  const more = exchanged > (before?.advice.facts.exchanged ?? 0);
  if (advice.rule === 'pace' && more)
    return `the ${ordinal(lastSixMonths)} exchanged with ${who} in 6 months, coming near`;
  const count = more
    ? `the ${ordinal(exchanged)} exchanged with ${who} in 12 months`
    : `the ${ordinal(ever)} ever exchanged with ${who}`;
  const meaning = meaningOf(before, advice);
  return meaning === '' ? count : `${count}, ${meaning}`;
}

/** What the count comes to. */
function meaningOf(before: Standing | undefined, { rule, verdict }: Standing['advice']): string {
  const isFormalizing = verdict === 'time-to-formalize';
  if (isFormalizing && before?.advice.rule === 'held-back') return 'and nothing holds back';
  if (isFormalizing && before?.advice.rule === 'too-new') return 'and no longer too new';
  return BY_RULE[rule] ?? verdictLabel(verdict, rule).toLowerCase();
}

const BY_RULE: Readonly<Record<string, string | undefined>> = {
  volume: '',
  joint: 'beside what you do together',
  stakes: 'with much at stake',
  primary: 'first of all in both directions',
};
