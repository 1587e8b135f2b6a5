import { agreements, agreementState, type Agreement } from '../agreements/agreement.ts';
import { calledText } from '../agreements/called.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { exclusiveOn, feeOn } from '../agreements/terms.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { formatDate, formatDay, formatDayShort } from '../calendar/day-words.ts';
import { formatKnownSince } from '../calendar/known-since.ts';
import { checkIns, type CheckIn } from '../contact/check-in.ts';
import { nextPhrase } from '../contact/check-in.view.ts';
import { goalText, progressText } from '../contact/goal-progress.ts';
import { projects, type Project } from '../contact/project.ts';
import { promises, stateOf, type Promised } from '../contact/promise.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import { isFeedback, signals, type Signal } from '../contact/signal.ts';
import type { DueItem } from '../due/due.ts';
import { plainRecord, type AnyKind } from '../kinds/kind.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import { isPutAway } from '../partners/put-away.ts';
import {
  currentWorking,
  REVIEW_QUESTIONS,
  workingName,
  workingNow,
  workingText,
} from '../partners/working.ts';
import { plainWorking } from '../partners/working.view.ts';
import type { Direction } from '../referrals/direction.ts';
import { referrals, type Referral } from '../referrals/referral.ts';
import { apart, type Block, type Row } from '../screen/blocks.ts';
import { record } from '../screen/list.view.ts';
import { plainText, type Column, type Plain } from '../screen/columns.view.ts';
import { isMine, type Meeting } from './meeting.ts';

/** One thing to have in view, told alike wherever it is shown, with what to type next. */
export interface MeetingLine {
  readonly part: MeetingPart;
  /** What sort of thing it is, in a word. */
  readonly label: string;
  readonly number: number | undefined;
  readonly text: string;
  readonly command: string | undefined;
  /** What a won client brought, where one is told: closed business of mine, or at the partner. */
  readonly business?: { readonly amount: Money; readonly direction: Direction } | undefined;
}

export type MeetingPart =
  'partner' | 'since' | 'yours' | 'theirs' | 'agreement' | 'working' | 'together' | 'noted' | 'open';

/** A meeting, and how what waits is told: the columns of the list of what is due. */
export interface Brief {
  readonly meeting: Meeting;
  readonly dueColumns: readonly Column<DueItem>[];
}

/** What the words need beside the record. */
export interface MeetingFrame {
  readonly today: Day;
  /** How commands name the partner. */
  readonly handle: string;
  readonly next: NextCheckIn;
  readonly dueColumns: readonly Column<DueItem>[];
}

/** Everything that is told, part by part, whole. */
export function meetingLines(meeting: Meeting, frame: MeetingFrame): MeetingLine[] {
  const { today, handle } = frame;
  const side = (part: 'yours' | 'theirs'): MeetingLine[] => [
    ...meeting.waiting
      .filter((item) => isMine(item) === (part === 'yours'))
      .map((item) => waitingLine(item, part, frame)),
    ...meeting.promises
      .filter((promise) => (promise.side === 'mine') === (part === 'yours') && !isStanding(promise))
      .map((promise) => promiseLine(promise, part, today)),
  ];
  return [
    ...partnerLines(meeting, frame),
    ...sinceLines(meeting, today),
    ...side('yours'),
    ...side('theirs'),
    ...meeting.agreements.flatMap((agreement) => agreementLines(agreement, meeting, today, handle)),
    ...workingLines(meeting, frame),
    ...meeting.projects.map((project) => projectLine(project, today)),
    ...meeting.signals
      .filter((signal) => !isFeedback(signal))
      .map((signal): MeetingLine => ({ part: 'noted', ...signalLine(signal, today) })),
    ...meeting.open.map((referral) => openLine(referral, today)),
  ];
}

