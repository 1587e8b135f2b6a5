import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trackerDirection } from '../../src/imports/way-words.ts';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A tracker whose last column has that heading, and these texts from the first row on. */
function fileOf(refnet: Refnet, heading: string, texts: readonly string[], partner = 'Partner'): string {
  const path = join(refnet.home, 'tracker.csv');
  const rows = texts.map((text, at) => `2026-01-0${at + 1},Client ${at + 1},Ann Ash,${text}`);
  writeFileSync(path, `Date,Client,${partner},${heading}\n${rows.join('\n')}\n`);
  return path;
}

/** The direction of each referral by the number of its client, as `g` or `r`. */
async function ways(refnet: Refnet): Promise<string> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    client: string;
    direction: string;
  }[];
  return rows.map(({ client, direction }) => `${client.slice(7)}${direction[0] ?? ''}`).join(' ');
}

const withAnn = () => newNetwork(['add-partner', 'Ann Ash']);

describe('the way that a cell says', () => {
  test.each([
    ['to me', 'received'],
    ['To me!', 'received'],
    ['sent to me', 'received'],
    ['they sent', 'received'],
    ['I got', 'received'],
    ['from them', 'received'],
    ['referred to us', 'received'],
    ['an mich', 'received'],
    ['from me', 'given'],
    ['by me', 'given'],
    ['I sent', 'given'],
    ['sent by me', 'given'],
    ['we referred', 'given'],
    ['to them', 'given'],
    ['me to them', 'given'],
    ['von mir', 'given'],
    ['sent', 'given'],
    ['mine', undefined],
    ['to Maren', undefined],
    ['me', undefined],
  ])('%s is %s', (text, way) => {
    expect(trackerDirection(text)).toBe(way);
  });
});

describe('a column of the way', () => {
  test.each(['Sent to me / I sent', 'Which way', 'Direction', 'From me?'])(
    'headed %s is read by what it says, without a word',
    async (heading) => {
      const refnet = await withAnn();
      const path = fileOf(refnet, heading, ['to me', 'I sent', 'I sent']);
      expect((await refnet.run(['import', path])).stderr).toBe('');
      expect(await ways(refnet)).toBe('1r 2g 3g');
    },
  );

  test('under any other heading is read by what it says, and that is said with the way out', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Whose', ['to me', 'I sent', 'I sent']);
    const { stderr } = await refnet.run(['import', path]);
    expect(stderr).toBe(
      `"Whose" is taken for the way that each client went, by what it says; else: refnet import ${path} --map Whose=ignore\n`,
    );
    expect(await ways(refnet)).toBe('1r 2g 3g');
  });

  test('is not taken of a note, a status or an address that says such words', async () => {
    const refnet = await withAnn();
    for (const heading of ['Notes', 'Email']) {
      const path = fileOf(refnet, heading, ['sent', 'received', 'sent']);
      await refnet.ok(['import', path]);
      expect(await ways(refnet)).toBe('1r 2r 3r');
      await refnet.ok(['undo', '--yes']);
    }
  });
});

