/** How people and their programs head the columns of a tracker, as tables to read and extend. */
import { isCurrency } from '../money/currency.ts';
import { compareText } from '../text/compare-text.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { remembering } from '../text/remember.ts';
import {
  askedOf,
  asksHowFound,
  asksOfOwnName,
  asksOwnName,
  asksToThank,
  asksWholeName,
  saysGivenTo,
} from './form-headings.ts';
import { PHRASES, SUBJECTS, type HeadedMeaning } from './tracker-heading-words.ts';

/** One thing that a column may be by its heading; the lower the rank, the surer. */
export interface Candidate {
  readonly meaning: HeadedMeaning;
  readonly rank: number;
}

/** What a heading says by itself. */
export interface HeadingSays {
  readonly candidates: readonly Candidate[];
  /** The currency that the heading names: `Revenue (EUR)`, `Amount in USD`. */
  readonly currency: string | undefined;
}

/** Words that change nothing of what a heading says. */
const FILLERS: ReadonlySet<string> = new Set(
  'the a an of our my their its his her is are did do does we i please s'.split(' '),
);

/**
 * The words of a heading as they are compared: without regard to case, joining (`ReferredBy`, `referred_by`), accents,
 * punctuation, numbering, words that say nothing and a single final "s" of each.
 */
