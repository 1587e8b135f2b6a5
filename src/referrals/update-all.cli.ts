import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { allOfPartner } from './all-of-partner.cli.ts';
import { NEWS_OF_ALL } from './news.cli.ts';
import { writeOutcome } from './outcome.sql.ts';
import { updateOutcome } from './outcome.ts';
import { listReferrals, listStatusEvents } from './referral.sql.ts';
import { referrals, whoPhrase } from './referral.ts';

const EXAMPLE = 'refnet update NAME --all given --note TEXT';

/** News that concerns every open referral of one way with a partner, as when they were asked about all of them at once. */
export const command = writing({
  called: 'news of all',
  target: allOfPartner(
    'News of whom',
    EXAMPLE,
    (db, { id }) => listReferrals(db, { partnerId: id, open: true, sort: 'oldest' }),
    ({ name }) => `no referral of ${name} is open`,
  ),
  options: NEWS_OF_ALL,
  of: referrals,
  did: 'noted news of',
  change(change, { target: { partner, referrals: open }, all: way, note: news, on, today }) {
    const wanted = open.filter(({ direction }) => direction === way);
    if (wanted.length === 0) throw new UserError(`no ${way} referral of ${partner.name} is open`);
    if (!news) throw usageError('the note is missing', `for example: ${EXAMPLE}`);
    for (const referral of wanted) {
      const life = { history: listStatusEvents(change.db, referral.id), collected: [] };
      writeOutcome(change, referral, updateOutcome(referral, life, { note: news, on }, today));
    }
    return wanted.map(({ id }) => id);
  },
  say: ({ after }) => `${whoPhrase(after)}: news noted`,
});
