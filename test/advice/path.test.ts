import { describe, expect, it } from 'vitest';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { pathOf } from '../../src/advice/path.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { agreement, AS_OF, factsAbout, monthsBefore } from './facts.ts';

const kept = { lastCheckIn: monthsBefore(1), firstCheckIn: monthsBefore(1) };
const light = { stage: 'power-partner', ...kept } as const;
const four = { given: 4, patternSince: monthsBefore(2) };

it.each([
  ['none ever', {}, 1],
  ['one ever', { ever: 1 }, 2],
  ['3 in the window', { given: 3 }, 2],
  ['4 in the window', { given: 4 }, 3],
  ['a talk on the day of the 4th', { ...four, talks: [monthsBefore(2)] }, 4],
  ['a talk on the day before', { ...four, talks: [addDays(monthsBefore(2), -1)] }, 3],
  [
    'a talk on the last day before the window',
    { ...four, patternSince: monthsBefore(13), talks: [monthsBefore(12)] },
    3,
  ],
  ['light structure, without a talk', { ...four, ...light }, 5],
  ['light structure, with a talk', { ...four, ...light, talks: [monthsBefore(1)] }, 5],
  ['light structure of 3 exchanged', { given: 3, ...light }, 2],
  ['light structure of none ever', light, 1],
  ['an own interval of 3 months', { ...four, ...kept, intervalMonths: 3 }, 5],
  ['an own interval of 4 months', { ...four, ...kept, intervalMonths: 4 }, 3],
  ['light structure, a check-in overdue', { ...four, ...light, checkInOverdue: true }, 3],
  ['formal by an agreement, none ever', { agreements: [agreement()] }, 6],
  ['formal by its stage', { stage: 'joint-venture' }, 6],
  ['formal until yesterday', { agreements: [agreement({ until: addDays(AS_OF, -1) })] }, 1],
] satisfies [string, Partial<RelationshipFacts>, number][])('%s', (_what, some, step) => {
  expect(pathOf(factsAbout(some), defaultSettings)).toMatchObject({ step, of: 6 });
});

describe('through the commands', () => {
  const stepOf = async (...commands: string[][]) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt', '--since', '2020-01'], ...commands);
    const { path }: { path: { step: number } } = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    return path.step;
  };
  const log = (on: string, name: string) => ['log', name, '--to', 'maren', '--on', on];
  const four4 = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map((on, at) =>
    log(on, `Client ${'ABCD'[at]}.`),
  );
  const talk = (on: string) => ['check-in', 'maren', '--kind', 'talk', '--on', on];

  it('goes up step by step', async () => {
    expect(await stepOf()).toBe(1);
    expect(await stepOf(...four4.slice(1))).toBe(2);
    expect(await stepOf(...four4)).toBe(3);
    expect(await stepOf(...four4, talk('2026-05-31'))).toBe(3);
    expect(await stepOf(...four4, talk('2026-06-01'))).toBe(4);
    expect(
      await stepOf(
        ...four4,
        ['check-in', 'maren', '--on', '2026-11-01'],
        ['edit', 'maren', '--check-in-months', '3'],
      ),
    ).toBe(5);
    expect(await stepOf(['agree', 'maren', '--verbal', '--exclusive', 'mortgages'])).toBe(6);
  });
});
