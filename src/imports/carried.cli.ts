/** What was answered in a terminal, put into the command that messages print: typed so, nothing is asked again. */
import type { Session } from '../shell/session.cli.ts';
import { asItem } from './pairs.ts';
import type { Mapping } from './tracker-columns.ts';

/** Adds options and their values. */
export function carry(session: Session, ...words: readonly string[]): void {
  session.argv = [...session.argv, ...words];
}

/** Puts what all columns mean in the place of what was typed of some. */
export function carryMapping(session: Session, mapping: Mapping): void {
  const rest = session.argv.filter(
    (word, at, all) => word !== '--map' && all[at - 1] !== '--map' && !word.startsWith('--map='),
  );
  const pairs = [...mapping.values()].map(({ heading, meaning }) => asItem(`${heading}=${meaning}`));
  session.argv = pairs.length === 0 ? rest : [...rest, '--map', pairs.join(', ')];
}
