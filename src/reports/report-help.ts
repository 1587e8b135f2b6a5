/** What stands below the options of `refnet help report`: loaded there. */

const EXAMPLES = `\
Examples:
  refnet report
  refnet report maren
  refnet report maren --short
  refnet report maren --format md > maren.md
  refnet report maren --quarter last
  refnet report --since 2026-01-01 --until 2026-03-31
  refnet report --only gaps
  refnet report --only volume,formalize,costs --year
  refnet report --quarter last --compare
  refnet report --by profession --year
  refnet report --explain "closed business"
  refnet report maren --explain won --year
  refnet report --format md > report.md`;

/** The parts of the report, by what they are about. */
const PARTS = `\
Parts of the report, for --only; several apart by commas, in any order:
  What went back and forth
    volume             given, received, closed and won with each partner
    trend              month by month and quarter by quarter, with bars
    reciprocity        given beside received, in counts and in money
    quarterly-returns  the same, costs and business, quarter by quarter
  What became of it
    outcomes           how far referrals are, why not won, how long it took
    conversion         won of those closed, by partner, fee and profession
  Who sends clients
    referrers          who did, for the first time or no longer; thanks
    concentration      how much came from whom
    sources            where clients come from, partners or not
  How the network stands
    formalize          whom it is time to formalize with
    check-ins          whom to check in with
    habits             check-ins on time, new people, thanks, broadcasts
    portfolio          partners on each stage, and how many send clients
    agreements         in force, ending, ended, to review, exclusive
    gaps               what was asked for and nobody can do
    objectives         how far the goals of the network are
  Money
    fees               accrued, paid, received, due and expected
    costs              what the network takes and brings`;

/** What counts, and where. */
const COUNTED = `\
A referral counts as introduced on its own day; outcomes and closed business
count on the day of the outcome, whenever the client was introduced. What is
said about formalizing always goes by the 12 months up to the last day. Gaps are
what refnet who found nobody for, until somebody can.

Costs are your time at check-ins and on what is done together (at the setting
hourly-rate), fees paid, and joint costs, which count on the day that began;
beside them stand closed business and fees received. Time for broadcasts counts
once, in the costs of the network and of no partner. Quarterly returns tell the
last four quarters of the calendar, or those of the year, or of the days from
--since on, that are asked for.

--compare tells what was counted beside the period before: of a quarter the
quarter before, of one under way its same days; --compare year, beside the same
days a year before. --by tells it in groups, a partner with two tags in both:
what all come to counts everybody once. Profession, business, tags and region
are as they are noted today, the stage as of the last day. Both go with each
other and with --only of volume, reciprocity, conversion or costs; --compare
also with sources.

A report on a past period counts by what is known today, in its advice too.
Nowhere counts a referral that is void, whose client did not agree to be
contacted, or chose another of the names given (not chosen). Several names given
to one client count once for each partner.`;

/** All of it. */
export const FURTHER = `${EXAMPLES}\n\n${PARTS}\n\n${COUNTED}`;
