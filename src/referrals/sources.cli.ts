import { daysListed, listed } from '../screen/footer.view.ts';
import { listing } from '../shell/listing.cli.ts';
import { daysAsked } from '../shell/list-period.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { FIRST_DAY } from '../reports/activity.sql.ts';
import { inOrder, type Origin } from './origins.ts';
import { readOrigins } from './origins.sql.ts';
import { originColumns } from './origins.view.ts';
import { sourceColumns } from './source.view.ts';
import { listSources } from './source.sql.ts';
import type { Source } from './source.ts';

/** The sources that are no partner, each with what came through it. */
export const command = listing({
  target: nothing,
  options: periodsBeside('what came from this day on', 'what came up to this day, which is included'),
  not: ONE_PERIOD,
  limits: 'the default',
  usually: Infinity,
  columns: ({ today }, rows: readonly (Source & Origin)[]) => [
    ...sourceColumns(today),
    ...originColumns(rows),
  ],
  list(db, { limit, today, ...asked }) {
    const { since, until } = daysAsked(asked, today);
    const byId = new Map(listSources(db).map((each) => [each.id, each]));
    const origins = readOrigins(db, { since: since ?? FIRST_DAY, until: until ?? today }, today);
    const rows = inOrder(origins).flatMap((each) => {
      const source = each.sourceId === null ? undefined : byId.get(each.sourceId);
      return source === undefined ? [] : [{ ...source, ...each }];
    });
    return {
      rows: rows.slice(0, limit),
      empty: 'No sources yet: every client on record came from a partner, or was given to one.',
      foot: listed(
        Math.min(rows.length, limit ?? rows.length),
        rows.length,
        'source',
        daysListed(since, until),
      ),
    };
  },
  help: `
A source is where a client came from that is no partner: a search, a walk-in. It
counts in nothing but in where clients come from.

Examples:
  refnet log "Jane D." --source website
  refnet sources --year
  refnet referrals --source website
  refnet edit website --name "Our website"
  refnet merge website "our site"            makes them one
  refnet report --only sources               partners and sources side by side`,
});
