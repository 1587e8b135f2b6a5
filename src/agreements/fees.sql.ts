import type { Day } from '../calendar/day.ts';
import type { FeeSide } from './fee-comparison.ts';
import type { AgreedTerms, FeeRecord, FeeReferralRow } from './fee-record.ts';
import type { Collection } from './ledger.ts';
import type { CapPeriod, FeeBasis, FeeTier } from './fee-terms.ts';
import { LAST_GOVERNED } from './last-governed.sql.ts';
import { inLedger, payments, type LedgerPayment } from './payment.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { countsOn, STANDS } from '../file/counting.ts';
import type { Row } from '../file/tables.sql.ts';
import { CONVERSION_STATUSES, isClosed, type Status } from '../referrals/status.ts';
import type { Direction } from '../referrals/direction.ts';

/** Everything that fees with one partner, or with all, are reckoned from, looked at on `asOf`. */
export function readFeeRecord(db: Db, asOf: Day, partnerId?: number): FeeRecord {
  const parameters = { partner: partnerId ?? null };
  return {
    terms: readTerms(db, parameters),
    referrals: readReferrals(db, parameters),
    collections: db
      .prepare<[Row], Collection>(
        `select c.id, c.referral_id as referral, c.on_day as day, c.amount_minor as minor, c.currency
         from collections c join referrals r on r.id = c.referral_id
         where r.partner_id is not null and (@partner is null or r.partner_id = @partner) order by c.on_day, c.id`,
      )
      .all(parameters),
    payments: readPayments(db, parameters),
    asOf,
  };
}

/** Whether the terms in force on the day of a referral `r` give it a fee: 1 or 0. */
const ITS_WAY = `f.partner_id = r.partner_id
    and f.direction = case r.direction when 'received' then 'i-pay' else 'they-pay' end`;
export const HAS_FEE = `coalesce((
  select coalesce(f.flat_minor, f.percent_millionths, f.first_bonus_minor) is not null
  from fee_terms f where f.referral_id = r.id and ${ITS_WAY}), (
  select ${LAST_GOVERNED} is null or ${LAST_GOVERNED} >= r.occurred_on
  from fee_terms f join agreements a on a.id = f.agreement_id
  where ${ITS_WAY} and f.from_day <= r.occurred_on
  order by f.from_day desc limit 1), 0)`;

const CONVERSION = CONVERSION_STATUSES.map((status) => `'${status}'`).join(', ');

/** Referrals with partners that count: one from a source carries no fee, nor could it. */
const WITH_PARTNERS = `partner_id is not null and ${countsOn('@today')} and occurred_on <= @today`;

/** How referrals up to a day fare that carry a fee, and those that carry none, counted over all partners. */
export function readFeeSides(db: Db, today: Day): { withFee: FeeSide; withoutFee: FeeSide } {
  const counts = db
    .prepare<[Row], Omit<FeeSide, 'business'> & { hasFee: number }>(
      `select ${HAS_FEE} as hasFee, count(*) as referrals, sum(status = 'won') as won,
         sum(status in (${CONVERSION})) as closed,
         sum(status = 'won' and invoiced_minor is null
           and not exists (select 1 from collections c where c.referral_id = r.id)) as wonWithoutAmount
       from referrals r where ${WITH_PARTNERS} group by 1`,
    )
    .all({ today });
  const business = db
    .prepare<[Row], FeeSide['business'][number] & { hasFee: number }>(
      `select hasFee, currency, sum(minor) as minor, count(distinct id) as won from (
         select ${HAS_FEE} as hasFee, id, currency, invoiced_minor as minor from referrals r
         where status = 'won' and invoiced_minor is not null and ${WITH_PARTNERS}
         union all
         select ${HAS_FEE}, r.id, c.currency, c.amount_minor
         from referrals r join collections c on c.referral_id = r.id
         where status = 'won' and invoiced_minor is null and ${WITH_PARTNERS})
       group by hasFee, currency order by currency`,
    )
    .all({ today });
  const side = (wanted: number): FeeSide => {
    const { hasFee: _, ...counted } = counts.find(({ hasFee }) => hasFee === wanted) ?? NO_REFERRALS;
    const rows = business.filter(({ hasFee }) => hasFee === wanted);
    return { ...counted, business: rows.map(({ currency, minor, won }) => ({ currency, minor, won })) };
  };
  return { withFee: side(1), withoutFee: side(0) };
}

const NO_REFERRALS = { hasFee: 0, referrals: 0, won: 0, closed: 0, wonWithoutAmount: 0 };

interface TermsRow extends Omit<AgreedTerms, 'tiers'> {
  id: number;
  basis: FeeBasis;
  capPer: CapPeriod | null;
}

/** The terms with one partner, each version with the last day that it governs. */
export function readAgreedTerms(db: Db, partnerId: number): AgreedTerms[] {
  return readTerms(db, { partner: partnerId });
}

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
      `select f.id, f.partner_id as partner, f.agreement_id as agreement, f.referral_id as referral, f.direction,
         f.from_day as fromDay,
         ${LAST_GOVERNED} as untilDay,
         f.currency, f.flat_minor as flatMinor, f.percent_millionths as percentMillionths, f.basis, f.months,
         f.cap_minor as capMinor, f.cap_per as capPer, f.first_bonus_minor as firstBonusMinor
       from fee_terms f left join agreements a on a.id = f.agreement_id
       where (@partner is null or f.partner_id = @partner) order by f.partner_id, f.direction, f.from_day`,
    )
    .all(parameters)
    .map(({ id, ...terms }) => ({ ...terms, tiers: tiers.get(id) ?? [] }));
}

interface ReferralRow {
  number: number;
  partner: number;
  client: string | null;
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
      `select id as number, partner_id as partner, client_name as client, direction, occurred_on as day, status, closed_on as closedOn,
         currency, invoiced_minor as invoicedMinor
       from referrals
       where ${STANDS} and partner_id in (select partner_id from fee_terms)
         and (@partner is null or partner_id = @partner) order by id`,
    )
    .all(parameters)
    .map(({ closedOn, currency, invoicedMinor, ...row }) => ({
      ...row,
      wonOn: row.status === 'won' ? (closedOn ?? row.day) : null,
      fellOn: row.status !== 'won' && isClosed(row.status) ? (closedOn ?? row.day) : null,
      invoiced: currency === null || invoicedMinor === null ? null : { minor: invoicedMinor, currency },
    }));
}

function readPayments(db: Db, cells: Row): LedgerPayment[] {
  const rest = 'where (@partner is null or t.partner_id = @partner) order by t.on_day, t.id';
  return readRecords(db, payments, { rest, cells }).map(inLedger);
}
