import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A client given and one received without an outcome, and one received that was won; all of them months ago, and forgotten since. */
async function withForgotten(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Ana Lam'],
    ['log', 'Quentin Quill', '--to', 'ana', '--on', '2026-05-01'],
    ['log', 'Zoe Zahn', '--from', 'ana', '--on', '2026-05-02'],
    ['log', 'Wim Wolf', '--from', 'ana', '--on', '2026-10-03'],
    ['update', 'wim', 'won', '--value', '100', '--on', '2026-10-20'],
  );
  for (const client of ['Quentin Quill', 'Zoe Zahn', 'Wim Wolf'])
    await refnet.run(['forget', '--client', client, '--all', '--yes']);
  return refnet;
}

test('nobody is to be asked, told or moved on about a client who was forgotten; a partner may be thanked', async () => {
  const refnet = await withForgotten();
  expect(await refnet.ok(['due'])).toBe(
    'Today\n  Thank  Ana Lam  for a client, 3 Oct  refnet thank 3\n\n1 older: refnet due --older\n',
  );
  await refnet.ok(['thank', '2', '3']);
  expect(await refnet.ok(['due'])).toContain('Nothing is waiting');
  expect(await refnet.ok(['due', '--older'], { today: '2027-06-01' })).not.toMatch(/Tell|Ask|Move/);
  expect(await refnet.ok(['report'])).not.toContain('to ask about');
});

test('of one forgotten among others the others wait as before', async () => {
  const refnet = await withForgotten();
  await refnet.ok(['log', 'Xaver Xu', '--to', 'ana', '--on', '2026-06-01']);
  const due = JSON.parse(await refnet.ok(['due', '--kind', 'ask', '--json'])) as { client: string }[];
  expect(due.map(({ client }) => client)).toEqual(['Xaver Xu']);
});

test('the brief for a partner has no such client among those still open, and asks about none', async () => {
  const refnet = await withForgotten();
  const brief = await refnet.ok(['report', 'ana']);
  expect(brief).not.toContain('Open clients');
  expect(brief).not.toContain('What made the last introduction work');
  expect(brief).not.toContain('no outcome yet');
  expect(brief).not.toContain('refnet told');
});

test('update, told and completion propose no referral of such a client; its number still means it', async () => {
  const refnet = await withForgotten();
  expect(await refnet.fails(1, ['told', 'ana'])).toContain('Ana Lam');
  await refnet.ok(['log', 'Xaver Xu', '--to', 'ana', '--on', '2026-06-01']);
  const { stderr } = await asked(refnet, ['update'], [['Which', '1']]);
  expect(stderr).toContain('Xaver Xu');
  expect(stderr).not.toContain('A client');
  expect(await refnet.ok(['update', '1', 'lost'])).toContain('#1');
});
