/** The step that asks what each side will do, after the talk: as it is pasted, whatever is agreed already. */
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

interface Plain {
  readonly rule: string;
  readonly step: { readonly command: string } | null;
}

const WORDS = 'refnet agree ann --i-will WHAT --they-will WHAT';

test.each([
  ['nothing agreed', [], `${WORDS} --verbal`],
  ['joint costs', [['project', 'ann', 'a stand', '--kind', 'bundle', '--cost', '90']], `${WORDS} --written`],
  [
    'a fee in force',
    [['agree', 'ann', '--verbal', '--from', '2026-11-02', '--they-pay', '10%']],
    `${WORDS} --written`,
  ],
  ['promises of one side', [['agree', 'ann', '--verbal', '--i-will', 'call']], WORDS],
  [
    'an agreement that is to begin',
    [['agree', 'ann', '--verbal', '--from', '2026-12-20', '--i-will', 'call']],
    `${WORDS} --verbal --until 2026-12-19`,
  ],
])('%s: agreed as it says, it is formal', async (_name, before, command) => {
  const exchanged = [1, 2, 3, 4, 5].flatMap((month) => [
    ['log', `Client ${month}`, '--from', 'ann', '--on', `2026-0${month}-03`],
    ['log', `Other ${month}`, '--to', 'ann', '--on', `2026-0${month}-04`],
  ]);
  const refnet = await newNetwork(
    ['add-partner', 'Ann Ash', '--known-since', '2020'],
    ...exchanged,
    ['check-in', 'ann', '--kind', 'talk', '--on', '2026-11-01'],
    ...before,
  );
  const advice = async () => JSON.parse(await refnet.ok(['advise', 'ann', '--json'])) as Plain;
  expect((await advice()).step?.command).toBe(command);
  await refnet.run(command.replaceAll('WHAT', 'reply').split(' ').slice(1));
  expect(await advice()).toMatchObject({ rule: 'formal' });
});

test('what the checklist asks to be agreed ends before an agreement that is to begin', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Ash'],
    ['agree', 'ann', '--verbal', '--from', '2026-12-20', '--they-pay', '10%'],
  );
  const checklist = await refnet.ok(['agree', 'ann', '--checklist']);
  for (const form of ['--verbal', '--written'])
    expect(checklist).toContain(`refnet agree ann ${form} --i-will TEXT --they-will TEXT --until 2026-12-19`);
  await refnet.ok([
    'agree',
    'ann',
    '--written',
    '--i-will',
    'call',
    '--they-will',
    'call',
    '--until',
    '2026-12-19',
  ]);
});
