/**
 * What finding professions in texts needs of the tables. Plain data alone: to work it out anew takes as long as a command
 * may, so the built program has it as it was worked out when it was built.
 */
import { OTHER_PROFESSION_WORDS } from './profession-other-words.ts';
import { PROFESSIONS, type Profession, type ProfessionGroup } from './profession-table.ts';
import { professionWords } from './profession-words.ts';

/** Words and phrases from the closest to the widest. */
export const TIERS = ['people', 'fields', 'general'] as const;

const TABLE: readonly (readonly [string, Profession])[] = Object.entries(PROFESSIONS);

const OTHER: Readonly<Record<string, Partial<Profession> | undefined>> = OTHER_PROFESSION_WORDS;

/** Each group's label and the beginnings of words that tell its services and its titles apart, in the order of the table. */
export const GROUPS = Object.fromEntries(
  TABLE.map(([group, { label, apart = '', titles }]) => [
    group,
    titles === undefined ? { label, apart } : { label, apart, titles },
  ]),
) as Readonly<Record<ProfessionGroup, Pick<Profession, 'label' | 'titles'> & { readonly apart: string }>>;

/** A phrase by its words, and the number of its group times the number of tiers, plus that of its tier. */
const phrases = TABLE.flatMap(([group, profession], at) =>
  TIERS.flatMap((name, tier) =>
    `${profession[name] ?? ''},${OTHER[group]?.[name] ?? ''}`
      .split(',')
      .map((phrase) => ({ words: professionWords(phrase), number: at * TIERS.length + tier }))
      .filter(({ words }) => words.length > 0),
  ),
);

const byFirst = new Map<string, string[]>();
for (const { words, number } of phrases) {
  const [first = '', ...rest] = words;
  const known = byFirst.get(first) ?? [];
  known.push(rest.join(' '), String(number));
  byFirst.set(first, known);
}

/** A line for each first word, `book|keeper|0|keeping|1`: the words that follow and the number of each phrase that it begins. */
export const PHRASES = [...byFirst].map(([first, rest]) => [first, ...rest].join('|')).join('\n');

/** Every word of the phrases once, parted by spaces, in the order of the lines. */
export const VOCABULARY = [
  ...new Set(
    [...byFirst].flatMap(([first, rest]) =>
      rest.flatMap((words, i) => (i % 2 > 0 ? [] : [first, ...words.split(' ').filter(Boolean)])),
    ),
  ),
].join(' ');
