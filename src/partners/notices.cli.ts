import type { Agreement } from '../agreements/agreement.ts';
import { listAgreements } from '../agreements/agreement.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { exclusiveOn, feeRuleOn, isAgreementInForce } from '../agreements/terms.ts';
import {
  FEE_DIRECTIONS,
  feeOccasion,
  isFee,
  type FeeDirection,
  type FeeRule,
} from '../agreements/fee-terms.ts';
import { governing } from '../agreements/fee-record.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { laterDay, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { isWithPartner, type WithPartner } from '../referrals/with-partner.ts';
import type { Settings } from '../settings/settings.ts';
import {
  isOfFee,
  namingOccasions,
  noRuleWords,
  noticesFor,
  noticeText,
  shownKey,
  unknownPlace,
  wasShown,
  type Occasion,
} from './notices.ts';
import { searchKey } from '../text/search-key.ts';
import { rememberNotices } from './notices.sql.ts';
import { readShownNotices } from './shown-notices.sql.ts';
import { partnerNamer } from './find-partner.ts';
import { listHandles } from './handles.sql.ts';
import { getPartner } from './partner.sql.ts';
import type { Partner } from './partner.ts';

/** What calls for notices; `of` tells things of one occasion apart, such as the fees agreed one after another. */
export interface Calling {
  readonly occasion: Occasion;
  readonly of?: string;
  /** It changes nothing that was agreed: a notice that was shown on such an occasion is not shown again. */
  readonly isAsAgreed?: true;
}

/** What a notice is about: a partner, what is going on with them, and on which day. */
interface About {
  readonly partnerId: number;
  readonly callings: readonly Calling[];
  readonly on: Day;
  readonly settings: Settings;
}

/**
 * Returns, a line for stderr each, the notices that were not shown for this partner on such an occasion before, and
 * remembers that they are now: a note on a gift silences none on a fee, a fee none on another fee. Within a change that is
 * only tried, that too is rolled back. They never block.
 */
export function noticesOnce(db: Db, { partnerId, callings, on, settings }: About): string[] {
  const partner = getPartner(db, partnerId);
  if (partner === undefined || callings.length === 0) return [];
  const shown = readShownNotices(db, partner.uuid);
  const occasions = callings.map(({ occasion }) => occasion);
  const open = placeNote(db, partner, { occasions, on, settings });
  const fresh = callings.flatMap(({ occasion, of, isAsAgreed }) =>
    noticesFor({ occasion, on }, settings, partner)
      .filter((notice) => isAsAgreed !== true || !wasShown(shown, notice, occasion))
      .map((notice) => ({ notice, key: shownKey(notice, occasion, of) }))
      .filter(({ key }) => !shown.has(key)),
  );
  const keys = [...fresh.map(({ key }) => key), ...(open.length === 0 ? [] : [placeKey(partner)])];
  if (keys.length > 0) rememberNotices(db, partner.uuid, keys);
  return [
    ...new Set(fresh.map(({ notice }) => `Note: ${noticeText(notice)}`)),
    ...noRuleOnce(db, occasions, { settings, partner }),
    ...open,
  ];
}

/** What is remembered of no partner in particular stands beside theirs. */
const MINE = 'mine';

/** That no rule on fees is known for what I do where I am: said once, and again of another profession or place. */
function noRuleOnce(
  db: Db,
  occasions: readonly Occasion[],
  { settings, partner }: { settings: Settings; partner: Partner },
): string[] {
  const words = noRuleWords(occasions, settings, partner);
  if (words === undefined) return [];
  const { profession = '', country, subdivision } = settings;
  const place = [country, ...(subdivision === undefined ? [] : [subdivision])].join('-');
  const key = `no rule ${place} ${searchKey(profession)}`;
  if (readShownNotices(db, MINE).has(key)) return [];
  rememberNotices(db, MINE, [key]);
  return [words];
}

/** That a place is not recorded is said once, and again of another country. */
function placeKey({ country }: Partner): string {
  return `place ${country ?? ''}`.trim();
}

/**
 * What says that a fee is agreed with somebody whose place is not recorded, and what is taken for it, where a rule goes by
 * it; nothing where that was said before.
 */
