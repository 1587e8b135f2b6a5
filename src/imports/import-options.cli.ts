import { text, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { readCurrencyTyped } from '../money/parse-amount.ts';
import type { Common, Given } from '../shell/command.cli.ts';
import { flag, option, several, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { cancelled, usageError, UserError } from '../text/errors.ts';
import { placeOf } from '../sheets/source.io.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { pastedPath } from '../sheets/pasted-path.io.ts';
import { openFile } from './open-file.io.ts';
import { DIRECTIONS_EXAMPLE, parseAgreeingPairs, SAME_EXAMPLE, STATUSES_EXAMPLE } from './pairs.ts';
import { readEncoding } from '../sheets/text-encoding.ts';

export const DATE_ORDERS = vocabulary('date order', ['dmy', 'mdy'] as const);
export const DECIMAL_SIGNS = vocabulary('decimal sign', ['point', 'comma'] as const);

export const NOBODY_WORDS = vocabulary('way', ['keep', 'leave-out'] as const, {
  skip: 'leave-out',
  source: 'keep',
});

const currency: Option<string | undefined> = {
  value: 'code',
  help: 'the currency of amounts that name none',
  read: ([typed]) => (typed === undefined ? undefined : readCurrencyTyped(typed)),
};

const badRows: Option<string | undefined> = {
  value: 'file',
  named: 'file',
  help: 'write the rejected rows, with the reasons, to a new CSV file',
  read: ([typed]) => typed,
};

const encoding: Option<string | undefined> = {
  value: 'name',
  help: 'what a text file is in: windows-1250, utf-16le, macintosh (told by its letters)',
  read: ([typed]) => (typed === undefined ? undefined : readEncoding(typed)),
};

/** Pairs, none of which says of a text what another does not. */
function pairs(help: string, value: string, example: string): Option<readonly string[]> {
  const own = several(text, help, { value });
  return {
    ...own,
    read(typed, here) {
      const texts = own.read(typed, here);
      parseAgreeingPairs(texts, example);
      return texts;
    },
  };
}

const OPTIONS = {
  dryRun: flag('show what would happen, and write nothing'),
  encoding,
  sheet: several(text, 'of a workbook only the sheet of this name; may be repeated', { value: 'name' }),
  map: several(text, 'what columns mean: "Referrer=partner, When=day"; may be repeated', {
    value: 'columns',
  }),
  saveMap: option(text, 'keep what the columns and words mean under a name', { value: 'name' }),
  as: option(text, 'read the columns as the mapping of that name', { value: 'name' }),
  maps: flag('list the mappings that are kept'),
  forgetMap: option(text, 'remove a mapping', { value: 'name' }),
  statuses: pairs('what status words mean: "Closed=won, Spam=leave-out"', 'words', STATUSES_EXAMPLE),
  directions: pairs(
    'what words for the way mean: "to me=received, I sent=given"',
    'words',
    DIRECTIONS_EXAMPLE,
  ),
  sources: several(text, 'what is a source, and no partner: "Google, Avvo"', { value: 'words' }),
  partners: several(text, 'what is a partner, though it looks like none: "Church"', { value: 'words' }),
  same: pairs(
    'names of a tracker that are one partner: "Jon Ash=John Ash"; may be repeated',
    'names',
    SAME_EXAMPLE,
  ),
  nobody: option(word(NOBODY_WORDS), 'rows that name no partner: leave-out, or keep as from a source', {
    value: 'what',
  }),
  given: flag('the clients were sent to the partners'),
  received: flag('the clients came from the partners (so taken where nothing says otherwise)'),
  dates: option(word(DATE_ORDERS), 'which comes first in 3/4/2026, day (dmy) or month (mdy)', {
    value: 'order',
  }),
  decimals: option(word(DECIMAL_SIGNS), 'what begins decimals, point (1,800.50) or comma (1.800,50)', {
    value: 'sign',
  }),
  currency,
  noClients: flag('leave the names of clients out'),
  noNewPartners: flag('reject rows of partners you do not have yet'),
  update: flag('also bring referrals already there up to what the file says anew of them'),
  corrects: several(text, 'a row that is a referral on record, corrected: "7=12", its line and the number', {
    value: 'rows',
  }),
  notForgotten: several(
    text,
    'lines that are not of a client who was forgotten, though of the day, partner and way of one: "7,9", all',
    { value: 'lines' },
  ),
  only: several(
    text,
    'of a list of people, those of these professions, firms or words: "accountant,lawyer"',
    {
      value: 'words',
    },
  ),
  tag: several(text, 'a tag for the people taken; may be repeated', { value: 'tag' }),
  choose: flag('of a list of people, choose whom to take, and ask who may be whom'),
  labels: flag('keep the groups that people are in as tags'),
  merge: flag('put the export of another network and yours together'),
  replace: flag('take back first the earlier import that this one corrects'),
  again: flag('import the file beside the earlier import that it seems to correct'),
  skipBad: flag('import the good rows even if others cannot be read'),
  badRows,
  json: flag('print what was done as JSON'),
};

/** The files to import, each once. */
export const someFiles: Target<readonly string[]> = {
  argument: {
    usage: '[file...]',
    help: 'workbooks (.xlsx), CSV files, or - for standard input',
    named: 'file',
  },
  async find({ words }, session) {
    const files = eachOnce(words.map(asFile), session);
    if (files.length > 0) return { read: () => files };
    if (!session.asks) {
      throw usageError(
        'the file is missing',
        'for example: refnet import FILE --dry-run',
        'what comes through a pipe is read by: refnet import -',
      );
    }
    const path = await askFile(session);
    if (path === '') throw cancelled();
    // What is printed to be typed next names the file.
    session.argv = [...session.argv, path];
    return { read: () => [path], asked: true };
  },
};

/** A file whose name begins as an option does, named so that it needs no `--` before it. */
function asFile(name: string): string {
  return /^-./s.test(name) ? `./${name}` : name;
}

/** The command line without a `--`, behind which no option could be added: what stood there follows the command. */
function withoutEnd(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  if (end < 0) return argv;
  const command = argv.findIndex((given, at) => given === 'import' && argv[at - 1] !== '--db');
  return argv.slice(0, end).toSpliced(command + 1, 0, ...argv.slice(end + 1).map(asFile));
}

/** The files, each once; one that is named in two ways is said to be one. */
function eachOnce(words: readonly string[], session: Session): string[] {
  // Answers are added to it, and to commands that are printed.
  session.argv = withoutEnd(session.argv);
  const files = [...new Set(words)];
  const first = new Map<string, string>();
  const again = new Set<string>();
  for (const file of files) {
    const place = placeOf(file);
    const before = first.get(place);
    if (before === undefined) first.set(place, file);
    else {
      again.add(file);
      session.note(`${quotedPath(file)} is the same file as ${quotedPath(before)}, and is read once`);
    }
  }
  // Commands that are printed do not name it again.
  if (again.size > 0) session.argv = session.argv.filter((typed) => !again.has(typed));
  return files.filter((file) => !again.has(file));
}

/** What `import` is about and takes. */
export const IMPORTING = {
  target: someFiles,
  options: OPTIONS,
  not: [
    ['given', 'received'],
    ['replace', 'again'],
  ],
} satisfies Common<readonly string[], typeof OPTIONS>;

/** The key of an option of an import. */
export type ImportOption = keyof typeof OPTIONS;

/** What says how the rows of a tracker are read: of those that were rejected too, once they are mended. */
export const HOW_ROWS_ARE_READ = [
  'map',
  'as',
  'dates',
  'decimals',
  'currency',
  'given',
  'received',
  'statuses',
  'directions',
  'sources',
  'partners',
  'nobody',
  'noClients',
  'noNewPartners',
] as const satisfies readonly ImportOption[];

/** What was said of an import, and the settings and day it goes by. */
export type Said = Given<readonly string[], typeof OPTIONS>;

/** The path of a file that can be read, as a terminal is asked for it; empty where none is to be imported after all. */
export async function askFile(session: Session): Promise<string> {
  const prompter = await session.prompter();
  for (;;) {
    const typed = (await prompter.text('File, for example ~/tracker.csv (Enter for none)')).trim();
    if (typed === '') return '';
    const path = pastedPath(typed, session.world);
    try {
      (await openFile(path, session.world.stdin)).close();
      return path;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      prompter.say(`  ${error.message}`);
    }
  }
}
