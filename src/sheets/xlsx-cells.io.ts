import { remembering } from '../text/remember.ts';
import type { CellColours } from './cell-colours.ts';
import { columnOf } from './column-name.ts';
import { MOST_COLUMNS } from './far-cells.ts';
import { Merges } from './merges.ts';
import { numberText, type Shown } from './number-format.ts';
import type { SheetRecord } from './sheet.ts';
import { WorkbookError } from './workbook-error.ts';
import { plainText, RichText, type WorkbookParts } from './xlsx-parts.io.ts';
import type { Attributes, XmlReader } from './xml.io.ts';

/** A sheet has at most so many rows. */
const LAST_ROW = 1_048_576;

/** What was noticed while cells were read. */
export interface Noticed {
  /** Formulas that no program has calculated yet: their cells are empty. */
  uncalculated: number;
  /** Cells further right than is read. */
  beyond: number;
  /** How the cells of the rows are filled. */
  colours: CellColours;
}

const NUMBER: Shown = { as: 'number' };

/** Reads the rows of a sheet that hold anything, their cells as texts. */
export class CellReader implements XmlReader<SheetRecord> {
  readonly #styles: readonly Shown[];
  readonly #fills: readonly string[];
  readonly #isColoured: boolean;
  readonly #texts: () => readonly string[];
  readonly #noticed: Noticed;
  readonly #merges: Merges;
  readonly #dayOf: (value: string) => string;
  readonly #is1904: boolean;
  readonly #rich = new RichText();
  #found: SheetRecord[] = [];
  #row = 0;
  #column = -1;
  #fields: string[] = [];
  #cell: Attributes = {};
  #value = '';
  #isValue = false;
  #isFormula = false;
  #hasText = false;
  #colours = new Map<number, string>();

  constructor(
    { styles, fills, texts, is1904 }: Omit<WorkbookParts, 'sheets'>,
    merges: Merges,
    noticed: Noticed,
  ) {
    this.#styles = styles;
    this.#fills = fills;
    this.#isColoured = fills.some((fill) => fill !== '');
    this.#texts = texts;
    this.#is1904 = is1904;
    this.#merges = merges;
    this.#noticed = noticed;
    this.#dayOf = remembering((value) => numberText(Number(value), { as: 'day' }, is1904));
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row':
        this.#beginRow(attributes['r']);
        break;
      case 'c':
        this.#beginCell(attributes);
        break;
      case 'v':
        this.#isValue = true;
        break;
      case 'f':
        this.#isFormula = true;
        break;
      default:
        this.#rich.open(name);
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#rich.add(text);
  }

  close(name: string): void {
    switch (name) {
      case 'v':
        this.#isValue = false;
        break;
      case 'c':
        this.#endCell();
        break;
      case 'row':
        this.#endRow();
        break;
      default:
        this.#rich.close(name);
    }
  }

  take(): SheetRecord[] {
    const found = this.#found;
    if (found.length > 0) this.#found = [];
    return found;
  }

  #beginRow(said: string | undefined): void {
    this.#row = said === undefined ? this.#row + 1 : Number(said);
    if (!(Number.isInteger(this.#row) && this.#row >= 1 && this.#row <= LAST_ROW)) {
      throw new WorkbookError('it is damaged: a row has no number that a row can have');
    }
    this.#fields = [];
    this.#column = -1;
    this.#hasText = false;
    if (this.#isColoured) this.#colours = new Map();
  }

  #beginCell(attributes: Attributes): void {
    const said = attributes['r'];
    this.#cell = attributes;
    this.#column = said === undefined ? this.#column + 1 : columnOf(said);
    this.#value = '';
    this.#isFormula = false;
  }

  #endCell(): void {
    if (this.#isColoured) this.#addColour();
    const text = this.#text();
    if (text === '') return;
    if (this.#column >= MOST_COLUMNS || this.#column < 0) {
      this.#noticed.beyond += 1;
      return;
    }
    while (this.#fields.length < this.#column) this.#fields.push('');
    this.#fields[this.#column] = text;
    this.#hasText = true;
  }

  /** Of an empty cell too: a column may hold nothing but colours. */
  #addColour(): void {
    const colour = this.#fills[Number(this.#cell['s'] ?? 0)] ?? '';
    if (colour !== '' && this.#column >= 0 && this.#column < MOST_COLUMNS) {
      this.#colours.set(this.#column, colour);
    }
  }

  #text(): string {
    const { t: type, s: style } = this.#cell;
    const value = this.#value;
    const inline = this.#rich.take();
    switch (type) {
      case 's':
        return this.#texts()[Number(value)] ?? '';
      case 'inlineStr':
        return inline;
      case 'str':
        return plainText(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'e':
        return value;
      case 'd':
        return value.slice(0, 10);
      default:
        if (value.trim() === '') {
          if (this.#isFormula) this.#noticed.uncalculated += 1;
          return '';
        }
        return this.#number(value, this.#styles[Number(style ?? 0)] ?? NUMBER);
    }
  }

  #number(value: string, shown: Shown): string {
    if (shown.as === 'day') return this.#dayOf(value);
    const number = Number(value);
    return Number.isFinite(number) ? numberText(number, shown, this.#is1904) : value;
  }

  #endRow(): void {
    if (!this.#hasText) return;
    if (this.#isColoured) this.#noticed.colours.add(this.#colours);
    this.#merges.fill(this.#row, this.#fields);
    this.#found.push({ line: this.#row, fields: this.#fields });
  }
}
