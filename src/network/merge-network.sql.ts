import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import { RawJournal } from './journal-raw.sql.ts';
import { Fates } from './merge-fates.sql.ts';
import { findGrafts, graft, type Graft } from './merge-grafts.sql.ts';
import { MergedIdentities } from './merge-identities.sql.ts';
import { laterTombstone } from './merge-network.ts';
import { Places } from './merge-places.sql.ts';
import { lackingThere } from './merge-lacking.sql.ts';
import { giveNumbers, type Renumbered } from './merge-numbers.sql.ts';
import { dropUnique, settleRules, turnNumbers, type Differ } from './merge-rules.sql.ts';
import { Seen, SET_ASIDE, TAKEN_OVER, withTakenOver } from './merge-seen.sql.ts';
import { isBroughtBack } from './merge-survivors.sql.ts';
import { eachSort, type Fact, type Lacking, type Merged, type Told } from './merged.ts';
import type { Partner } from '../partners/partner.ts';
import { Side, type Tombstone } from './merge-side.sql.ts';
import { twinsAmong, type Twins } from './twins-among.sql.ts';

/** What came of it beside what became of records that were known on both sides. */
export interface MergedNetwork extends Merged {
  /** How many records came, by table. */
  readonly added: ReadonlyMap<Table, number>;
  readonly renumbered: readonly Renumbered[];
  /** The partners who are new here, by number. */
  readonly newPartners: readonly number[];
  /** What came beside a record that looks the same. */
  readonly alike: readonly Twins[];
  readonly lacking: Lacking;
}

/** Says what records are and how they differ, before anything of them is written over or removed. */
export interface Words {
  /** What a record here is called. */
  readonly phrase: (table: Table, id: number) => string;
  /** What a record of the other file is called. */
  readonly phraseThere: (table: Table, theirs: number) => string;
  readonly differ: Differ;
  /** How the two versions of a record differ; `stands`: which of them stands. */
  readonly facts: (table: Table, id: number, theirs: number, stands: 'here' | 'there') => readonly Fact[];
  /** Which of the facts that were changed of a partner the one kept has otherwise. */
  readonly misfits: (graft: Graft, kept: Partner) => readonly Fact[];
}

/**
 * Merges another copy of the network, as it was loaded into a database of its own, into the file: see `Fates`. All that it
 * writes is part of the change.
 */
export function mergeNetwork(change: Change, from: Db, words: Words): MergedNetwork {
  const own = new Side(change.db);
  const other = new Side(from);
  const fates = new Fates(own, other);
  const { overwritten, standing, going, buried } = fates;
  const seen = new Seen(
    own,
    other,
    [overwritten, standing, going, buried].flatMap((each) => [...each.keys()]),
  );
  const { ids, renumbered } = giveNumbers(own, other, fates);
  return new Merger({
    change,
    own,
    other,
    fates,
    seen,
    ids,
    places: new Places(own, other, fates, ids),
    words,
  }).merge(renumbered);
}

interface Parts {
  readonly change: Change;
  readonly own: Side;
  readonly other: Side;
  readonly fates: Fates;
  readonly seen: Seen;
  /** The numbers that records get here, by their uuids. */
  readonly ids: ReadonlyMap<string, number>;
  readonly places: Places;
  readonly words: Words;
}

