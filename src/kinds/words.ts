/**
 * The closed vocabularies: every word the record may hold, in the order people meet them. The word itself is what
 * is stored and typed; `label` turns it into reading text.
 */
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** From my side: `given` is a client I sent to the partner, `received` one the partner sent to me. */
export const DIRECTIONS = ['given', 'received'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The life of a referral, in order; from `won` on it is closed. */
export const STATUSES = [
  'new',
  'contacted',
  'meeting',
  'proposal',
  'won',
  'lost',
  'no-response',
  'declined',
  'not-chosen',
  'void',
] as const;
export type Status = (typeof STATUSES)[number];

const FIRST_CLOSED = STATUSES.indexOf('won');

/** Statuses after which nothing more is awaited. */
export const CLOSED_STATUSES: readonly Status[] = STATUSES.slice(FIRST_CLOSED);

/** Outcomes in the denominator of conversion; `not-chosen` and `void` say nothing about how referrals fare. */
export const CONVERSION_STATUSES: readonly Status[] = ['won', 'lost', 'no-response', 'declined'];

/** True from `won` on: the referral has its outcome. */
export function isClosed(status: Status): boolean {
  return CLOSED_STATUSES.includes(status);
}

/** True for the outcomes that conversion is reckoned from. */
export function countsInConversion(status: Status): boolean {
  return CONVERSION_STATUSES.includes(status);
}

/** False for `void` alone: entered by mistake or a duplicate, it counts nowhere. */
export function countsInVolume(status: Status): boolean {
  return status !== 'void';
}

/** Whether the client agreed to be contacted. `no` makes a lead, which counts nowhere; `not-recorded` counts. */
export const CONSENTS = ['yes', 'no', 'not-recorded'] as const;
export type Consent = (typeof CONSENTS)[number];

/** The spectrum of a relationship, from loose to close [rhythm]. */
export const STAGES = [
  'acquaintance',
  'referral-partner',
  'power-partner',
  'strategic-alliance',
  'joint-venture',
] as const;
export type Stage = (typeof STAGES)[number];

/** Deliberate touches. A `meeting` is a one-to-one; a `talk` is the conversation about the relationship itself. */
export const CHECK_IN_KINDS = [
  'call',
  'video',
  'coffee',
  'meeting',
  'email',
  'message',
  'event',
  'review',
  'talk',
] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];

