import { UserError } from '../text/errors.ts';

/** Refuses a file of which rows cannot be read, until somebody says that those are left out. */
export class RowsRefused extends UserError {
  /** There are others, which can be imported without them. */
  readonly hasOthers: boolean;

  constructor(message: string, hints: readonly string[], hasOthers: boolean) {
    super(message, { hints });
    this.hasOthers = hasOthers;
  }
}
