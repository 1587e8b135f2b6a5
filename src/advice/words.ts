/** The answers the advice can give, how they rank, and where its rules come from. */

import type { Day } from '../calendar/day.ts';

/** The texts the rules were drawn from, and `refnet` for what fills their gaps. */
export type Source = 'rhythm' | 'durden' | 'lanes' | 'ally' | 'programs' | 'refnet';

export const SOURCES: Readonly<Record<Source, string>> = {
  rhythm: 'Rhythm of Business, "Strategic Alliances vs. Referral Partnerships"',
  durden: 'Tammy Durden, "Guide To Strategic & Referral Partnerships"',
  lanes: 'the post "referral partners vs strategic partners"',
  ally: '"Referral Partner and an Ally"',
  programs: '"Strategic Partnership Programs"',
  refnet: 'refnet itself, where the sources leave a gap',
};

export const VERDICTS = [
  'build-trust',
  'reconnect',
  'keep-informal',
  'light-structure',
  'all-well',
  'watch',
  'too-new',
  'have-the-conversation',
  'time-to-formalize',
  'step-down',
  'consider-joint-venture',
] as const;
export type Verdict = (typeof VERDICTS)[number];

const RANKS: Readonly<Record<Verdict, number>> = {
  'build-trust': 0,
  reconnect: 1,
  'keep-informal': 2,
  'light-structure': 3,
  'all-well': 3,
  watch: 4,
  'too-new': 5,
  'have-the-conversation': 6,
  'time-to-formalize': 7,
  // Only for formal partners, where each asks for a decision as much as the one before it.
  'step-down': 7,
  'consider-joint-venture': 7,
};

/** How much a verdict asks for, 0 to 7; another referral never lowers it for a partner who is not formal. */
export function rankOf(verdict: Verdict): number {
  return RANKS[verdict];
}

const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  'build-trust': 'Build trust',
  reconnect: 'Reconnect',
  'keep-informal': 'Keep it informal',
  'light-structure': 'Light structure',
  'all-well': 'All well',
  watch: 'Coming near',
  'too-new': 'Too new to formalize',
  'have-the-conversation': 'Have the conversation',
  'time-to-formalize': 'Time to formalize',
  'step-down': 'Step back down',
  'consider-joint-venture': 'Consider a joint venture',
};

/** A verdict as a heading; of a formal partner, `all-well` says that the structure fits. */
export function verdictLabel(verdict: Verdict, rule?: string): string {
  return verdict === 'all-well' && rule === 'formal' ? 'Structure fits' : VERDICT_LABELS[verdict];
}

/** One thing that speaks for or against, is missing, or needs attention. */
export interface Finding {
  readonly id: string;
  readonly text: string;
  readonly source?: Source | undefined;
  /** The last day on which it is told, where that is known. */
  readonly until?: Day | undefined;
  /** The number of the record it is about. */
  readonly record?: number | undefined;
}

/** One step, with the command to type for it. */
export interface NextStep {
  readonly text: string;
  readonly command: string;
  /** What prepares it, where something does. */
  readonly prepare?: string;
  /** What may be done in its place, where something may: `or accept`, and its command. */
  readonly or?: { readonly text: string; readonly command: string };
}
