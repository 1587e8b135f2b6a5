/**
 * A second reading of "When to formalize" (verdicts, alerts, red flags and the path), written from
 * its text alone: it imports nothing of the program, reckons days and months by itself, and reads a network as plain
 * facts. It is slow and literal on purpose; `oracle.test.ts` compares it with what the program says.
 */

/** YYYY-MM-DD: compares as text. */
export type Day = string;
export type Direction = 'given' | 'received';
export type Status =
  | 'new'
  | 'contacted'
  | 'meeting'
  | 'proposal'
  | 'won'
  | 'lost'
  | 'no-response'
  | 'declined'
  | 'not-chosen'
  | 'void';
export type Stage =
  'acquaintance' | 'referral-partner' | 'power-partner' | 'strategic-alliance' | 'joint-venture';
export type NoteKind =
  | 'tracking-error'
  | 'dispute'
  | 'growth'
  | 'complex-handoff'
  | 'proposal-received'
  | 'payback-expected'
  | 'feedback';

export interface Money {
  minor: number;
  currency: string;
}

export interface PartnerFacts {
  name: string;
  /** The first day of the month, where a month is known. */
  knownSince?: Day;
  profession?: string;
  services?: string;
  ownInterval?: number;
  differentSize?: boolean;
  prefersInformal?: boolean;
  doNotRefer?: boolean;
  archivedOn?: Day;
  /** Lawyer in Ontario or financial planner in Canada: whom a notice binds that wants fees in writing. */
  noticeGroup?: 'ontario-lawyer' | 'ca-planner';
  /** In the order of entry. */
  stages: { stage: Stage; day: Day }[];
  /** In the order of entry. */
  answers: { question: number; answer: 'yes' | 'no' | 'unsure'; day: Day }[];
}

export interface ReferralFacts {
  number: number;
  partner: string;
  direction: Direction;
  day: Day;
  need?: string;
  refusedContact?: boolean;
  /** In the order of entry; a day that is not known is undefined. */
  steps: { status: Status; day: Day | undefined }[];
  invoiced?: Money;
  collected: { day: Day; amount: Money }[];
  /** What was agreed for this one alone: percent of what is collected. */
  ownFee?: number;
}

export interface CheckInFacts {
  number: number;
  partner: string;
  day: Day;
  talk: boolean;
  satisfaction?: number;
  minutes?: number;
  next?: Day;
}

export interface NoteFacts {
  number: number;
  partner: string;
  day: Day;
  kind: NoteKind;
}

export interface ProjectFacts {
  number: number;
  partner: string;
  kind: string;
  from: Day;
  until?: Day;
  cost?: Money;
  minutes?: number;
}

export interface AgreementFacts {
  number: number;
  partner: string;
  written: boolean;
  from: Day;
  until?: Day;
  closedOn?: Day;
  /** Versions, in the order of their days. A percent of what is collected. */
  terms: { from: Day; exclusive?: string; iPay?: number; theyPay?: number }[];
  /** The days on which expectations were agreed. */
  mine: Day[];
  theirs: Day[];
}

export interface PaymentFacts {
  partner: string;
  day: Day;
  /** Paid by me, or received. */
  side: 'paid' | 'received';
  amount: Money;
  waived: boolean;
}

export interface SnoozeFacts {
  partner: string;
  enteredOn: Day;
  until: Day;
}

export interface SettingFacts {
  F: number;
  K: number;
  N: number;
  formalMonths: number;
  ventureMonths: number;
  highMonth: number;
  concentrationPercent: number;
  noticeDays: number;
  currency: string;
  atStake?: Money;
  /** An hour, in the home currency. */
  rate: number;
  recordsSince?: Day;
  intervals: Record<
    'acquaintance' | 'firstYear' | 'referralPartner' | 'powerPartner' | 'alliance' | 'venture',
    number
  >;
  /** What I am, where a notice binds me. */
  noticeGroup?: 'ontario-lawyer' | 'ca-planner';
}

export interface NetworkFacts {
  fileMadeOn: Day;
  /** Days of the referrals of the first import that stands. */
  firstImport: Day[];
  settings: SettingFacts;
  partners: PartnerFacts[];
  referrals: ReferralFacts[];
  checkIns: CheckInFacts[];
  notes: NoteFacts[];
  projects: ProjectFacts[];
  agreements: AgreementFacts[];
  payments: PaymentFacts[];
  snoozes: SnoozeFacts[];
}

