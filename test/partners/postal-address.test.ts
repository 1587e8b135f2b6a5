import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactKey } from '../../src/partners/partner.ts';
import {
  addressLine,
  addressOf,
  partsOfAddress,
  readPostalAddress,
} from '../../src/partners/postal-address.ts';

describe('a postal address as it is typed', () => {
  test.each([
    ['12 King St W, Toronto, ON M5H 1A1', '12 King St W, Toronto, ON M5H 1A1'],
    ['12 King St W\nSuite 400\r\nToronto', '12 King St W, Suite 400, Toronto'],
    ['12 King St W\\nToronto', '12 King St W, Toronto'],
    ['  12 King St W ;Toronto;; ON ', '12 King St W, Toronto, ON'],
    ['12 King St W,Toronto', '12 King St W, Toronto'],
    ['Lot 1,200, Mill Road,', 'Lot 1,200, Mill Road'],
    ['12, rue de la Paix, 75002 Paris', '12, rue de la Paix, 75002 Paris'],
    ['\u202e12 King St\u0007 W', '12 King St W'],
  ])('%j is %j', (typed, kept) => {
    expect(readPostalAddress(typed)).toBe(kept);
    expect(readPostalAddress(kept)).toBe(kept);
  });

  test.each([
    ['', 'it is empty'],
    [' , ', 'it is empty'],
    ['ann@example.com', 'is an email address'],
    ['https://example.com/a', 'is a web address'],
    ['416 555 0101', 'is no postal address'],
    ['x'.repeat(1001), 'is 1,001 characters long, and at most 1,000 are kept'],
  ])('%j is refused', (typed, why) => {
    expect(() => readPostalAddress(typed)).toThrow(why);
  });
});

describe('the parts of an address', () => {
  test.each([
    ['12 King St W, Toronto, ON M5H 1A1', '12 King St W|Toronto|ON|M5H 1A1|'],
    ['12 King St W, Toronto ON M5H 1A1', '12 King St W|Toronto|ON|M5H 1A1|'],
    ['12 King St W, Suite 400, Toronto, ON, M5H1A1', '12 King St W, Suite 400|Toronto|ON|M5H1A1|'],
    ['12 King St W, Toronto, ON M5H 1A1, Canada', '12 King St W|Toronto|ON|M5H 1A1|Canada'],
    ['12 King St W, Toronto, ON M5H 1A1, CA', '12 King St W|Toronto|ON|M5H 1A1|CA'],
    ['1 Main St, Springfield, IL 62704-1234, USA', '1 Main St|Springfield|IL|62704-1234|USA'],
    ['1 Main St, San Diego, CA', '1 Main St|San Diego|CA||'],
    ['10 Downing St, London SW1A 2AA', '10 Downing St|London||SW1A 2AA|'],
    ['10 Downing St, London, SW1A 2AA, United Kingdom', '10 Downing St|London||SW1A 2AA|United Kingdom'],
    ['Hauptstr. 5, 10115 Berlin, Germany', 'Hauptstr. 5|Berlin||10115|Germany'],
    ['Hauptstr. 5, D-10115 Berlin, Deutschland', 'Hauptstr. 5|Berlin||D-10115|Deutschland'],
    ['12, rue de la Paix, 75002 Paris, France', '12, rue de la Paix|Paris||75002|France'],
    ['Suite 4, 4000 Main Street', 'Suite 4, 4000 Main Street||||'],
    ['The Old Mill', 'The Old Mill||||'],
    ['Toronto, ON', 'Toronto, ON||||'],
    ['M5H 1A1', 'M5H 1A1||||'],
  ])('%j', (address, parts) => {
    const { street, city, region, code, country } = partsOfAddress(address);
    expect([street, city, region, code, country].join('|')).toBe(parts);
  });

  test('put together again have the same words, whatever they are of', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '12',
        'King St',
        'ON',
        'M5H 1A1',
        '10115',
        'Berlin',
        'Germany',
        'CA',
        'USA',
        'SW1A 2AA',
      ),
      fc.string({ maxLength: 8 }),
    );
    const separator = fc.constantFrom(', ', ' ', '; ', '\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, separator), { maxLength: 7 }), (pieces) => {
        const address = addressLine(pieces.flat().join(''));
        const again = addressOf(partsOfAddress(address));
        const keyOf = (value: string) => contactKey({ kind: 'address', value });
        expect(keyOf(again)).toBe(keyOf(address));
        expect(addressLine(address)).toBe(address);
      }),
    );
  });
});
