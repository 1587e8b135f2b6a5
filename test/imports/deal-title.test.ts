import { describe, expect, test } from 'vitest';
import { isTitleHeading, titleSays } from '../../src/imports/deal-title.ts';
import { newNetwork } from '../helpers/refnet.ts';

test.each([
  ['Deal Name', true],
  ['Opportunity Name', true],
  ['Matter', true],
  ['Title', true],
  ['Project - Name', true],
  ['Service', false],
  ['Practice Area', false],
  ['Type', false],
])('whether %s heads titles: %s', (heading, isOne) => {
  expect(isTitleHeading(heading)).toBe(isOne);
});

describe('what a title says beside the name of the client', () => {
  test.each([
    // [title, client, need, note]
    ['Tax return', 'Lena Fox', 'Tax return', null],
    ['Lena Fox - tax return', 'Lena Fox', 'tax return', null],
    ['Lena Fox – tax return', 'Lena Fox', 'tax return', null],
    ['Fox: tax return', 'Lena Fox', 'tax return', null],
    ['Fox, Lena (tax return)', 'Lena Fox', 'tax return', null],
    ['Tax return (Lena Fox)', 'Lena Fox', 'Tax return', null],
    ['Tax return / Lena Fox', 'Lena Fox', 'Tax return', null],
    ['LENA FOX tax return 2025', 'Lena Fox', 'tax return 2025', null],
    ["Lena Fox's will", 'Lena Fox', 'will', null],
    ['L. Fox - purchase of a house', 'Lena Fox', 'purchase of a house', null],
    ['Will for Lena Fox', 'Lena Fox', 'Will', null],
    ['Estate of Lena Fox', 'Lena Fox', 'Estate', null],
    ['Lena Fox - Estate planning (with trust)', 'Lena Fox', 'Estate planning (with trust)', null],
    ['Wu: 1040', 'Li Wu', '1040', null],
    ['Fuchs, Léna - Steuer', 'Lena Füchs', 'Steuer', null],
    // Nothing but the name, or what a program puts there.
    ['Lena Fox', 'Lena Fox', null, null],
    ['Fox, Lena', 'Lena Fox', null, null],
    ['The Fox Family', 'Lena Fox', null, null],
    ['Fox family new deal', 'Lena Fox', null, null],
    ['Lena Fox - New Deal', 'Lena Fox', null, null],
    ['', 'Lena Fox', null, null],
    // The name stands amid it, or tells against whom.
    ['House of Fox and mother', 'Lena Fox', null, 'House of Fox and mother'],
    ['Smith v. Fox', 'Lena Fox', null, 'Smith v. Fox'],
    ['Fox v. Smith', 'Lena Fox', null, 'Fox v. Smith'],
    ['王小明税务', '王小明', null, '王小明税务'],
    // Words that only look like it.
    ['Foxtrot lessons', 'Lena Fox', 'Foxtrot lessons', null],
    ['art appraisal', 'Ann Ar', 'art appraisal', null],
    ['No ar left', 'Ann Ar', 'No ar left', null],
    ['New matter', 'Lena Fox', 'New matter', null],
    ['Tax return', '', 'Tax return', null],
  ])('%j of %j', (title, client, need, note) => {
    expect(titleSays(title, client)).toEqual({ need, note });
  });
});

const TRACKER = `Date,Referred By,Client Name,Deal Name,Notes,Status
2026-03-01,Maren Holt,Lena Fox,Lena Fox - tax return,,Won
2026-03-02,Maren Holt,Omar Bell,House of Bell and mother,met in May,New
2026-03-03,Maren Holt,Nora Bim,Nora Bim,,New
`;

async function needsAndNotes(...options: string[]): Promise<unknown[]> {
  const refnet = await newNetwork();
  await refnet.run(['import', '-', ...options], { stdin: TRACKER });
  const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as { need: unknown; note: unknown }[];
  return all.map(({ need, note }) => [need, note]).toReversed();
}

test('a title is kept as the need without the name, or as a note', async () => {
  expect(await needsAndNotes()).toEqual([
    ['tax return', null],
    [null, 'House of Bell and mother\nmet in May'],
    [null, null],
  ]);
});

test('without clients no name comes in by a title', async () => {
  expect(await needsAndNotes('--no-clients')).toEqual([
    ['tax return', null],
    [null, 'met in May'],
    [null, null],
  ]);
});
