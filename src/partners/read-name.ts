/** Names as people write them in address books: with titles, credentials, nicknames, firms, in capitals, or an address. */
import { endsFirm } from './firms.ts';
import { namePartsOf } from './name-parts.ts';
import { professionOf } from './professions.ts';
import { givenNamesOf } from '../text/given-names.ts';
import { capitalizedName } from '../text/address.ts';
import { PARTICLES } from '../text/name-words.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';

/** A name, and what stood beside it. */
export interface PersonName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly profession: string | null;
  readonly business: string | null;
  /** What stood there and is none of these. */
  readonly note: string | null;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Letters behind a name that say what somebody passed; those that name a profession are one. */
const CREDENTIALS = wordSet(
  'ba bsc bcom ma msc mba emba phd jd llb llm md do dds dmd rn np rmt pt dc nd dvm cpa ca cga cma acca fca aca ea cfa ' +
    'cfp clu chfc tep pfp fcsi cim pmp csm shrm phr sphr cphr chrl esq qc kc tep cebs cip fcip cam aaci cra pa gri crs ' +
    'abr srs epro sres cne mcne ccim realtor ccfp frcpc peng leed arch aia iida ncidq lmft lcsw msw rsw rp rcc lpc ' +
    'ccc pcc acc mcc icf cams cisa cissp rhu cbv cba cva asa mai sra dre',
);

