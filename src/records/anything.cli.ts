import type { Day } from '../calendar/day.ts';
import { readRecord } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { AnyKind, Identity } from '../kinds/kind.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { partners } from '../partners/partner.ts';
import { collections } from '../referrals/collection.ts';
import { listCollections } from '../referrals/collection.sql.ts';
import { referrals } from '../referrals/referral.ts';
import { sourceNamed } from '../referrals/source.cli.ts';
import { getSource } from '../referrals/source.sql.ts';
import { sources } from '../referrals/source.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import type { Found, Target } from '../shell/target.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { choiceOf, kindKnown, phrasedRecords, thoseWith, type Phrased } from './phrased.cli.ts';
import { noSuchRecord, ON_RECORD } from './record.cli.ts';
import { wasGivenOut } from './records.sql.ts';

/** A record of whatever kind. */
export interface Recorded {
  readonly of: AnyKind;
  readonly record: Identity;
  /** The day on which it was read. */
  readonly today: Day;
}

/** What a command that takes anything on record says of it. */
interface About {
  /** `what to show`. */
  readonly what: string;
  readonly question: string;
  readonly examples: string;
}

/** A partner, a source, or the record of a number, or the one record that words fit: `show lobster`. */
export function anything({ what, question, examples }: About): Target<Recorded> {
  return {
    argument: {
      usage: '[partner or number...]',
      help: 'a partner, a source, the number of a record, or words of it: show lobster',
      named: 'partner',
    },
    async find(typed, session) {
      const text = typed.words.join(' ');
      await refuseSeveralNumbers(typed.words, session.argv);
      const number = recordNumber(text);
      if (number !== undefined) return numbered(await session.reading(), number, session);
      if (text === '') {
        if (!session.asks) throw usageError(`${what} is missing`, `for example: ${examples}`);
        return { ...(await readerAsked(session, question)), asked: true };
      }
      try {
        const { read, ...found } = await aPartner({ question, example: examples }).find(typed, session);
        return { ...found, read: (db) => ({ of: partners, record: read(db), today: session.today }) };
      } catch (error) {
        const isUnknown =
          error instanceof UserError && error.choices === undefined && error.kind !== 'cancelled';
        const found = isUnknown ? await sourceOrFitting(text, session) : undefined;
        if (found === undefined) throw error;
        return found;
      }
    },
  };
}

/** How to read what a terminal chose of all that is on record, and to type it. */
async function readerAsked(
  session: Session,
  question: string,
): Promise<Required<Pick<Found<Recorded>, 'read' | 'answered'>>> {
  const { anythingAsked } = await import('./asked-for.cli.ts');
  const { of, id, name = '' } = await anythingAsked(session, question);
  if (of.series === 'record') return { read: readerOf(of, id, session), answered: [String(id)] };
  const db = await session.reading();
  if (of.table === sources.table) return { read: sourceReader({ id, name }, session), answered: [name] };
  const { nameToType, partnerReader } = await import('../partners/named-partner.cli.ts');
  const read = (in_: Db) => ({ of: partners, record: partnerReader(id)(in_), today: session.today });
  return { read, answered: [nameToType(db, id)] };
}

/** Says whether the number was ever given out, and what else may have been meant. */
function nothingOf(db: Db, number: number): UserError {
  const none = noSuchRecord(db, number, ON_RECORD);
  if (none.kind === 'damaged') return none;
  const partner = getPartner(db, number);
  return new UserError(none.message, {
    hints: [
      ...(partner === undefined ? [] : [`refnet show p${number}      shows the partner ${partner.name}`]),
      'refnet referrals      lists referrals with their numbers',
      'refnet check-ins      lists check-ins with theirs',
      ...(wasGivenOut(db, number) ? none.hints : []),
    ],
  });
}

/** The kind of what a number names. Throws a UserError where it names nothing. */
function kindOfNumber(db: Db, number: number, today: Day): AnyKind {
  const of = kindKnown(db, number, today);
  if (of === undefined) throw nothingOf(db, number);
  return of;
}

/** What a number names, in one phrase; undefined where it names nothing. */
export function phraseOfNumber(db: Db, number: number, today: Day): string | undefined {
  const of = kindKnown(db, number, today);
  const record = of === undefined ? undefined : readRecord(db, of, number, { today });
  return record === undefined ? undefined : of?.phrase(record, today);
}

function numbered(db: Db, number: number, session: Session): Found<Recorded> {
  return { read: readerOf(kindOfNumber(db, number, session.today), number, session) };
}

function readerOf(of: AnyKind, id: number, { today }: Session): (db: Db) => Recorded {
  return (db) => {
    const record = readRecord(db, of, id, { today });
    if (record === undefined) throw noSuchRecord(db, id, ON_RECORD);
    return { of, record, today };
  };
}

/** The source of that name, else the one record that the words fit; undefined where there is neither. */
async function sourceOrFitting(text: string, session: Session): Promise<Found<Recorded> | undefined> {
  const source = sourceNamed(await session.reading(), text);
  return source === undefined ? fitting(text, session) : { read: sourceReader(source, session) };
}

function sourceReader(
  { id, name }: { readonly id: number; readonly name: string },
  { today }: Session,
): (db: Db) => Recorded {
  return (db) => {
    const record = getSource(db, id);
    if (record === undefined) {
      throw new UserError(`${quoted(name)} is not there any more: another command removed or merged it`);
    }
    return { of: sources, record, today };
  };
}

/** Without what came in for a referral that is among them: a client's name is the referral's, and money has its numbers. */
function withoutCollected(db: Db, all: readonly Phrased[]): readonly Phrased[] {
  if (!all.some(({ of }) => of.table === collections.table)) return all;
  const collected = new Set(
    all
      .filter(({ of }) => of.table === referrals.table)
      .flatMap(({ id }) => listCollections(db, id).map((each) => each.id)),
  );
  return all.filter(({ of, id }) => of.table !== collections.table || !collected.has(id));
}

/** The one record that has every word of a text in its phrase; undefined where none has. */
async function fitting(text: string, session: Session): Promise<Found<Recorded> | undefined> {
  const db = await session.reading();
  const all = withoutCollected(db, thoseWith(phrasedRecords(db, session.today), text));
  const [only] = all;
  if (only === undefined) return undefined;
  if (all.length === 1) return { read: readerOf(only.of, only.id, session) };
  const choices = all.map(choiceOf);
  if (!session.asks) {
    throw new UserError(`"${text}" fits ${all.length} records`, {
      hints: choices
        .slice(0, 6)
        .map(({ name, value }) => `${retyped(session.argv, text, String(value.id))}      ${name}`),
    });
  }
  const { of, id } = await (await session.prompter()).choose(`Which "${text}"?`, choices);
  return { read: readerOf(of, id, session) };
}
