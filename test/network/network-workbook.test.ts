import { expect, test } from 'vitest';
import { cellsOfRow } from '../../src/network/network-workbook.ts';

test('amounts of a row have the decimals of its currency, and its other numbers none', () => {
  const column = (name: string, is: 'whole' | 'amount' | 'text') =>
    ({ name, is, required: true, refersTo: undefined }) as const;
  const columns = [column('id', 'whole'), column('amount_minor', 'amount'), column('currency', 'text')];
  const cells = (currency: string) =>
    cellsOfRow({ name: 'payments', key: 'id', columns }, { id: 1200, amount_minor: 1205, currency });
  expect(cells('CAD')).toEqual([{ number: 1200, decimals: 0 }, { number: 12.05, decimals: 2 }, 'CAD']);
  expect(cells('JPY')).toEqual([{ number: 1200, decimals: 0 }, { number: 1205, decimals: 0 }, 'JPY']);
});
