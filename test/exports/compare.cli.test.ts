import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

const ME = ['config', 'my-name', 'Nadia Brandt'] as const;

/** Nadia's record: three clients of Maren's, two given to her, one refused contact, one void. */
async function nadia(): Promise<Refnet> {
  return newNetwork(
    ME,
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01', '--note', 'private', '--for', 'a home'],
    ['log', 'Kofi V.', '--from', 'maren', '--on', '2026-04-01'],
    ['log', 'Nora Bell', '--to', 'maren', '--on', '2026-05-02'],
    ['log', 'Only Mine', '--to', 'maren', '--on', '2026-05-20'],
    ['log', 'Refused Contact', '--to', 'maren', '--on', '2026-05-21', '--consent', 'no'],
    ['log', 'Other Partner', '--to', 'victor', '--on', '2026-05-21'],
    ['update', '1', 'won', '--value', 'CAD 1000', '--on', '2026-06-01'],
  );
}

/** What Maren keeps, in refnet's own words. */
const MAREN = `day,direction,partner,client,status,closed
2026-03-02,given,"Nadia Brandt, CPA",Jane D.,lost,2026-06-03
2026-04-01,received,Nadia Brandt,Kofi V.,new,
2026-05-02,received,Nadia Brandt,Nora Bell,new,
2026-05-10,given,Nadia Brandt,Tia R.,won,2026-07-01
2026-05-11,given,Somebody Else,Hidden Client,won,2026-07-01
`;

function fileIn({ home }: Refnet, text: string): string {
  const path = join(home, 'maren.csv');
  writeFileSync(path, text);
  return path;
}

