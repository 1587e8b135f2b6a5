import { addMonths, type Day } from '../../src/calendar/day.ts';
import { isBlank } from './printed-commands.ts';

/** What a person would write for the blank after an option. */
const AFTER: Readonly<Record<string, string>> = {
  '--note': 'what was said',
  '--because': 'as we agreed',
  '--i-will': 'reply within a day',
  '--they-will': 'send the numbers',
  '--collected': '1000',
  '--value': '1000',
  '--agreed': '1000',
  '--minutes': '30',
  '--they-pay': '10%',
  '--i-pay': '10%',
  '--exclusive': 'tax',
  '--for': 'tax',
};

/** What a person would write for a blank that stands alone. */
const ALONE: Readonly<Record<string, string>> = {
  STATUS: 'contacted',
  AMOUNT: '1000',
  TEXT: 'what was said',
  WHAT: 'a lunch together',
  REASON: 'as we agreed',
  ANSWER: 'yes',
  NAME: 'Ann Ash',
  PARTNER: 'Ann Ash',
  NUMBER: '1',
  ADDRESS: 'ann@ash.example',
  FILE: 'tracker.csv',
};

/**
 * A printed command with its blanks filled in as a person would who does what it says: days lie a year ahead where something
 * is renewed or put off. Throws for a blank that nothing says how to fill in.
 */
export function filledIn(words: readonly string[], today: Day): string[] {
  return words.map((word, at) => {
    if (!isBlank(word)) return word;
    const before = words[at - 1] ?? '';
    // A country or a province is written in capitals, and no blank.
    if (/^--(?:country|subdivision)$/.test(before) && word.length === 2) return word;
    if (before === 'records-since') return addMonths(today, -36);
    if (word === 'DAY') return before === '--on' || before === '--since' ? today : addMonths(today, 12);
    const text = AFTER[before] ?? ALONE[word];
    if (text === undefined) throw new Error(`nothing says how to fill in ${word} of: ${words.join(' ')}`);
    return text;
  });
}
