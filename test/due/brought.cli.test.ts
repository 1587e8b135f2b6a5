import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

async function imported(...rows: readonly string[]): Promise<Refnet> {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'list.csv');
  writeFileSync(path, `${['Date,Client,Partner,Status', ...rows].join('\n')}\n`);
  await refnet.run(['import', path, '--received']);
  return refnet;
}

test('open clients whom an import brought are announced from its day on, with the day on which they come up', async () => {
  const refnet = await imported('2024-03-03,A.A.,Eve Roy,contacted', '2024-03-04,B.B.,Eve Roy,new');
  const said = await refnet.ok(['due']);
  expect(said).toBe(
    'Nothing is waiting up to 27 Nov 2026.\n\n' +
      '2 open clients of an import, from 4 Dec: refnet due --within 2026-12-04\n',
  );
  expect(await refnet.ok(['due', '--within', '2026-12-04'])).toContain('2 clients');
  expect(await refnet.ok(['due', '--within', '2026-12-04'])).not.toContain('of an import');
  const later = await refnet.ok(['due'], { today: '2026-12-04' });
  expect(later).toContain('Move');
  expect(later).not.toContain('of an import');
});

test('one is told alone, beside whatever else waits', async () => {
  const refnet = await imported('2024-03-03,A.A.,Eve Roy,contacted', '2024-03-04,B.B.,Eve Roy,won');
  await refnet.ok(['log', 'C.C.', '--from', 'eve']);
  const said = await refnet.ok(['due']);
  expect(said).toContain('Thank');
  expect(said).toContain('\n1 open client of an import, on 4 Dec: refnet due --within 2026-12-04\n');
});

test('clients of an import who are closed, forgotten, or had a step of late are not announced', async () => {
  const refnet = await imported(
    '2024-03-03,A.A.,Eve Roy,lost',
    '2026-11-19,B.B.,Eve Roy,new',
    '2024-05-03,D.D.,Eve Roy,new',
  );
  await refnet.run(['forget', '--client', 'D.D.', '--all', '--yes']);
  expect(await refnet.ok(['due'])).not.toContain('of an import');
});
