import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding, encodingName, readEncoding } from '../../src/sheets/text-encoding.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

/** The bytes of a text in an encoding that Node cannot write: found by reading every byte. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const byChar = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) byChar.set(decoder.decode(Uint8Array.of(byte)), byte);
  // Some Node versions have the controls of Latin-1 at 0x80 to 0x9f of Windows-1252.
  const west = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  if (encoding === 'windows-1252') Array.from(west).forEach((char, at) => byChar.set(char, 0x80 + at));
  return Buffer.from(
    Array.from(text).map((char) => {
      const byte = byChar.get(char);
      if (byte === undefined) throw new Error(`${char} is not in ${encoding}`);
      return byte;
    }),
  );
}

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('the encoding of a text', () => {
  test.each<[string, string]>([
    ['windows-1252', 'Name;Größe\nJürgen Müller;5 €\nHans Weiß'],
    ['windows-1252', 'Hélène Dupré\nFrançois Lefèvre\nÉlodie Gagné\nl’œuvre'],
    ['windows-1252', 'José Muñoz\nÁngel Ibáñez\n¿Quién?\nPeña'],
    ['windows-1252', 'Søren Jørgensen\nBjørn Kjær\nÅse Løkke'],
    ['windows-1252', 'João Gonçalves\nConceição\nLuís Simões'],
    ['windows-1252', 'Niccolò Forlì\nGesù\nperché'],
    ['windows-1252', 'Ann “A.” Ash – note…'],
    ['windows-1250', 'Łukasz Wójcik\nGrażyna Dąbrowska\nŚwiętosława Źdźbło'],
    ['windows-1250', 'Paweł Kowalski\nZieliński\nStępień'],
    ['windows-1250', 'Jiří Dvořák\nZdeněk Růžička\nKateřina Němcová'],
    ['windows-1250', 'Ondřej Kučera\nČeněk Beneš'],
    ['windows-1250', 'Jernej Kovačič\nSlobodan Jović'],
    ['windows-1250', 'Erdős Győző\nSzőke'],
    ['windows-1250', 'Ľubomír Šťastný\nMartin Vaľko'],
    ['macintosh', 'José Muñoz\rHélène\rJürgen Brühl\rRené Côté'],
  ])('%s: %j', (encoding, text) => {
    expect(detectEncoding([encoded(text, encoding)])).toEqual({ encoding, guessed: true, damaged: 0 });
  });

  test.each<[string, Uint8Array, object]>([
    ['ASCII', Buffer.from('a,b\n'), { encoding: 'utf-8', guessed: false, damaged: 0 }],
    ['UTF-8', Buffer.from('Zoë,漢,👩‍💻\n'), { encoding: 'utf-8', guessed: false, damaged: 0 }],
    [
      'UTF-16 without a mark',
      Buffer.from('Name,Zoë\n', 'utf16le'),
      { encoding: 'utf-16le', guessed: false, damaged: 0 },
    ],
    [
      'UTF-8 with one bad byte',
      Buffer.concat([Buffer.from('Zoë,Łukasz\n'), Buffer.from([0xe9]), Buffer.from(',x\n')]),
      { encoding: 'utf-8', guessed: false, damaged: 1 },
    ],
    [
      'UTF-8 cut in a letter',
      Buffer.from('Zoë,Łukasz,é').subarray(0, -1),
      { encoding: 'utf-8', guessed: false, damaged: 1 },
    ],
  ])('%s, wherever its chunks end', (_name, bytes, wanted) => {
    for (const size of [1000, 64, 32]) expect(detectEncoding(inPieces(bytes, size))).toEqual(wanted);
  });

  test('of whatever is UTF-8 is UTF-8, wherever its chunks end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const bytes = Buffer.from(`a,b,c,d\n${text.replaceAll('\0', '')}`);
        expect(detectEncoding(inPieces(bytes, size))).toEqual({
          encoding: 'utf-8',
          guessed: false,
          damaged: 0,
        });
      }),
    );
  });

  test.each([
    ['cp1250', 'windows-1250'],
    ['Windows 1252', 'windows-1252'],
    ['latin1', 'windows-1252'],
    ['ANSI', 'windows-1252'],
    ['UTF16', 'utf-16le'],
    ['MacRoman', 'macintosh'],
    ['Shift_JIS', 'shift_jis'],
    ['iso-8859-2', 'iso-8859-2'],
  ])('%j is %s', (typed, encoding) => expect(readEncoding(typed)).toBe(encoding));

  test('that is not known is refused with the likely ones', () => {
    expect(() => readEncoding('ibm850')).toThrow('"ibm850" is no encoding that is known here');
    expect(encodingName('windows-1250')).toBe('Windows-1250');
  });
});

describe('import', () => {
  const imported = async (bytes: Uint8Array, ...options: string[]) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = join(refnet.home, 'a.csv');
    writeFileSync(path, bytes);
    const result = await refnet.run(['import', path, '--received', ...options]);
    const names = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
      client: string;
    }[];
    return { ...result, path, clients: names.map(({ client }) => client) };
  };
  const row = (name: string) => `Date,Referrer,Client\n2026-01-05,Maren Holt,${name}\n`;

  test('says what it took a text for where that is a guess, and takes what is said instead', async () => {
    const bytes = encoded(row('Łukasz Dvořák'), 'windows-1250');
    const guessed = await imported(bytes);
    expect(guessed).toMatchObject({
      code: 0,
      clients: ['Łukasz Dvořák'],
      stderr:
        '"a.csv" is text in Windows-1250, by the letters in it (--encoding NAME says otherwise): a tracker\n',
    });
    expect(await imported(bytes, '--encoding', 'latin1')).toMatchObject({
      stderr: '',
      clients: ['£ukasz Dvoøák'],
    });
    expect(await imported(bytes, '--encoding', 'cp850')).toMatchObject({ code: 2, clients: [] });
  });

  test('of UTF-8 with one bad byte says where it stands, and reads the other rows', async () => {
    const bytes = Buffer.concat([
      Buffer.from(row('Zoë A.')),
      Buffer.from('2026-01-06,Maren Holt,Ren'),
      Buffer.from([0xe9]),
      Buffer.from('\n2026-01-07,Maren Holt,Łukasz\n'),
    ]);
    const refused = await imported(bytes);
    expect(refused).toMatchObject({ code: 1, clients: [] });
    expect(refused.stderr).toContain('line 3: a letter is damaged, \ufffd stands for it');
    expect(await imported(bytes, '--skip-bad')).toMatchObject({ code: 3, clients: ['Zoë A.', 'Łukasz'] });
  });

  test('of UTF-8 with many bad bytes is refused with the way to say what it is', async () => {
    const bytes = Buffer.concat([
      Buffer.from(row('Zoë '.repeat(50))),
      ...Array.from({ length: 30 }, () => Buffer.from([0xe9, 0x20])),
    ]);
    const { code, stderr, path } = await imported(bytes);
    expect(code).toBe(1);
    expect(stderr).toContain('"a.csv" is UTF-8, but for 30 bytes\n');
    expect(stderr).toContain(
      `refnet import ${path} --received --encoding NAME      reads it as something else`,
    );
  });

  test('of a workbook takes no encoding', async () => {
    const book = workbookOf({ sheets: { Given: '' } });
    expect((await imported(Buffer.from(book), '--encoding', 'utf-8')).stderr).toContain(
      '"a.csv" says itself what it is in',
    );
  });
});
