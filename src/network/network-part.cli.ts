import { INSTALL_NEWER } from '../text/installing.ts';
import { watchingTakenOver } from '../agreements/taken-over-fees.cli.ts';
import { feesDoubt, linesOf } from '../agreements/watch-fees.cli.ts';
import type { Day } from '../calendar/day.ts';
import { latestDay } from '../calendar/latest-day.ts';
import { isRepairable } from '../copies/doctor.ts';
import { findingSaid } from '../copies/doctor.view.ts';
import type { Change } from '../file/journal.sql.ts';
import { SCHEMA_VERSION } from '../file/current.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Table, Tables } from '../file/tables.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { cancelled, UserError, nothing } from '../text/errors.ts';
import { shortened } from '../text/shortened.ts';
import { quoted } from '../text/quoted.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { partners } from '../partners/partner.ts';
import { phraseOfNumber } from '../records/anything.cli.ts';
import { KINDS } from '../records/record-kinds.ts';
import { countRows, isCounted, nounOf } from '../records/nouns.ts';
import { count, list } from '../text/count.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { fillNetwork, isUntouched, isUnused, takeMeta } from './fill-network.sql.ts';
import type { Said } from '../imports/import-options.cli.ts';
import type { ImportPart, PartResult } from '../imports/import-part.cli.ts';
import { RawJournal } from './journal-raw.sql.ts';
import { columnWords, namesLeftLines } from '../records/forget.view.ts';
import { forgetOnBoth, leftOf, type LostWords } from '../imports/forget-both.cli.ts';
import { Side } from './merge-side.sql.ts';
import { maybeTwice, type MaybeTwice } from './maybe-twice.ts';
import { factsBetween, factsOfRecords } from './merge-facts.cli.ts';
import { mergeNetwork, type Words } from './merge-network.sql.ts';
import { eachSort, type Told } from './merged.ts';
import { tellNetwork, type NetworkReport, type ToldRecord } from './merge-network.view.ts';
import { lastChangeIn, nameOfRow } from './network-names.sql.ts';
import { loadNetwork, metaOf, NetworkFault, UnsoundNetwork } from './network-scratch.sql.ts';
import type { NetworkFile } from './network-file.ts';
import { isNetworkExport, openNetwork } from './network-lines.io.ts';
import { openNetworkWorkbook } from './network-sheets.io.ts';
import type { ByteSource } from '../sheets/source.io.ts';

/** An export of everything, loaded and checked: it fills a file that is empty, and is merged into any other. */
export async function networkPart(session: Session, source: ByteSource, said: Said): Promise<ImportPart> {
  if (!isNetworkExport(source)) {
    throw new UserError(`${quoted(source.name)} is JSON, and no export of everything that refnet wrote`, {
      hints: ['refnet export all      writes one', 'of a list, CSV comes back: --format csv'],
    });
  }
  return partOf(session, openNetwork(source), said);
}

/** A workbook that is an export of everything, loaded and checked as {@link networkPart} does. */
export async function networkWorkbookPart(
  session: Session,
  source: ByteSource,
  said: Said,
): Promise<ImportPart> {
  return partOf(session, openNetworkWorkbook(source), said);
}

async function partOf(session: Session, file: NetworkFile, said: Said): Promise<ImportPart> {
  const from = load(file, session);
  try {
    const db = await session.reading({ beforeWriting: true });
    if (!isUnused(new Side(db))) await refuseAnother(session, db, from, said);
    noteWrongClock(session, from);
    const exportIt = 'refnet export all --output network.json';
    const most = session.world.stdout.isTTY === true ? AT_A_TERMINAL : Infinity;
    return {
      write: (change) => resultOf({ ...written(session, change, from, file), exportIt }, most),
      close: () => from.close(),
    };
  } catch (error) {
    from.close();
    throw error;
  }
}

/** Clocks that people set by hand differ by so many minutes. */
const MINUTES_APART = 5;

/** Of two changes the one that is later by its computer's clock stands, so a clock that is wrong decides wrongly. */
function noteWrongClock(session: Session, from: Db): void {
  const minutes = Math.round((Date.parse(lastChangeIn(from)) - session.world.now().getTime()) / 60_000);
  if (Number.isNaN(minutes) || minutes <= MINUTES_APART) return;
  const ahead = minutes < 60 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
  session.note(
    `The last change there is ${ahead} later than the clock here: the clock of one of the two computers is wrong. ` +
      'Of each record the later change stands, so set it right before you go on.',
  );
}

