import type { Plain } from '../kinds/type.ts';
import { uncountedWords } from './uncounted.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import { describe } from '../partners/find-partner.ts';
import { noticeText } from '../partners/notice-text.ts';
import { notToReferWords } from '../partners/not-to-refer.view.ts';
import {
  type Choice,
  countAnswers,
  type LeftOut,
  type LeftOutReason,
  type Match,
  type Need,
  type Others,
  type Ranked,
  type WhoPartner,
  type WhoRecord,
} from './who.ts';
import { ENOUGH_CLOSED } from './status.ts';
import { count, list } from '../text/count.ts';
import { percentWords } from '../text/percent.ts';
import { shortened } from '../text/shortened.ts';
import { displayWidth } from '../text/width.ts';
import { searchKey } from '../text/search-key.ts';
import { toned, type Span, type Text } from '../text/spans.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { record, type Look } from '../screen/list.view.ts';
import { answersInShort } from '../partners/questions.ts';

/** Whether a need that nobody meets goes into the record now, stood there of the same day before, or does not; or is none. */
export type Keeping = 'now' | 'before' | 'not' | 'no need';

/** Who meets a need, as data, with the commands that go on from there. */
export interface WhoAnswer {
  need: Need;
  choice: Choice;
  leftOut: readonly LeftOut[];
  /** Those who are near what was asked for, and are not it. */
  others: Others;
  /** Where nobody was found: who comes nearest, and who may know somebody. */
  near: readonly WhoPartner[];
  mayKnow: readonly WhoPartner[];
  remembered: Keeping;
  commands: { all: string; log: string; add: string };
  /** How a partner is named in a command. */
  handle: (partner: WhoPartner) => string;
  /** How those are called on a screen who share their name, by the number. */
  called: ReadonlyMap<number, string>;
}

/** Who meets a need, with the reasons, as a screen shows it. */
export function drawWho(answer: WhoAnswer, today: Day, look: Look): Drawn {
  const { choice, commands } = answer;
  const nobody = !choice.isMet;
  const groups: Block[][] = [
    [{ is: 'heading', text: heading(answer) }, ...paragraph(takenFor(answer.need))],
    [
      ...choice.promises.flatMap((each) => paragraph(promiseText(each, answer))),
      ...namesTexts(answer).flatMap(paragraph),
    ],
    ...choice.shown.map((ranked) => partnerBlocks(ranked, answer, today)),
    nobody ? nobodyBlocks(answer) : [],
    [
      ...(choice.more > 0
        ? paragraph([`... ${choice.more} more: `, { text: commands.all, whole: true }])
        : []),
      ...paragraph(leftOutText(answer.leftOut)),
    ],
    nobody ? rememberedBlocks(answer.remembered) : [],
    answer.remembered === 'no need'
      ? []
      : paragraph([
          toned('dim', 'next: '),
          { text: isLacking(answer) ? commands.add : commands.log, tone: 'dim', whole: true },
        ]),
  ];
  return drawText(apart(...groups), look);
}

/** Nobody who can be named is what was asked for. */
function isLacking({ choice, others }: WhoAnswer): boolean {
  return !choice.isMet || (others.count > 0 && others.count === choice.shown.length + choice.more);
}

function paragraph(text: Text): Block[] {
  return text === '' ? [] : [{ is: 'paragraph', text }];
}

function heading({ need, choice, others }: WhoAnswer): string {
  const { shown } = choice;
  if (!choice.isMet) {
    const mentioned = shown.length === 0 ? '' : `; ${count(shown.length, 'partner')} mentioned beside it`;
    return `Nobody on record to name for ${needText(need)}${mentioned}`;
  }
  const all = shown.length + choice.more;
  const some = choice.more === 0 ? '' : `, ${shown.length} of them here`;
  const best = shown.length > 1 ? ', the best fit first' : '';
  if (others.count === 0) return `${needText(need)}: ${count(all, 'partner')}${some}${best}`;
  const near =
    others.called === undefined
      ? `${count(others.count, 'other')} near it`
      : count(others.count, `other ${others.called}`);
  const exact = all - others.count;
  const here = choice.more === 0 ? '' : `, ${shown.length} of all here`;
  if (exact > 0) return `${needText(need)}: ${count(exact, 'partner')}, then ${near}${here}`;
  return `No ${needText(need)} on record${others.isLeftOut ? ' to name' : ''}; ${near}${some}`;
}

function needText({ text, region }: Need): string {
  return region === undefined ? text : `${text} in ${region}`;
}

function takenFor({ typed, text }: Need): string {
  return searchKey(typed).includes(searchKey(text)) ? '' : `"${typed}" is taken for "${text}".`;
}

