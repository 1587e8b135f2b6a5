/** Who in the network meets a need, in which order, and why: ordered reasons, each of which can be read. */
import { compareText } from '../text/compare-text.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { hasNearWords, hasNearWordsOf } from '../text/has-words.ts';
import { remembering } from '../text/remember.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { closest } from '../text/similar.ts';
import { nearlySameWord } from '../text/same-name.ts';
import type { Day } from '../calendar/day.ts';
import type { Notice } from '../partners/notice-table.ts';
import { whyNotToRefer, type NotToRefer } from '../partners/not-to-refer.ts';
import type { Partner } from '../partners/partner.ts';
import {
  asksForTitle,
  beginsWithPhrase,
  contactSphere,
  namesPerson,
  professionLabel,
  professionOf,
  professionsOf,
  professionVocabulary,
  sameProfession,
  sameService,
  saysLittle,
  serviceFit,
  type ServiceFit,
} from '../partners/professions.ts';
import { professionWords } from '../partners/profession-words.ts';
import { currentAnswers, type Answer, type QuestionAnswer } from '../partners/questions.ts';
import type { Uncounted } from './uncounted.ts';
import { ENOUGH_CLOSED } from './status.ts';

/** What of a partner tells whether they are whom somebody needs, and how to reach them. */
export const WHO_FACTS = [
  'id',
  'name',
  'aliases',
  'business',
  'profession',
  'services',
  'tags',
  'idealClient',
  'notes',
  'region',
  'subdivision',
  'country',
  'emails',
  'phones',
  'links',
  'notTakingUntil',
  'doNotRefer',
  'archivedOn',
] as const satisfies readonly (keyof Partner)[];
export type WhoPartner = Pick<Partner, (typeof WHO_FACTS)[number]>;

/** What was asked for: as typed, as understood (slips mended, "do you know a good" left out), and where. */
export interface Need {
  typed: string;
  text: string;
  region: string | undefined;
}

/** My promise, in force, to send clients for a service to one partner alone. */
export interface ExclusivePromise {
  partnerId: number;
  agreement: number;
  service: string;
  since: Day;
}

/** What a partner was given clients for who were won, or fitted well: told of each need once. */
export interface GivenFor {
  partnerId: number;
  need: string;
}

/** What of a partner meets the need, the closest first. */
const KINDS = [
  'promise',
  'profession',
  'services',
  'given',
  'tag',
  'business',
  'firm',
  'name',
  'idealClient',
  'note',
] as const;
type MatchKind = (typeof KINDS)[number];

export interface Match {
  kind: MatchKind;
  fit: ServiceFit;
  /** The text of the record that meets it. */
  text: string;
}

/** Whether the partner is where the need is; `unknown` where no region is on record. */
type Place = 'there' | 'unknown' | 'elsewhere';

export interface Candidate {
  partner: WhoPartner;
  match: Match;
  place: Place;
  promise: ExclusivePromise | undefined;
}

/** Why somebody who would fit is not named. */
export type LeftOutReason = NotToRefer | { readonly why: 'elsewhere' };

export interface LeftOut {
  partner: WhoPartner;
  promise: ExclusivePromise | undefined;
  reason: LeftOutReason;
}

export interface Found {
  candidates: Candidate[];
  leftOut: LeftOut[];
}

/** Words with which people ask, before what they ask for. */
const ASKING = new Set(
  (
    'do does you know who can could please i me we is there any anyone anybody someone somebody looking find ' +
    'recommend want wants needs for with to client'
  ).split(' '),
);

/**
 * Understands what was typed: leaves out the words of the question, mends slips by the words of the network and of the
 * professions known, and takes "in Ottawa", or a region behind a profession, for the region where a partner is there.
 */
export function understandNeed(typed: string, partners: readonly WhoPartner[], region?: string): Need {
  const words = typed.split(' ');
  const isAsking = (word: string): boolean =>
    professionWords(word).every((each) => ASKING.has(each) || saysLittle(each));
  const first = words.findIndex((word, i) => !isAsking(word) || beginsWithPhrase(words.slice(i).join(' ')));
  const asked = first === -1 ? typed : words.slice(first).join(' ');
  const [service, place] = region === undefined ? withPlace(asked, partners) : [asked, region];
  const text = isAgent(service) ? 'real estate agent' : mended(service, partners);
  return { typed, text, region: place };
}

