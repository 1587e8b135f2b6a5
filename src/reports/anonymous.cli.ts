/** `--anonymous`: the report on a copy of the network without names; loaded where it is asked for. */
import { openDisguised } from '../file/disguised.sql.ts';
import { professionAlone } from '../partners/professions.ts';
import { partnerNamed } from '../partners/partner.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import { SessionOn } from '../shell/session-on.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { usageError } from '../text/errors.ts';

/** Runs the command on the network without names; a partner is named as ever, and told by a pseudonym. */
export async function runAnonymous(command: Command, session: Session, typed: Typed): Promise<void> {
  const { anonymous: _asked, ...options } = typed.options;
  if ((options['forPartner'] ?? []).length > 0) {
    throw usageError(
      '--anonymous and --for-partner do not go together',
      'a brief to hand over names the partner; clients by their initials, or not at all with --no-clients',
    );
  }
  const numbered = await byNumber(session, { ...typed, options });
  const copy = openDisguised(await session.reading(), professionAlone);
  // What is read from here on is the copy, however long a person reads.
  session.close();
  await SessionOn.run(session, copy, (on) => command.run(on, numbered));
}

/** What was typed, with the partner named by number: the copy does not know the name. */
async function byNumber(session: Session, typed: Typed): Promise<Typed> {
  const { words, options } = typed;
  if ((options['explain'] ?? []).length > 0) {
    const { aboutWhat } = await import('./explain.cli.ts');
    const { read } = await aboutWhat(typed, session);
    const { words: figure, partner } = read(await session.reading());
    return {
      words: partner === undefined ? [] : [`p${partner.id}`],
      options: { ...options, explain: [figure] },
    };
  }
  if (words.length === 0) return typed;
  return { words: [`p${await partnerNamed(session, words.join(' '))}`], options };
}
