/**
 * The main numbers of the report beside plain SQL written from their definitions alone, over random networks.
 * REFNET_ORACLE_RUNS=N takes N of them instead of a few.
 */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { TODAY } from '../helpers/refnet.ts';
import { randomNetwork } from './random-network.ts';

const RUNS = Number(process.env['REFNET_ORACLE_RUNS'] ?? '3');
const PERIODS = [
  ['2025-11-21', TODAY],
  ['2026-01-01', '2026-03-31'],
  ['2025-12-01', '2026-08-15'],
] as const;

/** Introduced by the day of the referral; closed, won and their business by that of the outcome, or the referral's. */
const COUNTED = `
  select 'p' || p.id as partnerId,
    (select count(*) from referrals r where r.partner_id = p.id and r.direction = 'given' and r.occurred_on >= @since
      and r.occurred_on <= @until and r.status not in ('void', 'not-chosen') and ifnull(r.consent, 1) = 1) as given,
    (select count(*) from referrals r where r.partner_id = p.id and r.direction = 'received' and r.occurred_on >= @since
      and r.occurred_on <= @until and r.status not in ('void', 'not-chosen') and ifnull(r.consent, 1) = 1) as received,
    (select count(*) from referrals r where r.partner_id = p.id
      and r.status in ('won', 'lost', 'no-response', 'declined') and ifnull(r.consent, 1) = 1
      and ifnull(r.closed_on, r.occurred_on) >= @since and ifnull(r.closed_on, r.occurred_on) <= @until) as closed,
    (select count(*) from referrals r where r.partner_id = p.id and r.status = 'won' and ifnull(r.consent, 1) = 1
      and ifnull(r.closed_on, r.occurred_on) >= @since and ifnull(r.closed_on, r.occurred_on) <= @until) as won
  from partners p order by p.id`;

/** Invoiced, else collected up to today; never the estimate. */
const BUSINESS = `
  select currency, sum(minor) as minor from (
    select r.invoiced_minor as minor, r.currency from referrals r
      where r.status = 'won' and r.invoiced_minor is not null and r.direction = 'received' and r.partner_id is not null
        and ifnull(r.consent, 1) = 1 and ifnull(r.closed_on, r.occurred_on) between @since and @until
    union all
    select c.amount_minor, c.currency from collections c join referrals r on r.id = c.referral_id
      where r.status = 'won' and r.invoiced_minor is null and r.direction = 'received' and r.partner_id is not null
        and c.on_day <= @today and ifnull(r.consent, 1) = 1
        and ifnull(r.closed_on, r.occurred_on) between @since and @until)
  group by currency having sum(minor) <> 0 order by currency`;

interface Counts {
  readonly partnerId: string;
  readonly given: number;
  readonly received: number;
  readonly closed: number;
  readonly won: number;
}

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

test.each(Array.from({ length: RUNS }, (_, at) => at + 1))(
  'volume and closed business are what plain SQL counts: network %i',
  async (seed) => {
    const refnet = await randomNetwork(seed);
    const db = new Database(refnet.file, { readonly: true });
    for (const [since, until] of PERIODS) {
      const days = { since, until };
      const report: { volume: readonly Counts[]; totals: { businessReceived: readonly Amount[] } } =
        JSON.parse(await refnet.ok(['report', '--since', since, '--until', until, '--json']));
      const counted = db.prepare<[typeof days], Counts>(COUNTED).all(days);
      const told = report.volume.map(({ partnerId, given, received, closed, won }) => {
        return { partnerId, given, received, closed, won };
      });
      const number = ({ partnerId }: Counts) => Number(partnerId.slice(1));
      expect(told.toSorted((a, b) => number(a) - number(b))).toEqual(
        counted.filter(({ given, received, closed }) => given + received + closed > 0),
      );
      const business = db
        .prepare<[typeof days & { today: string }], { currency: string; minor: number }>(BUSINESS)
        .all({ ...days, today: TODAY });
      const sums = report.totals.businessReceived
        .map(({ currency, amount }) => ({ currency, minor: Number(amount.replace('.', '')) }))
        .filter(({ minor }) => minor !== 0);
      expect(sums).toEqual(business);
    }
    db.close();
  },
);
