import { formatDate } from '../calendar/day-words.ts';
import type { Snooze, SnoozeKind } from './snooze.ts';
import type { Column } from '../screen/columns.view.ts';

/** A snooze with what it puts off in words, and how that is named in a command. */
export interface NamedSnooze extends Snooze {
  what: string;
  handle: string;
}

/** A snooze as JSON and CSV have it, and as lists show it. */
export const SNOOZE_COLUMNS: readonly Column<NamedSnooze>[] = [
  {
    key: 'until',
    heading: 'Until',
    value: ({ untilDay }) => untilDay,
    text: (each) => formatDate(each.untilDay),
  },
  { key: 'what', heading: 'What', value: ({ what }) => what, shrinksTo: 16 },
  { key: 'kind', value: ({ kind }) => kind },
  { key: 'number', value: ({ number }) => number },
  { key: 'partner', value: ({ partnerName }) => partnerName },
  { key: 'partnerId', value: ({ partnerId }) => (partnerId === null ? null : `p${partnerId}`) },
  { key: 'snoozedOn', value: ({ onDay }) => onDay },
  { key: 'reason', heading: 'Because', value: ({ reason }) => reason, shrinksTo: 8, dropsAt: 1 },
  {
    key: 'wake',
    heading: 'Bring back',
    value: wakeCommand,
  },
  { key: 'uuid', value: ({ uuid }) => uuid },
];

/** `refnet snooze maren --wake`: the command that brings it back before its day. */
export function wakeCommand({ kind, handle }: Pick<NamedSnooze, 'kind' | 'handle'>): string {
  const option = kind === 'fee' || kind === 'one-to-one' ? ` --kind ${kind}` : '';
  return `refnet snooze ${handle}${option} --wake`;
}

const ABOUT: Readonly<Record<Exclude<SnoozeKind, 'record'>, string>> = {
  'check-in': 'check-in with',
  fee: 'fees with',
  'one-to-one': 'one-to-one with',
  candidates: 'look for candidates',
};

/** `check-in with Ilse Moreno`, `look for candidates`: what is about no record. */
export function snoozedPhrase(kind: Exclude<SnoozeKind, 'record'>, partnerName: string | null): string {
  return partnerName === null ? ABOUT[kind] : `${ABOUT[kind]} ${partnerName}`;
}
