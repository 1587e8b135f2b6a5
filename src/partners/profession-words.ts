/** The words of a profession in the one form in which professions are compared. */
import { remembering } from '../text/remember.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { LINE } from '../text/too-long.ts';

const SPELLINGS: Readonly<Record<string, string>> = {
  // Between two professions, as "and": Rechtsanwalt und Notar, avocat et notaire.
  und: 'and',
  et: 'and',
  adviser: 'advisor',
  attorny: 'attorney',
  counsellor: 'counselor',
  counselling: 'counseling',
  gynaecologist: 'gynecologist',
  organiser: 'organizer',
  paediatrician: 'pediatrician',
  programme: 'program',
  remodeller: 'remodeler',
  remodelling: 'remodeling',
  optimisation: 'optimization',
  localisation: 'localization',
};

/** A word of a key in the form the table has: singular, one spelling. */
export const plainWord = remembering((word: string): string => {
  // A will is drafted; what somebody will do is none.
  if (word === 'wills') return 'testament';
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/innen$/, 'in')
    .replace(/(?<=ss|x|ch|sh)es$/, '')
    .replace(/(?<=.{2}[^sui])s$/, '');
  // A constructor is a builder, and no spelling of anything.
  return (Object.hasOwn(SPELLINGS, singular) ? SPELLINGS[singular] : undefined) ?? singular;
});

/** The words of a text in the form the table has; two texts that differ in plurals and spelling alone have the same. */
export function professionWords(text: string): string[] {
  return keyWords(searchKey(text.slice(0, LINE))).map(plainWord);
}
