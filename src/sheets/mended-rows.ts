import type { Sheet } from './sheet.ts';

/** How the two columns are headed that stand before the file's own in a file of rejected rows. */
export const BAD_ROW_HEADINGS = ['Line', 'Reason'] as const;

/** A file of rejected rows without its two columns, as the file was that they came from; any other as it is. */
export function withoutReasons(sheet: Sheet): Sheet {
  if (sheet.cards !== undefined) return sheet;
  return {
    ...sheet,
    *records() {
      let isMended: boolean | undefined;
      for (const record of sheet.records()) {
        isMended ??= BAD_ROW_HEADINGS.every((heading, at) => record.fields[at] === heading);
        if (isMended) record.fields = record.fields.slice(BAD_ROW_HEADINGS.length);
        yield record;
      }
    },
  };
}
