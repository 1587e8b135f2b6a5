import type { Day } from '../calendar/day.ts';
import { isEmpty } from '../file/indexes.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { AmountField } from '../referrals/referral.ts';
import { findSource } from '../referrals/source.sql.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { readSettings } from '../settings/settings.ts';
import { searchKey } from '../text/search-key.ts';
import { forgottenClients } from './forgotten-clients.sql.ts';
import { hashing } from './identities.sql.ts';
import { SEPARATOR } from './identity.ts';
import type { CameWith, Imported, OnFile, Standing } from './row-judge.ts';
import { saidHere } from './said-here.sql.ts';

/** What the rows of a file are compared with; `areFew`: to look each up is less than to read all there is. */
export function onFile(db: Db, { areFew }: { readonly areFew: boolean }): OnFile {
  const select = db.prepare<[number], OnRecordRow>(`select ${ON_RECORD} from referrals r where r.id = ?`);
  const firm = db.prepare<[number], string | null>('select business from partners where id = ?').pluck();
  return {
    handles: listHandles(db),
    myName: readSettings(listSettings(db)).settings['my-name'],
    firmOf: (id) => firm.get(id) ?? null,
    sourceNamed: (name) => findSource(db, name),
    hashOf: hashing(db),
    byUuid: byUuid(db),
    imported: importedLookup(db),
    takeLoggedByHand: areFew ? loggedByHandOneByOne(db) : loggedByHand(db),
    onRecord: (id) => onRecordOf(select.get(id)),
    cameWith: cameWith(db),
    forgottenClient: forgottenClients(db),
    whose: whoseName(db),
    hasReferrals: !isEmpty(db, 'referrals'),
    saidHere: saidHere(db),
  };
}

type OnRecordRow = Omit<Standing, AmountField> & {
  currency: string | null;
} & Record<AmountField, number | null>;

const ON_RECORD = `r.id, r.status, r.closed_on as closedOn, r.told_on as toldOn, r.need, r.note, r.currency,
  r.estimate_minor as estimate, r.agreed_minor as agreed, r.invoiced_minor as invoiced,
  r.occurred_on as day, r.client_name as client, r.direction, r.partner_id as partnerId, r.source_id as sourceId`;

function onRecordOf(row: OnRecordRow): Standing;
function onRecordOf(row: OnRecordRow | undefined): Standing | undefined;
function onRecordOf(row: OnRecordRow | undefined): Standing | undefined {
  if (row === undefined) return undefined;
  const { currency, estimate, agreed, invoiced, ...facts } = row;
  const amountOf = (minor: number | null) =>
    minor === null || currency === null ? null : { minor, currency };
  return {
    ...facts,
    estimate: amountOf(estimate),
    agreed: amountOf(agreed),
    invoiced: amountOf(invoiced),
  };
}

/** Looks referrals up by uuid: read all at once, when the first is asked for, since an import may drop the index. */
function byUuid(db: Db): OnFile['byUuid'] {
  const select = db.prepare<[number], OnRecordRow>(`select ${ON_RECORD} from referrals r where r.id = ?`);
  let ids: ReadonlyMap<string, number> | undefined;
  return (uuid) => {
    ids ??= new Map(
      db
        .prepare<[], { uuid: string; id: number }>('select uuid, id from referrals')
        .all()
        .map((row) => [row.uuid, row.id]),
    );
    const id = ids.get(uuid);
    return id === undefined ? undefined : onRecordOf(select.get(id));
  };
}

/** The name of whom a referral is with. */
function whoseName(db: Db): OnFile['whose'] {
  const select = db
    .prepare<[number], string>(
      `select coalesce(s.name, p.name) from referrals r left join partners p on p.id = r.partner_id
         left join sources s on s.id = r.source_id where r.id = ?`,
    )
    .pluck();
  return (id) => select.get(id) ?? '';
}

