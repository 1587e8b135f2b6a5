/**
 * The last day of the referrals that a version `f` of the fees of an agreement `a` governs; null while nothing ends it. The
 * day the agreement was closed is one of them: what was introduced that day was introduced while it held, and keeps its
 * terms. In rules it is `endOf`, the earlier of it and the version's own last day.
 */
export const LAST_GOVERNED = `(select min(day) from (select f.until_day as day union all select a.ends_on
  union all select a.closed_on))`;
