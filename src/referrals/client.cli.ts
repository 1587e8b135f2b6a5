import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { Session } from '../shell/session.cli.ts';

/** More than any name needs; what is longer was piped in by mistake. */
const LONGEST = 10_000;

/** The client's name from standard input (its first line), so that it stays out of the shell's history. */
export async function clientFromStdin(session: Session): Promise<string> {
  const { stdin } = session.world;
  if (stdin.isTTY === true) session.note('Client (then Enter):');
  let text = '';
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  const name = cleanInput(text.split('\n')[0] ?? '');
  if (name === '')
    throw usageError('no client came in on standard input', 'for example: refnet log - --from NAME < FILE');
  if (text.length > LONGEST) throw usageError('what came in on standard input is too long for a name');
  return name;
}
