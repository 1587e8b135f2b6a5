/** Quality, stakes and what is done together, each weighed through the commands. */
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const FULL = Array.from({ length: 10 }, (_, i) => [
  'log',
  `Client ${i}`,
  i % 2 === 0 ? '--to' : '--from',
  'full',
  '--on',
  `2026-0${1 + (i % 9)}-10`,
  '--yes',
]);

/** Five given and five received, known since 2020. */
const full = (...more: string[][]) =>
  newNetwork(['add-partner', 'Full X', '--known-since', '2020-01-01'], ...FULL, ...more);

type Network = Awaited<ReturnType<typeof full>>;
const advice = async (refnet: Network, name = 'full') =>
  JSON.parse(await refnet.ok(['advise', name, '--json']));
const held = async (refnet: Network) => {
  const { verdict, rule, holdsBack, step } = await advice(refnet);
  return {
    verdict,
    rule,
    holdsBack: holdsBack.map(({ id }: { id: string }) => id),
    step: step?.command ?? null,
  };
};
const talkFirst = (id: string) => ({
  verdict: 'have-the-conversation',
  rule: 'held-back',
  holdsBack: [id],
  step: 'refnet check-in full --kind talk',
});

describe('ten exchanged are not time to formalize', () => {
  test('with a last satisfaction of 1', async () => {
    const refnet = await full(['check-in', 'full', '--kind', 'coffee', '--satisfaction', '1']);
    expect(await held(refnet)).toEqual(talkFirst('low-satisfaction'));
    expect(await refnet.ok(['advise', 'full'])).toContain(
      '  Holds back  satisfaction 1 of 5 on 20 Nov 2026 [rhythm]\n',
    );
  });

  test('with somebody not to be referred to', async () => {
    expect(await held(await full(['edit', 'full', '--do-not-refer']))).toEqual(talkFirst('poor-fit'));
  });

  test('with a question answered no', async () => {
    expect(await held(await full(['edit', 'full', '--question', 'comfortable=no']))).toEqual(
      talkFirst('poor-fit'),
    );
  });

  test('with all of them lost', async () => {
    const lost = FULL.map(([, client = '']) => ['update', client, 'lost', '--yes']);
    expect(await held(await full(...lost))).toEqual(talkFirst('nothing-won'));
  });

  test('and once talked about it is not asked again', async () => {
    const refnet = await full(['edit', 'full', '--do-not-refer'], ['check-in', 'full', '--kind', 'talk']);
    expect(await held(refnet)).toMatchObject({ verdict: 'light-structure', rule: 'light', step: null });
  });
});

test('with nothing that holds back, the talk, then the agreement', async () => {
  const refnet = await full();
  expect(await held(refnet)).toMatchObject({ rule: 'volume', step: 'refnet check-in full --kind talk' });
  await refnet.ok(['check-in', 'full', '--kind', 'talk']);
  expect(await held(refnet)).toMatchObject({
    rule: 'volume',
    step: 'refnet agree full --i-will WHAT --they-will WHAT --verbal',
  });
  expect(await refnet.ok(['advise', 'full'])).toContain(`
  Next        agree what each side will do:
              refnet agree full --i-will WHAT --they-will WHAT --verbal
              or accept (strategic alliance): refnet advise full --accept
`);
  expect(await refnet.ok(['advise', 'full', '--format', 'md'])).toContain(
    '; or accept (strategic alliance): `refnet advise full --accept`\n',
  );
  expect(await refnet.ok(['report', 'full'])).toContain(`
  Next        agree what each side will do
              refnet agree full --i-will WHAT --they-will WHAT --verbal
`);
});

test('looking back, an interval of your own is taken as it is today, and said to be', async () => {
  const refnet = await full(['edit', 'full', '--check-in-months', '3']);
  const noted = 'On record   a check-in every 3 months, as you set it (as recorded today)\n';
  expect(await refnet.ok(['advise', 'full', '--as-of', '2026-11-01'])).toContain(noted);
  expect(await refnet.ok(['advise', 'full'])).not.toContain('as you set it');
});

test('much at stake with growth and a complex handoff is time to formalize, once proven', async () => {
  const refnet = await full(
    ['config', 'revenue-at-stake', '50000'],
    ['add-partner', 'Ann Lee', '--known-since', '2020-01-01'],
    ['log', 'Big One', '--from', 'ann', '--on', '2026-03-03', '--yes'],
    ['update', 'Big One', 'won', '--value', '90000', '--yes'],
    ['note', 'ann', 'wants to grow', '--kind', 'growth'],
    ['note', 'ann', 'three at once', '--kind', 'complex-handoff'],
  );
  expect(await advice(refnet, 'ann')).toMatchObject({ rule: 'low', triggers: [] });
  await refnet.ok(['log', 'Two T.', '--from', 'ann', '--yes']);
  await refnet.ok(['log', 'Three T.', '--from', 'ann', '--yes']);
  expect(await advice(refnet, 'ann')).toMatchObject({ rule: 'stakes', rank: 7, triggers: ['stakes'] });
});

test('an event without an end lasts its first day', async () => {
  const refnet = await full(
    ['add-partner', 'Ann Lee', '--known-since', '2020-01-01'],
    ...['A A.', 'B B.', 'C C.'].map((client) => ['log', client, '--from', 'ann', '--yes']),
    ['project', 'ann', 'Open house', '--kind', 'event', '--from', '2026-03-01'],
  );
  expect(await advice(refnet, 'ann')).toMatchObject({ rule: 'low', triggers: [] });
});
