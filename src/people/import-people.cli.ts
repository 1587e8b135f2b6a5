import type { DateFormat } from '../calendar/date-formats.ts';
import { chooseDates } from '../imports/choose-dates.cli.ts';
import { dateOrderIn } from '../settings/settings.ts';
import { placeReaders } from './people-places.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { badRowsFile } from '../imports/bad-rows.io.ts';
import type { Said } from '../imports/import-options.cli.ts';
import type { ImportPart, PartResult } from '../imports/import-part.cli.ts';
import { RowsRefused } from '../imports/rows-refused.ts';
import { groupPeople, isWantedBy } from './people-choice.ts';
import { PERSON_MEANING_WORDS } from './people-columns.ts';
import { peopleHeader, peopleRows, scanPeople } from './people-file.io.ts';
import { planFor, writePeople, type PeopleOptions } from './people.sql.ts';
import {
  peopleLines,
  peopleNotes,
  peoplePlain,
  peoplePlanLines,
  peopleSummary,
  type PeopleReport,
} from './people.view.ts';
import { personOf, whyNotKept, whyNotRead, type Understanding } from './person-of.ts';
import type { Person, PersonFault, PersonSaid } from './person.ts';
import type { Sheet, SheetRecord } from '../sheets/sheet.ts';
import { isOwnPartners, ownPerson } from './own-people.ts';
import { isBlank } from '../imports/tracker-columns.ts';
import { loaded } from '../text/lazily.ts';
import { sinceReader } from './since-when.ts';

/** The people of a file, understood, and what was left out of it. */
interface ReadPeople {
  readonly people: readonly Person[];
  readonly faults: readonly PersonFault[];
  readonly nobody: number;
  readonly yourself: number;
  /** Cards of groups of others. */
  readonly groups?: number;
  readonly about: Pick<PeopleReport, 'file' | 'format' | 'columns' | 'notRead'>;
  /** The name of the sheet; null where the file is one table. */
  readonly sheet: string | null;
  /** Bad ones lose only themselves. */
  readonly eachForItself: boolean;
  /** The headings of what is left out. */
  readonly headings: readonly string[];
}

/** A list of contacts, looked through, with what a person was asked about it. */
export async function peoplePart(session: Session, sheet: Sheet, said: Said): Promise<ImportPart> {
  const header = peopleHeader(sheet);
  if (header === undefined) throw new Error('this is no list of people');
  if (isOwnPartners(header.fields)) return ownPart(session, sheet, header, said);
  const scan = scanPeople(sheet, header);
  const reading = understanding(said, await chooseDates(session, { days: scan.days, keepsRows: true }, said));
  const rows = [...peopleRows(sheet, scan)];
  const cellsOf = new Map(rows.map(({ said: person, cells }) => [person, cells]));
  const understood = await loaded(() =>
    understand(
      rows.map(({ said: person }) => person),
      reading,
      (person) => cellsOf.get(person) ?? [],
    ),
  );
  const columns = scan.columns
    .filter(({ heading }) => heading !== '')
    .map(({ heading, meaning }) => ({
      heading,
      words: meaning === undefined ? undefined : PERSON_MEANING_WORDS[meaning],
    }));
  return partOf(session, said, {
    ...understood,
    about: { file: sheet.file, format: 'list', columns, notRead: scan.notRead },
    sheet: sheet.name,
    eachForItself: false,
    headings: scan.columns.map(({ heading }) => heading),
  });
}

/** The partners of a list that refnet printed, whole. */
async function ownPart(session: Session, sheet: Sheet, header: SheetRecord, said: Said): Promise<ImportPart> {
  const people: Person[] = [];
  const faults: PersonFault[] = [];
  for (const { line, fields } of sheet.records()) {
    if (line <= header.line || isBlank(fields)) continue;
    const read = await loaded(() => ownPerson({ line, cells: fields }, header.fields, said.today));
    if ('reason' in read) faults.push(read);
    else people.push(read);
  }
  sheet.refuseChanged();
  // In an empty network they get the numbers they had.
  const numberOf = ({ own }: Person) => Number(own?.number.replace(/^p/, '') ?? 0);
  return partOf(session, said, {
    people: people.toSorted((a, b) => numberOf(a) - numberOf(b)),
    faults,
    nobody: 0,
    yourself: 0,
    about: { file: sheet.file, format: 'list', columns: [], notRead: [] },
    sheet: sheet.name,
    eachForItself: false,
    headings: header.fields,
  });
}