/** What is said of the partner first: where it stands, the last check-in and the next, and what to be careful about. */
function partnerLines(meeting: Meeting, { today, handle, next }: MeetingFrame): MeetingLine[] {
  const { partner, lastCheckIn } = meeting;
  const line = (name: string, text: string, command?: string): MeetingLine[] =>
    text === '' ? [] : [{ part: 'partner', label: name, number: undefined, text, command }];
  const { archivedOn, notTakingUntil, doNotRefer, introducerName, introducedBy } = partner;
  // Nobody is to be met who is put away, but for what is still to do.
  const isAway = isPutAway(partner, today);
  return [
    ...line('Stage', [label(partner.stage), knownWords(partner)].filter((part) => part !== '').join(', ')),
    ...line('Called', calledText(meeting.called)),
    ...(archivedOn !== null && isAway
      ? line('Archived', formatDay(archivedOn), `refnet edit ${handle} --unarchive`)
      : []),
    ...(doNotRefer ? line('Careful', 'not to be referred to', `refnet edit ${handle} --refer`) : []),
    ...(notTakingUntil === null || notTakingUntil <= today
      ? []
      : line('Clients', `takes none until ${formatDay(notTakingUntil)}`)),
    ...line(
      'Last met',
      lastWords(lastCheckIn, today),
      next.state === 'none' && !isAway ? `refnet check-in ${handle}` : undefined,
    ),
    ...(isAway ? [] : line('Next', nextWords(next, today), `refnet check-in ${handle}`)),
    ...line(
      'Introduced',
      introducerName === null ? '' : `by ${introducerName}`,
      introducedBy === null ? undefined : `refnet show p${introducedBy}`,
    ),
    ...line('Looks for', partner.idealClient ?? ''),
  ];
}

function knownWords({ knownSince }: Partner): string {
  return knownSince === null ? '' : `known since ${formatKnownSince(knownSince)}`;
}

/** `16 Oct, coffee, satisfaction 4 of 5: new office in March`. */
function lastWords(checkIn: CheckIn | undefined, today: Day): string {
  if (checkIn === undefined) return 'no check-in yet';
  const { onDay, kind, satisfaction, note } = checkIn;
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return `${formatDayShort(onDay, today)}, ${label(kind)}${felt}${note === null ? '' : `: ${note}`}`;
}

function nextWords(next: NextCheckIn, today: Day): string {
  const late = next.state === 'overdue' ? ', overdue' : '';
  return `${nextPhrase(next, today).replace(/^next /, '')}${late}`;
}

function sinceLines({ introduced, closed }: Meeting, today: Day): MeetingLine[] {
  const line = (name: string, { id }: Referral, text: string): MeetingLine => ({
    part: 'since',
    label: name,
    number: id,
    text,
    command: undefined,
  });
  return [
    ...['received', 'given'].flatMap((way) =>
      introduced
        .filter(({ direction }) => direction === way)
        .map((referral) => line(way, referral, clientOf(referral))),
    ),
    ...closed.map((referral) => {
      const { status, direction, closedOn } = referral;
      const amount = closedAmount(referral);
      const aside = [
        ...(direction === 'given' ? ['given'] : []),
        ...(closedOn === null ? [] : [formatDayShort(closedOn, today)]),
      ];
      const words = [
        clientOf(referral),
        ...(amount === undefined ? [] : [formatMoney(amount)]),
        ...(aside.length === 0 ? [] : [`(${aside.join(', ')})`]),
      ];
      return {
        ...line(label(status), referral, words.join(' ')),
        business: amount === undefined ? undefined : { amount, direction },
      };
    }),
  ].toSorted((a, b) => SINCE.indexOf(a.label) - SINCE.indexOf(b.label));
}

const SINCE = ['received', 'given', 'won', 'lost', 'no response', 'declined', 'not chosen'];

/** Closed business of a won one: what was invoiced, else what came in; undefined where neither is known. */
function closedAmount({ status, invoiced, collected }: Referral): Money | undefined {
  return status === 'won' ? (invoiced ?? sumByCurrency(collected.map(({ amount }) => amount))[0]) : undefined;
}

function clientOf({ clientName }: Referral): string {
  return clientName ?? 'a client';
}

