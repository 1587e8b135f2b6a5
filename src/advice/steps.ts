/** The next steps the advice may name, each with its command: the one place that knows how they are typed. */
import { addDays, monthsAgoWindow } from '../calendar/day.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';
import {
  agreementsInForce,
  barredStanding,
  exclusiveServiceOn,
  hadFeeIn,
  hasFeeOn,
  isFormalBy,
  isInForce,
} from './formality.ts';
import * as notion from './notions.ts';
import type { BarredFee } from '../agreements/fee-rules.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Stage } from '../partners/stage.ts';
import type { NextStep } from './words.ts';

type Step = (facts: RelationshipFacts) => NextStep;

function commandOn({ partner }: RelationshipFacts, command: string, options = ''): string {
  return ['refnet', command, partner?.handle ?? 'NAME', options].filter((part) => part !== '').join(' ');
}

function step(text: string, command: string, options = ''): Step {
  return (facts) => ({ text, command: commandOn(facts, command, options) });
}

export const checkIn = step('check in', 'check-in');
export const getBackInTouch = step('get back in touch', 'check-in');
const getToKnow = step('get to know each other', 'check-in');
export const holdTheTalk = step('have the conversation, and note it', 'check-in', '--kind talk');
const answerQuestions = step('ask yourself the six questions about a good partner', 'edit', '--questions');
/** After the talk a joint venture is recorded by hand: a talk of the year closes the question of it. */
export const proposeVenture: Step = (facts) => ({
  ...holdTheTalk(facts),
  or: { text: 'then, where both want it', command: commandOn(facts, 'edit', '--stage joint-venture') },
});
export const bringBack = step('nothing, unless they come back', 'edit', '--unarchive');
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
  const { asOf, agreements, feeTerms = [] } = facts;
  const spoken = agreements.filter(({ form }) => form === 'verbal');
  const inForce = agreements.find((each) => isInForce(each, asOf));
  const holds =
    spoken.find((each) => each === inForce && hasFeeOn(each, asOf)) ??
    spoken.findLast((each) => each !== inForce && hadFeeIn(each, monthsAgoWindow(asOf)));
  if (holds !== undefined) return holds === inForce ? writeDown(holds)(facts) : byNumber(holds);
  const until = untilTheNext(facts);
  const mayBe = feeTerms.filter(({ direction }) => !isBarred(facts, direction));
  const fees = mayBe.map(({ direction, phrase }) =>
    phrase === undefined ? ` --${direction} FEE` : ` --${direction} "${phrase}"`,
  );
  return putInWriting(`${until}${fees.join('')}`)(facts);
};

function isBarred({ feesBarred = [] }: RelationshipFacts, direction: FeeDirection): boolean {
  return feesBarred.some((each) => each.direction === direction);
}

/** Ends the fees named, of the agreement that has them where there are several. */
export const endFee =
  (fees: readonly BarredFee[]): Step =>
  (facts) => {
    const [{ agreement } = { agreement: undefined }] = fees;
    const ending = fees.map(({ direction }) => `--${direction} none`).join(' ');
    const command =
      facts.agreements.length > 1 && agreement !== undefined
        ? `refnet agree ${agreement} ${ending}`
        : commandOn(facts, 'agree', ending);
    return { text: 'end the fee', command };
  };

/**
 * ` --until 2026-12-19`: what is agreed where nothing is in force goes up to an agreement that is to begin, as two are never in
 * force on one day; empty where none is.
 */
export function untilTheNext(facts: RelationshipFacts): string {
  const [ahead] = (facts.agreementsAhead ?? []).map(({ from }) => from).toSorted();
  const isFree = agreementsInForce(facts).length === 0;
  return isFree && ahead !== undefined ? ` --until ${addDays(ahead, -1)}` : '';
}

export const shareTracking = step('agree on shared tracking', 'check-in', '--kind talk');

const checkInQuarterly = step('light structure: check in every 3 months', 'edit', '--check-in-months 3');

/** What a light structure lacks: the rhythm itself, which accepting brings too, or keeping it; nothing where it is there. */
export function lightStructure(facts: RelationshipFacts): NextStep | undefined {
  if (notion.hasLightStructure(facts)) return undefined;
  if (notion.hasLightRhythm(facts)) return checkIn(facts);
  return { ...checkInQuarterly(facts), or: acceptIt(facts, 'power-partner') };
}

/** Accepting in place of a step, with the stage that it moves the relationship to. */
function acceptIt(facts: RelationshipFacts, to: Stage): NonNullable<NextStep['or']> {
  return { text: `or accept (${label(to)})`, command: commandOn(facts, 'advise', '--accept') };
}

/** The talk about structure, which the checklist prepares; once it was held and nothing came up since, the agreement. */
export const formalize: Step = (facts) => {
  if (notion.hasTalked(facts) && !notion.isUnsettled(facts)) return agreeOnBothSides(facts);
  return {
    text: 'have the talk, and note it',
    command: commandOn(facts, 'check-in', '--kind talk'),
    prepare: commandOn(facts, 'agree', '--checklist'),
  };
};

/**
 * What each side will do; in writing where a fee, an exclusive promise or joint costs are in it. Where nothing is agreed yet
 * the form has to be said.
 */
const agreeOnBothSides: Step = (facts) => {
  const inForce = agreementsInForce(facts);
  const isEnding = barredStanding(facts).length > 0;
  const needsWriting =
    facts.jointCosts.length > 0 ||
    inForce.some(
      (each) =>
        (hasFeeOn(each, facts.asOf) && !isEnding) || exclusiveServiceOn(each, facts.asOf) !== undefined,
    );
  const form = needsWriting ? ' --written' : inForce.length === 0 ? ' --verbal' : '';
  return {
    text: 'agree what each side will do',
    command: commandOn(facts, 'agree', `--i-will WHAT --they-will WHAT${form}${untilTheNext(facts)}`),
    or: acceptIt(facts, 'strategic-alliance'),
  };
};

/** The formal agreement in force with the lowest number is closed first; where none is left, the stage goes back to `to`. */
export function stepDown(facts: RelationshipFacts, to: Stage): NextStep {
  const [first] = facts.agreements
    .filter((each) => isFormalBy(each, facts.asOf))
    .toSorted((a, b) => a.number - b.number);
  return first === undefined
    ? step(`talk it over, and move back to ${label(to)}`, 'advise', '--accept')(facts)
    : { text: 'talk it over, then close the agreement', command: `refnet agree ${first.number} --close` };
}

/** A check-in that is overdue comes first, then the talk. */
export const easeStrain: Step = (facts) => (facts.checkInOverdue ? checkIn : holdTheTalk)(facts);

/** No check-in yet: one; no question answered yet: the six; then nothing. */
export function buildTrust(facts: RelationshipFacts): NextStep | undefined {
  if (!notion.hasCheckedIn(facts)) return getToKnow(facts);
  return facts.answers.length === 0 ? answerQuestions(facts) : undefined;
}
