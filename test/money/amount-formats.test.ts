import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { amountSniffer, readColumnAmount } from '../../src/money/amount-formats.ts';
import { formatAmountPlain } from '../../src/money/money.ts';

function sniff(cells: readonly string[]) {
  const sniffer = amountSniffer();
  for (const cell of cells) sniffer.add(cell);
  return sniffer.decide();
}

describe('amountSniffer', () => {
  test.each([
    [['1800', '500'], undefined],
    [['1.800', '2.400'], undefined],
    [['1.800', '1.800,50'], 'comma'],
    [['12,5'], 'comma'],
    [['1.800.000'], 'comma'],
    [['€ 1.800,00'], 'comma'],
    [['1,800', '1,800.50'], 'point'],
    [['$12.50'], 'point'],
    [['1,800,000'], 'point'],
    [['12.50', '12,50'], undefined],
    [[''], undefined],
  ])('%j: %s', (cells, sign) => expect(sniff(cells)).toBe(sign));
});

describe('readColumnAmount', () => {
  test.each([
    ['1.800', 'comma', 180_000],
    ['€ 1.800', 'comma', 180_000],
    ['ca. 1.800', 'comma', 180_000],
    ['1.800 (est.)', 'comma', 180_000],
    ['1.800,50', 'comma', 180_050],
    ['12,5', 'comma', 1250],
    ['1,800', 'point', 180_000],
    ['1,800', undefined, 180_000],
    ['1800', 'comma', 180_000],
  ] as const)('reads %j with a decimal %s as %i', (text, sign, minor) =>
    expect(readColumnAmount(text, sign, 'EUR')).toEqual({ minor, currency: 'EUR' }),
  );

  test.each([
    ['1.800', undefined, 'two ways'],
    ['1.800', 'point', 'two ways'],
    ['1,800', 'comma', 'two ways'],
    ['-50', undefined, 'below zero'],
    ['(50.00)', undefined, 'below zero'],
    ['abc', undefined, 'cannot be read'],
  ] as const)('refuses %j with a decimal %s', (text, sign, why) =>
    expect(() => readColumnAmount(text, sign, 'EUR')).toThrow(why),
  );

  it('reads nothing paid as zero, and refuses less than that', () => {
    expect(readColumnAmount('0', undefined, 'CAD')).toEqual({ minor: 0, currency: 'CAD' });
    expect(readColumnAmount('0.00', 'point', 'CAD')).toEqual({ minor: 0, currency: 'CAD' });
    expect(() => readColumnAmount('-0.01', undefined, 'CAD')).toThrow('"-0.01" is below zero');
  });

  it('gives nothing for a blank or a dash', () => {
    expect(readColumnAmount('', 'comma', 'EUR')).toBeUndefined();
    expect(readColumnAmount('-', 'point', 'EUR')).toBeUndefined();
  });

  it('reads a column back as it was written, in either style', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1 }),
        fc.constantFrom('comma' as const, 'point' as const),
        (amounts, sign) => {
          const cells = amounts.map((minor) => inStyle(minor, sign));
          const decided = sniff([...cells, inStyle(123_456, sign)]);
          expect(decided).toBe(sign);
          expect(cells.map((cell) => readColumnAmount(cell, decided, 'EUR')?.minor)).toEqual(amounts);
        },
      ),
    );
  });
});

/** `1,800.50`, or the signs the other way round; whole amounts without decimals. */
function inStyle(minor: number, sign: 'comma' | 'point'): string {
  const [whole = '', decimals = ''] = formatAmountPlain(minor, 'EUR').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = decimals === '00' && whole.length <= 3 ? grouped : `${grouped}.${decimals}`;
  return sign === 'point' ? text : text.replace(/[.,]/g, (each) => (each === '.' ? ',' : '.'));
}