describe('compare', () => {
  it('tells what agrees, what differs and what one side lacks', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, MAREN);
    const { code, stdout, stderr } = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(file, 'FILE')).toBe(`The record of Maren Holt in FILE, beside yours
  1 agrees
  2 differ
    #1  Jane Doe (their "Jane D."): Sun 1 Mar 2026 with you, Mon 2 Mar 2026 with them; won 1 Jun 2026 with you, lost 3 Jun 2026 with them (line 2)
    #2  Kofi V.: received with you, given with them (line 3)
  1 only in theirs
    line 5  Tia R. received, Sun 10 May 2026; won 1 Jul 2026
  1 more of yours before or after the days of that file
  1 line of theirs is about others (line 6)
  to take theirs over: refnet compare maren FILE --accept all
`);
  });

  it('prints the same as JSON', async () => {
    const refnet = await nadia();
    const { stdout } = await refnet.run(['compare', 'maren', fileIn(refnet, MAREN), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      partner: 'Maren Holt',
      partnerId: 'p1',
      agree: 1,
      differ: [
        {
          number: 1,
          line: 2,
          differ: ['day', 'status'],
          mine: { status: 'won' },
          theirs: { status: 'lost' },
        },
        { number: 2, line: 3, differ: ['direction'] },
      ],
      onlyTheirs: [{ line: 5, client: 'Tia R.', direction: 'received' }],
      onlyMine: [],
      outside: 1,
      aboutOthers: 1,
      notRead: 0,
      noReferral: 0,
    });
  });

  it('takes over the lines that are said, and undo gives everything back', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, MAREN);
    const before = await refnet.ok(['referrals', '--json']);
    const { stdout, stderr } = await runMain(refnet.home, ['compare', 'maren', file, '--accept', '3,5'], {});
    expect(stdout).not.toContain('to take theirs over');
    expect(stderr).toBe('Took over 2 lines: #2, #7; to take it back: refnet undo\n');
    const after: { number: number; direction: string; client: string; status: string; closedOn: string }[] =
      JSON.parse(await refnet.ok(['referrals', '--json']));
    expect(after.find(({ number }) => number === 2)).toMatchObject({ direction: 'given', status: 'new' });
    expect(after.find(({ number }) => number === 7)).toMatchObject({
      client: 'Tia R.',
      direction: 'received',
      status: 'won',
      closedOn: '2026-07-01',
    });
    const again = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect(again.stdout).toContain('  3 agree\n  1 differs\n');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['referrals', '--json'])).toBe(before);
  });

  it('takes over everything, after which all agree but an outcome before a later step', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, MAREN);
    await runMain(refnet.home, ['compare', 'maren', file, '--accept', 'all'], {});
    const { stdout } = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect(stdout).toContain('  4 agree\n');
    expect(stdout).not.toContain('differ');
    expect(stdout).not.toContain('only in');
  });

  it('writes nothing with --dry-run', async () => {
    const refnet = await nadia();
    const before = readFileSync(refnet.file);
    const file = fileIn(refnet, MAREN);
    const { stderr } = await runMain(
      refnet.home,
      ['compare', 'maren', file, '--accept', 'all', '--dry-run'],
      {},
    );
    expect(stderr).toBe('Would take over 3 lines. Nothing was written.\n');
    expect(readFileSync(refnet.file)).toEqual(before);
  });

  it('refuses lines that there is nothing to take over on, a file that names somebody else, and no name of mine', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, MAREN);
    const unknown = await runMain(refnet.home, ['compare', 'maren', file, '--accept', '4'], {});
    expect([unknown.code, unknown.stderr.split('\n')[0]]).toEqual([
      2,
      'refnet: there is nothing to take over on line 4',
    ]);
    const others = fileIn(refnet, MAREN.replaceAll('Nadia Brandt', 'Ian Webb'));
    const none = await runMain(refnet.home, ['compare', 'maren', others], {});
    expect([none.code, none.stderr.split('\n')[0]]).toEqual([
      1,
      'refnet: no line of that file names you, Nadia Brandt',
    ]);
    const nameless = await newNetwork(['add-partner', 'Maren Holt']);
    const asked = await runMain(nameless.home, ['compare', 'maren', fileIn(nameless, MAREN)], {});
    expect([asked.code, asked.stderr]).toEqual([
      2,
      'refnet: your own name is not known, and the file is read by it\n  refnet config my-name NAME\n',
    ]);
    expect((await runMain(refnet.home, ['compare', 'maren'], {})).code).toBe(2);
    expect((await runMain(refnet.home, ['compare'], {})).code).toBe(2);
  });

  it('refuses an answer for a line that asks nothing', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, MAREN);
    const { code, stderr } = await runMain(refnet.home, ['compare', 'maren', file, '--accept', '5=new'], {});
    expect([code, stderr]).toEqual([
      2,
      'refnet: nothing is to be said of line 5\n  --accept 5      takes it over\n',
    ]);
  });

  it('takes over an outcome whose day nobody tells as one of a day that is not known', async () => {
    const refnet = await nadia();
    const file = fileIn(
      refnet,
      'day,direction,partner,client,status\n2026-04-01,given,Nadia Brandt,Kofi V.,won\n',
    );
    await runMain(refnet.home, ['compare', 'maren', file, '--accept', '2'], {});
    const kofi = JSON.parse(await refnet.ok(['show', '2', '--json'])) as Record<string, unknown>;
    expect([kofi['status'], kofi['closedOn']]).toEqual(['won', null]);
  });

  it('takes over an amount of another currency, with which amounts in the old one go', async () => {
    const refnet = await nadia();
    await refnet.ok(['log', 'Ida Moe', '--from', 'maren', '--on', '2026-06-05', '--value', 'CAD 700']);
    await refnet.ok(['update', '7', 'won', '--value', 'CAD 900', '--on', '2026-07-01']);
    const line = (amount: string) =>
      `day,direction,partner,client,status,closed,value\n2026-06-05,given,Nadia Brandt,Ida Moe,won,2026-07-01,${amount}\n`;
    const amounts = async () => {
      const ida = JSON.parse(await refnet.ok(['show', '7', '--json'])) as Record<string, unknown>;
      return [ida['currency'], ida['estimate'], ida['invoiced']];
    };
    await runMain(refnet.home, ['compare', 'maren', fileIn(refnet, line('CAD 950')), '--accept', '2'], {});
    expect(await amounts()).toEqual(['CAD', '700.00', '950.00']);
    await runMain(refnet.home, ['compare', 'maren', fileIn(refnet, line('EUR 600')), '--accept', '2'], {});
    expect(await amounts()).toEqual(['EUR', null, '600.00']);
  });

  it('names the line where the record allows no such thing', async () => {
    const refnet = await nadia();
    await refnet.ok(['update', '1', '--collected', 'CAD 400', '--on', '2026-06-10']);
    const file = fileIn(
      refnet,
      'day,direction,partner,client,status,value\n2026-03-01,given,Nadia Brandt,Jane Doe,won,EUR 300\n',
    );
    const { code, stderr } = await runMain(refnet.home, ['compare', 'maren', file, '--accept', '2'], {});
    expect(code).toBe(1);
    expect(stderr).toContain(
      'refnet: line 2: #1 has CAD 400 collected, and a referral has one currency, so EUR 300 cannot stand beside it',
    );
  });

  it('names the lines that are no referrals, in their order', async () => {
    const refnet = await nadia();
    const file = fileIn(
      refnet,
      MAREN.replace('2026-05-02', 'Total,,,4,,\n2026-05-02') + 'Sent by Maren,,,,,\nTotal,,,5,,\n',
    );
    const { stdout } = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect(stdout).toContain('  3 lines of theirs are no referrals (lines 4, 8 and 9)\n');
  });

  it('reads the sheets of a workbook that are such lists, and says why where none is', async () => {
    const refnet = await nadia();
    const file = join(refnet.home, 'maren.xlsx');
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (line: string) => `<row>${line.split(',').map(cell).join('')}</row>`;
    const sheet = (text: string) => `<sheetData>${text.trimEnd().split('\n').map(row).join('')}</sheetData>`;
    const compared = async (sheets: Readonly<Record<string, string>>) => {
      writeFileSync(file, workbookOf({ sheets }));
      return runMain(refnet.home, ['compare', 'maren', file], {});
    };
    const notes = sheet('Topic,Owner\nFlyers,Maren\nTables,Nadia\n');
    const clients = sheet(MAREN.replace('"Nadia Brandt, CPA"', 'Nadia Brandt'));
    const { stdout, stderr } = await compared({ Notes: notes, Clients: clients });
    expect(stdout).toContain('  1 only in theirs\n    line 2:5  Tia R. received');
    expect(stderr).toMatch(/^"maren\.xlsx", sheet "Notes" is passed over: no column for the day, .*\n$/);
    expect(await compared({ Notes: notes, Halls: sheet('Place,Seats\nTown hall,40\n') })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('refnet: no column for the day, the partner and the client'),
    });
  });

  it('names no client where a line cannot be read', async () => {
    const refnet = await nadia();
    const file = fileIn(refnet, `${MAREN}soon,given,Nadia Brandt,Secret Person,won,\n`);
    const { stderr } = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect(stderr).toContain('line 7, "day": ');
    expect(stderr).not.toContain('Secret');
  });
});

