import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import {
  defaultSettings,
  formatSetting,
  isSettingKey,
  parseSetting,
  settingsFrom,
} from '../../src/settings/settings.ts';
import { loaded } from '../../src/text/lazily.ts';
import { SETTINGS } from '../../src/settings/meanings.ts';
import type { SettingKey } from '../../src/settings/settings.ts';

describe('parseSetting', () => {
  const cases: readonly (readonly [SettingKey, string, unknown])[] = [
    ['my-name', '  Nadia \t Brandt ', 'Nadia Brandt'],
    ['my-name', 'none', undefined],
    ['country', 'ca', 'CA'],
    ['country', 'Canada', 'CA'],
    ['subdivision', 'Ontario', 'ON'],
    ['subdivision', 'on', 'ON'],
    ['date-order', 'dmy', 'dmy'],
    ['date-order', 'MDY', 'mdy'],
    ['date-order', 'DD/MM/YYYY', 'dmy'],
    ['date-order', 'm/d', 'mdy'],
    ['date-order', 'day first', 'dmy'],
    ['date-order', 'month-first', 'mdy'],
    ['date-order', 'none', undefined],
    ['currency', 'cad', 'CAD'],
    ['decimals', 'comma', 'comma'],
    ['decimals', 'Komma', 'comma'],
    ['decimals', ',', 'comma'],
    ['decimals', '1.500,00', 'comma'],
    ['decimals', 'point', 'point'],
    ['decimals', '1,500.00', 'point'],
    ['decimals', 'none', undefined],
    ['hourly-rate', '0.50', { minor: 50, currency: 'CAD' }],
    ['hourly-rate', 'EUR 1.250,50', { minor: 125_050, currency: 'EUR' }],
    ['hourly-rate', '120', { minor: 12_000, currency: 'CAD' }],
    ['hourly-rate', 'EUR 95.50', { minor: 9_550, currency: 'EUR' }],
    ['revenue-at-stake', '', undefined],
    ['formalize-at', '5', 5],
    ['informal-to', '8', 8],
    ['informal-to', '0', 0],
    ['too-new-months', '3 months', 3],
    ['formalize-at', '12 a year', 12],
    ['look-back-days', '90 d', 90],
    ['ask-after-days', '45', 45],
    ['move-after-days', '7 days', 7],
    ['records-since', '2024-03-01', '2024-03-01'],
  ];
  const current = { ...defaultSettings, currency: 'CAD' };

  it.each(cases)('reads %s %j', async (key, text, value) => {
    expect(await loaded(() => parseSetting(key, text, current))).toEqual(value);
  });

  it.each([
    ['formalize-at', '4', 'formalize-at must be at least 2 more'],
    ['informal-to', '9', 'formalize-at must be at least 2 more'],
    ['informal-to', '-1', 'informal-to is a whole number from 0'],
    ['formalize-at', '10.5', 'formalize-at is a whole number'],
    ['formalize-at', 'ten', 'not "ten"'],
    ['formalize-at', '', 'its default is 10'],
    ['too-new-months', '90 days', 'not "90 days"'],
    ['ask-after-days', '0', 'ask-after-days is a whole number from 1'],
    ['move-after-days', '3651', 'move-after-days is a whole number from 1 to 3650'],
    ['currency', 'XXY', 'XXY'],
    ['currency', 'none', 'cannot be left empty'],
    ['date-order', 'ymd', 'is no order of day and month'],
    ['decimals', '1.500', 'is no sign of decimals'],
    ['decimals', 'ask', 'is no sign of decimals'],
    ['country', 'Ontario', 'not a country'],
    ['hourly-rate', '0', 'more than nothing'],
    ['hourly-rate', '1.800', ''],
    ['records-since', '2026-02-30', '2026-02-30'],
    ['my-name', 'x'.repeat(201), 'longer than 200'],
  ] as const)('refuses %s %j', async (key, text, message) => {
    await expect(loaded(() => parseSetting(key, text, current))).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
  });
});

describe('records-since', () => {
  const today = asDay('2026-11-20');

  it.each([
    ['2024-03-01', '2024-03-01'],
    ['1 jan 2025', '2025-01-01'],
    ['2 years ago', '2024-11-20'],
    ['today', '2026-11-20'],
    ['none', undefined],
  ])('reads "%s" as people type days', async (text, value) => {
    expect(await loaded(() => parseSetting('records-since', text, defaultSettings, today))).toBe(value);
  });

  it.each(['soon', '3/4/2026', '2026-02-30', 'tomorrow', '2026-11-21'])('refuses "%s"', async (text) => {
    await expect(loaded(() => parseSetting('records-since', text, defaultSettings, today))).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', kind: 'usage' }),
    );
  });
});

function isAccepted(rows: { key: string; value: string }[]): boolean {
  try {
    settingsFrom(rows);
    return true;
  } catch {
    return false;
  }
}

describe('settingsFrom', () => {
  it('gives the defaults for no rows, and passes over keys of no setting', () => {
    expect(settingsFrom([])).toEqual(defaultSettings);
    expect(settingsFrom([{ key: 'toString', value: 'x' }])).toEqual(defaultSettings);
    expect(isSettingKey('toString')).toBe(false);
  });

  it('judges thresholds together, in any order of rows', () => {
    const rows = [
      { key: 'informal-to', value: '15' },
      { key: 'formalize-at', value: '20' },
    ];
    expect(settingsFrom(rows)).toEqual(settingsFrom(rows.toReversed()));
    expect(settingsFrom(rows)).toMatchObject({ 'informal-to': 15, 'formalize-at': 20 });
    expect(() => settingsFrom(rows.slice(0, 1))).toThrow('informal-to 15 and formalize-at 10');
  });

  it('reads back what formatSetting writes, for every setting', () => {
    const set = {
      ...defaultSettings,
      'my-name': 'Zoë Brandt',
      country: 'CA',
      currency: 'JPY',
      'date-order': 'mdy' as const,
      'hourly-rate': { minor: 45, currency: 'KWD' },
      'revenue-at-stake': { minor: 1_234_567, currency: 'CAD' },
      'formalize-at': 12,
      'records-since': parseSetting('records-since', '2024-03-01', defaultSettings),
    };
    const rows = SETTINGS.map(({ key }) => ({ key, value: formatSetting(key, set) }));
    expect(settingsFrom(rows)).toEqual(set);
  });

  it('accepts thresholds exactly when formalize-at is at least 2 above informal-to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 2, max: 30 }), (low, high) => {
        const rows = [
          { key: 'informal-to', value: String(low) },
          { key: 'formalize-at', value: String(high) },
        ];
        expect(isAccepted(rows)).toBe(low + 2 <= high);
      }),
    );
  });
});

it('declares each setting with a meaning of one line', () => {
  expect(SETTINGS.map(({ key }) => key)).toEqual(Object.keys(defaultSettings));
  for (const { meaning } of SETTINGS) expect(meaning).toMatch(/^[^\n]{10,100}$/);
  expect(SETTINGS.find(({ key }) => key === 'formalize-at')).toMatchObject({
    fallback: '10',
    unit: 'a year',
  });
});
