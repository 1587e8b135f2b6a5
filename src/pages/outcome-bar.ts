import type { OutcomeDrawn } from '../screen/chart.ts';
import { bar, element, type Box } from './svg.ts';

/** A part of a bar for referrals with that outcome, told from the others without colour too: full, ruled across or along, or hollow. */
export function outcomeBar(outcome: OutcomeDrawn, box: Box): string {
  if (box.width <= 0) return '';
  const ruled = RULES[outcome];
  const whole = bar(IS_FULL.has(outcome) ? `${outcome} part` : outcome, box);
  return ruled === undefined ? whole : whole + element('path', { class: 'rules', d: ruled(box) });
}

const IS_FULL: ReadonlySet<OutcomeDrawn> = new Set<OutcomeDrawn>(['won', 'lost']);
const STEP = 4;

const RULES: Partial<Record<OutcomeDrawn, (box: Box) => string>> = {
  'no-response': ({ x, y, width, height }) =>
    steps(width)
      .map((at) => `M${short(x + at)} ${short(y)}v${short(height)}`)
      .join(''),
  declined: ({ x, y, width, height }) =>
    steps(height)
      .map((at) => `M${short(x)} ${short(y + at)}h${short(width)}`)
      .join(''),
};

function steps(length: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / STEP) - 1) }, (_, index) => (index + 1) * STEP);
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