export function newFacts(fileMadeOn: Day): NetworkFacts {
  return {
    fileMadeOn,
    firstImport: [],
    settings: {
      F: 10,
      K: 3,
      N: 6,
      formalMonths: 6,
      ventureMonths: 12,
      highMonth: 20,
      concentrationPercent: 40,
      noticeDays: 60,
      currency: 'USD',
      rate: 0,
      intervals: {
        acquaintance: 6,
        firstYear: 3,
        referralPartner: 6,
        powerPartner: 3,
        alliance: 3,
        venture: 1,
      },
    },
    partners: [],
    referrals: [],
    checkIns: [],
    notes: [],
    projects: [],
    agreements: [],
    payments: [],
    snoozes: [],
  };
}

export type Trigger = 'volume' | 'joint' | 'stakes';
export type StepKind = 'close' | 'accept' | 'check-in' | 'talk' | 'agree' | 'interval' | 'questions' | 'none';
/** Something told, with the records that it can be about; empty where it is about none in particular. */
export interface Told {
  id: string;
  records: number[];
}

export interface Reading {
  verdict: string;
  rule: string;
  rank: number;
  given: number;
  received: number;
  lastSixMonths: number;
  triggers: Trigger[];
  holdsBack: string[];
  alerts: Told[];
  redFlags: Told[];
  path: number;
  step: StepKind;
  /** The agreement that is to be closed. */
  closes: number | undefined;
  lookAgain: Day | undefined;
  talkedOn: Day | undefined;
  unsettled: boolean;
  formalSince: Day | undefined;
  overdue: boolean;
}

// Days

