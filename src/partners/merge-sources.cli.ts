/** `refnet merge` where one of the two, or both, is a source that is no partner; loaded where one is. */
import { linesOf, watchingFees } from '../agreements/watch-fees.cli.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { belongingsPhrase, countRows } from '../records/nouns.ts';
import { countBelongings } from '../records/remove.sql.ts';
import { sourceMeant, sourceNamed } from '../referrals/source.cli.ts';
import { countReferrals } from '../referrals/referral.sql.ts';
import { findSource, getSource, mergeSources, moveToPartner, moveToSource } from '../referrals/source.sql.ts';
import { sources, type Source } from '../referrals/source.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { count, list } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { findPartner } from './find-partner.ts';
import { listHandles } from './handles.sql.ts';
import { partnerNamed, partnerReader } from './named-partner.cli.ts';
import { partners, type Partner } from './partner.ts';

/** What is kept, and what becomes a part of it. */
interface Two {
  readonly keep: Partner | Source;
  readonly duplicate: Partner | Source;
}

/** Whether two words name a source at least once; a partner of that name comes first, and the source of it second. */
export async function nameSources(session: Session, words: readonly string[]): Promise<boolean> {
  const db = await session.reading();
  if (isSourceOfName(db, words)) return true;
  return words.some((word) => isNoPartner(db, word)) && words.some((word) => isSource(db, word));
}

/** Whether both words name one partner, and the second a source as it is called: `merge zillow zillow`. */
function isSourceOfName(db: Db, words: readonly string[]): boolean {
  const [keep, duplicate] = words.map((word) => findPartner(word, listHandles(db)));
  if (keep?.kind !== 'one' || duplicate?.kind !== 'one') return false;
  return keep.partner.id === duplicate.partner.id && findSource(db, words[1] ?? '') !== undefined;
}

function isNoPartner(db: Db, word: string): boolean {
  return findPartner(word, listHandles(db)).kind === 'none';
}

function isSource(db: Db, word: string): boolean {
  return isNoPartner(db, word) && sourceNamed(db, word) !== undefined;
}

const either: Target<Two> = {
  async find({ words }, session) {
    const isSecondSource = isSourceOfName(await session.reading(), words);
    const [keep, duplicate] = await Promise.all(
      words.map((word, at) => readerOf(session, word, at === 1 && isSecondSource)),
    );
    if (keep === undefined || duplicate === undefined) throw new Error('two are named');
    return {
      read(db) {
        const two = { keep: keep(db), duplicate: duplicate(db) };
        if (isPartner(two.keep) === isPartner(two.duplicate) && two.keep.id === two.duplicate.id) {
          throw usageError(
            'both are one, so there is nothing to merge',
            'refnet sources      lists the sources',
          );
        }
        return two;
      },
    };
  },
};

async function readerOf(
  session: Session,
  word: string,
  isOfSource: boolean,
): Promise<(db: Db) => Partner | Source> {
  const db = await session.reading();
  if (!isOfSource && !isNoPartner(db, word)) return partnerReader(await partnerNamed(session, word));
  const { id, name } = sourceMeant(db, word, session.argv);
  return (now) => {
    const source = getSource(now, id);
    if (source === undefined) throw new UserError(`"${name}" is not there any more`);
    return source;
  };
}

function isPartner(one: Partner | Source): one is Partner {
  return 'stage' in one;
}

/** Makes two sources one; or gives all that came through a source to a partner, or all that came from a partner to a source. */
export const command: Command = writing({
  target: either,
  options: {},
  did: 'merged',
  change(change, { target: { keep, duplicate }, doubt }) {
    const { db } = change;
    const table = isPartner(duplicate) ? 'partners' : 'sources';
    const belongings = belongingsPhrase(countBelongings(db, table, duplicate.id));
    const words = `${called(duplicate)} into ${called(keep)}${belongings}`;
    const { moved } = watchingFees(change, () => merge(change, keep, duplicate));
    const details = [...lossWords(keep, duplicate), ...linesOf(moved)];
    doubt({
      text: `this would merge ${words}`,
      question: 'Merge them?',
      ...(details.length === 0 ? {} : { details }),
      yes: 'merges them',
    });
    return {
      text: [`Merged ${words}`, ...details.map((line) => `    ${line}`)],
      plain: { ...plainOf(db, keep, change.today), merged: duplicate.name },
      did: `merged ${inHistory(duplicate)} into ${inHistory(keep)}`,
    };
  },
});

/** What is no more once a partner is a source, or a source a partner. */
function lossWords(keep: Partner | Source, duplicate: Partner | Source): string[] {
  if (isPartner(keep) && !isPartner(duplicate))
    return [`what came through ${duplicate.name} came from ${keep.name}`];
  if (isPartner(keep) || !isPartner(duplicate)) return [];
  return [
    `what came from ${duplicate.name} came through ${keep.name}, which is nobody: thanks and tellings go`,
  ];
}

function merge(change: Change, keep: Partner | Source, duplicate: Partner | Source): void {
  if (isPartner(keep)) {
    if (!isPartner(duplicate)) moveToPartner(change, duplicate, keep.id);
    return;
  }
  if (!isPartner(duplicate)) return mergeSources(change, keep, duplicate);
  refuseMoreThanReceived(change.db, duplicate);
  moveToSource(change, duplicate.id, keep);
  change.remove(partners, duplicate.id);
}

/** A source only sends clients: whoever else something is on record with is somebody. */
function refuseMoreThanReceived(db: Db, { id, name }: Partner): void {
  const others = countBelongings(db, 'partners', id).filter(
    ({ table }) => table !== 'referrals' && table !== 'collections',
  );
  const given = countReferrals(db, { partnerId: id, direction: 'given' });
  const more = [...(given === 0 ? [] : [`${count(given, 'referral')} given`]), ...others.map(countRows)];
  if (more.length === 0) return;
  throw new UserError(
    `${name} is a partner with ${list(more, 'and')}, and through a source clients only come`,
    {
      hints: [`refnet show p${id}      shows what that is`],
    },
  );
}

function called(one: Partner | Source): string {
  return isPartner(one) ? `${one.name} (p${one.id})` : one.name;
}

/** The history names partners by their numbers. */
function inHistory(one: Partner | Source): string {
  return isPartner(one) ? `partner p${one.id}` : `source ${one.name}`;
}

function plainOf(db: Db, keep: Partner | Source, today: Change['today']): { [key: string]: Plain } {
  if (isPartner(keep)) return plainRecord(partners, partnerReader(keep.id)(db), today);
  return plainRecord(sources, getSource(db, keep.id) ?? keep, today);
}
