import { addDays, compareDays, type Day } from '../calendar/day.ts';
import { formatLongDate } from '../calendar/long-date.ts';
import { label } from '../kinds/vocabulary.ts';
import { lastDayTogether } from '../contact/project-kinds.ts';
import type { Project } from '../contact/project.ts';
import { formatMoney } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import { workingNow, type WorkingAnswer, type WorkingKey } from '../partners/working.ts';
import type { Referral } from '../referrals/referral.ts';
import { safeBlock, type Drawn } from '../screen/drawn.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import type { Settings } from '../settings/settings.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Agreement } from './agreement.ts';
import { isUnderWay } from './called.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { isFee, type FeeBasis, type FeeDirection, type FeeRule } from './fee-terms.ts';
import { exclusiveRuns, feeRuns, type Run } from './runs.ts';
import { endOf, lastDayInForce, reviewOf, toldOn } from './terms.ts';

/** What the page of an agreement is made of. */
export interface AgreementPage {
  readonly agreement: Agreement;
  readonly partner: Partner;
  readonly working: readonly WorkingAnswer[];
  readonly projects: readonly Project[];
  /** Sentences of the rules to look up: notices, and what is above a limit. */
  readonly rules: readonly string[];
  /** What a rule on the fees asks to have agreed or done besides, to be filled in. */
  readonly feesToFill: readonly string[];
  readonly settings: Settings;
  readonly today: Day;
}

/** What the page of a fee on one referral is made of; its client is not named there. */
export interface ReferralPage extends Pick<
  AgreementPage,
  'partner' | 'rules' | 'feesToFill' | 'settings' | 'working'
> {
  readonly referral: Referral;
  /** What is agreed for it alone, from the day on which it was. */
  readonly rule: FeeRule;
  readonly agreedOn: Day;
}

const BLANK = '____________';
const NOT_ADVICE = 'This page is not legal advice.';

/**
 * What was agreed, as one page in Markdown to sign: what the record says, each once, and what is to be filled in. Of what is
 * over it is a record: nothing is left to sign, to fill in or to look at again.
 */
export function agreementPage(page: AgreementPage): Drawn {
  const { agreement, partner, settings, working, rules, today } = page;
  const [me, them] = [myName(settings), text(partner.name)];
  const day = toldOn(agreement, today);
  const last = lastDayInForce(agreement);
  const isOver = last !== null && last < today;
  const projects = isOver ? page.projects.filter(({ fromDay }) => fromDay <= day) : page.projects;
  const part = (title: string, points: readonly string[]) =>
    section(title, isOver ? points.filter((point) => !isToFill(point)) : points);
  return drawn([
    isOver
      ? `# Record of what was agreed between ${me} and ${them}`
      : `# Agreement between ${me} and ${them}`,
    bullets(parties(page)),
    formWords(agreement, isOver),
    ...part('What each of us does', promised(agreement, me, them)),
    ...part('Fees', [...fees(agreement, me, them), ...page.feesToFill.map(toFill)]),
    ...part('Exclusivity', exclusivity(agreement, me, them)),
    ...part('What we do together', together(projects, isOver ? day : today, me)),
    ...(isOver ? [] : part('Review', [reviewWords(agreement, today)])),
    ...part('How we work together', [
      trackingWords(working),
      kept(
        working,
        'describes-me',
        `${them} describes ${me} to clients as`,
        `how ${them} describes ${me} to clients`,
      ),
      kept(
        working,
        'i-describe',
        `${me} describes ${them} to clients as`,
        `how ${me} describes ${them} to clients`,
      ),
    ]),
    ...part('Ending it, and settling a conflict', [
      kept(working, 'ending', 'Either of us ends it', 'how either of us ends it'),
      kept(working, 'conflict', 'We settle a conflict', 'how we settle a conflict'),
    ]),
    ...toLookUp(rules),
    ...(isOver ? [] : signatures(me, them)),
    NOT_ADVICE,
  ]);
}

/** The day to look at it again: one that has passed is no day to agree on, and none comes after the end. */
function reviewWords(agreement: Agreement, today: Day): string {
  const { endsOn, reviewOn } = agreement;
  const review = reviewOf(agreement);
  if (review !== null && review > today) {
    return `We look at this again on ${formatLongDate(review)}, then once a year.`;
  }
  return review === null && reviewOn !== null && endsOn !== null
    ? `We look at this again before it ends on ${formatLongDate(endsOn)}, and renew it or let it end.`
    : toFill('the day on which we look at this again');
}

