import { feesDoubt, linesOf as moneyLines } from '../agreements/watch-fees.cli.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import { quoted } from '../text/quoted.ts';
import { badRowsFile } from './bad-rows.io.ts';
import { carry } from './carried.cli.ts';
import { chooseCurrency, currencyToSet } from './choose-currency.cli.ts';
import { chooseDates } from './choose-dates.cli.ts';
import { chooseDecimals } from './choose-decimals.cli.ts';
import { editColumn, knowColumns, type Edits } from './columns.cli.ts';
import { moneyNotes, watchingMoney } from './money-moved.cli.ts';
import { answersOf, headingsKey, mappedColumns, statusTexts } from './import-map.ts';
import { keepImportMap } from './import-maps.sql.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import { progressLine } from './import-progress.cli.ts';
import { isBeside, isRefused, type ImportRun, type ImportTally, type WrittenImport } from './import.ts';
import { filesMissing, sinceImport } from './earlier-import.sql.ts';
import { CorrectsEarlier } from './earlier-import.view.ts';
import { refuseOlderCopy } from './older-copy.cli.ts';
import { wasReadBefore } from './older-copy.sql.ts';
import { hashing } from './identities.sql.ts';
import { writeImport } from './import.sql.ts';
import { currencyLine, importLines, importSummary, nextLines, type ImportReport } from './import.view.ts';
import { againOf } from './again.cli.ts';
import { mendedCommand } from './mended-again.cli.ts';
import { namelessLines, nameLines } from './import-names.view.ts';
import { planLines } from './import-plan.view.ts';
import { badRowsLine, unreadable } from './rows-refused.view.ts';
import { importPlain } from './import-plain.view.ts';
import type { ImportOptions } from './judge.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import { isCorrectedAlone } from './looks-like.ts';
import { asSame, sameRows } from './same-rows.ts';
import { leavesCurrencyOpen, toldBy, wayOf } from './tracker-columns.ts';
import { scanRows, trackerRows } from './tracker-file.io.ts';
import type { TrackerHead } from './tracker-questions.ts';
import { isMine, NOTHING_SAID } from './partner-cell.ts';
import { asItem, looseWords } from './pairs.ts';
import { faultLines, faultPhrase, passedOverLines } from './faults.view.ts';
import { FaultCounts } from './faults.ts';
import { notForgottenLines } from './forgotten-rows.ts';
import { NamesAnswered } from './name-questions.cli.ts';
import { isPrivate, saysLine } from './private-words.ts';
import type { Reading } from './tracker-reading.ts';
import type { TrackerScan } from './tracker-scan.ts';
import type { OpenWords } from './tracker-words.ts';
import { askWords, wordsByLine, wordsSaid } from './word-questions.cli.ts';
import { billedLines, noStatusLines, otherStatusAnswers } from './words.view.ts';

/** A file as it was opened and looked through, with what was said of it. */
interface Opened {
  readonly session: Session;
  readonly said: Said;
  readonly sheet: Sheet;
  readonly head: TrackerHead;
  /** What was answered of its columns. */
  readonly answered: Edits;
  readonly scan: TrackerScan;
  readonly reading: Reading;
  readonly names: NamesAnswered;
  /** Everything but what became of its rows. */
  readonly about: Omit<ImportReport, 'tally' | 'isAlone'>;
  /** The referrals that rows were said to be, by the line, and the lines of those that look like one and were said to be none. */
  readonly same: Map<number, number>;
  readonly others: Set<number>;
}

