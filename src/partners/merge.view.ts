import { undoLine, type Line } from '../text/undo-offer.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { changedFacts } from '../kinds/changed-facts.ts';
import { count } from '../text/count.ts';
import { overruledWorking } from './merge.ts';
import { partners, type Partner } from './partner.ts';
import { currentWorking, workingLabel, type WorkingAnswer } from './working.ts';

/** Facts that are joined, so that the other record's are not lost where they differ; the stage has its history. */
const JOINED: readonly string[] = [
  'name',
  'stage',
  'emails',
  'phones',
  'links',
  'addresses',
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

/**
 * What a merge makes of the keeper's answers on how to work together: one line for each that a later one of the duplicate
 * takes the place of, then the keeper's that stand against another of the same day. Takes answers oldest first.
 */
export function mergedWorkingLines(
  keep: readonly WorkingAnswer[],
  duplicate: readonly WorkingAnswer[],
  merged: readonly WorkingAnswer[],
): string[] {
  const replaced = currentWorking(keep).flatMap((before) => {
    const now = currentWorking(merged).find(({ question }) => question === before.question);
    return now === undefined || now.answer === before.answer
      ? []
      : [`${workingLabel(now.question)}: ${now.answer}, ${formatDate(now.onDay)} (was ${before.answer})`];
  });
  const standing = currentWorking(overruledWorking(keep, duplicate)).flatMap(
    ({ question, onDay, answer }) => {
      const kept = keep.findLast((each) => each.question === question && each.onDay === onDay);
      return kept === undefined || kept.answer === answer
        ? []
        : [`${workingLabel(question)}: ${kept.answer} stays, not ${answer}, ${formatDate(onDay)}`];
    },
  );
  return [...replaced, ...standing];
}

/** How many pairs that look like one referral are named. */
const NAMED = 6;

/** What a merge of two partners did, once it is written, with what is left to look at. */
export function mergedLines(
  lines: readonly string[],
  twins: readonly { kept: number; other: number }[],
): Line[] {
  const named = twins
    .slice(0, NAMED)
    .map(({ kept, other }) => `refnet remove ${other}      if #${kept} and #${other} are one referral`);
  const more = twins.length > NAMED ? [`and ${count(twins.length - NAMED, 'more pair')} alike`] : [];
  return [...lines, ...named, ...more, undoLine()];
}
