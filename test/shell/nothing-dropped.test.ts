import { copyFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #2 was received and is won, #3 was given and is new; #4 is a promise, CAD 100 is due to Maren for #2. */
const network = () =>
  newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--known-since', '2024-01'],
    ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--i-pay', '10%'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-02-01'],
    ['log', 'Kofi V.', '--to', 'maren', '--on', '2026-02-02'],
    ['promise', 'maren', 'a brochure', '--by', '2026-12-01'],
    ['update', '2', 'won', '--on', '2026-03-01', '--because', 'a friend'],
    ['update', '2', '--collected', '1,000', '--on', '2026-03-05'],
  );

/** What differs by chance or by when it was written. */
const BY_CHANCE = new Set(['uuid', 'created_at', 'updated_at', 'value', 'hash', 'made_at']);

function contentOf(refnet: Refnet): string {
  return JSON.stringify(dumpOf(refnet.file), (key, value: unknown) => (BY_CHANCE.has(key) ? null : value));
}

const COMMANDS: readonly [base: readonly string[], options: Readonly<Record<string, readonly string[]>>][] = [
  [
    ['update', '2'],
    {
      '--status': ['won'],
      '--value': ['2,000'],
      '--on': ['2026-04-01'],
      '--note': ['by cheque'],
      '--because': ['her sister'],
      '--collected': ['500'],
      '--agreed': ['2,100'],
      '--thanked': [],
      '--told': [],
    },
  ],
  [
    ['update', '3'],
    {
      '--status': ['won'],
      '--value': ['2,000'],
      '--on': ['2026-04-01'],
      '--note': ['by cheque'],
      '--because': ['her sister'],
      '--collected': ['500'],
      '--agreed': ['2,100'],
    },
  ],
  [
    ['log', 'Pia N.', '--from', 'maren'],
    {
      '--for': ['a home'],
      '--on': ['2026-04-01'],
      '--consent': ['yes'],
      '--note': ['in a hurry'],
      '--status': ['won'],
      '--value': ['900'],
    },
  ],
  [
    ['check-in', 'maren'],
    {
      '--kind': ['coffee'],
      '--note': ['a new office'],
      '--on': ['2026-04-01'],
      '--satisfaction': ['4'],
      '--minutes': ['40'],
      '--next': ['2026-12-01'],
    },
  ],
  [['thank', '2'], { '--how': ['card'], '--on': ['2026-04-01'] }],
  [
    ['pay', 'maren', '20'],
    {
      '--for': ['2'],
      '--waive': [],
      '--settled': [],
      '--on': ['2026-04-01'],
      '--note': ['cheque 12'],
    },
  ],
  [
    ['agree', 'maren'],
    {
      '--written': [],
      '--from': ['2026-05-01'],
      '--until': ['2027-12-31'],
      '--review-on': ['2027-01-01'],
      '--exclusive': ['mortgages'],
      '--i-pay': ['5%'],
      '--they-pay': ['7%'],
      '--i-will': ['call'],
      '--they-will': ['send numbers'],
      '--paper': ['in the drawer'],
      '--note': ['over lunch'],
    },
  ],
  [
    ['project', 'maren', 'a talk', '--kind', 'event'],
    { '--cost': ['200'], '--minutes': ['90'], '--from': ['2026-04-01'], '--until': ['2026-12-31'] },
  ],
  [['note', 'maren', 'she grows', '--kind', 'growth'], { '--on': ['2026-04-01'] }],
  [
    ['promise', 'maren', 'referrals'],
    { '--by': ['2026-12-24'], '--goal': ['6 referrals'], '--from': ['2026-04-01'], '--theirs': [] },
  ],
  [['snooze', 'maren', '--until', '2026-12-24'], { '--because': ['on holiday'], '--kind': ['fee'] }],
];

/** What the file holds after a command, run on a copy; undefined where it is refused. */
async function after(refnet: Refnet, argv: readonly string[]): Promise<string | undefined> {
  const saved = `${refnet.file}.before`;
  copyFileSync(refnet.file, saved);
  const { code } = await refnet.run([...argv, '--yes', '--plain']);
  const content = code === 0 ? contentOf(refnet) : undefined;
  copyFileSync(saved, refnet.file);
  return content;
}

describe('of two options that are said together both do what each does alone, or they are refused', () => {
  test.each(COMMANDS)('%j', async (base, options) => {
    const refnet = await network();
    const nothing = contentOf(refnet);
    const said = (name: string) => [name, ...(options[name] ?? [])];
    const alone = new Map<string, string | undefined>();
    for (const name of Object.keys(options)) alone.set(name, await after(refnet, [...base, ...said(name)]));
    // What is as it was already, alone, is nothing to drop.
    const names = [...alone].flatMap(([name, content]) => (content === nothing ? [] : [name]));
    const dropped: string[] = [];
    for (const [at, a] of names.entries()) {
      for (const b of names.slice(at + 1)) {
        const both = await after(refnet, [...base, ...said(a), ...said(b)]);
        if (both === undefined) continue;
        if (both === alone.get(a)) dropped.push(`${b} beside ${a}`);
        if (both === alone.get(b)) dropped.push(`${a} beside ${b}`);
      }
    }
    expect(dropped).toEqual([]);
  });
});
