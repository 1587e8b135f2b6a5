import { readStandings } from '../agreements/fee-ledger.cli.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { anyOfWords, mentionsOf, wordsByClient } from '../text/names-in-text.ts';
import { tellingWords } from '../text/telling-words.ts';
import { namesOf, removedNamed, sharedNames, withFeesSince, type Client } from './forget-clients.sql.ts';
import { copiesWith, uuidsOf } from './forget-copies.sql.ts';
import type { Forgetting } from './forget.ts';
import { placesOf, type Cleared, type Place } from './forget.sql.ts';
import type { Forgotten } from './forget.view.ts';
import type { Wanted } from './forget-whom.cli.ts';

/** Fees of so many years are kept: books have to be. */
const BOOKS = 7;

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
export function planned(db: Db, { clients, name }: Wanted, all: boolean, today: Day): Plan {
  const why = all ? () => undefined : reasonsToKeep(db, today);
  const kept = clients.flatMap((each) => {
    const reason = why(each);
    return reason === undefined ? [] : [{ client: each, why: reason }];
  });
  const gone = clients.filter((each) => kept.every(({ client: other }) => other.id !== each.id));
  const removed = name === undefined ? [] : removedNamed(db, name);
  const ids = [...gone.map(({ id }) => id), ...removed];
  const typed =
    name === undefined || gone.length + removed.length + (clients.length === 0 ? 1 : 0) === 0 ? [] : [name];
  const known = namesOf(db, ids);
  const names = [...new Set([...known.map((each) => each.name), ...typed])];
  const shared = sharedNames(db, names, ids);
  const mentions = mentionsOf(names.filter((each) => !shared.includes(each)));
  return {
    clients: gone,
    kept,
    ids,
    names,
    shared,
    forgetting: { referrals: new Set(ids), mentions, own: wordsByClient(known) },
  };
}

/** The family names in words of others: who that is, only their writer knows. */
function familyPlaces(db: Db, names: readonly string[], told: readonly Place[]): Place[] {
  const families = names.flatMap((name) => tellingWords(name).slice(1).slice(-1));
  if (families.length === 0) return [];
  const isTold = new Set(told.map(({ table, id }) => `${table} ${id}`));
  return placesOf(db, anyOfWords(families)).filter(({ table, id }) => !isTold.has(`${table} ${id}`));
}

function reasonsToKeep(db: Db, today: Day): (client: Client) => string | undefined {
  const standings = new Map(readStandings(db, undefined).map((each) => [each.referral.number, each]));
  const recent = withFeesSince(db, addMonths(today, -12 * BOOKS));
  return ({ id, isOpen }) => {
    if (isOpen) return 'open';
    const { accrued = [], due = [], paid = [], expected, byHand } = standings.get(id) ?? {};
    if (due.length > 0 || expected !== undefined || byHand !== undefined) return 'a fee on it is not paid';
    const hasFees = accrued.length > 0 || paid.length > 0;
    return hasFees && recent.has(id) ? `a fee on it is of the last ${BOOKS} years` : undefined;
  };
}

/** What was cleared, or would be, and what is left. */
export function tell(
  db: Db,
  { clients, kept, ids, names, shared }: Plan,
  { own, mentions, alike, images, identities }: Cleared,
): Forgotten {
  const whole = shared.length === 0 ? [] : placesOf(db, mentionsOf(shared));
  const left = [...whole, ...familyPlaces(db, names, [...own, ...mentions, ...whole])];
  return {
    clients,
    kept,
    own,
    mentions,
    left,
    alike,
    images,
    identities,
    copies: copiesWith(db.name, {
      names,
      uuids: uuidsOf(db, ids),
      mentions: mentionsOf(names.filter((each) => !shared.includes(each))),
    }),
  };
}
