import { formatDate } from '../calendar/day-words.ts';
import type { Signal } from './signal.ts';
import type { Column } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A signal as JSON and CSV have it, and as lists show it. */
export const SIGNAL_COLUMNS: readonly Column<Signal>[] = [
  { key: 'number', heading: '#', value: (signal) => signal.id, align: 'right' },
  { key: 'day', heading: 'Day', value: (signal) => signal.onDay, text: (signal) => formatDate(signal.onDay) },
  { key: 'partner', heading: 'Partner', value: (signal) => signal.partnerName, shrinksTo: 12 },
  { key: 'partnerId', value: (signal) => `p${signal.partnerId}` },
  { key: 'kind', heading: 'Kind', value: (signal) => signal.kind, text: (signal) => label(signal.kind) },
  { key: 'note', heading: 'Note', value: (signal) => signal.note, shrinksTo: 12 },
  { key: 'uuid', value: (signal) => signal.uuid },
];

/** `Dispute, Maren Holt, 20 Nov 2026: late invoice`. */
export function signalPhrase(signal: Signal): string {
  const note = signal.note === null ? '' : `: ${signal.note}`;
  return `${signalTitle(signal)}${note}`;
}

/** A signal in one phrase without what was noted. */
export function signalTitle({ kind, partnerName, onDay }: Signal): string {
  const word = label(kind);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}, ${partnerName}, ${formatDate(onDay)}`;
}
