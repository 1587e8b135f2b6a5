/** The referrals that count: not void, and the client did not refuse to be contacted. For a `where` on `referrals`. */
export const COUNTS = `status <> 'void' and consent is not 0`;

/** The referrals whose outcome counts in conversion: not `not-chosen`, nor `void`. For a `where` on `referrals`. */
export const HAS_OUTCOME = `status in ('won', 'lost', 'no-response', 'declined')`;

/** The day of an outcome: the referral's own where none is recorded. As the index on outcomes has it. */
export const OUTCOME_DAY = 'coalesce(closed_on, occurred_on)';
