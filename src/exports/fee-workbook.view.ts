/** The book of fees as a workbook: accounts with their totals, what was paid, what is open, and what accrued. */
import {
  bookColumns,
  kindOf,
  WHAT,
  type Bookkeeping,
  type BookColumn,
  type BookRow,
} from '../agreements/fee-book.view.ts';
import { plainText } from '../screen/columns.view.ts';
import { workbookCell, type WorkbookCell } from '../sheets/workbook-cells.ts';

/** A sheet as `workbookBytes` takes it. */
interface BookSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

interface Part {
  readonly name: string;
  readonly kinds: readonly string[];
  /** The keys of its columns, in order. */
  readonly columns: readonly string[];
}

const BASIS = ['referral', 'client', 'agreement', 'terms'];
const REACHED = ['addresses', 'emails', 'phones', 'country'];

const PARTS: readonly Part[] = [
  {
    name: 'Accounts',
    kinds: ['account'],
    columns: [
      'partner',
      'business',
      'what',
      'currency',
      'openingDue',
      'openingCredit',
      'accrued',
      'paid',
      'returned',
      'waived',
      'due',
      'credit',
      'note',
      ...REACHED,
      'partnerId',
      'since',
      'until',
    ],
  },
  {
    name: 'Paid and received',
    kinds: ['paid', 'returned', 'waived', 'settled'],
    columns: [
      'day',
      'what',
      'partner',
      'currency',
      'paid',
      'returned',
      'waived',
      ...BASIS,
      'text',
      'remark',
      ...REACHED,
    ],
  },
  {
    name: 'Due and open',
    kinds: ['due', 'credit', 'expected', 'by-hand', 'fallen'],
    columns: [
      'day',
      'what',
      'partner',
      'currency',
      'due',
      'credit',
      'expected',
      ...BASIS,
      'text',
      ...REACHED,
    ],
  },
  {
    name: 'Accrued',
    kinds: ['accrued'],
    columns: ['day', 'what', 'partner', 'currency', 'accrued', ...BASIS, 'text'],
  },
];

/** The sheets of a book: amounts are numbers, days are days, and everything else is text. */
export function bookSheets(rows: readonly BookRow[], keeping: Bookkeeping): BookSheet[] {
  const known = new Map([WHAT, ...bookColumns(keeping)].map((column) => [column.key, column]));
  return PARTS.map(({ name, kinds, columns }) => {
    const shown = columns.flatMap((key) => known.get(key) ?? []);
    return {
      name,
      headings: shown.map(({ heading }) => heading),
      rows: rows
        .filter((row) => kinds.includes(kindOf(row)))
        .map((row) => shown.map((each) => cellOf(each, row))),
    };
  });
}

function cellOf({ value, shape }: BookColumn, row: BookRow): WorkbookCell {
  const plain = value(row);
  return Array.isArray(plain) ? plainText(plain) : workbookCell(plain, shape);
}
