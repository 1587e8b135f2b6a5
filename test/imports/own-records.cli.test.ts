import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { LISTED } from '../../src/imports/own-records.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** A network with every kind of list in it. */
async function full(): Promise<Refnet> {
  const refnet = await sampleNetwork();
  await refnet.run(['check-in', '--kind', 'broadcast', '--all', '--note', '=news, "all"']);
  await refnet.run(['promise', 'maren', '--goal', '6 referrals', '--by', '2027-06-30']);
  return refnet;
}

async function exported(refnet: Refnet, word: string, format: string): Promise<string> {
  const file = join(refnet.home, `${word}.${format}`);
  await refnet.ok(['export', word, '--output', file]);
  return file;
}

/** The rows without the numbers, which are given anew, and what points at or counts by other records. */
async function recordsIn(refnet: Refnet, word: string): Promise<object[]> {
  const { stdout } = await runMain(refnet.home, ['export', word, '--json'], {});
  const records: { [key: string]: unknown }[] = JSON.parse(stdout);
  return records
    .map(
      ({ number: _number, partnerId: _partner, agreement: _agreement, reached: _reached, ...rest }) => rest,
    )
    .toSorted((a, b) => (String(a['uuid']) < String(b['uuid']) ? -1 : 1));
}

describe.each(['csv', 'xlsx'])('a list that refnet printed comes back whole, as %s', (format) => {
  test.each(Object.keys(LISTED))('%s', async (word) => {
    const refnet = await full();
    const file = await exported(refnet, word, format);
    const other = await newNetwork();
    const { code, stderr } = await runMain(other.home, ['import', file], {});
    expect({ code, fault: /line \d/.exec(stderr) }).toEqual({ code: 0, fault: null });
    expect(await recordsIn(other, word)).toEqual(await recordsIn(refnet, word));
    const again = await runMain(other.home, ['import', file], {});
    expect(again.stdout).toMatch(/^Nothing new; \d+ rows? (?:was|were) already there\.\n$/);
    await runMain(other.home, ['undo'], {});
    expect(await recordsIn(other, word)).toEqual([]);
  });
});

const HEADINGS = 'number,day,partner,partnerId,kind,note,satisfaction,minutes,next,touch,uuid';

async function imported(refnet: Refnet, rows: string, ...options: string[]) {
  const file = join(refnet.home, 'list.csv');
  writeFileSync(file, `${HEADINGS}\n${rows}`);
  return runMain(refnet.home, ['import', file, ...options], {});
}

const GOOD = '1,2026-05-01,Maren Holt,p1,coffee,fine,4,30,,,fd214df1-ee42-4736-9204-fc9db56796f9\n';
const BAD = '2,soon,Secret Person,p9,zeppelin,private,9,-1,,,x\n';

describe('a row that cannot be read', () => {
  it('is named by its columns, all of them, and never by what stands there', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stderr } = await imported(refnet, GOOD + BAD);
    expect([code, stderr.replaceAll(refnet.home, '')]).toEqual([
      1,
      'refnet: 1 of 2 rows of "list.csv" cannot be read, so nothing was imported\n' +
        '  line 3: day, kind, satisfaction, minutes and uuid: cannot be read\n' +
        '  refnet import /list.csv --skip-bad      imports the other 1 row\n',
    ]);
    expect(await refnet.ok(['check-ins', '--json'])).toBe('[]\n');
  });

  it('is left out with --skip-bad, and kept whole in a file', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const bad = join(refnet.home, 'bad.csv');
    const { code, stdout } = await imported(refnet, GOOD + BAD, '--skip-bad', '--bad-rows', bad);
    expect([code, stdout.split('\n')[0]]).toEqual([3, 'Imported 1 check-in; 1 row could not be read.']);
    expect(readFileSync(bad, 'utf8')).toContain('Secret Person');
  });

  it('is one that names nobody, and one of a name that several have, unless its number is that of one', async () => {
    const refnet = await newNetwork(['add-partner', 'Sam Lee'], ['add-partner', 'Sam Lee', '--yes']);
    const who = [',p1', 'Sam Lee,p9', 'Sam Lee,p2'];
    const rows = who.map((each, at) => `${at + 1},2026-02-0${at + 1},${each},call,,,,,,\n`);
    const { code, stdout, stderr } = await imported(refnet, rows.join(''), '--skip-bad');
    expect({ code, stdout: stdout.split('\n')[0], stderr }).toEqual({
      code: 3,
      stdout: 'Imported 1 check-in; 2 rows could not be read.',
      stderr: 'line 2: partner: it names nobody\nline 3: partner: several have that name\n',
    });
    expect(JSON.parse(await refnet.ok(['check-ins', '--json']))).toMatchObject([{ partnerId: 'p2' }]);
  });

  it('is one whose next check-in would be before it', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const row = GOOD.replace('30,,,', '30,2026-04-30,,');
    const { code, stderr } = await imported(refnet, row, '--skip-bad');
    expect(code).not.toBe(0);
    expect(stderr).toContain('line 2: what it says does not go together');
  });

  it('is needed: headings alone bring nothing', async () => {
    const { code, stderr } = await imported(await newNetwork(), '');
    expect([code, stderr]).toEqual([
      1,
      'refnet: there are headings in "list.csv", but no rows beneath them\n',
    ]);
  });

  it('is one of a partner who is not there, where no new ones are wanted', async () => {
    const refnet = await newNetwork(['add-partner', 'Victor Osei']);
    const { code, stderr } = await imported(refnet, GOOD, '--no-new-partners');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('line 2: partner: there is none of that name'),
    ]);
  });
});

it('a dry run says the same and writes nothing', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const { stdout } = await imported(refnet, GOOD, '--dry-run');
  expect(stdout).toBe(
    'A list of check-ins that refnet printed, "list.csv"\nWould import 1 check-in.\nNothing was written.\n',
  );
  expect(await refnet.ok(['check-ins', '--json'])).toBe('[]\n');
});

it('what was removed here since stays away', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  await imported(refnet, GOOD);
  await refnet.run(['remove', '1', '--yes']);
  expect((await imported(refnet, GOOD)).stdout).toBe('Nothing new; 1 row removed here since, and left so.\n');
});

test.each(['agreements', 'collections', 'payments', 'fees', 'objectives'])(
  'a list of %s is refused with what brings everything back',
  async (word) => {
    const refnet = await full();
    await refnet.run(['promise', '--network', '--goal', '40 received', '--by', '2026-12-31']);
    const file = await exported(refnet, word, 'csv');
    const { code, stderr } = await runMain(refnet.home, ['import', file], {});
    expect([code, stderr]).toEqual([1, expect.stringContaining('refnet export all --output network.json')]);
  },
);
