import { headingOf } from '../advice/verdict.view.ts';
import type { FeesSettled } from '../agreements/fees-settled.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { periodOptions, periodWords } from '../calendar/period.ts';
import { agoOn } from '../calendar/time-between.ts';
import type { CheckIn } from '../contact/check-in.ts';
import { label } from '../kinds/vocabulary.ts';
import { isPutAway } from '../partners/put-away.ts';
import { introducedRows } from '../referrals/introduced.view.ts';
import { referrals as referralKind, type Referral } from '../referrals/referral.ts';
import { noneBut } from '../referrals/uncounted.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf } from '../screen/columns.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import type { Format } from '../screen/list.view.ts';
import { capitalized } from '../text/capitalized.ts';
import { count } from '../text/count.ts';
import { lazily } from '../text/lazily.ts';
import {
  costsOf,
  EVERYTHING,
  meetingParts,
  questionBlocks,
  verdictPart,
  type BriefPart,
  type Room,
} from './brief-parts.view.ts';
import { closedOptions } from './closed-options.ts';
import type { Brief } from './meeting-frame.view.ts';
import { OPEN_TOLD } from './meeting.ts';
import { meetingFrame, type PartnerFrame } from './partner-frame.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { signalLine } from './record-lines.view.ts';
import {
  beforeBlocks,
  closedBlocks,
  feesBlocks,
  introducedWords,
  monthEnds,
  monthsWindow,
} from './report.view.ts';
import { knownWords, stageWords } from './standing-lines.view.ts';
import { yearBlocks } from './this-year.view.ts';

/** Loaded only where quarters are told one by one. */
const returnsRoom = lazily(() => import('./returns.view.ts'));

/** How much a screen shows of what is long, unless all is asked for. */
const ON_A_SCREEN: Room = { most: OPEN_TOLD, text: 240 };
/** So many of what one said of the other's work. */
const FEEDBACK = 3;

/** In what is to be pasted or filed, what is to be talked about comes before the record of it. */
const AT_THE_END = ['pictures', 'open', 'introduced', 'feedback', 'check-ins', 'referrals'];
const FIRST = ['title', 'partner', 'since', 'yours', 'theirs', 'questions'];

/**
 * The report on one partner: before a meeting the brief for it, then the figures, the verdict, and what is worth asking; `all`
 * is everything there is. Pictures of the figures stand after what is to be talked about, before the record of it.
 */
export function partnerBlocks(
  report: PartnerReport,
  frame: PartnerFrame,
  { all, format, pictures }: { all: boolean; format: Format; pictures: readonly Block[] },
): Block[] {
  const isScreen = format === 'table';
  const parts = [
    ...partnerParts(report, frame, all || !isScreen),
    { part: 'pictures', blocks: apart(...pictures.map((picture) => [picture])) },
  ];
  const told = isScreen ? parts : asAgenda(parts, format === 'html');
  return apart(...told.map(({ blocks }) => blocks));
}

/** On a page, which is looked through, open clients come before the pictures. */
function asAgenda(parts: readonly BriefPart[], isPage: boolean): BriefPart[] {
  const those = (names: readonly string[]) =>
    names.flatMap((name) => parts.filter(({ part }) => part === name));
  const first = isPage ? [...FIRST, 'open'] : FIRST;
  const rest = parts.filter(({ part }) => !first.includes(part) && !AT_THE_END.includes(part));
  return [...those(first), ...rest, ...those(AT_THE_END.filter((name) => !first.includes(name)))];
}

/** The same in its parts, in the order a screen tells them. */
function partnerParts(report: PartnerReport, frame: PartnerFrame, all: boolean): BriefPart[] {
  const { brief, settings } = frame;
  const room = all ? EVERYTHING : ON_A_SCREEN;
  const meeting = brief === undefined ? [] : meetingParts(...meetingFrame(report, brief, frame.today), room);
  const isLast = ({ part }: BriefPart) => part === 'noted' || part === 'details';
  const isToldByQuarter = all || !isToldByYear(frame);
  const isAway = isPutAway(report.row.partner, frame.today);
  return [
    { part: 'title', blocks: titleBlocks(report, frame) },
    ...meeting.filter((each) => !isLast(each)),
    { part: 'period', handed: true, blocks: periodBlocks(report, frame) },
    { part: 'year', handed: true, blocks: yearBlocks(frame.year) },
    { part: 'costs', blocks: costsOf(report, frame) },
    {
      part: 'quarters',
      blocks: isToldByQuarter ? returnsRoom().partnerQuarters(frame.quarters, settings) : [],
    },
    { part: 'verdict', blocks: verdictPart(report, isAway) },
    { part: 'questions', blocks: questionBlocks(frame.questions, report.handle) },
    ...meeting.filter(isLast),
    { part: 'introduced', blocks: introducedBlocks(report, room) },
    { part: 'feedback', blocks: feedbackBlocks(report, all ? Infinity : FEEDBACK) },
    { part: 'check-ins', blocks: checkInBlocks(report, frame, all) },
    { part: 'referrals', blocks: referralsBlocks(report, frame, all) },
  ];
}

/** Who it is, and where the relationship stands; of an earlier time, what is of today alone. */
function titleBlocks(report: PartnerReport, { brief, today }: PartnerFrame): Block[] {
  const { handle, advice, period } = report;
  const title = titleOf(report, brief);
  if (brief === undefined) {
    const text = `As of ${formatDate(period.until)}; what waits and what to ask is of today`;
    const command = isPutAway(report.row.partner, today) ? undefined : `refnet report ${handle}`;
    return [{ is: 'title', text: title }, ...rows([{ cells: [text], command }])];
  }
  const { partner } = brief.meeting;
  const known = knownWords(partner);
  const verdict = isPutAway(partner, today) ? '' : ` ${headingOf(advice)}.`;
  return [
    { is: 'title', text: title, ...(known === '' ? {} : { beside: known }) },
    { is: 'paragraph', text: `${capitalized(stageWords(brief.meeting, report.stageSince))}.${verdict}` },
  ];
}

