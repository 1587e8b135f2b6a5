import type { Partner } from '../domain/partner.ts';
import { label } from '../domain/words.ts';
import type { Column } from './columns.ts';

/** A partner as JSON and CSV give it, and as lists show it. */
export const PARTNER_COLUMNS: readonly Column<Partner>[] = [
  { key: 'id', heading: '', value: (partner) => `p${partner.id}`, dropsAt: 4 },
  { key: 'name', heading: 'Partner', value: (partner) => partner.name, shrinksTo: 16 },
  { key: 'business', heading: 'Business', value: (partner) => partner.business, shrinksTo: 10, dropsAt: 1 },
  {
    key: 'profession',
    heading: 'Profession',
    value: (partner) => partner.profession,
    shrinksTo: 10,
    dropsAt: 5,
  },
  {
    key: 'stage',
    heading: 'Stage',
    value: (partner) => partner.stage,
    text: (partner) => label(partner.stage),
    dropsAt: 3,
  },
  { key: 'region', heading: 'Region', value: (partner) => partner.region, shrinksTo: 8, dropsAt: 2 },
  { key: 'country', value: (partner) => partner.country },
  { key: 'subdivision', value: (partner) => partner.subdivision },
  { key: 'services', value: (partner) => partner.services },
  { key: 'idealClient', value: (partner) => partner.idealClient },
  { key: 'relativeSize', value: (partner) => partner.relativeSize },
  { key: 'prefersInformal', value: (partner) => partner.theirPreference === 'informal' },
  { key: 'knownSince', value: (partner) => partner.knownSince?.day ?? null },
  { key: 'knownSincePrecision', value: (partner) => partner.knownSince?.precision ?? null },
  {
    key: 'introducedBy',
    value: (partner) => (partner.introducedBy === null ? null : `p${partner.introducedBy}`),
  },
  { key: 'howMet', value: (partner) => partner.howMet },
  { key: 'emails', value: (partner) => valuesOf(partner, 'email') },
  { key: 'phones', value: (partner) => valuesOf(partner, 'phone') },
  { key: 'links', value: (partner) => valuesOf(partner, 'link') },
  { key: 'aliases', value: (partner) => partner.aliases },
  { key: 'tags', value: (partner) => partner.tags },
  { key: 'checkInMonths', value: (partner) => partner.checkInMonths },
  { key: 'archivedOn', value: (partner) => partner.archivedOn },
  { key: 'notes', value: (partner) => partner.notes },
  { key: 'uuid', value: (partner) => partner.uuid },
];

function valuesOf(partner: Partner, kind: 'email' | 'phone' | 'link'): string[] {
  return partner.contactPoints.filter((point) => point.kind === kind).map((point) => point.value);
}
