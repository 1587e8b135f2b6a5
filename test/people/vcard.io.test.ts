import { array, assert, constantFrom, integer, nat, property, tuple, uint8Array } from 'fast-check';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readCards } from '../../src/people/vcard.io.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { NOTHING_SAID, type PersonSaid } from '../../src/people/person.ts';

/** The cards of a text or of bytes, given in pieces of so many bytes. */
function read(
  text: string | Buffer,
  size = 65_536,
): ReturnType<typeof readCards> extends Generator<infer C> ? C[] : never {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return [...readCards(chunks)];
}

const lines = (...properties: string[]) => `${['BEGIN:VCARD', ...properties, 'END:VCARD'].join('\r\n')}\r\n`;
const v3 = (...properties: string[]) => lines('VERSION:3.0', ...properties);
const v4 = (...properties: string[]) => lines('VERSION:4.0', ...properties);
const v2 = (...properties: string[]) => lines('VERSION:2.1', ...properties);

/** The only card, read, what it does not say left out. */
function only(text: string | Buffer): Partial<PersonSaid> {
  const [card] = read(text);
  if (card === undefined || 'fault' in card) throw new Error(JSON.stringify(card));
  return Object.fromEntries(
    Object.entries(card).filter(
      ([key, value]) =>
        JSON.stringify(value) !== JSON.stringify(NOTHING_SAID[key as keyof typeof NOTHING_SAID]),
    ),
  );
}

test('the card of an agent within another is passed over, and in UTF-16 of either order each is read', () => {
  const agent = v2(
    'FN:Own Name',
    'AGENT:',
    'BEGIN:VCARD',
    'FN:Agent Name',
    'END:VCARD',
    'EMAIL:own@example.com',
  );
  expect(only(agent)).toMatchObject({ full: 'Own Name', emails: ['own@example.com'] });
  const card = v3('FN:Zoë Ito');
  const little = Buffer.from(`\ufeff${card}`, 'utf16le');
  expect(only(little)).toMatchObject({ full: 'Zoë Ito' });
  expect(only(Buffer.from(little).swap16())).toMatchObject({ full: 'Zoë Ito' });
});

