/**
 * A line about what was written, and what is said where nothing was, as in a dry run: an offer to take it back would take
 * back something else then.
 */
export interface UndoOffer {
  readonly written: string;
  /** Undefined where the line says nothing else. */
  readonly unwritten: string | undefined;
}

/** A line of what a change comes to. */
export type Line = string | UndoOffer;

/** `refnet undo      takes it back`, alone on its line; nothing where nothing was written. */
export function undoLine(indent = '', what = 'takes it back'): UndoOffer {
  return { written: `${indent}refnet undo      ${what}`, unwritten: undefined };
}

/** Which record is the same as one that was there before; `alike` says in what: `same partner, day and kind`. */
export function twinLine(id: number, twin: number, alike: string): UndoOffer {
  const same = `#${id} looks the same as #${twin} (${alike})`;
  return { written: `${same}; to take it back: refnet undo`, unwritten: same };
}

/** The line as it is said once it is written. */
export function asWritten(line: Line): string {
  return typeof line === 'string' ? line : line.written;
}

/** The line as it is said of what was not written; none where it offered to take it back and no more. */
export function asUnwritten(line: Line): string[] {
  const said = typeof line === 'string' ? line : line.unwritten;
  return said === undefined ? [] : [said];
}

/** The line with what stands before it. */
export function indentedBy(indent: string, line: Line): Line {
  if (typeof line === 'string') return `${indent}${line}`;
  const { written, unwritten } = line;
  return {
    written: `${indent}${written}`,
    unwritten: unwritten === undefined ? undefined : `${indent}${unwritten}`,
  };
}