/** What was counted in the period, and the months as bars. */
function periodBlocks(report: PartnerReport, { today, fees }: PartnerFrame): Block[] {
  const { months, period } = report;
  const [from, to] = monthEnds(period.until).map((month) => month.slice(0, 3));
  const bars: Block = {
    is: 'bars',
    values: months,
    from: from ?? '',
    to: to ?? '',
    text: `exchanged a month${monthsWindow(period)}`,
  };
  return [
    { is: 'heading', text: periodWords(period) },
    ...figureBlocks(report, today, fees),
    ...(months.some((n) => n > 0) ? [bars] : []),
  ];
}

/** The quarters of the period are among those of the year and the one before. */
function isToldByYear({ year, quarters }: PartnerFrame): boolean {
  const [first] = quarters;
  return year !== undefined && (first?.quarter?.since.slice(0, 4) ?? year.yearBefore) >= year.yearBefore;
}

function introducedBlocks({ introducedBy, handle }: PartnerReport, { most }: Room): Block[] {
  if (introducedBy.length === 0) return [];
  const more = introducedBy.length - most;
  return [
    { is: 'heading', text: 'Introduced to you' },
    ...introducedRows(introducedBy.slice(0, most)),
    ...rows(more > 0 ? [{ cells: [`... ${more} more`], command: `refnet show ${handle}` }] : []),
  ];
}

/** Every referral of the period where all is asked for; else how many there are, and the command for them. */
function referralsBlocks(
  { referrals, referralsInPeriod, handle, period, row }: PartnerReport,
  { today }: PartnerFrame,
  all: boolean,
): Block[] {
  if (referralsInPeriod === 0) return [];
  if (!all) {
    const command = isPutAway(row.partner, today)
      ? `refnet referrals --partner ${handle}`
      : `refnet report ${handle}${periodOptions(period, today)} --all`;
    return rows([
      {
        cells: [`${count(referralsInPeriod, 'referral')} introduced or closed, ${periodWords(period)}`],
        command,
      },
    ]);
  }
  const columns = columnsOf<Referral>(referralKind, today).filter((column) => column.key !== 'partner');
  return [{ is: 'heading', text: 'Referrals' }, tableOf(columns, referrals)];
}

/** Name, profession and business. */
export function titleOf({ row: { partner } }: PartnerReport, brief: Brief | undefined): string {
  const business = brief?.meeting.partner.business ?? '';
  return [partner.name, partner.profession ?? '', business].filter((part) => part !== '').join(', ');
}

/** What was introduced and closed in the period, and in the one before. */
export function figureBlocks(report: PartnerReport, today: Day, fees: FeesSettled): Block[] {
  const { row, withoutAmount, handle } = report;
  const all = `refnet referrals --partner ${handle} --received --without-amount${closedOptions(report.period, today)}`;
  return [
    ...rows([{ cells: [introducedWords(row, noneBut('none introduced', report.uncounted))] }]),
    ...closedBlocks(row, withoutAmount, all),
    ...feesBlocks(fees),
    ...beforeBlocks(report),
  ];
}

/** The check-ins of the period, where all is asked for; of an earlier time the last, and when the next was due. */
function checkInBlocks(report: PartnerReport, { brief, today }: PartnerFrame, all: boolean): Block[] {
  const { checkIns, row, period, handle } = report;
  if (brief !== undefined && !all) return [];
  const last =
    row.lastCheckIn === undefined ? 'none yet' : `last ${agoOn(row.lastCheckIn, period.until, today)}`;
  const due = row.checkIn.state === 'none' ? '' : `, next by ${formatDate(row.checkIn.dueOn)}`;
  const isAway = isPutAway(row.partner, today);
  const told: Row = isAway
    ? { cells: [last] }
    : { cells: [last + due], command: `refnet check-in ${handle}` };
  const shown = all ? checkIns : checkIns.slice(0, 5);
  const found = [
    ...rows(brief === undefined ? [told] : []),
    ...rows(shown.map((checkIn) => checkInRow(checkIn, period.until))),
  ];
  return found.length === 0 ? [] : [{ is: 'heading', text: 'Check-ins' }, ...found];
}

/** What one said of the other's work in the period, newest first. */
function feedbackBlocks({ feedback, olderFeedback, period, handle }: PartnerReport, listed: number): Block[] {
  if (feedback.length === 0 && olderFeedback === 0) return [];
  const more = Math.max(0, feedback.length - listed);
  const rest = [
    ...(more > 0 ? [`${more} more`] : []),
    ...(olderFeedback > 0 ? [`${olderFeedback} earlier`] : []),
  ];
  return [
    { is: 'heading', text: 'Feedback and testimonials' },
    ...rows(
      feedback.slice(0, listed).map((signal) => {
        const { label: day, text } = signalLine(signal, period.until);
        return { cells: [day, text] };
      }),
    ),
    ...rows(
      rest.length === 0 ? [] : [{ cells: [`... ${rest.join(', ')}`], command: `refnet note ${handle}` }],
    ),
  ];
}

/** `16 Oct`, `coffee, satisfaction 4 of 5: new office in March`. */
export function checkInRow({ onDay, kind, note, satisfaction }: CheckIn, until: Day): Row {
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return {
    cells: [formatDayShort(onDay, until), `${label(kind)}${felt}${note === null ? '' : `: ${note}`}`],
  };
}
