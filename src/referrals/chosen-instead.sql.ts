/** What becomes of the other names that a client was given, where one is chosen, and where that comes to nothing. */
import { laterDay, type Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import { chosenReason, isChosenReason, wonReason } from './chosen-instead.ts';
import { isClosed, type Status } from './status.ts';

/** Another name that the client was given, with the day of its last step. */
interface OtherName {
  readonly id: number;
  readonly status: Status;
  readonly steppedOn: Day;
}

/** The step that closes one of them. */
interface Closing {
  readonly id: number;
  readonly step: { readonly status: 'not-chosen'; readonly onDay: Day; readonly reason: string };
}

/** A name that the client was given as one of several, as it stands now. */
interface Named {
  readonly id: number;
  readonly status: Status;
  /** The day of its last step. */
  readonly onDay: Day;
}

/**
 * What closes the other names that are still open where this one is won, on that day or on that of their last step; those
 * closed before are told of the one that is won now, or that this one was chosen once.
 */
export function followChoice(change: Change, named: Named, others: readonly OtherName[]): readonly Closing[] {
  if (named.status !== 'won') {
    nameChosen(change, named.id);
    return [];
  }
  nameWinner(change, named.id);
  const open = others.filter(({ status }) => !isClosed(status));
  const reason = wonReason(named.id);
  return open.map(({ id, steppedOn }) => ({
    id,
    step: { status: 'not-chosen', onDay: laterDay(steppedOn, named.onDay), reason },
  }));
}

/** The entries by which the other names of a referral's client were not chosen, with their reasons. */
function notChosenFor(change: Change, id: number): readonly { id: number; reason: string }[] {
  return change.db
    .prepare<[number], { id: number; reason: string }>(
      `select e.id, e.reason from referrals r
         join referrals o on o.introduction = r.introduction and o.id <> r.id
         join status_events e on e.referral_id = o.id and e.status = 'not-chosen' and e.reason is not null
       where r.id = ? order by e.id`,
    )
    .all(id);
}

/** Names the one that was won now, where another one that was chosen first came to nothing. */
function nameWinner(change: Change, id: number): void {
  for (const { id: entry, reason } of notChosenFor(change, id))
    if (isChosenReason(reason)) change.update('status_events', entry, { reason: wonReason(id) });
}

/** Says of the others that this one was chosen on the day it was won, where it is won no more. */
function nameChosen(change: Change, id: number): void {
  const own = notChosenFor(change, id).filter(({ reason }) => reason === wonReason(id));
  const wonOn = change.db
    .prepare<[number], Day>(
      `select on_day from status_events where referral_id = ? and status = 'won' order by on_day desc, id desc`,
    )
    .pluck()
    .get(id);
  if (wonOn === undefined) return;
  for (const { id: entry } of own) change.update('status_events', entry, { reason: chosenReason(id, wonOn) });
}