/** A row as an import knows it, with the referral it became; without an `id` where that was removed. */
type ImportedRow = Pick<Imported, 'nth' | 'importId' | 'part'> &
  (OnRecordRow | { id: null; partnerId: null });

/** What earlier imports made of rows with an identity. */
function importedLookup(db: Db): OnFile['imported'] {
  // A first import has nothing to look up, and then no index to look it up by.
  if (isEmpty(db, 'import_identities')) return undefined;
  // Hashes come in no order: without room for the index each would be read from the file again.
  db.pragma('cache_size = -65536');
  const select = db.prepare<[string], ImportedRow>(
    `select i.nth, i.import_id as importId, i.part, ${ON_RECORD}
     from import_identities i left join referrals r on r.id = i.number where i.hash = ? order by i.nth`,
  );
  return (hash) =>
    select.all(hash).map((row) => {
      const { nth, importId, part, ...facts } = row;
      return {
        hash,
        nth,
        importId,
        part,
        partnerId: facts.partnerId,
        record: facts.id === null ? undefined : onRecordOf(facts),
      };
    });
}

/** The file or sheet that a referral came with, for the few that are not found by their rows. */
function cameWith(db: Db): OnFile['cameWith'] {
  const select = db.prepare<[number], CameWith>(
    `select r.import_id as importId, i.part from referrals r
     left join import_identities i on i.import_id = r.import_id and i.number = r.id where r.id = ? and r.import_id > 0`,
  );
  return (id) => select.get(id);
}

/** Referrals of imports that a person corrected here in what makes them themselves. */
const CORRECTED_HERE = `select r.row_id from change_rows r join changes c on c.id = r.change_id
  where r.table_name = 'referrals' and c.command <> 'import' and c.undone_at is null
    and json_valid(r.before) and json_valid(r.after)
    and (r.before ->> '$.occurred_on' is not r.after ->> '$.occurred_on'
      or r.before ->> '$.client_key' is not r.after ->> '$.client_key'
      or r.before ->> '$.partner_id' is not r.after ->> '$.partner_id'
      or r.before ->> '$.direction' is not r.after ->> '$.direction')`;

/** Referrals logged or corrected by hand, each of which stands for one row of a file: same partner, day, direction and client. */
function loggedByHand(db: Db): OnFile['takeLoggedByHand'] {
  const byKey = new Map<string, number[]>();
  const rows = db
    .prepare<[], { id: number; partner_id: number; occurred_on: Day; direction: string; client_key: string }>(
      `select id, partner_id, occurred_on, direction, client_key from referrals
       where (import_id is null or id in (${CORRECTED_HERE})) and client_key is not null
         and partner_id is not null order by id`,
    )
    .iterate();
  for (const { id, partner_id, occurred_on, direction, client_key } of rows) {
    const key = keyOf([partner_id, occurred_on, direction, client_key]);
    const ids = byKey.get(key);
    if (ids === undefined) byKey.set(key, [id]);
    else ids.push(id);
  }
  return (partnerId, row) =>
    byKey.size === 0 || row.client === null
      ? undefined
      : byKey.get(keyOf([partnerId, row.day, row.direction, searchKey(row.client)]))?.shift();
}

/** The same, each of them looked up when a row asks for it, by the index of each partner's days. */
function loggedByHandOneByOne(db: Db): OnFile['takeLoggedByHand'] {
  const left = new Map<string, number[]>();
  const select = db
    .prepare<[number, Day, string, string], number>(
      `select id from referrals where partner_id = ? and occurred_on = ? and direction = ? and client_key = ?
         and (import_id is null or id in (${CORRECTED_HERE})) order by id`,
    )
    .pluck();
  return (partnerId, { day, direction, client }) => {
    if (client === null) return undefined;
    const parts = [partnerId, day, direction, searchKey(client)] as const;
    const key = keyOf(parts);
    const ids = left.get(key) ?? select.all(...parts);
    left.set(key, ids);
    return ids.shift();
  };
}

function keyOf(parts: readonly (string | number)[]): string {
  return parts.join(SEPARATOR);
}