function waitingLine(item: DueItem, part: MeetingPart, { dueColumns }: MeetingFrame): MeetingLine {
  const told = record(dueColumns, item);
  return {
    part,
    label: label(item.kind.replace(/^(expected-fee|fee-by-hand)$/, 'fee')),
    number: item.number,
    text: plainText(told['text'] ?? null),
    command: plainText(told['command'] ?? null),
  };
}

/** What is promised under an agreement without a day or a goal is told with the agreement. */
function isStanding({ agreementId, dueOn, goal }: Promised): boolean {
  return agreementId !== null && dueOn === null && goal === null;
}

/** `the brochure, by Fri 27 Nov`, `4 of 6 referrals, by Thu 31 Dec`: what is counted is told by its count. */
function promiseLine(promise: Promised, part: MeetingPart, today: Day): MeetingLine {
  const { id, what, goal, dueOn } = promise;
  const state = stateOf(promise, today);
  const progress = progressText(promise) ?? (goal === null ? '' : goalText(goal));
  const isCount = progress !== '' && progress.endsWith(what);
  const by = dueOn === null ? '' : `by ${formatDay(dueOn).slice(0, 3)} ${formatDayShort(dueOn, today)}`;
  return {
    part,
    label: 'promise',
    number: id,
    text: [isCount ? '' : what, progress, by, state === 'open' ? '' : state]
      .filter((each) => each !== '')
      .join(', '),
    command: goal === null || state === 'reached' ? `refnet done ${id}` : `refnet show ${id}`,
  };
}

/** An agreement by its days, and unless it has ended what it holds, or will; `handle` names it in commands. */
function agreementLines(
  agreement: Agreement,
  { agreements: all, endings }: Pick<Meeting, 'agreements' | 'endings'>,
  today: Day,
  partner: string,
): MeetingLine[] {
  const { id, form, startsOn, endsOn } = agreement;
  const handle = all.length > 1 ? String(id) : partner;
  const hasEnded = endsOn !== null && endsOn < today;
  const close = `refnet agree ${id} --close`;
  const step = hasEnded ? (endings.find(({ number }) => number === id)?.command ?? close) : undefined;
  const until = endsOn === null ? 'no end' : `until ${formatDate(endsOn)}`;
  const line = (name: string, text: string, command?: string): MeetingLine => ({
    part: 'agreement',
    label: name,
    number: id,
    text,
    command,
  });
  return [
    line(
      form,
      `from ${formatDate(startsOn)}, ${until}; ${agreementState(agreement, today)}`,
      step ?? `refnet agree ${handle}`,
    ),
    ...(step === undefined || step === close ? [] : [line('or', 'close it', close)]),
    ...(hasEnded ? [] : standingOf(agreement).map((term) => line(...term))),
    ...(hasEnded ? [] : termsOf(agreement, today, handle).map((term) => line(...term))),
  ];
}

/** What each side does as long as it is agreed: promised without a day, so that nobody is done with it. */
function standingOf({ expectations }: Agreement): [name: string, text: string][] {
  return expectations
    .filter(({ dueOn, doneOn }) => dueOn === null && doneOn === null)
    .map(({ side, what }) => [side === 'mine' ? 'you will' : 'they will', what]);
}

/** The review, the exclusive service and the fees, each with a name, a text, and a command where one is due. */
function termsOf(
  agreement: Agreement,
  today: Day,
  handle: string,
): [name: string, text: string, command?: string][] {
  const { startsOn, reviewOn } = agreement;
  const day = startsOn > today ? startsOn : today;
  const exclusive = exclusiveOn(agreement, day);
  const [iPay, theyPay] = (['i-pay', 'they-pay'] as const).map((way) => feeOn(agreement, way, day));
  const terms: [string, string, string?][] = [];
  if (reviewOn !== null && reviewOn <= today) {
    terms.push(['review', `${formatDay(reviewOn)}, due`, `refnet agree ${handle} --reviewed`]);
  } else if (reviewOn !== null) terms.push(['review', formatDay(reviewOn)]);
  if (exclusive !== null) terms.push(['exclusive', `${exclusive}: you send clients for it to no one else`]);
  if (iPay) terms.push(['you pay', formatFeeTerms(iPay)]);
  if (theyPay) terms.push(['they pay', formatFeeTerms(theyPay)]);
  return terms;
}