function promiseText(
  { partner, promise, leftOut }: Choice['promises'][number],
  { choice, commands, called }: WhoAnswer,
): string {
  const name = called.get(partner.id) ?? partner.name;
  const made = `You promised ${promise.service} to ${name} alone (agreement ${promise.agreement}, since ${formatDate(promise.since)}).`;
  if (leftOut !== undefined) return `${made} ${name} ${whyLeftOut(leftOut, partner)}.`;
  if (choice.behindPromise === 0) return made;
  return `${made} ${count(choice.behindPromise, 'other')} would fit: ${commands.all}`;
}

/** How many names are asked for, by whom; and what is lacking. */
function namesTexts({ choice, commands }: WhoAnswer): string[] {
  const { names, lacking, promises } = choice;
  if (names.least < 2) return [];
  const [notice] = names.notices;
  const asked = `A client is to be given at least ${names.least} names`;
  const above = promises.length > 0 ? ['The choice of the client stands above the promise.'] : [];
  const missing =
    lacking === 0 ? [] : [`${lacking} of them ${lacking === 1 ? 'is' : 'are'} missing: ${commands.add}`];
  const rest = [...above, ...missing].join(' ');
  if (notice === undefined)
    return [[`${asked} (your setting min-providers).`, ...above, ...missing].join(' ')];
  return [`${asked}. ${noticeText(notice)}`, rest];
}

function partnerBlocks(ranked: Ranked, { handle, called }: WhoAnswer, today: Day): Block[] {
  const { partner, record: facts } = ranked;
  const title = [called.get(partner.id) ?? partner.name, partner.profession, partner.region]
    .filter((part) => part !== null)
    .join(', ');
  const reasons = [matchText(ranked), recordText(facts), balanceText(facts, today)];
  const lines: Text[] = [...reasons.filter((reason) => reason !== ''), contactLine(partner, handle(partner))];
  return [
    { is: 'heading', text: title },
    { is: 'rows', rows: lines.map((line) => ({ cells: [line] })) },
  ];
}

const MATCH_WORDS: Readonly<Record<Match['kind'], string>> = {
  promise: 'promised to them alone',
  profession: 'profession',
  services: 'services',
  given: 'client given for',
  tag: 'tag',
  business: 'business',
  firm: 'firm',
  name: 'name',
  idealClient: 'ideal client',
  note: 'your note',
};

const LONGEST_MATCH = 60;

