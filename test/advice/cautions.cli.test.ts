import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const KEN = [
  ['config', 'country', 'US'],
  ['config', 'profession', 'realtor'],
  ['add-partner', 'Ken Ito', '--profession', 'mortgage broker', '--country', 'US'],
] as const;
const PAID = [
  ['log', 'Cy C.', '--from', 'ken'],
  ['update', '2', 'won', '--value', '8000', '--collected', '8000'],
  ['pay', 'ken', '500'],
] as const;
const LAW =
  'what rules say of what is agreed (12 USC 2607(a), (c); 12 CFR 1024.14), as told before: refnet fees --rules';

/** How often it is told where the law stands that `agree` told, and what is to be done next. */
async function told(refnet: Refnet): Promise<{ times: number; next: string[] }> {
  const text = (await refnet.ok(['advise', 'ken'])).replaceAll(/\s+/g, ' ');
  return { times: text.split(LAW).length - 1, next: text.match(/ Next .*/g) ?? [] };
}

describe('where the law on a fee stands is told by the advice as long as the fee stands', () => {
  test('agreed by word of mouth, paid or not, or in writing; what it bars is to end, not to be written down', async () => {
    const refnet = await newNetwork(...KEN, ['agree', 'ken', '--verbal', '--i-pay', 'flat 500']);
    const end = { times: 1, next: [' Next end the fee: refnet agree ken --i-pay none '] };
    const [next = ''] = (await told(refnet)).next;
    expect(next).toMatch(/^ Next end the fee: refnet agree ken --i-pay none get to know each other: /);
    for (const argv of PAID) await refnet.run(argv);
    expect(await told(refnet)).toEqual(end);
    await refnet.ok(['agree', 'ken', '--written']);
    expect(await told(refnet)).toEqual(end);
    await refnet.run(['agree', 'ken', '--i-pay', 'none', '--yes']);
    expect(await told(refnet)).toEqual({
      times: 1,
      next: [' Next nothing to do, look again on 20 Nov 2027 '],
    });
    expect(JSON.parse(await refnet.ok(['advise', 'ken', '--json']))).toMatchObject({
      alerts: [],
      noted: [{ id: 'low-commitment' }, { id: 'notice', text: LAW }],
    });
  });

  test('after the agreement is over while money moved, and no longer where none did', async () => {
    const refnet = await newNetwork(
      ...KEN,
      ['agree', 'ken', '--written', '--from', '2026-11-01', '--i-pay', 'flat 500'],
      ...PAID,
    );
    await refnet.ok(['agree', 'ken', '--close']);
    expect((await told(refnet)).times).toBe(1);
    const other = await newNetwork(...KEN, ['agree', 'ken', '--written', '--i-pay', 'flat 500']);
    await other.ok(['agree', 'ken', '--close']);
    expect((await told(other)).times).toBe(0);
  });

  test('and a fee that a rule only asks something beside is still to be put in writing', async () => {
    const refnet = await newNetwork(
      ['config', 'country', 'US'],
      ['config', 'profession', 'accountant'],
      ['add-partner', 'Ken Ito', '--country', 'US'],
      ['agree', 'ken', '--verbal', '--i-pay', 'flat 500'],
    );
    for (const argv of PAID) await refnet.run(argv);
    expect((await told(refnet)).next).toEqual([' Next put it in writing: refnet agree ken --written ']);
    await refnet.run(['config', 'subdivision', 'CA']);
    expect((await told(refnet)).next).toEqual([' Next end the fee: refnet agree ken --i-pay none ']);
  });

  test('nowhere where no fee is', async () => {
    expect(
      (await told(await newNetwork(...KEN, ['agree', 'ken', '--written', '--i-will', 'call']))).times,
    ).toBe(0);
  });
});