export function headingWords(text: string): string[] {
  const parted = text
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll(/['\u2018\u2019]s(?![\p{L}\d])/giu, '')
    .replaceAll('%', ' percent ')
    .replace(/^\s*\d+\s*[.):]\s*/, '')
    .replace(/__c$/i, '');
  const words = keyWords(searchKey(parted));
  const said = words.filter((word) => !FILLERS.has(word));
  return (said.length === 0 ? words : said).map((word) =>
    word.length > 2 && word !== TAGS ? word.replace(/(?<!s)s$/, '') : word,
  );
}

/** Labels, where `Tag` is a day in German. */
const TAGS = 'tags';

/** Words in any order: `Date Referred` is `Referred Date`, `Name of client` is `Client name`. */
const bag = (words: readonly string[]): string => words.toSorted().join(' ');

type Table = ReadonlyMap<string, readonly Candidate[]>;

/** From the words of a heading to what it may be. Of one meaning the surest counts. */
const BY_WORDS: Table = tableOf((phrase) => bag(headingWords(phrase)));

/** The same from words written as one, as programs do: `closedate`, `REFERREDBY`. */
const JOINED: Table = tableOf((phrase) => headingWords(phrase.replaceAll(' ', '')).join(''));

function tableOf(keyOf: (phrase: string) => string): Table {
  const table = new Map<string, Candidate[]>();
  // Object.entries forgets which keys the table has.
  for (const [meaning, ranks] of Object.entries(PHRASES) as [HeadedMeaning, readonly string[]][]) {
    ranks.forEach((phrases, index) => {
      for (const phrase of phrases.split(', ')) {
        const key = keyOf(phrase);
        const known = table.get(key) ?? [];
        if (!known.some((each) => each.meaning === meaning)) known.push({ meaning, rank: (index + 1) * 10 });
        table.set(key, known);
      }
    });
  }
  return table;
}

/** What a column may be by its heading, the surest first; none where the heading is none that is known. */
export const headingSays = remembering((heading: string): HeadingSays => {
  const { words, currency } = withoutCurrency(heading);
  const candidates = namesBothWays(heading)
    ? [EITHER_WAY]
    : /^[^\p{L}\d]*\p{Sc}[^\p{L}\d]*$/u.test(heading)
      ? [AMOUNT]
      : candidatesOf(words).toSorted((a, b) => a.rank - b.rank);
  return { candidates, currency };
});

/** What tells a heading of amounts from others of the same words: its currency, or a mere `$`; undefined where it says none. */
export function currencyMark(heading: string): string | undefined {
  return headingSays(heading).currency ?? (heading.includes('$') ? '$' : undefined);
}

/** The words of a heading of amounts without its currency, as they are compared: `deal amount` of `Deal amounts (EUR)`. */
export function amountWords(heading: string): string {
  return (withoutCurrency(heading).words[0] ?? []).join(' ');
}

/** Whether headings of amounts say the same, each in a currency of its own: `Fee €`, `Fee $`. */
export function areInCurrencies(headings: readonly string[]): boolean {
  const marks = headings.map(currencyMark);
  return new Set(marks).size === headings.length;
}

/** Whether two headings are the same but for the currency. */
export function isSameInCurrency(one: string, other: string): boolean {
  const [a, b] = [one, other].map((heading) => bag(withoutCurrency(heading).words[0] ?? []));
  return a === b && areInCurrencies([one, other]);
}

/** A column of partners whose heading leaves it open which way their clients went. */
const EITHER_WAY: Candidate = { meaning: 'partner', rank: 12 };

/** `$` alone heads amounts. */
const AMOUNT: Candidate = { meaning: 'value', rank: 20 };

/** `Who sent / whom I sent to`: one part asks for whom clients came from, another for whom they were given to. */
function namesBothWays(heading: string): boolean {
  const parts = heading.split(/[/|&]|\s(?:or|and)\s/i);
  if (parts.length < 2) return false;
  const said = parts.map((part) => {
    const found = candidatesOf([headingWords(part)]).toSorted((a, b) => a.rank - b.rank);
    return found[0]?.meaning;
  });
  return said.includes('partner') && said.includes('given-to');
}

/** Amounts name their currency in brackets or at an end: `Revenue (EUR)`, `Amount in USD`, `Betrag €`. */
function withoutCurrency(heading: string): { words: readonly Words[]; currency: string | undefined } {
  const bracketed = /^([^([]+)[([]([^)\]]*)[)\]]\s*(.*)$/s.exec(heading);
  const inside = bracketed?.[2] ?? '';
  const outside = bracketed === null ? heading : `${bracketed[1]} ${bracketed[3]}`;
  const sign = /R\$|[€£¥₦₹₽₩₪฿₫₱₴₺]/u.exec(heading)?.[0];
  const code =
    [...headingWords(inside), ...headingWords(outside)]
      .map((word) => word.toUpperCase())
      .find((word) => /^[A-Z]{3}$/.test(word) && isCurrency(word) && !NO_CURRENCY.has(word)) ??
    (sign === undefined ? undefined : SIGNS[sign]);
  const plain = (text: string) =>
    headingWords(text).filter(
      (word, index, all) =>
        word.toUpperCase() !== code && !(word === 'in' && index === all.length - 2 && code),
    );
  const both = plain(heading);
  return {
    // A share of something is not that.
    words: bracketed === null || /%|percent/i.test(inside) ? [both] : [both, plain(outside)],
    currency: code,
  };
}

type Words = readonly string[];

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₦': 'NGN',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  '₴': 'UAH',
  '₺': 'TRY',
  R$: 'BRL',
};

/** Codes that are words too. */
const NO_CURRENCY: ReadonlySet<string> = new Set(['ALL', 'TOP', 'TRY', 'CUP', 'MOP']);

function candidatesOf(variants: readonly Words[]): Candidate[] {
  const found = new Map<HeadedMeaning, number>();
  const add = ({ meaning, rank }: Candidate, worse: number) => {
    const known = found.get(meaning);
    if (known === undefined || known > rank + worse) found.set(meaning, rank + worse);
  };
  variants.forEach((words, index) => {
    for (const each of exactly(words)) add(each, index);
    for (const each of namePart(words)) add(each, index);
    // Who fills in a form is the client where another column says who sent them.
    if (asksOwnName(words)) for (const meaning of BY_FORM) add(meaning, index);
    else if (asksWholeName(words)) add({ meaning: 'client', rank: 30 }, index);
    if (exactly(words).length > 0) return;
    for (const shorter of shortened(words)) {
      // The date of a project is when it takes place, and says of the referral only what no other day does.
      const worse = bag(shorter) === 'date' ? 25 : 3;
      for (const each of exactly(shorter)) add(each, worse + index);
    }
  });
  if (found.size === 0) for (const words of variants) for (const each of byRule(words)) add(each, 0);
  const isFirm = variants[0]?.some((word) => SUBJECTS.firm.has(word)) === true && variants[0].length > 1;
  // `Referrer Company` stands beside the referrer.
  return [...found].map(([meaning, rank]) => ({
    meaning,
    rank: isFirm && PEOPLE.has(meaning) ? rank + 4 : rank,
  }));
}

