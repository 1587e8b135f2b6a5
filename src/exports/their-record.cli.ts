import type { Partner } from '../partners/partner.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellWord } from '../text/shell-word.ts';
import { FaultCounts } from '../imports/faults.ts';
import { faultLines } from '../imports/faults.view.ts';
import type { Said as ImportSaid } from '../imports/import-options.cli.ts';
import type { ImportedReferral } from '../imports/import.ts';
import { looseWords } from '../imports/pairs.ts';
import { openWordAnswers, otherWordLines } from '../imports/words.view.ts';
import { openFile } from '../imports/open-file.io.ts';
import { isMine } from '../imports/partner-cell.ts';
import { sheetsNamed } from '../sheets/named-sheets.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import type { TrackerColumn } from '../imports/tracker-columns.ts';
import { takenLine } from '../imports/tracker.view.ts';
import { withWholeNames, type NamingColumns, type Side } from './our-names.ts';
import { lineName, type AsideLines, type Theirs } from './told.ts';
import { SHARED_FEES } from './shared-record.ts';
import { feesOf, type FeesByLine } from './their-fees.ts';

/** What is read of their file, and how. */
export interface TheirFile {
  readonly path: string;
  readonly partner: Partner;
  readonly myName: string;
  /** What is typed for whoever of my partners is called so. */
  readonly namedHere: (name: string) => string | undefined;
  /** As their own import would read it: they are "me" there. */
  readonly asImport: ImportSaid;
}

/** What their file tells of the two of us, as I see it, and the lines that tell nothing of it. */
export interface TheirRecord {
  readonly theirs: readonly Theirs[];
  readonly aside: AsideLines;
  /** What the columns of each table were taken for that has amounts or more than is read, a line each; none of a list of refnet's. */
  readonly columns: readonly string[];
}

/** What their file tells of the two of us, as I see it. Lines that cannot be read are named on stderr. */
export async function readTheirs(session: Session, said: TheirFile): Promise<TheirRecord> {
  const file = await openFile(said.path, session.world.stdin, said.asImport.encoding);
  try {
    if (file.sheets.length === 0) throw noList(file.name);
    const sheets = wantedOf(file.sheets, said.asImport.sheet);
    const read: SheetLines[] = [];
    const refused: { sheet: Sheet; error: UserError }[] = [];
    for (const sheet of sheets) {
      try {
        read.push(await readSheet(session, sheet, said));
      } catch (error) {
        if (!(error instanceof UserError) || error.kind === 'cancelled' || sheets.length === 1) throw error;
        refused.push({ sheet, error });
      }
    }
    const [first] = refused;
    if (read.length === 0 && first !== undefined) throw first.error;
    for (const { sheet, error } of refused)
      session.note(`${calledOf(sheet)} is passed over: ${error.message}`);
    const of = (sheet: Sheet) => (sheets.length > 1 ? file.sheets.indexOf(sheet) + 1 : null);
    const all = read.flatMap(({ theirs, sheet }) =>
      theirs.map((each): Theirs => ({ ...each, sheet: of(sheet) })),
    );
    if (all.length === 0) throw noneOfMine(session, said, read);
    const columns = read.flatMap(({ sheet, columns: taken }) =>
      taken === undefined ? [] : [sheets.length > 1 ? `${quoted(sheet.name ?? '')}: ${taken}` : taken],
    );
    return { theirs: all, aside: asideOf(read, of), columns };
  } finally {
    file.close();
  }
}

function noList(name: string): UserError {
  return new UserError(`${quoted(name)} is no list of referrals`, {
    hints: ['it is to be what refnet export --for made, a CSV file or a workbook'],
  });
}

/** The sheets that were named, or else all that are not hidden. */
function wantedOf(sheets: readonly Sheet[], names: readonly string[]): Sheet[] {
  const there = sheets.flatMap(({ name }) => name ?? []);
  const isNamed = sheetsNamed(there, names);
  return sheets.filter((sheet) => (names.length > 0 ? isNamed(sheet) : sheet.hidden !== true));
}

