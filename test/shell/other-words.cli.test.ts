import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Ann Lee', '--profession', 'accountant'],
  ['add-partner', 'Bob Marsh'],
  ['log', 'Dana Reyes', '--from', 'ann', '--on', '2026-10-01'],
  ['check-in', 'ann', '--on', '2026-10-02'],
  ['promise', 'ann', 'send the article', '--from', '2026-11-01', '--by', '2026-12-10'],
];
const network = () => newNetwork(...NETWORK);

async function refused(refnet: Refnet, argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await refnet.run(argv);
  expect([1, 2]).toContain(code);
  expect(stdout).toBe('');
  return stderr;
}

describe('a command typed as a sentence is answered with what to type, which was tried and works:', () => {
  test.each([
    ['update 1 to won', 'refnet update 1 won      #1  Dana Reyes received from Ann Lee: new -> won'],
    ['update 1 is won', 'refnet update 1 won      '],
    ['update dana to won', 'refnet update dana won      '],
    ['update referral 1 won', 'refnet update 1 won      '],
    ['update 1 won yesterday', 'refnet update 1 won --on yesterday      '],
    ['update 1 lost because price', 'refnet update 1 lost --because price      '],
    ['log Zoe from ann', 'refnet log Zoe --from ann      #4  Zoe received from Ann Lee, Fri 20 Nov 2026'],
    [
      'log Zoe to bob for taxes yesterday',
      'refnet log Zoe --on yesterday --to bob --for taxes      #4  Zoe given to Bob Marsh for taxes, Thu 19 Nov 2026',
    ],
    ['check-in bob yesterday', 'refnet check-in bob --on yesterday      #4  Call with Bob Marsh, Thu 19 Nov'],
    ['check-in ann coffee', 'refnet check-in ann --kind coffee      #4  Coffee with Ann Lee'],
    ['check-in with ann', 'refnet check-in ann      '],
    ['snooze ann until monday', 'refnet snooze ann --until monday      '],
    ['snooze ann for 2 weeks', 'refnet snooze ann --until "2 weeks"      '],
    ['done 3 yesterday', 'refnet done 3 --on yesterday      '],
    ['remove partner bob', 'refnet remove bob      Would ask first: this would remove Bob Marsh (p2).'],
    ['remove check-in 2', 'refnet remove 2      Would ask first: this would remove #2  Call with Ann Lee'],
    ['edit referral 1 --note x', 'refnet edit 1 --note x      '],
    ['show referral 1', 'refnet show 1\n'],
    ['show client dana', 'refnet show dana\n'],
    [
      'merge ann with bob',
      'refnet merge ann bob      Would ask first: this would merge Bob Marsh (p2) into Ann',
    ],
    ['config currency to eur', 'refnet config currency eur      '],
    ['report for ann', 'refnet report ann\n'],
    ['report q3', 'refnet report --quarter q3\n'],
    ['report 2026', 'refnet report --year 2026\n'],
    ['report ann last quarter', 'refnet report ann --last quarter\n'],
    ['referrals from ann', 'refnet referrals --partner ann\n'],
    ['referrals yesterday', 'refnet referrals --since yesterday\n'],
  ])('%s', async (typed, better) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refused(refnet, typed.split(' '))).toContain(`\n  ${better}`);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test('an amount typed in one word with the status is told from one in won', async () => {
    expect(await refused(await network(), ['update', '1', 'won 500'])).toBe(
      'refnet: 500 is an amount, which is said with --value\n  refnet update 1 won --value 500\n',
    );
  });
});

describe('nothing is offered', () => {
  test.each([
    ['show nobody with us', 'no partner "nobody with us"'],
    ['update 9 to won', '"to" is not a status'],
    ['check-in zed yesterday', 'no partner "zed"'],
    ['snooze ann until never', 'no partner "ann until never"'],
    ['project ann a talk', '--kind is missing'],
  ])('that does not work: %s', async (typed, said) => {
    const stderr = await refused(await network(), typed.split(' '));
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^ {2}refnet (?:show|update|check-in|snooze|project) (?!NAME|NUMBER)/m);
  });

  test('where no file is there, nor made by the trial', async () => {
    const refnet = await newNetwork();
    await refused(refnet, ['remove', 'partner', 'bob']);
    expect(await refnet.fails(1, ['doctor'])).toContain('there is no network yet');
  });

  test('of a number for a partner but whose it is', async () => {
    const stderr = await refused(await network(), ['check-in', '2']);
    expect(stderr).toContain('no partner "2": a number alone is that of a record, a partner goes by name');
    expect(stderr).toContain('refnet check-in p2      Bob Marsh');
  });
});
