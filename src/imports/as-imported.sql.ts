/** What referrals of imports were when they came, where a person corrected since what makes them themselves. */
import { isDay, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { DIRECTIONS, type Direction } from '../referrals/direction.ts';
import { parsedJson } from '../text/parsed-json.ts';

/** The facts of the row that a referral came from, those alone that a person changed here. */
export interface AsImported {
  day?: Day;
  client?: string;
  direction?: Direction;
  /** The partner or the source: `p3`, `s9`. */
  whose?: string;
}

interface Step {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  readonly isImport: 0 | 1;
}

/** By the number of the referral; read from the journal, as far back as that goes. */
export function asImported(db: Db): ReadonlyMap<number, AsImported> {
  const steps = db
    .prepare<[], Step>(
      `select r.row_id as id, r.before, r.after, c.command = 'import' as isImport
       from change_rows r join changes c on c.id = r.change_id
       where r.table_name = 'referrals' and c.undone_at is null and json_valid(r.before) and json_valid(r.after)
         and (r.before ->> '$.occurred_on' is not r.after ->> '$.occurred_on'
           or r.before ->> '$.client_name' is not r.after ->> '$.client_name'
           or r.before ->> '$.partner_id' is not r.after ->> '$.partner_id'
           or r.before ->> '$.source_id' is not r.after ->> '$.source_id'
           or r.before ->> '$.direction' is not r.after ->> '$.direction')
       order by r.id`,
    )
    .iterate();
  const all = new Map<number, AsImported>();
  for (const { id, before, after, isImport } of steps) {
    const was = all.get(id) ?? {};
    // What an import corrected is what the row says by then.
    all.set(
      id,
      isImport === 1 ? { ...was, ...among(was, factsOf(after)) } : { ...changed(before, after), ...was },
    );
  }
  return all;
}

/** The facts of an image that another has too. */
function among(others: AsImported, facts: AsImported): AsImported {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => fact in others));
}

/** What was changed, as it was before. */
function changed(before: string, after: string): AsImported {
  const [was, is]: Record<string, unknown>[] = [{ ...factsOf(before) }, { ...factsOf(after) }];
  return Object.fromEntries(Object.entries(was ?? {}).filter(([fact, value]) => value !== is?.[fact]));
}

function factsOf(image: string): AsImported {
  const parsed = parsedJson(image);
  const cells: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  const { occurred_on: day, client_name: client, direction, partner_id: partner, source_id: source } = cells;
  const way = DIRECTIONS.find((each) => each === direction);
  return {
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
    ...(typeof client === 'string' ? { client } : {}),
    ...(way === undefined ? {} : { direction: way }),
    ...(typeof partner === 'number' ? { whose: `p${partner}` } : {}),
    ...(typeof source === 'number' ? { whose: `s${source}` } : {}),
  };
}
