import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { keyWords, looseKey, searchKey } from '../text/search-key.ts';

/** What people put where nobody is to be named, by its words; `na` is a name unless it is in capitals. */
const NOBODY: ReadonlySet<string> = new Set([
  'n a',
  'none',
  'no one',
  'noone',
  'nobody',
  'nil',
  'null',
  'unknown',
  'not known',
  'unknown partner',
  'not applicable',
  'not recorded',
  'anonymous',
  'self',
  'myself',
  'me',
  'self referral',
  'self referred',
  'tbd',
  't b d',
  'tba',
  't b a',
  'tbc',
  't b c',
  'to be determined',
  'to be confirmed',
]);

/** Whether a text names nobody: `N/A`, `Unknown`, `self`, or no letter and no digit at all. */
export function isNobody(text: string): boolean {
  const words = keyWords(searchKey(text)).join(' ');
  return words === '' || NOBODY.has(words) || text.trim() === 'NA';
}

/** Whether a name is that of the user, without regard to case, accents and punctuation. */
export function isOwnName(name: string, myName: string | undefined): boolean {
  const own = looseKey(searchKey(myName ?? ''));
  return own !== '' && looseKey(searchKey(name)) === own;
}

/** Why a name can be no partner's, in words that follow it; undefined where it can. */
export function whyNoPartner(name: string, myName: string | undefined): string | undefined {
  if (isNobody(name)) return 'names nobody, so it is no partner';
  return isOwnName(name, myName) ? 'is your own name, and you are no partner of yours' : undefined;
}

/** Throws a usage UserError for a name that can be no partner's. */
export function refuseNobody(name: string, myName: string | undefined): void {
  const why = whyNoPartner(name, myName);
  if (why === undefined) return;
  throw usageError(
    `${quoted(name)} ${why}`,
    isNobody(name) ? 'give the name of a person or a firm' : 'refnet config my-name      shows your name',
  );
}
