import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

const LISTS: readonly (readonly string[])[] = [
  ['partners', '--all'],
  ['referrals', '--limit', 'all'],
  ['check-ins', '--limit', 'all'],
  ['promise'],
  ['project'],
  ['note'],
  ['agree'],
  ['snooze'],
  ['history'],
  ['partners', '--sort', 'exchanged'],
  ['referrals', '--open'],
  ['who', 'lawyer'],
  ['agree', 'maren', '--print'],
  ['agree', 'victor', '--print'],
];

/** So wide that nothing is wrapped: what a list says in whole. */
const WHOLE = 1000;

const wordsOf = (text: string) =>
  stripVTControlCharacters(text)
    .split(/\s+/)
    .filter((word) => word !== '');

describe.each(LISTS)('%s %s %s', (...typed) => {
  const argv = typed.filter((word) => word !== undefined);

  test('fits any number of columns, and breaks no word', async () => {
    const refnet = await sampleNetwork();
    const whole = new Set(wordsOf((await refnet.run(argv, { terminal: true, columns: WHOLE })).stdout));
    for (const columns of WIDTHS) {
      const { stdout, code, stderr } = await refnet.run(argv, { terminal: true, columns });
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      expect({ columns, ...misfits(stdout, columns, whole) }).toEqual({ columns, wide: [], broken: [] });
    }
  });
});

const WIDTHS = [40, 50, 60, 72, 80, 100, 120];

function misfits(painted: string, columns: number, whole: ReadonlySet<string>) {
  const text = stripVTControlCharacters(painted);
  const lines = text.split('\n');
  // A command is never broken.
  const isCommand = (line: string) => /\brefnet [a-z-]+ [^ ]+/.test(line);
  const note = text.search(/^No room for/m);
  const told = new Set(note === -1 ? [] : wordsOf(text.slice(note)));
  const isRule = (word: string) => /^─+$/.test(word);
  return {
    wide: lines.filter((line) => displayWidth(line) > columns && !isCommand(line)),
    broken: wordsOf(text).filter(
      (word) => !whole.has(word) && !whole.has(word.replace(/[:;]$/, '')) && !told.has(word) && !isRule(word),
    ),
  };
}

test('what agreements are kept for stands below its row where it has no room beside the rest', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Bartholomew Featherstonehaugh'],
    [
      'agree',
      'bart',
      '--written',
      '--exclusive',
      'teen counseling',
      '--i-pay',
      '10% of collected for 12 months',
    ],
  );
  const list = (await refnet.run(['agree'], { terminal: true, columns: 80 })).stdout;
  expect(stripVTControlCharacters(list).split('\n').slice(2)).toEqual([
    '1  Bartholomew        written  20 Nov 2026  open   in force  10% of     none',
    '   Featherstonehaugh                                         collected',
    '                                                             for 12',
    '                                                             months',
    '  Exclusive: teen counseling; Review: 20 Feb 2027',
    '',
  ]);
});

test('what is found is cut between words where its line has no room', async () => {
  const refnet = await sampleNetwork();
  const at = async (columns: number) => refnet.ok(['search', 'a'], { terminal: true, columns });
  const plain = (text: string) => wordsOf(text).map((word) => word.replace(/[,;:.]+$/, ''));
  const whole = new Set(plain(await at(WHOLE)));
  for (const columns of WIDTHS) {
    const screen = await at(columns);
    expect(
      screen.split('\n').filter((line) => displayWidth(stripVTControlCharacters(line)) > columns),
    ).toEqual([]);
    expect(plain(screen).filter((word) => word !== '…' && !whole.has(word))).toEqual([]);
  }
  expect(await at(60)).toContain(' …\n');
});
