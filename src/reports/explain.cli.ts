/** `report --explain`: the rows that a number counts; loaded where it is asked for. */
import { allApartIn } from '../partners/apart-in.cli.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import type { Relationship } from '../advice/relationship.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { isActive } from '../advice/is-active.ts';
import { firstDayOf, lastMonths, type Day } from '../calendar/day.ts';
import { backFrom, periodBefore, type Period } from '../calendar/period.ts';
import { quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { partnerNamed, partnerReader } from '../partners/named-partner.cli.ts';
import { isPutAway } from '../partners/put-away.ts';
import { listUnmetNeeds } from '../referrals/needs.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import { namesPartner } from '../shell/texts.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Found } from '../shell/target.cli.ts';
import { addUp, moneyOf, rowOf, type CountedRow, type RowsRead, type Total } from './explained.ts';
import {
  readBroadcasts,
  readCheckIns,
  readClosed,
  readIntroduced,
  readJoint,
  readLeftOut,
  readOpen,
  readPayments,
  readTime,
} from './explain.sql.ts';
import {
  explanationAsPlain,
  explanationBlocks,
  figuresAsPlain,
  figuresBlocks,
  FIGURE_COLUMNS,
  rowColumns,
  type Explanation,
} from './explain.view.ts';
import { counts, leftOutOf, whyNowhere } from './left-out.ts';
import type { Figure } from './figure.ts';
import { figureCalled, figureMeant, figuresOf, sectionOf } from './figure-words.ts';
import { listAgreements } from '../agreements/agreement.sql.ts';
import { agreementsOf } from './agreements-told.ts';
import { askedFor, metIn, overdueOn } from './habits.ts';
import { readHabits } from './habits.sql.ts';
import { followedRows } from './followed-rows.ts';
import { readFollowed } from './followed.sql.ts';
import { portfolioOf, SHARE_FROM } from './portfolio.ts';
import { apartOf, byPayer, type ToldApart } from './explained-apart.ts';
import { wholePercent } from '../text/percent.ts';
import { WAYS } from './reciprocity.ts';
import { referrersRead } from './referrers.cli.ts';
import { yearBefore } from './referrers.ts';
import { readVolumes } from './volumes.sql.ts';
import { networkReport, type ReportSection } from './report.ts';

/** A number of the report, with one partner or with all; without words, what can be explained. */
interface About {
  readonly words: string;
  readonly partner: Partner | undefined;
}

/** What is to be explained, and with whom: `--explain won maren` is `won` with Maren. */
export async function aboutWhat(typed: Typed, session: Session): Promise<Found<About>> {
  const [text = ''] = typed.options['explain'] ?? [];
  const named = async (words: string, name: readonly string[]): Promise<Found<About>> => {
    if (name.length === 0) return { read: () => ({ words, partner: undefined }) };
    const read = partnerReader(await partnerNamed(session, name.join(' ')));
    return { read: (db) => ({ words, partner: read(db) }) };
  };
  if (typed.words.length > 0 || figureCalled(text) !== undefined) return named(text, typed.words);
  const words = text.split(/\s+/);
  for (let taken = words.length - 1; taken > 0; taken -= 1) {
    const [figure, name] = [words.slice(0, taken).join(' '), words.slice(taken)];
    if (
      figureCalled(figure) !== undefined &&
      namesPartner(session, await session.reading(), name.join(' '))
    ) {
      return named(figure, name);
    }
  }
  return named(text, []);
}

interface Asked {
  readonly target: About;
  readonly only: readonly ReportSection[];
  readonly period: Period;
  readonly settings: Settings;
  readonly today: Day;
  /** How many rows a screen shows. */
  readonly shown: number;
}

/** The rows of a number in every format, or what can be explained. */
export async function explained(db: Db, asked: Asked): Promise<Shown> {
  const { target, only: sections, period, settings, today } = asked;
  if (target.words.trim() === '') {
    return {
      blocks: () => figuresBlocks(sections),
      plain: () => figuresAsPlain(sections),
      csv: inRows(FIGURE_COLUMNS, figuresOf(sections)).csv,
    };
  }
  const figure = figureMeant(target.words, sections);
  const explanation = await explanationOf(db, figure, asked);
  return {
    blocks: () =>
      explanationBlocks(
        { ...explanation, rows: allApartIn(db, explanation.rows) },
        { period, settings, today, shown: asked.shown },
      ),
    plain: () => explanationAsPlain(explanation),
    csv: inRows(rowColumns(explanation), explanation.rows).csv,
  };
}

/**
 * The days that are counted of a period: those of the section, or of the figure where it has its own. Undefined where a
 * period before it is counted and there is none.
 */
