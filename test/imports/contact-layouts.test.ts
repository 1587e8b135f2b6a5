import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const folder = new URL('fixtures/contacts/', import.meta.url).pathname;

interface Listed {
  name: string;
  profession: string | null;
  business: string | null;
  emails: string[];
  phones: string[];
  introducedBy: string | null;
  howMet: string | null;
}

/** A partner in a line: what stands there, what is not known left out. */
function inALine({ name, profession, business, emails, phones, introducedBy, howMet }: Listed): string {
  const facts = [name, profession, business, ...emails, ...phones, introducedBy, howMet];
  return facts.filter((fact) => fact !== null).join(' | ');
}

const MAREN = 'Maren Holt | Mortgage Broker | Harbour Lending | maren@example.com';

/** Each read with no option; the partners in the order of their numbers. */
const LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  'apple.vcf': [
    `${MAREN} | mari@example.org | +1 (416) 555-0133 | referred by Nora Blum`,
    'Brun & Cole LLP | +1 416 555 0177',
  ],
  'bni-roster.csv': [
    'Maren Holt | Mortgages | Harbour Lending | maren@example.com | 416-555-0133',
    'Tess Bright | Residential Real Estate Agent | Bright Homes Inc.',
  ],
  'google-2024.csv': [
    `${MAREN} | m.holt@example.org | +1 416 555 0133 | +1 416 555 0134`,
    'Dr. Jörg Weiß | Steuerberater | Weiß Steuerberatung | 030 1234567 | p1',
    'Ann Ash | ann.ash@example.com',
    'Brun Realty | +1 647 555 0155',
  ],
  'google-before-2024.csv': [
    `${MAREN} | +1 416 555 0133`,
    'Victor Osei | CPA | victor@example.com',
    'Brun & Cole LLP | 416-555-0177',
  ],
  'google.vcf': [`${MAREN} | +14165550133`, 'Victor Osei | victor.osei@example.com'],
  'hand-made.csv': [
    'Maren Holt | Mortgage broker | Harbour Lending | maren@example.com | 416 555 0133 | Chamber lunch',
    'Ann Ash | CPA | Ash Tax | BNI',
    'Robert Brun | Brun Realty',
  ],
  'hubspot-contacts.csv': [`${MAREN} | +1 416 555 0133`, 'Victor Osei | victor.osei@example.com'],
  'linkedin-connections.csv': [
    'Maren Holt | Senior Mortgage Broker | Harbour Lending | LinkedIn',
    'Ann Ash | CPA | Ash Tax Inc. | ann@example.com | LinkedIn',
    'Victor Osei | lawyer | Osei Law LLP | LinkedIn',
    'Robert Brun | Realtor | Brun Realty | LinkedIn',
  ],
  'mailchimp.csv': ['Maren Holt | Harbour Lending | maren@example.com'],
  'names-and-professions.csv': ['Jörg Weiß | Makler', 'Änne Groß | Steuerberaterin'],
  'outlook-2.1.vcf': ['Dr. Jörg Weiß | Steuerberater | Weiß Steuerberatung | joerg@example.de | 030 1234567'],
  'outlook-classic.csv': [
    `${MAREN} | (416) 555-0133 | referred by Nora Blum`,
    'Dr. Ilse Moreno, Jr. | Dentist | Moreno Dental | +1 647 555 0188 | p1',
  ],
  'outlook-french.csv': [
    'Élodie Lefèvre | Avocate | Cabinet Lefèvre | elodie@example.fr | 04 72 00 00 01 | p2',
    'Hugo Martin | Notaire | hugo@example.fr | 06 12 34 56 78',
  ],
  'outlook-german.csv': [
    'Jörg Weiß | real estate agent | Weiß Immobilien GmbH | joerg@example.de | 0221 1234567 | p2',
    'Änne Groß | Steuerberaterin | Groß Steuerberatung | aenne@example.de | 0171 2345678',
  ],
  'outlook-new.csv': [`${MAREN} | +1 416 555 0133`, 'Kofi Vandyke | Vandyke Insurance | kofi@example.com'],
  'phone-list-french.csv': [
    'Élodie Lefèvre | avocate | Cabinet Lefèvre | elodie@example.fr | 04 72 00 00 01',
    'Hugo Martin | notaire | 06 12 34 56 78',
  ],
  'rfc6350.vcf': ['Dr. Ilse Moreno | Dentist | Moreno Dental | ilse@example.com | +1-647-555-0188 ext 102'],
  'salesforce-contacts.csv': [
    `${MAREN} | (416) 555-0133`,
    'Ian Webb | Financial Advisor | Webb Wealth | ian@example.com',
  ],
  'thunderbird.csv': [`${MAREN} | +1 416 555 0133`, 'Victor Osei | victor@example.com | +1 647 555 0199'],
};

test('each layout has its fixture', () => {
  const files = readdirSync(folder).filter((name) => /\.(?:csv|vcf)$/.test(name));
  expect(files.toSorted()).toEqual(Object.keys(LAYOUTS).toSorted());
});

test.each(Object.entries(LAYOUTS))('%s is read with no option', async (name, expected) => {
  const refnet = await newNetwork();
  const { code } = await refnet.run(['import', `${folder}${name}`]);
  expect(code).toBe(0);
  const listed = JSON.parse(await refnet.ok(['partners', '--json'])) as (Listed & { id: string })[];
  const byNumber = listed.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  expect(byNumber.map(inALine)).toEqual(expected);
  const again = await refnet.run(['import', `${folder}${name}`]);
  expect(again.stdout).toMatch(/^Nothing new, of \d+ pe/);
});
