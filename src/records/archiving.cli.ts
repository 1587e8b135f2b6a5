/** What stays open with a partner who is put away: they are out of sight then, what is due to anybody is not. */
import { agreementInForce, listAgreements } from '../agreements/agreement.sql.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import { listPromises } from '../contact/promise.sql.ts';
import { readWaitingReferrals } from '../due/due-list.sql.ts';
import { feesDue } from '../due/fees-due.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { countReferrals } from '../referrals/referral.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../text/count.ts';

/** What stays open with a partner, a line each with its command: nothing where nothing does. */
export function staysOpenLines(db: Db, partner: Partner, settings: Settings, today: Day): string[] {
  const { id, name } = partner;
  const handle = partnerNamer(listHandles(db))({ id, name });
  const owed = (kind: 'thank' | 'tell') =>
    readWaitingReferrals(db, { today, until: today, settings }, { partner: id, kind: [kind] }).total;
  const promises = listPromises(db, today, { partnerId: id, open: true });
  const of = (wanted: 'mine' | 'theirs') => promises.filter(({ side }) => side === wanted).length;
  const fees = hasFees(db)
    ? feesDue(readFeeRecord(db, today, id), today, [{ partner: { id, name } }]).length
    : 0;
  const inForce = agreementInForce(db, id, today);
  const isOneOfSeveral = listAgreements(db, id).filter(({ closedOn }) => closedOn === null).length > 1;
  const named = inForce !== undefined && isOneOfSeveral ? String(inForce.id) : handle;
  const open: readonly (readonly [n: number, what: string, command: string])[] = [
    [
      countReferrals(db, { partnerId: id, open: true }),
      'open client',
      `refnet referrals --partner ${handle} --open`,
    ],
    [owed('thank'), 'thank-you', `refnet thank ${handle}`],
    [owed('tell'), 'outcome to tell', `refnet told ${handle} --all`],
    [of('mine'), 'promise of yours', `refnet promise ${handle}`],
    [of('theirs'), 'promise of theirs', `refnet promise ${handle}`],
    [fees, 'fee', `refnet fees ${handle}`],
    [inForce === undefined ? 0 : 1, 'agreement in force', `refnet agree ${named} --close`],
  ];
  const lines = open
    .filter(([n]) => n > 0)
    .map(([n, what, command]) => `  ${count(n, what, pluralOf(what))}: ${command}`);
  return lines.length === 0 ? [] : ['stays open, and due in its time:', ...lines];
}

/** The first noun takes the plural: `2 outcomes to tell`. */
function pluralOf(what: string): string {
  const [noun = '', ...rest] = what.startsWith('open ') ? [what] : what.split(' ');
  return [`${noun}s`, ...rest].join(' ');
}
