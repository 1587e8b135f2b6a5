import { keyOrNull } from '../text/search-key.ts';
import type { Day } from '../calendar/day.ts';
import { promises } from '../contact/promise.ts';
import type { Change } from '../file/journal.sql.ts';
import { readRecord, readRecords } from '../file/rows.sql.ts';
import { saving } from '../file/saving.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { unsaid, type AgreementPlan, type AgreementRequest } from './agree.ts';
import { agreements, refuseLaterTerms, refuseOverlap, refuseReview, type Agreement } from './agreement.ts';
import { FEE_DIRECTIONS, type FeeDirection, type FeeRule } from './fee-terms.ts';
import { dayBefore, exclusiveOn, feeRuleOn, isAgreementInForce } from './terms.ts';

/** One agreement with every version of its terms; undefined when there is no such number. */
export function getAgreement(db: Db, id: number): Agreement | undefined {
  return readRecord(db, agreements, id);
}

/** The agreements with one partner or with all, by partner, then by the day they begin. */
export function listAgreements(db: Db, partnerId?: number): Agreement[] {
  return readRecords(db, agreements, {
    rest: 'where (@partner is null or t.partner_id = @partner) order by p.name_key, t.starts_on, t.id',
    cells: { partner: partnerId ?? null },
  });
}

/** The agreement in force with a partner on a day: of several the one that began last. */
export function agreementInForce(db: Db, partnerId: number, day: Day): Agreement | undefined {
  return listAgreements(db, partnerId).findLast((agreement) => isAgreementInForce(agreement, day));
}

/** Writes agreements. Where the day one begins is corrected, the terms it began with move along, and its promises to an earlier day. */
export const savingAgreement = saving(agreements, {
  insert: (change, draft) => change.insert('agreements', cellsOf(agreements, draft)),
  update(change, before, facts) {
    const wanted = { ...before, ...facts };
    refuseReview(before, wanted);
    refuseOverlap(before, wanted, listAgreements(change.db, before.partnerId));
    if (wanted.startsOn > before.startsOn) refuseLaterTerms(before, wanted.startsOn);
    if (wanted.startsOn !== before.startsOn) moveTerms(change, before, wanted.startsOn);
    return change.update('agreements', before.id, cellsOf(agreements, facts));
  },
});

function moveTerms(change: Change, { id, startsOn }: Agreement, day: Day): void {
  for (const table of ['agreement_terms', 'fee_terms'] as const) {
    const first = change.db
      .prepare<[number, Day], number>(`select id from ${table} where agreement_id = ? and from_day = ?`)
      .pluck()
      .all(id, startsOn);
    for (const row of first) change.update(table, row, { from_day: day });
  }
  // What was promised at the beginning was promised on that day; a later beginning takes nothing back.
  if (day > startsOn) return;
  const promised = change.db
    .prepare<[number, Day], number>('select id from promises where agreement_id = ? and from_day = ?')
    .pluck()
    .all(id, startsOn);
  for (const number of promised) change.update(promises, number, { fromDay: day });
}

/** Writes what was agreed, as planned. Returns the number of the agreement it is in. */
export function carryOut(
  change: Change,
  partnerId: number,
  plan: AgreementPlan,
  request: AgreementRequest,
): number {
  if (plan.kind === 'amend') {
    const { agreement, fromDay } = plan;
    const facts = { ...request.facts, ...(request.form === undefined ? {} : { form: request.form }) };
    if (Object.keys(facts).length > 0) savingAgreement.update(change, agreement.id, facts);
    putTerms(change, agreement, fromDay, {
      ...request,
      expectations: unsaid(request.expectations, agreement),
    });
    return agreement.id;
  }
  const { draft, replaces } = plan;
  const id = savingAgreement.insert(change, { ...draft, partnerId });
  if (replaces !== undefined) {
    savingAgreement.update(change, replaces.id, { closedOn: draft.startsOn });
    carryTerms(change, replaces, { id, partnerId }, draft.startsOn);
  }
  putTerms(change, { id, partnerId }, draft.startsOn, {
    ...request,
    expectations: unsaid(request.expectations, replaces ?? { expectations: [] }),
  });
  return id;
}

/** Puts what a request says of terms in force from a day on. Terms of the same day are corrected, later ones stand. */
function putTerms(
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
      dropped: false,
      goal: null,
      agreementId: agreement.id,
    });
  }
}

/** What was agreed goes on under another agreement: the terms in force that day, and what each promised, kept or not. */
function carryTerms(
  change: Change,
  from: Agreement,
  to: Pick<Agreement, 'id' | 'partnerId'>,
  day: Day,
): void {
  putTerms(change, to, day, {
    exclusiveService: exclusiveOn(from, day) ?? undefined,
    fees: Object.fromEntries(
      FEE_DIRECTIONS.flatMap((direction) => {
        const rule = feeRuleOn(from, direction, day);
        return rule === null ? [] : [[direction, rule]];
      }),
    ),
    expectations: [],
  });
  for (const { number } of from.expectations) change.update(promises, number, { agreementId: to.id });
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

/**
 * At most one fee rule of a partner and direction governs a day: one that reached to it, also by having been closed on it,
 * ends the day before. Whether that takes its terms from referrals of the day is for the command to ask.
 */
function putFee(
  change: Change,
  agreement: Pick<Agreement, 'id' | 'partnerId'>,
  { direction, fromDay, rule }: { direction: FeeDirection; fromDay: Day; rule: FeeRule | null },
): void {
  const before = change.db
    .prepare<[number, FeeDirection, Day], { id: number; fromDay: Day; untilDay: Day | null }>(
      `select id, from_day as fromDay, until_day as untilDay from fee_terms
       where partner_id = ? and direction = ? and from_day <= ? and agreement_id is not null
       order by from_day desc limit 1`,
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
  { id, partnerId }: Pick<Agreement, 'id' | 'partnerId'>,
  terms: DatedRule,
): void {
  insertTerms(change, { agreement_id: id, partner_id: partnerId }, terms);
}

/**
 * What is agreed for one referral alone, from a day that says when; undefined for nothing any more, so that the partner's
 * terms stand for it again. A rule without a fee says that it has none.
 */
export function putFeeOfReferral(
  change: Change,
  { id, partnerId }: { readonly id: number; readonly partnerId: number },
  terms: DatedRule | undefined,
): void {
  const before = change.db
    .prepare<[number], number>('select id from fee_terms where referral_id = ?')
    .pluck()
    .all(id);
  for (const each of before) change.remove('fee_terms', each);
  if (terms !== undefined) insertTerms(change, { referral_id: id, partner_id: partnerId }, terms);
}

interface DatedRule {
  readonly direction: FeeDirection;
  readonly fromDay: Day;
  readonly rule: FeeRule;
}

function insertTerms(change: Change, whose: Row, { direction, fromDay, rule }: DatedRule): void {
  const id = change.insert('fee_terms', {
    ...whose,
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
