import { listHandles, getPartner } from './partner.sql.ts';
import type { Partner } from './partner.ts';
import { findPartner, type PartnerHandle } from './find-partner.ts';
import { byRecency, describe, matching, unknownPartner } from './partner-argument.cli.ts';
import { resolvePartners } from './several-partners.cli.ts';
import { recentPartners } from '../contact/recent.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import type { Argument, Target } from '../shell/target.cli.ts';
import { UserError, usageError } from '../text/errors.ts';

/**
 * Returns the number of the partner meant by a name. Throws a UserError where nobody fits, with the command line mended
 * by who is near, and where several fit, with the choices.
 */
export function partnerMeant(db: Db, text: string, argv: readonly string[]): number {
  const partners = listHandles(db);
  const found = findPartner(text, partners);
  if (found.kind === 'one') return found.partner.id;
  if (found.kind === 'none') throw unknownPartner({ argv }, text, partners);
  throw new UserError(`"${text}" fits ${found.partners.length} partners`, {
    hints: found.partners
      .slice(0, 6)
      .map((each) => `${retyped(argv, text, `p${each.id}`)}      ${describe(each)}`),
    choices: {
      question: `Which "${text}"?`,
      among: found.partners.map((each) => ({ text: `p${each.id}`, name: describe(each) })),
    },
  });
}

/** The partners that a text may stand for, archived ones aside, as a prompt offers them. */
export function partnerChoices(db: Db, text: string): Choice<string>[] {
  const active = listHandles(db).filter(({ archived }) => !archived);
  return matching(text, byRecency(active, recentPartners(db))).map((each) => ({
    name: describe(each),
    value: `p${each.id}`,
  }));
}

/** What a command that is about partners says of them. */
interface About {
  readonly question: string;
  readonly example: string;
  readonly help?: string;
  /** What is said where there is nobody yet. */
  readonly none?: string;
}

/** One partner, named in as many words as one likes; asked for in a terminal. */
export function aPartner(about: About): Target<Partner> {
  return {
    argument: argumentOf('[partner...]', about.help ?? 'the partner'),
    async find({ words }, session) {
      if (words.length > 0) return { read: readerOf(await oneNamed(session, words.join(' '))) };
      return { read: readerOf(await asked(session, about)), asked: true };
    },
  };
}

/** A partner, if one is named. */
export function maybePartner(help: string): Target<Partner | undefined> {
  return {
    argument: argumentOf('[partner...]', help),
    async find({ words }, session) {
      if (words.length === 0) return { read: () => undefined };
      return { read: readerOf(await oneNamed(session, words.join(' '))) };
    },
  };
}

/** One or several partners, each named in as many words as one likes; one is asked for in a terminal. */
export function somePartners(about: About): Target<readonly Partner[]> {
  return {
    argument: argumentOf('[partner...]', about.help ?? 'one or several partners'),
    several: true,
    async find({ words }, session) {
      const db = await session.reading();
      const named: readonly Pick<PartnerHandle, 'id'>[] =
        words.length > 0
          ? await resolvePartners(session, words, listHandles(db))
          : [{ id: await asked(session, about) }];
      const readers = named.map(({ id }) => readerOf(id));
      const read = (each: Db) => readers.map((one) => one(each));
      return words.length > 0 ? { read } : { read, asked: true };
    },
  };
}

function argumentOf(usage: string, help: string): Argument {
  return { usage, help, named: 'partner' };
}

async function oneNamed(session: Session, text: string): Promise<number> {
  const db = await session.reading();
  try {
    return partnerMeant(db, text, session.argv);
  } catch (error) {
    if (!(error instanceof UserError) || error.choices === undefined || !session.asks) throw error;
    const { question, among } = error.choices;
    const prompter = await session.prompter();
    const chosen = await prompter.choose(
      question,
      among.map((each) => ({ name: each.name, value: each.text })),
    );
    return partnerMeant(db, chosen, session.argv);
  }
}

async function asked(session: Session, { question, example, none }: About): Promise<number> {
  if (!session.asks) throw usageError('the partner is missing', `for example: ${example}`);
  const db = await session.reading();
  if (listHandles(db).every(({ archived }) => archived)) {
    throw new UserError(none ?? 'there is nobody in your network yet', { hints: ['refnet add-partner'] });
  }
  const prompter = await session.prompter();
  const chosen = await prompter.search(`${question} (type to search)`, (typed) =>
    partnerChoices(db, typed ?? ''),
  );
  return partnerMeant(db, chosen, session.argv);
}

function readerOf(id: number): (db: Db) => Partner {
  return (db) => {
    const partner = getPartner(db, id);
    if (partner === undefined) {
      throw new UserError(`p${id} is not there any more: another command removed or merged it meanwhile`, {
        hints: ['refnet partners      lists whom you have'],
      });
    }
    return partner;
  };
}
