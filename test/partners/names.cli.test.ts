import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 was received from Maren, #2 given to Victor. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'my-name', 'Émilie Fortin'],
    ['add-partner', 'Maren Holt', '--profession', 'broker'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Dana R.', '--to', 'victor'],
    ...more,
  );
}

async function nameOf(refnet: Refnet, partner: string): Promise<{ name: string; alsoKnownAs?: string[] }> {
  return JSON.parse(await refnet.ok(['show', partner, '--json']));
}

function csv(refnet: Refnet, ...rows: string[]): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, ['Date,Partner,Client', ...rows, ''].join('\n'));
  return path;
}

describe('a partner who is renamed', () => {
  test('is told, keeps the old name as another one, and undo takes both back', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['edit', 'maren', '--name', 'Maren Hill'])).toBe(
      'p1  Maren Hill\n    name was Maren Holt, is now Maren Hill\n    also known as: Maren Holt added\n',
    );
    expect(await refnet.ok(['show', 'maren'])).toMatch(/also known as +Maren Holt\n/);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('is found by the old name in arguments, completion and an import', async () => {
    const refnet = await network(['edit', 'maren', '--name', 'Maren Hill']);
    expect(await nameOf(refnet, 'maren holt')).toMatchObject({ name: 'Maren Hill' });
    expect(await refnet.ok(['log', 'Bob Q.', '--from', 'holt'])).toContain('received from Maren Hill');
    expect(await refnet.ok(['__complete', 'bash', '--', 'show', 'holt'])).toContain('maren-hill');
    const path = csv(refnet, '2026-03-01,Maren Holt,Ann');
    expect(JSON.parse(await refnet.ok(['import', path, '--json']))).toMatchObject([
      { added: 1, newPartners: [] },
    ]);
  });

  test('gives way to another partner whose whole name it is, in arguments and an import', async () => {
    const refnet = await network(
      ['edit', 'maren', '--name', 'Maren Hill'],
      ['add-partner', 'Maren Holt', '--yes'],
    );
    expect(await refnet.ok(['log', 'Bob Q.', '--from', 'Maren Holt', '--json'])).toContain(
      '"partnerId": "p3"',
    );
    const path = csv(refnet, '2026-03-01,Maren Holt,Ann');
    await refnet.ok(['import', path, '--yes']);
    expect(await refnet.ok(['referrals', '--partner', 'p3'])).toContain('Ann');
  });

  test.each([
    [['--name', 'MÁREN HOLT'], []],
    [
      ['--name', 'Maren Hill', '--also-known-as', 'Mo'],
      ['Mo', 'Maren Holt'],
    ],
  ])('%j leaves the other names %j', async (argv, names) => {
    const refnet = await network(['edit', 'maren', ...argv]);
    expect(JSON.parse(await refnet.ok(['show', 'p1', '--json']))).toMatchObject({ aliases: names });
  });

  test('and renamed back has no other name', async () => {
    const refnet = await network(
      ['edit', 'maren', '--name', 'Maren Hill'],
      ['edit', 'maren', '--name', 'Maren Holt', '--not-known-as', 'Maren Holt'],
      ['edit', 'maren', '--not-known-as', 'Maren Hill'],
    );
    expect(JSON.parse(await refnet.ok(['show', 'p1', '--json']))).toMatchObject({
      name: 'Maren Holt',
      aliases: [],
    });
  });

  test('and merged leaves the names of both', async () => {
    const refnet = await network(
      ['edit', 'maren', '--name', 'Maren Hill'],
      ['edit', 'victor', '--name', 'M. Hill'],
      ['merge', 'p1', 'p2', '--yes'],
    );
    expect(JSON.parse(await refnet.ok(['show', 'p1', '--json']))).toMatchObject({
      name: 'Maren Hill',
      aliases: ['Maren Holt', 'M. Hill', 'Victor Osei'],
    });
  });
});

