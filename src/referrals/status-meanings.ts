import type { Status } from './status.ts';

/** What each status says of a client, in a few words: for whoever has to choose one for a word of their own. */
export const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  new: 'nothing has happened yet',
  contacted: 'they have been in touch',
  meeting: 'they have met, or will',
  proposal: 'an offer is out',
  won: 'became a client',
  lost: 'went elsewhere, or nothing came of it',
  'no-response': 'never answered',
  declined: 'was turned away: a poor fit, a conflict',
  'not-chosen': 'chose another one of those who were named',
  void: 'was entered by mistake',
};
