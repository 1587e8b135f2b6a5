import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';

/** A prompt's check by the parser that will read the answer: what is wrong with it, or true. */
export function readable(parse: (text: string) => unknown): (text: string) => Promise<string | true> {
  return async (text) => {
    try {
      await loaded(() => parse(text));
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // What fits several things is asked about when it is written.
      return error.choices === undefined ? withHint(error) : true;
    }
  };
}

/** The message and the first hint about what to type; a whole command is of no use to who is being asked. */
function withHint({ message, hints }: UserError): string {
  const hint = hints.find((each) => !each.startsWith('refnet '));
  return hint === undefined ? message : `${message} (${hint})`;
}

/** Refuses a last day that is before the first one. */
export function refuseBackwards(since: Day | undefined, until: Day | undefined): void {
  if (since === undefined || until === undefined || since <= until) return;
  throw usageError(
    `--since ${formatDay(since)} is after --until ${formatDay(until)}`,
    'both days are included: --since is the first of them, --until the last',
  );
}

/** Parses the number of a record: `12`, or a quoted `'#12'`. Returns undefined when the text is no number. */
export function recordNumber(text: string): number | undefined {
  const digits = /^#?([1-9][0-9]{0,14})$/.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Refuses the numbers of several records, `18 19` or `18, 19`, with the command for each: one is changed or shown at a time. */
export async function refuseSeveralNumbers(words: readonly string[], argv: readonly string[]): Promise<void> {
  if (/^#?\d+\D+\d/.test(words.join(' '))) (await import('./one-number.cli.ts')).refuse(words, argv);
}
