/**
 * Logging referrals, with what is said of exclusive promises they break and of the partners whose rank they raise: loaded
 * where there may be any.
 */
import { mayRise, NO_EXCHANGE } from '../advice/may-rise.ts';
import { looksAt, readExchange } from '../advice/may-rise.sql.ts';
import { toldRises } from '../advice/rise.ts';
import { hasExclusivePromise } from '../agreements/has-exclusive.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { PartnerOrNew } from '../partners/partner-or-new.ts';
import type { Settings } from '../settings/settings.ts';
import type { Done, Saying } from '../shell/command.cli.ts';
import { commandLineWith, fileFirst } from '../shell/suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { lazily } from '../text/lazily.ts';
import type { SaidReferral } from './log.ts';
import { logReferrals } from './log.sql.ts';
import { getReferral } from './referral.sql.ts';
import { isClosed } from './status.ts';

/** Few networks have exclusive promises, and few referrals break one. */
const promisedRoom = lazily(() => import('./promised.cli.ts'));

/** Few referrals raise a rank. */
const riseRoom = lazily(() => import('../advice/rise.cli.ts'));

/** What is asked and told with. */
interface Asking extends Pick<Saying, 'check'> {
  readonly settings: Settings;
  readonly today: Day;
  readonly argv: readonly string[];
  /** Nothing is written: what would be is only shown. */
  readonly isTried: boolean;
}

/**
 * Logs a referral with each partner, asks about the exclusive promises it breaks, and tells whose rank it raised as of
 * today, whatever day it is of.
 */
export function logAndTell(
  change: Change,
  said: SaidReferral,
  partners: readonly PartnerOrNew[],
  asked: Asking,
): Pick<Done, 'ids' | 'each'> {
  const { db } = change;
  const before = partners.map((partner) => {
    const id = 'id' in partner ? partner.id : undefined;
    return mayRaise(db, said, id, asked) ? { standing: riseRoom().standingOf(db, id, asked) } : undefined;
  });
  const ids = logReferrals(change, said, partners);
  if (said.direction === 'given' && hasExclusivePromise(db)) askOfPromises(db, ids, partners, asked);
  const rises = ids.map((id, at) => {
    const may = before[at];
    const partner = may === undefined ? null : getReferral(db, id)?.partnerId;
    return [id, may && partner ? riseRoom().riseSince(db, may.standing, partner, asked) : undefined] as const;
  });
  return { ids, each: toldRises(rises) };
}

/** Asks about each promise broken; the one whom it was made to is offered in place of the name at fault. */
function askOfPromises(
  db: Db,
  ids: readonly number[],
  partners: readonly PartnerOrNew[],
  { check, today, argv, isTried }: Asking,
): void {
  const named = new Set(partners.flatMap((each) => ('id' in each ? each.id : [])));
  for (const [at, id] of ids.entries()) {
    const doubts = promisedRoom().promisedDoubts(db, id, {
      today,
      question: 'Log it all the same?',
      instead: ({ id: holder, handle }) => {
        // The names of one introduction stay several.
        if (named.has(holder)) return undefined;
        const asked = toInstead(argv, at, handle);
        return { asked, written: isTried ? asked : `refnet edit ${id} --partner ${handle}` };
      },
    });
    for (const doubt of doubts) check(doubt);
  }
}

/** The command line with another partner in place of the name at that place; with `--to` where no name was typed. */
function toInstead(typed: readonly string[], at: number, handle: string): string {
  const argv = fileFirst(typed);
  const places = argv.flatMap((word, index) =>
    word.startsWith('--to=') || argv[index - 1] === '--to' ? [index] : [],
  );
  const place = places[at];
  if (place === undefined) return commandLineWith(argv, `--to ${handle}`);
  const words = argv.map(shellWord);
  words[place] = argv[place]?.startsWith('--to=') === true ? `--to=${handle}` : handle;
  return ['refnet', ...words].join(' ');
}

/**
 * Whether a referral that was logged may have raised the rank of its partner (undefined: one who is new): a cheap answer
 * that is never a wrong no. A referral that counts nowhere raises no rank.
 */
export function mayRaise(
  db: Db,
  { direction, on, status = 'new', consent }: SaidReferral,
  partner: number | undefined,
  asked: { readonly settings: Settings; readonly today: Day },
): boolean {
  if (consent === false || status === 'void' || status === 'not-chosen') return false;
  const { today } = asked;
  const exchange = partner === undefined ? NO_EXCHANGE : readExchange(db, partner, today);
  const added = { direction, on, isClosed: isClosed(status) };
  return mayRise(exchange, added, asked, looksAt(db, partner ?? 0, today));
}
