import { plainMoney } from '../money/plain-money.ts';
import type { AdvisedPartner } from './advised.ts';
import type { Advice } from './advise.ts';
import { comesFirst, declineWords, headingOf, holdsNothingBack, stepsOf } from './verdict.view.ts';
import type { Answer, Measure } from './why.ts';
import { SOURCES, type Finding, type NextStep } from './words.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { capitalized } from '../text/capitalized.ts';
import { list as listed } from '../text/count.ts';
import { strong, toned, type Text } from '../text/spans.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';

/** A term, and beside it each of the texts that are said of it, a row each. */
function term(name: string, texts: readonly string[]): Row[] {
  return texts.map((text, index) => ({ cells: [index === 0 ? name : '', text] }));
}

/** The verdict with its reason, and what stands beside it. */
export function verdictRows(advice: Advice): Row[] {
  const findings = (name: string, list: readonly Finding[]) => term(name, list.map(withSource));
  const names = namesOf(advice);
  const unsaid = (list: readonly Finding[]) => list.filter(({ id }) => !advice.told.has(id));
  return [
    { cells: [strong(headingOf(advice))] },
    ...term('Reason', [advice.asked]),
    ...term('Rule', [`${advice.principle} [${advice.source}]`]),
    ...findings(names.supports, unsaid(advice.supports)),
    ...(holdsNothingBack(advice) ? term('Holds back', ['nothing on record']) : []),
    ...findings(names.holdsBack, unsaid(advice.holdsBack)),
    ...findings('On record', unsaid(advice.noted)),
    ...findings('Not known', advice.missing),
    ...findings(
      'See to',
      advice.alerts.map((alert) => withOrder(alert, advice)),
    ),
    ...term('Red flag', flagTexts(unsaid(advice.redFlags))),
    ...term('Look again', advice.lookAgain === undefined ? [] : [formatDate(advice.lookAgain)]),
  ];
}

/** What speaks for structure and against it: beside a step back both are no reasons for the verdict, and named so. */
export function namesOf({ verdict }: Pick<Advice, 'verdict'>): { supports: string; holdsBack: string } {
  return verdict === 'step-down'
    ? { supports: 'For structure', holdsBack: 'Against structure' }
    : { supports: 'Supports', holdsBack: 'Holds back' };
}

function withOrder(alert: Finding, advice: Advice): Finding {
  const first = comesFirst(alert, advice);
  return first === undefined ? alert : { ...alert, text: `${alert.text}; ${first}` };
}

