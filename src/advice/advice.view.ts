import type { AdvisedPartner } from './advised.ts';
import type { Advice } from './advise.ts';
import { SOURCES, verdictLabel, type Finding } from './words.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatAmountPlain } from '../money/money.ts';
import { strong, toned, type Text } from '../text/spans.ts';
import { padEnd } from '../text/width.ts';
import { wrapText } from '../text/wrap.ts';
import type { Column, Plain } from '../screen/columns.view.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { label } from '../kinds/vocabulary.ts';
import { drawLines } from '../screen/paint.view.ts';

const TERM = 14;

/** Texts under a term, wrapped to the width: the term stands before the first line only. */
export function termLines(name: string, texts: readonly string[], look: Pick<Look, 'width'>): string[] {
  return texts.flatMap((text, index) => {
    const width = Math.max(20, look.width - TERM - 2);
    return wrapText(text, width).map((line, lineIndex) => {
      const term = index === 0 && lineIndex === 0 ? name : '';
      return `  ${padEnd(term, TERM)}${line}`;
    });
  });
}

/** The verdict with its reason and what stands beside it, one term a line. */
export function verdictLines(advice: Advice, look: Look): Text[] {
  const findings = (name: string, list: readonly Finding[]) => termLines(name, list.map(withSource), look);
  return [
    ['  ', toned('strong', verdictLabel(advice.verdict))],
    ...termLines('Reason', [advice.reason], look),
    ...termLines('Rule', [`${advice.principle} [${advice.source}]`], look),
    // What the reason has said already is not said again.
    ...findings(
      'Supports',
      advice.supports.filter(({ text }) => !advice.reason.includes(text)),
    ),
    ...(advice.holdsBack.length === 0 ? termLines('Holds back', ['nothing on record'], look) : []),
    ...findings('Holds back', advice.holdsBack),
    ...findings('Not known', advice.missing),
    ...findings('See to', advice.alerts),
    ...findings('Red flag', advice.redFlags),
    ...termLines('Look again', advice.lookAgain === undefined ? [] : [formatDate(advice.lookAgain)], look),
  ];
}

function withSource({ text, source }: Finding): string {
  return source === undefined || source === 'refnet' ? text : `${text} [${source}]`;
}

/** The advice on one partner on a screen; `why` adds how every rule of the ladder came out. */
export function drawAdvice(advised: AdvisedPartner, look: Look, why: boolean): Drawn {
  const { advice, handle, stage } = advised;
  const since =
    advice.facts.formalSince === undefined ? '' : `, formal since ${formatDate(advice.facts.formalSince)}`;
  const way = `refnet advise ${handle} --decline --until DAY --because REASON`;
  const lines: Text[] = [
    [toned('strong', titleOf(advised)), `. ${capitalized(label(stage))}${since}.`],
    '',
    ...verdictLines(advice, look),
    ...termLines('Path', [`${advice.path.step} of ${advice.path.of}, ${advice.path.label}`], look),
    ...termLines('Next', [`${advice.next.text}: ${advice.next.command}`], look),
    ...termLines('Not now?', advised.quiet ? [] : [way], look),
    ...termLines('Declined', declineWords(advised), look),
    ...(why ? ['', ...whyLines(advice, look)] : []),
  ];
  return drawLines(lines, look.style);
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

const RULE = 10;

function whyLines(advice: Advice, look: Look): Text[] {
  const rules = advice.considered.flatMap(({ rule, fits, why }) => {
    const stands = rule === advice.rule ? 'this one' : fits ? 'fits' : 'no';
    const width = Math.max(20, look.width - RULE - 14);
    return wrapText(why, width).map((line, index) =>
      index === 0
        ? `  ${padEnd(rule, RULE)}  ${padEnd(stands, 8)}  ${line}`
        : `  ${' '.repeat(RULE + 12)}${line}`,
    );
  });
  return [
    strong('Every rule, in its order; the first that fits stands'),
    ...rules,
    '',
    ...termLines('Source', [`[${advice.source}] ${SOURCES[advice.source]}`], look),
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
    },
    supports: plain(advice.supports),
    holdsBack: plain(advice.holdsBack),
    missing: plain(advice.missing),
    alerts: plain(advice.alerts),
    redFlags: plain(advice.redFlags),
    path: { step: advice.path.step, of: advice.path.of, label: advice.path.label },
    next: { text: advice.next.text, command: advice.next.command },
    lookAgain: advice.lookAgain ?? null,
    declined:
      decline === undefined
        ? null
        : { on: decline.on, until: decline.until ?? null, because: decline.because ?? null, quiet },
    considered: advice.considered.map(({ rule, fits, why }) => ({ rule, fits, why })),
  };
}

/** The same as Markdown. */
export function adviceAsMarkdown(advised: AdvisedPartner): Drawn {
  const { advice } = advised;
  const item = (name: string, texts: readonly string[]) =>
    texts.map((text) => `- ${name}: ${escapeMarkdown(text)}\n`).join('');
  const parts = [
    `# ${escapeMarkdown(titleOf(advised))}\n\n## ${verdictLabel(advice.verdict)}\n\n`,
    `${escapeMarkdown(advice.reason)}\n\n${escapeMarkdown(`${advice.principle} [${advice.source}]`)}\n\n`,
    item('Supports', advice.supports.map(withSource)),
    item('Holds back', advice.holdsBack.map(withSource)),
    item('Not known', advice.missing.map(withSource)),
    item('See to', advice.alerts.map(withSource)),
    item('Red flag', advice.redFlags.map(withSource)),
    item('Next', [advice.next.text]),
  ];
  return new Drawn(parts.join(''));
}

/** The advice on everybody, a line each. */
export const ADVICE_COLUMNS: readonly Column<AdvisedPartner>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name, shrinksTo: 14 },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  {
    key: 'verdict',
    heading: 'Advice',
    value: ({ advice }) => advice.verdict,
    text: ({ advice, quiet }) => `${verdictLabel(advice.verdict)}${quiet ? ' (declined)' : ''}`,
  },
  { key: 'rule', value: ({ advice }) => advice.rule },
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
    value: ({ advice }) => advice.next.command,
    dropsAt: 1,
  },
  { key: 'declined', value: ({ quiet }) => quiet },
];
