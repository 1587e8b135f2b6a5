/** What is waiting to be done, for whom, since when: the rules of `refnet due`. */
import { addDays, addMonths, daysBetween, laterDay, type Day } from '../calendar/day.ts';
import type { FallenFee } from '../agreements/fallen-fees.ts';
import type { ExpectedFee, FeeByHand } from '../agreements/expected-fees.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { Money } from '../money/money.ts';
import { endingStep, isFollowed } from '../agreements/ending.ts';
import type { RelationshipFacts } from '../advice/facts.ts';
import type { RuleId } from '../advice/ladder.ts';
import type { AgreementRow, Relationship } from '../advice/relationship.ts';
import type { Verdict } from '../advice/words.ts';
import { isOvertaken, type CheckInReason } from '../contact/rhythm.ts';
import type { Settings } from '../settings/settings.ts';
import { isSnoozed, type Snooze, type SnoozeKind } from '../contact/snooze.ts';
import { reviewAsked } from '../agreements/terms.ts';
import { isPutAway } from '../partners/put-away.ts';
import { compareText } from '../text/compare-text.ts';
import { DUE_KINDS, type DueKind } from './due-kinds.ts';
import type { Precision } from '../calendar/known-since.ts';
import type { Status } from '../referrals/status.ts';
import { isReached, progressText, SETTING_UP_DAYS, type Goal } from '../contact/goal-progress.ts';

