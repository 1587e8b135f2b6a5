/** Postal addresses: one line of text each, and the parts that address books have of one. */
import { readCountry } from '../settings/places.ts';
import { UserError, usageError } from '../text/errors.ts';
import { cleanNote } from '../text/sanitize.ts';
import { remembering } from '../text/remember.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { LINE, tooLong } from '../text/too-long.ts';

/** An address as address books have it; empty where a part is not known. What stands before the town is all `street`. */
export interface AddressParts {
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly code: string;
  readonly country: string;
}

/** Several lines, or parts between semicolons or commas, as one line; empty for nothing. Commas within a number stay. */
export function addressLine(text: string): string {
  return cleanNote(text.replaceAll('\\n', '\n'))
    .replace(/[\n;\u060c\u3001\uff0c]+/g, ', ')
    .replace(/\s*,[\s,]*/g, (between, at: number, all: string) =>
      between === ',' && /\d/.test(all[at - 1] ?? '') && /\d/.test(all[at + 1] ?? '') ? ',' : ', ',
    )
    .replace(/^[, ]+|[, ]+$/g, '');
}

/** A postal address as it is typed. Throws a UserError for what is none, or too long. */
export function readPostalAddress(typed: string): string {
  const address = addressLine(typed);
  const example = 'write it as "12 King St W, Toronto, ON M5H 1A1"';
  if (address === '') throw usageError('it is empty: leave it out, or give it a value');
  const why = tooLong(address, LINE);
  if (why !== undefined) throw usageError(`it ${why}: shorten it`);
  if (/^\S+@\S+$/.test(address)) throw usageError(`"${address}" is an email address`, `--email ${address}`);
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(address)) {
    throw usageError(`"${address}" is a web address`, `--link ${address}`);
  }
  if (!/\p{L}/u.test(address)) throw usageError(`"${address}" is no postal address`, example);
  return address;
}

/** The two letters of a country, of its name; null for what is none. */
const codeOfCountry = remembering((text: string): string | null => {
  try {
    return text === '' ? null : readCountry(text);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
});

/** Where the postal code stands behind the town, whatever it looks like. */
const CODE_LAST: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'AU', 'NZ', 'IE', 'IN', 'ZA', 'SG', 'TH']);

/** Before the town stands a code of digits, where no province is named and the country is none that has it behind. */
function isCodeFirst({ code, region, country }: AddressParts): boolean {
  const of = codeOfCountry(country);
  return (
    code !== '' && region === '' && /^(?:[A-Z]{1,2}-)?\d/.test(code) && (of === null || !CODE_LAST.has(of))
  );
}

/** An address in one line, its parts in the order of its country. */
export function addressOf(parts: AddressParts): string {
  const { street, city, region, code, country } = parts;
  const joined = (...words: readonly string[]) => words.filter((each) => each !== '').join(' ');
  const places = isCodeFirst(parts) ? [joined(code, city)] : [city, joined(region, code)];
  return addressLine([street, ...places, country].join(', '));
}

/**
 * An address of the fields that address books have (RFC 6350, 6.3.1): box, extension, street, town, region, code, country.
 * Empty where it names no place to deliver to.
 */
export function addressOfFields(fields: readonly string[]): string {
  const [box = '', extension = '', street = '', city = '', region = '', code = '', country = ''] =
    fields.map(addressLine);
  const place = [/^\d+$/.test(box) ? `PO Box ${box}` : box, street, extension]
    .filter((each) => each !== '')
    .join(', ');
  return place === '' ? '' : addressOf({ street: place, city, region, code, country });
}

/** Postal codes that stand last: of Canada, the United Kingdom, the United States and any other of digits. */
const CODE_BEHIND =
  /^(?:(.*?)[ ,]+)?([A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{5}-\d{4}|\d{4,6})$/i;
const CODE_BEFORE = /^((?:[A-Z]{1,2}-)?\d{4,6}|\d{3} \d{2}|\d{4} ?[A-Z]{2})[ ]+(\D+)$/;
const REGION = /^(?:(.*\S) +)?([A-Z]{2,3})$/;

/**
 * The parts of an address in one line, as far as they are sure: put together again they have the same words in the same
 * order. What is not sure is all street.
 */
export function partsOfAddress(address: string): AddressParts {
  const pieces = address.split(', ');
  const [last = '', before = ''] = pieces.toReversed();
  // `CA` is a country behind a postal code, and California elsewhere.
  const maybe = !REGION.test(last) || CODE_BEHIND.test(before) || CODE_BEFORE.test(before);
  const isCountry = pieces.length > 2 && maybe && codeOfCountry(last) !== null;
  const country = isCountry ? last : '';
  const parts = { ...placesOf(isCountry ? pieces.slice(0, -1) : pieces, country), country };
  const isSame = looseKey(searchKey(addressOf(parts))) === looseKey(searchKey(address));
  return isSame && parts.street !== '' && parts.city !== ''
    ? parts
    : { street: address, city: '', region: '', code: '', country: '' };
}

function placesOf(pieces: readonly string[], country: string): Omit<AddressParts, 'country'> {
  const [last = '', before = ''] = pieces.toReversed();
  const upTo = (left: number) => pieces.slice(0, -left).join(', ');
  const first = country === '' ? null : CODE_BEFORE.exec(last);
  if (first !== null) {
    const [, code = '', city = ''] = first;
    return { street: upTo(1), city, region: '', code };
  }
  const [, words = '', code = ''] = CODE_BEHIND.exec(last) ?? ['', last, ''];
  if (code === '' && country === '' && !REGION.test(last))
    return { street: upTo(0), city: '', region: '', code };
  const [, town = '', region = ''] = REGION.exec(words) ?? ['', words, ''];
  if (town !== '') return { street: upTo(1), city: town, region, code };
  // The province may stand in a piece of its own before the code.
  const [, beforeTown = '', beforeRegion = ''] = region === '' ? (REGION.exec(before) ?? []) : [];
  if (beforeRegion === '') return { street: upTo(2), city: before, region, code };
  return beforeTown === ''
    ? { street: upTo(3), city: pieces.at(-3) ?? '', region: beforeRegion, code }
    : { street: upTo(2), city: beforeTown, region: beforeRegion, code };
}