/** Whose `your name` is: of one who refers a client, or of a client who says who referred them. */
const BY_FORM: readonly Candidate[] = [
  { meaning: 'partner', rank: 40 },
  { meaning: 'client', rank: 90 },
];

const PEOPLE: ReadonlySet<HeadedMeaning> = new Set(['client', 'partner', 'given-to']);

function exactly(words: Words): readonly Candidate[] {
  const [only = ''] = words;
  return BY_WORDS.get(bag(words)) ?? (words.length === 1 ? JOINED.get(only) : undefined) ?? [];
}

/** `Deal - Won time`, `Opportunity: Stage`, `Matter status - top-level`: the same without what it is about. */
function* shortened(words: Words): Generator<Words> {
  const [first = '', ...rest] = words;
  // A referral fee is a matter between the partners.
  if (first === 'referral' && rest.some((word) => SUBJECTS.fee.has(word))) return;
  if (rest.length > 0 && SUBJECTS.records.has(first)) yield rest;
  const last = words.at(-1) ?? '';
  if (words.length > 1 && SUBJECTS.endings.has(last)) yield words.slice(0, -1);
}

const FIRST = /^(?:first|given|fore|forename|vorname|prenom|nombre|fname)$/;
const LAST = /^(?:last|family|sur|surname|nachname|nom|apellido|lname)$/;
const MIDDLE = /^(?:middle|initial|mi)$/;

/** First and last name in two columns: `First Name`, `Referred by: Last Name`, `Client Surname`. */
function namePart(words: Words): Candidate[] {
  // `Given` is a first name, and what was done with a client.
  const isGivenTo = words.includes('given') && !words.includes('name') && saysGivenTo(words);
  if (isGivenTo || words.some((word) => MIDDLE.test(word))) return [];
  const [isFirst, isLast] = [words.some((word) => FIRST.test(word)), words.some((word) => LAST.test(word))];
  if (isFirst === isLast) return [];
  const rest = words.filter((word) => !FIRST.test(word) && !LAST.test(word) && word !== 'name');
  if (rest.length === words.length - 1 && !words.includes('name') && rest.length > 0 && !isWho(rest))
    return [];
  const part = isFirst ? 'first' : 'last';
  const of = asksOfOwnName(words)
    ? BY_FORM
    : rest.length === 0
      ? [{ meaning: 'client' as const, rank: 35 }]
      : whoIs(rest);
  return of.flatMap(({ meaning, rank }) =>
    meaning === 'client' || meaning === 'partner' || meaning === 'given-to'
      ? [{ meaning: `${meaning}-${part}` as const, rank }]
      : [],
  );
}

const isWho = (words: Words): boolean => whoIs(words).length > 0;

/** Of whom it is the name: the client, the partner, whom the client was given to. */
function whoIs(words: Words): readonly Candidate[] {
  const all = [exactly(words), exactly([...words, 'name']), ...[...shortened(words)].map(exactly)].flat();
  const people = all
    .filter(({ meaning }) => PEOPLE.has(meaning))
    .toSorted((a, b) => a.rank - b.rank || compareText(a.meaning, b.meaning));
  const found = people.length > 0 ? people : byRule(words);
  return found.slice(0, 1);
}

/** Whether a heading is about something else than the referral: an address, a reminder, thanks. */
export function isAside(heading: string): boolean {
  return headingWords(heading).some((word) => SUBJECTS.aside.has(word));
}

