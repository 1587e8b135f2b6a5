import { isCurrency } from '../money/currency.ts';
import { usageError } from '../text/errors.ts';
import { severalNumbers } from './several-numbers.ts';
import { commandLine, retyped } from './suggestions.cli.ts';

/** More commands than these are not listed. */
const MOST = 6;

/** Refuses the numbers of several records, `18 19` or `18, 19`, with the command for each: one is changed or shown at a time. */
export function refuse(words: readonly string[], argv: readonly string[]): void {
  const text = words.join(' ');
  const numbers = severalNumbers(words);
  if (numbers === undefined) return;
  const quoted = withAmountQuoted(argv);
  if (quoted !== undefined) throw usageError('an amount with its currency is one word: quote it', quoted);
  throw usageError(
    'one number at a time',
    ...numbers.slice(0, MOST).map((number) => retyped(argv, text, String(number))),
    ...(numbers.length > MOST ? ['and so on'] : []),
  );
}

/** The command line with the number behind `--collected USD` taken to its currency; undefined where there is none. */
function withAmountQuoted(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word, index) => {
    const [, inOne] = /^--[a-z-]+=(.+)$/.exec(word) ?? [];
    const code = inOne ?? (argv[index - 1]?.startsWith('--') === true ? word : '');
    return isCurrency(code.toUpperCase()) && /^\d[\d.,]*$/.test(argv[index + 1] ?? '');
  });
  if (at === -1) return undefined;
  const words = [...argv.slice(0, at), argv.slice(at, at + 2).join(' '), ...argv.slice(at + 2)];
  return commandLine(words);
}
