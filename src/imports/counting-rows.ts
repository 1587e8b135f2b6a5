/** Counts what becomes of the rows of a file. */
import type { Day } from '../calendar/day.ts';
import { isClosed } from '../referrals/status.ts';
import { cleanInput } from '../text/sanitize.ts';
import { countedAs, type ComparedWhole } from './compared.ts';
import type { FilePartner, OtherFirm } from './counterparts.ts';
import { OF_FORGOTTEN } from './forgotten-rows.ts';
import {
  PREVIEWED,
  withLeftOut,
  type ImportedReferral,
  type ImportTally,
  type TakenApart,
} from './import.ts';
import { findLookAlikes } from './look-alikes.ts';
import type { OnFile, Verdict } from './row-judge.ts';

/** A referral that a row is, and what is to be done about it. */
export interface Judged {
  readonly row: ImportedReferral;
  readonly verdict: Verdict;
}

/** What came of the rows so far. */
export class Counting {
  readonly tally: ImportTally;
  readonly days = new Map<Day, number>();
  readonly #partners = new Set<FilePartner>();
  readonly #fresh = new Set<FilePartner>();

  constructor(updated: boolean) {
    this.tally = emptyTally(updated);
  }

  /** Counts a row by what came of the referrals it is. */
  row(named: readonly Judged[]): void {
    if (this.#isOfForgotten(named)) return;
    let [isNew, isChanged, isKnown, isCorrected] = [false, false, false, false];
    for (const { row, verdict } of named) {
      if (verdict.kind === 'new') {
        isNew = true;
        this.#countNew(row, verdict.partner);
        if (verdict.isSaid !== true) this.days.set(row.day, (this.days.get(row.day) ?? 0) + 1);
      } else if (verdict.kind === 'different') {
        this.#countDifferent(row.line, verdict.id, verdict.differences);
        if (verdict.differences.offered.length > 0) isChanged = true;
        else isKnown = true;
      } else if (verdict.kind === 'corrected') {
        const { id } = verdict.correction;
        isCorrected = true;
        this.#noteNew(row, verdict.partner);
        this.#countDifferent(row.line, id, verdict.differences);
      } else isKnown ||= verdict.kind === 'known';
    }
    if (isCorrected) return;
    if (isChanged && !isNew) this.tally.changedRows += 1;
    if (!isNew && !isChanged) this.tally[isKnown ? 'known' : 'removed'] += 1;
  }

  /** Notes the clients of a row who may be ones that were forgotten; whether all are, and the row is left out. */
  #isOfForgotten(named: readonly Judged[]): boolean {
    const before = this.tally.forgotten.length;
    for (const { row, verdict } of named)
      if (verdict.kind === 'forgotten') this.tally.forgotten.push({ line: row.line, id: verdict.id });
    const found = this.tally.forgotten.slice(before);
    const [first] = found;
    if (first === undefined || found.length < named.length) return false;
    this.tally.leftOut = withLeftOut(this.tally.leftOut, { line: first.line, why: OF_FORGOTTEN });
    return true;
  }

  done({ handles }: OnFile, otherFirms: readonly OtherFirm[]): ImportTally {
    const all = [...this.#partners];
    const numberOf = (isSource: boolean) =>
      // Two spellings of a name on record are one, by its number.
      new Set(all.filter((each) => each.isSource === isSource).map((each) => each.id ?? each)).size;
    this.tally.partners = numberOf(false);
    this.tally.sources = numberOf(true);
    const ids = new Set(all.map(({ id }) => id));
    this.tally.otherFirms = otherFirms.filter(({ id }) => ids.has(id));
    this.tally.lookAlikes = findLookAlikes(
      [...this.#fresh]
        .filter(({ isSource }) => !isSource)
        .map((each) => ({ name: each.called ?? each.name, id: each.id })),
      handles,
    );
    return this.tally;
  }

  #countNew(row: ImportedReferral, partner: FilePartner): void {
    const { tally } = this;
    if (!this.#partners.has(partner)) {
      this.#partners.add(partner);
      this.#noteNew(row, partner);
      if (partner.id === undefined && !partner.isSource) tally.newWithAdded += 1;
    }
    tally.added += 1;
    tally[row.direction] += 1;
    if (row.status !== null && isClosed(row.status) && row.closedOn === null) tally.closedWithoutDay += 1;
    if (tally.preview.length < PREVIEWED)
      tally.preview.push(partner.isSource ? row : { ...row, partner: partner.name });
    if (tally.firstDay === null || row.day < tally.firstDay) tally.firstDay = row.day;
    if (tally.lastDay === null || row.day > tally.lastDay) tally.lastDay = row.day;
  }

  #noteNew(row: ImportedReferral, partner: FilePartner): void {
    if (partner.id !== undefined || this.#fresh.has(partner)) return;
    this.#fresh.add(partner);
    if (partner.isSource) {
      this.tally.newSources.push(partner.name);
      return;
    }
    this.tally.newPartners.push(partner.called ?? partner.name);
    const typed = row.partner ?? '';
    if (partner.name !== cleanInput(typed)) this.tally.takenApart.push(takenApartOf(typed, partner));
  }

  #countDifferent(line: number, id: number, { offered, kept }: ComparedWhole): void {
    const { tally } = this;
    if (offered.length + kept.length > 0) tally.differences.push({ line, id, offered, kept });
    if (offered.length > 0) tally.changed += 1;
    if (kept.length > 0) tally.keptHere += 1;
    for (const counted of offered.map(countedAs)) if (counted !== undefined) tally.updates[counted] += 1;
  }
}

function emptyTally(updated: boolean): ImportTally {
  return {
    importId: null,
    rows: 0,
    added: 0,
    given: 0,
    received: 0,
    known: 0,
    removed: 0,
    forgotten: [],
    changed: 0,
    changedRows: 0,
    updates: { status: 0, closedOn: 0, amount: 0, need: 0, note: 0 },
    updated,
    keptHere: 0,
    differences: [],
    corrected: [],
    notThere: [],
    looksLike: [],
    gone: [],
    repeated: [],
    rejected: 0,
    leftOut: [],
    closedWithoutDay: 0,
    partners: 0,
    sources: 0,
    newPartners: [],
    newWithAdded: 0,
    newSources: [],
    firstDay: null,
    lastDay: null,
    preview: [],
    notChosen: [],
    lookAlikes: [],
    otherFirms: [],
    takenApart: [],
  };
}

function takenApartOf(typed: string, { name, profession }: FilePartner): TakenApart {
  return { typed, name, profession };
}
