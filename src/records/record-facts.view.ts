import type { Agreement } from '../agreements/agreement.ts';
import type { CollectionRecord } from '../referrals/collection.ts';
import { formatMoney } from '../money/money.ts';
import type { Project } from '../contact/project.ts';
import type { Payment } from '../agreements/payment.ts';
import { goalText, type Promised } from '../contact/promise.ts';
import type { Signal } from '../contact/signal.ts';
import { dayText, fact, numberText, wordText, type Fact } from '../screen/changes.view.ts';

/** Every fact of a promise. */
export function promiseFacts(promise: Promised): Fact[] {
  return [
    fact('partner', promise.partnerName),
    fact('what', promise.what),
    fact('side', promise.side),
    fact('by', dayText(promise.dueOn)),
    fact('goal', promise.goal && goalText(promise.goal)),
    fact('from', dayText(promise.fromDay)),
    fact('reopen', dayText(promise.doneOn), 'done'),
  ];
}

/** Every fact of an agreement as a whole; its terms are versions, which `agree` changes. */
export function agreementFacts(agreement: Agreement): Fact[] {
  return [
    fact('form', wordText(agreement.form)),
    fact('from', dayText(agreement.startsOn)),
    fact('until', dayText(agreement.endsOn)),
    fact('reviewOn', dayText(agreement.reviewOn), 'review'),
    fact('paper', agreement.location),
    fact('note', agreement.note),
    fact('reopen', dayText(agreement.closedOn), 'closed'),
  ];
}

/** Every fact of a project. */
export function projectFacts(project: Project): Fact[] {
  const { costMinor: minor, currency } = project;
  return [
    fact('partner', project.partnerName),
    fact('what', project.what),
    fact('kind', wordText(project.kind)),
    fact('from', dayText(project.fromDay)),
    fact('until', dayText(project.untilDay)),
    fact('cost', minor === null || currency === null ? null : formatMoney({ minor, currency })),
    fact('minutes', numberText(project.minutes)),
  ];
}

/** Every fact of a signal. */
export function signalFacts(signal: Signal): Fact[] {
  return [
    fact('kind', wordText(signal.kind)),
    fact('partner', signal.partnerName),
    fact('on', dayText(signal.onDay), 'day'),
    fact('note', signal.note),
  ];
}

/** Every fact of a collection. */
export function collectionFacts(collection: CollectionRecord): Fact[] {
  const { amountMinor: minor, currency } = collection;
  return [
    fact('collected', formatMoney({ minor, currency }), 'amount'),
    fact('on', dayText(collection.onDay), 'day'),
    fact('note', collection.note),
  ];
}

/** Every fact of a payment. */
export function paymentFacts(payment: Payment): Fact[] {
  return [
    fact('amount', formatMoney(payment)),
    fact('on', dayText(payment.day), 'day'),
    fact('note', payment.note),
  ];
}
