import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

/** Nadia, who gave two clients to Ilse. */
const nadia = () =>
  newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Ilse Gr\u00fcnwald', '--business', 'Lindgren Tax'],
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Maren Holt'],
    ['log', 'Quinn Ash', '--to', 'ilse', '--on', '2026-01-22'],
    ['log', 'Sam Ito', '--to', 'ilse', '--on', '2026-06-30'],
  );

/** What comparing prints of a file that holds these lines. */
async function compared({ home }: Refnet, whom: string, lines: readonly string[], ...options: string[]) {
  const file = join(home, 'sent.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { code, stdout, stderr } = await runMain(home, ['compare', whom, file, ...options], {});
  return { code, stdout: stdout.replaceAll(file, 'FILE'), stderr: stderr.replaceAll(file, 'FILE') };
}

const HEAD = 'The record of Ilse Gr\u00fcnwald in FILE, beside yours\n';

describe('the two of us in a list of the other side', () => {
  const bothAgree = { code: 0, stdout: `${HEAD}  2 agree\n`, stderr: '' };

  it.each([
    ['whole', 'Nadia Brandt', 'Ilse Gr\u00fcnwald'],
    ['first names', 'Nadia', 'Ilse'],
    ['an initial behind', 'Nadia B.', 'Ilse G'],
    ['an initial before', 'N. Brandt', 'I. Gr\u00fcnwald'],
    ['last names', 'Brandt', 'grunwald'],
    ['beginnings', 'nad', 'IL'],
    ['a degree behind', 'Brandt, Nadia, CPA', 'Ilse'],
    ['a firm', 'nadia', 'Lindgren Tax'],
  ])('are known by %s', async (_, me, they) => {
    const refnet = await nadia();
    const lines = [
      'Date,Client,Referred by,Referred to',
      `2026-01-22,Quinn Ash,"${me}",${they}`,
      `2026-06-30,Sam Ito,"${me}",`,
    ];
    expect(await compared(refnet, 'ilse', lines)).toEqual(bothAgree);
  });

  it.each([
    ['from Nadia', 'from Nadia B.'],
    ['From Nadia Brandt', 'to Ilse'],
    ['von Nadia', 'an Ilse'],
    ['de Nadia', '\u00e0 Ilse'],
    ['Nadia -> Ilse', 'Nadia to Ilse'],
    ['Nadia \u2192 Ilse', 'received'],
  ])('are known in a column of directions: %s, %s', async (one, other) => {
    const refnet = await nadia();
    const lines = ['Date,Client,Direction', `2026-01-22,Quinn Ash,${one}`, `2026-06-30,Sam Ito,${other}`];
    expect(await compared(refnet, 'ilse', lines)).toEqual(bothAgree);
  });

  it('went the other way where the column says so', async () => {
    const refnet = await nadia();
    const lines = ['Date,Client,Direction', '2026-01-22,Quinn Ash,to Nadia', '2026-06-30,Sam Ito,from Ilse'];
    const { stdout } = await compared(refnet, 'ilse', lines);
    expect(stdout).toContain('#1  Quinn Ash: given with you, received with them (line 2)');
    expect(stdout).toContain('#2  Sam Ito: given with you, received with them (line 3)');
  });

  it('went a way that is asked about where the column says it in words nobody knows, and counts once that is said', async () => {
    const refnet = await nadia();
    const lines = [
      'Date,Client,Direction,Partner',
      '2026-01-22,Quinn Ash,zig,Nadia Brandt',
      '2026-06-30,Sam Ito,zag,Nadia Brandt',
      '2026-07-01,Tia Roe,received,Nadia Brandt',
    ];
    const { stderr } = await compared(refnet, 'ilse', lines);
    expect(stderr).toContain('--directions "zig=DIRECTION, zag=DIRECTION"');
    const said = await compared(refnet, 'ilse', lines, '--directions', 'zig=received');
    expect(said.stderr).toContain('line 3, "Direction": neither given nor received');
    expect(said.stderr).toContain('--directions zig=received --directions zag=DIRECTION');
  });

  it('are not meant by a name that another one of the list has', async () => {
    const refnet = await nadia();
    const lines = [
      'Date,Client,Referred by',
      '2026-01-22,Quinn Ash,Nadia Brandt',
      '2026-06-30,Sam Ito,Nadia',
      '2026-06-30,Tia Roe,Nadia Chen',
    ];
    expect((await compared(refnet, 'ilse', lines)).stdout).toBe(`${HEAD}  1 agrees
  1 more of yours before or after the days of that file
  2 lines of theirs are about others (lines 3 and 4)
`);
  });
});

describe('a list of somebody else', () => {
  const HERS = [
    'Date,From,To,Client',
    '2026-01-22,Nadia Brandt,Maren Holt,Quinn Ash',
    '2026-01-23,Maren Holt,Nadia,Sam Ito',
  ];

  it('is named, with the command that compares it', async () => {
    const { code, stderr } = await compared(await nadia(), 'victor', HERS);
    expect(code).toBe(1);
    expect(stderr).toBe(`refnet: these lines name Maren Holt, not Victor Osei
  refnet compare maren FILE
`);
  });

  it('is named where nobody on record is called so', async () => {
    const refnet = await nadia();
    const lines = HERS.map((line) => line.replace('Maren Holt', 'Tom Rees'));
    expect((await compared(refnet, 'victor', lines)).stderr).toBe(
      `refnet: these lines name Tom Rees, not Victor Osei
  refnet add-partner "Tom Rees"      where you have no record of yours with them yet
`,
    );
  });
});

describe('every line of their file', () => {
  it('is in a count', async () => {
    const refnet = await nadia();
    const lines = [
      'Date,Client,Referred by,Referred to',
      '2026-01-22,Quinn Ash,Nadia,Ilse',
      '2026-02-30,Bad Day,Nadia,Ilse',
      '2026-03-01,Of Others,Tom Rees,Ilse',
      '2026-03-02,Between Others,Tom Rees,Ann Chu',
      '2026-03-02,To Another,Nadia,Victor Osei',
      'Total,4,,',
      '2026-06-30,Sam Ito,Nadia,Ilse',
    ];
    const { stdout, stderr } = await compared(refnet, 'ilse', lines);
    expect(stdout).toBe(`${HEAD}  2 agree
  3 lines of theirs are about others (lines 4, 5 and 6)
  1 line of theirs cannot be read (line 3)
  1 line of theirs is no referral (line 7)
`);
    expect(stderr).toContain('line 3, "Date"');
  });
});

describe('a line that may be one of mine', () => {
  const LINES = ['Date,Client', '2026-01-22,Quinn Ash', '2026-06-30,Samuel Ito'];
  const WORDS = 'Samuel Ito given, Tue 30 Jun 2026: may be your #2, Sam Ito given, Tue 30 Jun 2026';
  const clients = async (refnet: Refnet) => {
    const all: { number: number; client: string }[] = JSON.parse(await refnet.ok(['referrals', '--json']));
    return all.map(({ number, client }) => `#${number} ${client}`).toSorted();
  };

  it('is named, with what says whether it is', async () => {
    expect((await compared(await nadia(), 'ilse', LINES, '--received')).stdout).toBe(`${HEAD}  1 agrees
  1 may be one of yours
    line 3  ${WORDS}
  where it is: refnet compare ilse FILE --received --accept 3=2
  where it is none of yours: refnet compare ilse FILE --received --accept 3=new
`);
  });

  it('is in no all', async () => {
    const refnet = await nadia();
    const { stdout } = await compared(refnet, 'ilse', LINES, '--received', '--accept', 'all');
    expect(stdout).toContain('  where it is: refnet compare ilse FILE --received --accept 3=2\n');
    expect(await clients(refnet)).toEqual(['#1 Quinn Ash', '#2 Sam Ito']);
  });

  it.each([
    ['3=2', ['#1 Quinn Ash', '#2 Samuel Ito']],
    ['3=#2', ['#1 Quinn Ash', '#2 Samuel Ito']],
    ['3=new,3=NEW', ['#1 Quinn Ash', '#2 Sam Ito', '#3 Samuel Ito']],
  ])('is taken as --accept %s says', async (said, expected) => {
    const refnet = await nadia();
    await compared(refnet, 'ilse', LINES, '--received', '--accept', said);
    expect(await clients(refnet)).toEqual(expected);
    await refnet.ok(['undo']);
    expect(await clients(refnet)).toEqual(['#1 Quinn Ash', '#2 Sam Ito']);
  });

  it.each([
    [
      '3',
      'line 3 may be your #2\n  --accept 3=2      it is\n  --accept 3=new      it is none of yours, and is added\n',
    ],
    [
      '3=1',
      'line 3 may be your #2\n  --accept 3=2      it is\n  --accept 3=new      it is none of yours, and is added\n',
    ],
    ['3=2,3=new', '--accept says two things of line 3\n'],
  ])('is taken by no --accept %s', async (said, expected) => {
    const refnet = await nadia();
    const { code, stderr } = await compared(refnet, 'ilse', LINES, '--received', '--accept', said);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `refnet: ${expected}` });
    expect(await clients(refnet)).toEqual(['#1 Quinn Ash', '#2 Sam Ito']);
  });

  it.each([
    ['1', ['#1 Quinn Ash', '#2 Samuel Ito']],
    ['2', ['#1 Quinn Ash', '#2 Sam Ito', '#3 Samuel Ito']],
    ['3', ['#1 Quinn Ash', '#2 Sam Ito']],
  ])('is asked about in a terminal: %s', async (typed, expected) => {
    const refnet = await nadia();
    const file = join(refnet.home, 'sent.csv');
    writeFileSync(file, `${LINES.join('\n')}\n`);
    await asked(
      refnet,
      ['compare', 'ilse', file, '--received'],
      [['Is Samuel Ito given, Tue 30 Jun 2026 (line 3) your #2, Sam Ito given, Tue 30 Jun 2026?', typed]],
    );
    expect(await clients(refnet)).toEqual(expected);
  });
});
