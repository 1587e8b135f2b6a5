import { keyWords, searchKey } from '../text/search-key.ts';

/** How firms end, in the countries where refnet is used. */
const FIRM_ENDINGS: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lp pllc plc ltd limited corp corporation co company group gmbh ag kg ohg gbr sarl sas sa bv ' +
    'nv srl associates partners realty mortgage mortgages law legal insurance financial accounting tax agency ' +
    'consulting solutions services studio clinic bank lending brokerage homes properties kanzlei ug mbh partg mbb kgaa ' +
    'steuerberatung wirtschaftsprufung rechtsanwalte immobilien'
  ).split(' '),
);

/** Whether a word, as it is compared, ends the name of a firm: `llc`, `realty`. */
export function endsFirm(word: string): boolean {
  return FIRM_ENDINGS.has(word);
}

/** Whether a name is that of a firm by its last word, and has another before it: `Ash Tax`, `Harbour Lending Ltd.`. */
export function isFirmName(name: string): boolean {
  const words = keyWords(searchKey(name));
  return words.length > 1 && endsFirm(words.at(-1) ?? '');
}
