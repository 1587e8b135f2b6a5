import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { kind, number, uuid, type Identity, itsPartner } from '../kinds/kind.ts';
import { day, note, orNone, word } from '../kinds/type.ts';
import { label, vocabulary } from '../kinds/vocabulary.ts';
import { capitalized } from '../text/capitalized.ts';

/** Things noticed about a relationship, each with its day, that the advice looks at. */
export const SIGNAL_KINDS = [
  'tracking-error',
  'dispute',
  'growth',
  'complex-handoff',
  'proposal-received',
  'payback-expected',
  'feedback',
  'feedback-given',
  'testimonial',
  'testimonial-given',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** What somebody said of the other's work: of mine, or `given`, of theirs. */
const FEEDBACK_KINDS: readonly SignalKind[] = [
  'feedback',
  'feedback-given',
  'testimonial',
  'testimonial-given',
];

/** Whether a note is what one said of the other's work. */
export function isFeedback({ kind: of }: Pick<Signal, 'kind'>): boolean {
  return FEEDBACK_KINDS.includes(of);
}

export const SIGNAL_KIND_WORDS = vocabulary(
  'kind of note',
  SIGNAL_KINDS,
  {
    conflict: 'dispute',
    disagreement: 'dispute',
    error: 'tracking-error',
    praise: 'testimonial',
    recommendation: 'testimonial',
  },
  { unclear: { complaint: { dispute: 'you disagree', feedback: 'they told you so' } } },
);

/** Something noticed about a relationship on a day, which the advice takes into account. */
export interface SignalDraft {
  partnerId: number;
  onDay: Day;
  kind: SignalKind;
  note: string | null;
}

/** A signal as recorded, with its partner's name beside it. */
export interface Signal extends SignalDraft, Identity {
  partnerName: string;
}

export const signals = kind<SignalDraft, Signal>({
  noun: 'note',
  table: 'signals',
  phrase: signalPhrase,
  title: signalTitle,
  fields: {
    id: number,
    onDay: {
      type: day('past', { future: 'note it on its day, or a later one' }),
      column: 'on_day',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it (today)'],
      list: { heading: 'Day' },
      cell: ({ onDay }) => formatDate(onDay),
      card: false,
    },
    ...itsPartner,
    kind: {
      type: word(SIGNAL_KIND_WORDS),
      column: 'kind',
      option: ['kind', `${SIGNAL_KINDS.join(', ')} (feedback)`],
      list: { heading: 'Kind' },
      card: false,
    },
    note: {
      type: orNone(note),
      column: 'note',
      option: ['note', 'what was noticed'],
      list: { heading: 'Note', shrinksTo: 12 },
    },
    uuid,
  },
});

/** `Dispute, Maren Holt, 20 Nov 2026: late invoice`. */
function signalPhrase(signal: Signal): string {
  return `${signalTitle(signal)}${signal.note === null ? '' : `: ${signal.note}`}`;
}

/** A signal in one phrase without what was noted. */
function signalTitle({ kind: of, partnerName, onDay }: Signal): string {
  return `${capitalized(label(of))}, ${partnerName}, ${formatDate(onDay)}`;
}
