import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** What a phone number is compared by. */
export interface PhoneKey {
  /** The whole number with its country, where it is surely one. */
  readonly whole: string | null;
  /** Its digits, without the zeros that stand for a country or a trunk line, and without an extension. */
  readonly digits: string;
  readonly extension: string;
}

/** As many digits must agree where a number is not known as a whole: a number without its country. */
const FEWEST = 7;

const EXTENSION = /(?:\s*(?:,|;|\b)\s*(?:ext(?:ension)?|x|durchwahl|dw|poste)\.?\s*[:=]?\s*)(\d{1,6})\s*$/i;

/** The key of a number as it is written; `country` is where one without a country code is. */
export function phoneKey(written: string, country: string | undefined): PhoneKey {
  const extension = EXTENSION.exec(written)?.[1] ?? '';
  const number = written.replace(EXTENSION, '');
  const digits = number.replace(/\D/g, '').replace(/^0+/, '');
  // Only what is valid is to be believed: letters are taken for digits, short ones for a country code.
  const parsed = /[a-z]/i.test(number)
    ? undefined
    : parsePhoneNumberFromString(number, country as CountryCode | undefined);
  return { whole: parsed?.isValid() === true ? parsed.number : null, digits, extension };
}

/** What two keys of one number have in common: its last digits. Undefined for a number too short to compare. */
export function phoneBucket({ digits }: PhoneKey): string | undefined {
  return digits.length < FEWEST ? undefined : digits.slice(-FEWEST);
}

/** Whether two keys are of one number: the same as a whole, or the one ends with the other. */
export function samePhone(a: PhoneKey, b: PhoneKey): boolean {
  if (a.extension !== b.extension) return false;
  if (a.whole !== null && b.whole !== null) return a.whole === b.whole;
  const [short, long] = a.digits.length < b.digits.length ? [a.digits, b.digits] : [b.digits, a.digits];
  return short.length >= FEWEST && long.endsWith(short);
}
