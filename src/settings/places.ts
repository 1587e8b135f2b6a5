import { usageError, type UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { closest } from '../text/similar.ts';

/** A country with the parts of it that notices depend on. */
interface Parted {
  /** What one of its parts is called, and how all of them are asked for. */
  readonly part: string;
  readonly question: string;
  /** ISO 3166-2 codes without the country, with their names. */
  readonly parts: Readonly<Record<string, string>>;
}

/** `ON Ontario,QC Quebec` as codes with names. */
function partsFrom(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  );
}

const PARTED: Readonly<Record<string, Parted>> = {
  CA: {
    part: 'province or territory',
    question: 'Province or territory: Ontario, or ON',
    parts: partsFrom(
      'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,' +
        'NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon',
    ),
  },
  US: {
    part: 'state',
    question: 'State: Texas, or TX',
    parts: partsFrom(
      'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,' +
        'DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,' +
        'KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,' +
        'MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
        'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,' +
        'RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,' +
        'WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming',
    ),
  },
  GB: {
    part: 'part',
    question: 'England, Scotland, Wales or Northern Ireland',
    parts: partsFrom('ENG England,SCT Scotland,WLS Wales,NIR Northern Ireland'),
  },
};

/** What people call countries beside their names. */
const CALLED: Readonly<Record<string, string>> = {
  uk: 'GB',
  'u k': 'GB',
  britain: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
};

/** Languages in which a country may be typed. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

let names: ReadonlyMap<string, string> | undefined;

/** The codes of countries (ISO 3166-1 alpha-2) by the keys of their names; made when first asked for. */
function countriesByName(): ReadonlyMap<string, string> {
  if (names !== undefined) return names;
  const made = new Map<string, string>();
  for (const language of LANGUAGES) {
    const called = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = `${first}${second}`;
        const name = isOfToday(code) ? called.of(code) : undefined;
        if (name !== undefined) made.set(keyOf(name), made.get(keyOf(name)) ?? code);
      }
    }
  }
  names = made;
  return made;
}

/** Codes with a name that are no country: unions, and what ISO leaves to others. */
const NO_COUNTRY: ReadonlySet<string> = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'UK',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

function keyOf(text: string): string {
  return looseKey(searchKey(text));
}

/** What the whole country is called in English, as it stands in a sentence: `Canada`, `the United States`. */
export function countryName(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
  return name.startsWith('United ') ? `the ${name}` : name;
}

/**
 * The code of a country by its two letters, or its name in English or a language near it: `Canada`, `États-Unis`, `UK`,
 * `England`. Throws a usage UserError for a province or state, and for what is no country.
 */
export function readCountry(text: string): string {
  const key = keyOf(text);
  const code = text.trim().toUpperCase();
  const byName = CALLED[key] ?? countriesByName().get(key);
  if (byName !== undefined) return byName;
  if (/^[A-Z]{2}$/.test(code) && isCountry(code)) return code;
  const part = partNamed(text);
  if (part?.country === 'GB') return 'GB';
  if (part !== undefined) throw isPart(text, part);
  const alike = closest(key, [...countriesByName().keys()], 1).flatMap(
    (each) => countriesByName().get(each) ?? [],
  );
  const question = alike.map((each) => `. Did you mean ${countryName(each)} (${each})?`).join('');
  throw usageError(
    `${quoted(text)} is no country${question}`,
    'write it as Canada, or as two letters: CA, US, GB',
  );
}

/** What was a country once, like DD, has another code now. */
function isOfToday(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code;
}

function isCountry(code: string): boolean {
  return (
    isOfToday(code) &&
    new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined
  );
}

/** A part of a country. */
export interface Part {
  readonly country: string;
  readonly code: string;
  readonly name: string;
}

/** The part of a country that a text names, by its name or its code. */
function partNamed(text: string): Part | undefined {
  const key = keyOf(text);
  const code = text.trim().toUpperCase();
  return everyPart().find((each) => keyOf(each.name) === key || each.code === code);
}

function everyPart(): Part[] {
  return Object.entries(PARTED).flatMap(([country, { parts }]) =>
    Object.entries(parts).map(([code, name]) => ({ country, code, name })),
  );
}

/** The part of another country than its own name stands for, typed as a country: `Ontario`; undefined for any other text. */
export function partMistaken(text: string): Part | undefined {
  const found = partNamed(text);
  if (found === undefined || found.country === 'GB') return undefined;
  const isCountryToo = CALLED[keyOf(text)] !== undefined || countriesByName().has(keyOf(text));
  return isCountryToo || isCountry(text.trim().toUpperCase()) ? undefined : found;
}

function isPart(text: string, { country, code }: Part): UserError {
  const { part = '' } = PARTED[country] ?? {};
  return usageError(
    `${quoted(text)} is a ${part} of ${countryName(country)}, not a country`,
    `the country is ${country}; ${code} is the subdivision`,
  );
}

/** The part that names its country as well, `England` as an answer to which country: its code; undefined for others. */
export function partAsCountry(text: string): string | undefined {
  const found = partNamed(text);
  return found?.country === 'GB' ? found.code : undefined;
}

/** How the parts of a country are asked for, where notices depend on them. */
export function partQuestion(country: string): string | undefined {
  return PARTED[country]?.question;
}

/** The codes of the parts of a country; none where notices do not depend on them. */
export function partsOf(country: string): readonly string[] {
  return Object.keys(PARTED[country]?.parts ?? {});
}

/** What a part of that country is called: `state`. */
export function partWord(country: string): string | undefined {
  return PARTED[country]?.part;
}

/**
 * The code of a province or state by its code or name: `ON`, `Ontario`, `CA-ON`. Throws a usage UserError where the
 * country is known to have parts, and this is none of them, and for a name that no country has.
 */
export function readSubdivision(text: string, country: string | undefined): string {
  const upper = text.trim().toUpperCase();
  const [, before, own = ''] = /^(?:([A-Z]{2})-)?([A-Z0-9]{1,3})$/.exec(upper) ?? [];
  const home = before ?? country;
  const parted = home === undefined ? undefined : PARTED[home];
  if (own !== '' && (parted === undefined || parted.parts[own] !== undefined)) return own;
  const key = keyOf(text);
  const named = everyPart().filter((each) => keyOf(each.name) === key);
  const found = named.find((each) => home === undefined || each.country === home);
  if (found !== undefined) return found.code;
  const [other] = named.length > 0 ? named : everyPart().filter(({ code }) => code === own);
  const where = home === undefined ? '' : ` of ${countryName(home)}`;
  const question =
    other === undefined ? near(text, home) : `: ${other.name} is in ${countryName(other.country)}`;
  throw usageError(
    `${quoted(text)} is no ${parted?.part ?? 'province or state'}${where}${question}`,
    other === undefined || home === undefined
      ? `like ${likeIn(home)}`
      : `set the country first, to ${other.country}`,
  );
}

/** One of each country that has parts, or a few of the one it is about: by its name or its code. */
const LIKE: Readonly<Record<string, string>> = {
  CA: 'Ontario or ON, Quebec or QC',
  US: 'California or CA, New York or NY',
  GB: 'England or ENG, Scotland or SCT',
};

function likeIn(country: string | undefined): string {
  return LIKE[country ?? ''] ?? 'Ontario or ON, California or CA, Scotland or SCT';
}

function near(text: string, country: string | undefined): string {
  const among = everyPart().filter((each) => country === undefined || each.country === country);
  const [name] = closest(
    text,
    among.map((each) => each.name),
    1,
  );
  return name === undefined ? '' : `. Did you mean ${name}?`;
}
