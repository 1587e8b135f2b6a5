import { posix } from 'node:path';
import { shownByCode, shownByNumber, type Shown } from './number-format.ts';
import { WorkbookError } from './workbook-error.ts';
import { readWholeXml, type Attributes, type XmlReader } from './xml.io.ts';
import type { Zip } from './zip.io.ts';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its cells are; undefined for what has none: a chart, a dialog. */
  readonly path: string | undefined;
}

/** What the parts of a workbook say beside the cells. */
export interface WorkbookParts {
  readonly sheets: readonly ListedSheet[];
  readonly is1904: boolean;
  /** How each style shows numbers, by its place in the list of styles. */
  readonly styles: readonly Shown[];
  /** The colour with which each fills a cell; empty for none. */
  readonly fills: readonly string[];
  /** The texts that cells point to, read when the first is asked for. */
  readonly texts: () => readonly string[];
}

/** A sheet for each week of ten years fits. */
const MOST_SHEETS = 600;

/** Where the list of sheets is; undefined where the archive is no workbook. */
export function workbookPath(zip: Zip): string | undefined {
  const main = [...relations(zip, '_rels/.rels').values()].find(({ type }) => type === 'officeDocument');
  const path = main === undefined ? 'xl/workbook.xml' : inFolder('', main.target);
  return path.endsWith('workbook.xml') && zip.read(path) !== undefined ? path : undefined;
}