describe("a name that is nobody's, or my own", () => {
  const NOBODY = 'it is no partner';
  const ME = 'is you, and you are no partner of yours';
  const MINE = 'is your own name, and you are no partner of yours';

  test.each([
    [['add-partner', 'N/A'], NOBODY],
    [['add-partner', '-'], NOBODY],
    [['add-partner', 'Unknown, accountant'], NOBODY],
    [['add-partner', 'Ann Ash', '--also-known-as', 'TBD'], NOBODY],
    [['add-partner', 'emilie FORTIN'], MINE],
    [['add-partner', 'Fortin, Émilie'], MINE],
    [['add-partner', 'Émilie R. Fortin'], MINE],
    [['add-partner', 'Mme Émilie Fortin'], MINE],
    [['add-partner', 'me'], ME],
    [['log', 'Bob Q.', '--to', 'Dr. Emilie Fortin', '--add'], MINE],
    [['log', 'Bob Q.', '--from', 'me'], ME],
    [['log', 'Bob Q.', '--from', 'I'], ME],
    [['log', 'Bob Q.', '--to', 'Myself', '--add'], ME],
    [['log', 'Bob Q.', '--source', 'I'], 'names nobody, so it is no source'],
    [['log', 'Bob Q.', '--from', 'Self'], NOBODY],
    [['log', 'Bob Q.', '--from', 'none', '--add'], NOBODY],
    [['log', 'Bob Q.', '--to', 'new: ?'], NOBODY],
    [['log', 'Bob Q.', '--from', 'Emilie Fortin', '--add'], MINE],
    [['edit', 'maren', '--name', 'unknown'], NOBODY],
    [['edit', 'maren', '--name', 'ÉMILIE FORTIN'], MINE],
    [['edit', 'maren', '--also-known-as', 'emilie fortin'], MINE],
  ])('is refused: %j', async (argv, why) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(2, argv)).toContain(why);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('is not the beginning of another name where it says me', async () => {
    const refnet = await newNetwork(['add-partner', 'Mei-Ling Chen'], ['add-partner', 'Ilse Moreno']);
    expect(await refnet.fails(2, ['log', 'Bob Q.', '--from', 'me'])).toContain(ME);
    expect(await refnet.fails(1, ['check-in', 'i'])).toContain('no partner "i"');
    expect(await refnet.ok(['log', 'Bob Q.', '--from', 'mei'])).toContain('Mei-Ling Chen');
  });

  test('but for a middle initial is refused with what tells a namesake from me', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['add-partner', 'Emilie R. Fortin'])).toBe(
      `refnet: "Emilie R. Fortin" ${MINE}
  refnet config my-name      shows your name
  where it is somebody else, write what tells them from you: "NAME (Austin)"
`,
    );
    await refnet.ok(['add-partner', 'Emilie R. Fortin (Austin)']);
  });

  test('is refused whole, with what to do', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['add-partner', 'n/a'])).toBe(
      'refnet: "n/a" names nobody, so it is no partner\n  give the name of a person or a firm\n',
    );
    expect(await refnet.fails(2, ['add-partner', 'emilie fortin'])).toBe(
      'refnet: "emilie fortin" is your own name, and you are no partner of yours\n' +
        '  refnet config my-name      shows your name\n',
    );
    expect(await refnet.fails(1, ['add-partner', 'Ann Ash', '--introduced-by', 'N/A'])).toBe(
      'refnet: no partner "N/A"\n  refnet partners      lists whom you have\n',
    );
  });

  test('is a rejected row of an import', async () => {
    const refnet = await network();
    const path = csv(
      refnet,
      '2026-03-01,Unknown,Ann',
      '2026-03-02,emilie fortin,Bea',
      '2026-03-03,Maren Holt,Cem',
    );
    const { code, stderr } = await refnet.run(['import', path]);
    expect(code).toBe(1);
    expect(stderr).toContain('2 rows name no partner ("Unknown" and "emilie fortin")\n');
  });

  test('is said where it is set and a partner is called so already', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['config', 'my-name', 'maren HOLT'])).toBe(
      'refnet: a partner of yours is called that too: Maren Holt (p1)\n' +
        '  refnet show p1      shows that partner\n' +
        '  refnet remove p1      takes that one out, where it is you\n' +
        '  refnet config my-name "maren HOLT" --yes      sets it all the same\n',
    );
  });

  test('a partner who is there by such a name already may be told apart and mended', async () => {
    const refnet = await network(['config', 'my-name', 'Maren Holt', '--yes']);
    expect(await refnet.ok(['edit', 'p1', '--tag', 'gold'])).toContain('tags: gold added');
    expect(await refnet.ok(['edit', 'p1', '--name', 'Maren Hill'])).toBe(
      'p1  Maren Hill\n    name was Maren Holt, is now Maren Hill\n',
    );
  });
});