describe('the record for a partner', () => {
  it('has days, both sides, clients, outcomes and fees, and nothing else', async () => {
    const refnet = await nadia();
    await refnet.run(['agree', 'maren', '--written', '--from', '2026-01-01', '--they-pay', '10%']);
    await refnet.run(['update', '3', '--collected', 'CAD 500', '--on', '2026-06-05']);
    const { stdout, stderr } = await refnet.run(['export', '--for', 'maren', '--yes']);
    expect(stdout.replaceAll('\r', ''))
      .toBe(`date,from,to,client,status,closed,referralFee,referralFeePaid,referralFeeWaived
2026-03-01,Maren Holt,Nadia Brandt,Jane Doe,won,2026-06-01,,,
2026-04-01,Maren Holt,Nadia Brandt,Kofi V.,new,,,,
2026-05-02,Nadia Brandt,Maren Holt,Nora Bell,new,,CAD 50,,
2026-05-20,Nadia Brandt,Maren Holt,Only Mine,new,,,,
`);
    expect(stderr).toBe(
      'For Maren Holt: 4 referrals with Maren Holt, with the names of clients, outcomes and fees between you. ' +
        'No notes, no amounts of clients.\n',
    );
  });

  it('says that outcomes and fees are told where clients are not', async () => {
    const { stderr } = await (await nadia()).run(['export', '--for', 'maren', '--no-clients', '--yes']);
    expect(stderr).toContain(
      '4 referrals with Maren Holt, with outcomes and fees between you, without clients. ',
    );
  });

  it('tells what was waived of a fee, so that fee, paid and waived come to what is due', async () => {
    const refnet = await nadia();
    await refnet.run(['agree', 'maren', '--written', '--from', '2026-01-01', '--they-pay', '10%']);
    await refnet.run(['update', '3', '--collected', 'CAD 500', '--on', '2026-06-05']);
    const fee = async () =>
      JSON.parse(
        (await refnet.run(['export', '--for', 'maren', '--no-clients', '--format', 'json'])).stdout,
      )[2];
    await refnet.run(['pay', 'maren', '20', '--received']);
    await refnet.run(['pay', 'maren', '10', '--received', '--waive']);
    expect(await fee()).toMatchObject({
      referralFee: 'CAD 50',
      referralFeePaid: 'CAD 20',
      referralFeeWaived: 'CAD 10',
    });
    expect((await refnet.run(['fees', 'maren'])).stdout).toContain('CAD 20');
    await refnet.run(['pay', 'maren', '20', '--received', '--waive']);
    expect(await fee()).toMatchObject({ referralFeePaid: 'CAD 20', referralFeeWaived: 'CAD 30' });
  });

  it('with what was waived is compared like one without', async () => {
    const refnet = await nadia();
    const rows = (more: string, cell: string) =>
      `date,from,to,client,status,closed,referralFee,referralFeePaid${more}\n` +
      `2026-05-02,Nadia Brandt,Maren Holt,Nora Bell,new,,CAD 50,CAD 20${cell}\n`;
    const compared = async (text: string) =>
      (await refnet.run(['compare', 'maren', fileIn(refnet, text), '--json'])).stdout;
    const without = await compared(rows('', ''));
    expect(without).toContain('CAD 50');
    expect(await compared(rows(',referralFeeWaived', ',CAD 30'))).toBe(without);
  });

  it('is asked about; nobody there to be asked, it is refused with what to type', async () => {
    const refnet = await nadia();
    expect(await refnet.fails(1, ['export', '--for', 'maren'])).toBe(
      'refnet: this tells somebody else of your clients. For Maren Holt: 4 referrals with Maren Holt, with the ' +
        'names of clients, outcomes and fees between you\n' +
        '  refnet export --for maren --yes      makes it\n' +
        '  refnet export --for maren --initials --yes      names clients by their initials\n' +
        '  refnet export --for maren --no-clients      leaves them out\n',
    );
  });

  it('is refused with commands that say nothing twice', async () => {
    const refnet = await nadia();
    const hints = (
      await refnet.fails(1, ['export', '--for', 'maren', '--initials', '--output', 'm.csv'])
    ).split('\n');
    expect(hints.slice(1)).toEqual([
      '  refnet export --for maren --initials --output m.csv --yes      makes it',
      '  refnet export --for maren --output m.csv --no-clients      leaves them out',
      '',
    ]);
  });

  it('can have initials, or no clients at all', async () => {
    const refnet = await nadia();
    const { stdout } = await refnet.run(['export', '--for', 'maren', '--initials', '--yes']);
    expect(stdout).toContain('2026-03-01,Maren Holt,Nadia Brandt,J. D.,won');
    expect(stdout).not.toMatch(/Jane|Kofi|Nora/);
    const without = await refnet.run(['export', '--for', 'maren', '--no-clients']);
    expect(without.stdout).toContain('2026-03-01,Maren Holt,Nadia Brandt,,won');
    expect(await refnet.fails(2, ['export', 'all', '--initials'])).toContain('--for');
  });

  it('written to a file is private, and agrees with the record it is of when it comes back mirrored', async () => {
    const refnet = await nadia();
    const file = join(refnet.home, 'for-maren.csv');
    await refnet.run(['export', '--for', 'maren', '--yes', '--output', file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { stdout } = await runMain(refnet.home, ['compare', 'maren', file], {});
    expect(stdout).toContain('  4 agree\n');
    expect(stdout.split('\n')).toHaveLength(3);
  });
});

describe('compare --no-clients', () => {
  it.each([
    ['with', MAREN],
    [
      'without',
      MAREN.replace(',client', '').replaceAll(/,(Jane D\.|Kofi V\.|Nora Bell|Tia R\.|Hidden Client),/g, ','),
    ],
  ])(
    'goes by day and direction alone, in a list %s names of clients, and takes none over',
    async (_, text) => {
      const refnet = await nadia();
      const file = fileIn(refnet, text);
      const { code, stdout, stderr } = await runMain(
        refnet.home,
        ['compare', 'maren', file, '--no-clients', '--json'],
        {},
      );
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(/Jane D\.|Tia R\.|Hidden/);
      await refnet.run(['compare', 'maren', file, '--no-clients', '--accept', 'all']);
      expect(await refnet.ok(['referrals'])).not.toContain('Tia R.');
    },
  );
});
