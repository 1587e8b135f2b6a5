import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const STATUSES = [
  'in therapy',
  'Won',
  'not a fit',
  'on hold',
  'In Therapy',
  'Lost - Jane moved',
  'No Response',
  'waitlist',
];

async function said(...more: readonly string[]): Promise<string> {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'list.csv');
  const rows = STATUSES.map((status, at) => `2026-03-0${at + 1},C${at},Eve Roy,${status}`);
  writeFileSync(path, `${['Date,Client,Partner,Status', ...rows].join('\n')}\n`);
  return (await refnet.run(['import', path, '--received', ...more])).stdout;
}

test.each([[[]], [['--dry-run']]])(
  'the words of a list are told with the status they were taken for, refnet’s own and reasons left out: %j',
  async (more) => {
    const text = await said(...more);
    expect(text).toContain(
      'Statuses taken: "in therapy" as won; "not a fit" as declined; "on hold" and "waitlist" as contacted; --statuses says otherwise.\n',
    );
    expect(text).not.toContain('Jane moved');
  },
);

test('what --statuses says is not told again', async () => {
  const text = await said('--statuses', 'in therapy=contacted, on hold=new, waitlist=new, not a fit=lost');
  expect(text).not.toContain('Statuses taken');
});
