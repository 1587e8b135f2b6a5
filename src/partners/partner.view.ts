import { formatDate } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import { formatKnownSince } from '../calendar/known-since.ts';
import type { Day } from '../calendar/day.ts';
import type { Column } from '../screen/columns.view.ts';
import { exchanged, type Activity, type ListedPartner } from './partner-list.ts';
import { partners, type Partner } from './partner.ts';

/** `Maren Holt, mortgage broker; power partner, known since Jan 2024`. */
export function addedPhrase(partner: Partner, today: Day): string {
  const { knownSince } = partner;
  const known = knownSince === null ? '' : `, known since ${formatKnownSince(knownSince)}`;
  return `${partners.phrase(partner, today)}${known}`;
}

/** What is known of a partner beside the phrase and the stage, each fact under what people call it. */
export function knownFacts(partner: Partner, today: Day): { label: string; text: string }[] {
  return partners.fields.flatMap(({ onCard, label, words }) => {
    const text = onCard ? words(partner, today) : '';
    return text === '' ? [] : [{ label, text }];
  });
}

/** What was exchanged with a partner: in the 12 months to `today`, and "ever" on the whole record. */
export function activityColumns(today: Day): Column<Activity>[] {
  return [
    { key: 'given', heading: 'Given', value: ({ given }) => given, align: 'right' },
    { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
    { key: 'exchanged', value: exchanged },
    { key: 'closed', value: ({ closed }) => closed },
    { key: 'won', value: ({ won }) => won },
    { key: 'givenEver', value: ({ givenEver }) => givenEver },
    { key: 'receivedEver', value: ({ receivedEver }) => receivedEver },
    { key: 'exchangedEver', value: ({ givenEver, receivedEver }) => givenEver + receivedEver },
    {
      key: 'lastCheckIn',
      heading: 'Last check-in',
      value: ({ lastCheckIn }) => lastCheckIn,
      text: ({ lastCheckIn }) => (lastCheckIn === null ? 'never' : ago(lastCheckIn, today)),
    },
  ];
}

/** What stands below a list of partners: how many there are, and what the counts are of. */
export function partnerListFooter(listed: string, today: Day): string {
  return `${listed}; given and received in the 12 months to ${formatDate(today)}`;
}

/** A name as a list shows it, with the number where somebody else is called the same, and who is to be sent no clients. */
export function nameInList({ id, name, sharesName, doNotRefer }: ListedPartner): string {
  return `${name}${sharesName ? ` (p${id})` : ''}${doNotRefer ? ' (do not refer)' : ''}`;
}
