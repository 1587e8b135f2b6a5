import { groupedBy } from '../text/grouped-by.ts';
import { farCellsRemark, MOST_COLUMNS } from './far-cells.ts';
import type { SheetRecord } from './sheet.ts';
import type { ByteSource } from './source.io.ts';
import type { Table } from './table.ts';
import { detectEncoding } from './text-encoding.ts';
import { WorkbookError } from './workbook-error.ts';
import { readXml, type Attributes, type XmlReader } from './xml.io.ts';

/** The tables of a web page, as many programs export them under the name of a spreadsheet; `said`: its encoding. */
export function readWebPage(source: ByteSource, said?: string): Table[] {
  const all = readXml(source.chunks(), new TableReader(), {
    loose: true,
    encoding: said ?? encodingOf(source),
  });
  // A page is read once, whatever number of tables it has.
  const tables = [...groupedBy(all, ({ table }) => table).values()].filter((each) => each.length > 1);
  if (tables.length === 0) {
    throw new WorkbookError('it is a web page without a table', [
      'ask for the same list as a spreadsheet or as CSV; most programs can export that',
    ]);
  }
  return tables.map((rows) => ({
    name: tables.length === 1 ? null : `table ${rows[0]?.table}`,
    records: () => rows.map(({ line, fields }) => ({ line, fields })),
    remarks: () => farCellsRemark(rows.reduce((sum, { beyond }) => sum + beyond, 0)),
  }));
}

interface TableRow extends SheetRecord {
  /** Which table of the page it is a row of, from 1. */
  table: number;
  /** How many cells of it are not read. */
  beyond: number;
}

/** As the page says, else by its bytes. */
function encodingOf(source: ByteSource): string {
  const head = Buffer.from(source.read(0, 4096));
  const said = /charset=["']?\s*([\w-]+)/i.exec(head.toString('latin1'))?.[1];
  try {
    if (said !== undefined) return new TextDecoder(said).encoding;
  } catch {
    // It says something that is none.
  }
  return detectEncoding(source.chunks()).encoding;
}

/** Tables nested in cells are for the layout of a page: the innermost are read. */
class TableReader implements XmlReader<TableRow> {
  #tables = 0;
  readonly #open: number[] = [];
  #row = 0;
  #fields: string[] | undefined;
  #beyond = 0;
  #cell: { text: string; across: number } | undefined;
  #hidden = 0;
  #found: TableRow[] = [];

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'table':
        this.#cell = undefined;
        this.#fields = undefined;
        this.#tables += 1;
        this.#open.push(this.#tables);
        break;
      case 'tr':
        this.#endRow();
        this.#fields = [];
        this.#beyond = 0;
        this.#row += 1;
        break;
      case 'td':
      case 'th':
        this.#endCell();
        this.#cell = { text: '', across: Math.min(Number(attributes['colspan'] ?? 1) || 1, 50) };
        break;
      case 'br':
        if (this.#cell !== undefined) this.#cell.text += '\n';
        break;
      case 'style':
      case 'script':
        this.#hidden += 1;
    }
  }

  text(text: string): void {
    if (this.#cell !== undefined && this.#hidden === 0) this.#cell.text += text;
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.#endCell();
    if (name === 'tr') this.#endRow();
    if (name === 'style' || name === 'script') this.#hidden -= 1;
    if (name === 'table') {
      this.#endRow();
      this.#open.pop();
    }
  }

  take(): TableRow[] {
    const found = this.#found;
    if (found.length > 0) this.#found = [];
    return found;
  }

  #endCell(): void {
    if (this.#cell === undefined || this.#fields === undefined) return;
    const text = this.#cell.text.replace(/\s+/g, ' ').trim();
    if (this.#fields.length < MOST_COLUMNS) {
      this.#fields.push(text, ...Array.from({ length: this.#cell.across - 1 }, () => ''));
    } else if (text !== '') this.#beyond += 1;
    this.#cell = undefined;
  }

  #endRow(): void {
    this.#endCell();
    const table = this.#open.at(-1);
    if (this.#fields !== undefined && table !== undefined && this.#fields.some((field) => field !== '')) {
      this.#found.push({ table, line: this.#row, fields: this.#fields, beyond: this.#beyond });
    }
    this.#fields = undefined;
  }
}
