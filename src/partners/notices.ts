/** Which notices matter on an occasion, and how they are worded. */
import { asDay, type Day } from '../calendar/day.ts';
import { searchKey } from '../text/search-key.ts';
import { LEGAL, NOTICES, type Binding, type Notice, type Occasion, type Side } from './notice-table.ts';
import { professionsOf } from './professions.ts';
import type { ProfessionGroup } from './profession-table.ts';
import { sourceText } from './notice-text.ts';

export type { Notice, Occasion } from './notice-table.ts';
export { NOT_LEGAL_ADVICE, noticeText, sourceText } from './notice-text.ts';

/** One side of a referral: profession and firm as typed, ISO 3166 codes for the place. What is not known is left out. */
export interface Party {
  readonly profession?: string | null | undefined;
  readonly business?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly subdivision?: string | null | undefined;
}

/** A party as the notices look at it. */
interface Known {
  readonly profession: string;
  readonly groups: readonly ProfessionGroup[];
  readonly firm: string;
  readonly country: string;
  readonly subdivision: string;
}

function codeOf(text: string | null | undefined): string {
  const code = (text ?? '').trim().toUpperCase();
  return code === 'UK' ? 'GB' : code;
}

/**
 * Words that alone make nobody licensed, though others are found by them beside those who are: a conveyancer is regulated
 * apart from lawyers, an estate planner is often a financial planner, and who assists a lawyer is no paralegal.
 */
const NOT_LICENSED: Partial<Record<ProfessionGroup, RegExp>> = {
  lawyer: /\b(?:conveyanc|estate plann)\w*/gi,
  paralegal: /\b(?:legal assistant|law clerk)\w*/gi,
};

function knownOf({ profession, business, country, subdivision }: Party): Known {
  const text = profession ?? '';
  const groups = professionsOf(text).filter((group) => {
    const words = NOT_LICENSED[group];
    return words === undefined || isWithout(text, words, [group]);
  });
  return {
    profession: text,
    groups,
    firm: searchKey(business ?? ''),
    country: codeOf(country),
    subdivision: codeOf(subdivision),
  };
}

/** Whether a profession is of one of the groups also where some of its words are left out. */
function isWithout(profession: string, words: RegExp, groups: readonly ProfessionGroup[]): boolean {
  return professionsOf(profession.replace(words, ' ')).some((group) => groups.includes(group));
}

function fits(side: Side, known: Known): boolean {
  return does(side, known) && isAt(side, known);
}

function does({ groups, notGroups, orCalled, notCalled }: Side, known: Known): boolean {
  const isOneOf = (some: readonly ProfessionGroup[]): boolean =>
    known.groups.some((group) => some.includes(group));
  if (notGroups !== undefined && isOneOf(notGroups)) return false;
  if (groups === undefined || orCalled?.test(known.profession) === true) return true;
  return isOneOf(groups) && (notCalled === undefined || isWithout(known.profession, notCalled, groups));
}

function isAt(side: Side, { country, subdivision }: Known): boolean {
  const { outside } = side;
  return (
    (side.country === undefined || side.country === country) &&
    (side.subdivisions === undefined || side.subdivisions.includes(subdivision)) &&
    (side.notSubdivisions === undefined || !side.notSubdivisions.includes(subdivision)) &&
    (side.countryIfKnown === undefined || country === '' || country === side.countryIfKnown) &&
    (outside === undefined ||
      (country !== '' &&
        (country !== outside.country || (subdivision !== '' && subdivision !== outside.subdivision))))
  );
}

/** What is asked of: what happens between me and a partner, and on which day. */
export interface Matter {
  readonly occasion: Occasion;
  readonly on: Day;
}

/** A partner as rules look at them: whose country is not recorded is taken to be where I am, until another is said. */
export function placed<T extends Party>(me: Party, them: T): T {
  if (codeOf(them.country) !== '' || codeOf(me.country) === '') return them;
  return { ...them, country: me.country, subdivision: codeOf(them.subdivision) || me.subdivision };
}

function bothOf(me: Party, them: Party): [Known, Known] {
  return [knownOf(me), knownOf(placed(me, them))];
}

/**
 * The notices that matter on this occasion between me and a partner, in the order of the table. The profession and the
 * place must be those of the same side; where my country is not known, none matters for me, nor for a partner without one.
 */
export function noticesFor({ occasion, on }: Matter, me: Party, them: Party): Notice[] {
  const [mine, theirs] = bothOf(me, them);
  return NOTICES.filter(
    ({ when, from }) =>
      (from === undefined || from <= on) && when.some((binding) => binds(binding, occasion, mine, theirs)),
  );
}

/** The notices whose rule bars a fee of that occasion between the two as such, written down or not. */
export function barring({ occasion, on }: Matter, me: Party, them: Party): Notice[] {
  const [mine, theirs] = bothOf(me, them);
  return NOTICES.filter(
    ({ when, from }) =>
      (from === undefined || from <= on) &&
      when.some((binding) => binding.bars === true && binds(binding, occasion, mine, theirs)),
  );
}

/** The notices of several occasions, each once. */
export function noticesOf(occasions: readonly Occasion[], on: Day, me: Party, them: Party): Notice[] {
  return [...new Set(occasions.flatMap((occasion) => noticesFor({ occasion, on }, me, them)))];
}

/** Those that bear on what is agreed itself, and not on what only comes after it, such as the tax form of one side. */
export function beforehand(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ afterwards }) => afterwards !== true);
}

/**
 * What of a partner's place is not recorded, though notices go by it: a country (mine is taken), or in my country the part
 * of it, without which none of that part is looked up for them. Undefined where it is known or changes nothing.
 */
