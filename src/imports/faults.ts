/** Faults of rows, counted: the same fault of many rows is said once. */
import { LINES_NAMED, type Fault, type RejectedRow } from './import.ts';

/** One fault, with how many rows have it and the lines of the first of them. */
export interface CountedFault extends Fault {
  readonly rows: number;
  readonly lines: readonly number[];
}

/** So many rejected rows are kept for programs; all of them go to a file, where one is named. */
const KEPT = 20;

/** Counts the faults of rejected rows; where a terminal is asked, each cell that it is shown counts by itself. */
export class FaultCounts {
  readonly #asks: boolean;

  readonly rows: RejectedRow[] = [];
  readonly #counted = new Map<string, { fault: Fault; rows: number; lines: number[] }>();

  constructor({ asks = false }: { readonly asks?: boolean } = {}) {
    this.#asks = asks;
  }

  add(line: number, faults: readonly Fault[]): void {
    if (this.rows.length < KEPT) this.rows.push({ line, faults });
    for (const fault of faults) {
      const key = `${fault.column ?? ''}\n${fault.fault}\n${this.#asks ? (fault.onScreen ?? '') : ''}`;
      const counted = this.#counted.get(key) ?? { fault, rows: 0, lines: [] };
      counted.rows += 1;
      if (counted.lines.length < LINES_NAMED) counted.lines.push(line);
      this.#counted.set(key, counted);
    }
  }

  /** Each fault once, in the order in which they came. */
  all(): CountedFault[] {
    return [...this.#counted.values()].map(({ fault, ...counted }) => ({ ...fault, ...counted }));
  }
}
