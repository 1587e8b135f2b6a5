import { lazily } from '../text/lazily.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { STATUSES } from './status.ts';

/** How far a referral is, as it is typed: by its own words, and by what people say for them, which is loaded then. */
export const STATUS_WORDS = vocabulary(
  'status',
  STATUSES,
  {},
  { more: lazily(() => import('./status-words.ts')) },
);