export function unknownPlace(
  occasions: readonly Occasion[],
  on: Day,
  me: Party,
  them: Party,
): 'country' | 'subdivision' | undefined {
  const [mine, theirs] = [knownOf(me), knownOf(them)];
  const isCountryOpen = theirs.country === '';
  if (!isCountryOpen && (theirs.subdivision !== '' || theirs.country !== mine.country)) return undefined;
  const { country, subdivision } = me;
  const without = noticesOf(occasions, on, me, isCountryOpen ? { ...them, country: ELSEWHERE } : them);
  const isMore = noticesOf(occasions, on, me, { ...them, country, subdivision }).some(
    (notice) => !without.includes(notice),
  );
  return isMore ? (isCountryOpen ? 'country' : 'subdivision') : undefined;
}

/**
 * That none of the rules on a fee is about what I do where I am, whoever the other one is, nor about the two of us: a
 * silence that is no permission, also beside a rule of the partner's. Undefined where one is, where no fee is paid or
 * received, and where it is not known what I do or where. `who` does it, as it is told.
 */
export function noRuleWords(
  occasions: readonly Occasion[],
  me: Party,
  them: Party & { readonly name: string },
  who = 'you do',
): string | undefined {
  const { profession, country, subdivision } = knownOf(me);
  const ofFees = occasions.filter(isOfFee);
  if (ofFees.length === 0 || profession === '' || country === '') return undefined;
  const nobody: Party = { ...me, profession: null };
  const bearing = (mine: Party, other: Party) => beforehand(noticesOf(ofFees, ANY_DAY, mine, other));
  const whoeverIAm = bearing(nobody, them);
  const isBound =
    bearing(me, { country, subdivision }).length > 0 ||
    bearing(me, them).some((notice) => !whoeverIAm.includes(notice));
  if (isBound) return undefined;
  const place = [country, ...(subdivision === '' ? [] : [subdivision])].join('-');
  const other = them.profession ?? '';
  const theirs = whoeverIAm.length > 0 || other === '' ? '' : ` and ${them.name} does (${other})`;
  return `refnet knows no rule on such fees for what ${who} (${profession})${theirs} in ${place}; that is no permission: look it up there`;
}

/** Whether it is about a fee that is paid or received. */
export function isOfFee(occasion: Occasion): boolean {
  return occasion === 'fee-paid' || occasion === 'fee-received';
}

/** By then every rule is in force that is known now. */
const ANY_DAY = asDay('9999-12-31');

/** No country has this code of ISO 3166-1, which is left to users. */
const ELSEWHERE = 'ZZ';

/** By what a notice that was shown is remembered; `of` tells things of one occasion apart. */
export function shownKey({ id }: Notice, occasion: Occasion, of?: string): string {
  return [id, occasion, ...(of === undefined ? [] : [of])].join(' ');
}

/** Whether a notice was shown on such an occasion before, whatever it was of. */
export function wasShown(shown: ReadonlySet<string>, notice: Notice, occasion: Occasion): boolean {
  const key = shownKey(notice, occasion);
  return shown.has(key) || [...shown].some((each) => each.startsWith(`${key} `));
}

/** Notices by whether they were told of a partner before. */
export interface ToldApart {
  readonly fresh: readonly Notice[];
  readonly told: readonly Notice[];
}

/** The notices of some occasions, those apart that were told on one of them before. */
export function toldApart(
  notices: readonly Notice[],
  occasions: readonly Occasion[],
  shown: ReadonlySet<string>,
): ToldApart {
  const isTold = (notice: Notice) => occasions.some((occasion) => wasShown(shown, notice, occasion));
  return { fresh: notices.filter((each) => !isTold(each)), told: notices.filter(isTold) };
}

/** The sources of notices, each once: `ABA Model Rule 7.2(b)(1)-(3), (5); ABA Model Rule 5.4(a)`. */
export function citationsOf(notices: readonly Notice[]): string {
  return [...new Set(notices.map(({ citation }) => citation))].join('; ');
}

/** What naming a partner to a client is, where they pay me for it and where not. */
export function namingOccasions(isPaid: boolean): Occasion[] {
  return isPaid ? ['names', 'names-for-fee'] : ['names'];
}

function binds(
  { on, bound, who, other = {}, notOneFirm }: Binding,
  occasion: Occasion,
  me: Known,
  them: Known,
): boolean {
  if (!on.includes(occasion)) return false;
  if (notOneFirm === true && me.firm !== '' && me.firm === them.firm) return false;
  const isPaid = occasion === 'fee-received' || occasion === 'names-for-fee';
  const payers = { payer: [!isPaid], payee: [isPaid], either: [true, false], me: [true] };
  // Which of the two is bound: true for me.
  return payers[bound].some((mine) =>
    mine ? fits(who, me) && fits(other, them) : fits(who, them) && fits(other, me),
  );
}

/** Whether somebody of that profession is a lawyer or a paralegal to notices. */
export function isOfLegalProfession(profession: string | null): boolean {
  return knownOf({ profession }).groups.some((group) => LEGAL.includes(group));
}

/** The source of the notice of that id. */
export function sourceOf(id: string): string {
  const notice = NOTICES.find((each) => each.id === id);
  if (notice === undefined) throw new Error(`no notice ${id}`);
  return sourceText(notice);
}

/**
 * The source of a notice that asks for a fee between the two to be in writing, whoever pays it, with what that depends
 * on; undefined where none does. It stands in a sentence: `... in writing by SOURCE; not legal advice`.
 */
export function feeWritingSource(me: Party, them: Party, on: Day): string | undefined {
  const found = noticesOf(['fee-paid', 'fee-received'], on, me, them).find(
    ({ inWriting }) => inWriting !== undefined,
  );
  if (found === undefined) return undefined;
  const condition = found.inWriting?.if;
  return `${found.citation}${condition === undefined ? '' : `, if ${condition}`}`;
}
