import { LAST_NUMBER } from '../file/last-number.ts';
import type { Row, SqlValue, Table } from '../file/tables.sql.ts';
import type { RawJournal } from './journal-raw.sql.ts';
import type { Places } from './merge-places.sql.ts';
import { giveWay, type Differ } from './merge-rules.sql.ts';
import type { Side } from './merge-side.sql.ts';
import type { Told } from './merged.ts';

/** Stands for a partner who is gone: nobody has such a number. */
const NOBODY = -LAST_NUMBER;

/** What records are called, and how one differs from the one it became. */
interface MergedWords {
  readonly phrase: (table: Table, id: number) => string;
  readonly differ: Differ;
}

/** What both files know imported rows by. */
export class MergedIdentities {
  readonly #places: Places;
  readonly #journal: RawJournal;
  readonly #words: MergedWords;

  constructor(places: Places, journal: RawJournal, words: MergedWords) {
    this.#places = places;
    this.#journal = journal;
    this.#words = words;
  }

  /**
   * Rows of trackers that were imported there. One that was imported on both sides is two records of one row, which become
   * one. Without the same secret their hashes would say nothing here.
   */
  take(): Told[] {
    const { own, other } = this.#places;
    if (secretOf(own) !== secretOf(other)) return [];
    const gone = new Map<number, number>();
    const twins: (readonly [mine: number, theirs: number])[] = [];
    for (const { id: _id, ...row } of other.all<Row>('select * from import_identities order by id')) {
      const importId = this.#places.idHere(
        'import_identities',
        'import_id',
        'imports',
        row['import_id'] ?? null,
      );
      const number = Number(row['number']);
      const here = number > 0 ? this.#places.numberHere(number) : this.#partnerHere(-number);
      const known = own.get(
        'select id, number from import_identities where hash = ? and nth = ?',
        row['hash'] ?? '',
        row['nth'] ?? 1,
      );
      if (known !== undefined) {
        // Partners of one name stay two: they are named, and made one by hand.
        if (here === undefined || number <= 0) continue;
        // What was removed here and came back has another number now.
        if (own.recordOf(Number(known['number'])) === undefined) {
          this.#journal.update('import_identities', Number(known['id']), { number: here });
        } else twins.push([Number(known['number']), here]);
      } else if (importId !== null) {
        // What was removed keeps no number of something else here.
        const kept = here ?? gone.get(number) ?? (number > 0 ? this.#freeNumber() : NOBODY);
        if (here === undefined) gone.set(number, kept);
        this.#journal.insert('import_identities', { ...row, import_id: importId, number: kept });
      }
    }
    return twins.flatMap(([mine, theirs]) => this.#becomeOne(mine, theirs));
  }

  /** A partner who was imported there stands below zero; 0 is one whom a person left out. */
  #partnerHere(number: number): number | undefined {
    if (number === 0) return 0;
    const here = this.#places.partnerHere(number);
    return here === undefined ? undefined : -here;
  }

  #becomeOne(mine: number, theirs: number): Told[] {
    const { own } = this.#places;
    const [one, another] = [own.recordOf(mine), own.recordOf(theirs)];
    if (mine === theirs || one === undefined || one.table !== another?.table) return [];
    const [winner, loser] = [own.row(one.table, mine), own.row(one.table, theirs)].toSorted(laterFirst);
    if (winner === undefined || loser === undefined) return [];
    const id = Number(loser['id']);
    const { phrase, differ } = this.#words;
    const facts = differ(one.table, id, Number(winner['id']));
    const told = { table: one.table, id, phrase: phrase(one.table, id), facts };
    giveWay(own, this.#journal, one.table, loser, winner);
    return [told];
  }

  #freeNumber(): number {
    const [row] = this.#places.own.all<{ last: number }>(
      `update counters set last = last + 1 where name = 'record' returning last`,
    );
    return row?.last ?? 0;
  }
}

function secretOf(side: Side): SqlValue | undefined {
  return side.get(`select value from meta where key = 'identity-secret'`)?.['value'];
}

function laterFirst(a: Row, b: Row): number {
  const key = (row: Row) => `${String(row['updated_at'])} ${String(row['uuid'])}`;
  return key(a) > key(b) ? -1 : 1;
}
