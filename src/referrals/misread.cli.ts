/** What is said of words behind a referral that are no status of it. */
import type { Db } from '../file/sqlite.sql.ts';
import { readWord, sayingsOf } from '../kinds/vocabulary.ts';
import type { Session } from '../shell/session.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { thoseOf } from '../shell/target.cli.ts';
import { list } from '../text/count.ts';
import { usageError, UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { closest } from '../text/similar.ts';
import { listOpen } from './referral.cli.ts';
import { listReferrals } from './referral.sql.ts';
import { referrals, type Referral } from './referral.ts';
import { STATUSES, type Status } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

const NAMES = { names: ({ clientName }: Referral) => [clientName] };

/**
 * What to say where the words fit no referral and a beginning of them does: the rest was meant as a status, and is none.
 * Undefined where no beginning fits.
 */
export function unknownStatus(words: readonly string[], session: Session, db: Db): UserError | undefined {
  for (let length = words.length - 1; length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    const fitting = [listOpen(db), listReferrals(db)]
      .map((among) => thoseOf(referrals, NAMES, among, name, session))
      .find((found) => found.length > 0);
    const [first] = fitting ?? [];
    if (fitting === undefined || first === undefined) continue;
    const typed = words.slice(length).join(' ');
    const meant = likeIt(typed);
    const which = fitting.length === 1 ? `#${first.id}` : `${fitting.length} referrals`;
    const number = fitting.length === 1 ? String(first.id) : shellWord(name);
    return usageError(
      `${quoted(name)} fits ${which}; ${quoted(typed)} is no status that refnet knows`,
      ...(meant.length === 0 ? [] : [`near it: ${list(meant, 'and')}`]),
      `refnet update ${number} STATUS      STATUS is one of: ${STATUSES.join(', ')}`,
      `refnet update ${number} --note TEXT      keeps it as news`,
    );
  }
  return undefined;
}

const MOST_LIKE = 12;

/** What is like the text among the statuses and what people say for them, the most like of each status: `sold (won)`. */
function likeIt(text: string): string[] {
  const sayings = sayingsOf(STATUS_WORDS);
  const all = [...STATUSES, ...sayings.keys()].map((each) => each.replaceAll('-', ' '));
  const byStatus = new Map<string, string>();
  for (const each of closest(text, all, MOST_LIKE)) {
    const status = sayings.get(each.replaceAll(' ', '-'));
    if (!byStatus.has(status ?? each))
      byStatus.set(status ?? each, status === undefined ? each : `${each} (${status})`);
  }
  return [...byStatus.values()].slice(0, 3);
}

/** Refuses an amount that stands behind the status or the number, with the command mended: `update 2 sold 9500`. */
export function refuseAmount(words: readonly string[], { argv }: Session): void {
  refuseInOneWord(words.at(-1) ?? '', argv);
  const [before = '', value = ''] = words.slice(-2);
  const status = words.length > 2 ? statusOf(before) : undefined;
  const isNumbered = words.length === 2 && recordNumber(before) !== undefined;
  if (!isAmount(value) || (status === undefined && !isNumbered)) return;
  const at = argv.findIndex((each, index) => each === before && argv[index + 1] === value) + 1;
  const place = at > 0 ? at : argv.indexOf(value);
  const typed = at > 0 ? argv.with(at - 1, status ?? before) : argv;
  const rest = typed.toSpliced(place, 1);
  // Its place is where it was typed, unless no option can stand there.
  const mended = argv.includes('--')
    ? withOptions(rest, '--value', value)
    : rest.toSpliced(place, 0, '--value', value);
  throw usageError(`${value} is an amount, which is said with --value`, commandLine(mended));
}

/** The same of both in one word: `update 2 "won 9500"`. */
function refuseInOneWord(word: string, argv: readonly string[]): void {
  const [first = '', ...others] = word.split(' ');
  const value = others.join(' ');
  const status = isAmount(value) ? statusOf(first) : undefined;
  if (status === undefined || argv.includes('--')) return;
  const mended = argv.flatMap((each) => (each === word ? [status, '--value', value] : [each]));
  throw usageError(`${value} is an amount, which is said with --value`, commandLine(mended));
}

function statusOf(text: string): Status | undefined {
  try {
    return readWord(STATUS_WORDS, text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

function isAmount(text: string): boolean {
  return /^(?:[a-z]{3} ?|[$€£])?[0-9][0-9.,' ]*k?(?: ?[a-z]{3}|[€$])?$/i.test(text);
}
