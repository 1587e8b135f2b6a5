import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const BETH = ['add-partner', 'Beth Orr'] as const;
const ME = ['config', 'my-name', 'Gail Moss'] as const;
const AGREED = ['agree', 'beth', '--written', '--from', '2025-12-05'] as const;

/** The lines below a heading of the page. */
async function partOf(refnet: Refnet, heading: string): Promise<string[]> {
  const text = await refnet.ok(['agree', 'beth', '--print']);
  const [, lines = ''] = new RegExp(`## ${heading}\n\n((?:- .*\n)*)`).exec(text) ?? [];
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(2));
}

const PAYS = 'Beth Orr pays Gail Moss for each client whom Gail Moss introduces:';

describe('the page to sign says from and to which day each fee holds', () => {
  test.each<[string, string[][], string[]]>([
    ['one all along', [['--they-pay', '25%']], [`${PAYS} 25% of collected.`]],
    [
      'another one now',
      [
        ['--they-pay', '25%'],
        ['--they-pay', '30%', '--from', '2026-05-01'],
      ],
      [
        `From 5 December 2025 to 30 April 2026, ${PAYS} 25% of collected.`,
        `From 1 May 2026, ${PAYS} 30% of collected.`,
      ],
    ],
    [
      'the same one again',
      [
        ['--they-pay', '25%'],
        ['--they-pay', '25%', '--from', '2026-05-01'],
      ],
      [`${PAYS} 25% of collected.`],
    ],
    [
      'one that was agreed later',
      [
        ['--i-will', 'call'],
        ['--they-pay', '30%', '--from', '2026-05-01'],
      ],
      [`From 1 May 2026, ${PAYS} 30% of collected.`],
    ],
    [
      'one that ended',
      [
        ['--they-pay', '25%'],
        ['--they-pay', 'none', '--from', '2026-05-01'],
      ],
      [
        `From 5 December 2025 to 30 April 2026, ${PAYS} 25% of collected.`,
        'From 1 May 2026, Beth Orr pays Gail Moss nothing.',
      ],
    ],
    [
      'one to come',
      [
        ['--they-pay', '25%'],
        ['--they-pay', '40%', '--from', '2027-01-01'],
      ],
      [
        `From 5 December 2025 to 31 December 2026, ${PAYS} 25% of collected.`,
        `From 1 January 2027, ${PAYS} 40% of collected.`,
      ],
    ],
    [
      'one put in before another',
      [
        ['--they-pay', '25%'],
        ['--they-pay', '40%', '--from', '2026-05-01'],
        ['--they-pay', '30%', '--from', '2026-03-01'],
      ],
      [
        `From 5 December 2025 to 28 February 2026, ${PAYS} 25% of collected.`,
        `From 1 March 2026 to 30 April 2026, ${PAYS} 30% of collected.`,
        `From 1 May 2026, ${PAYS} 40% of collected.`,
      ],
    ],
  ])('%s', async (_, [first = [], ...more], lines) => {
    const refnet = await newNetwork(
      BETH,
      ME,
      [...AGREED, ...first],
      ...more.map((each) => ['agree', 'beth', ...each]),
    );
    const words = await partOf(refnet, 'Fees');
    expect(words).toEqual([
      ...lines,
      'Collected is what the client paid, without tax; a refund lowers the fee.',
    ]);
  });

  test.each<[string, string[][], string[]]>([
    ['one all along', [['--exclusive', 'tax']], ['For tax, Gail Moss introduces clients to Beth Orr alone.']],
    [
      'one agreed later',
      [
        ['--i-will', 'call'],
        ['--exclusive', 'tax', '--from', '2026-05-01'],
      ],
      ['From 1 May 2026, for tax, Gail Moss introduces clients to Beth Orr alone.'],
    ],
    [
      'one that ended',
      [
        ['--exclusive', 'tax'],
        ['--exclusive', 'none', '--from', '2026-05-01'],
      ],
      [
        'From 5 December 2025 to 30 April 2026, for tax, Gail Moss introduces clients to Beth Orr alone.',
        'From 1 May 2026: none.',
      ],
    ],
    ['none', [['--i-will', 'call']], ['None.']],
  ])('an exclusive service: %s', async (_, [first = [], ...more], lines) => {
    const refnet = await newNetwork(
      BETH,
      ME,
      [...AGREED, ...first],
      ...more.map((each) => ['agree', 'beth', ...each]),
    );
    expect(await partOf(refnet, 'Exclusivity')).toEqual(lines);
  });

  test('the rules for a fee to come are on the page too', async () => {
    const refnet = await newNetwork(
      ['config', 'country', 'US'],
      ['config', 'profession', 'realtor'],
      [...BETH, '--profession', 'mortgage broker', '--country', 'US'],
      ME,
      [...AGREED, '--i-will', 'call'],
      ['agree', 'beth', '--i-pay', 'flat 500', '--from', '2027-01-01'],
    );
    expect((await partOf(refnet, 'Rules to look up'))[0]).toMatch(/^Federal law bars .* Not legal advice\.$/);
  });

  test('a promise made later is told from its day', async () => {
    const refnet = await newNetwork(
      BETH,
      ME,
      [...AGREED, '--i-will', 'call'],
      ['agree', 'beth', '--they-will', 'write', '--from', '2026-05-01'],
    );
    expect(await partOf(refnet, 'What each of us does')).toEqual([
      'Gail Moss: call',
      'Beth Orr: write, from 1 May 2026',
    ]);
  });
});

