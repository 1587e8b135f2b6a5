import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, plainAmount, type Money } from '../money/money.ts';
import { count, list } from '../text/count.ts';
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
    ...stepWords(before, outcome, already, said.because),
    ...AMOUNTS_IN_WORDS.flatMap((field) => {
      const amount = amounts[field];
      return amount === undefined || amount === null ? [] : [amountPhrase(field, amount)];
    }),
    ...(collected === undefined
      ? []
      : [
          `${collectedWords(collected.amount)}, ${formatDay(collected.onDay)}${collected.note === null ? '' : ', note kept'}`,
        ]),
    ...(loop.thankedOn === undefined ? [] : ['thanked']),
    ...(loop.toldOn === undefined || loop.toldOn === null ? [] : ['told']),
    ...(loop.toldOn === null ? [`${before.partnerName} was told of the earlier outcome`] : []),
    ...(nothing ? [NOTHING] : []),
  ];
}

function stepWords(
  before: Referral,
  { move, news, amend, amended, status }: Outcome,
  already: boolean,
  because: SaidOutcome['because'],
): string[] {
  if (news !== undefined) return [`news noted, ${formatDay(news.onDay)}`];
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

const NOTHING = 'nothing to change';

/** Where an open referral stays as it is, how there is news of it all the same: it quiets the question in refnet due. */
export function newsInstead(
  { id, status }: Pick<Referral, 'id' | 'status'>,
  words: readonly string[],
): string[] {
  if (isClosed(status) || !words.includes(NOTHING)) return [];
  return [`news without a step: refnet update ${id} --note TEXT`];
}

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

/** A line for each of the other names that stays closed though the win it was closed by is taken back. */
export function stillNotChosen(
  before: Pick<Referral, 'status'>,
  after: Pick<Referral, 'status'>,
  others: readonly { readonly id: number; readonly status: Status }[],
): string[] {
  if (before.status !== 'won' || after.status === 'won') return [];
  return others
    .filter(({ status }) => status === 'not-chosen')
    .map(({ id }) => `#${id} stays ${label('not-chosen')}: refnet update ${id} new      opens it again`);
}

/** `CAD 2,500 came in for #2 in all, more than the CAD 2,000 invoiced: refnet update 2 --value "CAD 2500.00"`. */
export function beyondInvoiceLine({ id, invoiced }: Referral, cameIn: Money): string {
  const was = invoiced === null ? '' : ` the ${formatMoney(invoiced)}`;
  return `${formatMoney(cameIn)} came in for #${id} in all, more than${was} invoiced: refnet update ${id} --value "${plainAmount(cameIn)}"`;
}

/** The commands that usually come after an update: what was invoiced, the thanks, telling the outcome. */
export function afterUpdate(referral: Referral): string[] {
  const { id, status, direction, invoiced, thankedOn, toldOn } = referral;
  const next = status === 'won' && invoiced === null ? [`refnet update ${id} --value AMOUNT`] : [];
  if (direction !== 'received' || status === 'void') return next;
  if (thankedOn === null) next.push(`refnet thank ${id}`);
  if (isClosed(status) && toldOn === null) next.push(`refnet told ${id}`);
  return next;
}

/** `Jane D. received from Maren Holt: told that it is won, Fri 20 Nov 2026`. */
export function toldLine(after: Referral, before?: Referral): string {
  const day = after.toldOn === null ? '' : `, ${formatDay(after.toldOn)}`;
  const already = before?.toldOn === after.toldOn ? 'already ' : '';
  return `${whoPhrase(after)}: ${already}told that it is ${label(after.status)}${day}`;
}

/** `Jane D. received from Maren Holt: thanked, Fri 20 Nov 2026 (card)`. */
export function thankedOneLine(after: Referral, before: Referral): string {
  const same = before.thankedOn === after.thankedOn && before.thankedHow === after.thankedHow;
  const day = after.thankedOn === null ? '' : `, ${formatDay(after.thankedOn)}`;
  const way = after.thankedHow === null ? '' : ` (${after.thankedHow})`;
  return `${whoPhrase(after)}: ${same ? 'already ' : ''}thanked${day}${way}`;
}

const NAMED_NUMBERS = 6;

/** `Thanked Maren Holt for 3 referrals, Fri 20 Nov 2026 (card): #57, #58 and #61`. */
export function thankedLine(
  partnerName: string,
  ids: readonly number[],
  on: Day,
  how: string | undefined,
): string {
  const named = ids.slice(0, NAMED_NUMBERS).map((id) => `#${id}`);
  const more = ids.length - named.length;
  const numbers = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  const way = how === undefined ? '' : ` (${how})`;
  return `Thanked ${partnerName} for ${count(ids.length, 'referral')}, ${formatDay(on)}${way}: ${numbers}`;
}
