import { UserError, nothing } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { openWorkbook } from '../sheets/open-workbook.io.ts';
import type { NetworkEntry, NetworkFile } from './network-file.ts';
import { ABOUT } from './network-workbook.ts';
import type { SheetRecord } from '../sheets/sheet.ts';
import type { ByteSource } from '../sheets/source.io.ts';
import type { Table } from '../sheets/table.ts';
import { WorkbookError } from '../sheets/workbook-error.ts';

/** Whether tables are those of an export of everything, by the first of them. */
export function isNetworkWorkbook([first]: readonly Pick<Table, 'name' | 'records'>[]): boolean {
  if (first?.name !== ABOUT.name) return false;
  const [headings, below] = beginning(first);
  return headings?.fields[0] === ABOUT.headings[0] && below?.fields[0] === ABOUT.what;
}

/** Opens an export of everything that is a workbook, its rows as texts under their headings. */
export function openNetworkWorkbook(source: ByteSource): NetworkFile {
  const tables = openWorkbook(source).flatMap((each) => ('why' in each ? [] : [each]));
  const [about, ...others] = tables;
  const [, below] = about === undefined ? [] : beginning(about);
  return {
    name: source.name,
    version: Number(below?.fields[1]),
    *entries(): Generator<NetworkEntry> {
      try {
        for (const table of others) yield* entriesOf(table);
      } catch (error) {
        if (!(error instanceof WorkbookError)) throw error;
        throw new UserError(`${quoted(source.name)} cannot be read: ${error.message}`, {
          hints: [nothing('written', 'export it once more where it comes from')],
          cause: error,
        });
      }
    },
  };
}

function* entriesOf(table: Table): Generator<NetworkEntry> {
  const name = table.name ?? '';
  let headings: readonly string[] | undefined;
  for (const { line, fields } of table.records()) {
    if (headings === undefined) headings = fields;
    else yield { place: `sheet "${name}", row ${line}`, table: name, texts: { headings, fields } };
  }
}

function beginning(table: Pick<Table, 'records'>): SheetRecord[] {
  const first: SheetRecord[] = [];
  for (const record of table.records()) {
    first.push(record);
    if (first.length === 2) break;
  }
  return first;
}
