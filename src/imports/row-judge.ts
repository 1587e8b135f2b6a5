import type { Day } from '../calendar/day.ts';
import { currencyOf, valueField } from '../referrals/referral.ts';
import { isClosed } from '../referrals/status.ts';
import {
  Counterparts,
  type FilePartner,
  type KnownNames,
  type Meant,
  type NamesOfFile,
  type OtherFirm,
} from './counterparts.ts';
import { isNotForgotten, type NotForgotten, type OfForgotten } from './forgotten-rows.ts';
import { identityOf, seenCounter, type keyedHash } from './identity.ts';
import {
  compared,
  type Beside,
  type ComparedWhole,
  type OnRecord,
  type SaidHere,
  type ToldFact,
} from './compared.ts';
import type { Fault, ImportedReferral } from './import.ts';
import { movedFrom, type Itself } from './moved.ts';
import { NumberSet } from './number-set.ts';
import { Recognized } from './recognized.ts';
import type { UnreadRows } from './unread-rows.ts';

/** What rows are compared with: what is on record, looked up. */
export interface OnFile extends KnownNames {
  readonly hashOf: ReturnType<typeof keyedHash>;
  /** The referral on record that a list of refnet's own calls by its uuid. */
  readonly byUuid: (uuid: string) => Standing | undefined;
  /** What earlier imports made of rows with this identity; undefined where there were none. */
  readonly imported: ((hash: string) => readonly Imported[]) | undefined;
  readonly onRecord: (id: number) => Standing | undefined;
  /** The file or sheet that a referral came with; undefined where it came with none. */
  readonly cameWith: (id: number) => CameWith | undefined;
  /** The referral of that day, partner and way whose client was forgotten. */
  readonly forgottenClient: (of: OfForgotten) => number | undefined;
  /** The name of whom the referral is with. */
  readonly whose: (id: number) => string;
  /** Whether there is any. */
  readonly hasReferrals: boolean;
  /** What a person said of a referral here. */
  readonly saidHere: (id: number) => SaidHere;
  /** A referral logged by hand that the row stands for, each of which is taken once. */
  readonly takeLoggedByHand: (partnerId: number, row: ImportedReferral) => number | undefined;
}

/** A referral as it stands. */
export interface Standing extends OnRecord, Itself {}

/** The import of a row. */
export interface CameWith {
  readonly importId: number;
  /** Which file or sheet of the import it stood in; null where that is not kept. */
  readonly part: number | null;
}

/** What an earlier import made of a row. */
export interface Imported extends RowIdentity, CameWith {
  /** As it stands now; undefined where it was removed since. */
  readonly record: Standing | undefined;
  /** Whose it is now; null where it was removed, or came from a source. */
  readonly partnerId: number | null;
}

/** What tells a row of a file from every other: the hash of its identity, and how-many-th of these it is. */
export interface RowIdentity {
  readonly hash: string;
  readonly nth: number;
}

/** What is to be done about a referral that a row names. */
export type Verdict =
  | { kind: 'new'; partner: FilePartner; identity: RowIdentity; isSaid?: true }
  | { kind: 'known' }
  | { kind: 'removed' }
  | { kind: 'forgotten'; id: number }
  | { kind: 'different'; id: number; differences: ComparedWhole }
  | { kind: 'corrected'; partner: FilePartner; correction: Correction; differences: ComparedWhole }
  | { kind: 'rejected'; fault: Fault };

/** A row that is said to be a referral on record, corrected in what makes it itself. */
export interface Correction {
  /** The number of the referral. */
  readonly id: number;
  /** What the row is known by from now on. */
  readonly identity: RowIdentity;
  /** The referral came with another file, whose row stays what it is known by, too. */
  readonly isOfOther: boolean;
}

/** What was said of how rows are to be judged. */
export interface Judging extends NamesOfFile {
  /** The day of the import. */
  readonly today?: Day;
  /** An import read the very same file before: an outcome that it is read to say now did not become known today. */
  readonly readBefore?: boolean;
  /** The facts that the file has columns for. */
  readonly told?: ReadonlySet<ToldFact>;
  /** Whether a file or sheet of an earlier import is a version of this one, so that a blank cell takes out what it gave. */
  readonly isVersionOf?: (importId: number, part: number) => boolean;
  /** The referral on record that the row on a line is, whatever makes it itself says. */
  readonly sameRows?: ReadonlyMap<number, number>;
  /** The lines that are of no client who was forgotten. */
  readonly notForgotten?: NotForgotten | undefined;
  /** The referrals that rows of files before it in the same command are; those of this one are added. */
  readonly taken?: NumberSet;
  /** What their rows may be that are not imported; those of this one are added. */
  readonly unread?: UnreadRows;
}

