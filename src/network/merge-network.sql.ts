import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row, SqlValue, Table } from '../file/tables.sql.ts';
import { RawJournal } from './journal-raw.sql.ts';
import { Fates } from './merge-fates.sql.ts';
import { renumberedAlerts } from './merge-network.ts';
import { giveNumbers, type Renumbered } from './merge-numbers.sql.ts';
import { dropUnique, giveWay, settleRules, turnNumbers, type GaveWay } from './merge-rules.sql.ts';
import { Side, type Tombstone } from './merge-side.sql.ts';

/** A record here that got another version, or went: what it was called, and which facts differ. */
export interface Replaced {
  readonly table: Table;
  readonly id: number;
  readonly phrase: string;
  readonly facts: readonly string[];
}

/** What came of merging another copy of the network into a file. */
export interface Merged {
  /** How many records came, by table. */
  readonly added: ReadonlyMap<Table, number>;
  readonly overwritten: readonly Replaced[];
  readonly removed: readonly Replaced[];
  readonly renumbered: readonly Renumbered[];
  readonly gaveWay: readonly GaveWay[];
}

/** Says what a record is, before it is written over or removed. */
export type Phrase = (table: Table, id: number) => string;

/**
 * Merges another copy of the network, as it was loaded into a database of its own, into the file: see `Fates`. All that it
 * writes is part of the change.
 */
export function mergeNetwork(change: Change, from: Db, phrase: Phrase): Merged {
  const own = new Side(change.db);
  const other = new Side(from);
  const fates = new Fates(own, other);
  const { ids, renumbered } = giveNumbers(own, other, fates);
  return new Merger({ change, own, other, fates, ids, phrase }).merge(renumbered);
}

interface Parts {
  readonly change: Change;
  readonly own: Side;
  readonly other: Side;
  readonly fates: Fates;
  /** The numbers that records get here, by their uuids. */
  readonly ids: ReadonlyMap<string, number>;
  readonly phrase: Phrase;
}

