import { describe, expect, test } from 'vitest';
import { readDay as parseDay } from '../../src/calendar/day-grammar.ts';
import { asDay } from '../../src/calendar/day.ts';
import { usageError } from '../../src/text/errors.ts';
import { readable } from '../../src/shell/options.cli.ts';
import { newNetwork } from '../helpers/refnet.ts';

const refusing = (...hints: string[]) =>
  readable(() => {
    throw usageError('that is no day', ...hints);
  });

test.each([
  [[], 'that is no day'],
  [['write it as 2026-11-20', 'or today'], 'that is no day (write it as 2026-11-20)'],
  [['refnet help log', 'write it as 2026-11-20'], 'that is no day (write it as 2026-11-20)'],
  [['refnet help log'], 'that is no day'],
])('a prompt says what is wrong, with the first of the hints %j that is no command', async (hints, said) => {
  expect(await refusing(...hints)('x')).toBe(said);
});

test('a bad day typed at a prompt is told with the ways to write one', async () => {
  const check = readable((text) => parseDay(text, { today: asDay('2026-11-20'), bare: 'past' }));
  expect(await check('friday')).toBe(true);
  expect(await check('someday')).toMatch(/^"someday" cannot be read as a day \(.*2026.*\)$/);
});

describe('a share typed for an amount', () => {
  test.each([
    [['log', 'Bo', '--to', 'tom', '--fee', '30%'], ['refnet agree tom --for NUMBER --they-pay 30%']],
    [['log', 'Bo', '--from', 'tom', '--fee=30%'], ['refnet agree tom --for NUMBER --i-pay 30%']],
    [
      ['log', 'Bo', '--fee', '30%'],
      ['refnet agree NAME --for NUMBER --they-pay 30%', 'refnet agree NAME --for NUMBER --i-pay 30%'],
    ],
  ])('%j is a fee, and how it is agreed is said', async (argv, lines) => {
    const refnet = await newNetwork(['add-partner', 'Tom Briggs']);
    const said = (await refnet.fails(2, argv)).split('\n').map((line) => line.trim());
    expect(said[0]).toBe('refnet: there is no --fee; 30% is a fee, which is agreed');
    expect(said.slice(1, 1 + lines.length)).toEqual(lines);
  });

  test('an amount is the option for one', async () => {
    const refnet = await newNetwork(['add-partner', 'Tom Briggs']);
    expect(await refnet.fails(2, ['log', 'Bo', '--to', 'tom', '--fee', '300'])).toContain(
      'refnet log Bo --to tom --value 300\n',
    );
  });
});
