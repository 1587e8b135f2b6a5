import { addDays, asDay, daysBetween, type Day } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES, type Status } from '../../src/referrals/status.ts';
import { loaded } from '../../src/text/lazily.ts';
import { Chance } from '../advice/oracle-networks.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

/** Days at which a period, a quarter, or 12 months begin or end, and the days beside them. */
const BOUNDS = [
  '2024-11-20',
  '2025-09-30',
  '2025-10-01',
  '2025-11-20',
  '2025-11-21',
  '2025-12-31',
  '2026-01-01',
  '2026-03-31',
  '2026-04-01',
  '2026-06-30',
  '2026-07-01',
  '2026-09-30',
  '2026-10-01',
  '2026-11-19',
  '2026-11-20',
] as const;

const NAMES = ['Ada Prime', 'Ben Okafor', 'Cora Lind', 'Dov Amsel', 'Eva Rossi', 'Finn Auer'] as const;
const STAGES = ['acquaintance', 'referral-partner', 'power-partner', 'strategic-alliance'] as const;
const CURRENCIES = ['CAD', 'CAD', 'CAD', 'EUR', 'JPY'] as const;
const KINDS = ['call', 'meeting', 'coffee', 'email', 'talk'] as const;

const today = asDay(TODAY);

/** A network of invented people in which anything may be that a report counts, or does not; it follows from the seed. */
export async function randomNetwork(seed: number): Promise<Refnet> {
  const rate = new Chance(seed).pick(['', 'CAD 100', 'CAD 99.99', 'EUR 80']);
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', NAMES[0], '--profession', 'lawyer'],
    ['who', 'florist'],
    ...(rate === '' ? [] : [['config', 'hourly-rate', rate]]),
  );
  const now = () => new Date(`${TODAY}T12:00:00Z`);
  const { db } = openForWriting({ path: refnet.file, today, now });
  // Once what it needs is loaded it begins anew, by the same chances.
  await loaded(() =>
    recordChange(db, { command: 'test', today, now }, (change) => fill(change, new Chance(seed))),
  );
  db.close();
  return refnet;
}

function fill(change: Change, chance: Chance): { result: undefined; summary: string } {
  const size = chance.whole(1, NAMES.length);
  const aDay = (): Day =>
    chance.yes(0.3)
      ? asDay(chance.pick(BOUNDS))
      : addDays(today, -chance.whole(0, chance.pick([60, 400, 900])));
  const after = (day: Day) => addDays(day, chance.whole(0, Math.min(300, daysBetween(day, today))));
  const often = (most: number) => Array.from({ length: chance.whole(0, most) });
  const ids = [1, ...NAMES.slice(1, size).map((name) => savingPartner.insert(change, emptyPartner(name)))];
  const anybody = () => ids[chance.whole(0, ids.length - 1)] ?? 1;
  for (const id of ids) {
    const stage = chance.pick(STAGES);
    change.update('partners', id, { stage, archived_on: chance.yes(0.2) ? aDay() : null });
    change.insert('stage_events', {
      partner_id: id,
      on_day: aDay(),
      stage,
      created_at: `${TODAY}T12:00:00Z`,
    });
  }
  for (let at = 0; at < chance.whole(0, 45); at += 1) {
    const direction = chance.pick(['given', 'received', 'received'] as const);
    const isFromSource = direction === 'received' && chance.yes(0.15);
    const occurredOn = aDay();
    const status: Status = chance.yes(0.4) ? 'won' : chance.pick(['new', ...STATUSES]);
    const currency = chance.pick(CURRENCIES);
    const sum = chance.whole(1, 9_999_99);
    const isInvoiced = status === 'won' && chance.yes(0.6);
    const id = savingReferral.insert(
      change,
      newReferral({
        partnerId: isFromSource ? null : anybody(),
        source: isFromSource ? chance.pick(['website', 'walk-in']) : null,
        direction,
        occurredOn,
        status,
        closedOn: isClosed(status) ? after(occurredOn) : null,
        clientName: chance.pick(['Jane D.', 'Kofi V.', 'Lea M.']),
        consent: chance.pick([null, null, true, false]),
        introduction: direction === 'given' && chance.yes(0.3) ? chance.pick(['i1', 'i2', 'i3']) : null,
        estimate: chance.yes(0.3) ? { minor: sum * 2, currency } : null,
        invoiced: isInvoiced ? { minor: sum, currency } : null,
      }),
    );
    for (const _ of chance.yes(0.3) ? often(3) : []) {
      change.insert('collections', {
        referral_id: id,
        on_day: after(occurredOn),
        currency,
        amount_minor: chance.whole(-900, 90_000),
      });
    }
  }
  const minutes = () => (chance.yes(0.5) ? chance.whole(0, 200) : null);
  for (const _ of often(14)) {
    change.insert('check_ins', {
      partner_id: anybody(),
      on_day: aDay(),
      kind: chance.pick(KINDS),
      minutes: minutes(),
      satisfaction: chance.yes(0.3) ? chance.whole(1, 5) : null,
    });
  }
  for (const touch of ['one', 'two', 'three']) {
    const [day, kind, spent] = [aDay(), chance.pick(KINDS), minutes()];
    for (const partner_id of new Set([anybody(), anybody(), anybody()])) {
      // One of them may have been set right later.
      const own = chance.yes(0.2) ? minutes() : spent;
      change.insert('check_ins', { partner_id, on_day: day, kind, minutes: own, touch });
    }
  }
  for (const _ of often(4)) {
    const cost = {
      currency: chance.pick(CURRENCIES),
      cost_minor: chance.yes(0.8) ? chance.whole(0, 90_000) : null,
    };
    const from_day = aDay();
    change.insert('projects', {
      partner_id: anybody(),
      kind: chance.pick(['event', 'co-marketing']),
      what: 'an evening',
      from_day,
      minutes: minutes(),
      ...cost,
    });
  }
  for (const _ of often(8)) {
    change.insert('payments', {
      partner_id: anybody(),
      on_day: aDay(),
      kind: chance.pick(['paid', 'paid', 'paid', 'returned', 'waived']),
      direction: chance.pick(['i-pay', 'they-pay']),
      currency: chance.pick(CURRENCIES),
      amount_minor: chance.whole(1, 50_000),
    });
  }
  for (const _ of often(3)) {
    change.insert('broadcasts', { on_day: aDay(), reached: 3, minutes: minutes() });
  }
  for (const _ of often(4)) {
    const need = chance.pick(['florist', 'dog walker', 'plumber', 'lawyer']);
    change.insert('unmet_needs', { on_day: aDay(), need, need_key: need });
  }
  for (const kind of [
    'received',
    'given',
    'exchanged',
    'won',
    'business',
    'partners',
    'check-ins',
    'one-to-ones',
  ]) {
    if (chance.yes(0.6)) continue;
    const from_day = aDay();
    const goal_currency = kind === 'business' ? 'CAD' : null;
    const done_on = chance.yes(0.2) ? after(from_day) : null;
    change.insert('promises', {
      partner_id: null,
      side: 'mine',
      what: 'a goal',
      from_day,
      due_on: addDays(from_day, chance.whole(20, 500)),
      done_on,
      goal: chance.whole(1, 40),
      goal_kind: kind,
      goal_currency,
    });
  }
  return { result: undefined, summary: 'test' };
}
