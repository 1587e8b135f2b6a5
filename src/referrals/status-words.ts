/** What people and their spreadsheets say for how far a referral is: one table for whatever is typed, and for imports. */
import { searchKey } from '../text/search-key.ts';
import { STATUSES, type Status } from './status.ts';
import { OTHER_STATUS_SAYINGS, OVER } from './status-other-words.ts';

/** The words for each status, between commas, in the order they are printed. */
export const STATUS_SAYINGS: Readonly<Record<Status, string>> = {
  new:
    'new, open, referred, lead, new lead, to do, tbd, not started, not contacted, waiting, introduced, received, ' +
    'prospecting, open not contacted, not contacted yet, not yet contacted, uncontacted, no contact yet, ' +
    'subscriber, pnc, prospect, potential client, potential new client, lead in, referral sent, referral ' +
    'received, referral made, introduction made, introduction sent, intro made, intro sent, passed on, to ' +
    'contact, to call, need to call, not called yet, told them to call, told them you would call, told them i ' +
    'would call, gave them your card, given your card, recently created, inquiry, enquiry, new inquiry, new enquiry, ' +
    'new opportunity',
  contacted:
    'contacted, in progress, active, working, working on it, stuck, called, emailed, texted, messaged, spoke, spoken to, reached out, ' +
    'left message, left voicemail, voicemail, following up, follow up, in contact, in touch, connected, ' +
    'nurturing, ongoing, on hold, paused, postponed, stalled, waitlist, waitlisted, wait list, waiting list, ' +
    'thinking about it, undecided, conflict check, conflict cleared, qualification, working contacted, open ' +
    'contacted, open attempted contact, open deal, attempted to contact, attempted contact, attempting contact, ' +
    'attempting to contact, attempted, contact in future, nurture, marketing qualified lead, mql, contact made, ' +
    'made contact, reached, spoke with customer, spoke with client, call made, first call, in process, in ' +
    'discussion, in discussions, discussing, talking, considering, deciding, reviewing, under review, pending ' +
    'review, screening, screened, qualifying, suspended, parked, not ready, not ready yet, not now, not yet, ' +
    'awaiting response, awaiting reply, awaiting client, waiting on client, waiting for client, waiting for ' +
    'reply, waiting for response, waiting to hear back, no response yet, email sent, sent email, call back, ' +
    'callback, called back, left vm, lvm, vm left, left a voicemail, left a message, follow up needed, needs ' +
    'follow up, initial contact, to follow up, follow up sent, second follow up, 2nd follow up',
  meeting:
    'meeting, met, meeting set, meeting scheduled, meeting booked, meeting held, appointment, appointment set, ' +
    'appointment booked, scheduled, consult, consultation, consultation booked, intake, intake scheduled, first ' +
    'session booked, discovery call, call scheduled, qualified, showing, showings, viewing, viewings, house ' +
    'hunting, assessment, assessed, intake call, intake booked, intake done, intake completed, consult booked, ' +
    'consult held, session booked, first session, scoping, scoping call, discovery, discovery meeting, listing ' +
    'appointment, viewed, open house, demo, mediation booked, consult scheduled, consult done, consulted, ' +
    'consultation scheduled, consultation done, consultation held, initial consult, showing homes, showing ' +
    'houses, showing property, showing properties, viewing homes, touring homes, needs analysis, value ' +
    'proposition, identify decision makers, id decision makers, perception analysis, appointment scheduled, ' +
    'appointment made, appt set, appt scheduled, appt booked, appt made, qualified to buy, presentation ' +
    'scheduled, presentation, pre qualified, prequalified, sales qualified lead, sql, opportunity, demo ' +
    'scheduled, needs defined, consult attended, consult completed, consultation attended, consultation ' +
    'completed, initial consultation, phone consult, phone consultation, free consult, free consultation, first ' +
    'meeting, first appointment, call booked, discovery call booked, discovery call scheduled, met with customer, ' +
    'met with client, solution fit, intake complete, in consultation, touring',
  proposal:
    'proposal, proposition, proposal sent, quote, quoted, quote sent, estimate sent, negotiation, negotiating, contract sent, ' +
    'engagement letter sent, listed, on the market, offer, offer made, offer accepted, under contract, under ' +
    'offer, in escrow, escrow, sale pending, pending sale, sold subject to contract, sold stc, sstc, sold ' +
    'conditionally, sold conditional, conditional, conditionally sold, firm, unconditional, waived conditions, ' +
    'conditions waived, conditions removed, contracts exchanged, exchanged contracts, exchanged, back on market, ' +
    'back on the market, relisted, listing signed, listing agreement signed, buyer agreement signed, application ' +
    'submitted, preapproved, pre approved, underwriting, approved, commitment issued, clear to close, retainer ' +
    'sent, retainer agreement sent, client care letter sent, engagement sent, sow sent, pitch, pitched, ' +
    'shortlisted, tender, verbal yes, fee agreement sent, option period, in option period, in option, due ' +
    'diligence, inspection period, proposal price quote, price quote, negotiation review, decision maker bought ' +
    'in, proposal made, proposal out, proposal submitted, proposal presented, quote given, estimate, estimate ' +
    'given, negotiations started, in negotiation, in negotiations, contract review, contract out, agreement sent, ' +
    'agreement out, pending engagement, pending signature, awaiting signature, verbal commitment, verbal ' +
    'agreement, listing agreement, active listing, submitting offers, offer submitted, offer pending, ' +
    'application, application started, application received, application in, app in, pre approval, preapproval, ' +
    'in underwriting, ctc',
  won:
    'won, closed won, deal won, deal closed, closed deal, admitted, closed escrow, converted, new client, became client, became ' +
    'a client, engaged, engagement letter signed, signed, signed up, onboarded, sold, sale, bought, purchased, ' +
    'leased, rented, hired, retained, retd, instructed, started, in treatment, success, successful, completed, ' +
    'complete, settled, funded, bound, issued, filed, paid, invoiced, retainer signed, retainer paid, retainer ' +
    'received, client care letter signed, file opened, matter opened, case opened, engagement signed, contract ' +
    'signed, contract awarded, sow signed, onboarding, started therapy, in therapy, started sessions, kicked off, ' +
    'kickoff, hired us, hired me, retained us, retained me, signed retainer, paid retainer, signed engagement ' +
    'letter, minutes of settlement signed, separation agreement signed, settlement signed, closed converted, ' +
    'customer, current client, existing client, paying client, ongoing client, past client, former ' +
    'client, evangelist, matter created, sale closed, sold closed, closed funded, closed sold, won closed, win, ' +
    'conversion, got the business, got business, business closed, closed business, agreement signed, deposit ' +
    'paid, deposit received, invoice sent, retainer agreement signed, active treatment, in active treatment, enrolled, ' +
    'enrolment complete',
  lost:
    'lost, closed lost, deal lost, no sale, no deal, fell through, fell thru, deal fell through, deal fell thru, ' +
    'sale fell through, fallen through, collapsed, deal collapsed, dead deal, deal dead, mutual release, expired, ' +
    'terminated, not interested, dead, not converted, did not convert, not retained, not hired, not engaged, did ' +
    'not sign, unsuccessful, cancelled, canceled, withdrew, withdrawn, went elsewhere, went with another, too ' +
    'expensive, dropped out, no budget, lost to competitor, went with competitor, disengaged, not proceeding, did ' +
    'not proceed, financing fell through, offer rejected, did not retain, did not hire, hired other counsel, ' +
    'hired another lawyer, hired another attorney, hired someone else, retained other counsel, retained another ' +
    'lawyer, went pro se, pro se, self represented, backed out, pulled out, changed their mind, changed mind, ' +
    'went with another agent, went with another lawyer, went with another attorney, went with another broker, ' +
    'went with another lender, went with someone else, went with somebody else, chose another agent, chose ' +
    'another lawyer, signed with another agent, used another agent, deal off, closed not converted, closed lost ' +
    'to competition, lost to competition, lost lead, lost deal, abandoned, loss, lose, unconverted, fail, failed, ' +
    'no hire, hired other, hired others, hired another firm, lost to price, lost to another, closed did not proceed, ' +
    'did not go ahead, closed no sale, closed not engaged',
  'no-response':
    'no response, no reply, no answer, unresponsive, ghosted, ghost, never responded, not responding, ' +
    'unreachable, could not reach, gone quiet, went quiet, no show, noshow, did not show, did not show up, did ' +
    'not attend, dna, consult no show, consultation no show, intake no show, no show for consult, no show to ' +
    'consult, missed consult, missed appointment, stood up, stood me up, stood us up, lost no response, lost no ' +
    'reply, lost unresponsive, mia, cannot reach, unable to reach, unable to contact, not reached, wrong number, ' +
    'bad number, unable to connect',
  declined:
    'declined, refused, rejected, turned down, not a fit, not a good fit, no fit, bad fit, poor fit, wrong fit, ' +
    'unfit, out of scope, outside scope, referred out, referred on, not taken on, not accepted, not qualified, ' +
    'unqualified, disqualified, conflict, conflict of interest, conflicted out, declined to act, cannot act, ' +
    'could not act, not eligible, ineligible, at capacity, referred back, conflicted, conflict check failed, ' +
    'closed disqualified, unqualified lead, lost unqualified, bad lead, denied, not suitable, unsuitable, ' +
    'declined by us, we declined',
  'not-chosen': 'not chosen, chose another, chose someone else',
  void:
    'void, duplicate, mistake, entered by mistake, entered twice, error, test, deleted, trash, spam, dup, ' +
    'duplicate lead',
};