/** The first reading of the file: what its columns are, and how its cells are to be read. */
export async function lookThrough(
  session: Session,
  sheet: Sheet,
  given: Said,
  edits?: Edits,
  names = new NamesAnswered(given.same),
): Promise<Opened> {
  const { head, said: known, answered, way: titled } = await knowColumns(session, sheet, given, edits);
  const words = await wordsSaid(await session.reading({ beforeWriting: true }), known);
  const scan = scanRows(sheet, head, words);
  const dates = await chooseDates(session, scan, known);
  const isOpen = scan.currencies.isOpen && leavesCurrencyOpen(scan.columns);
  const currency = isOpen ? await chooseCurrency(session, scan, known) : { said: known.currency };
  const taken = currency.said ?? currency.taken ?? known.settings.currency;
  const decimals = scan.decimals ?? (await chooseDecimals(session, scan, known, taken));
  const said = { ...known, dates: dates.said, currency: currency.said, decimals: known.decimals ?? decimals };
  const way = wayOf(scan.columns, said.given ? 'given' : said.received ? 'received' : undefined, titled);
  const reading: Reading = {
    dates,
    decimals: said.decimals,
    currency: taken,
    direction: way.direction,
    today: said.today,
    statuses: words.statuses,
    directions: words.directions,
    names: { ...words.names, standsAlone: (name) => scan.named.has(searchKey(name)) },
    withoutClients: said.noClients,
    ofSeveral: head.between.flat().some((name) => isMine(name, words.names.myName)),
  };
  const table = tableOf(sheet, said);
  wordsByLine(scan.words, words, table);
  await askWords(session, scan.words, words, table);
  reading.nobody = words.nobody;
  const about = {
    file: sheet.file,
    dryRun: said.dryRun,
    headerLine: scan.headerLine,
    columns: scan.columns,
    statuses: scan.takenStatuses,
    leftOut: scan.leftOut,
    beside: { partners: scan.beside.size, clients: said.noClients ? 0 : scan.clientContacts },
    dates: reading.dates.format,
    assumedCurrency: currency.taken,
    ...way,
  };
  const same = sameRows(said.corrects);
  return { session, said, sheet, head, answered, scan, reading, names, about, same, others: new Set() };
}

/** What its lines are said to be of, where there may be several tables. */
function tableOf({ name, file }: Sheet, { target }: Said): string | undefined {
  return name ?? (target.length > 1 ? file : undefined);
}

/** A tracker, looked through, with what a person was asked about it. */
export async function trackerPart(
  session: Session,
  sheet: Sheet,
  said: Said,
  edits: Edits = new Map(),
  known?: NamesAnswered,
): Promise<ImportPart> {
  const opened = await lookThrough(session, sheet, said, edits, known);
  return {
    write: (change, run) => writeTracker(change, run, opened),
    goesOn: true,
    async edit() {
      const { statuses, directions, names, nobody } = opened.reading;
      const itemsOf = (words: Iterable<string> = []) => [...words].map(asItem);
      const answered = {
        ...opened.said,
        statuses: [...opened.said.statuses, ...statusTexts(statuses)],
        directions: statusTexts(directions),
        sources: [...said.sources, ...itemsOf(names?.sources)],
        partners: [...said.partners, ...itemsOf(names?.partners)],
        nobody,
        corrects: [...opened.same].map(([line, id]) => asSame([{ line, id }])),
      };
      const columns = await editColumn(session, opened.head, new Map([...edits, ...opened.answered]));
      return trackerPart(session, sheet, answered, columns, opened.names);
    },
  };
}

/** Writes the rows; refuses them all where some are bad, unless those are to be passed over. */
function writeTracker(change: Change, run: ImportRun, opened: Opened): PartResult {
  const { session, said, sheet, scan, reading, about } = opened;
  const faults = new FaultCounts({ asks: opened.session.asks });
  const headings = scan.columns.map(({ heading }) => heading);
  const badFile = said.badRows === undefined ? undefined : badRowsFile(said.badRows, headings);
  const progress = progressLine(session, scan.rows);
  let named = 0;
  const counting = { ...reading, onNameTakenOut: () => (named += 1) };
  const origin = originOf(change, run, opened);
  const options: ImportOptions = {
    ...optionsOf(opened, run),
    readBefore: said.update && wasReadBefore(change, origin.bytesHash),
    onRejected: (line, all, cells) => {
      badFile?.add(line, all.map((each) => faultPhrase(each, scan.columns)).join('; '), cells);
      faults.add(line, all);
    },
    onProgress: progress.show,
  };
  try {
    const { written, moved } = watchingMoney(
      change,
      { update: said.update, corrects: opened.same.size > 0 },
      () => writeImport(change, trackerRows(sheet, scan, counting), options, origin),
    );
    const tally = withoutOthers(written, opened.others, run);
    run.importId = tally.importId;
    if (tally.rows === 0) throw new UserError('there are headings, but no rows beneath them');
    const refused = isRefused(tally, { skipBad: said.skipBad || run.skipBad === true });
    const isKept = run.keep || (refused && !said.dryRun && run.asks !== true);
    if (isKept) badFile?.finish();
    if (refused) throw refusal(opened, tally, faults, isKept);
    if (said.badRows !== undefined && tally.rejected > 0 && isKept) run.filesMade?.push(said.badRows);
    if (tally.earlier !== undefined && !isBeside(run.earlier, tally.earlier.id)) {
      const since = sinceImport(change.db, tally.earlier.id);
      const missing = filesMissing(change.db, tally.earlier.id, { origin, brought: run.files });
      throw new CorrectsEarlier(tally.earlier, { ...since, missing }, correctedIn(run, tally));
    }
    refuseNoRow(opened, tally.notThere);
    refuseOlderCopy(session, said, change, { bytesHash: origin.bytesHash, tally });
    const moving = feesDoubt(moved);
    if (moving !== undefined) session.raise(moving);
    const isAlone = run.isAlone === true;
    const money = { fees: moneyLines(moved), notes: moneyNotes(change, tally, said) };
    const currency = currencyToSet(change.db, opened.scan, {
      taken: reading.currency,
      home: said.settings.currency,
    });
    const result = resultOf(opened, { ...about, tally, isAlone }, { faults, money, named, currency });
    const summary = [result.summary, ...keepMap(change, opened)].filter((part) => part !== '').join(', ');
    return { ...result, summary };
  } finally {
    badFile?.close();
    progress.clear();
  }
}

