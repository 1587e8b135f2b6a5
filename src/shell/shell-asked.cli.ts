import { usageError } from '../text/errors.ts';
import type { Session } from './session.cli.ts';

/** Asks a terminal for which of the shells completion is. Throws a usage UserError without a terminal. */
export async function shellAsked(session: Session, shells: readonly string[]): Promise<string> {
  if (!session.asks) throw usageError('the shell is missing', 'for example: refnet completion bash');
  const prompter = await session.prompter();
  return prompter.choose(
    'For which shell',
    shells.map((name) => ({ name, value: name })),
  );
}
