import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anyOfWords } from '../../src/text/names-in-text.ts';
import { tellingWords } from '../../src/text/telling-words.ts';
import { newNetwork } from '../helpers/refnet.ts';

describe('the words of a name that tell who it is', () => {
  test.each([
    ['Luis Ortiz', ['luis', 'ortiz']],
    ['Bo Li', ['bo']],
    ['J. Ortiz', ['ortiz']],
    ['Jane D.', ['jane']],
    ['Ortiz, Luis', ['ortiz', 'luis']],
    ['Dr. Ana Smith-Jones', ['ana', 'smith', 'jones']],
    ['The Ortiz Family Trust', ['ortiz']],
    ['', []],
  ])('%s', (name, words) => {
    expect(tellingWords(name)).toEqual(words);
  });
});

describe('words taken out', () => {
  test.each([
    ['Ortiz 1040', '(client) 1040'],
    ['ORTIZ-1040', '(client)-1040'],
    ['ortiz_1040', '(client)_1040'],
    ["Luis Ortiz's return", "(client)'s return"],
    ['Ortíz, Luis: taxes', '(client): taxes'],
    ['Ortizan 1040', 'Ortizan 1040'],
  ])('%s', (text, without) => {
    expect(anyOfWords(tellingWords('Luis Ortiz')).takenOut(text)).toBe(without);
  });
});

test('forgetting a client clears a part of the name in its need, and lists it elsewhere', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Luis Ortiz', '--from', 'maren', '--for', 'Ortiz 1040', '--on', '2018-03-02'],
    ['update', '1', 'lost', '--on', '2018-05-01'],
    ['check-in', 'maren', '--on', '2018-05-05', '--note', 'about the Ortiz matter'],
  );
  const said = await refnet.ok(['--yes', 'forget', '--client', 'Luis Ortiz']);
  expect(said).toContain('Words that go with it\n  referral 1: client, need\n');
  expect(said).toContain('Left as it is, for it may be of somebody else of that name\n  check-in 2: note');
  const shown = await refnet.ok(['show', '1']);
  expect(shown).toContain('(client) 1040');
  expect(shown).not.toContain('Ortiz');
  expect(readFileSync(refnet.file).includes('Ortiz 1040')).toBe(false);
});