describe('a name with a firm beside it', () => {
  test.each([
    ['Ann Ash (Ash Tax Ltd)', 'Ann Ash', 'Ash Tax Ltd'],
    ['Ann Ash, Ash Tax Ltd', 'Ann Ash', 'Ash Tax Ltd'],
    ['Ann Ash - Ash Tax Ltd', 'Ann Ash', 'Ash Tax Ltd'],
    ['Ann Ash at Ash Tax', 'Ann Ash', 'Ash Tax'],
    ['Dr. Ute von der Heide, Heide GmbH', 'Dr. Ute von der Heide', 'Heide GmbH'],
    ['Ann Ash, family law', 'Ann Ash', null],
    ['Smith, John', 'John Smith', null],
    ['Muster, Dr. Anna', 'Dr. Anna Muster', null],
    ['Smith & Sons, Inc.', 'Smith & Sons, Inc.', null],
    ['Ann Ash (Austin)', 'Ann Ash (Austin)', null],
    ['Order of Malta', 'Order of Malta', null],
    ['Ash Tax Ltd - Ann Ash', 'Ash Tax Ltd - Ann Ash', null],
  ])('is read alike where it is typed, logged with and imported: %s', async (typed, name, business) => {
    for (const by of ['added', 'logged', 'imported'] as const) {
      const refnet = await network();
      if (by === 'added') await refnet.ok(['add-partner', typed]);
      else if (by === 'logged') await refnet.run(['log', 'Bea Lind', '--from', typed, '--add']);
      else await refnet.run(['import', csv(refnet, `2026-03-01,"${typed}",Bea Lind`), '--yes']);
      expect({ by, ...(await nameOf(refnet, 'p3')) }).toMatchObject({ by, name, business });
    }
  });

  test('is told, with the command that makes one name again', async () => {
    const refnet = await network();
    expect(await refnet.ok(['add-partner', 'Ann Ash (Ash Tax Ltd) ann@ash.example'])).toContain(
      '    read as the name Ann Ash, Ash Tax Ltd as their business, and ann@ash.example as how to reach them\n' +
        '    refnet edit p3 --name "Ann Ash (Ash Tax Ltd) ann@ash.example" --business ""      makes it one name\n',
    );
    const { stderr } = await refnet.run(['log', 'Bea', '--from', 'Bob Cole (Cole Legal)', '--add']);
    expect(stderr).toContain(
      '"Bob Cole (Cole Legal)" was read as the name Bob Cole, and Cole Legal as their business\n',
    );
  });

  test('gives way to a firm that is said', async () => {
    const refnet = await network();
    await refnet.ok(['add-partner', 'Ann Ash (Ash Tax Ltd)', '--business', 'Other Ltd']);
    expect(await nameOf(refnet, 'p3')).toMatchObject({ name: 'Ann Ash', business: 'Other Ltd' });
  });
});

