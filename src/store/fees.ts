import type { Day } from '../domain/day.ts';
import type { AgreedTerms, FeeRecord, FeeReferralRow } from '../domain/fees/record.ts';
import type { Collection } from '../domain/fees/ledger.ts';
import type { Settlement } from '../domain/fees/settle.ts';
import type { CapPeriod, FeeBasis, FeeTier } from '../domain/fees/terms.ts';
import type { Payment } from '../domain/payment.ts';
import type { Direction, Status } from '../domain/words.ts';
import type { Change } from './journal.ts';
import type { Db } from './open.ts';
import { COUNTS } from './counting.ts';
import type { Row } from './tables.ts';

/** Whether any fee was ever agreed or paid: where not, there is nothing to reckon. */
export function hasFees(db: Db): boolean {
  const sql = 'select exists (select 1 from fee_terms) or exists (select 1 from settlements)';
  return db.prepare(sql).pluck().get() === 1;
}

/** Everything that fees with one partner, or with all, are reckoned from. */
export function readFeeRecord(db: Db, partnerId?: number): FeeRecord {
  const parameters = { partner: partnerId ?? null };
  return {
    terms: readTerms(db, parameters),
    referrals: readReferrals(db, parameters),
    collections: db
      .prepare<[Row], Collection>(
        `select c.id, c.referral_id as referral, c.on_day as day, c.amount_minor as minor, c.currency
         from collections c join referrals r on r.id = c.referral_id
         where (@partner is null or r.partner_id = @partner) order by c.on_day, c.id`,
      )
      .all(parameters),
    settlements: readSettlements(db, parameters),
  };
}

interface TermsRow extends Omit<AgreedTerms, 'tiers'> {
  id: number;
  basis: FeeBasis;
  capPer: CapPeriod | null;
}

/** A version ends with its own last day, its agreement's, or the day before the agreement was closed. */
function readTerms(db: Db, parameters: Row): AgreedTerms[] {
  const tiers = new Map<number, FeeTier[]>();
  const tierRows = db
    .prepare<[], FeeTier & { feeTermId: number }>(
      `select fee_term_id as feeTermId, above_minor as aboveMinor, percent_millionths as percentMillionths
       from fee_tiers order by fee_term_id, above_minor`,
    )
    .all();
  for (const { feeTermId, ...tier } of tierRows)
    tiers.set(feeTermId, [...(tiers.get(feeTermId) ?? []), tier]);
  return db
    .prepare<[Row], TermsRow>(
      `select f.id, f.partner_id as partner, f.agreement_id as agreement, f.direction, f.from_day as fromDay,
         (select min(day) from (select f.until_day as day union all select a.ends_on
           union all select date(a.closed_on, '-1 day'))) as untilDay,
         f.currency, f.flat_minor as flatMinor, f.percent_millionths as percentMillionths, f.basis, f.months,
         f.cap_minor as capMinor, f.cap_per as capPer, f.first_bonus_minor as firstBonusMinor
       from fee_terms f join agreements a on a.id = f.agreement_id
       where (@partner is null or f.partner_id = @partner) order by f.partner_id, f.direction, f.from_day`,
    )
    .all(parameters)
    .map(({ id, ...terms }) => ({ ...terms, tiers: tiers.get(id) ?? [] }));
}

interface ReferralRow {
  number: number;
  partner: number;
  direction: Direction;
  day: Day;
  status: Status;
  closedOn: Day | null;
  currency: string | null;
  invoicedMinor: number | null;
}

function readReferrals(db: Db, parameters: Row): FeeReferralRow[] {
  return db
    .prepare<[Row], ReferralRow>(
      `select id as number, partner_id as partner, direction, occurred_on as day, status, closed_on as closedOn,
         currency, invoiced_minor as invoicedMinor
       from referrals
       where ${COUNTS} and partner_id in (select partner_id from fee_terms)
         and (@partner is null or partner_id = @partner) order by id`,
    )
    .all(parameters)
    .map(({ number, partner, direction, day, status, closedOn, currency, invoicedMinor }) => ({
      number,
      partner,
      direction,
      day,
      status,
      wonOn: status === 'won' ? (closedOn ?? day) : null,
      invoiced: currency === null || invoicedMinor === null ? null : { minor: invoicedMinor, currency },
    }));
}

interface PaymentRow extends Omit<Payment, 'toward'> {
  towardReferral: number | null;
  towardCollection: number | null;
}

const PAYMENTS = `
  select s.id as number, s.uuid, s.kind, s.partner_id as partner, p.name as partnerName, s.direction, s.on_day as day,
    s.currency, s.amount_minor as minor, s.toward_referral as towardReferral,
    s.toward_collection as towardCollection, s.note
  from settlements s join partners p on p.id = s.partner_id`;

/** One payment; undefined when there is no such number. */
export function getPayment(db: Db, id: number): Payment | undefined {
  const row = db.prepare<[number], PaymentRow>(`${PAYMENTS} where s.id = ?`).get(id);
  return row === undefined ? undefined : fromRow(row);
}

function readSettlements(db: Db, parameters: Row): Settlement[] {
  return db
    .prepare<[Row], PaymentRow>(
      `${PAYMENTS} where (@partner is null or s.partner_id = @partner) order by s.on_day, s.id`,
    )
    .all(parameters)
    .map(fromRow);
}

function fromRow({ towardReferral, towardCollection, ...payment }: PaymentRow): Payment {
  const toward = towardReferral === null ? null : { referral: towardReferral, collection: towardCollection };
  return { ...payment, toward };
}

type PaymentDraft = Omit<Settlement, 'number'> & { note: string | null };

/** Records a payment, a waiver or a return; gives the number. */
export function insertSettlement(change: Change, draft: PaymentDraft): number {
  return change.insert('settlements', paymentColumns(draft));
}

/** Changes the facts of a payment to those of the draft. */
export function updateSettlement(change: Change, id: number, draft: PaymentDraft): void {
  change.update('settlements', id, paymentColumns(draft));
}

function paymentColumns({ direction, toward, ...payment }: PaymentDraft): Row {
  return {
    partner_id: payment.partner,
    kind: payment.kind,
    direction,
    on_day: payment.day,
    currency: payment.currency,
    amount_minor: payment.minor,
    toward_referral: toward?.referral ?? null,
    toward_collection: toward?.collection ?? null,
    note: payment.note,
  };
}
