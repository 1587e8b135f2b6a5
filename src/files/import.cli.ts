import type { Drawn } from '../screen/drawn.ts';
import { drawLines } from '../screen/paint.view.ts';
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { readCurrency } from '../money/currency.ts';
import type { DateFormat, DateOrder } from '../calendar/date-formats.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { ImportRow, ImportTally, RejectedRow } from './import.ts';
import { quoted } from '../text/quoted.ts';
import { STATUS_SAYINGS } from '../referrals/status.ts';
import { parseMapping, parseStatusWords } from './tracker.ts';
import { badRowsFile } from './bad-rows.io.ts';
import { openSource, type ByteSource } from './source.io.ts';
import {
  likelyHeadings,
  scanTracker,
  trackerRows,
  type Reading,
  type TrackerScan,
} from './tracker-file.io.ts';
import {
  dryRunLines,
  importJson,
  importLines,
  lookAlikeLines,
  rejectedLines,
  type ImportReport,
} from './import.view.ts';
import { planImport, writeImport, type ImportOptions } from './import.sql.ts';
import { count } from '../text/count.ts';
import { wrapText } from '../text/wrap.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { gather, missing } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';
import type { Direction } from '../referrals/direction.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[file]', 'a CSV file, or - for standard input')
    .option('--dry-run', 'show what would happen, and write nothing')
    .option(
      '--map <columns>',
      'what columns mean: "Referrer=partner, When=day"; may be repeated',
      gather(String),
    )
    .option('--statuses <words>', 'what status words mean: "Closed=won, Hot=contacted"', gather(String))
    .option('--given', 'the clients were sent to the partners')
    .option('--received', 'the clients came from the partners (so taken where nothing says otherwise)')
    .addOption(
      new Option('--dates <order>', 'which comes first in 3/4/2026, day or month').choices([
        'dmy',
        'mdy',
      ] as const),
    )
    .addOption(
      new Option('--decimals <sign>', 'what begins the decimals of amounts: 1,800.50 or 1.800,50').choices([
        'point',
        'comma',
      ] as const),
    )
    .option('--currency <code>', 'the currency of amounts that name none', readCurrency)
    .option('--no-clients', 'leave the names of clients out')
    .option('--no-new-partners', 'reject rows of partners you do not have yet')
    .option('--update', 'also bring referrals already there up to the status and amount in the file')
    .option('--skip-bad', 'import the good rows even if others cannot be read')
    .option('--bad-rows <file>', 'write the rejected rows, with the reasons, to a new CSV file')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', afterHelp)
    .action(async (file, options) => {
      if (file === undefined) throw missing('the file', 'refnet import tracker.csv --dry-run');
      if (options.given === true && options.received === true) {
        throw usageError('--given and --received do not go together', 'leave one of them out');
      }
      await importNamed(session, file, options);
    });
}

/** Imports a file by its name, as the command does. */
export async function importNamed(
  session: Session,
  file: string,
  typed: Typed = { clients: true, newPartners: true },
): Promise<void> {
  const source = await openSource(file, session.world.stdin);
  try {
    await importFile(session, source, typed);
  } catch (error) {
    throw withWholeCommands(error, session);
  } finally {
    source.close();
  }
}

/** The options as typed. */
interface Typed {
  dryRun?: true | undefined;
  map?: string[] | undefined;
  statuses?: string[] | undefined;
  given?: true | undefined;
  received?: true | undefined;
  dates?: DateOrder | undefined;
  decimals?: 'point' | 'comma' | undefined;
  currency?: string | undefined;
  clients: boolean;
  newPartners: boolean;
  update?: true | undefined;
  skipBad?: true | undefined;
  badRows?: string | undefined;
  json?: true | undefined;
}

async function importFile(session: Session, source: ByteSource, typed: Typed): Promise<void> {
  const withoutClients = !typed.clients;
  const scan = scanTracker(source, { mapping: readMapping(source, typed), withoutClients });
  const way = directionOf(scan, typed);
  const settings = await session.settings({ beforeWriting: true });
  const reading: Reading = {
    dates: await chooseDates(session, scan, typed),
    decimals: typed.decimals ?? scan.decimals,
    currency: typed.currency ?? settings.currency,
    direction: way.direction,
    today: session.today,
    statuses: parseStatusWords(typed.statuses ?? []),
    withoutClients,
  };
  const { tally, rejected } = await runImport(session, source, typed, scan, reading);
  const report: ImportReport = {
    file: source.name,
    dryRun: typed.dryRun === true,
    tally,
    headerLine: scan.headerLine,
    columns: scan.columns,
    dates: reading.dates.format,
    assumedCurrency: assumedCurrency(scan, typed, reading),
    ...way,
  };
  const skipped = typed.skipBad === true ? EXIT['rows-rejected'] : EXIT.refused;
  if (tally.rejected > 0) session.exitCode = skipped;
  noteRejected(session, rejected, tally);
  noteLookAlikes(session, tally, typed);
  if (typed.json === true) session.print(importJson(report, rejected));
  else session.print(wordReport(session, report));
}

