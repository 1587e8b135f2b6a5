import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const PARTNERS = [
  ['add-partner', 'Maren Holt', '--profession', 'pharmacist'],
  ['add-partner', 'Ilse Moreno', '--profession', 'GP'],
  ['add-partner', 'Beth Carr', '--profession', 'family doctor'],
  ['add-partner', 'Udo Falk', '--profession', 'life coach and personal trainer'],
] as const;

async function gaps(refnet: Refnet): Promise<string> {
  const text = await refnet.ok(['report', '--only', 'gaps']);
  return text.slice(text.indexOf('Serve the same'));
}

describe('the professions that serve the same clients', () => {
  test('are of a family lawyer those who serve families, without who is not to be referred to', async () => {
    const refnet = await newNetwork(
      ['config', 'profession', 'family lawyer'],
      ['add-partner', 'Amara Roy', '--profession', 'therapist'],
      ['add-partner', 'Bob Ek', '--profession', 'mediator'],
      ['edit', 'bob', '--do-not-refer'],
    );
    expect(await gaps(refnet)).toMatchInlineSnapshot(`
      "Serve the same clients as you
        no partner yet  insurance agent, banker, accountant, notary, mediator, real
                        estate agent, mortgage broker, business valuator, financial
                        planner, coach, parenting coordinator, home care, funeral
                        director
        one alone       therapist (Amara Roy)
      "
    `);
    expect(
      JSON.parse(await refnet.ok(['due', '--candidates', '--json'])).map(
        (each: { partner: string }) => each.partner,
      ),
    ).toEqual(['Amara Roy']);
  });

  test('are told by who is there: nobody, or one alone', async () => {
    const refnet = await newNetwork(...PARTNERS, ['config', 'profession', 'psychologist']);
    expect(await gaps(refnet)).toMatchInlineSnapshot(`
      "Serve the same clients as you
        no partner yet  lawyer, mediator, business valuator, parenting coordinator,
                        dentist, physical therapist, home care
        one alone       coach (Udo Falk), pharmacist (Maren Holt), fitness and
                        nutrition (Udo Falk)
      "
    `);
    await refnet.ok(['edit', 'beth', '--archive']);
    expect(await gaps(refnet)).toContain(
      'one alone       coach (Udo Falk), doctor (Ilse Moreno), pharmacist',
    );
    const { gaps: asked, contactSphere } = JSON.parse(
      await refnet.ok(['report', '--only', 'gaps', '--json']),
    );
    expect(asked).toEqual([]);
    expect(contactSphere.slice(0, 2)).toEqual([
      { profession: 'coach', partner: 'Udo Falk' },
      { profession: 'lawyer', partner: null },
    ]);
    expect(
      (await refnet.ok(['report', '--only', 'gaps', '--format', 'csv'])).split(/\r?\n/).slice(0, 3),
    ).toEqual([
      'profession,times,lastAsked,needs,sameClients,partner',
      'coach,,,,true,Udo Falk',
      'lawyer,,,,true,',
    ]);
  });

  test.each([
    [[], 'refnet does not know what you do:'],
    [
      [['config', 'profession', 'lobster diver']],
      'no profession that refnet knows is in "lobster diver"; say it in other words,\n  like mortgage broker:',
    ],
  ])('cannot be told where mine is not known: %j', async (typed, words) => {
    const refnet = await newNetwork(...PARTNERS, ...typed);
    expect(await gaps(refnet)).toBe(
      `Serve the same clients as you\n  ${words}    refnet config profession "WHAT YOU DO"\n`,
    );
    const { contactSphere } = JSON.parse(await refnet.ok(['report', '--only', 'gaps', '--json']));
    expect(contactSphere).toBeNull();
  });

  test('stand only in the part on gaps', async () => {
    const refnet = await newNetwork(...PARTNERS, ['config', 'profession', 'psychologist']);
    expect(await refnet.ok(['report'])).not.toContain('same clients');
  });
});

test('where each of them has two partners that is said', async () => {
  const refnet = await newNetwork(['config', 'profession', 'notary']);
  const { contactSphere } = JSON.parse(await refnet.ok(['report', '--only', 'gaps', '--json'])) as {
    contactSphere: { profession: string }[];
  };
  for (const [at, { profession }] of contactSphere.entries()) {
    for (const given of ['Ann', 'Bea']) {
      await refnet.run([
        'add-partner',
        `${given} Partner${'abcdefghijklmnopqrstuvwxyz'[at]}`,
        '--profession',
        profession,
        '--yes',
      ]);
    }
  }
  expect(contactSphere.length).toBeGreaterThan(0);
  expect(await gaps(refnet)).toBe('Serve the same clients as you\n  each has two partners or more\n');
});
