import {
  daysBetween,
  plusDays,
  plusMonths,
  read,
  type AgreementFacts,
  type Day,
  type Direction,
  type Money,
  type NetworkFacts,
  type NoteKind,
  type ReferralFacts,
  type SettingFacts,
  type Stage,
  type Status,
} from './oracle.ts';
import { eur, Scribe, usd, type AgreementSaid, type ImportedRow, type PartnerSaid } from './oracle-scribe.ts';

/** Numbers that follow from a seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  yes(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.whole(0, values.length - 1)] ?? values[0];
  }
}

type Doing = (scribe: Scribe) => Promise<void>;

/** Days that clamp: ends of months, leap days, and an ordinary one. */
const PIVOTS: readonly [Day, ...Day[]] = [
  '2026-11-20',
  '2024-02-29',
  '2025-02-28',
  '2026-08-31',
  '2024-08-31',
  '2026-03-31',
  '2026-04-30',
  '2024-03-01',
  '2026-01-31',
  '2025-08-30',
  '2026-06-15',
];

const ALL_NAMES = ['Ada', 'Ben', 'Cora', 'Dov', 'Eva', 'Finn'] as const;
const PROFESSIONS = ['accountant', 'lawyer', 'mortgage broker', 'florist', 'bookkeeper'] as const;

/** A network to be written: what happens on which day, and the days as of which it is looked at. */
export class Plan {
  readonly events: { day: Day; order: number; doing: Doing }[] = [];
  readonly names: string[] = [];
  readonly chance: Chance;
  readonly pivot: Day;
  /** The day after which nothing is entered, on which advice is asked for. */
  readonly today: Day;
  /** Entered on its days; else all of it at the end. */
  readonly live: boolean;
  /** In a few networks referrals come by an import. */
  readonly imports: boolean;
  F = 10;
  K = 3;
  N = 6;
  madeOn: Day | undefined;
  rows: ImportedRow[] = [];

  constructor(
    readonly theme: Theme,
    seed: number,
  ) {
    const own = THEMES.indexOf(theme);
    this.chance = new Chance(seed * 7919 + own * 104_729);
    this.pivot = this.chance.pick(PIVOTS);
    this.today = this.chance.yes(0.4) ? plusDays(this.pivot, this.chance.whole(1, 60)) : this.pivot;
    this.live = this.chance.yes(0.65);
    this.imports = this.chance.yes(0.25);
  }

  on(day: Day, doing: Doing): void {
    this.events.push({ day: day > this.today ? this.today : day, order: this.events.length, doing });
  }

  /** What is so from the start, on the day the file is made. */
  first(doing: Doing): void {
    this.events.push({ day: '0000-00-00', order: this.events.length, doing });
  }

  async write(home: string): Promise<Scribe> {
    const days = this.events.map(({ day }) => day).filter((day) => day > '0001');
    const madeOn = [this.madeOn ?? this.today, ...(this.live ? days : [])].toSorted()[0] ?? this.today;
    const scribe = new Scribe(home, madeOn, this.live ? madeOn : this.today);
    if (!this.live && madeOn < this.today) {
      scribe.today = madeOn;
      await scribe.run('config', 'currency', 'USD');
    }
    const ordered = this.live
      ? this.events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order))
      : this.events;
    for (const { day, doing } of ordered) {
      scribe.today = !this.live ? this.today : day > madeOn ? day : madeOn;
      await doing(scribe);
    }
    scribe.today = this.today;
    if (this.rows.length === 0) return scribe;
    if (this.chance.yes(0.2)) await scribe.importedForNothing('Ada', this.ago(30));
    const first = this.chance.yes(0.3) ? Math.ceil(this.rows.length / 2) : this.rows.length;
    for (const rows of [this.rows.slice(0, first), this.rows.slice(first)]) {
      if (rows.length > 0) await scribe.imported(rows);
    }
    return scribe;
  }

  /** Days as of which advice is compared: the last, the pivot, some day, and days on which something turns. */
  looks(facts: NetworkFacts): Day[] {
    const to = plusDays(this.today, -this.chance.pick([0, 0, 0, 30, 100]));
    const looks = [this.today, this.pivot, plusDays(this.today, -this.chance.whole(1, 200))];
    const turns = turningDays(facts, plusDays(to, -40), to, this.today);
    for (let i = 0; i < 3 && turns.length > 0; i++) {
      const [day = to] = turns.splice(this.chance.whole(0, turns.length - 1), 1);
      looks.push(day, plusDays(day, -1));
    }
    return [...new Set(looks)].filter((day) => day <= this.today);
  }

  // Days around the pivot

  ago(months: number, plus = 0): Day {
    return plusDays(plusMonths(this.pivot, -months), plus);
  }

  within(from: Day, to: Day): Day {
    return plusDays(from, this.chance.whole(0, Math.max(0, daysBetween(from, to))));
  }

  /** So many months before the pivot, on the day or beside it. */
  edge(months: number): Day {
    const day = this.ago(months, this.chance.pick([-1, 0, 0, 1, 1, 2]));
    return day > this.today ? this.today : day;
  }

  /** Any day of interest: mostly of the window, often at an edge of it. */
  someDay(): Day {
    const at = this.chance.next();
    if (at < 0.12) return this.edge(12);
    if (at < 0.18) return this.edge(6);
    if (at < 0.28) return this.within(plusDays(this.pivot, -2), this.today);
    if (at < 0.36) return this.within(this.ago(20), this.ago(12));
    return this.within(this.ago(12, 1), this.pivot);
  }

  lately(): Day {
    return this.within(this.ago(12, 1), this.pivot);
  }

  after(day: Day, most = 90): Day {
    const later = plusDays(day, this.chance.whole(0, most));
    return later > this.today ? this.today : later;
  }
}

/** The days on which the reading of some partner is another than the day before. */
function turningDays(facts: NetworkFacts, from: Day, to: Day, today: Day): Day[] {
  const shapes = (day: Day): string =>
    facts.partners.map(({ name }) => JSON.stringify(read(facts, name, day, today))).join();
  const turns: Day[] = [];
  let before = shapes(from);
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    const shape = shapes(day);
    if (shape !== before) turns.push(day);
    before = shape;
  }
  return turns;
}

type Theme = { name: string; build: (plan: Plan) => void };

// Ingredients

interface Known {
  /** A month or a day. */
  knownSince?: string;
}

