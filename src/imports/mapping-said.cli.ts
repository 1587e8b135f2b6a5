import { calledOf, type Sheet } from '../sheets/sheet.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { Mapping } from './tracker-columns.ts';
import { likelyHeadings } from './tracker-file.io.ts';
import { parseMapping } from './tracker.ts';

/** `--map` as it was typed for these tables. Throws a UserError that also says what they have, where it cannot be understood. */
export function mappingIn(sheets: readonly Sheet[], map: readonly string[]): Mapping {
  try {
    return parseMapping(map);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hints = sheets.flatMap((sheet) => {
      const headings = likelyHeadings(sheet);
      const whose = sheets.length === 1 ? 'this file' : calledOf(sheet);
      return headings.length === 0 ? [] : [`the headings of ${whose}: ${headings.map(quoted).join(', ')}`];
    });
    throw new UserError(error.message, {
      kind: error.kind,
      hints: [...error.hints, ...hints],
      cause: error,
    });
  }
}