/** Compares rows with the record: by the identity an earlier import gave them, else with what was logged by hand. */
export class RowJudge {
  readonly #onFile: OnFile;
  readonly #judging: Judging;
  readonly #counterparts: Counterparts;
  /** The line of each referral that the file calls by a uuid. */
  readonly #lines = new Map<string, number>();
  /** How many rows of the file were of each identity so far. */
  readonly #seen = seenCounter();
  /** How many rows of the file each earlier import knows. */
  readonly recognized = new Recognized();
  /** The numbers of the referrals that rows of the file are. */
  readonly taken: NumberSet;
  /** The lines of rows that were said to be referrals on record. */
  readonly saidSame = new Set<number>();
  /** The lines of rows that are new and have come before in the file, with the first of them, by identity. */
  readonly repeats = new Map<string, number[]>();
  /** Which of several rows on record that have one identity the file's rows took. */
  readonly #taken = new Map<string, Set<number>>();

  constructor(onFile: OnFile, judging: Judging) {
    this.#onFile = onFile;
    this.#judging = judging;
    this.taken = judging.taken ?? new NumberSet();
    this.#counterparts = new Counterparts(onFile, judging);
  }

  /**
   * Judges a row unless it may be one that is on record otherwise: a later row of its identity may be just that one, which
   * goes before. Undefined then; it is to be judged once all others are.
   */
  judgeOrWait(row: ImportedReferral): Verdict | undefined {
    const mayWait = row.own === undefined && this.#judging.sameRows?.has(row.line) !== true;
    return this.#judge(row, mayWait);
  }

  /** Judges a row of one partner or source, and of one client or none. */
  judge(row: ImportedReferral): Verdict {
    const verdict = this.#judge(row, false);
    if (verdict === undefined) throw new Error('a row waits that is the last');
    return verdict;
  }

  /** Whether a row that is not imported is on record, as just what it says; it is one that the file has. */
  isPresent(row: ImportedReferral): boolean {
    const { uuid = null } = row.own ?? {};
    const itself = uuid === null ? undefined : this.#onFile.byUuid(uuid);
    const identity = this.#identify(row, this.#meant(row), false);
    const known = identity !== undefined && 'record' in identity;
    const id = itself?.id ?? (known ? identity.record?.id : undefined);
    if (id !== undefined) this.taken.add(id);
    return known || id !== undefined;
  }

  /** `p3` or `s2`: the number of whom the row is with; undefined where that is nobody on record. */
  whose(row: Pick<ImportedReferral, 'partner' | 'source' | 'firm' | 'own'>): string | undefined {
    const { partner } = this.#meant(row);
    return partner?.id === undefined ? undefined : `${partner.isSource ? 's' : 'p'}${partner.id}`;
  }

  /** Partners on record whom the file has at another firm. */
  otherFirms(): OtherFirm[] {
    return this.#counterparts.otherFirms();
  }