function people(plan: Plan, count: number, said: (name: string) => PartnerSaid & Known = () => ({})): void {
  for (const name of ALL_NAMES.slice(0, count)) {
    plan.names.push(name);
    const { knownSince, ...facts } = said(name);
    plan.first((scribe) => scribe.partner(name, facts));
    if (knownSince === undefined) continue;
    const first = knownSince.length === 7 ? `${knownSince}-01` : knownSince;
    plan.on(first, (scribe) =>
      scribe.edit(name, ['--known-since', knownSince], (partner) => (partner.knownSince = first)),
    );
  }
}

function age(plan: Plan): Known {
  const { chance } = plan;
  const at = chance.next();
  if (at < 0.35) return { knownSince: plan.ago(chance.whole(14, 60)).slice(0, 7) };
  if (at < 0.5) return { knownSince: plan.edge(chance.pick([plan.N, plan.N, 12])) };
  if (at < 0.6)
    return { knownSince: plan.ago(chance.pick([plan.N, Math.max(plan.N - 1, 0), 12])).slice(0, 7) };
  return {};
}

function thresholds(plan: Plan): void {
  const { chance } = plan;
  if (!chance.yes(0.35)) return;
  const [F, K, N] = chance.pick<readonly [number, number, number]>([
    [5, 2, 3],
    [6, 1, 6],
    [4, 0, 6],
    [5, 3, 2],
    [7, 4, 9],
    [6, 2, 0],
  ]);
  Object.assign(plan, { F, K, N });
  plan.first(async (scribe) => {
    await scribe.set('informal-to', String(K), (settings) => (settings.K = K));
    await scribe.set('formalize-at', String(F), (settings) => (settings.F = F));
    await scribe.set('too-new-months', String(N), (settings) => (settings.N = N));
  });
}

/** Some of the other numbers that are settings. */
function otherNumbers(plan: Plan): void {
  const { chance } = plan;
  const one = (
    likely: number,
    key: string,
    value: number,
    change: (settings: SettingFacts) => void,
  ): void => {
    if (chance.yes(likely)) plan.first((scribe) => scribe.set(key, String(value), change));
  };
  const formal = chance.pick([3, 9]);
  one(0.08, 'formal-months', formal, (settings) => (settings.formalMonths = formal));
  const venture = chance.pick([6, 18]);
  one(0.08, 'joint-venture-months', venture, (settings) => (settings.ventureMonths = venture));
  const months = chance.pick([1, 2, 4, 5]);
  one(0.08, 'acquaintance-months', months, ({ intervals }) => (intervals.acquaintance = months));
  one(0.08, 'referral-partner-first-year-months', months, ({ intervals }) => (intervals.firstYear = months));
  one(0.08, 'referral-partner-months', months, ({ intervals }) => (intervals.referralPartner = months));
  one(0.08, 'power-partner-months', months, ({ intervals }) => (intervals.powerPartner = months));
  one(0.08, 'strategic-alliance-months', months, ({ intervals }) => (intervals.alliance = months));
  one(0.08, 'joint-venture-check-in-months', months, ({ intervals }) => (intervals.venture = months));
}

function recordsSince(plan: Plan): void {
  const { chance } = plan;
  const at = chance.next();
  if (at < 0.3) plan.madeOn = plan.ago(chance.whole(13, 24));
  else if (at < 0.45) plan.madeOn = plan.edge(12);
  else if (at < 0.75) {
    const day = chance.yes(0.5) ? plan.edge(12) : plan.ago(chance.whole(10, 30));
    plan.on(plan.today, (scribe) =>
      scribe.set('records-since', day, (settings) => (settings.recordsSince = day)),
    );
  }
}

const OUTCOMES: readonly [Status, ...Status[]] = ['won', 'won', 'won', 'lost', 'no-response', 'declined'];

interface Sent {
  outcome?: number;
  /** The outcomes to choose from. */
  outcomes?: readonly [Status, ...Status[]];
  day?: () => Day;
  need?: string;
  value?: () => Money | undefined;
}

function someValue(plan: Plan): Money | undefined {
  return plan.chance.pick([usd(100), usd(250.5), undefined, eur(400), usd(40)]);
}

/** One introduction, with what becomes of it. */
function introduce(plan: Plan, name: string, direction: Direction, sent: Sent = {}): void {
  const { chance } = plan;
  const day = (sent.day ?? (() => plan.someDay()))();
  const closes = chance.yes(sent.outcome ?? 0.3);
  const status = closes ? chance.pick(sent.outcomes ?? OUTCOMES) : 'new';
  const value = status === 'won' ? (sent.value ?? (() => someValue(plan)))() : undefined;
  if (plan.imports && sent.need === undefined) {
    const closed = status === 'new' || chance.yes(0.4) ? undefined : plan.after(day, 120);
    plan.rows.push({
      partner: name,
      direction,
      day,
      status,
      ...(closed === undefined ? {} : { closed }),
      ...(value === undefined ? {} : { value }),
    });
    return;
  }
  const need = sent.need === undefined ? {} : { need: sent.need };
  if (closes && chance.yes(0.15)) {
    const invoiced = value === undefined ? {} : { invoiced: value };
    plan.on(day, async (scribe) => {
      await scribe.log([name], direction, day, { status, ...need, ...invoiced });
    });
    return;
  }
  let logged: ReferralFacts | undefined;
  const refused = chance.yes(0.05);
  plan.on(day, async (scribe) => {
    [logged] = await scribe.log([name], direction, day, { ...need, refused });
  });
  const step = (on: Day, next: Status, invoiced?: Money): void =>
    plan.on(on, async (scribe) => {
      if (logged !== undefined)
        await scribe.step(logged, next, on, invoiced === undefined ? {} : { invoiced });
    });
  if (chance.yes(0.05)) return step(plan.after(day, 60), 'void');
  if (!closes) return chance.yes(0.1) ? step(plan.after(day, 60), 'meeting') : undefined;
  const edge = plan.edge(12);
  const closed = chance.yes(0.2) && edge >= day ? edge : plan.after(day, chance.pick([0, 40, 150]));
  const collected = value !== undefined && chance.yes(0.3);
  step(closed, status, collected ? undefined : value);
  if (collected) {
    const came = plan.after(closed, 30);
    plan.on(came, async (scribe) => {
      if (logged !== undefined) await scribe.collect(logged, value, came);
    });
  }
  if (chance.yes(0.04)) step(plan.after(closed, 30), 'meeting');
}

