import { Drawn } from '../screen/drawn.ts';
import type { Command } from './command.cli.ts';
import { complete, type CompletionWorld } from './complete-shown.cli.ts';

/**
 * What the scripts of `refnet completion` call: the shell's name, then the words after `refnet`. Prints `files`, or
 * `words` and a candidate a line: the value, a tab, what it is. Says nothing of what goes wrong: somebody is typing.
 */
export function completing(known: Omit<CompletionWorld, 'open'>): Command {
  return {
    argument: { usage: '<shell>', help: '', after: { usage: '[word...]', help: '' } },
    options: {},
    readsAnyLength: true,
    async run(session, { words: [shell, ...typed] }) {
      const words = shell === 'bash' ? assignmentsJoined(typed) : typed;
      const open = (path: string | undefined) => session.looking(path);
      const world = { ...known, open };
      const completion = await complete(words, world).catch(
        () => ({ kind: 'words', candidates: [] }) as const,
      );
      const assigned = shell === 'bash' ? (/^--[^=]+=/.exec(words.at(-1) ?? '')?.[0].length ?? 0) : 0;
      const lines =
        completion.kind === 'files'
          ? ['files']
          : ['words', ...completion.candidates.map(({ value, text }) => `${value.slice(assigned)}\t${text}`)];
      session.print(new Drawn(`${lines.join('\n')}\n`));
    },
  };
}

/** bash takes `--to=ann` apart at the `=`; here it is one word again. */
function assignmentsJoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [at, word] of words.entries()) {
    const last = joined.at(-1);
    const continues = word === '=' || words[at - 1] === '=';
    if (last?.startsWith('--') === true && continues) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}
