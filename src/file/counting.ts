/** Referrals that stand: not void, and the client did not refuse to be contacted. For a `where` on `referrals`. */
export const STANDS = `status <> 'void' and consent is not 0`;

/**
 * The referrals that count as exchanged on a day, which is a parameter or a column of SQL: those that stand, unless the
 * client has chosen somebody else by then (on a day that nobody recorded, by any day).
 */
export function countsOn(day: string): string {
  return `${STANDS} and (status <> 'not-chosen' or closed_on > ${day})`;
}

/**
 * What leaves all partners but one out of a condition, by the parameter `partner`; with none, nothing. Written into the SQL
 * instead of asked by it, so that an index on partners is taken where there is one.
 */
export function onlyOf(partner: number | undefined, column = 'partner_id'): string {
  return partner === undefined ? '' : `and ${column} = :partner`;
}

/** Whatever counts nowhere, on any day, is among these. For a `where` on `referrals`, of whose index it is a part: word by word. */
export const MAY_COUNT_NOWHERE = `(status = 'not-chosen' or consent = 0)`;

/** The referrals without an outcome yet. For a `where` on `referrals`, of whose index it is a part: word by word. */
export const IS_OPEN = `status in ('new', 'contacted', 'meeting', 'proposal')`;

/** The referrals whose outcome counts in conversion: not `not-chosen`, nor `void`. For a `where` on `referrals`. */
export const HAS_OUTCOME = `status in ('won', 'lost', 'no-response', 'declined')`;

/** The day of an outcome: the referral's own where none is recorded. As the index on outcomes has it. */
export const OUTCOME_DAY = 'coalesce(closed_on, occurred_on)';

/** The referrals without an outcome that stand, of whose index it is a part: word by word. */
export const IS_WAITED_FOR = `${IS_OPEN} and consent is not 0`;

/**
 * The numbers of the referrals whose client was forgotten: no step of theirs is proposed that would name or seek that one.
 * For a `where` on `referrals`.
 */
export const OF_FORGOTTEN = '(select id from referrals where uuid in (select uuid from forgotten))';

/** The referrals that a partner may be thanked for and told of. Of the indexes on what is left of both it is a part: word by word. */
export const CAME_FROM_PARTNER = `direction = 'received' and partner_id is not null and ${STANDS}`;

/** Of the check-ins `of` on days that are `within`, those of one touch that several partners shared once: the first of them. */
export function touchedOnce(of: string, within: string): string {
  return `(${of}.touch is null or not exists (select 1 from check_ins once
  where once.touch = ${of}.touch and once.id < ${of}.id and once.on_day ${within}))`;
}
