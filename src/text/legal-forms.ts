import { keyWords, searchKey } from './search-key.ts';

/** What firms are called beside their name in the countries where refnet is used, as keys without points. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lp pllc plc ltd limited corp corporation co company gmbh mbh ggmbh ag kg kgaa ohg gbr ug partg ' +
    'partgmbb mbb ek ev haftungsbeschrankt sarl sas sa eurl bv nv srl spa'
  ).split(' '),
);

/** Whether a word, as it is compared, is the legal form of a firm, or a part of one. */
export function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word);
}

/** Those that end in a small letter; any other that does is a name: `Anna Sas`. */
const IN_SMALL =
  /^(?:inc|incorporated|ltd|limited|corp|corporation|company|sàrl|srl|\(?haftungsbeschränkt\)?|\p{L}\.\S+)\.?$/iu;

/** The words of a name without the legal form at their end: `Elbschloss` of `Elbschloss GmbH & Co. KG`. */
export function withoutLegalForm(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word, at) => !isOfForm(word, words[at - 1]));
  return end < 1 ? words.slice(0, 1) : words.slice(0, end + 1);
}

function isOfForm(word: string, before: string | undefined): boolean {
  if (/^[&+]$/.test(word)) return true;
  const key = keyWords(searchKey(word)).join('');
  if (!isLegalForm(key)) return false;
  if (key === 'co') return before === '&' || before === '+';
  return IN_SMALL.test(word) || /\p{Lu}\.?\)?$/u.test(word);
}