/** Cards, with what a person was asked about them. */
export async function cardsPart(session: Session, sheet: Sheet, said: Said): Promise<ImportPart> {
  const { readCards } = await import('./vcard.io.ts');
  const read = [...readCards(sheet.cards?.() ?? [], sheet.cardsIn)];
  sheet.refuseChanged();
  const faults = read.flatMap((each) => ('fault' in each ? [each.fault] : []));
  const cards = read.flatMap((each) => ('fault' in each || 'group' in each ? [] : [each]));
  const groups = read.filter((each) => 'group' in each).length;
  const reading = understanding(said, undefined);
  const understood = await loaded(() => understand(cards, reading, ({ full }) => [full]));
  return partOf(session, said, {
    ...understood,
    groups,
    nobody: understood.nobody + groups,
    faults: [...faults, ...understood.faults].toSorted((a, b) => a.line - b.line),
    about: { file: sheet.file, format: 'cards', columns: [], notRead: [] },
    sheet: sheet.name,
    eachForItself: true,
    headings: ['Card'],
  });
}

function understanding(said: Said, dates: DateFormat | undefined): Understanding {
  const { settings, today } = said;
  return {
    myName: settings['my-name'],
    since: sinceReader(dates, { today, dateOrder: dateOrderIn(settings) }),
    ...placeReaders(),
  };
}

function understand(
  said: readonly PersonSaid[],
  reading: Understanding,
  cells: (said: PersonSaid) => readonly string[],
): Pick<ReadPeople, 'people' | 'nobody' | 'yourself' | 'faults'> {
  const people: Person[] = [];
  const faults: PersonFault[] = [];
  const none = { nobody: 0, yourself: 0 };
  for (const each of said) {
    const unread = whyNotRead(each);
    if (unread !== undefined) {
      faults.push({ line: each.line, reason: unread, cells: cells(each) });
      continue;
    }
    const person = personOf(each, reading);
    if (typeof person === 'string') {
      none[person] += 1;
      continue;
    }
    const reason = whyNotKept(person);
    if (reason === undefined) people.push(person);
    else faults.push({ line: person.line, reason, cells: cells(each) });
  }
  return { people, faults, ...none };
}

async function partOf(session: Session, said: Said, read: ReadPeople): Promise<ImportPart> {
  const { people, faults, about } = read;
  if (people.length === 0 && faults.length === 0) {
    throw new UserError(`nobody is named in ${quoted(about.file)}`, {
      hints: ['check that it is the right file'],
    });
  }
  const words = said.only.flatMap((each) => each.split(',')).map((each) => each.trim());
  const isWanted = isWantedBy(words.filter((each) => each !== ''));
  if (people.length > 0 && !people.some(isWanted)) throw nobodyWanted(people, words);
  const asSaid: PeopleOptions = {
    tags: said.tag,
    labels: said.labels,
    isWanted,
    decisions: new Map(),
    asksAgain: said.choose,
  };
  const options = await withAnswers(session, said, people, asSaid);
  return {
    bringsPeople: true,
    write: (change, run) => write(session, said, read, options, change, run),
  };
}

/** What was said, and what a terminal is asked beside it: whom to take of a long list, and who is whom. */
async function withAnswers(
  session: Session,
  said: Said,
  people: readonly Person[],
  options: PeopleOptions,
): Promise<PeopleOptions> {
  if (said.choose && !session.asks) {
    throw usageError(
      '--choose asks in a terminal, and nobody is there to be asked',
      'leave it out, or use --only',
    );
  }
  if (people.length === 0 || !session.asks || (said.dryRun && !said.choose)) return options;
  const { chosenBy } = await import('./people-picker.cli.ts');
  const db = await session.reading({ beforeWriting: true });
  return chosenBy(session, db, people, options, { picks: said.choose, isOpen: said.only.length === 0 });
}

