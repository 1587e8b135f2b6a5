/** Rows that are new by what makes them themselves, and look like a referral on record that the file has no more. */
import { daysBetween, partsOf, type Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { nearlySame } from '../text/same-name.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { SEPARATOR } from './identity.ts';

/** What makes a referral itself. */
interface Itself {
  readonly day: Day;
  /** The partner or the source: `p3`, `s9`. */
  readonly whose: string;
  readonly whoseName: string;
  readonly client: string;
  readonly direction: Direction;
}

/** A row that came in as a new referral. */
export interface NewRow extends Itself {
  readonly line: number;
}

/** A referral on record that no row of the file is. */
export interface NotInFile extends Itself {
  /** Its number. */
  readonly id: number;
  /** Most of the import that it came with is in the file still: its own row was changed or taken out. */
  readonly goesOn: boolean;
}

/** What may have been corrected; null: it is on record just so by now. */
export type Corrected = 'day' | 'client' | 'partner' | 'direction' | null;

/** A new row, and the referral that it may be. */
export interface LooksLike {
  readonly line: number;
  readonly id: number;
  readonly differs: Corrected;
  readonly row: NewRow;
  readonly before: NotInFile;
}

/** Two days so near are likely one that was corrected. */
const NEAR_DAYS = 31;

/**
 * Finds which new row may be which referral: where two of day, partner and client are the same and the third is near, or
 * is whatever it is in a file that goes on and has lost that row; or only the direction is another. Each of them once.
 */
export class LookAlikeRows {
  readonly #rows: readonly NewRow[];
  readonly #byTwo = new Map<string, NewRow[]>();
  readonly #found: { readonly rank: number; readonly looksLike: LooksLike }[] = [];

  constructor(rows: readonly NewRow[]) {
    this.#rows = rows;
    for (const row of rows) {
      for (const key of pairsOf(row)) {
        const same = this.#byTwo.get(key);
        if (same === undefined) this.#byTwo.set(key, [row]);
        else same.push(row);
      }
    }
  }

  /** Looks at a referral that no row of the file is. */
  consider(before: NotInFile): void {
    if (this.#rows.length === 0) return;
    const rows = new Set(pairsOf(before).flatMap((key) => this.#byTwo.get(key) ?? []));
    for (const row of rows) {
      const [rank, differs] = likeness(row, before) ?? [];
      if (rank === undefined || differs === undefined) continue;
      this.#found.push({ rank, looksLike: { line: row.line, id: before.id, differs, row, before } });
    }
  }

  /** The likeliest, each row and each referral once; by line. */
  found(): LooksLike[] {
    const [lines, ids] = [new Set<NewRow>(), new Set<number>()];
    const chosen = this.#found
      .toSorted((a, b) => a.rank - b.rank)
      .flatMap(({ looksLike }) => {
        if (lines.has(looksLike.row) || ids.has(looksLike.id)) return [];
        lines.add(looksLike.row);
        ids.add(looksLike.id);
        return [looksLike];
      });
    return chosen.toSorted((a, b) => a.line - b.line);
  }
}

/** What two have in common where one of day, partner and client is another. */
function pairsOf({ day, whose, client }: Itself): string[] {
  const key = searchKey(client);
  return [
    ['partner and client', whose, key],
    ['day and client', day, key],
    ['day and partner', day, whose],
  ].map((parts) => parts.join(SEPARATOR));
}

/** How likely the row is the referral, the lower the likelier, and what differs; undefined where it is another. */
function likeness(row: NewRow, before: NotInFile): [number, Corrected] | undefined {
  const isSameDay = row.day === before.day;
  const isSameClient = searchKey(row.client) === searchKey(before.client);
  const isSamePartner = row.whose === before.whose;
  if (row.direction !== before.direction) {
    return isSameDay && isSameClient && isSamePartner ? [1, 'direction'] : undefined;
  }
  if (isSameDay && isSameClient) return isSamePartner ? [0, null] : [3, 'partner'];
  if (isSameDay) {
    if (isNearName(row.client, before.client)) return [2, 'client'];
    return before.goesOn ? [5, 'client'] : undefined;
  }
  if (isNearDay(row.day, before.day)) return [2, 'day'];
  return before.goesOn ? [4, 'day'] : undefined;
}

/** Whether a person corrected this row: what is read otherwise in a whole file, the direction or its dates, is no such one. */
export function isCorrectedAlone({ differs, row, before }: LooksLike): boolean {
  if (differs === 'day') return !isChangedOver(row.day, before.day);
  return differs === 'client' || differs === 'partner';
}

/** Within a month, the same day of another year, or with day and month changed over. */
function isNearDay(a: Day, b: Day): boolean {
  if (Math.abs(daysBetween(a, b)) <= NEAR_DAYS) return true;
  const [one, other] = [partsOf(a), partsOf(b)];
  return (one.month === other.month && one.dayOfMonth === other.dayOfMonth) || isChangedOver(a, b);
}

/** The same but for day and month changed over. */
function isChangedOver(a: Day, b: Day): boolean {
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.year === other.year && one.month === other.dayOfMonth && one.dayOfMonth === other.month;
}

/** Spelled nearly the same, or with a word more: `Jane`, `Jane D.`, `Jane Doe`. */
function isNearName(a: string, b: string): boolean {
  if (nearlySame(a, b)) return true;
  const [first, second] = [keyWords(searchKey(a)), keyWords(searchKey(b))].toSorted(
    (one, other) => one.length - other.length,
  );
  return (
    first !== undefined &&
    first.length > 0 &&
    first.every((word, at) => (second?.[at] ?? '').startsWith(word))
  );
}
