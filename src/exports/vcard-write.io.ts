import ICAL from 'ical.js';
import type { Partner } from '../partners/partner.ts';
import { partsOfAddress } from '../partners/postal-address.ts';
import { OWN_CARDS } from '../sheets/card-lines.ts';
import { sanitizeBlock } from '../text/sanitize.ts';

/** Lines are folded below the 75 bytes of RFC 6350 (section 3.2). */
const FOLD = 74;

/**
 * A partner as a vCard 3.0 (RFC 2426), which the contacts of Apple, Google and Outlook read: name, firm, what they do, how
 * to reach them, where, other names, tags and notes. Nothing of what was exchanged with them is in it.
 */
export function vcard(partner: Partner): string {
  ICAL.foldLength = FOLD;
  const card = new ICAL.Component(['vcard', [], []], undefined);
  const add = (name: string, value: string | null, type?: string) => {
    if (value === null || value === '') return;
    const property = new ICAL.Property(name, card);
    property.setValue(clean(value));
    if (type !== undefined) property.setParameter('type', type);
    card.addProperty(property);
  };
  const addParts = (name: string, parts: readonly (string | null)[], type?: string) => {
    if (parts.every((part) => part === null || part === '')) return;
    const property = new ICAL.Property(name, card);
    property.setValue(parts.map((part) => clean(part ?? '')));
    if (type !== undefined) property.setParameter('type', type);
    card.addProperty(property);
  };
  add('version', '3.0');
  add('prodid', OWN_CARDS);
  addParts('n', namePartsIn(partner.name));
  add('fn', partner.name);
  addParts('org', [partner.business]);
  add('title', partner.profession);
  for (const email of partner.emails) add('email', email, 'work');
  for (const phone of partner.phones) add('tel', phone, 'work');
  for (const link of partner.links) add('url', link);
  for (const address of partner.addresses) {
    const { street, city, region, code, country } = partsOfAddress(address);
    addParts('adr', ['', '', street, city, region, code, country], 'work');
  }
  addParts('adr', ['', '', '', partner.region, partner.subdivision, '', partner.country]);
  for (const alias of partner.aliases) add('nickname', alias);
  if (partner.tags.length > 0) addTags(card, partner.tags);
  add('note', partner.notes);
  add('uid', `urn:uuid:${partner.uuid}`);
  return `${card.toString()}\r\n`;
}

function addTags(card: ICAL.Component, tags: readonly string[]): void {
  const property = new ICAL.Property('categories', card);
  property.setValues(tags.map(clean));
  card.addProperty(property);
}

/** Family and given name, as far as a name in one piece tells them: the last word, and those before it. */
function namePartsIn(name: string): string[] {
  const words = name.split(' ');
  const family = words.at(-1) ?? '';
  return [family, words.slice(0, -1).join(' '), '', '', ''];
}

function clean(text: string): string {
  return sanitizeBlock(text);
}
