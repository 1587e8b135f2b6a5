/** Rows of a file that are not imported: what they were imported as before has not gone from the file. */
import type { Day } from '../calendar/day.ts';
import { searchKey } from '../text/search-key.ts';
import { SEPARATOR } from './identity.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** What could be read of a row that was rejected or left out. */
export interface RowSoFar {
  readonly line: number;
  readonly day?: Day | undefined;
  readonly who?: Pick<ImportedReferral, 'partner' | 'source' | 'partners' | 'firm' | 'direction'> | undefined;
  readonly client?: string | null | undefined;
  /** The names in the client's cell where they are several. */
  readonly clients?: readonly string[] | undefined;
  readonly own?: ImportedReferral['own'];
}

/** What a referral on record may be known by as such a row; undefined where the row does not say it. */
export interface UnreadRow {
  readonly day: Day | undefined;
  /** `p3` or `s2`: the numbers of partners and sources. */
  readonly whose: ReadonlySet<string> | undefined;
  readonly clients: ReadonlySet<string | null> | undefined;
}

/** What knows the referrals on record, as a judge of rows does. */
interface OnFile {
  /** Whether a row is on record, which counts it among those that the file has. */
  isPresent(row: ImportedReferral): boolean;
  /** The number of whom it is with, as `p3` or `s2`. */
  whose(row: Pick<ImportedReferral, 'partner' | 'source' | 'firm' | 'own'>): string | undefined;
}

/**
 * Counts the referrals that the row is on record as among those that the file has. Where it is not known which they are,
 * returns what they may be known by.
 */
export function unreadRow(onFile: OnFile, soFar: RowSoFar): UnreadRow | undefined {
  const rows = readSoFar(soFar);
  const known = rows.map((row) => onFile.isPresent(row));
  if (known.length > 0 && known.every(Boolean)) return undefined;
  const whose = whoseOf(onFile, soFar);
  return { day: soFar.day, whose, clients: clientsOf(soFar) };
}

/** As a row that could be read, for each partner and client that it names; none where it says too little. */
function readSoFar({ line, day, who, client, clients, own }: RowSoFar): ImportedReferral[] {
  if (day === undefined || who === undefined || client === undefined) return [];
  const { partners = [who.partner], ...rest } = who;
  const facts = { line, day, need: null, status: null, closedOn: null, amount: null, note: null };
  return partners.flatMap((partner) =>
    (clients ?? [client]).map((each) => ({
      ...facts,
      ...rest,
      partner,
      client: each,
      ...(own === undefined ? {} : { own }),
    })),
  );
}

function whoseOf(onFile: OnFile, { who, own }: RowSoFar): ReadonlySet<string> | undefined {
  if (who === undefined) return undefined;
  const { partners = [who.partner], source = null } = who;
  const rest = { ...(who.firm === undefined ? {} : { firm: who.firm }), ...(own ? { own } : {}) };
  const all = partners.map((partner) => onFile.whose({ partner, source, ...rest }));
  const known = all.filter((each) => each !== undefined);
  return known.length === all.length ? new Set(known) : undefined;
}

function clientsOf({ client, clients }: RowSoFar): ReadonlySet<string | null> | undefined {
  if (client === undefined) return undefined;
  return new Set((clients ?? [client]).map((each) => (each === null ? null : searchKey(each))));
}

/** A referral on record, by what tells it from others. */
interface OnRecord {
  readonly day: Day;
  readonly whose: string;
  readonly clientKey: string | null;
}

/** The key of a row that may be any referral. */
const ANYTHING = '';

/**
 * What the rows of a command's files may be that are tied to no referral on record, kept by what they say: a referral is
 * looked up, whatever the number of rows.
 */
export class UnreadRows {
  readonly #keys = new Set<string>();

  /**
   * Of three things that the row says, one may be another (it may be corrected); of fewer, none. A row that says nothing may
   * be any referral.
   */
  add({ day, whose, clients }: UnreadRow): void {
    const said = [
      day === undefined ? undefined : [dayKey(day)],
      whose === undefined ? undefined : [...whose].map(whoseKey),
      clients === undefined ? undefined : [...clients].map(clientKey),
    ].filter((keys) => keys !== undefined);
    const [one, two, three] = said;
    if (one === undefined) this.addAny();
    else if (two === undefined) for (const key of one) this.#keys.add(key);
    else {
      this.#addPairs(one, two);
      if (three === undefined) return;
      this.#addPairs(one, three);
      this.#addPairs(two, three);
    }
  }

  /** There are rows of which it is not kept what they say. */
  addAny(): void {
    this.#keys.add(ANYTHING);
  }

  /** Whether one of the rows may be that referral. */
  mayBe({ day, whose, clientKey: client }: OnRecord): boolean {
    const keys = this.#keys;
    const [d, w, c] = [dayKey(day), whoseKey(whose), clientKey(client)];
    return [ANYTHING, d, w, c, d + w, d + c, w + c].some((key) => keys.has(key));
  }

  #addPairs(ones: readonly string[], others: readonly string[]): void {
    for (const one of ones) for (const other of others) this.#keys.add(one + other);
  }
}

const dayKey = (day: Day) => `${SEPARATOR}day ${day}`;
const whoseKey = (whose: string) => `${SEPARATOR}whose ${whose}`;
const clientKey = (client: string | null) => `${SEPARATOR}${client === null ? 'nobody' : `client ${client}`}`;
