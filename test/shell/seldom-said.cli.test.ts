import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

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
});