function withPlace(text: string, partners: readonly WhoPartner[]): [string, string | undefined] {
  const isThere = (place: string) => partners.some((partner) => placeOf(partner, place) === 'there');
  const [, service, place] = /^(.+) (?:in|near|around) (.+)$/i.exec(text) ?? [];
  if (service !== undefined && place !== undefined)
    return isThere(place) ? [service, place] : [text, undefined];
  const words = text.split(' ');
  const at = words.findIndex(
    (_, i) => i > 0 && isProfession(words.slice(0, i).join(' ')) && isThere(words.slice(i).join(' ')),
  );
  return at === -1 ? [text, undefined] : [words.slice(0, at).join(' '), words.slice(at).join(' ')];
}

function isProfession(text: string): boolean {
  return isAgent(text) || professionOf(text) !== undefined;
}

/** An agent, said alone, is one for homes; who is called an agent of something else is asked for by it. */
function isAgent(text: string): boolean {
  return professionWords(text).join(' ') === 'agent';
}

/**
 * The text with each word that nobody uses put right, where one that is used is near. The words of the network are only
 * gone through for a word that no profession has.
 */
function mended(text: string, partners: readonly WhoPartner[]): string {
  const known = new Set(professionVocabulary());
  const isKnown = (word: string) => {
    const [plain, ...more] = professionWords(word);
    return plain === undefined || more.length > 0 || known.has(plain) || saysLittle(plain);
  };
  const words = text.split(' ');
  if (words.every(isKnown)) return text;
  const texts = partners.flatMap(({ name, business, aliases, profession, services, idealClient, tags }) => [
    profession,
    services,
    idealClient,
    business,
    name,
    ...aliases,
    ...tags,
  ]);
  const own = [...new Set(texts)].flatMap((each) => professionWords(each ?? ''));
  const all = new Set([...own, ...known]);
  return words.map((word) => (isKnown(word) ? word : mendedWord(word, all))).join(' ');
}

function mendedWord(word: string, known: ReadonlySet<string>): string {
  const [plain = ''] = professionWords(word);
  if (known.has(plain)) return word;
  // Whatever is near begins with the same letter.
  const like = [...known].filter((each) => each[0] === plain[0]);
  const near = like.filter((each) => nearlySameWord(plain, each));
  const begun = plain.length < 4 ? [] : like.filter((each) => each.startsWith(plain));
  return closest(plain, near, 1)[0] ?? begun[0] ?? word;
}

/** Everyone who meets the need: those who can be named, in no order yet, and those who cannot with the reason. */
export function findWho(
  need: Need,
  partners: readonly WhoPartner[],
  promises: readonly ExclusivePromise[],
  given: readonly GivenFor[],
  today: Day,
): Found {
  const found: Found = { candidates: [], leftOut: [] };
  const givenTo = groupedBy(given, ({ partnerId }) => partnerId);
  const ofService = promises.filter(({ service }) => sameService(need.text, service));
  const matchOf = matching(need.text);
  for (const partner of partners) {
    const promise = ofService.find(({ partnerId }) => partnerId === partner.id);
    const needs = givenTo.get(partner.id)?.map((each) => each.need);
    const match = promise === undefined ? matchOf(partner, needs) : promisedMatch(promise);
    if (match === undefined) continue;
    const place = need.region === undefined ? 'there' : placeOf(partner, need.region);
    const reason = whyNot(partner, place, today, promise !== undefined);
    if (reason === undefined) found.candidates.push({ partner, match, place, promise });
    else if (isProvider(match)) found.leftOut.push({ partner, promise, reason });
  }
  return found;
}

function promisedMatch({ service }: ExclusivePromise): Match {
  return { kind: 'promise', fit: 'exact', text: service };
}

/** Whether it was no need that was typed, but what a partner or a firm is called. */
export function isNamed({ kind }: Pick<Match, 'kind'>): boolean {
  return kind === 'firm' || kind === 'name';
}

/** Somebody who does what is needed, or serves such clients, rather than one whose record mentions it. */
export function isProvider({ kind, fit }: Pick<Match, 'kind' | 'fit'>): boolean {
  return kind !== 'note' && (kind !== 'idealClient' || fit === 'exact');
}

