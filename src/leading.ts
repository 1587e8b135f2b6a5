import { GLOBALS } from './globals.ts';

/** The options that every command takes, but for the one that has a value. */
const LEADING = GLOBALS.flatMap(({ long, short, value }) => (value === undefined ? [long, short] : []));

/** How many words stand before the command, or before what is none: options, what asks for help, and the file of `--db`. */
export function leadOf(argv: readonly string[]): number {
  let at = 0;
  for (let word = argv[at]; word !== undefined; word = argv[at]) {
    if (word === '--db') at += 1;
    else if (!LEADING.includes(word) && !isAsking(word) && !word.startsWith('--db=')) break;
    at += 1;
  }
  return Math.min(at, argv.length);
}

/** Letters behind one dash are options of their own: `-yh` is `-y -h`. */
export function lettersApart(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.flatMap((word, at) =>
    /^-[yVh]{2,}$/.test(word) && (end < 0 || at < end)
      ? Array.from(word.slice(1), (letter) => `-${letter}`)
      : [word],
  );
}

/** The command in two words is one: `add partner` is `add-partner`, and nobody of the name "partner" is added. */
export function commandJoined(
  argv: readonly string[],
  isCommand: (name: string) => boolean,
): readonly string[] {
  let at = leadOf(argv);
  if (argv[at] === 'help') at += 1;
  const name = `${argv[at]}-${argv[at + 1]}`;
  return isCommand(name) ? argv.toSpliced(at, 2, name) : argv;
}

/**
 * `refnet help log` and `refnet --help log` are `refnet log --help`, so that only the command asked about is loaded, and
 * `refnet --version --verbose` is the command `version`, which knows which file would be used: whatever other options
 * stand before. Help on a command that there is not is left to the parser without the option, so that it says so.
 */
export function withCommandFirst(
  argv: readonly string[],
  isCommand: (name: string) => boolean,
): readonly string[] {
  const lead = leadOf(argv);
  const before = argv.slice(0, lead);
  const rest = argv.slice(argv[lead] === '--' ? lead + 1 : lead);
  const others = before.filter((word, at) => before[at - 1] === '--db' || !isAsking(word));
  const said = saidIn(before);
  const asksHelp = said.some(isHelp);
  if (rest[0] === 'help' || (asksHelp && rest.length > 0)) {
    const about = rest.filter((word) => !word.startsWith('-') && word !== 'me' && word !== 'help');
    const [command] = about;
    return [...others, ...about, ...(command === undefined || isCommand(command) ? ['--help'] : [])];
  }
  if (said.some(isVersion) && !asksHelp && rest.length === 0) {
    return ['version', ...before.filter((word) => !isVersion(word))];
  }
  const [command = ''] = rest;
  if (command.startsWith('-') || command === '' || isCommand(command)) return argv;
  return argv.filter((word) => !isHelp(word));
}

/** Whether no command is named: nothing was typed, or options that every command takes. */
export function isBare(words: readonly string[]): boolean {
  return leadOf(words) === words.length && !saidIn(words).some(isAsking);
}

/** Whether a word asks for help. */
export function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function isVersion(word: string): boolean {
  return word === '--version' || word === '-V';
}

/** Whether a word asks for help or the version. */
function isAsking(word: string): boolean {
  return isHelp(word) || isVersion(word) || word === '--verbose';
}

/** The words but for the file of `--db`. */
function saidIn(words: readonly string[]): readonly string[] {
  return words.filter((_, at) => words[at - 1] !== '--db');
}