describe('a card', () => {
  test.each<[string, string | Buffer, Partial<PersonSaid>]>([
    [
      'a name in parts',
      v3('N:Holt;Maren;A.;Dr.;MBA', 'FN:Maren Holt'),
      { full: 'Maren Holt', family: 'Holt', given: 'Maren', middle: 'A.', prefix: 'Dr.', suffix: 'MBA' },
    ],
    [
      'groups',
      v3('FN:A', 'item1.EMAIL;type=INTERNET;type=pref:a@example.com', 'item1.X-ABLabel:_$!<Work>!$_'),
      { full: 'A', emails: ['a@example.com'] },
    ],
    [
      'escapes',
      v3('FN:Ash\\, Ann', 'NOTE:one\\ntwo\\; three'),
      { full: 'Ash, Ann', notes: ['one\ntwo; three'] },
    ],
    ['folded lines', v3('FN:Maren', '  Holt'), { full: 'Maren Holt' }],
    [
      'a fax, which is no phone',
      v3('FN:A', 'TEL;TYPE=WORK,FAX:1', 'TEL;TYPE=CELL:030 12345'),
      { full: 'A', phones: ['030 12345'] },
    ],
    [
      'an address of where they work',
      v3('FN:A', 'ADR;TYPE=HOME:;;;Bonn;;;', 'ADR;TYPE=WORK:;;;Köln;NRW;;Germany'),
      { full: 'A', city: 'Köln', state: 'NRW', country: 'Germany' },
    ],
    [
      'a URL with an escape',
      v3('FN:A', 'URL:https\\://a.example.com'),
      { full: 'A', links: ['https://a.example.com'] },
    ],
    [
      'what 4.0 writes as a URI',
      v4('FN:A', 'TEL;VALUE=uri;TYPE="voice,work":tel:+1-416-555-0133;ext=7'),
      { full: 'A', phones: ['+1-416-555-0133 ext 7'] },
    ],
    [
      'a firm',
      v4('KIND:org', 'FN:Brun & Cole', 'ORG:Brun & Cole'),
      { full: 'Brun & Cole', business: 'Brun & Cole', isFirm: true },
    ],
    [
      'a firm as Apple shows it',
      v3('N:;;;;', 'FN:Brun', 'ORG:Brun;', 'X-ABShowAs:COMPANY'),
      { full: 'Brun', business: 'Brun', isFirm: true },
    ],
    ['categories', v3('FN:A', 'CATEGORIES:x,y z'), { full: 'A', labels: ['x', 'y z'] }],
    [
      'who referred them, as Apple keeps it',
      v3('FN:A', 'item2.X-ABRELATEDNAMES:Ann Ash', 'item2.X-ABLabel:Referred by'),
      { full: 'A', referredBy: 'Ann Ash' },
    ],
    [
      'quoted-printable over several lines',
      v2(
        'N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Wei=C3=9F;J=C3=B6=',
        'rg',
        'NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=',
        '=0D=0Ab',
      ),
      { family: 'Weiß', given: 'Jörg', notes: ['a\n\nb'] },
    ],
    [
      'quoted-printable under a later version',
      v3('FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg'),
      { full: 'Jörg' },
    ],
    [
      'a charset',
      Buffer.from(v2('FN;CHARSET=windows-1250:\u0160'), 'latin1').map((byte) =>
        byte === 0x60 ? 0x8a : byte,
      ) as Buffer,
      { full: 'Š' },
    ],
    ['bytes of Windows', Buffer.from(v2('FN:J\u00f6rg'), 'latin1'), { full: 'Jörg' }],
    [
      'a semicolon that is text',
      v2('N:Ash;Ann', 'NOTE:one; two'),
      { family: 'Ash', given: 'Ann', notes: ['one; two'] },
    ],
    ['a mark of UTF-8 first', `\ufeff${v3('FN:A')}`, { full: 'A' }],
    ['UTF-16', Buffer.from(`\ufeff${v3('FN:Jörg')}`, 'utf16le'), { full: 'Jörg' }],
    ['control characters', v3('FN:A\u0007nn'), { full: 'Ann' }],
    ['no version', lines('N:Ash;Ann'), { family: 'Ash', given: 'Ann' }],
    ['small letters', 'begin:vcard\nversion:3.0\nfn:Ann\nend:vcard\n', { full: 'Ann' }],
    [
      'what nobody reads, whatever it holds',
      v3('FN:A', 'X-ODD;X=":":;;\\', 'PHOTO;ENCODING=b:AAAA', ' BBBB', 'GEO:broken'),
      { full: 'A' },
    ],
  ])('%s', (_what, text, expected) => {
    const { line: _line, ...card } = only(text);
    expect(card).toEqual(expected);
  });

  it('that is bad loses only itself, and is named by its line', () => {
    const good = v3('FN:Ann');
    const text = [
      good,
      v3('FN:Bob', 'nonsense'),
      v3('NOTE:nobody'),
      'BEGIN:VCARD\r\nFN:Cut\r\n',
      good,
      'stray\r\n',
      good,
    ].join('');
    const cards = read(text).map((card) =>
      'fault' in card
        ? `line ${card.fault.line}: ${card.fault.reason}`
        : 'group' in card
          ? 'a group'
          : card.full,
    );
    expect(cards).toEqual([
      'Ann',
      'line 8: the line is no property of a card',
      'line 10: the card names nobody',
      'line 14: the card has no end (END:VCARD)',
      'Ann',
      'line 20: text that is in no card (BEGIN:VCARD is missing)',
      'Ann',
    ]);
  });

  it('is read the same however the file comes in pieces', () => {
    const text = Buffer.from(v3('FN:Jörg', 'NOTE:a', ' b') + v2('N:Ash;Ann'));
    for (let size = 1; size < 20; size++) expect(read(text, size)).toEqual(read(text));
  });
});

