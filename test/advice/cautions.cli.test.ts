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
const LAW = 'Federal law bars giving or taking anything of value';

/** How often the law is told, and what is to be done next. */
async function told(refnet: Refnet): Promise<{ times: number; next: string[] }> {
  const text = (await refnet.ok(['advise', 'ken'])).replaceAll(/\s+/g, ' ');
  return { times: text.split(LAW).length - 1, next: text.match(/ Next .*/g) ?? [] };
}

describe('what the law says on a fee is told by the advice as long as the fee stands', () => {
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
      noted: [
        { id: 'low-commitment' },
        { id: 'notice', text: expect.stringMatching(/^Federal law bars .* Not legal advice\.$/) as string },
      ],
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

test('what a rule says on an exclusive promise is told as long as the promise stands', async () => {
  const refnet = await newNetwork(
    ['config', 'country', 'US'],
    ['config', 'profession', 'lawyer'],
    ['add-partner', 'Ken Ito', '--profession', 'lawyer', '--country', 'US'],
    ['agree', 'ken', '--written', '--exclusive', 'family law', '--from', '2026-11-01'],
  );
  const rule = 'a two-way referral agreement may not be exclusive';
  const advice = async () => (await refnet.ok(['advise', 'ken'])).replaceAll(/\s+/g, ' ');
  expect(await advice()).toContain(rule);
  await refnet.ok(['agree', 'ken', '--exclusive', 'none']);
  expect(await advice()).not.toContain(rule);
});