/** Whether a partner is known to do it by what is said of them: a promise, the profession, the services. */
export function saysSo({ kind }: Pick<Match, 'kind'>): boolean {
  return kind === 'promise' || kind === 'profession' || kind === 'services';
}

/** The words of a need that say what it is. */
export function tellingWordsOf(need: string): string[] {
  return professionWords(need).filter((word) => !saysLittle(word));
}

/** Finds what of a partner meets the need best; undefined where nothing does. What many say alike is looked at once. */
function matching(need: string): (partner: WhoPartner, givenFor?: readonly string[]) => Match | undefined {
  const words = tellingWordsOf(need).join(' ');
  const isKnown = professionOf(need) !== undefined;
  const isNear = remembering(hasNearWordsOf(words));
  const isCalled = remembering(isNameOf(need));
  const fitOf = remembering((text: string): ServiceFit | undefined => {
    const fit = serviceFit(need, text);
    if (fit !== undefined) return fit;
    // Of two professions that are known, the table knows better than their words.
    const bothKnown = isKnown && professionOf(text) !== undefined;
    return !bothKnown && isNear(text) ? 'exact' : undefined;
  });
  const asService = (kind: MatchKind, text: string | null): Match[] => {
    const fit = text === null ? undefined : fitOf(text);
    return text === null || fit === undefined ? [] : [{ kind, fit, text }];
  };
  const asName = (kind: MatchKind, text: string | null): Match[] => {
    const fit = text === null ? undefined : isCalled(text);
    return text === null || fit === undefined ? [] : [{ kind, fit, text }];
  };
  // Whose ideal clients are accountants is no accountant; whose are first-time buyers is whom such a buyer needs.
  const asMention = (kind: MatchKind, text: string | null): Match[] =>
    text !== null && isNear(text) ? [{ kind, fit: isKnown ? 'wider' : 'exact', text }] : [];
  // Whom clients were given for that is known to meet it, whatever the record says of them.
  const asGiven = (text: string): Match[] =>
    (isKnown ? fitOf(text) === 'exact' : isNear(text)) ? [{ kind: 'given', fit: 'exact', text }] : [];
  return ({ name, aliases, profession, services, business, idealClient, notes, tags }, givenFor = []) =>
    [
      ...asService('profession', profession),
      ...asService('services', services),
      ...givenFor.flatMap(asGiven),
      ...tags.flatMap((tag) => asService('tag', tag)),
      ...(profession === null ? asService('business', business) : []),
      ...asName('firm', business),
      ...[name, ...aliases].flatMap((each) => asName('name', each)),
      ...asMention('idealClient', idealClient),
      ...asMention('note', notes),
    ].toSorted((a, b) => levelOf(a) - levelOf(b))[0];
}

/**
 * How a partner, or a firm, is called what was typed: whole or by words of it, or by all but one of three or more; a
 * profession alone is no name.
 */
function isNameOf(need: string): (name: string) => ServiceFit | undefined {
  const key = searchKey(need);
  // "and" may stand for &, and is not asked for.
  const words = professionOf(need) === undefined ? keyWords(key).filter((word) => word !== 'and') : [];
  return (name) => {
    const own = searchKey(name);
    if (own === key) return 'exact';
    if (words.length === 0) return undefined;
    const ownWords = keyWords(own);
    const lacking = words.filter((word) => !ownWords.includes(word)).length;
    if (lacking === 0) return 'exact';
    return lacking === 1 && words.length >= 3 ? 'wider' : undefined;
  };
}

/** Named by profession or services exactly, then widely, then by clients given, tag, business, ideal client and notes. */
function levelOf({ kind, fit }: Match): number {
  if (saysSo({ kind })) return fit === 'exact' ? 0 : 1;
  return KINDS.indexOf(kind);
}

/** Where a partner is, beside the place asked for by its words. */
function placeOf({ region, subdivision, country }: WhoPartner, wanted: string): Place {
  const text = [region, subdivision, country].filter((part) => part !== null).join(' ');
  if (hasNearWords(text, wanted)) return 'there';
  return region === null ? 'unknown' : 'elsewhere';
}

function whyNot(
  partner: WhoPartner,
  place: Place,
  today: Day,
  isPromised: boolean,
): LeftOutReason | undefined {
  const reason = whyNotToRefer(partner, today);
  if (reason !== undefined) return reason;
  return place === 'elsewhere' && !isPromised ? { why: 'elsewhere' } : undefined;
}

