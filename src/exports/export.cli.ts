import type { Day } from '../calendar/day.ts';
import { privacyWords } from '../file/surroundings.io.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, word } from '../kinds/type.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Command, Common, Given } from '../shell/command.cli.ts';
import { flag, option, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { list } from '../text/count.ts';
import { cancelled, usageError, UserError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { EXPORT_FORMATS, formatOfFile, refuseOtherEnding } from './export-formats.ts';
import { fileOrScreen } from './output-option.cli.ts';
import { quotedPath, shownPath } from '../text/quoted-path.ts';
import { KIND_EXPORTS, kindExports } from './export-kinds.cli.ts';
import type { Exported, Pieces } from './exported.cli.ts';
import { outputPlace, taken, toldLeft, writeOutput, type OutputPlace } from '../file/output-file.io.ts';
import { atOneMoment } from '../file/at-one-moment.sql.ts';

/** What `refnet export` takes, by its word. */
const EXPORTED: Readonly<Record<string, Exported>> = {
  all: {
    what: 'everything, to be brought back with refnet import',
    formats: {
      json: async (db) => (await import('./export-all.cli.ts')).allAsJson(db),
      jsonl: async (db) => (await import('./export-all.cli.ts')).allAsJsonLines(db),
      xlsx: async (db) => (await import('./export-all.cli.ts')).allAsWorkbook(db),
    },
  },
  ...KIND_EXPORTS,
};

const WORDS = Object.keys(EXPORTED);

const OPTIONS = {
  format: option(word(EXPORT_FORMATS), 'the format; else the ending of the file says it'),
  output: fileOrScreen('the file to write; else it is printed', { named: 'file' }),
  force: flag('replace the file where there is one of that name'),
  for: option(partner, 'the record of the two of you, for that partner to compare'),
  initials: flag('with --for: clients by their initials'),
  noClients: flag('without clients: no names, needs and notes of theirs'),
  json: flag('the same as --format json'),
};

/** What people would type for some of them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  everything: 'all',
  network: 'all',
  contacts: 'partners',
  people: 'partners',
  signals: 'notes',
  checkins: 'check-ins',
};

/** What is meant by a word: itself, a synonym, or the one of them whose plural it lacks. */
function exportedAs(typed: string): string | undefined {
  const what = typed.toLowerCase();
  const meant = Object.hasOwn(SYNONYMS, what) ? SYNONYMS[what] : what;
  return [meant, `${meant}s`].find((each) => each !== undefined && Object.hasOwn(EXPORTED, each));
}

const aKind: Target<string> = {
  argument: { usage: '[what...]', help: `what to take out: ${list(WORDS, 'or')}`, words: WORDS },
  async find({ words: [typed = 'all', ...more] }) {
    const what = exportedAs(typed);
    if (more.length === 0 && what !== undefined) return { read: () => what };
    throw usageError(
      `there is no export of ${quoted([typed, ...more].join(' '))}`,
      ...WORDS.map((each) => `refnet export ${each}      ${EXPORTED[each]?.what}`),
    );
  },
};

const EXPORTING = {
  target: aKind,
  options: OPTIONS,
  not: [
    ['format', 'json'],
    ['initials', 'noClients'],
  ],
  only: { force: ['output'], initials: ['for'] },
} satisfies Common<string, typeof OPTIONS>;

type Said = Given<string, typeof OPTIONS>;

/** A person at a screen is asked what to take out: everything has the name of every client. */
async function withWhat(session: Session, typed: Typed): Promise<Typed> {
  const { words, options } = typed;
  const isElsewhere = ['output', 'for'].some((name) => (options[name] ?? []).length > 0);
  if (words.length > 0 || isElsewhere || !session.asks) return typed;
  const prompter = await session.prompter();
  const what = await prompter.choose(
    'What is to be shown here? refnet export all --output FILE writes everything into a file',
    WORDS.filter((each) => each !== 'all' || options['noClients'] === undefined).map((each) => ({
      name: `${each}: ${EXPORTED[each]?.what}`,
      value: each,
    })),
  );
  return { ...typed, words: [what] };
}

async function run(session: Session, all: Typed): Promise<void> {
  refuseMisfits(EXPORTING, all.options);
  const typed = await withWhat(session, all);
  const { read } = await aKind.find(typed, session);
  const db = await session.reading();
  const said = await loaded(() => givenOf(session, db, EXPORTING, read(db), typed.options));
  const exported = await exportedBy(db, said, typed.words.length > 0);
  const make = makerOf(exported, said, session);
  const place = said.output === undefined ? undefined : await placeFor(said.output, said, session);
  await exported.agreed?.(session);
  const { beforeEnd } = session.world;
  const left = await atOneMoment(db, async () => {
    const pieces = await make(db, session.today);
    if (place !== undefined)
      return writeOutput(place, unwrapped(pieces), { replace: place.taken, beforeEnd });
    await printed(session, pieces);
    return [];
  });
  if (place === undefined || said.output === undefined) return;
  session.print(`Exported ${calledOf(said)} to ${shownPath(said.output)}${privacyWords(place.path)}.`);
  session.note(toldLeft(left));
}

/** What is taken out: what was named, or for a partner the record of the two of us. */
async function exportedBy(db: Db, said: Said, isNamed: boolean): Promise<Exported> {
  const { for: forPartner, settings, today, noClients, initials, target } = said;
  if (forPartner === undefined) return ofKind(target, noClients);
  if (isNamed && target !== 'referrals') {
    throw usageError(
      `--for takes out the record of the two of you, and no ${target}`,
      `refnet export ${target}`,
      'refnet export --for PARTNER',
    );
  }
  const names = noClients ? 'none' : initials ? 'initials' : 'whole';
  const { sharedRecord } = await import('./shared-record.cli.ts');
  return sharedRecord(db, { partner: forPartner, names, settings, today });
}

/** What is of nobody in particular. Throws a UserError for everything without clients: no network is whole without them. */
function ofKind(target: string, noClients: boolean): Exported {
  const exported = EXPORTED[target];
  if (exported === undefined) throw new Error(`nothing is exported as ${target}`);
  if (!noClients) return exported;
  const without = kindExports({ withoutClients: true })[target];
  if (without !== undefined) return without;
  throw usageError(
    'everything is the whole network, which holds the names of clients; --no-clients goes with one kind of record',
    ...['referrals', 'fees', 'collections'].map((each) => `refnet export ${each} --no-clients`),
  );
}

function calledOf({ for: forPartner, target, noClients }: Said): string {
  if (forPartner !== undefined) return 'the record of the two of you';
  return noClients ? `${target} without clients` : target;
}

/** How it is made in the format asked for. Throws a UserError where that has none, or a terminal cannot show it. */
function makerOf(
  { formats }: Exported,
  said: Said,
  session: Session,
): (db: Db, today: Day) => Promise<Pieces> {
  const { target, output, noClients } = said;
  const known = Object.keys(formats).flatMap(
    (key) => EXPORT_FORMATS.words.find((each) => each === key) ?? [],
  );
  const asked = said.json
    ? 'json'
    : (said.format ?? (output === undefined ? undefined : formatOfFile(output)));
  if (asked !== undefined && output !== undefined) refuseOtherEnding(output, asked);
  const format = asked ?? known[0] ?? 'json';
  const make = formats[format];
  if (make === undefined) {
    throw usageError(
      `${calledOf(said)} cannot be exported as ${format}`,
      ...(said.for === undefined
        ? known.map((each) => `refnet export ${target}${noClients ? ' --no-clients' : ''} --format ${each}`)
        : [`one of: ${list(known, 'or')}`]),
    );
  }
  if (format === 'xlsx' && output === undefined && session.world.stdout.isTTY === true) {
    throw usageError(
      'a workbook is no text that a terminal could show',
      commandLine(withOptions(session.argv, '--output', `${target}.xlsx`)),
    );
  }
  return make;
}

/**
 * The file to write. One that is there is replaced where that was said, or a terminal says so; an older export of
 * everything by a newer one of the same network, as two computers exchange them again and again.
 */
async function placeFor(path: string, { force, target }: Said, session: Session): Promise<OutputPlace> {
  const place = outputPlace(path, session.file.path);
  if (!place.taken || force) return place;
  const there = target === 'all' ? await exportThere(await session.reading(), place.path) : 'another file';
  const isAnothers = there === 'of another network';
  if (there === 'its own' || (session.assumesYes && !isAnothers)) return place;
  if (!session.asks) throw isAnothers ? ofAnother(path) : taken(path);
  const prompter = await session.prompter();
  const what = isAnothers ? 'is the export of another network' : 'is there already';
  if (await prompter.confirm(`${quotedPath(path)} ${what}. Replace it?`, { default: false })) return place;
  throw cancelled();
}

/** What the file is that is there: an export of everything of this network, or of another, or something else. */
async function exportThere(db: Db, path: string): Promise<'its own' | 'of another network' | 'another file'> {
  const { networkOfFile } = await import('../network/network-of-file.io.ts');
  const uuid = await networkOfFile(path);
  if (uuid === undefined) return 'another file';
  const { metaOf } = await import('../network/network-scratch.sql.ts');
  return uuid === metaOf(db, 'network-uuid') ? 'its own' : 'of another network';
}

function ofAnother(path: string): UserError {
  return new UserError(`${quotedPath(path)} is the export of another network, and is not written over`, {
    hints: ['name another file with --output, or add --force to replace it'],
  });
}

function* unwrapped(pieces: Pieces): Generator<string | Uint8Array> {
  for (const piece of pieces) yield piece instanceof Drawn ? piece.text : piece;
}

/** So many characters are gathered before they are printed, and what reads them is given time to. */
const AT_ONCE = 262_144;

async function printed(session: Session, pieces: Pieces): Promise<void> {
  let texts: string[] = [];
  let length = 0;
  const flush = () => {
    session.print(new Drawn(texts.join('')));
    texts = [];
    length = 0;
  };
  for (const piece of pieces) {
    if (!(piece instanceof Drawn)) {
      session.world.stdout.write(piece);
      continue;
    }
    texts.push(piece.text);
    length += piece.text.length;
    if (length < AT_ONCE) continue;
    flush();
    await new Promise((resolve) => setImmediate(resolve));
  }
  flush();
}

export const command: Command = {
  argument: aKind.argument,
  options: OPTIONS,
  run,
  help: `
Everything is the whole network: partners, referrals, check-ins, agreements,
fees, settings and what was removed; all but what undo keeps. Imported into an
empty file it gives back the same network, and into the file of another computer
it brings what is new there. It holds the names of your clients: keep it as
safe as the file of your network.

With --no-clients a list is fit for others, such as an accountant: it has no
client's name, need or note, and "(client)" stands in other texts for one.

Examples:
  refnet export all --output network.json
  refnet export all --format jsonl > network.jsonl
  refnet export referrals --no-clients --output for-the-accountant.xlsx
  refnet export --for maren --output for-maren.csv`,
};
