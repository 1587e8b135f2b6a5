import type { Db } from '../file/sqlite.sql.ts';
import type { Side } from '../network/merge-side.sql.ts';
import { MAY_MENTION, type Forgetting } from '../records/forget.ts';
import { namesOf, removedWith, sharedNames, uuidsOf } from '../records/forget-clients.sql.ts';
import { copiesWith, type CopiesFound } from '../records/forget-copies.sql.ts';
import { clear, namesLeft, type NamesLeft, type Place } from '../records/forget.sql.ts';
import { mentionsOf, wordsByClient } from '../text/names-in-text.ts';
import { takenOutOf } from '../text/taken-out.ts';
import { clearedTexts, removedUnforgotten, stillKnown, takeForgotten } from './forgotten.sql.ts';

/** What was forgotten here because it was there. */
export interface ForgottenHere {
  readonly clients: number;
  /** How many texts a name was taken out of. */
  readonly texts: number;
  /** The copies beside the file that hold them still. */
  readonly copies: readonly string[];
  /** Referrals that were changed here later than there, and lost words of theirs all the same. */
  readonly lostHere: readonly LostWords[];
  /** The same of the other side: words that were changed there and do not come. */
  readonly lostThere: readonly LostWords[];
  /** How many clients and texts were forgotten here, and not there. */
  readonly notThere: number;
  /** By what names both knew them. */
  readonly named: Named;
}

/** What of a referral is gone for good: its number on the side that lost it, its uuid, and the columns. */
export interface LostWords {
  readonly id: number;
  readonly uuid: string;
  readonly columns: readonly string[];
}

/**
 * Forgets on each side the clients that were forgotten on the other, before the two are merged, so that nothing brings their
 * words back: in texts that were edited since, too. That cannot be undone.
 */
export function forgetOnBoth(own: Side, other: Side): ForgottenHere {
  // What one side forgets for the other's sake is not to be forgotten for its own.
  const [here, there] = [whomToForget(own, other), whomToForget(other, own)];
  const unseen = removedUnforgotten(own, other);
  const cleared = { here: forgetOn(own, other, here), there: forgetOn(other, own, there) };
  takeForgotten(own, other);
  const { ids, names, forgetting } = here;
  const { mentions } = forgetting;
  const uuids = uuidsOf(own.db, ids);
  return {
    clients: ids.length,
    texts: cleared.here.texts,
    copies: names.length === 0 ? [] : listed(copiesWith(own.db.name, { names, uuids, mentions })),
    lostHere: cleared.here.lost,
    lostThere: cleared.there.lost,
    notThere: there.ids.length + cleared.there.texts + unseen,
    named: {
      ids,
      names: [...new Set([...names, ...there.names])],
      shared: [...new Set([...here.shared, ...there.shared])],
    },
  };
}

/** What could not be looked at is listed too: it may hold them. */
function listed({ copies, unseen, tooLarge }: CopiesFound): readonly string[] {
  return [...copies, ...unseen, ...tooLarge];
}

/** The names of clients, those that others go by too, and the referrals that are theirs here. */
export interface Named {
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly shared: readonly string[];
}

/** Where words of the names of those who were forgotten stand, once both copies are merged. */
export function leftOf(db: Db, named: Named): NamesLeft {
  return named.names.length === 0 ? { left: [], leftWords: [], leftNames: [] } : namesLeft(db, named);
}

interface Forgot {
  readonly texts: number;
  readonly lost: readonly LostWords[];
}

/** Forgets on the side that still knows whom the other forgot. */
function forgetOn(knowing: Side, other: Side, { at, forgetting }: Whom): Forgot {
  if (at === '') return { texts: 0, lost: [] };
  const { own, mentions } = clear(knowing.db, forgetting, at);
  return { texts: mentions.length, lost: own.flatMap((place) => lostWords(place, knowing, other)) };
}

/** What was changed of a referral since both knew the same of it. */
function lostWords({ table, id, columns }: Place, knowing: Side, other: Side): LostWords[] {
  if (table !== 'referrals') return [];
  const { uuid = null, updated_at: at } = knowing.row(table, id);
  const known = other.find(table, String(uuid));
  return known !== undefined && String(at) > known.updatedAt ? [{ id, uuid: String(uuid), columns }] : [];
}

interface Whom {
  readonly at: string;
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly shared: readonly string[];
  readonly forgetting: Forgetting;
}

/** The clients by the names that they have here, and by the words that were taken out of texts there. */
function whomToForget(knowing: Side, forgetting: Side): Whom {
  const { ids: there, gone, at } = stillKnown(forgetting, knowing);
  const ids = [...there, ...removedWith(knowing.db, gone)];
  const known = namesOf(knowing.db, ids);
  const byUuid = new Map<string, string[]>();
  for (const { uuid, known: text, cleared } of clearedTexts(forgetting, knowing, MAY_MENTION)) {
    byUuid.set(uuid, [...(byUuid.get(uuid) ?? []), ...(takenOutOf(text, cleared) ?? [])]);
  }
  // One word alone may be anybody's elsewhere.
  const spoken = [...byUuid.values()].flat().filter((words) => /\S\s+\S/.test(words));
  const names = [...new Set([...known.map(({ name }) => name), ...spoken])];
  const shared = sharedNames(knowing.db, names, ids);
  return {
    at,
    ids,
    names,
    shared,
    forgetting: {
      referrals: new Set(ids),
      mentions: mentionsOf(names.filter((each) => !shared.includes(each))),
      own: wordsByClient(known),
      byRecord: new Map([...byUuid].map(([uuid, words]) => [uuid, mentionsOf(words)])),
    },
  };
}