/** Of some that is somebody who may yet buy, of others one who has. */
const CLIENT = { contacted: 'you work for them, and nothing has closed', won: 'they became a client' };

/** Words that say two things, with what each would mean: a terminal is asked, anybody else told both. */
export const UNCLEAR_STATUSES: Readonly<Record<string, Partial<Record<Status, string>>>> = {
  pending: { new: 'nothing has come of it yet', proposal: 'an offer or a sale is pending' },
  client: CLIENT,
  'active-client': CLIENT,
  closing: { proposal: 'it is agreed and about to close', won: 'it has closed' },
  'sold-firm': { proposal: 'it is binding and still to close', won: 'it was sold' },
  discharged: { won: 'they were a client until then', lost: 'nothing came of it' },
  'file-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  'case-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  'matter-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  reconciled: { won: 'they were a client until then', lost: 'nothing came of it' },
  'retainer-not-paid': { proposal: 'it is still to come', lost: 'nothing came of it' },
  'retainer-unpaid': { proposal: 'it is still to come', lost: 'nothing came of it' },
  'consult-only': { meeting: 'it may still come', lost: 'nothing came of it' },
  'consultation-only': { meeting: 'it may still come', lost: 'nothing came of it' },
  'intake-only': { meeting: 'it may still come', lost: 'nothing came of it' },
  closed: { won: 'it was sold, signed or done', lost: 'nothing came of it' },
  booked: { meeting: 'an appointment is booked', won: 'the work is booked' },
  accepted: { proposal: 'an offer was accepted', won: 'the deal is done' },
  done: { won: 'it came to business', lost: 'it is over' },
  dismissed: { won: 'the case was dismissed, our client', lost: 'they dismissed us, or it went no further' },
  finished: { won: 'it came to business', lost: 'it is over' },
  retainer: { proposal: 'it was sent, or is still to come', won: 'it was signed or paid' },
  junk: { declined: 'it was none for you', void: 'it was no referral at all' },
  'junk-lead': { declined: 'it was none for you', void: 'it was no referral at all' },
  'bad-timing': { contacted: 'it may still come', lost: 'nothing came of it' },
  'no-contact': { new: 'nobody contacted them yet', 'no-response': 'nobody answers' },
  inactive: { 'no-response': 'nobody answers', lost: 'nothing came of it' },
  dormant: { 'no-response': 'nobody answers', lost: 'nothing came of it' },
  stale: { 'no-response': 'nobody answers', lost: 'nothing came of it' },
  archived: { won: 'they were a client until then', lost: 'nothing came of it' },
};

const spellingsOf = (saying: string): string[] =>
  [saying, searchKey(saying)].map((each) => each.replaceAll(' ', '-'));

/** Each saying as it is typed, with or without its accents, and the status it stands for. */
export const synonyms: Readonly<Record<string, Status>> = Object.fromEntries(
  [OTHER_STATUS_SAYINGS, STATUS_SAYINGS].flatMap((table) =>
    STATUSES.flatMap((status) =>
      (table[status]?.split(', ') ?? [])
        .flatMap(spellingsOf)
        .filter((saying) => saying !== status)
        .map((saying) => [saying, status] as const),
    ),
  ),
);

/** What says two things, in whatever language. */
export const unclear: Readonly<Record<string, Partial<Record<Status, string>>>> = {
  ...UNCLEAR_STATUSES,
  ...Object.fromEntries(OVER.flatMap(spellingsOf).map((saying) => [saying, UNCLEAR_STATUSES['done'] ?? {}])),
};