const BILLED =
  /^(?:bill|billed|billing|invoice|invoiced|collected|paid|received|berechnet|fakturiert|facture|facturado)$/;

/** Whether a heading of amounts says that they were billed or paid, and are no hopes. */
export function saysBilled(heading: string): boolean {
  return headingWords(heading).some((word) => BILLED.test(word));
}

/** `Referral fee`, `Fee received`, `Finder's fee`: what those who refer pay each other, and no business of the client's. */
function isFeeBetween(words: Words): boolean {
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  return has(SUBJECTS.fee) && (has(SUBJECTS.referral) || (words.includes('fee') && has(SUBJECTS.between)));
}

/** Whether a column is headed as a fee that may be between partners, and does not say so. */
export function mayBeFeeBetween(heading: string): boolean {
  const words = headingWords(heading);
  const isSaid = words.some((word) => SUBJECTS.referral.has(word));
  return !isSaid && headingSays(heading).candidates.length === 0 && isFeeBetween(words);
}

/** A question that says who did what to whom is as sure as any heading. */
const ASKED = 15;

/** What the words together say where nobody listed them: `Name of person who referred them`. */
function byRule(words: Words): Candidate[] {
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (isWhoWasReferred(words)) return [{ meaning: 'client', rank: 78 }];
  if (has(SUBJECTS.aside) && !asksToThank(words)) return [];
  const isDay = has(SUBJECTS.day);
  if (isDay && has(SUBJECTS.hoped)) return [];
  if (isDay && has(SUBJECTS.won)) return [{ meaning: 'won-on', rank: 82 }];
  if (isDay && has(SUBJECTS.lost)) return [{ meaning: 'lost-on', rank: 82 }];
  if (isDay && has(SUBJECTS.end)) return [{ meaning: 'closed', rank: 80 }];
  if (isDay && has(SUBJECTS.begin)) return [{ meaning: 'day', rank: 80 }];
  if (isFeeBetween(words)) return [];
  if (words.includes('price') && has(SUBJECTS.bought)) return [];
  if (has(SUBJECTS.amount) && !has(SUBJECTS.count))
    return [{ meaning: 'value', rank: has(SUBJECTS.hoped) ? 95 : 80 }];
  if (has(SUBJECTS.state)) return [{ meaning: 'status', rank: 80 }];
  const asked = askedOf(words);
  if (asked !== undefined) return [{ meaning: asked, rank: ASKED }];
  if (asksHowFound(words)) return [{ meaning: 'partner', rank: 50 }];
  if (isDay || has(SUBJECTS.count)) return [];
  if (has(SUBJECTS.kind)) return has(SUBJECTS.work) ? [{ meaning: 'need', rank: 80 }] : [];
  if (saysGivenTo(words)) return [{ meaning: 'given-to', rank: 76 }];
  const isDoing = has(SUBJECTS.doing);
  if (has(SUBJECTS.client) && has(SUBJECTS.giver) && !isDoing) return [{ meaning: 'client', rank: 80 }];
  if (has(SUBJECTS.asked) && has(SUBJECTS.giver)) return [{ meaning: 'client', rank: 80 }];
  if (has(SUBJECTS.giver)) return [{ meaning: 'partner', rank: words.includes('name') ? 78 : 80 }];
  if (has(SUBJECTS.receiver)) return [{ meaning: 'given-to', rank: 80 }];
  if (has(SUBJECTS.client)) return [{ meaning: 'client', rank: 80 }];
  return has(SUBJECTS.note) ? [{ meaning: 'note', rank: 80 }] : [];
}

/** `Referred User`, `Referred Party`: who was, where no profession stands beside it that somebody may have been sent to. */
function isWhoWasReferred([first = '', second = '', ...others]: Words): boolean {
  const isName = others.length === 0 || (others.length === 1 && others[0] === 'name');
  return (
    /^(?:referred|recommended|introduced|empfohlene|empfohlener)$/.test(first) &&
    isName &&
    SUBJECTS.anybody.has(second)
  );
}