  #meant({
    partner,
    source = null,
    firm,
    own,
  }: Pick<ImportedReferral, 'partner' | 'source' | 'firm' | 'own'>): Meant {
    return source === null
      ? this.#counterparts.partner(partner ?? '', own?.partnerNumber ?? '', firm)
      : this.#counterparts.source(source);
  }

  #judge(row: ImportedReferral, mayWait: boolean): Verdict | undefined {
    const { uuid = null } = row.own ?? {};
    if (uuid !== null) {
      const line = this.#lines.get(uuid);
      if (line !== undefined) return rejected('uuid', `the same referral as on line ${line}`);
      this.#lines.set(uuid, row.line);
      const itself = this.#onFile.byUuid(uuid);
      if (itself !== undefined) return this.#compareKnown(row, this.#meant(row), { record: itself });
    }
    const meant = this.#meant(row);
    const identity = this.#identify(row, meant, mayWait);
    if (identity === undefined) return undefined;
    const same = this.#judging.sameRows?.get(row.line);
    if (same !== undefined) this.saidSame.add(row.line);
    if ('record' in identity && (same === undefined || identity.record !== undefined)) {
      if (same !== undefined && identity.record?.id !== same) return isAnother(identity.record?.id);
      return this.#compareKnown(row, meant, identity);
    }
    const { partner } = meant;
    if (partner === undefined) return rejected('partner', meant.fault);
    if (same !== undefined) return this.#correct(row, partner, same, identity);
    const byHand = this.#byHand(row, partner);
    if (byHand === undefined) {
      const forgotten = this.#ofForgotten(row, partner);
      if (forgotten !== undefined) {
        if (isNotForgotten(this.#judging.notForgotten, row.line))
          return { kind: 'new', partner, identity, isSaid: true };
        this.taken.add(forgotten);
        return { kind: 'forgotten', id: forgotten };
      }
      this.#noteRepeat(row, identity);
      return { kind: 'new', partner, identity };
    }
    return this.#compare(row, this.#onFile.onRecord(byHand), this.#onFile.cameWith(byHand));
  }

  /** The referral whose client was forgotten and may be that of the row, which is of no import's rows any more. */
  #ofForgotten({ day, direction }: ImportedReferral, { id, isSource }: FilePartner): number | undefined {
    return id === undefined
      ? undefined
      : this.#onFile.forgottenClient({ whose: { id, isSource }, day, direction });
  }

  /** A referral logged here, or corrected here to be just this row, that no other row is. */
  #byHand(row: ImportedReferral, { id, isSource }: FilePartner): number | undefined {
    if (id === undefined || isSource) return undefined;
    let found = this.#onFile.takeLoggedByHand(id, row);
    while (found !== undefined && this.taken.has(found)) found = this.#onFile.takeLoggedByHand(id, row);
    return found;
  }

  /** Takes the row for the referral of that number. */
  #correct(row: ImportedReferral, partner: FilePartner, id: number, identity: RowIdentity): Verdict {
    const onRecord = this.#onFile.onRecord(id);
    if (onRecord === undefined) return rejected(null, `said to be referral ${id}, which is not there`);
    if (this.taken.has(id)) return rejected(null, `said to be referral ${id}, which another row is`);
    const from = this.#onFile.cameWith(id);
    const correction: Correction = { id, identity, isOfOther: this.#isOfOther(row, from) };
    const verdict = this.#compare(row, onRecord, from);
    if (verdict.kind === 'rejected') return verdict;
    const differences = verdict.kind === 'different' ? verdict.differences : NO_DIFFERENCES;
    return { kind: 'corrected', partner, correction, differences };
  }

  /** A second row of one client may be there by mistake; without a client nothing tells rows apart. */
  #noteRepeat({ client, line }: ImportedReferral, { hash, nth }: RowIdentity): void {
    if (nth === 1 || client === null) return;
    const lines = this.repeats.get(hash) ?? [this.#seen.firstLine(hash)];
    if (lines.at(-1) !== line) this.repeats.set(hash, [...lines, line]);
  }

  /** The same for a row that is known, whatever became of what makes its referral itself. */
  #compareKnown(row: ImportedReferral, { partner }: Meant, known: Known): Verdict {
    const { record: onRecord } = known;
    const verdict = this.#compare(row, onRecord, 'importId' in known ? known : undefined);
    if (onRecord === undefined || verdict.kind === 'rejected') return verdict;
    const { id } = onRecord;
    const moved = movedFrom(row, partner, onRecord, {
      saidHere: () => this.#onFile.saidHere(id),
      whose: () => this.#onFile.whose(id),
    });
    if (moved.length === 0) return verdict;
    const { offered, kept } = verdict.kind === 'different' ? verdict.differences : NO_DIFFERENCES;
    return { kind: 'different', id, differences: { offered, kept: [...moved, ...kept] } };
  }

  #compare(row: ImportedReferral, onRecord: OnRecord | undefined, from: CameWith | undefined): Verdict {
    if (onRecord === undefined) return { kind: 'removed' };
    const { id } = onRecord;
    this.taken.add(id);
    const { today, readBefore } = this.#judging;
    const result = compared(row, onRecord, {
      today: readBefore === true ? undefined : today,
      ...this.#toldTo(row, from),
      saidHere: () => this.#onFile.saidHere(id),
    });
    if (result === 'other currency') {
      const currency = currencyOf(onRecord);
      return rejected('value', `in ${row.amount?.currency}, those of referral ${id} are in ${currency}`);
    }
    return result.offered.length === 0 && result.kept.length === 0
      ? { kind: 'known' }
      : { kind: 'different', id, differences: result };
  }

  /**
   * What an earlier import made of the row, or its identity if none did. The name as it is written is looked for first; a
   * partner who is called otherwise now, or was before, is found by the other names. Undefined where it is to wait.
   */
  #identify(
    row: ImportedReferral,
    { keys, partner }: Meant,
    mayWait: boolean,
  ): RowIdentity | Imported | undefined {
    const [written = '', ...others] = keys;
    const hash = identityOf(this.#onFile.hashOf, row, written);
    if (this.#onFile.imported === undefined) return { hash, nth: this.#seen.add(hash, row.line) };
    const all = this.#onFile.imported(hash);
    const found = this.#take(row, hash, all, mayWait);
    if (found !== undefined) return found === WAITS ? undefined : found;
    for (const key of others) {
      const other = identityOf(this.#onFile.hashOf, row, key);
      const known = this.#onFile
        .imported(other)
        .filter(({ record, partnerId }) => record === undefined || partnerId === partner?.id);
      const taken = this.#take(row, other, known, mayWait);
      if (taken !== undefined) return taken === WAITS ? undefined : taken;
    }
    const beyond = Math.max(0, ...all.map(({ nth }) => nth)) - all.length;
    return { hash, nth: beyond + this.#seen.add(hash, row.line) };
  }

  /** Takes the one of these that the row is: one that it says nothing else of, else it may wait; then the most alike. */
  #take(
    row: ImportedReferral,
    hash: string,
    all: readonly Imported[],
    mayWait: boolean,
  ): Imported | typeof WAITS | undefined {
    if (all.length === 0 || this.#seen.count(hash) >= all.length) return undefined;
    const taken = this.#taken.get(hash);
    const free = taken === undefined ? all : all.filter(({ nth }) => !taken.has(nth));
    const found = free.find((each) => each.record !== undefined && this.#isAsOn(row, each.record, each));
    if (found === undefined && mayWait && free.some(({ record }) => record !== undefined)) return WAITS;
    return this.#taking(row, hash, found ?? mostAlike(row, free), all.length);
  }

  #taking(
    row: ImportedReferral,
    hash: string,
    found: Imported | undefined,
    of: number,
  ): Imported | undefined {
    this.#seen.add(hash, row.line);
    if (found === undefined) return undefined;
    if (of > 1) this.#taken.set(hash, (this.#taken.get(hash) ?? new Set()).add(found.nth));
    this.recognized.add(found.importId, found.part ?? 0);
    return found;
  }

  /** What a blank cell takes out of a referral: nothing that another file gave, which may have no such cell to fill. */
  #toldTo(row: ImportedReferral, from: CameWith | undefined): Pick<Beside, 'told'> {
    const { told } = this.#judging;
    return told === undefined || this.#isOfOther(row, from) ? {} : { told };
  }

  /** Whether a referral came with another file than the row, and no version of it. */
  #isOfOther({ own }: ImportedReferral, from: CameWith | undefined): boolean {
    if (own !== undefined || from === undefined) return false;
    return this.#judging.isVersionOf?.(from.importId, from.part ?? 0) === false;
  }

  /** Whether the row says nothing else than the record, whoever said it. */
  #isAsOn(row: ImportedReferral, record: OnRecord, from: CameWith): boolean {
    const result = compared(row, record, this.#toldTo(row, from));
    return result !== 'other currency' && result.offered.length === 0;
  }
}

/** A referral on record, and the import that it is known by; without one it is known by itself. */
type Known = Imported | { readonly record: Standing };

/** A row that is judged once all others are. */
const WAITS = Symbol('waits');

/** The one that a row is most likely to be: of the same need, then status, then amount; an open one before a closed one. */
function mostAlike(row: ImportedReferral, free: readonly Imported[]): Imported | undefined {
  const likeness = ({ record }: Imported) => {
    if (record === undefined) return 0;
    const { status, need } = record;
    const amount = record[valueField(status)];
    const isSameAmount = amount?.minor === row.amount?.minor && amount?.currency === row.amount?.currency;
    const signs = [need === row.need, status === (row.status ?? 'new'), isSameAmount, !isClosed(status)];
    return signs.reduce((sum, sign) => sum * 2 + Number(sign), 0);
  };
  return free.toSorted((a, b) => likeness(b) - likeness(a))[0];
}

const NO_DIFFERENCES: ComparedWhole = { offered: [], kept: [] };

function isAnother(id: number | undefined): Verdict {
  return rejected(
    null,
    `is referral ${id} already; refnet remove ${id}      makes way for what --corrects says`,
  );
}

function rejected(column: Fault['column'], fault: string): Verdict {
  return { kind: 'rejected', fault: { column, fault } };
}
