import type { Plain } from '../kinds/type.ts';
import { currencyDigits } from '../money/currency.ts';
import { halfUp } from '../money/half-up.ts';
import { formatMoney } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import type { Column } from '../screen/columns.view.ts';
import { averageBusiness, conversionOf, type AverageBusiness, type CameCounts } from './origins.ts';
import type { Outcomes } from './status.ts';

/** What came from a partner or a source, a column each; on a narrow screen those that say least go first. */
export function originColumns<O extends CameCounts>(origins: readonly O[]): Column<O>[] {
  const anyClosed = origins.some(({ closed }) => closed > 0);
  const anyShare = origins.some((each) => conversionOf(each) !== undefined);
  const anyBusiness = origins.some(({ business }) => business.length > 0);
  return [
    { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
    {
      key: 'open',
      heading: 'Open',
      value: ({ open }) => open,
      text: ({ open }) => (open === 0 ? '' : String(open)),
      align: 'right',
      legend: 'not closed yet, whenever they came',
      dropsAt: 1,
    },
    {
      key: 'closed',
      ...(anyClosed ? { heading: 'Closed' } : {}),
      value: ({ closed }) => closed,
      text: ({ closed }) => (closed === 0 ? '' : String(closed)),
      align: 'right',
      dropsAt: 4,
    },
    {
      key: 'won',
      ...(anyClosed ? { heading: 'Won' } : {}),
      value: ({ won }) => won,
      text: ({ closed, won }) => (closed === 0 ? '' : String(won)),
      align: 'right',
      dropsAt: 6,
    },
    {
      key: 'conversion',
      ...(anyShare ? { heading: 'Share' } : {}),
      value: (each) => conversionOf(each) ?? null,
      text: (each) => percent(conversionOf(each)),
      align: 'right',
      dropsAt: 3,
      legend: 'won of those closed, from 5 closed on',
    },
    { key: 'introducedEarlier', value: ({ introducedEarlier }) => introducedEarlier },
    {
      key: 'closedBusiness',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: ({ business }) => business.map(plainMoney),
      text: ({ business }) => business.map(formatMoney).join(', '),
      align: 'right',
      dropsAt: 5,
    },
    { key: 'wonWithoutAmount', value: ({ wonWithoutAmount }) => wonWithoutAmount },
  ];
}

/** What a won client brought on average, and over how many. */
export function averageColumns<O extends CameCounts>(origins: readonly O[]): Column<O>[] {
  const anyBusiness = origins.some(({ business }) => business.length > 0);
  return [
    {
      key: 'wonWithAmount',
      value: ({ wonWithAmount }) => wonWithAmount.reduce((sum, { won }) => sum + won, 0),
    },
    {
      key: 'averageBusiness',
      ...(anyBusiness ? { heading: 'Average' } : {}),
      value: (each) => averageBusiness(each).map(plainAverage),
      text: (each) => averageBusiness(each).map(averageWords).join(', '),
      align: 'right',
      dropsAt: 2,
      legend: 'business of a won client, rounded, of those with an amount',
    },
  ];
}

/** From so many units on, an average is told without its decimals. */
const WHOLE_FROM = 100;

/** `CAD 1,613 of 4`: an average, rounded where it is not small, and over how many. */
export function averageWords({ of, minor, currency }: AverageBusiness): string {
  const unit = 10 ** currencyDigits(currency);
  const told = minor < WHOLE_FROM * unit ? minor : halfUp(BigInt(minor), BigInt(unit)) * unit;
  return `${formatMoney({ minor: told, currency })} of ${of}`;
}

function plainAverage({ of, ...money }: AverageBusiness): Plain {
  return { ...plainMoney(money), of };
}

/** `9 closed, 5 won (56%)`: both counts, the share from enough closed on. */
export function shareWords(origin: Outcomes): string {
  const share = conversionOf(origin);
  return `${origin.closed} closed, ${origin.won} won${share === undefined ? '' : ` (${share}%)`}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${share}%`;
}
