import { describe, expect, test } from 'vitest';
import { readTitle } from '../../src/people/job-title.ts';
import { readName } from '../../src/partners/read-name.ts';
import { nameInAddress } from '../../src/text/address.ts';

/** What a text says, in a line: name, other names, profession, firm, note. */
function inALine(text: string): string {
  const { name, aliases, profession, business, note } = readName(text);
  const said = [
    ...aliases.map((alias) => `also ${alias}`),
    ...(profession === null ? [] : [`does ${profession}`]),
    ...(business === null ? [] : [`of ${business}`]),
    ...(note === null ? [] : [`note ${note}`]),
  ];
  return [name, ...said].join('; ');
}

describe('a text that stands for a name', () => {
  test.each([
    ['Ann Ash', 'Ann Ash'],
    ['Ann Ash, CPA', 'Ann Ash; does CPA'],
    ['Ann Ash, CPA, CGA', 'Ann Ash; does CPA'],
    ['Ann Ash, MBA', 'Ann Ash'],
    ['Ann Ash, MBA, CFP®', 'Ann Ash; does CFP'],
    ['Ann Ash CPA', 'Ann Ash; does CPA'],
    ['Ann Ash, J.D.', 'Ann Ash'],
    ['Ann Ash Ph.D.', 'Ann Ash'],
    ['ANN ASH CPA', 'Ann Ash; does CPA'],
    ['Ann Ash (Ash Tax)', 'Ann Ash; of Ash Tax'],
    ['Ann Ash (accountant)', 'Ann Ash; does accountant'],
    ['Ann Ash (she/her)', 'Ann Ash'],
    ['Ann Ash (Toronto)', 'Ann Ash; note Toronto'],
    ['Ash, Ann', 'Ann Ash'],
    ['van der Berg, Jan', 'Jan van der Berg'],
    ['ANN ASH', 'Ann Ash'],
    ["SEAN O'BRIEN-MCDONALD", "Sean O'Brien-Mcdonald"],
    ['JAN VAN DER BERG', 'Jan van der Berg'],
    ['ann ash', 'Ann Ash'],
    ['Robert "Bob" Brun', 'Robert Brun; also Bob Brun'],
    ['Robert (Bob) Brun', 'Robert Brun; also Bob Brun'],
    ['Robert “Bob” Brun', 'Robert Brun; also Bob Brun'],
    ["Robert 'Bob' Brun", 'Robert Brun; also Bob Brun'],
    ['Ann Ash | Realtor', 'Ann Ash; does Realtor'],
    ['Ann Ash - Mortgage Broker', 'Ann Ash; does Mortgage Broker'],
    ['Ann Ash - Ash Tax Ltd.', 'Ann Ash; of Ash Tax Ltd.'],
    ['Ann Ash 🏠🔑', 'Ann Ash'],
    ['Ann Ash, NMLS #123456', 'Ann Ash; note NMLS #123456'],
    ['Ann Ash, NMLS# 123456, CPA', 'Ann Ash; does CPA; note NMLS# 123456'],
    ['Ann Ash, MBA, NMLS ID 123456', 'Ann Ash; note NMLS ID 123456'],
    ['Ann Ash NMLS 123456', 'Ann Ash; note NMLS 123456'],
    ['Ann Ash | NMLS #123456', 'Ann Ash; note NMLS #123456'],
    ['Ann Ash (CalDRE 01234567)', 'Ann Ash; note CalDRE 01234567'],
    ['Ann Ash, Lic. No. 4711', 'Ann Ash; note Lic. No. 4711'],
    ['Ann Ash, #123456', 'Ann Ash; note #123456'],
    ['Client 12345', 'Client 12345'],
    ['Sue Ellen (Pratt) Owens', 'Sue Ellen Owens; also Pratt Owens; also Sue Ellen Pratt'],
    ['Sue (née Pratt) Owens', 'Sue Owens; also Sue Pratt'],
    ['Sue Owens (formerly Pratt)', 'Sue Owens; also Sue Pratt'],
    ['Ute Holt (geb. von der Heide)', 'Ute Holt; also Ute von der Heide'],
    ['Dr. Ann Ash', 'Dr. Ann Ash'],
    ['Brun & Cole LLP', 'Brun & Cole LLP'],
    ['Smith & Sons, Inc.', 'Smith & Sons, Inc.'],
    ['RBC', 'RBC'],
    ['李 明', '李 明'],
    ['Иван Петров', 'Иван Петров'],
    ['محمد علي', 'محمد علي'],
    ['Ma', 'Ma'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(inALine(text)).toBe(expected);
  });
});

test.each([
  ['ann.ash@example.com', 'Ann Ash'],
  ['ann_ash+list@example.com', 'Ann Ash'],
  ['ann-marie.ash@example.com', 'Ann Marie Ash'],
  ['annash@example.com', undefined],
  ['info@example.com', undefined],
  ['no-reply@example.com', undefined],
  ['ann.1984@example.com', undefined],
])('the name in the address %s', (address, expected) => {
  expect(nameInAddress(address)).toBe(expected);
});

describe('a title', () => {
  test.each([
    ['Mortgage Broker at Harbour Lending', '', 'Mortgage Broker', 'Harbour Lending', null],
    ['Senior Mortgage Broker', '', 'Senior Mortgage Broker', null, null],
    ['Founder | Mortgage Broker', '', 'Mortgage Broker', null, null],
    ['Realtor® with Bright Homes', '', 'Realtor', 'Bright Homes', null],
    ['Founder & CEO', 'Harbour Mortgages', 'mortgage broker', null, 'Founder & CEO'],
    ['Partner', 'Osei Law LLP', 'lawyer', null, 'Partner'],
    ['Owner at Osei Law', 'Acme', 'lawyer', 'Osei Law', 'Owner'],
    ['CEO', 'Acme', null, null, 'CEO'],
    ['Manager', 'Osei Law LLP', null, null, 'Manager'],
    ['Steuerberaterin bei Groß GmbH', '', 'Steuerberaterin', 'Groß GmbH', null],
    ['Jeweller', '', 'Jeweller', null, null],
    ['', '', null, null, null],
  ])('%s of %s', (title, firm, profession, business, note) => {
    expect(readTitle(title, firm)).toEqual({ profession, business, note });
  });
});
