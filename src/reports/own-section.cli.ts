import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Section } from './section.view.ts';

/** Makes a section of the report that reads what it tells itself, of a period. */
export type OwnSection = (
  db: Db,
  period: Period,
  asked: {
    readonly settings: Settings;
    readonly today: Day;
    /** Every line, where a screen has the first ones alone. */
    readonly all?: boolean;
  },
) => Section | Promise<Section>;
