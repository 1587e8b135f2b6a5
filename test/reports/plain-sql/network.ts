/** A random network with what only some sections read: professions, firms, thanks, imports, steps, fee terms, rhythms. */
import Database from 'better-sqlite3';
import { addDays, asDay, daysBetween, type Day } from '../../../src/calendar/day.ts';
import { Chance } from '../../advice/oracle-networks.ts';
import { TODAY, type Refnet } from '../../helpers/refnet.ts';
import { randomNetwork } from '../random-network.ts';

type Word = readonly [word: string, group: string];

/** What people call themselves, and the group that it is of: a few words of the table of professions. */
export const PROFESSIONS: readonly [Word, ...Word[]] = [
  ['lawyer', 'lawyer'],
  ['attorney', 'lawyer'],
  ['CPA', 'accountant'],
  ['bookkeeper', 'accountant'],
  ['mortgage broker', 'mortgage broker'],
];

type Values = Readonly<Record<string, string | number | null>>;

const today = asDay(TODAY);
const CREATED = `${TODAY}T12:00:00.000Z`;
const STATUSES = ['contacted', 'meeting', 'lost', 'no-response', 'declined', 'not-chosen', 'void'] as const;
const STAGES = ['acquaintance', 'referral-partner', 'power-partner', 'strategic-alliance'] as const;
const KINDS = ['call', 'video', 'coffee', 'meeting', 'email', 'message', 'event', 'review', 'talk'] as const;
const BOUNDS = ['2025-11-20', '2025-11-21', '2025-12-31', '2026-03-31', '2026-09-30', '2026-10-01'] as const;
const OUTCOMES = ['won', 'lost', 'no-response', 'declined', 'not-chosen'];

export async function fullNetwork(seed: number): Promise<Refnet> {
  const refnet = await randomNetwork(seed);
  const db = new Database(refnet.file);
  db.exec('begin');
  new Filler(db, new Chance(seed * 7 + 1)).fill();
  db.exec('commit');
  db.close();
  return refnet;
}

class Filler {
  readonly #db: Database.Database;
  readonly #chance: Chance;
  #uuids = 0;
  #number = 10_000;

  constructor(db: Database.Database, chance: Chance) {
    this.#db = db;
    this.#chance = chance;
  }

