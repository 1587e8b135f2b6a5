/** `--anonymous`: the report on a copy of the network without names; loaded where it is asked for. */
import { openDisguised } from '../file/disguised.sql.ts';
import { professionAlone } from '../partners/professions.ts';
import type { Typed } from '../shell/option.cli.ts';
import { SessionOn } from '../shell/session-on.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { figureCalled } from './figure-words.ts';

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
  session.note('The commands in it show people by name; a report does not with --anonymous.');
}

/** What was typed, with the partner named by number: the copy does not know the name. */
async function byNumber(session: Session, { words, options }: Typed): Promise<Typed> {
  const numbered = async (name: readonly string[]) =>
    name.length === 0 ? [] : [`p${await partnerUnnamed(session, name.join(' '))}`];
  const explained = (options['explain']?.[0] ?? '').split(/\s+/);
  for (let taken = explained.length; taken > 0; taken -= 1) {
    const figure = explained.slice(0, taken).join(' ');
    if (figureCalled(figure) === undefined) continue;
    const name = [...explained.slice(taken), ...words];
    return { words: await numbered(name), options: { ...options, explain: [figure] } };
  }
  return { words: await numbered(words), options };
}

/** The number of the partner meant. Whom else a name may mean is told by numbers alone, and nobody is asked which. */
async function partnerUnnamed(session: Session, text: string): Promise<number> {
  const db = await session.reading();
  try {
    return session.rooms.partnerMeant(db, text, session.argv);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const among = error.choices?.among ?? [];
    throw new UserError(
      among.length === 0 ? 'no partner fits what was typed' : `${among.length} partners fit what was typed`,
      {
        hints:
          among.length === 0
            ? ['name the partner by number, as in p3: without names nobody is told who is near']
            : among.map(({ text: number }) => `refnet report ${number} --anonymous`),
      },
    );
  }
}
