import { partner, word } from '../kinds/type.ts';
import { daysListed, listed } from '../screen/footer.view.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { option } from '../shell/option.cli.ts';
import { daysAsked } from '../shell/list-period.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import { nothing } from '../shell/target.cli.ts';
import { CHECK_IN_KIND_WORDS, checkIns } from './check-in.ts';
import { countCheckIns, listCheckIns } from './check-in.sql.ts';

export const command = listing({
  target: nothing,
  options: {
    partner: option(partner, 'those with this partner'),
    kind: option(word(CHECK_IN_KIND_WORDS), 'those of this kind'),
    ...periodsBeside('from this day on', 'up to this day, which is included'),
  },
  not: ONE_PERIOD,
  limits: `${SCREENFUL} on a screen, else all`,
  columns: ({ today }) => columnsOf(checkIns, today),
  list(db, { partner: partnerId, kind, limit, has, today, ...asked }) {
    const { since, until } = daysAsked(asked, today);
    const filter = { partnerId, kind, since, until };
    const rows = listCheckIns(db, { ...filter, limit });
    const total = rows.length === limit ? countCheckIns(db, filter) : rows.length;
    const days = daysListed(since, until);
    const all = !has('partner') && !has('kind') && days === '';
    return {
      rows,
      empty: all ? 'No check-ins yet.' : `No check-in fits${days}.`,
      foot: listed(rows.length, total, 'check-in', days),
    };
  },
  help: `
Examples:
  refnet check-ins
  refnet check-ins --partner maren --limit all
  refnet check-ins --kind meeting --since "3 months ago"
  refnet check-ins --quarter`,
});