/** How clients sent to a partner fared, and how the relationship stands, as of today. */
export interface WhoRecord {
  /** Given ever, those won, and those whose outcome counts in conversion. */
  given: number;
  won: number;
  closed: number;
  /** How many of them have a fit (1 to 5), and the sum of those. */
  fits: number;
  fitTotal: number;
  lastGiven: Day | null;
  /** The last day a client was given their name, one who chose somebody else too. */
  lastNamed: Day | null;
  /** What was exchanged ever and counts nowhere, told where nobody was given who counts: else empty. */
  uncounted: readonly Uncounted[];
  /** In the 12 months to today. */
  givenInYear: number;
  receivedInYear: number;
  satisfaction: { value: number; onDay: Day } | null;
  answers: readonly QuestionAnswer[];
}

export const NO_RECORD: WhoRecord = {
  given: 0,
  won: 0,
  closed: 0,
  fits: 0,
  fitTotal: 0,
  lastGiven: null,
  lastNamed: null,
  uncounted: [],
  givenInYear: 0,
  receivedInYear: 0,
  satisfaction: null,
  answers: [],
};

export interface Ranked extends Candidate {
  record: WhoRecord;
}

/** The reasons in the order in which they decide; each returns a small number, the lowest first. */
const REASONS: readonly ((ranked: Ranked) => number)[] = [
  ({ promise }) => (promise === undefined ? 1 : 0),
  ({ match }) => levelOf(match),
  ({ place }) => (place === 'there' ? 0 : 1),
  ({ record }) => conversionStep(record),
  ({ record }) => scoreStep(record.fits === 0 ? undefined : record.fitTotal / record.fits),
  ({ record }) => scoreStep(record.satisfaction?.value),
  ({ record }) => -countAnswers(record, 'yes'),
  ({ record }) => countAnswers(record, 'no'),
];

/** At least half won of enough closed, then those of whom little is known, then less than a quarter won. */
function conversionStep({ won, closed }: WhoRecord): number {
  if (closed < ENOUGH_CLOSED) return 1;
  return won * 2 >= closed ? 0 : won * 4 < closed ? 2 : 1;
}

/** 4 or 5 of 5, then what is between or not known, then 1 or 2. */
function scoreStep(score: number | undefined): number {
  if (score === undefined) return 1;
  return score >= 4 ? 0 : score <= 2 ? 2 : 1;
}

/** How many of the answers that stand are this one. */
export function countAnswers({ answers }: WhoRecord, word: Answer): number {
  return currentAnswers(answers).filter(({ answer }) => answer === word).length;
}

/** The best fit first; where the reasons are equal, whoever was named to a client longest ago, then by name. */
export function rankWho(
  candidates: readonly Candidate[],
  recordOf: (partnerId: number) => WhoRecord | undefined,
): Ranked[] {
  return candidates
    .map((candidate) => ({ ...candidate, record: recordOf(candidate.partner.id) ?? NO_RECORD }))
    .toSorted(compareRanked);
}

function compareRanked(a: Ranked, b: Ranked): number {
  for (const reason of REASONS) {
    const difference = reason(a) - reason(b);
    if (difference !== 0) return difference;
  }
  return (
    compareText(lastNamed(a), lastNamed(b)) ||
    compareText(searchKey(a.partner.name), searchKey(b.partner.name)) ||
    a.partner.id - b.partner.id
  );
}

function lastNamed({ record }: Ranked): string {
  return record.lastNamed ?? record.lastGiven ?? '';
}

/** How many names a client is to be given, and the notices that ask for it; none where it is my own setting. */
export interface NamesRule {
  least: number;
  notices: Notice[];
}

/** What is asked for where no notice can be about whom one names: my own setting alone. */
export function ownNamesRule(me: { readonly 'min-providers': number }): NamesRule {
  return { least: me['min-providers'], notices: [] };
}

/** Whom to show: all who fit, or a few of them, with what is held back and why. */
export interface Choice {
  shown: Ranked[];
  /** How many of those who fit are held back by a promise, and how many because there are many. */
  behindPromise: number;
  more: number;
  /** Promises for this service, also those to somebody who cannot be named now. */
  promises: { partner: WhoPartner; promise: ExclusivePromise; leftOut: LeftOutReason | undefined }[];
  names: NamesRule;
  /** Somebody does what is needed; else those shown only mention it. */
  isMet: boolean;
  /** How many names are lacking of those asked for. */
  lacking: number;
}

