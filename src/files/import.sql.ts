import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/day.ts';
import { takeNumber, type Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row, SqlValue } from '../file/tables.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { emptyPartner, partners as partnerKind } from '../partners/partner.ts';
import { savingCollection } from '../referrals/collection.sql.ts';
import { moveStatus, referralCells, savingReferral } from '../referrals/referral.sql.ts';
import type { AmountField, Collected } from '../referrals/referral.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { identities, SEPARATOR } from './identity.ts';
import {
  draftOfImported,
  type ImportedReferral,
  type ImportRow,
  type ImportTally,
  type OfferedChange,
  type OnRecord,
} from './import.ts';
import {
  REMOVED,
  tallyRows,
  type FilePartner,
  type Imported,
  type ImportOptions,
  type OnFile,
} from './judge.ts';

/** Where an import came from, and how many new rows are expected. */
export interface ImportOrigin {
  fileName: string;
  format: string;
  expected: number;
}

/**
 * Imports the rows: those that are new, with their partners, in bulk (the journal takes their images only when the
 * import is undone), and with `update` what the file says anew of those on record. Rejected rows are passed over.
 */
export function writeImport(
  change: Change,
  rows: Iterable<ImportRow>,
  options: ImportOptions,
  origin: ImportOrigin,
): ImportTally {
  const { db } = change;
  const indexes = dropIndexes(db, origin.expected);
  const writer = new ImportWriter(change, options.today, origin);
  const offers: { id: number; offered: OfferedChange }[] = [];
  const tally = tallyRows(rows, lookups(db, identities(secretOf(db))), options, {
    added: (row, partner, hash) => writer.add(row, partner, hash),
    offered: (id, offered) => void offers.push({ id, offered }),
  });
  writer.finish(tally);
  buildIndexes(db, indexes);
  const notChosen = options.update ? applyOffers(change, offers, options.today) : [];
  return { ...tally, notChosen, importId: writer.importId };
}

/** What is won comes last, so that no other step opens a name again that the client did not choose. */
function applyOffers(
  change: Change,
  offers: readonly { id: number; offered: OfferedChange }[],
  today: Day,
): number[] {
  const isWon = ({ offered }: (typeof offers)[number]) => offered.status === 'won';
  const inOrder = [...offers.filter((each) => !isWon(each)), ...offers.filter(isWon)];
  return inOrder.flatMap(({ id, offered }) => applyOffer(change, id, offered, today));
}

function lookups(db: Db, identityOf: OnFile['identityOf']): OnFile {
  const select = db.prepare<[number], OnRecordRow>(`select ${ON_RECORD} from referrals r where r.id = ?`);
  return {
    handles: listHandles(db),
    myName: readSettings(listSettings(db)).settings['my-name'],
    identityOf,
    byUuid: byUuid(db),
    imported: importedLookup(db),
    takeLoggedByHand: loggedByHand(db),
    onRecord: (id) => onRecordOf(select.get(id)),
  };
}

function secretOf(db: Db): string {
  const secret = db.prepare<[], string>(`select value from meta where key = 'identity-secret'`).pluck().get();
  if (secret === undefined) throw new Error('the file has no secret for identities');
  return secret;
}

type OnRecordRow = { id: number; status: Status; currency: string | null } & Record<
  AmountField,
  number | null
>;

const ON_RECORD = `r.id, r.status, r.currency, r.estimate_minor as estimate, r.agreed_minor as agreed,
  r.invoiced_minor as invoiced`;

