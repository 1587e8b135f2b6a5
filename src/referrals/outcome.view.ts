import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { amountPhrase } from './amount.view.ts';
import { collectedWords } from './collection.ts';
import { changesNothing, type Outcome, type SaidOutcome } from './outcome.ts';
import { whoPhrase, type Referral } from './referral.ts';
import { isClosed, type Status } from './status.ts';

/** What is said first of what was said: the value, then what was agreed. */
const AMOUNTS_IN_WORDS = ['invoiced', 'estimate', 'agreed'] as const;

/** What an update came to, in words: `new -> won, Fri 20 Nov 2026`, `invoiced CAD 1,800`. */
export function outcomeWords(before: Referral, said: SaidOutcome, outcome: Outcome): string[] {
  const { amounts, collected, loop } = outcome;
  const nothing = changesNothing(outcome);
  const already = nothing || (said.status !== undefined && collected === undefined);
  return [
    ...stepWords(before, said, outcome, already),
    ...AMOUNTS_IN_WORDS.flatMap((field) => {
      const amount = amounts[field];
      return amount === undefined || amount === null ? [] : [amountPhrase(field, amount)];
    }),
    ...(collected === undefined
      ? []
      : [
          `${collectedWords(collected.amount)}${collectedBy(before)}, ${formatDay(collected.onDay)}${collected.note === null ? '' : ', note kept'}`,
        ]),
    ...(loop.thankedOn === undefined ? [] : ['thanked']),
    ...(loop.toldOn === undefined || loop.toldOn === null ? [] : ['told']),
    ...(loop.toldOn === null ? [`${before.partnerName} was told of the earlier outcome`] : []),
    ...(nothing ? [NOTHING] : []),
  ];
}

/** Whose money it is that came in for a client who was given: the partner's, of which a fee may be a part. */
function collectedBy({ direction, partnerName }: Referral): string {
  return direction === 'given' ? ` by ${partnerName}` : '';
}

function stepWords(
  before: Referral,
  { because, word, status: said, note }: SaidOutcome,
  { move, news, amend, amended, status }: Outcome,
  already: boolean,
): string[] {
  if (news !== undefined) {
    const day = formatDay(news.onDay);
    if (word !== undefined && news.reason.startsWith(word))
      return [`${quoted(word)} noted, ${day}; it stays ${label(status)}`];
    return [said === undefined || note ? `news noted, ${day}` : `still ${label(status)}, ${day}`];
  }
  if (move !== undefined && status !== move.status) {
    return [`${label(move.status)} noted for ${formatDay(move.onDay)}; it stays ${label(status)}`];
  }
  const why = because === undefined || because === null ? [] : [`because: ${because}`];
  if (move !== undefined)
    return [`${label(before.status)} -> ${label(status)}, ${formatDay(move.onDay)}`, ...why];
  const moved = amended?.status === null ? 'the news is of' : `${label(status)} since`;
  const words = amend.onDay === undefined ? [] : [`${moved} ${formatDay(amend.onDay)}`];
  if (amend.reason !== undefined && why.length > 0) words.push(...why);
  else if (amend.reason !== undefined) words.push(amend.reason === null ? 'note taken out' : 'note kept');
  if (words.length > 0 || !already) return words;
  const since = before.closedOn === null ? '' : `, ${formatDay(before.closedOn)}`;
  return [`already ${label(status)}${since}`];
}

/** What is said of an update that says nothing new. */
export const NOTHING = 'nothing to change';

/** `#63 and #64 not chosen`: the other names of a client who chose one; nothing where there are none. */
export function notChosenWords(ids: readonly number[]): string[] {
  return ids.length === 0
    ? []
    : [
        `${list(
          ids.map((id) => `#${id}`),
          'and',
        )} ${label('not-chosen')}`,
      ];
}

/** The commands that usually come after an update: what was invoiced, the thanks, telling the outcome. */
export function afterUpdate(referral: Referral): string[] {
  const { id, status, direction, invoiced, thankedOn, toldOn, source } = referral;
  const next = status === 'won' && invoiced === null ? [`refnet update ${id} --value AMOUNT`] : [];
  if (direction !== 'received' || source !== null || status === 'void') return next;
  if (thankedOn === null) next.push(`refnet thank ${id}`);
  if (isClosed(status) && toldOn === null) next.push(`refnet told ${id}`);
  return next;
}

/** `Jane D. received from Maren Holt: told that it is won, Fri 20 Nov 2026`. */
export function toldLine(after: Referral, before?: Referral): string {
  const day = after.toldOn === null ? '' : `, ${formatDay(after.toldOn)}`;
  const already = before?.toldOn === after.toldOn ? 'already ' : '';
  return `${whoPhrase(after)}: ${already}told ${toldWhat(after.status)}${day}`;
}

/** What the giver hears of an outcome, as a sentence about the client. */
function toldWhat(status: Status): string {
  if (status === 'no-response') return 'that they did not respond';
  if (status === 'not-chosen') return 'that they chose another';
  return `that it is ${label(status)}`;
}

/** `Jane D. received from Maren Holt: thanked, Fri 20 Nov 2026 (card)`. */
export function thankedOneLine(after: Referral, before: Referral): string {
  const same = before.thankedOn === after.thankedOn && before.thankedHow === after.thankedHow;
  const day = after.thankedOn === null ? '' : `, ${formatDay(after.thankedOn)}`;
  const way = after.thankedHow === null ? '' : ` (${after.thankedHow})`;
  return `${whoPhrase(after)}: ${same ? 'already ' : ''}thanked${day}${way}`;
}

const NAMED_NUMBERS = 6;

/** `Maren Holt for 3 referrals, Fri 20 Nov 2026 (card): #57, #58 and #61`: who was thanked, and for what. */
export function thankedWords(
  partnerName: string,
  ids: readonly number[],
  on: Day,
  how: string | undefined,
): string {
  const named = ids.slice(0, NAMED_NUMBERS).map((id) => `#${id}`);
  const more = ids.length - named.length;
  const numbers = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  const way = how === undefined ? '' : ` (${how})`;
  return `${partnerName} for ${count(ids.length, 'referral')}, ${formatDay(on)}${way}: ${numbers}`;
}
