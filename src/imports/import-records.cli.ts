import type { Change } from '../file/journal.sql.ts';
import type { Here } from '../kinds/type.ts';
import type { Session } from '../shell/session.cli.ts';
import { count, list } from '../text/count.ts';
import { firstLines } from '../text/first-few.ts';
import type { ImportRun } from './import.ts';
import { RowsRefused } from './rows-refused.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { badRowsFile } from './bad-rows.io.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import { LISTED, listedBy, rowReader } from './own-records.ts';
import { recordBringer } from './own-records.sql.ts';
import { calledOf, firstRecords, type Sheet } from '../sheets/sheet.ts';

interface Tally {
  rows: number;
  known: number;
  removed: number;
  added: number[];
  readonly faults: { readonly line: number; readonly fault: string }[];
}

/** A list that refnet printed of check-ins, promises, projects, notes or broadcasts, to be brought back. */
export async function recordsPart(session: Session, sheet: Sheet, said: Said): Promise<ImportPart> {
  const header = firstRecords(sheet).find(({ fields }) => listedBy(fields) !== undefined);
  const word = header === undefined ? undefined : listedBy(header.fields);
  if (header === undefined || word === undefined) throw new Error('this is no list of records');
  return { write: (change, run) => write(change, run, { sheet, header, word, session, said }) };
}

interface Prepared {
  readonly sheet: Sheet;
  readonly header: { readonly line: number; readonly fields: string[] };
  readonly word: string;
  readonly session: Session;
  readonly said: Said;
}

function write(change: Change, run: ImportRun, { sheet, header, word, session, said }: Prepared): PartResult {
  const of = LISTED[word];
  if (of === undefined) throw new Error(`no kind is listed as ${word}`);
  const { bring, partnersAdded } = recordBringer(change, of, { newPartners: !said.noNewPartners });
  const read = rowReader(of, header.fields, hereOf(said));
  const tally: Tally = { rows: 0, known: 0, removed: 0, added: [], faults: [] };
  const badFile = said.badRows === undefined ? undefined : badRowsFile(said.badRows, header.fields);
  try {
    for (const { line, fields } of sheet.records()) {
      if (line <= header.line || fields.every((field) => field.trim() === '')) continue;
      tally.rows += 1;
      const row = read(line, fields);
      const brought =
        'columns' in row ? { fault: `${list(row.columns, 'and')}: cannot be read` } : bring(row);
      if (brought === 'known' || brought === 'removed') tally[brought] += 1;
      else if ('added' in brought) tally.added.push(brought.added);
      else {
        tally.faults.push({ line, fault: brought.fault });
        badFile?.add(line, brought.fault, fields);
      }
    }
    sheet.refuseChanged();
    if (tally.rows === 0)
      throw new UserError(`there are headings in ${calledOf(sheet)}, but no rows beneath them`);
    if (run.asks !== true && !said.dryRun) badFile?.finish();
    refuseFaults(tally, sheet, said.skipBad || run.skipBad === true);
    if (said.badRows !== undefined && run.keep && tally.faults.length > 0) run.filesMade?.push(said.badRows);
    return resultOf(tally, partnersAdded(), { sheet, word, said, session });
  } finally {
    badFile?.close();
  }
}

function hereOf({ settings, today }: Said): Here {
  return {
    today,
    currency: settings.currency,
    partner: () => {
      throw new Error('partners of a list are found by their names');
    },
  };
}

const SHOWN = 20;

function faultLines({ faults }: Tally): string[] {
  return firstLines(
    faults.map(({ line, fault }) => `line ${line}: ${fault}`),
    SHOWN,
  );
}

/** All or nothing, unless bad rows are to be passed over and others can be read. */
function refuseFaults(tally: Tally, sheet: Sheet, skipBad: boolean): void {
  const { faults, rows } = tally;
  if (faults.length === 0 || (skipBad && faults.length < rows)) return;
  const hasOthers = faults.length < rows;
  throw new RowsRefused(
    `${count(faults.length, 'of', 'of')} ${count(rows, 'row')} of ${calledOf(sheet)} cannot be read, so nothing was imported`,
    {
      hints: [
        ...faultLines(tally),
        ...(hasOthers ? [`--skip-bad      imports the other ${count(rows - faults.length, 'row')}`] : []),
      ],
      beside: { lines: faultLines(tally), answers: [], notes: [] },
      hasOthers,
    },
  );
}

function resultOf(
  tally: Tally,
  partnersAdded: readonly string[],
  { sheet, word, said }: { sheet: Sheet; word: string; said: Said; session: Session },
): PartResult {
  const { rows, known, removed, added, faults } = tally;
  const noun = LISTED[word]?.noun ?? 'record';
  const done = (verb: string) => {
    const parts = [
      added.length === 0 ? 'Nothing new' : `${verb} ${count(added.length, noun)}`,
      ...(known > 0 ? [`${count(known, 'row')} ${known === 1 ? 'was' : 'were'} already there`] : []),
      ...(removed > 0 ? [`${count(removed, 'row')} removed here since, and left so`] : []),
      ...(faults.length > 0 ? [`${count(faults.length, 'row')} could not be read`] : []),
    ];
    const fresh = partnersAdded.length === 0 ? [] : [`New partners: ${list(partnersAdded, 'and')}`];
    return [`${parts.join('; ')}.`, ...fresh];
  };
  const hasLeftOut = word === 'promises' && added.length > 0;
  return {
    summary: added.length === 0 ? '' : `imported ${count(added.length, noun)}`,
    importId: null,
    rejected: faults.length,
    notes: [
      ...faultLines(tally),
      ...(hasLeftOut ? ['Which agreement a promise belongs to is left out: refnet export all has it.'] : []),
    ],
    lines: done('Imported'),
    next: added.length === 0 ? [] : ['  refnet undo      takes it back'],
    plan: [`A list of ${word} that refnet printed, ${quoted(sheet.file)}`, ...done('Would import')],
    plain: {
      import: null,
      dryRun: said.dryRun,
      file: sheet.file,
      list: word,
      rows,
      added: added.length,
      known,
      removed,
      rejected: faults.length,
      newPartners: [...partnersAdded],
    },
  };
}
