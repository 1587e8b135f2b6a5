import type { Db } from '../file/sqlite.sql.ts';
import type { Argument, Target } from '../shell/target.cli.ts';
import type { About } from './named-partner.cli.ts';
import type { Partner } from './partner.ts';

/** What finds and reads a partner is loaded where one is meant: the same commands are about everybody without one. */
const finding = () => import('./named-partner.cli.ts');

/** One partner, named in as many words as one likes; asked for in a terminal. */
export function aPartner(about: About): Target<Partner> {
  return {
    argument: argumentOf('[partner...]', about.help ?? 'the partner'),
    async find({ words }, session) {
      const { askedFor, nameToType, partnerNamed, partnerReader } = await finding();
      if (words.length > 0) return { read: partnerReader(await partnerNamed(session, words.join(' '))) };
      const id = await askedFor(session, about);
      return { read: partnerReader(id), asked: true, answered: [nameToType(await session.reading(), id)] };
    },
  };
}

/** A partner, if one is named. */
export function maybePartner(help: string): Target<Partner | undefined> {
  return {
    argument: argumentOf('[partner...]', help),
    async find({ words }, session) {
      if (words.length === 0) return { read: () => undefined };
      const { partnerNamed, partnerReader } = await finding();
      return { read: partnerReader(await partnerNamed(session, words.join(' '))) };
    },
  };
}

/** One or several partners, each named in as many words as one likes; one is asked for in a terminal. */
export function somePartners(about: About): Target<readonly Partner[]> {
  return {
    argument: argumentOf('[partner...]', about.help ?? 'one or several partners'),
    several: true,
    async find({ words }, session) {
      const { askedFor, nameToType, partnerReader, partnersNamed } = await finding();
      const named = words.length > 0 ? await partnersNamed(session, words) : [await askedFor(session, about)];
      const readers = named.map(partnerReader);
      const read = (db: Db) => readers.map((each) => each(db));
      if (words.length > 0) return { read };
      const db = await session.reading();
      return { read, asked: true, answered: named.map((id) => nameToType(db, id)) };
    },
  };
}

function argumentOf(usage: string, help: string): Argument {
  return { usage, help, named: 'partner' };
}
