import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

/** Nadia and Maren, each with a record of her own of the same clients, and errors in both. */
async function allies(): Promise<{ nadia: Refnet; maren: Refnet }> {
  const nadia = await newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01', '--note', 'private', '--for', 'a home'],
    ['log', 'Lena Fox', '--from', 'maren', '--on', '2026-04-01'],
    ['log', 'Nora Bell', '--to', 'maren', '--on', '2026-05-02', '--value', '900'],
    ['log', 'Only Mine', '--to', 'maren', '--on', '2026-05-20'],
    ['log', 'Other Partner', '--to', 'victor', '--on', '2026-05-21'],
    ['update', '1', 'won', '--value', '1000', '--on', '2026-06-01'],
    ['update', '3', 'won', '--on', '2026-06-05'],
  );
  const maren = await newNetwork(
    ['config', 'my-name', 'Maren Holt'],
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Nadia Brandt'],
    ['log', 'Jane Doe', '--to', 'nadia', '--on', '2026-03-01', '--note', 'hers'],
    ['log', 'Lena Foks', '--to', 'nadia', '--on', '2026-04-03'],
    ['log', 'Nora Bell', '--from', 'nadia', '--on', '2026-05-02'],
    ['log', 'Only Hers', '--from', 'nadia', '--on', '2026-05-10'],
    ['update', '1', 'lost', '--on', '2026-06-03'],
    ['update', '3', 'won', '--on', '2026-06-08'],
  );
  return { nadia, maren };
}

/** What one sends the other: a file in the folder of the other. */
async function sent(from: Refnet, whom: string, to: Refnet, ...options: string[]): Promise<string> {
  const file = join(to.home, 'sent.csv');
  const argv = ['export', '--for', whom, ...options, '--yes', '--output', file, '--force'];
  expect((await from.run(argv)).code).toBe(0);
  return file;
}

/** Files differ from run to run, and what is printed names them. */
const compare = async ({ home }: Refnet, whom: string, file: string, ...options: string[]) => {
  const { stdout, stderr } = await runMain(home, ['compare', whom, file, ...options], {});
  return { stdout: stdout.replaceAll(file, 'FILE'), stderr };
};

