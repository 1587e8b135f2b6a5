import { calledText } from '../agreements/called.ts';
import { formatDate, formatDay, formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { formatKnownSince } from '../calendar/known-since.ts';
import type { CheckIn } from '../contact/check-in.ts';
import { nextPhrase } from '../contact/check-in.view.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Partner } from '../partners/partner.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { MeetingLine } from './brief-line.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import type { Meeting } from './meeting.ts';

/** What is said of the partner first: where it stands, the last check-in and the next, and what to be careful about. */
export function partnerLines(
  meeting: Meeting,
  { today, handle, next, stageSince }: MeetingFrame,
): MeetingLine[] {
  const { partner, lastCheckIn } = meeting;
  const line = (name: string, text: string, command?: string): MeetingLine[] =>
    text === '' ? [] : [{ part: 'partner', label: name, number: undefined, text, command }];
  const { archivedOn, notTakingUntil, doNotRefer, introducerName, introducedBy } = partner;
  // Nobody is to be met who is put away, but for what is still to do.
  const isAway = isPutAway(partner, today);
  return [
    ...line(
      'Stage',
      [stageWords(meeting, stageSince), knownWords(partner)].filter((part) => part !== '').join(', '),
    ),
    ...line('Called', calledText(meeting.called)),
    ...(archivedOn !== null && isAway
      ? line('Archived', formatDay(archivedOn), `refnet edit ${handle} --unarchive`)
      : []),
    ...(doNotRefer ? line('Careful', 'not to be referred to', `refnet edit ${handle} --refer`) : []),
    ...(notTakingUntil === null || notTakingUntil <= today
      ? []
      : line('Clients', `takes none until ${formatDay(notTakingUntil)}`)),
    ...line(
      'Last met',
      lastWords(lastCheckIn, today),
      next.state === 'none' && !isAway ? `refnet check-in ${handle}` : undefined,
    ),
    ...(isAway ? [] : line('Next', nextWords(next, today), `refnet check-in ${handle}`)),
    ...line(
      'Introduced',
      introducerName === null ? '' : `by ${introducerName}`,
      introducedBy === null ? undefined : `refnet show p${introducedBy}`,
    ),
    ...line('Looks for', partner.idealClient ?? ''),
  ];
}

/** `referral partner since 10 Jan 2025`; without a day that is the one of an entry alone. */
export function stageWords(
  { partner: { stage, knownSince }, entered }: Pick<Meeting, 'partner' | 'entered'>,
  since: Day | undefined,
): string {
  const isDayOfEntry = entered?.stage === stage && entered.onDay === since && knownSince !== null;
  // Everybody begins as an acquaintance, on the day of the entry.
  const isSaid = since !== undefined && stage !== 'acquaintance' && !(isDayOfEntry && knownSince.day < since);
  return isSaid ? `${label(stage)} since ${formatDate(since)}` : label(stage);
}

/** How to reach a partner, and what else is on record of them: each fact with its name. */
export function detailLines({ partner }: Meeting): MeetingLine[] {
  const { emails, phones, links, region, services, howMet, relativeSize, notes } = partner;
  const known: readonly (readonly [name: string, text: string])[] = [
    ['Email', emails.join(', ')],
    ['Phone', phones.join(', ')],
    ['Link', links.join(', ')],
    ['Region', region ?? ''],
    ['Offers', services ?? ''],
    ['Met', howMet ?? ''],
    [
      'Size',
      relativeSize === null ? '' : `${label(relativeSize)} than yours`.replace('similar than', 'similar to'),
    ],
    ['Prefers', preferenceWords(partner)],
    ['Note', notes ?? ''],
  ];
  return known
    .filter(([, text]) => text !== '')
    .map(([name, text]) => ({ part: 'details', label: name, number: undefined, text, command: undefined }));
}

function preferenceWords({ theirPreference, myPreference }: Partner): string {
  return [
    ...(theirPreference === null ? [] : [`they: ${label(theirPreference)}`]),
    ...(myPreference === null ? [] : [`you: ${label(myPreference)}`]),
  ].join(', ');
}

/** `known since Jan 2024`; nothing where it is not known. */
export function knownWords({ knownSince }: Partner): string {
  return knownSince === null ? '' : `known since ${formatKnownSince(knownSince)}`;
}

/** `16 Oct, coffee, satisfaction 4 of 5: new office in March`. */
function lastWords(checkIn: CheckIn | undefined, today: Day): string {
  if (checkIn === undefined) return 'no check-in yet';
  const { onDay, kind, satisfaction, note } = checkIn;
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return `${formatDayShort(onDay, today)}, ${label(kind)}${felt}${note === null ? '' : `: ${note}`}`;
}

function nextWords(next: NextCheckIn, today: Day): string {
  const told = nextPhrase(next, today).replace(/^next /, '');
  switch (next.state) {
    case 'none':
    case 'not-due':
      return told;
    case 'due':
      return next.dueOn === today
        ? told.replace(/^(?:by|on) .*?(?=,| \(|$)/, 'due today')
        : told.replace(/^(?:by|on)/, 'due since');
    case 'overdue':
      return `${told}, overdue`;
  }
}
