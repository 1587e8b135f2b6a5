import { compareDays, daysBetween, type Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import { addMoney, type Money } from '../money/money.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { getReferral, listReferrals, savingReferral } from '../referrals/referral.sql.ts';
import { cameIn, referralCurrencyOf, type Referral } from '../referrals/referral.ts';
import { isClosed } from '../referrals/status.ts';
import { searchKey } from '../text/search-key.ts';
import type { Slip } from './bni-slips.ts';
import { Counterparts, type NamesOfFile } from './counterparts.ts';
import { hashing, identityBook, type IdentityBook, type KnownRow } from './identities.sql.ts';
import type { ImportedReferral } from './imported-referral.ts';
import { onFile } from './on-file.sql.ts';
import { RowJudge } from './row-judge.ts';

/** What closed business is of. */
export type BusinessOf =
  /** A slip that was imported before. */
  | { readonly how: 'known' }
  /** A referral that a person said is won, with the same amount about that day. */
  | { readonly how: 'recorded'; readonly referral: Referral }
  /** A referral on record that was not won until then. */
  | { readonly how: 'wins'; readonly referral: Referral }
  /** A referral of the same report, which is written as won. */
  | { readonly how: 'wins-new'; readonly given: Slip }
  /** A referral that is won already: more business with the same client. */
  | { readonly how: 'adds'; readonly to: Referral | Slip }
  /** None is there with that partner, in that direction: one of its own. */
  | { readonly how: 'alone' };

/** Closed business, and what it is of. */
export interface Placed {
  readonly slip: Slip;
  readonly row: KnownRow;
  readonly of: BusinessOf;
}

/** A referral that is won, and since when. */
interface Closing {
  readonly day: Day;
  readonly to: Referral | Slip;
}

/** What a person recorded by hand, so many days before or after the slip, is the same business. */
const ABOUT = 31;

/**
 * Finds the referral that closed business is of. Slips name no client: it is the oldest open one on record without a client,
 * or the only one there is with one; else the oldest new one of the report. Where all are won it is more business of the
 * one that was won last; then the oldest of several open ones, then one that came to nothing before. No introduction is
 * made up while one is there.
 */
export class ClosedBusiness {
  readonly #change: Change;
  readonly #book: IdentityBook;
  readonly #counterparts: Counterparts;
  readonly #new: readonly Slip[];
  readonly #taken = new Set<Referral['id'] | Slip>();
  readonly #closings: (Closing & { readonly slip: Slip })[] = [];
  readonly #wonBy = new Map<Slip, Slip>();

  constructor(
    change: Change,
    names: NamesOfFile,
    given: readonly { readonly slip: Slip; readonly referral: ImportedReferral }[],
  ) {
    const known = onFile(change.db, { areFew: true });
    const judge = new RowJudge(known, names);
    this.#change = change;
    this.#book = identityBook(change.db);
    this.#counterparts = new Counterparts(known, names);
    this.#new = given.flatMap(({ slip, referral }) => (judge.judge(referral).kind === 'new' ? [slip] : []));
  }

  /** In the order of their days. */
  placeAll(slips: readonly Slip[]): Placed[] {
    return slips.toSorted((a, b) => compareDays(a.day, b.day)).map((slip) => this.#place(slip));
  }

  /** What the report says of a referral beside its slip: that its business was closed. */
  wonBy(slip: Slip): Partial<ImportedReferral> {
    const by = this.#wonBy.get(slip);
    return by === undefined ? {} : { status: 'won', closedOn: by.day, amount: by.amount };
  }

  #place(slip: Slip): Placed {
    const row = this.#book.find(...identityOf(slip, slip.day, slip.amount));
    if (row.number !== undefined) return { slip, row, of: { how: 'known' } };
    const of = this.#found(slip);
    if (of.how === 'recorded' || of.how === 'wins') this.#taken.add(of.referral.id);
    if (of.how === 'wins-new') {
      this.#taken.add(of.given);
      this.#wonBy.set(of.given, slip);
    }
    if (of.how === 'wins') this.#closings.push({ slip, day: slip.day, to: of.referral });
    if (of.how === 'wins-new') this.#closings.push({ slip, day: slip.day, to: of.given });
    if (of.how === 'alone') this.#closings.push({ slip, day: slip.day, to: slip });
    return { slip, row, of };
  }

  #found(slip: Slip): BusinessOf {
    const there = this.#onRecord(slip);
    const recorded = there.find((each) => this.#isRecorded(slip, each));
    if (recorded !== undefined) return { how: 'recorded', referral: recorded };
    const open = there.filter(({ id, status }) => !isClosed(status) && !this.#taken.has(id));
    const named = open.length === 1 ? open[0] : undefined;
    const surest = open.find(({ clientName }) => clientName === null) ?? named;
    if (surest !== undefined) return { how: 'wins', referral: surest };
    const given = this.#inReport(slip);
    if (given !== undefined) return { how: 'wins-new', given };
    const won = this.#wonLast(slip, there);
    if (won !== undefined) return { how: 'adds', to: won };
    const referral =
      open[0] ??
      there.findLast(
        ({ status, closedOn }) =>
          (status === 'lost' || status === 'no-response') && (closedOn === null || closedOn <= slip.day),
      );
    return referral === undefined ? { how: 'alone' } : { how: 'wins', referral };
  }

  /** All with that partner, in that direction and in its currency, the oldest first. */
  #onRecord({ partner, direction, day, amount }: Slip): Referral[] {
    const partnerId = this.#counterparts.partner(partner, '').partner?.id;
    if (partnerId === undefined) return [];
    const all = listReferrals(this.#change.db, { partnerId, direction, until: day, sort: 'oldest' });
    return all.filter((each) => {
      const currency = referralCurrencyOf(each);
      return amount === null || currency === null || currency === amount.currency;
    });
  }

  #isRecorded(slip: Slip, { id, status, closedOn, ...amounts }: Referral): boolean {
    const { day, amount } = slip;
    const has = amounts.invoiced ?? cameIn(amounts);
    if (status !== 'won' || closedOn === null || amount === null || this.#taken.has(id)) return false;
    if (has?.minor !== amount.minor || Math.abs(daysBetween(closedOn, day)) > ABOUT) return false;
    // Another slip said so: this one is of more business, with the same amount.
    return !isOfSlip(this.#change, id, identityOf(slip, closedOn, amount));
  }

  #inReport(slip: Slip): Slip | undefined {
    const who = this.#who(slip);
    const fitting = this.#new.filter(
      (each) =>
        !this.#taken.has(each) &&
        each.direction === slip.direction &&
        each.day <= slip.day &&
        this.#who(each) === who,
    );
    return fitting.toSorted((a, b) => compareDays(a.day, b.day) || a.line - b.line)[0];
  }

  #wonLast(slip: Slip, there: readonly Referral[]): Referral | Slip | undefined {
    const who = this.#who(slip);
    const before = there.flatMap((each): Closing[] =>
      each.status === 'won' ? [{ day: each.closedOn ?? each.occurredOn, to: each }] : [],
    );
    const now = this.#closings.filter(
      (each) =>
        this.#who(each.slip) === who &&
        each.slip.direction === slip.direction &&
        (slip.amount === null || each.slip.amount?.currency === slip.amount.currency),
    );
    const all = [...before, ...now].toSorted((a, b) => compareDays(a.day, b.day));
    return (all.findLast(({ day }) => day <= slip.day) ?? all[0])?.to;
  }

  /** Whom a slip names: the same for two spellings of one. */
  #who(slip: Slip): unknown {
    const { partner } = this.#counterparts.partner(slip.partner, '');
    return partner?.id ?? partner ?? slip;
  }
}

/** Adds to what a won referral brought. Slips say what was closed, not what was paid: it is invoiced. */
export function addBusiness(change: Change, id: number, amount: Money): void {
  const referral = getReferral(change.db, id);
  if (referral === undefined) throw new Error('the referral is not there');
  const before = referral.invoiced ?? cameIn(referral);
  savingReferral.update(change, id, {
    invoiced: before === undefined ? amount : addMoney(before, amount),
  });
}

function identityOf({ direction, partner }: Slip, day: Day, amount: Money | null): string[] {
  return ['closed-business', day, nameKey(partner), direction, String(amount?.minor ?? '')];
}

/** Whether closed business of these texts was imported as that of the referral. */
function isOfSlip({ db }: Change, id: number, texts: readonly string[]): boolean {
  const rows = db
    .prepare<[string, number], number>('select 1 from import_identities where hash = ? and number = ?')
    .pluck();
  return rows.get(hashing(db)(...texts), id) !== undefined;
}

/** The name of whoever a slip is with, as it is compared. */
export function nameKey(partner: string): string {
  return searchKey(namePartsOf(partner).name);
}
