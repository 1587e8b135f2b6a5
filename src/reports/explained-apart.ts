/** Numbers that are told one by one and never added to each other: of each objective, of what went out and what came in. */
import type { Adds, CountedRow, Total } from './explained.ts';

/** One of them with what its own rows come to. */
export interface Apart {
  readonly name: string;
  readonly adds: Adds;
  readonly rows: readonly CountedRow[];
  readonly total: Total;
}

/** What one of them is called, how its rows add up, and which they are. */
export interface ToldApart {
  readonly name: string;
  readonly adds: Adds;
  readonly keep: (row: CountedRow) => boolean;
}

/** Who paid; and who would have been paid, where nothing changed hands. */
export const PAID_BY = { 'i-pay': 'you paid', 'they-pay': 'they paid' } as const;
export const WAIVED_FOR = { 'i-pay': 'to them', 'they-pay': 'to you' } as const;

/** What each side paid, or was to pay and was let off, out first; a way without a row is left out. */
export function byPayer(rows: readonly CountedRow[]): readonly ToldApart[] {
  return (['i-pay', 'they-pay'] as const).flatMap((way): ToldApart[] => {
    const own = rows.filter(({ fee }) => fee === way);
    const names = own.every(({ what }) => what === 'waived') ? WAIVED_FOR : PAID_BY;
    return own.length === 0 ? [] : [{ name: names[way], adds: 'sum', keep: ({ fee }) => fee === way }];
  });
}

/** Each with its rows. */
export function apartOf(
  told: readonly ToldApart[],
  rows: readonly CountedRow[],
  addUp: (adds: Adds, rows: readonly CountedRow[]) => Total,
): readonly Apart[] {
  return told.map(({ name, adds, keep }) => {
    const own = rows.filter(keep);
    return { name, adds, rows: own, total: addUp(adds, own) };
  });
}