function load(file: NetworkFile, session: Session): Db {
  const { world, today } = session;
  const { version, name } = file;
  const now = world.now();
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new UserError(`${quoted(name)} does not say which version of an export it is`, {
      hints: [nothing('written', 'export it once more where it comes from')],
    });
  }
  if (version > SCHEMA_VERSION) {
    throw new UserError(`${quoted(name)} was exported by a newer refnet than this one`, {
      hints: [nothing('written', INSTALL_NEWER)],
    });
  }
  try {
    const cleaned: string[] = [];
    const latest = latestDay(today, now, world.timeZone);
    const db = loadNetwork(version, file.entries(), { now, latest, cleaned: (kept) => cleaned.push(kept) });
    noteCleaned(session, cleaned);
    return db;
  } catch (error) {
    if (error instanceof UnsoundNetwork) throw unsound(name, error);
    if (!(error instanceof NetworkFault)) throw error;
    const place = error.place === undefined ? '' : `, ${error.place}`;
    throw new UserError(`${quoted(name)}${place}: ${error.message}`, {
      hints: [nothing('written', 'export it once more where it comes from')],
      cause: error,
    });
  }
}

/** Signs that nobody sees are no part of a name: they are left out where it comes in, which is said. */
function noteCleaned(session: Session, cleaned: readonly string[]): void {
  if (cleaned.length === 0) return;
  const [first = '', ...more] = new Set(cleaned);
  const others = more.length === 0 ? '' : `, and of ${count(more.length, 'other name')}`;
  session.note(`Signs that nobody sees were left out of ${quoted(shortened(first, 60))}${others}.`);
}

/** Where it comes from the doctor finds the same, unless the export was altered since. */
function unsound(name: string, error: UnsoundNetwork): UserError {
  const how = isRepairable(error.finding) ? 'refnet doctor --repair' : 'refnet doctor says how';
  return new UserError(`${quoted(name)} is not sound: ${findingSaid(error.finding)}`, {
    hints: [nothing('written', `mend it where it comes from (${how}), and export it once more`)],
    cause: error,
  });
}

/** Two practices are never made one in silence. */
async function refuseAnother(session: Session, db: Db, from: Db, { merge }: Said): Promise<void> {
  if (merge || metaOf(db, 'network-uuid') === metaOf(from, 'network-uuid')) return;
  if (session.asks) {
    const prompter = await session.prompter();
    prompter.say('This is the export of another network, not of a copy of yours.');
    if (await prompter.confirm('Put both together?', { default: false })) return;
    throw cancelled();
  }
  throw new UserError('this is the export of another network, not of a copy of yours', {
    hints: [
      `${commandLine(withOptions(session.argv, '--merge'))}      puts both together`,
      'to open it by itself, name a file that is not there yet with --db FILE',
    ],
  });
}

/** A screen shows so many records of each sort. */
const AT_A_TERMINAL = 15;

/** What was written; the rest of what is told does not hang on it. */
type Written = Omit<NetworkReport, 'exportIt'>;

function written(session: Session, change: Change, from: Db, { name }: Pick<NetworkFile, 'name'>): Written {
  const own = new Side(change.db);
  const isNew = isUnused(own);
  if (isNew && isUntouched(own)) {
    return {
      ...nothingTold(name),
      ...cameFrom(fillNetwork(change, own, new Side(from)), own.tables),
      isWhole: true,
      lacking: { records: 0, changes: 0, removals: 0, forgettings: 0 },
    };
  }
  const isCopy = isNew || metaOf(change.db, 'network-uuid') === metaOf(from, 'network-uuid');
  if (isNew) takeMeta(change, own, new Side(from));
  const forgot = forgetOnBoth(own, new Side(from));
  if (forgot.clients + forgot.texts > 0) new RawJournal(change, own).keep();
  const { result: merged, moved } = watchingTakenOver(change, () =>
    mergeNetwork(change, from, wordsOf(change, own, new Side(from))),
  );
  const moving = feesDoubt(moved);
  if (moving !== undefined) session.raise(moving);
  return {
    ...nothingTold(name),
    ...cameFrom(merged.added, own.tables),
    ...eachSort((sort) => merged[sort].map((each) => toldRecord(change.db, each))),
    fees: linesOf(moved),
    forgot: forgot.clients,
    clearedTexts: forgot.texts,
    copies: forgot.copies,
    namesLeft: namesLeftLines({ ...leftOf(change.db, forgot.named), mentions: [] }),
    lostHere: forgot.lostHere.map((each) => lostRecord(change, own, each)),
    lostThere: forgot.lostThere.map((each) => lostRecord(change, own, each)),
    lacking: isCopy ? { ...merged.lacking, forgettings: forgot.notThere } : undefined,
    maybeTwice: maybeTwice(listHandles(change.db), new Set(merged.newPartners)).map(toldTwice),
    alike: merged.alike.map(({ table, came, known, alike }) => ({
      noun: nounOf(table),
      came,
      known,
      phrase: phrase(change.db, table, came, change.today),
      why: alike,
    })),
    renumbered: merged.renumbered.map(({ table, from: there, to }) => ({
      kind: nounOf(table),
      from: numberOf(change.db, table, there) ?? there,
      to: numberOf(change.db, table, to) ?? to,
    })),
  };
}

