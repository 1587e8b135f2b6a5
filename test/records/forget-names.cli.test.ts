import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anyOfWords, anyPartOf, mentionsOf } from '../../src/text/names-in-text.ts';
import { tellingWords } from '../../src/text/telling-words.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const QUAGMIRE = ['log', 'Zebulon Quagmire', '--from', 'maren', '--status', 'lost'] as const;

async function network(...argvs: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(['add-partner', 'Maren Holt'], QUAGMIRE, ...argvs);
}

const isInFile = (refnet: Refnet, word: RegExp) => word.test(readFileSync(refnet.file, 'utf8'));

describe('a whole name in a text', () => {
  test.each([
    ['Zebulon Quagmire', 'Later Quagmire, Zebulon came', 'Later (client) came'],
    ['Quagmire, Zebulon', 'met Zebulon Quagmire.', 'met (client).'],
    ['Mr. Zebulon Quagmire', 'met Zebulon Quagmire', 'met (client)'],
    ['Zebulon Quagmire', 'Zebulon Quagmires brother', '(client) brother'],
    ['Zebulon Quagmire', 'zebulon quagmire’s brother', '(client) brother'],
    ['Zebulon Quagmire', 'zebulon-quagmire.pdf', '(client).pdf'],
    ['Zebulon Quagmire', 'zebulonquagmire.pdf', '(client).pdf'],
    ['Björn Müller', 'Bjoern Mueller rang', '(client) rang'],
    ['Bjoern Mueller', 'Bjorn Muller, Björn Müller', '(client), (client)'],
    ["Ann O'Brien", 'Ann O’Brien and ann obrien', '(client) and (client)'],
    ['Jo Ash', 'Joe Ash', 'Joe Ash'],
    ['Jane D.', 'plan d, Jane came', 'plan d, Jane came'],
    ['Jane D.', 'Jane Drew', 'Jane Drew'],
    ['Thistlewood', 'the Thistlewoods', 'the (client)'],
  ])('%s: %s', (name, text, without) => {
    expect(mentionsOf([name]).takenOut(text)).toBe(without);
  });
});

describe('a word of a name in a need', () => {
  test.each([
    ['May Will', 'a will, may change', 'a will, may change'],
    ['May Will', 'Will and trust', 'Will and trust'],
    ['May Will', 'the trust of Will', 'the trust of (client)'],
    ['Persis Thistlewood', 'separation of the Thistlewoods', 'separation of the (client)'],
    ['Persis Thistlewood', 'separation of the thistlewoods', 'separation of the (client)'],
    ['Björn Müller', 'Mueller divorce', '(client) divorce'],
  ])('%s: %s', (name, text, without) => {
    expect(anyOfWords(tellingWords(name)).takenOut(text)).toBe(without);
  });
});

describe('a word that may be meant', () => {
  test.each([
    ['May Will', 'a will, may change', false],
    ['May Will', 'Will called', true],
    ['Bo Li', 'Li called', true],
    ['Bo Li', 'li called', false],
    ['Zebulon Quagmire', 'zebulon called', true],
    ['Zebulon Quagmire', 'the Quagmires', true],
    ['Dr. Ana Smith', 'the Dr. came', false],
    ['山田 太郎', '山田 rang', true],
  ])('%s: %s', (name, text, isFound) => {
    expect(anyPartOf([name]).takenOut(text) !== text).toBe(isFound);
  });
});

test('the family name first finds the client', async () => {
  const refnet = await network();
  await refnet.ok(['forget', '--client', 'Quagmire, Zebulon', '--yes']);
  expect(isInFile(refnet, /quagmire/i)).toBe(false);
});

test('who may be the same client is listed with the command', async () => {
  const refnet = await network(
    ['log', 'Mr. Zebulon Quagmire', '--from', 'maren', '--status', 'lost'],
    ['log', 'Zebulon & Ottilie Quagmire', '--from', 'maren', '--status', 'lost'],
    ['log', 'Ottilie Quince', '--from', 'maren', '--status', 'lost'],
  );
  expect(await refnet.ok(['forget', '1', '--yes'])).toContain(
    `Clients who may be the same, and stay
  refnet forget 2      received from Maren Holt, 20 Nov 2026
  refnet forget 3      received from Maren Holt, 20 Nov 2026
`,
  );
});

test('what of the name is left is listed, and --words takes it out for good', async () => {
  const refnet = await network([
    'check-in',
    'maren',
    '--note',
    'Zebulon Quagmire rang. Later Quagmire, Zebulon came; the Quagmires are happy, Zebulon too',
  ]);
  const said = await refnet.ok(['forget', '1', '--yes']);
  expect(said).toContain(`Left as it is, for it may be of somebody else of that name
  check-in 2: note, where the name is not whole
  refnet forget --words Zebulon      takes it out there too
  refnet forget --words Quagmire      takes it out there too
`);
  expect(await refnet.ok(['show', '2'])).toContain('(client) rang. Later (client) came');
  expect(await refnet.ok(['forget', '--words', 'Quagmire', '--yes'])).toContain('check-in 2: note');
  expect(isInFile(refnet, /quagmire/i)).toBe(false);
  expect(isInFile(refnet, /zebulon/i)).toBe(true);
  await refnet.ok(['forget', '--words', 'Zebulon', '--yes']);
  expect(isInFile(refnet, /zebulon/i)).toBe(false);
});

