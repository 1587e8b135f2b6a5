import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const FRANK = '2026-01-05,Frank Nash,Ann Ash,out';
const BO = '2026-02-05,Bo Hay,Ann Ash,out';

function fileOf(refnet: Refnet, rows: readonly string[], name = 'clients.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, `Date,Client,Partner,In/Out\n${rows.join('\n')}\n`);
  return path;
}

/** Frank Nash and Bo Hay came by a file, and Frank was forgotten. */
async function withoutFrank(): Promise<{ refnet: Refnet; path: string }> {
  const refnet = await newNetwork(['add-partner', 'Ann Ash']);
  const path = fileOf(refnet, [FRANK, BO]);
  await refnet.ok(['import', path]);
  await refnet.ok(['forget', '--client', 'Frank Nash', '--all', '--yes']);
  return { refnet, path };
}

async function clients(refnet: Refnet): Promise<(string | null)[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    client: string | null;
  }[];
  return rows.map(({ client }) => client);
}

const LEFT_OUT = '1 row left out (line 2): of a client who was forgotten here, by day, partner and way\n';

describe('a row of the day, partner and way of a client who was forgotten', () => {
  test('is left out when the list is imported again, with how to take it; nothing is written', async () => {
    const { refnet, path } = await withoutFrank();
    const before = dumpOf(refnet.file);
    expect(await refnet.run(['import', path])).toEqual({
      code: 0,
      stdout: `Nothing new: its one row was already there.
  A row of a day, partner and way of which a client was forgotten is left out:
    refnet import ${path} --not-forgotten 2      takes it in, where it is another client
    refnet import ${path} --corrects 2=1      gives #1 the name of that client again
`,
      stderr: LEFT_OUT,
    });
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(await clients(refnet)).toEqual([null, 'Bo Hay']);
  });

  test('is left out of a file that has no other row, which is not taken for one that corrects an import', async () => {
    const { refnet } = await withoutFrank();
    const path = fileOf(refnet, [FRANK]);
    const { code, stdout, stderr } = await refnet.run(['import', path]);
    expect({ code, stderr, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      stderr: LEFT_OUT,
      first: 'Nothing new; 1 row was left out.',
    });
  });

  test('is left out without names too, and of another file; other rows come in', async () => {
    const { refnet } = await withoutFrank();
    const path = fileOf(refnet, [FRANK, '2026-03-05,Cy Fox,Ann Ash,out'], 'other.csv');
    const { stdout } = await refnet.run(['import', path, '--no-clients']);
    expect(stdout).toContain('Imported 1 referral to 1 partner, 5 Mar 2026; 1 row was left out.');
    expect(await clients(refnet)).toEqual([null, 'Bo Hay', null]);
  });

  test('comes in as another client where that is said, once', async () => {
    const { refnet } = await withoutFrank();
    const path = fileOf(refnet, [FRANK.replace('Frank Nash', 'Eve Elm'), BO]);
    await refnet.ok(['import', path, '--not-forgotten', '2']);
    expect(await clients(refnet)).toEqual([null, 'Eve Elm', 'Bo Hay']);
    expect(await refnet.ok(['import', path])).toBe('Nothing new: both rows were already there.\n');
  });

  test('comes in with all others of that kind by one word', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Ash']);
    const two = [FRANK, '2026-01-06,Frank Nash,Ann Ash,in'];
    await refnet.ok(['import', fileOf(refnet, two)]);
    await refnet.ok(['forget', '1', '2', '--all', '--yes']);
    const others = two.map((row) => row.replace('Frank Nash', 'Eve Elm'));
    await refnet.ok(['import', fileOf(refnet, others, 'others.csv'), '--not-forgotten', 'all']);
    expect(await clients(refnet)).toEqual([null, 'Eve Elm', null, 'Eve Elm']);
  });

  test('gives the referral its client again where that is said, and is known from then on', async () => {
    const { refnet, path } = await withoutFrank();
    expect(await refnet.ok(['import', path, '--corrects', '2=1'])).toContain(
      'line 2, #1: client none -> Frank Nash',
    );
    expect(await clients(refnet)).toEqual(['Frank Nash', 'Bo Hay']);
    expect(await refnet.ok(['import', path])).toBe('Nothing new: both rows were already there.\n');
  });

  test('is told to programs by its line and the referral', async () => {
    const { refnet, path } = await withoutFrank();
    const { stdout } = await refnet.run(['import', path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ added: 0, known: 1, forgotten: [{ line: 2, referral: 1 }] }]);
  });

  test('is new where the way, the day or the partner is another, or the referral has a client again', async () => {
    const { refnet } = await withoutFrank();
    const others = ['2026-01-05,C1,Ann Ash,in', '2026-01-06,C2,Ann Ash,out', '2026-01-05,C3,Cid Cox,out'];
    await refnet.ok(['import', fileOf(refnet, others, 'others.csv'), '--again']);
    expect(new Set(await clients(refnet))).toEqual(new Set(['Bo Hay', 'C1', 'C2', 'C3', null]));
    await refnet.ok(['edit', '1', '--client', 'Gus Poe']);
    await refnet.ok(['import', fileOf(refnet, ['2026-01-05,C4,Ann Ash,out'], 'more.csv')]);
    expect(await clients(refnet)).toContain('C4');
  });

  test('of several names is taken for those who were not forgotten', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Ash'], ['add-partner', 'Cid Cox']);
    const path = fileOf(refnet, ['2026-01-05,Frank Nash,Ann Ash,out']);
    await refnet.ok(['import', path]);
    await refnet.ok(['forget', '1', '--all', '--yes']);
    const several = fileOf(refnet, ['2026-01-05,Frank Nash,Ann Ash; Cid Cox,out'], 'several.csv');
    expect(await refnet.ok(['import', several])).toContain('Imported 1 referral to 1 partner');
  });
});

test.each(['x', '0', '7=12'])('--not-forgotten %s is refused as no line', async (typed) => {
  const { refnet, path } = await withoutFrank();
  expect(await refnet.fails(2, ['import', path, '--not-forgotten', typed])).toBe(
    `refnet: "${typed}" in --not-forgotten is no line of the file\n  for example: --not-forgotten 7,9, or --not-forgotten all\n`,
  );
});
