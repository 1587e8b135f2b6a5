import type { Db } from '../file/sqlite.sql.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import { NOTHING_SAID, type SaidFact, type SaidHere } from './import.ts';

/** The columns that hold what a file may offer. */
const COLUMNS: Readonly<Record<string, SaidFact>> = {
  estimate_minor: 'estimate',
  agreed_minor: 'agreed',
  invoiced_minor: 'invoiced',
  need: 'need',
  note: 'note',
};

const FACTS = [...new Set(Object.values(COLUMNS))];

interface Kept {
  readonly importId: number | null;
  readonly wasEdited: 0 | 1;
  /** The change it came with is still in the journal, so that all that was said since is. */
  readonly isWhole: 0 | 1;
  readonly image: string;
}

/** What a person said of a referral here: what the journal has of it that no import wrote. */
export function saidHere(db: Db): (id: number) => SaidHere {
  const pairs = Object.keys(COLUMNS)
    .map((column) => `'${column}', ${column}`)
    .join(', ');
  const select = db.prepare<[number], Kept>(
    `select import_id as importId, updated_at <> created_at as wasEdited,
       exists (select 1 from changes where at = created_at) as isWhole, json_object(${pairs}) as image
     from referrals where id = ?`,
  );
  let edits: ReadonlyMap<number, SaidHere> | undefined;
  return (id) => {
    const row = select.get(id);
    if (row === undefined) return NOTHING_SAID;
    // Whatever it says was said by a person; what it does not say may be filled in.
    if (row.importId === null) return { facts: new Set(factsIn(row.image)), tookBack: new Set() };
    if (row.isWhole === 1) {
      edits ??= readEdits(db);
      return edits.get(id) ?? NOTHING_SAID;
    }
    return row.wasEdited === 1 ? { facts: new Set(FACTS), tookBack: new Set() } : NOTHING_SAID;
  };
}

function factsIn(image: string): SaidFact[] {
  return Object.entries(imageOf(image)).flatMap(([column, value]) =>
    value === null ? [] : (COLUMNS[column] ?? []),
  );
}

/** What people changed on each referral, imports aside; read all at once, when the first is asked for. */
function readEdits(db: Db): ReadonlyMap<number, SaidHere> {
  const said = new Map<number, { facts: Set<SaidFact>; tookBack: Set<Status> }>();
  const images = db
    .prepare<[], { id: number; before: string; after: string }>(
      `select r.row_id as id, r.before, r.after from change_rows r join changes c on c.id = r.change_id
       where r.table_name = 'referrals' and r.before is not null and r.after is not null
         and c.undone_at is null and c.command <> 'import' order by r.id`,
    )
    .iterate();
  for (const { id, before, after } of images) {
    const [was, is] = [imageOf(before), imageOf(after)];
    const entry = said.get(id) ?? { facts: new Set(), tookBack: new Set() };
    said.set(id, entry);
    for (const [column, fact] of Object.entries(COLUMNS)) {
      if (was[column] !== is[column]) entry.facts.add(fact);
    }
    const outcome = STATUSES.find((status) => status === was['status']);
    if (outcome !== undefined && isClosed(outcome) && is['status'] !== outcome) entry.tookBack.add(outcome);
  }
  return said;
}

function imageOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const image: unknown = JSON.parse(text);
    return typeof image === 'object' && image !== null ? { ...image } : {};
  } catch {
    return {};
  }
}