describe('what nothing told yet of a partner', () => {
  test('stands in the advice and in the brief in its own words, and afterwards where it is', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ken Ito', '--profession', 'mortgage broker'],
      ['agree', 'ken', '--verbal', '--i-pay', 'flat 500', '--exclusive', 'loans'],
      ['config', 'country', 'US'],
      ['config', 'profession', 'realtor'],
    );
    const [law, sources] = ['Federal law bars giving or taking', '12 USC 2607(a), (c); 12 CFR 1024.14'];
    for (const argv of [
      ['advise', 'ken'],
      ['report', 'ken'],
    ])
      expect([argv, await refnet.ok(argv)]).toEqual([argv, expect.stringContaining(law)]);
    expect(JSON.parse(await refnet.ok(['advise', 'ken', '--json']))).toMatchObject({
      alerts: [
        { text: expect.stringMatching(/^Federal law .* A fee that a rule bars \(12 USC/) as string },
        {},
      ],
    });
    await refnet.run(['agree', 'ken', '--i-pay', 'flat 400', '--yes']);
    for (const argv of [
      ['advise', 'ken'],
      ['report', 'ken'],
    ]) {
      const text = await refnet.ok(argv);
      expect([argv, text]).toEqual([argv, expect.not.stringContaining(law)]);
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(
        /12 CFR 1024\.14\)?, as told before:? refnet fees --rules/,
      );
    }
    expect(await refnet.ok(['report', 'ken'])).toMatch(
      new RegExp(`rules +${sources.replaceAll(/[()]/g, '.')}`),
    );
    expect(await refnet.ok(['report', 'ken', '--short'])).not.toContain('notice');
  });

  test('is no matter of what the partner was told: the brief to hand over has the words', async () => {
    const refnet = await newNetwork(
      ...KEN,
      ['config', 'my-name', 'Ida Stone'],
      ['agree', 'ken', '--verbal', '--i-pay', 'flat 500'],
    );
    expect(await refnet.ok(['report', 'ken', '--for-partner'])).toContain(
      'Federal law bars giving or taking',
    );
  });
});

describe('fees --rules has the words of all that is agreed', () => {
  test('also before anything was earned, and of an exclusive promise, of one partner or of all', async () => {
    const refnet = await newNetwork(
      ['config', 'country', 'US'],
      ['config', 'profession', 'lawyer'],
      ['add-partner', 'Ken Ito', '--profession', 'lawyer', '--country', 'US'],
      ['add-partner', 'Ida Bell', '--profession', 'lawyer', '--country', 'US'],
      ['agree', 'ken', '--verbal', '--i-pay', '25% of collected', '--exclusive', 'family law'],
      ['agree', 'ida', '--verbal', '--exclusive', 'tax law'],
    );
    const rules = async (...whose: string[]) =>
      (await refnet.ok(['fees', ...whose, '--rules']))
        .split(/\n(?=\S+ (?:with|promise to) )/)
        .map((line) => line.replaceAll(/\s+/g, ' '));
    expect(await rules()).toEqual([
      'No fee has accrued yet: nothing has come in that earns one. ',
      expect.stringMatching(/^Fees with Ken Ito: ABA Model Rule 1\.5\(e\): /),
      expect.stringMatching(/^Fees with Ken Ito: US business: form 1099-NEC /),
      expect.stringMatching(/^Exclusive promise to Ida Bell and Ken Ito: ABA Model Rule 7\.2\(b\)\(4\): /),
    ]);
    expect((await rules('ida')).join('')).not.toContain('Ken');
    await refnet.ok(['agree', 'ken', '--close']);
    expect((await rules()).join('')).not.toContain('Ken');
  });

  test('a fee that is agreed for one referral alone', async () => {
    const refnet = await newNetwork(
      ...KEN,
      ['log', 'Cy C.', '--from', 'ken'],
      ['agree', 'ken', '--for', '1', '--i-pay', 'flat 500'],
    );
    expect(await refnet.ok(['fees', '--rules'])).toContain('Fees with Ken Ito: Federal law bars');
  });
});

test('where a rule on an exclusive promise stands is told as long as the promise stands', async () => {
  const refnet = await newNetwork(
    ['config', 'country', 'US'],
    ['config', 'profession', 'lawyer'],
    ['add-partner', 'Ken Ito', '--profession', 'lawyer', '--country', 'US'],
    ['agree', 'ken', '--written', '--exclusive', 'family law', '--from', '2026-11-01'],
  );
  const rule = '(ABA Model Rule 7.2(b)(4)), as told before';
  const advice = async () => (await refnet.ok(['advise', 'ken'])).replaceAll(/\s+/g, ' ');
  expect(await advice()).toContain(rule);
  await refnet.ok(['agree', 'ken', '--exclusive', 'none']);
  expect(await advice()).not.toContain(rule);
});
