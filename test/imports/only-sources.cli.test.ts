import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const ROWS = ['Ann A,2026-01-05,Organic Search', 'Bob B,2026-01-06,Direct Traffic'];

function fileOf(refnet: Refnet, heading: string, rows: readonly string[]): string {
  const path = join(refnet.home, 'deals.csv');
  writeFileSync(path, `Deal Name,Create Date,${heading}\n${rows.join('\n')}\n`);
  return path;
}

/** `client: partner or (source)`, one a referral, the oldest first. */
async function origins(refnet: Refnet): Promise<string[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    client: string;
    partner: string | null;
    source: string | null;
  }[];
  return rows.map(({ client, partner, source }) => `${client}: ${partner ?? `(${source})`}`);
}

const SOURCES = ['Ann A: (Organic Search)', 'Bob B: (Direct Traffic)'];

test.each(['Original Traffic Source', 'Lead Source', 'Source', 'UTM source', 'Marketing channel'])(
  'a deals export whose only origin is %s, with channels, has clients from sources',
  async (heading) => {
    const refnet = await newNetwork();
    const { code, stdout } = await refnet.run(['import', fileOf(refnet, heading, ROWS)]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'Imported 2 referrals from 2 sources, 5 Jan 2026 to 6 Jan 2026.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    });
    expect(await origins(refnet)).toEqual(SOURCES);
  },
);

test('a column of any heading is mapped to source, where partners on record and those said to be are partners', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const rows = [...ROWS, 'Cy C,2026-02-05,Maren Holt', 'Di D,2026-02-06,Church'];
  const path = fileOf(refnet, 'Whence', rows);
  await refnet.ok(['import', path, '--map', 'Whence=source', '--partners', 'Church']);
  expect(await origins(refnet)).toEqual([...SOURCES, 'Cy C: Maren Holt', 'Di D: Church']);
});

test('beside a column of partners it fills where that is empty', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const rows = ['Ann A,2026-01-05,Organic Search,', 'Bob B,2026-01-06,Direct Traffic,Maren Holt'];
  const path = fileOf(refnet, 'Original Traffic Source,Referred by', rows);
  for (const argv of [[], ['--map', 'Original Traffic Source=source']]) {
    await refnet.ok(['import', path, ...argv]);
    expect(await origins(refnet)).toEqual(['Ann A: (Organic Search)', 'Bob B: Maren Holt']);
    await refnet.ok(['undo']);
  }
});

test('where names stand among the channels, those are asked about', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, 'Lead Source', [...ROWS, 'Cy C,2026-02-05,Maren Holt']);
  expect(await refnet.fails(1, ['import', path])).toContain('no person and no firm: "Organic Search"');
});
