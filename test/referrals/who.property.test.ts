import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, type Day } from '../../src/calendar/day.ts';
import { readActivity } from '../../src/reports/activity.sql.ts';
import { readWhoRecords } from '../../src/referrals/who.sql.ts';
import { drawnNetwork, fileOf, today } from '../helpers/drawn-network.ts';
import { plansOf } from '../helpers/plans.ts';

interface Known {
  readonly partner: number | null;
  readonly direction: string;
  readonly occurred: Day;
  readonly closed: Day | null;
  readonly status: string;
  readonly consent: number | null;
  readonly fit: number | null;
}

const stands = ({ status, consent, occurred }: Known) =>
  status !== 'void' && consent !== 0 && occurred <= today;
const counts = (row: Known) =>
  stands(row) && (row.status !== 'not-chosen' || (row.closed !== null && row.closed > today));
const isClosed = ({ status, closed }: Known) =>
  ['won', 'lost', 'no-response', 'declined'].includes(status) && (closed === null || closed <= today);
const last = (rows: readonly Known[]) =>
  rows
    .map(({ occurred }) => occurred)
    .toSorted()
    .at(-1) ?? null;

test('who is named by, and what partners list, are the sums of the referrals read one by one', async () => {
  await fc.assert(
    fc.asyncProperty(drawnNetwork, async (drawn) => {
      const db = await fileOf(drawn);
      const known = db
        .prepare<[], Known>(
          `select partner_id as partner, direction, occurred_on as occurred, closed_on as closed, status, consent, fit
           from referrals`,
        )
        .all();
      const ids = drawn.partners.map((_, at) => at + 1);
      const records = readWhoRecords(db, ids, today);
      const [all, shown] = [readActivity(db, today), readActivity(db, today, 'shown')];
      const since = addMonths(today, -12);
      for (const id of ids) {
        const own = known.filter(({ partner }) => partner === id);
        const [given, received] = ['given', 'received'].map((direction) =>
          own.filter((row) => row.direction === direction && counts(row)),
        ) as [Known[], Known[]];
        const late = (rows: readonly Known[]) => rows.filter(({ occurred }) => occurred > since).length;
        const fits = given.flatMap(({ fit }) => (fit === null ? [] : [fit]));
        expect(records.get(id)).toMatchObject({
          given: given.length,
          won: given.filter((row) => row.status === 'won' && isClosed(row)).length,
          closed: given.filter(isClosed).length,
          fits: fits.length,
          fitTotal: fits.reduce((sum, each) => sum + each, 0),
          lastGiven: last(given),
          lastNamed: last(own.filter((row) => row.direction === 'given' && stands(row))),
          givenInYear: late(given),
          receivedInYear: late(received),
        });
        const exchanged = { given: late(given), received: late(received) };
        const none = { ...exchanged, givenEver: 0, receivedEver: 0, lastCheckIn: null };
        expect(all.get(id) ?? none).toMatchObject({
          ...exchanged,
          givenEver: given.length,
          receivedEver: received.length,
        });
        expect(shown.get(id) ?? none).toMatchObject({
          ...exchanged,
          lastCheckIn: all.get(id)?.lastCheckIn ?? null,
        });
      }
      db.close();
    }),
    { numRuns: 40 },
  );
});

test('both are read from indexes that have all of it', async () => {
  const db = await fileOf({ partners: [], referrals: [], checkIns: [] });
  const steps = (work: Parameters<typeof plansOf>[1]) =>
    plansOf(db, work)
      .flatMap(({ plan }) => plan)
      .filter((step) => /^(SCAN|SEARCH) (r|referrals)\b/.test(step));
  expect(steps((spied) => readWhoRecords(spied, [1], today))).toEqual([
    'SEARCH referrals USING COVERING INDEX referrals_by_partner (partner_id=? AND occurred_on<?)',
    'SEARCH referrals USING COVERING INDEX referrals_fit (partner_id=? AND occurred_on<?)',
    'SEARCH referrals USING COVERING INDEX referrals_uncounted (partner_id=?)',
    'SEARCH referrals USING COVERING INDEX referrals_by_partner (partner_id=? AND occurred_on<?)',
  ]);
  expect(steps((spied) => readActivity(spied, today, 'shown'))).toEqual([
    'SEARCH r USING COVERING INDEX referrals_by_partner (partner_id=? AND occurred_on>? AND occurred_on<?)',
  ]);
  db.close();
});
