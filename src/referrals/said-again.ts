/** What is said of an open referral that takes it no step on: news of it, or that it stands as it stood. */
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { UserError, usageError } from '../text/errors.ts';
import { refuseBefore, type Outcome, type SaidOutcome } from './said-outcome.ts';
import { stepsOf, type Referral, type StatusEvent } from './referral.ts';
import { isClosed, isStepBack, type Status } from './status.ts';

/** What is said of a referral beside a step to another status: news, or a correction; undefined where it is that step. */
export function saidWithoutStep(
  referral: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
  onDay: Day,
): Pick<Outcome, 'news' | 'amend' | 'amended'> | undefined {
  if ((said.status ?? referral.status) !== referral.status && !isUnderway(referral, history, said, onDay))
    return undefined;
  const news = newsOf(referral, history, said, onDay);
  if (news !== undefined) return { news, amend: {} };
  // The day and the note are those of what is said beside them, where that has a day or a note of its own.
  const isCollected = said.collected !== undefined;
  const ofStep = said.status !== undefined && !isCollected;
  const closesLoop = said.thanked === true || said.told === true;
  const correction = {
    onDay: ofStep || !(closesLoop || isCollected) ? said.on : undefined,
    reason: said.because !== undefined || isCollected ? said.because : said.note,
  };
  const amended = entryMeant(referral, history, said);
  return { amend: amendmentOf(referral, history, amended, correction), amended };
}

/**
 * `called`, `waiting` and the like of a referral that is further along already are news of it, and take it nowhere back;
 * said of a day before its last step they are what was then.
 */
function isUnderway(
  { status, occurredOn }: Referral,
  history: readonly StatusEvent[],
  { status: said = status, word }: SaidOutcome,
  onDay: Day,
): boolean {
  if (word === undefined || isClosed(status) || !UNDERWAY.includes(said)) return false;
  return isStepBack(status, said) && onDay >= (stepsOf(history).at(-1)?.onDay ?? occurredOn);
}

/** Statuses whose sayings, their own names aside, say that something goes on, not how far it is. */
const UNDERWAY: readonly Status[] = ['new', 'contacted'];

/**
 * A note on an open referral is news of its day, which leaves it where it is, and so is its status said again: that it
 * stands so still, or in other words. On the day of the last entry a note is the note of that, and what stands there is
 * corrected. A note taken out, one beside money that came in, and one beside the status and the day of a step, which it
 * corrects, is no news.
 */
function newsOf(
  referral: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
  onDay: Day,
): Outcome['news'] {
  const { note, collected, status, on } = said;
  if (collected !== undefined || isClosed(referral.status)) return undefined;
  const word = wordOfNews(referral, history, said, onDay);
  if (word !== undefined) {
    refuseBefore(referral, onDay);
    return { onDay, reason: note ? `${word}: ${note}` : word };
  }
  const last = history.at(-1);
  if (status !== undefined && on !== undefined) return undefined;
  if (note) {
    if (last?.onDay === onDay) return undefined;
    refuseBefore(referral, onDay);
    return { onDay, reason: note };
  }
  const isSaidAgain = status !== undefined && note === undefined && said.because === undefined;
  const isNew = onDay !== (last?.onDay ?? referral.occurredOn);
  return isSaidAgain && isNew ? { onDay, reason: `still ${label(referral.status)}` } : undefined;
}

/** The word that is news of a day; undefined where it corrects a step, or stands there already. */
function wordOfNews(
  { occurredOn }: Referral,
  history: readonly StatusEvent[],
  { word, on, because }: SaidOutcome,
  onDay: Day,
): string | undefined {
  if (word === undefined || because !== undefined) return undefined;
  if (on !== undefined && onDay <= (stepsOf(history).at(-1)?.onDay ?? occurredOn)) return undefined;
  return history.some((entry) => entry.onDay === onDay && entry.reason === word) ? undefined : word;
}

/**
 * The entry that a correction is of: the step it is at where its status and day or a reason are said, and of one closed;
 * of one that is open else the last there is, news too.
 */
function entryMeant(
  { status }: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
): StatusEvent | undefined {
  const isStepSaid = said.status !== undefined && said.on !== undefined;
  const ofStep = isStepSaid || said.because !== undefined || isClosed(status);
  return ofStep ? stepsOf(history).at(-1) : history.at(-1);
}

/** What of a corrected day and reason differs from what is on record. */
function amendmentOf(
  referral: Referral,
  history: readonly StatusEvent[],
  current: StatusEvent | undefined,
  { onDay, reason }: { onDay: Day | undefined; reason: string | null | undefined },
): Outcome['amend'] {
  // News moves nothing, and so may come to stand before a step.
  const isStep = current !== undefined && current.status !== null;
  const before = isStep ? stepsOf(history).at(-2) : undefined;
  if (onDay !== undefined && current === undefined && onDay !== referral.occurredOn) {
    throw usageError(
      `#${referral.id} is still new, so there is no step of that day`,
      `refnet edit ${referral.id} --on ${onDay}      changes the day of the referral itself`,
    );
  }
  const newDay = onDay === (current?.onDay ?? referral.occurredOn) ? undefined : onDay;
  if (newDay !== undefined) refuseBefore(referral, newDay);
  if (newDay !== undefined && before !== undefined && newDay < before.onDay) {
    throw new UserError(
      `#${referral.id} was ${label(before.status)} on ${formatDay(before.onDay)}, after that day`,
      { hints: ['give a day from then on'] },
    );
  }
  return {
    ...(newDay === undefined ? {} : { onDay: newDay }),
    ...(reason === undefined || reason === (current?.reason ?? null) ? {} : { reason }),
  };
}
