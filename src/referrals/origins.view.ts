import { formatAmountPlain, formatMoney, type Money } from '../money/money.ts';
import type { Column, Plain } from '../screen/columns.view.ts';
import { conversionOf, type Origin } from './origins.ts';
import type { Outcomes } from './status.ts';

/** What came from a partner or a source, a column each; on a narrow screen those that say least go first. */
export function originColumns<O extends Origin>(origins: readonly O[]): Column<O>[] {
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
      dropsAt: 1,
    },
    {
      key: 'closed',
      ...(anyClosed ? { heading: 'Closed' } : {}),
      value: ({ closed }) => closed,
      text: ({ closed }) => (closed === 0 ? '' : String(closed)),
      align: 'right',
      dropsAt: 3,
    },
    {
      key: 'won',
      ...(anyClosed ? { heading: 'Won' } : {}),
      value: ({ won }) => won,
      text: ({ closed, won }) => (closed === 0 ? '' : String(won)),
      align: 'right',
      dropsAt: 5,
    },
    {
      key: 'conversion',
      ...(anyShare ? { heading: 'Share won' } : {}),
      value: (each) => conversionOf(each) ?? null,
      text: (each) => percent(conversionOf(each)),
      align: 'right',
      dropsAt: 2,
    },
    { key: 'introducedEarlier', value: ({ introducedEarlier }) => introducedEarlier },
    {
      key: 'closedBusiness',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: ({ business }) => business.map(plainMoney),
      text: ({ business }) => business.map(formatMoney).join(', '),
      align: 'right',
      dropsAt: 4,
    },
    { key: 'wonWithoutAmount', value: ({ wonWithoutAmount }) => wonWithoutAmount },
  ];
}

/** `9 closed, 5 won (56%)`: both counts, the share from enough closed on. */
export function shareWords(origin: Outcomes): string {
  const share = conversionOf(origin);
  return `${origin.closed} closed, ${origin.won} won${share === undefined ? '' : ` (${share}%)`}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${share}%`;
}

function plainMoney({ minor, currency }: Money): Plain {
  return { amount: formatAmountPlain(minor, currency), currency };
}
