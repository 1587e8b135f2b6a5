import { checkIns } from '../contact/check-in.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { addByName } from '../partners/add-by-name.sql.ts';
import { listReferrals, moveStatus, savingReferral } from '../referrals/referral.sql.ts';
import { newReferral, type Referral } from '../referrals/referral.ts';
import { searchKey } from '../text/search-key.ts';
import type { Slip } from './bni-slips.ts';
import { Counterparts, type FilePartner } from './counterparts.ts';
import { beginImport, identityBook, type IdentityBook, type KnownRow } from './identities.sql.ts';
import type { ImportedReferral, ImportRun, ImportTally } from './import.ts';
import { writeImport } from './import.sql.ts';
import { onFile } from './on-file.sql.ts';
import { RowJudge } from './row-judge.ts';

/** What became of the slips. */
export interface SlipsTally {
  readonly referrals: ImportTally;
  /** One-to-ones that are check-ins now. */
  oneToOnes: number;
  /** Numbers of referrals that are won by it, and of those that are there for closed business alone. */
  readonly won: number[];
  readonly wonAlone: number[];
  /** Partners of one-to-ones and closed business that were not there. */
  newPartners: string[];
  /** Slips that were on record. */
  known: number;
  readonly faults: { readonly line: number; readonly fault: string }[];
}

/** What slips are written with. */
export interface SlipsOrigin {
  readonly fileName: string;
  readonly newPartners: boolean;
}

/** Writes slips: referrals like any other rows, then one-to-ones as meetings, and closed business where it belongs. */
export function writeSlips(
  change: Change,
  run: ImportRun,
  slips: readonly Slip[],
  { fileName, newPartners }: SlipsOrigin,
): SlipsTally {
  const faults: SlipsTally['faults'] = [];
  const given = slips.filter(({ kind }) => kind === 'referral');
  const origin = { fileName, format: 'bni-slips' };
  const business = new ClosedBusiness(change, newPartners, given);
  const closed = slips.filter(({ kind }) => kind === 'closed business').map((slip) => business.place(slip));
  const referrals = writeImport(
    change,
    given.map((slip) => ({ cells: [], referral: { ...referralOf(slip), ...business.wonBy(slip) } })),
    {
      today: change.today,
      newPartners,
      update: false,
      onRejected: (line, all) =>
        void faults.push(...all.map(({ fault }) => ({ line, fault: `the partner ${fault}` }))),
    },
    { ...origin, expected: given.length, importId: run.importId },
  );
  run.importId = referrals.importId;
  const writer = new SlipWriter(change, run, origin, {
    referrals,
    oneToOnes: 0,
    won: [],
    wonAlone: [],
    newPartners: [],
    known: referrals.known + referrals.removed + referrals.changed,
    faults,
  });
  writer.write(
    slips.filter(({ kind }) => kind === 'one-to-one'),
    closed,
    newPartners,
  );
  return writer.tally;
}

/** Closed business, and the referral it is of. */
interface Placed {
  readonly slip: Slip;
  readonly row: KnownRow;
  /** One on record that is open until then; a slip of the same report; none. */
  readonly of: Referral | Slip | undefined;
}

/**
 * Finds the referral that closed business is of. Slips name no client: it is the oldest open one on record without a client,
 * or the only one there is with one; else the oldest new one of the report; else one of its own.
 */
class ClosedBusiness {
  readonly #change: Change;
  readonly #book: IdentityBook;
  readonly #counterparts: Counterparts;
  readonly #new: readonly Slip[];
  readonly #taken = new Set<Referral['id'] | Slip>();
  readonly #wonBy = new Map<Slip, Slip>();

  constructor(change: Change, newPartners: boolean, given: readonly Slip[]) {
    const known = onFile(change.db);
    const judge = new RowJudge(known, { newPartners });
    this.#change = change;
    this.#book = identityBook(change.db);
    this.#counterparts = new Counterparts(known, { newPartners });
    this.#new = given.filter((slip) => judge.judge(referralOf(slip)).kind === 'new');
  }

  place(slip: Slip): Placed {
    const { day, direction, amount } = slip;
    const row = this.#book.find(
      'closed-business',
      day,
      nameKey(slip),
      direction,
      String(amount?.minor ?? ''),
    );
    const of = row.number === undefined ? (this.#onRecord(slip) ?? this.#inReport(slip)) : undefined;
    if (of !== undefined) this.#taken.add('id' in of ? of.id : of);
    if (of !== undefined && 'kind' in of) this.#wonBy.set(of, slip);
    return { slip, row, of };
  }

  /** What the report says of a referral beside its slip: that its business was closed. */
  wonBy(slip: Slip): Partial<ImportedReferral> {
    const by = this.#wonBy.get(slip);
    return by === undefined ? {} : { status: 'won', closedOn: by.day, amount: by.amount };
  }

  #onRecord(slip: Slip): Referral | undefined {
    const { day, direction, amount } = slip;
    const partnerId = this.#counterparts.partner(slip.partner, '').partner?.id;
    if (partnerId === undefined) return undefined;
    const all = listReferrals(this.#change.db, {
      partnerId,
      direction,
      open: true,
      until: day,
      sort: 'oldest',
    });
    const fitting = all.filter(
      ({ id, estimate, agreed }) =>
        !this.#taken.has(id) &&
        (amount === null ||
          [estimate, agreed].every((each) => each === null || each.currency === amount.currency)),
    );
    const [nameless] = fitting.filter(({ clientName }) => clientName === null);
    return nameless ?? (fitting.length === 1 ? fitting[0] : undefined);
  }

  #inReport(slip: Slip): Slip | undefined {
    const fitting = this.#new.filter(
      (each) =>
        !this.#taken.has(each) &&
        each.direction === slip.direction &&
        each.day <= slip.day &&
        nameKey(each) === nameKey(slip),
    );
    return fitting.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.line - b.line))[0];
  }
}

