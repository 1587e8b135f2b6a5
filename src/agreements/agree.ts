/** How what two people agreed is carried out beside what is in force. */
import { formatDate } from '../calendar/day-words.ts';
import { addMonths, laterDay, wholeMonthsBetween, type Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import { UserError, usageError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import type { Agreement, AgreementDraft, AgreementForm } from './agreement.ts';
import { exclusiveOn, feeRuleOn, isAgreementInForce } from './terms.ts';
import type { Referral } from '../referrals/referral.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { FEE_DIRECTIONS, feeDirectionOf, type FeeDirection, type FeeRule } from './fee-terms.ts';

/** What a person said of an agreement; what was left out keeps its value, null takes a fact out. */
export interface AgreementRequest {
  form?: AgreementForm | undefined;
  /** The day from which the terms hold; today where it was not said. */
  fromDay?: Day | undefined;
  /** What is of the agreement as a whole. */
  facts: Partial<Pick<AgreementDraft, 'endsOn' | 'reviewOn' | 'location' | 'note'>>;
  exclusiveService?: string | null | undefined;
  fees: Partial<Record<FeeDirection, FeeRule | null>>;
  expectations: readonly { side: 'mine' | 'theirs'; what: string }[];
}

/** How a request is to be carried out beside what is in force. */
export type AgreementPlan =
  | { kind: 'begin'; draft: Omit<AgreementDraft, 'partnerId'>; replaces: Agreement | undefined }
  | { kind: 'amend'; agreement: Agreement; fromDay: Day };

/** What a plan is made with, beside the request. */
export interface AgreementPlace {
  readonly inForce: Agreement | undefined;
  readonly settings: Settings;
  readonly today: Day;
  /** The command that was typed, with each form the agreement may have, and what it says. */
  readonly withForm: readonly string[];
}

/**
 * The first review of a new agreement: after the months of the setting [durden]; of one entered later than that on the
 * next anniversary of its start, after today.
 */
export function firstReview(startsOn: Day, settings: Settings, today: Day): Day {
  const first = addMonths(startsOn, settings['agreement-review-months']);
  if (today <= first) return first;
  const years = Math.floor(wholeMonthsBetween(startsOn, today) / 12) + 1;
  return addMonths(startsOn, 12 * years);
}

/** The next review after one on that day. */
export function nextReview(reviewedOn: Day): Day {
  return addMonths(reviewedOn, 12);
}

/**
 * Begins an agreement where none is in force, or where its form changes (the old one is then closed on the day the new one
 * begins, so that it is in force to the day before, and what was agreed goes on under the new one, its end and a review
 * that is overdue included); otherwise amends the one in force from a day on. Throws a UserError where the form is missing,
 * where the days do not fit, and for a day from which nothing changes.
 */
export function planAgreement(request: AgreementRequest, place: AgreementPlace): AgreementPlan {
  const { inForce, today, withForm } = place;
  const { form } = request;
  const fromDay = holdsFrom(request, inForce, today);
  refuseEnd(request.facts, fromDay);
  if (inForce === undefined) {
    if (form === undefined) throw usageError('say how it was agreed: --verbal or --written', ...withForm);
    return { kind: 'begin', draft: beginning(request, form, fromDay, place), replaces: undefined };
  }
  if (fromDay < inForce.startsOn) {
    throw new UserError(`the agreement in force began on ${formatDate(inForce.startsOn)}, after that day`, {
      hints: [`refnet edit ${inForce.id} --from ${fromDay}      if it began earlier`],
    });
  }
  if (
    form !== undefined &&
    form !== inForce.form &&
    fromDay > inForce.startsOn &&
    holdsOn(inForce, request, fromDay)
  ) {
    const carried = { ...request, facts: { ...carriedFacts(inForce), ...request.facts } };
    return { kind: 'begin', draft: beginning(carried, form, fromDay, place), replaces: inForce };
  }
  refuseIdleDay(request, inForce);
  return { kind: 'amend', agreement: inForce, fromDay };
}

/** Whether it is in force on that day, or would be with the last day that is said. What is over is put in another form as it was. */
function holdsOn(
  agreement: Agreement,
  { facts: { endsOn = agreement.endsOn } }: AgreementRequest,
  day: Day,
): boolean {
  return isAgreementInForce({ ...agreement, endsOn }, day);
}

/**
 * The agreement a request is about: the one named by its number, though it has ended, where it is renewed, written down or
 * no terms begin; else the one in force. One that has not begun or was closed takes no terms of a day.
 */
export function meantBy(
  request: AgreementRequest,
  { named, inForce, day }: { named: Agreement | undefined; inForce: Agreement | undefined; day: Day },
): Agreement | undefined {
  if (named === undefined || named.id === inForce?.id) return inForce;
  return beginsTerms(request) && !holdsOn(named, request, day) ? inForce : named;
}

/** The day from which what is said holds: today, or the first day of the agreement it is about, where that is to come. */
export function holdsFrom({ fromDay }: AgreementRequest, about: Agreement | undefined, today: Day): Day {
  return fromDay ?? (about === undefined ? today : laterDay(about.startsOn, today));
}

/** What goes on under another agreement, of the one before as a whole. */
function carriedFacts({ endsOn, reviewOn, location, note }: Agreement): AgreementRequest['facts'] {
  return { endsOn, reviewOn, location, note };
}

function beginning(
  request: AgreementRequest,
  form: AgreementForm,
  startsOn: Day,
  { settings, today }: AgreementPlace,
): Omit<AgreementDraft, 'partnerId'> {
  const {
    endsOn = null,
    reviewOn = firstReview(startsOn, settings, today),
    location = null,
    note = null,
  } = request.facts;
  return { form, startsOn, endsOn, reviewOn, closedOn: null, location, note };
}

function refuseEnd({ endsOn = null, reviewOn = null }: AgreementRequest['facts'], fromDay: Day): void {
  if (endsOn !== null && endsOn < fromDay) {
    throw usageError(
      `the agreement would end (${formatDate(endsOn)}) before it begins (${formatDate(fromDay)})`,
    );
  }
  if (reviewOn !== null && reviewOn <= fromDay) {
    throw usageError(
      `the review (${formatDate(reviewOn)}) would not be after it begins (${formatDate(fromDay)})`,
    );
  }
}

/** Whether something is said that holds from a day on. */
function beginsTerms({ exclusiveService, fees, expectations }: AgreementRequest): boolean {
  return [...Object.keys(fees), ...expectations].length > 0 || exclusiveService !== undefined;
}

/** Terms hold from a day on; the end, the review, the paper and the note are of the agreement as a whole. */
function refuseIdleDay(request: AgreementRequest, inForce: Agreement): void {
  const { fromDay, form } = request;
  if (fromDay === undefined || beginsTerms(request) || (form !== undefined && form !== inForce.form)) return;
  throw usageError(
    `nothing of that begins on a day: the agreement in force began on ${formatDate(inForce.startsOn)}`,
    'leave --from out',
    `refnet edit ${inForce.id} --from DAY      if it began on another day`,
  );
}

/** What of the promises said is not under the agreement already, open: said once more it is no second one. */
export function unsaid(
  said: AgreementRequest['expectations'],
  { expectations }: Pick<Agreement, 'expectations'>,
): AgreementRequest['expectations'] {
  const open = expectations.filter(({ doneOn }) => doneOn === null);
  return said.filter(
    ({ side, what }, index) =>
      ![...open, ...said.slice(0, index)].some(
        (each) => each.side === side && searchKey(each.what) === searchKey(what),
      ),
  );
}

/** Whether everything that is said of an agreement is so already on the day from which it is said. */
export function isSaidAlready(request: AgreementRequest, agreement: Agreement, day: Day): boolean {
  const { form = agreement.form, facts, exclusiveService, fees, expectations } = request;
  const { endsOn, reviewOn, location, note } = { ...agreement, ...facts };
  return (
    unsaid(expectations, agreement).length === 0 &&
    form === agreement.form &&
    endsOn === agreement.endsOn &&
    reviewOn === agreement.reviewOn &&
    location === agreement.location &&
    note === agreement.note &&
    (exclusiveService === undefined || exclusiveService === exclusiveOn(agreement, day)) &&
    FEE_DIRECTIONS.every((way) => {
      const fee = fees[way];
      return fee === undefined || formatFeeTerms(fee) === formatFeeTerms(feeRuleOn(agreement, way, day));
    })
  );
}

/** A referral that was open before a fee began, and the fee that would be of it. */
export interface OpenBefore {
  readonly referral: Referral;
  readonly direction: FeeDirection;
  readonly rule: FeeRule;
}

/** The open referrals with a partner that a fee does not cover, since they came before the day it begins. */
export function openBefore(
  { open }: { readonly open: readonly Referral[] },
  fees: AgreementRequest['fees'],
  fromDay: Day,
): OpenBefore[] {
  return open.flatMap((referral): OpenBefore[] => {
    const direction = feeDirectionOf(referral.direction);
    const rule = fees[direction];
    return rule === undefined || rule === null || referral.occurredOn >= fromDay
      ? []
      : [{ referral, direction, rule }];
  });
}
