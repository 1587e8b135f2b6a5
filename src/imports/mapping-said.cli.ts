import { list } from '../text/count.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { Mapping } from './tracker-columns.ts';
import { likelyHeadings } from './tracker-file.io.ts';
import { looseWords } from './pairs.ts';
import { headingKey, parseMapping } from './tracker.ts';

/** `--map` as it was typed for these tables. Throws a UserError that also says what they have, where it cannot be understood. */
export function mappingIn(sheets: readonly Sheet[], map: readonly string[]): Mapping {
  try {
    return asHeaded(parseMapping(map), sheets);
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

/** A heading that was typed without its signs is the one that has them: `Fee` is `Fee €`. Throws where several are. */
function asHeaded(mapping: Mapping, sheets: readonly Sheet[]): Mapping {
  if (mapping.size === 0) return mapping;
  const headings = sheets.flatMap((sheet) => likelyHeadings(sheet, mapping));
  const there = new Set(headings.map(headingKey));
  return new Map(
    [...mapping].map(([key, said]) => {
      if (there.has(key)) return [key, said];
      const words = looseWords(said.heading);
      const like = headings.filter((heading) => looseWords(heading) === words);
      const [only, ...others] = new Set(like.map(headingKey));
      if (others.length === 0) return [only ?? key, said];
      throw usageError(
        `${quoted(said.heading)} may be ${list(like.map(quoted), 'or')}`,
        'write its sign too',
      );
    }),
  );
}
