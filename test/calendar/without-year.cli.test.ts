import { asWritten } from '../../src/text/undo-offer.ts';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/calendar/day-grammar.ts';
import { asDay } from '../../src/calendar/day.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 is an agreement with Ann, #2 a client received from her in 2025, won, with a fee to pay; #4 a promise. */
function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'country', 'DE'],
    ['config', 'currency', 'EUR'],
    ['add-partner', 'Ann'],
    ['agree', 'ann', '--verbal', '--i-pay', '10%', '--from', '2025-01-01'],
    ['log', 'Cli', '--from', 'ann', '--value', '2000', '--on', '2025-02-01'],
    ['update', '2', 'won', '--collected', '1000', '--on', '2025-03-01'],
    ['promise', 'ann', 'a brochure', '--by', '2025-10-01'],
  );
}

const TRIED = '"1.12." is read as 1 Dec 2025; 1 Dec 2026 is still to come\n';
const FAR = TRIED.replace('\n', ': if neither is meant, refnet undo\n');

describe('a day of what was done, without a year', () => {
  test.each([
    [['log', 'Y', '--from', 'ann', '--on', '1.12.']],
    [['update', '2', 'lost', '--on', '1.12.']],
    [['update', '2', '--collected', '10', '--on', '1.12.']],
    [['check-in', 'ann', '--on', '1.12.']],
    [['pay', 'ann', '50', '--on', '1.12.']],
    [['thank', '2', '--on', '1.12.']],
    [['told', '2', '--on', '1.12.']],
    [['note', 'ann', 'growth', '--on', '1.12.']],
    [['done', '4', '--on', '1.12.']],
    [['agree', 'ann', '--reviewed', '--on', '1.12.']],
    [['edit', '3', '--on', '1.12.']],
  ])('%j says where it is taken for one long ago', async (argv) => {
    const refnet = await network();
    expect((await refnet.run([...argv, '--dry-run', '--yes'])).stderr).toContain(TRIED);
    expect((await refnet.run([...argv, '--yes'])).stderr).toContain(FAR);
  });

  test('and a terminal is told before it is written', async () => {
    const refnet = await network();
    const { code } = await asked(
      refnet,
      ['log', '--from', 'ann'],
      [
        ['Client', 'Y'],
        ['When', '1.12.'],
        ['"1.12." is read as 1 Dec 2025; 1 Dec 2026 is still to come', ''],
      ],
    );
    expect(code).toBe(0);
  });

  test.each([
    ['20.5.', undefined],
    [
      '19.5.',
      '"19.5." is read as 19 May 2026; 19 May 2027 is still to come: if neither is meant, refnet undo',
    ],
    [
      'may 19',
      '"may 19" is read as 19 May 2026; 19 May 2027 is still to come: if neither is meant, refnet undo',
    ],
    ['20.11.', undefined],
    [
      '21.11.',
      '"21.11." is read as 21 Nov 2025; 21 Nov 2026 is still to come: if neither is meant, refnet undo',
    ],
    ['21.11.2025', undefined],
    ['19th', undefined],
    ['9 months ago', undefined],
    ['29 feb', '"29 feb" says no year: it is Thu 29 Feb 2024, the last year that has one'],
  ])('%s on 20 Nov 2026: %s', (text, remark) => {
    const said: string[] = [];
    const today = asDay('2026-11-20');
    readDay(text, { today, bare: 'past', recorded: true, remark: (each) => said.push(asWritten(each)) });
    expect(said).toEqual(remark === undefined ? [] : [remark]);
  });

  test('what is only looked at is not remarked on', async () => {
    const refnet = await network();
    for (const argv of [
      ['report', '--since', '1.12.'],
      ['advise', 'ann', '--as-of', '1.12.'],
      ['referrals', '--until', '1.12.'],
    ])
      expect((await refnet.run(argv)).stderr).toBe('');
  });
});

describe('the beginning of something, without a year', () => {
  test.each([
    ['2026-09-28', '1.10.', undefined, '2026-10-01'],
    ['2026-09-28', 'oct 1', undefined, '2026-10-01'],
    ['2026-09-28', '28.9.', undefined, '2026-09-28'],
    ['2026-09-28', '1.9.', undefined, '2026-09-01'],
    ['2026-11-20', '1.1.', undefined, '2027-01-01'],
    ['2026-01-10', '20.12.', undefined, '2025-12-20'],
    // As far away on both sides: the past one.
    ['2024-07-02', '1.1.', undefined, '2024-01-01'],
    ['2024-07-03', '1.1.', undefined, '2025-01-01'],
    ['2026-11-20', '29 feb', undefined, '2028-02-29'],
    ['2026-11-20', '1st', undefined, '2026-12-01'],
    ['2026-11-20', '15th', undefined, '2026-11-15'],
    // 20 Nov 2026 is a Friday.
    ['2026-11-20', 'sunday', undefined, '2026-11-22'],
    ['2026-11-20', 'wed', undefined, '2026-11-18'],
    ['2026-11-20', 'last sunday', undefined, '2026-11-15'],
    ['2026-11-20', '2w', undefined, '2026-11-06'],
    ['2026-11-20', 'in 2 weeks', undefined, '2026-12-04'],
    ['2026-11-20', '1.1.2026', undefined, '2026-01-01'],
    ['2026-11-20', '1.1.', '2026-12-31', '2026-01-01'],
    ['2026-11-20', '1.1.', '2027-01-01', '2027-01-01'],
    ['2026-11-20', '1.1.', '2030-12-31', '2027-01-01'],
    ['2026-11-20', '1.3.', '2024-06-30', '2024-03-01'],
    ['2026-11-20', 'sunday', '2026-11-21', '2026-11-15'],
    ['2026-11-20', 'friday', undefined, '2026-11-20'],
    ['2026-11-20', 'friday', '2026-11-20', '2026-11-20'],
    ['2026-11-20', 'friday', '2026-11-19', '2026-11-13'],
    ['2026-11-20', '20 nov', '2026-11-19', '2025-11-20'],
  ])('on %s %s with an end %s is %s', (today, text, end, day) => {
    const context = {
      today: asDay(today),
      bare: 'nearest',
      end,
    } as const;
    expect(readDay(text, context)).toBe(day);
  });

  test.each([
    [['agree', 'ann', '--verbal', '--i-pay', '10%', '--from', '1.12.'], '1 Dec 2026'],
    [['agree', 'ann', '--verbal', '--from', '1.1.', '--until', '2026-12-31'], '1 Jan 2026'],
    [['project', 'ann', 'A talk', '--kind', 'event', '--from', '1.12.'], '1 Dec 2026'],
    [['project', 'ann', 'A talk', '--kind', 'event', '--from', '1.2.', '--until', '30.6.2026'], '1 Feb 2026'],
    [['promise', 'ann', '--goal', '3 referrals', '--from', '1.12.', '--by', '1.3.'], '1 Dec 2026'],
  ])('%j begins on %s, which is said', async (argv, day) => {
    const refnet = await newNetwork(['config', 'country', 'DE'], ['add-partner', 'Ann']);
    const { code, stdout } = await refnet.run([...argv, '--yes']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(day) });
  });

  test('refnet edit reads it the same', async () => {
    const refnet = await network();
    await refnet.ok(['project', 'ann', 'A talk', '--kind', 'event']);
    expect((await refnet.run(['edit', '5', '--from', '1.12.'])).stdout).toContain('1 Dec 2026');
  });
});
