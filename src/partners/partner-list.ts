import { isPutAway } from './put-away.ts';
import { compareText } from '../text/compare-text.ts';
import { lazily } from '../text/lazily.ts';
import { searchKey } from '../text/search-key.ts';
import type { Day } from '../calendar/day.ts';
import type { Partner } from './partner.ts';
import { STAGES, type Stage } from './stage.ts';

/** Loaded only where some are chosen by words or by profession. */
const words = lazily(() => import('../text/has-words.ts'));
const professions = lazily(() => import('./professions.ts'));

/** What went on with a partner as of a day. Void referrals and clients who refused contact count nowhere. */
export interface Activity {
  /** In the trailing 12 months. */
  given: number;
  received: number;
  /** Closed in them, whenever introduced, and those of them won. */
  closed: number;
  won: number;
  givenEver: number;
  receivedEver: number;
  lastCheckIn: Day | null;
}

/** Somebody with whom nothing is on record yet. */
export const NO_ACTIVITY: Activity = {
  given: 0,
  received: 0,
  closed: 0,
  won: 0,
  givenEver: 0,
  receivedEver: 0,
  lastCheckIn: null,
};

/** What a list shows of a partner, and what chooses and orders them. */
export const LISTED = [
  'id',
  'uuid',
  'name',
  'profession',
  'stage',
  'region',
  'tags',
  'doNotRefer',
  'archivedOn',
] as const satisfies readonly (keyof Partner)[];

type Listed = Pick<Partner, (typeof LISTED)[number]>;

/** A partner as lists show one. */
export interface ListedPartner extends Listed, Activity {
  /** Another one has the same name, so that it takes the number to tell them apart. */
  readonly sharesName: boolean;
}

/** The partners with what went on with each. */
export function withActivity(
  partners: readonly Listed[],
  activity: ReadonlyMap<number, Activity>,
): ListedPartner[] {
  const times = new Map<string, number>();
  for (const { name } of partners) times.set(searchKey(name), (times.get(searchKey(name)) ?? 0) + 1);
  return partners.map((partner) => ({
    ...partner,
    ...(activity.get(partner.id) ?? NO_ACTIVITY),
    sharesName: (times.get(searchKey(partner.name)) ?? 0) > 1,
  }));
}

export const PARTNER_ORDERS = ['name', 'exchanged', 'given', 'received', 'last-check-in', 'stage'] as const;
type PartnerOrder = (typeof PARTNER_ORDERS)[number];

/** Which partners to list; what is left out does not matter. */
export interface PartnerSelection {
  /** A profession by any of its names, or its words by their beginnings. */
  profession?: string | undefined;
  /** Words of the region, each by its beginning. */
  region?: string | undefined;
  stage?: Stage | undefined;
  /** Every one of these tags. */
  tags?: readonly string[] | undefined;
  /** `no`: those in the network on the day; `only`: those archived; `too`: both. */
  archived: 'no' | 'only' | 'too';
}

/** The partners that fit on a day, in the order they came. */
export function selectPartners<P extends Listed>(
  partners: readonly P[],
  selection: PartnerSelection,
  on: Day,
): P[] {
  const tags = selection.tags?.map(searchKey) ?? [];
  return partners.filter(
    (partner) =>
      (selection.archived === 'too' || isPutAway(partner, on) === (selection.archived === 'only')) &&
      (selection.stage === undefined || partner.stage === selection.stage) &&
      isOfProfession(partner, selection.profession) &&
      fitsWords(partner.region, selection.region) &&
      tags.every((tag) => partner.tags.some((own) => searchKey(own) === tag)),
  );
}

function isOfProfession({ profession }: Listed, wanted: string | undefined): boolean {
  if (wanted === undefined || fitsWords(profession, wanted)) return true;
  return profession !== null && professions().sameProfession(profession, wanted);
}

function fitsWords(text: string | null, wanted: string | undefined): boolean {
  return wanted === undefined || words().hasWords(text ?? '', wanted);
}

/**
 * The partners in an order for reading: by name, most referrals first, longest without a check-in first (never before
 * all), or the closest stage first; by name where that is the same.
 */
export function sortPartners(partners: readonly ListedPartner[], order: PartnerOrder): ListedPartner[] {
  const compare = COMPARE[order];
  return partners
    .map((partner) => ({ partner, name: searchKey(partner.name) }))
    .toSorted(
      (a, b) => compare(a.partner, b.partner) || compareText(a.name, b.name) || a.partner.id - b.partner.id,
    )
    .map(({ partner }) => partner);
}

const COMPARE: Record<PartnerOrder, (a: ListedPartner, b: ListedPartner) => number> = {
  name: () => 0,
  exchanged: (a, b) => exchanged(b) - exchanged(a),
  given: (a, b) => b.given - a.given,
  received: (a, b) => b.received - a.received,
  'last-check-in': (a, b) => compareText(a.lastCheckIn ?? '', b.lastCheckIn ?? ''),
  stage: (a, b) => STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage),
};

/** Given and received in the trailing 12 months. */
export function exchanged(activity: Pick<Activity, 'given' | 'received'>): number {
  return activity.given + activity.received;
}
