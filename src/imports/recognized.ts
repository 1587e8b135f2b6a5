/** How many rows of a file each earlier import knows, by the file or sheet of it that they came with. */
export class Recognized {
  readonly #ofParts = new Map<number, number[]>();
  /** How many there are in all. */
  all = 0;

  /** Counts rows of a part of an import: which of its files and sheets in their order, from 1 on; 0 where that is not kept. */
  add(importId: number, part: number, rows = 1): void {
    this.all += rows;
    const parts = this.#ofParts.get(importId);
    if (parts === undefined) this.#ofParts.set(importId, Object.assign([], { [part]: rows }));
    else parts[part] = (parts[part] ?? 0) + rows;
  }

  addAll(other: Recognized, isAdded: (importId: number, part: number) => boolean = () => true): void {
    for (const { importId, part, rows } of other.parts()) {
      if (isAdded(importId, part)) this.add(importId, part, rows);
    }
  }

  of(importId: number, part: number): number {
    return this.#ofParts.get(importId)?.[part] ?? 0;
  }

  /** Those of which any row is known. */
  parts(): { readonly importId: number; readonly part: number; readonly rows: number }[] {
    return [...this.#ofParts].flatMap(([importId, parts]) =>
      [...parts.entries()].flatMap(([part, rows]) => (rows > 0 ? [{ importId, part, rows }] : [])),
    );
  }
}
