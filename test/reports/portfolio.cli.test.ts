import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

/** So many received from each of these partners, in this year. */
function received(from: Readonly<Record<string, number>>) {
  return newNetwork(
    ...Object.entries(from).flatMap(([name, n]) => [
      ['add-partner', name, '--known-since', '2024-01'],
      ...Array.from({ length: n }, (_, at) => ['log', `Client ${at}`, '--from', name, '--on', '2026-05-04']),
    ]),
  );
}

test('tells the partners on each stage, and who sends clients', async () => {
  const refnet = await received({
    'Maren Holt': 6,
    'Victor Osei': 2,
    'Ilse Moreno': 1,
    'Ian Webb': 1,
    'Tia Rey': 1,
    'Ben Adler': 0,
  });
  await refnet.ok(['edit', 'maren', '--stage', 'power-partner']);
  await refnet.ok(['edit', 'tia', '--archive']);
  expect(await refnet.ok(['report', '--only', 'portfolio'])).toMatchInlineSnapshot(`
    "Your referral network                                   12 months to 20 Nov 2026

    Partners on each stage                                                5 partners
      Acquaintance        4  Ben Adler, Ian Webb, Ilse Moreno, Victor Osei
      Referral partner    0
      Power partner       1  Maren Holt
      Strategic alliance  0
      Joint venture       0

    Who sends clients
      Width      5 partners sent 1 or more
      Depth      11 received, about 2.2 from each on average
      Top fifth  1 of 5 sent 6 of the 11 (55%): Maren Holt
    "
  `);
  expect(JSON.parse(await refnet.ok(['report', '--only', 'portfolio', '--json']))).toMatchInlineSnapshot(`
    {
      "partners": 5,
      "received": 11,
      "since": "2025-11-21",
      "stages": [
        {
          "names": [
            "Ben Adler",
            "Ian Webb",
            "Ilse Moreno",
            "Victor Osei",
          ],
          "partners": 4,
          "stage": "acquaintance",
        },
        {
          "names": [],
          "partners": 0,
          "stage": "referral-partner",
        },
        {
          "names": [
            "Maren Holt",
          ],
          "partners": 1,
          "stage": "power-partner",
        },
        {
          "names": [],
          "partners": 0,
          "stage": "strategic-alliance",
        },
        {
          "names": [],
          "partners": 0,
          "stage": "joint-venture",
        },
      ],
      "topFifth": {
        "names": [
          "Maren Holt",
        ],
        "partners": 1,
        "received": 6,
      },
      "until": "2026-11-20",
      "width": 5,
    }
  `);
  expect(await refnet.ok(['report', '--only', 'portfolio', '--format', 'csv'])).toMatchInlineSnapshot(`
    "part,label,partners,received,names
    stage,acquaintance,4,,"Ben Adler; Ian Webb; Ilse Moreno; Victor Osei"
    stage,referral-partner,0,,
    stage,power-partner,1,,Maren Holt
    stage,strategic-alliance,0,,
    stage,joint-venture,0,,
    senders,all,5,11,
    senders,top-fifth,1,6,Maren Holt
    "
  `);
});

test.each([
  [{ 'Maren Holt': 5, 'Victor Osei': 4 }, 'Top fifth  too few to tell: 9 received, told from 10 on'],
  [
    { 'Maren Holt': 6, 'Victor Osei': 4 },
    'Top fifth  1 of 2 sent 6 of the 10 (60%): Maren Holt; of fewer than 5 one is\n             more than a fifth',
  ],
  [
    { 'Maren Holt': 5, 'Victor Osei': 5 },
    'Top fifth  1 of 2 sent 5 of the 10 (50%); of fewer than 5 one is more than a\n             fifth',
  ],
  [{ A1: 3, B1: 2, C1: 2, D1: 2, E1: 1 }, 'Top fifth  1 of 5 sent 3 of the 10 (30%): A1'],
  [{ A1: 3, B1: 2, C1: 1, D1: 1, E1: 1, F1: 2 }, 'Top fifth  2 of 6 sent 5 of the 10 (50%)\n'],
  [{ A1: 3, B1: 3, C1: 1, D1: 1, E1: 1, F1: 1 }, 'Top fifth  2 of 6 sent 6 of the 10 (60%): A1, B1'],
  [{ A1: 0 }, '  Nobody sent a client on these days.'],
] satisfies [Record<string, number>, string][])('%j', async (from, said) => {
  const refnet = await received(from);
  expect(await refnet.ok(['report', '--only', 'portfolio'])).toContain(said);
});
