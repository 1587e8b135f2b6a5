import type { Day } from '../calendar/day.ts';
import { ago, formatDate, formatDayShort } from '../calendar/day-words.ts';
import type { Partner } from './partner.ts';
import { exchanged, type ListedPartner } from './partner-list.ts';
import { searchKey } from '../text/search-key.ts';
import type { Column } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A partner as JSON and CSV have it, and as lists show it. */
export const PARTNER_COLUMNS: readonly Column<Partner>[] = [
  { key: 'id', value: (partner) => `p${partner.id}` },
  { key: 'name', heading: 'Partner', value: (partner) => partner.name, shrinksTo: 16 },
  { key: 'business', value: (partner) => partner.business },
  {
    key: 'profession',
    heading: 'Profession',
    value: (partner) => partner.profession,
    shrinksTo: 10,
    dropsAt: 3,
  },
  {
    key: 'stage',
    heading: 'Stage',
    value: (partner) => partner.stage,
    text: (partner) => label(partner.stage),
    dropsAt: 1,
  },
  { key: 'region', value: (partner) => partner.region },
  { key: 'country', value: (partner) => partner.country },
  { key: 'subdivision', value: (partner) => partner.subdivision },
  { key: 'services', value: (partner) => partner.services },
  { key: 'idealClient', value: (partner) => partner.idealClient },
  { key: 'relativeSize', value: (partner) => partner.relativeSize },
  { key: 'prefersInformal', value: (partner) => partner.theirPreference === 'informal' },
  { key: 'theirPreference', value: (partner) => partner.theirPreference },
  { key: 'myPreference', value: (partner) => partner.myPreference },
  { key: 'knownSince', value: (partner) => partner.knownSince?.day ?? null },
  { key: 'knownSincePrecision', value: (partner) => partner.knownSince?.precision ?? null },
  {
    key: 'introducedBy',
    value: (partner) => (partner.introducedBy === null ? null : `p${partner.introducedBy}`),
  },
  { key: 'howMet', value: (partner) => partner.howMet },
  { key: 'emails', value: (partner) => partner.emails },
  { key: 'phones', value: (partner) => partner.phones },
  { key: 'links', value: (partner) => partner.links },
  { key: 'aliases', value: (partner) => partner.aliases },
  { key: 'tags', value: (partner) => partner.tags },
  { key: 'checkInMonths', value: (partner) => partner.checkInMonths },
  { key: 'notTakingUntil', value: (partner) => partner.notTakingUntil },
  { key: 'doNotRefer', value: (partner) => partner.doNotRefer },
  { key: 'archivedOn', value: (partner) => partner.archivedOn },
  { key: 'notes', value: (partner) => partner.notes },
  { key: 'uuid', value: (partner) => partner.uuid },
];

/**
 * A partner as `partners` lists one. Given, received and exchanged are of the 12 months to `today`, those "Ever" of the
 * whole record. On screen, partners of one name are told apart by their numbers.
 */
export function partnerListColumns(today: Day, partners: readonly Partner[]): Column<ListedPartner>[] {
  const isShared = sharedNames(partners);
  const shown = PARTNER_COLUMNS.map((column): Column<ListedPartner> => {
    if (column.key === 'name') {
      return { ...column, text: ({ id, name }) => (isShared(name) ? `${name} (p${id})` : name) };
    }
    return column.key === 'archivedOn' ? archivedColumn(today) : column;
  });
  return [
    ...shown,
    { key: 'given', heading: 'Given', value: (partner) => partner.given, align: 'right' },
    { key: 'received', heading: 'Received', value: (partner) => partner.received, align: 'right' },
    { key: 'exchanged', value: exchanged },
    { key: 'givenEver', value: (partner) => partner.givenEver },
    { key: 'receivedEver', value: (partner) => partner.receivedEver },
    { key: 'exchangedEver', value: (partner) => partner.givenEver + partner.receivedEver },
    {
      key: 'lastCheckIn',
      heading: 'Last check-in',
      value: (partner) => partner.lastCheckIn,
      text: ({ lastCheckIn }) => (lastCheckIn === null ? 'never' : ago(lastCheckIn, today)),
    },
  ];
}

/** What stands below a list of partners: how many there are, and what the counts are of. */
export function partnerListFooter(listed: string, today: Day): string {
  return `${listed}; given and received in the 12 months to ${formatDate(today)}`;
}

function archivedColumn(today: Day): Column<ListedPartner> {
  return {
    key: 'archivedOn',
    heading: 'Archived',
    value: (partner) => partner.archivedOn,
    text: ({ archivedOn }) => (archivedOn === null ? '' : formatDayShort(archivedOn, today)),
    dropsAt: 2,
  };
}

/** Tells which names more than one of these partners has. */
function sharedNames(partners: readonly Partner[]): (name: string) => boolean {
  const times = new Map<string, number>();
  for (const { name } of partners) {
    const key = searchKey(name);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return (name) => (times.get(searchKey(name)) ?? 0) > 1;
}
