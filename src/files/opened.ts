import type { Sheet } from './sheet.ts';

/** A file that somebody gave us, opened, and recognized by its content. */
export interface OpenedFile {
  /** Its own name, without its folder. */
  readonly name: string;
  /** What it is and what it was taken for, to be said after its name; undefined where there is nothing to say. */
  readonly seen: string | undefined;
  /** The tables in it, those that are hidden or empty left out. */
  readonly sheets: readonly Sheet[];
  close(): void;
}
