import type { Side } from '../network/merge-side.sql.ts';
import { MAY_MENTION, type Forgetting } from '../records/forget.ts';
import { namesOf, sharedNames } from '../records/forget-clients.sql.ts';
import { copiesWith, uuidsOf } from '../records/forget-copies.sql.ts';
import { clear } from '../records/forget.sql.ts';
import { mentionsOf, wordsByClient } from '../text/names-in-text.ts';
import { takenOutOf } from '../text/taken-out.ts';
import { clearedTexts, stillKnown, takeForgotten } from './forgotten.sql.ts';

/** What was forgotten here because it was there. */
export interface ForgottenHere {
  readonly clients: number;
  /** How many texts a name was taken out of. */
  readonly texts: number;
  /** The copies beside the file that hold them still. */
  readonly copies: readonly string[];
}

/**
 * Forgets on each side the clients that were forgotten on the other, before the two are merged, so that nothing brings their
 * words back: in texts that were edited since, too. That cannot be undone.
 */
export function forgetOnBoth(own: Side, other: Side): ForgottenHere {
  forgetOn(other, own);
  const { at, ids, names, forgetting } = whomToForget(own, other);
  const uuids = uuidsOf(own.db, ids);
  const cleared = at === '' ? undefined : clear(own.db, forgetting, at);
  takeForgotten(own, other);
  const { mentions } = forgetting;
  return {
    clients: ids.length,
    texts: cleared === undefined ? 0 : cleared.mentions.length,
    copies: names.length === 0 ? [] : copiesWith(own.db.name, { names, uuids, mentions }),
  };
}

function forgetOn(knowing: Side, forgetting: Side): void {
  const { at, forgetting: whom } = whomToForget(knowing, forgetting);
  if (at !== '') clear(knowing.db, whom, at);
}

interface Whom {
  readonly at: string;
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly forgetting: Forgetting;
}

/** The clients by the names that they have here, and by the words that were taken out of texts there. */
function whomToForget(knowing: Side, forgetting: Side): Whom {
  const { ids, at } = stillKnown(forgetting, knowing);
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
    forgetting: {
      referrals: new Set(ids),
      mentions: mentionsOf(names.filter((each) => !shared.includes(each))),
      own: wordsByClient(known),
      byRecord: new Map([...byUuid].map(([uuid, words]) => [uuid, mentionsOf(words)])),
    },
  };
}
