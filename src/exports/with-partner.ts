import type { Sheet, SheetRecord } from '../sheets/sheet.ts';

/** The heading of the column that is added; a file that has it already is read as it is. */
const ADDED = 'partner';

/** The table with one more column, from its line of headings on: that every line of it is about one person. */
export function withPartner(sheet: Sheet, headerLine: number, name: string): Sheet {
  return {
    ...sheet,
    *records(): Generator<SheetRecord> {
      let width = 0;
      for (const record of sheet.records()) {
        const { line, fields } = record;
        if (line === headerLine) width = fields.length;
        const isBeneath = line > headerLine && fields.some((cell) => cell.trim() !== '');
        const added = line === headerLine ? [ADDED] : isBeneath ? [name] : undefined;
        yield added === undefined ? record : { ...record, fields: [...padded(fields, width), ...added] };
      }
    },
    refuseChanged: () => sheet.refuseChanged(),
  };
}

function padded(fields: readonly string[], width: number): string[] {
  return [...fields.slice(0, width), ...Array.from({ length: width - fields.length }, () => '')];
}
