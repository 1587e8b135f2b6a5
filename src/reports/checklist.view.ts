import { safeBlock, type Drawn } from '../screen/drawn.ts';
import type { Advice } from '../advice/advise.ts';
import type { Finding } from '../advice/words.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { exclusiveOn, feeRuleOn, reviewOf } from '../agreements/terms.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { FEE_DIRECTIONS, type FeeDirection } from '../agreements/fee-terms.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { noticeText, type Notice } from '../partners/notices.ts';
import type { Promised } from '../contact/promise.ts';
import type { Signal } from '../contact/signal.ts';
import type { Partner } from '../partners/partner.ts';
import {
  REVIEW_QUESTIONS,
  workingNow,
  workingText,
  type WorkingAnswer,
  type WorkingKey,
} from '../partners/working.ts';
import { capitalized } from '../text/capitalized.ts';
import type { OnFile } from '../text/on-file.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { count } from '../text/count.ts';
import { firstName } from '../text/first-name.ts';
import { searchKey } from '../text/search-key.ts';
import { formatLongDate } from '../calendar/long-date.ts';
import type { Settings } from '../settings/settings.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import type { Volume, VolumeRow } from './report.ts';
import { businessWords } from './report.view.ts';

/** What refnet knows that a talk about structure goes through. */
export interface ChecklistFacts {
  partner: Partner;
  advice: Advice;
  /** How commands name the partner. */
  handle: string;
  /** Puts the file that was named into a command; undefined where none was. */
  onFile: OnFile | undefined;
  /** What was ever exchanged, and since when; undefined where nothing was. */
  ever: { readonly n: number; readonly since: Day } | undefined;
  /** How one works together, oldest first. */
  working: readonly WorkingAnswer[];
  volume: VolumeRow;
  agreement: Agreement | undefined;
  /** The disputes of the window, oldest first. */
  disputes: readonly Signal[];
  /** Open promises of both sides that are under no agreement. */
  promises: readonly Promised[];
  /** The option that ends what is agreed before an agreement that is to begin; empty where none is. */
  until: string;
  settings: Settings;
  notices: readonly Notice[];
  /** Sentences on fees above the limit of a rule. */
  aboveLimit: readonly string[];
}

