import type { Lacking } from './merged.ts';
import type { Known, Side } from './merge-side.sql.ts';

/** What the other copy lacks of this one; nothing where both hold the same, numbers and the order of rows aside. */
export function lackingThere(own: Side, other: Side): Lacking {
  let [records, changes, removals] = [0, 0, 0];
  const asItIs = (_column: string, uuid: string) => uuid;
  for (const table of own.identified) {
    const [here] = own.all<{ rows: number }>(`select count(*) as rows from ${table}`);
    const [there] = other.all<{ rows: number }>(`select count(*) as rows from ${table}`);
    let known = 0;
    for (const { id, uuid, updatedAt } of own.all<Known>(
      `select id, uuid, updated_at as updatedAt from ${table}`,
    )) {
      const theirs = other.find(table, uuid);
      if (theirs === undefined) continue;
      known += 1;
      if (theirs.updatedAt === updatedAt) continue;
      if (own.content(table, id, asItIs) !== other.content(table, theirs.id, asItIs)) changes += 1;
    }
    records += (here?.rows ?? 0) - known;
    removals += (there?.rows ?? 0) - known;
  }
  return { records, changes, removals };
}
