/** Every number of the reports: another section adds its own here, or its keys to those that are the same. */
import type { Figure, Figures } from './figure.ts';
import { AGREED, FEES } from './figures-of-agreements.ts';
import { CARE } from './figures-of-care.ts';
import { COSTS } from './figures-of-costs.ts';
import { HABITS } from './figures-of-habits.ts';
import { REFERRERS } from './figures-of-referrers.ts';
import { SOURCES } from './figures-of-sources.ts';
import { STANDING } from './figures-of-standing.ts';
import { VOLUME } from './figures-of-volume.ts';

const ALL = {
  ...VOLUME,
  ...COSTS,
  ...STANDING,
  ...SOURCES,
  ...CARE,
  ...REFERRERS,
  ...HABITS,
  ...FEES,
  ...AGREED,
} satisfies Figures;

/** All of them, in the order they are told. */
export const FIGURES: readonly Figure[] = Object.entries<Figures[string]>(ALL).map(([id, figure]) => ({
  id,
  ...figure,
}));
