import { isDay } from '../calendar/day.ts';
import type { Plain, Shape } from '../kinds/type.ts';

/** What a cell of a workbook is: text, a day, a number that is shown with so many decimals, yes or no; null is empty. */
export type WorkbookCell =
  null | string | boolean | { readonly day: string } | { readonly number: number; readonly decimals: number };

/** A value of that shape, which has no parts, as a cell. */
export function workbookCell(value: Plain, shape: Shape): WorkbookCell {
  if (value === null) return null;
  const { is } = shape;
  if (is === 'none or') return workbookCell(value, shape.of);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return { number: value, decimals: 0 };
  if (typeof value !== 'string') throw new Error('what has several parts is no cell');
  if (is === 'day' && isDay(value)) return { day: value };
  return is === 'amount' ? amountCell(value) : value;
}

/** Digits beyond which a spreadsheet rounds: such an amount stays text. */
const EXACT_DIGITS = 15;

function amountCell(text: string): WorkbookCell {
  if (!/^-?\d+(?:\.\d+)?$/.test(text) || text.replace(/\D/g, '').length > EXACT_DIGITS) return text;
  return { number: Number(text), decimals: text.split('.')[1]?.length ?? 0 };
}
