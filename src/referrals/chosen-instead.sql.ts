import type { Change } from '../file/journal.sql.ts';
import type { Day } from '../calendar/day.ts';
import { chosenReason, isChosenReason, wonReason } from './chosen-instead.ts';

interface NotChosen {
  id: number;
  reason: string;
}

/** The entries by which the other names that the client of a referral was given were not chosen, with their reasons. */
const NOT_CHOSEN = `select e.id, e.reason from referrals r
  join referrals o on o.introduction = r.introduction and o.id <> r.id
  join status_events e on e.referral_id = o.id and e.status = 'not-chosen' and e.reason is not null
  where r.id = ? order by e.id`;

/** Names the referral that was won now, where another one that was chosen first came to nothing. */
export function nameWinner(change: Change, id: number): void {
  const entries = change.db.prepare<[number], NotChosen>(NOT_CHOSEN).all(id);
  for (const { id: entry, reason } of entries)
    if (isChosenReason(reason) && !reason.endsWith(' was won'))
      change.update('status_events', entry, { reason: wonReason(id) });
}

/** Says of the others that the referral was chosen on the day it was won, where it is won no more. */
export function nameChosen(change: Change, id: number): void {
  const entries = change.db.prepare<[number], NotChosen>(NOT_CHOSEN).all(id);
  const own = entries.filter(({ reason }) => reason === wonReason(id));
  if (own.length === 0) return;
  const wonOn = change.db
    .prepare<[number], Day>(
      `select on_day from status_events where referral_id = ? and status = 'won' order by on_day desc, id desc`,
    )
    .pluck()
    .get(id);
  if (wonOn === undefined) return;
  for (const { id: entry } of own) change.update('status_events', entry, { reason: chosenReason(id, wonOn) });
}
