import type { Choice } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import { carry } from './carried.cli.ts';
import type { LookAlike } from './import.ts';
import { isFuller } from './fuller-name.ts';
import { asPair, parsePairs, SAME_EXAMPLE } from './pairs.ts';

/** Who is whom among the names that a tracker brings, as it was said and answered since. */
export class NamesAnswered {
  /** The key of a name, and whom it means. */
  readonly same: Map<string, string>;
  /** Names that are partners of their own, though they look like another. */
  readonly #apart = new Set<string>();

  /** Throws a usage UserError for what is no pair. */
  constructor(said: readonly string[]) {
    const pairs = said.flatMap((text) => parsePairs(text, SAME_EXAMPLE));
    this.same = new Map(pairs.map(([name, whom]) => [searchKey(name), whom]));
  }

  /** Those of whom nobody said anything yet. */
  open(all: readonly LookAlike[]): LookAlike[] {
    return all.filter(({ name }) => !this.#apart.has(searchKey(name)));
  }

  /** Asks a terminal of each whether it is the other one; Enter takes the safe answer, another. */
  async ask(session: Session, all: readonly LookAlike[]): Promise<void> {
    const open = this.open(all);
    const prompter = await session.prompter();
    for (const [at, each] of open.entries()) {
      const rest = open.slice(at);
      const which = open.length > 1 ? ` (${at + 1} of ${open.length})` : '';
      const answer = await prompter.choose(`${questionOf(each)}${which}`, choicesOf(each, rest.length - 1));
      if (answer === 'apart' || answer === 'all apart') {
        for (const { name } of answer === 'apart' ? [each] : rest) this.#apart.add(searchKey(name));
        if (answer === 'all apart') return;
        continue;
      }
      const [name, whom] = answer === 'same' ? [each.name, each.whom] : [each.like, each.name];
      this.same.set(searchKey(name), whom);
      carry(session, '--same', asPair(name, whom));
    }
  }
}

function questionOf({ name, like, partnerId }: LookAlike): string {
  return partnerId === null
    ? `The file has ${quoted(name)} and ${quoted(like)}. Are they one partner?`
    : `Who is ${quoted(name)}?`;
}

type Answer = 'apart' | 'all apart' | 'same' | 'same, called otherwise';

function choicesOf({ name, like, partnerId }: LookAlike, others: number): Choice<Answer>[] {
  const all: Choice<Answer>[] =
    others > 0
      ? [{ name: `another, and so ${others === 1 ? 'is 1' : `are ${others}`} more`, value: 'all apart' }]
      : [];
  if (partnerId !== null) {
    return [
      { name: 'another, a partner of their own', value: 'apart' },
      { name: `the same as ${like} (p${partnerId})`, value: 'same' },
      ...all,
    ];
  }
  const ones: Choice<Answer>[] = [
    { name: `one, called ${like}`, value: 'same' },
    { name: `one, called ${name}`, value: 'same, called otherwise' },
  ];
  return [
    { name: 'two partners', value: 'apart' },
    ...(isFuller(name, like) ? ones.toReversed() : ones),
    ...all,
  ];
}