/** An invitation to send, and the points to talk through before structure is agreed or reviewed, as Markdown, filled with what is on record. */
export function renderChecklist(facts: ChecklistFacts): Drawn {
  const { partner, handle } = facts;
  const parts = [
    `# Talk with ${text(partner.name)}\n`,
    `To send:\n\n${literally(invitation(facts))}\n`,
    section('To prepare', [
      `What waits on both sides: \`${command(facts, `refnet report ${handle}`)}\``,
      'What I would like to come of it: ____',
      'What would make sending clients easier: ____',
    ]),
    section('Where we stand', standing(facts)),
    ...reviewed(facts),
    section('How we describe each other', descriptions(facts)),
    section('What each of us will do', tasks(facts)),
    section('Exclusivity', [exclusivity(facts)]),
    section('Fees', fees(facts)),
    section('Review and end', [
      reviewDay(facts),
      answered(facts, 'ending', 'How either of us ends it, and what happens to clients already introduced'),
      answered(facts, 'conflict', 'How we settle a conflict'),
      'Where the paper is kept: ____',
    ]),
    `Afterwards:\n\n${afterwards(facts)
      .map(([what, each]) => `- ${what}: \`${command(facts, each)}\`\n`)
      .join('')}`,
  ];
  return safeBlock(parts.join('\n'));
}

/** What the advice says, what was exchanged, and what speaks for and against structure. */
function standing({ advice, volume, disputes }: ChecklistFacts): string[] {
  const untold = (name: string, findings: readonly Pick<Finding, 'id' | 'text'>[]) =>
    findings.filter(({ id }) => !advice.told.has(id)).map((finding) => `${name}: ${text(finding.text)}`);
  return [
    text(advice.reason),
    ...(advice.facts.recordsCoverWindow
      ? []
      : ['If the record begins earlier: `refnet config records-since DAY`']),
    `The 12 months: ${volumeWords(volume)}`,
    ...businessWords(volume),
    ...untold('Speaks for structure', advice.supports),
    ...untold('Speaks against it', advice.holdsBack),
    ...untold('To clear up', [...advice.alerts, ...advice.redFlags]),
    ...disputes.map(
      ({ onDay, note }) => `The dispute of ${formatDate(onDay)}: ${note === null ? '____' : text(note)}`,
    ),
  ];
}

function descriptions(facts: ChecklistFacts): string[] {
  const { partner, settings } = facts;
  const me = settings['my-name'];
  return [
    described(me === undefined ? 'What I do' : `What ${text(me)} does`, [
      settings.profession,
      settings.business,
    ]),
    described(`What ${text(partner.name)} does`, [partner.profession, partner.business, partner.services]),
    answered(facts, 'describes-me', 'How you describe me to clients'),
    answered(facts, 'i-describe', 'How I describe you to clients'),
    described(`Whom ${text(partner.name)} wants to meet`, [partner.idealClient]),
    `${me === undefined ? 'Whom I want' : `Whom ${text(me)} wants`} to meet: ____`,
    'How we introduce a client, and what the client agrees to first: ____',
  ];
}

function tasks(facts: ChecklistFacts): string[] {
  return [
    ...expectations(facts.agreement),
    ...facts.promises.map(
      ({ side, what, dueOn }) =>
        `Still open, ${side === 'mine' ? 'mine' : 'yours'}: ${text(what)}${dueOn === null ? '' : `, by ${formatDate(dueOn)}`}`,
    ),
    'I will: ____',
    'You will: ____',
    answered(facts, 'shared-tracking', 'How we track referrals, and who tells whom what became of them'),
  ];
}

/** A point about how one works together, with the last answer or room for one. */
function answered({ working }: ChecklistFacts, key: WorkingKey, what: string): string {
  const now = workingNow(working, key);
  return now === undefined ? `${what}: ____` : `${what}, so far: ${text(workingText(now))}`;
}

/** Two sentences to send as they are: how much was exchanged and since when, of both sides together, and the question. */
function invitation({ partner, ever }: ChecklistFacts): string {
  const isFirm = partner.business !== null && searchKey(partner.business) === searchKey(partner.name);
  const known = partner.knownSince;
  const stand =
    ever !== undefined
      ? `${count(ever.n, 'client has', 'clients have')} been introduced between us since ${monthOf(ever.since)}.`
      : known !== null
        ? `we have known each other since ${known.precision === 'year' ? known.day.slice(0, 4) : monthOf(known.day)}.`
        : 'I would like to know more of what you do, and whom you want to meet.';
  const question = 'Shall we take half an hour in the coming weeks to talk about how we work together?';
  return sanitizeLine(`${isFirm ? partner.name : firstName(partner.name)}, ${stand} ${question}`);
}

/** `March 2026`. */
function monthOf(day: Day): string {
  return formatLongDate(day).replace(/^\d+ /, '');
}

/** Text to copy, which no mark of Markdown changes: its fence is longer than any within it. */
function literally(line: string): string {
  const longest = Math.max(2, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${line}\n${fence}`;
}

/** Why formal relations decay [ally], with the last answers: where something is agreed, or was answered before. */
function reviewed({ agreement, working }: ChecklistFacts): string[] {
  const last = REVIEW_QUESTIONS.map(({ key, label }) => ({ label, now: workingNow(working, key) }));
  if (agreement === undefined && last.every(({ now }) => now === undefined)) return [];
  return [
    section(
      'Since we agreed [ally]',
      last.map(({ label, now }) =>
        now === undefined
          ? `${capitalized(label)}? ____`
          : `${capitalized(label)}? Last answer: ${text(`${now.answer} (${formatDate(now.onDay)})`)}. Now: ____`,
      ),
    ),
  ];
}

function reviewDay({ agreement, advice, settings }: ChecklistFacts): string {
  const review = agreement === undefined ? null : reviewOf(agreement);
  if (
    agreement !== undefined &&
    review === null &&
    agreement.reviewOn !== null &&
    agreement.endsOn !== null
  ) {
    return `It ends on ${formatDate(agreement.endsOn)}: renew it, or let it end: ____`;
  }
  if (review === null) {
    return `First review: ${formatDate(addMonths(advice.asOf, settings['agreement-review-months']))}, then yearly`;
  }
  return review <= advice.asOf
    ? `The review of ${formatDate(review)} is due; the next one: ____`
    : `Next review: ${formatDate(review)}, then yearly`;
}

