import type { Plain } from '../kinds/type.ts';
import { sanitizeBlock } from '../text/sanitize.ts';
import { dim, type Text } from '../text/spans.ts';
import type { OnFile } from '../text/on-file.ts';
import { wrapText } from '../text/wrap.ts';
import { plainText, tableOf, type Column } from './columns.view.ts';
import type { csvRows as CsvRows } from './csv.ts';
import { Drawn } from './drawn.ts';
import { toJson } from './json.view.ts';
import type { markdownTable as MarkdownTable } from './markdown.view.ts';
import { drawLines } from './paint.view.ts';
import type { Style } from './style.view.ts';
import { tableLines, type DrawTable } from './table.view.ts';

export const FORMATS = ['table', 'json', 'csv', 'md'] as const;
/** A report can be a page as well, which is no list. */
export const PAGE_FORMATS = [...FORMATS, 'html'] as const;
export type Format = (typeof PAGE_FORMATS)[number];

/** Whether people read it, to whom two partners of one name are to be told apart: programs have their numbers. */
export function isReadByPeople(format: Format): boolean {
  return format !== 'json' && format !== 'csv';
}

/** How a command prints: its format, the width of the screen, colours. */
export interface Look {
  format: Format;
  width: number;
  style: Style;
  /** For reading aloud: numbers in place of bars. */
  plain?: boolean;
  /** Numbers in place of bars, which a screen that is not in UTF-8 does not have either. */
  numbers?: boolean;
  /** Puts the file that was named into commands; undefined where none was, and in what others are to have. */
  onFile?: OnFile | undefined;
  /** Writes CSV; loaded where the format asks for it. */
  csvRows?: typeof CsvRows;
  /** Writes a table of Markdown; loaded where the format asks for it. */
  markdownTable?: typeof MarkdownTable;
  /** Draws the table of a terminal; loaded where one shows it. */
  drawTable?: DrawTable;
}

/**
 * Rows in the format asked for. On a screen `empty` stands for a list with nothing in it, and
 * `footer` below any other.
 */
export function renderList<T>(
  all: readonly Column<T>[],
  rows: readonly T[],
  look: Look,
  empty: string,
  footer = '',
): Drawn {
  const { onFile } = look;
  const columns = onFile === undefined ? all : all.map((column) => columnOnFile(column, onFile));
  switch (look.format) {
    case 'json':
      return toJson(rows.map((row) => record(columns, row)));
    case 'csv':
      return new Drawn(toCsv(columns, rows, look));
    case 'html':
    case 'md':
      return new Drawn(toMarkdown(columns, rows, look));
    case 'table':
      return drawLines(
        rows.length === 0
          ? wrapText(onFile?.said(empty) ?? empty, look.width)
          : toTable(columns, rows, look, onFile?.said(footer) ?? footer),
        look.style,
      );
  }
}

function columnOnFile<T>(column: Column<T>, onFile: OnFile): Column<T> {
  return { ...column, value: (row) => onFile.under(column.key, column.value(row)) };
}

function toTable<T>(columns: readonly Column<T>[], rows: readonly T[], look: Look, footer: string): Text[] {
  const below = footer === '' ? [] : ['', ...wrapText(footer, look.width).map(dim)];
  return [...tableLines(columns, rows, look), ...below];
}

/** One row as the object that JSON gives. */
export function record<T>(columns: readonly Column<T>[], row: T): { [key: string]: Plain } {
  return Object.fromEntries(columns.map((column) => [column.key, column.value(row)]));
}

function toMarkdown<T>(columns: readonly Column<T>[], rows: readonly T[], { markdownTable }: Look): string {
  if (markdownTable === undefined)
    throw new Error('Markdown is to be written, and nothing that writes it was loaded');
  return `${markdownTable(tableOf(columns, rows).columns)}\n`;
}

function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[], { csvRows }: Look): string {
  if (csvRows === undefined) throw new Error('CSV is to be written, and nothing that writes it was loaded');
  const cell = (column: Column<T>, row: T) => sanitizeBlock(plainText(column.value(row)));
  return csvRows([
    columns.map((column) => column.key),
    ...rows.map((row) => columns.map((column) => cell(column, row))),
  ]);
}
