import { capitalized } from '../text/capitalized.ts';
import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { Session } from '../shell/session.cli.ts';

/** More than any name needs; what is longer was piped in by mistake. */
const LONGEST = 10_000;

/**
 * The client's name from standard input, so that it stays out of the shell's history. Throws a usage UserError for none, for
 * several lines, and for what is no UTF-8.
 */
export async function clientFromStdin(
  session: Session,
  example = 'refnet log - --from NAME < FILE',
  what = 'client',
): Promise<string> {
  const { stdin } = session.world;
  if (stdin.isTTY === true) session.note(`${capitalized(what)} (then Enter):`);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > LONGEST || (stdin.isTTY === true && bytes.includes('\n'))) break;
  }
  if (length > LONGEST) throw usageError('what came in on standard input is too long for a name');
  const lines = textOf(Buffer.concat(chunks))
    .split(/[\r\n]/)
    .map(cleanInput)
    .filter((line) => line !== '');
  const [name] = lines;
  if (name === undefined) throw usageError(`no ${what} came in on standard input`, `for example: ${example}`);
  if (lines.length > 1) {
    throw usageError(
      `${lines.length} lines came in on standard input, and one is taken`,
      `nothing was written: give one ${what} at a time`,
    );
  }
  return name;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError('what came in on standard input is no UTF-8', 'nothing was written: save it as UTF-8');
  }
}
