import { LISTS, MISSING } from './first-facts.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** What a file lacks of what every file holds from its first moment on: `statuses won`, `counters record`. */
export function missingFacts(db: Db): string[] {
  return LISTS.flatMap((list) =>
    db
      .prepare<[], string>(MISSING(list))
      .pluck()
      .all()
      .map((name) => `${list[0]} ${name}`),
  );
}
