import { professionOf } from '../partners/professions.ts';
import { professionLabel } from '../partners/professions.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';

/** What a title says of somebody: what they do, in which firm, and the rest of it. */
export interface TitleRead {
  readonly profession: string | null;
  readonly business: string | null;
  /** The title itself, where it says something else. */
  readonly note: string | null;
}

/** What says how high somebody is, and not what they do. */
const RANKS: ReadonlySet<string> = new Set(
  (
    'ceo coo cfo cto cmo founder cofounder co owner co-owner president vice vp chair chairman chairwoman director ' +
    'managing manager partner principal associate executive head lead senior junior jr sr general assistant intern ' +
    'trainee staff member board proprietor entrepreneur self employed freelance freelancer retired student and of the ' +
    'inhaber inhaberin geschaftsfuhrer geschaftsfuhrerin leiter leiterin gesellschafter gerant gerante directeur ' +
    'directrice associe associee fondateur fondatrice proprietaire mr mrs ms dr'
  ).split(' '),
);

/** Those who own a firm or lead it do what the firm does. */
const OF_THE_FIRM: ReadonlySet<string> = new Set(
  (
    'founder cofounder owner partner principal president ceo proprietor managing inhaber inhaberin geschaftsfuhrer ' +
    'geschaftsfuhrerin gesellschafter gerant gerante associe associee fondateur fondatrice proprietaire'
  ).split(' '),
);

/**
 * The profession in a title: `Mortgage Broker` of `Senior Mortgage Broker at Harbour Lending` or of `Founder | Mortgage
 * Broker`. Who only has a rank, `Founder`, does what the firm's name says, where that is told: Harbour Mortgages.
 */
export function readTitle(title: string, business: string): TitleRead {
  const whole = cleanInput(title.replace(/[®™©]|\p{Extended_Pictographic}|\ufe0f/gu, ' '));
  if (whole === '') return { profession: null, business: null, note: null };
  const [, what = whole, firm = null] =
    /^(.+?)(?:\s+(?:at|with|bei|chez)\s+|\s*@\s*)(\p{Lu}.*)$/u.exec(whole) ?? [];
  const known = what
    .split(/\s+[-–—]\s+|\s*[|•·;/]\s*|,\s+/u)
    .map((each) => each.trim())
    .find((each) => each !== '' && professionOf(each) !== undefined);
  if (known !== undefined) return { profession: known, business: firm, note: null };
  if (isRank(what)) {
    const firms = [firm ?? '', business].filter((each) => each !== '');
    const group = leadsTheFirm(what) ? firms.map(professionOf).find((each) => each !== undefined) : undefined;
    return { profession: group === undefined ? null : professionLabel(group), business: firm, note: what };
  }
  return { profession: what, business: firm, note: null };
}

function isRank(title: string): boolean {
  return keyWords(searchKey(title)).every((word) => RANKS.has(word));
}

function leadsTheFirm(title: string): boolean {
  return keyWords(searchKey(title)).some((word) => OF_THE_FIRM.has(word));
}
