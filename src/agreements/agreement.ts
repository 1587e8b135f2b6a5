import { addDays, addMonths, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { FeeDirection, FeeRule } from './fee-terms.ts';
import type { Settings } from '../settings/settings.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

/** How an agreement was made; no agreement at all is the absence of one, not a form. */
export const AGREEMENT_FORMS = ['verbal', 'written'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const AGREEMENT_FORM_WORDS = vocabulary('form of agreement', AGREEMENT_FORMS, {
  spoken: 'verbal',
  oral: 'verbal',
});

/** What is agreed from a day on: a later version replaces it from its own day, and never before. */
export interface TermsVersion {
  fromDay: Day;
  exclusiveService: string | null;
}

/** A fee rule of the agreement and the days of the referrals it governs, both inclusive. */
export interface FeeVersion {
  id: number;
  direction: FeeDirection;
  fromDay: Day;
  untilDay: Day | null;
  rule: FeeRule;
}

/** Something one side committed to; `due` is its day where one was named. */
export interface Expectation {
  number: number;
  side: 'mine' | 'theirs';
  what: string;
  dueOn: Day | null;
  doneOn: Day | null;
}

/** An agreement as recorded, every version of its terms, oldest first. Days are inclusive. */
export interface Agreement {
  id: number;
  uuid: string;
  partnerId: number;
  partnerName: string;
  form: AgreementForm;
  startsOn: Day;
  endsOn: Day | null;
  reviewOn: Day | null;
  closedOn: Day | null;
  location: string | null;
  note: string | null;
  terms: TermsVersion[];
  fees: FeeVersion[];
  expectations: Expectation[];
}

/** What a person said of an agreement; what was left out keeps its value, null takes a fact out. */
export interface AgreementRequest {
  form?: AgreementForm | undefined;
  fromDay?: Day | undefined;
  /** The last day, or `open` for no end. */
  endsOn?: Day | 'open' | undefined;
  reviewOn?: Day | undefined;
  exclusiveService?: string | null | undefined;
  fees: Partial<Record<FeeDirection, FeeRule | null>>;
  expectations: { side: 'mine' | 'theirs'; what: string }[];
  location?: string | undefined;
  note?: string | undefined;
}

/** Whether an agreement holds on a day: begun, not ended, and not closed by then. */
export function isAgreementInForce(
  agreement: Pick<Agreement, 'startsOn' | 'endsOn' | 'closedOn'>,
  day: Day,
): boolean {
  const { startsOn, endsOn, closedOn } = agreement;
  return startsOn <= day && (endsOn === null || day <= endsOn) && (closedOn === null || day < closedOn);
}

/** The last day an agreement governs new referrals; null while nothing ends it. */
export function lastDayOf(agreement: Pick<Agreement, 'endsOn' | 'closedOn'>): Day | null {
  const { endsOn, closedOn } = agreement;
  const days = [endsOn, closedOn === null ? null : dayBefore(closedOn)].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

/** The exclusive service promised on a day; null for none. */
export function exclusiveOn(agreement: Pick<Agreement, 'terms'>, day: Day): string | null {
  return agreement.terms.findLast(({ fromDay }) => fromDay <= day)?.exclusiveService ?? null;
}

/** The fee rule of one direction on a day; null for none. */
export function feeOn(agreement: Pick<Agreement, 'fees'>, direction: FeeDirection, day: Day): FeeRule | null {
  const begun = agreement.fees.filter((fee) => fee.direction === direction && fee.fromDay <= day);
  const latest = begun.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1)).at(-1);
  return latest !== undefined && (latest.untilDay === null || day <= latest.untilDay) ? latest.rule : null;
}

/** The first review of a new agreement after the months of the setting [durden], later ones a year on. */
export function firstReview(fromDay: Day, settings: Settings): Day {
  return addMonths(fromDay, settings['agreement-review-months']);
}

export function nextReview(reviewedOn: Day): Day {
  return addMonths(reviewedOn, 12);
}

/** How a request is to be carried out beside what is in force. */
export type AgreementPlan =
  | { kind: 'begin'; form: AgreementForm; fromDay: Day; replaces: Agreement | undefined }
  | { kind: 'amend'; agreement: Agreement; fromDay: Day };

/**
 * Begins an agreement where none is in force, or where its form changes (the old one then ends the day before, and
 * what was agreed goes on under the new one); otherwise amends the one in force from a day on. Throws a UserError
 * where the form is missing and where the days do not fit.
 */
export function planAgreement(
  request: AgreementRequest,
  inForce: Agreement | undefined,
  today: Day,
): AgreementPlan {
  const fromDay = request.fromDay ?? today;
  refuseEnd(request, fromDay);
  if (inForce === undefined) {
    if (request.form === undefined) {
      throw usageError('say how it was agreed: --verbal or --written', 'refnet agree maren --written');
    }
    return { kind: 'begin', form: request.form, fromDay, replaces: undefined };
  }
  if (fromDay < inForce.startsOn) {
    throw new UserError(`the agreement in force began on ${formatDate(inForce.startsOn)}, after that day`, {
      hints: [`refnet edit ${inForce.id} --from ${fromDay}      if it began earlier`],
    });
  }
  const changesForm = request.form !== undefined && request.form !== inForce.form;
  return changesForm && fromDay > inForce.startsOn && request.form !== undefined
    ? { kind: 'begin', form: request.form, fromDay, replaces: inForce }
    : { kind: 'amend', agreement: inForce, fromDay };
}

function refuseEnd({ endsOn, reviewOn }: AgreementRequest, fromDay: Day): void {
  if (endsOn !== undefined && endsOn !== 'open' && endsOn < fromDay) {
    throw usageError(
      `the agreement would end (${formatDate(endsOn)}) before it begins (${formatDate(fromDay)})`,
    );
  }
  if (reviewOn !== undefined && reviewOn <= fromDay) {
    throw usageError(
      `the review (${formatDate(reviewOn)}) would not be after it begins (${formatDate(fromDay)})`,
    );
  }
}

/** The day before: the last day of what another version replaces. */
export function dayBefore(day: Day): Day {
  return addDays(day, -1);
}
