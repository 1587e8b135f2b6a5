/** Rows of a file that are not imported: what they were imported as before has not gone from the file. */
import type { Day } from '../calendar/day.ts';
import { searchKey } from '../text/search-key.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** What could be read of a row that was rejected or left out. */
export interface RowSoFar {
  readonly line: number;
  readonly day?: Day | undefined;
  readonly who?: Pick<ImportedReferral, 'partner' | 'source' | 'partners' | 'direction'> | undefined;
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
  whose(row: Pick<ImportedReferral, 'partner' | 'source' | 'own'>): string | undefined;
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
  const all = partners.map((partner) => onFile.whose({ partner, source, ...(own ? { own } : {}) }));
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

/** Whether the row may be that referral: it says nothing else of it, or of three things one, which may be corrected. */
export function mayBe({ day, whose, clients }: UnreadRow, before: OnRecord): boolean {
  const says = [
    day === undefined ? undefined : day === before.day,
    whose?.has(before.whose),
    clients?.has(before.clientKey),
  ].filter((each) => each !== undefined);
  const others = says.filter((same) => !same).length;
  return others === 0 || (others === 1 && says.length === 3);
}
