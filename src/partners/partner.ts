import { searchKey } from '../text/search-key.ts';
import type { Day } from '../calendar/day.ts';
import type { Precision } from '../calendar/day-words.ts';
import type { Stage } from './stage.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

/** Their business beside mine. `smaller` and `larger` are for a very different size; anything near is `similar`. */
export const RELATIVE_SIZES = ['smaller', 'similar', 'larger'] as const;
export type RelativeSize = (typeof RELATIVE_SIZES)[number];

export const RELATIVE_SIZE_WORDS = vocabulary('size', RELATIVE_SIZES, { same: 'similar', bigger: 'larger' });

/** How somebody likes to work together; `both` is open to either. */
export const PREFERENCES = ['informal', 'alliance', 'both'] as const;
export type Preference = (typeof PREFERENCES)[number];

export const PREFERENCE_WORDS = vocabulary('preference', PREFERENCES, { either: 'both', formal: 'alliance' });

/** An email, phone number or web address of a partner. */
export interface ContactPoint {
  kind: 'email' | 'phone' | 'link';
  value: string;
  label: string | null;
}

/** What a person says of a partner when adding or editing one. */
export interface PartnerDraft {
  name: string;
  business: string | null;
  profession: string | null;
  country: string | null;
  subdivision: string | null;
  region: string | null;
  services: string | null;
  idealClient: string | null;
  relativeSize: RelativeSize | null;
  theirPreference: Preference | null;
  myPreference: Preference | null;
  knownSince: { day: Day; precision: Precision } | null;
  stage: Stage;
  checkInMonths: number | null;
  introducedBy: number | null;
  howMet: string | null;
  notes: string | null;
  contactPoints: ContactPoint[];
  aliases: string[];
  tags: string[];
}

/** A partner as recorded. */
export interface Partner extends PartnerDraft {
  id: number;
  uuid: string;
  archivedOn: Day | null;
  notTakingUntil: Day | null;
  doNotRefer: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A draft with nothing but a name: every other fact can come later. */
export function emptyPartner(name: string): PartnerDraft {
  return {
    name,
    business: null,
    profession: null,
    country: null,
    subdivision: null,
    region: null,
    services: null,
    idealClient: null,
    relativeSize: null,
    theirPreference: null,
    myPreference: null,
    knownSince: null,
    stage: 'acquaintance',
    checkInMonths: null,
    introducedBy: null,
    howMet: null,
    notes: null,
    contactPoints: [],
    aliases: [],
    tags: [],
  };
}

/** The key under which a contact point is compared: a phone by its digits, anything else as a search key. */
export function contactKey(point: { kind: ContactPoint['kind']; value: string }): string {
  return point.kind === 'phone' ? point.value.replace(/[^0-9]/g, '') : searchKey(point.value);
}
