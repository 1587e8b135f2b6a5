/** The next steps the advice may name, each with its command: the one place that knows how they are typed. */
import type { RelationshipFacts } from './facts.ts';
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
export const putInWriting = step('put it in writing', 'agree', '--written');
export const reviewAgreement = step('review the agreement: renew or close it', 'agree');
export const shareTracking = step('agree on shared tracking', 'check-in', '--kind talk');

/** What is missing from a light structure: the rhythm itself, or keeping it. */
export const lightStructure: Step = (facts) => (hasLightRhythm(facts) ? checkIn : checkInQuarterly)(facts);
