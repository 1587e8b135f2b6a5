import type { Day } from '../calendar/day.ts';
import {
  FEE_DIRECTIONS,
  type CapPeriod,
  type FeeBasis,
  type FeeDirection,
  type FeeRule,
  type FeeTier,
} from './fee-terms.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { keyOrNull } from '../partners/partner.sql.ts';
import { promises } from '../contact/promise.ts';
import type { Row } from '../file/tables.sql.ts';
import {
  dayBefore,
  exclusiveOn,
  feeOn,
  isAgreementInForce,
  type Agreement,
  type AgreementRequest,
  type Expectation,
  type FeeVersion,
  type TermsVersion,
  type AgreementForm,
} from './agreement.ts';

type AgreementRow = Omit<Agreement, 'terms' | 'fees' | 'expectations'>;

const SELECT = `
  select a.id, a.uuid, a.partner_id as partnerId, p.name as partnerName, a.form, a.starts_on as startsOn,
    a.ends_on as endsOn, a.review_on as reviewOn, a.closed_on as closedOn, a.location, a.note
  from agreements a join partners p on p.id = a.partner_id`;

/** One agreement with every version of its terms; undefined when there is no such number. */
export function getAgreement(db: Db, id: number): Agreement | undefined {
  const row = db.prepare<[number], AgreementRow>(`${SELECT} where a.id = ?`).get(id);
  return row === undefined ? undefined : withTerms(db, row);
}

/** The agreements with one partner or with all, by partner, then by the day they begin. */
export function listAgreements(db: Db, partnerId?: number): Agreement[] {
  return db
    .prepare<[Row], AgreementRow>(
      `${SELECT} where (@partner is null or a.partner_id = @partner) order by p.name_key, a.starts_on, a.id`,
    )
    .all({ partner: partnerId ?? null })
    .map((row) => withTerms(db, row));
}

/** The agreement in force with a partner on a day: of several the one that began last. */
export function agreementInForce(db: Db, partnerId: number, day: Day): Agreement | undefined {
  return listAgreements(db, partnerId).findLast((agreement) => isAgreementInForce(agreement, day));
}

function withTerms(db: Db, row: AgreementRow): Agreement {
  return {
    ...row,
    terms: db
      .prepare<[number], TermsVersion>(
        `select from_day as fromDay, exclusive_service as exclusiveService from agreement_terms
         where agreement_id = ? order by from_day`,
      )
      .all(row.id),
    fees: listFees(db, row.id),
    expectations: db
      .prepare<[number], Expectation>(
        `select id as number, side, what, due_on as dueOn, done_on as doneOn from promises
         where agreement_id = ? order by id`,
      )
      .all(row.id),
  };
}

interface FeeRow extends Omit<FeeRule, 'tiers'> {
  id: number;
  direction: FeeDirection;
  fromDay: Day;
  untilDay: Day | null;
  basis: FeeBasis;
  capPer: CapPeriod | null;
}

const FEE_COLUMNS = `id, direction, from_day as fromDay, until_day as untilDay, currency, flat_minor as flatMinor,
  percent_millionths as percentMillionths, basis, months, cap_minor as capMinor, cap_per as capPer,
  first_bonus_minor as firstBonusMinor`;

function listFees(db: Db, agreementId: number): FeeVersion[] {
  return db
    .prepare<[number], FeeRow>(
      `select ${FEE_COLUMNS} from fee_terms where agreement_id = ? order by direction, from_day`,
    )
    .all(agreementId)
    .map(({ id, direction, fromDay, untilDay, ...rule }) => ({
      id,
      direction,
      fromDay,
      untilDay,
      rule: { ...rule, tiers: listTiers(db, id) },
    }));
}

function listTiers(db: Db, feeTermId: number): FeeTier[] {
  return db
    .prepare<[number], FeeTier>(
      `select above_minor as aboveMinor, percent_millionths as percentMillionths from fee_tiers
       where fee_term_id = ? order by above_minor`,
    )
    .all(feeTermId);
}

/** Begins an agreement. Returns its number. */
export function insertAgreement(
  change: Change,
  facts: {
    partnerId: number;
    form: AgreementForm;
    startsOn: Day;
    endsOn: Day | null;
    reviewOn: Day | null;
    location: string | null;
    note: string | null;
  },
): number {
  return change.insert('agreements', {
    partner_id: facts.partnerId,
    form: facts.form,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    review_on: facts.reviewOn,
    location: facts.location,
    note: facts.note,
  });
}

/** Changes the facts that an agreement has as a whole; those left out stay. */
export function updateAgreement(
  change: Change,
  id: number,
  facts: {
    form?: AgreementForm | undefined;
    startsOn?: Day | undefined;
    endsOn?: Day | null | undefined;
    reviewOn?: Day | null | undefined;
    closedOn?: Day | null | undefined;
    location?: string | null | undefined;
    note?: string | null | undefined;
  },
): void {
  const columns: Record<string, string | null | undefined> = {
    form: facts.form,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    review_on: facts.reviewOn,
    closed_on: facts.closedOn,
    location: facts.location,
    note: facts.note,
  };
  const given = Object.entries(columns).filter(
    (entry): entry is [string, string | null] => entry[1] !== undefined,
  );
  if (given.length > 0) change.update('agreements', id, Object.fromEntries(given));
}

