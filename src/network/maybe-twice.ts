import { likelyDuplicates, type LikelyDuplicate } from '../partners/duplicates.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { nearNames } from '../text/near-names.ts';

/** A partner who came from the other copy, and one who was here and may be the same person. */
export interface MaybeTwice {
  readonly known: PartnerHandle;
  readonly came: PartnerHandle;
  readonly why: LikelyDuplicate['why'];
}

/** Who of those who came may have been here under another number, the surest sign of each. */
export function maybeTwice(all: readonly PartnerHandle[], came: ReadonlySet<number>): MaybeTwice[] {
  const likeAmongHere = finderOfAlike(all.filter(({ id }) => !came.has(id)));
  return all.flatMap((each): MaybeTwice[] => {
    if (!came.has(each.id)) return [];
    const [first] = likelyDuplicates({ name: each.name, emails: each.emails }, likeAmongHere(each));
    return first === undefined ? [] : [{ known: first.partner, came: each, why: first.why }];
  });
}

/** Finds those who have a name or an address of somebody or a name near theirs, without comparing them with all. */
function finderOfAlike(here: readonly PartnerHandle[]): (one: PartnerHandle) => PartnerHandle[] {
  const byKey = new Map<string, PartnerHandle[]>();
  const byName = nearNames<PartnerHandle>();
  for (const each of here) {
    byName.add(each.name, each);
    for (const key of [...each.keys, ...each.emails]) {
      const sharing = byKey.get(key);
      if (sharing === undefined) byKey.set(key, [each]);
      else sharing.push(each);
    }
  }
  const places = new Map(here.map((each, at) => [each, at]));
  const placeOf = (each: PartnerHandle) => places.get(each) ?? 0;
  return ({ name, keys, emails }) => {
    const found = [...byName.near(name), ...[...keys, ...emails].flatMap((key) => byKey.get(key) ?? [])];
    return [...new Set(found)].toSorted((a, b) => placeOf(a) - placeOf(b));
  };
}