class Merger {
  readonly #parts: Parts;
  readonly #journal: RawJournal;
  readonly #added = new Map<Table, number>();
  readonly #overwritten: Replaced[] = [];
  readonly #removed: Replaced[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#journal = new RawJournal(parts.change, parts.own);
  }

  merge(renumbered: readonly Renumbered[]): Merged {
    const { own, fates } = this.#parts;
    own.db.pragma('defer_foreign_keys = on');
    const indexes = dropUnique(own);
    this.#takeWords();
    for (const table of own.identified.toReversed()) this.#removeFrom(table);
    for (const table of own.identified) this.#write(table);
    for (const [uuid, removedAt] of fates.revived) this.#stamp(uuid, removedAt);
    this.#takeTombstones();
    const twins = this.#takeIdentities();
    this.#takeMeta();
    const gaveWay = settleRules({ own, journal: this.#journal, phrase: this.#parts.phrase }, indexes);
    return {
      added: this.#added,
      overwritten: this.#overwritten,
      removed: this.#removed,
      renumbered,
      gaveWay: [...twins, ...gaveWay],
    };
  }

  /** Words of lists that only the other file has. */
  #takeWords(): void {
    const { own, other } = this.#parts;
    for (const { name, key, columns } of other.whole.values()) {
      if (columns.length !== 1 || key !== 'name') continue;
      for (const { word } of other.all<{ word: string }>(`select name as word from ${name}`)) {
        own.run(`insert or ignore into ${name} (name) values (?)`, word);
      }
    }
  }

  #removeFrom(table: Table): void {
    const { own, fates } = this.#parts;
    const ids = [...fates.going].flatMap(([uuid, each]) => (each.table === table ? [{ uuid, ...each }] : []));
    for (const { uuid, id, removedAt } of ids) {
      this.#removed.push({ table, id, phrase: this.#parts.phrase(table, id), facts: [] });
      this.#turnPointers(table, uuid, id);
      for (const [child, column] of own.owned(table)) this.#clear(child, column, id, removedAt);
      if (table === 'imports') this.#clear('import_identities', 'import_id', id, removedAt);
      this.#journal.remove(table, id, removedAt);
    }
  }

  /** What points at a record that goes points at what it became, or at nothing; what goes too is left. */
  #turnPointers(table: Table, uuid: string, id: number): void {
    const { own, fates, ids } = this.#parts;
    const became = fates.meant(uuid, false);
    const to =
      became === undefined || became === uuid
        ? null
        : (own.find(table, became)?.id ?? ids.get(became) ?? null);
    const loose = own.identified.flatMap((child) =>
      (own.whole.get(child)?.columns ?? [])
        .filter(({ name, refersTo }) => refersTo === table && own.isLoose(child, name))
        .map(({ name }) => [child, name] as const),
    );
    const needed = own.tables.dependents(table).filter(([child]) => own.tables.isIdentified(child));
    if (to !== null && own.tables.seriesOf(table) === 'record') turnNumbers(own, this.#journal, id, to);
    for (const [child, column] of [...loose, ...(to === null ? [] : needed)]) {
      for (const { id: each } of own.all<{ id: number }>(`select id from ${child} where ${column} = ?`, id)) {
        this.#journal.update(child, each, { [column]: to });
      }
    }
  }

  #clear(child: Table, column: string, id: number, removedAt: string): void {
    for (const row of this.#parts.own.ownedRows(child, column, id)) {
      this.#journal.remove(child, Number(row['id']), removedAt);
    }
  }

  #write(table: Table): void {
    const { own, fates, phrase } = this.#parts;
    for (const [uuid, { table: kind, theirs }] of fates.coming) {
      if (kind !== table) continue;
      const row = this.#rowHere(table, theirs);
      if (row === undefined) continue;
      const id = this.#journal.insert(table, this.#withId(uuid, row));
      this.#added.set(table, (this.#added.get(table) ?? 0) + 1);
      this.#takeOwned(table, theirs, id);
    }
    for (const { table: kind, theirs, id, alike } of fates.overwritten.values()) {
      if (kind !== table) continue;
      const row = this.#rowHere(table, theirs);
      if (row === undefined) continue;
      const said = alike
        ? undefined
        : { phrase: phrase(table, id), facts: this.#factsOf(table, id, row, theirs) };
      this.#journal.update(table, id, row);
      if (said === undefined) continue;
      for (const [child, column] of own.owned(table)) this.#clear(child, column, id, '');
      this.#takeOwned(table, theirs, id);
      this.#overwritten.push({ table, id, ...said });
    }
  }

  /** A row of the other file as it stands here, without its id; undefined where what it cannot be without is gone. */
  #rowHere(table: Table, theirs: number): Row | undefined {
    const { other, own } = this.#parts;
    const { id: _id, ...row } = other.row(table, theirs);
    for (const { name, refersTo } of other.whole.get(table)?.columns ?? []) {
      const value = row[name] ?? null;
      if (value === null) continue;
      if (refersTo !== undefined) {
        row[name] = this.#idHere(table, name, refersTo, value);
        if (row[name] === null && !own.isLoose(table, name)) return undefined;
      } else if (name === 'record_id') {
        const number = this.#numberHere(Number(value));
        if (number === undefined) return undefined;
        row[name] = number;
      }
    }
    if (table === 'advice_declines' && typeof row['alerts'] === 'string') {
      row['alerts'] = renumberedAlerts(row['alerts'], (number) => this.#numberHere(number) ?? number);
    }
    return row;
  }

  #idHere(table: Table, column: string, refersTo: Table, value: SqlValue): number | null {
    const { other, own, fates, ids } = this.#parts;
    const uuid = other.uuidOf(refersTo, value);
    const meant = uuid === undefined ? undefined : fates.meantBy(table, column, uuid);
    return meant === undefined ? null : (ids.get(meant) ?? own.find(refersTo, meant)?.id ?? null);
  }

  /** The number here of what has that number in the other file. */
  #numberHere(number: number): number | undefined {
    const { other, own, ids } = this.#parts;
    const record = other.recordOf(number);
    return record === undefined
      ? undefined
      : (ids.get(record.uuid) ?? own.find(record.table, record.uuid)?.id);
  }

  #withId(uuid: string, row: Row): Row {
    const id = this.#parts.ids.get(uuid);
    return id === undefined ? row : { id, ...row };
  }

  #takeOwned(table: Table, theirs: number, id: number): void {
    const { other } = this.#parts;
    for (const [child, column] of other.owned(table)) {
      for (const { id: _id, ...row } of other.ownedRows(child, column, theirs)) {
        this.#journal.insert(child, { ...row, [column]: id });
      }
    }
  }

  /** Which facts of a record differ: its columns, and the tables whose rows belong to it. */
  #factsOf(table: Table, id: number, after: Row, theirs: number): string[] {
    const { own, other } = this.#parts;
    const before = own.row(table, id);
    const columns = Object.keys(after).filter(
      (name) => name !== 'updated_at' && before[name] !== after[name],
    );
    const belonging = own.owned(table).filter(([child, column]) => {
      const bare = (rows: readonly Row[]) =>
        JSON.stringify(rows.map(({ id: _id, [column]: _owner, ...facts }) => facts));
      return bare(own.ownedRows(child, column, id)) !== bare(other.ownedRows(child, column, theirs));
    });
    return [...columns, ...belonging.map(([child]) => child)];
  }

  /** What was revived counts as changed when it was removed, so that it stands wherever it was removed. */
  #stamp(uuid: string, removedAt: string): void {
    const { own } = this.#parts;
    for (const table of own.identified) {
      const known = own.find(table, uuid);
      if (known === undefined) continue;
      if (known.updatedAt < removedAt) this.#journal.update(table, known.id, { updated_at: removedAt });
      return;
    }
  }

  #takeTombstones(): void {
    const { own, other } = this.#parts;
    for (const theirs of other.all<Tombstone>('select * from tombstones order by uuid')) {
      const mine = own.tombstone(theirs.uuid);
      if (mine !== undefined && !isLaterTombstone(theirs, mine)) continue;
      if (own.tables.isIdentified(theirs.kind) && own.find(theirs.kind, theirs.uuid) !== undefined) continue;
      this.#journal.bury(theirs.uuid, { ...theirs });
    }
  }

  /**
   * Rows of trackers that were imported there. One that was imported on both sides is two records of one row, which become
   * one. Without the same secret their hashes would say nothing here.
   */
  #takeIdentities(): GaveWay[] {
    const { own, other } = this.#parts;
    if (secretOf(own) !== secretOf(other)) return [];
    const gone = new Map<number, number>();
    const twins: (readonly [mine: number, theirs: number])[] = [];
    for (const { id: _id, ...row } of other.all<Row>('select * from import_identities order by id')) {
      const importId = this.#idHere('import_identities', 'import_id', 'imports', row['import_id'] ?? null);
      const number = Number(row['number']);
      const here = this.#numberHere(number);
      const known = own.get(
        'select number from import_identities where hash = ? and nth = ?',
        row['hash'] ?? '',
        row['nth'] ?? 1,
      );
      if (known !== undefined) {
        if (here !== undefined) twins.push([Number(known['number']), here]);
      } else if (importId !== null) {
        // What was removed keeps no number of something else here.
        const kept = here ?? gone.get(number) ?? this.#freeNumber();
        if (here === undefined) gone.set(number, kept);
        this.#journal.insert('import_identities', { ...row, import_id: importId, number: kept });
      }
    }
    return twins.flatMap(([mine, theirs]) => this.#becomeOne(mine, theirs));
  }

  #becomeOne(mine: number, theirs: number): GaveWay[] {
    const { own, phrase } = this.#parts;
    const [one, another] = [own.recordOf(mine), own.recordOf(theirs)];
    if (mine === theirs || one === undefined || one.table !== another?.table) return [];
    const [winner, loser] = [own.row(one.table, mine), own.row(one.table, theirs)].toSorted(laterFirst);
    if (winner === undefined || loser === undefined) return [];
    const id = Number(loser['id']);
    const told = { table: one.table, id, phrase: phrase(one.table, id), facts: [] };
    giveWay(own, this.#journal, one.table, loser, winner);
    return [told];
  }

  #freeNumber(): number {
    const [row] = this.#parts.own.all<{ last: number }>(
      `update counters set last = last + 1 where name = 'record' returning last`,
    );
    return row?.last ?? 0;
  }

  /** The record goes back to the earlier of both beginnings; what was shown in one file was shown. */
  #takeMeta(): void {
    const { own, other } = this.#parts;
    const valueOf = (side: Side, key: string) =>
      side.all<{ id: number; value: string }>('select id, value from meta where key = ?', key)[0];
    for (const key of ['made-at', 'made-on', 'records-since']) {
      const [mine, theirs] = [valueOf(own, key), valueOf(other, key)];
      if (mine !== undefined && theirs !== undefined && theirs.value < mine.value) {
        this.#journal.update('meta', mine.id, { value: theirs.value });
      }
    }
  }
}

function secretOf(side: Side): SqlValue | undefined {
  return side.get(`select value from meta where key = 'identity-secret'`)?.['value'];
}

function laterFirst(a: Row, b: Row): number {
  const key = (row: Row) => `${String(row['updated_at'])} ${String(row['uuid'])}`;
  return key(a) > key(b) ? -1 : 1;
}

function isLaterTombstone(theirs: Tombstone, mine: Tombstone): boolean {
  if (theirs.deleted_at !== mine.deleted_at) return theirs.deleted_at > mine.deleted_at;
  return (theirs.merged_into ?? '') > (mine.merged_into ?? '');
}
