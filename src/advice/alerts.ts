import { formatDate } from '../calendar/day-words.ts';
import { addDays } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import * as step from './steps.ts';
import * as say from './wording.ts';
import type { Finding, NextStep } from './words.ts';

/** Something to see to whatever the verdict is, with the step that clears it. */
export interface Alert extends Finding {
  readonly next: NextStep;
}

type Watch = (facts: RelationshipFacts, settings: Settings) => readonly Alert[];

/** A written agreement about fees covers the window when any of its days lies in it, even if it has ended since. */
function hasWrittenFees(facts: RelationshipFacts): boolean {
  const { after } = notion.windowOf(facts);
  return facts.agreements.some(
    ({ form, fees, from, until, closedOn }) =>
      fees.length > 0 &&
      form === 'written' &&
      from <= facts.asOf &&
      (closedOn ?? until ?? facts.asOf) > after,
  );
}

const feesUnwritten: Watch = (facts) => {
  const fees = [...facts.feesPaid, ...facts.feesReceived, ...facts.feesDue];
  const some = fees.some(({ minor }) => minor !== 0);
  if (!some || hasWrittenFees(facts)) return [];
  const text = `${say.amounts(fees)} of fees paid or due ${say.inWindow(facts)} without a written agreement`;
  return [{ id: 'fees-unwritten', text, source: 'ally', next: step.putInWriting(facts) }];
};

const feesNoticed: Watch = (facts) => {
  const spoken = formality
    .agreementsInForce(facts)
    .find((each) => each.form === 'verbal' && formality.hasFeeOn(each, facts.asOf));
  if (facts.feeWritingNotice === undefined || spoken === undefined) return [];
  const text = `the fee is agreed verbally, and must be in writing by ${facts.feeWritingNotice}`;
  return [{ id: 'fee-notice', text, record: spoken.number, next: step.putInWriting(facts) }];
};

const exclusiveVerbal: Watch = (facts) =>
  formality
    .agreementsInForce(facts)
    .map((each) => ({ ...each, service: formality.exclusiveServiceOn(each, facts.asOf) }))
    .filter(({ form, service }) => service !== undefined && form === 'verbal')
    .map(({ number, service }) => ({
      id: 'exclusive-verbal',
      text: `the exclusive promise for ${service} is only verbal`,
      source: 'durden',
      record: number,
      next: step.putInWriting(facts),
    }));

function isOpen({ from, closedOn }: AgreementFacts, { asOf }: RelationshipFacts): boolean {
  return from <= asOf && (closedOn === undefined || closedOn > asOf);
}

const agreementsEnding: Watch = (facts, settings) => {
  const horizon = addDays(facts.asOf, settings['agreement-notice-days']);
  return facts.agreements.flatMap((agreement) => {
    const { number, until } = agreement;
    if (until === undefined || until > horizon || !isOpen(agreement, facts)) return [];
    const ended = until < facts.asOf;
    return [
      {
        id: ended ? 'agreement-ended' : 'agreement-ending',
        text: ended
          ? `an agreement ended on ${formatDate(until)} and is not closed`
          : `an agreement ends on ${formatDate(until)}`,
        record: number,
        next: step.reviewAgreement(facts),
      },
    ];
  });
};

const sharedTracking: Watch = (facts, settings) => {
  if (!notion.isSharedTrackingDue(facts, settings)) return [];
  const n = notion.signalsInWindow(facts, 'tracking-error', 'dispute');
  const text = `${n} tracking errors or disputes ${say.inWindow(facts)}, beside ${say.exchanged(notion.exchangedOf(facts))}`;
  return [{ id: 'shared-tracking', text, source: 'ally', next: step.shareTracking(facts) }];
};

/** Most pressing first. */
const WATCHES: readonly Watch[] = [
  feesUnwritten,
  feesNoticed,
  exclusiveVerbal,
  agreementsEnding,
  sharedTracking,
];

/** What needs seeing to beside any verdict, most pressing first; never gated by age, stage or hold-backs. */
export function alertsOf(facts: RelationshipFacts, settings: Settings): readonly Alert[] {
  return WATCHES.flatMap((watch) => watch(facts, settings));
}
