/** The arithmetic of a fee line in words, to be followed with a pencil. */
import { formatDate } from '../calendar/day-words.ts';
import { list } from '../text/count.ts';
import { formatMoney } from '../money/money.ts';
import { formatPercent } from '../money/percent.ts';
import type { FeeLine, SetAside } from './ledger.ts';

/**
 * One line's arithmetic: `CAD 1,200 collected x 10% = CAD 120; capped at CAD 100 a referral; CAD 80 accrued before,
 * so CAD 20`.
 */
export function explainLine(line: FeeLine): string {
  const { arithmetic } = line;
  if (arithmetic.event === 'by-hand') return line.minor < 0 ? 'returned by hand' : 'booked by hand';
  const say = sayIn(line.currency);
  const cap = arithmetic.cap === null ? '' : `; ${capWords(line)}`;
  const so =
    arithmetic.before === 0 ? '' : `; ${say(arithmetic.before)} accrued before, so ${say(line.minor)}`;
  return `${sumWords(line)}${cap}${so}`;
}

function sayIn(currency: string): (minor: number) => string {
  return (minor) => formatMoney({ minor, currency });
}

function capWords({ currency, arithmetic: { cap, fee } }: FeeLine): string {
  const say = sayIn(currency);
  if (cap?.per === 'year') {
    const left = cap.years.map(({ year, minor }) => `${say(minor)} in ${year}`);
    return `the cap of ${say(cap.minor)} a calendar year leaves ${list(left, 'and')}`;
  }
  return `capped at ${say(cap?.minor ?? fee)} a referral`;
}

function sumWords(line: FeeLine): string {
  const { uncapped, total } = line.arithmetic;
  const say = sayIn(line.currency);
  const result = `${say(uncapped.minor)}${uncapped.rounded ? ' rounded' : ''}`;
  const [only, ...others] = uncapped.parts;
  const isOnePercent = others.length === 0 && uncapped.flat === 0 && uncapped.bonus === 0;
  if (only !== undefined && isOnePercent) {
    return `${eventWords(line)} x ${formatPercent(only.millionths)} = ${result}`;
  }
  const terms = [
    ...uncapped.parts.map(({ minor, millionths }) => `${say(minor)} x ${formatPercent(millionths)}`),
    ...(uncapped.flat === 0 ? [] : [`flat ${say(uncapped.flat)}`]),
    ...(uncapped.bonus === 0 ? [] : [`first referral ${say(uncapped.bonus)}`]),
  ];
  if (terms.length > 0) return `${eventWords(line)}: ${terms.join(' + ')} = ${result}`;
  return `${eventWords(line)}${total > 0 ? '' : ', nothing kept'}: ${result}`;
}

const IN_ALL = ' in all';

function eventWords({ currency, arithmetic: { event, amount, total } }: FeeLine): string {
  const all = formatMoney({ minor: total, currency });
  if (event === 'won') return '1 client won';
  if (event === 'room' || amount === null) return `room under the cap after a refund, ${all}${IN_ALL}`;
  const words = `${formatMoney({ minor: Math.abs(amount.minor), currency: amount.currency })} ${event}`;
  return amount.minor === total || total <= 0 ? words : `${words}, ${all}${IN_ALL}`;
}

/** Why money earned no fee: `USD 500 on 1 Mar 2026: the cap or the steps of the fee are in another currency ...`. */
export function explainSetAside({ amount, day, reason }: SetAside): string {
  const why =
    reason === 'late'
      ? 'after the months for which the fee is paid'
      : 'the cap or the steps of the fee are in another currency, and refnet never converts: agree on this one by hand';
  return `${formatMoney(amount)} on ${formatDate(day)}: ${why}`;
}