function noneOfMine(
  session: Session,
  { myName, partner, path, namedHere }: TheirFile,
  read: readonly SheetLines[],
): UserError {
  const strangers = new Set(read.flatMap(({ besideMe }) => [...besideMe]));
  const [stranger] = strangers;
  if (stranger !== undefined && strangers.size === 1) {
    return new UserError(`these lines name ${stranger}, not ${partner.name}`, {
      hints: [insteadOf(session.argv, path, namedHere(stranger)) ?? addFirst(stranger)],
    });
  }
  const others = read.reduce((sum, { aside }) => sum + aside.others.length, 0);
  return new UserError(`no line of that file names you, ${myName}`, {
    hints: [
      'refnet config my-name NAME      is how you are called there',
      ...(others > 0 ? [`${count(others, 'line')} ${others === 1 ? 'is' : 'are'} about others`] : []),
    ],
  });
}

/** The same command with another partner; undefined where nobody on record is meant, or it was not typed so. */
function insteadOf(argv: readonly string[], path: string, handle: string | undefined): string | undefined {
  const [start, end] = [argv.indexOf('compare'), argv.indexOf(path)];
  if (handle === undefined || start === -1 || end <= start + 1) return undefined;
  return commandLine([...argv.slice(0, start + 1), handle, ...argv.slice(end)]);
}

function addFirst(name: string): string {
  return `refnet add-partner ${shellWord(name)}      where you have no record of yours with them yet`;
}

interface SheetLines {
  readonly sheet: Sheet;
  readonly theirs: readonly Omit<Theirs, 'sheet'>[];
  /** Lines that tell nothing of the two of us. */
  readonly aside: Readonly<Record<keyof AsideLines, readonly number[]>>;
  /** Who stands beside my name on those about others. */
  readonly besideMe: ReadonlySet<string>;
  /** What its columns were taken for, where that has to be said. */
  readonly columns: string | undefined;
}

/** Of all sheets, as lines are typed. */
function asideOf(read: readonly SheetLines[], sheetOf: (sheet: Sheet) => number | null): AsideLines {
  const named = (which: keyof AsideLines) =>
    read.flatMap(({ sheet, aside }) => aside[which].map((line) => lineName({ sheet: sheetOf(sheet), line })));
  return { others: named('others'), unread: named('unread'), none: named('none') };
}

async function readSheet(session: Session, sheet: Sheet, of: TheirFile): Promise<SheetLines> {
  const { lookThrough } = await import('../imports/import-tracker.cli.ts');
  const { trackerRows } = await import('../imports/tracker-file.io.ts');
  const { sheet: whole, asImport } = await namingMe(session, sheet, of);
  const { scan, reading } = await lookThrough(session, whole, asImport);
  reading.namelessToo = true;
  // A list of theirs may tell of others as well, whom they had to do with or not.
  reading.ofSeveral = true;
  const [faults, feeFaults] = [new FaultCounts(), new FaultCounts()];
  const fees = feesOf(whole, scan, feeFaults);
  const theirs: Omit<Theirs, 'sheet'>[] = [];
  const [others, unread, besideMe]: [number[], number[], Set<string>] = [[], [], new Set()];
  const { names } = placesOf(scan.columns);
  for (const row of trackerRows(whole, scan, reading)) {
    if ('rejected' in row) {
      faults.add(row.rejected.line, row.rejected.faults);
      unread.push(row.rejected.line);
    } else if ('leftOut' in row) {
      others.push(row.leftOut.line);
      const named = names.map((at) => (row.cells[at] ?? '').trim());
      if (named.some((name) => isMine(name, of.myName)))
        for (const name of named) if (name !== '' && !isMine(name, of.myName)) besideMe.add(name);
    } else if (isAboutMe(row.referral, of.myName)) theirs.push(...asMine(row.referral, fees));
    else others.push(row.referral.line);
  }
  for (const all of [faults, feeFaults])
    for (const line of faultLines(all.all(), scan.columns)) session.note(`${calledOf(sheet)}, ${line}`);
  const open = {
    ...scan.words,
    statuses: scan.words.statuses.filter(({ text }) => !reading.statuses.has(looseWords(text))),
    directions: scan.words.directions.filter(
      ({ text }) => reading.directions?.has(looseWords(text)) !== true,
    ),
    channels: [],
    nobody: [],
  };
  const options = openWordAnswers(open).flatMap(({ option, items }) => [option, items.join(', ')]);
  if (options.length > 0)
    for (const line of [commandLine(withOptions(session.argv, ...options)), ...otherWordLines(open)])
      session.note(`  ${line}`);
  const none = Object.values(scan.leftOut)
    .flat()
    .toSorted((a, b) => a - b);
  const isOurs = SHARED_FEES.every((fee) => scan.columns.some(({ heading }) => heading === fee));
  // Where nothing but days and names is read, what is compared says it.
  const isPlain = scan.columns.every(({ meaning }) => meaning !== undefined && !AMOUNTS.has(meaning));
  const columns =
    isOurs || isPlain ? undefined : takenLine(scan.columns.slice(0, widthOf(sheet, scan.headerLine)));
  return { sheet, theirs, aside: { others, unread, none }, besideMe, columns };
}