function nobodyWanted(people: readonly Person[], words: readonly string[]): UserError {
  const groups = groupPeople(people)
    .slice(0, 8)
    .map(({ label, people: { length } }) => `${label} ${length}`);
  return new UserError(
    `nobody of ${count(people.length, 'person', 'people')} fits ${quoted(words.join(', '))}`,
    {
      hints: [`there are: ${groups.join(', ')}`],
    },
  );
}

/** What is left out of a command that is to ask. */
const ASKS_NOBODY: ReadonlySet<string> = new Set([
  '--dry-run',
  '--yes',
  '-y',
  '--no-input',
  '--json',
  '--choose',
]);

function write(
  session: Session,
  said: Said,
  read: ReadPeople,
  options: PeopleOptions,
  ...[change, run]: Parameters<ImportPart['write']>
): PartResult {
  const { faults, about, people } = read;
  const keepsGoing = (read.eachForItself || said.skipBad || run.skipBad === true) && people.length > 0;
  const isRefused = faults.length > 0 && !keepsGoing;
  // Nothing is left of a try, in a terminal or of a dry run.
  if (said.badRows !== undefined && (run.keep || (isRefused && !said.dryRun && run.asks !== true)))
    keepBad(said.badRows, read);
  if (isRefused) throw unreadable(read, said.badRows);
  if (said.badRows !== undefined && run.keep && faults.length > 0) run.filesMade?.push(said.badRows);
  const planned = planFor(change.db, people, options);
  writePeople(change, planned, run, { fileName: about.file, format: about.format, sheet: read.sheet });
  const report: PeopleReport = {
    ...about,
    importId: run.importId,
    dryRun: said.dryRun,
    planned,
    faults,
    nobody: read.nobody,
    yourself: read.yourself,
    groups: read.groups ?? 0,
    choosing: commandLine(
      withOptions(
        session.argv.filter((word) => !ASKS_NOBODY.has(word)),
        '--choose',
      ),
    ),
    labelsLeft: !said.labels && people.some(({ labels }) => labels.some((each) => /^\s*[^*\s]/.test(each))),
  };
  const summary = peopleSummary(report);
  return {
    summary,
    importId: run.importId,
    rejected: faults.length,
    losesOnlyThose: read.eachForItself,
    notes: peopleNotes(report, ({ id, candidate: { known } }) =>
      commandLine(['merge', `p${known.id ?? 0}`, `p${id ?? 0}`]),
    ),
    lines: peopleLines(report, session.width),
    next: summary === '' ? [] : ['  next: refnet partners      refnet undo      takes the whole import back'],
    plan: peoplePlanLines(report, session.width),
    plain: peoplePlain(report),
  };
}

function keepBad(path: string, { faults, headings }: ReadPeople): void {
  const file = badRowsFile(path, headings);
  for (const { line, reason, cells } of faults) file.add(line, reason, cells);
  file.finish();
  file.close();
}

function unreadable({ faults, people }: ReadPeople, badRows: string | undefined): RowsRefused {
  const hasOthers = people.length > 0;
  const lines = [
    ...faults.slice(0, 20).map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(badRows === undefined ? [] : [`the rejected rows are in ${quotedPath(badRows)}`]),
  ];
  return new RowsRefused(
    hasOthers
      ? `${count(faults.length, 'of', 'of')} ${count(faults.length + people.length, 'row')} cannot be read, so nothing was imported`
      : 'nothing could be read, so nothing was imported',
    {
      hints: [...lines, ...(hasOthers ? ['--skip-bad      imports the others'] : [])],
      beside: { lines, answers: [], notes: [] },
      hasOthers,
    },
  );
}