describe('a name with a profession beside it', () => {
  test('is taken apart where a partner is added, which is said', async () => {
    const refnet = await network();
    expect(await refnet.ok(['add-partner', 'Ilse Moreno, mortgage broker'])).toBe(
      'p3  Ilse Moreno, mortgage broker\n' +
        '    read as the name Ilse Moreno, and mortgage broker as what they do\n' +
        '    refnet edit p3 --name "Ilse Moreno, mortgage broker" --profession ""      makes it one name\n' +
        '    next: refnet log "Client" --to ilse      refnet check-in ilse\n',
    );
    expect(await nameOf(refnet, 'p3')).toMatchObject({ name: 'Ilse Moreno', profession: 'mortgage broker' });
  });

  test('is taken apart behind a name of several words that nobody quoted, too', async () => {
    const refnet = await network();
    await refnet.ok(['add-partner', 'Rui', 'Dias', 'as', 'a', 'mortgage', 'broker']);
    expect(await nameOf(refnet, 'p3')).toMatchObject({ name: 'Rui Dias', profession: 'mortgage broker' });
    const logged = await refnet.run(['log', 'Bea Lind', '--from', 'Tom Reyes plumber', '--add']);
    expect(logged.stderr).toBe(
      '"Tom Reyes plumber" was read as the name Tom Reyes, and plumber as what they do\n',
    );
    expect(await nameOf(refnet, 'p4')).toMatchObject({ name: 'Tom Reyes', profession: 'plumber' });
  });

  test('gives way to a profession that is said', async () => {
    const refnet = await network();
    await refnet.ok(['add-partner', 'Ann Ash, CPA', '--profession', 'accountant']);
    expect(await nameOf(refnet, 'p3')).toMatchObject({ name: 'Ann Ash', profession: 'accountant' });
  });

  test('stays whole where it is the name of a firm', async () => {
    const refnet = await network();
    expect(await refnet.ok(['add-partner', 'Smith & Sons, Inc.'])).toMatch(
      /^p3 {2}Smith & Sons, Inc\.\n {4}next/,
    );
  });

  test('is turned round where the surname stands first', async () => {
    const refnet = await network();
    expect(await refnet.ok(['add-partner', 'Moreno, Ilse'])).toContain(
      'p3  Ilse Moreno\n    read as Ilse Moreno, in the order of a list\n' +
        '    refnet edit p3 --name "Moreno, Ilse"      makes it one name\n',
    );
  });

  test('is known where a partner is called so, old or new', async () => {
    const refnet = await network();
    const { stdout, stderr } = await refnet.run(['log', 'Bob Q.', '--from', 'Maren Holt, mortgage broker']);
    expect(stdout).toContain('#3  Bob Q. received from Maren Holt');
    expect(stderr).toBe(
      '"Maren Holt, mortgage broker" was read as the name Maren Holt, and mortgage broker as what they do\n',
    );
    expect(await refnet.fails(1, ['add-partner', 'Holt, Maren'])).toContain(
      'p1  Maren Holt (broker): the same name',
    );
  });

  test('is taken apart where log adds a partner, which is said', async () => {
    const refnet = await network();
    const { stdout, stderr } = await refnet.run(['log', 'Bob Q.', '--from', 'Ilse Moreno, notary', '--add']);
    expect(stdout).toContain('#3  Bob Q. received from Ilse Moreno');
    expect(stderr).toBe(
      '"Ilse Moreno, notary" was read as the name Ilse Moreno, and notary as what they do\n',
    );
    expect(await nameOf(refnet, 'p3')).toMatchObject({ name: 'Ilse Moreno', profession: 'notary' });
  });

  test('is taken apart in an import, where the partner is known and where not', async () => {
    const refnet = await network();
    const path = csv(
      refnet,
      '2026-03-01,"Ilse Moreno, notary",Ann',
      '2026-03-02,Ilse Moreno,Bea',
      '2026-03-03,"Holt, Maren",Cem',
    );
    const { stdout, stderr } = await refnet.run(['import', path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        added: 3,
        partners: 2,
        newPartners: ['Ilse Moreno'],
        takenApart: [{ typed: 'Ilse Moreno, notary', name: 'Ilse Moreno', profession: 'notary' }],
      },
    ]);
    expect(stderr).toContain(
      '"Ilse Moreno, notary" was read as the name Ilse Moreno, and notary as what they do\n',
    );
    expect(await nameOf(refnet, 'ilse')).toMatchObject({ profession: 'notary' });
  });
});
