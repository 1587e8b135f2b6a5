import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    ['update 1 to won', 'refnet update 1 won\n'],
    ['update 1 is won', 'refnet update 1 won\n'],
    ['update dana to won', 'refnet update dana won\n'],
    ['update referral 1 won', 'refnet update 1 won\n'],
    ['update 1 won yesterday', 'refnet update 1 won --on yesterday\n'],
    ['update 1 lost because price', 'refnet update 1 lost --because price\n'],
    ['log Zoe from ann', 'refnet log Zoe --from ann\n'],
    ['log Zoe to bob for taxes yesterday', 'refnet log Zoe --on yesterday --to bob --for taxes\n'],
    ['check-in bob yesterday', 'refnet check-in bob --on yesterday\n'],
    ['check-in ann coffee', 'refnet check-in ann --kind coffee\n'],
    ['check-in with ann', 'refnet check-in ann\n'],
    ['snooze ann until monday', 'refnet snooze ann --until monday\n'],
    ['snooze ann for 2 weeks', 'refnet snooze ann --until "2 weeks"\n'],
    ['done 3 yesterday', 'refnet done 3 --on yesterday\n'],
    ['remove partner bob', 'refnet remove bob\n'],
    ['remove check-in 2', 'refnet remove 2\n'],
    ['edit referral 1 --note x', 'refnet edit 1 --note x\n'],
    ['show referral 1', 'refnet show 1\n'],
    ['show client dana', 'refnet show dana\n'],
    ['merge ann with bob', 'refnet merge ann bob\n'],
    ['config currency to eur', 'refnet config currency eur\n'],
    ['report for ann', 'refnet report ann\n'],
    ['report q3', 'refnet report --quarter q3\n'],
    ['report 2026', 'refnet report --year 2026\n'],
    ['report ann last quarter', 'refnet report ann --last quarter\n'],
    ['referrals from ann', 'refnet referrals --partner ann\n'],
    ['referrals yesterday', 'refnet referrals --since yesterday\n'],
    ['calendar for ann', 'refnet calendar --partner ann\n'],
    ['calendar ann this week', 'refnet calendar --partner ann --within 1w\n'],
    ['calendar for ann lee next month', 'refnet calendar --partner "ann lee" --within 2m\n'],
    ['calendar this week', 'refnet calendar --within 1w\n'],
    ['due ann', 'refnet due --partner ann      what is of that partner\n'],
    ['referrals ann this year', 'refnet referrals --partner ann --year\n'],
    ['fees ann this quarter', 'refnet fees ann --quarter\n'],
    ['check-ins ann this month', 'refnet check-ins --partner ann      what is of that partner\n'],
    ['referrals received from ann', 'refnet referrals --partner ann --received\n'],
    ['referrals ann received', 'refnet referrals --partner ann --received\n'],
    ['referrals open from ann this week', 'refnet referrals --partner ann --open --since monday\n'],
    ['referrals won from ann', 'refnet referrals --partner ann --status won\n'],
    ['check-ins with ann last month', 'refnet check-ins --partner ann --last month\n'],
    ['projects for ann', 'refnet projects ann\n'],
    ['promises for ann', 'refnet promises ann\n'],
    ['agreements for ann', 'refnet agreements ann\n'],
  ])('%s', async (typed, better) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refused(refnet, typed.split(' '))).toContain(`\n  ${better}`);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test.each([
    ['merge', ['merge', 'ann', 'with', 'bob', '--yes'], 'refnet merge ann bob --yes\n'],
    ['log as JSON', ['log', 'Zoe', 'to', 'bob', '--json'], 'refnet log Zoe --to bob --json\n'],
  ])('without a word of what would become of it: %s', async (_what, argv, better) => {
    expect(await refused(await network(), argv)).toContain(`\n  ${better}`);
  });

  test.each([
    ['calendar for ann --output due.ics', 'refnet calendar --output due.ics --partner ann      what is'],
    ['sources of ann', 'refnet show ann      shows that one\n'],
  ])('a name is proposed without the word that leads to it: %s', async (typed, better) => {
    const refnet = await network();
    expect(await refused(refnet, typed.split(' '))).toContain(`\n  ${better}`);
  });

  test('what only leads to a name is proposed as none', async () => {
    expect(await refused(await network(), ['calendar', 'for'])).toBe(
      'refnet: no further words go with calendar\n  refnet help calendar\n',
    );
  });

  test('an amount typed in one word with the status is told from one in won', async () => {
    expect(await refused(await network(), ['update', '1', 'won 500'])).toBe(
      'refnet: 500 is an amount, which is said with --value\n  refnet update 1 won --value 500\n',
    );
  });
});

describe('nothing is made of what is refused', () => {
  test.each([['--yes'], ['--format', 'md']].map((more) => [more]))(
    'no file of a report, and one that is there stays as it is: %j',
    async (more) => {
      const refnet = await network();
      const notes = join(refnet.home, 'notes.md');
      writeFileSync(notes, 'mine');
      const output = (name: string) => ['--output', join(refnet.home, name), ...more];
      await refused(refnet, ['report', 'for', 'ann', ...output('notes.md')]);
      await refused(refnet, ['report', 'for', 'ann', ...output('new.md')]);
      expect(readFileSync(notes, 'utf8')).toBe('mine');
      expect(existsSync(join(refnet.home, 'new.md'))).toBe(false);
    },
  );

  test('no page is opened', async () => {
    const refnet = await network();
    const opened: unknown[] = [];
    const { code } = await refnet.run(['report', 'for', 'ann', '--open'], {
      launch: (...asked: unknown[]) => Promise.resolve(opened.push(asked)),
    });
    expect(code).toBe(1);
    expect(opened).toEqual([]);
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

  test.each([['completion for bash'], ['start ann today']])(
    'of a command that cannot be tried without doing what it does: %s',
    async (typed) => {
      const stderr = await refused(await network(), typed.split(' '));
      expect(stderr).not.toMatch(/^ {2}refnet (?:completion bash|start .*)$/m);
    },
  );

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