  fill(): void {
    const chance = this.#chance;
    this.#known('settings', { key: 'records-since', value: '2022-01-01' });
    if (chance.yes(0.5)) this.#db.exec(`update meta set value = '2024-06-01' where key = 'made-on'`);
    const importId = this.#known('imports', {
      file_name: 'old.csv',
      format: 'tracker',
      imported_on: addDays(today, -chance.whole(0, 300)),
    });
    const partners = this.#ids('partners');
    for (const id of partners) this.#partner(id);
    for (let left = chance.whole(0, 60); left > 0; left -= 1) this.#referral(this.#one(partners));
    for (const id of this.#ids('referrals')) this.#steps(id, importId);
    for (let left = chance.whole(0, 30); left > 0; left -= 1) this.#checkIn(partners);
  }

  #ids(table: string): readonly number[] {
    return this.#db.prepare<[], number>(`select id from ${table} order by id`).pluck().all();
  }

  #one(ids: readonly number[]): number {
    return ids[this.#chance.whole(0, ids.length - 1)] ?? 1;
  }

  #insert(table: string, row: Values): number {
    const names = Object.keys(row);
    const sql = `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`;
    return Number(this.#db.prepare(sql).run(row).lastInsertRowid);
  }

  /** A row that is known beyond the file. */
  #known(table: string, row: Values): number {
    this.#uuids += 1;
    const uuid = `00000000-0000-4000-8000-${String(this.#uuids).padStart(12, '0')}`;
    return this.#insert(table, { uuid, created_at: CREATED, updated_at: CREATED, ...row });
  }

  #numbered(table: string, row: Values): number {
    this.#number += 1;
    return this.#known(table, { id: this.#number, ...row });
  }

  #update(table: string, id: number, row: Values): void {
    const sets = Object.keys(row).map((name) => `${name} = @${name}`);
    this.#db.prepare(`update ${table} set ${sets.join(', ')} where id = @id`).run({ ...row, id });
  }

  #day(): Day {
    const chance = this.#chance;
    return chance.yes(0.2)
      ? asDay(chance.pick(BOUNDS))
      : addDays(today, -chance.whole(0, chance.pick([60, 400, 900])));
  }

  #after(day: Day, most = 90): Day {
    return addDays(day, this.#chance.whole(0, Math.min(most, daysBetween(day, today))));
  }

  #partner(id: number): void {
    const chance = this.#chance;
    const profession = chance.yes(0.7) ? chance.pick(PROFESSIONS)[0] : null;
    const business = chance.yes(0.6) ? chance.pick(['North Ltd', 'South Ltd']) : null;
    const region = chance.yes(0.5) ? chance.pick(['ottawa', 'gatineau']) : null;
    const knownSince = chance.yes(0.5) ? this.#day() : null;
    this.#update('partners', id, {
      profession,
      profession_key: profession?.toLowerCase() ?? null,
      business,
      business_key: business?.toLowerCase() ?? null,
      region,
      region_key: region,
      check_in_months: chance.yes(0.2) ? chance.whole(1, 5) : null,
      known_since: knownSince,
      known_since_precision: knownSince === null ? null : 'day',
    });
    for (const tag of ['buyers', 'chamber']) {
      if (chance.yes(0.3)) this.#insert('tags', { partner_id: id, tag, tag_key: tag });
    }
    this.#stages(id);
    if (chance.yes(0.2)) this.#snooze(id);
    if (chance.yes(0.6)) this.#feeTerms(id);
  }

  /** The stage is that of the last day, and of the last entry of that day. */
  #stages(partner_id: number): void {
    const chance = this.#chance;
    this.#db.prepare('delete from stage_events where partner_id = ?').run(partner_id);
    const days = Array.from({ length: chance.whole(1, 3) }, () => this.#day()).toSorted();
    for (const on_day of days) {
      const stage = chance.pick(STAGES);
      this.#insert('stage_events', { partner_id, on_day, stage, created_at: CREATED });
      this.#update('partners', partner_id, { stage });
    }
  }

  #snooze(partner_id: number): void {
    const on_day = this.#day();
    const until_day = addDays(on_day, this.#chance.whole(1, 120));
    this.#known('snoozes', { kind: 'check-in', partner_id, on_day, until_day });
  }

  #feeTerms(partner_id: number): void {
    const chance = this.#chance;
    const starts_on = addDays(today, -chance.whole(0, 500));
    const agreement_id = this.#numbered('agreements', {
      partner_id,
      form: chance.pick(['verbal', 'written']),
      starts_on,
      ends_on: chance.yes(0.4) ? addDays(starts_on, chance.whole(0, 500)) : null,
      closed_on: chance.yes(0.2) ? this.#after(starts_on) : null,
    });
    for (const direction of ['i-pay', 'they-pay']) {
      if (chance.yes(0.4)) continue;
      this.#known('fee_terms', {
        agreement_id,
        partner_id,
        direction,
        from_day: starts_on,
        percent_millionths: 100_000,
        basis: 'collected',
      });
    }
  }

  #referral(partner_id: number): void {
    const chance = this.#chance;
    const occurred_on = this.#day();
    const status = chance.yes(0.4) ? 'won' : chance.pick(['new', 'proposal', ...STATUSES]);
    const closed_on = OUTCOMES.includes(status) ? this.#after(occurred_on, 300) : null;
    const direction = chance.pick(['given', 'received', 'received']);
    const currency = chance.pick(['CAD', 'CAD', 'CAD', 'CAD', 'EUR']);
    const id = this.#numbered('referrals', {
      partner_id,
      direction,
      occurred_on,
      status,
      closed_on,
      last_step_on: closed_on ?? occurred_on,
      introduction: direction === 'given' && chance.yes(0.3) ? chance.pick(['i1', 'i4', 'i5']) : null,
      consent: chance.pick([null, null, null, 1, 1, 0]),
      currency,
      invoiced_minor: status === 'won' && chance.yes(0.7) ? chance.whole(1, 999_999) : null,
    });
    for (let left = chance.yes(0.3) ? chance.whole(1, 3) : 0; left > 0; left -= 1) {
      const amount_minor = chance.whole(-900, 90_000);
      const on_day = this.#after(occurred_on, 300);
      this.#numbered('collections', { referral_id: id, on_day, currency, amount_minor });
    }
  }

  /** What was noted of a referral on its way. */
  #steps(id: number, importId: number): void {
    const chance = this.#chance;
    const row = this.#db
      .prepare<[number], Readonly<Record<string, string | null>>>(
        'select occurred_on, closed_on, status, direction from referrals where id = ?',
      )
      .get(id);
    const day = asDay(row?.['occurred_on'] ?? '');
    const closedOn = row?.['closed_on'] ?? null;
    const isImported = chance.yes(0.3);
    this.#update('referrals', id, {
      thanked_on: row?.['direction'] === 'received' && chance.yes(0.5) ? this.#after(day) : null,
      told_on: closedOn !== null && chance.yes(0.5) ? this.#after(asDay(closedOn)) : null,
      import_id: isImported ? importId : null,
      closed_on: isImported && chance.yes(0.3) ? null : closedOn,
    });
    const step = (on_day: string, status: string | null, reason: string | null = null) =>
      this.#insert('status_events', { referral_id: id, on_day, status, reason, created_at: CREATED });
    if (chance.yes(0.2)) step(day, null, 'a note of news');
    if (chance.yes(0.5)) step(this.#after(day), 'contacted');
    if (closedOn !== null && chance.yes(0.8)) {
      step(closedOn, row?.['status'] ?? null, chance.yes(0.6) ? chance.pick(['price', 'too far']) : null);
    }
    this.#feeOfOne(id, row?.['direction'] ?? '', day);
  }

  /** Terms for one referral. */
  #feeOfOne(referral_id: number, direction: string, from_day: Day): void {
    const partner_id = this.#db
      .prepare<[number], number | null>('select partner_id from referrals where id = ?')
      .pluck()
      .get(referral_id);
    if (typeof partner_id !== 'number' || !this.#chance.yes(0.1)) return;
    this.#known('fee_terms', {
      referral_id,
      partner_id,
      direction: direction === 'given' ? 'they-pay' : 'i-pay',
      from_day,
      percent_millionths: 50_000,
      basis: 'collected',
    });
  }

  /** With one partner, or with several at one shared touch, which may be noted as longer with one of them. */
  #checkIn(partners: readonly number[]): void {
    const chance = this.#chance;
    const on_day = this.#day();
    const kind = chance.pick(KINDS);
    const minutes = () => (chance.yes(0.5) ? chance.whole(0, 200) : null);
    const spent = minutes();
    const those = new Set([this.#one(partners)]);
    if (chance.yes(0.3)) those.add(this.#one(partners)).add(this.#one(partners));
    const touch = those.size > 1 ? `touch ${this.#number}` : null;
    for (const partner_id of those) {
      this.#numbered('check_ins', {
        partner_id,
        on_day,
        kind,
        minutes: chance.yes(0.9) ? spent : minutes(),
        next_on: chance.yes(0.2) ? addDays(on_day, chance.whole(1, 120)) : null,
        touch,
      });
    }
  }
}
