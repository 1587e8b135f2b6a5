import type { Text } from '../text/spans.ts';
import type { Chart } from './chart.ts';

/**
 * What a card or a report is made of, for whatever draws it: a terminal, a screen reader, Markdown. A block says what it
 * is, never how it looks; texts are of the record as they are, and made safe by the drawer.
 */
export type Block =
  /** What all of it is about, first and once; `beside` is said of it at the other end of the line. */
  | { readonly is: 'title'; readonly text: string; readonly beside?: string }
  | {
      readonly is: 'heading';
      readonly text: string;
      readonly beside?: string;
      /** What stands under it is late. */
      readonly late?: boolean;
      /** What stands under it is looked up, not read: where parts can be closed it is. */
      readonly folded?: true;
    }
  | { readonly is: 'paragraph'; readonly text: Text }
  | {
      readonly is: 'rows';
      readonly rows: readonly Row[];
      /** All rows of a list that is told in several blocks: these stand in line with them, their commands too. */
      readonly among?: readonly Row[];
      /** Each row is a figure: what it is called, its value, and what is known of it; large where there is room. */
      readonly figures?: true;
    }
  | Table
  /** A picture where there are pictures, with the same numbers in a table behind it; elsewhere the table alone. */
  | {
      readonly is: 'chart';
      readonly chart: Chart;
      readonly table: Table;
      /** Where a page has the same numbers anyway, so that the picture has no table of its own: `below` it, or under the heading of that text. */
      readonly seen?: string;
    }
  | { readonly is: 'commands'; readonly commands: readonly Offer[] }
  /** One number after another, oldest first, as bars that rise and fall between two ends; `text` says what they count. */
  | {
      readonly is: 'bars';
      readonly values: readonly number[];
      readonly from: string;
      readonly to: string;
      readonly text: string;
    }
  /** What is said beside the rest, quietly. */
  | { readonly is: 'note'; readonly text: string }
  /** Room between what is not of one piece. */
  | { readonly is: 'blank' };

/** Texts that stand beside one another, the first of each row below that of the row before; and the command for it. */
export interface Row {
  readonly cells: readonly Text[];
  readonly command?: string | undefined;
  /** What explains it, under it. */
  readonly below?: Text;
  /** It is to be done: where a box can be ticked it has one. */
  readonly toDo?: true;
  /** It is a question: where one can write there is room for the answer. */
  readonly asks?: true;
  /** One line of a list to look through: what has no room in it is cut. */
  readonly cut?: true;
}

/** A command, and what it is for. */
export interface Offer {
  readonly command: string;
  readonly why: string;
}

/** Columns of equally many cells under their headings. */
export interface Table {
  readonly is: 'table';
  readonly columns: readonly TableColumn[];
  /** It is the list that was asked for, not a part of a card or a report. */
  readonly alone?: true;
  /** An overview: it is fitted to the width wherever it goes, as it is had whole in other ways. */
  readonly fitted?: true;
  /** What there is beyond the rows, said below the last. */
  readonly more?: string | undefined;
}

/** How the cells of a column stand below their rows: as they are, or named by its heading. */
export type Below = true | 'named';

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
  /** What the cells say is numbers one after another, as many in each: a page draws them as bars of one scale. */
  readonly numbers?: readonly (readonly number[])[] | undefined;
  /** What a page says quietly under each cell; nothing elsewhere. */
  readonly under?: readonly string[];
  /**
   * On a narrow screen the column with the lowest number goes first; a column without one stays. One below 0 only shows
   * what others say: it goes without a word.
   */
  readonly dropsAt: number | undefined;
  /** The narrowest that a column of texts may be; one without is as wide as its widest cell. */
  readonly shrinksTo: number | undefined;
  /** Without room beside the others it is not dropped: its cells stand below their rows, under its name where it says so. */
  readonly below?: Below | undefined;
  /** What it counts that its heading has no room to say; told below the table, where the column is shown. */
  readonly legend?: string | undefined;
  /** What it is called in a sentence, where its heading is no name. */
  readonly called?: string | undefined;
}

export const BLANK: Block = { is: 'blank' };

/** Names with what is known under them; what has no text is left out, and each line of a text is a row. */
export function facts(known: readonly { readonly label: string; readonly text: string }[]): Block {
  const lines = known
    .filter(({ text }) => text !== '')
    .flatMap(({ label, text }) =>
      text.split(/\r\n|[\n\r]/).map((line, index): Row => ({ cells: [index === 0 ? label : '', line] })),
    );
  return { is: 'rows', rows: lines };
}

/** Rows as a block; none where there are no rows. */
export function rows(all: readonly Row[]): Block[] {
  return all.length === 0 ? [] : [{ is: 'rows', rows: all }];
}

/** Blocks in groups, each with room before the next; a group without blocks is left out. */
export function apart(...groups: readonly (readonly Block[])[]): Block[] {
  const full = groups.filter((blocks) => blocks.length > 0);
  return full.flatMap((blocks, index) => (index === 0 ? blocks : [BLANK, ...blocks]));
}