test('--words takes out what undo keeps, and the name of a file', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'Quagmire.csv');
  writeFileSync(file, 'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zebulon Quagmire,lost\n');
  await refnet.run(['import', file]);
  await refnet.ok(['check-in', 'maren', '--note', 'the Quagmires']);
  await refnet.ok(['edit', '2', '--note', 'nobody']);
  expect(await refnet.ok(['forget', '1', '--yes'])).toContain('import: name of the file\n');
  expect(isInFile(refnet, /quagmire/i)).toBe(true);
  const tried = await refnet.ok(['forget', '--words', 'Quagmire', '--dry-run']);
  expect(tried).toContain('import: name of the file');
  await refnet.ok(['forget', '--words', 'Quagmire', '--yes']);
  expect(isInFile(refnet, /quagmire/i)).toBe(false);
  expect(await refnet.fails(1, ['forget', '--words', 'Quagmire', '--yes'])).toContain('stands nowhere');
});

test('a name in a source, a tag, a profession, a region or a link is listed', async () => {
  const refnet = await network(
    ['log', 'Ann Ash', '--source', 'friend of Zebulon Quagmire'],
    [
      'add-partner',
      'Victor Hale',
      '--profession',
      'lawyer of Zebulon Quagmire',
      '--region',
      'Zebulon Quagmire',
    ],
    ['check-in', 'maren', '--note', 'met Zebulon Quagmire'],
    ['edit', 'maren', '--link', 'https://example.org/in/zebulon-quagmire'],
  );
  const said = await refnet.ok(['forget', '1', '--yes']);
  expect(said).toContain('Called so too, and left as it is: edit what should not be\n');
  for (const place of ['p2: profession, region', 'source: name', 'address: value'])
    expect(said).toContain(place);
  expect(await refnet.ok(['show', '3'])).toContain('met (client)');
});

test('a family name goes from promises, unless somebody else on record has it', async () => {
  const refnet = await network(['promise', 'maren', 'send the Quagmire papers', '--by', '2026-12-01']);
  await refnet.ok(['forget', '1', '--yes']);
  expect(await refnet.ok(['show', '2'])).toContain('send the (client) papers');
});

describe('by age', () => {
  test('goes by the own days of a client, whenever that was imported', async () => {
    const refnet = await newNetwork();
    const file = join(refnet.home, 'old.csv');
    writeFileSync(
      file,
      'Date,Closed,Partner,Client,Status\n2010-03-01,2010-04-01,Maren Holt,Zebulon Quagmire,won\n' +
        '2010-03-01,2024-04-01,Maren Holt,Persis Fennimore,won\n',
    );
    await refnet.run(['import', file]);
    await refnet.ok(['forget', '--older-than', '7y', '--all', '--yes']);
    expect(isInFile(refnet, /quagmire/i)).toBe(false);
    expect(isInFile(refnet, /fennimore/i)).toBe(true);
  });

  test('finds what was removed, too', async () => {
    const refnet = await network(
      ['log', 'Persis Fennimore', '--from', 'maren', '--on', '2010-01-05', '--status', 'lost'],
      ['remove', '2', '--yes'],
      ['remove', '1', '--yes'],
    );
    await refnet.ok(['forget', '--older-than', '7y', '--yes']);
    expect(isInFile(refnet, /fennimore/i)).toBe(false);
    expect(isInFile(refnet, /quagmire/i)).toBe(true);
  });

  test('keeps the old record of a client of whom there is a later one', async () => {
    const refnet = await network(
      ['log', 'Zebulon Quagmire', '--from', 'maren', '--on', '2010-01-05'],
      ['update', '2', 'lost', '--on', '2010-02-05'],
    );
    const said = await refnet.run(['forget', '--older-than', '7y', '--yes']);
    expect(said.stdout).toContain(
      '#2  received from Maren Holt, 5 Jan 2010: a later referral is of the same name',
    );
    expect(await refnet.ok(['show', '2'])).toContain('Zebulon Quagmire');
  });
});

