import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { Two } from '../helpers/two-computers.ts';

/** I pay Maren 10% until the agreement is closed on 10 March; C came on that very day, D the day after. */
const CLOSED = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Maren Holt', '--known-since', '2024-01'],
  ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
  ['agree', 'maren', '--close', '--on', '2026-03-10'],
  ['log', 'C', '--from', 'maren', '--on', '2026-03-10'],
  ['log', 'D', '--from', 'maren', '--on', '2026-03-11'],
] as const;
const AGAIN = ['agree', 'maren', '--verbal', '--i-pay', '50%', '--from'] as const;

describe('what was introduced on the day an agreement was closed', () => {
  test('keeps its terms where another one begins that day, unless a person says otherwise', async () => {
    const refnet = await newNetwork(...CLOSED);
    expect(await refnet.fails(1, [...AGAIN, '2026-03-10'])).toBe(
      [
        'refnet: what was introduced on the last day of an agreement keeps its terms',
        '  the fee on #2 C was 10% of collected, and is 50% of collected now',
        '  refnet agree maren --verbal --i-pay 50% --from 2026-03-11      leaves what was introduced on 10 Mar 2026 its terms',
        '  refnet agree maren --verbal --i-pay 50% --from 2026-03-10 --yes      changes it',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['fees', '2'])).toContain('\n  I pay 10% of collected\n');
    expect(await refnet.ok([...AGAIN, '2026-03-10', '--yes'])).toBe(
      [
        '#4  Verbal agreement with Maren Holt, from 10 Mar 2026, open; in force',
        '    I pay   50% of collected',
        '    Review  10 Mar 2027',
        '    the fee on #2 C was 10% of collected, and is 50% of collected now',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['fees', '2'])).toContain('\n  I pay 50% of collected\n');
  });

  test.each([
    ['n', 130, '10%'],
    ['y', 0, '50%'],
  ])('is asked about in a terminal: %s', async (answer, code, percent) => {
    const refnet = await newNetwork(...CLOSED);
    const said = await asked(refnet, [...AGAIN, '2026-03-10'], [['Change it all the same?', answer]]);
    expect(said.code).toBe(code);
    expect(said.stderr).toContain('the fee on #2 C was 10% of collected, and is 50% of collected now');
    expect(await refnet.ok(['fees', '2'])).toContain(`I pay ${percent} of collected`);
  });

  test('goes on as it was under one that begins the day after', async () => {
    const refnet = await newNetwork(...CLOSED, [...AGAIN, '2026-03-11']);
    expect(await refnet.ok(['fees', '2'])).toContain('\n  I pay 10% of collected\n');
    expect(await refnet.ok(['fees', '3'])).toContain('\n  I pay 50% of collected\n');
  });

  test('is asked about where the beginning of another agreement is moved to that day', async () => {
    const refnet = await newNetwork(...CLOSED, [...AGAIN, '2026-03-11']);
    expect(await refnet.fails(1, ['edit', '4', '--from', '2026-03-10'])).toBe(
      [
        'refnet: what was introduced on the last day of an agreement keeps its terms',
        '  the fee on #2 C was 10% of collected, and is 50% of collected now',
        '  refnet edit 4 --from 2026-03-10 --yes      changes it',
        '',
      ].join('\n'),
    );
  });

  test('has no say where the same terms go on in another form', async () => {
    const refnet = await newNetwork(...CLOSED);
    expect(await refnet.ok(['agree', 'maren', '--written', '--i-pay', '10%', '--from', '2026-03-10'])).toBe(
      [
        '#4  Written agreement with Maren Holt, from 10 Mar 2026, open; in force',
        '    I pay   10% of collected',
        '    Review  10 Mar 2027',
        '',
      ].join('\n'),
    );
  });

  test('has the fee that began that day, and the agreement tells it', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
      ['agree', 'maren', '--i-pay', '12%', '--from', '2026-03-10'],
      ['agree', 'maren', '--close', '--on', '2026-03-10'],
      ['log', 'C', '--from', 'maren', '--on', '2026-03-10'],
    );
    expect(await refnet.ok(['fees', '2'])).toContain('\n  I pay 12% of collected\n');
    expect(await refnet.ok(['show', '1'])).toContain(
      '  I pay  12% of collected (also on record: 10% of collected from 1 Jan 2026)\n',
    );
    expect((await refnet.run(['agree', '1', '--print'])).stdout).toContain(
      [
        '- From 1 January 2026 to 9 March 2026, (my name) ____________ pays Maren Holt for each client whom Maren Holt introduces: 10% of collected.',
        '- From 10 March 2026, (my name) ____________ pays Maren Holt for each client whom Maren Holt introduces: 12% of collected.',
        '',
      ].join('\n'),
    );
  });
});

describe('of two partners who become one', () => {
  const two = (from: string) =>
    newNetwork(...CLOSED, ['add-partner', 'M. Holt', '--yes'], ['agree', 'p2', ...AGAIN.slice(2), from]);
  const REFUSED = (from: string, ...hints: string[]) =>
    [
      `refnet: both have a fee in force (i pay), from Thu 1 Jan 2026 and from ${from}, and one partner can have one`,
      ...hints,
      '',
    ].join('\n');

  test('the fee of one may not begin on the day the agreement of the other was closed', async () => {
    const refnet = await two('2026-03-10');
    expect(await refnet.fails(1, ['merge', 'p1', 'p2', '--yes'])).toBe(
      REFUSED(
        'Tue 10 Mar 2026',
        '  refnet edit 4 --from 2026-03-11      leaves what was introduced on 10 Mar 2026 its terms',
        '  refnet agree "m. holt" --i-pay none --from 2026-03-10      takes the one of p2 out',
        '  refnet agree maren --i-pay none --from 2026-01-01      takes the one of p1 out',
        '  then: refnet merge p1 p2 --yes',
      ),
    );
    expect(await refnet.fails(1, ['merge', 'p2', 'p1', '--yes'])).toContain(
      '  refnet edit 4 --from 2026-03-11      leaves what was introduced on 10 Mar 2026 its terms\n',
    );
    await refnet.ok(['edit', '4', '--from', '2026-03-11']);
    await refnet.ok(['merge', 'p1', 'p2', '--yes']);
    expect(await refnet.ok(['fees', '2'])).toContain('\n  I pay 10% of collected\n');
  });

  test.each([
    [
      '2026-03-09',
      /^refnet: both have a fee in force \(i pay\), from Thu 1 Jan 2026 and from Mon 9 Mar 2026, and/,
    ],
    [
      '2026-03-10',
      /^refnet: both have a fee in force \(i pay\), from Thu 1 Jan 2026 and from Tue 10 Mar 2026, and/,
    ],
    ['2026-03-11', /^$/],
  ])('one from %s', async (from, said) => {
    const refnet = await two(from);
    expect((await refnet.run(['merge', 'p1', 'p2', '--yes'])).stderr).toMatch(said);
  });
});

test('of two computers the earlier fee ends the day before another begins, on the day it was closed too', async () => {
  const fees = ['agree', 'maren', '--verbal', '--i-pay'];
  const network = await Two.begun();
  await network.ok('a', [...fees, '10%', '--from', '2026-01-01']);
  await network.ok('a', ['agree', 'maren', '--close', '--on', '2026-03-10']);
  await network.ok('b', [...fees, '50%', '--from', '2026-03-10']);
  expect(await network.takeOver('a')).toContain('until: nothing -> 9 Mar 2026\n');
});
