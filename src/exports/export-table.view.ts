import type { Plain, Shape } from '../kinds/type.ts';
import { csvRows } from '../screen/csv.ts';
import { plainText } from '../screen/columns.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { toJson } from '../screen/json.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { sanitizeBlock } from '../text/sanitize.ts';
import { workbookCell, type WorkbookCell } from '../sheets/workbook-cells.ts';

/** One column of what is taken out. */
export interface ExportColumn {
  /** The key in JSON and the heading everywhere else. */
  readonly key: string;
  readonly shape: Shape;
}

/** A table that is taken out: its rows are read while they are written. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  readonly rows: Iterable<readonly Plain[]>;
}

function record({ columns }: ExportTable, row: readonly Plain[]): Plain {
  return Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null]));
}

/** A list of records, one a line. */
export function* tableJson(table: ExportTable): Generator<Drawn> {
  let before = '[';
  for (const row of table.rows) {
    yield new Drawn(`${before}\n${toJson(record(table, row), 0).text.trimEnd()}`);
    before = ',';
  }
  yield new Drawn(before === '[' ? '[]\n' : '\n]\n');
}

/** A record a line. */
export function* tableJsonLines(table: ExportTable): Generator<Drawn> {
  for (const row of table.rows) yield toJson(record(table, row), 0);
}

/** As CSV, headings first. */
export function* tableCsv({ columns, rows }: ExportTable): Generator<Drawn> {
  yield new Drawn(csvRows([columns.map(({ key }) => key)]));
  for (const row of rows) yield new Drawn(csvRows([row.map((cell) => sanitizeBlock(plainText(cell)))]));
}

/** As a table in Markdown, without columns in which nothing stands. */
export function* tableMarkdown({ columns, rows }: ExportTable): Generator<Drawn> {
  const all = [...rows].map((row) => row.map(plainText));
  const shown = columns.flatMap((column, at) =>
    all.some((row) => (row[at] ?? '') !== '') ? [{ ...column, at }] : [],
  );
  const line = (cells: readonly string[]) =>
    new Drawn(`| ${cells.map((text) => escapeMarkdown(text, 'cell')).join(' | ')} |\n`);
  if (shown.length === 0) return;
  yield line(shown.map(({ key }) => key));
  yield new Drawn(`| ${shown.map(({ shape }) => (isNumber(shape) ? '--:' : '---')).join(' | ')} |\n`);
  for (const row of all) yield line(shown.map(({ at }) => row[at] ?? ''));
}

/** As the cells of a workbook: what has several parts stands there as in CSV. */
export function* tableCells({ columns, rows }: ExportTable): Generator<WorkbookCell[]> {
  for (const row of rows) {
    yield columns.map(({ shape }, at) => {
      const value = row[at] ?? null;
      return value !== null && typeof value === 'object' ? plainText(value) : workbookCell(value, shape);
    });
  }
}

function isNumber(shape: Shape): boolean {
  return shape.is === 'none or' ? isNumber(shape.of) : shape.is === 'amount' || shape.is === 'whole';
}
