import { vocabulary } from '../kinds/vocabulary.ts';

/** The life of a referral, in order; from `won` on it is closed. */
export const STATUSES = [
  'new',
  'contacted',
  'meeting',
  'proposal',
  'won',
  'lost',
  'no-response',
  'declined',
  'not-chosen',
  'void',
] as const;
export type Status = (typeof STATUSES)[number];

const FIRST_CLOSED = STATUSES.indexOf('won');

/** Statuses after which nothing more is awaited. */
export const CLOSED_STATUSES: readonly Status[] = STATUSES.slice(FIRST_CLOSED);

/** Outcomes in the denominator of conversion; `not-chosen` and `void` say nothing about how referrals fare. */
export const CONVERSION_STATUSES: readonly Status[] = ['won', 'lost', 'no-response', 'declined'];

/** True from `won` on: the referral has its outcome. */
export function isClosed(status: Status): boolean {
  return CLOSED_STATUSES.includes(status);
}

/** True for the outcomes that conversion is reckoned from. */
export function countsInConversion(status: Status): boolean {
  return CONVERSION_STATUSES.includes(status);
}

/** False for `void` alone: entered by mistake or a duplicate, it counts nowhere. */
export function countsInVolume(status: Status): boolean {
  return status !== 'void';
}

/** What people and their spreadsheets say for each status, between commas; read alike wherever a status is typed. */
export const STATUS_SAYINGS: Readonly<Record<Status, string>> = {
  new: 'new, open, pending, referred, lead, new lead, to do, not started, not contacted, waiting, introduced',
  contacted:
    'contacted, in progress, active, working, called, emailed, reached out, left message, left voicemail, ' +
    'following up, follow up, in contact, in touch, connected, nurturing, ongoing',
  meeting:
    'meeting, met, meeting set, meeting scheduled, meeting booked, meeting held, appointment, appointment set, ' +
    'consultation, discovery call, call scheduled, qualified',
  proposal:
    'proposal, proposal sent, quote, quoted, quote sent, estimate sent, negotiation, negotiating, contract sent',
  won:
    'won, closed won, deal won, converted, client, new client, became client, became a client, signed, signed up, ' +
    'sold, sale, hired, retained, success, successful, completed, complete, paid, invoiced',
  lost:
    'lost, closed lost, deal lost, no sale, no deal, not interested, dead, not converted, did not convert, ' +
    'unsuccessful, cancelled, canceled, withdrew, withdrawn, went elsewhere',
  'no-response':
    'no response, no reply, no answer, unresponsive, ghosted, never responded, not responding, unreachable, ' +
    'could not reach, gone quiet',
  declined:
    'declined, refused, rejected, turned down, not a fit, not a good fit, no fit, bad fit, poor fit, unfit, ' +
    'not qualified, unqualified, disqualified, conflict, conflict of interest',
  'not-chosen': 'not chosen, chose another, chose someone else',
  void: 'void, duplicate, mistake, entered by mistake, entered twice, error, test',
};

export const STATUS_WORDS = vocabulary('status', STATUSES, synonymsOf(STATUS_SAYINGS));

/** Each saying as it is typed, with the status it stands for. */
function synonymsOf(sayings: Readonly<Record<Status, string>>): Record<string, Status> {
  return Object.fromEntries(
    STATUSES.flatMap((status) =>
      sayings[status]
        .split(', ')
        .map((saying) => saying.replaceAll(' ', '-'))
        .filter((saying) => saying !== status)
        .map((saying) => [saying, status]),
    ),
  );
}

/** Outcomes of referrals: how many were won of those that count in conversion. */
export interface Outcomes {
  readonly won: number;
  readonly closed: number;
}
