/** A workbook, or another file that holds tables, that cannot be read; the message begins in lower case, after its name. */
export class WorkbookError extends Error {
  /** What to do about it; undefined where saving it again is all there is. */
  readonly hints: readonly string[] | undefined;

  constructor(message: string, hints?: readonly string[]) {
    super(message);
    this.name = 'WorkbookError';
    this.hints = hints;
  }
}
