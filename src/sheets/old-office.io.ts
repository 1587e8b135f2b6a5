import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { SAVE_AS } from './recognize.ts';
import type { ByteSource } from './source.io.ts';

/** The directory of such a file may be anywhere in it; it is small. */
const LOOKED_AT = 16_777_216;

/** What a file in the container of old Office programs is (newer ones keep locked files in it), and the way out. */
export function oldOfficeFile(source: ByteSource): UserError {
  const bytes = Buffer.from(source.read(0, LOOKED_AT));
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  const name = quoted(source.name);
  if (has('EncryptedPackage')) {
    return new UserError(`${name} is protected with a password`, {
      hints: ['open it, take the password out (Excel: File, Info, Protect Workbook), and save it'],
    });
  }
  const what = has('WordDocument')
    ? 'an old Word document (doc)'
    : has('__properties')
      ? 'a message of Outlook (msg)'
      : 'an old Excel workbook (xls)';
  return new UserError(`${name} is ${what}`, {
    hints: ['open it in your spreadsheet program and save it as a workbook (.xlsx) or as CSV:', ...SAVE_AS],
  });
}
