import { partner, word } from '../kinds/type.ts';
import { daysListed, listed } from '../screen/footer.view.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { option, isSaidIn } from '../shell/option.cli.ts';
import { daysAsked } from '../shell/list-period.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import { usageError } from '../text/errors.ts';
import { KINDS_AND_BROADCAST, namesBroadcast } from './broadcast-option.cli.ts';
import { CHECK_IN_KIND_WORDS, checkIns } from './check-in.ts';
import { countCheckIns, listCheckIns } from './check-in.sql.ts';

const list = listing({
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
      empty: all ? 'No check-ins yet: refnet check-in NAME' : `No check-in fits${days}.`,
      foot: listed(rows.length, total, 'check-in', days),
    };
  },
  help: `
Examples:
  refnet check-ins
  refnet check-ins --partner maren --limit all
  refnet check-ins --kind meeting --since "3 months ago"
  refnet check-ins --kind broadcast
  refnet check-ins --quarter`,
});

const { kind } = list.options;

/** Broadcasts are no check-ins and are listed alone, by code that is loaded for it. */
export const command: Command = {
  ...list,
  options:
    kind === undefined ? list.options : { ...list.options, kind: { ...kind, words: KINDS_AND_BROADCAST } },
  async run(session, typed) {
    if (!namesBroadcast(typed.options['kind']?.at(-1))) return list.run(session, typed);
    if (isSaidIn(typed.options)('partner')) {
      throw usageError('a broadcast is to nobody in particular', 'refnet check-ins --kind broadcast');
    }
    return (await import('./broadcast.cli.ts')).listOfBroadcasts.run(session, typed);
  },
};
