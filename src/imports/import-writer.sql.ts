import { randomUUID } from 'node:crypto';
import { takeNumber, type Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { cellsInOrder, type CellsInOrder } from '../kinds/cells-in-order.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { detailsOf, savingPartner } from '../partners/partner-saving.sql.ts';
import { emptyPartner, partners as partnerKind, type PartnerDraft } from '../partners/partner.ts';
import { savingCollection } from '../referrals/collection.sql.ts';
import { currencyOf, referrals as referralKind } from '../referrals/referral.ts';
import type { Collected, ReferralDraft } from '../referrals/referral.ts';
import { findOrAddSource } from '../referrals/source.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { bulkInsert, ROWS_AT_ONCE, type BulkInsert } from './bulk-insert.sql.ts';
import type { FilePartner } from './counterparts.ts';
import { beginImport, nextPart, type ImportOrigin } from './identities.sql.ts';
import { draftOfImported, type ImportTally } from './import.ts';
import type { NewReferral } from './judge.ts';

/** Writes the rows of one import. Nothing is written until the first of them. */
export class ImportWriter {
  importId: number | null;
  readonly #change: Change;
  readonly #origin: ImportOrigin;
  readonly #rows: Rows;
  /** Which file or sheet of the import this is. */
  readonly #part: number;
  /** What comes back under its uuid is no longer known as removed. */
  readonly #unbury: ReturnType<Db['prepare']>;
  /** What came in for the referrals that wait to be written. */
  readonly #collected: { referralId: number; collected: readonly Collected[] }[] = [];
  /** How the partners that wait to be written can be reached. */
  readonly #contacts: { readonly id: number; readonly contacts: Partial<PartnerDraft> }[] = [];
  /** Other names that the file has of partners. */
  readonly #aliases = new Map<number, Set<string>>();
  readonly #fresh = new Set<number>();
  #waiting = 0;
  #nextNumber = 0;
  #numbersLeft = 0;

  /** `importId`: of the import that these rows are a part of; null where it begins with the first of them. */
  constructor(change: Change, origin: ImportOrigin, importId: number | null) {
    this.importId = importId;
    this.#part = importId === null ? 1 : nextPart(change.db, importId);
    this.#change = change;
    this.#origin = origin;
    this.#rows = rowsOf(change);
    this.#unbury = change.db.prepare('delete from tombstones where uuid = ?');
  }

  /** Adds the referrals of one row; `isIntroduction`: one client was given several names, of which these are new. */
  add(referrals: readonly NewReferral[], isIntroduction: boolean): void {
    this.importId ??= beginImport(this.#change, this.#origin);
    const introduction = isIntroduction ? newUuid(this.#change.db) : null;
    for (const each of referrals) this.#add(each, this.importId, introduction);
  }

  #add({ row, partner, identity }: NewReferral, importId: number, introduction: string | null): void {
    partner.id ??= partner.isSource ? this.#addSource(partner) : this.#addPartner(partner, importId);
    if (partner.aliases.length > 0) this.#nameAlso(partner.id, partner.aliases);
    const id = this.#takeNumber();
    const draft = draftOfImported(row, partner.id);
    draft.importId = importId;
    if (introduction !== null) draft.introduction = introduction;
    const { own } = row;
    if (own !== undefined && own.collected.length > 0) {
      this.#collected.push({ referralId: id, collected: own.collected });
    }
    const uuid = own?.uuid ?? null;
    if (uuid !== null) this.#unbury.run(uuid);
    const stepOn = draft.closedOn ?? draft.occurredOn;
    const isPlain = own === undefined && introduction === null && !partner.isSource;
    this.#addReferral(isPlain ? this.#rows.plain : this.#rows.whole, draft, {
      id,
      uuid: uuid ?? randomUUID(),
      stepOn,
      sourceId: partner.isSource ? partner.id : null,
    });
    this.#rows.identities.cells.push(identity.hash, identity.nth, importId, id, this.#part);
    const reason = own?.reason ?? null;
    if (draft.status !== 'new' || reason !== null) {
      // What is said of one that took no step is news of it.
      const status = draft.status === 'new' ? null : draft.status;
      this.#rows.events.cells.push(id, stepOn, status, reason ?? 'imported');
    }
    this.#waiting += 1;
    if (this.#waiting === ROWS_AT_ONCE) this.#flush();
  }

  #addReferral(
    { insert, facts }: ReferralRows,
    draft: ReferralDraft,
    { id, uuid, stepOn, sourceId }: { id: number; uuid: string; stepOn: string; sourceId: number | null },
  ): void {
    const { today } = this.#change;
    const { cells } = insert;
    cells.push(id, uuid, stepOn > today ? stepOn : today, currencyOf(draft));
    if (insert === this.#rows.whole.insert) cells.push(sourceId === null ? draft.partnerId : null, sourceId);
    else cells.push(draft.partnerId);
    facts.add(draft, cells);
    for (const field of ['estimate', 'agreed', 'invoiced'] as const) {
      const amount = draft[field];
      if (amount !== null) this.#change.wrote({ [`${field}_minor`]: amount.minor });
    }
  }

  /** Partners and referrals first: the other rows point to them. */
  #flush(): void {
    const { partners, stages, plain, whole, events, identities } = this.#rows;
    for (const each of [partners.insert, stages, plain.insert, whole.insert, events, identities])
      each.flush();
    this.#waiting = 0;
    // They are few, so each is journaled.
    for (const { id, contacts } of this.#contacts.splice(0)) {
      for (const [table, rows] of detailsOf(id, contacts)) {
        for (const row of rows) this.#change.insert(table, row);
      }
    }
    for (const { referralId, collected } of this.#collected.splice(0)) {
      for (const each of collected) savingCollection.insert(this.#change, { referralId, ...each });
    }
  }

  finish({ firstDay, lastDay }: ImportTally): void {
    if (this.importId === null || firstDay === null || lastDay === null) return;
    this.#flush();
    for (const [id, aliases] of this.#aliases) this.#addAliases(id, [...aliases]);
    this.#giveBackNumbers();
    this.#change.db
      .prepare(
        `update imports set first_day = min(coalesce(first_day, :firstDay), :firstDay),
           last_day = max(coalesce(last_day, :lastDay), :lastDay) where id = :id`,
      )
      .run({ firstDay, lastDay, id: this.importId });
  }

  #nameAlso(id: number, aliases: readonly string[]): void {
    const all = this.#aliases.get(id) ?? new Set();
    for (const alias of aliases) all.add(alias);
    this.#aliases.set(id, all);
  }

  /** Partners of this import need no image of their own: undo takes all that is theirs. */
  #addAliases(id: number, aliases: readonly string[]): void {
    const { db } = this.#change;
    if (!this.#fresh.has(id)) {
      const before = getPartner(db, id)?.aliases ?? [];
      savingPartner.update(this.#change, id, { aliases: [...before, ...aliases] });
      return;
    }
    const insert = db.prepare('insert into aliases (partner_id, alias, alias_key) values (?, ?, ?)');
    for (const alias of aliases) insert.run(id, alias, searchKey(alias));
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

  #addPartner({ name, profession, beside, facts: said }: FilePartner, importId: number): number {
    const { insert, facts } = this.#rows.partners;
    const id = takeNumber(this.#change.db, 'partner');
    const { business = null, ...contacts } = beside ?? {};
    this.#fresh.add(id);
    const draft: PartnerDraft = {
      ...emptyPartner(name),
      profession: said?.profession ?? profession,
      business: business ?? said?.business ?? null,
      region: said?.region ?? null,
    };
    if (beside !== undefined) this.#contacts.push({ id, contacts });
    insert.cells.push(id, randomUUID(), importId);
    facts.add(draft, insert.cells);
    this.#rows.stages.cells.push(id, draft.stage);
    return id;
  }

  /** They are few, so each is journaled. */
  #addSource({ name }: FilePartner): number {
    return findOrAddSource(this.#change, name);
  }
}

/** Referrals to insert, and which of their facts are told of each. */
interface ReferralRows {
  readonly insert: BulkInsert;
  readonly facts: CellsInOrder;
}

/** The rows that wait to be written. */
type Rows = ReturnType<typeof rowsOf>;

/** What a row of a tracker tells; whatever else a referral has stays empty, and need not be written. */
const PLAIN: readonly (keyof ReferralDraft)[] = [
  'direction',
  'occurredOn',
  'clientName',
  'need',
  'status',
  'closedOn',
  'estimate',
  'invoiced',
  'note',
  'importId',
];

function rowsOf({ at, db, today }: Change) {
  const made = { created_at: at, updated_at: at };
  const whose = new Set(['partnerId', 'sourceId']);
  const referrals = (names: Iterable<string>, counterpart: readonly string[]): ReferralRows => {
    const facts = cellsInOrder(referralKind, new Set([...names].filter((name) => !whose.has(name))));
    const columns = ['id', 'uuid', 'last_step_on', 'currency', ...counterpart, ...facts.columns];
    return { facts, insert: bulkInsert(db, 'referrals', columns, made) };
  };
  const all = referralKind.fields.map(({ name }) => name);
  const ofPartners = cellsInOrder(partnerKind, new Set(partnerKind.fields.map(({ name }) => name)));
  return {
    plain: referrals(PLAIN, ['partner_id']),
    whole: referrals(all, ['partner_id', 'source_id']),
    partners: {
      facts: ofPartners,
      insert: bulkInsert(db, 'partners', ['id', 'uuid', 'import_id', ...ofPartners.columns], made),
    },
    stages: bulkInsert(db, 'stage_events', ['partner_id', 'stage'], { on_day: today, created_at: at }),
    events: bulkInsert(db, 'status_events', ['referral_id', 'on_day', 'status', 'reason'], {
      created_at: at,
    }),
    identities: bulkInsert(db, 'import_identities', ['hash', 'nth', 'import_id', 'number', 'part']),
  };
}