/** What was entered by mistake and put right, or taken out again. */
function corrections(plan: Plan, name: string): void {
  const { chance } = plan;
  const day = plan.someDay();
  const right = plan.someDay();
  const direction = chance.pick<Direction>(['given', 'received']);
  const refused = chance.yes(0.2);
  plan.on(plan.today, async (scribe) => {
    const [logged] = await scribe.log([name], 'given', day);
    if (logged !== undefined) await scribe.correct(logged, { day: right, direction, refused });
  });
  const out = plan.someDay();
  const argv = chance.pick([
    ['check-in', name, '--kind', 'talk', '--on', out],
    ['note', name, 'seen', '--kind', 'dispute', '--on', out],
    ['project', name, 'together', '--kind', 'bundle', '--from', out],
    ['agree', name, '--written', '--exclusive', 'florist', '--from', '2000-01-01', '--until', '2000-12-31'],
  ]);
  if (chance.yes(0.5)) plan.on(plan.today, (scribe) => scribe.removed(...argv));
}

/** One client, several names: of the first, perhaps, it comes to business. */
function severalNames(plan: Plan, names: readonly string[]): void {
  const day = plan.someDay();
  let logged: ReferralFacts[] = [];
  plan.on(day, async (scribe) => {
    logged = await scribe.log(names, 'given', day);
  });
  if (!plan.chance.yes(0.7)) return;
  const on = plan.after(day, 60);
  plan.on(on, async (scribe) => {
    if (logged[0] !== undefined) await scribe.step(logged[0], 'won', on, { others: logged });
  });
}

function exchange(plan: Plan, name: string, given: number, received: number, sent: Sent = {}): void {
  for (let i = 0; i < given; i++) introduce(plan, name, 'given', sent);
  for (let i = 0; i < received; i++) introduce(plan, name, 'received', sent);
}

/** About so many exchanged, in one of several splits. */
function about(plan: Plan, name: string, count: number, sent: Sent = {}): void {
  const { chance } = plan;
  const total = Math.max(0, count + chance.pick([0, 0, 0, -1, 1]));
  const thin = Math.min(total, chance.pick([Math.floor(total / 2), Math.floor(total / 2), 0, 1, 2]));
  const [given, received] = chance.yes(0.5) ? [thin, total - thin] : [total - thin, thin];
  exchange(plan, name, given, received, { day: () => plan.lately(), ...sent });
}

function note(plan: Plan, name: string, kind: NoteKind, day = plan.someDay()): void {
  plan.on(day, (scribe) => scribe.note(name, kind, day));
}

function talk(plan: Plan, name: string, day = plan.someDay()): void {
  const said = plan.chance.yes(0.2) ? { satisfaction: plan.chance.whole(1, 5) } : {};
  plan.on(day, (scribe) => scribe.checkIn(name, day, { talk: true, ...said }));
}

function checkIn(plan: Plan, name: string, day = plan.someDay(), value?: number): void {
  const { chance } = plan;
  const next = chance.yes(0.2) ? { next: plusDays(day, chance.whole(1, 150)) } : {};
  const rated = value === undefined ? {} : { satisfaction: value };
  plan.on(day, (scribe) =>
    scribe.checkIn(name, day, { ...((next.next ?? '') > scribe.today ? next : {}), ...rated }),
  );
}

function satisfaction(plan: Plan, name: string, day = plan.someDay()): void {
  checkIn(plan, name, day, plan.chance.whole(1, 5));
}

/** A dispute, a talk, a satisfaction: in some order, some on one day. */
function trouble(plan: Plan, name: string): void {
  const { chance } = plan;
  const day = plan.someDay();
  const beside = (): Day => {
    const at = plusDays(day, chance.pick([0, 0, -1, 1, 30]));
    return at > plan.today ? plan.today : at;
  };
  if (chance.yes(0.6)) note(plan, name, 'dispute', day);
  if (chance.yes(0.5)) talk(plan, name, beside());
  if (chance.yes(0.6)) satisfaction(plan, name, beside());
  if (chance.yes(0.3)) note(plan, name, chance.pick(['tracking-error', 'dispute']), beside());
  if (chance.yes(0.3)) note(plan, name, 'tracking-error', beside());
}

function size(plan: Plan, name: string): void {
  const word = plan.chance.pick(['much-smaller', 'much-larger', 'similar'] as const);
  plan.on(plan.someDay(), (scribe) =>
    scribe.edit(name, ['--size', word], (partner) => (partner.differentSize = word !== 'similar')),
  );
}

function informal(plan: Plan, name: string): void {
  const [argv, is] = plan.chance.pick<readonly [string[], boolean]>([
    [['--prefers-informal'], true],
    [['--their-preference', 'informal'], true],
    [['--my-preference', 'informal'], true],
    [['--my-preference', 'both'], false],
    [['--their-preference', 'alliance'], false],
  ]);
  plan.on(plan.someDay(), (scribe) => scribe.edit(name, argv, (partner) => (partner.prefersInformal = is)));
}

function doNotRefer(plan: Plan, name: string): void {
  plan.on(plan.someDay(), (scribe) =>
    scribe.edit(name, ['--do-not-refer'], (partner) => (partner.doNotRefer = true)),
  );
}

function questions(plan: Plan, name: string): void {
  const { chance } = plan;
  for (let i = chance.whole(1, 3); i > 0; i--) {
    const day = plan.someDay();
    const question = chance.whole(1, chance.yes(0.5) ? 2 : 6);
    const answer = chance.pick(['yes', 'no', 'unsure'] as const);
    plan.on(day, (scribe) => scribe.answer(name, question, answer, day));
  }
}

function project(plan: Plan, name: string, from = plan.someDay()): void {
  const { chance } = plan;
  const kind = chance.pick(['event', 'event', 'co-marketing', 'bundle', 'shared-resource']);
  const end = plusDays(from, chance.pick([0, 0, 1, 20, 200]));
  const close = chance.pick([plan.pivot, plusDays(plan.pivot, -1), plusDays(plan.pivot, 1)]);
  const until = chance.yes(0.45) ? {} : { until: chance.yes(0.5) && close >= from ? close : end };
  const cost = chance.yes(0.3) ? { cost: chance.pick([usd(300), eur(900), usd(20)]) } : {};
  const minutes = chance.yes(0.2) ? { minutes: chance.whole(10, 300) } : {};
  plan.on(from, (scribe) => scribe.project(name, kind, from, { ...until, ...cost, ...minutes }));
}

