import { linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';

/** What is refused or told so seldom that no longer story comes by it. */
describe('what is seldom said', () => {
  test('who sent a client hears that they chose another', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    await refnet.ok(['update', '1', 'not-chosen']);
    expect(await refnet.ok(['told', '1'])).toContain('that they chose another');
  });

  test('a broadcast is to nobody, where there is nobody yet', async () => {
    const refnet = await newNetwork();
    const said = await refnet.fails(1, ['check-in', '--kind', 'broadcast', '--all', '--note', 'news']);
    expect(said).toContain('refnet: there is nobody to send anything to yet\n  refnet add-partner\n');
  });

  test('an objective ends on no day before its first', async () => {
    const refnet = await newNetwork();
    const days = ['--from', '2026-11-10', '--by', '2026-12-31'];
    await refnet.run(['promise', '--network', '--goal', '12 received', ...days]);
    const said = await refnet.fails(1, ['done', '1', '--on', '2026-11-09']);
    expect(said).toContain('it begins on Tue 10 Nov 2026: before that nothing counts');
  });

  test('a source and a partner do not go together', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const said = await refnet.fails(2, ['log', 'Jane D.', '--from', 'maren', '--source', 'Google']);
    expect(said).toBe('refnet: --from and --source do not go together\n  leave one of them out\n');
  });

  test('refnet alone, where nobody is on record yet, proposes somebody and a list', async () => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    const { stdout } = await asked(refnet, [], []);
    expect(stdout).toContain('Referral network of Nadia Brandt: 0 partners, 0 referrals');
    expect(stdout).toContain('refnet import tracker.csv --dry-run  see what a spreadsheet of yours would');
  });

  test('the file of the network is not written over under another name of it', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const other = join(refnet.home, 'other.json');
    linkSync(refnet.file, other);
    const said = await refnet.fails(1, ['export', 'all', '--output', other]);
    expect(said).toContain('is the file of your network, and is not written over');
  });

  test('what is shown as text alone makes no page', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, 'settings.html');
    expect(await refnet.fails(2, ['config', '--output', file])).toBe(
      'refnet: there is no page of this\n  name it with one of: .txt, .json, .csv or .md\n',
    );
  });

  test('where there is no referral at all, a terminal is told so and asked nothing', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stderr } = await asked(refnet, ['update'], []);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^refnet: (?:there is no|no) .*referral/)]);
  });

  test('signs without a letter or a digit are words of no referral', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    expect(await refnet.fails(1, ['update', '!!', 'lost'])).toContain('refnet: no open referral fits "!!"\n');
  });

  test('without a day that is set, today is the day by the clock', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { stdout } = await runMain(refnet.home, ['log', 'Jane D.', '--from', 'maren'], {
      env: { REFNET_TODAY: '' },
      now: '2026-12-24T23:59:00Z',
    });
    expect(stdout).toContain('Thu 24 Dec 2026');
  });

  test('the value of a setting is completed behind its name', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const completed = await refnet.run(['__complete', 'zsh', '--', 'config', 'country', '']);
    expect(completed.code).toBe(0);
  });

  test('a question names the file in the commands of what it says', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    const there = join(refnet.home, 'all.json');
    writeFileSync(there, 'x');
    const { code } = await asked(
      refnet,
      ['--db', refnet.file, 'export', 'all', '--output', there],
      [['Replace it?', 'no']],
    );
    expect(code).toBe(130);
    const people = join(refnet.home, 'people.csv');
    writeFileSync(people, 'First Name,Last Name,Email\nAnn,Ash,ann@example.com\nBo,Lind,bo@example.com\n');
    const { stdout } = await asked(
      refnet,
      ['--db', refnet.file, 'import', people, '--choose'],
      [
        ['2 people you do not have yet', 'all'],
        ['Whom of these?', '1'],
        ['1 chosen', ''],
        ['Import it?', 'yes'],
      ],
    );
    expect(stdout).toContain('Added 1 partner, of 2 people');
  });

  test('who introduced somebody is looked for among the partners where it is filled in before writing', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const skipped = Array.from({ length: 4 }, () => ['', ''] as const);
    const { code } = await asked(
      refnet,
      ['add-partner'],
      [
        ['Name', 'Zed Low'],
        ...skipped,
        ['Enter writes it', 'e'],
        ['Change what?', '16'],
        ['type to search', 'mar'],
        ['Enter writes it', ''],
      ],
    );
    expect(code).toBe(0);
    expect(await refnet.ok(['show', 'zed'])).toMatch(/introduced by +Maren Holt/);
  });
});
