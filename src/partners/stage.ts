import type { Day } from '../calendar/day.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

/** The spectrum of a relationship, from loose to close [rhythm]. */
export const STAGES = [
  'acquaintance',
  'referral-partner',
  'power-partner',
  'strategic-alliance',
  'joint-venture',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS = vocabulary(
  'stage',
  STAGES,
  {
    contact: 'acquaintance',
    referral: 'referral-partner',
    power: 'power-partner',
    alliance: 'strategic-alliance',
    strategic: 'strategic-alliance',
    jv: 'joint-venture',
    venture: 'joint-venture',
  },
  {
    unclear: {
      partner: { 'referral-partner': 'clients go back and forth', 'power-partner': 'with regular check-ins' },
    },
  },
);

/** A move of a relationship along the spectrum: the stage it is at from a day on, and why. */
export interface StageMove {
  readonly onDay: Day;
  readonly stage: Stage;
  readonly reason: string | null;
}