function referralOf({ line, day, partner, direction, note }: Slip): ImportedReferral {
  return {
    line,
    day,
    partner,
    client: null,
    direction,
    need: null,
    status: null,
    closedOn: null,
    amount: null,
    note,
  };
}

/** Writes one-to-ones and closed business, which are few: each is journaled. */
class SlipWriter {
  readonly tally: SlipsTally;
  readonly #change: Change;
  readonly #run: ImportRun;
  readonly #origin: { readonly fileName: string; readonly format: string };
  readonly #book: IdentityBook;
  readonly #met = new Set<string>();

  constructor(
    change: Change,
    run: ImportRun,
    origin: { fileName: string; format: string },
    tally: SlipsTally,
  ) {
    this.#change = change;
    this.#run = run;
    this.#origin = origin;
    this.#book = identityBook(change.db);
    this.tally = tally;
  }

  write(meetings: readonly Slip[], closed: readonly Placed[], newPartners: boolean): void {
    const counterparts = new Counterparts(onFile(this.#change.db), { newPartners });
    const withPartner = (slip: Slip, work: (partner: FilePartner) => void) => {
      const { partner, fault } = counterparts.partner(slip.partner, '');
      if (partner === undefined) this.tally.faults.push({ line: slip.line, fault: `the partner ${fault}` });
      else work(partner);
    };
    for (const slip of meetings) withPartner(slip, (partner) => this.#oneToOne(slip, partner));
    for (const each of closed) withPartner(each.slip, (partner) => this.#closedBusiness(each, partner));
  }

  /** Both may have handed in a slip for one meeting, and it may have been recorded by hand. */
  #oneToOne(slip: Slip, partner: FilePartner): void {
    const name = nameKey(slip);
    const key = `${slip.day} ${name}`;
    const row = this.#met.has(key) ? undefined : this.#book.find('one-to-one', slip.day, name);
    this.#met.add(key);
    if (row === undefined || row.number !== undefined || this.#isMet(slip, partner)) {
      this.tally.known += 1;
      return;
    }
    const { day: onDay, note } = slip;
    const id = this.#change.insert(checkIns, {
      partnerId: this.#numberOf(partner),
      onDay,
      kind: 'meeting',
      note,
      minutes: null,
      satisfaction: null,
      nextOn: null,
      touch: null,
    });
    this.tally.oneToOnes += 1;
    this.#keep(row, id);
  }

  #isMet({ day }: Slip, { id }: FilePartner): boolean {
    if (id === undefined) return false;
    const that = listCheckIns(this.#change.db, { partnerId: id, since: day, until: day });
    return that.some(({ kind }) => kind === 'meeting' || kind === 'coffee' || kind === 'video');
  }

  #closedBusiness({ slip, row, of }: Placed, partner: FilePartner): void {
    if (row.number !== undefined) {
      this.tally.known += 1;
      return;
    }
    const partnerId = this.#numberOf(partner);
    if (of === undefined) this.#keep(row, this.#wonAlone(slip, partnerId));
    else if ('id' in of) this.#keep(row, this.#won(slip, of));
    else this.#keep(row, this.#wonInReport(of, partnerId));
  }

  /** It is won already, since it was written so. */
  #wonInReport({ day, direction }: Slip, partnerId: number): number {
    const that = listReferrals(this.#change.db, {
      partnerId,
      direction,
      statuses: ['won'],
      since: day,
      until: day,
      sort: 'oldest',
    });
    const id = that.find(
      (each) => each.importId === this.#run.importId && !this.tally.won.includes(each.id),
    )?.id;
    if (id === undefined) throw new Error('what was just written is not there');
    this.tally.won.push(id);
    return id;
  }

  #won({ day, direction, amount }: Slip, open: Referral): number {
    moveStatus(this.#change, open.id, { status: 'won', onDay: day, reason: 'imported' });
    savingReferral.update(this.#change, open.id, {
      ...(amount === null ? {} : { invoiced: amount }),
      // The slip itself tells the giver, and thanks.
      ...(direction === 'received' ? { toldOn: day, thankedOn: open.thankedOn ?? day } : {}),
    });
    this.tally.won.push(open.id);
    return open.id;
  }

  #wonAlone({ day, direction, amount, note }: Slip, partnerId: number): number {
    const told = direction === 'received' ? day : null;
    const id = savingReferral.insert(
      this.#change,
      newReferral({
        partnerId,
        direction,
        occurredOn: day,
        status: 'won',
        closedOn: day,
        invoiced: amount,
        note,
        toldOn: told,
        thankedOn: told,
      }),
    );
    this.tally.wonAlone.push(id);
    return id;
  }

  #numberOf(partner: FilePartner): number {
    if (partner.id === undefined) {
      partner.id = addByName(this.#change, partner.name);
      this.tally.newPartners.push(partner.name);
    }
    return partner.id;
  }

  #keep(row: KnownRow, number: number): void {
    this.#run.importId ??= beginImport(this.#change, this.#origin);
    this.#book.keep(this.#run.importId, row, number);
  }
}

function nameKey({ partner }: Slip): string {
  return searchKey(namePartsOf(partner).name);
}
