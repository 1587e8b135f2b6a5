import { MAY_MENTION } from '../records/forget.ts';
import { mentionsOf, wordsByClient } from '../text/names-in-text.ts';
import { namesOf } from '../records/forget-clients.sql.ts';
import { clear } from '../records/forget.sql.ts';
import { keepingInstants, stillKnown, takeCleared, takeForgotten } from './forgotten.sql.ts';
import type { Side } from '../network/merge-side.sql.ts';

/**
 * Forgets on each side the clients that were forgotten on the other, before the two are merged, so that nothing brings their
 * words back. That cannot be undone. Returns how many were forgotten here.
 */
export function forgetOnBoth(own: Side, other: Side): number {
  forgetOn(other, own);
  const forgotten = forgetOn(own, other);
  takeForgotten(own, other);
  return forgotten;
}

function forgetOn(knowing: Side, forgetting: Side): number {
  const { ids, at } = stillKnown(forgetting, knowing);
  takeCleared(forgetting, knowing, MAY_MENTION);
  if (ids.length === 0) return 0;
  const names = namesOf(knowing.db, ids);
  const mentions = mentionsOf(names.map(({ name }) => name));
  keepingInstants(knowing, () => {
    clear(knowing.db, { referrals: new Set(ids), mentions, own: wordsByClient(names) }, at);
  });
  return ids.length;
}
