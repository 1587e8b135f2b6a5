/** The book of fees as rows and columns, for CSV and for the sheets of a workbook. */
import type { Day } from '../calendar/day.ts';
import type { Shape, Plain } from '../kinds/type.ts';
import { formatAmountPlain } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import type { Partner } from '../partners/partner.ts';
import type { Column } from '../screen/columns.view.ts';
import { capitalized } from '../text/capitalized.ts';
import type { OpenFeeRow } from './expected-fees.view.ts';
import { BOOKED, type Entry } from './fee-book.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { AgreedTerms } from './fee-record.ts';
import type { StatementRow } from './fees.view.ts';

/** A row of the book, with whom it is about. */
export interface BookRow {
  /** The total of an account, an entry of it, or what stands open beside the accounts. */
  readonly row: StatementRow | OpenFeeRow | ({ readonly is: 'entry' } & Entry);
  readonly payee: Partner;
  /** The terms of the referrals that it is for, each once. */
  readonly terms: readonly AgreedTerms[];
  /** Whom the fee is for, and what was noted of a payment: only where clients are to be named. */
  readonly clients: readonly string[];
  readonly remark: string | null;
}

/** One column: its key is the heading in CSV, its heading that of a workbook. */
export interface BookColumn extends Column<BookRow> {
  readonly heading: string;
  readonly shape: Shape;
}

/** The period of a book, and whether clients are named in it. */
export interface Bookkeeping {
  readonly year: number | undefined;
  readonly days: { readonly since: Day; readonly until: Day };
  readonly clients: boolean;
}

type Amount = 'openingDue' | 'openingCredit' | 'accrued' | 'paid' | 'returned' | 'waived' | 'due' | 'credit';

/** In which column the amount of an entry stands. */
const AMOUNT_OF: Readonly<Record<Entry['kind'], Amount>> = {
  accrued: 'accrued',
  paid: 'paid',
  returned: 'returned',
  waived: 'waived',
  settled: 'waived',
  due: 'due',
  credit: 'credit',
};

const OPEN_WORDS: Readonly<Record<OpenFeeRow['is'], string>> = {
  expected: 'expected, about',
  'by-hand': 'to settle by hand',
  fallen: 'came to nothing',
};

/** What a row is, as CSV has it; the totals of accounts are called what they always were. */
export function kindOf({ row }: BookRow): string {
  return row.is === 'entry' ? row.kind : row.is;
}

/** The columns of a book. Clients are named, and notes given, only where that was asked for: they are confidential. */
export function bookColumns({ year, days, clients }: Bookkeeping): BookColumn[] {
  return [
    column('partner', 'Partner', 'text', ({ payee }) => payee.name),
    column('partnerId', 'Number', 'text', ({ payee }) => `p${payee.id}`),
    column('country', 'Country', 'text', ({ payee }) => payee.country),
    column('kind', 'Kind', 'text', kindOf),
    column('direction', 'Way', 'text', ({ row }) => directionOf(row)),
    column('year', 'Year', 'whole', () => year ?? null),
    column('since', 'Since', 'day', () => days.since),
    column('until', 'Until', 'day', () => days.until),
    column('currency', 'Currency', 'text', ({ row }) => currencyOf(row)),
    amount('openingDue', 'Brought forward'),
    amount('openingCredit', 'Credit brought forward'),
    amount('accrued'),
    amount('paid'),
    amount('returned'),
    amount('waived'),
    amount('due'),
    amount('credit'),
    column('note', 'To look up', 'text', ({ row }) => (row.is === 'account' ? row.note : null)),
    column('referral', 'Referral', 'whole', ({ row }) => referralsOf(row)),
    ...(clients ? [column('client', 'Client', 'text', ({ clients: named }) => named)] : []),
    column('expected', 'Expected', 'amount', ({ row }) =>
      row.is === 'expected' ? amountPlain(row.expected) : null,
    ),
    column('day', 'Day', 'day', ({ row }) =>
      row.is === 'account' ? null : row.is === 'entry' ? row.day : row.on,
    ),
    column('text', 'About', 'text', ({ row }) =>
      row.is === 'account' ? null : row.is === 'entry' ? row.about : row.text,
    ),
    column('agreement', 'Agreement', 'whole', ({ terms }) => numbersOf(terms)),
    column('terms', 'Terms', 'text', ({ terms }) => [...new Set(terms.map(formatFeeTerms))]),
    ...(clients ? [column('remark', 'Note', 'text', ({ remark }) => remark)] : []),
    column('business', 'Business', 'text', ({ payee }) => payee.business),
    column('addresses', 'Address', 'text', ({ payee }) => payee.addresses),
    column('emails', 'Email', 'text', ({ payee }) => payee.emails),
    column('phones', 'Phone', 'text', ({ payee }) => payee.phones),
  ];
}

/** What happened, whose words say who pays: `paid to`, `due from`. */
export const WHAT: BookColumn = column('what', 'What', 'text', ({ row }) => {
  if (row.is === 'account') return row.statement.direction === 'i-pay' ? 'I pay' : 'they pay';
  return row.is === 'entry' ? BOOKED[row.kind][row.direction] : OPEN_WORDS[row.is];
});

function column(
  key: string,
  heading: string,
  is: 'text' | 'whole' | 'day' | 'amount',
  value: (row: BookRow) => Plain,
): BookColumn {
  return { key, heading, shape: { is }, value };
}

function amount(key: Amount, heading: string = capitalized(key)): BookColumn {
  return column(key, heading, 'amount', ({ row }) => {
    if (row.is === 'account') return formatAmountPlain(row.total[key], row.total.currency);
    if (row.is !== 'entry' || AMOUNT_OF[row.kind] !== key) return null;
    return formatAmountPlain(row.minor, row.currency);
  });
}

function directionOf(row: BookRow['row']): string {
  return row.is === 'account' ? row.statement.direction : row.direction;
}

function currencyOf(row: BookRow['row']): string | null {
  return row.is === 'account' ? row.total.currency : row.currency;
}

function referralsOf(row: BookRow['row']): Plain {
  if (row.is === 'account') return null;
  return row.is === 'entry' ? oneOf(row.referrals) : row.referral;
}

function numbersOf(terms: readonly AgreedTerms[]): Plain {
  return oneOf([...new Set(terms.flatMap(({ agreement }) => agreement ?? []))]);
}

/** One by itself, several as a list, none as nothing. */
function oneOf(numbers: readonly number[]): Plain {
  return numbers.length > 1 ? numbers : (numbers[0] ?? null);
}
