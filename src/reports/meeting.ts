/** What is good to have in view before meeting a partner: what came since, what waits on both sides, what holds now. */
import type { Agreement } from '../agreements/agreement.ts';
import { calledBy, type Called } from '../agreements/called.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import type { CheckIn } from '../contact/check-in.ts';
import type { Project } from '../contact/project.ts';
import type { Promised } from '../contact/promise.ts';
import type { Signal } from '../contact/signal.ts';
import type { DueKind } from '../due/due-kinds.ts';
import type { DueItem } from '../due/due.ts';
import type { Partner } from '../partners/partner.ts';
import type { StageMove } from '../partners/stage.ts';
import { currentAnswers, type QuestionAnswer } from '../partners/questions.ts';
import type { WorkingAnswer } from '../partners/working.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Referral } from '../referrals/referral.ts';
import { stands, isClosed } from '../referrals/status.ts';

type EndingItem = Extract<DueItem, { kind: 'agreement-end' }>;

/** What a brief tells of a client; programs are given the whole record. */
export const FACTS_TOLD = [
  'id',
  'occurredOn',
  'direction',
  'clientName',
  'need',
  'status',
  'closedOn',
  'consent',
  'estimate',
  'invoiced',
  'collected',
] as const satisfies readonly (keyof Referral)[];
export type ClientTold = Pick<Referral, (typeof FACTS_TOLD)[number]>;

/** So many clients without an outcome are told of each way where not all are. */
export const OPEN_TOLD = 5;

/** How many clients of each way have no outcome, and since when the longest has none. */
export type OpenCounts = Readonly<Record<Direction, { readonly n: number; readonly since: Day | undefined }>>;

/** Everything that is read for it, of the partner alone; referrals, notes and projects newest first. */
export interface MeetingSnapshot {
  readonly partner: Partner;
  /** The stage that the partner was entered with, and the day of that. */
  readonly entered: Pick<StageMove, 'stage' | 'onDay'> | undefined;
  readonly lastCheckIn: CheckIn | undefined;
  /**
   * What was introduced or closed since the last check-in, or in 12 months before the first, and those without an outcome:
   * all of them, or where only some are told the newest {@link OPEN_TOLD} of each way.
   */
  readonly referrals: readonly ClientTold[];
  readonly openCounts: OpenCounts;
  /** The numbers of those whose client was forgotten: nobody is asked about that one. */
  readonly forgotten: ReadonlySet<number>;
  /** Whether anything was ever exchanged. */
  readonly hasExchanged: boolean;
  /** Those that are open, those due first. */
  readonly promises: readonly Promised[];
  readonly agreements: readonly Agreement[];
  readonly projects: readonly Project[];
  readonly signals: readonly Signal[];
  /** How one works together, oldest first. */
  readonly working: readonly WorkingAnswer[];
  /** To the questions that make a good partner, oldest first. */
  readonly answers: readonly QuestionAnswer[];
}

/** What rules say of an agreement: in their words, or where those were told before by their sources; empty for none. */
export interface AgreementNotices {
  readonly fresh: readonly string[];
  readonly told: string;
}

/** What a meeting is prepared by, as of the day of it. */
export interface Meeting {
  readonly partner: Partner;
  readonly entered: MeetingSnapshot['entered'];
  readonly lastCheckIn: CheckIn | undefined;
  /** The day after which things are told as new: that of the last check-in, or 12 months ago before the first one. */
  readonly newAfter: Day;
  /** After that day, newest first: what was introduced, and what had its outcome. */
  readonly introduced: readonly ClientTold[];
  readonly closed: readonly ClientTold[];
  /** Thanks, outcomes to tell and fees, most pressing first. */
  readonly waiting: readonly DueItem[];
  /** Not done, of both sides; those of an agreement that was closed are left out. */
  readonly promises: readonly Promised[];
  /** Those that are not closed. */
  readonly agreements: readonly Agreement[];
  /** What rules say of the fees and promises of those in force or to come, by the agreement's number. */
  readonly notices: ReadonlyMap<number, AgreementNotices>;
  /** What to do about those of them that end, as it is told of what is due. */
  readonly endings: readonly Pick<EndingItem, 'number' | 'command'>[];
  /** Under way, to come, or ended within the last 12 months. */
  readonly projects: readonly Project[];
  /** Of the last 12 months. */
  readonly signals: readonly Signal[];
  /** How one works together, oldest first. */
  readonly working: readonly WorkingAnswer[];
  /** The latest answer to each of the questions that make a good partner. */
  readonly answers: readonly QuestionAnswer[];
  /** What the sources would call the relationship. */
  readonly called: readonly Called[];
  /** Clients without an outcome, given and received: all of them, or at least the newest {@link OPEN_TOLD} of each way. */
  readonly open: readonly ClientTold[];
  readonly openCounts: OpenCounts;
  /** The numbers of those whose client was forgotten. */
  readonly forgotten: ReadonlySet<number>;
}