/** So many days before a review its questions are told, those without an answer too. */
const REVIEW_AHEAD_DAYS = 31;

/** How one works together, as it stands; before a review also the questions of it that have no answer yet. */
function workingLines({ working, agreements: all }: Meeting, { today, handle }: MeetingFrame): MeetingLine[] {
  const line = (name: string, text: string, command?: string): MeetingLine => ({
    part: 'working',
    label: name,
    number: undefined,
    text,
    command,
  });
  const soon = addDays(today, REVIEW_AHEAD_DAYS);
  const isReviewed = all.some(({ reviewOn }) => reviewOn !== null && reviewOn <= soon);
  const open = isReviewed ? REVIEW_QUESTIONS.filter(({ key }) => workingNow(working, key) === undefined) : [];
  return [
    ...currentWorking(working).map((each) => line(workingName(each.question), workingText(each))),
    ...open.map(({ key, name, label: asked }, index) =>
      line(
        name,
        `${asked}? not answered yet`,
        index === 0
          ? `refnet edit ${handle} --review ${REVIEW_QUESTIONS.findIndex((each) => each.key === key) + 1}=ANSWER`
          : undefined,
      ),
    ),
  ];
}

function projectLine({ id, kind, what, fromDay, untilDay }: Project, today: Day): MeetingLine {
  const from = formatDayShort(fromDay, today);
  const days =
    untilDay === null
      ? `since ${from}`
      : untilDay === fromDay
        ? from
        : `${from} to ${formatDayShort(untilDay, today)}`;
  return {
    part: 'together',
    label: label(kind),
    number: id,
    text: `${what}, ${days}`,
    command: `refnet show ${id}`,
  };
}

function openLine(referral: Referral, today: Day): MeetingLine {
  const { id, direction, need, status, occurredOn } = referral;
  const what = need === null ? '' : ` for ${need}`;
  return {
    part: 'open',
    label: direction,
    number: id,
    text: `${clientOf(referral)}${what}, ${label(status)}, ${formatDayShort(occurredOn, today)}`,
    command: `refnet update ${id}`,
  };
}

/** `18 Nov`, `testimonial: clear and quick`: what was noticed, with its day. */
export function signalLine({ id, kind, onDay, note }: Signal, today: Day): Omit<MeetingLine, 'part'> {
  return {
    label: formatDayShort(onDay, today),
    number: id,
    text: note === null ? label(kind) : `${label(kind)}: ${note}`,
    command: undefined,
  };
}

/** How many of each sort a screen shows. */
const SHOWN = 5;

/** The lines as blocks, each part under its heading, empty ones left out; of long lists the first `most`. */
export function meetingBlocks(meeting: Meeting, frame: MeetingFrame, most = SHOWN): Block[] {
  const lines = meetingLines(meeting, frame);
  const of = (part: MeetingPart) => lines.filter((line) => line.part === part);
  const { handle } = frame;
  const shown = (all: readonly MeetingLine[], rest: string, first = all.slice(0, most)): Row[] => {
    const more = all.length - first.length;
    return [...first.map(rowOf), ...(more > 0 ? [{ cells: ['', `... ${more} more`], command: rest }] : [])];
  };
  const aligned = (told: readonly Row[]): Block[] =>
    told.length === 0 ? [] : [{ is: 'rows', rows: told, among: told }];
  const part = (heading: string, told: readonly Row[]): Block[] =>
    told.length === 0 ? [] : [{ is: 'heading', text: heading }, ...aligned(told)];
  const side = (name: 'yours' | 'theirs') => {
    const own = of(name);
    const promised = own.filter((line) => line.label === 'promise');
    const waits = own.filter((line) => line.label !== 'promise');
    return [
      ...shown(waits, `refnet due --partner ${handle}`, firstOfEach(waits, most)),
      ...shown(promised, `refnet promise ${handle}`),
    ];
  };
  const since = meeting.lastCheckIn?.onDay;
  return apart(
    aligned(of('partner').map(rowOf)),
    since === undefined
      ? []
      : part(`Since ${formatDayShort(since, frame.today)}`, sinceRows(of('since'), most, since, handle)),
    part('Yours to do', side('yours')),
    part('Theirs to do', side('theirs')),
    part('Agreement', of('agreement').map(rowOf)),
    part('How you work together', of('working').map(rowOf)),
    part('Done together', shown(of('together'), `refnet project ${handle}`)),
    part('Noted', shown(of('noted'), `refnet note ${handle}`)),
    part('Open clients', shown(of('open'), `refnet referrals --partner ${handle} --open`)),
  );
}

