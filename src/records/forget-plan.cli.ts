import { readStandings } from '../agreements/fee-ledger.cli.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import {
  anyOfWords,
  anyPartOf,
  familyNameOf,
  haveSameWords,
  mentionsOf,
  partsOf,
  wordsByClient,
} from '../text/names-in-text.ts';
import {
  clientsNear,
  clientsNumbered,
  clientsSince,
  namesOf,
  removedBefore,
  removedNamed,
  sharedNames,
  uuidsOf,
  withFeesSince,
  wordsOfOthers,
  type Client,
} from './forget-clients.sql.ts';
import { copiesWith } from './forget-copies.sql.ts';
import type { Forgetting } from './forget.ts';
import { searchKey } from '../text/search-key.ts';
import { formerlyCalled } from './forget-images.sql.ts';
import {
  clear,
  clientsCalledSo,
  namesLeft,
  namesOfOthersWith,
  type Cleared,
  type NamesLeft,
  type Place,
} from './forget.sql.ts';
import type { Forgotten } from './forget.view.ts';
import type { Wanted } from './forget-whom.cli.ts';

/** Whom to keep of those who are found, unless all are to be forgotten. */
export interface Keeping {
  readonly all: boolean;
  readonly today: Day;
  /** Fees of so many years are kept: books have to be. */
  readonly years: number;
}

/** What is forgotten, and what is not. */
export interface Plan {
  readonly clients: readonly Client[];
  readonly kept: readonly { readonly client: Client; readonly why: string }[];
  /** The numbers of what is forgotten, of what was removed too. */
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly shared: readonly string[];
  readonly forgetting: Forgetting;
}

/** Who of those found is forgotten, who is kept, and which names go with them. */
export function planned(db: Db, { clients, name, before }: Wanted, keeping: Keeping): Plan {
  const why = keeping.all ? () => undefined : reasonsToKeep(db, keeping, before);
  const kept = clients.flatMap((each) => {
    const reason = why(each);
    return reason === undefined ? [] : [{ client: each, why: reason }];
  });
  const gone = clients.filter((each) => kept.every(({ client: other }) => other.id !== each.id));
  const removed =
    name !== undefined ? removedNamed(db, name) : before === undefined ? [] : removedBefore(db, before);
  const ids = [...gone.map(({ id }) => id), ...removed];
  const typed =
    name === undefined || gone.length + removed.length + (clients.length === 0 ? 1 : 0) === 0 ? [] : [name];
  const known = namesOf(db, ids);
  const names = [...new Set([...known.map((each) => each.name), ...typed])];
  const shared = sharedNames(db, names, ids);
  const mentions = mentionsOf(names.filter((each) => !shared.includes(each)));
  const others = wordsOfOthers(db, ids);
  const families = names.flatMap((each) => familyNameOf(each) ?? []).filter((word) => !others.has(word));
  return {
    clients: gone,
    kept,
    ids,
    names,
    shared,
    forgetting: {
      referrals: new Set(ids),
      mentions,
      own: wordsByClient(known),
      families: anyOfWords(families),
    },
  };
}

/** Words that are taken out wherever they stand: one that is typed with a capital, where it is written as a name. */
export function plannedWords(words: string): Plan {
  const isOneName = /^\p{Lu}[\p{L}\p{M}'’]*$/u.test(words.trim()) && partsOf(words).length === 1;
  const mentions = isOneName ? anyPartOf([words]) : mentionsOf([words]);
  const forgetting = { referrals: new Set<number>(), mentions };
  return { clients: [], kept: [], ids: [], names: [words], shared: [], forgetting };
}

/** What is cleared, and what words of the names are left after that. */
export interface Done extends Cleared, NamesLeft {
  /** What partners, sources and the like are called, where the name is in it. */
  readonly alike: readonly Place[];
  /** The names that others are called by. */
  readonly alikeNames: readonly string[];
}

/** Clears all of it, inside a transaction of the caller, and looks what is left. */
export function carriedOut(db: Db, { ids, names, shared, forgetting }: Plan, at: string): Done {
  const cleared = clear(db, forgetting, at);
  const isWords = ids.length === 0 && forgetting.own === undefined;
  const sought = isWords ? forgetting.mentions : mentionsOf(names);
  return {
    ...cleared,
    alike: [...namesOfOthersWith(db, sought), ...(isWords ? clientsCalledSo(db, sought) : [])],
    alikeNames: names.filter(
      (name) => namesOfOthersWith(db, isWords ? sought : mentionsOf([name])).length > 0,
    ),
    ...namesLeft(db, { ids, names, shared }),
  };
}

function reasonsToKeep(
  db: Db,
  { today, years }: Keeping,
  before: Day | undefined,
): (client: Client) => string | undefined {
  const current = before === undefined ? new Set() : clientsSince(db, before);
  const standings = new Map(readStandings(db, today, undefined).map((each) => [each.referral.number, each]));
  const recent = withFeesSince(db, addMonths(today, -12 * years));
  return ({ id, isOpen, name }) => {
    if (isOpen) return 'open';
    if (name !== null && current.has(searchKey(name))) return 'a later referral is of the same name';
    const { accrued = [], due = [], paid = [], expected, byHand } = standings.get(id) ?? {};
    if (due.length > 0 || expected !== undefined || byHand !== undefined) return 'a fee on it is not paid';
    const hasFees = accrued.length > 0 || paid.length > 0;
    return hasFees && recent.has(id)
      ? `a fee on it is of the last ${years === 1 ? 'year' : `${years} years`}`
      : undefined;
  };
}

/** Clients beside these who are called otherwise now, and were called so. */
function calledBefore(db: Db, names: readonly string[], ids: readonly number[]): Client[] {
  const numbers = formerlyCalled(db, (known) => names.some((name) => haveSameWords(known, name)));
  const others = numbers.filter((id) => !ids.includes(id));
  return clientsNumbered(db, others).filter(({ name }) => name !== null);
}

/** What was cleared, or would be, and what is left. */
export function tell(
  db: Db,
  { clients, kept, ids, names, shared, forgetting }: Plan,
  done: Done,
): Omit<Forgotten, 'lookedAt' | 'lookedIn'> {
  const { own, mentions, left, leftWords, leftNames, alike, alikeNames, images, identities } = done;
  const near = clientsNear(db, names, ids);
  return {
    clients,
    kept,
    own,
    mentions,
    left,
    leftWords,
    leftNames,
    alike,
    alikeNames,
    near: [...near, ...calledBefore(db, names, [...ids, ...near.map(({ id }) => id)])],
    images,
    identities,
    ...copiesWith(db.name, {
      // One word of a name may stand in any file.
      names: ids.length === 0 ? [] : names,
      uuids: uuidsOf(db, ids),
      mentions:
        ids.length === 0 ? forgetting.mentions : mentionsOf(names.filter((each) => !shared.includes(each))),
    }),
  };
}