describe('two records, compared until they agree', () => {
  it('say all that differs', async () => {
    const { nadia, maren } = await allies();
    const { stdout } = await compare(nadia, 'maren', await sent(maren, 'nadia', nadia));
    expect(stdout).toBe(`The record of Maren Holt in FILE, beside yours
  none agrees
  3 differ
    #1  Jane Doe: won 1 Jun 2026 with you, lost 3 Jun 2026 with them (line 2)
    #2  their "Lena Foks" is your "Lena Fox"; Wed 1 Apr 2026 with you, Fri 3 Apr 2026 with them (line 3)
    #3  Nora Bell: won 5 Jun 2026 with you, won 8 Jun 2026 with them (line 4)
  1 only in theirs
    line 5  Only Hers given, Sun 10 May 2026
  1 more of yours before or after the days of that file
  to take theirs over: refnet compare maren FILE --accept all
`);
  });

  it('agree once one took what is right of the other, and the other the rest', async () => {
    const { nadia, maren } = await allies();
    const before = await nadia.ok(['export', 'referrals', '--format', 'json']);
    const taken = await compare(nadia, 'maren', await sent(maren, 'nadia', nadia), '--accept', '3,4');
    expect(taken.stderr).toBe('Took over 2 lines: #2, #3; to take it back: refnet undo\n');
    const second = await compare(maren, 'nadia', await sent(nadia, 'maren', maren), '--accept', 'all');
    expect(second.stderr).toContain('Took over 2 lines: #1, #5');
    const third = await compare(nadia, 'maren', await sent(maren, 'nadia', nadia), '--accept', 'all');
    expect(third.stderr).toContain('Took over 1 line: #6');
    const agreed = (name: string, n: number) => `The record of ${name} in FILE, beside yours\n  ${n} agree\n`;
    expect((await compare(nadia, 'maren', await sent(maren, 'nadia', nadia))).stdout).toBe(
      agreed('Maren Holt', 5),
    );
    expect((await compare(maren, 'nadia', await sent(nadia, 'maren', maren))).stdout).toBe(
      agreed('Nadia Brandt', 5),
    );
    await nadia.ok(['undo']);
    await nadia.ok(['undo']);
    expect(await nadia.ok(['export', 'referrals', '--format', 'json'])).toBe(before);
  });

  it('by initials too', async () => {
    const { nadia, maren } = await allies();
    const { stdout } = await compare(nadia, 'maren', await sent(maren, 'nadia', nadia, '--initials'));
    expect(stdout).toContain(
      '#1  Jane Doe (their "J. D."): won 1 Jun 2026 with you, lost 3 Jun 2026 with them',
    );
    expect(stdout).toContain('  1 only in theirs\n    line 5  O. H. given');
  });

  it('line by line in a terminal', async () => {
    const { nadia, maren } = await allies();
    const file = await sent(maren, 'nadia', nadia);
    const said = await asked(
      nadia,
      ['compare', 'maren', file],
      [
        [
          'Take over as theirs: Jane Doe: won 1 Jun 2026 with you, lost 3 Jun 2026 with\n  them (line 2)?',
          '2',
        ],
        ['Take over as theirs: their "Lena Foks" is your "Lena Fox"', '1'],
        ['Take over as theirs: Nora Bell', '4'],
      ],
    );
    expect(said.stderr).toContain('Took over 1 line: #2; to take it back: refnet undo\n');
    expect(await nadia.ok(['show', '2', '--json'])).toContain('"client": "Lena Foks"');
  });

  it('in fees, which nobody takes over', async () => {
    const { nadia, maren } = await allies();
    await nadia.run(['agree', 'maren', '--written', '--from', '2026-01-01', '--they-pay', '10%']);
    await nadia.run(['update', '3', '--collected', '500', '--on', '2026-06-05']);
    const { stdout } = await compare(maren, 'nadia', await sent(nadia, 'maren', maren));
    expect(stdout).toContain(
      'Nora Bell: won 8 Jun 2026 with you, won 5 Jun 2026 with them; no fee with you, ',
    );
    expect(stdout).toContain('a fee of CAD 50 with them (line 4)');
    expect(stdout).toContain('  fees follow from terms and payments: refnet fees nadia\n');
    await compare(maren, 'nadia', join(maren.home, 'sent.csv'), '--accept', '4');
    const { stdout: again } = await compare(maren, 'nadia', join(maren.home, 'sent.csv'));
    expect(again).toContain('Nora Bell: no fee with you, a fee of CAD 50 with them (line 4)');
  });

  it('in what was paid of a fee', async () => {
    const { nadia, maren } = await allies();
    for (const [refnet, with_, pays] of [
      [nadia, 'maren', '--they-pay'],
      [maren, 'nadia', '--i-pay'],
    ] as const) {
      await refnet.run(['agree', with_, '--written', '--from', '2026-01-01', pays, '10%']);
      await refnet.run(['update', '3', '--collected', '500', '--on', '2026-06-05']);
    }
    await nadia.run(['pay', 'maren', '20', '--received']);
    const { stdout } = await compare(maren, 'nadia', await sent(nadia, 'maren', maren));
    expect(stdout).toContain('nothing paid of the fee with you, CAD 20 paid of the fee with them (line 4)');
  });

  it('and a fee is nothing that a client is worth', async () => {
    const { nadia, maren } = await allies();
    const file = await sent(nadia, 'maren', maren);
    const { stdout } = await runMain(maren.home, ['import', file, '--dry-run'], {});
    expect(stdout).toMatch(
      /referralFee +not read\n  referralFeePaid +not read\n  referralFeeWaived +not read/,
    );
  });
});

/** A list that Maren keeps of Nadia alone. */
const LIST = `Date,Client,Status,Amount
2026-03-03,Jane Doe,Sold,EUR 1000
2026-04-01,Lena Fox,,
2026-04-01,Lena Fox,,
`;

