import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Two partners of one name, each at a firm, and one whose name nobody shares. */
async function namesakes(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Sarah Chen', '--profession', 'psychologist', '--business', 'Bank Street'],
    ['add-partner', 'Sarah Chen', '--profession', 'psychologist', '--business', 'Westboro', '--yes'],
    ['add-partner', 'Eve Roy', '--profession', 'lawyer'],
    ...more,
  );
}

test('what is written names which of two partners of one name it is with', async () => {
  const refnet = await namesakes();
  for (const [argv, said] of [
    [['log', 'N.N.', '--from', 'p2'], 'N.N. received from Sarah Chen (Westboro)'],
    [['check-in', 'p1', '--kind', 'call'], 'Call with Sarah Chen (Bank Street)'],
    [['promise', 'p2', 'send the file'], 'I promised Sarah Chen (Westboro)'],
    [['update', '1', 'contacted'], 'Sarah Chen (Westboro)'],
    [['log', 'M.M.', '--to', 'eve'], 'M.M. given to Eve Roy, '],
  ] as const) {
    expect([argv, (await refnet.run(argv)).stdout]).toEqual([argv, expect.stringContaining(said)]);
  }
  const logged = JSON.parse(await refnet.ok(['log', 'O.O.', '--from', 'p1', '--json'])) as unknown;
  expect(logged).toMatchObject([{ partner: 'Sarah Chen' }]);
});

test('due and who name which of two partners of one name they mean', async () => {
  const refnet = await namesakes(['log', 'N.N.', '--from', 'p2']);
  expect(await refnet.ok(['due'])).toContain('Thank  Sarah Chen (Westboro)\n');
  const who = await refnet.ok(['who', 'psychologist']);
  expect(who).toContain('Sarah Chen (Bank Street), psychologist');
  expect(who).toContain('Sarah Chen (Westboro), psychologist');
  expect(JSON.parse(await refnet.ok(['due', '--json']))).toMatchObject([{ partner: 'Sarah Chen' }]);
});

test('whom no business tells apart is told by the number', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Sarah Chen', '--business', 'Bank Street'],
    ['add-partner', 'Sarah Chen', '--yes'],
    ['add-partner', 'Bo Brun', '--business', 'Ash'],
    ['add-partner', 'Bo Brun', '--business', 'ash', '--yes'],
  );
  for (const [whom, said] of [
    ['p1', 'Sarah Chen (Bank Street)'],
    ['p2', 'Sarah Chen (p2)'],
    ['p3', 'Bo Brun (p3)'],
    ['p4', 'Bo Brun (p4)'],
  ] as const)
    expect((await refnet.run(['check-in', whom])).stdout).toContain(said);
});

test('lists, thanks, fees, advice and the report name which of two partners of one name they mean, and programs have the name and the number', async () => {
  const refnet = await namesakes(
    ['log', 'N.N.', '--from', 'p2'],
    ['log', 'M.M.', '--from', 'p2'],
    ['log', 'O.O.', '--from', 'p1'],
    ['check-in', 'p1', '--kind', 'coffee'],
    ['promise', 'p2', 'send the file'],
    ['project', 'p1', 'an evening', '--kind', 'event'],
    ['agree', 'p2', '--verbal', '--i-pay', '10%'],
    ['update', '1', 'won', '--value', '1000', '--collected', '500'],
  );
  const [bank, west] = ['Sarah Chen (Bank Street)', 'Sarah Chen (Westboro)'];
  for (const [argv, ...names] of [
    [['referrals'], bank, west],
    [['referrals', '--format', 'md'], bank, west],
    [['check-ins'], bank],
    [['promise'], west],
    [['project'], bank],
    [['agree'], west],
    [['fees'], west],
    [['fees', '--year'], west],
    [['advise'], bank, west],
    [['report'], bank, west],
    [['report', '--format', 'md'], bank, west],
    [['thank', '3'], bank],
    [['thank', 'p2'], `Thanked ${west} for 2 referrals`],
    [['thank', 'p1'], `Nothing to thank ${bank} for`],
  ] as const) {
    const text = await refnet.ok(argv);
    for (const name of names) expect([argv, text]).toEqual([argv, expect.stringContaining(name)]);
    expect([argv, text]).toEqual([argv, expect.not.stringMatching(/Sarah Chen(?! \()/)]);
  }
  for (const argv of [
    ['referrals', '--json'],
    ['fees', '--json'],
    ['advise', '--format', 'csv'],
    ['report', '--json'],
  ])
    expect([argv, await refnet.ok(argv)]).toEqual([argv, expect.not.stringContaining('Sarah Chen (')]);
});

describe('partners of one name are told apart wherever people read them, and not in JSON:', () => {
  test.each([
    ['report --only reciprocity --format md'],
    ['report --only conversion --format md'],
    ['report --only sources --format md'],
    ['report --only costs --format md'],
    ['report --only portfolio --format md'],
    ['report --only concentration --format md'],
    ['report --only agreements --format md'],
    ['report --only referrers --format md'],
    ['report --only quarterly-returns --format md'],
    ['report --only volume --compare --format md'],
    ['report --explain received'],
    ['agree p2'],
    ['show 4'],
    ['show 6'],
    ['show eve'],
    ['search testimonial'],
    ['snooze p2 --until 2027-01-01 --dry-run'],
    ['remove 4 --dry-run'],
    ['log Zoe --from p2 --dry-run'],
    ['forget --client Zoe --dry-run'],
    ['who taxes'],
    ['agree eve --exclusive taxes --written'],
    ['told sarah --dry-run'],
  ])('%s', async (typed) => {
    const refnet = await namesakes(
      ['edit', 'eve', '--introduced-by', 'p2'],
      ...Array.from({ length: 12 }, (_, n) => [
        'log',
        n === 0 ? 'Zoe' : `C${n}`,
        '--from',
        'p1',
        '--on',
        '2026-10-02',
      ]),
      ['log', 'Yan', '--from', 'p2', '--on', '2026-10-02'],
      ['update', '1', 'won', '--value', '1000'],
      ['update', '13', 'won', '--value', '500'],
      ['note', 'p2', 'kind', '--kind', 'testimonial'],
      [
        'agree',
        'p2',
        '--written',
        '--exclusive',
        'taxes',
        '--until',
        '2026-12-20',
        '--i-pay',
        '10%',
        '--yes',
      ],
    );
    const { stdout, stderr } = await refnet.run(typed.split(' '));
    const told = `${stdout}${stderr}`.replaceAll('\n ', ' ');
    expect(told).toMatch(/Sarah Chen \((?:Bank Street|Westboro)\)|Sarah Chen \(p\d\)/);
    expect(told).not.toMatch(/Sarah Chen(?! +\()/);
  });

  test('history names whose referral was changed', async () => {
    const refnet = await namesakes(['log', 'N.N.', '--from', 'p2'], ['update', '1', 'contacted']);
    expect(await refnet.ok(['history'])).toContain('updated referral 1 to contacted (p2 Sarah Chen)');
    expect(await refnet.ok(['report', '--only', 'reciprocity', '--json'])).toContain('"Sarah Chen"');
  });
});
