import { TODAY } from '../helpers/refnet.ts';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner, partners as PARTNERS, type Partner } from '../../src/partners/partner.ts';
import {
  LISTED,
  NO_ACTIVITY,
  PARTNER_ORDERS,
  selectPartners,
  sortPartners,
  type ListedPartner,
  type PartnerSelection,
} from '../../src/partners/partner-list.ts';
import { loaded } from '../../src/text/lazily.ts';

function select(partners: readonly ListedPartner[], selection: PartnerSelection): Promise<ListedPartner[]> {
  return loaded(() => selectPartners(partners, selection, asDay(TODAY)));
}

function partner(id: number, name: string, facts: Partial<ListedPartner> = {}): ListedPartner {
  const recorded: Partner = {
    ...emptyPartner(name),
    id,
    uuid: `uuid-${id}`,
    introducerName: null,
  };
  return { ...recorded, ...NO_ACTIVITY, sharesName: false, ...facts };
}

describe('selecting partners', () => {
  test.each([
    ['broker', true],
    ['BROK', true],
    ['broker mortgage', true],
    ['mortgage-broker', true],
    ['rokers', false],
    ['broker lawyer', false],
    ['!!', false],
  ])('"Mortgage & loan bröker" fits the words "%s": %s', async (profession, fits) => {
    const partners = [partner(1, 'Ann', { profession: 'Mortgage & loan bröker' })];
    expect(await select(partners, { profession, archived: 'no' })).toHaveLength(fits ? 1 : 0);
  });

  test.each([
    ['CPA', 'accountant', true],
    ['bookkeeper', 'accountants', true],
    ['attorney at law', 'lawyer', true],
    ['jeweller', 'jewel', true],
    ['accountant', 'lawyer', false],
    ['mortgage broker', 'real estate', false],
  ])('a %s is among those of the profession "%s": %s', async (own, profession, fits) => {
    const partners = [partner(1, 'Ann', { profession: own })];
    expect(await select(partners, { profession, archived: 'no' })).toHaveLength(fits ? 1 : 0);
  });

  test('one whose profession or region nobody knows fits no words', async () => {
    const partners = [partner(1, 'Ann')];
    expect(await select(partners, { profession: 'broker', archived: 'no' })).toEqual([]);
    expect(await select(partners, { region: 'guelph', archived: 'no' })).toEqual([]);
    expect(await select(partners, { archived: 'no' })).toEqual(partners);
  });

  test('a tag is found whatever its case and accents, but not by a part of it', async () => {
    const partners = [partner(1, 'Ann', { tags: ['Café group'] })];
    expect(await select(partners, { tags: ['cafe GROUP'], archived: 'no' })).toEqual(partners);
    expect(await select(partners, { tags: ['cafe'], archived: 'no' })).toEqual([]);
  });
});

describe('sorting partners', () => {
  test.each(PARTNER_ORDERS)('by %s goes by name, then number, where that is the same', (order) => {
    const partners = [partner(3, 'zoe'), partner(2, 'Ångström'), partner(1, 'Zoë'), partner(4, 'Bo')];
    expect(sortPartners(partners, order).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
  });

  test('by the last check-in begins with those never met, then the longest ago', () => {
    const partners = [
      partner(1, 'Ann', { lastCheckIn: asDay('2026-11-01') }),
      partner(2, 'Bo'),
      partner(3, 'Cy', { lastCheckIn: asDay('2026-01-01') }),
    ];
    expect(sortPartners(partners, 'last-check-in').map(({ id }) => id)).toEqual([2, 3, 1]);
  });

  test('leaves the list it was given as it is', () => {
    const partners = [partner(1, 'Zoe'), partner(2, 'Ann')];
    sortPartners(partners, 'name');
    expect(partners.map(({ id }) => id)).toEqual([1, 2]);
  });
});

test('what a list shows of a partner is read for it', () => {
  const shown = PARTNERS.fields.filter(({ list }) => list !== undefined).map(({ name }) => name);
  expect(shown).not.toEqual([]);
  expect(LISTED).toEqual(expect.arrayContaining(shown));
});
