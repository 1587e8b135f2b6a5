import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/day.ts';
import { takeNumber, type Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { emptyPartner, partners as partnerKind } from '../partners/partner.ts';
import { savingCollection } from '../referrals/collection.sql.ts';
import { referralCells } from '../referrals/referral.sql.ts';
import type { Collected } from '../referrals/referral.ts';
import { findOrAddSource } from '../referrals/source.sql.ts';
import { bulkInsert, ROWS_AT_ONCE, type BulkInsert } from './bulk-insert.sql.ts';
import type { FilePartner } from './counterparts.ts';
import { beginImport, type ImportOrigin } from './identities.sql.ts';
import { draftOfImported, type ImportTally } from './import.ts';
import type { NewReferral } from './judge.ts';

/** Writes the rows of one import. Nothing is written until the first of them. */
export class ImportWriter {
  importId: number | null;
  readonly #change: Change;
  readonly #today: Day;
  readonly #origin: ImportOrigin;
  readonly #referrals: BulkInsert;
  readonly #events: BulkInsert;
  readonly #identities: BulkInsert;
  readonly #partners: BulkInsert;
  readonly #stages: BulkInsert;
  /** What comes back under its uuid is no longer known as removed. */
  readonly #unbury: ReturnType<Db['prepare']>;
  /** What came in for the referrals that wait to be written. */
  readonly #collected: { referralId: number; collected: readonly Collected[] }[] = [];
  #waiting = 0;
  #nextNumber = 0;
  #numbersLeft = 0;

  /** `importId`: of the import that these rows are a part of; null where it begins with the first of them. */
  constructor(change: Change, origin: ImportOrigin, importId: number | null) {
    const { db, today } = change;
    this.importId = importId;
    this.#change = change;
    this.#today = today;
    this.#origin = origin;
    this.#referrals = bulkInsert(db, 'referrals');
    this.#events = bulkInsert(db, 'status_events');
    this.#identities = bulkInsert(db, 'import_identities');
    this.#partners = bulkInsert(db, 'partners');
    this.#stages = bulkInsert(db, 'stage_events');
    this.#unbury = db.prepare('delete from tombstones where uuid = ?');
  }

  /** Adds the referrals of one row; `isIntroduction`: one client was given several names, of which these are new. */
  add(referrals: readonly NewReferral[], isIntroduction: boolean): void {
    this.importId ??= beginImport(this.#change, this.#origin);
    const introduction = isIntroduction ? newUuid(this.#change.db) : null;
    for (const each of referrals) this.#add(each, this.importId, introduction);
  }

  #add({ row, partner, identity }: NewReferral, importId: number, introduction: string | null): void {
    const { at } = this.#change;
    partner.id ??= partner.isSource ? this.#addSource(partner) : this.#addPartner(partner, importId);
    const id = this.#takeNumber();
    const draft = { ...draftOfImported(row, partner.id), importId };
    if (introduction !== null) draft.introduction = introduction;
    const uuid = row.own?.uuid ?? undefined;
    if (row.own !== undefined && row.own.collected.length > 0) {
      this.#collected.push({ referralId: id, collected: row.own.collected });
    }
    if (uuid !== undefined) this.#unbury.run(uuid);
    const stepOn = draft.closedOn ?? draft.occurredOn;
    const cells = referralCells(draft);
    this.#change.wrote(cells);
    this.#referrals.add(partner.isSource ? { ...cells, partner_id: null } : cells, {
      id,
      source_id: partner.isSource ? partner.id : null,
      last_step_on: [draft.occurredOn, stepOn, this.#today].toSorted().at(-1) ?? this.#today,
      uuid: uuid ?? randomUUID(),
      created_at: at,
      updated_at: at,
    });
    this.#identities.add({ hash: identity.hash, nth: identity.nth, import_id: importId, number: id });
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

  /** Partners and referrals first: the other rows point to them. */
  #flush(): void {
    this.#partners.flush();
    this.#stages.flush();
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
    if (this.importId === null || firstDay === null || lastDay === null) return;
    this.#flush();
    this.#giveBackNumbers();
    this.#change.db
      .prepare(
        `update imports set first_day = min(coalesce(first_day, :firstDay), :firstDay),
           last_day = max(coalesce(last_day, :lastDay), :lastDay) where id = :id`,
      )
      .run({ firstDay, lastDay, id: this.importId });
  }

  /** Numbers are taken many at a time. */
  #takeNumber(): number {
    if (this.#numbersLeft === 0) {
      this.#nextNumber = takeNumber(this.#change.db, 'record', ROWS_AT_ONCE);
      this.#numbersLeft = ROWS_AT_ONCE;
    }
    this.#numbersLeft -= 1;
    this.#nextNumber += 1;
    return this.#nextNumber - 1;
  }

  /** Numbers taken and not used are free again, unless others were taken after them. */
  #giveBackNumbers(): void {
    this.#change.db
      .prepare(`update counters set last = last - :left where name = 'record' and last = :taken`)
      .run({ left: this.#numbersLeft, taken: this.#nextNumber + this.#numbersLeft - 1 });
    this.#numbersLeft = 0;
  }

  #addPartner({ name, profession }: FilePartner, importId: number): number {
    const { at, db } = this.#change;
    const id = takeNumber(db, 'partner');
    const draft = { ...emptyPartner(name), profession };
    this.#partners.add(cellsOf(partnerKind, draft), {
      id,
      uuid: randomUUID(),
      created_at: at,
      updated_at: at,
      import_id: importId,
    });
    this.#stages.add({
      partner_id: id,
      on_day: this.#today,
      stage: draft.stage,
      reason: null,
      created_at: at,
    });
    return id;
  }

  /** They are few, so each is journaled. */
  #addSource({ name }: FilePartner): number {
    return findOrAddSource(this.#change, name);
  }
}
