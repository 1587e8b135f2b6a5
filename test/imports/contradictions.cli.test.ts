import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { trackerFile } from '../helpers/tracker-file.ts';

const LINES = [
  'Date,From,Client,Status,Fee',
  '2026-01-02,Ann Lee,Cara,Closed,200',
  '2026-01-03,Bob Stone,Dora,Open,',
];

describe('what an import is told of a file in two ways', () => {
  test.each<[options: string[], said: string]>([
    [
      ['--statuses', 'Closed=won', '--statuses', 'closed=lost'],
      '--statuses says of "closed" both won and lost',
    ],
    [['--statuses', 'Closed=won, Closed=lost'], '--statuses says of "Closed" both won and lost'],
    [
      ['--statuses', 'Closed=won', '--same', 'Ann Lee=Bob Stone', '--same', 'Ann Lee=Bob Marsh'],
      '--same says of "Ann Lee" both Bob Stone and Bob Marsh',
    ],
    [
      ['--statuses', 'Closed=won', '--sources', 'Ann Lee', '--partners', 'ann lee'],
      '--sources and --partners both name "Ann Lee"',
    ],
  ])('that contradict each other is refused: %j', async (options, said) => {
    const refnet = await newNetwork();
    const file = trackerFile(refnet, LINES);
    expect(await refnet.fails(2, ['import', file, ...options, '--dry-run'])).toContain(
      `refnet: ${said}\n  leave`,
    );
  });

  test('that agree is said twice, and counts', async () => {
    const refnet = await newNetwork();
    const file = trackerFile(refnet, LINES);
    const { code } = await refnet.run(['import', file, '--received', '--statuses', 'Closed=won, closed=Won']);
    expect(code).toBe(0);
    expect(await refnet.ok(['show', '1'])).toContain('won');
  });
});

describe('a column mapped to what its heading says', () => {
  test.each([
    ['Fee=fee', '200'],
    ['Fee=value', '200'],
    ['From=Referrer', 'from Ann Lee'],
  ])('is read as without a word: %s', async (map, seen) => {
    const refnet = await newNetwork();
    const file = trackerFile(refnet, LINES);
    await refnet.run(['import', file, '--received', '--statuses', 'Closed=won', '--map', map]);
    expect(await refnet.ok(['show', '1'])).toContain(seen);
  });

  test('or to leave-out is not read', async () => {
    const refnet = await newNetwork();
    const file = trackerFile(refnet, LINES);
    await refnet.run(['import', file, '--received', '--statuses', 'Closed=won', '--map', 'Fee=leave-out']);
    expect(await refnet.ok(['show', '1'])).not.toContain('200');
  });
});
