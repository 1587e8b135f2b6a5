import { expect, test } from 'vitest';
import { readDay as parseDay } from '../../src/calendar/day-grammar.ts';
import { asDay } from '../../src/calendar/day.ts';
import { usageError } from '../../src/text/errors.ts';
import { readable } from '../../src/shell/options.cli.ts';

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
