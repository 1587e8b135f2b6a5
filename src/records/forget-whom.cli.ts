import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { haveSameWords, mentionsOf } from '../text/names-in-text.ts';
import { quoted } from '../text/quoted.ts';
import { daySoLongAgo } from './age.ts';
import {
  clientsBefore,
  clientsLike,
  clientsNamed,
  clientsNumbered,
  removedNamed,
  type Client,
} from './forget-clients.sql.ts';
import { formerlyCalled, isKeptForUndo } from './forget-images.sql.ts';
import { placesOf } from './forget.sql.ts';
import { namelessPhrase } from './forget.view.ts';

/** Who was asked for. */
export interface Wanted {
  readonly clients: readonly Client[];
  /** The name that was typed, where it was. */
  readonly name?: string;
  /** The day before which everything of theirs is, where they are sought by age. */
  readonly before?: Day;
}

/** The clients that were named, numbered or old enough. Throws a UserError where there is none, or may be several. */
export async function found(
  session: Session,
  db: Db,
  { words, name, age }: { words: readonly string[]; name: string | undefined; age: string | undefined },
): Promise<Wanted> {
  if (age !== undefined) {
    const before = daySoLongAgo(age, session.today, 'refnet forget --older-than 7y');
    return { clients: clientsBefore(db, before), before };
  }
  if (name === undefined) return { clients: numbered(db, words) };
  const named = clientsNamed(db, name);
  const isNobody = named.length === 0 && removedNamed(db, name).length === 0 && !wasCalled(db, name);
  if (isNobody && (clientsLike(db, name).length > 0 || !isSpokenOf(db, name))) throw noneNamed(db, name);
  const groups = grouped(named);
  return { clients: groups.length > 1 ? await chosen(session, name, groups) : named, name };
}

/** Whether a client who is called otherwise now went by that name. */
function wasCalled(db: Db, name: string): boolean {
  return (
    formerlyCalled(db, (known) => haveSameWords(known, name)).length > 0 &&
    isKeptForUndo(db, mentionsOf([name]))
  );
}

/** Who is in no referral may be spoken of all the same, unless it is but a part of a name: now, or in what undo keeps. */
function isSpokenOf(db: Db, name: string): boolean {
  const mentions = mentionsOf([name]);
  return placesOf(db, mentions).length > 0 || isKeptForUndo(db, mentions);
}

/** Referrals of one introduction are of one client; any others may be of two of that name. */
function grouped(clients: readonly Client[]): Client[][] {
  const groups = new Map<string, Client[]>();
  for (const each of clients) {
    const key = each.introduction ?? String(each.id);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

async function chosen(
  session: Session,
  name: string,
  groups: readonly Client[][],
): Promise<readonly Client[]> {
  const all = groups.flat();
  if (session.asks) {
    const prompter = await session.prompter();
    return prompter.choose(`${quoted(name)} is the client of ${groups.length} introductions. Which?`, [
      { name: 'all of them, for it is one person', value: all },
      ...groups.map((each) => ({ name: each.map(namelessPhrase).join('; '), value: each })),
    ]);
  }
  const numbers = (each: readonly Client[]) => each.map(({ id }) => id).join(' ');
  throw new UserError(
    `${quoted(name)} is the client of ${groups.length} introductions, and may be as many people`,
    {
      hints: [
        ...groups
          .slice(0, 6)
          .map(
            (each) =>
              `refnet forget ${numbers(each)}      ${each.map((one) => namelessPhrase(one).replace(/^#\d+ +/, '')).join('; ')}`,
          ),
        `refnet forget ${numbers(all)}      where it is one person`,
      ],
    },
  );
}

function numbered(db: Db, words: readonly string[]): Client[] {
  const ids = words
    .flatMap((word) => word.split(','))
    .filter((word) => word !== '')
    .map((word) => {
      if (!/^#?\d{1,9}$/.test(word)) {
        throw usageError(
          `${quoted(word)} is no number of a referral`,
          'a name goes with --client: refnet forget --client NAME',
        );
      }
      return Number(word.replace('#', ''));
    });
  const clients = clientsNumbered(db, ids);
  const missing = ids.find((id) => clients.every((each) => each.id !== id));
  if (missing !== undefined)
    throw new UserError(`there is no referral ${missing}`, { hints: ['refnet referrals      lists them'] });
  return clients;
}

function noneNamed(db: Db, name: string): UserError {
  const near = clientsLike(db, name).slice(0, 6);
  return new UserError(`no client is called ${quoted(name)}`, {
    hints:
      near.length === 0
        ? ['refnet search NAME      looks everywhere']
        : near.map((each) => `refnet forget ${each.id}      ${namelessPhrase(each).replace(/^#\d+ +/, '')}`),
  });
}
