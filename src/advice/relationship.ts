import type { AgreementFacts, ProjectFacts, RelationshipFacts, Standing } from './facts.ts';
import type { GivenReferral } from './network-flags.ts';
import {
  addDays,
  firstDayOf,
  isWithin,
  lastMonths,
  monthOf,
  monthsAgoWindow,
  type Day,
} from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { FeeRecord } from '../agreements/fee-record.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { nextCheckIn, type NextCheckIn } from '../contact/rhythm.ts';
import type { Settings } from '../settings/settings.ts';
import type { Snooze } from '../contact/snooze.ts';
import type { AgreementForm } from '../agreements/agreement.ts';
import { closedBusiness, countOutcomes, wonIn, type OutcomeRow } from '../referrals/closed.ts';
import type { ProjectKind } from '../contact/project-kinds.ts';
import type { Precision } from '../calendar/known-since.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Preference, RelativeSize } from '../partners/partner.ts';
import type { SignalKind } from '../contact/signal.ts';
import type { Answer } from '../partners/questions.ts';
import type { Stage } from '../partners/stage.ts';
import { groupedBy } from '../text/grouped-by.ts';

/** The days a report is about, both inclusive. Verdicts go by the 12 months up to the last one. */
export type ReportPeriod = Period;

/** The 12 months to a day, which verdicts go by. */
export function verdictPeriod(asOf: Day): ReportPeriod {
  return { since: addDays(monthsAgoWindow(asOf).after, 1), until: asOf, length: { n: 12, unit: 'month' } };
}

export interface PartnerRow {
  id: number;
  name: string;
  nameKey: string;
  profession: string | null;
  archivedOn: Day | null;
  knownSince: Day | null;
  knownSincePrecision: Precision | null;
  theirPreference: Preference | null;
  myPreference: Preference | null;
  relativeSize: RelativeSize | null;
  notTakingUntil: Day | null;
  doNotRefer: number;
  checkInMonths: number | null;
  stage: Stage;
  country: string | null;
  subdivision: string | null;
  services: string | null;
}

/** Counts of one partner's referrals up to the period's last day; those without "InPeriod" are of the 12 months. */
export interface ReferralCounts {
  partnerId: number;
  ever: number;
  firstDay: Day;
  lastDay: Day;
  given: number;
  received: number;
  lastSixMonths: number;
  givenInPeriod: number;
  receivedInPeriod: number;
  receivedInFullMonths: number[];
  /** One of the letters from {@link JANUARY} on for each that was exchanged from {@link firstOfMonths} on; null where none was. */
  months: string | null;
}

/** The code of the letter that stands for January, the next one for February, and so on. */
export const JANUARY = 'A'.charCodeAt(0);
/** So many calendar months are told of each partner, the last day's own as the last one. */
const MONTHS_TOLD = 12;

/** The first day of the 12 calendar months up to a day: never before the 12 months up to it. */
export function firstOfMonths(asOf: Day): Day {
  return firstDayOf(lastMonths(asOf, MONTHS_TOLD)[0] ?? monthOf(asOf));
}

/** Exchanged with a partner in each of the 12 calendar months that end with that of `asOf`, oldest first; none where nothing was. */
export function exchangedByMonth(own: ReferralCounts | undefined, asOf: Day): number[] {
  const letters = own?.months ?? '';
  if (letters === '') return [];
  const told = Array<number>(MONTHS_TOLD).fill(0);
  const first = JANUARY + Number(asOf.slice(5, 7));
  for (let at = 0; at < letters.length; at++) {
    const month = (letters.charCodeAt(at) - first + MONTHS_TOLD) % MONTHS_TOLD;
    told[month] = (told[month] ?? 0) + 1;
  }
  return told;
}

/** What was exchanged in the 12 months with one partner, as the others are compared with. */
export interface Exchanged {
  readonly partnerId: number;
  readonly name: string;
  readonly given: number;
  readonly received: number;
}

export interface AgreementRow {
  number: number;
  partnerId: number;
  form: AgreementForm;
  startsOn: Day;
  endsOn: Day | null;
  closedOn: Day | null;
  reviewOn: Day | null;
  /** Every version of the exclusive service up to the day, as JSON, oldest first. */
  exclusive: string;
  /** The day of the first promise of each side that is part of it. */
  expectedOfMe: Day | null;
  expectedOfThem: Day | null;
  /** The days of its fees, as JSON. */
  fees: string;
}