function rowOf({ label: name, text, command }: MeetingLine): Row {
  return { cells: [name, text], command };
}

/** The first `most` of each sort: many thanks are not to crowd out a fee. */
function firstOfEach(lines: readonly MeetingLine[], most: number): MeetingLine[] {
  const sorts = new Map<string, number>();
  return lines.filter(({ label: sort }) => {
    const n = (sorts.get(sort) ?? 0) + 1;
    sorts.set(sort, n);
    return n <= most;
  });
}

/** What came since a day, a row for each sort of thing: `received  Jane D., Kofi V.`; and the list of what is left out. */
function sinceRows(lines: readonly MeetingLine[], most: number, since: Day, handle: string): Row[] {
  const sorts = [...new Set(lines.map((line) => line.label))];
  const from = addDays(since, 1);
  return sorts.flatMap((sort): Row[] => {
    const own = lines.filter((line) => line.label === sort);
    const rest = own.slice(most);
    const isIntroduced = sort === 'received' || sort === 'given';
    const which = isIntroduced ? `--${sort} --since ${from}` : `--closed-since ${from}`;
    return [
      {
        cells: [
          sort,
          own
            .slice(0, most)
            .map(({ text }) => text)
            .join(', '),
        ],
      },
      ...(rest.length > 0
        ? [
            {
              cells: ['', [`... ${rest.length} more`, ...businessOf(rest)].join(', ')],
              command: `refnet referrals --partner ${handle} ${which}`,
            },
          ]
        : []),
    ];
  });
}

/** What clients that are not named brought: `CAD 3,000`, and of those given `CAD 200 at the partner`. */
function businessOf(lines: readonly MeetingLine[]): string[] {
  const sums = (way: Direction) =>
    sumByCurrency(
      lines.flatMap(({ business }) => (business?.direction === way ? [business.amount] : [])),
    ).map(formatMoney);
  return [...sums('received'), ...sums('given').map((sum) => `${sum} at the partner`)];
}

/** The same as JSON has it: the records themselves, and of what waits the text and the command. */
export function meetingAsPlain(meeting: Meeting, { today, dueColumns }: MeetingFrame): Plain {
  const { partner, lastCheckIn } = meeting;
  const numbers = (some: readonly Referral[]): Plain => some.map(({ id }) => id);
  const each = (of: AnyKind, records: readonly object[]): Plain =>
    records.map((one) => plainRecord(of, one, today));
  return {
    stage: partner.stage,
    knownSince: partner.knownSince?.day ?? null,
    archivedOn: partner.archivedOn,
    doNotRefer: partner.doNotRefer,
    notTakingUntil: partner.notTakingUntil,
    introducedBy: partner.introducerName,
    idealClient: partner.idealClient,
    lastCheckIn: lastCheckIn === undefined ? null : plainRecord(checkIns, lastCheckIn, today),
    introducedSince: numbers(meeting.introduced),
    closedSince: numbers(meeting.closed),
    waiting: meeting.waiting.map((item) => ({ mine: isMine(item), ...record(dueColumns, item) })),
    promises: each(promises, meeting.promises),
    agreements: each(agreements, meeting.agreements),
    projects: each(projects, meeting.projects),
    notes: each(signals, meeting.signals),
    calledBy: meeting.called.map(({ word, sources, because }) => ({ word, sources, because })),
    workingTogether: plainWorking(meeting.working),
    openClients: each(referrals, meeting.open),
  };
}
