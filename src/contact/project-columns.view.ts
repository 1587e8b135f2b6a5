import { formatDate } from '../calendar/day-words.ts';
import type { Project } from './project.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { count } from '../text/count.ts';
import type { Column } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A project as JSON and CSV have it, and as lists show it. */
export const PROJECT_COLUMNS: readonly Column<Project>[] = [
  { key: 'number', heading: '#', value: (project) => project.id, align: 'right' },
  { key: 'partner', heading: 'Partner', value: (project) => project.partnerName, shrinksTo: 12 },
  { key: 'partnerId', value: (project) => `p${project.partnerId}` },
  { key: 'what', heading: 'What', value: (project) => project.what, shrinksTo: 12 },
  {
    key: 'kind',
    heading: 'Kind',
    value: (project) => project.kind,
    text: ({ kind }) => label(kind),
    dropsAt: 2,
  },
  {
    key: 'from',
    heading: 'From',
    value: (project) => project.fromDay,
    text: ({ fromDay }) => formatDate(fromDay),
  },
  {
    key: 'until',
    heading: 'Until',
    value: (project) => project.untilDay,
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
  { key: 'currency', value: (project) => project.currency },
  { key: 'minutes', value: (project) => project.minutes },
  { key: 'uuid', value: (project) => project.uuid },
];

/** `Co-hosted workshop with Maren Holt (event), 1 Nov 2026 to 1 Dec 2026; CAD 200, 90 minutes`. */
export function projectPhrase(project: Project): string {
  const days =
    project.untilDay === null
      ? `since ${formatDate(project.fromDay)}`
      : project.untilDay === project.fromDay
        ? formatDate(project.fromDay)
        : `${formatDate(project.fromDay)} to ${formatDate(project.untilDay)}`;
  const spent = [costText(project), project.minutes === null ? '' : count(project.minutes, 'minute')].filter(
    (part) => part !== '',
  );
  const effort = spent.length === 0 ? '' : `; ${spent.join(', ')}`;
  return `${projectTitle(project)} (${label(project.kind)}), ${days}${effort}`;
}

/** `Co-hosted workshop with Maren Holt`. */
export function projectTitle({ what, partnerName }: Project): string {
  return `${what} with ${partnerName}`;
}

function costText({ costMinor, currency }: Project): string {
  return costMinor === null || currency === null ? '' : formatMoney({ minor: costMinor, currency });
}
