import type { Day } from '../calendar/day.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { whyNoPartner } from '../partners/nobody.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { currencyOf } from '../referrals/referral.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import {
  offeredChange,
  PREVIEWED,
  type ImportedReferral,
  type ImportRow,
  type ImportTally,
  type OfferedChange,
  type OnRecord,
  type TakenApart,
} from './import.ts';
import { SEPARATOR } from './identity.ts';
import { findLookAlikes } from './look-alikes.ts';

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

/** A partner of the file: one of the record, or a new one, which has no number until its first row is written. */
export interface FilePartner {
  id: number | undefined;
  name: string;
  /** What stood beside the name of a new one. */
  profession: string | null;
}

/** What is done about a row that is new, and about one on record of which the file says more. */
export interface OnRow {
  readonly added: (row: ImportedReferral, partner: FilePartner, hash: string) => void;
  readonly offered: (id: number, offered: OfferedChange) => void;
}

/** What rows are compared with: what is on record, looked up. */
export interface OnFile {
  readonly handles: readonly PartnerHandle[];
  /** The user's own name, if it is known. */
  readonly myName: string | undefined;
  readonly identityOf: (row: ImportedReferral) => string;
  /** The referral on record that a list of refnet's own calls by its uuid. */
  readonly byUuid: (uuid: string) => OnRecord | undefined;
  /** What an earlier import made of a row with this identity. */
  readonly imported: (hash: string) => Imported | undefined;
  readonly onRecord: (id: number) => OnRecord | undefined;
  /** A referral logged by hand that the row stands for, each of which is taken once. */
  readonly takeLoggedByHand: (partnerId: number, row: ImportedReferral) => number | undefined;
}

/** Judges each row, counts what comes of it, and hands on what is to be written. */
export function tallyRows(
  rows: Iterable<ImportRow>,
  onFile: OnFile,
  options: ImportOptions,
  onRow: OnRow,
): ImportTally {
  const tally = emptyTally(options.update);
  const judge = new RowJudge(onFile, options.newPartners);
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
          if (verdict.partner.name !== cleanInput(row.partner))
            tally.takenApart.push(takenApartOf(row.partner, verdict.partner));
        }
        partners.add(verdict.partner);
        countNew(tally, row);
        onRow.added(row, verdict.partner, verdict.hash);
        break;
      case 'offered':
        tally.changed += 1;
        onRow.offered(verdict.id, verdict.offered);
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
  tally.lookAlikes = findLookAlikes(tally.newPartners, onFile.handles);
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
    notChosen: [],
    lookAlikes: [],
    takenApart: [],
  };
}

function takenApartOf(typed: string, { name, profession }: FilePartner): TakenApart {
  return { typed, name, profession };
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
  readonly #onFile: OnFile;
  readonly #newPartners: boolean;
  readonly #find: ReturnType<typeof wholeNameFinder>;
  /** By the name as the file has it: the partner, or why there is none. */
  readonly #partners = new Map<string, FilePartner | string>();
  /** The line of each referral that the file calls by a uuid. */
  readonly #lines = new Map<string, number>();
  /** New partners by key, so that two spellings of one name are one partner. */
  readonly #added = new Map<string, FilePartner>();

  constructor(onFile: OnFile, newPartners: boolean) {
    this.#onFile = onFile;
    this.#newPartners = newPartners;
    this.#find = wholeNameFinder(onFile.handles);
  }

  judge(row: ImportedReferral): Verdict {
    const { uuid = null, partnerNumber = '' } = row.own ?? {};
    const itself = uuid === null ? undefined : this.#onFile.byUuid(uuid);
    if (itself !== undefined) return compare(row, itself);
    if (uuid !== null) {
      const line = this.#lines.get(uuid);
      if (line !== undefined) return { kind: 'rejected', reason: `the same referral as on line ${line}` };
      this.#lines.set(uuid, row.line);
    }
    const hash = this.#onFile.identityOf(row);
    const imported = this.#onFile.imported(hash);
    if (imported !== undefined) return compare(row, imported);
    const partner = this.#partnerOf(row.partner, partnerNumber);
    if (typeof partner === 'string') return { kind: 'rejected', reason: partner };
    const byHand = partner.id === undefined ? undefined : this.#onFile.takeLoggedByHand(partner.id, row);
    return byHand === undefined
      ? { kind: 'new', partner, hash }
      : compare(row, this.#onFile.onRecord(byHand) ?? REMOVED);
  }

  #partnerOf(name: string, number: string): FilePartner | string {
    const said = `${number}${SEPARATOR}${name}`;
    const before = this.#partners.get(said);
    if (before !== undefined) return before;
    const partner = this.#findPartner(name, number);
    this.#partners.set(said, partner);
    return partner;
  }

  /**
   * `number` is what the partner has in a list of refnet's own, where names stand as they are; `profession` is what stood
   * beside the name.
   */
  #findPartner(name: string, number: string, profession: string | null = null): FilePartner | string {
    const found = this.#find(name);
    if (found.kind === 'one') return { id: found.partner.id, name: found.partner.name, profession: null };
    if (found.kind === 'several') {
      return maybeWords(name, found.partners);
    }
    const parts = namePartsOf(name);
    const why = whyNoPartner(parts.name, this.#onFile.myName);
    if (why !== undefined) return `partner ${quoted(name)} ${why}`;
    if (number === '' && parts.name !== cleanInput(name)) {
      return this.#findPartner(parts.name, number, parts.profession);
    }
    if (!this.#newPartners) return `no partner ${quoted(name)}`;
    const key = `${number}${SEPARATOR}${searchKey(name)}`;
    const added = this.#added.get(key) ?? { id: undefined, name, profession };
    this.#added.set(key, added);
    return added;
  }
}

/** Several have that name: whom each cell means is for the file to say, by the number where names are alike. */
function maybeWords(name: string, partners: readonly PartnerHandle[]): string {
  const inOrder = partners.toSorted((a, b) => a.id - b.id);
  const each = inOrder.map((partner) => `${partner.name} (p${partner.id})`);
  return `partner ${quoted(name)} may be ${list(each, 'or')}; write p${inOrder[0]?.id} or p${inOrder[1]?.id} in the cell`;
}

/** A referral that an earlier import made, as it stands now; without an `id` where it was removed since. */
export type Imported = OnRecord | typeof REMOVED;

export const REMOVED = { id: null } as const;

function compare(row: ImportedReferral, onRecord: Imported): Verdict {
  if (onRecord.id === null) return { kind: 'removed' };
  const { id } = onRecord;
  const offered = offeredChange(row, onRecord);
  if (offered === undefined) return { kind: 'known' };
  if (offered !== 'other currency') return { kind: 'offered', id, offered };
  const reason = `the amount is in ${row.amount?.currency}, those of referral ${id} are in ${currencyOf(onRecord)}`;
  return { kind: 'rejected', reason };
}