describe('words for the way that are not known', () => {
  const TEXTS = ['mine', 'theirs', 'theirs', 'given', 'lunch'];

  test('are said with the line to type, which works with a direction in each blank', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Direction', TEXTS);
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: 4 of 5 rows cannot be read, so nothing was imported
  neither given nor received: "theirs" (2 rows), "mine" (1 row) and "lunch" (1 row)
  refnet import ${path} --directions "theirs=DIRECTION, mine=DIRECTION, lunch=DIRECTION"
  a DIRECTION is received (from the partner), given (to the partner) or leave-out; a column that says something else is left out by --map "HEADING=ignore"
  refnet import ${path} --skip-bad      imports the other one
`,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    const typed = ['--directions', 'theirs=given, mine=received', '--directions', 'lunch=leave-out'];
    const { stderr } = await refnet.run(['import', path, ...typed]);
    expect(stderr).toBe('1 row left out (line 6): their way was to be left out\n');
    expect(await ways(refnet)).toBe('1r 2g 3g 4g');
  });

  test('are asked about once a word in a terminal', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Direction', TEXTS);
    await asked(
      refnet,
      ['import', path],
      [
        ['Which way is "theirs"? (2 rows)', 'given'],
        ['Which way is "mine"? (1 row)', 'received'],
        ['Which way is "lunch"? (1 row)', 'leave those rows out'],
        ['Import it?', 'yes'],
      ],
    );
    expect(await ways(refnet)).toBe('1r 2g 3g 4g');
  });

  test('are kept with a mapping', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Direction', ['mine', 'theirs', 'theirs']);
    const typed = ['--directions', 'theirs=given, mine=received', '--save-map', 'log'];
    await refnet.ok(['import', path, ...typed]);
    const { code, stderr } = await refnet.run([
      'import',
      fileOf(refnet, 'Direction', ['mine', 'theirs', 'theirs', 'mine']),
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'columns as in the mapping log with --directions "theirs=given, mine=received"\n',
    });
    expect(await ways(refnet)).toBe('1r 2g 3g 4r');
  });

  test('are kept with a mapping but for what may be a name', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Direction', ['mine', 'Bo Lee']);
    await refnet.ok(['import', path, '--directions', 'line 3=given, mine=received', '--save-map', 'log']);
    expect(await ways(refnet)).toBe('1r 2g');
    const kept = await refnet.ok(['import', '--maps', '--json']);
    expect(kept).toContain('mine=received');
    expect(kept).not.toMatch(/lee/i);
  });

  test.each([
    ['mine=both', '"both" is not a direction'],
    ['mine', 'no pair of two sides'],
    ['mine=given, Mine=received', '--directions says of "Mine" both given and received'],
  ])('are refused where %s says no direction', async (typed, refusal) => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Direction', ['mine']);
    expect(await refnet.fails(2, ['import', path, '--directions', typed])).toContain(refusal);
  });

  test('are not shown where a column says too many things to be one of the way', async () => {
    const refnet = await withAnn();
    const names = ['Bo Lee', 'Cy Fox', 'Di Orr', 'Eve Elm', 'Flo Ash', 'Gus Poe', 'Hal Ray', 'Ida May'];
    const shown = await refnet.fails(1, ['import', fileOf(refnet, 'Direction', names)]);
    expect(shown).toContain(
      'the column of the way does not look like one: 8 texts are neither given nor received',
    );
    for (const name of names) expect(shown).not.toContain(name);
  });
});

describe('a column that says one of two things in every row, and is not read', () => {
  const TEXTS = ['mine', 'theirs', 'theirs', 'mine', 'theirs', 'mine'];

  test('is refused with what to type, rather than all taken as received; each line works', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Whose', TEXTS);
    expect(await refnet.fails(1, ['import', path, '--dry-run'])).toBe(
      `refnet: which way the clients went is not known: "Whose" may say it, with "mine" or "theirs"
  refnet import ${path} --dry-run --map "Whose=direction" --directions "mine=received, theirs=given"      or the other way round: received is from the partner, given to the partner
  refnet import ${path} --dry-run --map "Whose=ignore"      where it says something else; all rows are taken as received
`,
    );
    await refnet.ok([
      'import',
      path,
      '--map',
      'Whose=direction',
      '--directions',
      'mine=received, theirs=given',
    ]);
    expect(await ways(refnet)).toBe('1r 2g 3g 4r 5g 6r');
    await refnet.ok(['undo', '--yes']);
    for (const option of ['--received', '--map=Whose=ignore']) {
      await refnet.ok(['import', path, option]);
      expect(await ways(refnet)).toBe('1r 2r 3r 4r 5r 6r');
      await refnet.ok(['undo', '--yes']);
    }
  });

  test('is nothing where the heading of the partners says the way, or where it says who buys and who sells', async () => {
    const refnet = await withAnn();
    const cases: readonly [heading: string, texts: readonly string[], partner: string][] = [
      ['Whose', TEXTS, 'Who sent them'],
      ['B/S', ['B', 'S', 'S', 'B', 'S', 'B'], 'Partner'],
      ['Side', ['Buyer', 'Seller', 'Seller', 'Buyer', 'Seller', 'Buyer'], 'Partner'],
    ];
    for (const [heading, texts, partner] of cases) {
      await refnet.run(['import', fileOf(refnet, heading, texts, partner)]);
      expect(await ways(refnet)).toBe('1r 2r 3r 4r 5r 6r');
      await refnet.ok(['undo', '--yes']);
    }
  });

  test('is taken for something else with Enter alone', async () => {
    const refnet = await withAnn();
    await asked(
      refnet,
      ['import', fileOf(refnet, 'Whose', TEXTS)],
      [
        ['Does "Whose" say which way the clients went?', ''],
        ['Import it?', 'yes'],
      ],
    );
    expect(await ways(refnet)).toBe('1r 2r 3r 4r 5r 6r');
  });

  test('is asked about in a terminal, and not again once the columns are edited', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Whose', TEXTS);
    const question = 'Does "Whose" say which way the clients went?';
    const { stderr } = await asked(
      refnet,
      ['import', path],
      [
        [question, 'yes: "theirs" came from the partner, "mine" went to the partner'],
        ['Import it?', 'edit what a column holds'],
        ['Which column?', 'Client (Client 1)'],
        ['What does "Client" hold?', 'client'],
        ['Import it?', 'yes'],
      ],
    );
    expect(stderr.split(question)).toHaveLength(2);
    expect(await ways(refnet)).toBe('1g 2r 3r 4g 5r 6g');
  });

  test.each([
    ['Priority', ['high', 'low', 'low', 'low', 'high', 'low']],
    ['Consent', ['yes', 'no', 'no', 'no', 'yes', 'no']],
    ['Quarter end', ['Q1', 'Q2', 'Q2', 'Q2', 'Q1', 'Q2']],
    ['Client type', ['old', 'new', 'new', 'new', 'old', 'new']],
    ['Whose', ['mine', 'theirs', 'mine']],
    ['Whose', ['Bo Lee', 'Cy Fox', 'Cy Fox', 'Cy Fox', 'Bo Lee', 'Cy Fox']],
    ['Whose', ['EUR', 'USD', 'USD', 'USD', 'EUR', 'USD']],
  ])('is no question where it cannot be one of the way: %s', async (heading, texts) => {
    const refnet = await withAnn();
    expect((await refnet.run(['import', fileOf(refnet, heading, texts)])).code).toBe(0);
    expect(await ways(refnet)).toContain('1r 2r 3r');
  });

  test('may say yes and no, where its heading speaks of the way', async () => {
    const refnet = await withAnn();
    const path = fileOf(refnet, 'Sent by me?', ['yes', 'no', 'no', 'yes']);
    expect(await refnet.fails(1, ['import', path])).toContain('"Sent by me?" may say it, with "yes" or "no"');
    await refnet.ok([
      'import',
      path,
      '--map',
      'Sent by me?=direction',
      '--directions',
      'yes=given, no=received',
    ]);
    expect(await ways(refnet)).toBe('1g 2r 3r 4g');
  });

  test('is never offered as the column of partners', async () => {
    const refnet = await withAnn();
    const path = join(refnet.home, 'who.csv');
    const rows = TEXTS.map((text, at) => `2026-01-0${at + 1},Client ${at + 1},Ann Ash,${text}`);
    for (const [heading, texts] of [
      ['Sent to me / I sent', rows.map((row) => row.replace(/mine$/, 'to me').replace(/theirs$/, 'I sent'))],
      ['Whose name', rows],
    ] as const) {
      writeFileSync(path, `Date,Client,Colleague,${heading}\n${texts.join('\n')}\n`);
      const refusal = await refnet.fails(1, ['import', path]);
      expect(refusal).toContain('Colleague=partner');
      expect(refusal).not.toContain(`${heading}=partner`);
    }
  });
});
