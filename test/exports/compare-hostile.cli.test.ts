import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

const HEADINGS = 'date,from,to,client,status,closed,referralFee,referralFeePaid';

async function nadia(): Promise<Refnet> {
  return newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01'],
  );
}

/** Files of others, so that nothing of them is tried as a command. */
async function compare(refnet: Refnet, lines: readonly string[], ...options: string[]) {
  const file = join(refnet.home, 'maren.csv');
  writeFileSync(file, `${[HEADINGS, ...lines].join('\n')}\n`);
  return runMain(refnet.home, ['compare', 'maren', file, ...options], {});
}

const line = (client: string, rest = 'new,,,') => `2026-03-05,Maren Holt,Nadia Brandt,${client},${rest}`;

describe('a record that somebody edited by hand', () => {
  test.each<[what: string, client: string, shown: string]>([
    ['an escape', '\u001B[31mRed\u001B[0m Name', 'Red Name'],
    ['a title of the window', '\u001B]0;pwned\u0007Ann Ash', 'Ann Ash'],
    ['a line turned round', 'Ann \u202Eevil', 'Ann evil'],
    ['a line break', '"Ann\nAsh\tIII"', 'Ann Ash III'],
    ['a formula', "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ['a quotation mark', '"Ann ""A"" Ash"', 'Ann "A" Ash'],
  ])('shows nothing that a terminal obeys, and keeps nothing of it: %s', async (_what, client, shown) => {
    const refnet = await nadia();
    const { stdout } = await compare(refnet, [line(client)], '--accept', 'all');
    expect(stdout).toContain(`    line 2  ${shown} received, Thu 5 Mar 2026\n`);
    // oxlint-disable-next-line no-control-regex -- what a terminal obeys is meant
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(await refnet.ok(['show', '2', '--json'])).toContain(JSON.stringify(shown));
  });

  it('names what cannot be read by line, column and fault, and never writes it', async () => {
    const refnet = await nadia();
    const { stdout, stderr } = await compare(
      refnet,
      [
        '9999-12-31,Maren Holt,Nadia Brandt,Secret One,new,,,',
        line('Secret Two', 'won,9999-12-31,,'),
        line('Secret Three', 'new,,=1+1,CAD -5'),
        line('Secret Four', 'exploded,,,'),
        '0000-00-00,Maren Holt,Nadia Brandt,Secret Five,new,,,',
        '2026-03-05,Other Person,Nadia Brandt,Secret Six,new,,,',
        line('Ann Ash'),
      ],
      '--accept',
      'all',
    );
    expect(stderr).toBe(
      '"maren.csv", line 2, "date": after 2199 ("9999-12-31")\n' +
        '"maren.csv", line 3, "closed": after 2199 ("9999-12-31")\n' +
        '"maren.csv", line 5, "status": not known\n' +
        '"maren.csv", line 6, "date": not a day: days on record run from 1920 to 2199 ("0000-00-00")\n' +
        '"maren.csv", line 4: referralFee: an amount is one like CAD 50\n' +
        '"maren.csv", line 4: referralFeePaid: an amount is one like CAD 50\n' +
        `  refnet compare maren ${join(refnet.home, 'maren.csv')} --accept all --statuses exploded=STATUS\n` +
        '  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, ' +
        'leave-out\n' +
        'Took over 2 lines: #2, #3; to take it back: refnet undo\n',
    );
    expect(stdout).not.toContain('Secret Six');
    const all: { client: string }[] = JSON.parse(await refnet.ok(['referrals', '--json']));
    expect(all.map(({ client }) => client).toSorted()).toEqual(['Ann Ash', 'Jane Doe', 'Secret Three']);
  });

  it('writes nothing that was not accepted', async () => {
    const refnet = await nadia();
    const before = readFileSync(refnet.file);
    await compare(refnet, [line('Ann Ash'), line('Ben Box')]);
    expect(readFileSync(refnet.file)).toEqual(before);
    const { code } = await compare(refnet, [line('Ann Ash'), line('Ben Box')], '--accept', '3,99');
    expect(code).toBe(2);
    expect(readFileSync(refnet.file)).toEqual(before);
  });

  it('of a cell of megabytes is refused with its line', async () => {
    const refnet = await nadia();
    const { code, stderr } = await compare(refnet, [line('Ann Ash'), line('A'.repeat(2_000_000))]);
    expect([code, stderr]).toEqual([
      1,
      'refnet: "maren.csv": the record that starts on line 3 is too long to be one\n',
    ]);
  });

  it('that names one client over and over ends, and pairs each once', async () => {
    const refnet = await nadia();
    const { stdout } = await compare(
      refnet,
      Array.from({ length: 2000 }, () => line('Jane Doe')),
    );
    expect(stdout).toContain('  none agrees\n  1 differs\n    #1  Jane Doe: Sun 1 Mar 2026 with you');
    expect(stdout).toContain('  1999 only in theirs\n');
  });

  it('without the names of clients goes by days', async () => {
    const refnet = await nadia();
    const none = '2026-03-01,Maren Holt,Nadia Brandt,,new,,,';
    expect((await compare(refnet, [none])).stdout).toContain('  1 agrees\n');
  });
});
