/** What stands beside a name in one cell of a list: ways to reach somebody, and the firm. */
import { nameInAddress } from '../text/address.ts';
import { FACULTIES, isTitle, PARTICLES } from '../text/name-words.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { isFirmName } from './firms.ts';
import { isKnownProfession } from './name-parts.ts';

/** What a cell says of somebody beside the name. */
export interface Beside {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly links: readonly string[];
  readonly business: string | null;
}

export interface NameBeside extends Beside {
  /** Empty where nobody is named. */
  readonly name: string;
}

/** Most cells are names and nothing else. A number to call has seven digits. */
const MAY_HAVE_CONTACTS = /@|:\/\/|www\.|\d(?:[^\p{L}\d]{0,4}\d){6}/iu;

const EMAIL =
  /[<([]?\s*(?:mailto:)?([^\s@<>(),;:"[\]|]+@[^\s@<>(),;"[\]|]+\.[^\s@<>(),;"[\]|.]+)\s*[>)\]]?/gi;
const LINK = /(?<=^|[\s([<|,;])(?:https?:\/\/|www\.)[^\s<>()[\],;|]+/gi;
/** `@maren`, alone or behind a name. */
const HANDLE = /(?<=^|[\s(])@([\p{L}\d][\p{L}\d._-]*)(?=$|[\s),;])/gu;
const PHONE =
  /(?:(?<![\p{L}\d])(?:tel|telephone|phone|cell|mobile|mob|ph|work|home|[tmpc])\b[.:]?\s*)?(?<![\p{L}\d#/-])(\+?\(?\d[\d\s().\u2011\u2013/-]{5,}\d)(?:\s*(?:ext\.?|x)\s*\d{1,6})?(?![\p{L}\d])/giu;

/** What is left where contacts stood. */
const LABELS = /(?<![\p{L}\d])(?:e-?mail|web|website|tel|phone|mobile|cell)\s*:\s*(?=$|[,;|)\]])/giu;
const EMPTY_BRACKETS = /[([<]\s*[,;/|]*\s*[)\]>]/g;
const LOOSE_ENDS = /^[\s,;:|/\u2013\u2014<>-]+|[\s,;:|/\u2013\u2014<>-]+$/gu;

/**
 * The name in a text without email addresses, phone numbers, links and handles. Of an address alone the name in it, or else
 * the address as it is; what holds nothing else stays as it is.
 */
export function withoutContacts(text: string): NameBeside {
  const whole = cleanInput(text);
  if (!MAY_HAVE_CONTACTS.test(whole)) return alone(whole);
  const [emails, links, handles, phones]: [string[], string[], string[], string[]] = [[], [], [], []];
  const rest = whole
    .replace(EMAIL, (_all, email: string) => taken(emails, email))
    .replace(LINK, (link) => taken(links, link))
    .replace(HANDLE, (_all, handle: string) => taken(handles, handle))
    .replace(PHONE, (all, phone: string) => (isPhone(phone) ? taken(phones, phone.trim()) : all));
  if (rest === whole) return alone(whole);
  const left = cleanInput(rest.replace(LABELS, '').replace(EMPTY_BRACKETS, ' ')).replace(LOOSE_ENDS, '');
  const name = left.replace(/^(?:"([^"]+)"|\(([^()]+)\))$/, '$1$2');
  const beside = { emails, links, phones, business: null };
  if (/\p{L}/u.test(name)) return { name, ...beside };
  const [email] = emails;
  const stands = email === undefined ? handles[0] : (nameInAddress(email) ?? email);
  return { name: stands ?? whole, ...beside };
}

/**
 * As {@link withoutContacts}, for a partner, whose firm may stand there too: `Maren Holt (Ash Tax)`, `Maren Holt - Ash Tax`,
 * `Maren Holt, Ash Tax`.
 */
export function nameBeside(text: string): NameBeside {
  const plain = withoutContacts(text);
  const { name } = plain;
  const [, person = '', firm = ''] =
    /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(name) ??
    /^(.+?)(?:\s+[-\u2013\u2014|/@]\s+|\s*[;|]\s*|\s+(?:at|from|of)\s+)(.+)$/.exec(name) ??
    // One more comma would be that of a list, or of a firm of many names.
    /^([^,]+),\s+([^,]+)$/.exec(name) ??
    [];
  return isAtFirm(person, firm) ? { ...plain, name: person, business: firm.trim() } : plain;
}

/**
 * Whether of two names the first is a person's, by its two words or three beside titles and particles, and the second that
 * of a firm, and no profession: `family law`.
 */
function isAtFirm(person: string, firm: string): boolean {
  const words = person.trim().split(/\s+/);
  const names = words.filter((word) => {
    const key = searchKey(word).replaceAll('.', '');
    return !isTitle(key) && !FACULTIES.has(key) && !PARTICLES.has(word);
  });
  return (
    names.length > 1 &&
    names.length < 4 &&
    !isFirmName(person) &&
    isFirmName(firm) &&
    !isKnownProfession(firm)
  );
}

/** Whether there is anything beside the name. */
export function saysMore({ emails, phones, links, business }: Beside): boolean {
  return business !== null || emails.length + phones.length + links.length > 0;
}

/** Whether a text is how to reach somebody and no name: an address, a number. */
export function isContactAlone(text: string): boolean {
  const left = cleanInput(text).replace(EMAIL, '').replace(LINK, '').replace(HANDLE, '').replace(PHONE, '');
  return !/[\p{L}\d]/u.test(left.replace(/e-?mail|tel|phone/gi, ''));
}

/** What two cells say of the one whom the first names. */
export function both(first: NameBeside, second: Beside): NameBeside {
  const join = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
  return {
    name: first.name,
    emails: join(first.emails, second.emails),
    phones: join(first.phones, second.phones),
    links: join(first.links, second.links),
    business: first.business ?? second.business,
  };
}

function alone(name: string): NameBeside {
  return { name, emails: [], phones: [], links: [], business: null };
}

/** Notes what was taken out of a text, and gives what stands in its place. */
function taken(all: string[], what: string): string {
  all.push(what);
  return ' ';
}

/** Whether digits are a number to call: no day, no number of a file or of a matter, no span of years. */
function isPhone(text: string): boolean {
  const written = text.trim();
  const digits = written.replace(/\D/g, '').length;
  if (digits < 7 || digits > 15) return false;
  if (/^(?:19|20)\d{2}[-./\u2013 ]\d+/.test(written) || /^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}$/.test(written)) {
    return false;
  }
  return digits >= 10 || /^\+|[()]/.test(written) || /^\d{3}[-. \u2011]\d{4}$/.test(written);
}