/** What of all that waits is told in another part: check-ins, promises, the agreement, open clients, advice; or is no matter of a meeting. */
const TOLD_ELSEWHERE: readonly DueKind[] = [
  'check-in',
  'promise',
  'expect',
  'review',
  'agreement-end',
  'ask',
  'move',
  'one-to-one',
  'candidates',
  'advice',
];

const BACK_MONTHS = 12;

/** The day after which things are new at a meeting: that of the last check-in, or 12 months ago before the first one. */
export function newAfterOf(lastCheckIn: CheckIn | undefined, today: Day): Day {
  return lastCheckIn?.onDay ?? addMonths(today, -BACK_MONTHS);
}

/** Sorts out what was read of a partner; `waiting` is what is due with them. */
export function meetingOf(
  snapshot: MeetingSnapshot,
  waiting: readonly DueItem[],
  notices: Meeting['notices'],
  today: Day,
): Meeting {
  const { lastCheckIn, agreements, projects } = snapshot;
  const back = addMonths(today, -BACK_MONTHS);
  const newAfter = newAfterOf(lastCheckIn, today);
  return {
    partner: snapshot.partner,
    entered: snapshot.entered,
    lastCheckIn,
    newAfter,
    ...clientsOf(snapshot, newAfter, today),
    waiting: waiting.filter(({ kind }) => !TOLD_ELSEWHERE.includes(kind)),
    promises: snapshot.promises,
    agreements: agreements.filter((each) => !isOver(each, today)),
    notices,
    endings: waiting.flatMap((item) => (item.kind === 'agreement-end' ? [item] : [])),
    projects: projects.filter(({ untilDay }) => untilDay === null || untilDay > back),
    signals: snapshot.signals.filter(({ onDay }) => onDay > back && onDay <= today),
    working: snapshot.working,
    answers: currentAnswers(snapshot.answers),
    called: calledBy(snapshot.partner, { agreements, projects, exchanged: snapshot.hasExchanged }, today),
    openCounts: snapshot.openCounts,
    forgotten: snapshot.forgotten,
  };
}

/** The clients that count, as they stand today: open ones, and those introduced or closed since the day after `newAfter`. */
function clientsOf(
  { referrals, forgotten }: MeetingSnapshot,
  newAfter: Day,
  today: Day,
): Pick<Meeting, 'introduced' | 'closed' | 'open'> {
  const counted = referrals.filter(
    ({ status, consent, occurredOn }) => stands(status) && consent !== false && occurredOn <= today,
  );
  const outcomeOn = ({ status, closedOn, occurredOn }: ClientTold) =>
    isClosed(status) && (closedOn ?? occurredOn) <= today ? (closedOn ?? occurredOn) : undefined;
  const isSince = (day: Day | undefined) => day !== undefined && day > newAfter;
  return {
    introduced: counted.filter(
      (referral) =>
        isSince(referral.occurredOn) &&
        !(referral.status === 'not-chosen' && outcomeOn(referral) !== undefined),
    ),
    closed: counted
      .filter((referral) => isSince(outcomeOn(referral)))
      .toSorted((a, b) => byDay(outcomeOn(b), outcomeOn(a))),
    open: counted.filter((each) => outcomeOn(each) === undefined && !forgotten.has(each.id)),
  };
}

function byDay(a: Day | undefined, b: Day | undefined): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

function isOver({ closedOn }: Agreement, today: Day): boolean {
  return closedOn !== null && closedOn <= today;
}

/** Whose it is to do: mine, unless it is a fee that they pay, or one that I paid and they give back. */
export function isMine(item: DueItem): boolean {
  if (item.kind === 'credit') return item.direction === 'they-pay';
  if (item.kind === 'fallen-fee') return (item.direction === 'i-pay') === (item.fallen.paid.length === 0);
  if (item.kind === 'fee') return item.direction === 'i-pay';
  return !('fee' in item) || item.fee.direction === 'i-pay';
}
