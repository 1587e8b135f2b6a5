import { addDays } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { findPartner, partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { aPartner } from '../partners/partner.cli.ts';
import type { Partner } from '../partners/partner.ts';
import type { Command, Common, Given } from '../shell/command.cli.ts';
import { flag, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { cancelled, usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { compareRecords, type Comparison } from './compare.ts';
import { comparePlain } from './compare-plain.view.ts';
import { mineOf } from './my-record.cli.ts';
import type { Mine, Rest, Theirs } from './told.ts';
import type { TheirRecord } from './their-record.cli.ts';
import { takeOver } from './compare-accept.cli.ts';
import { compareLines } from './compare.view.ts';
import { askFile, IMPORTING, type Said as ImportSaid } from '../imports/import-options.cli.ts';

/** Which lines of theirs are taken over, as they are named, or all. */
const accept: Option<'all' | readonly string[]> = {
  value: 'lines',
  help: 'take over these lines of their file, or all: 7,9; 8=2: line 8 is your #2; 8=new: it is none of yours',
  read([typed]) {
    if (typed === undefined) return [];
    if (typed.trim().toLowerCase() === 'all') return 'all';
    const parts = typed.split(/[\s,]+/).filter((part) => part !== '');
    const isLine = (part: string) =>
      /^(?:[1-9][0-9]{0,3}:)?[1-9][0-9]{0,8}(?:=(?:new|#?[1-9][0-9]{0,8}))?$/i.test(part);
    if (parts.length > 0 && parts.every(isLine)) return parts;
    throw usageError(`--accept takes line numbers or all`, 'for example: --accept 7,9');
  },
};

const { map, statuses, directions, given, received, dates, decimals, currency, encoding, sheet, json } =
  IMPORTING.options;

const OPTIONS = {
  accept,
  map,
  statuses,
  directions,
  given: { ...given, help: 'the clients of their file went from them to you' },
  received: { ...received, help: 'the clients of their file came from you to them' },
  dates,
  decimals,
  currency,
  encoding,
  noClients: flag('compare by day and direction alone, not by the names of clients'),
  sheet: { ...sheet, help: 'of a workbook only the sheet of this name' },
  dryRun: flag('show what would be taken over, and write nothing'),
  json: { ...json, help: 'print the comparison as JSON' },
};

/** A partner, and the file they sent. */
interface Sent {
  readonly partner: Partner;
  readonly path: string;
}

const whom = aPartner({ question: 'Whose record is it', example: 'refnet compare NAME FILE' });

const partnerAndFile: Target<Sent> = {
  argument: {
    usage: '[partner and file...]',
    help: 'the partner, then the file they sent',
    named: 'partner',
  },
  async find(typed, session) {
    const { words } = typed;
    const path = words.at(-1);
    if (words.length < 2 && !session.asks) {
      throw usageError(
        `the ${words.length === 0 ? 'partner and the file are' : 'partner or the file is'} missing`,
        'for example: refnet compare NAME FILE',
      );
    }
    if (path === '') throw usageError('that is no file name', 'for example: refnet compare NAME FILE');
    const named = words.length > 1 ? words.slice(0, -1) : words;
    const found = await whom.find({ ...typed, words: named }, session);
    const file = words.length > 1 ? (path ?? '') : await askFile(session);
    if (file === '') throw cancelled();
    return { read: (db) => ({ partner: found.read(db), path: file }) };
  },
};

const COMPARING = {
  target: partnerAndFile,
  options: OPTIONS,
  not: [['given', 'received']],
} satisfies Common<Sent, typeof OPTIONS>;

type Said = Given<Sent, typeof OPTIONS>;

export const command: Command = {
  argument: partnerAndFile.argument,
  options: OPTIONS,
  async run(session, typed) {
    refuseMisfits(COMPARING, typed.options);
    const db = await session.reading();
    const { read } = await partnerAndFile.find(typed, session);
    const said = await loaded(() => givenOf(session, db, COMPARING, read(db), typed.options));
    const { theirs, aside, columns } = await theirsOf(session, db, said);
    const { comparison, outside } = compared(db, said, theirs);
    await tell(session, db, said, comparison, { outside, aside, columns });
    await takeOver(session, { ...said, partner: said.target.partner }, comparison);
  },
  help: `
Reads what a partner sent you, a list made by refnet export --for or any tracker
that refnet import reads, beside your own record of the two of you. What they
gave you have received. Nothing is changed but what you take over: in a terminal
each line is asked about. A line that may be one of yours is in no all: say
whether it is, as --accept 8=2, or none, as --accept 8=new. A list that names no
partner is about the two of you: --given or --received says which way its
clients went.

Examples:
  refnet compare maren from-maren.csv
  refnet compare maren her-list.csv --given
  refnet compare maren from-maren.csv --accept 7,9
  refnet compare maren from-maren.csv --accept all --dry-run`,
};

/** What their file tells of the two of us, as I see it. */
async function theirsOf(session: Session, db: Db, said: Said): Promise<TheirRecord> {
  const { partner, path } = said.target;
  const myName = said.settings['my-name'];
  if (myName === undefined) {
    throw usageError('your own name is not known, and the file is read by it', 'refnet config my-name NAME');
  }
  const { readTheirs } = await import('./their-record.cli.ts');
  const handles = listHandles(db);
  const namedHere = (name: string) => {
    const found = findPartner(name, handles);
    return found.kind === 'one' ? partnerNamer(handles)(found.partner) : undefined;
  };
  return readTheirs(session, { path, partner, myName, namedHere, asImport: asTheirs(said, partner, path) });
}

/** The file is read as they would import it: they are "me" there, and I am a partner. */
function asTheirs(said: Said, partner: Partner, path: string): ImportSaid {
  const maps = { saveMap: undefined, as: undefined, maps: false, forgetMap: undefined };
  const off = {
    ...maps,
    noClients: said.noClients,
    noNewPartners: false,
    update: false,
    skipBad: true,
    dryRun: true,
  };
  return {
    ...IMPORT_DEFAULTS,
    badRows: undefined,
    encoding: said.encoding,
    decimals: said.decimals,
    currency: said.currency,
    sheet: said.sheet,
    ...off,
    map: said.map,
    statuses: said.statuses,
    directions: said.directions,
    sources: [],
    same: [],
    partners: [],
    corrects: [],
    notForgotten: [],
    nobody: 'leave-out',
    given: said.given,
    received: said.received,
    dates: said.dates,
    json: said.json,
    target: [path],
    today: said.today,
    settings: { ...said.settings, 'my-name': partner.name },
    argv: said.argv,
    has: () => false,
  };
}

/** What is for lists of people, workbooks or whole networks alone. */
const IMPORT_DEFAULTS = {
  only: [],
  tag: [],
  labels: false,
  choose: false,
  merge: false,
  replace: false,
  again: false,
};

/** Days around those of their file within which mine are compared; refnet's own number. */
const AROUND = 3;

function compared(
  db: Db,
  { target: { partner }, today }: Said,
  theirs: readonly Theirs[],
): { comparison: Comparison; outside: number } {
  const own = mineOf(db, partner, today);
  const days = theirs.map(({ day }) => day).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const comparison = compareRecords(own, theirs);
  const isWithin = ({ day }: Mine) => addDays(day, AROUND) >= first && addDays(day, -AROUND) <= last;
  const onlyMine = comparison.onlyMine.filter(isWithin);
  return {
    comparison: { ...comparison, onlyMine },
    outside: comparison.onlyMine.length - onlyMine.length,
  };
}

async function tell(
  session: Session,
  db: Db,
  { target: { partner, path }, json: asJson, argv, accept: taken }: Said,
  comparison: Comparison,
  { outside, aside, columns }: Rest & { readonly columns: readonly string[] },
): Promise<void> {
  if (asJson) {
    session.print(session.json(comparePlain(partner, path, comparison, { outside, aside })));
    return;
  }
  const handle = partnerNamer(listHandles(db))(partner);
  const isTaking = taken === 'all' || taken.length > 0 || session.asks;
  const accepting = commandLine(withOptions(withoutAccepting(argv), '--accept'));
  const frame = {
    partner: partner.name,
    file: path === '-' ? 'standard input' : path,
    outside,
    aside,
    columns,
    accept: isTaking ? undefined : accepting,
    decide: isTaking && taken !== 'all' ? undefined : accepting,
    fees: `refnet fees ${handle}`,
    send: `refnet export --for ${handle} --output FILE`,
  };
  session.print(compareLines(comparison, frame));
}

/** What was typed, as far as it says what is compared. */
function withoutAccepting(argv: readonly string[]): string[] {
  return argv.filter(
    (word, at) => word !== '--dry-run' && !/^--accept(?:=|$)/.test(word) && argv[at - 1] !== '--accept',
  );
}
