import { csvRow } from '../text/csv.ts';
import { cellText, plainText, type Column, type Plain } from './columns.ts';
import type { Style } from './style.ts';
import { drawTable } from './table.ts';

export const FORMATS = ['table', 'json', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** How a command prints: its format, the width of the screen, colours. */
export interface Look {
  format: Format;
  width: number;
  style: Style;
}

/** Rows in the format asked for, with a final line break. `empty` is what the screen says when there are none. */
export async function renderList<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  look: Look,
  empty: string,
): Promise<string> {
  switch (look.format) {
    case 'json':
      return toJson(rows.map((row) => record(columns, row)));
    case 'csv':
      return toCsv(columns, rows);
    case 'md':
      return toMarkdown(columns, rows);
    case 'table':
      return rows.length === 0 ? `${empty}\n` : `${await drawTable(columns, rows, look)}\n`;
  }
}

/** One row as the object that JSON gives. */
export function record<T>(columns: readonly Column<T>[], row: T): { [key: string]: Plain } {
  return Object.fromEntries(columns.map((column) => [column.key, column.value(row)]));
}

/** A value as indented JSON with a final line break. */
export function toJson(value: Plain): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const heading = csvRow(columns.map((column) => column.key));
  return heading + rows.map((row) => csvRow(columns.map((column) => plainText(column.value(row))))).join('');
}

function toMarkdown<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const shown = columns.filter((column) => column.heading !== undefined);
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return [
    line(shown.map((column) => column.heading ?? '')),
    `| ${shown.map((column) => (column.align === 'right' ? '--:' : '---')).join(' | ')} |\n`,
    ...rows.map((row) => line(shown.map((column) => cellText(column, row)))),
  ].join('');
}

/** Text that Markdown takes literally, also inside a table. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&');
}
