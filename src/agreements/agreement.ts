import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { derived, itsPartner, kind, number, uuid, type Identity } from '../kinds/kind.ts';
import { lastDay } from '../kinds/last-day.ts';
import { day, note, orNone, partner, text, word, type Plain, type Shape, type Type } from '../kinds/type.ts';
import { label, vocabulary } from '../kinds/vocabulary.ts';
import { capitalized } from '../text/capitalized.ts';
import { UserError, usageError } from '../text/errors.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { FEE_DIRECTIONS, type FeeDirection } from './fee-terms.ts';
import {
  exclusiveOn,
  feeRuleOn,
  isAgreementInForce,
  lastDayInForce,
  endOf,
  reviewOf,
  toldOn,
  type AgreementDays,
  type FeeVersion,
  type TermsVersion,
} from './terms.ts';

/** How an agreement was made; no agreement at all is the absence of one, not a form. */
const AGREEMENT_FORMS = ['verbal', 'written'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const AGREEMENT_FORM_WORDS = vocabulary('form of agreement', AGREEMENT_FORMS, {
  spoken: 'verbal',
  oral: 'verbal',
});

/** What a person says of an agreement as a whole; its terms are versions, each from a day on. */
export interface AgreementDraft extends AgreementDays {
  partnerId: number;
  form: AgreementForm;
  reviewOn: Day | null;
  location: string | null;
  note: string | null;
}

/** Something one side committed to, from the day it was agreed; `due` is its day where one was named. */
export interface Expectation {
  number: number;
  side: 'mine' | 'theirs';
  what: string;
  fromDay: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
  /** On that day it no longer stood, and was not kept. */
  dropped: boolean;
}

/** An agreement as recorded, every version of its terms, oldest first. */
export interface Agreement extends AgreementDraft, Identity {
  partnerName: string;
  terms: readonly TermsVersion[];
  fees: readonly FeeVersion[];
  expectations: readonly Expectation[];
}

/** A list that stands in a table of its own, read as JSON. */
function listed<V>(shape: Shape, plain: (value: V) => Plain): Type<readonly V[]> {
  return {
    shape: { is: 'list', of: shape },
    placeholder: 'list',
    parse: () => [],
    show: () => '',
    plain: (values) => values.map(plain),
    toSql: () => [],
    fromSql: ([cell]) => JSON.parse(String(cell)),
  };
}

const aDay: Shape = { is: 'day' };
const maybeDay: Shape = { is: 'none or', of: aDay };

const TERMS = `(select json_group_array(json_object('fromDay', v.from_day, 'exclusiveService', v.exclusive_service)
  order by v.from_day) from agreement_terms v where v.agreement_id = t.id)`;

const TIERS = `json((select json_group_array(json_object('aboveMinor', s.above_minor,
  'percentMillionths', s.percent_millionths) order by s.above_minor) from fee_tiers s where s.fee_term_id = f.id))`;

const FEES = `(select json_group_array(json_object('id', f.id, 'direction', f.direction, 'fromDay', f.from_day,
  'untilDay', f.until_day, 'rule', json_object('currency', f.currency, 'flatMinor', f.flat_minor,
  'percentMillionths', f.percent_millionths, 'basis', f.basis, 'months', f.months, 'capMinor', f.cap_minor,
  'capPer', f.cap_per, 'firstBonusMinor', f.first_bonus_minor, 'tiers', ${TIERS}))
  order by f.direction, f.from_day) from fee_terms f where f.agreement_id = t.id)`;

const EXPECTATIONS = `(select json_group_array(json_object('number', c.id, 'side', c.side, 'what', c.what,
  'fromDay', c.from_day, 'dueOn', c.due_on, 'doneOn', c.done_on,
  'dropped', json(iif(c.dropped, 'true', 'false'))) order by c.id) from promises c where c.agreement_id = t.id)`;

const feeNow = (direction: FeeDirection, heading: string) =>
  derived<Agreement, string>(
    text,
    (agreement, today) => formatFeeTerms(feeRuleOn(agreement, direction, toldOn(agreement, today))),
    { list: { heading, shrinksTo: 8 } },
  );

export const agreements = kind<AgreementDraft, Agreement>({
  noun: 'agreement',
  table: 'agreements',
  savedApart: true,
  phrase: agreementPhrase,
  check: refuseDays,
  fields: {
    id: number,
    partnerName: itsPartner.partnerName,
    partnerId: { type: partner, column: 'partner_id', words: ({ partnerName }) => partnerName },
    form: {
      type: word(AGREEMENT_FORM_WORDS),
      column: 'form',
      option: ['form', 'how it was agreed'],
      list: { heading: 'Form' },
    },
    startsOn: {
      type: day('nearest'),
      column: 'starts_on',
      json: 'from',
      option: ['from', 'the day it begins'],
      list: { heading: 'From' },
      cell: ({ startsOn }) => formatDate(startsOn),
    },
    endsOn: {
      type: lastDay,
      column: 'ends_on',
      json: 'until',
      option: ['until', 'its last day, or open'],
      list: { heading: 'Until', dropsAt: 4 },
      cell: untilWords,
    },
    '=state': derived(text, agreementState, { list: { heading: 'State' } }),
    '=exclusive': derived(
      orNone(text),
      (agreement, today) => exclusiveOn(agreement, toldOn(agreement, today)),
      {
        list: { heading: 'Exclusive', shrinksTo: 10, dropsAt: 2, below: 'named' },
      },
    ),
    '=iPay': feeNow('i-pay', 'I pay'),
    '=theyPay': feeNow('they-pay', 'They pay'),
    reviewOn: {
      type: orNone(day('coming')),
      column: 'review_on',
      label: 'review',
      option: ['review-on', 'when to look at it again'],
      list: { heading: 'Review', dropsAt: 3, below: 'named' },
      cell: (agreement) => {
        const review = reviewOf(agreement);
        return review === null ? '' : formatDate(review);
      },
    },
    closedOn: {
      type: orNone(day('past')),
      column: 'closed_on',
      label: 'closed',
      flags: [{ name: 'reopen', help: 'one that was closed is open again', to: () => null }],
    },
    location: {
      type: orNone(text),
      column: 'location',
      label: 'paper',
      option: ['paper', 'where the paper lies'],
    },
    note: { type: orNone(note), column: 'note', option: ['note', 'anything worth remembering'] },
    expectations: {
      type: listed<Expectation>(
        {
          is: 'object',
          keys: {
            number: { is: 'whole' },
            side: { is: 'word', words: ['mine', 'theirs'] },
            what: { is: 'text' },
            dueOn: maybeDay,
            doneOn: maybeDay,
          },
        },
        ({ number: promise, side, what, dueOn, doneOn }) => ({ number: promise, side, what, dueOn, doneOn }),
      ),
      sql: EXPECTATIONS,
    },
    fees: {
      type: listed<FeeVersion>(
        {
          is: 'object',
          keys: {
            direction: { is: 'word', words: FEE_DIRECTIONS },
            fromDay: aDay,
            untilDay: maybeDay,
            fee: { is: 'text' },
          },
        },
        ({ direction, fromDay, untilDay, rule }) => ({
          direction,
          fromDay,
          untilDay,
          fee: formatFeeTerms(rule),
        }),
      ),
      sql: FEES,
      json: 'versions',
    },
    terms: { type: listed<TermsVersion>({ is: 'text' }, () => null), sql: TERMS, json: false },
    uuid,
  },
});

/** How far an agreement is on a day: `in force`. */
export function agreementState(agreement: AgreementDays, today: Day): string {
  if (agreement.closedOn !== null && agreement.closedOn <= today)
    return `closed ${formatDate(agreement.closedOn)}`;
  if (isAgreementInForce(agreement, today)) return 'in force';
  return agreement.startsOn > today ? 'not begun yet' : 'ended, not closed';
}

/** `Written agreement with Maren Holt, from 20 Nov 2026, open; in force`: an agreement in one phrase. */
export function agreementPhrase(agreement: Agreement, today: Day): string {
  const form = capitalized(label(agreement.form));
  const until = endOf(agreement) === null ? 'open' : `until ${untilWords(agreement)}`;
  return (
    `${form} agreement with ${agreement.partnerName}, from ${formatDate(agreement.startsOn)}, ${until}; ` +
    agreementState(agreement, today)
  );
}

/** Its last day, also that of closing one that had none, or before it; `open` while nothing ends it. */
function untilWords(agreement: Pick<AgreementDraft, 'endsOn' | 'closedOn'>): string {
  const end = endOf(agreement);
  return end === null ? 'open' : formatDate(end);
}

function refuseDays({ startsOn, endsOn, closedOn }: AgreementDraft): void {
  const begins = `it begins (${formatDate(startsOn)})`;
  if (endsOn !== null && endsOn < startsOn) {
    throw usageError(`the agreement would end (${formatDate(endsOn)}) before ${begins}`);
  }
  if (closedOn !== null && closedOn < startsOn) {
    throw usageError(`the agreement was closed (${formatDate(closedOn)}) before ${begins}`);
  }
}

/**
 * A review comes after the beginning, where either is said anew: throws a UserError. One that was overdue when the
 * agreement was put in another form stays due under it.
 */
export function refuseReview(
  before: AgreementDraft | undefined,
  { startsOn, reviewOn }: Pick<AgreementDraft, 'startsOn' | 'reviewOn'>,
): void {
  const same = reviewOn === before?.reviewOn && startsOn === before?.startsOn;
  if (same || reviewOn === null || reviewOn > startsOn) return;
  throw usageError(
    `the review (${formatDate(reviewOn)}) would not be after it begins (${formatDate(startsOn)})`,
    'name another day with --review-on',
  );
}

/**
 * At most one agreement with a partner is in force on a day: throws a UserError where a change of one would make it
 * reach into another of `all`, into which it did not reach before.
 */
export function refuseOverlap(before: Agreement, wanted: AgreementDraft, all: readonly Agreement[]): void {
  const other = all.find((each) => each.id !== before.id && overlap(each, wanted) && !overlap(each, before));
  if (other === undefined) return;
  const last = lastDayInForce(other);
  const until = last === null ? '' : ` to ${formatDate(last)}`;
  throw new UserError(
    `another agreement with ${other.partnerName} is in force from ${formatDate(other.startsOn)}${until}: #${other.id}`,
    { hints: [`refnet edit ${other.id} --until DAY      ends it earlier`] },
  );
}

/** Another agreement of `all` into which one that is to begin would reach; the one that it replaces ends before. */
export function inTheWay(
  begins: AgreementDays,
  all: readonly Agreement[],
  replaces: Agreement | undefined,
): Agreement | undefined {
  return all.find((each) => each.id !== replaces?.id && overlap(each, begins));
}

/** One closed on the very day it began was never in force: another may begin on that day, as on any day of closing. */
function overlap(a: AgreementDays, b: AgreementDays): boolean {
  const [lastA, lastB] = [lastDayInForce(a), lastDayInForce(b)];
  return (lastB === null || a.startsOn <= lastB) && (lastA === null || b.startsOn <= lastA);
}

/** Terms that were agreed after the beginning cannot come to stand before it: throws a UserError. */
export function refuseLaterTerms({ startsOn, terms, fees }: Agreement, begins: Day): void {
  const later = [...terms, ...fees].find(({ fromDay }) => fromDay > startsOn && fromDay <= begins);
  if (later === undefined) return;
  throw new UserError(`terms of it changed on ${formatDate(later.fromDay)}, so it began before that day`, {
    hints: ['give an earlier day with --from'],
  });
}
