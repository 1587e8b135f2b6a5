import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['add-partner', 'Ann Lee', '--profession', 'accountant'],
    ['log', 'Dana Reyes', '--from', 'ann', '--status', 'won', '--value', '9000', '--on', '2026-10-01'],
    ['promise', 'ann', 'send the article', '--by', '2026-12-10'],
    ['agree', 'ann', '--i-pay', '50%', '--written', '--from', '2026-01-01', '--yes'],
    ['update', '1', '--collected', '9000'],
  );

describe('what asks for something writes nothing, and is answered with the command that shows it:', () => {
  test.each([
    ['promises ann this week', 'refnet promise ann      lists what there is'],
    ['promise ann overdue', 'refnet promise ann      lists what there is'],
    ['commit ann since may', 'refnet promise ann      lists what there is'],
    ['goal ann 2026', 'refnet promise ann      lists what there is'],
    ['promise ann what did she promise', 'refnet promise ann      lists what there is'],
    ['promises ann send the file', 'refnet promise ann send the file      records it'],
    ['note ann last month', 'refnet note ann      lists what there is'],
    ['signal ann how many', 'refnet note ann      lists what there is'],
    ['project ann this year', 'refnet project ann      lists what there is'],
    ['projects ann open', 'refnet project ann      lists what there is'],
    ['payment ann 2026', 'refnet fees ann --year 2026'],
    ['paid ann 2026', 'refnet pay ann 2026      records the amount'],
    ['done ann?', 'refnet done ann      does it'],
    ['thank ann?', 'refnet search ann      shows what there is'],
    ['told ann?', 'refnet told ann      does it'],
    ['check-in ann?', 'refnet check-in ann      does it'],
    ['new this week', 'refnet partners      lists whom you have'],
    ['new partners this week', 'refnet partners      lists whom you have'],
    ['add ann this week', 'refnet show ann      shows that partner'],
    ['add received from ann', 'refnet add received from ann --yes      adds a partner of that name'],
    ['add who is due', 'refnet partners      lists whom you have'],
    ['referral received --from ann', 'refnet referrals      lists what is logged'],
    ['log partners --from ann', 'refnet referrals      lists what is logged'],
  ])('%s', async (typed, shows) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    const { code, stdout, stderr } = await refnet.run(typed.split(' '));
    expect([1, 2]).toContain(code);
    expect(stdout).toBe('');
    expect(stderr).toContain(`\n  ${shows}`);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test.each([
    'who is due',
    'who owes me',
    'who sent me clients this year',
    'who did i promise',
    'who should we call',
    'who ann this week',
    'who partners',
    'who are my best partners',
  ])('%s', async (typed) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(typed.split(' '))).toContain('No need is remembered');
    expect(await refnet.ok(['history', '--json'])).toBe(before);
    expect(JSON.parse(await refnet.ok([...typed.split(' '), '--json']))).toMatchObject({ remembered: false });
  });
});

describe('what is recorded all the same:', () => {
  test.each([
    ['promise ann send the file this week', 'send the file this week'],
    ['promise ann what she asked for', 'what she asked for'],
    ['promise ann --what overdue', 'overdue'],
    ['promises ann send the file --by friday', 'send the file'],
    ['projects ann workshop --kind event', 'workshop'],
    ['note ann lost the file', 'lost the file'],
    ['pay ann 200', 'USD 200'],
    ['pay ann 2026', 'USD 2,026'],
    ['add May', 'p2  May'],
    ['add Ann May', 'p2  Ann May'],
    ['add Franz List', 'p2  Franz List'],
    ['add From the Heart LLC', 'p2  From the Heart LLC'],
    ['add this week --yes', 'p2  this week'],
    ['log May --to ann', 'May given'],
    ['log Client-12 --to ann', 'Client-12 given'],
    ['who kite repair', 'Remembered'],
    ['who do I know in geology', 'Remembered'],
    ['who can help me with a kite', 'Remembered'],
  ])('%s', async (typed, said) => {
    const refnet = await network();
    expect(await refnet.ok(typed.split(' '))).toContain(said);
  });

  test('a client told by when they came is no question', async () => {
    const refnet = await network();
    const { code, stdout } = await refnet.run(['log', 'a couple from last week', '--from', 'ann']);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('from last week') });
  });
});
