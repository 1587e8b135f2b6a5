import { readStandings } from '../agreements/fee-ledger.cli.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, type Option } from '../shell/option.cli.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { dayBefore } from './age.ts';
import { mentionsOf, type Forgetting } from './forget.ts';
import {
  clear,
  clientsBefore,
  clientsLike,
  clientsNamed,
  clientsNumbered,
  compact,
  copiesWith,
  namesOf,
  placesOf,
  removedNamed,
  sharedNames,
  withFeesSince,
  type Cleared,
  type Client,
  type Place,
} from './forget.sql.ts';
import { anyOfWords, wordsByClient } from './name-words.ts';
import { tellingWords } from '../text/telling-words.ts';
import { forgetLines, namelessPhrase, type Forgotten } from './forget.view.ts';

/** Fees of so many years are kept: books have to be. */
const BOOKS = 7;

const client: Option<string | undefined> = {
  value: 'name',
  help: 'the client, by the whole name',
  read: ([typed]) => typed,
};

const olderThan: Option<string | undefined> = {
  value: 'age',
  help: 'clients to whom nothing has happened for so long: 7y, 18 months',
  read: ([typed]) => typed,
};

const OPTIONS = {
  client,
  olderThan,
  all: flag('also those that are open, with fees unpaid, or with fees of the last 7 years'),
  json: flag('print what was cleared as JSON'),
  dryRun: flag('show what it would clear, and write nothing'),
};

export const command: Command = {
  argument: { usage: '[referral...]', help: 'the numbers of referrals, where several clients have one name' },
  options: OPTIONS,
  help: `
The name goes, with the notes and reasons of the referral, what undo keeps of
it, and the marks of the import it came from; elsewhere the name becomes
"(client)", and so does any word of it in the need of the referral.
The referral stays, with its days, its status and its amounts, and
every report counts what it counted. It cannot be undone.

What a note says of the client otherwise than by the name is not found. The file
it was imported from, and copies that are listed, still hold the name.

Examples:
  refnet forget --client "Jane D." --dry-run
  refnet forget 12
  refnet forget --older-than 7y`,
  async run(session, { words, options }) {
    const isSaid = (key: keyof typeof OPTIONS) => (options[key]?.length ?? 0) > 0;
    const [name] = options['client'] ?? [];
    const [age] = options['olderThan'] ?? [];
    refuseMixed(words, name, age);
    const db = await session.reading();
    if (db.memory) return;
    const wanted = await found(session, db, { words, name, age });
    const plan = planned(db, wanted, isSaid('all'), session.today);
    if (plan.ids.length === 0 && plan.names.length === 0) {
      // Who was asked for by name is still there: no script is to take it for done.
      if (age === undefined) session.exitCode = EXIT.refused;
      return session.print(nothingLines(isSaid('json'), plan, session));
    }
    const dry = attempted(db, plan, session, false);
    const shown = tell(db, plan, dry);
    if (isSaid('dryRun')) {
      session.print(
        isSaid('json')
          ? session.json(jsonOf(shown, false))
          : [...forgetLines(shown, 'would'), 'Nothing was written.'],
      );
      return;
    }
    if (!session.assumesYes) {
      await settle(session, {
        text: 'this cannot be undone',
        details: forgetLines(shown, 'would'),
        question: 'Forget for good?',
        yes: 'forgets for good',
      });
    }
    const writable = await session.writing();
    const done = attempted(writable, plan, session, true);
    compact(writable);
    const told = { ...tell(writable, plan, done), clients: shown.clients, copies: shown.copies };
    session.print(isSaid('json') ? session.json(jsonOf(told, true)) : forgetLines(told, 'did'));
  },
};

function refuseMixed(words: readonly string[], name: string | undefined, age: string | undefined): void {
  const said = [words.length > 0, name !== undefined, age !== undefined].filter(Boolean).length;
  if (said === 0) {
    throw usageError(
      'whom to forget is missing',
      'for example: refnet forget --client NAME',
      'or refnet forget --older-than 7y',
    );
  }
  if (said > 1)
    throw usageError(
      'numbers, --client and --older-than do not go together',
      'leave all but one of them out',
    );
}

