import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** What the first question of `log` offers for what is typed there. */
async function offered(refnet: Refnet, typed: string): Promise<string[]> {
  const { stderr } = await asked(refnet, ['log'], [['From whom, or to whom', typed]]);
  return stderr.split('\n').flatMap((line) => /\d {2}(.+)$/.exec(line)?.[1] ?? []);
}

const BEGUN = [
  ['add-partner', 'Eve Roy'],
  ['add-partner', 'Maren Holt'],
  ['log', 'Zebulon Quagmire', '--to', 'eve'],
  ['log', 'Maren', '--to', 'eve'],
];

test.each(['J.M.', 'j. m.', 'JM', 'Dana R.', 'zebulon quagmire'])(
  'what reads as a client at the first question is the client first, and no new partner: %s',
  async (typed) => {
    expect(await offered(await newNetwork(...BEGUN), typed)).toEqual([
      `"${typed}", the client`,
      `to "${typed}", a new partner`,
      `from "${typed}", a new partner`,
    ]);
  },
);

test('whoever may be a partner is one first, and the client last', async () => {
  const refnet = await newNetwork(...BEGUN);
  expect((await offered(refnet, 'Ilse Marsh')).at(-1)).toBe('"Ilse Marsh", the client');
  expect(await offered(refnet, 'maren')).toEqual([
    'to Maren Holt',
    'from Maren Holt',
    'to "maren", a new partner',
    'from "maren", a new partner',
    '"maren", the client',
  ]);
});

test.each([
  'schroeder',
  'Schröder',
  'schroede',
  'schroeder gmbh',
  'Petra Schroedre',
  'schrödinger & kraus',
  'Schroedinger',
])(
  'a partner is offered before a new one of nearly the same name, whose umlauts are spelt out: %s',
  async (typed) => {
    const refnet = await newNetwork(
      ['add-partner', 'Petra Schröder', '--business', 'Schröder GmbH'],
      ['add-partner', 'Bea Kraus', '--business', 'Schroedinger & Kraus'],
    );
    const whom = /inger/i.test(typed) ? 'Bea Kraus' : 'Petra Schröder';
    expect((await offered(refnet, typed))[0]).toBe(`from ${whom}`);
  },
);
