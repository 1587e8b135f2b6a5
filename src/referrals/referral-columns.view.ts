import type { Day } from '../calendar/day.ts';
import { formatDayShort } from '../calendar/day-words.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import type { Referral } from './referral.ts';
import type { Column } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A referral as JSON and CSV have it, and as lists show it. Amounts are decimal text in `currency`. */
export function referralColumns(today: Day): Column<Referral>[] {
  return [
    { key: 'number', heading: '#', value: (referral) => referral.id, align: 'right' },
    {
      key: 'day',
      heading: 'Day',
      value: (referral) => referral.occurredOn,
      text: (referral) => formatDayShort(referral.occurredOn, today),
    },
    { key: 'direction', heading: 'Way', value: (referral) => referral.direction },
    { key: 'partner', heading: 'Partner', value: (referral) => referral.partnerName, shrinksTo: 12 },
    { key: 'partnerId', value: (referral) => `p${referral.partnerId}` },
    { key: 'client', heading: 'Client', value: (referral) => referral.clientName, shrinksTo: 10 },
    { key: 'need', heading: 'For', value: (referral) => referral.need, shrinksTo: 8, dropsAt: 1 },
    {
      key: 'status',
      heading: 'Status',
      value: (referral) => referral.status,
      text: statusText,
      shrinksTo: 8,
    },
    { key: 'closedOn', value: (referral) => referral.closedOn },
    { key: 'consent', value: (referral) => referral.consent },
    { key: 'introduction', value: (referral) => referral.introduction },
    { key: 'currency', value: (referral) => referral.currency },
    { key: 'estimate', value: (referral) => amount(referral, referral.estimateMinor) },
    { key: 'agreed', value: (referral) => amount(referral, referral.agreedMinor) },
    { key: 'invoiced', value: (referral) => amount(referral, referral.invoicedMinor) },
    {
      key: 'value',
      heading: 'Value',
      align: 'right',
      value: (referral) => amount(referral, bestAmount(referral)),
      text: valueText,
      dropsAt: 2,
    },
    { key: 'thankedOn', value: (referral) => referral.thankedOn },
    { key: 'thankedHow', value: (referral) => referral.thankedHow },
    { key: 'toldOn', value: (referral) => referral.toldOn },
    { key: 'fit', value: (referral) => referral.fit },
    { key: 'note', value: (referral) => referral.note },
    { key: 'import', value: (referral) => referral.importId },
    { key: 'uuid', value: (referral) => referral.uuid },
  ];
}

/** How far a referral is, and that it is a lead where the client did not agree to be contacted: it counts nowhere. */
export function statusText({ status, consent }: Pick<Referral, 'status' | 'consent'>): string {
  return `${label(status)}${consent === false ? ' (lead)' : ''}`;
}

/** The surest amount there is: invoiced, else agreed, else the estimate. */
function bestAmount(referral: Referral): number | null {
  return referral.invoicedMinor ?? referral.agreedMinor ?? referral.estimateMinor;
}

function valueText(referral: Referral): string {
  const minor = bestAmount(referral);
  if (minor === null || referral.currency === null) return '';
  const estimated = referral.invoicedMinor === null && referral.agreedMinor === null;
  return `${estimated ? '~' : ''}${formatMoney({ minor, currency: referral.currency })}`;
}

function amount(referral: Referral, minor: number | null): string | null {
  return minor === null || referral.currency === null ? null : formatAmountPlain(minor, referral.currency);
}