/** The whole network as SQL counted it: the input of every report and of all advice. */
export interface NetworkSnapshot {
  period: ReportPeriod;
  recordsBegin: Day;
  partners: PartnerRow[];
  stages: { partnerId: number; stage: Stage; onDay: Day }[];
  referrals: ReferralCounts[];
  /** What was exchanged in the 12 months with each partner with whom anything was, where the rest is of one partner. */
  exchanged: readonly Exchanged[] | undefined;
  outcomesInWindow: OutcomeRow[];
  outcomesInPeriod: OutcomeRow[];
  checkIns: { partnerId: number; firstDay: Day; lastDay: Day; plannedOn: Day | null }[];
  /** My time in the 12 months with each partner. */
  minutes: ReadonlyMap<number, number>;
  agreements: AgreementRow[];
  /** Those that begin only after the last day. */
  agreementsAhead: AgreementRow[];
  /** Everything fees are reckoned from; undefined where none was ever agreed. */
  fees: FeeRecord | undefined;
  /** My exclusive promises, each until another version of its terms, and what I gave in the 12 months. */
  exclusivity:
    | {
        promises: { agreement: number; service: string; since: Day; replacedOn: Day | null }[];
        given: GivenReferral[];
      }
    | undefined;
  /** The last snooze of each thing, whether it still lasts or is over. */
  snoozes: Snooze[];
  /** The notices told of each partner before; undefined where nothing is agreed that one may be about. */
  shownNotices: ReadonlyMap<number, ReadonlySet<string>> | undefined;
  talks: { partnerId: number; onDay: Day }[];
  /** Those of the 12 months. */
  satisfactions: { partnerId: number; value: number; onDay: Day }[];
  /** Every answer up to the day: the last one to a question stands. */
  answers: { partnerId: number; question: string; answer: Answer; onDay: Day }[];
  signals: { partnerId: number; kind: SignalKind; onDay: Day }[];
  projects: {
    partnerId: number;
    kind: ProjectKind;
    fromDay: Day;
    untilDay: Day | null;
    currency: string | null;
    costMinor: number | null;
  }[];
}

/** One partner of the snapshot: the row, its counts, and the facts that the advice goes by. */
export interface Relationship {
  partner: PartnerRow;
  counts: ReferralCounts | undefined;
  outcomesInPeriod: readonly OutcomeRow[];
  facts: RelationshipFacts;
  checkIn: NextCheckIn;
}

/** Every partner of the snapshot, or `only` one, with the facts that the advice goes by, as of the period's last day. */
export function relationshipsOf(
  snapshot: NetworkSnapshot,
  settings: Settings,
  today: Day,
  extras: (partner: PartnerRow) => ExtraFacts = () => NO_EXTRAS,
  only?: number,
): Relationship[] {
  const everybody = snapshot.exchanged ?? exchangedIn(snapshot);
  const pieces = indexPieces(snapshot, everybody);
  const standing = standingsOf(everybody);
  const wanted = only === undefined ? snapshot.partners : snapshot.partners.filter(({ id }) => id === only);
  return wanted.map((partner) =>
    relationshipOf(partner, pieces, {
      snapshot,
      settings,
      standing: standing(partner.id),
      extras: extras(partner),
      today,
    }),
  );
}

/** Facts that few networks have, reckoned by `relationship-extras.ts`, which is loaded only where there are any. */
export type ExtraFacts = Pick<
  RelationshipFacts,
  | 'feesPaid'
  | 'feesReceived'
  | 'feesDue'
  | 'feeTerms'
  | 'outcomesByFee'
  | 'exclusivityConflicts'
  | 'feeWritingNotice'
  | 'feeCautions'
  | 'feesBarred'
  | 'exclusiveCautions'
  | 'cautionsStanding'
  | 'feesAboveLimit'
>;

/** No fee and no exclusive promise on record. */
export const NO_EXTRAS: ExtraFacts = { feesPaid: [], feesReceived: [], feesDue: [] };

/** Whether the record has fees or exclusive promises, which the facts then have to tell. */
export function hasExtras(snapshot: NetworkSnapshot): boolean {
  return snapshot.fees !== undefined || snapshot.exclusivity !== undefined;
}

