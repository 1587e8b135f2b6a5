/** What is said of a verdict wherever it is told: its heading, its first step, and whether it was declined. */
import { formatDate } from '../calendar/day-words.ts';
import type { AdvisedPartner } from './advised.ts';
import type { Advice } from './advise.ts';
import { speaksAgainst } from './noted.ts';
import { verdictLabel, type Finding, type NextStep, type Verdict } from './words.ts';

/** The verdict as a heading; where nothing is asked for, but something stands against it, not that all is well. */
export function headingOf({
  verdict,
  rule,
  standsAgainst,
}: Pick<Advice, 'verdict' | 'rule' | 'standsAgainst'>): string {
  return verdict === 'all-well' && standsAgainst ? 'Stays as it is' : verdictLabel(verdict, rule);
}

/** Alerts whose step gives more structure, where the verdict first asks whether there is to be any. */
const ASKS_FOR_WRITING = ['fees-unwritten', 'fee-notice', 'exclusive-verbal'];

/** What comes before an alert's step: a talk about what does not work, or the step back; undefined where nothing does. */
export function comesFirst({ id }: Finding, { verdict, step }: Advice): string | undefined {
  if (step === undefined || !ASKS_FOR_WRITING.includes(id)) return undefined;
  if (verdict === 'step-down') return 'the step back comes first';
  return verdict === 'have-the-conversation' ? 'the talk comes first' : undefined;
}

/** What asks for more structure. */
const ASKS_FOR_MORE: readonly Verdict[] = [
  'time-to-formalize',
  'consider-joint-venture',
  'watch',
  'light-structure',
];

/** What is to be done first, with its command; without one, when to look again or to check in. */
export function firstStepOf(advice: Advice): { readonly text: string; readonly command: string | undefined } {
  const [first] = stepsOf(advice);
  return { text: first?.text ?? advice.rest, command: first?.command };
}

/** Nothing speaks against more structure, where that is asked for: no rule, and no fact that no rule goes by. */
export function holdsNothingBack({ holdsBack, noted, verdict }: Advice): boolean {
  return holdsBack.length === 0 && ASKS_FOR_MORE.includes(verdict) && !noted.some(speaksAgainst);
}

/**
 * The steps as they are to be done, one line a command: that of the first alert, then the verdict's own and what prepares it or takes its place;
 * the other way round where the alert asks for something in writing that the verdict first wants talked about.
 */
export function stepsOf(advice: Advice): readonly NextStep[] {
  const { next, step, alerts } = advice;
  const [alert] = alerts;
  const isTurned = alert !== undefined && alert.next === next && step !== undefined;
  const first = isTurned ? comesFirst(alert, advice) : undefined;
  const after = advice.verdict === 'step-down' ? 'where it goes on, ' : 'then, where it goes on, ';
  const steps =
    first === undefined || next === undefined
      ? [next, step]
      : [step, { ...next, text: `${after}${next.text}` }];
  const byCommand = new Map<string, NextStep>();
  for (const each of steps) {
    if (each === undefined) continue;
    const before = byCommand.get(each.command);
    const text =
      before === undefined || before.text === each.text ? each.text : `${before.text}; ${each.text}`;
    byCommand.set(each.command, { ...before, ...each, text });
  }
  return [...byCommand.values()];
}

/** `on 1 Nov 2026 until 1 Mar 2027: too busy`: a decline of the advice, and whether something has changed since; none where there is none. */
export function declineWords({ decline, quiet }: Pick<AdvisedPartner, 'decline' | 'quiet'>): string[] {
  if (decline === undefined) return [];
  const because = decline.because === undefined ? '' : `: ${decline.because}`;
  const until = decline.until === undefined ? '' : ` until ${formatDate(decline.until)}`;
  const over = quiet ? '' : '; something has changed since, or that day has come';
  return [`on ${formatDate(decline.on)}${until}${because}${over}`];
}
