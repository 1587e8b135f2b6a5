import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { rhythmFactsOn } from '../../src/contact/rhythm-history.ts';
import { readRhythmHistories } from '../../src/contact/rhythm-history.sql.ts';
import { readRhythmFacts } from '../../src/contact/rhythm.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { TODAY } from '../helpers/refnet.ts';

const today = asDay(TODAY);
const BEGUN = asDay('2025-10-01');
/** Few, so that days and the edges of 6 months fall together. */
const DAYS = [0, 1, 2, 30, 180, 181, 182, 183, 184, 365].map((n) => addDays(BEGUN, n));
const day = fc.constantFrom(...DAYS);
const later = fc.constantFrom(null, ...DAYS.map((each) => addDays(each, 1)));

const record = fc.record({
  checkIns: fc.array(fc.record({ on: day, next: later }), { maxLength: 6 }),
  referrals: fc.array(
    fc.record({
      on: day,
      status: fc.constantFrom('new', 'won', 'lost', 'void', 'not-chosen'),
      closed: later,
      consent: fc.constantFrom(null, 0, 1),
    }),
    { maxLength: 8 },
  ),
  agreements: fc.array(day, { maxLength: 3 }),
  snoozes: fc.array(fc.record({ on: day, until: day, kind: fc.constantFrom('check-in', 'fee') }), {
    maxLength: 4,
  }),
  interval: fc.constantFrom(null, 2),
});

test('a walk through what is on record says of every day what a question about that day says', () => {
  fc.assert(
    fc.property(record, ({ checkIns, referrals, agreements, snoozes, interval }) => {
      const db = openInMemory({ today, now: () => new Date(`${TODAY}T12:00:00Z`) });
      let uuids = 0;
      const insert = (table: string, row: Record<string, string | number | null>) => {
        uuids += 1;
        const whole = { uuid: `u${uuids}`, created_at: '', updated_at: '', ...row };
        const columns = Object.keys(whole);
        const values = columns.map((column) => `@${column}`).join(', ');
        db.prepare(`insert into ${table} (${columns.join(', ')}) values (${values})`).run(whole);
      };
      for (const name of ['Maren Holt', 'Ann Lee']) {
        insert('partners', { name, name_key: name, stage: 'acquaintance', check_in_months: interval });
      }
      const of = (at: number) => ({ partner_id: at % 3 === 2 ? 2 : 1 });
      checkIns.forEach(({ on, next }, at) =>
        insert('check_ins', { ...of(at), on_day: on, kind: 'call', next_on: next }),
      );
      referrals.forEach(({ on, status, closed, consent }, at) =>
        insert('referrals', {
          ...of(at),
          direction: 'given',
          occurred_on: on,
          last_step_on: on,
          closed_on: closed,
          status,
          consent,
        }),
      );
      agreements.forEach((on, at) => insert('agreements', { ...of(at), form: 'verbal', starts_on: on }));
      snoozes.forEach(({ on, until, kind }, at) =>
        insert('snoozes', { ...of(at), kind, on_day: on, until_day: until }),
      );
      const histories = readRhythmHistories(db, addDays(BEGUN, 400));
      for (const partner of [1, 2]) {
        for (const on of DAYS.flatMap((each) => [addDays(each, -1), each, addDays(each, 1)])) {
          const { stage: _, stageSince: __, ...asked } = readRhythmFacts(db, partner, on);
          const history = histories.get(partner);
          expect(history && rhythmFactsOn(history, on)).toEqual(asked);
        }
      }
      db.close();
    }),
    { numRuns: 40 },
  );
});
