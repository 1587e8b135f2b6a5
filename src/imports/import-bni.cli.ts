import { dateSniffer } from '../calendar/date-formats.ts';
import type { Change } from '../file/journal.sql.ts';
import { parseSetting } from '../settings/settings.ts';
import type { Session } from '../shell/session.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { againOf } from './again.cli.ts';
import { addDaysOfSlips, daysInTitles, readSlips, slipsHead, type Slips } from './bni-slips.ts';
import { writeSlips } from './bni-slips.sql.ts';
import { slipsLines, slipsNotes, slipsPlain, slipsPlan, slipsSummary } from './bni-slips.view.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import { chooseDates } from './choose-dates.cli.ts';
import type { ImportRun } from './import.ts';
import { NamesAnswered } from './name-questions.cli.ts';
import { RowsRefused } from './rows-refused.ts';
import { firstRecords, type Sheet } from '../sheets/sheet.ts';

/** A slips audit report of BNI Connect: the slips that name the user. */
export async function slipsPart(session: Session, sheet: Sheet, said: Said): Promise<ImportPart> {
  const head = slipsHead(firstRecords(sheet));
  if (head === undefined) throw new Error('no slips audit report');
  const myName = await nameOf(session, said);
  const [meeting] = daysInTitles(head.titles);
  if (meeting === undefined && head.columns.day === -1) {
    throw new UserError('the report says no day: neither above its headings nor beside its slips', {
      hints: ['write it into the first line, as BNI Connect does: Slips Audit Report for 2026-01-28'],
    });
  }
  const days = dateSniffer();
  if (meeting !== undefined) days.add(meeting);
  addDaysOfSlips(days, head, sheet.records());
  const dates = await chooseDates(session, { days }, said);
  const read = readSlips(head, sheet.records(), {
    myName,
    today: said.today,
    currency: said.currency ?? said.settings.currency,
    dayOf: dates.parse,
    meeting,
  });
  refuseNone(read, myName);
  const names = new NamesAnswered(said.same);
  return { write: (change, run) => writePart(change, run, { session, sheet, said, read, names }) };
}

/** A PALMS report has sums only. */
export async function palmsPart(): Promise<never> {
  throw new UserError('this is a PALMS report: it has the sums of each member, and no single referral', {
    hints: ['take the "Slips Audit Report" of BNI Connect instead: it lists every slip'],
  });
}

/** The user's own name, asked for once. */
async function nameOf(session: Session, { settings }: Said): Promise<string> {
  const known = settings['my-name'];
  if (known !== undefined) return known;
  if (!session.asks) {
    throw usageError(
      'your own name is not known, and the slips of a chapter are read by it',
      'refnet config my-name NAME      is how BNI Connect writes it',
    );
  }
  const prompter = await session.prompter();
  const check = (text: string) => {
    try {
      parseSetting('my-name', text, settings);
      return true;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  const name = await prompter.text('Your name, as the report writes it', { required: true, check });
  const value = parseSetting('my-name', name, settings) ?? name;
  session.keepSetting({ key: 'my-name', value });
  return value;
}

function refuseNone({ slips, faults, leftOut }: Slips, myName: string): void {
  if (slips.length > 0 || faults.length > 0) return;
  const others = leftOut.get('of others') ?? 0;
  throw new UserError(`no slip of that report names you, ${myName}`, {
    hints: [
      'refnet config my-name NAME      is how BNI Connect writes it',
      ...(others > 0 ? [`${count(others, 'slip')} ${others === 1 ? 'is' : 'are'} of others`] : []),
    ],
  });
}

interface Prepared {
  readonly session: Session;
  readonly sheet: Sheet;
  readonly said: Said;
  readonly read: Slips;
  readonly names: NamesAnswered;
}

function writePart(change: Change, run: ImportRun, prepared: Prepared): PartResult {
  const { session, sheet, said, read, names } = prepared;
  const { slips, leftOut } = read;
  sheet.refuseChanged();
  const tally = writeSlips(change, run, slips, {
    fileName: sheet.file,
    newPartners: !said.noNewPartners,
    same: names.same,
  });
  const faults = [...read.faults, ...tally.faults].toSorted((a, b) => a.line - b.line);
  const { referrals } = tally;
  const hasAmounts = slips.some(({ amount }) => amount !== null);
  const report = {
    ...tally,
    lookAlikes: names.open(tally.lookAlikes),
    file: sheet.file,
    dryRun: said.dryRun,
    slips,
    leftOut,
    faults,
    importId: run.importId,
    given: referrals.given,
    received: referrals.received,
    newPartners: [...referrals.newPartners, ...tally.newPartners],
    assumedCurrency: said.currency === undefined && hasAmounts ? said.settings.currency : undefined,
  };
  if (faults.length > 0 && !said.skipBad && run.skipBad !== true) {
    const lines = faults.map(({ line, fault }) => `line ${line}: ${fault}`);
    throw new RowsRefused(`${count(faults.length, 'slip')} cannot be read, so nothing was imported`, {
      hints: [...lines, '--skip-bad      imports the others'],
      beside: { lines, answers: [], notes: [] },
      hasOthers: true,
    });
  }
  const summary = slipsSummary(report);
  const again = againOf(session);
  const isAsked = session.asks && !said.dryRun && report.lookAlikes.length > 0;
  return {
    ...(isAsked ? { ask: () => names.ask(session, report.lookAlikes) } : {}),
    summary,
    importId: run.importId,
    rejected: faults.length,
    notes: slipsNotes(report, again),
    lines: slipsLines(report),
    next: summary === '' ? [] : ['  next: refnet report      refnet undo      takes the whole import back'],
    plan: slipsPlan(report, session.width),
    plain: slipsPlain(report),
  };
}
