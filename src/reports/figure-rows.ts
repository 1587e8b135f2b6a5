/** The rows that figures count, and the words of their definitions that several have in common. */
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { CountedRow, RowsRead } from './explained.ts';
import type { Figure, Place, Stands } from './figure.ts';

type Keep = (row: CountedRow) => boolean;

export const withPartner: Keep = ({ partnerId }) => partnerId !== null;
const given: Keep = (row) => withPartner(row) && row.direction === 'given';
const received: Keep = (row) => withPartner(row) && row.direction === 'received';
export const came: Keep = ({ direction }) => direction === 'received';

export const won: Keep = ({ outcome }) => outcome?.isWon === true;
export const earlier: Keep = ({ outcome }) => outcome?.isEarlier === true;
export const unpriced: Keep = (row) => won(row) && row.amount === null;
export const priced: Keep = (row) => won(row) && row.amount !== null;

type Rows = Pick<Figure, 'rows' | 'leavesOut' | 'direction' | 'withSources'>;

/** Whose referrals: of partners both ways or one way, or of all clients received, through sources too. */
type Whose = 'partners' | 'given' | 'received' | 'clients';

const WHOSE: Readonly<Record<Whose, Pick<Rows, 'direction' | 'withSources'> & { readonly keep: Keep }>> = {
  partners: { keep: withPartner },
  given: { keep: given, direction: 'given' },
  received: { keep: received, direction: 'received' },
  clients: { keep: came, direction: 'received', withSources: true },
};

/** Referrals by the day of the introduction. */
export function introduced(whose: Whose): Rows {
  const { keep, ...way } = WHOSE[whose];
  return { rows: [{ read: 'introduced', keep }], leavesOut: 'day', ...way };
}

/** Referrals by the day of the outcome: all of them, or those it says. */
export function closed(whose: Whose, which?: Keep): Rows {
  const { keep, ...way } = WHOSE[whose];
  const kept: Keep = which === undefined ? keep : (row) => keep(row) && which(row);
  return { rows: [{ read: 'closed', keep: kept }], leavesOut: 'outcome', ...way };
}

/** Those that are so on the last day. */
export function onLastDay(read: RowsRead, keep?: Keep): Pick<Figure, 'rows' | 'adds' | 'window'> {
  return { rows: [{ read, ...(keep === undefined ? {} : { keep }) }], adds: 'count', window: 'last-day' };
}

/** What one side paid, less what came back. */
export function paid(by: FeeDirection): Figure['rows'][number] {
  return { read: 'fees', keep: ({ fee, what }) => fee === by && what !== 'waived' };
}

/** Under one key in each of these. */
export function standsAs(key: string, ...sections: readonly (keyof Stands)[]): Stands {
  const place: Place = { keys: [key] };
  return Object.fromEntries(sections.map((section) => [section, place]));
}

export const BY_OUTCOME = 'counted on the day of the outcome, whenever the client was introduced';
export const IS_CLOSED = 'won, lost, no response or declined';
export const BUSINESS =
  'invoiced for won referrals, else collected, without tax, never the estimate; on the day of the outcome';
