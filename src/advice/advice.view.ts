import type { AdvisedPartner } from './advised.ts';
import type { Advice } from './advise.ts';
import { speaksAgainst } from './noted.ts';
import type { Answer, Measure } from './why.ts';
import { SOURCES, verdictLabel, type Finding, type NextStep, type Verdict } from './words.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatAmountPlain } from '../money/money.ts';
import { strong, toned, type Text } from '../text/spans.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column, type Plain } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A term, and beside it each of the texts that are said of it, a row each. */
function term(name: string, texts: readonly string[]): Row[] {
  return texts.map((text, index) => ({ cells: [index === 0 ? name : '', text] }));
}

/** The verdict with its reason and what stands beside it, and one step: the first that the advice names. */
export function verdictBlocks(advice: Advice): Block[] {
  const [first = advice.rest] = nextWords(advice);
  return rows([...verdictRows(advice), ...term('Next', [first])]);
}

function verdictRows(advice: Advice): Row[] {
  const findings = (name: string, list: readonly Finding[]) => term(name, list.map(withSource));
  return [
    { cells: [strong(verdictLabel(advice.verdict, advice.rule))] },
    ...term('Reason', [advice.reason]),
    ...term('Rule', [`${advice.principle} [${advice.source}]`]),
    ...findings('Supports', unsaid(advice.supports, advice.reason)),
    ...(holdsNothingBack(advice) ? term('Holds back', ['nothing on record']) : []),
    ...findings('Holds back', advice.holdsBack),
    ...findings('On record', unsaid(advice.noted, advice.reason)),
    ...findings('Not known', advice.missing),
    ...findings('See to', advice.alerts),
    ...findings('Red flag', advice.redFlags),
    ...term('Look again', advice.lookAgain === undefined ? [] : [formatDate(advice.lookAgain)]),
  ];
}

/** What the reason, or another of them, has said already is not said again. */
function unsaid(list: readonly Finding[], reason: string): readonly Finding[] {
  return list.filter(
    (each) =>
      !reason.includes(each.text) &&
      !list.some(({ text }) => text.length > each.text.length && text.includes(each.text)),
  );
}

/** What asks for more structure. */
const ASKS_FOR_MORE: readonly Verdict[] = [
  'time-to-formalize',
  'consider-joint-venture',
  'watch',
  'light-structure',
];

/** Nothing speaks against more structure, where that is asked for: no rule, and no fact that no rule goes by. */
function holdsNothingBack({ holdsBack, noted, verdict }: Advice): boolean {
  return holdsBack.length === 0 && ASKS_FOR_MORE.includes(verdict) && !noted.some(speaksAgainst);
}

function withSource({ text, source }: Finding): string {
  return source === undefined ? text : `${text} [${source}]`;
}

/** The advice on one partner on a screen; `why` adds how every rule of the ladder came out. */
export function drawAdvice(advised: AdvisedPartner, look: Look, why?: Why): Drawn {
  const { advice, handle, stage } = advised;
  const since =
    advice.facts.formalSince === undefined ? '' : `, formal since ${formatDate(advice.facts.formalSince)}`;
  const way = `refnet advise ${handle} --decline --until DAY --because REASON`;
  const title: Text = [toned('strong', titleOf(advised)), `. ${capitalized(label(stage))}${since}.`];
  const terms = [
    ...verdictRows(advice),
    ...term('Path', [`${advice.path.step} of ${advice.path.of}, ${advice.path.label}`]),
    ...term('Next', nextWords(advice)),
    ...term('Not now?', isNothingAsked(advised) ? [] : [way]),
    ...term('Declined', declineWords(advised)),
  ];
  const blocks = apart(
    [{ is: 'paragraph', text: title }],
    rows(terms),
    ...(why === undefined ? [] : whyBlocks(advice, why)),
  );
  return drawText(blocks, look);
}

/**
 * The step of the first alert, then the verdict's own with what prepares it or takes its place; where there is nothing to do, when to look again
 * or to check in.
 */
