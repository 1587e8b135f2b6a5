/** Logging referrals, with what is said of the partners whose rank one raised: loaded where there may be any. */
import { mayRise, NO_EXCHANGE } from '../advice/may-rise.ts';
import { readExchange, readMostOfOthers } from '../advice/may-rise.sql.ts';
import { toldRises } from '../advice/rise.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { PartnerOrNew } from '../partners/partner-or-new.ts';
import type { Settings } from '../settings/settings.ts';
import type { Done } from '../shell/command.cli.ts';
import { lazily } from '../text/lazily.ts';
import type { SaidReferral } from './log.ts';
import { logReferrals } from './log.sql.ts';
import { getReferral } from './referral.sql.ts';
import { isClosed } from './status.ts';

/** Few referrals raise a rank. */
const riseRoom = lazily(() => import('../advice/rise.cli.ts'));

/** Logs a referral with each partner, and tells whose rank it raised as of today, whatever day it is of. */
export function logAndTell(
  change: Change,
  said: SaidReferral,
  partners: readonly PartnerOrNew[],
  asked: { readonly settings: Settings; readonly today: Day },
): Pick<Done, 'ids' | 'each'> {
  const { db } = change;
  const before = partners.map((partner) => {
    const id = 'id' in partner ? partner.id : undefined;
    return mayRaise(db, said, id, asked) ? { standing: riseRoom().standingOf(db, id, asked) } : undefined;
  });
  const ids = logReferrals(change, said, partners);
  const rises = ids.map((id, at) => {
    const may = before[at];
    const partner = may === undefined ? null : getReferral(db, id)?.partnerId;
    return [id, may && partner ? riseRoom().riseSince(db, may.standing, partner, asked) : undefined] as const;
  });
  return { ids, each: toldRises(rises) };
}

/** Whether it may have raised the rank of that partner; one that counts nowhere raises none. */
export function mayRaise(
  db: Db,
  { direction, on, status = 'new', consent }: SaidReferral,
  partner: number | undefined,
  asked: { readonly settings: Settings; readonly today: Day },
): boolean {
  if (consent === false || status === 'void' || status === 'not-chosen') return false;
  const { today } = asked;
  const exchange = partner === undefined ? NO_EXCHANGE : readExchange(db, partner, today);
  return mayRise(exchange, { direction, on, isClosed: isClosed(status) }, asked, () =>
    readMostOfOthers(db, partner ?? 0, today),
  );
}
