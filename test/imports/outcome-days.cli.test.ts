import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NEW = '2026-01-16,Kay Hale,Elena Petrova,New';

function fileOf(refnet: Refnet, rows: readonly string[], more = ''): string[] {
  const path = join(refnet.home, 'sheet.csv');
  writeFileSync(path, `${[`Date,Client,Referred By,Status${more}`, ...rows].join('\n')}\n`);
  return ['import', path, '--received'];
}

const closedOn = async (refnet: Refnet) => {
  const { closedOn: day } = JSON.parse(await refnet.ok(['show', '1', '--json'])) as {
    closedOn: string | null;
  };
  return day;
};

const SAID =
  '  The file names no day of 1 outcome, which is taken as of Thu 30 Apr 2026, when it was imported\n' +
  '    refnet update 1 --on DAY      says another\n';

test('an outcome that a file brings without a day is of the day of that import', async () => {
  const refnet = await newNetwork();
  const typed = fileOf(refnet, [NEW]);
  await refnet.run(typed, { today: '2026-02-28' });
  fileOf(refnet, [NEW.replace('New', 'Won')]);
  expect(await refnet.ok([...typed, '--update'], { today: '2026-04-30' })).toBe(
    'Brought 1 referral up to date.\n  By the file, old -> new:\n    line 2, #1: status new -> won\n' +
      `${SAID}  refnet undo      takes it back\n`,
  );
  expect(await closedOn(refnet)).toBe('2026-04-30');
  expect(await refnet.ok(['show', '1'])).toContain('  Thu 30 Apr 2026  won: imported\n');
  // The next month it stays, also where the sheet has an empty column for it by now.
  expect(await refnet.ok([...typed, '--update'], { today: '2026-05-31' })).toBe(
    'Nothing new: its one row was already there.\n',
  );
  const withColumn = fileOf(refnet, [`${NEW.replace('New', 'Won')},`], ',Closed');
  expect(await refnet.ok([...withColumn, '--update'], { today: '2026-05-31' })).toBe(
    'Nothing new: its one row was already there.\n',
  );
  // A day that the file names is better.
  fileOf(refnet, [`${NEW.replace('New', 'Won')},2026-04-12`], ',Closed');
  await refnet.ok([...withColumn, '--update'], { today: '2026-05-31' });
  expect(await closedOn(refnet)).toBe('2026-04-12');
});

test.each<[string, string, string | null]>([
  ['won by hand, and won by the file', 'Won', '2026-03-05'],
  ['won by hand, and lost by the file', 'Lost', '2026-04-30'],
  ['won by hand, and open by the file', 'New', '2026-03-05'],
])('an outcome recorded here is never moved to an earlier day: %s', async (_, status, day) => {
  const refnet = await newNetwork();
  const typed = fileOf(refnet, [NEW]);
  await refnet.run(typed, { today: '2026-02-28' });
  await refnet.ok(['update', '1', 'won', '--on', '2026-03-05']);
  fileOf(refnet, [NEW.replace('New', status)]);
  await refnet.ok([...typed, '--update'], { today: '2026-04-30' });
  expect(await closedOn(refnet)).toBe(day);
});

test('an outcome that was there at the first import has no day, and keeps none where it is corrected', async () => {
  const refnet = await newNetwork();
  const typed = fileOf(refnet, [NEW.replace('New', 'Won')]);
  await refnet.run(typed, { today: '2026-02-28' });
  expect(await closedOn(refnet)).toBe(null);
  fileOf(refnet, [NEW.replace('New', 'Lost')]);
  await refnet.ok([...typed, '--update'], { today: '2026-04-30' });
  expect(await closedOn(refnet)).toBe(null);
});

test.each(['Close Date', 'Won Date', 'Closing Date', 'Won On'])(
  'a day in "%s" that is still to come is no outcome of a row that is won, and is hoped for of one that is open',
  async (heading) => {
    const refnet = await newNetwork();
    const typed = fileOf(
      refnet,
      [`${NEW.replace('New', 'Won')},2027-06-15`, `${NEW},2027-06-15`],
      `,${heading}`,
    );
    expect(await refnet.fails(1, typed)).toContain(`  line 2, "${heading}": still to come ("2027-06-15")\n`);
  },
);

test('an outcome that the very same file is read to say, by another word, is of the day of the referral, as if read so at first', async () => {
  const refnet = await newNetwork();
  const typed = fileOf(refnet, [NEW.replace('New', 'mandate')]);
  await refnet.run([...typed, '--statuses', 'mandate=new'], { today: '2026-04-29' });
  const { stdout } = await refnet.run([...typed, '--statuses', 'mandate=won', '--update'], {
    today: '2026-04-30',
  });
  expect(stdout).toContain('line 2, #1: status new -> won\n');
  expect(stdout).not.toContain('names no day');
  expect(await closedOn(refnet)).toBeNull();
  const other = await newNetwork();
  await other.run([...fileOf(other, [NEW.replace('New', 'mandate')]), '--statuses', 'mandate=won']);
  expect(await closedOn(other)).toBeNull();
});

test('a day in the one column of outcomes that is still to come leaves the row open', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'sheet.csv');
  writeFileSync(path, 'Date,Client,Referred By,Closed\n2026-01-16,Kay Hale,Elena Petrova,2027-06-15\n');
  expect((await refnet.run(['import', path, '--received'])).code).toBe(0);
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
    status: 'new',
    closedOn: null,
  });
});
