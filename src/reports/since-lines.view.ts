import { formatDayShort } from '../calendar/day-words.ts';
import { type Day, addDays } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { type Money, formatMoney, sumByCurrency } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Row } from '../screen/blocks.ts';
import type { MeetingLine } from './brief-line.ts';
import type { ClientTold, Meeting } from './meeting.ts';

/** What was introduced and what had its outcome since the last check-in, a line a client. */
export function sinceLines({ introduced, closed }: Meeting, today: Day): MeetingLine[] {
  const line = (name: string, { id }: ClientTold, text: string): MeetingLine => ({
    part: 'since',
    label: name,
    number: id,
    text,
    command: undefined,
    handed: true,
  });
  return [
    ...['received', 'given'].flatMap((way) =>
      introduced
        .filter(({ direction }) => direction === way)
        .map((referral) => line(way, referral, clientOf(referral))),
    ),
    ...closed.map((referral) => {
      const { status, direction, closedOn } = referral;
      const amount = closedAmount(referral);
      const aside = [
        ...(direction === 'given' ? ['given'] : []),
        ...(closedOn === null ? [] : [formatDayShort(closedOn, today)]),
      ];
      const words = [
        clientOf(referral),
        ...(amount === undefined ? [] : [formatMoney(amount)]),
        ...(aside.length === 0 ? [] : [`(${aside.join(', ')})`]),
      ];
      return {
        ...line(label(status), referral, words.join(' ')),
        business: amount === undefined ? undefined : { amount, direction },
      };
    }),
  ].toSorted((a, b) => SINCE.indexOf(a.label) - SINCE.indexOf(b.label));
}

const SINCE = ['received', 'given', 'won', 'lost', 'no response', 'declined', 'not chosen'];

/** Closed business of a won one: what was invoiced, else what came in; undefined where neither is known. */
function closedAmount({ status, invoiced, collected }: ClientTold): Money | undefined {
  return status === 'won' ? (invoiced ?? sumByCurrency(collected.map(({ amount }) => amount))[0]) : undefined;
}

/** A client by name; one who was forgotten has none. */
export function clientOf({ clientName }: ClientTold): string {
  return clientName ?? 'a client';
}

/** What came since a day, a row for each sort of thing: `received  Jane D., Kofi V.`; and the list of what is left out. */
export function sinceRows(lines: readonly MeetingLine[], most: number, since: Day, handle: string): Row[] {
  const sorts = [...new Set(lines.map((line) => line.label))];
  const from = addDays(since, 1);
  return sorts.flatMap((sort): Row[] => {
    const own = lines.filter((line) => line.label === sort);
    const rest = own.slice(most);
    const isIntroduced = sort === 'received' || sort === 'given';
    const which = isIntroduced ? `--${sort} --since ${from}` : `--closed-since ${from}`;
    return [
      {
        cells: [
          sort,
          own
            .slice(0, most)
            .map(({ text }) => text)
            .join(', '),
        ],
      },
      ...(rest.length > 0
        ? [
            {
              cells: ['', [`... ${rest.length} more`, ...businessOf(rest)].join(', ')],
              command: `refnet referrals --partner ${handle} ${which}`,
            },
          ]
        : []),
    ];
  });
}

/** What clients that are not named brought: `CAD 3,000`, and of those given `CAD 200 at the partner`. */
function businessOf(lines: readonly MeetingLine[]): string[] {
  const sums = (way: Direction) =>
    sumByCurrency(
      lines.flatMap(({ business }) => (business?.direction === way ? [business.amount] : [])),
    ).map(formatMoney);
  return [...sums('received'), ...sums('given').map((sum) => `${sum} at the partner`)];
}
