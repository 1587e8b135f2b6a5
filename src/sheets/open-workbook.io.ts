import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { ByteSource } from './source.io.ts';
import type { PassedOver, Table } from './table.ts';
import { workbookPath } from './xlsx-parts.io.ts';
import { readXlsx } from './xlsx.io.ts';
import { archiveOf } from './zip-contents.ts';
import { openZip, type Zip } from './zip.io.ts';

/** The sheets of a workbook. Throws a UserError for another archive, a WorkbookError for a damaged one. */
export function openWorkbook(source: ByteSource): (Table | PassedOver)[] {
  const zip = openZip(source);
  const path = workbookPath(zip);
  if (path !== undefined) return readXlsx(zip, path);
  const { what, hints } = archiveOf(zip.names, mimetypeOf(zip));
  throw new UserError(`${quoted(source.name)} is ${what}`, { hints });
}

function mimetypeOf(zip: Zip): string {
  const [first] = zip.read('mimetype') ?? [];
  return Buffer.from(first ?? []).toString('latin1');
}
