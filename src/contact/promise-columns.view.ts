import type { Day } from '../calendar/day.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { goalText, isCounted, stateOf, type Promised, type Side } from './promise.ts';
import type { CardFact } from '../screen/card.view.ts';
import type { Column } from '../screen/columns.view.ts';

const WHO: Readonly<Record<Side, string>> = { mine: 'I will', theirs: 'they will' };

/** A promise as JSON and CSV have it, and as lists show it, as of `today`. */
export function promiseColumns(today: Day): Column<Promised>[] {
  return [
    { key: 'number', heading: '#', value: (promise) => promise.id, align: 'right' },
    { key: 'partner', heading: 'Partner', value: (promise) => promise.partnerName, shrinksTo: 12 },
    { key: 'partnerId', value: (promise) => `p${promise.partnerId}` },
    { key: 'side', heading: 'Who', value: (promise) => promise.side, text: ({ side }) => WHO[side] },
    { key: 'what', heading: 'What', value: (promise) => promise.what, shrinksTo: 12 },
    {
      key: 'by',
      heading: 'By',
      value: (promise) => promise.dueOn,
      text: ({ dueOn }) => (dueOn === null ? '' : formatDate(dueOn)),
      dropsAt: 2,
    },
    { key: 'goal', value: (promise) => promise.goal?.number ?? null },
    { key: 'goalKind', value: (promise) => promise.goal?.kind ?? null },
    {
      key: 'reached',
      heading: 'Goal',
      value: (promise) => promise.reached,
      text: (promise) => progressText(promise) ?? (promise.goal === null ? '' : goalText(promise.goal)),
      dropsAt: 1,
    },
    { key: 'state', heading: 'State', value: (promise) => stateOf(promise, today) },
    { key: 'from', value: (promise) => promise.fromDay },
    { key: 'doneOn', value: (promise) => promise.doneOn },
    { key: 'agreement', value: (promise) => promise.agreementId },
    { key: 'uuid', value: (promise) => promise.uuid },
  ];
}

/** `4 of 6 referrals`: how far a goal is; undefined where it is not counted. */
export function progressText({ goal, reached }: Pick<Promised, 'goal' | 'reached'>): string | undefined {
  return goal === null || reached === null ? undefined : `${reached} of ${goalText(goal)}`;
}

/** `I promised Maren Holt: send the brochure, by Wed 25 Nov 2026`: a promise in one phrase, without its state. */
export function promisePhrase({ side, partnerName, what, dueOn }: Promised): string {
  const who = side === 'mine' ? `I promised ${partnerName}` : `${partnerName} promised`;
  const by = dueOn === null ? '' : `, by ${formatDay(dueOn)}`;
  return `${who}: ${what}${by}`;
}

/** A promise in one phrase with how it stands: `...; 4 of 6 referrals`, `...; done, Fri 20 Nov 2026`. */
export function promiseLine(promise: Promised, today: Day): string {
  const { doneOn } = promise;
  const progress = progressText(promise);
  const state = stateOf(promise, today);
  const parts = [
    promisePhrase(promise),
    progress ?? '',
    doneOn === null ? (state === 'open' ? '' : state) : `done, ${formatDay(doneOn)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** What a promise's phrase does not say. */
export function promiseCard(promise: Promised, today: Day): CardFact[] {
  const { doneOn, fromDay, goal, agreementId } = promise;
  return [
    { label: 'state', text: doneOn === null ? stateOf(promise, today) : `done, ${formatDay(doneOn)}` },
    { label: 'goal', text: goalFact(promise) },
    { label: goal === null ? 'made' : 'counts from', text: fromDay === null ? '' : formatDay(fromDay) },
    { label: 'agreement', text: agreementId === null ? '' : `#${agreementId}` },
  ];
}

function goalFact(promise: Promised): string {
  const { goal } = promise;
  if (goal === null) return '';
  return isCounted(goal) ? (progressText(promise) ?? '') : `${goalText(goal)}, which you count yourself`;
}