interface Context {
  snapshot: NetworkSnapshot;
  settings: Settings;
  standing: NonNullable<RelationshipFacts['standing']>;
  extras: ExtraFacts;
  today: Day;
}

/** One literal, without spreads: with so many facts an object made of parts is a slow table, of tens of kilobytes a partner. */
function relationshipOf(partner: PartnerRow, pieces: Pieces, context: Context): Relationship {
  const { id } = partner;
  const { settings, snapshot, extras, today } = context;
  const asOf = snapshot.period.until;
  const counts = pieces.referrals.get(id);
  const checkIns = pieces.checkIns.get(id);
  const stages = pieces.stages.get(id) ?? NONE;
  const current = currentStage(stages, asOf < today ? 'acquaintance' : partner.stage);
  const projects = pieces.projects.get(id) ?? NONE;
  const outcomes = pieces.outcomesInWindow.get(id) ?? NONE;
  // Nobody plans to check in with somebody who is archived.
  const checkIn: NextCheckIn = isPutAway(partner, asOf)
    ? { state: 'none' }
    : nextCheckIn(rhythmFacts(partner, pieces, current), settings, asOf);
  const facts: RelationshipFacts = {
    asOf,
    lookingBack: asOf < today,
    stage: current.stage,
    stageSince: current.stageSince,
    stageHistory: each(stages, toStageFact),
    given: counts?.given ?? 0,
    received: counts?.received ?? 0,
    lastSixMonths: counts?.lastSixMonths ?? 0,
    ever: counts?.ever ?? 0,
    receivedByMonth: counts?.receivedInFullMonths ?? NO_MONTHS,
    lastReferral: counts?.lastDay,
    firstReferral: counts?.firstDay,
    knownSince: knownSinceOf(partner),
    recordsSince: settings['records-since'] ?? snapshot.recordsBegin,
    myPreference: partner.myPreference ?? undefined,
    theirPreference: partner.theirPreference ?? undefined,
    relativeSize: partner.relativeSize ?? undefined,
    doNotRefer: partner.doNotRefer === 1,
    notTakingUntil: partner.notTakingUntil ?? undefined,
    archivedOn: partner.archivedOn ?? undefined,
    intervalMonths: partner.checkInMonths ?? undefined,
    firstCheckIn: checkIns?.firstDay,
    lastCheckIn: checkIns?.lastDay,
    checkInOverdue: checkIn.state === 'overdue',
    checkInDue: checkIn.state === 'none' ? undefined : checkIn.dueOn,
    minutes: pieces.minutes.get(id) ?? 0,
    satisfactions: each(pieces.satisfactions.get(id), ({ value, onDay }) => ({ value, on: onDay })),
    answers: lastAnswers(pieces.answers.get(id)),
    talks: each(pieces.talks.get(id), ({ onDay }) => onDay),
    signals: each(pieces.signals.get(id), ({ kind, onDay }) => ({ kind, on: onDay })),
    projects: each(projects, toProjectFacts),
    jointCosts: jointCosts(projects, asOf),
    agreements: each(pieces.agreements.get(id), toAgreement),
    agreementsAhead: asOf < today ? NONE : each(pieces.agreementsAhead.get(id), toAgreement),
    outcomes: countOutcomes(outcomes),
    receivedOutcomes: countOutcomes(outcomes.filter(({ direction }) => direction === 'received')),
    businessReceived: closedBusiness(outcomes, 'received'),
    receivedWonInHome: wonIn(outcomes, 'received', settings.currency),
    standing: context.standing,
    receivedFromAll: pieces.receivedFromAll,
    feesPaid: extras.feesPaid,
    feesReceived: extras.feesReceived,
    feesDue: extras.feesDue,
    feeTerms: extras.feeTerms,
    outcomesByFee: extras.outcomesByFee,
    exclusivityConflicts: extras.exclusivityConflicts,
    feeWritingNotice: extras.feeWritingNotice,
    feeCautions: extras.feeCautions,
    feesBarred: extras.feesBarred,
    exclusiveCautions: extras.exclusiveCautions,
    cautionsStanding: extras.cautionsStanding,
    feesAboveLimit: extras.feesAboveLimit,
  };
  return { partner, counts, outcomesInPeriod: pieces.outcomesInPeriod.get(id) ?? NONE, facts, checkIn };
}

