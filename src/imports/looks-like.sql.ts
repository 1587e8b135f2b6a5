import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { LookAlikeRows, type LooksLike, type NewRow } from './looks-like.ts';
import type { Tallied } from './judge.ts';

/** What became of referrals on record that no row of a file is. */
export interface NotInFileAnyMore {
  readonly looksLike: LooksLike[];
  /** The numbers of those that came with an import that the file goes on with. */
  readonly gone: number[];
}

interface Candidate {
  readonly id: number;
  readonly day: Day;
  readonly direction: Direction;
  readonly whose: string;
  readonly whoseName: string;
  readonly client: string | null;
  readonly importId: number | null;
}

/** Looks for the referrals that the file's new rows may be, and those that it has no more. */
export function findNotInFile(
  db: Db,
  { newRows, recognized, taken }: Tallied,
  importId: number | null,
): NotInFileAnyMore {
  const lost = importsThatLost(db, recognized);
  const rows = newRows.flatMap(({ row, partner }): NewRow[] => {
    const { line, day, client, direction } = row;
    const whose = `${partner.isSource ? 's' : 'p'}${partner.id}`;
    return client === null ? [] : [{ line, day, client, direction, whose, whoseName: partner.name }];
  });
  if (lost.size === 0 && rows.length === 0) return { looksLike: [], gone: [] };
  const alike = new LookAlikeRows(rows);
  const gone: number[] = [];
  for (const { importId: from, client, ...each } of others(db, importId)) {
    if (taken.has(each.id)) continue;
    const goesOn = from !== null && lost.has(from);
    if (goesOn) gone.push(each.id);
    if (client !== null) alike.consider({ ...each, client, goesOn });
  }
  const looksLike = alike.found();
  const ids = new Set(looksLike.map(({ id }) => id));
  return { looksLike, gone: gone.filter((id) => !ids.has(id)) };
}

/** Imports of which the file has most rows, and not all: it goes on with them, and some were changed or taken out. */
function importsThatLost(db: Db, recognized: Tallied['recognized']): ReadonlySet<number> {
  const rows = db
    .prepare<[number], number>('select count(*) from import_identities where import_id = ?')
    .pluck();
  return new Set(
    [...recognized].flatMap(([id, known]) => {
      const all = rows.get(id) ?? 0;
      return known < all && known * 2 >= all ? [id] : [];
    }),
  );
}

/** Referrals that this import did not make, but for those entered by mistake. */
function others(db: Db, importId: number | null): IterableIterator<Candidate> {
  return db
    .prepare<[number | null], Candidate>(
      `select r.id, r.occurred_on as day, r.direction, coalesce('p' || r.partner_id, 's' || r.source_id) as whose,
         coalesce(p.name, s.name) as whoseName, r.client_name as client, r.import_id as importId
       from referrals r left join partners p on p.id = r.partner_id left join sources s on s.id = r.source_id
       where r.import_id is not ? and r.status <> 'void' order by r.id`,
    )
    .iterate(importId);
}
