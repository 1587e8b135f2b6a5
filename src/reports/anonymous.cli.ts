/** `--anonymous`: the report on a copy of the network without names; loaded where it is asked for. */
import { openDisguised } from '../file/disguised.sql.ts';
import { professionAlone } from '../partners/professions.ts';
import { partnerNamed } from '../partners/partner.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import { SessionOn } from '../shell/session-on.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Session } from '../shell/session.cli.ts';

/** Runs the command on the network without names; a partner is named as ever, and told by a pseudonym. */
export async function runAnonymous(command: Command, session: Session, typed: Typed): Promise<void> {
  const { words } = typed;
  const { anonymous: _asked, ...options } = typed.options;
  const named = words.length === 0 ? [] : [`p${await partnerNamed(session, words.join(' '))}`];
  const copy = openDisguised(await session.reading(), professionAlone);
  await SessionOn.run(session, copy, (on) => command.run(on, { options, words: named }));
}