describe('a list that names no partner', () => {
  const listIn = ({ home }: Refnet) => {
    const file = join(home, 'list.csv');
    writeFileSync(file, LIST);
    return file;
  };

  it('is about the two of us, once it is said which way its clients went', async () => {
    const { nadia } = await allies();
    const { stdout } = await compare(nadia, 'maren', listIn(nadia), '--given');
    expect(stdout).toBe(`The record of Maren Holt in FILE, beside yours
  taken "Date" for the day of the referral, "Client" for the client, "Status" for the status and "Amount" for the amount
  1 agrees
  1 differs
    #1  Jane Doe: Sun 1 Mar 2026 with you, Tue 3 Mar 2026 with them; CAD 1,000 with you, EUR 1,000 with them (line 2)
  1 only in theirs
    line 4  Lena Fox received, Wed 1 Apr 2026
  2 more of yours before or after the days of that file
  to take theirs over: refnet compare maren FILE --given --accept all
`);
    await compare(nadia, 'maren', listIn(nadia), '--given', '--accept', 'all');
    expect((await compare(nadia, 'maren', listIn(nadia), '--given')).stdout).toContain('  3 agree\n  2 more');
  });

  const compared = async (lines: readonly string[], ...options: string[]) => {
    const { nadia } = await allies();
    const file = join(nadia.home, 'list.csv');
    writeFileSync(file, `${lines.join('\n')}\n`);
    return compare(nadia, 'maren', file, ...options);
  };

  it('is so with lines that end before the last column', async () => {
    const short = await compared(
      ['Date,Client,Status,Amount', '2026-03-01,Jane Doe', '2026-04-01,Lena Fox'],
      '--given',
    );
    expect(short.stdout).toContain('  2 agree\n');
  });

  it('is none of the two of us where my name stands in any cell of its first 300 lines', async () => {
    const lines = (n: number) => [
      'Date,Client,Remarks',
      ...Array.from({ length: n }, (_, at) => `2026-03-01,Client ${at},`),
      '2026-03-01,Jane Doe,Nadia Brandt',
    ];
    const said = await compared(lines(299), '--given');
    expect(said.stderr).toContain('no column for the partner among "Date", "Client", "Remarks"');
    expect((await compared(lines(300), '--given')).stdout).toContain('  1 agrees\n');
  });

  it('is asked about in a terminal', async () => {
    const { nadia } = await allies();
    const said = await asked(
      nadia,
      ['compare', 'maren', listIn(nadia)],
      [
        ['That list names nobody. Which way did its clients go?', '1'],
        ['Take over as theirs: Jane Doe', '4'],
      ],
    );
    expect(said.stdout).toContain('  1 agrees\n  1 differs\n');
  });

  it('is refused without a terminal, with what to type', async () => {
    const { nadia } = await allies();
    const { code, stderr } = await runMain(nadia.home, ['compare', 'maren', listIn(nadia)], {});
    expect([code, stderr.replaceAll(join(nadia.home, 'list.csv'), 'FILE')]).toEqual([
      2,
      'refnet: no column of that file says who gave and who received\n' +
        '  refnet compare maren FILE --given      they went from Maren Holt to you\n' +
        '  refnet compare maren FILE --received      they went from you to Maren Holt\n' +
        '  --map "HEADING=partner"      says which column names the partner\n',
    ]);
  });
});

describe('a line that changes what has accrued in fees', () => {
  async function paidInPart(): Promise<{ refnet: Refnet; typed: string[] }> {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Maren Holt'],
      ['log', 'Kay Hale', '--from', 'maren', '--on', '2026-01-16'],
      ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--i-pay', '25%'],
      ['update', '1', 'won', '--value', '10000', '--on', '2026-02-01'],
      ['update', '1', '--collected', '10000'],
      ['pay', 'maren', '1000'],
    );
    const file = join(refnet.home, 'hers.csv');
    writeFileSync(file, 'Date,Client,Status\n2025-12-20,Kay Hale,won\n');
    return { refnet, typed: ['compare', 'maren', file, '--given', '--accept', '2'] };
  }
  const MOVED =
    '  the fee on #1 Kay Hale was CAD 2,500, and is none now; CAD 1,000 was paid for it, CAD 1,000 of it too much now: to give back, or off other fees\n';

  it('is refused in a script as edit refuses it, and taken over with --yes', async () => {
    const { refnet, typed } = await paidInPart();
    const refused = await runMain(refnet.home, typed, {});
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`refnet: this changes a fee that was paid\n${MOVED}`) as string,
    });
    expect(await refnet.ok(['fees'])).toContain('CAD 2,500  CAD 1,000  CAD 1,500');
    expect((await runMain(refnet.home, [...typed, '--yes'], {})).stderr).toBe(
      `Took over 1 line: #1; to take it back: refnet undo\n${MOVED}`,
    );
    expect(await refnet.ok(['fees'])).toContain('Paid too much');
  });

  it('is asked about in a terminal, and nothing is written before a yes', async () => {
    const { refnet, typed } = await paidInPart();
    const { code } = await asked(refnet, typed, [['Change it all the same?', 'no']]);
    expect(code).toBe(130);
    expect(await refnet.ok(['fees'])).toContain('CAD 2,500  CAD 1,000  CAD 1,500');
  });

  it('is told of by a dry run, which asks nothing', async () => {
    const { refnet, typed } = await paidInPart();
    const { code, stderr } = await runMain(refnet.home, [...typed, '--dry-run'], {});
    expect(code).toBe(0);
    expect(stderr).toContain('this changes a fee that was paid');
    expect(stderr).toContain('Would take over 1 line. Nothing was written.');
    expect(await refnet.ok(['fees'])).toContain('CAD 2,500  CAD 1,000  CAD 1,500');
  });
});
