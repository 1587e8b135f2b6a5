import { laterDay } from '../calendar/day.ts';
import { checkIns, newCheckIn } from '../contact/check-in.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { addByName } from '../partners/add-by-name.sql.ts';
import { listReferrals, listStatusEvents, moveStatus, savingReferral } from '../referrals/referral.sql.ts';
import { newReferral, stepsOf, type Referral } from '../referrals/referral.ts';
import { isClosed } from '../referrals/status.ts';
import type { Slip } from './bni-slips.ts';
import { addBusiness, ClosedBusiness, nameKey, type BusinessOf, type Placed } from './closed-business.sql.ts';
import { Counterparts, type FilePartner, type NamesOfFile } from './counterparts.ts';
import {
  addImportFile,
  beginImport,
  identityBook,
  SLIPS,
  type IdentityBook,
  type KnownRow,
} from './identities.sql.ts';
import type { ImportedReferral, ImportRun, ImportTally, LookAlike } from './import.ts';
import { writeImport } from './import.sql.ts';
import { findLookAlikes } from './look-alikes.ts';
import { onFile } from './on-file.sql.ts';

/** What became of the slips. */
export interface SlipsTally {
  readonly referrals: ImportTally;
  /** One-to-ones that are check-ins now. */
  oneToOnes: number;
  /** Numbers of referrals that are won by it, and of those among them that had come to nothing before. */
  readonly won: number[];
  readonly wonAfterAll: number[];
  /** Numbers of referrals won before, once for each closed business that is added to theirs. */
  readonly added: number[];
  /** Numbers of referrals that are there for closed business alone. */
  readonly wonAlone: number[];
  /** Numbers of referrals that a person had said are won, by the same business. */
  readonly recorded: number[];
  /** Partners of one-to-ones and closed business that were not there. */
  newPartners: string[];
  /** Slips that were on record. */
  known: number;
  readonly faults: { readonly line: number; readonly fault: string }[];
  /** Names of new partners that may be those of another. */
  lookAlikes: readonly LookAlike[];
}

/** What slips are written with. */
export interface SlipsOrigin extends NamesOfFile {
  readonly fileName: string;
}

/** Writes slips: referrals like any other rows, then one-to-ones as meetings, and closed business where it belongs. */
export function writeSlips(
  change: Change,
  run: ImportRun,
  slips: readonly Slip[],
  { fileName, ...names }: SlipsOrigin,
): SlipsTally {
  const faults: SlipsTally['faults'] = [];
  const given = slips.filter(({ kind }) => kind === 'referral');
  const origin = { fileName, format: SLIPS };
  const { handles } = onFile(change.db, { areFew: true });
  const business = new ClosedBusiness(
    change,
    names,
    given.map((slip) => ({ slip, referral: referralOf(slip) })),
  );
  const closed = business.placeAll(slips.filter(({ kind }) => kind === 'closed business'));
  const referrals = writeImport(
    change,
    given.map((slip) => ({ cells: [], referral: { ...referralOf(slip), ...business.wonBy(slip) } })),
    {
      today: change.today,
      ...names,
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
    wonAfterAll: [],
    added: [],
    wonAlone: [],
    recorded: [],
    newPartners: [],
    known: referrals.known + referrals.removed + referrals.changed,
    faults,
    lookAlikes: [],
  });
  writer.write(
    slips.filter(({ kind }) => kind === 'one-to-one'),
    closed,
    names,
  );
  writer.tally.lookAlikes = lookAlikesSince(change, handles);
  if (run.importId !== null && referrals.added === 0 && writer.kept > 0) {
    addImportFile(change, run.importId, origin, writer.kept);
  }
  return writer.tally;
}