/** What records are called, and how two versions of one differ, each read where it stands. */
function wordsOf({ db, today }: Change, own: Side, other: Side): Words {
  return {
    phrase: (table, id) => phrase(db, table, id, today),
    phraseThere: (table, theirs) => phrase(other.db, table, theirs, today),
    differ: (table, loser, winner) =>
      factsBetween(table, { side: own, id: loser }, { side: own, id: winner }, today),
    facts(table, id, theirs, stands) {
      const versions = [
        { side: own, id },
        { side: other, id: theirs },
      ] as const;
      return stands === 'there'
        ? factsBetween(table, versions[0], versions[1], today)
        : factsBetween(table, versions[1], versions[0], today);
    },
    misfits({ partner, changed }, kept) {
      const facts = factsOfRecords(partners, partner, kept, today, changed);
      return facts.filter(({ fact, from }) => from !== '' && fact !== 'name');
    },
  };
}

function toldTwice({ known, came, why }: MaybeTwice): NetworkReport['maybeTwice'][number] {
  const called = ({ id, name }: MaybeTwice['came']) => ({ number: `p${id}`, name });
  return { known: called(known), came: called(came), why };
}

function toldRecord(db: Db, { table, id, phrase: text, facts }: Told): ToldRecord {
  return { noun: nounOf(table), number: numberOf(db, table, id), phrase: text, facts };
}

/** A referral that lost words which were changed, by what it is without its client. */
function lostRecord({ db, today }: Change, own: Side, { uuid, columns }: LostWords): ToldRecord {
  const id = own.find('referrals', uuid)?.id ?? 0;
  const what = phrase(db, 'referrals', id, today);
  return {
    noun: nounOf('referrals'),
    number: numberOf(db, 'referrals', id),
    phrase: `${what}: ${columnWords(columns)}`,
    facts: [],
  };
}

function resultOf(report: NetworkReport, most: number): PartResult {
  return { importId: null, rejected: 0, notes: [], ...tellNetwork(report, most) };
}

function nothingTold(file: string): Written {
  return {
    file,
    came: '',
    added: {},
    others: 0,
    othersCame: '',
    fees: [],
    forgot: 0,
    clearedTexts: 0,
    copies: [],
    namesLeft: [],
    lostHere: [],
    lostThere: [],
    isWhole: false,
    ...eachSort(() => []),
    renumbered: [],
    maybeTwice: [],
    alike: [],
    lacking: undefined,
  };
}

/** What came, by the nouns that people count; what belongs to a record is counted with it. */
function cameFrom(
  added: ReadonlyMap<Table, number>,
  { isIdentified }: Pick<Tables, 'isIdentified'>,
): Pick<NetworkReport, 'came' | 'added' | 'others' | 'othersCame'> {
  const all = [...added].map(([table, rows]) => ({ table, rows }));
  const isToldOf = ({ table }: { table: Table }) => isCounted(table, COUNTED.has(table));
  const told = all.filter(isToldOf);
  const others = all.filter((each) => !isToldOf(each));
  return {
    came: list(told.map(countRows), 'and'),
    added: Object.fromEntries(told.map(({ table, rows }) => [nounOf(table), rows])),
    others: others.reduce((sum, { rows }) => sum + rows, 0),
    othersCame: list(
      others
        .filter(({ table }) => isIdentified(table))
        .map(({ table, rows }) => count(rows, nounOf(table).replaceAll('-', ' '))),
      'and',
    ),
  };
}

const COUNTED: ReadonlySet<Table> = new Set(KINDS.map(({ table }) => table));

/** The number that people type, as JSON has it: 57, `p3`; null for what has none. */
function numberOf(db: Db, table: Table, id: number): number | string | null {
  const series = tablesOf(db).seriesOf(table);
  return series === undefined ? null : series === 'partner' ? `p${id}` : id;
}

/** What a record is called, beside its number. */
function phrase(db: Db, table: Table, id: number, today: Day): string {
  const isRecord = tablesOf(db).seriesOf(table) === 'record';
  return (isRecord ? phraseOfNumber(db, id, today) : undefined) ?? nameOfRow(db, table, id);
}
