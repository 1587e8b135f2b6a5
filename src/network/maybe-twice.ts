import { likelyDuplicates, type LikelyDuplicate } from '../partners/duplicates.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';

/** A partner who came from the other copy, and one who was here and may be the same person. */
export interface MaybeTwice {
  readonly known: PartnerHandle;
  readonly came: PartnerHandle;
  readonly why: LikelyDuplicate['why'];
}

/** Names of more who came than this are not compared by how they sound: each is compared with everybody. */
const COMPARED = 200;

/** Who of those who came may have been here under another number, the surest sign of each. */
export function maybeTwice(all: readonly PartnerHandle[], came: ReadonlySet<number>): MaybeTwice[] {
  const here = all.filter(({ id }) => !came.has(id));
  const byKey = new Map<string, PartnerHandle[]>();
  for (const each of here) {
    for (const key of [...each.keys, ...each.emails]) byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  return all.flatMap((each): MaybeTwice[] => {
    if (!came.has(each.id)) return [];
    const near =
      came.size > COMPARED
        ? [...new Set([...each.keys, ...each.emails].flatMap((key) => byKey.get(key) ?? []))]
        : here;
    const [first] = likelyDuplicates({ name: each.name, emails: each.emails }, near);
    return first === undefined ? [] : [{ known: first.partner, came: each, why: first.why }];
  });
}
