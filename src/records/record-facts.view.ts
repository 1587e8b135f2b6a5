import type { Agreement } from '../agreements/agreement.ts';
import { dayText, fact, wordText, type Fact } from '../screen/changes.view.ts';

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
