import { list } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';

/**
 * Whether a sheet is of one of the names that were typed, without regard to case and accents. Throws a usage UserError where
 * no sheet has one of them; `there` are the names of all.
 */
export function sheetsNamed(
  there: readonly string[],
  named: readonly string[],
): (sheet: { readonly name: string | null }) => boolean {
  const known = new Set(there.map(searchKey));
  const missing = named.filter((name) => !known.has(searchKey(name)));
  if (missing.length > 0) {
    throw usageError(
      `there is no sheet ${list(missing.map(quoted), 'or')}`,
      there.length === 0
        ? 'leave --sheet out: no file here has sheets'
        : `the sheets: ${there.map(quoted).join(', ')}`,
    );
  }
  const keys = new Set(named.map(searchKey));
  return ({ name }) => name !== null && keys.has(searchKey(name));
}