function wordReport(session: Session, report: ImportReport): Drawn {
  const again = asTyped(session.argv.filter((word) => word !== '--dry-run'));
  const lines = report.dryRun ? dryRunLines(report, again, session.width) : importLines(report, again);
  return drawLines(lines, session.style);
}

/** Plans the import, refuses it where rows are bad, and writes it unless this is a dry run. */
async function runImport(
  session: Session,
  source: ByteSource,
  typed: Typed,
  scan: TrackerScan,
  reading: Reading,
): Promise<{ tally: ImportTally; rejected: RejectedRow[] }> {
  const rejected: RejectedRow[] = [];
  const headings = scan.columns.map(({ heading }) => heading);
  const badRows = typed.badRows === undefined ? undefined : badRowsFile(typed.badRows, headings);
  const options: ImportOptions = {
    today: session.today,
    newPartners: typed.newPartners,
    update: typed.update === true,
  };
  const progress = progressLine(session, scan.rows);
  const rows = () => trackerRows(source, scan, reading);
  const db = await session.reading({ beforeWriting: true });
  let plan: ImportTally;
  try {
    plan = planImport(db, rows(), {
      ...options,
      onRejected: (line, reason, cells) => {
        badRows?.add(line, reason, cells);
        if (rejected.length < SHOWN) rejected.push({ line, reason });
      },
      onProgress: progress.show('checked'),
    });
  } finally {
    badRows?.close();
    progress.clear();
  }
  refuseUnreadable(plan, rejected, typed);
  const nothingToWrite = plan.added === 0 && (plan.changed === 0 || !options.update);
  if (typed.dryRun === true || nothingToWrite) return { tally: plan, rejected };
  const tally = await write(
    session,
    rows(),
    { ...options, onProgress: progress.show('imported') },
    source.name,
    plan,
  );
  progress.clear();
  return { tally, rejected };
}

async function write(
  session: Session,
  rows: Iterable<ImportRow>,
  options: ImportOptions,
  fileName: string,
  plan: ImportTally,
): Promise<ImportTally> {
  return session.change((change) => {
    const origin = { fileName, format: 'tracker', expected: plan.added };
    const tally = writeImport(change, rows, options, origin);
    const { importId, added, newPartners, changed } = tally;
    const parts = [
      ...(added > 0 ? [`imported ${count(added, 'referral')}`] : []),
      ...(newPartners.length > 0 ? [`added ${count(newPartners.length, 'partner')}`] : []),
      ...(options.update && changed > 0 ? [`updated ${count(changed, 'referral')} from a file`] : []),
    ];
    return { result: tally, summary: parts.join(', '), ...(importId === null ? {} : { importId }) };
  });
}

/** How many rejected rows are listed; all of them go to `--bad-rows`. */
const SHOWN = 20;

/** All or nothing, unless the user said to pass over what cannot be read. */
function refuseUnreadable(plan: ImportTally, rejected: readonly RejectedRow[], typed: Typed): void {
  if (plan.rows === 0) throw new UserError('there are headings, but no rows beneath them');
  if (plan.rejected === 0 || (typed.dryRun === true && plan.rejected < plan.rows)) return;
  const rest = plan.rows - plan.rejected;
  if (typed.skipBad === true && rest > 0) return;
  const ways = [
    ...(typed.badRows === undefined ? [] : [`the rejected rows are in ${quoted(typed.badRows)}`]),
    ...(rest === 0 ? [] : [`--skip-bad      imports the other ${rest === 1 ? 'one' : count(rest, 'row')}`]),
  ];
  throw new UserError(
    rest === 0
      ? `no row could be read, so nothing was imported`
      : `${count(plan.rejected, 'of', 'of')} ${count(plan.rows, 'row')} cannot be read, so nothing was imported`,
    { hints: [...rejectedLines(rejected, plan.rejected), ...ways] },
  );
}

function noteRejected(session: Session, rejected: readonly RejectedRow[], tally: ImportTally): void {
  for (const line of rejectedLines(rejected, tally.rejected)) session.note(line);
}

