/** What a column of a tracker can hold, in the order they are listed; `ignore` leaves a column out. */
export const MEANINGS = [
  'day',
  'partner',
  'given-to',
  'client',
  'status',
  'stage',
  'value',
  'estimate',
  'currency',
  'need',
  'direction',
  'closed',
  'won-on',
  'lost-on',
  'source',
  'note',
  'client-first',
  'client-last',
  'partner-first',
  'partner-last',
  'given-to-first',
  'given-to-last',
  'partner-profession',
  'partner-firm',
  'partner-region',
  'ignore',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** What a column of a tracker can hold, in a few words, for help and for what a dry run shows. */
export const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  day: 'the day of the referral',
  partner: 'the partner',
  'given-to': 'the partner a client was given to',
  client: 'the client',
  status: 'the status',
  stage: 'how far an open one is',
  value: 'the amount',
  estimate: 'the amount of an open one',
  currency: 'the currency of the amount',
  need: 'what the client needs',
  direction: 'given or received',
  closed: 'the day of the outcome',
  'won-on': 'the day it was won',
  'lost-on': 'the day it was lost',
  source: 'where a client came from whom no partner sent',
  note: 'a note',
  'client-first': "the client's first name",
  'client-last': "the client's last name",
  'partner-first': "the partner's first name",
  'partner-last': "the partner's last name",
  'given-to-first': 'the first name of the partner a client was given to',
  'given-to-last': 'the last name of the partner a client was given to',
  'partner-profession': 'what a new partner does',
  'partner-firm': 'the firm of a new partner',
  'partner-region': 'the place that a new partner serves',
  ignore: 'not read',
};

/** All of them in a line, for a message. */
export const MEANINGS_LISTED =
  `${MEANINGS.filter((meaning) => !/-(?:first|last)$/.test(meaning)).join(', ')}; a name in two columns is ` +
  'client-first and client-last, partner-first and partner-last';

/** What else says of a column what it holds, as people type it. */
export const MEANING_SYNONYMS: Readonly<Record<string, Meaning | undefined>> = {
  date: 'day',
  amount: 'value',
  from: 'partner',
  to: 'given-to',
  service: 'need',
  notes: 'note',
  outcome: 'status',
  won: 'won-on',
  lost: 'lost-on',
  business: 'partner-firm',
  company: 'partner-firm',
  'leave-out': 'ignore',
  skip: 'ignore',
};
