import { UserError } from '../text/errors.ts';
import type { Session } from './session.cli.ts';
import type { Texts } from './texts.cli.ts';

/** The texts with what a terminal chose where one of them fits several things; throws any other error on. */
export async function chosenInstead(session: Session, texts: Texts, error: unknown): Promise<Texts> {
  if (!session.asks || !(error instanceof UserError) || error.choices?.option === undefined) throw error;
  const { chosen } = await import('./ask.cli.ts');
  return chosen(session, texts, error.choices);
}
