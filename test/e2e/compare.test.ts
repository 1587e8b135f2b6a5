import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { KEY, refnetInTerminal } from '../helpers/terminal.ts';

/** Maren's record has another outcome for one, and two that are not on record here. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01'],
  );
  writeFileSync(
    join(refnet.home, 'maren.csv'),
    `date,from,to,client,status,closed
2026-03-01,Maren Holt,Nadia Brandt,Jane Doe,lost,2026-06-03
2026-03-05,Maren Holt,Nadia Brandt,Tia R.,won,2026-07-01
2026-03-09,Nadia Brandt,Maren Holt,Kofi V.,new,
`,
  );
  return refnet;
}

async function clients(refnet: Refnet): Promise<string[]> {
  const all: { client: string; status: string }[] = JSON.parse(await refnet.ok(['referrals', '--json']));
  return all.map(({ client, status }) => `${client} ${status}`).toSorted();
}

describe('what a partner sent, compared in a terminal', () => {
  test('is taken over line by line', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['compare', 'maren', join(refnet.home, 'maren.csv')], refnet.home);
    await terminal.answer(
      [/Take over as theirs: Jane Doe[^]*\?/, `no${KEY.enter}`],
      [/Add Tia R\. received[^]*\?/, `yes${KEY.enter}`],
      [/Add Kofi V\. given[^]*\?/, `no${KEY.enter}`],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await clients(refnet)).toEqual(['Jane Doe new', 'Tia R. won']);
  });

  test('all that follow at once, or none of them', async () => {
    const refnet = await network();
    const all = refnetInTerminal(['compare', 'maren', join(refnet.home, 'maren.csv')], refnet.home);
    await all.answer([/Take over as theirs: Jane Doe[^]*\?/, `all${KEY.enter}`]);
    expect((await all.ends()).code).toBe(0);
    expect(await clients(refnet)).toEqual(['Jane Doe lost', 'Kofi V. new', 'Tia R. won']);
  });

  test('Ctrl-C writes nothing', async () => {
    const refnet = await network();
    const before = readFileSync(refnet.file);
    const terminal = refnetInTerminal(['compare', 'maren', join(refnet.home, 'maren.csv')], refnet.home);
    await terminal.answer(
      [/Take over as theirs: Jane Doe[^]*\?/, `yes${KEY.enter}`],
      [/Add Tia R\. received[^]*\?/, KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
    expect(readFileSync(refnet.file)).toEqual(before);
  });
});

describe('the record for a partner, in a terminal', () => {
  test.each([
    ['y', 0, true],
    ['n', 130, false],
  ])('is asked about: %s', async (answer, code, isThere) => {
    const refnet = await network();
    const file = join(refnet.home, 'for-maren.csv');
    const terminal = refnetInTerminal(['export', '--for', 'maren', '--output', file], refnet.home);
    await terminal.answer([/with the names of clients[^]*Make it\?/, `${answer}${KEY.enter}`]);
    expect((await terminal.ends()).code).toBe(code);
    expect(existsSync(file)).toBe(isThere);
  });
});