function daysOf({ window }: Figure, section: ReportSection | undefined, period: Period): Period | undefined {
  const { until } = period;
  switch (window) {
    case 'year':
      return backFrom(until, { n: 12, unit: 'month' });
    case 'before':
      return periodBefore(period);
    case 'year-before':
      return period;
    case 'calendar-months': {
      const [first] = lastMonths(until, 12);
      return { since: first === undefined ? period.since : firstDayOf(first), until };
    }
    default: {
      const [first] = section === 'quarterly-returns' ? quartersBeside(period) : [];
      return first === undefined ? period : { since: first.since, until };
    }
  }
}

async function explanationOf(db: Db, asFor: Figure, asked: Asked): Promise<Explanation> {
  const { target, settings, today } = asked;
  const figure = ofTarget(asFor, target.partner);
  const section = sectionOf(figure, asked.only);
  const partner = target.partner?.id;
  const days = daysOf(figure, section, asked.period);
  const about = { figure, section, days, partner: target.partner };
  if (days === undefined) {
    return {
      ...about,
      rows: [],
      leftOut: [],
      total: addUp(figure.adds, [], settings, asked.period),
      apart: [],
    };
  }
  const reads = new Set(figure.rows.map(({ read }) => read));
  const all = await Promise.all(
    [...reads].map((read) => readRows(db, read, { days, settings, today, partner })),
  );
  const reading = { days, settings, today, partner };
  // Costs are spread over those won, whatever business these brought.
  const read =
    figure.adds === 'costs-per-won'
      ? all.flat().map((row) => (row.part === 'closed' ? { ...row, amount: null } : row))
      : all.flat();
  const counted = read.filter((row) => counts(figure, row));
  // The middle is found where they stand in the order of their days.
  const rows = figure.adds === 'median' ? counted.toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0)) : counted;
  const { leavesOut } = figure;
  const nowhere = leavesOut === undefined ? [] : readLeftOut(db, leavesOut, days, today, partner);
  return {
    ...about,
    rows,
    leftOut: leftOutOf(figure, nowhere, read, settings.currency),
    total: await totalOf(db, figure, rows, reading),
    apart: apartOf(await toldApart(db, figure, rows, reading), rows, (adds, own) =>
      addUp(adds, own, settings, days),
    ),
  };
}

/** With a partner, the share of all that was received is a share: of the whole network there is nothing it is one of. */
function ofTarget(figure: Figure, partner: Partner | undefined): Figure {
  return figure.id === 'share-of-received' && partner !== undefined ? { ...figure, adds: 'share' } : figure;
}

/** What the rows come to; nothing where they are told apart, or were too few received for it. */
async function totalOf(
  db: Db,
  figure: Figure,
  rows: readonly CountedRow[],
  reading: Reading,
): Promise<Total> {
  const { days, settings, today } = reading;
  if (figure.apart !== undefined) return {};
  if (figure.id === 'share-of-received' && reading.partner !== undefined) {
    const of = readIntroduced(db, days, today).filter((row) => counts(figure, row)).length;
    return { count: rows.length, of, percent: of < SHARE_FROM ? undefined : wholePercent(rows.length, of) };
  }
  if (rows.length === 0 && figure.rows.some(({ read }) => read === 'top-fifth')) {
    const { topFifth, received } = portfolioOf(await relationships(db, reading), days);
    if (topFifth === undefined) return { tooFew: received };
  }
  return addUp(figure.adds, rows, settings, days);
}

/** Every objective, those with nothing reached too; each side that paid or waived anything. */
async function toldApart(
  db: Db,
  { apart }: Figure,
  rows: readonly CountedRow[],
  { days }: Reading,
): Promise<readonly ToldApart[]> {
  if (apart === undefined) return [];
  if (apart === 'payer') return byPayer(rows);
  const { objectivesTold } = await import('./objectives-told.cli.ts');
  return objectivesTold(db, days).map((objective) => ({
    name: nameOf(objective),
    adds: objective.goal.kind === 'business' ? 'sum' : 'count',
    keep: ({ of }) => of === nameOf(objective),
  }));
}

function nameOf({ id, what }: { readonly id: number; readonly what: string }): string {
  return `${id} ${what}`;
}

interface Reading {
  readonly days: Period;
  readonly settings: Settings;
  readonly today: Day;
  readonly partner: number | undefined;
}