/** How the rows become referrals, by what was said of them and what the other parts of the import left. */
function optionsOf(
  { said, scan, names, same }: Opened,
  { taken, unread, recognized, continued }: ImportRun,
): ImportOptions {
  return {
    today: said.today,
    newPartners: !said.noNewPartners,
    same: names.same,
    update: said.update,
    told: toldBy(scan.columns),
    beside: new Map([...scan.beside, ...scan.besideAtFirm]),
    partnerFacts: scan.partnerFacts,
    namesakes: scan.namesakes,
    sameRows: same,
    notForgotten: notForgottenLines(said.notForgotten),
    corrects: said.replace,
    ...(taken === undefined ? {} : { taken }),
    ...(unread === undefined ? {} : { unread }),
    ...(recognized === undefined ? {} : { recognized }),
    ...(continued === undefined ? {} : { continued }),
  };
}

/** What is kept of the file that the rows come from. */
function originOf({ db }: Change, { importId, files }: ImportRun, { sheet, scan }: Opened) {
  const bytes = sheet.bytesHash?.();
  const hashOf = hashing(db);
  return {
    fileName: sheet.file,
    format: 'tracker',
    expected: scan.rows,
    importId,
    bytesHash: bytes === undefined ? null : hashOf(bytes),
    headingsHash: hashOf(headingsKey(scan.columns.map(({ heading }) => heading))),
    sheet: sheet.name,
    files,
  };
}

/** Rows that were said to be others look like nothing, and the rows of what they looked like are gone. */
function withoutOthers(
  written: WrittenImport,
  others: ReadonlySet<number>,
  { isLast = true }: ImportRun,
): WrittenImport {
  const { looksLike, gone } = written;
  const without = looksLike.filter(({ line, before }) => others.has(line) && before.goesOn);
  return {
    ...written,
    looksLike: looksLike.filter(({ line }) => !others.has(line)),
    // A row may stand in a sheet that comes later.
    gone: isLast ? [...gone, ...without.map(({ id }) => id)].toSorted((a, b) => a - b) : [],
  };
}

/** What `--corrects` would say of the rows that may have been corrected one by one; undefined where it is not taken. */
function correctedIn({ isAlone }: ImportRun, { looksLike }: WrittenImport): string | undefined {
  const corrected = looksLike.filter(isCorrectedAlone);
  return isAlone !== true || corrected.length === 0 ? undefined : asSame(corrected);
}

/** Refuses `--corrects` of a line that has no row. */
function refuseNoRow({ sheet }: Opened, lines: readonly number[]): void {
  const [line] = lines;
  if (line === undefined) return;
  throw usageError(
    `--corrects says something of line ${line} of ${calledOf(sheet)}, where no referral is`,
    'leave it out, or say another line',
  );
}

/** Why nothing is imported, and what to type about the words that are still open, all of it at once. */
function refusal(opened: Opened, tally: ImportTally, faults: FaultCounts, isKept: boolean): UserError {
  const { session, said, sheet, head, scan, reading } = opened;
  const open = openOf(scan, reading);
  return unreadable(tally, {
    faults: faultLines(
      faults.all().filter((each) => each.open !== true),
      scan.columns,
      { asks: session.asks },
    ),
    open,
    table: tableOf(sheet, said),
    otherStatus: otherStatusAnswers(open, head),
    noStatus: noStatusLines(open, scan.columns),
    badRows: isKept ? badRowsOf(opened)[0] : undefined,
  });
}

/** Where the rejected rows went, and how they are imported; none where they go nowhere. */
function badRowsOf({ session, said, reading }: Opened): string[] {
  const { badRows } = said;
  if (badRows === undefined) return [];
  return [badRowsLine(badRows, said, mendedCommand(session, badRows, said, reading.dates.order))];
}

