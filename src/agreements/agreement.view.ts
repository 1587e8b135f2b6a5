import {
  exclusiveOn,
  feeOn,
  isAgreementInForce,
  type Agreement,
  type Expectation,
  type FeeVersion,
} from './agreement.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeDirection } from './fee-terms.ts';
import { factLines, type CardFact } from '../screen/card.view.ts';
import type { Column, Plain } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** How far an agreement is on a day. */
export function agreementState(agreement: Agreement, today: Day): string {
  if (agreement.closedOn !== null && agreement.closedOn <= today)
    return `closed ${formatDate(agreement.closedOn)}`;
  if (isAgreementInForce(agreement, today)) return 'in force';
  return agreement.startsOn > today ? 'not begun yet' : 'ended, not closed';
}

/** Agreements as JSON and CSV have them, and as lists show them, as of `today`. */
export function agreementColumns(today: Day): Column<Agreement>[] {
  const fee = (direction: FeeDirection) => (agreement: Agreement) =>
    formatFeeTerms(feeOn(agreement, direction, today));
  return [
    { key: 'number', heading: '#', value: (agreement) => agreement.id, align: 'right' },
    { key: 'partner', heading: 'Partner', value: (agreement) => agreement.partnerName, shrinksTo: 12 },
    { key: 'partnerId', value: (agreement) => `p${agreement.partnerId}` },
    { key: 'form', heading: 'Form', value: (agreement) => agreement.form },
    {
      key: 'from',
      heading: 'From',
      value: (agreement) => agreement.startsOn,
      text: ({ startsOn }) => formatDate(startsOn),
    },
    {
      key: 'until',
      heading: 'Until',
      value: (agreement) => agreement.endsOn,
      text: ({ endsOn }) => (endsOn === null ? 'open' : formatDate(endsOn)),
      dropsAt: 4,
    },
    { key: 'state', heading: 'State', value: (agreement) => agreementState(agreement, today) },
    {
      key: 'exclusive',
      heading: 'Exclusive',
      value: (agreement) => exclusiveOn(agreement, today),
      shrinksTo: 10,
      dropsAt: 2,
    },
    { key: 'iPay', heading: 'I pay', value: fee('i-pay'), shrinksTo: 8 },
    { key: 'theyPay', heading: 'They pay', value: fee('they-pay'), shrinksTo: 8 },
    {
      key: 'reviewOn',
      heading: 'Review',
      value: (agreement) => agreement.reviewOn,
      text: ({ reviewOn }) => (reviewOn === null ? '' : formatDate(reviewOn)),
      dropsAt: 3,
    },
    { key: 'closedOn', value: (agreement) => agreement.closedOn },
    { key: 'location', value: (agreement) => agreement.location },
    { key: 'note', value: (agreement) => agreement.note },
    { key: 'expectations', value: (agreement) => agreement.expectations.map(plainExpectation) },
    { key: 'versions', value: (agreement) => agreement.fees.map(plainFee) },
    { key: 'uuid', value: (agreement) => agreement.uuid },
  ];
}

function plainExpectation({ number, side, what, dueOn, doneOn }: Expectation): Plain {
  return { number, side, what, dueOn, doneOn };
}

function plainFee({ direction, fromDay, untilDay, rule }: FeeVersion): Plain {
  return { direction, fromDay, untilDay, fee: formatFeeTerms(rule) };
}

/** `#71  Written agreement with Maren Holt, from 20 Nov 2026, open; in force`. */
export function agreementPhrase(agreement: Agreement, today: Day): string {
  const form = `${label(agreement.form).charAt(0).toUpperCase()}${label(agreement.form).slice(1)}`;
  const until = agreement.endsOn === null ? 'open' : `until ${formatDate(agreement.endsOn)}`;
  return (
    `${form} agreement with ${agreement.partnerName}, from ${formatDate(agreement.startsOn)}, ${until}; ` +
    agreementState(agreement, today)
  );
}

/** Everything an agreement says, as of `today` (or of its first day, where that is still to come). */
export function agreementCard(agreement: Agreement, today: Day): CardFact[] {
  const day = agreement.startsOn > today ? agreement.startsOn : today;
  const expectations = agreement.expectations.map(({ side, what, number, doneOn }) => ({
    label: side === 'mine' ? 'I will' : 'They will',
    text: `${what} (#${number})${doneOn === null ? '' : `, done ${formatDate(doneOn)}`}`,
  }));
  return [
    { label: 'Exclusive', text: exclusiveText(agreement, day) },
    { label: 'I pay', text: feeText(agreement, 'i-pay', day) },
    { label: 'They pay', text: feeText(agreement, 'they-pay', day) },
    ...expectations,
    { label: 'Review', text: agreement.reviewOn === null ? '' : formatDate(agreement.reviewOn) },
    { label: 'Paper', text: agreement.location ?? '' },
    { label: 'Note', text: agreement.note ?? '' },
  ];
}

/** As {@link agreementCard}, in lines. */
export function agreementLines(agreement: Agreement, today: Day, width: number): string[] {
  return factLines(agreementCard(agreement, today), width);
}

/** What of the form, the promise and the fees is no longer as it was on that day: `I pay: 10% of collected -> none`. */
export function changedTerms(before: Agreement | undefined, after: Agreement, day: Day): string[] {
  if (before === undefined) return [];
  const facts = (agreement: Agreement): [string, string][] => [
    ['form', agreement.form],
    ['exclusive', exclusiveOn(agreement, day) ?? 'none'],
    ['I pay', formatFeeTerms(feeOn(agreement, 'i-pay', day))],
    ['they pay', formatFeeTerms(feeOn(agreement, 'they-pay', day))],
  ];
  const now = new Map(facts(after));
  return facts(before).flatMap(([name, text]) =>
    now.get(name) === text ? [] : [`${name}: ${text} -> ${now.get(name) ?? ''}`],
  );
}

function exclusiveText(agreement: Agreement, day: Day): string {
  const service = exclusiveOn(agreement, day);
  return service === null ? '' : `${service}: I send clients for it to no one else`;
}

function feeText(agreement: Agreement, direction: FeeDirection, day: Day): string {
  const versions = agreement.fees.filter((fee) => fee.direction === direction);
  if (versions.length === 0) return '';
  const now = formatFeeTerms(feeOn(agreement, direction, day));
  const others = versions
    .filter(({ rule }) => formatFeeTerms(rule) !== now)
    .map(({ rule, fromDay }) => `${formatFeeTerms(rule)} from ${formatDate(fromDay)}`);
  return others.length === 0 ? now : `${now} (also on record: ${others.join('; ')})`;
}