export function placeNote(
  db: Db,
  partner: Partner,
  {
    occasions,
    on,
    settings,
  }: { readonly occasions: readonly Occasion[]; readonly on: Day; readonly settings: Settings },
): string[] {
  const open = unknownPlace(occasions.filter(isOfFee), on, settings, partner);
  if (open === undefined || readShownNotices(db, partner.uuid).has(placeKey(partner))) return [];
  const handle = partnerNamer(listHandles(db))(partner);
  const edit = `refnet edit ${handle} --${open}`;
  if (open === 'subdivision') {
    return [
      `the province, state or nation of ${partner.name} is not recorded, so rules on fees there are not looked up: ` +
        `${edit} ${settings.subdivision ?? ''}`,
    ];
  }
  const { country, subdivision } = settings;
  const mine = [country, ...(subdivision === undefined ? [] : [subdivision])].join('-');
  return [
    `the country of ${partner.name} is not recorded, so yours (${mine}) is taken for rules on fees, until another is said: ` +
      `${edit} ${country ?? ''}`,
  ];
}

/** A fee that was agreed: another one, or the same of one referral alone, is told of anew. */
export function feeCalling(direction: FeeDirection, rule: FeeRule, of = ''): Calling {
  return { occasion: feeOccasion(direction), of: `${of}${JSON.stringify(rule)}` };
}

/** What an agreement as it is on a day calls for, each fee and each exclusive promise by its terms. */
export function callingsOf(agreement: Agreement, day: Day): Calling[] {
  return occasionsOf(agreement, day).map((occasion) => {
    if (occasion === 'exclusive') return { occasion, of: exclusiveOn(agreement, day) ?? '' };
    const direction = FEE_DIRECTIONS.find((way) => feeOccasion(way) === occasion);
    const rule = direction === undefined ? null : feeRuleOn(agreement, direction, day);
    return direction === undefined || rule === null ? { occasion } : feeCalling(direction, rule);
  });
}

/** The notices on what is agreed with a partner that were not shown before: who they are was not known then. */
export function noticesAsAgreed(
  db: Db,
  partnerId: number,
  { today, settings }: { readonly today: Day; readonly settings: Settings },
): string[] {
  const lines = listAgreements(db, partnerId).flatMap((agreement) => {
    const on = dayOf(agreement, today);
    if (!isAgreementInForce(agreement, on)) return [];
    const callings = callingsOf(agreement, on).map((each) => ({ ...each, isAsAgreed: true as const }));
    return noticesOnce(db, { partnerId, callings, on, settings });
  });
  return [...new Set(lines)];
}

/** The day for which an agreement is looked at: today, or its first day where that is later. */
export function dayOf({ startsOn }: Agreement, today: Day): Day {
  return laterDay(startsOn, today);
}

/** What an agreement as it is on a day calls for. */
export function occasionsOf(agreement: Agreement, day: Day): Occasion[] {
  const [paid, received] = [pays(agreement, 'i-pay', day), pays(agreement, 'they-pay', day)];
  const promised = (whose: 'mine' | 'theirs') => agreement.expectations.some(({ side }) => side === whose);
  const isBothWays = (received || promised('mine')) && (paid || promised('theirs'));
  return [
    ...(paid ? [feeOccasion('i-pay')] : []),
    ...(received ? [feeOccasion('they-pay')] : []),
    ...(exclusiveOn(agreement, day) === null ? [] : (['exclusive'] as const)),
    ...(isBothWays ? (['both-ways'] as const) : []),
  ];
}

/** The partners with whom it is agreed on a day that they pay me for referrals. */
export function payersOn(db: Db, day: Day): Set<number> {
  const agreements = hasFees(db) ? listAgreements(db) : [];
  return new Set(
    agreements
      .filter((each) => isAgreementInForce(each, day) && pays(each, 'they-pay', day))
      .map(({ partnerId }) => partnerId),
  );
}

function pays(agreement: Agreement, direction: FeeDirection, day: Day): boolean {
  const rule = feeRuleOn(agreement, direction, day);
  return rule !== null && isFee(rule);
}

/** Lines on referrals that were given: the notices on naming their partners that were not shown for these before. */
export function namingNotes(
  db: Db,
  ids: readonly number[],
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): string[] {
  return ids.flatMap((id) => {
    const referral = getReferral(db, id);
    if (referral?.direction !== 'given' || !isWithPartner(referral)) return [];
    const callings = namingOccasions(isPaidFor(db, referral, today)).map((occasion) => ({ occasion }));
    return noticesOnce(db, { partnerId: referral.partnerId, callings, on: today, settings });
  });
}

/** Whether it is agreed that the partner pays me for this referral. */
function isPaidFor(db: Db, { id, partnerId }: WithPartner<Referral>, today: Day): boolean {
  const record = hasFees(db) ? readFeeRecord(db, today, partnerId) : undefined;
  const row = record?.referrals.find(({ number }) => number === id);
  return record !== undefined && row !== undefined && governing(record.terms, row) !== null;
}