/** Things noticed about a relationship, each with its day, that the advice looks at. */
export const SIGNAL_KINDS = [
  'tracking-error',
  'dispute',
  'growth',
  'complex-handoff',
  'proposal-received',
  'payback-expected',
  'feedback',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** What two partners do together beyond sending clients [rhythm, lanes, ally]. */
export const PROJECT_KINDS = [
  'event',
  'co-marketing',
  'bundle',
  'white-label',
  'shared-resource',
  'co-selling',
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** Their business beside mine. `smaller` and `larger` are for a very different size; anything near is `similar`. */
export const RELATIVE_SIZES = ['smaller', 'similar', 'larger'] as const;
export type RelativeSize = (typeof RELATIVE_SIZES)[number];

/** How somebody likes to work together; `both` is open to either. */
export const PREFERENCES = ['informal', 'alliance', 'both'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** How an agreement was made; no agreement at all is the absence of one, not a form. */
export const AGREEMENT_FORMS = ['verbal', 'written'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

/** Answers to the five questions about a good partner [durden]. */
export const ANSWERS = ['yes', 'no', 'unsure'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What may be waiting, most pressing first where nothing else tells two apart. */
export const DUE_KINDS = [
  'promise',
  'fee',
  'agreement-end',
  'check-in',
  'thank',
  'tell',
  'ask',
  'move',
  'expect',
  'review',
  'one-to-one',
  'candidates',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** How exactly a day is known: `month` means that month's first day stands for it. */
export const PRECISIONS = ['month', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A list of words under the name people know it by, with what else they may type for each. */
export interface Vocabulary<W extends string> {
  readonly name: string;
  readonly words: readonly W[];
  readonly synonyms: Readonly<Record<string, W>>;
}

function vocabulary<W extends string>(
  name: string,
  words: readonly W[],
  synonyms: Readonly<Record<string, W>> = {},
): Vocabulary<W> {
  return { name, words, synonyms };
}

/** Every vocabulary that people type from; `readWord` reads them all. */
export const VOCABULARIES = {
  direction: vocabulary('direction', DIRECTIONS, {
    sent: 'given',
    out: 'given',
    outgoing: 'given',
    in: 'received',
    incoming: 'received',
    got: 'received',
  }),
  status: vocabulary('status', STATUSES, {
    open: 'new',
    called: 'contacted',
    met: 'meeting',
    quoted: 'proposal',
    'closed-won': 'won',
    signed: 'won',
    'closed-lost': 'lost',
    'no-reply': 'no-response',
    'no-answer': 'no-response',
    ghosted: 'no-response',
    refused: 'declined',
    unfit: 'declined',
    'chose-another': 'not-chosen',
    duplicate: 'void',
    mistake: 'void',
  }),
  consent: vocabulary('word for consent', CONSENTS, { unknown: 'not-recorded' }),
  stage: vocabulary('stage', STAGES, {
    contact: 'acquaintance',
    referral: 'referral-partner',
    power: 'power-partner',
    alliance: 'strategic-alliance',
    strategic: 'strategic-alliance',
    jv: 'joint-venture',
  }),
  checkInKind: vocabulary('kind of check-in', CHECK_IN_KINDS, {
    phone: 'call',
    zoom: 'video',
    lunch: 'coffee',
    'one-to-one': 'meeting',
    '1:1': 'meeting',
    mail: 'email',
    text: 'message',
  }),
  signalKind: vocabulary('kind of note', SIGNAL_KINDS),
  projectKind: vocabulary('kind of project', PROJECT_KINDS),
  relativeSize: vocabulary('size', RELATIVE_SIZES, { same: 'similar', bigger: 'larger' }),
  preference: vocabulary('preference', PREFERENCES, { either: 'both', formal: 'alliance' }),
  agreementForm: vocabulary('form of agreement', AGREEMENT_FORMS, { spoken: 'verbal', oral: 'verbal' }),
  dueKind: vocabulary('kind of thing that waits', DUE_KINDS, {
    commitment: 'promise',
    payment: 'fee',
    ending: 'agreement-end',
    checkin: 'check-in',
    thanks: 'thank',
    'thank-you': 'thank',
    outcome: 'tell',
    news: 'ask',
    theirs: 'expect',
    '1:1': 'one-to-one',
  }),
  answer: vocabulary('yes-or-no answer', ANSWERS, { y: 'yes', n: 'no', maybe: 'unsure' }),
} as const;

/**
 * The word that typed text stands for: the word itself, a synonym, or a beginning that fits one word alone;
 * upper case, spaces and underscores do not matter. Throws a usage `UserError` that lists the choices.
 */
export function readWord<W extends string>({ name, words, synonyms }: Vocabulary<W>, text: string): W {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
  const exact = words.find((word) => word === typed);
  if (exact !== undefined) return exact;
  const synonym = Object.hasOwn(synonyms, typed) ? synonyms[typed] : undefined;
  if (synonym !== undefined) return synonym;
  const begun = typed === '' ? [] : words.filter((word) => word.startsWith(typed));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  throw usageError(`${quoted(text)} is not a ${name}`, `choose one of: ${words.join(', ')}`);
}

/** Words that do not read well with their hyphens simply turned into spaces. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['co-marketing', 'co-marketing'],
  ['co-selling', 'co-selling'],
  ['white-label', 'white label'],
  ['smaller', 'much smaller'],
  ['larger', 'much larger'],
  ['both', 'either way'],
]);

/** A vocabulary word as reading text: `referral-partner` gives "referral partner". */
export function label(word: string): string {
  return LABELS.get(word) ?? word.replaceAll('-', ' ');
}