interface Wanted {
  readonly clients: readonly Client[];
  /** The name that was typed, where it was. */
  readonly name?: string;
}

async function found(
  session: Session,
  db: Db,
  { words, name, age }: { words: readonly string[]; name: string | undefined; age: string | undefined },
): Promise<Wanted> {
  if (age !== undefined)
    return { clients: clientsBefore(db, dayBefore(age, session.today, 'refnet forget --older-than 7y')) };
  if (name === undefined) return { clients: numbered(db, words) };
  const named = clientsNamed(db, name);
  const isNobody = named.length === 0 && removedNamed(db, name).length === 0;
  // Who is in no referral may be spoken of all the same, unless it is but a part of a name.
  if (isNobody && (clientsLike(db, name).length > 0 || placesOf(db, mentionsOf([name])).length === 0)) {
    throw noneNamed(db, name);
  }
  const groups = grouped(named);
  return { clients: groups.length > 1 ? await chosen(session, name, groups) : named, name };
}

/** Referrals of one introduction are of one client; any others may be of two of that name. */
function grouped(clients: readonly Client[]): Client[][] {
  const groups = new Map<string, Client[]>();
  for (const each of clients) {
    const key = each.introduction ?? String(each.id);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

async function chosen(
  session: Session,
  name: string,
  groups: readonly Client[][],
): Promise<readonly Client[]> {
  const all = groups.flat();
  if (session.asks) {
    const prompter = await session.prompter();
    return prompter.choose(`${quoted(name)} is the client of ${groups.length} introductions. Which?`, [
      { name: 'all of them, for it is one person', value: all },
      ...groups.map((each) => ({ name: each.map(namelessPhrase).join('; '), value: each })),
    ]);
  }
  const numbers = (each: readonly Client[]) => each.map(({ id }) => id).join(' ');
  throw new UserError(
    `${quoted(name)} is the client of ${groups.length} introductions, and may be as many people`,
    {
      hints: [
        ...groups
          .slice(0, 6)
          .map(
            (each) =>
              `refnet forget ${numbers(each)}      ${each.map((one) => namelessPhrase(one).replace(/^#\d+ +/, '')).join('; ')}`,
          ),
        `refnet forget ${numbers(all)}      where it is one person`,
      ],
    },
  );
}

function numbered(db: Db, words: readonly string[]): Client[] {
  const ids = words
    .flatMap((word) => word.split(','))
    .filter((word) => word !== '')
    .map((word) => {
      if (!/^#?\d{1,9}$/.test(word)) {
        throw usageError(
          `${quoted(word)} is no number of a referral`,
          'a name goes with --client: refnet forget --client NAME',
        );
      }
      return Number(word.replace('#', ''));
    });
  const clients = clientsNumbered(db, ids);
  const missing = ids.find((id) => clients.every((each) => each.id !== id));
  if (missing !== undefined)
    throw new UserError(`there is no referral ${missing}`, { hints: ['refnet referrals      lists them'] });
  return clients;
}

function noneNamed(db: Db, name: string): UserError {
  const near = clientsLike(db, name).slice(0, 6);
  return new UserError(`no client is called ${quoted(name)}`, {
    hints:
      near.length === 0
        ? ['refnet search NAME      looks everywhere']
        : near.map((each) => `refnet forget ${each.id}      ${namelessPhrase(each).replace(/^#\d+ +/, '')}`),
  });
}

interface Plan {
  readonly clients: readonly Client[];
  readonly kept: readonly { readonly client: Client; readonly why: string }[];
  /** The numbers of what is forgotten, of what was removed too. */
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly shared: readonly string[];
  readonly forgetting: Forgetting;
}

/** Who of those found is forgotten, who is kept, and which names go with them. */
function planned(db: Db, { clients, name }: Wanted, all: boolean, today: Day): Plan {
  const why = all ? () => undefined : reasonsToKeep(db, today);
  const kept = clients.flatMap((each) => {
    const reason = why(each);
    return reason === undefined ? [] : [{ client: each, why: reason }];
  });
  const gone = clients.filter((each) => kept.every(({ client: other }) => other.id !== each.id));
  const removed = name === undefined ? [] : removedNamed(db, name);
  const ids = [...gone.map(({ id }) => id), ...removed];
  const typed =
    name === undefined || gone.length + removed.length + (clients.length === 0 ? 1 : 0) === 0 ? [] : [name];
  const known = namesOf(db, ids);
  const names = [...new Set([...known.map((each) => each.name), ...typed])];
  const shared = sharedNames(db, names, ids);
  const mentions = mentionsOf(names.filter((each) => !shared.includes(each)));
  return {
    clients: gone,
    kept,
    ids,
    names,
    shared,
    forgetting: { referrals: new Set(ids), mentions, own: wordsByClient(known) },
  };
}

/** The family names in words of others: who that is, only their writer knows. */
function familyPlaces(db: Db, names: readonly string[], told: readonly Place[]): Place[] {
  const families = names.flatMap((name) => tellingWords(name).slice(1).slice(-1));
  if (families.length === 0) return [];
  const isTold = new Set(told.map(({ table, id }) => `${table} ${id}`));
  return placesOf(db, anyOfWords(families)).filter(({ table, id }) => !isTold.has(`${table} ${id}`));
}

function reasonsToKeep(db: Db, today: Day): (client: Client) => string | undefined {
  const standings = new Map(readStandings(db, undefined).map((each) => [each.referral.number, each]));
  const recent = withFeesSince(db, addMonths(today, -12 * BOOKS));
  return ({ id, isOpen }) => {
    if (isOpen) return 'open';
    const { accrued = [], due = [], paid = [], expected, byHand } = standings.get(id) ?? {};
    if (due.length > 0 || expected !== undefined || byHand !== undefined) return 'a fee on it is not paid';
    const hasFees = accrued.length > 0 || paid.length > 0;
    return hasFees && recent.has(id) ? `a fee on it is of the last ${BOOKS} years` : undefined;
  };
}

/** Clears it in one transaction, which is rolled back where it is only tried. */
function attempted(db: Db, { forgetting }: Plan, { world }: Session, keep: boolean): Cleared {
  let cleared: Cleared | undefined;
  const work = db.transaction(() => {
    cleared = clear(db, forgetting, world.now().toISOString());
    if (!keep) throw new RolledBack();
  });
  try {
    work.immediate();
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  if (cleared === undefined) throw new Error('nothing was tried');
  return cleared;
}

class RolledBack extends Error {}

function tell(
  db: Db,
  { clients, kept, names, shared }: Plan,
  { own, mentions, alike, images, identities }: Cleared,
): Forgotten {
  const whole = shared.length === 0 ? [] : placesOf(db, mentionsOf(shared));
  const left = [...whole, ...familyPlaces(db, names, [...own, ...mentions, ...whole])];
  return {
    clients,
    kept,
    own,
    mentions,
    left,
    alike,
    images,
    identities,
    copies: copiesWith(db.name, names),
  };
}

function nothingLines(json: boolean, { kept }: Plan, session: Session) {
  const nobody: Forgotten = {
    clients: [],
    kept,
    own: [],
    mentions: [],
    left: [],
    alike: [],
    images: 0,
    identities: 0,
    copies: [],
  };
  if (json) return session.json(jsonOf(nobody, false));
  const lines = forgetLines(nobody, 'would');
  const again = commandLine([...session.argv.filter((word) => word !== '--all'), '--all']);
  return kept.length === 0 ? ['Nobody to forget.'] : [...lines, `${again}      forgets all the same`];
}

function jsonOf(forgotten: Forgotten, done: boolean) {
  const places = (all: Forgotten['own']) =>
    all.map(({ table, id, columns }) => ({ table, id, columns: [...columns] }));
  return {
    forgotten: done,
    referrals: forgotten.clients.map(({ id }) => id),
    kept: forgotten.kept.map(({ client: { id }, why }) => ({ referral: id, why })),
    own: places(forgotten.own),
    mentions: places(forgotten.mentions),
    left: places(forgotten.left),
    alike: places(forgotten.alike),
    formerStates: forgotten.images,
    importMarks: forgotten.identities,
    copies: [...forgotten.copies],
  };
}