function nextWords({ next, step, rest }: Advice): string[] {
  const steps = [next, step].filter((each) => each !== undefined);
  const told = steps.map(({ text, command }) => `${text}: ${command}`);
  const prepare = step?.prepare === undefined ? [] : [`to prepare it: ${step.prepare}`];
  const or = step?.or === undefined ? [] : [`${step.or.text}: ${step.or.command}`];
  return steps.length === 0 ? [rest] : [...new Set(told), ...prepare, ...or];
}

/** Only where there is something to do, there is something to put off. */
function isNothingAsked({ quiet, advice }: AdvisedPartner): boolean {
  return quiet || advice.step === undefined;
}

function titleOf({ partner }: AdvisedPartner): string {
  return partner.profession === null ? partner.name : `${partner.name}, ${partner.profession}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function declineWords({ decline, quiet }: AdvisedPartner): string[] {
  if (decline === undefined) return [];
  const because = decline.because === undefined ? '' : `: ${decline.because}`;
  const until = decline.until === undefined ? '' : ` until ${formatDate(decline.until)}`;
  const over = quiet ? '' : '; something has changed since, or that day has come';
  return [`on ${formatDate(decline.on)}${until}${because}${over}`];
}

/** What was looked at and how each rule came out: loaded where it is asked for. */
export interface Why {
  readonly measures: readonly Measure[];
  readonly holdBacks: readonly Measure[];
  readonly answers: readonly Answer[];
}

function whyBlocks({ asOf, source }: Advice, { measures, holdBacks, answers }: Why): Block[][] {
  return [
    [
      { is: 'heading', text: `What was looked at, in the 12 months to ${formatDate(asOf)}` },
      ...rows(measures.map(({ name, text }) => ({ cells: [name, text] }))),
    ],
    [
      { is: 'heading', text: 'Every rule, in its order; the first that fits stands' },
      ...rows(
        answers.flatMap(({ outcome, name, asks, because }) => [
          { cells: [outcome, `${name}: ${asks}`] },
          ...(because === '' ? [] : [{ cells: ['', `but ${because}`] }]),
        ]),
      ),
    ],
    [
      { is: 'heading', text: 'What can hold back, and whether it does' },
      ...rows(holdBacks.map(({ name, text }) => ({ cells: [name, text] }))),
    ],
    rows(term('Source', [`[${source}] ${SOURCES[source]}`])),
  ];
}

/** The advice as JSON has it: a public contract. */
export function adviceAsPlain({ partner, advice, decline, quiet }: AdvisedPartner): { [key: string]: Plain } {
  const { facts } = advice;
  const plain = (list: readonly Finding[]): Plain =>
    list.map(({ id, text, source, record }) => ({
      id,
      text,
      source: source ?? null,
      record: record ?? null,
    }));
  return {
    partner: partner.name,
    partnerId: `p${partner.id}`,
    asOf: advice.asOf,
    verdict: advice.verdict,
    rule: advice.rule,
    rank: advice.rank,
    source: advice.source,
    reason: advice.reason,
    facts: {
      given: facts.given,
      received: facts.received,
      exchanged: facts.exchanged,
      window: { after: advice.window.after, to: advice.window.to },
      lastSixMonths: facts.lastSixMonths,
      ever: facts.ever,
      knownFrom: facts.age?.from ?? null,
      knownBy: facts.age?.by ?? null,
      formalSince: facts.formalSince ?? null,
      recordsSince: facts.recordsSince,
      recordsCoverWindow: facts.recordsCoverWindow,
      businessReceived: facts.businessReceived.map(({ minor, currency }) => ({
        amount: formatAmountPlain(minor, currency),
        currency,
      })),
      satisfaction: facts.satisfaction ?? null,
      unsettled: facts.unsettled,
      talkedOn: facts.talkedOn ?? null,
    },
    triggers: [...advice.triggers],
    supports: plain(advice.supports),
    holdsBack: plain(advice.holdsBack),
    missing: plain(advice.missing),
    alerts: advice.alerts.map(({ id, text, source, record, next }) => ({
      id,
      text,
      source: source ?? null,
      record: record ?? null,
      next: { text: next.text, command: next.command },
    })),
    redFlags: plain(advice.redFlags),
    noted: plain(advice.noted),
    path: { step: advice.path.step, of: advice.path.of, label: advice.path.label },
    step: plainStep(advice.step),
    next: plainStep(advice.next),
    lookAgain: advice.lookAgain ?? null,
    declined:
      decline === undefined
        ? null
        : { on: decline.on, until: decline.until ?? null, because: decline.because ?? null, quiet },
    considered: advice.considered.map(({ rule, fits, why }) => ({ rule, fits, why })),
  };
}

function plainStep(step: NextStep | undefined): Plain {
  return step === undefined
    ? null
    : { text: step.text, command: step.command, prepare: step.prepare ?? null };
}

/** The same as Markdown. */
export function adviceAsMarkdown(advised: AdvisedPartner): Drawn {
  const { advice } = advised;
  const item = (name: string, texts: readonly string[]) =>
    texts.map((text) => `- ${name}: ${escapeMarkdown(text)}\n`).join('');
  const parts = [
    `# ${escapeMarkdown(titleOf(advised))}\n\n## ${verdictLabel(advice.verdict, advice.rule)}\n\n`,
    `${escapeMarkdown(advice.reason)}\n\n${escapeMarkdown(`${advice.principle} [${advice.source}]`)}\n\n`,
    item('Supports', advice.supports.map(withSource)),
    item('Holds back', advice.holdsBack.map(withSource)),
    item('Not known', advice.missing.map(withSource)),
    item('See to', advice.alerts.map(withSource)),
    item('On record', advice.noted.map(withSource)),
    item('Red flag', advice.redFlags.map(withSource)),
    item('Look again', advice.lookAgain === undefined ? [] : [formatDate(advice.lookAgain)]),
    item('Path', [`${advice.path.step} of ${advice.path.of}, ${advice.path.label}`]),
    markdownSteps(advice),
    item('Declined', declineWords(advised)),
  ];
  return new Drawn(parts.join(''));
}

