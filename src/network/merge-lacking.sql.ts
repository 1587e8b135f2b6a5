import type { Lacking } from './merged.ts';
import type { Known, Side } from './merge-side.sql.ts';

/** What the other copy lacks of this one; nothing where both hold the same, numbers and the order of rows aside. */
export function lackingThere(own: Side, other: Side): Lacking {
  let [records, changes, removals] = [0, 0, 0];
  const asItIs = (_column: string, uuid: string) => uuid;
  for (const table of own.identified) {
    const versions = 'select id, uuid, updated_at as updatedAt from';
    const theirs = new Map(other.all<Known>(`${versions} ${table}`).map((each) => [each.uuid, each]));
    for (const { id, uuid, updatedAt } of own.all<Known>(`${versions} ${table}`)) {
      const there = theirs.get(uuid);
      theirs.delete(uuid);
      if (there === undefined) records += 1;
      else if (there.updatedAt !== updatedAt) {
        if (own.content(table, id, asItIs) !== other.content(table, there.id, asItIs)) changes += 1;
      }
    }
    removals += theirs.size;
  }
  return { records, changes, removals };
}
