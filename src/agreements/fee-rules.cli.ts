import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { ALL_RULES } from '../partners/all-rules.ts';
import { barring, noticeText, wasShown, type Notice } from '../partners/notices.ts';
import { readParty } from '../partners/notices.sql.ts';
import { readShownNotices } from '../partners/shown-notices.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { list } from '../text/count.ts';
import type { Fees } from './fee-record.ts';
import { earnedOverLimit, feeCautions, feeNotices, type Sides } from './fee-rules.ts';
import { feeOccasion, type FeeDirection } from './fee-terms.ts';

/** A fee that somebody may be told to pay or to book. */
export interface OpenFee {
  readonly partnerId: number;
  readonly direction: FeeDirection;
  /** The referral it is of; all that are due where it is of an account. */
  readonly referral?: number;
}

/**
 * How much of the notices is told: all of them, those that were not shown for the partner yet with where the others are,
 * or only where those that were not shown stand, and those of a fee that is barred.
 */
export type Telling = 'all' | 'new' | 'sources';

const NONE: ReadonlySet<string> = new Set();

/**
 * What is to stand beside the commands that pay fees: each notice that bears on them once, with whom it is about, and what
 * is above a limit. None is a step; nothing is said where none applies.
 */
export function feeRuleLines(
  db: Db,
  fees: Fees,
  open: readonly OpenFee[],
  {
    settings: me,
    today: on,
    telling,
  }: { readonly settings: Settings; readonly today: Day; readonly telling: Telling },
): string[] {
  const named = new Map<Notice, string[]>();
  const before = new Set<string>();
  const above: string[] = [];
  for (const id of new Set(open.map(({ partnerId }) => partnerId))) {
    const partner = readParty(db, id);
    if (partner === undefined) continue;
    const sides: Sides = { me, partner, on };
    const own = open.filter(({ partnerId }) => partnerId === id);
    const directions = [...new Set(own.map(({ direction }) => direction))];
    // Beside the command that pays it, a fee that a rule bars is never without it.
    const isBarred =
      telling === 'sources' &&
      directions.some((way) => barring({ occasion: feeOccasion(way), on }, me, partner).length > 0);
    const shown = telling === 'all' || isBarred ? NONE : readShownNotices(db, partner.uuid);
    for (const notice of telling === 'all' ? feeNotices(sides, directions) : feeCautions(sides, directions)) {
      if (directions.some((way) => wasShown(shown, notice, feeOccasion(way)))) before.add(partner.name);
      else named.set(notice, [...(named.get(notice) ?? []), partner.name]);
    }
    for (const direction of directions) {
      const among = referralsOf(
        fees,
        id,
        own.filter((each) => each.direction === direction),
      );
      above.push(
        ...earnedOverLimit(sides, fees, { directions: [direction], among }).map(
          (words) => `Fees with ${partner.name}: ${words}`,
        ),
      );
    }
  }
  return [
    ...(telling === 'sources'
      ? sourcesLine(named)
      : [...named].map(([notice, names]) => `Fees with ${list(names, 'and')}: ${noticeText(notice)}`)),
    ...(telling === 'new' && before.size > 0
      ? [`What rules say of fees with ${list([...before], 'and')}, as told before: ${ALL_RULES}`]
      : []),
    ...above,
  ];
}

/** Whose fees rules bear on and where those stand, in one line; `fees --rules` has their words. */
function sourcesLine(named: ReadonlyMap<Notice, readonly string[]>): string[] {
  if (named.size === 0) return [];
  const names = [...new Set([...named.values()].flat())];
  const sources = [...named.keys()].map(({ citation }) => citation).join('; ');
  return [`What rules say of fees with ${list(names, 'and')} (${sources}): ${ALL_RULES}`];
}

/** The referrals that open fees of one direction with a partner are of. */
function referralsOf({ balances }: Fees, partnerId: number, open: readonly OpenFee[]): number[] {
  return open
    .flatMap(({ referral, direction }) =>
      referral === undefined
        ? balances
            .filter((each) => each.partner === partnerId && each.direction === direction)
            .flatMap(({ lines }) => lines.map(({ line }) => line.referral))
        : [referral],
    )
    .filter((each, n, all) => all.indexOf(each) === n);
}
