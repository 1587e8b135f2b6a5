import type { AnyKind } from './kind.ts';
import type { Sql } from './type.ts';

/** Some facts of a kind, as rows are written by the thousand. */
export interface CellsInOrder {
  /** The columns they are kept in. */
  readonly columns: readonly string[];
  /** Puts their cells, in the order of the columns, at the end of a list. */
  readonly add: (facts: object, cells: Sql[]) => void;
}

/** What `cellsOf` gives for these facts, by name, of many records, each of which has them all. */
export function cellsInOrder(of: AnyKind, names: ReadonlySet<string>): CellsInOrder {
  const kept = of.fields.flatMap(({ name, type, columns }) =>
    type === undefined || columns.length === 0 || !names.has(name)
      ? []
      : [{ name, toSql: type.toSql, columns }],
  );
  return {
    columns: kept.flatMap(({ columns }) => columns),
    add(facts, cells) {
      const values = facts as Readonly<Record<string, unknown>>;
      for (const { name, toSql, columns } of kept) {
        const made = toSql(values[name]);
        for (let at = 0; at < columns.length; at += 1) cells.push(made[at] ?? null);
      }
    },
  };
}
