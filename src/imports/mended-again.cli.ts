/** The command that imports rejected rows, once they are mended, as the file was read that they come from. */
import type { DateOrder } from '../calendar/date-order.ts';
import { flagOf } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { valuesOf } from './carried.cli.ts';
import { HOW_ROWS_ARE_READ, IMPORTING, type Said } from './import-options.cli.ts';
import { saysLine } from './private-words.ts';

/**
 * The command for the rows in `path`, ready to paste; undefined where the name of the file is all it takes. What their own
 * few cells may not tell any more is said: the order of day and month, and which sign begins decimals.
 */
export function mendedCommand(
  session: Session,
  path: string,
  said: Said,
  order: DateOrder | undefined,
): string | undefined {
  const readAs = { ...said, dates: order };
  const options = HOW_ROWS_ARE_READ.flatMap((key) => {
    const flag = flagOf(key, IMPORTING.options[key]);
    const value = readAs[key];
    if (typeof value === 'object') {
      const ofRows = key === 'map' ? value : value.filter(isOfWords);
      return ofRows.flatMap((each) => [flag, each]);
    }
    return value === undefined || value === false ? [] : [flag, ...(value === true ? [] : [value])];
  });
  if (options.length === 0) return undefined;
  const db = valuesOf(session.argv, '--db').flatMap((file) => ['--db', file]);
  return commandLine([...db, 'import', path, ...options]);
}

/** What is said of a line is of the file that the rows come from. */
const isOfWords = (text: string) => !saysLine(text.replace(/=[^=]*$/, '').trim());
