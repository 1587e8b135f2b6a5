import type { Day } from '../calendar/day.ts';
import { changedFacts } from '../kinds/changed-facts.ts';
import { count } from '../text/count.ts';
import { partners, type Partner } from './partner.ts';

/** Facts that are joined, so that the other record's are not lost where they differ; the stage has its history. */
const JOINED: readonly string[] = [
  'name',
  'stage',
  'emails',
  'phones',
  'links',
  'tags',
  'aliases',
  'notes',
  'knownSince',
];

/** A merge: the two as they were, and the one that they are. */
interface Merge {
  readonly keep: Partner;
  readonly duplicate: Partner;
  readonly merged: Partner;
}

/** What a merge changes of the keeper, one line a fact, then the facts of the keeper that stand against other ones. */
export function mergeLines({ keep, duplicate, merged }: Merge, today: Day): string[] {
  const standing = partners.fields.flatMap(({ name, columns, label, words }) => {
    if (columns.length === 0 || JOINED.includes(name)) return [];
    const [text, other] = [words(keep, today), words(duplicate, today)];
    return text === '' || other === '' || text === other ? [] : [`${label} stays ${text}, not ${other}`];
  });
  return [...changedFacts(partners, keep, merged, today), ...standing];
}

/** How many pairs that look like one referral are named. */
const NAMED = 6;

/** The same once it is written, with what is left to look at. */
export function mergedLines(
  lines: readonly string[],
  twins: readonly { kept: number; other: number }[],
): string[] {
  const named = twins
    .slice(0, NAMED)
    .map(({ kept, other }) => `refnet remove ${other}      if #${kept} and #${other} are one referral`);
  const more = twins.length > NAMED ? [`and ${count(twins.length - NAMED, 'more pair')} alike`] : [];
  return [...lines, ...named, ...more, 'refnet undo      takes it back'];
}