/** Red flags with the day up to which each is told; promises that were broken again and again are told once, by number. */
function flagTexts(flags: readonly Finding[]): string[] {
  const broken = flags.filter(({ id }) => id === 'exclusive-broken');
  const numbers = broken.flatMap(({ record }) => (record === undefined ? [] : [`#${record}`]));
  const told = flags.flatMap((flag): Finding[] => {
    if (broken.length < 2 || flag.id !== 'exclusive-broken') return [flag];
    const text = `${broken.length} referrals that fit an exclusive promise in force then went to others: ${listed(numbers, 'and')}`;
    const until = broken
      .flatMap((each) => (each.until === undefined ? [] : [each.until]))
      .toSorted()
      .at(-1);
    return flag === broken[0] ? [{ ...flag, text, until }] : [];
  });
  return told.map(
    (flag) =>
      withSource(flag) + (flag.until === undefined ? '' : `; on this list until ${formatDate(flag.until)}`),
  );
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

/** Where there is nothing to do, when to look again or to check in. */
function nextWords(advice: Advice): string[] {
  const steps = stepsOf(advice);
  if (steps.length === 0) return [advice.rest];
  return steps.flatMap(({ text, command, prepare, or }) => [
    `${text}: ${command}`,
    ...(prepare === undefined ? [] : [`to prepare it: ${prepare}`]),
    ...(or === undefined ? [] : [`${or.text}: ${or.command}`]),
  ]);
}

/** Only where there is something to do, there is something to put off. */
function isNothingAsked({ quiet, advice }: AdvisedPartner): boolean {
  return quiet || advice.step === undefined;
}

/** Whether it is this verdict that was declined, and no other that came after it and asks for less. */
function isPutAside({ quiet, decline, advice }: AdvisedPartner): boolean {
  return quiet && decline?.verdict === advice.verdict;
}

/** Whether the only step is one that was put aside: that of an alert is asked for all the same. */
function asksQuietly({ quiet, advice }: AdvisedPartner): boolean {
  return quiet && advice.alerts.length === 0;
}

function titleOf({ partner }: AdvisedPartner): string {
  return partner.profession === null ? partner.name : `${partner.name}, ${partner.profession}`;
}

/** What was looked at and how each rule came out: loaded where it is asked for. */
export interface Why {
  readonly measures: readonly Measure[];
  readonly holdBacks: readonly Measure[];
  readonly answers: readonly Answer[];
}

const lookedAt = (asOf: Day) => `What was looked at, in the 12 months to ${formatDate(asOf)}`;
const EVERY_RULE = 'Every rule, in its order; the first that fits stands';
const HOLDS_BACK = 'What can hold back, and whether it does';

function whyBlocks({ asOf, source }: Advice, { measures, holdBacks, answers }: Why): Block[][] {
  return [
    [
      { is: 'heading', text: lookedAt(asOf) },
      ...rows(measures.map(({ name, text }) => ({ cells: [name, text] }))),
    ],
    [
      { is: 'heading', text: EVERY_RULE },
      ...rows(
        answers.flatMap(({ outcome, name, asks, because }) => [
          { cells: [outcome, `${name}: ${asks}`] },
          ...(because === '' ? [] : [{ cells: ['', `but ${because}`] }]),
        ]),
      ),
    ],
    [
      { is: 'heading', text: HOLDS_BACK },
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
      businessReceived: facts.businessReceived.map(plainMoney),
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

/** The advice on a partner as Markdown; `why` adds how every rule of the ladder came out. */
export function adviceAsMarkdown(advised: AdvisedPartner, why?: Why): Drawn {
  const { advice } = advised;
  const item = (name: string, texts: readonly string[]) =>
    texts.map((text) => `- ${name}: ${escapeMarkdown(text, 'within')}\n`).join('');
  const parts = [
    `# ${escapeMarkdown(titleOf(advised), 'within')}\n\n## ${headingOf(advice)}\n\n`,
    `${escapeMarkdown(advice.reason)}\n\n${escapeMarkdown(`${advice.principle} [${advice.source}]`)}\n\n`,
    item(namesOf(advice).supports, advice.supports.map(withSource)),
    item(namesOf(advice).holdsBack, advice.holdsBack.map(withSource)),
    item('Not known', advice.missing.map(withSource)),
    item(
      'See to',
      advice.alerts.map((alert) => withSource(withOrder(alert, advice))),
    ),
    item('On record', advice.noted.map(withSource)),
    item('Red flag', flagTexts(advice.redFlags)),
    item('Look again', advice.lookAgain === undefined ? [] : [formatDate(advice.lookAgain)]),
    item('Path', [`${advice.path.step} of ${advice.path.of}, ${advice.path.label}`]),
    markdownSteps(advice),
    item('Declined', declineWords(advised)),
    why === undefined ? '' : markdownWhy(advice, why),
  ];
  return new Drawn(parts.join(''));
}

function markdownWhy({ asOf, source }: Advice, { measures, holdBacks, answers }: Why): string {
  const section = (heading: string, items: readonly string[]) =>
    `\n## ${heading}\n\n${items.map((text) => `- ${escapeMarkdown(text)}\n`).join('')}`;
  const measured = (list: readonly Measure[]) => list.map(({ name, text }) => `${name}: ${text}`);
  return [
    section(lookedAt(asOf), measured(measures)),
    section(
      EVERY_RULE,
      answers.map(
        ({ outcome, name, asks, because }) =>
          `${name} (${outcome}): ${asks}${because === '' ? '' : `; but ${because}`}`,
      ),
    ),
    section(HOLDS_BACK, measured(holdBacks)),
    `\n${escapeMarkdown(`Source: [${source}] ${SOURCES[source]}`)}\n`,
  ].join('');
}

function markdownSteps(advice: Advice): string {
  const steps = stepsOf(advice);
  if (steps.length === 0) return `- Next: ${escapeMarkdown(advice.rest, 'within')}\n`;
  return steps
    .map(({ text, command, prepare, or }) => {
      const before = prepare === undefined ? '' : `; to prepare it: \`${prepare}\``;
      const instead = or === undefined ? '' : `; ${or.text}: \`${or.command}\``;
      return `- Next: ${escapeMarkdown(text, 'within')}: \`${command}\`${before}${instead}\n`;
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
    text: (advised) => `${headingOf(advised.advice)}${isPutAside(advised) ? ' (declined)' : ''}`,
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
    text: (advised) => (asksQuietly(advised) ? '' : (stepsOf(advised.advice)[0]?.command ?? '')),
    dropsAt: 1,
    below: true,
  },
  { key: 'holdsBack', value: ({ advice }) => idsOf(advice.holdsBack) },
  { key: 'alerts', value: ({ advice }) => idsOf(advice.alerts) },
  { key: 'redFlags', value: ({ advice }) => idsOf(advice.redFlags) },
  { key: 'declined', value: ({ quiet }) => quiet },
];
