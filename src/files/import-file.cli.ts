import { dateOrderIn } from '../settings/settings.ts';
import type { DateFormat, DateOrder } from '../calendar/date-formats.ts';
import { formatDay } from '../calendar/day-words.ts';
import { text, word } from '../kinds/type.ts';
import { label, vocabulary } from '../kinds/vocabulary.ts';
import { readCurrency } from '../money/currency.ts';
import { STATUSES } from '../referrals/status.ts';
import { drawLines } from '../screen/paint.view.ts';
import type { Common, Given } from '../shell/command.cli.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { flag, option, several, type Option, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { badRowsFile } from './bad-rows.io.ts';
import { isRefused, type ImportRow, type ImportTally, type RejectedRow } from './import.ts';
import { planImport, writeImport } from './import.sql.ts';
import {
  dryRunLines,
  importJson,
  importLines,
  importSummary,
  nameLines,
  planLines,
  rejectedLines,
  unreadable,
  type ImportReport,
} from './import.view.ts';
import type { ImportOptions } from './judge.ts';
import { openSource, type ByteSource } from './source.io.ts';
import { leavesCurrencyOpen, wayOf } from './tracker-columns.ts';
import { likelyHeadings, scanTracker, trackerRows } from './tracker-file.io.ts';
import type { Reading } from './tracker-row.ts';
import type { TrackerScan } from './tracker-scan.ts';
import { looseWords, meaningsOf, parseMapping, parseStatusWords } from './tracker.ts';

const DATE_ORDERS = vocabulary('date order', ['dmy', 'mdy'] as const);
const DECIMAL_SIGNS = vocabulary('decimal sign', ['point', 'comma'] as const);

const currency: Option<string | undefined> = {
  value: 'code',
  help: 'the currency of amounts that name none',
  read: ([typed]) => (typed === undefined ? undefined : readCurrency(typed)),
};

const badRows: Option<string | undefined> = {
  value: 'file',
  named: 'file',
  help: 'write the rejected rows, with the reasons, to a new CSV file',
  read: ([typed]) => typed,
};

const OPTIONS = {
  dryRun: flag('show what would happen, and write nothing'),
  map: several(text, 'what columns mean: "Referrer=partner, When=day"; may be repeated', {
    value: 'columns',
  }),
  statuses: several(text, 'what status words mean: "Closed=won, Hot=contacted"', { value: 'words' }),
  given: flag('the clients were sent to the partners'),
  received: flag('the clients came from the partners (so taken where nothing says otherwise)'),
  dates: option(word(DATE_ORDERS), 'which comes first in 3/4/2026, day (dmy) or month (mdy)', {
    value: 'order',
  }),
  decimals: option(word(DECIMAL_SIGNS), 'what begins decimals, point (1,800.50) or comma (1.800,50)', {
    value: 'sign',
  }),
  currency,
  noClients: flag('leave the names of clients out'),
  noNewPartners: flag('reject rows of partners you do not have yet'),
  update: flag('also bring referrals already there up to the status and amount in the file'),
  skipBad: flag('import the good rows even if others cannot be read'),
  badRows,
  json: flag('print what was done as JSON'),
};

const aFile: Target<string> = {
  argument: { usage: '[file]', help: 'a CSV file, or - for standard input', named: 'file' },
  async find({ words: [file] }, session) {
    if (file !== undefined) return { read: () => file };
    if (!session.asks) {
      throw usageError('the file is missing', 'for example: refnet import FILE --dry-run');
    }
    const path = await askFile(session);
    if (path === '') throw new UserError('cancelled, nothing was written', { kind: 'cancelled' });
    // What is printed to be typed next names the file.
    session.argv = [...session.argv, path];
    return { read: () => path, asked: true };
  },
};

/** What `import` is about and takes. */
export const IMPORTING = {
  target: aFile,
  options: OPTIONS,
  not: [['given', 'received']],
} satisfies Common<string, typeof OPTIONS>;

type Said = Given<string, typeof OPTIONS>;

/** A file as it was opened and looked through, with what was said of it. */
interface Opened {
  readonly session: Session;
  readonly said: Said;
  readonly source: ByteSource;
  readonly scan: TrackerScan;
  readonly reading: Reading;
  /** Everything but what became of its rows. */
  readonly about: Omit<ImportReport, 'tally'>;
}

/** Imports a file, or shows what that would do. */
export async function importFile(session: Session, typed: Typed): Promise<void> {
  refuseMisfits(IMPORTING, typed.options);
  const db = await session.reading({ beforeWriting: true });
  const { read, asked } = await aFile.find(typed, session);
  const said = await loaded(() => givenOf(session, db, IMPORTING, read(db), typed.options));
  const source = await openSource(said.target, session.world.stdin);
  try {
    await importOpened(await lookThrough(session, source, said), asked === true);
  } catch (error) {
    throw withWholeCommands(error, session);
  } finally {
    source.close();
  }
}

