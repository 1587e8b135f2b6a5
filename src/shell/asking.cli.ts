/** What was typed to be shown something is not recorded, and answered with the command that shows it. */
import { isQuestion, onlyAsks } from '../text/asking.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellWord } from '../text/shell-word.ts';
import { flagOf, type Option, type Options, type Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { retyped } from './suggestions.cli.ts';

/** These say how it is shown, and nothing that would be recorded. */
const HOW_SHOWN = ['json', 'format', 'output', 'limit', 'done', 'dryRun'];

/** Whether an option says something to record: then the words beside it are meant to be. */
function saysMore({ options }: Pick<Typed, 'options'>): boolean {
  return Object.entries(options).some(([key, texts]) => texts.length > 0 && !HOW_SHOWN.includes(key));
}

/** The word that names the command, as it was typed: `promises` for `promise`. */
function typedCommand(argv: readonly string[]): string {
  return argv.find((word, at) => !word.startsWith('-') && argv[at - 1] !== '--db') ?? '';
}

/** What stands for a text behind a partner's name, and how it was typed: in one word, or several. */
interface Behind {
  readonly name: string;
  readonly text: readonly string[];
  readonly key: string;
  readonly own: Option<unknown>;
  /** Those of the command. */
  readonly options: Options;
}

/** Throws a usage UserError for a text behind a partner's name that asks for what is on record: `promises ann this week`. */
export function refuseAsking(
  { name, text, key, own, options }: Behind,
  typed: Typed,
  session: Session,
): void {
  const said = text.join(' ');
  const as = typedCommand(session.argv);
  const { command: recorded } = session;
  const isText = own.hidden === true;
  if (saysMore(typed)) return;
  const listed = `refnet ${recorded} ${shellWord(name)}      lists what there is`;
  if (isText && (onlyAsks(said) || (text.length > 1 && isQuestion(said)))) {
    throw usageError(
      `${quoted(said)} asks for something, so nothing is recorded`,
      listed,
      ...(needsMore(options, key)
        ? []
        : [
            `refnet ${recorded} ${shellWord(name)} ${flagOf(key, own)} ${shellWord(said)}      records it as it stands`,
          ]),
    );
  }
  if (isText && NAMING_WHAT_IS.has(as)) {
    throw usageError(
      `${as} lists, and ${recorded} records`,
      listed,
      `${retyped(session.argv, as, recorded)}      records it`,
    );
  }
  if (!isText && NAMING_WHAT_IS.has(as) && /^(?:19|20)\d\d$/.test(said)) {
    throw usageError(
      `${said} may be a year, so nothing is recorded`,
      `refnet fees ${shellWord(name)} --year ${said}      what was due and paid in it`,
      `${retyped(session.argv, as, recorded)}      records the amount`,
    );
  }
}

/** Whether it records nothing without another option. */
function needsMore(options: Options, key: string): boolean {
  return Object.entries(options).some(([each, { asks }]) => each !== key && asks?.when === 'missing');
}

/** Synonyms that say what there is, and do not tell to do anything. */
const NAMING_WHAT_IS: ReadonlySet<string> = new Set(['promises', 'projects', 'payment', 'paid']);

/** Throws a usage UserError where whom or what a command is about ends in a question mark: `thank ann?`. */
export function refuseQuestion(typed: Typed, { argv, command }: Session): void {
  const about = typed.words.join(' ');
  const name = about.replace(/\s*\?+$/, '');
  if (!/[\p{L}\d]$/u.test(name) || saysMore(typed)) return;
  throw usageError(
    `${quoted(about)} asks, and ${command} writes, so nothing is recorded`,
    `refnet search ${shellWord(name)}      shows what there is`,
    `${retyped(argv, about, shellWord(name))}      does it`,
  );
}
