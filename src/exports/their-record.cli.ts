import { readAmount } from '../money/amount-grammar.ts';
import type { Money } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { FaultCounts } from '../imports/faults.ts';
import { faultLines } from '../imports/faults.view.ts';
import type { Said as ImportSaid } from '../imports/import-options.cli.ts';
import type { ImportedReferral } from '../imports/import.ts';
import { looseWords } from '../imports/pairs.ts';
import { openWordAnswers, otherWordLines } from '../imports/words.view.ts';
import { openFile } from '../imports/open-file.io.ts';
import { isMine } from '../imports/partner-cell.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import type { Theirs } from './told.ts';
import { SHARED_FEES } from './shared-record.ts';

/** What is read of their file, and how. */
export interface TheirFile {
  readonly path: string;
  readonly partner: Partner;
  readonly myName: string;
  /** As their own import would read it: they are "me" there. */
  readonly asImport: ImportSaid;
}

/** What their file tells of the two of us, as I see it. Lines that cannot be read are named on stderr. */
export async function readTheirs(session: Session, of: TheirFile): Promise<Theirs[]> {
  const file = await openFile(of.path, session.world.stdin, of.asImport.encoding);
  try {
    if (file.sheets.length === 0) throw noList(file.name);
    const sheets = wantedOf(file.sheets, of.asImport.sheet);
    const read: SheetLines[] = [];
    const refused: UserError[] = [];
    for (const sheet of sheets) {
      try {
        read.push(await readSheet(session, sheet, of));
      } catch (error) {
        if (!(error instanceof UserError) || error.kind === 'cancelled' || sheets.length === 1) throw error;
        refused.push(error);
      }
    }
    const [first] = refused;
    if (read.length === 0 && first !== undefined) throw first;
    const all = read.flatMap(({ theirs, sheet }) =>
      theirs.map((each): Theirs => ({
        ...each,
        sheet: sheets.length > 1 ? file.sheets.indexOf(sheet) + 1 : null,
      })),
    );
    if (all.length === 0)
      throw noneOfMine(
        of,
        read.reduce((sum, { others }) => sum + others, 0),
      );
    return all;
  } finally {
    file.close();
  }
}

function noList(name: string): UserError {
  return new UserError(`${quoted(name)} is no list of referrals`, {
    hints: ['it is to be what refnet export --for made, a CSV file or a workbook'],
  });
}

function wantedOf(sheets: readonly Sheet[], names: readonly string[]): Sheet[] {
  const known = (name: string) => sheets.some((sheet) => sheet.name === name);
  const unknown = names.find((name) => !known(name));
  if (unknown !== undefined) {
    throw usageError(
      `there is no sheet ${quoted(unknown)}`,
      `there are: ${sheets.flatMap(({ name }) => (name === null ? [] : [quoted(name)])).join(', ') || 'none'}`,
    );
  }
  return names.length > 0
    ? sheets.filter(({ name }) => name !== null && names.includes(name))
    : sheets.filter(({ hidden }) => hidden !== true);
}

function noneOfMine({ myName }: TheirFile, others: number): UserError {
  return new UserError(`no line of that file names you, ${myName}`, {
    hints: [
      'refnet config my-name NAME      is how you are called there',
      ...(others > 0 ? [`${count(others, 'line')} ${others === 1 ? 'is' : 'are'} about others`] : []),
    ],
  });
}

interface SheetLines {
  readonly sheet: Sheet;
  readonly theirs: readonly Omit<Theirs, 'sheet'>[];
  /** Lines about somebody else. */
  readonly others: number;
}

async function readSheet(session: Session, sheet: Sheet, of: TheirFile): Promise<SheetLines> {
  const { lookThrough } = await import('../imports/import-tracker.cli.ts');
  const { trackerRows } = await import('../imports/tracker-file.io.ts');
  const { sheet: whole, asImport } = await namingMe(session, sheet, of);
  const { scan, reading } = await lookThrough(session, whole, asImport);
  reading.namelessToo = true;
  const [faults, feeFaults] = [new FaultCounts(), new FaultCounts()];
  const fees = feesOf(whole, scan, feeFaults);
  const theirs: Omit<Theirs, 'sheet'>[] = [];
  let others = 0;
  for (const row of trackerRows(whole, scan, reading)) {
    if ('rejected' in row) faults.add(row.rejected.line, row.rejected.faults);
    else if ('leftOut' in row) others += 1;
    else if (isAboutMe(row.referral, of.myName)) theirs.push(...asMine(row.referral, fees));
    else others += 1;
  }
  for (const all of [faults, feeFaults])
    for (const line of faultLines(all.all(), scan.columns)) session.note(`${calledOf(sheet)}, ${line}`);
  const open = {
    ...scan.words,
    statuses: scan.words.statuses.filter(({ text }) => !reading.statuses.has(looseWords(text))),
    channels: [],
    nobody: [],
  };
  const options = openWordAnswers(open).flatMap(({ option, items }) => [option, items.join(', ')]);
  if (options.length > 0)
    for (const line of [commandLine([...session.argv, ...options]), ...otherWordLines(open)])
      session.note(`  ${line}`);
  return { sheet, theirs, others };
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
  if (saysWhence(columns) || !has('day') || namesMe(sheet, line, myName)) return { sheet, asImport };
  const { withPartner } = await import('./with-partner.ts');
  const named = withPartner(sheet, line, myName);
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
      `${commandLine([...session.argv, '--given'])}      they went from ${name} to you`,
      `${commandLine([...session.argv, '--received'])}      they went from you to ${name}`,
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

type FeesByLine = ReadonlyMap<number, Pick<Theirs, 'fee' | 'feePaid'>>;

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

/** The fees between us, where the file is what `export --for` made: a list of refnet's own. */
function feesOf(
  sheet: Sheet,
  { headerLine, columns }: { headerLine: number; columns: readonly { heading: string }[] },
  faults: FaultCounts,
): FeesByLine {
  const at = SHARED_FEES.map((heading) => columns.findIndex((column) => column.heading === heading));
  const byLine = new Map<number, Pick<Theirs, 'fee' | 'feePaid'>>();
  if (at.includes(-1)) return byLine;
  for (const { line, fields } of sheet.records()) {
    if (line <= headerLine) continue;
    const [fee, feePaid] = at.map((index, which) => {
      const amounts = amountsIn(fields[index] ?? '');
      const fault = `${SHARED_FEES[which]}: an amount is one like CAD 50`;
      if (amounts === null) faults.add(line, [{ column: null, fault }]);
      return amounts;
    });
    byLine.set(line, { fee: fee ?? null, feePaid: feePaid ?? null });
  }
  return byLine;
}

/** `CAD 50; EUR 20`; null where that is none. */
function amountsIn(cell: string): Money[] | null {
  const parts = cell.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  try {
    return parts.map((part) => readAmount(part));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