describe('what a change of terms does is told of the days it holds', () => {
  const changed = async (refnet: Refnet, argv: readonly string[]) =>
    (await refnet.run(['agree', 'beth', ...argv])).stdout.split('\n')[1]?.trim();

  test.each<[string[], string[], string]>([
    [
      ['--they-pay', '25%'],
      ['--they-pay', '30%'],
      'what they pay was 25% of collected, is now 30% of collected',
    ],
    [
      ['--they-pay', '25%'],
      ['--they-pay', '30%', '--from', '2026-05-01'],
      'what they pay was 25% of collected, is now 30% of collected',
    ],
    [
      ['--they-pay', '25%'],
      ['--they-pay', '40%', '--from', '2027-01-01'],
      'what they pay is 25% of collected, and 40% of collected from 1 Jan 2027',
    ],
    [
      ['--they-pay', '25%'],
      ['--they-pay', 'none', '--from', '2027-01-01'],
      'what they pay is 25% of collected, and nothing from 1 Jan 2027',
    ],
    [
      ['--i-will', 'call'],
      ['--i-pay', '40%', '--from', '2027-01-01'],
      'what I pay is 40% of collected from 1 Jan 2027',
    ],
    [
      ['--i-will', 'call'],
      ['--exclusive', 'tax', '--from', '2027-01-01'],
      'the exclusive service is tax from 1 Jan 2027',
    ],
    [['--i-will', 'call'], ['--exclusive', 'tax'], 'the exclusive service is now tax'],
    [['--i-will', 'call'], ['--until', '2027-01-01'], 'the end is now 1 Jan 2027'],
    [
      ['--i-will', 'call'],
      ['--verbal', '--from', '2027-01-01'],
      'the form is written, and verbal from 1 Jan 2027',
    ],
  ])('%j, then %j: %s', async (first, then, line) => {
    expect(await changed(await newNetwork(BETH, [...AGREED, ...first]), [...then, '--yes'])).toBe(line);
  });

  test('days that are over are named', async () => {
    const refnet = await newNetwork(
      BETH,
      [...AGREED, '--they-pay', '25%'],
      ['agree', 'beth', '--they-pay', '40%', '--from', '2026-05-01'],
    );
    const said = await refnet.ok(['agree', 'beth', '--they-pay', '30%', '--from', '2026-03-01']);
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      ' what they pay (1 Mar 2026 to 30 Apr 2026) was 25% of collected, is now 30% of collected They pay 40% of',
    );
  });
});
