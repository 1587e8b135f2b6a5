import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { UserError, usageError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import { describe, findPartner, partnerNamer, type PartnerHandle, LISTS } from './find-partner.ts';
import { listHandles } from './handles.sql.ts';
import { partnerMeant } from './partner-meant.cli.ts';
import type { Partner } from './partner.ts';
import { getPartner } from './partner.sql.ts';

/** What a command that is about partners says of them. */
export interface About {
  readonly question: string;
  readonly example: string;
  readonly help?: string;
  /** What is said where there is nobody yet. */
  readonly none?: string;
}

/** The number of the partner of that name; a terminal is asked which where several fit. */
export async function partnerNamed(session: Session, text: string): Promise<number> {
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

/** Asks a terminal for the number of one of the partners, archived ones and `besides` aside. */
export async function partnerAsked(session: Session, question: string, besides?: number): Promise<number> {
  const db = await session.reading();
  const prompter = await session.prompter();
  const { partnerChoices } = await session.rooms.partnerChoices();
  const chosen = await prompter.search(`${question} (type to search)`, (typed) =>
    partnerChoices(db, typed ?? '').filter(({ value }) => value !== `p${besides}`),
  );
  return partnerMeant(db, chosen, session.argv);
}

/** Asks for a partner where none was named: a terminal, or nobody. */
export async function askedFor(session: Session, { question, example, none }: About): Promise<number> {
  if (!session.asks) throw usageError('the partner is missing', `for example: ${example}`);
  const db = await session.reading();
  if (listHandles(db).every(({ archived }) => archived)) {
    throw new UserError(none ?? 'there is nobody in your network yet', { hints: ['refnet add-partner'] });
  }
  return partnerAsked(session, question);
}

/** What to type for a partner: the name, or the number where that names others as well. */
export function nameToType(db: Db, id: number): string {
  const partners = listHandles(db);
  const name = partners.find((each) => each.id === id)?.name ?? '';
  const found = findPartner(name, partners);
  return found.kind === 'one' && found.partner.id === id && !name.startsWith('-') ? name : `p${id}`;
}

/** How to read a partner of that number in a transaction. */
export function partnerReader(id: number): (db: Db) => Partner {
  return (db) => {
    const partner = getPartner(db, id);
    if (partner === undefined) {
      throw new UserError(`p${id} is not there any more: another command removed or merged it meanwhile`, {
        hints: [LISTS],
      });
    }
    return partner;
  };
}

/**
 * The numbers of the partners that words on the command line name. All words together are tried as one partner first;
 * else the longest beginning that names somebody is taken, and so on with the rest, so that `maren holt victor` is two.
 * Throws where the words could as well be one partner as several, where one is named twice, and where nobody fits.
 */
export async function partnersNamed(session: Session, words: readonly string[]): Promise<number[]> {
  try {
    return await namedByWords(session, words);
  } catch (error) {
    const { eachInWords } = await import('./not-one.cli.ts');
    const several = eachInWords(words, error, await session.reading());
    if (several === undefined) throw error;
    return several;
  }
}

async function namedByWords(session: Session, words: readonly string[]): Promise<number[]> {
  const [only, ...others] = words;
  if (only !== undefined && others.length === 0) return [await partnerNamed(session, only)];
  const partners = listHandles(await session.reading());
  refuseTwoReadings(session, words, partners);
  const named: number[] = [];
  for (let rest = words; rest.length > 0;) {
    const { id, taken } = await takeOne(session, rest, partners);
    if (named.includes(id)) {
      const name = partners.find((each) => each.id === id)?.name ?? `p${id}`;
      throw usageError(`${name} is named twice`, 'name each partner once');
    }
    named.push(id);
    rest = rest.slice(taken);
  }
  return named;
}

async function takeOne(
  session: Session,
  words: readonly string[],
  partners: readonly PartnerHandle[],
): Promise<{ id: number; taken: number }> {
  for (let taken = words.length; taken > 1; taken -= 1) {
    const first = words.slice(0, taken);
    const found = findPartner(first.join(' '), partners);
    if (found.kind === 'one') return { id: found.partner.id, taken };
    if (found.kind === 'several') {
      const { severalFit } = await import('./not-one.cli.ts');
      const text = first.join(' ');
      const db = await session.reading();
      throw severalFit(db, text, found.partners, (better) => instead(session, first, [better]));
    }
  }
  return { id: await partnerNamed(session, words[0] ?? ''), taken: 1 };
}

/** `al victor` may be Al Victorson, or Al and Victor: only a whole name is taken at its word. */
function refuseTwoReadings(
  session: Session,
  words: readonly string[],
  partners: readonly PartnerHandle[],
): void {
  const joined = words.join(' ');
  const together = findPartner(joined, partners);
  if (together.kind !== 'one' || together.partner.keys.includes(searchKey(joined))) return;
  const apart = words.map((word) => findPartner(word, partners));
  const each = new Set(apart.flatMap((found) => (found.kind === 'one' ? [found.partner] : [])));
  if (each.size < words.length) return;
  const names = [...each].map(partnerNamer(partners));
  throw new UserError(`"${joined}" may be one partner or ${words.length}`, {
    hints: [
      `${instead(session, words, [shellWord(joined)])}      ${describe(together.partner)}`,
      `${instead(session, words, names)}      ${[...each].map(describe).join(', ')}`,
    ],
  });
}

/** The command line with those words, which follow each other, replaced. */
function instead(session: Session, words: readonly string[], better: readonly string[]): string {
  const { argv } = session;
  const at = argv.findIndex((_, index) => words.every((word, offset) => argv[index + offset] === word));
  if (at === -1) return ['refnet', session.command, ...better].join(' ');
  const before = argv.slice(0, at).map(shellWord);
  const after = argv.slice(at + words.length).map(shellWord);
  return ['refnet', ...before, ...better, ...after].join(' ');
}