/** `overdue`: its day has passed; `today`: it can be done now; the others come up later. */
export const DUE_STATES = ['overdue', 'today', 'this-week', 'later'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** The next so many days are this week. */
export const WEEK = 7;

/** Days from meeting somebody new to the one-to-one that follows [durden]; refnet's own number. */
const ONE_TO_ONE_DAYS = 7;

/** Days over which new people are counted. */
export const NEW_PEOPLE_DAYS = 28;

/** Months from one look through the acquaintances for candidates to the next [durden]. */
const LOOK_MONTHS = 12;

export interface DuePartner {
  readonly id: number;
  readonly name: string;
}

/** What each kind says of itself; the days in it are those of what happened. */
type DueFact =
  | {
      readonly kind: 'check-in';
      readonly lastCheckIn: Day | undefined;
      readonly everyMonths: number;
      readonly by: CheckInReason;
    }
  | { readonly kind: 'thank'; readonly client: string | null; readonly on: Day }
  | { readonly kind: 'tell'; readonly client: string | null; readonly on: Day; readonly status: Status }
  | {
      readonly kind: 'ask' | 'move';
      readonly client: string | null;
      readonly on: Day;
      readonly status: Status;
      /** The day of the last step; that of the referral where there was none. */
      readonly lastStep: Day;
    }
  | {
      readonly kind: 'promise' | 'expect';
      readonly what: string;
      readonly on: Day;
      /** How far its goal is: `4 of 6 referrals`; undefined where nothing is counted. */
      readonly progress: string | undefined;
      /** The record shows as much as was promised: it is to be closed, and is never late. */
      readonly isReached: boolean;
    }
  | {
      readonly kind: 'review';
      readonly on: Day;
      /** There are others with the partner that are not closed. */
      readonly ofSeveral: boolean;
    }
  | {
      readonly kind: 'agreement-end';
      readonly on: Day;
      /** There are others with the partner that are not closed. */
      readonly ofSeveral: boolean;
      /** Renews it, or closes one that cannot go on, by its number. */
      readonly command: string;
    }
  | {
      readonly kind: 'fee';
      readonly direction: FeeDirection;
      readonly money: Money;
      readonly on: Day;
      /** Nothing else is due that way with this partner. */
      readonly only: boolean;
    }
  | {
      readonly kind: 'expected-fee';
      readonly fee: ExpectedFee;
      /** All that are told as one, where several are. */
      readonly fees?: readonly ExpectedFee[];
    }
  | { readonly kind: 'fee-by-hand'; readonly fee: FeeByHand }
  | {
      readonly kind: 'credit';
      readonly direction: FeeDirection;
      readonly money: Money;
      readonly on: Day;
    }
  | {
      /** The client came to nothing, and what came in and its fee stand: they go back, or are said to stay. */
      readonly kind: 'fallen-fee';
      readonly direction: FeeDirection;
      readonly money: Money;
      readonly on: Day;
      readonly fallen: FallenFee;
    }
  | {
      readonly kind: 'objective';
      /** Its last day. */
      readonly on: Day;
      /** What it is called, where that is more than its goal; else empty. */
      readonly called: string;
      /** How it stands, with the arithmetic. */
      readonly told: string;
      /** The day to look at it again; undefined for one that is reached or over, which is closed. */
      readonly lookAgain: Day | undefined;
    }
  | { readonly kind: 'one-to-one'; readonly on: Day }
  | { readonly kind: 'candidates'; readonly candidates: number }
  | {
      readonly kind: 'advice';
      /** The rank of the verdict: 6 or 7. */
      readonly rank: number;
      /** The verdict with what it goes by: `advice-items.view.ts` tells it. */
      readonly judged: {
        readonly facts: RelationshipFacts;
        readonly settings: Settings;
        readonly verdict: Verdict;
        readonly rule: RuleId;
      };
    };

/** One thing that waits. */
export type DueItem = DueFact & {
  /** Undefined for what is about nobody in particular. */
  readonly partner: DuePartner | undefined;
  /** What the client came from in place of a partner. */
  readonly source?: string | undefined;
  /** The record it is about; undefined where there is none. */
  readonly number: number | undefined;
  /** The day from which it waits. */
  readonly dueOn: Day;
  readonly state: DueState;
  /** How many of its kind wait with that partner and are told as one: it is the longest waiting of them. */
  readonly n: number;
  /** What it is put off by until it comes back, where it is put off today. */
  readonly snoozed: Put | undefined;
};

/** The day on which what is snoozed comes back, and what is snoozed. */
interface Put {
  readonly until: Day;
  readonly kind: SnoozeKind;
}

/** An item before its state is known: `overdueOn` is the first day on which it is late; without one it never is. */
export type Waiting = DueFact & {
  readonly partner: DuePartner | undefined;
  readonly source?: string | undefined;
  readonly number: number | undefined;
  readonly dueOn: Day;
  readonly n?: number;
  readonly snoozed?: Put | undefined;
  readonly overdueOn?: Day | undefined;
  /** What a snooze of it is about; advice is declined, never snoozed. */
  readonly subject: SnoozeKind | 'advice';
};

/** Kinds of what waits on a referral. */
export type ReferralDueKind = 'thank' | 'tell' | 'ask' | 'move';

/** What waits on referrals, and how much of it there is in all. */
export interface WaitingReferrals {
  readonly rows: readonly WaitingReferral[];
  readonly total: number;
}

/** A referral that waits for something, as SQL found it within {@link ReferralBounds}. */
export interface WaitingReferral {
  kind: ReferralDueKind;
  number: number;
  /** Null where the client came from a source. */
  partnerId: number | null;
  partnerName: string | null;
  source: string | null;
  client: string | null;
  status: Status;
  occurredOn: Day;
  /** The outcome's day for `tell`, the last step's for `ask` and `move`, the referral's for `thank`. */
  day: Day;
  /**
   * The day of the last step known, which for an imported one is before the day it waits from; of several told as one the
   * earliest.
   */
  lastStep: Day;
  /** The day on which it comes back, where it is snoozed today. */
  back: Day | null;
  /** How many of the kind wait with that partner and come up alike, told as one; 1 where each is told. */
  n: number;
}

/** A promise with a day that is not done. */
export interface WaitingPromise {
  number: number;
  partnerId: number;
  partnerName: string;
  side: 'mine' | 'theirs';
  what: string;
  dueOn: Day;
  goal: Goal | null;
  /** How much of the goal the record shows; null where it cannot be counted. */
  reached: number | null;
}

/** Somebody added or met of late; imported partners are none. */
export interface Newcomer {
  partnerId: number;
  partnerName: string;
  isAcquaintance: 0 | 1;
  knownSince: Day | null;
  knownSincePrecision: Precision | null;
  addedOn: Day;
  hadOneToOne: 0 | 1;
}

/** Everything that the list is made of, as of today. */
export interface DueRecord {
  readonly relationships: readonly Relationship[];
  readonly agreements: readonly AgreementRow[];
  /** Those that have not begun. */
  readonly agreementsAhead: readonly AgreementRow[];
  /** What waits on the accounts with partners, and beside them: `fees-due.ts` reckons it. */
  readonly fees: readonly Waiting[];
  /** What asks for a look among the objectives of the network: `objectives-due.ts` says when. */
  readonly objectives: readonly Waiting[];
  /** Verdicts that ask for something: `advice-due.ts` reckons them. */
  readonly advice: readonly Waiting[];
  /** How many acquaintances to look through; 0 where it is not time yet. */
  readonly candidates: number;
  readonly snoozes: readonly Snooze[];
  readonly promises: readonly WaitingPromise[];
  readonly newcomers: readonly Newcomer[];
  /** The day the file was made. */
  readonly madeOn: Day;
}

/** The days that bound what waits on a referral, all inclusive. */
export interface ReferralBounds {
  today: Day;
  /** Referrals received, and outcomes, from this day on are thanked for and told. */
  since: Day;
  /** Given referrals whose last step is no later than this come up within the horizon; on `askedBy` they are due. */
  askUntil: Day;
  askedBy: Day;
  /** Received referrals whose last step is no later than this come up within the horizon; on `movedBy` they are due. */
  moveUntil: Day;
  movedBy: Day;
}

/** The bounds for what is due up to `until`, which is today or later. */
export function referralBounds(settings: Settings, today: Day, until: Day): ReferralBounds {
  return {
    today,
    since: addDays(today, -settings['look-back-days']),
    askUntil: addDays(until, -settings['ask-after-days']),
    askedBy: addDays(today, -settings['ask-after-days']),
    moveUntil: addDays(until, -settings['move-after-days']),
    movedBy: addDays(today, -settings['move-after-days']),
  };
}

/** The latest day of a last step at which a referral comes up by `until`, whichever way it went. */
export function newestSilence({ until, settings }: { until: Day; settings: Settings }): Day {
  return addDays(until, -Math.max(settings['ask-after-days'], settings['move-after-days']));
}

/** From when on newcomers are looked at. */
export function newcomersSince(settings: Settings, today: Day): Day {
  return addDays(today, -Math.max(settings['look-back-days'], NEW_PEOPLE_DAYS));
}

/** What waits on referrals, most pressing first. */
export function referralItems(rows: readonly WaitingReferral[], settings: Settings, today: Day): DueItem[] {
  const now = nowOf(today);
  return rows.map((row) => {
    const { number, client, status, occurredOn: on, day, lastStep, n, back } = row;
    const { partnerId, partnerName, source } = row;
    const partner =
      partnerId === null || partnerName === null ? undefined : { id: partnerId, name: partnerName };
    const snoozed: Put | undefined = back === null ? undefined : { until: back, kind: 'record' };
    const common = { partner, source: source ?? undefined, number, subject: 'record' as const, n, snoozed };
    const from = (own: Day) => (back === null ? own : laterDay(back, own));
    switch (row.kind) {
      case 'thank':
        return placed({ ...common, kind: row.kind, client, on, dueOn: from(day) }, now);
      case 'tell':
        return placed({ ...common, kind: row.kind, client, on: day, status, dueOn: from(day) }, now);
      default: {
        const after = settings[row.kind === 'ask' ? 'ask-after-days' : 'move-after-days'];
        const dueOn = from(addDays(day, after));
        return placed({ ...common, kind: row.kind, client, on, status, lastStep, dueOn }, now);
      }
    }
  });
}

/**
 * What waits up to and including `until`, referrals aside: check-ins, promises, agreements, fees and habits. What is
 * snoozed counts from the day it comes back. With partners put away only what is due to somebody waits, nothing of
 * {@link ABOUT_RELATIONSHIP}.
 */
export function otherItems(record: DueRecord, settings: Settings, today: Day, until: Day): DueItem[] {
  const putAway = new Set(
    record.relationships.flatMap(({ partner }) => (isPutAway(partner, today) ? [partner.id] : [])),
  );
  const snoozeOf = snoozeFinder(record.snoozes);
  const now = nowOf(today);
  return (
    [
      ...checkInItems(record.relationships),
      ...promiseItems(record.promises),
      ...agreementItems(record, settings, today),
      ...record.fees,
      ...record.objectives,
      ...oneToOneItems(record, settings, today),
      ...lookItems(record),
      ...record.advice,
    ]
      .filter(
        ({ kind, partner }) =>
          partner === undefined || !putAway.has(partner.id) || !ABOUT_RELATIONSHIP.includes(kind),
      )
      // A snooze puts off, and brings nothing forward.
      .filter(({ dueOn }) => dueOn <= until)
      .map((waiting) => cameBack(waiting, snoozeOf(waiting), today))
      .filter(({ dueOn }) => dueOn <= until)
      .map((waiting) => placed(waiting, now))
  );
}

/** What keeps a relationship going, which is let go with the partner; all else is due to a client or to the partner. */
const ABOUT_RELATIONSHIP: readonly DueKind[] = ['check-in', 'review', 'one-to-one', 'advice'];

/** Whether an item is out of sight today because of a snooze, which ends no sooner than it would wait. */
export function isHidden({ snoozed, dueOn }: Pick<DueItem, 'snoozed' | 'dueOn'>): boolean {
  return snoozed !== undefined && dueOn === snoozed.until;
}

/** What is late first, then what can be done today, by kind and the longest wait; then what comes up, by its day. */
export function mostUrgentFirst(items: readonly DueItem[]): DueItem[] {
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .toSorted((a, b) => compareText(a.rank, b.rank))
    .map(({ item }) => item);
}

/** Where an item stands, as a text to sort by: thousands may wait. */
function rankOf(item: DueItem): string {
  const { state, kind, dueOn, partner, number } = item;
  const letter = (at: number) => String.fromCharCode(65 + at);
  const ofKind = letter(DUE_KINDS.indexOf(kind));
  const comesUp = state === 'this-week' || state === 'later';
  const when = comesUp ? `${dueOn}${ofKind}` : `${ofKind}${dueOn}`;
  // What asks for more stands first.
  const more = kind === 'advice' ? 9 - item.rank : '';
  const who = `${partner?.name ?? item.source ?? ''}\0${String(number ?? 0).padStart(16, '0')}`;
  return `${letter(DUE_STATES.indexOf(state))}${when}${more}${who}`;
}

/** Today, and the last day of this week: reckoned once, where thousands of things wait. */
interface Now {
  readonly today: Day;
  readonly weekEnd: Day;
}

function nowOf(today: Day): Now {
  return { today, weekEnd: addDays(today, WEEK) };
}

function placed(waiting: Waiting, now: Now): DueItem {
  const { overdueOn, subject: _subject, n = 1, snoozed, ...item } = waiting;
  return { ...item, n, snoozed, state: stateOf(waiting.dueOn, overdueOn, now) };
}

function stateOf(dueOn: Day, overdueOn: Day | undefined, { today, weekEnd }: Now): DueState {
  if (overdueOn !== undefined && today >= overdueOn) return 'overdue';
  if (dueOn <= today) return 'today';
  return dueOn <= weekEnd ? 'this-week' : 'later';
}

/** The last snooze of what an item is about; of a fee on a referral also that of all fees with the partner. */
function snoozeFinder(snoozes: readonly Snooze[]): (waiting: Waiting) => Snooze | undefined {
  const key = (kind: Waiting['subject'], partnerId: number | null, number: number | null) =>
    `${kind} ${partnerId} ${number}`;
  const bySubject = new Map(snoozes.map((each) => [key(each.kind, each.partnerId, each.number), each]));
  return (waiting) => {
    const { subject, partner, number } = waiting;
    if (subject === 'record') {
      const own = bySubject.get(key(subject, null, number ?? null));
      const ofFees = 'fee' in waiting ? bySubject.get(key('fee', partner?.id ?? null, null)) : undefined;
      return ofFees !== undefined && ofFees.untilDay > (own?.untilDay ?? '') ? ofFees : own;
    }
    const snooze = bySubject.get(key(subject, partner?.id ?? null, null));
    const isOver =
      snooze !== undefined && waiting.kind === 'check-in' && isOvertaken(snooze.onDay, waiting.lastCheckIn);
    return isOver ? undefined : snooze;
  };
}

/** A snooze moves the days of an item on, so that it comes back as due and is late no sooner than before. */
function cameBack(own: Waiting, snooze: Snooze | undefined, today: Day): Waiting {
  if (snooze === undefined) return own;
  const { untilDay: until, kind } = snooze;
  const waiting: Waiting = isSnoozed(snooze, today) ? { ...own, snoozed: { until, kind } } : own;
  const { dueOn, overdueOn } = waiting;
  // The rhythm has moved a check-in already.
  if (waiting.kind === 'check-in' || until <= dueOn) return waiting;
  const moved = daysBetween(dueOn, snooze.untilDay);
  return {
    ...waiting,
    dueOn: snooze.untilDay,
    ...(overdueOn === undefined ? {} : { overdueOn: addDays(overdueOn, moved) }),
  };
}

function checkInItems(relationships: readonly Relationship[]): Waiting[] {
  return relationships.flatMap(({ partner, facts, checkIn }): Waiting[] => {
    if (checkIn.state === 'none') return [];
    const { dueOn, overdueOn, everyMonths, by } = checkIn;
    const { lastCheckIn } = facts;
    return [
      {
        kind: 'check-in',
        subject: 'check-in',
        partner,
        number: undefined,
        lastCheckIn,
        everyMonths,
        by,
        dueOn,
        overdueOn,
      },
    ];
  });
}

function promiseItems(promises: readonly WaitingPromise[]): Waiting[] {
  return promises.map(({ number, partnerId, partnerName, side, what, dueOn, goal, reached }) => ({
    kind: side === 'mine' ? 'promise' : 'expect',
    subject: 'record',
    partner: { id: partnerId, name: partnerName },
    number,
    what,
    on: dueOn,
    progress: progressText({ goal, reached }),
    isReached: isReached({ goal, reached }),
    dueOn,
    overdueOn: isReached({ goal, reached }) ? undefined : addDays(dueOn, 1),
  }));
}

/**
 * An agreement that ends waits from its notice on, one that has ended until it is closed, unless another one goes on; else
 * its review waits, where it comes before the end.
 */
function agreementItems(
  { agreements, agreementsAhead, relationships }: DueRecord,
  settings: Settings,
  today: Day,
): Waiting[] {
  const names = new Map(relationships.map(({ partner }) => [partner.id, partner.name]));
  const horizon = addDays(today, settings['agreement-notice-days']);
  const open = agreements.filter(({ closedOn }) => closedOn === null || closedOn > today);
  return open.flatMap((agreement): Waiting[] => {
    const { number, partnerId, endsOn } = agreement;
    const reviewOn = reviewAsked(agreement, horizon);
    const others = [...agreements, ...agreementsAhead].filter(
      (each) => each.partnerId === partnerId && each.number !== number,
    );
    const ofSeveral = open.some((each) => each.partnerId === partnerId && each.number !== number);
    const partner = { id: partnerId, name: names.get(partnerId) ?? '' };
    const common = { subject: 'record', partner, number } as const;
    const ending: Waiting[] =
      endsOn === null || isFollowed(endsOn, others, today)
        ? []
        : [
            {
              ...common,
              kind: 'agreement-end',
              ofSeveral,
              command: endingStep(number, endsOn, others, horizon).command,
              on: endsOn,
              dueOn: addDays(endsOn, -settings['agreement-notice-days']),
              overdueOn: addDays(endsOn, 1),
            },
          ];
    if (reviewOn === null) return ending;
    return [
      {
        ...common,
        kind: 'review',
        ofSeveral,
        on: reviewOn,
        dueOn: reviewOn,
        overdueOn: addDays(reviewOn, 1),
      },
      ...ending,
    ];
  });
}

/** The day somebody new was met; undefined where nobody knows, as for those entered when the file was made. */
export function metOn(
  {
    knownSince,
    knownSincePrecision,
    addedOn,
  }: Pick<Newcomer, 'knownSince' | 'knownSincePrecision' | 'addedOn'>,
  madeOn: Day,
): Day | undefined {
  if (knownSince === null) return addedOn >= addDays(madeOn, SETTING_UP_DAYS) ? addedOn : undefined;
  const inMonthAdded = knownSince.slice(0, 7) === addedOn.slice(0, 7);
  return knownSincePrecision === 'month' && inMonthAdded ? addedOn : knownSince;
}

/**
 * A first meeting is followed by a one-to-one [durden]; after the days looked back it is let go, which count anew from
 * the day that it was put off to.
 */
function oneToOneItems({ newcomers, madeOn, snoozes }: DueRecord, settings: Settings, today: Day): Waiting[] {
  const since = addDays(today, -settings['look-back-days']);
  const putOff = new Set(
    snoozes.flatMap(({ kind, partnerId, untilDay }) =>
      kind === 'one-to-one' && untilDay >= since ? [partnerId] : [],
    ),
  );
  return newcomers.flatMap((newcomer): Waiting[] => {
    if (newcomer.isAcquaintance === 0 || newcomer.hadOneToOne === 1) return [];
    const on = metOn(newcomer, madeOn);
    if (on === undefined || on > today) return [];
    if (on < since && !putOff.has(newcomer.partnerId)) return [];
    return [
      {
        kind: 'one-to-one',
        subject: 'one-to-one',
        partner: { id: newcomer.partnerId, name: newcomer.partnerName },
        number: undefined,
        on,
        dueOn: addDays(on, ONE_TO_ONE_DAYS),
      },
    ];
  });
}

/** When to look through the acquaintances: a year after the file was made, then when the last look's snooze ends. */
export function lookDueOn(snoozes: readonly Snooze[], madeOn: Day): Day {
  return snoozes.find(({ kind }) => kind === 'candidates')?.untilDay ?? addMonths(madeOn, LOOK_MONTHS);
}

function lookItems({ candidates, snoozes, madeOn }: DueRecord): Waiting[] {
  if (candidates === 0) return [];
  const dueOn = lookDueOn(snoozes, madeOn);
  return [
    { kind: 'candidates', subject: 'candidates', partner: undefined, number: undefined, candidates, dueOn },
  ];
}

/**
 * So many of the items, in their order: of what is due the first of each kind, then the second of each, and so on, so that no
 * kind with many hides another; then of what comes up likewise.
 */
export function fairShare(items: readonly DueItem[], n = Infinity): readonly DueItem[] {
  if (items.length <= n) return items;
  const seen = new Map<string, number>();
  const places = items.map((item, at) => {
    const comes = item.state === 'this-week' || item.state === 'later' ? 1 : 0;
    const key = `${comes}${item.kind}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return { item, at, comes, turn };
  });
  return places
    .toSorted((a, b) => a.comes - b.comes || a.turn - b.turn || a.at - b.at)
    .slice(0, n)
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
