/** Which of the loose words of `log` are the client, which the partner's, and which what the client needs. */
import type { Command as Commander } from 'commander';
import { needsValue } from './needs-value.cli.ts';
import { commandLine, fileFirst } from './suggestions.cli.ts';

/**
 * The command line of `log` with the client first and each thing in its place: `--from ola K.T. anxiety` is
 * `K.T. --from ola --for anxiety`; with names in capitals where nothing tells where the partner ends and the client
 * begins. Undefined where all the words are the client.
 */
export function partedLog(typed: readonly string[], own: Commander): string | undefined {
  const argv = fileFirst(typed);
  const command = argv.indexOf(own.name());
  const places = argv.flatMap((word, at) => {
    const isLoose = at > command && !word.startsWith('-') && !needsValue(own, argv[at - 1]);
    return isLoose ? [at] : [];
  });
  const isOneRun = places.every((at, n) => at === (places[0] ?? 0) + n);
  if (!isOneRun) return undefined;
  const words = places.map((at) => argv[at] ?? '');
  const value = (places[0] ?? 0) - 1;
  const isBehindValue = needsValue(own, argv[value - 1]);
  const option = isBehindValue ? argv[value - 1] : undefined;
  if (option !== undefined && option !== '--from' && option !== '--to') return undefined;
  const begin = option === undefined ? 0 : beginOfInitials(words);
  if (begin === undefined) return `${commandLine(argv.slice(0, command + 1))} "CLIENT" ${option} "NAME"`;
  const end = endOfName(words, begin);
  const need = words.slice(end);
  if (!isBehindValue && need.length === 0) return undefined;
  if (need.length > 0 && argv.some((word) => /^--for\b/.test(word))) return undefined;
  const others = argv.flatMap((word, at) => {
    if (at <= command || places.includes(at)) return [];
    return [at === value ? [word, ...words.slice(0, begin)].join(' ') : word];
  });
  return commandLine([
    ...argv.slice(0, command + 1),
    words.slice(begin, end).join(' '),
    ...others,
    ...(need.length > 0 ? ['--for', need.join(' ')] : []),
  ]);
}

/** Where initials begin, with a name before one alone: `K.T.`, `Dana R.`; undefined where there are none. */
function beginOfInitials(words: readonly string[]): number | undefined {
  const at = words.findIndex((word) => /^(?:\p{L}\.){1,4}$/u.test(word));
  if (at === -1) return undefined;
  const isBehindName = words[at]?.length === 2 && /^\p{Lu}\p{Ll}/u.test(words[at - 1] ?? '');
  return isBehindName ? at - 1 : at;
}

/** Behind the last word with a capital: what follows in small letters is no name. All of it where nothing has one. */
function endOfName(words: readonly string[], begin: number): number {
  const last = words.findLastIndex((word, at) => at >= begin && !/^\p{Ll}[\p{Ll}\p{M}'-]*$/u.test(word));
  return last === -1 ? words.length : last + 1;
}
