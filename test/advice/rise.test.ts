import { expect, test } from 'vitest';
import { toldRises } from '../../src/advice/rise.ts';

test('a rise is told below its record and in JSON, and nothing where there is none', () => {
  const rise = {
    verdict: 'time-to-formalize',
    rank: 4,
    command: 'refnet advise maren',
    text: '10 exchanged',
  } as const;
  expect([
    ...toldRises([
      [1, rise],
      [2, undefined],
    ]),
  ]).toEqual([
    [
      1,
      {
        words: ['10 exchanged: refnet advise maren'],
        beside: { advice: { verdict: 'time-to-formalize', rank: 4, command: 'refnet advise maren' } },
      },
    ],
    [2, { words: [], beside: { advice: null } }],
  ]);
});