/** The words that nobody was asked about, or gave no answer to. */
function openOf({ words }: TrackerScan, reading: Reading): OpenWords {
  const { statuses, directions, names = NOTHING_SAID, nobody } = reading;
  return {
    ...words,
    statuses: words.statuses.filter(({ text }) => !statuses.has(looseWords(text))),
    directions: words.directions.filter(({ text }) => directions?.has(looseWords(text)) !== true),
    channels: words.channels.filter(({ text }) => {
      const key = looseWords(text);
      return !names.sources.has(key) && !names.partners.has(key);
    }),
    nobody: nobody === undefined ? words.nobody : [],
  };
}

/** What is to be asked now that it was tried; undefined where nothing is open. Names first: rows are of whoever they mean. */
function openQuestion(
  { session, names, same, others }: Opened,
  { tally: { lookAlikes, looksLike }, file, isAlone }: ImportReport,
): (() => Promise<void>) | undefined {
  if (names.open(lookAlikes).length > 0) return () => names.ask(session, lookAlikes);
  if (looksLike.length === 0) return undefined;
  return async () => {
    const { sameAmong } = await import('./look-alike-questions.cli.ts');
    const found = await sameAmong(session, file, looksLike);
    for (const each of looksLike) {
      if (found.includes(each)) same.set(each.line, each.id);
      else others.add(each.line);
    }
    if (isAlone && found.length > 0) carry(session, '--corrects', asSame(found));
  };
}

function resultOf(
  opened: Opened,
  report: ImportReport,
  {
    faults,
    money,
    named,
    currency,
  }: {
    faults: FaultCounts;
    money: { fees: readonly string[]; notes: readonly string[] };
    named: number;
    currency: string | undefined;
  },
): PartResult {
  const { session, said, scan, names } = opened;
  const { tally } = report;
  const retype = againOf(session);
  const typed = {
    again: retype(),
    corrects: report.isAlone ? retype('--corrects', asSame(tally.looksLike)) : undefined,
    more: retype,
  };
  const isAsked = session.asks && !said.dryRun;
  const ask = isAsked ? openQuestion(opened, report) : undefined;
  return {
    ...(ask === undefined ? {} : { ask }),
    summary: importSummary(tally),
    importId: tally.importId,
    rejected: tally.rejected,
    notes: [
      ...faultLines(faults.all(), scan.columns),
      ...(tally.rejected > 0 ? badRowsOf(opened) : []),
      ...passedOverLines(tally.leftOut),
      ...namelessLines(named),
      ...billedLines(scan.billedNotWon, scan.columns),
      ...nameLines({ ...report, tally: { ...tally, lookAlikes: names.open(tally.lookAlikes) } }, retype),
      // A person has seen them before they said yes.
      ...(isAsked ? [] : money.notes),
    ],
    lines: [...importLines(report, typed), ...money.fees.map((line) => `  ${line}`)],
    next: nextLines(tally),
    ...(currency === undefined || tally.added === 0 ? {} : { toSet: currencyLine(currency) }),
    plan: [...planLines(report, typed, session.width), ...money.fees, ...(isAsked ? money.notes : [])],
    plain: importPlain(report, faults.rows),
  };
}

/** Keeps what the columns and words of the file mean under a name, where that was said; for the history. */
function keepMap(change: Change, { said, scan, reading }: Opened): string[] {
  const name = said.saveMap;
  if (name === undefined) return [];
  // A name that stood in a column of statuses is nobody's word for one.
  const names = new Set(scan.words.statuses.filter(isPrivate).map(({ text }) => looseWords(text)));
  const statuses = new Map([...reading.statuses].filter(([word]) => !names.has(word) && !saysLine(word)));
  const headings = headingsKey(scan.columns.map(({ heading }) => heading));
  keepImportMap(change, {
    name,
    headings,
    columns: mappedColumns(scan.columns),
    statuses: statusTexts(statuses),
    answers: answersOf({ ...said, nobody: reading.nobody, directions: waysKept(scan.words, reading) }),
  });
  return [`kept the mapping ${quoted(name)}`];
}

/** What words for the way mean, but for texts that may be names, and what was said of one line. */
function waysKept(words: OpenWords, { directions = new Map() }: Reading): string[] {
  const names = new Set(words.directions.filter(isPrivate).map(({ text }) => looseWords(text)));
  return statusTexts(new Map([...directions].filter(([word]) => !names.has(word) && !saysLine(word))));
}
