import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const BOTH = ['agree', 'maren', '--verbal', '--i-will', 'call', '--they-will', 'write'];
const REFERRAL = ['log', 'Jane D.', '--from', 'maren'];
const BUNDLE = ['project', 'maren', 'one offer', '--kind', 'bundle'];
const TOGETHER = 'a strategic partner [lanes]: joint activity with commitments on both sides';
const ALLY = 'an ally [ally]: no agreement, no fee';

describe('what the sources would call a relationship', () => {
  test.each<[facts: readonly (readonly string[])[], called: string]>([
    [[], ''],
    [[REFERRAL], ALLY],
    [[['edit', 'maren', '--stage', 'power-partner']], ALLY],
    [[['edit', 'maren', '--stage', 'strategic-alliance']], ''],
    [[['edit', 'maren', '--stage', 'joint-venture', '--yes']], ''],
    [[REFERRAL, ['agree', 'maren', '--verbal']], ''],
    [[REFERRAL, ['agree', 'maren', '--verbal', '--from', '2026-11-21', '--i-pay', '10%']], ALLY],
    [
      [REFERRAL, ['agree', 'maren', '--verbal', '--from', '2026-01-01'], ['agree', 'maren', '--close']],
      'an ally [ally]: no agreement in force, no fee on new clients',
    ],
    [
      [['agree', 'maren', '--verbal', '--i-pay', '10%']],
      'a referral partner as [ally] and [lanes] use it: you pay 10% of collected',
    ],
    [
      [['agree', 'maren', '--written', '--i-pay', '10%', '--they-pay', 'flat 50', '--exclusive', 'tax']],
      'a referral partner as [ally] and [lanes] use it: you pay 10% of collected and they pay flat USD 50 when collected; ' +
        'a strategic partner [durden]: exclusive for tax',
    ],
    [
      [
        ['agree', 'maren', '--verbal', '--i-pay', '10%', '--exclusive', 'tax', '--i-will', 'call'],
        ['add-partner', 'Victor Osei'],
        ['agree', 'victor', '--verbal', '--they-pay', 'flat 50', '--they-will', 'write'],
        ['merge', 'maren', 'victor', '--yes'],
        BUNDLE,
      ],
      'a referral partner as [ally] and [lanes] use it: you pay 10% of collected and they pay flat USD 50 when collected; ' +
        `a strategic partner [durden]: exclusive for tax; ${TOGETHER}`,
    ],
    [[BOTH], ''],
    [[BUNDLE], ''],
    [[BOTH, BUNDLE], TOGETHER],
    [[BOTH, [...BUNDLE, '--from', '2026-01-01', '--until', '2026-11-19']], ''],
    [[BOTH, [...BUNDLE, '--from', '2026-01-01', '--until', '2026-11-20']], TOGETHER],
    [[BOTH, ['project', 'maren', 'evening', '--kind', 'event']], TOGETHER],
    [[BOTH, ['project', 'maren', 'evening', '--kind', 'event', '--from', '2026-11-19']], ''],
  ])('%j: %s', async (facts, called) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ...facts);
    const columns = 300;
    const shown = /^ {2}called +(.*)$/m.exec(await refnet.ok(['show', 'maren'], { columns }))?.[1] ?? '';
    const told =
      /^ {2}Called +(.*)$/m.exec(await refnet.ok(['report', 'maren', '--all'], { columns }))?.[1] ?? '';
    expect([shown, told]).toEqual([called, called]);
  });

  test('is in the JSON of the card and of the report', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], REFERRAL);
    const calledBy = [{ word: 'an ally', sources: ['ally'], because: 'no agreement, no fee' }];
    expect(JSON.parse(await refnet.ok(['show', 'maren', '--json']))).toMatchObject({ calledBy });
    expect(JSON.parse(await refnet.ok(['report', 'maren', '--json']))).toMatchObject({
      meeting: { calledBy },
    });
  });
});
