import type { Day } from '../calendar/day.ts';
import { changeSentence, followingSentence, listSentence } from '../text/change-sentence.ts';
import type { AnyKind } from './kind.ts';

/** Labels that name no thing, as a sentence about it does. */
const NOUNS: Readonly<Record<string, string>> = {
  'they prefer': 'what they prefer',
  'you prefer': 'what you prefer',
  for: 'the need',
  agreed: 'the amount agreed',
  invoiced: 'the amount invoiced',
  what: 'the wording',
  by: 'the day it is due',
  from: 'the first day',
  until: 'the last day',
  next: 'the next one',
  minutes: 'length in minutes',
};

/** Labels that what is said goes on from. */
const FOLLOWED: Readonly<Record<string, string>> = {
  'known since': 'known since',
  'introduced by': 'introduced by',
  thanked: 'thanked on',
  told: 'told on',
};

/** What has a begun and an ended state: what it is called, and what it is again without its day or its words. */
const ENDED: Readonly<Record<string, readonly [is: string, again: (before: string) => string]>> = {
  archived: ['archived on', (before) => `brought back, was archived on ${before}`],
  introduction: ['introduced', () => 'no longer one of the names of one introduction'],
  done: ['done on', (before) => `open again, was done on ${before}`],
  closed: ['closed on', (before) => `open again, was closed on ${before}`],
  'not taking clients until': [
    'not taking clients until',
    (before) => `taking clients again, was not until ${before}`,
  ],
  'check-in': ['check-in', (before) => `check-in in the usual rhythm, no longer ${before}`],
};

/** What became of a fact, by what people call it; an empty text is nothing said. */
function sentence(label: string, before: string, after: string): string {
  if (label === 'do not refer') {
    return after === '' ? 'clients may be sent to them again' : 'to be sent no clients';
  }
  const [is, again] = ENDED[label] ?? [];
  if (again !== undefined && after === '') return again(before);
  const followed = is ?? FOLLOWED[label];
  if (followed !== undefined) return followingSentence(followed, before, after);
  return changeSentence(NOUNS[label] ?? label, before, after);
}

/** What differs, a sentence a fact: `profession was accountant, is now lawyer`, `tags: vip added`. */
export function changedFacts(of: AnyKind, before: object, after: object, today: Day): string[] {
  return of.fields.flatMap(({ columns, option, takenOut, label, type, words, plain }) => {
    if (columns.length === 0 && option === undefined && takenOut === undefined) return [];
    const [old, now] = [words(before, today), words(after, today)];
    const [was, is] = [plain(before, today), plain(after, today)];
    if (Array.isArray(was) && Array.isArray(is)) {
      // What comes of itself is told by what it comes of: nobody adds a former name.
      if (option === undefined && was.every((each) => is.includes(each))) return [];
      const lists = [was.map(String), is.map(String)] as const;
      return [listSentence(label, ...lists, type?.several?.newestFirst)].filter((line) => line !== '');
    }
    if (old !== now) return [sentence(label, old, now)];
    // Two partners may have one name.
    const same = typeof was !== 'string' || typeof is !== 'string' || was === is;
    return same ? [] : [sentence(label, `${old} (${was})`, `${now} (${is})`)];
  });
}