/** The path of a file that can be read, as a terminal is asked for it; empty where none is to be imported after all. */
export async function askFile(session: Session): Promise<string> {
  const prompter = await session.prompter();
  for (;;) {
    const typed = (await prompter.text('File, for example ~/tracker.csv (Enter for none)')).trim();
    if (typed === '') return '';
    const path = typed.replace(/^~(?=[/\\]|$)/, () => session.world.home());
    try {
      (await openSource(path, session.world.stdin)).close();
      return path;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      prompter.say(`  ${error.message}`);
    }
  }
}

/** The first reading of the file: what its columns are, and how its cells are to be read. */
async function lookThrough(session: Session, source: ByteSource, said: Said): Promise<Opened> {
  const withoutClients = said.noClients;
  const scan = scanTracker(source, { mapping: readMapping(source, said), withoutClients });
  const way = wayOf(scan.columns, said.given ? 'given' : said.received ? 'received' : undefined);
  const reading: Reading = {
    dates: await chooseDates(session, scan, said),
    decimals: said.decimals ?? scan.decimals,
    currency: said.currency ?? said.settings.currency,
    direction: way.direction,
    today: said.today,
    statuses: await statusWords(session, scan, said),
    withoutClients,
  };
  const isOpen = said.currency === undefined && leavesCurrencyOpen(scan.columns);
  const about = {
    file: source.name,
    dryRun: said.dryRun,
    headerLine: scan.headerLine,
    columns: scan.columns,
    dates: reading.dates.format,
    assumedCurrency: isOpen ? reading.currency : undefined,
    ...way,
  };
  return { session, said, source, scan, reading, about };
}

/** Plans the import, refuses it where rows are bad, and writes it unless this is a dry run. */
async function importOpened(opened: Opened, isAsked: boolean): Promise<void> {
  const { session, said, about } = opened;
  const { plan, rejected, rows } = await planned(opened);
  if (plan.rows === 0) throw new UserError('there are headings, but no rows beneath them');
  if (isRefused(plan, said)) throw unreadable(plan, rejected, said.badRows);
  const writes = !said.dryRun && (plan.added > 0 || (plan.changed > 0 && said.update));
  if (writes && isAsked) await confirm(session, { ...about, tally: plan });
  const tally = writes ? await written(opened, plan, rows) : plan;
  if (tally.rejected > 0) session.exitCode = said.skipBad ? EXIT['rows-rejected'] : EXIT.refused;
  const report: ImportReport = { ...about, tally };
  for (const line of rejectedLines(rejected, tally.rejected)) session.note(line);
  for (const line of nameLines(report)) session.note(line);
  session.print(said.json ? importJson(report, rejected) : drawLines(words(session, report), session.style));
}

function words(session: Session, report: ImportReport) {
  const again = commandLine(session.argv.filter((each) => each !== '--dry-run'));
  return report.dryRun ? dryRunLines(report, again, session.width) : importLines(report, again);
}

async function confirm(session: Session, report: ImportReport): Promise<void> {
  const prompter = await session.prompter();
  prompter.say(...planLines(report, commandLine(session.argv), session.width));
  if (await prompter.confirm('Import it?')) return;
  throw new UserError('cancelled, nothing was written', { kind: 'cancelled' });
}

/** How many rejected rows are listed; all of them go to `--bad-rows`. */
const SHOWN = 20;

/** So many rows are kept from planning to writing, in some 50 MB; of a longer file each is read again. */
const KEPT = 200_000;

interface Planned {
  readonly plan: ImportTally;
  readonly rejected: readonly RejectedRow[];
  readonly rows: Iterable<ImportRow>;
}

async function planned(opened: Opened): Promise<Planned> {
  const { session, said, source, scan, reading } = opened;
  const rejected: RejectedRow[] = [];
  const headings = scan.columns.map(({ heading }) => heading);
  const badFile = said.badRows === undefined ? undefined : badRowsFile(said.badRows, headings);
  const progress = progressLine(session, scan.rows);
  const db = await session.reading({ beforeWriting: true });
  const all = () => trackerRows(source, scan, reading);
  const kept: ImportRow[] | undefined = scan.rows > KEPT ? undefined : [];
  try {
    const plan = planImport(db, kept === undefined ? all() : keeping(kept, all()), {
      ...optionsOf(said),
      onRejected: (line, reason, cells) => {
        badFile?.add(line, reason, cells);
        if (rejected.length < SHOWN) rejected.push({ line, reason });
      },
      onProgress: progress.show('checked'),
    });
    return { plan, rejected, rows: kept ?? all() };
  } finally {
    badFile?.close();
    progress.clear();
  }
}

