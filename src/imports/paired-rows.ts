/** Rows that are new by what makes them themselves, and seem to be the rows of an earlier import, otherwise read. */
import type { Day } from '../calendar/day.ts';
import { SEPARATOR } from './identity.ts';

/** A referral, as a file or the record has it; names by their search keys. */
export interface PairedRow {
  readonly day: Day;
  /** The partner or the source. */
  readonly whose: string;
  /** The client; null where it was left out. */
  readonly client: string | null;
}

/** How surely a row is a referral on record: `likely` is taken where a person says that the file corrects it. */
export type Sureness = 'sure' | 'likely';

/**
 * Pairs referrals on record with new rows of a file, each of them once. Surely one are those of a day with the same client,
 * with partner and client changed over, or without a client on one side; likely one are those of a day with the same
 * partner, and those of the same two names on another day.
 */
export class PairedRows {
  readonly #byKey = new Map<string, number[]>();
  readonly #used = new Set<number>();

  constructor(rows: readonly PairedRow[]) {
    for (const [at, row] of rows.entries()) {
      for (const key of keysOf(row)) {
        const same = this.#byKey.get(key);
        if (same === undefined) this.#byKey.set(key, [at]);
        else same.push(at);
      }
    }
  }

  /** Whether a row that no other referral is paired with seems to be this one. */
  pair({ day, whose, client }: PairedRow): Sureness | undefined {
    const sure =
      client === null
        ? [keyOf('whose, with a client', day, whose)]
        : [
            keyOf('client', day, client),
            keyOf('client', day, whose),
            keyOf('whose', day, client),
            keyOf('whose, without a client', day, whose),
          ];
    if (this.#takeOne(sure)) return 'sure';
    const names = client === null ? [] : [keyOf('both', whose, client), keyOf('both', client, whose)];
    return this.#takeOne([keyOf('whose', day, whose), ...names]) ? 'likely' : undefined;
  }

  #takeOne(keys: readonly string[]): boolean {
    for (const each of keys) {
      const rows = this.#byKey.get(each) ?? [];
      for (let at = rows.pop(); at !== undefined; at = rows.pop()) {
        if (this.#used.has(at)) continue;
        this.#used.add(at);
        return true;
      }
    }
    return false;
  }
}

function keysOf({ day, whose, client }: PairedRow): string[] {
  if (client === null) return [keyOf('whose', day, whose), keyOf('whose, without a client', day, whose)];
  return [
    keyOf('whose', day, whose),
    keyOf('client', day, client),
    keyOf('whose, with a client', day, whose),
    keyOf('both', whose, client),
  ];
}

function keyOf(...parts: readonly string[]): string {
  return parts.join(SEPARATOR);
}