/** Reads the rows for a number, with one partner or with all, by what counts them in the reports. */
async function readRows(db: Db, read: RowsRead, reading: Reading): Promise<readonly CountedRow[]> {
  const { days, today, partner } = reading;
  const own = (rows: readonly CountedRow[]) =>
    partner === undefined ? rows : rows.filter(({ partnerId }) => partnerId === partner);
  switch (read) {
    case 'introduced':
      return readIntroduced(db, days, today, partner);
    case 'closed':
      return readClosed(db, days, today, partner);
    case 'open':
      return readOpen(db, days.until, today, partner);
    case 'time':
      return readTime(db, days, partner);
    case 'joint':
      return readJoint(db, days, partner);
    case 'fees':
      return readPayments(db, days, partner);
    case 'nowhere':
      return nowhereRows(db, reading);
    case 'check-ins':
      return readCheckIns(db, days, partner);
    case 'broadcasts':
      return partner === undefined ? readBroadcasts(db, days) : [];
    case 'on-time':
    case 'new-people':
      return own(habitRows(db, read, reading));
    case 'in-force':
    case 'ending':
    case 'to-review':
    case 'begun':
    case 'ended-agreements':
      return own(agreementRows(db, read, reading));
    case 'became':
    case 'ended':
    case 'to-thank':
    case 'to-tell':
      return followedRows(read, readFollowed(db, days, today, partner), days);
    case 'year-before':
    case 'first-time':
    case 'lapsed':
      return referrerRows(db, read, reading);
    case 'both-ways':
    case 'only-given':
    case 'only-received':
      return rowsByWays(db, read, reading);
    case 'needs':
      return needsRows(db, reading);
    case 'objectives':
      return own(await objectiveRows(db, reading));
    case 'top-fifth':
      return topFifthRows(db, reading);
    case 'partners':
    case 'archived':
    case 'waiting':
    case 'never-met':
      return own(await partnerRows(db, read, reading));
  }
}

/** What counts nowhere, and why; what is void is no referral at all. */
function nowhereRows(db: Db, { days, today, partner }: Reading): CountedRow[] {
  return readLeftOut(db, 'day', days, today, partner).flatMap((row): CountedRow[] => {
    const why = whyNowhere(row);
    return why === 'void' ? [] : [{ ...row, of: why, part: 'nowhere' }];
  });
}

/** What was introduced with the partners whose referrals went both ways, or one way alone. */
function rowsByWays(
  db: Db,
  read: 'both-ways' | 'only-given' | 'only-received',
  { days, today, partner }: Reading,
): CountedRow[] {
  const volumes = readVolumes(db, days, today);
  const isMeant = (partnerId: number | null) => {
    const volume = partnerId === null ? undefined : volumes.get(partnerId);
    return volume !== undefined && WAYS[read](volume);
  };
  return readIntroduced(db, days, today, partner)
    .filter(({ partnerId }) => isMeant(partnerId))
    .map((row) => ({ ...row, part: read }));
}

/** What was received from the fifth of the partners who sent most. */
async function topFifthRows(db: Db, reading: Reading): Promise<CountedRow[]> {
  const { days, today, partner } = reading;
  const { topFifth } = portfolioOf(await relationships(db, reading), days);
  return readIntroduced(db, days, today, partner)
    .filter(({ direction, partnerId }) => direction === 'received' && topFifth?.ids.includes(partnerId ?? 0))
    .map((row) => ({ ...row, part: 'top-fifth' }));
}

function relationships(db: Db, { days, settings, today }: Reading): Promise<Relationship[]> {
  return wholeRelationshipsOf(readNetwork(db, days, { today }), settings, today);
}

async function partnerRows(
  db: Db,
  read: 'partners' | 'archived' | 'waiting' | 'never-met',
  reading: Reading,
): Promise<readonly CountedRow[]> {
  const { days, settings, today } = reading;
  const all = await relationships(db, reading);
  if (read === 'partners' || read === 'archived') {
    const { until } = days;
    return all
      .filter((each) => (read === 'partners' ? isActive(each, until) : isPutAway(each.partner, until)))
      .map(({ partner: { id, name, archivedOn }, facts }) =>
        rowOf({
          record: 'partner',
          number: id,
          partnerId: id,
          partner: name,
          what: facts.stage,
          closedOn: read === 'archived' ? archivedOn : null,
          part: read,
        }),
      );
  }
  const network = readNetwork(db, days, { today });
  const snapshot = { network, declines: new Map(), before: undefined };
  const { checkInsDue, neverCheckedIn } = await networkReport(snapshot, all, settings, Infinity);
  if (read === 'never-met') {
    return neverCheckedIn.map(({ partner: { id, name } }) =>
      rowOf({ record: 'partner', number: id, partnerId: id, partner: name, part: read }),
    );
  }
  return checkInsDue.map(({ partner: { id, name }, state, dueOn, lastCheckIn }) =>
    rowOf({
      record: 'partner',
      number: id,
      partnerId: id,
      partner: name,
      what: state,
      day: lastCheckIn ?? null,
      countsOn: dueOn,
      part: read,
    }),
  );
}