function parts(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function written(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Clamps to the end of the month. */
export function plusMonths(day: Day, months: number): Day {
  const [y, m, d] = parts(day);
  const at = y * 12 + (m - 1) + months;
  const year = Math.floor(at / 12);
  const month = at - year * 12 + 1;
  return written(year, month, Math.min(d, monthLength(year, month)));
}

export function plusDays(day: Day, days: number): Day {
  const [y, m, d] = parts(day);
  const moved = new Date(Date.UTC(y, m - 1, d + days));
  return written(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

export function daysBetween(from: Day, to: Day): number {
  const [a, b, c] = parts(from);
  const [x, y, z] = parts(to);
  return Math.round((Date.UTC(x, y - 1, z) - Date.UTC(a, b - 1, c)) / 86_400_000);
}

function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function latest(days: readonly Day[]): Day | undefined {
  return days.toSorted().at(-1);
}

/** The last by day, of one day the one entered last. */
function lastOf<T extends { day: Day }>(entries: readonly T[]): T | undefined {
  let found: T | undefined;
  for (const entry of entries) if (found === undefined || entry.day >= found.day) found = entry;
  return found;
}

// Professions: the few words that the generators use, in the groups that the synonyms put them in.

const GROUPS: Record<string, string | undefined> = {
  accountant: 'accountant',
  bookkeeper: 'accountant',
  CPA: 'accountant',
  lawyer: 'lawyer',
  attorney: 'lawyer',
  'mortgage broker': 'mortgage',
  'financial planner': 'planner',
  florist: 'florist',
  'first home': undefined,
  'a new start': undefined,
};

function groupOf(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  if (!Object.hasOwn(GROUPS, words)) throw new Error(`no group known for ${words}`);
  return GROUPS[words];
}

// What a referral is as of a day

const CLOSED: readonly Status[] = ['won', 'lost', 'no-response', 'declined'];

/**
 * The outcome that stands, the last on record, from its own day on: each referral closes once, so that the quarters add up
 * to the year. One that was opened again was none. The day is the referral's where none is known.
 */
function stepAt(referral: ReferralFacts, asOf: Day): { status: Status; day: Day } {
  const standing = lastStep(referral);
  return standing.day <= asOf ? standing : { status: 'new', day: referral.day };
}

function lastStep(referral: ReferralFacts): { status: Status; day: Day } {
  const dated = referral.steps.map(({ status, day }) => ({ status, day: day ?? referral.day }));
  return lastOf(dated) ?? { status: 'new', day: referral.day };
}

function isVoid(referral: ReferralFacts): boolean {
  return lastStep(referral).status === 'void';
}

function isCounted(referral: ReferralFacts, asOf: Day): boolean {
  if (referral.day > asOf || referral.refusedContact === true || isVoid(referral)) return false;
  const { status } = stepAt(referral, asOf);
  return status !== 'not-chosen' && status !== 'void';
}

/** What a won one brought: invoiced, else collected up to the day. */
function businessOf(referral: ReferralFacts, asOf: Day): Money | undefined {
  if (referral.invoiced !== undefined) return referral.invoiced;
  const came = referral.collected.filter(({ day }) => day <= asOf);
  const first = came[0];
  if (first === undefined) return undefined;
  return {
    currency: first.amount.currency,
    minor: came.reduce((sum, { amount }) => sum + amount.minor, 0),
  };
}

// The reading

/**
 * What the text says of one partner as of a day. Later things are ignored, unless the text says otherwise; what is agreed
 * for days to come is known only of the day that it is.
 */
export function read(network: NetworkFacts, name: string, asOf: Day, today: Day): Reading {
  const partner = network.partners.find((one) => one.name === name);
  if (partner === undefined) throw new Error(`no partner ${name}`);
  const { F, K, N, ...settings } = network.settings;

  const after = plusMonths(asOf, -12);
  const afterSix = plusMonths(asOf, -6);
  const inWindow = (day: Day): boolean => day > after && day <= asOf;

  // Counted
  const counted = network.referrals.filter((one) => isCounted(one, asOf));
  const own = counted.filter((one) => one.partner === name);
  const tally = (who: string, direction: Direction, within = inWindow): number =>
    counted.filter((one) => one.partner === who && one.direction === direction && within(one.day)).length;
  const given = tally(name, 'given');
  const received = tally(name, 'received');
  const exchanged = given + received;
  const inSix = (day: Day): boolean => day > afterSix && day <= asOf;
  const lastSix = tally(name, 'given', inSix) + tally(name, 'received', inSix);
  const ever = own.length;
  const closed = own
    .map((referral) => ({ referral, step: stepAt(referral, asOf) }))
    .filter(({ step }) => CLOSED.includes(step.status) && inWindow(step.day));
  const won = closed.filter(({ step }) => step.status === 'won');

  // Contact and notes
  const checkIns = network.checkIns.filter((one) => one.partner === name && one.day <= asOf);
  const checkedIn = checkIns.some(({ day }) => inWindow(day));
  const notes = network.notes.filter((one) => one.partner === name && inWindow(one.day));
  const noted = (kind: NoteKind): NoteFacts[] => notes.filter((one) => one.kind === kind);
  const lastTalk = latest(checkIns.filter(({ talk }) => talk).map(({ day }) => day));
  const talkedOn = lastTalk !== undefined && inWindow(lastTalk) ? lastTalk : undefined;
  const talked = talkedOn !== undefined;
  const sinceTalk = (day: Day): boolean => lastTalk === undefined || day > lastTalk;
  const rated = lastOf(checkIns.filter((one) => one.satisfaction !== undefined));
  const satisfaction = rated !== undefined && inWindow(rated.day) ? rated : undefined;
  const satisfied = satisfaction?.satisfaction;
  const unsettled =
    (satisfaction !== undefined && (satisfied ?? 5) <= 2 && sinceTalk(satisfaction.day)) ||
    noted('dispute').some(
      (dispute) =>
        sinceTalk(dispute.day) &&
        !checkIns.some((one) => (one.satisfaction ?? 0) >= 3 && one.day >= dispute.day),
    );

  // Age, records
  const projects = network.projects.filter((one) => one.partner === name && one.from <= asOf);
  const known = partner.knownSince;
  const firstDay = earliest([
    known !== undefined && known <= asOf ? known : undefined,
    earliest(checkIns.map(({ day }) => day)),
    earliest(own.map(({ day }) => day)),
    earliest(projects.map(({ from }) => from)),
  ]);
  const oldEnough = (months: number, day = asOf): boolean =>
    firstDay !== undefined && plusMonths(firstDay, months) <= day;
  const recordsSince =
    settings.recordsSince ?? earliest([network.fileMadeOn, earliest(network.firstImport)]) ?? asOf;
  const covers = recordsSince <= plusDays(after, 1);
  const proven = ever >= Math.max(K, 1);

  // Joint activity
  const lastDayOf = (one: ProjectFacts): Day => one.until ?? (one.kind === 'event' ? one.from : '9999-12-31');
  const underWay = projects.filter((one) => lastDayOf(one) >= asOf);
  const joint = underWay.length > 0;
  const lastingJoint = underWay.some((one) => one.kind !== 'event' || lastDayOf(one) > one.from);

  // At stake
  const wonReceived = won.filter(({ referral }) => referral.direction === 'received');
  const businessIn = (currency: string): number =>
    wonReceived.reduce((sum, { referral }) => {
      const value = businessOf(referral, asOf);
      return value?.currency === currency ? sum + value.minor : sum;
    }, 0);
  const atStake =
    settings.atStake !== undefined && businessIn(settings.atStake.currency) > settings.atStake.minor;

  // Stage, agreements, formal
  const stages = partner.stages.filter(({ day }) => day <= asOf);
  const stage = lastOf(stages)?.stage ?? 'acquaintance';
  const stageDay = runOf(stages);
  const agreements = network.agreements.filter((one) => one.partner === name);
  const formalOn = (day: Day): boolean =>
    isFormalStage(lastOf(stages.filter((one) => one.day <= day))?.stage) ||
    agreements.some((one) => formalAgreement(one, day));
  const formal = formalOn(asOf);
  const formalSince = formal ? sinceWhen(asOf, formalOn, turns(agreements, stages)) : undefined;
  const formalFor = (months: number): boolean =>
    formalSince !== undefined && plusMonths(formalSince, months) <= asOf;

  // Overhead
  const closedReceived = closed.filter(({ referral }) => referral.direction === 'received');
  const home = settings.currency;
  const paid = network.payments.filter((one) => one.partner === name && inWindow(one.day) && !one.waived);
  const sumOf = (side: 'paid' | 'received'): number =>
    paid
      .filter((one) => one.side === side && one.amount.currency === home)
      .reduce((sum, { amount }) => sum + amount.minor, 0);
  const begun = projects.filter(({ from }) => inWindow(from));
  const minutes =
    checkIns.filter(({ day }) => inWindow(day)).reduce((sum, one) => sum + (one.minutes ?? 0), 0) +
    begun.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const jointCosts = begun.reduce((sum, { cost }) => (cost?.currency === home ? sum + cost.minor : sum), 0);
  const timeCost = Math.floor((2 * minutes * settings.rate + 60) / 120);
  const overhead =
    closedReceived.length >= 3 &&
    wonReceived.every(({ referral }) => businessOf(referral, asOf)?.currency === home) &&
    !paid.some((one) => one.side === 'received' && one.amount.currency !== home) &&
    timeCost + sumOf('paid') + jointCosts > businessIn(home) + sumOf('received');

  // Rhythm
  const firstCounted = earliest(own.map(({ day }) => day));
  const lastCheckIn = lastOf(checkIns);
  const agreementDay = latest(agreements.map(({ from }) => from).filter((day) => day <= asOf));
  const overdue = isOverdue();

  function isOverdue(): boolean {
    if (stage === 'acquaintance' && lastCheckIn === undefined) return false;
    const touched = lastCheckIn?.day ?? stageDay;
    if (touched === undefined) return false;
    const agreed = agreementDay !== undefined && agreementDay > touched;
    const contact = agreed ? agreementDay : touched;
    const usual = plusMonths(contact, intervalFrom(contact));
    let due = lastCheckIn?.next !== undefined && !agreed ? lastCheckIn.next : usual;
    const snooze = network.snoozes.filter((one) => one.partner === name && one.enteredOn <= asOf).at(-1);
    const counts = snooze !== undefined && (lastCheckIn === undefined || snooze.enteredOn >= lastCheckIn.day);
    if (counts && snooze.until > due) due = snooze.until;
    return asOf >= plusDays(due, Math.floor(daysBetween(contact, usual) / 2));
  }

  function intervalFrom(contact: Day): number {
    if (partner?.ownInterval !== undefined) return partner.ownInterval;
    const usual = stageInterval(contact);
    return lastSix >= 18 ? Math.min(1, usual) : usual;
  }

  function stageInterval(contact: Day): number {
    const by = settings.intervals;
    switch (stage) {
      case 'acquaintance':
        return by.acquaintance;
      case 'power-partner':
        return by.powerPartner;
      case 'strategic-alliance':
        return by.alliance;
      case 'joint-venture':
        return by.venture;
      case 'referral-partner': {
        const young = (from: Day | undefined): boolean =>
          from === undefined || plusMonths(from, 12) > contact;
        return young(stageDay) && young(firstCounted) ? by.firstYear : by.referralPartner;
      }
    }
  }

  // Light structure
  const hasInterval =
    stage === 'power-partner' || (partner.ownInterval !== undefined && partner.ownInterval <= 3);
  const lightThere = hasInterval && checkedIn && !overdue;

  // Exclusive promises
  const promised = agreements
    .filter((one) => inForce(one, asOf) && termsAt(one, asOf)?.exclusive !== undefined)
    .map((one) => ({ agreement: one, service: termsAt(one, asOf)?.exclusive }));
  const twice = promised.filter(({ service }) =>
    network.agreements.some(
      (other) =>
        other.partner !== name &&
        inForce(other, asOf) &&
        termsAt(other, asOf)?.exclusive !== undefined &&
        groupOf(termsAt(other, asOf)?.exclusive) === groupOf(service),
    ),
  );
  const breaking = counted.filter(
    (one) =>
      one.partner !== name &&
      one.direction === 'given' &&
      inWindow(one.day) &&
      agreements.some((agreement) => {
        const service = inForce(agreement, one.day) ? termsAt(agreement, one.day)?.exclusive : undefined;
        return service !== undefined && servesNeed(network, one, service);
      }),
  );

  // Triggers
  const stakes = [atStake, noted('growth').length > 0, noted('complex-handoff').length > 0];
  const triggers: Trigger[] = [];
  if (exchanged >= F) triggers.push('volume');
  if (proven && exchanged >= 1 && lastingJoint) triggers.push('joint');
  if (proven && stakes.filter(Boolean).length >= 2) triggers.push('stakes');

  // Red flags
  const early = noted('proposal-received').filter(({ day }) => !oldEnough(N, day));
  const payback = noted('payback-expected');
  const beforeTrust = formal && ((firstDay !== undefined && !oldEnough(N)) || (covers && !proven));
  const redFlags: Told[] = [];
  const flag = (id: string, records: readonly { number: number }[] = []): number =>
    redFlags.push({ id, records: records.map(({ number }) => number) });
  if (early.length > 0) flag('early-proposal', early);
  if (payback.length > 0) flag('payback-expected', payback);
  if (beforeTrust) flag('before-trust');
  if (overhead) flag('overhead');
  if (twice.length > 0)
    flag(
      'exclusive-twice',
      twice.map(({ agreement }) => agreement),
    );
  if (breaking.length > 0) flag('exclusive-broken', breaking);
  if (convertsLess()) flag('fees-convert-less');
  if (concentrated()) flag('concentration');

  function convertsLess(): boolean {
    const withFee = closed.filter(({ referral }) => feeOn(network, referral) !== undefined);
    const without = closed.filter(({ referral }) => feeOn(network, referral) === undefined);
    const wonOf = (some: typeof closed): number => some.filter(({ step }) => step.status === 'won').length;
    return (
      withFee.length >= 5 &&
      without.length >= 5 &&
      wonOf(withFee) * without.length < wonOf(without) * withFee.length
    );
  }

  function concentrated(): boolean {
    const all = counted.filter((one) => one.direction === 'received' && inWindow(one.day)).length;
    return all >= 10 && received * 100 >= settings.concentrationPercent * all;
  }

  // Hold-backs
  const nothingWon = closed.length >= 5 && won.length === 0;
  const lastAnswers = [1, 2, 3, 4, 5, 6].map((question) =>
    lastOf(partner.answers.filter((one) => one.question === question && one.day <= asOf)),
  );
  const poorFit = partner.doNotRefer === true || lastAnswers.some((one) => one?.answer === 'no');
  const holdsBack: string[] = [];
  if (partner.differentSize === true) holdsBack.push('very-different-size');
  if (triggers.join() === 'volume' && Math.min(given, received) < 2 && !highMonths()) {
    holdsBack.push('one-way');
  }
  if (satisfied !== undefined && satisfied <= 2) holdsBack.push('low-satisfaction');
  if (poorFit) holdsBack.push('poor-fit');
  if (nothingWon) holdsBack.push('nothing-won');
  if (early.length > 0 || payback.length > 0 || overhead) holdsBack.push('red-flag');

  function highMonths(): boolean {
    const [year, month, day] = parts(asOf);
    const complete = day === monthLength(year, month) ? 0 : 1;
    return [0, 1, 2].every((back) => {
      const some = plusMonths(written(year, month, 1), -(back + complete)).slice(0, 7);
      return tally(name, 'received', (at) => at.startsWith(some)) >= settings.highMonth;
    });
  }

  // The question, the strain
  const informal = partner.prefersInformal === true;
  const open = triggers.length > 0 && !informal && (holdsBack.length === 0 || !talked || unsettled);
  const strain =
    overdue ||
    unsettled ||
    breaking.some(({ day }) => sinceTalk(day)) ||
    (!talked && (beforeTrust || twice.length > 0 || nothingWon || poorFit));

  // Alerts
  const alerts: Told[] = [];
  const alert = (id: string, records: number[] = []): number => alerts.push({ id, records });
  if (feesMoved() && !feeInWriting()) alert('fees-unwritten');
  const wanted = noticeInWriting();
  if (wanted.length > 0) alert('fee-notice', wanted);
  const verbal = promised.filter(({ agreement }) => !agreement.written);
  if (verbal.length > 0) {
    alert(
      'exclusive-verbal',
      verbal.map(({ agreement }) => agreement.number),
    );
  }
  for (const one of ending('agreement-ending')) alert('agreement-ending', [one.number]);
  for (const one of ending('agreement-ended')) alert('agreement-ended', [one.number]);
  const mishaps = [...noted('tracking-error'), ...noted('dispute')].filter(({ day }) => sinceTalk(day));
  if (exchanged > K && mishaps.length >= 2) {
    alert(
      'shared-tracking',
      mishaps.map(({ number }) => number),
    );
  }

  function feesMoved(): boolean {
    return paid.length > 0 || feesDue(network, name, asOf);
  }

  function feeInWriting(): boolean {
    for (let day = plusDays(after, 1); day <= asOf; day = plusDays(day, 1)) {
      if (agreements.some((one) => one.written && inForce(one, day) && hasFee(termsAt(one, day))))
        return true;
    }
    return false;
  }

  function noticeInWriting(): number[] {
    const me = network.settings.noticeGroup;
    const them = partner?.noticeGroup;
    const lawyers = me === 'ontario-lawyer' && them === 'ontario-lawyer';
    if (!lawyers && me !== 'ca-planner' && them !== 'ca-planner') return [];
    return agreements
      .filter((one) => !one.written && inForce(one, asOf) && hasFee(termsAt(one, asOf)))
      .map(({ number }) => number);
  }

  function ending(which: 'agreement-ending' | 'agreement-ended'): AgreementFacts[] {
    return agreements.filter(({ number, from, until, closedOn }) => {
      if (until === undefined || from > asOf || (closedOn !== undefined && closedOn <= asOf)) return false;
      if (until > plusDays(asOf, settings.noticeDays)) return false;
      if (until < asOf !== (which === 'agreement-ended')) return false;
      return !agreements.some(
        (other) =>
          other.number !== number &&
          (other.from <= asOf || asOf === today) &&
          (other.closedOn === undefined || other.closedOn > asOf) &&
          (other.until === undefined || (other.until > until && other.until > asOf)),
      );
    });
  }

  // The ladder
  const row = ladder();

  function ladder(): [
    rule: string,
    verdict: string,
    rank: number,
    step: StepKind,
    lookAgain?: Day | undefined,
  ] {
    const talk = 'have-the-conversation';
    if (
      formalFor(settings.formalMonths) &&
      covers &&
      exchanged <= K &&
      !joint &&
      !atStake &&
      stage !== 'joint-venture'
    ) {
      return ['outgrown', 'step-down', 7, stepDown()];
    }
    if (formalFor(settings.formalMonths) && overhead) return ['overhead', 'step-down', 7, stepDown()];
    if (formal && strain) return ['strained', talk, 6, overdue ? 'check-in' : 'talk'];
    if (
      stage === 'strategic-alliance' &&
      stageDay !== undefined &&
      plusMonths(stageDay, settings.ventureMonths) <= asOf &&
      exchanged >= F &&
      joint &&
      (satisfied ?? 0) >= 4 &&
      noted('growth').length > 0 &&
      holdsBack.length === 0 &&
      !informal &&
      !unsettled &&
      !talked
    ) {
      return ['venture', 'consider-joint-venture', 7, 'talk'];
    }
    if (formal) return ['formal', 'all-well', 3, 'none'];
    if (open && !oldEnough(N)) return ['too-new', 'too-new', 5, 'none', plusMonths(firstDay ?? asOf, N)];
    if (open && holdsBack.length > 0) return ['held-back', talk, 6, 'talk'];
    for (const trigger of ['volume', 'joint', 'stakes'] as const) {
      if (open && triggers.includes(trigger)) {
        return [trigger, 'time-to-formalize', 7, !talked || unsettled ? 'talk' : 'agree'];
      }
    }
    if (oldEnough(N) && exchanged > K && unsettled) return ['unhappy', talk, 6, 'talk'];
    if (oldEnough(N) && strictlyFirst() && exchanged > K && !talked) return ['primary', talk, 6, 'talk'];
    if (exchanged > K && lastSix >= Math.ceil(F / 2) && !informal && partner?.doNotRefer !== true) {
      return ['pace', 'watch', 4, lightLacks()];
    }
    if (exchanged > K) {
      const step = partner?.doNotRefer === true ? 'none' : lightLacks();
      return ['light', lightThere ? 'all-well' : 'light-structure', 3, step];
    }
    if (ever === 0) {
      const answered = lastAnswers.some((one) => one !== undefined);
      return ['none', 'build-trust', 0, !checkedIn ? 'check-in' : answered ? 'none' : 'questions'];
    }
    if (exchanged === 0 && !checkedIn) return ['quiet', 'reconnect', 1, 'check-in'];
    return ['low', 'keep-informal', 2, 'none', onlySince()];
  }

  function stepDown(): StepKind {
    return closable() === undefined ? 'accept' : 'close';
  }

  function closable(): number | undefined {
    return agreements
      .filter((one) => formalAgreement(one, asOf))
      .map(({ number }) => number)
      .toSorted((a, b) => a - b)[0];
  }

  function lightLacks(): StepKind {
    if (!hasInterval) return 'interval';
    return checkedIn && !overdue ? 'none' : 'check-in';
  }

  function strictlyFirst(): boolean {
    const others = network.partners.filter((one) => one.name !== name);
    const inBoth = (['received', 'given'] as const).every((direction) => {
      const mine = tally(name, direction);
      const having = network.partners.filter((one) => tally(one.name, direction) > 0).length;
      return having >= 3 && others.every((one) => tally(one.name, direction) < mine);
    });
    return inBoth;
  }

  /** The first day on which the record covers and they are known for 12 months; undefined where that is so already. */
  function onlySince(): Day | undefined {
    const enough = (day: Day): boolean =>
      recordsSince <= plusDays(plusMonths(day, -12), 1) && oldEnough(12, day);
    if (enough(asOf)) return undefined;
    let day = asOf;
    while (!enough(day)) day = plusDays(day, 1);
    return day;
  }

  // The path: the talk comes on or after the day of the window's (K+1)th counted referral
  const turn = own
    .map(({ day }) => day)
    .filter(inWindow)
    .toSorted()[K];
  let path = 1;
  if (ever > 0) path = 2;
  if (exchanged > K) path = 3;
  if (turn !== undefined && talkedOn !== undefined && talkedOn >= turn) path = 4;
  if (lightThere && exchanged > K) path = 5;
  if (formal) path = 6;

  const [rule, verdict, rank, step, lookAgain] = row;
  return {
    verdict,
    rule,
    rank,
    given,
    received,
    lastSixMonths: lastSix,
    triggers,
    holdsBack,
    alerts,
    redFlags,
    path,
    step,
    closes: step === 'close' ? closable() : undefined,
    lookAgain,
    talkedOn,
    unsettled,
    formalSince,
    overdue,
  };
}

function isFormalStage(stage: Stage | undefined): boolean {
  return stage === 'strategic-alliance' || stage === 'joint-venture';
}

/** The first day of the unbroken run of entries of the present stage. */
function runOf(entries: readonly { stage: Stage; day: Day }[]): Day | undefined {
  const ordered = entries
    .map((entry, at) => ({ ...entry, at }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at - b.at));
  let day: Day | undefined;
  for (const entry of ordered.toReversed()) {
    if (entry.stage !== ordered.at(-1)?.stage) break;
    day = entry.day;
  }
  return day;
}

export function inForce({ from, until, closedOn }: AgreementFacts, day: Day): boolean {
  return from <= day && (until === undefined || day <= until) && (closedOn === undefined || day < closedOn);
}

function termsAt({ terms }: AgreementFacts, day: Day): AgreementFacts['terms'][number] | undefined {
  return lastOf(
    terms.map((version) => ({ ...version, day: version.from })).filter((version) => version.from <= day),
  );
}

function hasFee(terms: AgreementFacts['terms'][number] | undefined): boolean {
  return terms?.iPay !== undefined || terms?.theyPay !== undefined;
}

function formalAgreement(agreement: AgreementFacts, day: Day): boolean {
  if (!inForce(agreement, day)) return false;
  const bySides = [agreement.mine, agreement.theirs].every((side) => side.some((agreed) => agreed <= day));
  return bySides || termsAt(agreement, day)?.exclusive !== undefined;
}

/** Every day on which it can begin or end to be formal. */
function turns(agreements: readonly AgreementFacts[], stages: readonly { day: Day }[]): Day[] {
  return [
    ...stages.map(({ day }) => day),
    ...agreements.flatMap(({ from, until, closedOn, terms, mine, theirs }) => [
      from,
      ...(until === undefined ? [] : [plusDays(until, 1)]),
      ...(closedOn === undefined ? [] : [closedOn]),
      ...terms.map((version) => version.from),
      ...mine,
      ...theirs,
    ]),
  ];
}

/** The first day of the run of days up to `asOf` of which `holds` is true; it changes on the days given alone. */
function sinceWhen(asOf: Day, holds: (day: Day) => boolean, changes: readonly Day[]): Day {
  let since = asOf;
  for (const day of changes
    .filter((one) => one <= asOf)
    .toSorted()
    .toReversed()) {
    if (!holds(day)) break;
    since = day;
  }
  return since;
}

function servesNeed(network: NetworkFacts, referral: ReferralFacts, service: string): boolean {
  const wanted = groupOf(service);
  const needed = groupOf(referral.need);
  if (needed !== undefined) return needed === wanted;
  const receiver = network.partners.find(({ name }) => name === referral.partner);
  return groupOf(receiver?.profession) === wanted || groupOf(receiver?.services) === wanted;
}

/** The percent that a referral's terms ask, undefined where no fee is on it: by its own terms, else those of its day. */
function feeOn(network: NetworkFacts, referral: ReferralFacts): number | undefined {
  if (referral.ownFee !== undefined) return referral.ownFee;
  const terms = network.agreements
    .filter((one) => one.partner === referral.partner && inForce(one, referral.day))
    .map((one) => termsAt(one, referral.day))
    .filter(hasFee)
    .at(-1);
  return referral.direction === 'received' ? terms?.iPay : terms?.theyPay;
}

/** Whether more has accrued than was paid, received or waived, in either direction. */
function feesDue(network: NetworkFacts, name: string, asOf: Day): boolean {
  return (['given', 'received'] as const).some((direction) => {
    const accrued = network.referrals
      // A client who refused contact was no referral: no fee is on it, whatever came in.
      .filter((one) => one.partner === name && one.direction === direction && one.refusedContact !== true)
      .reduce((sum, one) => {
        const percent = feeOn(network, one);
        if (percent === undefined) return sum;
        const came = one.collected.filter(({ day }) => day <= asOf);
        const total = came.reduce((all, { amount }) => all + amount.minor, 0);
        return sum + Math.floor((2 * total * percent + 100) / 200);
      }, 0);
    const side = direction === 'received' ? 'paid' : 'received';
    const settled = network.payments
      .filter((one) => one.partner === name && one.side === side && one.day <= asOf)
      .reduce((sum, { amount }) => sum + amount.minor, 0);
    return accrued > settled;
  });
}
