/** Partners in groups, by what is noted of them: each rule of which partner stands where. */
import { firmKey } from '../partners/firm-name.ts';
import { professionLabel, professionsOf } from '../partners/professions.ts';
import { STAGES, type Stage } from '../partners/stage.ts';
import { compareText } from '../text/compare-text.ts';
import { searchKey } from '../text/search-key.ts';

export const GROUPINGS = ['profession', 'business', 'tag', 'stage', 'region'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is noted of a partner, as far as it says where they stand: as it is today, the stage as of the last day counted. */
export interface Placed {
  readonly id: number;
  readonly name: string;
  readonly profession: string | null;
  readonly business: string | null;
  readonly region: string | null;
  readonly tags: readonly string[];
  readonly stage: Stage;
  /** A source, which is no partner. */
  readonly isSource?: true;
}

/** A group by the key that texts of one meaning share, under the name it is told by. */
interface GroupName {
  readonly key: string;
  readonly label: string;
}

/** The groups that a partner stands in: one, or several by tags; none where nothing is noted. */
function groupsOf(by: Grouping, partner: Placed): readonly GroupName[] {
  switch (by) {
    case 'profession':
      return professionGroup(partner.profession);
    case 'business':
      return named(partner.business, firmKey);
    case 'region':
      return named(partner.region, searchKey);
    case 'tag':
      return unique(partner.tags.flatMap((tag) => named(tag, searchKey)));
    case 'stage':
      return [{ key: partner.stage, label: partner.stage.replaceAll('-', ' ') }];
  }
}

/** By the table of professions: a CPA and a bookkeeper are accountants; of several named the first; what it does not know by its own words. */
function professionGroup(profession: string | null): readonly GroupName[] {
  const [group] = professionsOf(profession ?? '');
  return group === undefined ? named(profession, searchKey) : [{ key: group, label: professionLabel(group) }];
}

function named(text: string | null, keyOf: (text: string) => string): readonly GroupName[] {
  const key = keyOf(text ?? '');
  return text === null || key === '' ? [] : [{ key, label: text }];
}

function unique(groups: readonly GroupName[]): readonly GroupName[] {
  return groups.filter(({ key }, at) => groups.findIndex((each) => each.key === key) === at);
}

/**
 * What each of the partners' professions is called, wherever partners are grouped by it: by its group, and one that is of
 * none by the spelling of the first who has it; nothing for those without one.
 */
export function professionNames(
  partners: readonly { readonly id: number; readonly profession: string | null }[],
): ReadonlyMap<number, string> {
  const labels = new Map<string, string>();
  return new Map(
    partners.flatMap(({ id, profession }): [number, string][] => {
      const [group] = professionGroup(profession);
      if (group === undefined) return [];
      const label = labels.get(group.key) ?? group.label;
      labels.set(group.key, label);
      return [[id, label]];
    }),
  );
}

/** Partners who stand in one group; without a label those of whom nothing is noted. */
export interface Group<P extends Placed> {
  readonly label: string | undefined;
  readonly members: readonly P[];
}

/**
 * The groups that the partners stand in, told by the spelling of the first of them; stages along the spectrum, other groups
 * by name; those of whom nothing is noted last.
 */
export function grouped<P extends Placed>(by: Grouping, partners: readonly P[]): Group<P>[] {
  const groups = new Map<string, { label: string; members: P[] }>();
  const others: P[] = [];
  for (const partner of partners) {
    const own = groupsOf(by, partner);
    if (own.length === 0) others.push(partner);
    for (const { key, label } of own) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { label, members: [partner] });
      else group.members.push(partner);
    }
  }
  const inOrder = [...groups].toSorted(([a], [b]) => orderOf(by, a, b)).map(([, group]) => group);
  return others.length === 0 ? inOrder : [...inOrder, { label: undefined, members: others }];
}

function orderOf(by: Grouping, a: string, b: string): number {
  if (by === 'stage') return stageAt(a) - stageAt(b);
  return compareText(a, b);
}

function stageAt(key: string): number {
  return STAGES.findIndex((stage) => stage === key);
}

/** Those who stand in more than one group, and count in each. */
export function inSeveral<P extends Placed>(by: Grouping, partners: readonly P[]): readonly P[] {
  return partners.filter((partner) => groupsOf(by, partner).length > 1);
}
