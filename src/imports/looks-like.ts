/** Rows that are new by what makes them themselves, and look like a referral on record that the file has no more. */
import { asDay, daysBetween, partsOf, type Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { searchKey } from '../text/search-key.ts';
import { FreeRows, type Compared } from './free-rows.ts';
import { nearClients } from './near-clients.ts';

/** What makes a referral itself. */
export interface Itself {
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
  /** What the row was compared with: the referral, or what its row was before a person corrected it here. */
  readonly was: Itself;
}

/** Two days so near are likely one that was corrected. */
const NEAR_DAYS = 31;

/**
 * Finds which new row may be which referral: where two of day, partner and client are the same and the third is near, or
 * is whatever it is in a file that goes on and has lost that row; or only the direction is another. Each of them once.
 */
export class LookAlikeRows {
  readonly #rows: FreeRows<ComparedRow>;
  readonly #befores: ComparedBefore[] = [];

  constructor(rows: readonly NewRow[]) {
    this.#rows = new FreeRows(
      rows.map((row) => ({ ...comparedBy(row), row })),
      { day: nearDays, clientKey: nearClients },
    );
  }

  /** Looks at a referral that no row of the file is; `was`: what its own row was, if a person corrected it here since. */
  consider(before: NotInFile, was: Itself = before): void {
    this.#compare(before, was);
    if (was !== before) this.#compare(before, before);
  }

  #compare(before: NotInFile, was: Itself): void {
    const by = comparedBy(was);
    const isLikeOne =
      this.#rows.has('all but the day', by) ||
      this.#rows.has('all but the partner', by) ||
      this.#rows.has('all but the client', by) ||
      this.#rows.has('all', theOtherWay(by));
    if (isLikeOne) this.#befores.push({ before, was, by });
  }

  /** The likeliest, each row and each referral once; by line. Asked for once all were considered. */
  found(): LooksLike[] {
    const found: LooksLike[] = [];
    const left = new Set(this.#befores);
    const ids = new Set<number>();
    for (const findLike of WAYS) {
      for (const each of left) {
        const { before, was } = each;
        const [like, differs] = ids.has(before.id) ? [] : (findLike(this.#rows, each) ?? []);
        if (like === undefined || differs === undefined) continue;
        this.#rows.take(like);
        left.delete(each);
        ids.add(before.id);
        found.push({ line: like.row.line, id: before.id, differs, row: like.row, before, was });
      }
    }
    return found.toSorted((a, b) => a.line - b.line);
  }
}

interface ComparedRow extends Compared {
  readonly row: NewRow;
}

interface ComparedBefore {
  readonly by: Compared;
  readonly before: NotInFile;
  readonly was: Itself;
}

/** Finds a row that may be the referral, and says what differs then. */
type Way = (
  rows: FreeRows<ComparedRow>,
  of: ComparedBefore,
) => readonly [ComparedRow | undefined, Corrected] | undefined;

/** The likeliest way first; what is found by one is free no more in those behind it, which need not tell it apart. */
const WAYS: readonly Way[] = [
  (rows, { by }) => [rows.first('all', by), null],
  (rows, { by }) => [rows.first('all', theOtherWay(by)), 'direction'],
  (rows, { by }) => {
    const ofNearDay = rows.firstNear('day', by);
    return ofNearDay === undefined ? [rows.firstNear('clientKey', by), 'client'] : [ofNearDay, 'day'];
  },
  (rows, { by }) => [rows.first('all but the partner', by), 'partner'],
  (rows, { by, before }) => (before.goesOn ? [rows.first('all but the day', by), 'day'] : undefined),
  (rows, { by, before }) => (before.goesOn ? [rows.first('all but the client', by), 'client'] : undefined),
];

function comparedBy({ day, whose, client, direction }: Itself): Compared {
  return { day, whose, clientKey: searchKey(client), direction };
}

function theOtherWay(by: Compared): Compared {
  return { ...by, direction: by.direction === 'given' ? 'received' : 'given' };
}

/** Whether a person corrected this row: what is read otherwise in a whole file, the direction or its dates, is no such one. */
export function isCorrectedAlone({ differs, row, was }: LooksLike): boolean {
  if (differs === 'day') return !isChangedOver(row.day, was.day);
  return differs === 'client' || differs === 'partner';
}

/** Which of these days are near to one. */
function nearDays(days: readonly string[]): (day: string) => readonly string[] {
  return (day) => days.filter((each) => isNearDay(asDay(each), asDay(day)));
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
