/** What the list says of advice: loaded only where some is shown. */
import { LADDER_WORDS } from '../advice/ladder-words.ts';
import { inShort } from '../advice/wording.ts';
import { verdictLabel } from '../advice/words.ts';
import type { DueItem } from './due.ts';

type AdviceItem = Extract<DueItem, { kind: 'advice' }>;

/** `time to formalize: 36, both ways, known 2 years 10 months`. */
export function adviceText({ judged: { facts, verdict, rule } }: AdviceItem): string {
  return `${verdictLabel(verdict, rule).toLowerCase()}: ${inShort(facts)}`;
}

/** The command that the verdict asks for; `handle` finds the partner in it. */
export function adviceCommand({ judged, partner }: AdviceItem, handle: string): string {
  const { facts, rule, settings } = judged;
  const about = { ...facts, partner: { name: partner?.name ?? '', handle } };
  return LADDER_WORDS[rule].step?.(about, settings)?.command ?? `refnet advise ${handle}`;
}
