import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const WON = '1/16/26,Kay Hale,Elena Petrova,Won,"$10,000",audit,';
const NEW = '1/16/26,Kay Hale,Elena Petrova,New,,books,';
const OTHER = '1/18/26,Bo Li,Mike Reyes,New,,,';
const KNOWN = (rows: number) =>
  `Nothing new: ${rows === 2 ? 'both' : `all ${rows}`} rows were already there.\n`;

test.each<[string, readonly string[], readonly string[], string]>([
  ['as it was', [WON, NEW], [WON, NEW], KNOWN(2)],
  ['sorted anew', [WON, NEW], [NEW, WON], KNOWN(2)],
  ['sorted anew among others', [WON, OTHER, NEW], [NEW, OTHER, WON], KNOWN(3)],
  [
    'the later one first, and changed',
    [WON, NEW],
    [NEW.replace('New', 'Lost'), WON],
    `${KNOWN(2)}  1 referral there has another status in the file: COMMAND --update\n` +
      '    line 2, #2: status new -> lost\n',
  ],
  [
    'one of them changed in what it needs too',
    [WON, NEW],
    [NEW.replace('New', 'Meeting').replace('books', 'tax'), WON],
    `${KNOWN(2)}  1 referral there has another status (1) or need (1) in the file: COMMAND --update\n` +
      '    line 2, #2: status new -> meeting\n    line 2, #2: need "books" -> "tax"\n',
  ],
  [
    'a third one above both',
    [WON, NEW],
    [NEW.replace('books', 'wills'), WON, NEW],
    'Imported 1 referral from 1 partner, 16 Jan 2026; 2 rows were already there.\n' +
      '  next: refnet report      refnet undo      takes the whole import back\n',
  ],
  [
    'a second one above the only one',
    [WON],
    [NEW, WON],
    'Imported 1 referral from 1 partner, 16 Jan 2026; 1 row was already there.\n' +
      '  next: refnet report      refnet undo      takes the whole import back\n',
  ],
])('of rows that share day, partner and client each stays its own: %s', async (_, before, after, said) => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'sheet.csv');
  const written = (rows: readonly string[]) =>
    writeFileSync(path, `${['Date,Client,Referred By,Status,Commission,Need,Notes', ...rows].join('\n')}\n`);
  const typed = ['import', path, '--received', '--currency', 'USD'];
  written(before);
  await refnet.run(typed);
  written(after);
  expect((await refnet.run(typed)).stdout).toBe(said.replace('COMMAND', `refnet ${typed.join(' ')}`));
});
