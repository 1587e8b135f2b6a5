import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/imports/open-file.io.ts';
import { temporaryFolder } from '../helpers/refnet.ts';
import { zipped } from '../helpers/zipped.ts';

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const withName = (name: string) => Buffer.concat([OLE, Buffer.alloc(500), Buffer.from(name, 'utf16le')]);

async function opened(bytes: string | Uint8Array) {
  const path = join(temporaryFolder(), 'a');
  writeFileSync(path, bytes);
  return openFile(path, Readable.from([]));
}

describe('openFile', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['blank lines', '\ufeff \r\n', 'empty'],
    ['a PDF', '%PDF-1.7', 'a PDF'],
    ['a web page', '  <!DOCTYPE html><html><p>Hello', 'cannot be read: it is a web page without a table'],
    ['XML', '<?xml version="1.0"?><plist/>', 'XML of a kind that is not known here'],
    ['a flat spreadsheet', '<?xml version="1.0"?>\n<office:document>', 'an OpenDocument spreadsheet (fods)'],
    ['a database', 'SQLite format 3\0', 'a database, not a list'],
    ['rich text', '{\\rtf1', 'a word processor document'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'a picture'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'a compressed file'],
    ['a calendar', 'BEGIN:VCALENDAR\r\n', 'a calendar'],
    ['an old workbook', withName('Workbook'), 'an old Excel workbook (xls)'],
    ['an old document', withName('WordDocument'), 'an old Word document (doc)'],
    ['a locked workbook', withName('EncryptedPackage'), 'protected with a password'],
    ['an older workbook', Buffer.from('0908080000050a00', 'hex'), 'an old Excel workbook (xls)'],
    [
      'a zip cut off',
      'PK\u0003\u0004x',
      'cannot be read: it is damaged or cut off: the whole file did not arrive',
    ],
    ['a Numbers spreadsheet', zipped({ 'Index/Document.iwa': '' }), 'a Numbers spreadsheet'],
    [
      'an OpenDocument spreadsheet',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
      'an OpenDocument spreadsheet (ods)',
    ],
    ['a binary workbook', zipped({ 'xl/workbook.bin': '' }), 'a binary Excel workbook (xlsb)'],
    ['a Word document', zipped({ 'word/document.xml': '' }), 'a Word document'],
    ['an archive', zipped({ 'a/b.bin': '' }), 'an archive (zip)'],
  ])('refuses %s', async (_name, bytes, what) => {
    const be = /^cannot|^protected/.test(what) ? (what.startsWith('c') ? '' : 'is ') : 'is ';
    await expect(opened(bytes)).rejects.toThrow(`"a" ${be}${what}`);
  });

  test.each<[string, Uint8Array, string[]]>([
    [
      'LinkedIn',
      zipped({ 'Profile.csv': 'a', 'Connections.csv': 'b' }),
      ['unpack it, and import Connections.csv'],
    ],
    [
      'others',
      zipped({ 'x/leads.csv': 'a', '__MACOSX/x/._leads.csv': '', 'cards.vcf': 'b', 'logo.png': '' }),
      ['unpack it, and import "x/leads.csv" or "cards.vcf"'],
    ],
  ])('says what to do with the archive of %s', async (_name, bytes, hints) => {
    await expect(opened(bytes)).rejects.toMatchObject({ hints });
  });

  test('says how to save an old workbook', async () => {
    await expect(opened(withName('Workbook'))).rejects.toMatchObject({
      hints: [
        'open it in your spreadsheet program and save it as a workbook (.xlsx) or as CSV:',
        'Excel: File, Save As, "Excel Workbook (.xlsx)" or "CSV UTF-8". LibreOffice: File, Save As, the same.',
        'Google Sheets: File, Download, "Microsoft Excel" or "Comma-separated values". Numbers: File, Export To.',
      ],
    });
  });
});
