import { day, partner, text, word } from '../kinds/type.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { daysListed, listed } from '../screen/footer.view.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { listing } from '../shell/listing.cli.ts';
import { flag, option, several } from '../shell/option.cli.ts';
import { refuseBackwards } from '../shell/options.cli.ts';
import { daysAsked } from '../shell/list-period.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { usageError } from '../text/errors.ts';
import { countReferrals, listReferrals, REFERRAL_ORDERS } from './referral.sql.ts';
import { asDay, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { closedOn, WITHOUT_AMOUNT } from './closed-filter.sql.ts';
import { withoutAmountAsked } from './closed.ts';
import { listWithoutAmount } from './without-amount.sql.ts';
import { sourceMeant, sourceName } from './source.cli.ts';
import { referrals, type Referral } from './referral.ts';
import { isClosed, STATUSES, type Status } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

export const command = listing({
  target: nothing,
  options: {
    partner: option(partner, 'those given to or received from this partner'),
    source: option(sourceName, 'those that came through this source, which is no partner'),
    given: flag('those you gave'),
    received: flag('those you received'),
    open: flag('those without an outcome yet'),
    status: several(word(STATUS_WORDS), `those with this status: ${STATUSES.join(', ')}; may be repeated`, {
      value: 'status',
    }),
    ...periodsBeside('from this day on', 'up to this day, which is included'),
    closedSince: option(day('past'), 'those closed (won, lost, no response, declined) from this day on'),
    closedUntil: option(day('past'), 'those closed up to this day, which is included'),
    withoutAmount: flag('those won, with neither an invoiced amount nor a collected one'),
    client: option(text, 'those whose client has this in the name'),
    need: option(text, 'those who needed this'),
    sort: option(
      word({ name: 'order', words: REFERRAL_ORDERS, synonyms: {} }),
      `in which order: ${REFERRAL_ORDERS.join(', ')} (newest)`,
      { value: 'order' },
    ),
  },
  not: [
    ['given', 'received'],
    ['partner', 'source'],
    ['given', 'source'],
    ['open', 'closedSince'],
    ['open', 'closedUntil'],
    ['open', 'withoutAmount'],
    ...ONE_PERIOD,
  ],
  limits: `${SCREENFUL} on a screen, else all`,
  columns: ({ today }) => columnsOf(referrals, today),
  list(
    db,
    {
      partner: partnerId,
      source,
      argv,
      given,
      received,
      open,
      status,
      client,
      need,
      sort,
      limit,
      has,
      closedSince,
      closedUntil,
      withoutAmount,
      today,
      ...asked
    },
  ) {
    if (open) refuseClosed(status);
    const { since, until } = daysAsked(asked, today);
    refuseBackwards(closedSince, closedUntil);
    const byOutcome = has('closedSince') || has('closedUntil');
    const filter = {
      partnerId,
      sourceId: source === undefined ? undefined : sourceMeant(db, source, argv).id,
      direction: given ? ('given' as const) : received ? ('received' as const) : undefined,
      open,
      statuses: status.length === 0 ? undefined : status,
      since,
      until,
      also: [
        // An outcome of a later day is still open.
        ...(byOutcome ? [closedOn({ since: closedSince, until: closedUntil ?? today })] : []),
        ...(withoutAmount ? [WITHOUT_AMOUNT] : []),
      ],
      clientKeyPart: client,
      need,
      sort,
    };
    const rows = listReferrals(db, { ...filter, limit });
    const total = rows.length === limit ? countReferrals(db, filter) : rows.length;
    const closedDays = daysListed(closedSince, closedUntil);
    const days = daysListed(since, until) + closedDays.replace(',', ', closed');
    const narrows = NARROWING.some(has);
    const missing = missingAmounts(db, rows, today);
    return {
      rows,
      empty: narrows ? `No referral fits${days}.` : 'No referrals yet: refnet log CLIENT --from NAME',
      foot: listed(rows.length, total, 'referral', days) + missing,
    };
  },
  help: `
Examples:
  refnet referrals --open
  refnet referrals --partner maren --received --since 2026-01-01
  refnet referrals --status won --status lost --sort value --limit all
  refnet referrals --quarter last
  refnet referrals --source website
  refnet referrals --closed-since 2026-10-01
  refnet referrals --since "3 months ago" --format csv > referrals.csv`,
});

/** Asks for the amounts of the received ones among the rows that were won without one. */
function missingAmounts(db: Db, rows: readonly Referral[], today: Day): string {
  const may = rows.filter(
    (row) => row.status === 'won' && row.direction === 'received' && row.invoiced === null,
  );
  if (may.length === 0) return '';
  const without = new Set(listWithoutAmount(db, { since: EVERY_DAY, until: today }, today));
  const numbers = may
    .filter(({ id, source, collected }) => without.has(id) || (source !== null && collected.length === 0))
    .map(({ id }) => id);
  const asked = withoutAmountAsked(numbers, 'refnet referrals --received --without-amount');
  if (asked === undefined) return '';
  // Beside those given, which are not asked about, it is said which are.
  const hasGiven = rows.some(
    ({ status, direction, invoiced, collected }) =>
      status === 'won' && direction === 'given' && invoiced === null && collected.length === 0,
  );
  const said = hasGiven ? asked.text.replace(' won', ' received and won') : asked.text;
  // Where the list is that of those without an amount, the command names one of them.
  return `; ${said}: ${rows.length === numbers.length ? `refnet update ${numbers[0] ?? ''} --value AMOUNT` : asked.command}`;
}

/** Before every day on record. */
const EVERY_DAY = asDay('1900-01-01');

const NARROWING = [
  'partner',
  'source',
  'given',
  'received',
  'open',
  'status',
  'since',
  'until',
  'quarter',
  'year',
  'last',
  'closedSince',
  'closedUntil',
  'withoutAmount',
  'client',
  'need',
] as const;

function refuseClosed(statuses: readonly Status[]): void {
  const closed = statuses.find(isClosed);
  if (closed === undefined) return;
  throw usageError(
    `--open and --status ${closed} do not go together`,
    `a referral that is ${closed} has its outcome; leave one of them out`,
  );
}
