import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { rows, type Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { count } from '../text/count.ts';
import type { Share } from './followed.ts';
import type { Habits } from './habits.ts';
import { plainShare } from './referrers.view.ts';
import { shareOf, shareOr } from './small.ts';
import { firstNames } from '../text/first-few.ts';

/** What is done regularly, for a screen and for Markdown. */
export function habitsBlocks(habits: Habits): Block[] {
  const { weeks, checkIns, kinds, oneToOnes, onTime, late, overdue, newPeople, thanked, told } = habits;
  const heading: Block = { is: 'heading', text: 'Habits', beside: weeks === 0 ? '' : count(weeks, 'week') };
  const none = checkIns + onTime.of + newPeople + thanked.of + told.of + habits.broadcasts === 0;
  if (none) {
    const nothing = { cells: ['Nobody was met, thanked or told on these days.'] };
    return [heading, ...rows([{ ...nothing, command: 'refnet check-in PARTNER' }])];
  }
  const [notKept, ofWeeks] = [notKeptWords(late, overdue), (n: number) => `${n} of ${count(weeks, 'week')}`];
  const lines: readonly (readonly [string, string])[] = [
    [
      'Check-ins',
      checkIns === 0
        ? 'none'
        : `${checkIns}: ${kinds.map(({ kind, n }) => `${n} ${label(kind)}`).join(', ')}`,
    ],
    ['On time', onTimeWords(onTime, notKept)],
    ['One-to-ones', `${oneToOnes}${oneToOnes === 0 ? '' : ', of those check-ins'}`],
    [
      'New people',
      `${newPeople} met${weeks === 0 ? '' : `, somebody in ${ofWeeks(habits.weeksWithNewPeople)}`}; one a week is a habit [durden]`,
    ],
    ['Thanked', shareOr(thanked, 'nobody to thank')],
    ['Told', shareOr(told, 'no outcome to tell')],
    [
      'Visible',
      `${count(habits.broadcasts, 'broadcast')}${weeks === 0 ? '' : `, in ${ofWeeks(habits.weeksVisible)}`} [rhythm]`,
    ],
  ];
  return [heading, ...rows(lines.map((cells) => ({ cells })))];
}

/** So many names stand in a line. */
const NAMED = 5;

function notKeptWords(late: number, overdue: readonly string[]): string {
  const parts = [
    ...(late === 0 ? [] : [`${late} late`]),
    ...(overdue.length === 0
      ? []
      : [`${overdue.length} overdue on the last day: ${firstNames(overdue, NAMED)}`]),
  ];
  return parts.length === 0 ? '' : `; ${parts.join('; ')}`;
}

/** Of those that a rhythm asked for; overdue is half an interval after the day that it was due. */
function onTimeWords(onTime: Share, notKept: string): string {
  if (onTime.of === 0) return 'none was asked for by a rhythm';
  return `${shareOf(onTime)} that were due${notKept}; on time up to half an interval late`;
}

/** The habits of a period as JSON has them: a public contract. */
export function habitsAsPlain(habits: Habits): { [key: string]: Plain } {
  const { period, kinds, onTime, thanked, told } = habits;
  return {
    since: period.since,
    until: period.until,
    weeks: habits.weeks,
    checkIns: habits.checkIns,
    checkInsByKind: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])),
    checkInsOnTime: plainShare(onTime),
    checkInsLate: habits.late,
    checkInsOverdue: habits.overdue.length,
    oneToOnes: habits.oneToOnes,
    newPeople: habits.newPeople,
    weeksWithNewPeople: habits.weeksWithNewPeople,
    thanked: plainShare(thanked),
    told: plainShare(told),
    broadcasts: habits.broadcasts,
    weeksVisible: habits.weeksVisible,
  };
}

/** A habit as a line of CSV: how often, and of how many where that says something. */
interface Line {
  readonly habit: string;
  readonly n: number;
  readonly of: number | null;
}

const LINE_COLUMNS: readonly Column<Line>[] = [
  { key: 'habit', value: ({ habit }) => habit },
  { key: 'n', value: ({ n }) => n },
  { key: 'of', value: ({ of }) => of },
];

/** The habits of a period in lines for CSV. */
export function habitLines(habits: Habits): { columns: readonly Column<Line>[]; rows: Line[] } {
  const { onTime, thanked, told, weeks } = habits;
  return {
    columns: LINE_COLUMNS,
    rows: [
      { habit: 'check-ins', n: habits.checkIns, of: null },
      { habit: 'check-ins-on-time', ...onTime },
      { habit: 'check-ins-late', n: habits.late, of: onTime.of },
      { habit: 'check-ins-overdue', n: habits.overdue.length, of: onTime.of },
      { habit: 'one-to-ones', n: habits.oneToOnes, of: null },
      { habit: 'new-people', n: habits.newPeople, of: null },
      { habit: 'weeks-with-new-people', n: habits.weeksWithNewPeople, of: weeks },
      { habit: 'thanked', ...thanked },
      { habit: 'told', ...told },
      { habit: 'broadcasts', n: habits.broadcasts, of: null },
      { habit: 'weeks-visible', n: habits.weeksVisible, of: weeks },
    ],
  };
}
