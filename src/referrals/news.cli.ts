/** Options that say news of referrals, of one and of many. */
import { day, note, orNone, word } from '../kinds/type.ts';
import { option } from '../shell/option.cli.ts';
import { DIRECTION_WORDS } from './direction.ts';

export const onDay = option(
  day('past', { future: 'record an outcome on the day it happens, or a later one' }),
  'the day of it (today)',
  { asks: { question: 'When', when: 'with the summary', usual: 'today' } },
);
export const newsOrReason = option(
  orNone(note),
  'news of an open one, or why and how it came about; kept with its step or with what came in',
);

/** News of every open referral of one way with a partner: said now and then, and loaded only then. */
export const NEWS_OF_ALL = {
  all: option(
    word(DIRECTION_WORDS),
    'the note is news of every open referral of a partner: given or received',
    { value: 'way' },
  ),
  note: newsOrReason,
  on: onDay,
};
