import { Option } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { Format, Look } from '../screen/list.view.ts';
import { cleanInput } from '../text/sanitize.ts';
import { lookFor } from './look.cli.ts';
import type { Session } from './session.cli.ts';

/** `--format` and its short form `--json`, for commands that list or report. */
export const formatOption = () =>
  new Option('--format <format>', 'how to print: table, json, csv or md').choices([
    'table',
    'json',
    'csv',
    'md',
  ] as const);

export const jsonOption = () => new Option('--json', 'print JSON (short for --format json)');

/** How to print, from the options of a command that lists, with what its format is written by. */
export async function lookOf(
  session: Session,
  options: { format?: Format | undefined; json?: true | undefined },
): Promise<Look> {
  if (options.json === true && options.format !== undefined && options.format !== 'json') {
    throw usageError(`--json and --format ${options.format} do not go together`, 'leave one of them out');
  }
  const format = options.json === true ? 'json' : (options.format ?? 'table');
  return lookFor(session, format);
}

/** A prompt's check by the parser that will read the answer: what is wrong with it, or true. */
export function readable(parse: (text: string) => unknown): (text: string) => string | true {
  return (text) => {
    try {
      parse(text);
      return true;
    } catch (error) {
      if (error instanceof UserError) return withHint(error);
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/** The message and the first hint about what to type; a whole command is of no use to who is being asked. */
function withHint({ message, hints }: UserError): string {
  const hint = hints.find((each) => !each.startsWith('refnet '));
  return hint === undefined ? message : `${message} (${hint})`;
}

/** Parses a whole number within bounds, both inclusive; `more` says what else the caller takes. */
function numberParser(what: string, least: number, most: number, more = ''): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw usageError(`${what} is a whole number from ${least} to ${most}${more}, not "${text}"`);
    }
    return value;
  };
}

/** `--limit N` or `--limit all` (Infinity) of a command that lists; `usual` says what it is without the option. */
export function limitOption(usual: string) {
  const parse = numberParser('--limit', 1, 1_000_000, ', or all');
  return new Option('--limit <n>', `how many to list at most, or all (${usual})`).argParser((text): number =>
    text.trim().toLowerCase() === 'all' ? Infinity : parse(text),
  );
}

/** Refuses a last day that is before the first one. */
export function refuseBackwards(since: Day | undefined, until: Day | undefined): void {
  if (since === undefined || until === undefined || since <= until) return;
  throw usageError(
    `--since ${formatDay(since)} is after --until ${formatDay(until)}`,
    'both days are included: --since is the first of them, --until the last',
  );
}

/** Parses a text that may not be empty once it is cleaned. */
export function textParser(what: string): (text: string) => string {
  return (text) => {
    const clean = cleanInput(text);
    if (clean === '') throw usageError(`${what} is empty`, `leave it out, or give it some text`);
    return clean;
  };
}

/** Gathers the values of an option that may be repeated. */
export function gather<T>(parse: (text: string) => T): (text: string, before: T[] | undefined) => T[] {
  return (text, before) => [...(before ?? []), parse(text)];
}

/** Parses the number of a record: `12`, or a quoted `'#12'`. Returns undefined when the text is no number. */
export function recordNumber(text: string): number | undefined {
  const digits = /^#?([1-9][0-9]{0,14})$/.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What a command says when something is missing and nobody is there to be asked. */
export function missing(what: string, example: string): UserError {
  return usageError(`${what} is missing`, `for example: ${example}`);
}