const folder = new URL('../imports/fixtures/contacts/', import.meta.url).pathname;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.vcf'))
  .map((name) => readFileSync(`${folder}${name}`));

describe('what cards are in', () => {
  const polish = (said: string) => Buffer.from(said.replace('ł', '\u00b3').replace('ń', '\u00f1'), 'latin1');
  const card = polish(v3('FN:Michał Kuński', 'NOTE:żarty'.replace('ż', '\u00bf')));
  const nameOf = (bytes: Buffer, encoding: string, isSaid = true) => {
    const [first] = readCards([bytes], { encoding, isSaid });
    return first !== undefined && 'full' in first ? first.full : undefined;
  };

  test('is as a person said, or by its letters; a property that says it itself is that', () => {
    expect(nameOf(card, 'windows-1250')).toBe('Michał Kuński');
    expect(nameOf(card, 'windows-1250', false)).toBe('Michał Kuński');
    const utf8 = Buffer.from(v3('FN:Michał Kuński'));
    expect(nameOf(utf8, 'windows-1250', false)).toBe('Michał Kuński');
    expect(nameOf(utf8, 'windows-1250')).toBe('MichaĹ‚ KuĹ„ski');
    const own = v2('N;CHARSET=UTF-8:;Michał', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Micha=C5=82');
    expect(nameOf(Buffer.from(own), 'windows-1252')).toBe('Michał');
    expect(nameOf(Buffer.from(v2('FN;ENCODING=QUOTED-PRINTABLE:Micha=B3')), 'windows-1250')).toBe('Michał');
    expect(nameOf(Buffer.from(v3('FN:Michał'), 'utf16le'), 'utf-16le')).toBe('Michał');
    const japanese = Buffer.from([...Buffer.from('BEGIN:VCARD\nVERSION:3.0\nFN:'), 0x95, 0x5c, 0x8e, 0xa6]);
    expect(nameOf(Buffer.concat([japanese, Buffer.from('\nEND:VCARD\n')]), 'shift_jis')).toBe('表示');
  });

  test('is said where it was guessed, and taken as it was said', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const path = join(refnet.home, 'cards.vcf');
    writeFileSync(path, card);
    expect(await refnet.run(['import', path, '--dry-run'])).toMatchObject({
      stderr:
        '"cards.vcf" is in Windows-1250, by the letters in it (--encoding NAME says otherwise): cards of people\n',
      stdout: expect.stringContaining('Michał Kuński') as string,
    });
    expect(await refnet.run(['import', path, '--encoding', 'latin1', '--dry-run'])).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('Micha³ Kuñski') as string,
    });
  });
});

test.each(['FN;=:Ann', 'N;:Ash;Ann', 'TEL;A:555', 'ADR;LABEL="x:y'])(
  'a card with a property whose parameters are none is refused by its line: %s',
  (line) => {
    const [card, next] = read(`${v3('FN:Ann Ash', line)}${v4('FN:Bo Lind')}`);
    expect(card).toMatchObject({ fault: { line: 4, reason: 'the line is no property of a card' } });
    expect(next).toMatchObject({ full: 'Bo Lind' });
  },
);

test('a card with a line that is no property is refused by that line, and those beside it are read', () => {
  const cards = read(`${v3('FN:Ann Ash', 'no property at all')}${v4('FN:Bo Lind')}`);
  expect(cards).toMatchObject([
    { fault: { line: 4, reason: 'the line is no property of a card' } },
    { full: 'Bo Lind' },
  ]);
});

test('a property in letters that nobody knows the name of is read as the card is', () => {
  expect(only(v2('FN;CHARSET=MARTIAN;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg'))).toMatchObject({ full: 'Jörg' });
});

