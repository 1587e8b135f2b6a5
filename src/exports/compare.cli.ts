import type { Day } from '../calendar/day.ts';
import { addDays } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { aPartner } from '../partners/partner.cli.ts';
import type { Partner } from '../partners/partner.ts';
import { newReferral, stepsOf, type Referral } from '../referrals/referral.ts';
import { listReferrals, listStatusEvents, moveStatus, savingReferral } from '../referrals/referral.sql.ts';
import { stands } from '../referrals/status.ts';
import type { Command, Common, Given } from '../shell/command.cli.ts';
import { flag, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { compareRecords, type Comparison, type Mine, type Pair, type Theirs } from './compare.ts';
import { compareLines, pairWords, toldWords } from './compare.view.ts';
import { askFile, IMPORTING, type Said as ImportSaid } from '../imports/import-options.cli.ts';
import { faultPhrase } from '../imports/faults.view.ts';
import { openFile } from '../imports/open-file.io.ts';
import { isMine } from '../imports/partner-cell.ts';
import { calledOf } from '../sheets/sheet.ts';

/** Which lines of theirs are taken over: their numbers, or all. */
const accept: Option<'all' | readonly number[]> = {
  value: 'lines',
  help: 'take over these lines of their file, or all: 7,9',
  read([typed]) {
    if (typed === undefined) return [];
    if (typed.trim().toLowerCase() === 'all') return 'all';
    const parts = typed.split(/[\s,]+/).filter((part) => part !== '');
    if (parts.length > 0 && parts.every((part) => /^[0-9]{1,9}$/.test(part))) return parts.map(Number);
    throw usageError(`--accept takes line numbers or all`, 'for example: --accept 7,9');
  },
};

const { map, statuses, given, received, dates, json } = IMPORTING.options;

const OPTIONS = {
  accept,
  map,
  statuses,
  given: { ...given, help: 'the clients of their file went from them to you' },
  received: { ...received, help: 'the clients of their file came from you to them' },
  dates,
  dryRun: flag('show what would be taken over, and write nothing'),
  json: { ...json, help: 'print the comparison as JSON' },
};

/** A partner, and the file they sent. */
interface Sent {
  readonly partner: Partner;
  readonly path: string;
}

const whom = aPartner({ question: 'Whose record is it', example: 'refnet compare maren FILE' });

const partnerAndFile: Target<Sent> = {
  argument: {
    usage: '[partner and file...]',
    help: 'the partner, then the file they sent',
    named: 'partner',
  },
  async find(typed, session) {
    const { words } = typed;
    const path = words.at(-1);
    if (path === undefined || (words.length === 1 && !session.asks)) {
      if (!session.asks) {
        throw usageError('the partner and the file are missing', 'for example: refnet compare maren FILE');
      }
    }
    const named = words.length > 1 ? words.slice(0, -1) : words;
    const found = await whom.find({ ...typed, words: named }, session);
    const file = words.length > 1 ? (path ?? '') : await askFile(session);
    if (file === '') throw new UserError('cancelled, nothing was written', { kind: 'cancelled' });
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
    const theirs = await readTheirs(session, said);
    const { comparison, outside } = compared(db, said, theirs);
    await tell(session, db, said, comparison, outside);
    await takeOver(session, said, comparison);
  },
  help: `
Reads what a partner sent you, a list made by refnet export --for or any tracker
that refnet import reads, beside your own record of the two of you. What they
gave you have received. Nothing is changed but what you take over: in a terminal
each line is asked about.

Examples:
  refnet compare maren from-maren.csv
  refnet compare maren from-maren.csv --accept 7,9
  refnet compare maren from-maren.csv --accept all --dry-run`,
};

/** What the file tells of the two of us, as I see it. */
async function readTheirs(session: Session, said: Said): Promise<Theirs[]> {
  const { partner, path } = said.target;
  const myName = said.settings['my-name'];
  if (myName === undefined) {
    throw usageError('your own name is not known, and the file is read by it', 'refnet config my-name NAME');
  }
  const { lookThrough } = await import('../imports/import-tracker.cli.ts');
  const { trackerRows } = await import('../imports/tracker-file.io.ts');
  const file = await openFile(path, session.world.stdin);
  try {
    const all: Theirs[] = [];
    let others = 0;
    for (const sheet of file.sheets) {
      const { scan, reading } = await lookThrough(session, sheet, asTheirs(said, partner, path));
      for (const row of trackerRows(sheet, scan, reading)) {
        if ('rejected' in row) {
          const faults = row.rejected.faults.map((fault) => faultPhrase(fault, scan.columns));
          session.note(`${calledOf(sheet)}, line ${row.rejected.line}: ${faults.join('; ')}`);
        } else if ('leftOut' in row) others += 1;
        else if (isMine(row.referral.partner ?? '', myName)) {
          all.push(asMine(row.referral));
        } else others += 1;
      }
    }
    if (all.length === 0) {
      throw new UserError(`no line of that file names you, ${myName}`, {
        hints: [
          'refnet config my-name NAME      is how you are called there',
          ...(others > 0 ? [`${count(others, 'line')} ${others === 1 ? 'is' : 'are'} about others`] : []),
        ],
      });
    }
    return all;
  } finally {
    file.close();
  }
}

/** The file is read as they would import it: they are "me" there, and I am a partner. */
function asTheirs(said: Said, partner: Partner, path: string): ImportSaid {
  const none = { encoding: undefined, decimals: undefined, currency: undefined, badRows: undefined };
  const maps = { saveMap: undefined, as: undefined, maps: false, forgetMap: undefined };
  const off = { ...maps, noClients: false, noNewPartners: false, update: false, skipBad: true, dryRun: true };
  return {
    ...IMPORT_DEFAULTS,
    ...none,
    ...off,
    map: said.map,
    statuses: said.statuses,
    sources: [],
    partners: [],
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
  sheet: [],
  replace: false,
  again: false,
};

interface TheirRow {
  readonly line: number;
  readonly day: Day;
  readonly client: string | null;
  readonly direction: 'given' | 'received';
  readonly status: Theirs['status'];
  readonly closedOn: Day | null;
}

/** What they gave I have received. */
function asMine({ line, day, client, direction, status, closedOn }: TheirRow): Theirs {
  return { line, day, client, direction: direction === 'given' ? 'received' : 'given', status, closedOn };
}

/** Days around those of their file within which mine are compared; refnet's own number. */
const AROUND = 3;

function compared(
  db: Db,
  { target: { partner } }: Said,
  theirs: readonly Theirs[],
): { comparison: Comparison; outside: number } {
  const own = listReferrals(db, { partnerId: partner.id, sort: 'oldest' })
    .filter(({ status, consent }) => stands(status) && consent !== false)
    .map(told);
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

function told({ id, occurredOn, direction, clientName, status, closedOn }: Referral): Mine {
  return { number: id, day: occurredOn, direction, client: clientName, status, closedOn };
}

async function tell(
  session: Session,
  db: Db,
  { target: { partner, path }, json: asJson, argv, accept: taken }: Said,
  comparison: Comparison,
  outside: number,
): Promise<void> {
  if (asJson) {
    session.print(session.json(plainOf(partner, path, comparison, outside)));
    return;
  }
  const handle = partnerNamer(listHandles(db))(partner);
  const isTaking = taken === 'all' || taken.length > 0 || session.asks;
  const frame = {
    partner: partner.name,
    file: path === '-' ? 'standard input' : path,
    outside,
    accept: isTaking ? undefined : `${commandLine(argv.filter((word) => word !== '--dry-run'))} --accept all`,
    send: `refnet export --for ${handle} --output FILE`,
  };
  session.print(compareLines(comparison, frame));
}

/** One line of theirs that may be taken over, and what of mine it would change; nothing where it is new. */
type Acceptable = Pair | { readonly mine: undefined; readonly theirs: Theirs };

function acceptableOf({ pairs, onlyTheirs }: Comparison): Acceptable[] {
  return [
    ...pairs.filter(({ differ }) => differ.length > 0),
    ...onlyTheirs.map((theirs) => ({ mine: undefined, theirs })),
  ];
}

/** Takes over the lines that were said, or that a person says yes to, in one change. */
async function takeOver(session: Session, said: Said, comparison: Comparison): Promise<void> {
  const all = acceptableOf(comparison);
  const chosen = await chosenOf(session, said, all);
  if (chosen.length === 0) return;
  const { partner } = said.target;
  const numbers = await session.change(
    (change) => {
      const ids = chosen.map((each) => apply(change, partner, each, said.today));
      return {
        result: ids,
        summary: `took over ${count(ids.length, 'referral')} as p${partner.id} told them`,
      };
    },
    { keep: !said.dryRun },
  );
  const what = numbers.map((number) => `#${number}`).join(', ');
  session.note(
    said.dryRun
      ? `Would take over ${count(chosen.length, 'line')}. Nothing was written.`
      : `Took over ${count(chosen.length, 'line')}: ${what}; to take it back: refnet undo`,
  );
}

async function chosenOf(session: Session, said: Said, all: readonly Acceptable[]): Promise<Acceptable[]> {
  if (said.accept === 'all') return [...all];
  if (said.accept.length > 0) {
    const lines = new Set(all.map(({ theirs }) => theirs.line));
    const unknown = said.accept.filter((line) => !lines.has(line));
    if (unknown.length > 0) {
      throw usageError(
        `there is nothing to take over on line ${unknown.join(', ')}`,
        `lines that differ or are only in theirs: ${[...lines].join(', ') || 'none'}`,
      );
    }
    const wanted = new Set(said.accept);
    return all.filter(({ theirs }) => wanted.has(theirs.line));
  }
  return session.asks && !said.json && !said.dryRun ? askedOf(session, all) : [];
}

/** Each is asked about; the rest is taken over, or left, at once where a person says so. */
async function askedOf(session: Session, all: readonly Acceptable[]): Promise<Acceptable[]> {
  const prompter = await session.prompter();
  const chosen: Acceptable[] = [];
  for (const [at, each] of all.entries()) {
    const words =
      each.mine === undefined ? `Add ${toldWords(each.theirs)}` : `Take over as theirs: ${pairWords(each)}`;
    const answer = await prompter.choose(`${words}?`, [
      { name: 'yes', value: 'yes' },
      { name: 'no', value: 'no' },
      { name: 'all that follow', value: 'all' },
      { name: 'none that follow', value: 'none' },
    ]);
    if (answer === 'all') return [...chosen, ...all.slice(at)];
    if (answer === 'none') return chosen;
    if (answer === 'yes') chosen.push(each);
  }
  return chosen;
}

/** Writes what their line says, and returns the number of the referral. */
function apply(change: Change, partner: Partner, { mine, theirs, ...pair }: Acceptable, today: Day): number {
  const { day: occurredOn, direction, client, closedOn } = theirs;
  if (mine === undefined) {
    const status = theirs.status ?? 'new';
    return savingReferral.insert(
      change,
      newReferral({ partnerId: partner.id, direction, occurredOn, clientName: client, status, closedOn }),
    );
  }
  const differ = 'differ' in pair ? pair.differ : [];
  const id = mine.number;
  if (differ.includes('direction')) savingReferral.update(change, id, { direction });
  if (differ.includes('day')) savingReferral.update(change, id, { occurredOn });
  if (differ.includes('status') && theirs.status !== null) {
    const last = stepsOf(listStatusEvents(change.db, id)).at(-1)?.onDay ?? occurredOn;
    const onDay = closedOn !== null && closedOn >= last ? closedOn : today;
    moveStatus(change, id, { status: theirs.status, onDay, reason: null });
  }
  return id;
}

function plainOf(partner: Partner, path: string, comparison: Comparison, outside: number): Plain {
  const { pairs, onlyMine, onlyTheirs } = comparison;
  const toldPlain = ({ day, direction, client, status, closedOn }: Mine | Theirs) => ({
    day,
    direction,
    client,
    status,
    closedOn,
  });
  return {
    partner: partner.name,
    partnerId: `p${partner.id}`,
    file: path,
    agree: pairs.filter(({ differ }) => differ.length === 0).length,
    differ: pairs
      .filter(({ differ }) => differ.length > 0)
      .map(({ mine, theirs, differ }) => ({
        number: mine.number,
        line: theirs.line,
        differ: [...differ],
        mine: toldPlain(mine),
        theirs: toldPlain(theirs),
      })),
    onlyTheirs: onlyTheirs.map((each) => ({ line: each.line, ...toldPlain(each) })),
    onlyMine: onlyMine.map((each) => ({ number: each.number, ...toldPlain(each) })),
    outside,
  };
}
