/** How far a goal is: what the record shows of it, and how that is told. */
import { countsOn } from '../file/counting.ts';

/**
 * What is counted from the record: referrals that whoever promised gives to the other side, check-ins with the partner,
 * and clients won of such referrals, by the day they were won.
 */
export const COUNTED_GOALS = ['referrals', 'check-ins', 'clients'] as const;

/** A promise with a number: 6 referrals. Other things than those of {@link COUNTED_GOALS} are for the user to count. */
export interface Goal {
  number: number;
  kind: string;
}

/** `6 referrals`, `1 client`. */
export function goalText({ number, kind }: Goal): string {
  return `${number} ${number === 1 && COUNTED_GOALS.some((counted) => counted === kind) ? kind.slice(0, -1) : kind}`;
}

/** `4 of 6 referrals`: how far a goal is; undefined where it is not counted. */
export function progressText({
  goal,
  reached,
}: {
  readonly goal: Goal | null;
  readonly reached: number | null;
}): string | undefined {
  return goal === null || reached === null ? undefined : `${reached} of ${goalText(goal)}`;
}

/** Whether the record shows as much as the goal; never where there is none, or it cannot be counted. */
export function isReached({
  goal,
  reached,
}: {
  readonly goal: Goal | null;
  readonly reached: number | null;
}): boolean {
  return goal !== null && reached !== null && reached >= goal.number;
}

/** What whoever promised sends to the other side. */
const THEIR_WAY = `r.partner_id = t.partner_id
  and r.direction = case t.side when 'mine' then 'given' else 'received' end and ${countsOn('@today')}`;

/** Partners added in so many days from the one the file was made on are those known before, unless it is said when they were met. */
export const SETTING_UP_DAYS = 7;

/** A goal counts from its first day to its last; what is still to come, or came after it was closed, does not count. */
export const GOAL_DAYS = `between t.from_day and min(@today, coalesce(t.due_on, @today), coalesce(t.done_on, @today))`;

/** What the record shows of a goal on the day `@today`, in SQL about a promise `t`; null where it is not counted. */
export const REACHED = `case t.goal_kind
  when 'referrals' then (select count(*) from referrals r where ${THEIR_WAY} and r.occurred_on ${GOAL_DAYS})
  when 'clients' then (select count(*) from referrals r where ${THEIR_WAY} and r.status = 'won'
    and coalesce(r.closed_on, r.occurred_on) ${GOAL_DAYS})
  when 'check-ins' then (select count(*) from check_ins c where c.partner_id = t.partner_id and c.on_day ${GOAL_DAYS})
  end`;
