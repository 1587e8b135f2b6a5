import { describe, expect, test } from 'vitest';
import { readCards } from '../../src/people/vcard.io.ts';
import { addressColumns, addressesIn } from '../../src/people/people-addresses.ts';
import { peopleColumns } from '../../src/people/people-columns.ts';
import { newNetwork } from '../helpers/refnet.ts';

function cardAddresses(version: string, ...lines: readonly string[]): readonly string[] {
  const text = ['BEGIN:VCARD', `VERSION:${version}`, 'FN:Ann Lee', 'N:Lee;Ann;;;', ...lines, 'END:VCARD', ''];
  const [card] = readCards([Buffer.from(text.join('\r\n'))]);
  if (card === undefined || !('addresses' in card)) throw new Error('no card was read');
  return card.addresses;
}

describe('postal addresses of cards', () => {
  test.each([
    [
      '3.0',
      ['ADR;TYPE=WORK:;;1 Pier St;Toronto;ON;M5V 1A1;Canada'],
      ['1 Pier St, Toronto, ON M5V 1A1, Canada'],
    ],
    [
      '3.0',
      ['item1.ADR;type=WORK;type=pref:;;1 Pier St\\nSuite 2\\, rear;Toronto;ON;M5V 1A1;'],
      ['1 Pier St, Suite 2, rear, Toronto, ON M5V 1A1'],
    ],
    ['3.0', ['ADR:12;Suite 2;1 Pier St;Toronto;ON;;'], ['PO Box 12, 1 Pier St, Suite 2, Toronto, ON']],
    ['3.0', ['ADR:;;Hauptstr. 5;Berlin;;10115;Deutschland'], ['Hauptstr. 5, 10115 Berlin, Deutschland']],
    ['3.0', ['ADR:;;A Rd,B Rd;Bonn;;;'], ['A Rd, B Rd, Bonn']],
    [
      '3.0',
      ['ADR;TYPE=HOME:;;2 Home Rd;Bonn;;;', 'ADR;TYPE=WORK:;;3 Work Rd;Bonn;;;'],
      ['3 Work Rd, Bonn', '2 Home Rd, Bonn'],
    ],
    ['3.0', ['ADR;TYPE=WORK:;;;Toronto;ON;;Canada'], []],
    ['3.0', ['LABEL;TYPE=WORK:1 Pier St\\nToronto\\, ON'], ['1 Pier St, Toronto, ON']],
    [
      '3.0',
      ['ADR;TYPE=WORK:;;1 Pier St;Toronto;;;', 'LABEL;TYPE=WORK:1 Pier St\\nToronto'],
      ['1 Pier St, Toronto'],
    ],
    ['3.0', ['ADR;TYPE=WORK:;;1 Pier ', ' St;Tor', ' onto;ON;;'], ['1 Pier St, Toronto, ON']],
    ['4.0', ['ADR;LABEL="2 King St\\nToronto";TYPE=work:;;;;;;'], ['2 King St, Toronto']],
    ['4.0', ['ADR;LABEL="2 King St^nToronto":;;;;;;'], ['2 King St, Toronto']],
    [
      '4.0',
      ['ADR;TYPE=work;PREF=1:;;2 King St;Toronto;ON;M5H 1A1;Canada'],
      ['2 King St, Toronto, ON M5H 1A1, Canada'],
    ],
    [
      '2.1',
      [
        'ADR;WORK;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Kaiserstra=C3=9Fe 5=0D=0A2. Sto=',
        'ck;K=C3=B6ln;;50667;Germany',
      ],
      ['Kaiserstraße 5, 2. Stock, 50667 Köln, Germany'],
    ],
    [
      '2.1',
      ['ADR;WORK;PREF:;;Hauptstr. 1;Berlin;;10115;Deutschland'],
      ['Hauptstr. 1, 10115 Berlin, Deutschland'],
    ],
    ['2.1', ['LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 Pier St=0D=0AToronto'], ['1 Pier St, Toronto']],
  ])('version %s: %j', (version, lines, addresses) => {
    expect(cardAddresses(version, ...lines)).toEqual(addresses);
  });

  test('are the same after they were written and read again, beside the place they serve', async () => {
    const added = [
      '12 King St W; Suite 400, rear; Toronto ON M5H 1A1',
      'The Old Mill; by the river, and over the bridge at the very end of the longest lane there is',
      'Hauptstr. 5, 10115 Berlin, Germany',
      'Łódzka 5, 90-001 Łódź',
    ];
    const refnet = await newNetwork(
      [
        'add-partner',
        'Maren Holt',
        '--region',
        'Greater Toronto',
        '--subdivision',
        'ON',
        '--country',
        'CA',
        ...added.flatMap((each) => ['--address', each]),
      ],
      ['add-partner', 'Victor Osei', '--address', '5 Oak Ave, Toronto, ON'],
    );
    const cards = await refnet.ok(['export', 'partners', '--format', 'vcard']);
    for (const line of cards.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(cards).toContain('ADR;TYPE=work:;;12 King St W\\, Suite 400\\, rear;Toronto;ON;M5H 1A1;\r\n');
    expect(cards).toContain('ADR;TYPE=work:;;Hauptstr. 5;Berlin;;10115;Germany\r\n');
    expect(cards).toContain('ADR:;;;Greater Toronto;ON;;CA\r\n');
    const again = await refnet.run(['import', '-', '--json'], { stdin: cards });
    expect(JSON.parse(again.stdout)).toMatchObject([{ known: 2, added: 0, filled: 0 }]);
    const other = await newNetwork();
    expect((await other.run(['import', '-', '--yes'], { stdin: cards })).code).toBe(0);
    expect(JSON.parse(await other.ok(['show', 'maren', '--json']))).toMatchObject({
      region: 'Greater Toronto',
      addresses: [
        '12 King St W, Suite 400, rear, Toronto, ON M5H 1A1',
        'The Old Mill, by the river, and over the bridge at the very end of the longest lane there is',
        'Hauptstr. 5, 10115 Berlin, Germany',
        'Łódzka 5, 90-001 Łódź',
      ],
    });
    expect(JSON.parse(await other.ok(['show', 'victor', '--json']))).toMatchObject({
      region: null,
      addresses: ['5 Oak Ave, Toronto, ON'],
    });
  });
});

describe('postal addresses of contact lists', () => {
  const PARTS_OF_OUTLOOK = ['Street', 'Street 2', 'City', 'State', 'Postal Code', 'Country/Region'];
  const of = (which: string) => PARTS_OF_OUTLOOK.map((each) => `${which} ${each}`);
  test.each([
    [
      ['First Name', 'Last Name', 'Company', ...of('Business'), ...of('Home'), 'E-mail Address'],
      [
        'Ann',
        'Lee',
        'Lee & Co',
        '1 Pier St',
        'Suite 2',
        'Toronto',
        'ON',
        'M5V 1A1',
        'Canada',
        '2 Home Rd',
        '',
        'Bonn',
        '',
        '53111',
        'Germany',
        'ann@example.com',
      ],
      ['1 Pier St, Suite 2, Toronto, ON M5V 1A1, Canada', '2 Home Rd, 53111 Bonn, Germany'],
    ],
    [
      [
        'First Name',
        'Last Name',
        'E-mail 1 - Value',
        ...[
          'Label',
          'Formatted',
          'Street',
          'City',
          'PO Box',
          'Region',
          'Postal Code',
          'Country',
          'Extended Address',
        ].map((each) => `Address 1 - ${each}`),
        ...['Label', 'Formatted', 'Street'].map((each) => `Address 2 - ${each}`),
      ],
      [
        'Ann',
        'Lee',
        'ann@example.com',
        'Work',
        '1 Pier St\nToronto',
        '1 Pier St',
        'Toronto',
        '',
        'ON',
        'M5V 1A1',
        'CA',
        'Suite 2',
        'Home',
        '2 Home Rd\nBonn',
        '',
      ],
      ['1 Pier St, Suite 2, Toronto, ON M5V 1A1, CA', '2 Home Rd, Bonn'],
    ],
    [
      ['Name', 'Email', 'Address 1 - Formatted'],
      ['Ann Lee', 'ann@example.com', '1 Pier St, Toronto ::: 2 Home Rd, Bonn'],
      ['1 Pier St, Toronto', '2 Home Rd, Bonn'],
    ],
    [
      ['Name', 'Email', 'Address', 'City', 'State', 'ZIP'],
      ['Ann Lee', 'ann@example.com', '1 Main St', 'Springfield', 'IL', '62704'],
      ['1 Main St, Springfield, IL 62704'],
    ],
    [
      ['Name', 'Email', 'Address', 'City', 'Region'],
      ['Ann Lee', 'ann@example.com', '1 Main St, Springfield, IL 62704', 'Springfield', 'Midwest'],
      ['1 Main St, Springfield, IL 62704'],
    ],
    [
      ['Name', 'Email', 'Address Line 1', 'Address Line 2', 'Town', 'Postcode'],
      ['Ann Lee', 'ann@example.com', '10 High St', 'Flat 3', 'Leeds', 'LS1 4AP'],
      ['10 High St, Flat 3, Leeds, LS1 4AP'],
    ],
    [
      [
        'Vorname',
        'Nachname',
        'E-Mail-Adresse',
        'Straße geschäftlich',
        'Postleitzahl geschäftlich',
        'Ort geschäftlich',
      ],
      ['Ann', 'Lee', 'ann@example.com', 'Hauptstr. 5', '10115', 'Berlin'],
      ['Hauptstr. 5, 10115 Berlin'],
    ],
    [['Name', 'Email', 'City'], ['Ann Lee', 'ann@example.com', 'Toronto'], []],
  ])('%j', (headings, cells, addresses) => {
    const columns = peopleColumns(headings);
    expect(addressesIn(addressColumns(columns ?? []), cells)).toEqual(addresses);
  });

  test('one too long to be kept leaves its row out, with why', async () => {
    const refnet = await newNetwork();
    const stdin = `Name,Email,Address\nAnn Lee,ann@example.com,"${'1 Long Lane '.repeat(120)}"\nBo Li,bo@example.com,"5 Oak Ave\nBonn"\n`;
    const { stderr } = await refnet.run(['import', '-', '--yes', '--skip-bad'], { stdin });
    expect(stderr).toContain('the address is 1,439 characters long, and at most 1,000 are kept');
    expect(await refnet.ok(['show', 'bo'])).toContain('5 Oak Ave, Bonn');
  });
});
