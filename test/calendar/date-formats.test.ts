import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateSniffer, sniffDateFormat, type DateFormat } from '../../src/calendar/date-formats.ts';
import { addDays, asDay, daysInMonth, partsOf, toDay, type Day } from '../../src/calendar/day.ts';
import { formatDay } from '../../src/calendar/day-words.ts';

const anyDay = fc
  .tuple(
    fc.integer({ min: 1970, max: 2060 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([y, m, day]) => toDay(y, m, Math.min(day, daysInMonth(y, m))));

describe('cells with one meaning are read in any column', () => {
  const { parse } = sniffDateFormat([]);
  test.each([
    ['2026-01-05', '2026-01-05'],
    [' 2026-01-05 ', '2026-01-05'],
    ['2026-01-05T10:00:00Z', '2026-01-05'],
    ['2026-01-05T23:59:59-08:00', '2026-01-05'],
    ['2026-01-05 10:00', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['20260105T100000Z', '2026-01-05'],
    ['01 Jan 2024', '2024-01-01'],
    ['5 january 2024', '2024-01-05'],
    ['05-Jan-2024', '2024-01-05'],
    ['05-Jan-24', '2024-01-05'],
    ["5 Jan '24", '2024-01-05'],
    ['5. Jan. 2024', '2024-01-05'],
    ['Jan 5, 2024', '2024-01-05'],
    ['Jan. 5, 2024', '2024-01-05'],
    ['January 5 2024', '2024-01-05'],
    ['January 5th, 2024', '2024-01-05'],
    ['Sept 5, 2024', '2024-09-05'],
    ['Fri Jan 5 2024', '2024-01-05'],
    ['Friday, January 5, 2024', '2024-01-05'],
    ['Fri Jan 05 2024 10:00:00 GMT+0100 (CET)', '2024-01-05'],
    ['Jan 5, 2024 10:00 AM', '2024-01-05'],
    ['Jan 5, 2024, 10:00 AM', '2024-01-05'],
    ['January 5, 2024 at 10:00', '2024-01-05'],
    ['13/1/2024', '2024-01-13'],
    ['1/13/2024', '2024-01-13'],
    ['5/5/2024', '2024-05-05'],
    ['3/4/2024', undefined],
    ['2026-02-29', undefined],
    ['31 Apr 2024', undefined],
    ['13/13/2024', undefined],
    ['1/2-2024', undefined],
    ['Jan 2024', undefined],
    ['5 J 2024', undefined],
    ['5 Jan 202', undefined],
    ['5th of January 2024', '2024-01-05'],
    ['Tues 5 Mar 2024', '2024-03-05'],
    ['2024111', undefined],
    ['24/1/5/', undefined],
    ['45296', undefined],
    ['1850-01-01', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%j', (cell, day) => {
    expect(parse(cell)).toBe(day);
  });
});

describe('the order of a column', () => {
  test.each([
    [['3/4/2024', '13/4/2024'], 'D/M/YYYY', '2024-04-03'],
    [['3/4/2024', '4/13/2024'], 'M/D/YYYY', '2024-03-04'],
    [['3/4/24', '4/13/24'], 'M/D/YY', '2024-03-04'],
    [['3/4/2024 9:30 PM', '4/13/2024 10:00'], 'M/D/YYYY', '2024-03-04'],
    [['3.4.2024', '13.4.2024'], 'D.M.YYYY', '2024-04-03'],
    [['03-04-2024', '13-04-2024'], 'D-M-YYYY', '2024-04-03'],
  ])('is found from a day past the 12th: %j', (cells, format, first) => {
    const found = sniffDateFormat(cells);
    expect(found).toMatchObject({ format, ambiguous: false, example: undefined });
    expect(found.parse(cells[0] ?? '')).toBe(first);
  });

  test('nobody can tell from days up to the 12th, so nothing is read until the user says', () => {
    const sniffer = dateSniffer();
    for (const cell of ['5/5/2024', '3/4/2024', '4/5/2024']) sniffer.add(cell);
    const asked = sniffer.decide();
    expect(asked).toMatchObject({ format: 'D/M/YYYY or M/D/YYYY', ambiguous: true, example: '3/4/2024' });
    expect(asked.parse('3/4/2024')).toBeUndefined();
    expect(sniffer.decide('dmy')).toMatchObject({ format: 'D/M/YYYY', ambiguous: false });
    expect(sniffer.decide('dmy').parse('3/4/2024')).toBe('2024-04-03');
    expect(sniffer.decide('mdy').parse('3/4/2024')).toBe('2024-03-04');
  });

  test.each([
    [['45296', '45297'], 'serial numbers'],
    [['45296', '2024-01-05'], 'YYYY-MM-DD'],
    [['soon', '2024-01-05'], 'YYYY-MM-DD'],
    [['2024/1/5'], 'YYYY-MM-DD'],
    [['5 Jan 2024'], '5 Jan 2024'],
    [['soon'], 'unknown'],
  ])('what is no day counts for no way of writing them: %j', (cells, format) => {
    expect(sniffDateFormat(cells).format).toBe(format);
  });

  test.each([
    [
      ['3/4/2024', '13/4/2024', '14/4/2024'],
      { order: 'dmy', by: '13/4/2024', isAlone: false, example: '3/4/2024' },
    ],
    [['3/4/2024', '4/13/2024'], { order: 'mdy', by: '4/13/2024', isAlone: true, example: '3/4/2024' }],
    [['3/4/2024', '5/6/2024'], undefined],
    [['13/4/2024', '5/5/2024'], undefined],
  ])('the order is concluded from the first cell that has one reading: %j', (cells, concluded) => {
    expect(sniffDateFormat(cells).concluded).toEqual(concluded);
  });

  test.each([
    ['dmy', '12/25/2026', 'dmy'],
    ['dmy', '25/12/2026', undefined],
    ['dmy', '25/25/2026', undefined],
    ['mdy', '25/12/2026', 'mdy'],
    ['mdy', '12/25/2026', undefined],
    ['mdy', 'soon', undefined],
  ] as const)('in a column of %s %s is a day in the other order alone: %s', (order, cell, turned) => {
    expect(sniffDateFormat(['3/4/2026'], order).turned(cell)).toBe(turned);
  });

  test('cells that contradict each other are ambiguous too', () => {
    const cells = ['13/4/2024', '4/13/2024', '3/4/2024'];
    expect(sniffDateFormat(cells)).toMatchObject({ ambiguous: true, example: '3/4/2024' });
    const said = sniffDateFormat(cells, 'dmy');
    expect(cells.map(said.parse)).toEqual(['2024-04-13', '2024-04-13', '2024-04-03']);
  });

  test('what was said stands above cells that all say otherwise, which are no days then', () => {
    const said = sniffDateFormat(['13/4/2024', '3/4/2024'], 'mdy');
    expect(said.parse('3/4/2024')).toBe('2024-03-04');
    expect(said.parse('13/4/2024')).toBeUndefined();
    expect(said.turned('13/4/2024')).toBe('mdy');
    expect(said.turned('13/13/2024')).toBeUndefined();
  });

  test('with points the day comes first, unless a cell with points tells otherwise', () => {
    expect(sniffDateFormat(['3.4.2024']).parse('3.4.2024')).toBe('2024-04-03');
    expect(sniffDateFormat(['3.4.2024', '4.13.2024']).parse('3.4.2024')).toBe('2024-03-04');
    expect(sniffDateFormat(['3.4.2024'], 'mdy').parse('3.4.2024')).toBe('2024-03-04');
    expect(sniffDateFormat(['3.4.2024', '13.4.2024', '4.13.2024'])).toMatchObject({ ambiguous: true });
  });

  test('of cells with points says nothing of those with other signs, and the other way round', () => {
    expect(sniffDateFormat(['13.4.2024', '3/4/2024'])).toMatchObject({
      ambiguous: true,
      example: '3/4/2024',
    });
    const mixed = sniffDateFormat(['13.6.2023', '3.9.2023', '6/25/2023', '3/9/2023']);
    expect(mixed).toMatchObject({
      ambiguous: false,
      mixed: ['3.9.2023', '3/9/2023'],
      format: 'D.M.YYYY or M/D/YYYY',
    });
    expect([mixed.parse('3.9.2023'), mixed.parse('3/9/2023')]).toEqual(['2023-09-03', '2023-03-09']);
    const sniffer = dateSniffer();
    for (const cell of ['3.9.2023', '3/9/2023']) sniffer.add(cell);
    const read = ({ parse }: DateFormat) => [parse('3.9.2023'), parse('3/9/2023')];
    expect(read(sniffer.decide('mdy'))).toEqual(['2023-03-09', '2023-03-09']);
    expect(read(sniffer.decide('mdy', true))).toEqual(['2023-09-03', '2023-03-09']);
  });

  test('of cells with a stroke is that of cells with a line, where only one of them tells', () => {
    expect(sniffDateFormat(['13-6-2023', '3/9/2023']).parse('3/9/2023')).toBe('2023-09-03');
    const each = sniffDateFormat(['13-6-2023', '6/25/2023', '3-9-2023', '3/9/2023']);
    expect([each.parse('3-9-2023'), each.parse('3/9/2023')]).toEqual(['2023-09-03', '2023-03-09']);
  });

  test('a column in which both orders give the same days needs no question', () => {
    expect(sniffDateFormat(['5/5/2024', '6/6/2024'])).toMatchObject({ ambiguous: false });
    expect(sniffDateFormat(['5/5/2024', '13/1/2024', '1/13/2024'])).toMatchObject({ ambiguous: false });
  });

  test('one late cell decides, and blanks and nonsense do not matter', () => {
    const cells = [...Array.from({ length: 500 }, () => '3/4/2024'), '', 'tbd', '31/12/2024'];
    expect(sniffDateFormat(cells)).toMatchObject({ format: 'D/M/YYYY', ambiguous: false });
  });

  test('29 February tells the order where the other reading is no day', () => {
    expect(sniffDateFormat(['2/29/2024']).format).toBe('M/D/YYYY');
  });
});

describe('other columns', () => {
  test('the name of the format has all that is written there, the usual first', () => {
    expect(sniffDateFormat(['2026-01-05', '2026-01-06', '5 Jan 2026']).format).toBe(
      'YYYY-MM-DD or 5 Jan 2024',
    );
    expect(sniffDateFormat(['1/5/2026', '13/2/26', '2026-01-05', '2026-01-06']).format).toBe(
      'YYYY-MM-DD, D/M/YYYY or D/M/YY',
    );
    expect(sniffDateFormat(['1-5-2026', '2026-01-05', '2026-01-06']).format).toBe(
      'YYYY-MM-DD, D-M-YYYY or M-D-YYYY',
    );
    expect(sniffDateFormat(['Jan 5, 2026']).format).toBe('5 Jan 2024');
    expect(sniffDateFormat(['Ann', 'Bob', '']).format).toBe('unknown');
    expect(sniffDateFormat([]).format).toBe('unknown');
  });

  test('serial numbers are days only when the whole column is such', () => {
    const serials = sniffDateFormat(['45296', '', '45297.75']);
    expect(serials).toMatchObject({ format: 'serial numbers', ambiguous: false });
    expect(serials.parse('45296')).toBe('2024-01-05');
    expect(serials.parse('45297.75')).toBe('2024-01-06');
    expect(serials.parse('12')).toBeUndefined();
    expect(sniffDateFormat(['45296', '2024-01-05']).parse('45296')).toBeUndefined();
    expect(sniffDateFormat(['45296', '12']).parse('45296')).toBeUndefined();
    expect(sniffDateFormat(['2024', '2025']).format).toBe('unknown');
  });

  test.each([
    ['1/13/68', '2068-01-13'],
    ['1/13/69', '1969-01-13'],
    ['1/13/00', '2000-01-13'],
    ['1/13/99', '1999-01-13'],
  ])('two-digit years run from 1969 to 2068: %s', (cell, day) => {
    expect(sniffDateFormat([cell]).parse(cell)).toBe(day);
  });
});

test.each(['Pacific/Apia', 'America/St_Johns'])('the time zone of the process does not matter: %s', (tz) => {
  const zone = process.env['TZ'];
  process.env['TZ'] = tz;
  try {
    const { parse } = sniffDateFormat([], 'dmy');
    const cells = ['30/12/2011', '30 Dec 2011', '2011/12/30', '20111230', '2/4/2006', '30.12.11'];
    const days = ['2011-12-30', '2011-12-30', '2011-12-30', '2011-12-30', '2006-04-02', '2011-12-30'];
    expect(cells.map(parse)).toEqual(days);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

describe('any column', () => {
  const styles: ReadonlyArray<(day: Day) => string> = [
    (day) => day,
    (day) => `${day}T12:00:00Z`,
    formatDay,
    (day) => numbers(day, 'dmy', '/'),
    (day) => numbers(day, 'mdy', '/'),
    (day) => numbers(day, 'dmy', '.'),
    (day) => numbers(day, 'mdy', '-'),
  ];
  function numbers(day: Day, order: 'dmy' | 'mdy', separator: string): string {
    const { year, month, dayOfMonth } = partsOf(day);
    return (order === 'dmy' ? [dayOfMonth, month, year] : [month, dayOfMonth, year]).join(separator);
  }

  test('in one style is read back exactly, or found ambiguous and read as nothing or rightly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.array(anyDay, { minLength: 1 }), (style, days) => {
        const found = sniffDateFormat(days.map(style));
        const read = days.map((day) => found.parse(style(day)));
        expect(read).toEqual(
          days.map((day, i) => (found.ambiguous && read[i] === undefined ? undefined : day)),
        );
      }),
    );
  });

  test('of serial numbers is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 80_000 }), (serial) => {
        const expected = addDays(asDay('2024-01-05'), serial - 45_296);
        expect(sniffDateFormat([String(serial)]).parse(String(serial))).toBe(expected);
      }),
    );
  });

  test('of any text gives days or nothing, and never an error', () => {
    const piece = fc.constantFrom(
      ...'1 13 31 99 2024 0000 / - . , T Jan feb Fri 10:00 45296 st \u0000'.split(' '),
      ' ',
    );
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        fc.array(cell),
        fc.constantFrom(undefined, 'dmy' as const, 'mdy' as const),
        (cells, order) => {
          const { parse } = sniffDateFormat(cells, order);
          for (const day of cells.map(parse)) expect(day === undefined || asDay(day) === day).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
