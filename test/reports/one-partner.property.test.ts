import { afterEach, expect, test } from 'vitest';
import { extraFacts } from '../../src/advice/relationship-extras.ts';
import { hasExtras, relationshipsOf, verdictPeriod } from '../../src/advice/relationship.ts';
import type { NetworkSnapshot, Relationship } from '../../src/advice/relationship.ts';
import { countIntroduced, readNetwork } from '../../src/advice/relationship.sql.ts';
import { asDay, type Day } from '../../src/calendar/day.ts';
import { quartersBeside } from '../../src/calendar/quarters.ts';
import { SIGNAL_KINDS } from '../../src/contact/signal.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openForWriting, type Db } from '../../src/file/open.sql.ts';
import { defaultSettings as settings } from '../../src/settings/settings.ts';
import { readQuarters } from '../../src/reports/returns.sql.ts';
import { loaded } from '../../src/text/lazily.ts';
import { Chance } from '../advice/oracle-networks.ts';
import { TODAY } from '../helpers/refnet.ts';
import { randomNetwork } from './random-network.ts';

const today = asDay(TODAY);
const SEEDS = Array.from({ length: 10 }, (_, seed) => seed + 1);
const DAYS = ['2025-03-01', '2025-11-20', '2025-11-21', '2026-05-31', '2026-11-20'].map(asDay);

let db: Db | undefined;
afterEach(() => db?.close());

/** What a random network lacks: agreements and their terms, signals, answers, and what was put off. */
function fillIn(
  change: Change,
  chance: Chance,
  ids: readonly number[],
): { result: undefined; summary: string } {
  const aDay = (): Day =>
    asDay(chance.pick(['2025-01-15', '2025-06-30', '2025-11-21', '2026-02-28', ...DAYS]));
  const anybody = () => ids[chance.whole(0, ids.length - 1)] ?? 1;
  const often = (most: number) => Array.from({ length: chance.whole(0, most) });
  for (const [at] of often(6).entries()) {
    const partner_id = anybody();
    const starts_on = aDay();
    const agreement_id = change.insert('agreements', {
      partner_id,
      form: chance.pick(['verbal', 'written']),
      starts_on,
      closed_on: chance.yes(0.3) ? today : null,
      review_on: chance.yes(0.3) ? aDay() : null,
    });
    if (chance.yes(0.5)) {
      const service = chance.pick(['florist', 'lawyer', 'tax']);
      change.insert('agreement_terms', {
        agreement_id,
        from_day: starts_on,
        exclusive_service: service,
        exclusive_service_key: service,
      });
    }
    if (chance.yes(0.5)) {
      change.insert('fee_terms', {
        agreement_id,
        partner_id,
        direction: chance.pick(['i-pay', 'they-pay']),
        from_day: `20${20 + at}-01-01`,
        currency: 'CAD',
        flat_minor: 5000,
      });
    }
    if (chance.yes(0.4)) {
      change.insert('promises', {
        partner_id,
        side: chance.pick(['mine', 'theirs']),
        what: 'x',
        agreement_id,
      });
    }
  }
  for (const _ of often(8)) {
    change.insert('signals', {
      partner_id: anybody(),
      on_day: aDay(),
      kind: chance.pick(SIGNAL_KINDS),
    });
  }
  for (const _ of often(8)) {
    change.insert('question_answers', {
      partner_id: anybody(),
      question: chance.pick(['trust', 'values', 'clients']),
      answer: chance.pick(['yes', 'no', 'unsure']),
      on_day: aDay(),
    });
  }
  for (const _ of often(5)) {
    change.insert('snoozes', {
      kind: chance.pick(['check-in', 'one-to-one']),
      partner_id: anybody(),
      on_day: aDay(),
      until_day: '2026-12-24',
    });
  }
  return { result: undefined, summary: 'test' };
}

/** A random network in which partners have agreements, fees and exclusive promises too. */
async function network(seed: number): Promise<{ db: Db; ids: readonly number[] }> {
  const { file } = await randomNetwork(seed);
  const now = () => new Date(`${TODAY}T12:00:00Z`);
  const opened = openForWriting({ path: file, today, now }).db;
  db = opened;
  const ids = opened.prepare<[], number>('select id from partners order by id').pluck().all();
  await loaded(() =>
    recordChange(opened, { command: 'test', today, now }, (change) => fillIn(change, new Chance(seed), ids)),
  );
  return { db: opened, ids };
}

/** The partners of what was read, or one of them, with all facts. */
async function related(
  file: Db,
  read: (db: Db) => NetworkSnapshot,
  partner?: number,
): Promise<readonly Relationship[]> {
  return loaded(() => {
    const snapshot = read(file);
    const extras = hasExtras(snapshot) ? extraFacts(snapshot, settings) : undefined;
    return relationshipsOf(snapshot, settings, today, extras, partner);
  });
}

/** Without what is undefined either way. */
function told(relationships: readonly Relationship[]): unknown {
  return JSON.parse(JSON.stringify(relationships));
}

test.each(SEEDS)(
  'one partner is told as among all of the network, by advice and by any report: %i',
  async (seed) => {
    const { db: file, ids } = await network(seed);
    for (const until of DAYS) {
      for (const period of [verdictPeriod(until), { since: asDay('2025-01-01'), until }]) {
        const all = await related(file, (each) => readNetwork(each, period, { today }));
        expect(all).toHaveLength(ids.length);
        for (const each of all) {
          const partner = each.partner.id;
          const alone = await related(file, (one) => readNetwork(one, period, { today, partner }), partner);
          expect(told(alone)).toEqual(told([each]));
        }
      }
    }
  },
);

test.each(SEEDS.slice(0, 4))(
  'the quarters of one partner are those among all partners, and add up to the whole: %i',
  async (seed) => {
    const { db: file, ids } = await network(seed);
    const quarters = quartersBeside(verdictPeriod(today));
    const all = readQuarters(file, quarters, today, 'CAD');
    for (const id of ids) {
      const own = readQuarters(file, quarters, today, 'CAD', id);
      expect(own.map(({ partners }) => partners.get(id))).toEqual(
        all.map(({ partners }) => partners.get(id)),
      );
    }
    const sums = ids.map((id) => countIntroduced(file, verdictPeriod(today), today, id));
    const whole = countIntroduced(file, verdictPeriod(today), today);
    expect(sums.reduce((n, { given }) => n + given, 0)).toBe(whole.given);
    expect(sums.reduce((n, { received }) => n + received, 0)).toBe(whole.received);
  },
);