function rhythmFacts(
  { id, checkInMonths }: PartnerRow,
  pieces: Pieces,
  current: ReturnType<typeof currentStage>,
): Parameters<typeof nextCheckIn>[0] {
  const counts = pieces.referrals.get(id);
  const checkIns = pieces.checkIns.get(id);
  return {
    stage: current.stage,
    stageSince: current.stageSince,
    firstReferral: counts?.firstDay,
    lastCheckIn: checkIns?.lastDay,
    intervalMonths: checkInMonths ?? undefined,
    lastSixMonths: counts?.lastSixMonths ?? 0,
    plannedOn: checkIns?.plannedOn ?? undefined,
    agreementSince: lastStart(pieces.agreements.get(id) ?? NONE),
    snooze: pieces.checkInSnoozes.get(id),
  };
}

/** The first day of the agreement that began last. */
function lastStart(agreements: readonly AgreementRow[]): Day | undefined {
  return agreements
    .map(({ startsOn }) => startsOn)
    .toSorted()
    .at(-1);
}

/** Most partners have none of most things: one empty list serves them all. */
const NONE: readonly never[] = [];
const NO_MONTHS: readonly number[] = [0, 0, 0];

function each<T, U>(rows: readonly T[] | undefined, toFact: (row: T) => U): readonly U[] {
  return rows === undefined ? NONE : rows.map(toFact);
}

/** The stage as of the last event, and the day since when it has been that one. */
function currentStage(
  events: readonly { stage: Stage; onDay: Day }[],
  otherwise: Stage,
): { stage: Stage; stageSince: Day | undefined } {
  const last = events.at(-1);
  if (last === undefined) return { stage: otherwise, stageSince: undefined };
  const before = events.findLastIndex((event) => event.stage !== last.stage);
  return { stage: last.stage, stageSince: events[before + 1]?.onDay };
}

function knownSinceOf(partner: PartnerRow): RelationshipFacts['knownSince'] {
  const { knownSince: day, knownSincePrecision: precision } = partner;
  return day === null || precision === null ? undefined : { day, precision };
}

function toStageFact({ stage, onDay }: NetworkSnapshot['stages'][number]): { stage: Stage; on: Day } {
  return { stage, on: onDay };
}

function toProjectFacts(row: NetworkSnapshot['projects'][number]): ProjectFacts {
  return { kind: row.kind, from: row.fromDay, until: row.untilDay ?? undefined };
}

/** An agreement as the rules of the advice look at it. */
export function toAgreement(row: AgreementRow): AgreementFacts {
  return {
    number: row.number,
    form: row.form,
    from: row.startsOn,
    until: row.endsOn ?? undefined,
    closedOn: row.closedOn ?? undefined,
    exclusive: versionsIn(row.exclusive),
    expectedOfMe: row.expectedOfMe ?? undefined,
    expectedOfThem: row.expectedOfThem ?? undefined,
    fees: feesIn(row.fees),
  };
}

/** The last answer to each question. */
function lastAnswers(
  answers: readonly { question: string; answer: Answer; onDay: Day }[] = NONE,
): RelationshipFacts['answers'] {
  if (answers.length === 0) return NONE;
  const last = new Map(
    answers.map(({ question, answer, onDay }) => [question, { question, answer, on: onDay }]),
  );
  return [...last.values()];
}

function versionsIn(json: string): AgreementFacts['exclusive'] {
  const versions: { from: Day; service: string | null }[] = JSON.parse(json);
  return versions.map(({ from, service }) => ({ from, service: service ?? undefined }));
}

function feesIn(json: string): AgreementFacts['fees'] {
  const fees: { direction: FeeDirection; from: Day; until: Day | null }[] = JSON.parse(json);
  return fees.map(({ direction, from, until }) => ({ direction, from, until: until ?? undefined }));
}

/** Costs of what was begun in the 12 months. */
function jointCosts(projects: readonly NetworkSnapshot['projects'][number][], asOf: Day): readonly Money[] {
  if (projects.length === 0) return NONE;
  const window = monthsAgoWindow(asOf);
  return sumByCurrency(
    projects.flatMap(({ fromDay, currency, costMinor }) =>
      currency !== null && costMinor !== null && isWithin(fromDay, window)
        ? [{ minor: costMinor, currency }]
        : [],
    ),
  );
}