/** Reads everything but the cells. Throws a WorkbookError where a part is missing or damaged. */
export function readParts(zip: Zip, path: string): WorkbookParts {
  const folder = posix.dirname(path);
  const related = relations(zip, posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const pathOf = (type: string) => {
    const one = [...related.values()].find((each) => each.type === type);
    return one === undefined ? undefined : inFolder(folder, one.target);
  };
  const listed = optional(zip, path, sheetList());
  const sheets = listed.flatMap((each): ListedSheet[] => {
    if ('is1904' in each) return [];
    const relation = related.get(each.id);
    const isCells = relation?.type === 'worksheet';
    const cells = isCells ? inFolder(folder, relation.target) : undefined;
    return [{ name: each.name, hidden: each.hidden, path: cells }];
  });
  refuseEndless(sheets);
  let texts: readonly string[] | undefined;
  return {
    is1904: listed.some((each) => 'is1904' in each),
    sheets,
    styles: optional(zip, pathOf('styles'), styleList()),
    fills: optional(zip, pathOf('styles'), fillList()),
    texts: () => (texts ??= optional(zip, pathOf('sharedStrings'), textList())),
  };
}

/** The cells of a sheet, `B3`, to which a note is pinned. Throws a WorkbookError where what says so is damaged. */
export function cellsWithNotes(zip: Zip, path: string): string[] {
  const folder = posix.dirname(path);
  const related = relations(zip, posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const notes = [...related.values()].find(({ type }) => type === 'comments');
  const chunks = notes === undefined ? undefined : zip.read(inFolder(folder, notes.target));
  return chunks === undefined ? [] : readWholeXml(chunks, noteList());
}

function noteList(): XmlReader<string> {
  const found: string[] = [];
  return {
    open(name, { ref = '' }) {
      if (name === 'comment' && /^[A-Z]{1,3}\d{1,7}$/.test(ref)) found.push(ref);
    },
    text: () => undefined,
    close: () => undefined,
    take: () => found.splice(0),
  };
}

/** A list of sheets could have each read the same cells, and thousands of them: it is shorter than a tracker's ever is. */
function refuseEndless(sheets: readonly ListedSheet[]): void {
  if (sheets.length > MOST_SHEETS) {
    throw new WorkbookError(`it has ${sheets.length} sheets, and up to ${MOST_SHEETS} are read`, [
      'save the one that holds your referrals as a file of its own',
    ]);
  }
  const paths = sheets.flatMap(({ path }) => path ?? []);
  if (new Set(paths).size < paths.length) throw new WorkbookError('it is damaged: two of its sheets are one');
}

function optional<T>(zip: Zip, path: string | undefined, reader: XmlReader<T>): readonly T[] {
  const chunks = path === undefined ? undefined : zip.read(path);
  return chunks === undefined ? [] : readWholeXml(chunks, reader);
}

/** A target is a path from the folder of the part that names it, or from the top where it begins with a slash. */
function inFolder(folder: string, target: string): string {
  return posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
}

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`. */
  readonly type: string;
  readonly target: string;
}

function relations(zip: Zip, path: string): Map<string, Relation> {
  const chunks = zip.read(path);
  const found: Relation[] = [];
  const reader: XmlReader<Relation> = {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      found.push({ id, type: posix.basename(type), target });
    },
    text: () => undefined,
    close: () => undefined,
    take: () => found.splice(0),
  };
  const all = chunks === undefined ? [] : readWholeXml(chunks, reader);
  return new Map(all.map((each) => [each.id, each]));
}

type Listed =
  { readonly name: string; readonly id: string; readonly hidden: boolean } | { readonly is1904: true };

function sheetList(): XmlReader<Listed> {
  const found: Listed[] = [];
  return {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributes['date1904'])) found.push({ is1904: true });
      if (name !== 'sheet') return;
      const { name: called = '', id = '', state } = attributes;
      found.push({ name: called, id, hidden: state === 'hidden' || state === 'veryHidden' });
    },
    text: () => undefined,
    close: () => undefined,
    take: () => found.splice(0),
  };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function styleList(): XmlReader<Shown> {
  const codes = new Map<number, Shown>();
  const found: Shown[] = [];
  let isInCells = false;
  const open = (name: string, { numFmtId, formatCode }: Attributes) => {
    if (name === 'cellXfs') isInCells = true;
    const id = Number(numFmtId ?? 0);
    if (name === 'numFmt' && formatCode !== undefined) codes.set(id, shownByCode(formatCode));
    if (name === 'xf' && isInCells) found.push(codes.get(id) ?? shownByNumber(id));
  };
  return {
    open,
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
    take: () => found.splice(0),
  };
}

/** What fills a cell as paper does. */
const WHITE = /^(?:(?:FF)?FFFFFF|theme 0)$/i;

/** The colour of each style, of which a sheet of thousands of rows has few. */
function fillList(): XmlReader<string> {
  const fills: string[] = [];
  const found: string[] = [];
  let isInCells = false;
  let isSolid = false;
  return {
    open(name, { fillId, patternType, rgb, theme, tint = '', indexed }) {
      if (name === 'cellXfs') isInCells = true;
      if (name === 'fill') fills.push('');
      if (name === 'patternFill') isSolid = patternType === 'solid';
      if (name === 'fgColor' && isSolid && fills.length > 0) {
        const colour = rgb ?? (theme === undefined ? `indexed ${indexed ?? ''}` : `theme ${theme} ${tint}`);
        fills[fills.length - 1] = WHITE.test(colour.trim()) ? '' : colour.trim();
      }
      if (name === 'xf' && isInCells) found.push(fills[Number(fillId ?? 0)] ?? '');
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isInCells = false;
      if (name === 'fill') isSolid = false;
    },
    take: () => found.splice(0),
  };
}

/** All texts of a workbook together are no longer than this many characters. */
const MOST_TEXT = 134_217_728;

function textList(): XmlReader<string> {
  const found: string[] = [];
  const text = new RichText();
  let total = 0;
  return {
    open: (name) => text.open(name),
    text: (piece) => text.add(piece),
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      const whole = text.take();
      total += whole.length;
      if (total > MOST_TEXT) throw new WorkbookError('it holds more text than can be read at once');
      found.push(whole);
    },
    take: () => found.splice(0),
  };
}

/** A text in one or several runs; how it is pronounced, beside it in Japanese, is no part of it. */
export class RichText {
  #text = '';
  #isText = false;
  #beside = 0;

  open(name: string): void {
    if (name === 'rPh') this.#beside += 1;
    if (name === 't') this.#isText = this.#beside === 0;
  }

  add(piece: string): void {
    if (this.#isText) this.#text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#beside -= 1;
    if (name === 't') this.#isText = false;
  }

  /** The text so far, and begins another. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return plainText(text);
  }
}

/** Characters that XML cannot hold are written by their numbers: `_x000D_`. */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