function markdownSteps({ next, step, rest }: Advice): string {
  const steps = [
    ...new Map([next, step].flatMap((each) => (each === undefined ? [] : [[each.command, each]]))),
  ];
  if (steps.length === 0) return `- Next: ${escapeMarkdown(rest)}\n`;
  return steps
    .map(([, { text, command, prepare, or }]) => {
      const before = prepare === undefined ? '' : `; to prepare it: \`${prepare}\``;
      const instead = or === undefined ? '' : `; ${or.text}: \`${or.command}\``;
      return `- Next: ${escapeMarkdown(text)}: \`${command}\`${before}${instead}\n`;
    })
    .join('');
}

/** The advice on everybody on a screen, a line each where there is room. */
export function drawAdviceList(advised: readonly AdvisedPartner[], look: Look): Drawn {
  const list: Block =
    advised.length === 0
      ? { is: 'paragraph', text: 'Nobody to advise on yet. It begins with: refnet add-partner' }
      : { ...tableOf(ADVICE_COLUMNS, advised), alone: true };
  return drawText([list], look);
}

/** What stands beside a verdict, by its names: `one-way red-flag`. */
function idsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ id }) => id))].join(' ');
}

/** The advice on one partner as a row of a list. */
export const ADVICE_COLUMNS: readonly Column<AdvisedPartner>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name, shrinksTo: 14 },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  {
    key: 'verdict',
    heading: 'Advice',
    value: ({ advice }) => advice.verdict,
    text: ({ advice, quiet }) => `${verdictLabel(advice.verdict, advice.rule)}${quiet ? ' (declined)' : ''}`,
  },
  { key: 'rule', value: ({ advice }) => advice.rule },
  { key: 'rank', value: ({ advice }) => advice.rank },
  { key: 'exchanged', value: ({ advice }) => advice.facts.exchanged },
  {
    key: 'summary',
    heading: 'On record',
    value: ({ advice }) => advice.summary,
    shrinksTo: 16,
    dropsAt: 2,
  },
  {
    key: 'next',
    heading: 'Next',
    value: ({ advice }) => advice.next?.command ?? '',
    dropsAt: 1,
    below: true,
  },
  { key: 'holdsBack', value: ({ advice }) => idsOf(advice.holdsBack) },
  { key: 'alerts', value: ({ advice }) => idsOf(advice.alerts) },
  { key: 'redFlags', value: ({ advice }) => idsOf(advice.redFlags) },
  { key: 'declined', value: ({ quiet }) => quiet },
];