type Listed =
  | 'stages'
  | 'outcomesInWindow'
  | 'outcomesInPeriod'
  | 'agreements'
  | 'agreementsAhead'
  | 'talks'
  | 'satisfactions'
  | 'answers'
  | 'signals'
  | 'projects';
type Pieces = { [K in Listed]: Map<number, NetworkSnapshot[K]> } & {
  referrals: ReadonlyMap<number, ReferralCounts>;
  checkIns: ReadonlyMap<number, NetworkSnapshot['checkIns'][number]>;
  minutes: NetworkSnapshot['minutes'];
  receivedFromAll: number;
  checkInSnoozes: ReadonlyMap<number, { on: Day; until: Day }>;
};

/** The same of a snapshot of all partners. */
function exchangedIn({ partners, referrals }: NetworkSnapshot): Exchanged[] {
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return referrals.map(({ partnerId, given, received }) => ({
    partnerId,
    name: names.get(partnerId) ?? '',
    given,
    received,
  }));
}

function indexPieces(snapshot: NetworkSnapshot, everybody: readonly Exchanged[]): Pieces {
  const outcomesInWindow = byPartner(snapshot.outcomesInWindow);
  return {
    stages: byPartner(snapshot.stages),
    referrals: new Map(snapshot.referrals.map((row) => [row.partnerId, row])),
    outcomesInWindow,
    outcomesInPeriod:
      snapshot.outcomesInPeriod === snapshot.outcomesInWindow
        ? outcomesInWindow
        : byPartner(snapshot.outcomesInPeriod),
    checkIns: new Map(snapshot.checkIns.map((row) => [row.partnerId, row])),
    minutes: snapshot.minutes,
    agreements: byPartner(snapshot.agreements),
    agreementsAhead: byPartner(snapshot.agreementsAhead),
    talks: byPartner(snapshot.talks),
    satisfactions: byPartner(snapshot.satisfactions),
    answers: byPartner(snapshot.answers),
    signals: byPartner(snapshot.signals),
    projects: byPartner(snapshot.projects),
    receivedFromAll: everybody.reduce((sum, { received }) => sum + received, 0),
    checkInSnoozes: new Map(
      snapshot.snoozes.flatMap(({ kind, partnerId, onDay, untilDay }) =>
        kind === 'check-in' && partnerId !== null ? [[partnerId, { on: onDay, until: untilDay }]] : [],
      ),
    ),
  };
}

/** The rows of each partner. */
export function byPartner<T extends { partnerId: number }>(rows: readonly T[]): Map<number, T[]> {
  return groupedBy(rows, ({ partnerId }) => partnerId);
}

/** A place shared by more is not told by names. */
const SHARED_NAMED = 3;

/** Where a partner stands among all in what I receive and in what I give, in the 12 months. */
function standingsOf(
  everybody: readonly Exchanged[],
): (partnerId: number) => { received: Standing; given: Standing } {
  const place = (direction: 'given' | 'received') => {
    const active = everybody
      .filter((counts) => counts[direction] > 0)
      .toSorted((a, b) => b[direction] - a[direction]);
    const countOf = new Map(active.map((counts) => [counts.partnerId, counts[direction]]));
    const places = new Map<number, { place: number; all: Exchanged[] }>();
    for (const [at, partner] of active.entries()) {
      const level = places.get(partner[direction]);
      if (level === undefined) places.set(partner[direction], { place: at + 1, all: [partner] });
      else level.all.push(partner);
    }
    return (partnerId: number): Standing => {
      const level = places.get(countOf.get(partnerId) ?? 0) ?? { place: 0, all: [] };
      return {
        strictlyFirst: level.place === 1 && level.all.length === 1,
        partners: active.length,
        place: level.place,
        together:
          level.all.length > SHARED_NAMED
            ? []
            : level.all.filter((other) => other.partnerId !== partnerId).map(({ name }) => name),
      };
    };
  };
  const received = place('received');
  const given = place('given');
  return (partnerId) => ({ received: received(partnerId), given: given(partnerId) });
}
