import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

interface Row {
  readonly partner: string | null;
  readonly client: string | null;
}

/** Whom one row is with, and whom it is about: `Jon Ash: Kim Rowe`. */
async function readAs(headings: string, row: string): Promise<string> {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.csv');
  writeFileSync(path, `Date,${headings}\n2026-10-20,${row}\n`);
  const { code } = await refnet.run(['import', path]);
  expect(code).toBe(0);
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
  return rows.map(({ partner, client }) => `${partner ?? '-'}: ${client ?? '-'}`).join('; ');
}

const WHOLE = 'Referred By,Client';

describe('the family name first', () => {
  test.each([
    ['"Ash, Jon","Rowe, Kim"', 'Jon Ash: Kim Rowe'],
    ['"Ash,Jon","Weiß,Jürgen"', 'Jon Ash: Jürgen Weiß'],
    ['"van Dijk, Piet","de la Cruz, Ana Maria"', 'Piet van Dijk: Ana Maria de la Cruz'],
    [`"O'Hara, Siobhán","Rowe, Kim J."`, "Siobhán O'Hara: Kim J. Rowe"],
    ['"Smith-Jones, Ann","Miller, Carter"', 'Ann Smith-Jones: Carter Miller'],
    // What is no order of a list stays.
    ['"Ash Tax, Inc.","Rowe Bakery, LLC"', 'Ash Tax, Inc.: Rowe Bakery, LLC'],
    ['"Ash, Brun & Cole","Smith, Jones & Co"', 'Ash, Brun & Cole: Smith, Jones & Co'],
    ['"Ash, CPA","Rowe, Kim & Al"', 'Ash: Rowe, Kim & Al'],
    ['Ann Ash,"Rowe, Kim (2025)"', 'Ann Ash: Rowe, Kim (2025)'],
  ])('in one cell: %s', async (row, expected) => {
    expect(await readAs(WHOLE, row)).toBe(expected);
  });

  test.each([
    [
      'Referrer Last Name,Referrer First Name,Client Surname,Client Given Name',
      'Ash,Jon,Rowe,Kim',
      'Jon Ash: Kim Rowe',
    ],
    ['Referrer Last Name,Referrer First Name,Client Surname,Client Given Name', 'Ash,,,Kim', 'Ash: Kim'],
    [
      'Nachname,Vorname,Empfohlen von Nachname,Empfohlen von Vorname',
      'Rowe,Kim,Ash,Jon',
      'Jon Ash: Kim Rowe',
    ],
    ['Last Name,First Name,Referred By', 'de la Cruz,Ana Maria,Jon Ash', 'Jon Ash: Ana Maria de la Cruz'],
  ])('in two columns: %s: %s', async (headings, row, expected) => {
    expect(await readAs(headings, row)).toBe(expected);
  });
});
