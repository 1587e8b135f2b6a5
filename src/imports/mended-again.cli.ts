/** The command that imports rejected rows, once they are mended, as the file was read that they come from. */
import type { DateOrder } from '../calendar/date-formats.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { valuesOf } from './carried.cli.ts';
import type { Said } from './import-options.cli.ts';
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
  const options = [
    ...said.map.flatMap((each) => ['--map', each]),
    ...(said.as === undefined ? [] : ['--as', said.as]),
    ...(order === undefined ? [] : ['--dates', order]),
    ...(said.decimals === undefined ? [] : ['--decimals', said.decimals]),
    ...(said.currency === undefined ? [] : ['--currency', said.currency]),
    ...(said.given ? ['--given'] : []),
    ...(said.received ? ['--received'] : []),
    ...WORDS.flatMap((key) => said[key].filter(isOfWords).flatMap((each) => [`--${key}`, each])),
    ...(said.nobody === undefined ? [] : ['--nobody', said.nobody]),
    ...(said.noClients ? ['--no-clients'] : []),
    ...(said.noNewPartners ? ['--no-new-partners'] : []),
  ];
  if (options.length === 0) return undefined;
  const db = valuesOf(session.argv, '--db').flatMap((file) => ['--db', file]);
  return commandLine([...db, 'import', path, ...options]);
}

const WORDS = ['statuses', 'sources', 'partners'] as const;

/** What is said of a line is of the file that the rows come from. */
const isOfWords = (text: string) => !saysLine(text.replace(/=[^=]*$/, '').trim());