/** What is verbal so far and holds a fee or an exclusive promise. */
function isToWrite(agreement: Agreement, day: Day): boolean {
  const holds =
    exclusiveOn(agreement, day) !== null ||
    FEE_DIRECTIONS.some((way) => feeRuleOn(agreement, way, day) !== null);
  return agreement.form === 'verbal' && holds;
}

/** What to type once the talk was held: each of them changes what is on record, or prints it. */
function afterwards(facts: ChecklistFacts): Step[] {
  const { handle, working } = facts;
  return [
    ['that it was held', `refnet check-in ${handle} --kind talk`],
    ...toAgree(facts),
    ...toStepBack(facts),
    ...stepsIf(workingNow(working, 'describes-me') === undefined, [
      'how you are described',
      `refnet edit ${handle} --describes-me TEXT`,
    ]),
  ];
}

type Step = readonly [what: string, command: string];

function stepsIf(isTrue: boolean, ...steps: readonly Step[]): readonly Step[] {
  return isTrue ? steps : [];
}

/** What is to be written down of an agreement: the first one, or what changes of the one there is. */
function toAgree({ agreement, advice, handle, until }: ChecklistFacts): readonly Step[] {
  const promises = '--i-will TEXT --they-will TEXT';
  if (agreement === undefined) {
    return [
      ['what was agreed by word of mouth', `refnet agree ${handle} --verbal ${promises}${until}`],
      [
        'or on paper, as a fee, an exclusive promise or joint costs should be',
        `refnet agree ${handle} --written ${promises}${until}`,
      ],
    ];
  }
  const open = REVIEW_QUESTIONS.map((_question, index) => `${index + 1}=ANSWER`).join(',');
  return [
    ['what was agreed', `refnet agree ${handle} ${promises}`],
    ...stepsIf(
      agreement.reviewOn !== null && agreement.reviewOn <= advice.asOf,
      ['what each of you answered', `refnet edit ${handle} --review ${open}`],
      ['that it was reviewed', `refnet agree ${handle} --reviewed`],
    ),
    ...stepsIf(isToWrite(agreement, advice.asOf), [
      'that it was put on paper',
      `refnet agree ${handle} --written`,
    ]),
    ['what is agreed as one page', `refnet agree ${handle} --print`],
  ];
}

function toStepBack({ advice, handle }: ChecklistFacts): readonly Step[] {
  if (advice.verdict !== 'step-down' || advice.step === undefined) return [];
  return [
    ['that you step back', advice.step.command],
    ['what is advised then', `refnet advise ${handle}`],
  ];
}

function section(title: string, points: readonly string[]): string {
  return `## ${title}\n\n${points.map((point) => `- [ ] ${point}\n`).join('')}`;
}

function text(raw: string): string {
  return escapeMarkdown(raw);
}

function described(what: string, parts: readonly (string | null | undefined)[]): string {
  const known = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return `${what}: ${known.length === 0 ? '____' : text(known.join(', '))}`;
}

function expectations(agreement: Agreement | undefined): string[] {
  return (agreement?.expectations ?? [])
    .filter(({ doneOn }) => doneOn === null)
    .map(({ side, what }) => `So far ${side === 'mine' ? 'I' : 'you'} promised: ${text(what)}`);
}

function exclusivity({ agreement, advice }: ChecklistFacts): string {
  const service = agreement === undefined ? null : exclusiveOn(agreement, advice.asOf);
  return service === null
    ? 'For which service, if any, is one of us the only one the other sends clients to: ____'
    : `So far: ${text(service)}. Does it stay so: ____`;
}

function fees({ agreement, advice, notices, aboveLimit }: ChecklistFacts): string[] {
  const soFar = (way: FeeDirection) =>
    formatFeeTerms(agreement ? feeRuleOn(agreement, way, advice.asOf) : null);
  return [
    ...(agreement === undefined
      ? ['A fee for referrals, or none (none is usual): ____']
      : [`So far I pay: ${soFar('i-pay')}`, `So far you pay: ${soFar('they-pay')}`]),
    'From which money, for how long, with which limit: ____',
    ...notices.map((notice) => text(noticeText(notice))),
    ...aboveLimit.map((words) => text(capitalized(words))),
  ];
}

/** `61 exchanged (28 given, 33 received)`. */
function volumeWords({ exchanged, given, received }: Volume): string {
  return `${exchanged} exchanged (${given} given, ${received} received)`;
}

/** A command, about the file that was named. */
function command({ onFile }: ChecklistFacts, words: string): string {
  return onFile?.said(words) ?? words;
}