/** A fee on one referral, as a page to sign. */
export function referralPage(page: ReferralPage): Drawn {
  const { referral, partner, settings, rule, agreedOn, working, rules, feesToFill } = page;
  const [me, them] = [myName(settings), text(partner.name)];
  const [from, to] = referral.direction === 'given' ? [me, them] : [them, me];
  return drawn([
    `# Agreement between ${me} and ${them} on one introduction`,
    bullets(parties(page)),
    `For the client whom ${from} introduced to ${to} on ${formatLongDate(referral.occurredOn)} (number ${referral.id} ` +
      `in the record of ${me}), and for no other. Recorded on ${formatLongDate(agreedOn)}.`,
    ...section('Fee', [
      isFee(rule)
        ? `${to} pays ${from}: ${text(formatFeeTerms(rule))}.`
        : `No fee is paid for this introduction.`,
      ...basisWords([rule]),
      ...(isFee(rule) ? feesToFill.map(toFill) : []),
    ]),
    ...section('Settling a conflict', [
      kept(working, 'conflict', 'We settle a conflict', 'how we settle a conflict'),
    ]),
    ...toLookUp(rules),
    ...signatures(me, them),
    NOT_ADVICE,
  ]);
}

function drawn(parts: readonly string[]): Drawn {
  return safeBlock(parts.filter((part) => part !== '').join('\n\n'));
}

function section(title: string, points: readonly string[]): string[] {
  return points.length === 0 ? [] : [`## ${title}`, bullets(points)];
}

function bullets(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join('\n');
}

function text(raw: string): string {
  return escapeMarkdown(raw);
}

const TO_FILL = 'To be filled in: ';

function toFill(what: string): string {
  return `${TO_FILL}${what}: ${BLANK}`;
}

function isToFill(point: string): boolean {
  return point.startsWith(TO_FILL);
}

function myName({ 'my-name': name }: Settings): string {
  return name === undefined ? `(my name) ${BLANK}` : text(name);
}

/** Name, profession and firm of both. */
function parties({ partner, settings }: Pick<AgreementPage, 'partner' | 'settings'>): string[] {
  const line = (name: string, more: readonly (string | null | undefined)[]) =>
    [name, ...more.flatMap((each) => (each ? [text(each)] : []))].join(', ');
  return [
    line(myName(settings), [settings.profession, settings.business]),
    line(text(partner.name), [partner.profession, partner.business]),
  ];
}

/** How and for how long it was agreed: what is verbal says so. */
function formWords(agreement: Agreement, isOver: boolean): string {
  const { form, startsOn, endsOn } = agreement;
  const how =
    form === 'written' ? 'Agreed in writing' : 'Agreed by word of mouth; nothing of it was signed so far';
  const from = formatLongDate(startsOn);
  const end = endOf(agreement);
  if (isOver && end !== null) {
    return `${how}. In force from ${from}. Ended on ${formatLongDate(end)}; what came until then keeps its terms.`;
  }
  return `${how}. In force from ${from}, ${endsOn === null ? 'without a last day' : `until ${formatLongDate(endsOn)}`}.`;
}

function promised({ startsOn, expectations: all }: Agreement, me: string, them: string): string[] {
  if (all.length === 0) return [toFill('what each of us does')];
  const standing = all.filter(({ dropped }) => !dropped);
  const mineFirst = standing.toSorted((a, b) => Number(b.side === 'mine') - Number(a.side === 'mine'));
  return mineFirst.map(({ side, what, fromDay, dueOn, doneOn }) => {
    // What has no day is kept all along, from the day it was agreed.
    const from = fromDay !== null && fromDay > startsOn ? `, from ${formatLongDate(fromDay)}` : '';
    const by = dueOn === null ? from : `, by ${formatLongDate(dueOn)}`;
    const done = doneOn === null || dueOn === null ? '' : `; done on ${formatLongDate(doneOn)}`;
    return `${side === 'mine' ? me : them}: ${text(what)}${by}${done}`;
  });
}

