import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function listOf(refnet: Refnet, ...lines: readonly string[]): string {
  const file = `${refnet.home}/people.csv`;
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const BEGUN = ['config', 'currency', 'CAD'];

interface Partner {
  readonly name: string;
  readonly knownSince: string | null;
  readonly knownSincePrecision: string | null;
  readonly notes: string | null;
}

async function partnersOf(refnet: Refnet): Promise<Partner[]> {
  return JSON.parse(await refnet.ok(['partners', '--json']));
}

describe('since when somebody is known, in a list', () => {
  const CASES = [
    'May 2022',
    '03/2021',
    'Mai 2022',
    '3.2021',
    '2021-03',
    '2019',
    'since 2019',
    '12 March 2020',
    '2020-03-12',
    '03.09.2023',
    '3 Sept. 2023',
  ];

  test.each(CASES)('is read as edit reads it: %s', async (text) => {
    const refnet = await newNetwork(['config', 'country', 'US'], ['add-partner', 'Typed Once']);
    await refnet.ok(['edit', 'typed', '--known-since', text]);
    await refnet.run(['import', listOf(refnet, 'Name,Since', `Bea Bay,${text}`)]);
    const [bea, typed] = await partnersOf(refnet);
    expect(bea).toMatchObject({
      name: 'Bea Bay',
      knownSince: typed?.knownSince,
      knownSincePrecision: typed?.knownSincePrecision,
    });
    expect(bea?.knownSince).not.toBeNull();
  });

  test('goes by --dates, and is asked about, as the day of a referral is', async () => {
    const refnet = await newNetwork(BEGUN);
    const file = listOf(refnet, 'Name,Since', 'Bea Bay,3/4/2021');
    expect(await refnet.fails(2, ['import', file])).toContain(
      'the days of this file can be read two ways, like "3/4/2021"',
    );
    await refnet.ok(['import', file, '--dates', 'dmy']);
    expect((await partnersOf(refnet))[0]?.knownSince).toBe('2021-04-03');
  });
});

describe('what cannot be read of a person', () => {
  test('is said with line and text, whatever it is of, and the rest comes in', async () => {
    const refnet = await newNetwork(BEGUN);
    const file = listOf(
      refnet,
      'Name,Since,Phone,Country,State,Email,Website',
      'Bea Bay,long ago,12,Freedonia,CA,bea(at)x,none yet',
      'Cid Cox,9/9,n/a,Germany,Bayern,cid@x.example,',
      'Dan Day,2199,604-555-0100,Canada,BC,-,www.day.example',
    );
    const { code, stdout, stderr } = await refnet.run(['import', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('Added 3 partners, of 3 people.');
    expect(stderr).toBe(
      [
        'known since cannot be read, and is left out: line 2 "long ago", line 3 "9/9" and line 4 "2199"',
        'email cannot be read, and is left out: line 2 "bea(at)x"',
        'phone cannot be read, and is left out: line 2 "12"',
        'link cannot be read, and is left out: line 2 "none yet"',
        'country cannot be read, and is left out: line 2 "Freedonia"',
        'province or state beside no country cannot be read, and is left out: line 2 "CA"',
        'province or state cannot be read, and is left out: line 3 "Bayern"',
        '',
      ].join('\n'),
    );
    const { unread } = JSON.parse((await refnet.run(['import', file, '--json', '--dry-run'])).stdout)[0];
    expect(unread).toContainEqual({ line: 2, fact: 'known since', text: 'long ago' });
  });

  test('is a fault of its row in a list of refnet’s own', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Ash', '--known-since', '2024-03-05']);
    const csv = await refnet.ok(['partners', '--format', 'csv']);
    const file = listOf(refnet, csv.replace('2024-03-05', 'soon').trimEnd());
    const other = await newNetwork(BEGUN);
    expect(await other.fails(1, ['import', file])).toContain('line 2: "knownSince" cannot be read');
  });
});

test('a note that says there is none is no note, of a partner and of a referral', async () => {
  const refnet = await newNetwork(BEGUN);
  await refnet.ok([
    'import',
    listOf(refnet, 'Name,Profession,Notes', 'Bea Bay,lawyer,n/a', 'Cid Cox,lawyer,n/a for now'),
  ]);
  expect((await partnersOf(refnet)).map(({ notes }) => notes)).toEqual([null, 'n/a for now']);
  const rows = ['2026-03-02,Bea Bay,A1,N/A', '2026-03-03,Bea Bay,A2,-', '2026-03-04,Bea Bay,A3,called'];
  await refnet.ok(['import', listOf(refnet, 'Date,Partner,Client,Notes', ...rows), '--received']);
  const all: { note: string | null }[] = JSON.parse(await refnet.ok(['referrals', '--json']));
  expect(all.map(({ note }) => note)).toEqual(['called', null, null]);
});

test('somebody who is in a list twice with another region is told by the lines, and by which of them stands', async () => {
  const refnet = await newNetwork(BEGUN);
  const twice = ['Rita Alvarez,rita@x.example,Bonn', 'Rita Alvarez,rita@x.example,Köln'];
  const first = await refnet.run(['import', listOf(refnet, 'Name,Email,Region', ...twice)]);
  expect(first.stderr).toBe(
    'Rita Alvarez (p1): line 3 has another region than line 2, "Köln"; "Bonn" stands\n',
  );
  const other = listOf(refnet, 'Name,Email,Region', 'Rita Alvarez,rita@x.example,Ulm');
  expect((await refnet.run(['import', other])).stderr).toBe(
    'Rita Alvarez (p1): the file has another region, "Ulm", where "Bonn" stands\n' +
      '  refnet edit p1 --region Ulm\n',
  );
});
