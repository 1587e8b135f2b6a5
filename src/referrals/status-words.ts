/** What people and their spreadsheets say for how far a referral is: one table for whatever is typed, and for imports. */
import { searchKey } from '../text/search-key.ts';
import { STATUSES, type Status } from './status.ts';
import { OTHER_STATUS_SAYINGS, OVER } from './status-other-words.ts';

/** The words for each status, between commas, in the order they are printed. */
export const STATUS_SAYINGS: Readonly<Record<Status, string>> = {
  new:
    'new, open, referred, lead, new lead, to do, tbd, not started, not contacted, waiting, introduced, ' +
    'received',
  contacted:
    'contacted, in progress, active, working, called, emailed, texted, messaged, spoke, spoken to, reached out, ' +
    'left message, left voicemail, voicemail, following up, follow up, in contact, in touch, connected, nurturing, ' +
    'ongoing, on hold, paused, postponed, stalled, waitlist, waitlisted, wait list, waiting list, thinking about it, ' +
    'undecided, conflict check, conflict cleared',
  meeting:
    'meeting, met, meeting set, meeting scheduled, meeting booked, meeting held, appointment, appointment set, ' +
    'appointment booked, scheduled, consult, consultation, consultation booked, intake, intake scheduled, ' +
    'first session booked, discovery call, call scheduled, qualified, showing, showings, viewing, viewings, ' +
    'house hunting, assessment, assessed, intake call, intake booked, intake done, intake completed, consult booked, ' +
    'consult held, session booked, first session, scoping, scoping call, discovery, discovery meeting, ' +
    'listing appointment, viewed, open house, demo, mediation booked, ' +
    'consult scheduled, consult done, consulted, consultation scheduled, consultation done, ' +
    'consultation held, initial consult, showing homes, showing houses, showing property, showing properties, ' +
    'viewing homes, touring homes',
  proposal:
    'proposal, proposal sent, quote, quoted, quote sent, estimate sent, negotiation, negotiating, contract sent, ' +
    'engagement letter sent, listed, on the market, offer, offer made, offer accepted, under contract, under offer, ' +
    'in escrow, escrow, sale pending, pending sale, sold subject to contract, sold stc, sstc, sold conditionally, ' +
    'sold conditional, conditional, conditionally sold, firm, unconditional, waived conditions, conditions waived, ' +
    'conditions removed, contracts exchanged, exchanged contracts, exchanged, back on market, back on the market, ' +
    'relisted, listing signed, listing agreement signed, buyer agreement signed, application submitted, preapproved, ' +
    'pre approved, underwriting, approved, commitment issued, clear to close, retainer sent, retainer agreement sent, ' +
    'client care letter sent, engagement sent, sow sent, pitch, pitched, shortlisted, tender, verbal yes, ' +
    'fee agreement sent, option period, in option period, in option, due diligence, inspection period',
  won:
    'won, closed won, deal won, deal closed, closed escrow, converted, client, new client, became client, ' +
    'became a client, engaged, engagement letter signed, signed, signed up, onboarded, sold, sale, bought, purchased, ' +
    'leased, rented, hired, retained, instructed, started, in treatment, success, successful, completed, complete, ' +
    'settled, funded, bound, issued, filed, paid, invoiced, retainer signed, retainer paid, retainer received, ' +
    'client care letter signed, file opened, matter opened, case opened, engagement signed, contract signed, ' +
    'contract awarded, sow signed, onboarding, started therapy, in therapy, started sessions, kicked off, kickoff, ' +
    'hired us, hired me, retained us, retained me, signed retainer, paid retainer, ' +
    'signed engagement letter, minutes of settlement signed, separation agreement signed, settlement signed',
  lost:
    'lost, closed lost, deal lost, no sale, no deal, fell through, fell thru, deal fell through, deal fell thru, ' +
    'sale fell through, fallen through, collapsed, deal collapsed, dead deal, deal dead, mutual release, ' +
    'expired, terminated, not interested, dead, not converted, did not convert, not retained, not hired, not engaged, ' +
    'did not sign, unsuccessful, cancelled, canceled, withdrew, withdrawn, went elsewhere, went with another, ' +
    'too expensive, dropped out, no budget, lost to competitor, went with competitor, disengaged, not proceeding, ' +
    'did not proceed, financing fell through, offer rejected, ' +
    'did not retain, did not hire, hired other counsel, hired another lawyer, hired another attorney, ' +
    'hired someone else, retained other counsel, retained another lawyer, went pro se, pro se, ' +
    'self represented, backed out, pulled out, changed their mind, changed mind, went with another agent, ' +
    'went with another lawyer, went with another attorney, went with another broker, went with another lender, ' +
    'went with someone else, went with somebody else, chose another agent, chose another lawyer, ' +
    'signed with another agent, used another agent, deal off',
  'no-response':
    'no response, no reply, no answer, unresponsive, ghosted, ghost, never responded, not responding, unreachable, ' +
    'could not reach, gone quiet, went quiet, no show, noshow, did not show, did not show up, did not attend, dna, ' +
    'consult no show, consultation no show, intake no show, no show for consult, no show to consult, missed consult, ' +
    'missed appointment, stood up, stood me up, stood us up',
  declined:
    'declined, refused, rejected, turned down, not a fit, not a good fit, no fit, bad fit, poor fit, wrong fit, unfit, ' +
    'out of scope, outside scope, referred out, referred on, not taken on, not accepted, not qualified, unqualified, ' +
    'disqualified, conflict, conflict of interest, conflicted out, declined to act, cannot act, ' +
    'could not act, not eligible, ineligible, at capacity, referred back, ' +
    'conflicted, conflict check failed',
  'not-chosen': 'not chosen, chose another, chose someone else',
  void: 'void, duplicate, mistake, entered by mistake, entered twice, error, test',
};

/** Words that say two things, with what each would mean: a terminal is asked, anybody else told both. */
export const UNCLEAR_STATUSES: Readonly<Record<string, Partial<Record<Status, string>>>> = {
  pending: { new: 'nothing has come of it yet', proposal: 'an offer or a sale is pending' },
  closing: { proposal: 'it is agreed and about to close', won: 'it has closed' },
  'sold-firm': { proposal: 'it is binding and still to close', won: 'it was sold' },
  discharged: { won: 'they were a client until then', lost: 'nothing came of it' },
  'file-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  'case-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  'matter-closed': { won: 'they were a client until then', lost: 'nothing came of it' },
  reconciled: { won: 'they were a client until then', lost: 'nothing came of it' },
  'retainer-not-paid': { proposal: 'it is still to come', lost: 'nothing came of it' },
  'retainer-unpaid': { proposal: 'it is still to come', lost: 'nothing came of it' },
  closed: { won: 'it was sold, signed or done', lost: 'nothing came of it' },
  booked: { meeting: 'an appointment is booked', won: 'the work is booked' },
  accepted: { proposal: 'an offer was accepted', won: 'the deal is done' },
  done: { won: 'it came to business', lost: 'it is over' },
  dismissed: { won: 'the case was dismissed, our client', lost: 'they dismissed us, or it went no further' },
  finished: { won: 'it came to business', lost: 'it is over' },
  inactive: { 'no-response': 'nobody answers', lost: 'nothing came of it' },
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
