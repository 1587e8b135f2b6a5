import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A tracker with a row for each of these names. */
function fileOf(refnet: Refnet, ...names: readonly string[]): string {
  const path = join(refnet.home, 'tracker.csv');
  const cell = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const rows = names.map((name, at) => `2026-01-0${at + 1},${cell(name)},Client ${at + 1}`);
  writeFileSync(path, `Date,Referred by,Client\n${rows.join('\n')}\n`);
  return path;
}

/** The words of a printed command, as a shell reads them. */
function typedWords(command: string): string[] {
  const said = execFileSync('sh', ['-c', `refnet() { printf '%s\\0' "$@"; }\n${command}`], {
    encoding: 'utf8',
  });
  return said.split('\0').slice(0, -1);
}

/** The names of all partners, with their other names. */
async function partnersOf(refnet: Refnet): Promise<string[]> {
  const all = JSON.parse(await refnet.ok(['partners', '--json'])) as { name: string; aliases: string[] }[];
  return all.map(({ name, aliases }) => [name, ...aliases].join(' / ')).toSorted();
}

describe('names of a tracker that are near each other', () => {
  const NAMES = [
    'Jon Ash',
    'John Ash',
    'R. Dalton',
    'Dalton, Rita',
    'Rita Dalton (Dalton Wealth)',
    'Rita Dalton CFP',
  ];

  test('are shown before they are written, with what to type where they are one', async () => {
    const refnet = await newNetwork(['add-partner', 'Rita Dalton']);
    const path = fileOf(refnet, ...NAMES);
    const { stderr } = await refnet.run(['import', path, '--dry-run']);
    expect(stderr).toBe(
      '"John Ash" is not on record, but looks like "Jon Ash" of the same file\n' +
        '"R. Dalton" is not on record, but looks like Rita Dalton (p1)\n' +
        '"Rita Dalton (Dalton Wealth)" is not on record, but looks like Rita Dalton (p1)\n' +
        'They would be added apart; a terminal asks about each. To say that they are one, or some of them:\n' +
        `  refnet import ${path} --same "John Ash=Jon Ash, R. Dalton=Rita Dalton, Rita Dalton (Dalton Wealth)=Rita Dalton"\n`,
    );
    expect(await partnersOf(refnet)).toEqual(['Rita Dalton']);
    await refnet.ok(typedWords(stderr.split('\n').at(-2) ?? ''));
    expect(await partnersOf(refnet)).toEqual([
      'Jon Ash / John Ash',
      'Rita Dalton / R. Dalton / Rita Dalton (Dalton Wealth)',
    ]);
  });

  test('stay apart in a script, each with the command that makes two one', async () => {
    const refnet = await newNetwork(['add-partner', 'Rita Dalton']);
    const { stderr } = await refnet.run(['import', fileOf(refnet, ...NAMES), '--yes']);
    const commands = stderr.split('\n').filter((line) => line.startsWith('  refnet'));
    expect(commands).toEqual(['  refnet merge p2 p3', '  refnet merge p1 p4', '  refnet merge p1 p5']);
    for (const command of commands) await refnet.ok([...typedWords(command), '--yes']);
    expect(await partnersOf(refnet)).toEqual([
      'Jon Ash / John Ash',
      'Rita Dalton / R. Dalton / Rita Dalton (Dalton Wealth)',
    ]);
  });

  test('are said in JSON, with the numbers they have', async () => {
    const refnet = await newNetwork(['add-partner', 'Rita Dalton']);
    const path = fileOf(refnet, 'R. Dalton', 'Jon Ash', 'John Ash');
    const looked = async (...more: readonly string[]) => {
      const [part] = JSON.parse((await refnet.run(['import', path, '--json', ...more])).stdout) as {
        lookAlikes: unknown;
      }[];
      return part?.lookAlikes;
    };
    expect(await looked('--dry-run')).toEqual([
      { name: 'R. Dalton', like: 'Rita Dalton', partnerId: 'p1', addedId: null, likeId: 'p1' },
      { name: 'John Ash', like: 'Jon Ash', partnerId: null, addedId: null, likeId: null },
    ]);
    expect(await looked()).toEqual([
      { name: 'R. Dalton', like: 'Rita Dalton', partnerId: 'p1', addedId: 'p2', likeId: 'p1' },
      { name: 'John Ash', like: 'Jon Ash', partnerId: null, addedId: 'p4', likeId: 'p3' },
    ]);
  });

  test('are asked about in a terminal, and not again', async () => {
    const refnet = await newNetwork(['add-partner', 'Rita Dalton']);
    const path = fileOf(refnet, 'R. Dalton', 'Jon Ash', 'John Ash', 'Mike Holt', 'Michael Holt');
    const { code, stdout } = await asked(
      refnet,
      ['import', path],
      [
        ['Who is "R. Dalton"? (1 of 3)', '2'],
        ['The file has "John Ash" and "Jon Ash". Are they one partner? (2 of 3)', '3'],
        ['"Michael Holt" and "Mike Holt"', ''],
        ['New partners: John Ash, Mike Holt and Michael Holt', 'yes'],
      ],
    );
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: 'Imported 5 referrals from 4 partners (3 new), 1 Jan 2026 to 5 Jan 2026.',
    });
    expect(await partnersOf(refnet)).toEqual([
      'John Ash / Jon Ash',
      'Michael Holt',
      'Mike Holt',
      'Rita Dalton / R. Dalton',
    ]);
    const before = dumpOf(refnet.file);
    const again = await refnet.run(['import', path]);
    expect(again).toMatchObject({ stdout: 'Nothing new: all 5 rows were already there.\n', stderr: '' });
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['undo']);
    expect(await partnersOf(refnet)).toEqual(['Rita Dalton']);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('are all left apart by one answer, and nothing is written where a person leaves', async () => {
    const refnet = await newNetwork(['add-partner', 'Rita Dalton']);
    const path = fileOf(refnet, 'R. Dalton', 'Jon Ash', 'John Ash', 'Mike Holt', 'Michael Holt');
    const before = dumpOf(refnet.file);
    const { code } = await asked(
      refnet,
      ['import', path],
      [
        ['another, and so are 2 more', 'and so'],
        ['Import it?', 'no'],
      ],
    );
    expect(code).toBe(130);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('have whatever signs, and are typed as they are printed', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const names = ['Mike "$HOME" O\'Neil = Co, Ltd', 'Michael "$HOME" O\'Neil = Co, Ltd'];
    const path = fileOf(refnet, ...names);
    const { stderr } = await refnet.run(['import', path, '--dry-run']);
    await refnet.ok(typedWords(stderr.split('\n').at(-2) ?? ''));
    expect(await partnersOf(refnet)).toEqual([names.join(' / '), 'Nora Blum']);
  });

  test('of whom several have the other name are told by number', async () => {
    const refnet = await newNetwork(['add-partner', 'John Ash']);
    await refnet.ok(['add-partner', 'John Ash', '--yes']);
    const path = fileOf(refnet, 'Jon Ash');
    const { stderr } = await refnet.run(['import', path, '--dry-run']);
    expect(stderr).toContain('--same "Jon Ash=p1"\n');
    await refnet.ok(['import', path, '--same', 'Jon Ash=p2']);
    expect(JSON.parse(await refnet.ok(['show', 'p2', '--json']))).toMatchObject({ aliases: ['Jon Ash'] });
  });

  test('what is no pair is refused, and a list of people takes none', async () => {
    const refnet = await newNetwork(['add-partner', 'John Ash']);
    expect(await refnet.fails(2, ['import', fileOf(refnet, 'Jon Ash'), '--same', 'Jon Ash'])).toBe(
      'refnet: "Jon Ash" in --same is no pair of two sides with = between them\n' +
        '  for example: --same "Jon Ash=John Ash"\n',
    );
  });
});

