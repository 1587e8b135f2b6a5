import { formatDate } from '../calendar/day-words.ts';
import { addDays } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';
import { endingStep, isFollowed, type NumberedDays } from '../agreements/ending.ts';
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

/**
 * A step towards signing or paying is never told without the notices that bear on it, which come first; those told before
 * stand by their sources beside the verdict.
 */
function before(notices: readonly string[] = []): string {
  return notices.map((notice) => `${notice} `).join('');
}

/** What a rule bars is not to be written down but to end; once ended, the rule stays told with what was paid. */
const feesBarred: Watch = (facts) => {
  const standing = formality.barredStanding(facts);
  if (standing.length === 0) return [];
  const by = [...new Set(standing.map((each) => each.by))].join('; ');
  const text = `${before(facts.feeCautions)}A fee that a rule bars (${by}) is agreed; not legal advice`;
  return [{ id: 'fee-barred', text, source: 'refnet', next: step.endFee(standing)(facts) }];
};

const feesUnwritten: Watch = (facts) => {
  if (isEveryFeeBarred(facts)) return [];
  const fees = [...facts.feesPaid, ...facts.feesReceived, ...facts.feesDue].filter(({ minor }) => minor > 0);
  const window = notion.windowOf(facts);
  const isWritten = facts.agreements.some(
    (each) => each.form === 'written' && formality.hadFeeIn(each, window),
  );
  if (fees.length === 0 || isWritten) return [];
  const text =
    `${before(facts.feeCautions)}${say.amounts(fees)} of fees paid, received or due ${say.inWindow(facts)}, ` +
    'with no written agreement about a fee in it';
  return [{ id: 'fees-unwritten', text, source: 'ally', next: step.writeFeeDown(facts) }];
};

const feesNoticed: Watch = (facts) => {
  const spoken = formality
    .agreementsInForce(facts)
    .find((each) => each.form === 'verbal' && formality.hasFeeOn(each, facts.asOf));
  const isBarred = formality.barredStanding(facts).length > 0;
  if (facts.feeWritingNotice === undefined || spoken === undefined || isBarred) return [];
  const text = `the fee is agreed verbally since ${formatDate(spoken.from)}, and must be in writing by ${facts.feeWritingNotice}; not legal advice`;
  return [{ id: 'fee-notice', text, record: spoken.number, next: step.writeDown(spoken)(facts) }];
};

const exclusiveVerbal: Watch = (facts) =>
  formality
    .agreementsInForce(facts)
    .filter(({ form }) => form === 'verbal')
    .flatMap((each) => {
      const service = formality.exclusiveServiceOn(each, facts.asOf);
      if (service === undefined) return [];
      const text = `${before(facts.exclusiveCautions)}the exclusive promise for ${service}, in force since ${formatDate(each.from)}, is only verbal`;
      const next = step.writeDown(each)(facts);
      return [{ id: 'exclusive-verbal', text, source: 'durden', record: each.number, next }];
    });

function daysOf({ number, from, until, closedOn }: AgreementFacts): NumberedDays {
  return { number, startsOn: from, endsOn: until ?? null, closedOn: closedOn ?? null };
}

const agreementsEnding: Watch = (facts, settings) => {
  const { asOf, agreements, agreementsAhead = [] } = facts;
  const horizon = addDays(asOf, settings['agreement-notice-days']);
  const all = [...agreements, ...agreementsAhead].map(daysOf);
  return agreements.flatMap(({ number, from, until, closedOn }): Alert[] => {
    const isClosed = closedOn !== undefined && closedOn <= asOf;
    if (until === undefined || until > horizon || from > asOf || isClosed) return [];
    const others = all.filter((each) => each.number !== number);
    if (isFollowed(until, others, asOf)) return [];
    const ended = until < asOf;
    return [
      {
        id: ended ? 'agreement-ended' : 'agreement-ending',
        text: ended
          ? `the agreement of ${formatDate(from)} ended on ${formatDate(until)} and is not closed`
          : `the agreement of ${formatDate(from)} ends on ${formatDate(until)}`,
        source: 'refnet',
        record: number,
        next: endingStep(number, until, others, horizon),
      },
    ];
  });
};

const sharedTracking: Watch = (facts, settings) => {
  if (!notion.isSharedTrackingDue(facts, settings)) return [];
  const noticed = notion.trackingTroubles(facts);
  const talk = notion.lastTalkOf(facts);
  const since = talk === undefined ? '' : ` since the talk of ${formatDate(talk)}`;
  const text =
    `${noticed.length} tracking errors or disputes noted ${say.inWindow(facts)}${since}, ` +
    `beside ${say.exchanged(notion.exchangedOf(facts))}`;
  return [{ id: 'shared-tracking', text, source: 'ally', next: step.shareTracking(facts) }];
};

/** A rule bars the fee in each direction in which one was paid or is due. */
function isEveryFeeBarred({ feeTerms = [], feesBarred: barred = [] }: RelationshipFacts): boolean {
  return (
    feeTerms.length > 0 &&
    feeTerms.every(({ direction }) => barred.some((each) => each.direction === direction))
  );
}

/** Most pressing first. */
const WATCHES: readonly Watch[] = [
  feesBarred,
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