test('undo after forgetting says that it takes back something else, and asks', async () => {
  const refnet = await network(['check-in', 'maren', '--note', 'nothing']);
  const at = (minute: number) => ({ now: `2026-11-20T13:0${minute}:00Z` });
  await refnet.ok(['forget', '1', '--yes'], at(1));
  expect(await refnet.fails(1, ['undo'], at(2))).toBe(
    `refnet: the last that happened was forgetting a client, which stays so: undo takes back the change before it
  refnet undo --dry-run      shows that change
  refnet undo --yes      takes back the change before it
`,
  );
  expect((await refnet.run(['undo', '--yes'], at(3))).stdout).toContain('Took back');
  expect(await refnet.ok(['undo'], at(4))).toContain('Took back');
});

describe('a name on standard input', () => {
  test('is taken by edit, forget and search as by log', async () => {
    const refnet = await network();
    const stdin = 'Persis Fennimore\n';
    await refnet.run(['edit', '1', '--client', '-'], { stdin });
    expect(await refnet.ok(['show', '1'])).toContain('Persis Fennimore');
    expect((await refnet.run(['search', '-'], { stdin })).stdout).toContain('Persis Fennimore');
    expect((await refnet.run(['forget', '--client', '-', '--yes'], { stdin })).code).toBe(0);
    expect(isInFile(refnet, /fennimore/i)).toBe(false);
  });

  test.each([
    ['Persis Fennimore\nZebulon Quagmire\n', '2 lines came in on standard input, and one is taken'],
    ['\n', ' came in on standard input'],
  ])('%j is refused', async (stdin, fault) => {
    const refnet = await network();
    for (const argv of [
      ['log', '-', '--from', 'maren'],
      ['edit', '1', '--client', '-'],
      ['forget', '--client', '-'],
      ['search', '-'],
    ]) {
      const { code, stderr } = await refnet.run(argv, { stdin });
      expect([code, stderr]).toEqual([2, expect.stringContaining(fault)]);
    }
  });

  test('that is no UTF-8 is refused', async () => {
    const refnet = await network();
    const { code, stderr } = await refnet.run(['log', '-', '--from', 'maren'], {
      stdin: Buffer.from('Zo\u00eb Quagmire', 'latin1'),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no UTF-8')]);
  });
});

test('a terminal asks whom to forget', async () => {
  const refnet = await network();
  const { code } = await asked(
    refnet,
    ['forget'],
    [
      ['Forget whom?', 'quagmire, zebulon'],
      ['Forget for good?', 'y'],
    ],
  );
  expect(code).toBe(0);
  expect(isInFile(refnet, /quagmire/i)).toBe(false);
});

test('of several clients written alike the texts that hold the name are left, and are said with the line that shows them', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ana Lam'],
    ['add-partner', 'Ola Okafor'],
    ['log', 'J.M.', '--from', 'ana'],
    ['log', 'J.M.', '--to', 'ola', '--yes'],
    ['check-in', 'ola', '--note', 'J. M. is back with mother'],
    ['promise', 'ana', 'call about j.m.', '--by', '2026-12-01'],
    ['edit', 'ana', '--note', 'met through J.M.'],
  );
  const { stdout } = await refnet.run(['forget', '1', '--all', '--yes']);
  expect(stdout).toContain(
    'Left as it is, for it may be of somebody else of that name\n' +
      '  p1: notes\n' +
      '  check-in 3: note\n' +
      '  promise 4: what\n' +
      '  refnet search J.M.      shows them\n',
  );
  const found = await refnet.ok(['search', 'J.M.']);
  for (const text of ['J. M. is back with mother', 'call about j.m.', 'met through J.M.'])
    expect(found).toContain(text);
  const { stdout: rest } = await refnet.run(['forget', '2', '--all', '--yes']);
  expect(rest).not.toContain('Left as it is');
  expect(rest).toContain('Mentions of the name, which becomes "(client)"');
});

test.each([
  ['J.M.', 'JM', true],
  ['J. M.', 'JM', true],
  ['JM', 'J.M.', true],
  ['Å.K.', 'ÅK', true],
  // A word of small letters may be a name.
  ['J.O.', 'Jo', false],
  ['J.M.', 'MJ', false],
  ['J.M.', 'JMK', false],
])('a client kept as %j is found as %j: %s', async (kept, typed, isFound) => {
  const refnet = await newNetwork(['add-partner', 'Ann Ash'], ['log', kept, '--from', 'ann']);
  const { stdout, stderr } = await refnet.run(['forget', '--client', typed, '--all', '--dry-run']);
  expect(stdout.startsWith('Would forget the client of 1 referral') && stderr === '').toBe(isFound);
});

test('initials with points and without may be two clients, which is asked', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Ash'],
    ['log', 'J.M.', '--from', 'ann'],
    ['log', 'JM', '--to', 'ann'],
  );
  expect(await refnet.fails(1, ['forget', '--client', 'JM', '--all', '--yes'])).toContain(
    'is the client of 2 introductions',
  );
  expect(await refnet.ok(['forget', '1', '--all', '--dry-run'])).toContain(
    'Clients who may be the same, and stay\n  refnet forget 2 ',
  );
});
