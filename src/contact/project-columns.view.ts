import { formatDate } from '../calendar/day-words.ts';
import type { JointActivityRecord } from './project.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { label } from '../kinds/words.ts';
import { count } from '../text/count.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { Column } from '../screen/columns.view.ts';

/** A joint activity as JSON and CSV give it, and as lists show it. */
export const JOINT_ACTIVITY_COLUMNS: readonly Column<JointActivityRecord>[] = [
  { key: 'number', heading: '#', value: (activity) => activity.id, align: 'right' },
  { key: 'partner', heading: 'Partner', value: (activity) => activity.partnerName, shrinksTo: 12 },
  { key: 'partnerId', value: (activity) => `p${activity.partnerId}` },
  { key: 'what', heading: 'What', value: (activity) => activity.what, shrinksTo: 12 },
  {
    key: 'kind',
    heading: 'Kind',
    value: (activity) => activity.kind,
    text: ({ kind }) => label(kind),
    dropsAt: 2,
  },
  {
    key: 'from',
    heading: 'From',
    value: (activity) => activity.fromDay,
    text: ({ fromDay }) => formatDate(fromDay),
  },
  {
    key: 'until',
    heading: 'Until',
    value: (activity) => activity.untilDay,
    text: ({ untilDay }) => (untilDay === null ? 'under way' : formatDate(untilDay)),
  },
  {
    key: 'cost',
    heading: 'Cost',
    align: 'right',
    value: ({ costMinor, currency }) =>
      costMinor === null || currency === null ? null : formatAmountPlain(costMinor, currency),
    text: costText,
    dropsAt: 1,
  },
  { key: 'currency', value: (activity) => activity.currency },
  { key: 'minutes', value: (activity) => activity.minutes },
  { key: 'uuid', value: (activity) => activity.uuid },
];

/** `Co-hosted workshop with Maren Holt (event), 1 Nov 2026 to 1 Dec 2026; CAD 200, 90 minutes`. */
export function jointActivityPhrase(activity: JointActivityRecord): string {
  const days =
    activity.untilDay === null
      ? `since ${formatDate(activity.fromDay)}`
      : activity.untilDay === activity.fromDay
        ? formatDate(activity.fromDay)
        : `${formatDate(activity.fromDay)} to ${formatDate(activity.untilDay)}`;
  const spent = [
    costText(activity),
    activity.minutes === null ? '' : count(activity.minutes, 'minute'),
  ].filter((part) => part !== '');
  const effort = spent.length === 0 ? '' : `; ${spent.join(', ')}`;
  return sanitizeLine(`${jointActivityTitle(activity)} (${label(activity.kind)}), ${days}${effort}`);
}

/** `Co-hosted workshop with Maren Holt`. */
export function jointActivityTitle({ what, partnerName }: JointActivityRecord): string {
  return sanitizeLine(`${what} with ${partnerName}`);
}

function costText({ costMinor, currency }: JointActivityRecord): string {
  return costMinor === null || currency === null ? '' : formatMoney({ minor: costMinor, currency });
}
