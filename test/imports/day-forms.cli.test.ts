import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** On 20 Nov 2026, where the month is written first. */
function american(): Promise<Refnet> {
  return newNetwork(['config', 'country', 'US'], ['config', 'currency', 'USD']);
}

function sheetOf(refnet: Refnet, days: readonly string[], name = 'days.csv'): string {
  const file = `${refnet.home}/${name}`;
  writeFileSync(
    file,
    `Date,Partner,Client,In/Out,Status\n${days.map((day, at) => `${day},Ann Ash,A${at + 1},in,won\n`).join('')}`,
  );
  return file;
}

async function daysOf(refnet: Refnet): Promise<Record<string, string>> {
  const all: { client: string; day: string }[] = JSON.parse(await refnet.ok(['referrals', '--json']));
  return Object.fromEntries(all.map(({ client, day }) => [client, day]));
}

describe('days in numbers in a file', () => {
  test('are, with points, the days that log reads, the day first wherever one is', async () => {
    const refnet = await american();
    const { code, stderr } = await refnet.run(['import', sheetOf(refnet, ['03.09.2023'])]);
    expect(code).toBe(0);
    expect(stderr).toContain(
      '"03.09.2023" is read as Sun 3 Sep 2023: with points between the numbers the day comes first\n',
    );
    await refnet.ok(['log', 'Tia', '--from', 'ann', '--on', '03.09.2023']);
    expect(await daysOf(refnet)).toEqual({ A1: '2023-09-03', Tia: '2023-09-03' });
  });

  test('go each by the form in which it is written, where a column has several', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, ['13.06.2023', '03.09.2023', '06/25/2023', '03/09/2023', '2023-11-02']);
    const { code, stderr } = await refnet.run(['import', file]);
    expect(code).toBe(0);
    expect(stderr).not.toContain('with points');
    expect(await daysOf(refnet)).toEqual({
      A1: '2023-06-13',
      A2: '2023-09-03',
      A3: '2023-06-25',
      A4: '2023-03-09',
      A5: '2023-11-02',
    });
  });

  test.each(['dmy', 'mdy'])(
    'are in the order that --dates says, %s, with points as with other signs',
    async (order) => {
      const refnet = await american();
      await refnet.run(['import', sheetOf(refnet, ['03.09.2023', '03/09/2023']), '--dates', order]);
      const day = order === 'dmy' ? '2023-09-03' : '2023-03-09';
      expect(await daysOf(refnet)).toEqual({ A1: day, A2: day });
    },
  );

  test('with points go by cells that tell otherwise than --dates, and else by it where the other cells tell too', async () => {
    const told = await american();
    await told.run(['import', sheetOf(told, ['13.9.2023', '3.9.2023', '3/9/2023']), '--dates', 'mdy']);
    expect(await daysOf(told)).toEqual({ A1: '2023-09-13', A2: '2023-09-03', A3: '2023-03-09' });
    const said = await american();
    const { stderr } = await said.run(['import', sheetOf(said, ['9.12.25', '3/25/25']), '--dates', 'mdy']);
    expect(stderr).not.toContain('with points');
    expect(await daysOf(said)).toEqual({ A1: '2025-09-12', A2: '2025-03-25' });
  });

  test('are told with a day of each order where a file has both', async () => {
    const refnet = await american();
    const slashes = ['3/4/2026', '1/14/2026', '1/15/2026'];
    const hyphens = ['3-4-2026', '14-1-2026', '15-1-2026'];
    const argv = ['import', sheetOf(refnet, [...slashes, ...hyphens])];
    const { stderr } = await refnet.run([...argv, '--dry-run']);
    expect(stderr).toBe(
      'The sign between the numbers of a day tells which is its month: ' +
        '"3/4/2026" is Wed 4 Mar 2026 and "3-4-2026" is Fri 3 Apr 2026\n',
    );
    expect((await refnet.run(['import', sheetOf(refnet, slashes), '--dry-run'])).stderr).toBe('');
  });

  test('that hang on one cell are offered in the other order by what works when it is typed', async () => {
    const refnet = await american();
    const argv = ['import', sheetOf(refnet, ['3/4/2026', '5/6/2026', '1/14/2026']), '--dry-run'];
    const { stderr } = await refnet.run(argv);
    const offered = [...argv, '--dates', 'dmy', '--skip-bad'];
    expect(stderr).toContain(
      `since "1/14/2026" is no day otherwise; else, without that row: refnet ${offered.join(' ')}\n`,
    );
    const taken = await refnet.run(offered);
    expect(taken.code).toBe(3);
    expect(taken.stdout).toContain('A1 received from Ann Ash, Fri 3 Apr 2026');
  });

  test('that hang on one cell are not offered in an order that has most of them still to come', async () => {
    const refnet = await american();
    const { stderr } = await refnet.run(['import', sheetOf(refnet, ['3/12/2026', '1/14/2026']), '--dry-run']);
    expect(stderr).toMatch(/the month first, since "1\/14\/2026" is no day otherwise\n$/);
  });

  test('since when people are known lose nobody in the other order', async () => {
    const refnet = await american();
    const file = `${refnet.home}/people.csv`;
    writeFileSync(file, 'Name,Profession,Since\nBea Bay,lawyer,3/4/2022\nDan Day,lawyer,1/14/2021\n');
    const argv = ['import', file, '--dry-run'];
    const { stderr } = await refnet.run(argv);
    expect(stderr).toContain(`; else: refnet ${[...argv, '--dates', 'dmy'].join(' ')}\n`);
    expect((await refnet.run([...argv, '--dates', 'dmy'])).stdout).toContain('Would add 2 partners');
  });

  test('that contradict each other are asked about, and each that has one reading is that day', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, ['13/06/2023', '06/25/2023', '03/09/2023']);
    expect(await refnet.fails(2, ['import', file])).toContain(
      'the days of this file can be read two ways, like "03/09/2023"',
    );
    await refnet.ok(['import', file, '--dates', 'dmy']);
    expect(await daysOf(refnet)).toEqual({ A1: '2023-06-13', A2: '2023-06-25', A3: '2023-09-03' });
  });

  test('that are none are refused with the first of them and with why', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, [
      '13/06/2023',
      '14/06/2023',
      '31/04/2023',
      '2026-12-01',
      '03/02/2023',
      '9/9',
    ]);
    expect((await refnet.fails(1, ['import', file, '--dates', 'mdy'])).split('\n').slice(1, 5)).toEqual([
      '  lines 2 and 3, "Date": not a day with the month first (like "13/06/2023")',
      '  line 4, "Date": not a day: April 2023 has 30 days ("31/04/2023")',
      '  line 5, "Date": still to come ("2026-12-01")',
      '  line 7, "Date": says no year; write the year with it ("9/9")',
    ]);
  });

  test('with points among rejected rows are the same days once those are mended', async () => {
    const refnet = await american();
    const file = `${refnet.home}/bad-and-good.csv`;
    const rows = ['03.09.2023,Ann Ash,', '03/09/2023,Ann Ash,Tia', '04/09/2023,Ann Ash,'];
    writeFileSync(file, `Date,Partner,Client\n${rows.join('\n')}\n`);
    const bad = `${refnet.home}/bad.csv`;
    const argv = ['import', file, '--received', '--skip-bad', '--bad-rows', bad];
    const { stderr } = await refnet.run([...argv, '--dates', 'mdy']);
    expect(stderr).toContain(`to be mended and imported: refnet import ${bad} --dates mdy --received\n`);
    writeFileSync(bad, 'Date,Partner,Client\n03.09.2023,Ann Ash,Eli\n');
    await refnet.run(['import', bad, '--dates', 'mdy', '--received']);
    expect(await daysOf(refnet)).toEqual({ Tia: '2023-03-09', Eli: '2023-03-09' });
  });

  test.each(['Mar 2023', "Mar '23", '3/2023', '2023-03'])(
    'that are a month alone are shown, with what to write: %s',
    async (month) => {
      const refnet = await american();
      expect(await refnet.fails(1, ['import', sheetOf(refnet, ['2023-11-02', month])])).toContain(
        `line 3, "Date": says no day; write the day with it, like 15 Mar 2023 ("${month}")\n`,
      );
    },
  );
});
