/** A table beneath another on one sheet: its columns, or which way its referrals went, may be others. */
import type { Direction } from '../referrals/direction.ts';
import { UserError } from '../text/errors.ts';
import { isTrackerHeader } from './tracker-assign.ts';
import { titleWay } from './title-way.ts';
import type { Aside } from './tracker-aside.ts';

/** Rows that hold no digit are few: a referral has a day. So many of them are looked at. */
const LOOKED_AT = 200;

/** Looks at the lines of a sheet, from the first on, for a second table beneath the header. */
export class SecondTable {
  readonly #headerLine: number;
  readonly #saysWay: boolean;
  #left = LOOKED_AT;
  #way: Direction | undefined;
  /** The way that a title says, until a row comes. */
  #title: Direction | undefined;

  /** `saysWay`: a column says which way each referral went, so that no title has to. */
  constructor(headerLine: number, saysWay: boolean) {
    this.#headerLine = headerLine;
    this.#saysWay = saysWay;
  }

  /** Throws a UserError at a line that begins a table of its own. `what` it is beneath the header. */
  look(line: number, fields: readonly string[], what: Aside | undefined): void {
    if (line < this.#headerLine) this.#way = wayOfTitle(fields) ?? this.#way;
    if (line <= this.#headerLine) return;
    if (what === 'text') this.#title = wayOfTitle(fields) ?? this.#title;
    else if (what === undefined) this.#title = undefined;
    if (what === 'header') {
      const isOther = this.#title !== undefined && this.#title !== this.#way;
      if (isOther && !this.#saysWay) throw another(line);
      return;
    }
    if (this.#left === 0 || fields.some((field) => /\d/.test(field))) return;
    this.#left -= 1;
    if (isTrackerHeader(fields)) throw another(line);
  }
}

function wayOfTitle(fields: readonly string[]): Direction | undefined {
  const [first, ...others] = fields.filter((field) => field.trim() !== '');
  return first === undefined || others.length > 0 ? undefined : titleWay(first);
}

function another(line: number): UserError {
  return new UserError(`line ${line} begins another table beneath the first`, {
    hints: ['put each table on a sheet, or into a file, of its own, and import those'],
  });
}
