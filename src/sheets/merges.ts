/** Cells of one column that are merged, from one row to another, both from 1 and inclusive. */
export interface Merged {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** No sheet of people or referrals has more. */
const MOST = 10_000;

/**
 * A text in cells that are merged over several rows holds for each of them, though the sheet has it in the first alone.
 * Rows are to be given in their order.
 */
export class Merges {
  readonly #starting = new Map<number, Merged[]>();
  readonly #open = new Map<number, { to: number; text: string }>();

  constructor(merged: Iterable<Merged>) {
    let many = 0;
    for (const each of merged) {
      if (each.to <= each.from || (many += 1) > MOST) continue;
      this.#starting.set(each.from, [...(this.#starting.get(each.from) ?? []), each]);
    }
  }

  /** Puts into the row what is merged from above; `fields` are those of a row that has some of its own. */
  fill(row: number, fields: string[]): void {
    if (this.#starting.size === 0) return;
    for (const [column, { to, text }] of this.#open) {
      if (row > to) this.#open.delete(column);
      else if ((fields[column] ?? '') === '') {
        while (fields.length < column) fields.push('');
        fields[column] = text;
      }
    }
    for (const { column, to } of this.#starting.get(row) ?? []) {
      const text = fields[column] ?? '';
      if (text !== '') this.#open.set(column, { to, text });
    }
  }
}