/** What those sent who sent some for the first time, or no longer do; or all that was received in the 12 months before. */
function referrerRows(
  db: Db,
  read: 'year-before' | 'first-time' | 'lapsed',
  { days, today, partner }: Reading,
): readonly CountedRow[] {
  const { referrers, lapsed } = referrersRead(db, days, today);
  const first = referrers.filter(({ isFirst }) => isFirst);
  const those = read === 'first-time' ? first : read === 'lapsed' ? lapsed : undefined;
  return readIntroduced(db, read === 'first-time' ? days : yearBefore(days), today, partner)
    .filter(({ direction }) => direction === 'received')
    .filter(({ partnerId }) => those === undefined || those.some((each) => each.partnerId === partnerId))
    .map((row) => ({ ...row, part: read }));
}

/** The check-ins that a rhythm asked for, those overdue at the end with them; or who was met for the first time. */
function habitRows(
  db: Db,
  read: 'on-time' | 'new-people',
  { days, settings, today }: Reading,
): readonly CountedRow[] {
  const habits = readHabits(db, days, today);
  const ofPartner = (id: number, partner: string, more: Partial<CountedRow>) =>
    rowOf({ record: 'partner', number: id, partnerId: id, partner, part: read, ...more });
  if (read === 'new-people') {
    return metIn(habits, days).map(({ partnerId, partnerName, on }) =>
      ofPartner(partnerId, partnerName, { day: on }),
    );
  }
  return [
    ...askedFor(habits, settings).map(({ partnerId, partner, onDay, isOnTime }) =>
      ofPartner(partnerId, partner, {
        day: onDay,
        what: isOnTime ? 'on-time' : 'late',
        isAmong: isOnTime,
      }),
    ),
    ...overdueOn(habits, settings, days.until).map(({ partnerId, partner }) =>
      ofPartner(partnerId, partner, { what: 'overdue', isAmong: false }),
    ),
  ];
}

/** Agreements as their part of the report tells them. */
function agreementRows(
  db: Db,
  read: 'in-force' | 'ending' | 'to-review' | 'begun' | 'ended-agreements',
  { days, settings }: Reading,
): readonly CountedRow[] {
  const told = agreementsOf(listAgreements(db), days, settings['agreement-notice-days']);
  const { inForce, ending, toReview, begun, ended } = told;
  const exclusive = new Set(told.exclusive.map(({ agreement }) => agreement.id));
  const those = {
    'in-force': inForce.map(({ agreement }) => agreement),
    ending: ending.map(({ agreement }) => agreement),
    'to-review': toReview.map(({ agreement }) => agreement),
    begun,
    'ended-agreements': ended,
  }[read];
  return those.map(({ id, partnerId, partnerName, startsOn, form }) =>
    rowOf({
      record: 'agreement',
      number: id,
      partnerId,
      partner: partnerName,
      day: startsOn,
      what: form,
      isAmong: exclusive.has(id),
      part: read,
    }),
  );
}

async function needsRows(db: Db, { days, today }: Reading): Promise<readonly CountedRow[]> {
  const needs = listUnmetNeeds(db, days.since, days.until);
  if (needs.length === 0) return [];
  const { readProviders } = await import('./providers.sql.ts');
  const { gapsOf } = await import('../referrals/gaps.ts');
  return gapsOf(needs, readProviders(db, today), today).flatMap(({ profession, asked }) =>
    asked.map(({ onDay, need, region }) =>
      rowOf({
        record: 'need',
        number: null,
        day: onDay,
        what: region === null ? need : `${need} in ${region}`,
        of: profession,
        part: 'needs',
      }),
    ),
  );
}

async function objectiveRows(db: Db, { days }: Reading): Promise<readonly CountedRow[]> {
  const { objectivesTold } = await import('./objectives-told.cli.ts');
  const { readObjectiveRows } = await import('../contact/objective-rows.sql.ts');
  const { OBJECTIVE_COUNTS } = await import('../contact/objective-reached.ts');
  return objectivesTold(db, days).flatMap((objective) =>
    readObjectiveRows(db, objective, days.until).map(({ currency, minor, ...read }) =>
      rowOf({
        ...read,
        record: OBJECTIVE_COUNTS[objective.goal.kind].record,
        amount: moneyOf(currency, minor),
        of: nameOf(objective),
        part: 'objectives',
      }),
    ),
  );
}
