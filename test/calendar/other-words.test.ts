import { describe, expect, test } from 'vitest';
import { lacksYear, sniffDateFormat } from '../../src/calendar/date-formats.ts';
import { asDay } from '../../src/calendar/day.ts';
import { readDay } from '../../src/calendar/day-grammar.ts';
import { inEnglish } from '../../src/calendar/other-words.ts';
import { readKnownSince } from '../../src/calendar/since-grammar.ts';

/** A Friday. */
const today = asDay('2026-11-20');

describe('a day in the words of another language', () => {
  test.each([
    ['3. Juli', '2026-07-03'],
    ['3. Juli 2025', '2025-07-03'],
    ['1. Okt 2026', '2026-10-01'],
    ['1. Okt. 2026', '2026-10-01'],
    ['5. März', '2026-03-05'],
    ['24. Dez.', '2025-12-24'],
    ['am 3. Mai', '2026-05-03'],
    ['Freitag', '2026-11-20'],
    ['Montag', '2026-11-16'],
    ['letzten Freitag', '2026-11-13'],
    ['Freitag, 3. Juli 2026', '2026-07-03'],
    ['heute', '2026-11-20'],
    ['gestern', '2026-11-19'],
    ['vorgestern', '2026-11-18'],
    ['vor 3 Tagen', '2026-11-17'],
    ['vor einer Woche', '2026-11-13'],
    ['3 Wochen', '2026-10-30'],
    ['3 juillet', '2026-07-03'],
    ['1er août 2026', '2026-08-01'],
    ['le 14 févr. 2026', '2026-02-14'],
    ['hier', '2026-11-19'],
    ['aujourd’hui', '2026-11-20'],
    ['avant-hier', '2026-11-18'],
    ['vendredi dernier', '2026-11-13'],
    ['il y a 2 semaines', '2026-11-06'],
    ['il y a un mois', '2026-10-20'],
    ['3 de abril de 2026', '2026-04-03'],
    ['ayer', '2026-11-19'],
    ['miércoles', '2026-11-18'],
    ['hace 2 años', '2024-11-20'],
    ['3 luglio', '2026-07-03'],
    ['venerdì scorso', '2026-11-13'],
    ['3 settimane fa', '2026-10-30'],
    ['3 mei 2026', '2026-05-03'],
    ['3 weken geleden', '2026-10-30'],
    ['gisteren', '2026-11-19'],
    ['3 março 2026', '2026-03-03'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, { today, bare: 'past' })).toBe(day);
  });

  test.each([
    ['Montag', '2026-11-23'],
    ['nächsten Freitag', '2026-11-27'],
    ['morgen', '2026-11-21'],
    ['übermorgen', '2026-11-22'],
    ['in 2 Wochen', '2026-12-04'],
    ['dans 2 semaines', '2026-12-04'],
    ['en 2 semanas', '2026-12-04'],
    ['vendredi prochain', '2026-11-27'],
  ])('%s to come is %s', (text, day) => {
    expect(readDay(text, { today, bare: 'coming' })).toBe(day);
  });

  test.each([
    ['März 2024', '2024-03-01'],
    ['févr. 2024', '2024-02-01'],
  ])('%s is a month to be known since', (text, day) => {
    expect(readKnownSince(text, { today })).toEqual({ day, precision: 'month' });
  });

  test.each([
    ['Blumentag', '"Blumentag" cannot be read as a day'],
    ['3. Quark', '"3. Quark" cannot be read as a day'],
    ['31. Juni', 'there is no day "31 june": June has 30 days'],
    ['März 2024', '"march 2024" names a month, not a day'],
    ['letzte Woche', '"last week" names no single day'],
    ['der', '"der" cannot be read as a day'],
  ])('%s is refused', (text, message) => {
    expect(() => readDay(text, { today, bare: 'past' })).toThrow(message);
  });

  test('is what has a word of them, and nothing else', () => {
    expect(inEnglish('3 july')).toBeUndefined();
    expect(inEnglish('den')).toBeUndefined();
  });
});

describe('in a column of a file', () => {
  test('months of other languages are read, and what lacks a year is told', () => {
    const { parse, format } = sniffDateFormat(['3. Juli 2026', '1. Okt. 2026', 'Fr']);
    expect([format, parse('3. Juli 2026'), parse('1. Okt. 2026'), parse('14-févr-26'), parse('Fr')]).toEqual([
      '5 Jan 2024',
      '2026-07-03',
      '2026-10-01',
      '2026-02-14',
      undefined,
    ]);
  });

  test.each([
    ['28.9.', true],
    ['28.9', true],
    ['28/9', true],
    ['9/28', true],
    ['29.2.', true],
    ['3 Jul', true],
    ['3. Juli', true],
    ['Jul 3', true],
    ['31.2.', false],
    ['28.13.', false],
    ['2026-02-30', false],
    ['soon', false],
    ['28', false],
    ['', false],
  ])('%s lacks a year: %s', (cell, lacks) => {
    expect(lacksYear(cell)).toBe(lacks);
  });
});
