import { laterDay, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { changeSentence } from '../text/change-sentence.ts';
import { factLines, type CardFact } from '../screen/card.view.ts';
import { list } from '../text/count.ts';
import { wrapText } from '../text/wrap.ts';
import type { OpenBefore } from './agree.ts';
import { agreementPhrase, type Agreement } from './agreement.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeDirection } from './fee-terms.ts';
import { dayBefore, exclusiveOn, feeRuleOn, reviewOf, toldOn } from './terms.ts';

/** Everything an agreement says, as of `today` (or of its first or last day, where today is not between them). */
export function agreementCard(agreement: Agreement, today: Day): CardFact[] {
  const day = toldOn(agreement, today);
  const review = reviewOf(agreement);
  const expectations = agreement.expectations.map(({ side, what, number, doneOn, dropped }) => ({
    label: side === 'mine' ? 'I will' : 'They will',
    text: `${what} (#${number})${doneOn === null ? '' : `, ${dropped ? 'dropped' : 'done'} ${formatDate(doneOn)}`}`,
  }));
  return [
    { label: 'Exclusive', text: exclusiveText(agreement, day) },
    { label: 'I pay', text: feeText(agreement, 'i-pay', day) },
    { label: 'They pay', text: feeText(agreement, 'they-pay', day) },
    ...expectations,
    { label: 'Review', text: review === null ? '' : formatDate(review) },
    { label: 'Paper', text: agreement.location ?? '' },
    { label: 'Note', text: agreement.note ?? '' },
  ];
}

/** As {@link agreementCard}, in lines that are not indented yet. */
function agreementLines(agreement: Agreement, today: Day, width: number): string[] {
  return factLines(agreementCard(agreement, today), width + 2).map((line) => line.slice(2));
}

/**
 * What is no longer as it was on that day: `the form was verbal, is now written`; of a day to come `what I pay is 10% of
 * collected, and 12% of collected from 1 Jan 2027`, of days over `what I pay (1 Jan 2026 to 31 Mar 2026) was ..., is now
 * ...`. Of one that takes the place of another it is said as well what goes on under it: `as before: the end and the review;
 * the review is due since 1 Nov 2026`.
 */
function changedTerms(
  before: Agreement | undefined,
  after: Agreement,
  { on: day, today }: { readonly on: Day; readonly today: Day },
): string[] {
  if (before === undefined) return [];
  // What began later than that day said nothing on it, and is not changed by beginning earlier.
  const then = laterDay(before.startsOn, day);
  const now = new Map(termFacts(after, then).map((fact) => [fact.name, fact]));
  const facts = termFacts(before, then).map((fact) => ({ ...fact, is: now.get(fact.name) ?? fact }));
  const isAnother = after.id !== before.id;
  const isToCome = then > today && then > before.startsOn;
  const changed = facts.flatMap(({ name, text, isDated, is }) => {
    if (is.text === text) return [];
    if (isToCome && (isDated || isAnother)) return [comingSentence(name, text, is.text, then)];
    const isOver = is.lastDay !== null && is.lastDay < today;
    const days = isOver ? ` (${formatDate(then)} to ${formatDate(is.lastDay)})` : '';
    return [changeSentence(`${name}${days}`, text, is.text)];
  });
  if (!isAnother) return changed;
  const { reviewOn, location, note, expectations } = after;
  const same = [
    ...facts.flatMap(({ name, text, is }) => (is.text === text && text !== '' ? [name] : [])),
    ...(expectations.length > 0 ? ['what was promised'] : []),
    ...(location !== null && location === before.location ? ['the paper'] : []),
    ...(note !== null && note === before.note ? ['the note'] : []),
  ];
  if (same.length === 0) return changed;
  const due = reviewOn !== null && reviewOn <= day ? `; the review is due since ${formatDate(reviewOn)}` : '';
  return [...changed, `as before: ${list(same, 'and')}${due}`];
}

/** What becomes of a fact on a day to come: until then it is as it was. */
function comingSentence(name: string, before: string, after: string, day: Day): string {
  if (before === '') return `${name} is ${after} from ${formatDate(day)}`;
  return `${name} is ${before}, and ${after === '' ? 'nothing' : after} from ${formatDate(day)}`;
}

interface TermFact {
  readonly name: string;
  /** Empty for what is not said. */
  readonly text: string;
  /** Whether it holds from a day on: what does not is of the agreement as a whole. */
  readonly isDated: boolean;
  /** The last day on which it holds as it does on that day, where another one follows; else null. */
  readonly lastDay: Day | null;
}

/** What an agreement says on a day, each fact named. What is promised is a list. */
function termFacts(agreement: Agreement, day: Day): TermFact[] {
  const { form, endsOn, reviewOn, terms, fees } = agreement;
  const whole = (name: string, text: string) => ({ name, text, isDated: false, lastDay: null });
  const dated = (name: string, text: string, versions: readonly { readonly fromDay: Day }[]) => {
    const next = versions.map(({ fromDay }) => fromDay).filter((each) => each > day);
    const [first] = next.toSorted();
    return { name, text, isDated: true, lastDay: first === undefined ? null : dayBefore(first) };
  };
  const fee = (name: string, direction: FeeDirection) =>
    dated(
      name,
      said(formatFeeTerms(feeRuleOn(agreement, direction, day))),
      fees.filter((each) => each.direction === direction),
    );
  return [
    whole('the form', form),
    whole('the end', endsOn === null ? '' : formatDate(endsOn)),
    dated('the exclusive service', exclusiveOn(agreement, day) ?? '', terms),
    fee('what I pay', 'i-pay'),
    fee('what they pay', 'they-pay'),
    whole('the review', reviewOn === null ? '' : formatDate(reviewOn)),
  ];
}

/** Empty for what is not agreed. */
function said(text: string): string {
  return text === 'none' ? '' : text;
}

function exclusiveText(agreement: Agreement, day: Day): string {
  const service = exclusiveOn(agreement, day);
  return service === null ? '' : `${service}: I send clients for it to no one else`;
}

function feeText(agreement: Agreement, direction: FeeDirection, day: Day): string {
  const versions = agreement.fees.filter((fee) => fee.direction === direction);
  if (versions.length === 0) return '';
  const now = formatFeeTerms(feeRuleOn(agreement, direction, day));
  const others = versions
    .filter(({ rule }) => formatFeeTerms(rule) !== now)
    .map(({ rule, fromDay }) => `${formatFeeTerms(rule)} from ${formatDate(fromDay)}`);
  return others.length === 0 ? now : `${now} (also on record: ${others.join('; ')})`;
}

/** An agreement by its number, in one phrase, with what it says on the lines below. */
export function shownLines(agreement: Agreement, today: Day, width: number): string[] {
  const tag = `#${agreement.id}  `;
  return [
    ...wrapText(`${tag}${agreementPhrase(agreement, today)}`, width, tag.length),
    ...agreementLines(agreement, today, width - tag.length).map((line) => `${' '.repeat(tag.length)}${line}`),
  ];
}

/** An agreement as it is told once it was agreed: with what is no longer as it was, and without its number. */
export function agreedLines(
  agreement: Agreement,
  before: Agreement | undefined,
  { on, today, width }: { on: Day; today: Day; width: number },
): { line: string; below: string[] } {
  const tagWidth = `#${agreement.id}  `.length;
  return {
    line: agreementPhrase(agreement, today),
    below: [
      ...changedTerms(before, agreement, { on, today }).flatMap((line) => wrapText(line, width - tagWidth)),
      ...agreementLines(agreement, today, width - tagWidth),
    ],
  };
}

/** What is said where everything is as it was, and what is usually agreed beside it. */
export function nothingToChange(handle: string): string[] {
  return [
    'nothing to change: it is so already; what each side does is added with',
    `  refnet agree ${handle} --i-will TEXT --they-will TEXT`,
  ];
}

/** What ends with an agreement that is closed: the promises under it that were still open. */
export function endedPromises({ expectations }: Agreement): string[] {
  const open = expectations.filter(({ doneOn }) => doneOn === null);
  return open.length === 0
    ? []
    : [
        `what was promised under it ends too: ${list(
          open.map(({ what, number }) => `${what} (#${number})`),
          'and',
        )}`,
      ];
}

const NAMED = 3;

/** Which open referrals a fee does not cover, with the command that agrees it for one. */
export function notCoveredWords(before: readonly OpenBefore[], handle: string): string[] {
  const [first] = before;
  if (first === undefined) return [];
  const { referral, direction, rule } = first;
  const phrase = formatFeeTerms(rule);
  return [
    `not for ${whoAll(before)}, introduced before`,
    `  refnet agree ${handle} --for ${referral.id} --${direction} "${phrase}"`,
  ];
}

/** The open referrals that a fee was agreed for as well. */
export function coveredWords(before: readonly OpenBefore[]): string[] {
  return before.length === 0 ? [] : [`also for ${whoAll(before)}, introduced before`];
}

function whoAll(before: readonly OpenBefore[]): string {
  const named = before
    .slice(0, NAMED)
    .map(({ referral: { id, clientName } }) => (clientName === null ? `#${id}` : `#${id} ${clientName}`));
  const more = before.length - named.length;
  return list(more > 0 ? [...named, `${more} more`] : named, 'and');
}