/** Which of the partners that are new since then may be others. */
function lookAlikesSince({ db }: Change, before: readonly PartnerHandle[]): LookAlike[] {
  const there = new Set(before.map(({ id }) => id));
  const added = onFile(db, { areFew: true }).handles.filter(({ id }) => !there.has(id));
  return findLookAlikes(
    added.toSorted((a, b) => a.id - b.id),
    before,
  );
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
  /** How many slips, but for referrals, are known from here on. */
  kept = 0;
  readonly tally: SlipsTally;
  readonly #change: Change;
  readonly #run: ImportRun;
  readonly #origin: { readonly fileName: string; readonly format: string };
  readonly #book: IdentityBook;
  readonly #met = new Set<string>();
  /** The number of the referral that a slip of the report became. */
  readonly #written = new Map<Slip, number>();

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

  write(meetings: readonly Slip[], closed: readonly Placed[], names: NamesOfFile): void {
    const counterparts = new Counterparts(onFile(this.#change.db, { areFew: true }), names);
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
    const name = nameKey(slip.partner);
    const key = `${slip.day} ${name}`;
    const row = this.#met.has(key) ? undefined : this.#book.find('one-to-one', slip.day, name);
    this.#met.add(key);
    if (row === undefined || row.number !== undefined || this.#isMet(slip, partner)) {
      this.tally.known += 1;
      return;
    }
    const { day: onDay, note } = slip;
    const id = this.#change.insert(
      checkIns,
      newCheckIn({ partnerId: this.#numberOf(partner), onDay, kind: 'meeting', note }),
    );
    this.tally.oneToOnes += 1;
    this.#keep(row, id);
  }

  #isMet({ day }: Slip, { id }: FilePartner): boolean {
    if (id === undefined) return false;
    const that = listCheckIns(this.#change.db, { partnerId: id, since: day, until: day });
    return that.some(({ kind }) => kind === 'meeting' || kind === 'coffee' || kind === 'video');
  }

  #closedBusiness({ slip, row, of }: Placed, partner: FilePartner): void {
    if (of.how === 'known') {
      this.tally.known += 1;
      return;
    }
    this.#keep(row, this.#writtenAs(slip, of, this.#numberOf(partner)));
  }

  /** The number of the referral that the business is of. */
  #writtenAs(slip: Slip, of: Exclude<BusinessOf, { how: 'known' }>, partnerId: number): number {
    if (of.how === 'recorded') {
      this.tally.recorded.push(of.referral.id);
      return of.referral.id;
    }
    if (of.how === 'adds') return this.#adds(slip, 'id' in of.to ? of.to.id : this.#numberOfSlip(of.to));
    if (of.how === 'wins') return this.#won(slip, of.referral);
    const [by, id] =
      of.how === 'alone'
        ? [slip, this.#wonAlone(slip, partnerId)]
        : [of.given, this.#wonInReport(of.given, partnerId)];
    this.#written.set(by, id);
    return id;
  }

  #numberOfSlip(slip: Slip): number {
    const id = this.#written.get(slip);
    if (id === undefined) throw new Error('what was just written is not there');
    return id;
  }

  #adds({ amount }: Slip, id: number): number {
    if (amount !== null) addBusiness(this.#change, id, amount);
    this.tally.added.push(id);
    return id;
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

  /** On the day of the slip, be there a later step. */
  #won({ day, direction, amount }: Slip, { id, status, thankedOn }: Referral): number {
    const last = stepsOf(listStatusEvents(this.#change.db, id)).at(-1)?.onDay ?? day;
    const onDay = laterDay(last, day);
    moveStatus(this.#change, id, { status: 'won', onDay, reason: 'imported' });
    if (onDay !== day) this.#change.update('referrals', id, { closed_on: day });
    savingReferral.update(this.#change, id, {
      ...(amount === null ? {} : { invoiced: amount }),
      // The slip itself tells the giver, and thanks.
      ...(direction === 'received' ? { toldOn: day, thankedOn: thankedOn ?? day } : {}),
    });
    this.tally.won.push(id);
    if (isClosed(status)) this.tally.wonAfterAll.push(id);
    return id;
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
    this.kept += 1;
  }
}