/** What a register knows somebody by, `NMLS #123456`, `CalDRE 01234567`, `Lic. No. 4711`: behind a comma, or by a word that is nothing else. */
const REGISTERED = /^(?:\p{L}[\p{L}.]*[\s:#-]*){0,3}#?\s*\d{4,}$/u;
const REGISTER =
  /^(.*\S)[\s,]+((?:nmls|caldre|dre|bre|trec|crd|npn)\b[\s:#-]*(?:id|no\.?)?[\s:#-]*\d{4,})$/iu;

const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu;
const PRONOUNS =
  /\s*[([]\s*(?:she|he|they|her|him|them|hers|his|theirs|sie|er|elle|il|iel|ella|él|any)(?:\s*[/,|]\s*[a-zé]+)+\s*[)\]]/giu;

/** What a text says that stands for a name. */
export function readName(text: string): PersonName {
  const clean = cleanInput(text.replace(EMOJI, ' ').replace(/[®™©]/g, '').replace(PRONOUNS, ' ')).replace(
    /[\s,|;·•–—-]+$/u,
    '',
  );
  const former = withoutFormer(clean);
  const nicked = withoutNickname(former.name);
  const bracketed = withoutBrackets(nicked.name);
  const beside = withoutBeside(bracketed.name);
  const credited = withoutCredentials(beside.name);
  const parts = namePartsOf(credited.name);
  const name = inUsualCase(parts.name);
  const surname = name.split(' ').at(-1) ?? '';
  const given = name.split(' ').slice(0, -1).join(' ');
  const formerly = [former.surname, nicked.surname].flatMap((each) =>
    each === undefined ? [] : `${given} ${each}`,
  );
  return {
    name,
    aliases: [...(nicked.alias === undefined ? [] : [withSurname(nicked.alias, surname)]), ...formerly],
    profession: bracketed.profession ?? beside.profession ?? parts.profession ?? credited.profession,
    business: bracketed.business ?? beside.business,
    note: bracketed.note ?? beside.note ?? credited.note,
  };
}

/** `Sue (née Pratt) Owens`, `Sue Owens (formerly Pratt)`. */
function withoutFormer(text: string): { name: string; surname: string | undefined } {
  const [found, surname] =
    /\s*[([]\s*(?:née|nee|geb\.|geborene|formerly|fka|f\.k\.a\.)\s+(\p{L}[^()[\]]*?)\s*[)\]]/iu.exec(text) ??
    [];
  return { name: found === undefined ? text : cleanInput(text.replace(found, ' ')), surname };
}

/**
 * `Robert "Bob" Ash`, `Robert (Bob) Ash`. In brackets may stand the surname that somebody had before, too, as LinkedIn
 * writes it, unless it is a form of the given name.
 */
function withoutNickname(text: string): { name: string; alias: string | undefined; surname?: string } {
  const [, before, inQuotes, inBrackets, after] =
    /^(\S.*?) +(?:["“„«”](\p{L}[^"“”„«»]*)["”“»]|\((\p{L}[^()\s]*)\)|['‘’](?:\p{L}[^'‘’]*)['’]) +(\S.*)$/u.exec(
      text,
    ) ?? [];
  const inSingle = /^\S.*? +['‘](\p{L}[^'‘’]*)['’] +\S.*$/u.exec(text)?.[1];
  if (before === undefined || after === undefined) return { name: text, alias: undefined };
  const alias = inQuotes ?? inBrackets ?? inSingle;
  const mayBeSurname = inBrackets !== undefined && givenNamesOf(searchKey(inBrackets)).length === 0;
  return {
    name: `${before} ${after}`,
    alias: alias?.trim(),
    ...(mayBeSurname ? { surname: inBrackets } : {}),
  };
}

type Beside = { name: string; profession: string | null; business: string | null; note: string | null };

/** `Ann Ash (Ash Tax)` is of a firm, `Ann Ash (CPA)` an accountant; one word more is a note. */
function withoutBrackets(text: string): Beside {
  const [, name, inside] = /^(.*\S) *[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  if (name === undefined || inside === undefined) return alone(text);
  return besideName(name, inside.trim());
}

/** `Ann Ash | Realtor`, `Ann Ash - Ash Tax Ltd`. */
function withoutBeside(text: string): Beside {
  const [, name, behind] = /^(.+?)(?: +[|•·@/] *| *[|•·] +| +[-–—] +)(.+)$/u.exec(text) ?? [];
  if (name === undefined || behind === undefined || keyWords(searchKey(name)).length < 2) return alone(text);
  return besideName(name, behind.trim());
}

function alone(name: string): Beside {
  return { name, profession: null, business: null, note: null };
}

function besideName(name: string, beside: string): Beside {
  if (REGISTERED.test(beside)) return { ...alone(name), note: beside };
  const words = keyWords(searchKey(beside));
  const isFirm = endsFirm(words.at(-1) ?? '');
  const isProfession = namePartsOf(`X (${beside})`).profession !== null;
  if (isProfession && !(isFirm && words.length > 1)) return { ...alone(name), profession: beside };
  if (words.every((word) => CREDENTIALS.has(word))) return alone(name);
  if (isFirm || words.length > 1) return { ...alone(name), business: beside };
  return { ...alone(name), note: beside };
}

/** The name without what stands behind it of degrees and licences; those that are a profession are one, numbers a note. */
function withoutCredentials(text: string): Pick<PersonName, 'name' | 'profession' | 'note'> {
  const found: string[] = [];
  const numbers: string[] = [];
  let name = text;
  for (;;) {
    const numbered = REGISTER.exec(name);
    const [, before, last = '', comma] = numbered === null ? lastPiece(name) : [...numbered, ','];
    if (before !== undefined && comma !== '' && REGISTERED.test(last)) {
      numbers.unshift(last);
      name = before.replace(/[\s,]+$/, '');
      continue;
    }
    const words = keyWords(searchKey(last.replace(/\./g, '')));
    const areAll = words.length > 0 && words.every((word) => CREDENTIALS.has(word));
    const isSaid = comma !== '' || isWrittenAsCredential(last, before ?? '');
    if (before === undefined || !areAll || !isSaid) break;
    found.unshift(last);
    name = before.replace(/[\s,]+$/, '');
  }
  const professions = found.filter((each) => professionOf(each) !== undefined);
  return {
    name,
    profession: professions.length === 0 ? null : professions.join(', '),
    note: numbers.length === 0 ? null : numbers.join(', '),
  };
}

/** Without a comma before them they are in capitals beside a name that is not, but for those that are nobody's name. */
function isWrittenAsCredential(last: string, before: string): boolean {
  const isSure =
    /^(?:ph\.?d|cpa|cga|cma|mba|cfp|cfa|llb|llm|acca|pmp|esq)\.?$/i.test(last) && /\p{Lu}/u.test(last);
  return (isSure && before.includes(' ')) || (/^[\p{Lu}.®-]{2,}$/u.test(last) && !isAllCapitals(before));
}

/** What comes before the last comma, or else the last space, and what behind. */
function lastPiece(text: string): readonly [string, string | undefined, string | undefined, string] {
  const [, before, last] = /^(.*\S)\s*,\s*([^,]*)$/.exec(text) ?? [];
  if (before !== undefined) return [text, before, last, ','];
  const [, head, tail] = /^(\S.*\s\S.*|\S+ \S+)\s+(\S+)$/.exec(text) ?? [];
  return [text, head, tail, ''];
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** ANN ASH and ann ash as Ann Ash; what is written in both cases is meant so. */
export function inUsualCase(name: string): string {
  const words = name.split(' ');
  const isFirm = words.some((word) => endsFirm(searchKey(word).replaceAll('.', '')));
  const isShort = words.length < 2 || /\d|&/.test(name) || words.every((word) => word.length < 3);
  if (isFirm || isShort || (/\p{Lu}/u.test(name) && /\p{Ll}/u.test(name))) return name;
  return words
    .map((word, at) =>
      at > 0 && PARTICLES.has(searchKey(word)) ? word.toLowerCase() : capitalizedName(word),
    )
    .join(' ');
}

/** A nickname with the surname that goes with it. */
export function withSurname(nickname: string, surname: string): string {
  const clean = cleanInput(nickname);
  if (clean === '' || keyWords(searchKey(clean)).length > 1) return clean;
  return cleanInput(`${clean} ${surname}`);
}
