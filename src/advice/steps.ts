/** The next steps the advice may name, each with its command: the one place that knows how they are typed. */
import { addDays, monthsAgoWindow } from '../calendar/day.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';
import { hadFeeIn, hasFeeOn, isInForce } from './formality.ts';
import { hasLightRhythm } from './notions.ts';
import type { NextStep } from './words.ts';

type Step = (facts: RelationshipFacts) => NextStep;

function step(text: string, command: string, options = ''): Step {
  return ({ partner }) => ({
    text,
    command: ['refnet', command, partner?.handle ?? 'NAME', options].filter((part) => part !== '').join(' '),
  });
}

export const checkIn = step('check in', 'check-in');
export const keepTheRhythm = step('keep the rhythm', 'check-in');
export const stayInTouch = step('stay in touch', 'check-in');
export const getBackInTouch = step('get back in touch', 'check-in');
export const getToKnow = step('get to know each other', 'check-in');
export const holdTheTalk = step('have the conversation, and note it', 'check-in', '--kind talk');
export const prepareTheTalk = step('have the talk', 'agree', '--checklist');
export const stepDown = step('talk it over, then step back down', 'advise', '--accept');
export const bringBack = step('nothing, unless they come back', 'edit', '--unarchive');
export const checkInQuarterly = step(
  'light structure: check in every 3 months',
  'edit',
  '--check-in-months 3',
);
/** Of several agreements the one that is meant is named by its number. */
export const writeDown =
  (agreement: AgreementFacts): Step =>
  (facts) =>
    facts.agreements.length > 1 ? byNumber(agreement) : putInWriting('')(facts);

const byNumber = ({ number }: AgreementFacts): NextStep => ({
  text: 'put it in writing',
  command: `refnet agree ${number} --written`,
});

const putInWriting = (options: string): Step => step('put it in writing', 'agree', `--written${options}`);

/**
 * A verbal fee is written down, in force or not any more; where no agreement holds one, the fee is agreed in writing, until
 * an agreement that is to begin.
 */
export const writeFeeDown: Step = (facts) => {
  const { asOf, agreements, agreementsAhead = [], feeTerms = [] } = facts;
  const spoken = agreements.filter(({ form }) => form === 'verbal');
  const inForce = agreements.find((each) => isInForce(each, asOf));
  const holds =
    spoken.find((each) => each === inForce && hasFeeOn(each, asOf)) ??
    spoken.findLast((each) => each !== inForce && hadFeeIn(each, monthsAgoWindow(asOf)));
  if (holds !== undefined) return holds === inForce ? writeDown(holds)(facts) : byNumber(holds);
  const [ahead] = agreementsAhead.map(({ from }) => from).toSorted();
  const until = inForce !== undefined || ahead === undefined ? '' : ` --until ${addDays(ahead, -1)}`;
  const fees = feeTerms.map(({ direction, phrase }) =>
    phrase === undefined ? ` --${direction} FEE` : ` --${direction} "${phrase}"`,
  );
  return putInWriting(`${until}${fees.join('')}`)(facts);
};
export const shareTracking = step('agree on shared tracking', 'check-in', '--kind talk');

/** What is missing from a light structure: the rhythm itself, or keeping it. */
export const lightStructure: Step = (facts) => (hasLightRhythm(facts) ? checkIn : checkInQuarterly)(facts);