/** The rows, put by as they are read. What is only rejected once more when they are written needs no cells then. */
function* keeping(kept: ImportRow[], rows: Iterable<ImportRow>): Generator<ImportRow> {
  for (const row of rows) {
    kept.push({ ...row, cells: [] });
    yield row;
  }
}

async function written(opened: Opened, plan: ImportTally, rows: Iterable<ImportRow>): Promise<ImportTally> {
  const { session, said, source, scan } = opened;
  const progress = progressLine(session, scan.rows);
  const options = { ...optionsOf(said), onProgress: progress.show('imported') };
  const origin = { fileName: source.name, format: 'tracker', expected: plan.added };
  const tally = await session.change((change) => {
    const done = writeImport(change, rows, options, origin);
    const { importId } = done;
    return { result: done, summary: importSummary(done), ...(importId === null ? {} : { importId }) };
  });
  progress.clear();
  return tally;
}

function optionsOf({ today, noNewPartners, update }: Said): ImportOptions {
  return { today, newPartners: !noNewPartners, update };
}

/** `--map`, and where it cannot be understood, also what the file has. */
function readMapping(source: ByteSource, { map }: Said): ReturnType<typeof parseMapping> {
  try {
    return parseMapping(map);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const headings = likelyHeadings(source).map(quoted).join(', ');
    throw new UserError(error.message, {
      kind: error.kind,
      hints: [...error.hints, ...(headings === '' ? [] : [`the headings of this file: ${headings}`])],
      cause: error,
    });
  }
}

/**
 * The order of day and month: as said, as the column shows, as the user writes days (which is remarked on), or as a person
 * says when asked. An order that would put most days ahead of today is none of them.
 */
async function chooseDates(session: Session, { days }: TrackerScan, said: Said): Promise<DateFormat> {
  const dates = days.decide(said.dates);
  if (!dates.ambiguous) return dates;
  const example = dates.example ?? '';
  const all = DATE_ORDERS.words.map((order) => {
    const day = days.decide(order).parse(example);
    return { order, day: day === undefined ? '' : formatDay(day) };
  });
  const past = all.filter(({ order }) => !days.isMostlyAhead(order, said.today));
  const readings = past.length === 0 ? all : past;
  const own = dateOrderIn(said.settings);
  const taken = readings.length === 1 ? readings[0] : readings.find(({ order }) => order === own);
  if (taken !== undefined) {
    const why =
      taken.order === own ? 'as you write days' : 'since most days would be still to come otherwise';
    const other = taken.order === 'dmy' ? 'mdy' : 'dmy';
    session.note(
      `${quoted(example)} is read as ${taken.day}, the ${taken.order === 'dmy' ? 'day' : 'month'} first, ${why}; ` +
        `else: ${commandLine([...session.argv, '--dates', other])}`,
    );
    return days.decide(taken.order);
  }
  if (session.asks) {
    const choices = readings.map(({ order, day }) => ({ name: day, value: order }));
    const prompter = await session.prompter();
    return days.decide(await prompter.choose<DateOrder>(`Which day is ${quoted(example)}?`, choices));
  }
  throw usageError(
    `the days of this file can be read two ways, like ${quoted(example)}`,
    ...readings.map(({ order, day }) => `--dates ${order}      reads it as ${day}`),
  );
}

/** What status words mean: as said, and as a person says of those in the file that say two things. */
async function statusWords(
  session: Session,
  { unclear }: TrackerScan,
  said: Said,
): Promise<Reading['statuses']> {
  const meant = await loaded(() => parseStatusWords(said.statuses));
  for (const cell of unclear) {
    if (!session.asks || meant.has(looseWords(cell))) continue;
    const meanings = meaningsOf(cell);
    const choices = STATUSES.filter((status) => meanings[status] !== undefined).map((status) => ({
      name: `${label(status)}: ${meanings[status]}`,
      value: status,
    }));
    const prompter = await session.prompter();
    meant.set(looseWords(cell), await prompter.choose(`What does the status ${quoted(cell)} say?`, choices));
  }
  return meant;
}

/** Hints that begin with an option are what to add to the command that was typed. */
function withWholeCommands(error: unknown, session: Session): unknown {
  if (!(error instanceof UserError)) return error;
  const typed = commandLine(session.argv);
  return new UserError(error.message, {
    kind: error.kind,
    hints: error.hints.map((hint) => (hint.startsWith('--') ? `${typed} ${hint}` : hint)),
    cause: error,
  });
}

/** A file of fewer rows is through before anybody wonders. */
const LONG = 50_000;

/** One line on a terminal that says how far a long import is, and goes when it is done. */
function progressLine(session: Session, total: number) {
  const { stderr } = session.world;
  const shown = stderr.isTTY === true && total >= LONG;
  return {
    show: (verb: string) => (rows: number) => {
      if (shown) stderr.write(`\r${count(rows, 'of', 'of')} ${count(total, 'row')} ${verb} `);
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
