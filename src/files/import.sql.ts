import { createHmac, createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import type { Day } from '../calendar/day.ts';
import { wholeNameFinder, type PartnerHandle } from '../partners/find-partner.ts';
import {
  draftOfImported,
  offeredChange,
  PREVIEWED,
  type ImportedReferral,
  type ImportRow,
  type ImportTally,
  type LookAlike,
  type OfferedChange,
  type OnRecord,
} from './import.ts';
import { emptyPartner, partners as partnerKind } from '../partners/partner.ts';
import { quoted } from '../text/quoted.ts';
import { list } from '../text/count.ts';
import { searchKey } from '../text/search-key.ts';
import { nearlySame } from '../text/similar.ts';
import { cellsOf } from '../kinds/kind.ts';
import { takeNumber, type Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { moveStatus, referralCells, savingReferral } from '../referrals/referral.sql.ts';
import type { Row, SqlValue } from '../file/tables.sql.ts';
import { currencyOf, type AmountField } from '../referrals/referral.ts';
import { isClosed, type Status } from '../referrals/status.ts';

export interface ImportOptions {
  today: Day;
  /** Names that no partner has become partners; otherwise their rows are rejected. */
  newPartners: boolean;
  /** Rows on record take another status or amount from the file. */
  update: boolean;
  onRejected?: (line: number, reason: string, cells: readonly string[]) => void;
  /** Called now and then with the number of rows so far. */
  onProgress?: (rows: number) => void;
}

/** Where an import came from, and how many new rows are expected. */
export interface ImportOrigin {
  fileName: string;
  format: string;
  expected: number;
}

/** What an import of these rows would do. Writes nothing. */
export function planImport(db: Db, rows: Iterable<ImportRow>, options: ImportOptions): ImportTally {
  return tallyRows(
    db,
    rows,
    options,
    'plan',
    () => undefined,
    () => undefined,
  );
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
  const tally = tallyRows(
    db,
    rows,
    options,
    'write',
    (row, partner, hash) => writer.add(row, partner, hash),
    (id, offered) => offers.push({ id, offered }),
  );
  writer.finish(tally);
  buildIndexes(db, indexes);
  if (options.update) for (const { id, offered } of offers) applyOffer(change, id, offered, options.today);
  return { ...tally, importId: writer.importId };
}

/** A partner of the file: one of the record, or a new one, which has no number until its first row is written. */
interface FilePartner {
  id: number | undefined;
  name: string;
}

type OnNew = (row: ImportedReferral, partner: FilePartner, hash: string) => void;
type OnOffered = (id: number, offered: OfferedChange) => void;

function tallyRows(
  db: Db,
  rows: Iterable<ImportRow>,
  options: ImportOptions,
  purpose: 'plan' | 'write',
  onNew: OnNew,
  onOffered: OnOffered,
): ImportTally {
  const tally = emptyTally(options.update);
  const handles = listHandles(db);
  const judge = new RowJudge(db, handles, { newPartners: options.newPartners, purpose });
  const partners = new Set<FilePartner>();
  const reject = (line: number, reason: string, cells: readonly string[]) => {
    tally.rejected += 1;
    options.onRejected?.(line, reason, cells);
  };
  for (const each of rows) {
    tally.rows += 1;
    if (tally.rows % PROGRESS_EVERY === 0) options.onProgress?.(tally.rows);
    if ('rejected' in each) {
      reject(each.rejected.line, each.rejected.reason, each.cells);
      continue;
    }
    const row = each.referral;
    const verdict = judge.judge(row);
    switch (verdict.kind) {
      case 'new':
        if (verdict.partner.id === undefined && !partners.has(verdict.partner)) {
          tally.newPartners.push(verdict.partner.name);
        }
        partners.add(verdict.partner);
        countNew(tally, row);
        onNew(row, verdict.partner, verdict.hash);
        break;
      case 'offered':
        tally.changed += 1;
        onOffered(verdict.id, verdict.offered);
        break;
      case 'rejected':
        reject(row.line, verdict.reason, each.cells);
        break;
      case 'known':
      case 'removed':
        tally[verdict.kind] += 1;
    }
  }
  tally.partners = partners.size;
  tally.lookAlikes = findLookAlikes(tally.newPartners, handles);
  return tally;
}

const PROGRESS_EVERY = 10_000;

function emptyTally(updated: boolean): ImportTally {
  return {
    importId: null,
    rows: 0,
    added: 0,
    given: 0,
    received: 0,
    known: 0,
    removed: 0,
    changed: 0,
    updated,
    rejected: 0,
    partners: 0,
    newPartners: [],
    firstDay: null,
    lastDay: null,
    preview: [],
    lookAlikes: [],
  };
}

function countNew(tally: ImportTally, row: ImportedReferral): void {
  tally.added += 1;
  tally[row.direction] += 1;
  if (tally.preview.length < PREVIEWED) tally.preview.push(row);
  if (tally.firstDay === null || row.day < tally.firstDay) tally.firstDay = row.day;
  if (tally.lastDay === null || row.day > tally.lastDay) tally.lastDay = row.day;
}

type Verdict =
  | { kind: 'new'; partner: FilePartner; hash: string }
  | { kind: 'known' }
  | { kind: 'removed' }
  | { kind: 'offered'; id: number; offered: OfferedChange }
  | { kind: 'rejected'; reason: string };

/** Compares rows with the record: by the identity an earlier import gave them, else with what was logged by hand. */
class RowJudge {
  readonly #newPartners: boolean;
  readonly #identityOf: (row: ImportedReferral) => string;
  readonly #imported: (hash: string) => Imported | undefined;
  readonly #onRecord: (id: number) => OnRecord | undefined;
  readonly #takeLoggedByHand: (partnerId: number, row: ImportedReferral) => number | undefined;
  readonly #find: ReturnType<typeof wholeNameFinder>;
  /** By the name as the file has it: the partner, or why there is none. */
  readonly #partners = new Map<string, FilePartner | string>();
  /** New partners by key, so that two spellings of one name are one partner. */
  readonly #added = new Map<string, FilePartner>();

  constructor(
    db: Db,
    handles: readonly PartnerHandle[],
    { newPartners, purpose }: { newPartners: boolean; purpose: 'plan' | 'write' },
  ) {
    this.#newPartners = newPartners;
    // Identities are the dearest part of a row; to plan a first import there is nothing to compare them with.
    const needless = purpose === 'plan' && isEmpty(db, 'import_identities');
    this.#identityOf = needless ? () => '' : identities(db);
    this.#imported = importedLookup(db);
    this.#takeLoggedByHand = loggedByHand(db);
    this.#find = wholeNameFinder(handles);
    const select = db.prepare<[number], OnRecordRow>(`select ${ON_RECORD} from referrals r where r.id = ?`);
    this.#onRecord = (id) => onRecordOf(select.get(id));
  }

  judge(row: ImportedReferral): Verdict {
    const hash = this.#identityOf(row);
    const imported = this.#imported(hash);
    if (imported !== undefined) return compare(row, imported);
    const partner = this.#partnerOf(row.partner);
    if (typeof partner === 'string') return { kind: 'rejected', reason: partner };
    const byHand = partner.id === undefined ? undefined : this.#takeLoggedByHand(partner.id, row);
    return byHand === undefined
      ? { kind: 'new', partner, hash }
      : compare(row, this.#onRecord(byHand) ?? REMOVED);
  }

  #partnerOf(name: string): FilePartner | string {
    const before = this.#partners.get(name);
    if (before !== undefined) return before;
    const partner = this.#findPartner(name);
    this.#partners.set(name, partner);
    return partner;
  }

  #findPartner(name: string): FilePartner | string {
    const found = this.#find(name);
    if (found.kind === 'one') return { id: found.partner.id, name: found.partner.name };
    if (found.kind === 'several') {
      const numbers = found.partners.map(({ id }) => `p${id}`);
      return `partner ${quoted(name)} may be ${list(numbers, 'or')}`;
    }
    if (!this.#newPartners) return `no partner ${quoted(name)}`;
    const key = searchKey(name);
    const added = this.#added.get(key) ?? { id: undefined, name };
    this.#added.set(key, added);
    return added;
  }
}

/** A referral that an earlier import made, as it stands now; without an `id` where it was removed since. */
type Imported = OnRecord | typeof REMOVED;

const REMOVED = { id: null } as const;

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

function compare(row: ImportedReferral, onRecord: Imported): Verdict {
  if (onRecord.id === null) return { kind: 'removed' };
  const { id } = onRecord;
  const offered = offeredChange(row, onRecord);
  if (offered === undefined) return { kind: 'known' };
  if (offered !== 'other currency') return { kind: 'offered', id, offered };
  const reason = `the amount is in ${row.amount?.currency}, those of referral ${id} are in ${currencyOf(onRecord)}`;
  return { kind: 'rejected', reason };
}

/** No typed text holds it: a separator that keeps parts apart. */
const SEPARATOR = '\u001f';

/**
 * What makes a row itself, whatever is edited later here or there: its day, the partner's and client's names as the
 * file has them, direction, need, and the how-many-th such row it is. Kept only as a keyed hash, so that a client who
 * was forgotten cannot be read or guessed from it.
 */
function identities(db: Db): (row: ImportedReferral) => string {
  const secret = db.prepare<[], string>(`select value from meta where key = 'identity-secret'`).pluck().get();
  if (secret === undefined) throw new Error('the file has no secret for identities');
  const key = createSecretKey(secret, 'utf8');
  const countSeen = seenCounter();
  return (row) => {
    const parts = [
      row.day,
      searchKey(row.partner),
      row.client === null ? '' : searchKey(row.client),
      row.direction,
      row.need === null ? '' : searchKey(row.need),
    ].join(SEPARATOR);
    const first = keyedHash(key, `${parts}${SEPARATOR}1`);
    const times = countSeen(first);
    const hash = times === 1 ? first : keyedHash(key, `${parts}${SEPARATOR}${times}`);
    return hash.toString('base64url', 0, KEPT_BYTES);
  };
}

/** Half of the hash is kept (RFC 2104, section 5): still beyond any coincidence, and half the file. */
const KEPT_BYTES = 16;

/**
 * Counts how often a hash has come, keeping 53 bits of each: a million whole hashes would fill the memory. The chance
 * that two of a million rows are taken for one is 1 in 18,000; the later would be known as the second such row, still
 * the same each time the file is imported.
 */
function seenCounter(): (hash: Buffer) => number {
  let slots = new Float64Array(1024);
  let used = 0;
  const repeated = new Map<number, number>();
  const place = (table: Float64Array, mark: number): number => {
    let at = mark % table.length;
    while (table[at] !== 0 && table[at] !== mark) at = (at + 1) % table.length;
    return at;
  };
  const grow = () => {
    const larger = new Float64Array(slots.length * 2);
    for (const mark of slots) if (mark !== 0) larger[place(larger, mark)] = mark;
    slots = larger;
  };
  return (hash) => {
    // Never 0, which is a free slot.
    const mark = hash.readUInt32BE(0) * 0x20_0000 + (hash.readUInt32BE(4) >>> 11) + 1;
    const at = place(slots, mark);
    if (slots[at] === mark) {
      const times = (repeated.get(mark) ?? 1) + 1;
      repeated.set(mark, times);
      return times;
    }
    slots[at] = mark;
    used += 1;
    if (used * 2 > slots.length) grow();
    return 1;
  };
}
function keyedHash(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
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

/** Comparing every two names is felt beyond so many pairs, and a list of so many is no longer read. */
const MOST_COMPARISONS = 500_000;

/** New names that are nearly one of the record, or of another new partner. Warned about, never merged. */
function findLookAlikes(names: readonly string[], partners: readonly PartnerHandle[]): LookAlike[] {
  if (names.length * (names.length + partners.length) > MOST_COMPARISONS) return [];
  return names.flatMap((name, index): LookAlike[] => {
    const known = partners.find((partner) => nearlySame(name, partner.name));
    if (known !== undefined) return [{ name, like: known.name, partnerId: known.id }];
    const other = names.slice(0, index).find((each) => nearlySame(name, each));
    return other === undefined ? [] : [{ name, like: other, partnerId: null }];
  });
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
  }

  add(row: ImportedReferral, partner: FilePartner, hash: string): void {
    const { at } = this.#change;
    this.importId ??= this.#begin();
    partner.id ??= this.#addPartner(partner.name, this.importId);
    const id = this.#takeNumber();
    const draft = { ...draftOfImported(row, partner.id), importId: this.importId };
    const stepOn = draft.closedOn ?? draft.occurredOn;
    this.#referrals.add(referralCells(draft), {
      id,
      last_step_on: [draft.occurredOn, stepOn, this.#today].toSorted().at(-1) ?? this.#today,
      uuid: randomUUID(),
      created_at: at,
      updated_at: at,
    });
    this.#identities.add({ hash, import_id: this.importId, referral_id: id });
    if (draft.status !== 'new') {
      this.#events.add({
        referral_id: id,
        on_day: stepOn,
        status: draft.status,
        reason: 'imported',
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
  }

  finish({ firstDay, lastDay }: ImportTally): void {
    if (this.importId === null) return;
    this.#flush();
    this.#change.db
      .prepare('update imports set first_day = ?, last_day = ? where id = ?')
      .run(firstDay, lastDay, this.importId);
  }

  /** Numbers are taken for all expected rows at once; a few may be left over where the record has changed since. */
  #takeNumber(): number {
    if (this.#numbersLeft === 0) {
      this.#numbersLeft = Math.max(1, this.#origin.expected);
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

  #addPartner(name: string, importId: number): number {
    const { at, db } = this.#change;
    const id = takeNumber(db, 'partner');
    const draft = emptyPartner(name);
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

/** Brings a referral up to what the file says. The day of an outcome that the file does not tell is not known. */
function applyOffer(change: Change, id: number, offered: OfferedChange, today: Day): void {
  const { status, amounts } = offered;
  const closedOn = offered.closedOn ?? null;
  if (status !== undefined) {
    const onDay = closedOn !== null && closedOn >= lastStep(change.db, id) ? closedOn : today;
    moveStatus(change, id, { status, onDay, reason: 'imported' });
    if (isClosed(status)) change.update('referrals', id, { closed_on: closedOn });
  }
  if (amounts !== undefined) savingReferral.update(change, id, amounts);
}

function lastStep(db: Db, referralId: number): string {
  const day = db
    .prepare<[number], string | null>('select max(on_day) from status_events where referral_id = ?')
    .pluck()
    .get(referralId);
  return day ?? '';
}