test('a card of a group of others is nobody, and is counted apart', async () => {
  const refnet = await newNetwork(['add-partner', 'Nora Blum']);
  const path = join(refnet.home, 'cards.vcf');
  const apple = v3('N:Clients;;;;', 'FN:Clients', 'X-ADDRESSBOOKSERVER-KIND:group');
  const group = v4('KIND:group', 'FN:Referral partners', 'MEMBER:urn:uuid:1', 'EMAIL:all@x.example');
  writeFileSync(path, `${apple}${group}${v3('FN:Ann Ash', 'KIND:individual')}`);
  expect(await refnet.ok(['import', path])).toBe(
    'Added 1 partner, of 1 person.\n' +
      '  2 cards of groups of others were left out.\n' +
      '  next: refnet partners      refnet undo      takes the whole import back\n',
  );
  writeFileSync(path, `${apple}${group}`);
  expect(await refnet.fails(1, ['import', path])).toBe(
    'refnet: nobody is named in "cards.vcf"\n  check that it is the right file\n',
  );
});

describe('a damaged file of cards', () => {
  const aFile = constantFrom(...files);

  test('cut anywhere, gives what is whole, and a reason with a line for the rest', () => {
    assert(
      property(aFile, nat(), (file, at) => {
        const cut = file.subarray(0, at % file.length);
        const at1 = read(cut).map((card) => ('fault' in card ? card.fault.line : card.line));
        expect(at1.every((line) => line > 0)).toBe(true);
        expect(read(cut).length).toBeLessThanOrEqual(read(file).length);
      }),
    );
  });

  test('with bytes flipped, or in another encoding, ends', () => {
    const flips = array(tuple(nat(), integer({ min: 0, max: 255 })), { maxLength: 30 });
    assert(
      property(aFile, flips, integer({ min: 1, max: 5000 }), (file, all, size) => {
        const bytes = Buffer.from(file);
        for (const [at, byte] of all) bytes[at % bytes.length] = byte;
        for (const card of read(bytes, size)) expect(card).toBeTypeOf('object');
      }),
    );
  });

  test('of nothing but noise ends', () => {
    assert(
      property(uint8Array({ maxLength: 3000 }), (noise) => {
        expect(read(Buffer.concat([Buffer.from('BEGIN:VCARD\n'), noise])).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('what refnet writes as cards comes back as it was', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Zoë Ångström, Esq', '--profession', 'CPA; tax', '--business', 'Holt, Inc; & Söhne'],
    [
      'edit',
      'p1',
      '--email',
      'z@example.com',
      '--phone',
      '+1 416 555 0133',
      '--link',
      'https://z.example.com',
    ],
    [
      'edit',
      'p1',
      '--tag',
      'gold, silver',
      '--tag',
      'b',
      '--also-known-as',
      'Z, the',
      '--note',
      'two\nlines; and \\ more',
    ],
    ['add-partner', 'BRUN & COLE', '--region', 'Köln', '--country', 'DE'],
    ['add-partner', '李 明', '--country', 'CA', '--subdivision', 'ON'],
  );
  const cards = await refnet.ok(['export', 'partners', '--format', 'vcard']);
  const other = await newNetwork();
  const { code, stderr } = await other.run(['import', '-'], { stdin: cards });
  expect({ code, stderr: stderr.replace(/Your network.*\n/, '') }).toEqual({ code: 0, stderr: '' });
  const facts = ({ id: _id, ...partner }: Record<string, unknown>) => partner;
  const listed = async (network: typeof refnet) =>
    (JSON.parse(await network.ok(['partners', '--json'])) as Record<string, unknown>[]).map(facts);
  expect(await listed(other)).toEqual(await listed(refnet));
  expect((await refnet.run(['import', '-'], { stdin: cards })).stdout).toContain('Nothing new');
});
