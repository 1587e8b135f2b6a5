import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 a referral that Maren gave, #2 a promise to her; Victor. */
function network(): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10'],
    ['promise', 'maren', 'send the brochure'],
  );
}

/** Runs the commands beside one another, each on a connection of its own. */
function atOnce(refnet: Refnet, ...commands: readonly (readonly string[])[]) {
  return Promise.all(commands.map((argv) => refnet.run(argv)));
}

describe('two edits of different facts at once both stand', () => {
  test.each<[string, readonly string[], readonly string[], object]>([
    [
      '1',
      ['--client', 'Jane Doe'],
      ['--fit', '4', '--value', 'CAD 900'],
      { client: 'Jane Doe', fit: 4, estimate: '900.00' },
    ],
    ['2', ['--by', '2026-12-15'], ['--what', 'send two'], { by: '2026-12-15', what: 'send two' }],
    ['p1', ['--tag', 'gold'], ['--tag', 'vip'], { tags: ['gold', 'vip'] }],
    [
      'p1',
      ['--email', 'a@example.com'],
      ['--business', 'Holt & Co'],
      { emails: ['a@example.com'], business: 'Holt & Co' },
    ],
  ])('#%s: %j beside %j', async (target, one, other, both) => {
    const refnet = await network();
    const ends = await atOnce(refnet, ['edit', target, ...one], ['edit', target, ...other]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(JSON.parse(await refnet.ok(['show', target, '--json']))).toMatchObject(both);
  });
});

describe('what goes while another command is about it', () => {
  test.each<[readonly string[], readonly string[]]>([
    [
      ['remove', '1', '--yes'],
      ['edit', '1', '--note', 'quick'],
    ],
    [
      ['remove', '1', '--yes'],
      ['update', '1', 'won'],
    ],
    [
      ['remove', 'maren', '--yes'],
      ['log', 'Max P.', '--from', 'maren'],
    ],
    [
      ['remove', 'maren', '--yes'],
      ['edit', 'maren', '--tag', 'gold'],
    ],
    [
      ['merge', 'victor', 'maren', '--yes'],
      ['edit', 'maren', '--tag', 'gold'],
    ],
    [
      ['merge', 'victor', 'maren', '--yes'],
      ['log', 'Max P.', '--from', 'maren'],
    ],
    [
      ['remove', '2', '--yes'],
      ['remove', '2', '--yes'],
    ],
  ])('%j beside %j: both are done, or one says in a sentence why not', async (one, other) => {
    for (const pair of [
      [one, other],
      [other, one],
    ]) {
      const refnet = await network();
      const ends = await atOnce(refnet, ...pair);
      expect(ends.some(({ code }) => code === 0)).toBe(true);
      for (const { code, stderr } of ends.filter((end) => end.code !== 0)) {
        expect(code).toBe(1);
        expect(stderr).toMatch(/^refnet: (?:there is no #\d|p1 is not there any more|no partner "maren")/);
      }
    }
  });
});
