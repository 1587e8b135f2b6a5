import { count } from '../text/count.ts';
import { CellColours, coloursRemark } from './cell-colours.ts';
import { cellNotesRemark } from './cell-notes.ts';
import { columnOf } from './column-name.ts';
import { farCellsRemark } from './far-cells.ts';
import { Merges, type Merged } from './merges.ts';
import type { PassedOver, Table } from './table.ts';
import type { SheetRecord } from './sheet.ts';
import { WorkbookError } from './workbook-error.ts';
import { CellReader, type Noticed } from './xlsx-cells.io.ts';
import { cellsWithNotes, readParts, type ListedSheet, type WorkbookParts } from './xlsx-parts.io.ts';
import { readXml } from './xml.io.ts';
import type { Zip } from './zip.io.ts';

/** The sheets of a workbook, each to be read as often as asked for, and those without cells. */
export function readXlsx(zip: Zip, path: string): (Table | PassedOver)[] {
  const parts = readParts(zip, path);
  return parts.sheets.map((sheet) => {
    const { name } = sheet;
    if (sheet.path === undefined) return { name, why: 'no table' };
    const table = tableOf(zip, parts, sheet, sheet.path);
    return sheet.hidden ? { ...table, hidden: true } : table;
  });
}

function tableOf(zip: Zip, parts: WorkbookParts, { name }: ListedSheet, path: string): Table {
  const noticed: Noticed = { uncalculated: 0, beyond: 0, colours: new CellColours() };
  let merged: Merged[] | undefined;
  return {
    name,
    *records(): Generator<SheetRecord> {
      Object.assign(noticed, { uncalculated: 0, beyond: 0, colours: new CellColours() });
      merged ??= [...mergedIn(zip.read(path) ?? [])];
      yield* readXml(zip.read(path) ?? [], new CellReader(parts, new Merges(merged), noticed));
    },
    remarks: () => [...remarksOn(noticed), ...remarkOnNotes(zip, path)],
  };
}

/** None where the part that lists them is damaged: nothing that is read depends on it. */
function remarkOnNotes(zip: Zip, path: string): string[] {
  try {
    return cellNotesRemark(cellsWithNotes(zip, path));
  } catch (error) {
    if (error instanceof WorkbookError) return [];
    throw error;
  }
}

function remarksOn({ uncalculated, beyond, colours }: Noticed): string[] {
  return [
    ...(uncalculated > 0
      ? [
          `${count(uncalculated, 'cell')} with a formula that was never calculated ` +
            `${uncalculated === 1 ? 'is' : 'are'} empty: save the workbook in a spreadsheet program once`,
        ]
      : []),
    ...farCellsRemark(beyond),
    ...coloursRemark(colours.columns()),
  ];
}

const AFTER_CELLS = Buffer.from('sheetData>');
/** Before it stand `</` and, in some files, a prefix. */
const PREFIX = 20;
/** What stands after the cells is short. */
const LONGEST_REST = 4_194_304;

/** Which cells are merged over several rows, which a sheet says only after all of them. */
function* mergedIn(chunks: Iterable<Uint8Array>): Generator<Merged> {
  let rest = '';
  let before = Buffer.alloc(0);
  for (const chunk of chunks) {
    if (rest !== '') {
      if (rest.length < LONGEST_REST) rest += Buffer.from(chunk).toString('latin1');
      continue;
    }
    const bytes = Buffer.concat([before, chunk]);
    const at = bytes.lastIndexOf(AFTER_CELLS);
    if (at !== -1 && /<\/(?:\w+:)?$/.test(bytes.toString('latin1', Math.max(0, at - PREFIX), at))) {
      rest = bytes.toString('latin1', at);
    } else before = Buffer.from(bytes.subarray(Math.max(0, bytes.length - AFTER_CELLS.length - PREFIX)));
  }
  // Within one tag: where none is closed, each would be read to the end of the file.
  const pattern = /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
  for (const [, column = '', from, to] of rest.matchAll(pattern)) {
    yield { column: columnOf(column), from: Number(from), to: Number(to) };
  }
}