/** The fees of either direction, each with the days on which it does not hold all along. */
function fees(agreement: Agreement, me: string, them: string): string[] {
  const of = (way: FeeDirection) => {
    const runs = feeRuns(agreement, way);
    const [payer, payee] = way === 'i-pay' ? [me, them] : [them, me];
    const whom = `${payer} pays ${payee} for each client whom ${payee} introduces`;
    const over = endedOn(runs);
    return {
      rules: runs.map(({ what }) => what),
      lines: [
        ...runs.map((run) => `${daysOf(agreement, run)}${whom}: ${text(formatFeeTerms(run.what))}.`),
        ...(over === null ? [] : [`From ${formatLongDate(over)}, ${payer} pays ${payee} nothing.`]),
      ],
    };
  };
  const all = [of('i-pay'), of('they-pay')];
  const lines = all.flatMap((each) => each.lines);
  if (lines.length === 0) return ['No fee is paid for referrals, in either direction.'];
  return [...lines, ...basisWords(all.flatMap(({ rules }) => rules))];
}

/** `From 1 May 2026 to 31 July 2026, `; nothing where it holds as long as the agreement does. */
function daysOf({ startsOn }: Agreement, { fromDay, lastDay }: Run<unknown>): string {
  if (lastDay === null) return fromDay <= startsOn ? '' : `From ${formatLongDate(fromDay)}, `;
  return `From ${formatLongDate(fromDay)} to ${formatLongDate(lastDay)}, `;
}

/** The first day on which nothing of it holds any more, while the agreement goes on; null where something does to its end. */
function endedOn(runs: readonly Run<unknown>[]): Day | null {
  const last = runs.at(-1)?.lastDay ?? null;
  return last === null ? null : addDays(last, 1);
}

const BASES: Readonly<Record<FeeBasis, string>> = {
  collected: 'Collected is what the client paid, without tax; a refund lowers the fee.',
  invoiced: 'Invoiced is what the client was charged, without tax.',
  won: 'Won is a client who came to an agreement with the one introduced to.',
};

/** What the fees are reckoned from, each word once. */
function basisWords(rules: readonly FeeRule[]): string[] {
  return [...new Set(rules.filter(isFee).map(({ basis }) => BASES[basis]))];
}

function exclusivity(agreement: Agreement, me: string, them: string): string[] {
  const runs = exclusiveRuns(agreement);
  if (runs.length === 0) return ['None.'];
  const over = endedOn(runs);
  return [
    ...runs.map((run) =>
      capitalized(
        `${daysOf(agreement, run)}for ${text(run.what)}, ${me} introduces clients to ${them} alone.`,
      ),
    ),
    ...(over === null ? [] : [`From ${formatLongDate(over)}: none.`]),
  ];
}

/** What is done together now or to come, with what it costs. */
function together(all: readonly Project[], today: Day, me: string): string[] {
  const current = all.filter((each) => isUnderWay(each, today) || each.fromDay > today);
  if (current.length === 0) return ['Nothing beyond introducing clients.'];
  return current
    .toSorted((a, b) => compareDays(a.fromDay, b.fromDay) || a.id - b.id)
    .map(({ kind, what, fromDay, untilDay, cost }) => {
      const isOneDay = lastDayTogether(kind, fromDay, untilDay) === fromDay;
      const days = isOneDay
        ? `on ${formatLongDate(fromDay)}`
        : `from ${formatLongDate(fromDay)}${untilDay === null ? '' : ` to ${formatLongDate(untilDay)}`}`;
      const costs = cost === null ? '' : `; it costs ${me} ${text(formatMoney(cost))}`;
      return `${text(what)} (${label(kind)}), ${days}${costs}`;
    });
}

/** What was agreed on how to work together, or a sentence to fill in. */
function kept(working: readonly WorkingAnswer[], key: WorkingKey, said: string, open: string): string {
  const answer = workingNow(working, key);
  return answer === undefined ? toFill(open) : `${said}: ${text(answer.answer)}`;
}

/** How referrals are tracked, yes and no in words. */
function trackingWords(working: readonly WorkingAnswer[]): string {
  const answer = workingNow(working, 'shared-tracking')?.answer;
  if (answer === 'yes') return 'We keep a record of introductions that both of us see.';
  return answer === 'no'
    ? 'Each of us keeps a record of introductions.'
    : toFill('how we track introductions');
}

function toLookUp(rules: readonly string[]): string[] {
  return rules.length === 0
    ? []
    : section(
        'Rules to look up',
        rules.map((words) => text(capitalized(words))),
      );
}

function signatures(me: string, them: string): string[] {
  const line = (name: string) => `${name}: place and date ${BLANK}, signature ${BLANK}`;
  return section('Signed', [line(me), line(them)]);
}
