import { glimpsed } from './long-cells.ts';
import { quoted } from '../text/quoted.ts';

/** One record of a table; `line` is the line of the file, or the row of the workbook's sheet, it starts on, from 1. */
export interface SheetRecord {
  line: number;
  fields: string[];
  /** Some of its bytes could not be read: U+FFFD stands for them. */
  damaged?: true;
}

/** One table of a file that somebody gave us: a CSV file is one, a workbook has several. Cells are texts. */
export interface Sheet {
  /** The file's own name, without its folder. */
  readonly file: string;
  /** The name of the sheet; null where the file is one table. */
  readonly name: string | null;
  /**
   * The records from the start, as often as asked for; blank ones may be among them. Throws a UserError that names the
   * file where it cannot be read further.
   */
  records(): Iterable<SheetRecord>;
  /** Throws a UserError when the file was written to since it was opened: two readings of it would not agree. */
  refuseChanged(): void;
  /** A hash of the bytes of the whole file, in hexadecimal; none where they are not at hand. */
  readonly bytesHash?: () => string;
  /** The bytes of a file of cards, each of which may have an encoding of its own; its records are their lines. */
  readonly cards?: () => Iterable<Uint8Array>;
  /** What the cards are in that say nothing of it: as a person said, or by the letters in them. */
  readonly cardsIn?: CardsIn | undefined;
  /** What a person should know of how it was read, once it was read to its end. */
  remarks?(): readonly string[];
  /** The workbook does not show it. */
  readonly hidden?: boolean;
}

/** What a file of cards is in, by a name that TextDecoder knows. */
export interface CardsIn {
  readonly encoding: string;
  /** A person said so; else bytes that are UTF-8 are that. */
  readonly isSaid: boolean;
}

/** How a message calls the table: `"leads.csv"`, `"book.xlsx", sheet "Given"`. */
export function calledOf({ file, name }: Pick<Sheet, 'file' | 'name'>): string {
  return name === null ? quoted(file) : `${quoted(file)}, sheet ${quoted(name)}`;
}

/** What a table is told by stands among so many first records: before the headings there may be titles and notes. */
const LOOKED_AT = 60;

/** The first records of the table. */
export function firstRecords(sheet: Sheet): SheetRecord[] {
  const first: SheetRecord[] = [];
  for (const record of sheet.records()) {
    first.push(glimpsed(record));
    if (first.length === LOOKED_AT) break;
  }
  return first;
}
