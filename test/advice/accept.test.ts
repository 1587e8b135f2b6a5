import { expect, it } from 'vitest';
import { acceptedStage } from '../../src/advice/accept.ts';
import type { Advice } from '../../src/advice/advise.ts';
import type { Stage } from '../../src/partners/stage.ts';

it.each<[Advice['verdict'], Advice['rule'], Stage, Stage | undefined]>([
  ['time-to-formalize', 'volume', 'acquaintance', 'strategic-alliance'],
  ['consider-joint-venture', 'venture', 'strategic-alliance', 'joint-venture'],
  ['watch', 'pace', 'acquaintance', 'power-partner'],
  ['light-structure', 'light', 'power-partner', undefined],
  ['step-down', 'outgrown', 'strategic-alliance', 'referral-partner'],
  ['step-down', 'outgrown', 'referral-partner', undefined],
  ['step-down', 'outgrown', 'acquaintance', undefined],
  ['step-down', 'overhead', 'joint-venture', 'power-partner'],
  ['step-down', 'overhead', 'referral-partner', undefined],
  ['all-well', 'formal', 'strategic-alliance', undefined],
])('accepting %s (%s) moves %s to %s', (verdict, rule, from, to) => {
  expect(acceptedStage({ verdict, rule }, from)).toBe(to);
});
