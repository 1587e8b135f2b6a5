import { flagOf } from '../shell/option.cli.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { Taken } from './import-part.cli.ts';
import { IMPORTING, type ImportOption, type Said } from './import-options.cli.ts';
import type { OpenedFile } from './open-file.io.ts';
import { FILE_KINDS, PEOPLE, SHEET_KINDS, TRACKER } from './sheet-kinds.cli.ts';

/** Options that say something of some kinds of tables and files alone. */
const OF_SOME = new Set([...SHEET_KINDS, ...Object.values(FILE_KINDS)].flatMap(({ takes }) => takes));

/**
 * Refuses an option that nothing in the command can use, rather than passing it over. Beside a list of people there may be
 * a tracker that it is said for. Throws a usage UserError.
 */
export function refuseUseless(said: Said, parts: readonly Taken[]): void {
  const useless = [...OF_SOME].find((key) => said.has(key) && isUseless(key, parts));
  const [first] = parts;
  if (useless === undefined || first === undefined) return;
  const where =
    parts.length === 1 ? `${first.called} is ${first.kind.what}` : 'there are none in what is imported';
  throw usageError(
    `${flagOf(useless, IMPORTING.options[useless])} is for ${whatFor(useless)}, and ${where}`,
    'leave it out',
  );
}

/** Whether an option says nothing of any of the parts. */
export function isUseless(option: ImportOption, parts: readonly Taken[]): boolean {
  if (option === 'encoding') return !parts.some(({ file }) => file.takesEncoding);
  return OF_SOME.has(option) && !parts.some(({ kind }) => kind.takes.includes(option));
}

/** Refuses `--encoding` where every file says itself what it is in. Throws a usage UserError. */
export function refuseUselessEncoding(
  { encoding }: Said,
  files: readonly Pick<OpenedFile, 'name' | 'takesEncoding'>[],
): void {
  if (encoding === undefined || files.some(({ takesEncoding }) => takesEncoding)) return;
  const which = files.length === 1 ? files.map(({ name }) => quoted(name)).join('') : 'each of these files';
  throw usageError(`${which} says itself what it is in`, 'leave --encoding out');
}

function whatFor(option: ImportOption): string {
  if (TRACKER.takes.includes(option)) return PEOPLE.takes.includes(option) ? 'lists' : 'referrals';
  return PEOPLE.takes.includes(option) ? 'lists of people' : 'exports of a whole network';
}
