import { safeBlock, type Drawn } from '../screen/drawn.ts';
import type { Advice } from '../advice/advise.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { exclusiveOn, feeOn } from '../agreements/terms.ts';
import { addMonths } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { noticeText, type Notice } from '../partners/notices.ts';
import type { Partner } from '../partners/partner.ts';
import type { VolumeRow } from './report.ts';
import type { Settings } from '../settings/settings.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { businessWords, volumeWords } from './report.view.ts';

/** What refnet knows that a talk about structure goes through. */
export interface ChecklistFacts {
  partner: Partner;
  advice: Advice;
  volume: VolumeRow;
  agreement: Agreement | undefined;
  settings: Settings;
  notices: readonly Notice[];
}

/** The points to talk through before structure is agreed, as Markdown, filled with what is on record. */
export function renderChecklist(facts: ChecklistFacts): Drawn {
  const { partner, advice, settings } = facts;
  const me = settings['my-name'];
  const parts = [
    `# Talk with ${text(partner.name)}\n`,
    section('Where we stand', [
      text(advice.reason),
      `The 12 months: ${volumeWords(facts.volume)}`,
      ...businessWords(facts.volume),
      ...advice.supports.map((finding) => `Speaks for structure: ${text(finding.text)}`),
      ...advice.holdsBack.map((finding) => `Speaks against it: ${text(finding.text)}`),
      ...[...advice.alerts, ...advice.redFlags].map((finding) => `To clear up: ${text(finding.text)}`),
    ]),
    section('How we describe each other', [
      described(me === undefined ? 'What I do' : `What ${text(me)} does`, [
        settings.profession,
        settings.business,
      ]),
      described(`What ${text(partner.name)} does`, [partner.profession, partner.business, partner.services]),
      described(`Whom ${text(partner.name)} wants to meet`, [partner.idealClient]),
      `${me === undefined ? 'Whom I want' : `Whom ${text(me)} wants`} to meet: ____`,
      'How we introduce a client, and what the client agrees to first: ____',
    ]),
    section('What each of us will do', [
      ...expectations(facts.agreement),
      'I will: ____',
      'You will: ____',
      'How we track referrals, and who tells whom what became of them: ____',
    ]),
    section('Exclusivity', [exclusivity(facts)]),
    section('Fees', [
      ...fees(facts),
      'From which money, for how long, with which limit: ____',
      ...facts.notices.map((notice) => text(noticeText(notice))),
    ]),
    section('Review and end', [
      `First review: ${formatDate(addMonths(advice.asOf, settings['agreement-review-months']))}, then yearly`,
      'How either of us ends it, and what happens to clients already introduced: ____',
      'How we settle a conflict: ____',
      'Where the paper is kept: ____',
    ]),
    `Afterwards: \`refnet check-in ${handle(facts)} --kind talk\`, then \`refnet agree ${handle(facts)} --written\`.\n`,
  ];
  return safeBlock(parts.join('\n'));
}

function section(title: string, points: readonly string[]): string {
  return `## ${title}\n\n${points.map((point) => `- [ ] ${point}\n`).join('')}`;
}

function text(raw: string): string {
  return escapeMarkdown(raw);
}

function handle({ advice }: ChecklistFacts): string {
  return advice.partner?.handle ?? 'NAME';
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

function fees({ agreement, advice }: ChecklistFacts): string[] {
  if (agreement === undefined) return ['A fee for referrals, or none (none is usual): ____'];
  return [
    `So far I pay: ${formatFeeTerms(feeOn(agreement, 'i-pay', advice.asOf))}`,
    `So far you pay: ${formatFeeTerms(feeOn(agreement, 'they-pay', advice.asOf))}`,
  ];
}
