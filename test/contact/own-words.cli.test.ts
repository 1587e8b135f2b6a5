import { describe, expect, test } from 'vitest';
import { readDuration } from '../../src/calendar/duration.ts';
import { newNetwork } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Pat Doe'],
  ['log', 'Ann', '--to', 'pat'],
  ['config', 'currency', 'USD'],
] as const;

const network = () => newNetwork(...NETWORK.map((each) => [...each]));

describe('how long something took', () => {
  test.each<[typed: string, minutes: number | undefined]>([
    ['90 min', 90],
    ['90min', 90],
    ['90 minutes', 90],
    ['1h', 60],
    ['1 h 30 min', 90],
    ['1h30', 90],
    ['1 hour and 15 minutes', 75],
    ['1.5 hours', 90],
    ['1,5 h', 90],
    ['0.01 h', 1],
    ['1:15', 75],
    ['half an hour', 30],
    ['an hour', 60],
    ['an hour and a half', 90],
    ['2 hours and a half', 150],
    ['1h60', undefined],
    ['1:60', undefined],
    ['long', undefined],
    ['', undefined],
    ['h', undefined],
  ])('%s', (typed, minutes) => {
    expect(readDuration(typed)).toBe(minutes);
  });

  test.each([
    [['check-in', 'pat', '--kind', 'call', '--minutes', '1h30']],
    [['project', 'pat', 'buyers evening', '--kind', 'event', '--minutes', '1.5 hours']],
    [['check-in', '--kind', 'broadcast', '--all', '--note', 'newsletter', '--minutes', '90 min']],
  ])('is recorded by %j', async (argv) => {
    const refnet = await network();
    const [, row] = (await refnet.ok([...argv, '--json'])).match(/"minutes": (\d+)/) ?? [];
    expect(row).toBe('90');
  });

  test.each(['1h75', 'long', '2000 h'])('is refused as %s', async (typed) => {
    const refnet = await network();
    const said = await refnet.fails(2, ['check-in', 'pat', '--kind', 'call', '--minutes', typed]);
    expect(said.split('\n')[0]).toBe(
      `refnet: --minutes is a whole number from 0 to 100000, not "${typed === '2000 h' ? '120000' : typed}"`,
    );
  });
});

test.each([
  ['pop-by', 'Meeting'],
  ['drop by', 'Meeting'],
  ['stopped by', 'Meeting'],
  ['chamber mixer', 'Event'],
  ['client party', 'Event'],
])('a check-in may be a %s', async (kind, told) => {
  const refnet = await network();
  expect(await refnet.ok(['check-in', 'pat', '--kind', kind])).toContain(`${told} with Pat Doe`);
});

test.each([
  ['seminar', 'event'],
  ['open house', 'event'],
  ['client party', 'event'],
  ['newsletter', 'co-marketing'],
  ['package', 'bundle'],
  ['shared office', 'shared resource'],
  ['joint pitch', 'co-selling'],
])('a project may be a %s', async (kind, told) => {
  const refnet = await network();
  expect(await refnet.ok(['project', 'pat', 'x', '--kind', kind])).toContain(`x with Pat Doe (${told})`);
});

test.each([
  ['option period', 'proposal'],
  ['backed out', 'lost'],
  ['showing homes', 'meeting'],
  ['went with another agent', 'lost'],
  ['consult no show', 'no response'],
  ['minutes of settlement signed', 'won'],
])('a referral may be at %s', async (words, status) => {
  const refnet = await network();
  expect(await refnet.ok(['update', 'ann', ...words.split(' ')])).toContain(`: new -> ${status}, `);
});

test.each([
  ['file closed', 'won or lost'],
  ['reconciled', 'won or lost'],
  ['retainer not paid', 'proposal or lost'],
])('%s says two things, and is asked about', async (words, which) => {
  const refnet = await network();
  const said = await refnet.fails(2, ['update', 'ann', ...words.split(' ')]);
  expect(said.split('\n')[0]).toBe(`refnet: "${words}" as a status may be ${which}`);
});

test.each([
  ['two weeks ago', 'Fri 6 Nov 2026'],
  ['one month ago', 'Tue 20 Oct 2026'],
  ['twelve days ago', 'Sun 8 Nov 2026'],
])('a day may be %s', async (on, day) => {
  const refnet = await network();
  expect(await refnet.ok(['check-in', 'pat', '--kind', 'call', '--on', on])).toContain(
    `Call with Pat Doe, ${day}`,
  );
});

test.each(['some weeks ago', 'zero weeks ago', 'minus weeks ago'])(
  'a day cannot be said as %s',
  async (on) => {
    const refnet = await network();
    const said = await refnet.fails(2, ['check-in', 'pat', '--kind', 'call', '--on', on]);
    expect(said).toContain(`"${on}" cannot be read as a day`);
  },
);

test.each(['$75/hr', '75 an hour', 'USD 75 per hour', '75 hourly'])(
  'an hour may be worth %s',
  async (rate) => {
    const refnet = await network();
    expect(await refnet.ok(['config', 'hourly-rate', rate])).toContain('hourly-rate is now USD 75\n');
  },
);

test.each([
  ['retainer 5000', 'USD 5,000'],
  ['flat fee of $800', 'USD 800'],
  ['deposit: 250', 'USD 250'],
])('an amount may be written %s', async (value, told) => {
  const refnet = await network();
  expect(await refnet.ok(['log', 'Bo', '--to', 'pat', '--value', value])).toContain(`about ${told}`);
});