function noteLookAlikes(session: Session, tally: ImportTally, typed: Typed): void {
  const lines = lookAlikeLines(tally);
  if (lines.length === 0) return;
  for (const line of lines) session.note(line);
  session.note(
    typed.dryRun === true
      ? 'Where they are one person, write the name alike in the file before importing it.'
      : 'They were added as they are. Where they are one person: refnet merge, with the name to keep first.',
  );
}

/** `--map`, and where it cannot be understood, also what the file has. */
function readMapping(source: ByteSource, typed: Typed): ReturnType<typeof parseMapping> {
  try {
    return parseMapping(typed.map ?? []);
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

/** The order of day and month: as said, as the column shows, or as a person says when asked. */
async function chooseDates(session: Session, scan: TrackerScan, typed: Typed): Promise<DateFormat> {
  const dates = scan.days.decide(typed.dates);
  if (!dates.ambiguous) return dates;
  const example = dates.example ?? '';
  const [dmy, mdy] = (['dmy', 'mdy'] as const).map((order) => {
    const day = scan.days.decide(order).parse(example);
    return day === undefined ? '' : formatDay(day);
  });
  if (session.interactive) {
    const prompter = await session.prompter();
    const order = await prompter.choose<DateOrder>(`Which day is ${quoted(example)}?`, [
      { name: dmy ?? '', value: 'dmy' },
      { name: mdy ?? '', value: 'mdy' },
    ]);
    return scan.days.decide(order);
  }
  throw usageError(
    `the days of this file can be read two ways, like ${quoted(example)}`,
    `--dates dmy      reads it as ${dmy}`,
    `--dates mdy      reads it as ${mdy}`,
  );
}

function directionOf(scan: TrackerScan, typed: Typed): { direction: Direction; directionAssumed: boolean } {
  const has = (meaning: string) => scan.columns.some((column) => column.meaning === meaning);
  if (has('given-to') && !has('partner')) {
    if (typed.received !== true) return { direction: 'given', directionAssumed: false };
    const { heading } = scan.columns.find(({ meaning }) => meaning === 'given-to') ?? { heading: '' };
    throw usageError(
      `--received does not go with a column ${quoted(heading)}`,
      'leave --received out',
      `--map "${heading}=partner"      reads it as whom the clients came from`,
    );
  }
  const said = typed.given === true || typed.received === true;
  return {
    direction: typed.given === true ? 'given' : 'received',
    directionAssumed: !said && !has('direction') && !has('given-to'),
  };
}

function assumedCurrency(scan: TrackerScan, typed: Typed, reading: Reading): string | undefined {
  const value = scan.columns.find(({ meaning }) => meaning === 'value');
  const said = typed.currency !== undefined || value?.currency !== undefined;
  const named = scan.columns.some(({ meaning }) => meaning === 'currency');
  return value === undefined || said || named ? undefined : reading.currency;
}

/** Hints that begin with an option are what to add to the command that was typed. */
function withWholeCommands(error: unknown, session: Session): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(error.message, {
    kind: error.kind,
    hints: error.hints.map((hint) => (hint.startsWith('--') ? `${asTyped(session.argv)} ${hint}` : hint)),
    cause: error,
  });
}

function asTyped(argv: readonly string[]): string {
  return ['refnet', ...argv.map(shellWord)].join(' ');
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

/** The help needs the words of the table only when it is shown. */
function afterHelp(): string {
  const words = Object.entries(STATUS_SAYINGS).flatMap(([status, meant]) =>
    wrapText(meant, 64).map((line, index) => `  ${(index === 0 ? status : '').padEnd(12)} ${line}`),
  );
  return `
Columns are known by their headings, in any order, and lines before them do not
matter:
  Date Received,Referrer,Prospect Name,Status,Notes
  Date,Prospect's Name,Source,Outcome,Revenue
Other headings take --map, to one of: day, partner, given-to, client, status,
value, currency, need, direction, closed (the day of the outcome), note, ignore.

A partner is found by the whole name, business or other name; else a new one is
added. An amount of a won referral is what was invoiced, any other an estimate.
The same file can be imported again: rows that are there are left alone. It is
all or nothing, and refnet undo takes it all back.

Status words (an empty cell is new):
${words.join('\n')}

Examples:
  refnet import tracker.csv --dry-run
  refnet import tracker.csv --dates dmy --currency CAD
  refnet import sent.csv --given --map "When=day, To whom=partner, Who=client"
  refnet import tracker.csv --skip-bad --bad-rows rejected.csv
  refnet import tracker.csv --update`;
}