/** How many columns their own table has, before one is added. */
function widthOf(sheet: Sheet, headerLine: number): number {
  for (const { line, fields } of sheet.records()) if (line === headerLine) return fields.length;
  return 0;
}

const AMOUNTS: ReadonlySet<TrackerColumn['meaning']> = new Set(['value', 'estimate'] as const);

/** Where names and directions stand. */
function placesOf(columns: readonly TrackerColumn[]): NamingColumns {
  const at = (...wanted: readonly TrackerColumn['meaning'][]) =>
    columns.flatMap(({ meaning }, index) => (wanted.includes(meaning) ? [index] : []));
  return { names: at('partner', 'given-to', 'source'), directions: at('direction') };
}

/** A table, and how it is read. */
interface Named {
  readonly sheet: Sheet;
  readonly asImport: ImportSaid;
}

/**
 * The table, as one that names a partner. Where no column does and none names me, each line is about the two of us: a list
 * of one partner's has no need of a name. Which way the clients went is said, or asked.
 */
async function namingMe(
  session: Session,
  sheet: Sheet,
  { asImport, myName, partner }: TheirFile,
): Promise<Named> {
  const { lookAtHead } = await import('../imports/tracker-file.io.ts');
  const { parseMapping } = await import('../imports/tracker.ts');
  const { hasColumn, saysWhence } = await import('../imports/tracker-columns.ts');
  const { line, columns } = lookAtHead(sheet, parseMapping(asImport.map));
  const has = (meaning: 'day' | 'direction') => hasColumn(columns, meaning);
  const mine: Side = { name: myName, others: [] };
  const theirs: Side = { name: partner.name, others: [...partner.aliases, partner.business ?? ''] };
  const whole = withWholeNames(sheet, line, placesOf(columns), { theirs, mine });
  if (saysWhence(columns) || !has('day') || namesMe(whole, line, myName)) return { sheet: whole, asImport };
  const { withPartner } = await import('./with-partner.ts');
  const named = withPartner(whole, line, myName);
  if (asImport.given || asImport.received || has('direction')) return { sheet: named, asImport };
  const way = await askedWay(session, partner);
  return { sheet: named, asImport: { ...asImport, given: way === 'given', received: way === 'received' } };
}

/** My name is looked for in so many lines. */
const LOOKED_AT = 300;

function namesMe(sheet: Sheet, headerLine: number, myName: string): boolean {
  let looked = 0;
  for (const { line, fields } of sheet.records()) {
    if (line <= headerLine) continue;
    if (fields.some((cell) => isMine(cell, myName))) return true;
    looked += 1;
    if (looked === LOOKED_AT) break;
  }
  return false;
}

/** Which way the clients of a list went that names nobody, as they see it. */
async function askedWay(session: Session, { name }: Partner): Promise<'given' | 'received'> {
  if (!session.asks) {
    throw usageError(
      'no column of that file says who gave and who received',
      `${commandLine(withOptions(session.argv, '--given'))}      they went from ${name} to you`,
      `${commandLine(withOptions(session.argv, '--received'))}      they went from you to ${name}`,
      '--map "HEADING=partner"      says which column names the partner',
    );
  }
  const prompter = await session.prompter();
  return prompter.choose('That list names nobody. Which way did its clients go?', [
    { name: `from ${name} to you`, value: 'given' },
    { name: `from you to ${name}`, value: 'received' },
  ]);
}

function isAboutMe({ partner, partners = [] }: ImportedReferral, myName: string): boolean {
  return [partner ?? '', ...partners].some((name) => isMine(name, myName));
}

/** What they gave I have received. Several clients of one line are a referral each. */
function asMine(row: ImportedReferral, fees: FeesByLine): Omit<Theirs, 'sheet'>[] {
  const { line, day, client, clients, direction, status, closedOn, amount } = row;
  return (clients ?? [client]).map((name) => ({
    line,
    day,
    client: name,
    direction: direction === 'given' ? 'received' : 'given',
    status,
    closedOn,
    amount,
    ...(fees.get(line) ?? { fee: null, feePaid: null }),
  }));
}
