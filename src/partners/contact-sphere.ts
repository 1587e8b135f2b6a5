/** The contact sphere [rhythm]: professions that serve the same clients as mine, and who of them is in the network. */
import type { Day } from '../calendar/day.ts';
import type { Partner } from './partner.ts';
import { professionLabel, professionsOf, sphereOf } from './professions.ts';
import { isPutAway } from './put-away.ts';

/** A profession of the contact sphere with no partner, or with one alone. */
export interface SphereGap {
  readonly profession: string;
  /** The one who is there, by name. */
  readonly partner: string | null;
}

/**
 * The professions that serve the same clients as mine and have no partner, or one, those who share most of them first;
 * archived partners are none. `undefined` where my profession is not set, or none that the table of professions knows.
 */
export function sphereGaps(
  partners: readonly Partner[],
  profession: string | undefined,
  today: Day,
): SphereGap[] | undefined {
  const mine = professionsOf(profession ?? '');
  if (mine.length === 0) return undefined;
  const there = partners.flatMap((partner) =>
    isPutAway(partner, today) || partner.doNotRefer
      ? []
      : professionsOf(partner.profession ?? '').map((group) => ({ group, name: partner.name })),
  );
  return [...sphereOf(profession ?? '')].flatMap((group): SphereGap[] => {
    const names = there.filter((each) => each.group === group).map(({ name }) => name);
    return names.length > 1 ? [] : [{ profession: professionLabel(group), partner: names[0] ?? null }];
  });
}
