import { laterDay, type Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import {
  amendStatus,
  getReferral,
  listStatusEvents,
  moveStatus,
  savingReferral,
} from '../referrals/referral.sql.ts';
import {
  AMOUNTS,
  newReferral,
  stepsOf,
  valueField,
  type Referral,
  type ReferralDraft,
} from '../referrals/referral.ts';
import { isClosed } from '../referrals/status.ts';
import type { Pair } from './compare.ts';
import type { Theirs } from './told.ts';

/** Writes a referral that only they have, and returns its number. */
export function addTheirs(change: Change, partnerId: number, theirs: Theirs): number {
  const { day: occurredOn, direction, client: clientName, amount } = theirs;
  const status = theirs.status ?? 'new';
  const closedOn = isClosed(status) ? theirs.closedOn : null;
  return savingReferral.insert(
    change,
    newReferral({
      partnerId,
      direction,
      occurredOn,
      clientName,
      status,
      closedOn,
      [valueField(status)]: amount,
    }),
  );
}

/** Writes into one of mine what theirs say differently. Throws a UserError where the record allows no such thing. */
export function takeTheirs(change: Change, { mine, theirs, differ }: Pair, today: Day): void {
  const { number: id } = mine;
  const differs = (what: Pair['differ'][number]) => differ.includes(what);
  // What was recorded of the old outcome goes before the day that it may stand in the way of.
  if (differs('status')) takeOutcome(change, id, theirs, today);
  if (differs('closedOn') && theirs.closedOn !== null) takeOutcomeDay(change, id, theirs.closedOn);
  savingReferral.update(change, id, {
    ...(differs('client') ? { clientName: theirs.client } : {}),
    ...(differs('direction') ? { direction: theirs.direction } : {}),
    ...(differs('day') ? { occurredOn: theirs.day } : {}),
  });
  if (differs('amount')) savingReferral.update(change, id, amountsAfter(existing(change, id), theirs));
}

/** Moves to their status: on the day they tell, and where they tell none, now. What I had later is of that day, too. */
function takeOutcome(change: Change, id: number, { status, closedOn }: Theirs, today: Day): void {
  if (status === null) return;
  if (closedOn !== null) putNoLater(change, id, closedOn);
  const last = stepsOf(listStatusEvents(change.db, id)).at(-1)?.onDay ?? today;
  moveStatus(change, id, { status, onDay: closedOn ?? laterDay(last, today), reason: null });
  // As with an import, the day of an outcome that nobody tells is not known.
  if (isClosed(status) && closedOn === null) change.update('referrals', id, { closed_on: null });
  // Nobody was told of an outcome that is another one now.
  savingReferral.update(change, id, { toldOn: null });
}

/** The same outcome on the day that they tell. */
function takeOutcomeDay(change: Change, id: number, closedOn: Day): void {
  const entry = stepsOf(listStatusEvents(change.db, id)).at(-1);
  putNoLater(change, id, closedOn);
  amendStatus(change, existing(change, id), { onDay: closedOn }, entry);
}

function putNoLater(change: Change, id: number, day: Day): void {
  for (const entry of stepsOf(listStatusEvents(change.db, id)))
    if (entry.onDay > day) change.update('status_events', entry.id, { on_day: day });
}

/** Their amount in place of mine of that sort; a referral has one currency, so that others of mine go with the old one. */
function amountsAfter(referral: Referral, { amount }: Theirs): Partial<ReferralDraft> {
  const field = AMOUNTS.toReversed().find((each) => referral[each] !== null) ?? valueField(referral.status);
  const others = AMOUNTS.filter((each) => each !== field && referral[each] !== null);
  const stays = others.every((each) => referral[each]?.currency === amount?.currency);
  return { ...(stays ? {} : Object.fromEntries(others.map((each) => [each, null]))), [field]: amount };
}

function existing(change: Change, id: number): Referral {
  const found = getReferral(change.db, id);
  if (found === undefined) throw new Error(`no referral ${id}`);
  return found;
}
