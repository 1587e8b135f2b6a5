import type { Concluded, DateFormat } from '../calendar/date-formats.ts';
import type { DateOrder } from '../calendar/date-order.ts';
import { formatDay } from '../calendar/day-words.ts';
import { dateOrderIn } from '../settings/settings.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { carry, valuesOf } from './carried.cli.ts';
import { DATE_ORDERS, type Said } from './import-options.cli.ts';
import { PartRefused } from './rows-refused.ts';
import type { TrackerScan } from './tracker-scan.ts';

/** What is looked through for days. */
interface Looked extends Pick<TrackerScan, 'days'> {
  /** A row whose day cannot be read is taken without it. */
  readonly keepsRows?: boolean;
}

/**
 * The order of day and month: as said, as the column shows, as the user writes days (which is remarked on), or as a person
 * says when asked; `said` is what was said of it, for the next file too. An order that would put most days ahead of today
 * is none of them, and where cells contradict each other nothing is taken from how the user writes days.
 */
export async function chooseDates(
  session: Session,
  looked: Looked,
  said: Said,
): Promise<DateFormat & { said: DateOrder | undefined }> {
  const { dates, said: order } = await chooseOrder(session, looked, said);
  const { mixed, byPoints } = dates;
  if (mixed !== undefined) noteMixed(session, dates, mixed);
  else if (byPoints !== undefined && (said.dates ?? dateOrderIn(said.settings)) === 'mdy')
    notePoints(session, dates, byPoints);
  // What was said of some forms of a column must not stand for another file that has only the others.
  return { ...dates, said: mixed === undefined ? order : undefined };
}

interface Chosen {
  readonly dates: DateFormat;
  readonly said: DateOrder | undefined;
}

async function chooseOrder(session: Session, looked: Looked, said: Said): Promise<Chosen> {
  const { days } = looked;
  const dates = days.decide(said.dates);
  if (!dates.ambiguous) {
    const { concluded } = dates;
    if (concluded !== undefined) noteConcluded(session, looked, concluded, said);
    return { dates, said: said.dates };
  }
  // Another table was asked about: the command has room for one answer.
  const answered = DATE_ORDERS.words.find((order) => valuesOf(session.argv, '--dates').includes(order));
  if (answered !== undefined) return { dates: days.decide(answered), said: answered };
  const example = dates.example ?? '';
  const all = DATE_ORDERS.words.map((order) => {
    const day = days.decide(order).parse(example);
    return { order, day: day === undefined ? '' : formatDay(day) };
  });
  const past = all.filter(({ order }) => !days.isMostlyAhead(order, said.today));
  const readings = past.length === 0 ? all : past;
  const own = dates.contradicts === true ? undefined : dateOrderIn(said.settings);
  const taken = readings.length === 1 ? readings[0] : readings.find(({ order }) => order === own);
  if (taken !== undefined) {
    const why =
      taken.order === own ? 'as you write days' : 'since most days would be still to come otherwise';
    const other = taken.order === 'dmy' ? 'mdy' : 'dmy';
    session.note(
      `${quoted(example)} is read as ${taken.day}, the ${taken.order === 'dmy' ? 'day' : 'month'} first, ${why}; ` +
        `else: ${commandLine([...session.argv, '--dates', other])}`,
    );
    return { dates: days.decide(taken.order, true), said: undefined };
  }
  if (session.asks) {
    const choices = readings.map(({ order, day }) => ({ name: day, value: order }));
    const prompter = await session.prompter();
    const order = await prompter.choose<DateOrder>(`Which day is ${quoted(example)}?`, choices);
    carry(session, '--dates', order);
    return { dates: days.decide(order), said: order };
  }
  const ways = readings.map(({ order, day }) => `${order} (${quoted(example)} is ${day})`);
  throw new PartRefused(`the days of this file can be read two ways, like ${quoted(example)}`, {
    kind: 'usage',
    hints: readings.map(({ order, day }) => `--dates ${order}      reads it as ${day}`),
    beside: {
      lines: [],
      answers: [{ option: '--dates', items: ['ORDER'] }],
      notes: [`the ORDER of days is ${list(ways, 'or')}`],
    },
  });
}

/** Who writes the month first is told that days with points are read the other way. */
function notePoints(session: Session, dates: DateFormat, example: string): void {
  const day = dates.parse(example);
  if (day === undefined) return;
  session.note(
    `${quoted(example)} is read as ${formatDay(day)}: with points between the numbers the day comes first`,
  );
}

/** No custom of whoever wrote the file has both orders: it may be two lists in one, or a slip of the pen. */
function noteMixed(session: Session, dates: DateFormat, examples: readonly string[]): void {
  const read = examples.map((example) => {
    const day = dates.parse(example);
    return `${quoted(example)} is ${day === undefined ? 'none' : formatDay(day)}`;
  });
  session.note(`The sign between the numbers of a day tells which is its month: ${list(read, 'and')}`);
}

/** One cell may be a slip of the pen, and all the others hang on it. It is no day in the other order, which is told where one may be meant. */
function noteConcluded(
  session: Session,
  { days, keepsRows = false }: Looked,
  { order, by, isAlone, example }: Concluded,
  { skipBad, today }: Said,
): void {
  const day = days.decide().parse(example);
  if (!isAlone || day === undefined) return;
  const [first, other] = order === 'dmy' ? (['day', 'mdy'] as const) : (['month', 'dmy'] as const);
  const otherwise = [...session.argv, '--dates', other, ...(keepsRows || skipBad ? [] : ['--skip-bad'])];
  const offer = `; else${keepsRows ? '' : ', without that row'}: ${commandLine(otherwise)}`;
  session.note(
    `${quoted(example)} is read as ${formatDay(day)}, the ${first} first, since ${quoted(by)} is no day otherwise` +
      (days.isMostlyAhead(other, today) ? '' : offer),
  );
}
