/** What the questions of forms ask for: `Who can we thank for referring you?`, `What is your full name?`. */

type Words = readonly string[];

/** Whom a question of a form asks for; undefined where it is none of these. */
type Asked = 'partner' | 'given-to' | 'client' | undefined;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What somebody did who sent a client, in forms that follow `who`. */
const DONE = set(
  'referred referring sent sending recommended recommending introduced introducing told directed',
);
/** The same where somebody follows to whom it was done: `did anybody refer you`. */
const DO = set('refer send recommend introduce tell');
const WHO = set('who whom whoever person someone somebody anyone anybody friend');
const DONE_TO = set('you u me us them him her client patient customer prospect family');
const PASSIVE = set('was were been being get got');
const MAY_THANK = set('who whom can may might should could shall to');

/**
 * Whom a question about a referral asks for, by the words of a heading: who did it to whom, and which of both comes first.
 * `Who referred you`, `Who were you referred by` ask for the partner, `Who are you referring` for the client.
 */
export function askedOf(words: Words): Asked {
  if (asksToThank(words)) return 'partner';
  const at = words.findIndex(
    (word, index) => DONE.has(word) || (DO.has(word) && DONE_TO.has(words[index + 1] ?? '')),
  );
  if (at === -1) return undefined;
  const [before, after] = [words.slice(0, at), words.slice(at + 1)];
  const isPassive = before.some((word) => PASSIVE.has(word));
  const asksWho = before.some((word) => WHO.has(word));
  if (isPassive) return words.includes('by') ? 'partner' : undefined;
  if (before.includes('you'))
    return words.at(-1) === 'to' && asksWho ? 'given-to' : asksWho ? 'client' : undefined;
  if (words.at(-1) === 'to') return asksWho ? 'given-to' : undefined;
  if (before.at(-1) === 'to') return undefined;
  if (asksWho && (DONE.has(words[at] ?? '') || DONE_TO.has(after[0] ?? ''))) return 'partner';
  return DONE_TO.has(after[0] ?? '') && !before.includes('to') ? 'partner' : undefined;
}

/** What is done to a client who is given to somebody, as headings put it. */
const GIVING = set(
  'referred referral sent introduced intro given passed handed recommended forwarded connected directed assigned ' +
    'empfohlen weitergeleitet weitergegeben vermittelt uberwiesen',
);
const TO = set('to an naar');
const ME = set('me us my our myself mich mir uns');
const OUT = set('outgoing outbound');
const NO_PERSON = set('referral client lead prospect customer patient name');

/** `Agent referred to`, `Given to partner`, `Outgoing referral partner`: who the client went to, and not `sent to me`. */
export function saysGivenTo(words: Words): boolean {
  if (words.some((word) => ME.has(word))) return false;
  if (words.some((word) => OUT.has(word)))
    return words.some((word) => !OUT.has(word) && !NO_PERSON.has(word));
  const at = words.findIndex((word) => TO.has(word));
  return words.slice(0, Math.max(0, at)).some((word) => GIVING.has(word));
}

/** `Who may we thank`, not whether thanks were sent. */
export function asksToThank(words: Words): boolean {
  const at = words.indexOf('thank');
  return (
    at > 0 && MAY_THANK.has(words[at - 1] ?? '') && words.some((word) => word === 'who' || word === 'whom')
  );
}

/** How somebody came: `How did you find us`, `Where did you hear of our practice`. */
export function asksHowFound(words: Words): boolean {
  const asks = words.some((word) => word === 'how' || word === 'where');
  return asks && words.some((word) => FOUND.has(word));
}

const FOUND = set('hear heard find found learn learned discover discovered');

/** Words in a question for the name of whoever fills in the form. */
const OWN_NAME = set(
  'what your name full first last and legal please tell enter write type state give u us me may have s and surname',
);

/** `What is your name?`, `Your first and last name`: who filled in the form, who is the client where another sent them. */
export function asksOwnName(words: Words): boolean {
  return !isPart(words) && asksOfOwnName(words);
}

/** Of the whole name, or of a part of it. */
export function asksOfOwnName(words: Words): boolean {
  return words.includes('name') && words.includes('your') && words.every((word) => OWN_NAME.has(word));
}

/** The same for one of two columns: `Your first name`. */
const isPart = (words: Words) =>
  words.includes('first') !== (words.includes('last') || words.includes('surname'));

/** A first and a last name in one: `First and last name`, `Name (first, last)`. */
export function asksWholeName(words: Words): boolean {
  return (
    words.includes('first') &&
    words.includes('last') &&
    words.includes('name') &&
    words.every((word) => OWN_NAME.has(word))
  );
}

const LEANS_TO_PARTNER = /^(?:refer|sent$|send|thank|recommend|introduc|empf|vermitt|recommand)/;

/** Whom the words of a heading speak of rather than the other, where nothing more is known. */
export function leaningOf(words: Words): 'partner' | 'client' | undefined {
  const asked = askedOf(words);
  if (asked !== undefined) return asked === 'client' ? 'client' : 'partner';
  if (asksOwnName(words) || asksWholeName(words)) return 'client';
  return words.some((word) => LEANS_TO_PARTNER.test(word)) ? 'partner' : undefined;
}