/** A joint thing that begins or ends on the day that is looked at, or goes on. */
function jointNow(plan: Plan, name: string): void {
  const { chance, pivot } = plan;
  const kind = chance.pick(['event', 'co-marketing', 'white-label']);
  const from = chance.pick([pivot, plusDays(pivot, -1), plan.ago(3), plan.ago(14)]);
  const until = chance.pick([undefined, undefined, from, pivot, plusDays(pivot, -1), plusDays(pivot, 40)]);
  const said = until === undefined || until < from ? {} : { until };
  plan.on(from, (scribe) => scribe.project(name, kind, from, said));
}

function interval(plan: Plan, name: string): void {
  const months = plan.chance.pick([1, 2, 3, 3, 4, 12]);
  plan.on(plan.someDay(), (scribe) =>
    scribe.edit(name, ['--check-in-months', String(months)], (partner) => (partner.ownInterval = months)),
  );
}

const STAGES: readonly [Stage, ...Stage[]] = [
  'acquaintance',
  'referral-partner',
  'power-partner',
  'strategic-alliance',
  'joint-venture',
];

function stage(plan: Plan, name: string, to = plan.chance.pick(STAGES), day = plan.someDay()): void {
  plan.on(day, (scribe) => scribe.stage(name, to, day));
}

/** The pace of a relationship: contacts, days named, snoozes, where what is overdue begins. */
function rhythm(plan: Plan, name: string): void {
  const { chance, pivot } = plan;
  const contact = chance.pick([
    plusDays(plan.ago(chance.pick([1, 3, 6])), -chance.pick([0, 13, 14, 15, 16, 44, 45, 46, 47, 90, 91, 92])),
    plan.someDay(),
  ]);
  if (chance.yes(0.8)) checkIn(plan, name, contact);
  if (chance.yes(0.4)) interval(plan, name);
  if (chance.yes(0.6)) stage(plan, name);
  if (chance.yes(0.15)) plan.on(contact, (scribe) => scribe.broadcast(contact));
  if (chance.yes(0.15)) nothing();
  if (chance.yes(0.3)) {
    const entered = chance.pick([contact, plusDays(contact, -1), plusDays(contact, 30), plan.lately()]);
    const day = entered > plan.today ? plan.today : entered;
    const until = plusDays(pivot, -chance.pick([15, 44, 45, 46, 90, 0]));
    plan.on(day, async (scribe) => {
      const back = until > scribe.today ? until : plusDays(scribe.today, 20);
      await scribe.snooze(name, back);
    });
  }

  function nothing(): void {
    plan.on(contact, (scribe) => scribe.takenBack('check-in', name, '--kind', 'call', '--on', contact));
  }
}

/** One agreement after another, each with what may become of it. */
function agreements(plan: Plan, name: string, wish: Partial<AgreementSaid> = {}): void {
  const { chance, pivot } = plan;
  let from = chance.pick([plan.ago(30), plan.ago(14), plan.ago(8), plan.edge(6), plan.edge(6), plan.ago(2)]);
  for (let i = chance.pick([1, 1, 1, 2, 3]); i > 0; i--) {
    const until = chance.yes(0.5)
      ? undefined
      : chance.pick([
          plusDays(pivot, 59),
          plusDays(pivot, 60),
          plusDays(pivot, 61),
          pivot,
          plusDays(pivot, -1),
          plusDays(from, 100),
          plusDays(from, 400),
        ]);
    const end = wish.until ?? (until === undefined || until < from ? undefined : until);
    const side = (): boolean => chance.yes(0.45);
    const said: AgreementSaid = {
      written: chance.yes(0.5),
      from,
      ...(end === undefined ? {} : { until: end }),
      ...(chance.yes(0.25) ? { exclusive: chance.pick(['CPA', 'lawyer', 'mortgage broker']) } : {}),
      ...(chance.yes(0.2) ? { iPay: 10 } : {}),
      ...(chance.yes(0.1) ? { theyPay: 20 } : {}),
      iWill: side(),
      theyWill: side(),
      ...wish,
    };
    const first = from;
    let made: AgreementFacts | undefined;
    plan.on(first, async (scribe) => {
      made = await scribe.agree(name, said);
    });
    const withIt = (day: Day, doing: (scribe: Scribe, agreement: AgreementFacts) => Promise<unknown>): void =>
      plan.on(day, async (scribe) => {
        if (made !== undefined) await doing(scribe, made);
      });
    const last = end ?? plan.today;
    let at = first;
    const later = (): Day | undefined => {
      const to = last < plan.today ? last : plan.today;
      if (at >= to) return undefined;
      at = plan.within(plusDays(at, 1), to);
      return at;
    };
    if (chance.yes(0.25)) {
      const day = later();
      const terms = chance.pick([
        { exclusive: 'none' },
        { exclusive: 'CPA' },
        { iWill: true, theyWill: true },
        { theyWill: true },
        { iPay: 5 },
      ]);
      // Terms of one that is over by the day of the entry are not to be had.
      const open = plan.live || last >= plan.today;
      if (day !== undefined && open)
        withIt(day, (scribe, one) => scribe.change(one, { from: day, ...terms }));
    }
    if (!said.written && chance.yes(0.3)) {
      const day = later();
      if (day !== undefined) {
        withIt(day, async (scribe, one) => {
          made = await scribe.writeDown(one, day);
        });
      }
    }
    if (end === undefined || chance.yes(0.2)) {
      const day = end === undefined && i === 1 && chance.yes(0.6) ? undefined : later();
      if (day === undefined) return;
      withIt(day, (scribe, one) => scribe.close(one, day));
      from = plusDays(day, chance.pick([0, 0, 1, 30]));
    } else {
      from = plusDays(end, chance.pick([1, 1, 2, 40]));
    }
    if (from > plan.today) return;
  }
}

function payment(plan: Plan, name: string): void {
  const { chance } = plan;
  const direction = chance.pick(['given', 'received'] as const);
  const written = chance.yes(0.3);
  const from = plan.ago(chance.pick([13, 14, 11, 5]));
  const terms = direction === 'received' ? { iPay: 10 } : { theyPay: 20 };
  const agreed: AgreementSaid = { written, from, ...terms };
  const early = plan.edge(12);
  if (chance.yes(0.3)) agreed.until = early >= from ? early : plan.pivot;
  const alone = chance.yes(0.2) ? chance.pick([10, 20, 30]) : undefined;
  if (alone === undefined || chance.yes(0.5)) {
    plan.on(from, async (scribe) => {
      await scribe.agree(name, agreed);
    });
  }
  const day = plan.within(from, agreed.until ?? plan.ago(3));
  const amount = chance.yes(0.15) ? eur(1000) : usd(1000);
  const came = chance.yes(0.4) ? plan.edge(12) : plan.after(day, 200);
  let logged: ReferralFacts | undefined;
  plan.on(day, async (scribe) => {
    [logged] = await scribe.log([name], direction, day);
  });
  const at = came < day ? day : came;
  plan.on(at, async (scribe) => {
    if (logged === undefined) return;
    if (alone !== undefined) await scribe.feeOf(logged, alone);
    await scribe.step(logged, 'won', at);
    await scribe.collect(logged, amount, at);
  });
  if (!chance.yes(0.7)) return;
  const side = direction === 'received' ? 'paid' : 'received';
  const whole = (amount.minor * (alone ?? (direction === 'received' ? 10 : 20))) / 100;
  const minor = chance.pick([whole, whole, whole / 2]);
  const on = chance.yes(0.3) && early >= at ? early : plan.after(at, 60);
  const waived = chance.yes(0.2);
  plan.on(on, (scribe) => scribe.pay(name, side, { minor, currency: amount.currency }, on, waived));
}

