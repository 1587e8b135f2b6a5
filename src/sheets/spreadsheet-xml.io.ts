import { cellNotesRemark } from './cell-notes.ts';
import { columnName } from './column-name.ts';
import { farCellsRemark, MOST_COLUMNS } from './far-cells.ts';
import { plainNumber } from './number-format.ts';
import type { SheetRecord } from './sheet.ts';
import type { ByteSource } from './source.io.ts';
import type { Table } from './table.ts';
import { readXml, type Attributes, type XmlReader } from './xml.io.ts';

/** The sheets of a workbook in the XML of Excel 2003. Throws a WorkbookError where it is damaged. */
export function readSpreadsheetXml(source: ByteSource): Table[] {
  const names = [...readXml(source.chunks(), sheetNames())];
  return names.map((name, at) => {
    const noticed: Noticed = { beyond: 0, notes: [] };
    return {
      name,
      *records() {
        Object.assign(noticed, { beyond: 0, notes: [] });
        yield* readXml(source.chunks(), new RowReader(at, noticed));
      },
      remarks: () => [...farCellsRemark(noticed.beyond), ...cellNotesRemark(noticed.notes)],
    };
  });
}

function sheetNames(): XmlReader<string> {
  const found: string[] = [];
  return {
    open(name, attributes) {
      if (name === 'Worksheet') found.push(attributes['Name'] ?? '');
    },
    text: () => undefined,
    close: () => undefined,
    take: () => found.splice(0),
  };
}

/** What was seen, and is not in the rows. */
interface Noticed {
  beyond: number;
  /** The cells, `B3`, to which a note is pinned. */
  notes: string[];
}

/** Reads the rows of one sheet that hold anything. */
class RowReader implements XmlReader<SheetRecord> {
  readonly #wanted: number;
  readonly #noticed: Noticed;
  #sheet = -1;
  #found: SheetRecord[] = [];
  #row = 0;
  #column = -1;
  #across = 0;
  #fields: string[] = [];
  #type = '';
  #text = '';
  #isData = false;
  #isNote = false;

  constructor(wanted: number, noticed: Noticed) {
    this.#wanted = wanted;
    this.#noticed = noticed;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'Worksheet') {
      this.#sheet += 1;
      this.#row = 0;
    }
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Row') {
      this.#row = indexOf(attributes) ?? this.#row + 1;
      this.#fields = [];
      this.#column = -1;
      this.#across = 0;
    } else if (name === 'Cell') {
      const index = indexOf(attributes);
      this.#column = index === undefined ? this.#column + 1 + this.#across : index - 1;
      this.#across = wholeOf(attributes['MergeAcross']) ?? 0;
    } else if (name === 'Comment') {
      this.#isNote = true;
      if (this.#column >= 0) this.#noticed.notes.push(`${columnName(this.#column)}${this.#row}`);
    } else if (name === 'Data' && !this.#isNote) {
      this.#type = attributes['Type'] ?? '';
      this.#text = '';
      this.#isData = true;
    }
  }

  text(text: string): void {
    if (this.#isData) this.#text += text;
  }

  close(name: string): void {
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Comment') this.#isNote = false;
    else if (name === 'Data' && !this.#isNote) {
      this.#isData = false;
      this.#put(cellText(this.#type, this.#text));
    } else if (name === 'Row' && this.#fields.length > 0) {
      this.#found.push({ line: this.#row, fields: this.#fields });
    }
  }

  take(): SheetRecord[] {
    const found = this.#found;
    if (found.length > 0) this.#found = [];
    return found;
  }

  #put(text: string): void {
    if (text === '') return;
    if (this.#column >= MOST_COLUMNS) {
      this.#noticed.beyond += 1;
      return;
    }
    while (this.#fields.length < this.#column) this.#fields.push('');
    this.#fields[this.#column] = text;
  }
}

/** Where a row or a cell stands when others before it are left out; from 1. */
function indexOf(attributes: Attributes): number | undefined {
  const index = wholeOf(attributes['Index']);
  return index === undefined || index < 1 ? undefined : index;
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function cellText(type: string, text: string): string {
  switch (type) {
    case 'DateTime':
      // A time without a day is written as one of 31 December 1899.
      return /^1899-12-3[01]T/.test(text) ? text.slice(11, 16) : text.slice(0, 10);
    case 'Boolean':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'Number': {
      const number = Number(text);
      return text.trim() !== '' && Number.isFinite(number) ? plainNumber(number) : text;
    }
    default:
      return text;
  }
}
