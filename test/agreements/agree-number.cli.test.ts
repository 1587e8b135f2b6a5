import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const MAREN = ['add-partner', 'Maren Holt'];
const ended = (...more: string[]) =>
  newNetwork(MAREN, [
    'agree',
    'maren',
    '--verbal',
    '--from',
    '2025-01-01',
    '--until',
    '2026-10-31',
    '--they-pay',
    '10%',
    ...more,
  ]);

describe('an agreement that has ended, by its number', () => {
  test('is renewed with another last day', async () => {
    const refnet = await ended();
    expect(await refnet.ok(['agree', '1', '--until', '2027-10-31'])).toBe(
      [
        '#1  Verbal agreement with Maren Holt, from 1 Jan 2025, until 31 Oct 2027; in force',
        '    the end was 31 Oct 2026, is now 31 Oct 2027',
        '    They pay  10% of collected',
        '    Review    1 Jan 2027',
        '',
      ].join('\n'),
    );
  });

  test('is written down as it was', async () => {
    const refnet = await ended();
    expect(await refnet.ok(['agree', '1', '--written'])).toBe(
      [
        '#1  Written agreement with Maren Holt, from 1 Jan 2025, until 31 Oct 2026; ended, not closed',
        '    the form was verbal, is now written',
        '    They pay  10% of collected',
        '',
      ].join('\n'),
    );
  });

  test('is renewed on paper by a new one from today on', async () => {
    const refnet = await ended();
    expect(await refnet.ok(['agree', '1', '--written', '--until', '2027-10-31'])).toContain(
      'Written agreement with Maren Holt, from 20 Nov 2026, until 31 Oct 2027; in force',
    );
  });

  test('takes no terms of today', async () => {
    expect(await (await ended()).fails(1, ['agree', '1', '--i-will', 'call'])).toBe(
      'refnet: #1 with Maren Holt is not in force on 20 Nov 2026: none is\n  refnet agree 1      shows it\n',
    );
  });

  test('is closed', async () => {
    expect(await (await ended()).ok(['agree', '1', '--close'])).toContain('closed, 20 Nov 2026');
  });

  test('closed, it is not renewed but opened again', async () => {
    const refnet = await ended();
    await refnet.ok(['agree', '1', '--close']);
    expect(await refnet.fails(1, ['agree', '1', '--until', '2027-10-31'])).toBe(
      [
        'refnet: #1 with Maren Holt was closed on 20 Nov 2026: another last day renews nothing',
        '  refnet edit 1 --reopen      if it goes on after all',
        '',
      ].join('\n'),
    );
  });
});

describe('an agreement that is to begin, by its number', () => {
  const ahead = () =>
    newNetwork(
      MAREN,
      ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--until', '2026-12-31'],
      ['agree', 'maren', '--verbal', '--from', '2027-01-01', '--review-on', '2027-04-01'],
    );

  test.each([
    [['--until', '2027-12-31'], { until: '2027-12-31', form: 'verbal' }],
    [['--written'], { until: null, form: 'written' }],
    [['--they-pay', '5%'], { theyPay: '5% of collected' }],
  ])('takes %j, from its first day on', async (options, facts) => {
    const refnet = await ahead();
    expect(JSON.parse(await refnet.ok(['agree', '2', ...options, '--json']))).toMatchObject({
      number: 2,
      from: '2027-01-01',
    });
    const both: object[] = JSON.parse(await refnet.ok(['agree', 'maren', '--json'], { today: '2027-02-01' }));
    expect(both[0]).toMatchObject({ number: 1, form: 'verbal', theyPay: 'none' });
    expect(both[1]).toMatchObject({ number: 2, ...facts });
  });
});

describe('what is so already', () => {
  test.each([
    [['--written']],
    [['--exclusive', 'mortgages']],
    [['--they-pay', '10%']],
    [['--until', '2027-10-31']],
    [['--written', '--they-pay', '10% of collected', '--exclusive', 'mortgages']],
  ])('%j says so, and what to type, and changes nothing', async (options) => {
    const agreed = ['agree', 'maren', '--written', '--from', '2026-01-01', '--until', '2027-10-31'];
    const refnet = await newNetwork(MAREN, [...agreed, '--they-pay', '10%', '--exclusive', 'mortgages']);
    const history = await refnet.ok(['history']);
    expect(await refnet.ok(['agree', 'maren', ...options])).toContain(
      [
        '    nothing to change: it is so already; what each side does is added with',
        '      refnet agree maren --i-will TEXT --they-will TEXT',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['history'])).toBe(history);
  });

  test('another fee, or none, is a change', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--written', '--they-pay', '10%']);
    expect(await refnet.ok(['agree', 'maren', '--they-pay', '11%'])).not.toContain('nothing to change');
    expect(await refnet.ok(['agree', 'maren', '--they-pay', 'none'])).not.toContain('nothing to change');
    expect(await refnet.ok(['agree', 'maren', '--i-pay', 'none'])).toContain('nothing to change');
  });
});

describe('the first review', () => {
  test.each([
    ['2026-11-20', '2027-02-20'],
    ['2026-08-20', '2026-11-20'],
    ['2026-08-19', '2027-08-19'],
    ['2025-11-20', '2027-11-20'],
    ['2025-11-21', '2026-11-21'],
    ['2024-02-29', '2027-02-28'],
    ['2019-05-05', '2027-05-05'],
  ])('of an agreement from %s is on %s, never in the past', async (from, review) => {
    const refnet = await newNetwork(MAREN);
    expect(
      JSON.parse(await refnet.ok(['agree', 'maren', '--written', '--from', from, '--json'])),
    ).toMatchObject({
      reviewOn: review,
    });
  });
});