class Merger {
  readonly #parts: Parts;
  readonly #journal: RawJournal;
  readonly #added = new Map<Table, number>();
  readonly #came = new Map<Table, number[]>();
  readonly #told = eachSort((): Told[] => []);

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#journal = new RawJournal(parts.change, parts.own);
  }

  merge(renumbered: readonly Renumbered[]): MergedNetwork {
    const { own, other, fates, seen, change, places, words } = this.#parts;
    own.db.pragma('defer_foreign_keys = on');
    this.#tellSetAside();
    const grafts = findGrafts(own, other, fates, seen);
    const indexes = dropUnique(own);
    this.#takeWords();
    for (const table of own.identified.toReversed()) this.#removeFrom(table);
    for (const table of own.identified) this.#write(table);
    for (const [uuid, removedAt] of fates.revived) this.#stamp(uuid, removedAt);
    this.#takeTombstones();
    const twins = new MergedIdentities(places, this.#journal, words).take();
    this.#takeMeta();
    this.#noteTakenOver();
    const { phrase, differ } = words;
    const gaveWay = settleRules({ own, journal: this.#journal, phrase, differ }, indexes);
    this.#told.gaveWay.push(...twins, ...gaveWay);
    for (const each of grafts) this.#graft(change, each);
    return {
      ...this.#told,
      added: this.#added,
      renumbered,
      newPartners: this.#came.get('partners') ?? [],
      alike: twinsAmong(own.db, this.#came),
      lacking: lackingThere(own, other),
    };
  }

  /** What of the other file does not come, though it was changed there, as long as everything is here as it was. */
  #tellSetAside(): void {
    const { fates, seen, words, own } = this.#parts;
    const versions: { readonly uuid: string; readonly updatedAt: string }[] = [];
    for (const [uuid, { table, id, theirs, theirsAt }] of fates.standing) {
      if (!seen.isNewsHere({ uuid, updatedAt: theirsAt })) continue;
      versions.push({ uuid, updatedAt: theirsAt });
      const facts = words.facts(table, id, theirs, 'here');
      this.#told.setAside.push({ table, id, phrase: words.phrase(table, id), facts });
    }
    for (const [uuid, { table, theirs, updatedAt }] of fates.buried) {
      if (fates.survivorOf(uuid) !== undefined || !seen.isNewsHere({ uuid, updatedAt })) continue;
      versions.push({ uuid, updatedAt });
      if (!own.isToldOf(table)) continue;
      const phrase = words.phraseThere(table, theirs);
      this.#told.staysRemoved.push({ table, id: theirs, phrase, facts: [] });
    }
    if (versions.length > 0) this.#putMeta(SET_ASIDE, seen.withSetAside(versions));
    for (const { table, id } of fates.kept.values()) {
      if (own.isToldOf(table))
        this.#told.kept.push({ table, id, phrase: words.phrase(table, id), facts: [] });
    }
  }

  /** What was changed of a partner who was merged into another goes to that one, as far as it fits. */
  #graft(change: Change, each: Graft): void {
    const { own, fates, words } = this.#parts;
    const done = graft(change, own, fates, each);
    if (done === undefined) return;
    const phrase = `${each.partner.name}, now ${done.kept.name}`;
    this.#told.grafted.push({
      table: 'partners',
      id: done.id,
      phrase,
      facts: words.misfits(each, done.kept),
    });
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
    for (const { uuid, id, updatedAt, removedAt } of ids) {
      const { words, seen } = this.#parts;
      const isNews = fates.survivorOf(uuid) === undefined && seen.isNewsThere({ uuid, updatedAt });
      const told = isNews ? this.#told.removedChanged : this.#told.removed;
      told.push({ table, id, phrase: words.phrase(table, id), facts: [] });
      this.#turnPointers(table, uuid, id);
      for (const [child, column] of own.owned(table)) this.#clear(child, column, id, removedAt);
      if (table === 'imports') this.#clear('import_identities', 'import_id', id, removedAt);
      this.#journal.remove(table, id, removedAt);
    }
  }

  /** What points at a record that goes points at what it became, or at nothing; what goes too is left. */
  #turnPointers(table: Table, uuid: string, id: number): void {
    const { own, fates, ids } = this.#parts;
    const became = fates.meant(uuid);
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
    const { own, fates, seen, words, places } = this.#parts;
    for (const [uuid, { table: kind, theirs }] of fates.coming) {
      if (kind !== table) continue;
      const row = places.rowHere(table, theirs);
      if (row === undefined) continue;
      const isBack = own.tombstone(uuid) !== undefined;
      const id = this.#journal.insert(table, this.#withId(uuid, row));
      this.#takeOwned(table, theirs, id);
      if (isBack && own.isToldOf(table)) {
        this.#told.cameBack.push({ table, id, phrase: words.phraseThere(table, theirs), facts: [] });
      } else this.#added.set(table, (this.#added.get(table) ?? 0) + 1);
      const came = this.#came.get(table);
      if (came === undefined) this.#came.set(table, [id]);
      else came.push(id);
    }
    for (const [uuid, { table: kind, theirs, id, alike }] of fates.overwritten) {
      if (kind !== table) continue;
      const row = places.rowHere(table, theirs);
      if (row === undefined) continue;
      const { updatedAt } = own.find(table, uuid) ?? { updatedAt: '' };
      const said = alike
        ? undefined
        : { phrase: words.phrase(table, id), facts: words.facts(table, id, theirs, 'there') };
      this.#journal.update(table, id, row);
      if (said === undefined) continue;
      for (const [child, column] of own.owned(table)) this.#clear(child, column, id, '');
      this.#takeOwned(table, theirs, id);
      const isNews = seen.isNewsThere({ uuid, updatedAt });
      (isNews ? this.#told.writtenOver : this.#told.updated).push({ table, id, ...said });
    }
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
      if (laterTombstone(mine, theirs) === mine) continue;
      const isThere =
        own.tables.isIdentified(theirs.kind) && own.find(theirs.kind, theirs.uuid) !== undefined;
      if (isThere && !isBroughtBack(theirs)) continue;
      this.#journal.bury(theirs.uuid, { ...theirs });
    }
  }

  /** So that the other copy can tell what of its changes was known here. */
  #noteTakenOver(): void {
    const { own, other, fates } = this.#parts;
    let latest = '';
    for (const [uuid, { table }] of [...fates.coming, ...fates.overwritten]) {
      const at = other.find(table, uuid)?.updatedAt ?? '';
      if (at > latest) latest = at;
    }
    for (const { removedAt } of fates.going.values()) if (removedAt > latest) latest = removedAt;
    if (latest !== '') this.#putMeta(TAKEN_OVER, withTakenOver(own, latest));
  }

  #putMeta(key: string, value: string): void {
    const mine = this.#parts.own.all<{ id: number }>('select id from meta where key = ?', key)[0];
    if (mine === undefined) this.#journal.insert('meta', { key, value });
    else this.#journal.update('meta', mine.id, { value });
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