test.each([
  ['Rita Dalton CFP', 'Rita Dalton'],
  ['RITA DALTON, CFP', 'Rita Dalton'],
  ['Rita Dalton Ph.D.', 'Rita Dalton'],
  ['Rita Dalton CFP, MBA', 'Rita Dalton'],
  ['Dalton, Rita', 'Rita Dalton'],
])('%s is Rita Dalton, where she is known', async (name) => {
  const refnet = await newNetwork([
    'add-partner',
    'Rita Dalton',
    '--email',
    'rita@x.example',
    '--business',
    'X',
  ]);
  expect((await refnet.run(['import', fileOf(refnet, name)])).stderr).toBe('');
  expect(await partnersOf(refnet)).toEqual(['Rita Dalton']);
});

test('letters behind a new name are what they do, in whatever order the names come', async () => {
  const refnet = await newNetwork(['add-partner', 'Nora Blum']);
  const { stderr } = await refnet.run([
    'import',
    fileOf(refnet, 'Rita Dalton CFP', 'Rita Dalton', 'Ann Ash MBA'),
  ]);
  expect(stderr).toBe(
    '"Rita Dalton CFP" was read as the name Rita Dalton, and CFP as what they do\n' +
      '"Ann Ash MBA" was read as Ann Ash, without what stands behind the name\n',
  );
  expect(await partnersOf(refnet)).toEqual(['Ann Ash', 'Nora Blum', 'Rita Dalton']);
});

test('what lawyers have behind their name is no part of it', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  await refnet.ok([
    'import',
    fileOf(refnet, 'Tom Becker', 'Tom Becker, Esq.', 'Tom Becker Esq'),
    '--received',
  ]);
  expect(await partnersOf(refnet)).toEqual(['Tom Becker']);
});

test('whom a cell means of two of one name can be said by number', async () => {
  const refnet = await newNetwork(['add-partner', 'Tom Becker'], ['add-partner', 'Tom Becker', '--yes']);
  const path = fileOf(refnet, 'Tom Becker');
  const { code, stderr } = await refnet.run(['import', path, '--received']);
  expect(code).toBe(1);
  expect(stderr).toContain('or say --same "NAME=p1"');
  await refnet.ok(['import', path, '--received', '--same', 'Tom Becker=p1']);
  expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([{ partnerId: 'p1' }]);
});

test('of two spellings of one name in a file the whole one stands, whichever comes first', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const { stderr } = await refnet.run(['import', fileOf(refnet, 'H. Brandt', 'Holger Brandt'), '--given']);
  const merge = /refnet merge p\d+ p\d+/.exec(stderr)?.[0].split(' ').slice(1) ?? [];
  await refnet.run([...merge, '--yes']);
  expect(await partnersOf(refnet)).toEqual(['Holger Brandt / H. Brandt']);
  const other = await newNetwork(['config', 'currency', 'CAD']);
  const path = fileOf(other, 'Tom Becker (Century 21)', 'Tom Becker');
  await asked(
    other,
    ['import', path, '--given'],
    [
      ['Are they one partner?', 'one, called Tom Becker'],
      ['Import it?', 'yes'],
    ],
  );
  expect((await partnersOf(other))[0]).toMatch(/^Tom Becker\b(?! \()/);
});