function holdBacks(plan: Plan, name: string, likely = 0.12): void {
  const { chance } = plan;
  if (chance.yes(likely)) size(plan, name);
  if (chance.yes(likely)) satisfaction(plan, name);
  if (chance.yes(likely)) doNotRefer(plan, name);
  if (chance.yes(likely)) questions(plan, name);
  if (chance.yes(likely)) note(plan, name, 'payback-expected');
  if (chance.yes(likely)) note(plan, name, 'proposal-received');
  if (chance.yes(likely)) informal(plan, name);
}

function others(plan: Plan, most = 3): void {
  for (const name of plan.names.slice(1)) {
    exchange(plan, name, plan.chance.whole(0, most), plan.chance.whole(0, most));
  }
}

function begin(plan: Plan, count: number): void {
  thresholds(plan);
  otherNumbers(plan);
  recordsSince(plan);
  people(plan, count, (name) => ({
    ...age(plan),
    ...(plan.chance.yes(0.5) ? { profession: plan.chance.pick(PROFESSIONS) } : {}),
    ...(name === 'Ada' && plan.live && plan.chance.yes(0.15) ? { stage: plan.chance.pick(STAGES) } : {}),
  }));
}

// Themes: each makes some rows, and the days and counts around them, likely

export const THEMES: readonly Theme[] = [
  {
    name: 'volume',
    build(plan) {
      begin(plan, 2);
      about(plan, 'Ada', plan.F, { outcome: plan.chance.pick([0, 0.5]) });
      if (plan.chance.yes(0.3)) introduce(plan, 'Ada', 'given', { day: () => plan.edge(12) });
      holdBacks(plan, 'Ada');
      if (plan.chance.yes(0.35)) talk(plan, 'Ada');
      if (plan.chance.yes(0.2)) trouble(plan, 'Ada');
      about(plan, 'Ben', plan.chance.pick([0, 1, plan.K, plan.K + 1]));
    },
  },
  {
    name: 'too new',
    build(plan) {
      thresholds(plan);
      recordsSince(plan);
      const fresh = (): Day => plan.within(plan.edge(plan.N), plan.pivot);
      people(plan, 2, (name) =>
        name === 'Ada' && plan.chance.yes(0.3) ? { knownSince: plan.edge(plan.N) } : {},
      );
      about(plan, 'Ada', plan.F, { day: fresh, outcome: 0.1 });
      if (plan.chance.yes(0.4)) introduce(plan, 'Ada', 'given', { day: () => plan.edge(plan.N) });
      if (plan.chance.yes(0.3)) note(plan, 'Ada', 'proposal-received', fresh());
      if (plan.chance.yes(0.2)) satisfaction(plan, 'Ada', fresh());
      if (plan.chance.yes(0.2)) talk(plan, 'Ada', fresh());
      if (plan.chance.yes(0.2)) jointNow(plan, 'Ada');
      if (plan.chance.yes(0.3)) agreements(plan, 'Ada', { exclusive: 'CPA' });
      note(plan, 'Ben', 'proposal-received');
      about(plan, 'Ben', 2);
    },
  },
  {
    name: 'months',
    build(plan) {
      const { chance } = plan;
      Object.assign(plan, { F: 5, K: 2 });
      plan.first(async (scribe) => {
        await scribe.set('informal-to', '2', (settings) => (settings.K = 2));
        await scribe.set('formalize-at', '5', (settings) => (settings.F = 5));
        await scribe.set('high-month', '2', (settings) => (settings.highMonth = 2));
      });
      recordsSince(plan);
      people(plan, 2, () => ({ knownSince: plan.ago(30).slice(0, 7) }));
      for (let back = 0; back < 4; back++) {
        const month = plan.ago(back).slice(0, 7);
        const day = (): Day => {
          const at = `${month}-${chance.pick(['01', '15', '28'])}`;
          return at > plan.today ? plan.today : at;
        };
        exchange(plan, 'Ada', 0, chance.pick([2, 2, 2, 3, 1]), { day, outcome: 0.1 });
      }
      if (chance.yes(0.3)) exchange(plan, 'Ada', chance.whole(1, 2), 0, { day: () => plan.lately() });
      about(plan, 'Ben', 2);
    },
  },
  {
    name: 'stakes',
    build(plan) {
      const { chance } = plan;
      begin(plan, 2);
      const bound = chance.pick([usd(1000), eur(1000)]);
      if (chance.yes(0.9)) {
        const value = `${bound.currency} 1000`;
        plan.first((scribe) =>
          scribe.set('revenue-at-stake', value, (settings) => (settings.atStake = bound)),
        );
      }
      const value = (): Money => chance.pick([usd(1000), usd(1000.01), usd(500), eur(1000.01), eur(600)]);
      const sent: Sent = { outcome: 0.8, outcomes: ['won', 'won', 'won', 'lost'], value };
      exchange(plan, 'Ada', chance.whole(0, 3), chance.whole(1, 4), sent);
      if (chance.yes(0.75)) note(plan, 'Ada', 'growth');
      if (chance.yes(0.75)) note(plan, 'Ada', 'complex-handoff');
      if (chance.yes(0.3)) talk(plan, 'Ada');
      if (chance.yes(0.2)) stage(plan, 'Ada', 'strategic-alliance', plan.ago(9));
      holdBacks(plan, 'Ada', 0.08);
      about(plan, 'Ben', chance.whole(0, 4), sent);
      for (const kind of ['growth', 'complex-handoff'] as const) if (chance.yes(0.5)) note(plan, 'Ben', kind);
    },
  },
  {
    name: 'joint',
    build(plan) {
      begin(plan, 2);
      about(plan, 'Ada', plan.chance.pick([plan.K, plan.K, 1, 4, 2]), { day: () => plan.someDay() });
      jointNow(plan, 'Ada');
      if (plan.chance.yes(0.3)) project(plan, 'Ada');
      if (plan.chance.yes(0.3)) talk(plan, 'Ada');
      holdBacks(plan, 'Ada', 0.08);
      about(plan, 'Ben', plan.chance.pick([0, plan.K]), { day: () => plan.someDay() });
      jointNow(plan, 'Ben');
      if (plan.chance.yes(0.3)) stage(plan, 'Ben', 'strategic-alliance', plan.ago(plan.chance.whole(4, 9)));
    },
  },
  {
    name: 'formal',
    build(plan) {
      const { chance } = plan;
      begin(plan, 3);
      const count = (): number => chance.pick([0, 1, plan.K, plan.K, plan.K + 1, plan.F]);
      about(plan, 'Ada', count(), { day: () => plan.someDay() });
      agreements(plan, 'Ada');
      if (chance.yes(0.3)) stage(plan, 'Ada', undefined, plan.edge(6));
      if (chance.yes(0.7)) checkIn(plan, 'Ada', plan.within(plan.ago(5), plan.pivot));
      if (chance.yes(0.3)) talk(plan, 'Ada');
      if (chance.yes(0.15)) trouble(plan, 'Ada');
      if (chance.yes(0.2)) questions(plan, 'Ada');
      about(plan, 'Ben', count(), { day: () => plan.someDay() });
      stage(plan, 'Ben', chance.pick(['strategic-alliance', 'joint-venture']), plan.edge(6));
      if (chance.yes(0.3)) stage(plan, 'Ben', 'power-partner', plan.ago(8));
      if (chance.yes(0.4)) stage(plan, 'Ben');
      if (chance.yes(0.7)) checkIn(plan, 'Ben', plan.within(plan.ago(4), plan.pivot));
      if (chance.yes(0.5)) agreements(plan, 'Ben', { iWill: true, theyWill: true });
      if (chance.yes(0.2)) jointNow(plan, 'Ben');
      about(plan, 'Cora', plan.K + 1);
      agreements(plan, 'Cora', { exclusive: 'lawyer' });
      if (chance.yes(0.6)) checkIn(plan, 'Cora', plan.within(plan.ago(3), plan.pivot));
    },
  },
  {
    name: 'overhead',
    build(plan) {
      const { chance } = plan;
      begin(plan, 2);
      const home = chance.yes(0.15) ? 'EUR' : 'USD';
      if (home === 'EUR') {
        plan.first((scribe) => scribe.set('currency', 'EUR', (settings) => (settings.currency = 'EUR')));
      }
      const [text, rate] = chance.pick([
        [`${home} 100`, 10_000],
        [`${home} 59.99`, 5999],
        [`${home} 100`, 10_000],
        [home === 'USD' ? 'EUR 500' : 'USD 500', 0],
      ] as const);
      if (chance.yes(0.85)) {
        plan.first((scribe) => scribe.set('hourly-rate', text, (settings) => (settings.rate = rate)));
      }
      const mine = (units: number): Money => (home === 'EUR' ? eur(units) : usd(units));
      for (const name of plan.names) {
        const value = (): Money | undefined =>
          chance.pick([mine(50), mine(50), mine(25), mine(100), mine(0), undefined, eur(50)]);
        const outcomes = chance.pick<readonly [Status, ...Status[]]>([
          ['lost', 'no-response', 'declined'],
          ['won', 'lost', 'lost'],
        ]);
        const received = chance.whole(2, 4);
        exchange(plan, name, chance.whole(0, 3), received, { outcome: 0.95, outcomes, value });
        for (let i = chance.whole(0, 2); i > 0; i--) {
          const day = plan.someDay();
          const minutes = chance.pick([30, 60, 31, 15, 45]);
          plan.on(day, (scribe) => scribe.checkIn(name, day, { minutes }));
        }
        if (chance.yes(0.4)) project(plan, name);
        if (chance.yes(0.2)) payment(plan, name);
        else if (chance.yes(0.4)) stage(plan, name, 'strategic-alliance', plan.edge(6));
        if (chance.yes(0.3)) about(plan, name, plan.K, { outcome: 0 });
      }
    },
  },
  {
    name: 'strain',
    build(plan) {
      const { chance } = plan;
      begin(plan, 4);
      about(plan, 'Ada', plan.K + 2, {
        outcome: chance.pick([0.2, 0.9]),
        outcomes: ['lost', 'declined', 'lost'],
      });
      agreements(plan, 'Ada', {
        exclusive: chance.pick(['CPA', 'bookkeeper']),
        until: plusDays(plan.pivot, 300),
      });
      if (chance.yes(0.5)) checkIn(plan, 'Ada', plan.within(plan.ago(3), plan.pivot));
      const talked = plan.lately();
      if (chance.yes(0.5)) talk(plan, 'Ada', talked);
      const need = (): string | undefined =>
        chance.pick(['CPA', 'bookkeeper', 'lawyer', 'a new start', undefined, 'accountant']);
      for (let i = chance.whole(0, 3); i > 0; i--) {
        const wanted = need();
        const sent = wanted === undefined ? {} : { need: wanted };
        const day = chance.pick([talked, plusDays(talked, 1), plan.someDay()]);
        const on = day > plan.today ? plan.today : day;
        introduce(plan, chance.pick(['Ben', 'Cora']), 'given', { ...sent, day: () => on });
      }
      if (chance.yes(0.3)) severalNames(plan, ['Ben', 'Ada']);
      if (chance.yes(0.4)) {
        agreements(plan, 'Dov', { exclusive: chance.pick(['accountant', 'lawyer']) });
        about(plan, 'Dov', plan.K);
      }
      if (chance.yes(0.2)) doNotRefer(plan, 'Ada');
      if (chance.yes(0.2)) questions(plan, 'Ada');
      if (chance.yes(0.3)) trouble(plan, 'Ada');
      stage(plan, 'Ben', 'strategic-alliance', plan.ago(chance.pick([3, 7])));
      about(plan, 'Ben', plan.K + 2);
      rhythm(plan, 'Ben');
    },
  },
  {
    name: 'venture',
    build(plan) {
      const { chance } = plan;
      begin(plan, 2);
      for (const name of plan.names) {
        const half = Math.ceil(plan.F / 2);
        exchange(plan, name, half, half, { outcome: 0.3, day: () => plan.lately() });
        stage(plan, name, 'strategic-alliance', chance.pick([plan.ago(14), plan.edge(12), plan.ago(12)]));
        if (chance.yes(0.2)) stage(plan, name, 'strategic-alliance', plan.ago(7));
        if (chance.yes(0.1)) stage(plan, name);
        if (chance.yes(0.95)) jointNow(plan, name);
        if (chance.yes(0.95)) note(plan, name, 'growth', chance.yes(0.2) ? plan.edge(12) : plan.lately());
        checkIn(plan, name, plan.within(plan.ago(2), plan.pivot), chance.pick([3, 4, 5, 5]));
        if (chance.yes(0.2)) talk(plan, name, chance.yes(0.5) ? plan.edge(12) : plan.lately());
        if (chance.yes(0.2)) note(plan, name, 'dispute', plan.ago(5));
        holdBacks(plan, name, 0.04);
      }
    },
  },
  {
    name: 'primary',
    build(plan) {
      const { chance } = plan;
      begin(plan, 5);
      const base = chance.whole(plan.K === 0 ? 1 : 2, 3);
      const slow: Sent = { outcome: 0.1, day: () => plan.within(plan.ago(12, 1), plan.ago(6)) };
      exchange(plan, 'Ada', base, base, slow);
      const [ben, cora] = chance.pick([
        [1, 1],
        [base - 1, 1],
        [base, 1],
        [1, 0],
      ] as const);
      exchange(plan, 'Ben', ben, chance.pick([ben, 1]), slow);
      exchange(plan, 'Cora', chance.pick([cora, 1]), cora, slow);
      if (chance.yes(0.5)) introduce(plan, 'Dov', 'received', slow);
      if (chance.yes(0.3)) severalNames(plan, ['Cora', 'Dov', 'Eva']);
      if (chance.yes(0.3)) {
        plan.on(plan.lately(), (scribe) =>
          scribe.edit(
            chance.pick(['Cora', 'Ben']),
            ['--archive'],
            (partner) => (partner.archivedOn = scribe.today),
          ),
        );
      }
      if (chance.yes(0.25)) talk(plan, 'Ada');
      if (chance.yes(0.2)) trouble(plan, 'Ada');
      if (chance.yes(0.2)) rhythm(plan, 'Ada');
    },
  },
  {
    name: 'light',
    build(plan) {
      const { chance } = plan;
      begin(plan, 4);
      for (const name of plan.names) {
        const half = Math.ceil(plan.F / 2);
        const sixth = (): Day => (chance.yes(0.2) ? plan.edge(6) : plan.within(plan.ago(6, 1), plan.pivot));
        if (chance.yes(0.5)) about(plan, name, half, { day: sixth, outcome: 0.1 });
        else about(plan, name, chance.pick([0, 1, plan.K, plan.K + 1]), { day: () => plan.someDay() });
        rhythm(plan, name);
        if (chance.yes(0.3)) talk(plan, name);
        if (chance.yes(0.1)) informal(plan, name);
        if (chance.yes(0.1)) doNotRefer(plan, name);
      }
    },
  },
  {
    name: 'quiet',
    build(plan) {
      const { chance } = plan;
      begin(plan, 4);
      for (const name of plan.names) {
        const old = (): Day => (chance.yes(0.4) ? plan.edge(12) : plan.within(plan.ago(24), plan.ago(12)));
        for (let i = chance.pick([0, 0, 1, 2]); i > 0; i--) introduce(plan, name, 'given', { day: old });
        if (chance.yes(0.3)) introduce(plan, name, 'received', { day: () => plan.lately() });
        if (chance.yes(0.4)) checkIn(plan, name, chance.yes(0.4) ? plan.edge(12) : plan.someDay());
        if (chance.yes(0.3)) questions(plan, name);
        if (chance.yes(0.2)) note(plan, name, 'proposal-received');
        if (chance.yes(0.2)) stage(plan, name);
        if (chance.yes(0.15)) project(plan, name);
      }
      if (chance.yes(0.3)) severalNames(plan, ['Ada', 'Ben']);
    },
  },
  {
    name: 'pace',
    build(plan) {
      const { chance } = plan;
      Object.assign(plan, { F: 20, K: 3 });
      plan.first((scribe) => scribe.set('formalize-at', '20', (settings) => (settings.F = 20)));
      recordsSince(plan);
      people(plan, 1, () => ({ knownSince: plan.ago(30).slice(0, 7) }));
      const sixth = (): Day => plan.within(plan.ago(6, 1), plan.pivot);
      exchange(plan, 'Ada', 9, chance.whole(8, 10), { day: sixth, outcome: 0 });
      if (chance.yes(0.5)) introduce(plan, 'Ada', 'given', { day: () => plan.edge(6), outcome: 0 });
      stage(plan, 'Ada', undefined, plan.ago(chance.whole(2, 14)));
      const contact = plusDays(plan.pivot, -chance.pick([30, 31, 44, 45, 46, 47, 88, 89, 92, 136, 137, 138]));
      checkIn(plan, 'Ada', contact);
      if (chance.yes(0.3)) interval(plan, 'Ada');
    },
  },
  {
    name: 'fees',
    build(plan) {
      const { chance } = plan;
      begin(plan, 2);
      for (const name of plan.names) {
        payment(plan, name);
        if (chance.yes(0.3)) about(plan, name, plan.K + 1);
      }
    },
  },
  {
    name: 'fee share',
    build(plan) {
      const { chance } = plan;
      begin(plan, 1);
      const from = plan.ago(5);
      plan.on(from, async (scribe) => {
        await scribe.agree('Ada', { written: chance.yes(0.5), from, iPay: 10, theyPay: 10 });
      });
      const under = (): Day => (chance.yes(0.1) ? from : plan.within(from, plan.ago(1)));
      const without = (): Day => plan.within(plan.ago(11), plusDays(from, -1));
      const half = (count: number): [number, number] => [Math.floor(count / 2), Math.ceil(count / 2)];
      const close = (day: () => Day, wins: number): Sent => ({
        day,
        outcome: 1,
        outcomes: wins === 0 ? ['lost', 'lost', 'won'] : ['won', 'lost', 'won', 'lost'],
        value: () => undefined,
      });
      exchange(plan, 'Ada', ...half(chance.pick([4, 5, 6, 7])), close(under, 0));
      exchange(plan, 'Ada', ...half(chance.pick([5, 6, 6, 7])), close(without, 1));
    },
  },
  {
    name: 'notices',
    build(plan) {
      const { chance } = plan;
      const lawyers = chance.yes(0.5);
      plan.first(async (scribe) => {
        await scribe.run('config', 'profession', lawyers ? 'lawyer' : 'accountant');
        await scribe.run('config', 'country', 'CA');
        await scribe.run('config', 'subdivision', 'ON');
        if (lawyers) scribe.facts.settings.noticeGroup = 'ontario-lawyer';
      });
      recordsSince(plan);
      people(plan, 2, (name) => ({
        profession: lawyers ? 'lawyer' : name === 'Ada' ? 'financial planner' : 'florist',
        place: ['CA', lawyers && name === 'Ben' ? chance.pick(['ON', 'BC']) : 'ON'],
        knownSince: plan.ago(30).slice(0, 7),
      }));
      for (const name of plan.names) {
        if (lawyers) {
          plan.first(async (scribe) => {
            const shown = JSON.parse(await scribe.run('partners', '--json')) as {
              name: string;
              subdivision: string;
            }[];
            const ontario = shown.find((one) => one.name === name)?.subdivision === 'ON';
            if (ontario) scribe.partnerOf(name).noticeGroup = 'ontario-lawyer';
          });
        } else if (name === 'Ada') {
          plan.first(async (scribe) => {
            scribe.partnerOf(name).noticeGroup = 'ca-planner';
          });
        }
        about(plan, name, 2);
        agreements(plan, name, chance.yes(0.7) ? { iPay: 10, written: chance.yes(0.3) } : {});
      }
    },
  },
  {
    name: 'ending',
    build(plan) {
      const { chance } = plan;
      begin(plan, 3);
      const days = chance.pick([60, 60, 30]);
      if (days !== 60) {
        plan.first((scribe) =>
          scribe.set('agreement-notice-days', String(days), (settings) => (settings.noticeDays = days)),
        );
      }
      for (const name of plan.names) {
        const from = plan.ago(chance.whole(3, 30));
        const until = plusDays(plan.pivot, chance.pick([days, days + 1, days - 1, 0, -1, 1, -40]));
        let made: AgreementFacts | undefined;
        plan.on(from, async (scribe) => {
          made = await scribe.agree(name, { written: chance.yes(0.5), from, until, theyPay: 10 });
        });
        if (chance.yes(0.2)) {
          const day = plan.within(from, until < plan.today ? until : plan.today);
          const again = chance.yes(0.3);
          plan.on(day, async (scribe) => {
            if (made === undefined) return;
            await scribe.close(made, day);
            if (again) await scribe.reopen(made);
          });
        } else if (chance.yes(0.25) && (plan.live || until >= plan.today)) {
          const later = plusDays(until, chance.pick([1, 100]));
          plan.on(plan.within(from, until < plan.today ? until : plan.today), async (scribe) => {
            if (made !== undefined) await scribe.renew(made, later);
          });
        } else if (chance.yes(0.6)) {
          const next = plusDays(until, chance.pick([1, 1, 5]));
          const end = chance.pick([undefined, plusDays(next, 10), plusDays(next, 400)]);
          plan.on(plan.within(from, next), async (scribe) => {
            await scribe.agree(name, {
              written: true,
              from: next,
              ...(end === undefined ? {} : { until: end }),
            });
          });
        }
        about(plan, name, chance.pick([0, plan.K + 1]));
        if (chance.yes(0.5)) checkIn(plan, name);
      }
    },
  },
  {
    name: 'concentration',
    build(plan) {
      const { chance } = plan;
      begin(plan, 4);
      if (chance.yes(0.2)) {
        plan.first((scribe) =>
          scribe.set('concentration-percent', '50', (settings) => (settings.concentrationPercent = 50)),
        );
      }
      const sent: Sent = { day: () => (chance.yes(0.1) ? plan.edge(12) : plan.lately()), outcome: 0 };
      exchange(plan, 'Ada', 0, chance.pick([4, 5, 4]), sent);
      exchange(plan, 'Ben', 0, 3, sent);
      exchange(plan, 'Cora', 0, chance.pick([2, 3, 3]), sent);
      if (chance.yes(0.3)) {
        plan.on(plan.today, (scribe) =>
          scribe.edit('Ben', ['--archive'], (partner) => (partner.archivedOn = scribe.today)),
        );
      }
    },
  },
  {
    name: 'outcomes',
    build(plan) {
      const { chance } = plan;
      begin(plan, 2);
      for (const name of plan.names) {
        const outcomes: readonly [Status, ...Status[]] = chance.yes(0.7)
          ? ['lost', 'declined', 'no-response']
          : ['lost', 'lost', 'lost', 'won'];
        about(plan, name, chance.pick([5, plan.F]), { outcome: 0.9, outcomes, day: () => plan.someDay() });
        if (chance.yes(0.4)) talk(plan, name);
        if (chance.yes(0.3)) stage(plan, name, 'strategic-alliance', plan.ago(chance.pick([3, 8])));
        if (chance.yes(0.4)) checkIn(plan, name, plan.lately());
      }
      severalNames(plan, ['Ada', 'Ben']);
    },
  },
  {
    name: 'unhappy',
    build(plan) {
      begin(plan, 3);
      for (const name of plan.names) {
        about(plan, name, plan.K + plan.chance.whole(0, 2));
        trouble(plan, name);
        if (plan.chance.yes(0.3)) trouble(plan, name);
        if (plan.chance.yes(0.2)) stage(plan, name, 'strategic-alliance', plan.ago(4));
      }
    },
  },
  {
    name: 'anything',
    build(plan) {
      const { chance } = plan;
      begin(plan, chance.whole(2, 4));
      others(plan);
      for (const name of plan.names) {
        about(plan, name, chance.pick([0, 1, plan.K, plan.K + 1, plan.F]), { outcome: 0.4 });
        for (const [ingredient, likely] of [
          [rhythm, 0.4],
          [trouble, 0.25],
          [jointNow, 0.25],
          [agreements, 0.4],
          [stage, 0.25],
          [talk, 0.2],
          [questions, 0.2],
          [corrections, 0.3],
        ] as const) {
          if (chance.yes(likely)) ingredient(plan, name);
        }
        for (const kind of ['growth', 'complex-handoff', 'proposal-received'] as const) {
          if (chance.yes(0.2)) note(plan, name, kind);
        }
        holdBacks(plan, name, 0.08);
      }
    },
  },
];

export function planned(theme: Theme, seed: number): Plan {
  const plan = new Plan(theme, seed);
  theme.build(plan);
  return plan;
}