/** Corrects the day an agreement begins; the terms it began with move along. */
export function moveAgreementStart(change: Change, { id, startsOn }: Agreement, day: Day): void {
  for (const table of ['agreement_terms', 'fee_terms'] as const) {
    const first = change.db
      .prepare<[number, Day], number>(`select id from ${table} where agreement_id = ? and from_day = ?`)
      .pluck()
      .all(id, startsOn);
    for (const row of first) change.update(table, row, { from_day: day });
  }
  change.update('agreements', id, { starts_on: day });
}

/** Puts what a request says of terms in force from a day on. Terms of the same day are corrected, later ones stand. */
export function putTerms(
  change: Change,
  agreement: Pick<Agreement, 'id' | 'partnerId'>,
  fromDay: Day,
  request: Pick<AgreementRequest, 'exclusiveService' | 'fees' | 'expectations'>,
): void {
  if (request.exclusiveService !== undefined)
    putExclusive(change, agreement.id, fromDay, request.exclusiveService);
  for (const direction of FEE_DIRECTIONS) {
    const rule = request.fees[direction];
    if (rule !== undefined) putFee(change, agreement, { direction, fromDay, rule });
  }
  for (const { side, what } of request.expectations) {
    change.insert(promises, {
      partnerId: agreement.partnerId,
      side,
      what,
      fromDay,
      dueOn: null,
      doneOn: null,
      goal: null,
      agreementId: agreement.id,
    });
  }
}

/** What was agreed goes on under another agreement: the terms in force that day, and the promises still open. */
export function carryTerms(
  change: Change,
  from: Agreement,
  to: Pick<Agreement, 'id' | 'partnerId'>,
  day: Day,
): void {
  putTerms(change, to, day, {
    exclusiveService: exclusiveOn(from, day) ?? undefined,
    fees: Object.fromEntries(
      FEE_DIRECTIONS.flatMap((direction) => {
        const rule = feeOn(from, direction, day);
        return rule === null ? [] : [[direction, rule]];
      }),
    ),
    expectations: [],
  });
  for (const { number, doneOn } of from.expectations) {
    if (doneOn === null) change.update('promises', number, { agreement_id: to.id });
  }
}

function putExclusive(change: Change, agreementId: number, fromDay: Day, service: string | null): void {
  const columns = { exclusive_service: service, exclusive_service_key: keyOrNull(service) };
  const id = change.db
    .prepare<[number, Day], number>('select id from agreement_terms where agreement_id = ? and from_day = ?')
    .pluck()
    .get(agreementId, fromDay);
  if (id !== undefined) change.update('agreement_terms', id, columns);
  else change.insert('agreement_terms', { agreement_id: agreementId, from_day: fromDay, ...columns });
}

/** At most one fee rule a partner and direction is in force: the one before ends the day before. */
function putFee(
  change: Change,
  agreement: Pick<Agreement, 'id' | 'partnerId'>,
  { direction, fromDay, rule }: { direction: FeeDirection; fromDay: Day; rule: FeeRule | null },
): void {
  const before = change.db
    .prepare<[number, FeeDirection, Day], { id: number; fromDay: Day; untilDay: Day | null }>(
      `select id, from_day as fromDay, until_day as untilDay from fee_terms
       where partner_id = ? and direction = ? and from_day <= ? order by from_day desc limit 1`,
    )
    .get(agreement.partnerId, direction, fromDay);
  if (before !== undefined && before.fromDay === fromDay) change.remove('fee_terms', before.id);
  else if (before !== undefined && (before.untilDay === null || before.untilDay >= fromDay)) {
    change.update('fee_terms', before.id, { until_day: dayBefore(fromDay) });
  }
  if (rule !== null) insertFee(change, agreement, { direction, fromDay, rule });
}

function insertFee(
  change: Change,
  agreement: Pick<Agreement, 'id' | 'partnerId'>,
  { direction, fromDay, rule }: { direction: FeeDirection; fromDay: Day; rule: FeeRule },
): void {
  const id = change.insert('fee_terms', {
    agreement_id: agreement.id,
    partner_id: agreement.partnerId,
    direction,
    from_day: fromDay,
    currency: rule.currency,
    flat_minor: rule.flatMinor,
    percent_millionths: rule.percentMillionths,
    basis: rule.basis,
    months: rule.months,
    cap_minor: rule.capMinor,
    cap_per: rule.capPer,
    first_bonus_minor: rule.firstBonusMinor,
  });
  for (const { aboveMinor, percentMillionths } of rule.tiers) {
    change.insert('fee_tiers', {
      fee_term_id: id,
      above_minor: aboveMinor,
      percent_millionths: percentMillionths,
    });
  }
}