/**
 * Whom to name. A partner with an exclusive promise comes alone, unless all are asked for or a client is to be given
 * several names: what protects the client stands above the promise.
 */
export function chooseWho(
  ranked: readonly Ranked[],
  leftOut: readonly LeftOut[],
  names: NamesRule,
  options: { all: boolean; limit: number },
): Choice {
  const promised = ranked.filter(({ promise }) => promise !== undefined);
  const isAlone = promised.length > 0 && !options.all;
  const most = isAlone ? promised.length : options.limit;
  const providers = ranked.filter(({ match }) => isProvider(match)).length;
  const shown = ranked.slice(0, Math.max(most, names.least > 1 ? Math.min(names.least, providers) : 0));
  const rest = ranked.length - shown.length;
  return {
    shown,
    behindPromise: isAlone ? rest : 0,
    more: isAlone ? 0 : rest,
    promises: [
      ...promised.flatMap(({ partner, promise }) =>
        promise === undefined ? [] : [{ partner, promise, leftOut: undefined }],
      ),
      ...leftOut.flatMap(({ partner, promise, reason }) =>
        promise === undefined ? [] : [{ partner, promise, leftOut: reason }],
      ),
    ],
    names,
    isMet: providers > 0,
    lacking: names.least > 1 ? Math.max(0, names.least - providers) : 0,
  };
}

/** Of those who meet a need, who are near it and are not it: another title, or no word of the specialty. */
export interface Others {
  count: number;
  /** What all of them are, `lawyer`; undefined where no one word would be true of them. */
  called: string | undefined;
  /** Somebody is what was asked for, and cannot be named. */
  isLeftOut: boolean;
}

/** Counted where somebody was asked for by what they are, `probate lawyer`: of `tax advice` nobody is one. */
export function othersNear(need: Need, ranked: readonly Ranked[], leftOut: readonly LeftOut[]): Others {
  const others = namesPerson(need.text) ? ranked.filter(({ match }) => match.fit === 'wider') : [];
  const fitOf = matching(need.text);
  return {
    count: others.length,
    called: others.length === 0 ? undefined : tradeOf(need.text, others),
    isLeftOut: others.length > 0 && leftOut.some(({ partner }) => fitOf(partner)?.fit === 'exact'),
  };
}

/** What stands for a whole profession is no word for one of its licences. */
function tradeOf(need: string, others: readonly Ranked[]): string | undefined {
  const group = professionOf(need);
  if (group === undefined || asksForTitle(need)) return undefined;
  const label = professionLabel(group);
  const areAll = others.every(({ partner }) => professionsOf(partner.profession ?? '').includes(group));
  return areAll && namesPerson(label) ? label : undefined;
}

/** So many are told where nobody surely fits. */
const TOLD_INSTEAD = 3;

/** Partners who can be named, with a profession near what was asked for: the same one, then one that reads alike. */
export function nearProfessions(need: Need, partners: readonly WhoPartner[], today: Day): WhoPartner[] {
  const known = partners.filter(
    (partner) => partner.profession !== null && whyNotToRefer(partner, today) === undefined,
  );
  const same = known.filter(({ profession }) => sameProfession(need.text, profession ?? ''));
  const alike = closest(
    need.text,
    known.map(({ profession }) => profession ?? ''),
  ).flatMap((text) => known.filter(({ profession }) => profession === text));
  return [...new Set([...same, ...alike])].slice(0, TOLD_INSTEAD);
}

/** Partners whose profession serves the same clients and who may know somebody, those who share most with it first. */
export function whoMayKnow(need: Need, partners: readonly WhoPartner[]): WhoPartner[] {
  const group = professionOf(need.text);
  if (group === undefined) return [];
  const sphere = contactSphere(group);
  const place = (partner: WhoPartner): number => {
    const places = professionsOf(partner.profession ?? '').map((each) => sphere.indexOf(each));
    return Math.min(Infinity, ...places.filter((each) => each >= 0));
  };
  return partners
    .filter((partner) => partner.archivedOn === null && place(partner) < Infinity)
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, TOLD_INSTEAD);
}