function onRecordOf(row: OnRecordRow): OnRecord;
function onRecordOf(row: OnRecordRow | undefined): OnRecord | undefined;
function onRecordOf(row: OnRecordRow | undefined): OnRecord | undefined {
  if (row === undefined) return undefined;
  const { id, status, currency, ...minors } = row;
  const amountOf = (minor: number | null) =>
    minor === null || currency === null ? null : { minor, currency };
  return {
    id,
    status,
    estimate: amountOf(minors.estimate),
    agreed: amountOf(minors.agreed),
    invoiced: amountOf(minors.invoiced),
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

/** What an earlier import made of a row with this identity. */
function importedLookup(db: Db): (hash: string) => Imported | undefined {
  // A first import has nothing to look up, and then no index to look it up by.
  if (isEmpty(db, 'import_identities')) return () => undefined;
  // Hashes come in no order: without room for the index each would be read from the file again.
  db.pragma('cache_size = -65536');
  const select = db.prepare<[string], OnRecordRow | typeof REMOVED>(
    `select ${ON_RECORD} from import_identities i left join referrals r on r.id = i.referral_id
     where i.hash = ?`,
  );
  return (hash) => {
    const row = select.get(hash);
    return row === undefined || row.id === null ? row && REMOVED : onRecordOf(row);
  };
}

/** Referrals logged by hand, each of which stands for one row of a file: same partner, day, direction and client. */
function loggedByHand(db: Db): (partnerId: number, row: ImportedReferral) => number | undefined {
  const byKey = new Map<string, number[]>();
  const keyOf = (parts: readonly (string | number)[]) => parts.join(SEPARATOR);
  const rows = db
    .prepare<[], { id: number; partner_id: number; occurred_on: Day; direction: string; client_key: string }>(
      `select id, partner_id, occurred_on, direction, client_key from referrals
       where import_id is null and client_key is not null order by id`,
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

function isEmpty(db: Db, table: string): boolean {
  return db.prepare(`select 1 from ${table} limit 1`).get() === undefined;
}

/**
 * Where more rows come than there are, building the indexes once at the end is several times faster. Returns the SQL
 * that builds them again; it runs in the same transaction.
 */
function dropIndexes(db: Db, expected: number): string[] {
  const present = Number(db.prepare('select count(*) from referrals').pluck().get());
  if (expected <= present) return [];
  const tables = ['referrals', 'status_events'];
  if (isEmpty(db, 'import_identities')) tables.push('import_identities');
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema
       where type = 'index' and sql is not null and tbl_name in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  return indexes.map(({ sql }) => sql);
}

function buildIndexes(db: Db, indexes: readonly string[]): void {
  if (indexes.length === 0) return;
  // Sorting is a third faster in runs that fit the processor's cache than in what SQLite's would allow.
  db.pragma('cache_size = -2000');
  for (const sql of indexes) db.exec(sql);
}

/** Writes the rows of one import. Nothing is written until the first of them. */
class ImportWriter {
  importId: number | null = null;
  readonly #change: Change;
  readonly #today: Day;
  readonly #origin: ImportOrigin;
  readonly #referrals: BulkInsert;
  readonly #events: BulkInsert;
  readonly #identities: BulkInsert;
  /** What comes back under its uuid is no longer known as removed. */
  readonly #unbury: ReturnType<Db['prepare']>;
  /** What came in for the referrals that wait to be written. */
  readonly #collected: { referralId: number; collected: readonly Collected[] }[] = [];
  #waiting = 0;
  #nextNumber = 0;
  #numbersLeft = 0;

  constructor(change: Change, today: Day, origin: ImportOrigin) {
    const { db } = change;
    this.#change = change;
    this.#today = today;
    this.#origin = origin;
    this.#referrals = bulkInsert(db, 'referrals');
    this.#events = bulkInsert(db, 'status_events');
    this.#identities = bulkInsert(db, 'import_identities');
    this.#unbury = db.prepare('delete from tombstones where uuid = ?');
  }

  add(row: ImportedReferral, partner: FilePartner, hash: string): void {
    const { at } = this.#change;
    this.importId ??= this.#begin();
    partner.id ??= this.#addPartner(partner, this.importId);
    const id = this.#takeNumber();
    const draft = { ...draftOfImported(row, partner.id), importId: this.importId };
    const uuid = row.own?.uuid ?? undefined;
    if (row.own !== undefined && row.own.collected.length > 0) {
      this.#collected.push({ referralId: id, collected: row.own.collected });
    }
    if (uuid !== undefined) this.#unbury.run(uuid);
    const stepOn = draft.closedOn ?? draft.occurredOn;
    const cells = referralCells(draft);
    this.#change.wrote(cells);
    this.#referrals.add(cells, {
      id,
      last_step_on: [draft.occurredOn, stepOn, this.#today].toSorted().at(-1) ?? this.#today,
      uuid: uuid ?? randomUUID(),
      created_at: at,
      updated_at: at,
    });
    this.#identities.add({ hash, import_id: this.importId, referral_id: id });
    const reason = row.own?.reason ?? undefined;
    if (draft.status !== 'new' || reason !== undefined) {
      this.#events.add({
        referral_id: id,
        on_day: stepOn,
        // What is said of one that took no step is news of it.
        status: draft.status === 'new' ? null : draft.status,
        reason: reason ?? 'imported',
        created_at: at,
      });
    }
    this.#waiting += 1;
    if (this.#waiting === ROWS_AT_ONCE) this.#flush();
  }

  /** Referrals first: the other rows point to them. */
  #flush(): void {
    this.#referrals.flush();
    this.#events.flush();
    this.#identities.flush();
    this.#waiting = 0;
    // They are few, so each is journaled.
    for (const { referralId, collected } of this.#collected.splice(0)) {
      for (const each of collected) savingCollection.insert(this.#change, { referralId, ...each });
    }
  }

  finish({ firstDay, lastDay }: ImportTally): void {
    if (this.importId === null) return;
    this.#flush();
    giveBackNumbers(this.#change.db, this.#numbersLeft);
    this.#change.db
      .prepare('update imports set first_day = ?, last_day = ? where id = ?')
      .run(firstDay, lastDay, this.importId);
  }

  /** Numbers are taken many at once; what is left over at the end is given back. */
  #takeNumber(): number {
    if (this.#numbersLeft === 0) {
      this.#numbersLeft = NUMBERS_AT_ONCE;
      this.#nextNumber = takeNumber(this.#change.db, 'record', this.#numbersLeft);
    }
    this.#numbersLeft -= 1;
    this.#nextNumber += 1;
    return this.#nextNumber - 1;
  }

  #begin(): number {
    const { at, db } = this.#change;
    const { fileName, format } = this.#origin;
    const result = db
      .prepare(
        `insert into imports (uuid, created_at, updated_at, file_name, format, imported_on)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(randomUUID(), at, at, fileName, format, this.#today);
    return Number(result.lastInsertRowid);
  }

  #addPartner({ name, profession }: FilePartner, importId: number): number {
    const { at, db } = this.#change;
    const id = takeNumber(db, 'partner');
    const draft = { ...emptyPartner(name), profession };
    const partners = bulkInsert(db, 'partners');
    partners.add(cellsOf(partnerKind, draft), {
      id,
      uuid: randomUUID(),
      created_at: at,
      updated_at: at,
      import_id: importId,
    });
    partners.flush();
    const stages = bulkInsert(db, 'stage_events');
    stages.add({
      partner_id: id,
      on_day: this.#today,
      stage: draft.stage,
      reason: null,
      created_at: at,
    });
    stages.flush();
    return id;
  }
}

const NUMBERS_AT_ONCE = 1000;

/** Gives back numbers that were taken last, in this very transaction, and not used. */
function giveBackNumbers(db: Db, howMany: number): void {
  db.prepare("update counters set last = last - ? where name = 'record'").run(howMany);
}

/** One statement for so many rows: its cost is shared, and its parameters stay within SQLite's limit. */
const ROWS_AT_ONCE = 100;

interface BulkInsert {
  /** Takes a row, in one part or more; every row has the same columns in the same order. */
  add: (...parts: readonly Row[]) => void;
  flush: () => void;
}

/** Inserts rows many at a time; a statement is prepared once for each number of rows. */
function bulkInsert(db: Db, table: string): BulkInsert {
  const statements = new Map<number, ReturnType<Db['prepare']>>();
  let columns: string[] | undefined;
  let values: SqlValue[] = [];
  const prepare = (names: readonly string[], rows: number) => {
    const places = `(${names.map(() => '?').join(', ')})`;
    const all = Array.from({ length: rows }, () => places).join(', ');
    return db.prepare(`insert into ${table} (${names.join(', ')}) values ${all}`);
  };
  return {
    add(...parts) {
      columns ??= parts.flatMap((part) => Object.keys(part));
      for (const part of parts) for (const value of Object.values(part)) values.push(value);
    },
    flush() {
      if (columns === undefined || values.length === 0) return;
      const rows = values.length / columns.length;
      const statement = statements.get(rows) ?? prepare(columns, rows);
      statements.set(rows, statement);
      statement.run(values);
      values = [];
    },
  };
}

/**
 * Brings a referral up to what the file says. The day of an outcome that the file does not tell is not known. Returns the
 * numbers of the other names that the client did not choose.
 */
function applyOffer(change: Change, id: number, offered: OfferedChange, today: Day): readonly number[] {
  const { status, amounts } = offered;
  let notChosen: readonly number[] = [];
  const closedOn = offered.closedOn ?? null;
  if (status !== undefined) {
    const onDay = closedOn !== null && closedOn >= lastStep(change.db, id) ? closedOn : today;
    notChosen = moveStatus(change, id, { status, onDay, reason: 'imported' });
    if (isClosed(status)) change.update('referrals', id, { closed_on: closedOn });
  }
  if (amounts !== undefined) savingReferral.update(change, id, amounts);
  return notChosen;
}

function lastStep(db: Db, referralId: number): string {
  const day = db
    .prepare<[number], string | null>(
      'select max(on_day) from status_events where referral_id = ? and status is not null',
    )
    .pluck()
    .get(referralId);
  return day ?? '';
}