/** What meets the need, where the title does not say it; and what is not known about the place. */
function matchText({ match, place }: Ranked): string {
  const text = shortened(match.text, LONGEST_MATCH);
  const parts = [
    match.kind === 'profession' ? '' : `${MATCH_WORDS[match.kind]}: ${text}`,
    place === 'unknown' ? 'region not on record' : place === 'elsewhere' ? 'serves another region' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** How clients sent there fared, satisfaction, and the questions. */
function recordText({ given, won, closed, fits, fitTotal, satisfaction, answers }: WhoRecord): string {
  const percent = closed < ENOUGH_CLOSED ? '' : ` (${percentWords(won, closed)})`;
  const parts = [
    closed > 0 ? `${closed} closed, ${won} won${percent}` : given > 0 ? `none of ${given} closed yet` : '',
    fits === 0 ? '' : `fit ${Math.round((fitTotal / fits) * 10) / 10} of 5 (${fits} rated)`,
    satisfaction === null ? '' : `satisfaction ${satisfaction.value} of 5, ${formatDate(satisfaction.onDay)}`,
    answersInShort(answers),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function balanceText({ givenInYear, receivedInYear, lastGiven, uncounted }: WhoRecord, today: Day): string {
  const given = uncounted.filter(({ direction }) => direction === 'given');
  const year =
    givenInYear + receivedInYear === 0
      ? 'nothing exchanged in 12 months'
      : `${givenInYear} given, ${receivedInYear} received in 12 months`;
  return `${year}; ${lastGiven === null ? uncountedWords(given) || 'none given yet' : `last given ${ago(lastGiven, today)}`}`;
}

/** What fits in a line of a narrow screen is broken nowhere, so that it can be copied whole. */
const COPIED = 34;

function contactLine(partner: WhoPartner, handle: string): Text {
  const values = contactsOf(partner);
  if (values.length === 0) return `no contact on record: refnet edit ${handle} --email ADDRESS`;
  return [partner.name, ...values].flatMap((text, at): Span[] => [
    ...(at === 0 ? [] : [{ text: ', ' }]),
    at > 0 && displayWidth(text) <= COPIED ? { text, whole: true } : { text },
  ]);
}

function contactsOf({ emails, phones, links }: WhoPartner): string[] {
  return [...emails, ...phones, ...links];
}

const NAMED = 5;

function leftOutText(leftOut: readonly LeftOut[]): string {
  const others = leftOut.filter(({ promise }) => promise === undefined);
  if (others.length === 0) return '';
  const named = others
    .slice(0, NAMED)
    .map(({ partner, reason }) => `${partner.name} (${whyLeftOut(reason, partner).replace(/^is /, '')})`);
  const more = others.length - named.length;
  return `Not named: ${list(more > 0 ? [...named, `${more} more`] : named, 'and')}`;
}

/** `is archived`, `serves Ottawa`: why a partner is not named, after the name. */
export function whyLeftOut(reason: LeftOutReason, { region }: WhoPartner): string {
  return reason.why === 'elsewhere' ? `serves ${region ?? 'another region'}` : notToReferWords(reason);
}

/** What was there before is not what undo would take back. */
function rememberedBlocks(remembered: Keeping): Block[] {
  if (remembered === 'not') return [];
  if (remembered === 'no need') return [{ is: 'note', text: ASKED_OF_RECORD }];
  const text =
    remembered === 'now'
      ? 'Remembered for refnet report --only gaps; to take it out: refnet undo.'
      : 'Asked earlier today, and remembered then for refnet report --only gaps.';
  return [{ is: 'note', text }];
}

const ASKED_OF_RECORD =
  'No need is remembered, as this asks for what is on record: refnet due, refnet referrals, refnet report.';

function nobodyBlocks({ near, mayKnow }: WhoAnswer): Block[] {
  const line = (label: string, partners: readonly WhoPartner[]): Block[] =>
    partners.length === 0 ? [] : paragraph(`${label} ${list(partners.map(describe), 'or')}`);
  return [...line('Did you mean:', near), ...line('Who may know somebody:', mayKnow)];
}

/** One who meets the need as JSON and CSV have them. */
export const WHO_COLUMNS: readonly Column<Ranked>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  { key: 'profession', heading: 'Profession', value: ({ partner }) => partner.profession },
  { key: 'region', heading: 'Region', value: ({ partner }) => partner.region },
  { key: 'place', value: ({ place }) => place },
  { key: 'match', value: ({ match }) => match.kind },
  { key: 'matchFit', value: ({ match }) => match.fit },
  { key: 'matchText', value: ({ match }) => match.text },
  { key: 'promisedInAgreement', value: ({ promise }) => promise?.agreement ?? null },
  { key: 'given', value: (ranked) => ranked.record.given },
  { key: 'won', value: (ranked) => ranked.record.won },
  { key: 'closed', value: (ranked) => ranked.record.closed },
  {
    key: 'fit',
    value: ({ record: { fits, fitTotal } }) =>
      fits === 0 ? null : Math.round((fitTotal / fits) * 100) / 100,
  },
  { key: 'fitRated', value: (ranked) => ranked.record.fits },
  { key: 'satisfaction', value: (ranked) => ranked.record.satisfaction?.value ?? null },
  { key: 'satisfactionOn', value: (ranked) => ranked.record.satisfaction?.onDay ?? null },
  { key: 'questionsYes', value: (ranked) => countAnswers(ranked.record, 'yes') },
  { key: 'questionsNo', value: (ranked) => countAnswers(ranked.record, 'no') },
  { key: 'questionsUnsure', value: (ranked) => countAnswers(ranked.record, 'unsure') },
  { key: 'givenIn12Months', value: (ranked) => ranked.record.givenInYear },
  { key: 'receivedIn12Months', value: (ranked) => ranked.record.receivedInYear },
  { key: 'lastGiven', value: (ranked) => ranked.record.lastGiven },
  { key: 'emails', heading: 'Email', value: ({ partner }) => partner.emails },
  { key: 'phones', heading: 'Phone', value: ({ partner }) => partner.phones },
  { key: 'links', heading: 'Link', value: ({ partner }) => partner.links },
];

/** Who meets a need, and all that is said of it, as JSON has it. */
export function plainWho({ need, choice, leftOut, near, mayKnow, remembered }: WhoAnswer): Plain {
  const { names, promises } = choice;
  return {
    need: need.text,
    typed: need.typed,
    region: need.region ?? null,
    partners: choice.shown.map((ranked) => record(WHO_COLUMNS, ranked)),
    more: choice.more,
    behindPromise: choice.behindPromise,
    promises: promises.map(({ partner, promise }) => ({
      partner: partner.name,
      partnerId: `p${partner.id}`,
      agreement: promise.agreement,
      service: promise.service,
      since: promise.since,
    })),
    namesAsked: names.least,
    namesAskedBy: names.notices.map(({ id }) => id),
    namesLacking: choice.lacking,
    leftOut: leftOut.map(({ partner, reason }) => ({
      partner: partner.name,
      partnerId: `p${partner.id}`,
      why: reason.why,
      until: reason.why === 'not-taking' ? reason.until : null,
    })),
    didYouMean: near.map(asPlain),
    mayKnow: mayKnow.map(asPlain),
    remembered: remembered === 'now' || remembered === 'before',
  };
}

function asPlain({ id, name, profession }: WhoPartner): Plain {
  return { partner: name, partnerId: `p${id}`, profession };
}
