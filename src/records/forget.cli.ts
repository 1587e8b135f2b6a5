import { committed, type Recorded } from '../file/commit.sql.ts';
import { wasForgottenAt } from '../file/last-forgotten.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { flag, isSaidIn, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { folderToLookAt, madeToLookAt, removeMade } from '../shell/temporary-file.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { compact } from './compact.sql.ts';
import { carriedOut, planned, plannedWords, tell, type Done, type Plan } from './forget-plan.cli.ts';
import { found } from './forget-whom.cli.ts';
import { alikeLines, forgetLines, keptLines, type Forgotten } from './forget.view.ts';

const client: Option<string | undefined> = {
  value: 'name',
  help: 'the client, by the whole name; - reads it from standard input',
  read: ([typed]) => typed,
};

const olderThan: Option<string | undefined> = {
  value: 'age',
  help: 'clients to whom nothing has happened for so long: 7y, 18 months',
  read: ([typed]) => typed,
};

const wordsAnywhere: Option<string | undefined> = {
  value: 'words',
  help: 'words to take out wherever they stand, as a family name in notes',
  read: ([typed]) => typed,
};

const OPTIONS = {
  client,
  olderThan,
  words: wordsAnywhere,
  all: flag('also those that are open, with fees unpaid, or with fees of the last years'),
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

What a note says of the client otherwise than by the name is not found. Drafts
and pages that were opened and kept nowhere are removed, as far as they lie in
the folder for temporary files as it is now (TMPDIR); it says which that is.
Copies that are listed still hold the client; those of another format, as a zip,
are not looked into. So does the file the client was imported from: nothing is
kept that could know the client again. import leaves out rows of the day,
partner and way of a referral whose client was forgotten, and says so; where a
file has another day or partner, the client comes back. Take the row out.

A part of the name in a note may be of somebody else: it is listed and left, and
--words takes it out. What a partner, a source or a mapping is called is listed
and left too: once that is edited, --words clears what undo keeps of it.

Without --all a client is kept who is open, or with whom a fee goes that is not
paid or of the last 7 years: refnet config fees-kept-years says how many.

Examples:
  refnet forget --client "Jane D." --dry-run
  refnet forget --words Dupont
  refnet forget 12
  refnet forget --older-than 7y`,
  async run(session, { words: numbers, options }) {
    const isSaid = isSaidIn<keyof typeof OPTIONS>(options);
    const [typed] = options['client'] ?? [];
    const [age] = options['olderThan'] ?? [];
    const [said] = options['words'] ?? [];
    refuseMixed([numbers[0], typed, age, said], session.asks);
    const isAsked = typed === '-' || [numbers[0], typed, age, said].every((each) => each === undefined);
    const name = isAsked ? await clientAsked(session, typed === '-') : typed;
    session.writes = !isSaid('dryRun');
    const db = await session.reading();
    if (db.memory) return;
    const { 'fees-kept-years': years } = await session.settings();
    const keeping = { all: isSaid('all'), today: session.today, years };
    const plan =
      said === undefined
        ? planned(db, await found(session, db, { words: numbers, name, age }), keeping)
        : plannedWords(said);
    if (plan.ids.length === 0 && plan.names.length === 0) {
      // Who was asked for by name is still there: no script is to take it for done.
      if (age === undefined) session.exitCode = EXIT.refused;
      return session.print(nothingLines(isSaid('json'), plan, session));
    }
    const dry = attempted(db, plan, session, 'tried');
    if (said !== undefined && dry.mentions.length + dry.images === 0) throw nowhere(said, dry.alike);
    const shown = {
      ...tell(db, plan, dry),
      lookedAt: madeToLookAt(session),
      lookedIn: folderToLookAt(session),
    };
    if (isSaid('dryRun')) {
      const lines = () => [...forgetLines(shown, 'would'), 'Nothing was written.'];
      return session.print(isSaid('json') ? session.json(jsonOf(shown, 'would')) : lines());
    }
    if (!session.assumesYes) {
      await settle(session, {
        text: 'this cannot be undone',
        details: forgetLines(shown, 'would'),
        question: 'Forget for good?',
        yes: 'forgets for good',
      });
    }
    const told = await forgetForGood(session, plan, shown);
    session.print(isSaid('json') ? session.json(jsonOf(told, 'did')) : forgetLines(told, 'did'));
  },
};

/** Forgets for good, in the file and in what was made to be looked at; what a trial has shown is told as it was then. */
async function forgetForGood(session: Session, plan: Plan, shown: Forgotten): Promise<Forgotten> {
  const writable = await session.writing();
  const done = attempted(writable, plan, session, 'kept');
  if (!compact(writable)) {
    session.note(
      'The file could not be made smaller: that needs room on the disk. What was cleared is overwritten in it.',
    );
  }
  const stays = removeMade(shown.lookedAt);
  return {
    ...tell(writable, plan, done),
    clients: shown.clients,
    near: shown.near,
    copies: [...shown.copies, ...stays],
    lookedAt: shown.lookedAt.filter((path) => !stays.includes(path)),
    lookedIn: shown.lookedIn,
  };
}

/** The name, from standard input where it was said so, else as it is typed when asked for. */
async function clientAsked(session: Session, isRead: boolean): Promise<string> {
  if (!isRead) return (await session.prompter()).text('Forget whom? The whole name of the client');
  const { clientFromStdin } = await import('../referrals/client.cli.ts');
  return clientFromStdin(session, 'refnet forget --client - < FILE');
}

function refuseMixed(said: readonly (string | undefined)[], asks: boolean): void {
  const howMany = said.filter((each) => each !== undefined).length;
  if (howMany === 0 && !asks) {
    throw usageError(
      'whom to forget is missing',
      'for example: refnet forget --client NAME',
      'or refnet forget --older-than 7y',
    );
  }
  if (howMany > 1)
    throw usageError(
      'numbers, --client, --older-than and --words do not go together',
      'leave all but one of them out',
    );
}

function nowhere(words: string, alike: Done['alike']): UserError {
  if (alike.length > 0) {
    return new UserError(
      `${quoted(words)} is only what others are called, who stay as they are: edit what should not be, then forget once more`,
      { hints: alikeLines(alike) },
    );
  }
  return new UserError(`${quoted(words)} stands nowhere that it could be taken out of`, {
    hints: ['refnet search WORD      looks everywhere', 'refnet forget --client NAME      forgets a client'],
  });
}

/** Clears it in one transaction, which is rolled back where it is only tried. */
function attempted(db: Db, plan: Plan, session: Session, how: 'tried' | 'kept'): Done {
  const { world } = session;
  const at = world.now().toISOString();
  const work = () => {
    const cleared = carriedOut(db, plan, at);
    if (how === 'tried') throw new RolledBack(cleared);
    return cleared;
  };
  const recorded = forgottenFor(plan);
  const isThere = (file: Db) => wasForgottenAt(file, at);
  try {
    const done = committed(db, work, () => ({ isThere, recorded }));
    session.recorded = recorded;
    return done;
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return error.done;
  }
}

function forgottenFor({ ids }: Plan): Recorded {
  const whom =
    ids.length === 0 ? 'took the words out' : `forgot the client of ${count(ids.length, 'referral')}`;
  return { did: `${whom}, for good`, back: undefined };
}

class RolledBack extends Error {
  readonly done: Done;
  constructor(done: Done) {
    super('rolled back');
    this.done = done;
  }
}

function nothingLines(json: boolean, { kept }: Plan, session: Session) {
  const nobody: Forgotten = {
    clients: [],
    kept,
    own: [],
    mentions: [],
    left: [],
    leftWords: [],
    leftNames: [],
    alike: [],
    alikeNames: [],
    near: [],
    images: 0,
    identities: 0,
    copies: [],
    unseen: [],
    tooLarge: [],
    lookedAt: [],
    lookedIn: '',
  };
  if (json) return session.json(jsonOf(nobody, 'would'));
  const lines = keptLines(nobody);
  const again = commandLine(withOptions(session.argv, '--all'));
  return kept.length === 0 ? ['Nobody to forget.'] : [...lines, `${again}      forgets all the same`];
}

function jsonOf(forgotten: Forgotten, tense: 'would' | 'did') {
  const places = (all: Forgotten['own']) =>
    all.map(({ table, id, columns }) => ({ table, id, columns: [...columns] }));
  return {
    forgotten: tense === 'did',
    referrals: forgotten.clients.map(({ id }) => id),
    kept: forgotten.kept.map(({ client: { id }, why }) => ({ referral: id, why })),
    own: places(forgotten.own),
    mentions: places(forgotten.mentions),
    left: places(forgotten.left),
    leftWords: [...forgotten.leftWords],
    leftNames: [...forgotten.leftNames],
    alike: places(forgotten.alike),
    near: forgotten.near.map(({ id }) => id),
    formerStates: forgotten.images,
    importMarks: forgotten.identities,
    copies: [...forgotten.copies],
    unseen: [...forgotten.unseen, ...forgotten.tooLarge].toSorted(),
    lookedAt: [...forgotten.lookedAt],
    lookedIn: forgotten.lookedIn,
  };
}
