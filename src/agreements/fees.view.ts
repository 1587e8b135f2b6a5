import type { Plain } from '../kinds/type.ts';
import { tooLatePhrase, expectedCommand } from './fee-words.view.ts';
import type { ExpectedFee } from './expected-fees.ts';
import { partsOf, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { FeeComparison, FeeSide } from './fee-comparison.ts';
import {
  creditBlocks,
  openFeeBlocks,
  openFeeColumns,
  openFeeRows,
  type FeePartner,
  type OpenFeeRow,
  type OpenFees,
} from './expected-fees.view.ts';
import { explainLine, explainSetAside } from './fee-explanation.ts';
import type { SetAside } from './ledger.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { Balance, SettledLine } from './settle.ts';
import { form1099, form1099Words, type PeriodStatement, type StatementTotal } from './statement.ts';
import type { FeeDirection, FeeTerms } from './fee-terms.ts';
import { formatAmountPlain, formatMoney, type Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import { apart, BLANK, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { record, renderList, type Look } from '../screen/list.view.ts';

/** The partner of an account, as it is shown. */
export interface Account extends FeePartner {
  readonly country: string | null;
  readonly profession: string | null;
}

/** A balance with its partner's name. */
export interface NamedBalance {
  balance: Balance;
  partner: Account;
}

const DIRECTION_WORDS: Readonly<Record<FeeDirection, string>> = { 'i-pay': 'I pay', 'they-pay': 'they pay' };

/** On a narrow screen what was let go of goes first; what is due stays. */
const DROPS_AT = { waived: 1, credit: 2, accrued: 3, paid: 4 } as const;

const AMOUNT_COLUMNS: readonly Column<NamedBalance>[] = [
  amountColumn('accrued', 'Accrued'),
  amountColumn('paid', 'Paid'),
  amountColumn('waived', 'Waived'),
  amountColumn('due', 'Due'),
  amountColumn('credit', 'Credit'),
];

/** Balances on a screen, one a partner, direction and currency: never added up. */
const BALANCE_COLUMNS: readonly Column<NamedBalance>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name, shrinksTo: 14 },
  { key: 'direction', heading: 'Way', value: ({ balance }) => DIRECTION_WORDS[balance.direction] },
  ...AMOUNT_COLUMNS,
];

function amountColumn(
  key: 'accrued' | 'paid' | 'waived' | 'due' | 'credit',
  heading: string,
): Column<NamedBalance> {
  return {
    key,
    heading,
    align: 'right',
    value: ({ balance }) => formatAmountPlain(balance[key], balance.currency),
    text: ({ balance }) =>
      balance[key] === 0 ? '' : formatMoney({ minor: balance[key], currency: balance.currency }),
    ...(key === 'due' ? {} : { dropsAt: DROPS_AT[key] }),
  };
}

/** An account, or a fee beside the accounts: what JSON, CSV and Markdown have a row for. */
type FeeRow = ({ readonly is: 'account' } & NamedBalance) | OpenFeeRow;

const openOf = (row: FeeRow): OpenFeeRow | undefined => (row.is === 'account' ? undefined : row);

/** What is expected is never an amount of an account: it has a column of its own. */
const FEE_COLUMNS: readonly Column<FeeRow>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  { key: 'kind', heading: 'What', value: ({ is }) => is },
  {
    key: 'direction',
    heading: 'Way',
    value: (row) => (row.is === 'account' ? row.balance.direction : row.direction),
    text: (row) => DIRECTION_WORDS[row.is === 'account' ? row.balance.direction : row.direction],
  },
  { key: 'currency', value: (row) => (row.is === 'account' ? row.balance.currency : row.currency) },
  ...AMOUNT_COLUMNS.map((column): Column<FeeRow> => {
    const { key, heading = '', value, text } = column;
    return {
      key,
      heading,
      align: 'right',
      value: (row) => (row.is === 'account' ? value(row) : null),
      text: (row) => (row.is === 'account' ? (text?.(row) ?? '') : ''),
    };
  }),
  ...openFeeColumns(openOf),
];

/** The accounts and what stands beside them: expected fees, and those to settle by hand. */
export interface AllFees extends OpenFees {
  readonly accounts: readonly NamedBalance[];
}

function feeRows({ accounts, ...open }: AllFees): FeeRow[] {
  return [...accounts.map((each) => ({ ...each, is: 'account' as const })), ...openFeeRows(open)];
}

/** Fees as JSON gives them. */
export function plainAccounts(fees: AllFees): Plain {
  return feeRows(fees).map((each) => record(FEE_COLUMNS, each));
}

/**
 * Accounts as a list, with what is expected, to settle by hand and to return below it; on a screen with how fee and no
 * fee fare at the end, where that is known.
 */
export function renderAccounts(
  fees: AllFees,
  look: Look,
  { empty, comparison, rules }: BesideAccounts,
): Drawn {
  if (look.format !== 'table') return renderList(FEE_COLUMNS, feeRows(fees), look, empty);
  const { accounts } = fees;
  const list: Block =
    accounts.length === 0
      ? { is: 'paragraph', text: empty }
      : { ...tableOf(BALANCE_COLUMNS, accounts), alone: true };
  const below = [...openFeeBlocks(fees), creditBlocks(accounts)];
  const notes = rules.map((text): Block => ({ is: 'note', text }));
  return drawText(
    apart([list], ...below, comparison === undefined ? [] : comparisonBlocks(comparison), notes),
    look,
  );
}

/** What stands for accounts where there are none, and below them. */
interface BesideAccounts {
  readonly empty: string;
  readonly comparison: FeeComparison | undefined;
  /** Sentences of the rules on them. */
  readonly rules: readonly string[];
}

/** A fee line with its arithmetic, and what became of it. */
const LINE_COLUMNS: readonly Column<SettledLine>[] = [
  { key: 'referral', heading: 'Referral', value: ({ line }) => line.referral, align: 'right' },
  { key: 'day', heading: 'Day', value: ({ line }) => line.day, text: ({ line }) => formatDate(line.day) },
  { key: 'direction', value: ({ line }) => line.direction },
  { key: 'currency', value: ({ line }) => line.currency },
  {
    key: 'amount',
    heading: 'Fee',
    align: 'right',
    value: ({ line }) => formatAmountPlain(line.minor, line.currency),
    text: ({ line }) => formatMoney({ minor: line.minor, currency: line.currency }),
  },
  {
    key: 'state',
    heading: 'State',
    value: ({ state }) => state,
    text: ({ state }) => state.replace('-', ' '),
  },
  { key: 'collection', value: ({ line }) => line.collection },
  {
    key: 'due',
    value: ({ line, due }) => formatAmountPlain(due, line.currency),
  },
  { key: 'arithmetic', value: ({ line }) => explainLine(line) },
];

/** The fee on one referral: the terms that govern it, every line with its arithmetic, what is due. */
export interface ReferralFee {
  number: number;
  partner: string;
  day: Day;
  terms: FeeTerms | null;
  lines: readonly SettledLine[];
  setAside: readonly SetAside[];
  /** The terms are of this referral alone, which may have been agreed to have no fee. */
  own: boolean;
  /** Why it counts nowhere, and has no fee, and by what terms it would have one; undefined where it counts, or has none agreed. */
  nowhere: { readonly why: 'void' | 'lead'; readonly terms: FeeTerms } | undefined;
  /** What is not in yet, and earns nothing any more; undefined where that is nothing. */
  tooLate: ExpectedFee | undefined;
  /** What stands beside the lines. */
  open: OpenFees;
  /** Why there is neither a line nor anything open, where the terms give a fee. */
  none: string;
}

/** The fee on one referral as JSON gives it. */
export function plainReferralFee(fee: ReferralFee): Plain {
  return {
    referral: fee.number,
    partner: fee.partner,
    day: fee.day,
    direction: fee.terms?.direction ?? null,
    terms: fee.terms === null ? null : formatFeeTerms(fee.terms),
    ofThisReferral: fee.own,
    lines: fee.lines.map((line) => record(LINE_COLUMNS, line)),
    setAside: notEarning(fee).map(({ text }) => text),
    open: openFeeRows(fee.open).map((row) => ({
      kind: row.is,
      currency: row.currency,
      expected: amountPlain(row.expected),
      text: row.text,
      command: row.command,
    })),
    none: fee.nowhere !== undefined ? nowhereWords(fee.nowhere) : fee.none === '' ? null : fee.none,
  };
}

/** The money that earns nothing, and why; with the command that records it where it came in before. */
function notEarning({
  setAside,
  tooLate,
}: ReferralFee): { readonly text: string; readonly below?: string }[] {
  return [
    ...setAside.map((each) => ({ text: explainSetAside(each) })),
    ...(tooLate === undefined
      ? []
      : [{ text: tooLatePhrase(tooLate), below: `came in by then? ${expectedCommand(tooLate)}` }]),
  ];
}

/** The fee on one referral, for the screen, CSV and Markdown. */
export function renderReferralFee(fee: ReferralFee, look: Look): Drawn {
  if (look.format !== 'table') return renderList(LINE_COLUMNS, fee.lines, look, '');
  const heading = `Fee on #${fee.number}, ${fee.partner}, ${formatDate(fee.day)}`;
  if (fee.nowhere !== undefined) return drawText(nowhereBlocks(heading, fee.number, fee.nowhere), look);
  if (fee.terms === null) {
    const why = fee.own ? 'none, as agreed for this one' : 'none was agreed when it was made';
    return drawText([{ is: 'paragraph', text: `${heading}: ${why}` }], look);
  }
  const own = fee.own ? '; agreed for this one alone' : '';
  const lines = fee.lines.map(feeRow);
  const shown: Row[] = [
    { cells: [`${payWords(fee.terms)}${own}`] },
    ...lines,
    ...notEarning(fee).map(({ text, ...below }) => ({ cells: [text], ...below })),
    ...(fee.none === '' ? [] : [{ cells: [fee.none] }]),
  ];
  return drawText(
    apart(
      [
        { is: 'heading', text: heading },
        { is: 'rows', rows: shown },
      ],
      ...openFeeBlocks(fee.open),
    ),
    look,
  );
}

type Nowhere = NonNullable<ReferralFee['nowhere']>;

const NOWHERE: Readonly<Record<Nowhere['why'], string>> = {
  void: 'none, as it is void and counts nowhere',
  lead: 'none, as the client did not agree to be contacted, so that it counts nowhere',
};

/** `none, as it is void and counts nowhere; agreed was: I pay 10% of collected`. */
function nowhereWords({ why, terms }: Nowhere): string {
  return `${NOWHERE[why]}; agreed was: ${payWords(terms)}`;
}

function nowhereBlocks(heading: string, number: number, nowhere: Nowhere): Block[] {
  const paragraph: Block = { is: 'paragraph', text: `${heading}: ${nowhereWords(nowhere)}` };
  if (nowhere.why === 'void') return [paragraph];
  const command = `refnet edit ${number} --consent yes      if they did agree`;
  return [paragraph, { is: 'rows', rows: [{ cells: [command] }] }];
}

function payWords(terms: FeeTerms): string {
  return `${terms.direction === 'i-pay' ? 'I pay' : 'they pay me'} ${formatFeeTerms(terms)}`;
}

function feeRow({ line, state }: SettledLine): Row {
  const money = formatMoney({ minor: line.minor, currency: line.currency });
  return { cells: [formatDate(line.day), money, state.replace('-', ' ')], below: explainLine(line) };
}

/** One row of the statement of a period: a payee, a direction and a currency. */
export interface StatementRow {
  readonly is: 'account';
  readonly statement: PeriodStatement;
  readonly total: StatementTotal;
  readonly partner: Account;
  readonly note: string;
}

type YearRow = StatementRow | OpenFeeRow;

type StatementAmount = keyof Omit<StatementTotal, 'currency'>;

interface AmountColumn extends Column<StatementRow> {
  readonly key: StatementAmount;
}

function statementAmount(key: StatementAmount, heading: string, dropsAt?: number): AmountColumn {
  const money = ({ total }: StatementRow) => formatMoney({ minor: total[key], currency: total.currency });
  return {
    key,
    heading,
    align: 'right',
    value: ({ total }) => formatAmountPlain(total[key], total.currency),
    text: money,
    ...(dropsAt === undefined ? {} : { dropsAt }),
  };
}

/**
 * The amounts of a statement; what is due is as of its last day, what was brought forward of the day before its first. On a
 * narrow screen what was let go of goes first; what was paid, and what of it is too much, stays.
 */
const statementAmounts = ({ since, until }: FeesOfPeriod['days']): readonly AmountColumn[] => [
  statementAmount('openingDue', 'Brought forward', 3),
  statementAmount('openingCredit', 'Credit brought forward', 2),
  statementAmount('accrued', 'Accrued', 4),
  statementAmount('paid', 'Paid'),
  statementAmount('returned', 'Returned', 5),
  statementAmount('waived', 'Waived', 1),
  statementAmount('due', `Due ${dayIn(until, since)}`, 6),
  statementAmount('credit', 'Credit'),
];

/** `31 Dec`, and the year with it where the period is of two. */
function dayIn(day: Day, since: Day): string {
  const written = formatDate(day);
  return partsOf(day).year === partsOf(since).year ? written.slice(0, -5) : written;
}

/** These have columns only where there is anything in them. */
const SELDOM: ReadonlySet<StatementAmount> = new Set([
  'openingDue',
  'openingCredit',
  'returned',
  'waived',
  'credit',
]);

const statementColumns = ({ days, rows }: FeesOfPeriod): readonly Column<StatementRow>[] => [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name, shrinksTo: 14 },
  { key: 'direction', heading: 'Way', value: ({ statement }) => DIRECTION_WORDS[statement.direction] },
  ...statementAmounts(days).filter(
    ({ key }) => !SELDOM.has(key) || rows.some(({ total }) => total[key] !== 0),
  ),
];

const periodColumns = ({ year, days, countryOf }: FeesOfPeriod): readonly Column<YearRow>[] => [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  { key: 'country', value: ({ partner }) => countryOf(partner.id) },
  { key: 'kind', heading: 'What', value: ({ is }) => is },
  {
    key: 'direction',
    heading: 'Way',
    value: (row) => (row.is === 'account' ? row.statement.direction : row.direction),
    text: (row) => DIRECTION_WORDS[row.is === 'account' ? row.statement.direction : row.direction],
  },
  { key: 'year', value: () => year ?? null },
  { key: 'since', value: () => days.since },
  { key: 'until', value: () => days.until },
  { key: 'currency', value: (row) => (row.is === 'account' ? row.total.currency : row.currency) },
  ...statementAmounts(days).map(({ key, heading = '', value, text }): Column<YearRow> => ({
    key,
    heading,
    align: 'right',
    value: (row) => (row.is === 'account' ? value(row) : null),
    text: (row) => (row.is === 'account' ? (text?.(row) ?? '') : ''),
  })),
  { key: 'note', value: (row) => (row.is === 'account' ? row.note : '') },
  ...openFeeColumns<YearRow>((row) => (row.is === 'account' ? undefined : row)),
];

/** The fees of a period: what was accrued and paid, and what stood open at its end. */
export interface FeesOfPeriod {
  /** A whole year of the calendar; undefined for any other period. */
  readonly year: number | undefined;
  readonly days: { readonly since: Day; readonly until: Day };
  /** `2026`, `2026, so far`. */
  readonly name: string;
  readonly rows: readonly StatementRow[];
  readonly open: OpenFees;
  readonly countryOf: (partnerId: number) => string | null;
}

/** The rows of statements, those of a year each with what the tax form between two in the US asks for; `country` is mine. */
export function statementRows(
  statements: readonly { statement: PeriodStatement; partner: Account }[],
  { year, country }: { readonly year: number | undefined; readonly country: string | undefined },
): StatementRow[] {
  return statements.flatMap(({ statement, partner }) => {
    const countries = { payer: country, payee: partner.country };
    const form = year === undefined ? undefined : form1099({ ...statement, year }, countries);
    const note =
      form === undefined || year === undefined ? '' : form1099Words(form, year, partner.profession);
    return statement.totals.map((total): StatementRow => ({
      is: 'account',
      statement,
      total,
      partner,
      note,
    }));
  });
}

function yearRows({ rows, open }: FeesOfPeriod): YearRow[] {
  return [...rows, ...openFeeRows(open)];
}

/** The statement of a period as JSON gives it. */
export function plainStatements(fees: FeesOfPeriod): Plain {
  const columns = periodColumns(fees);
  return yearRows(fees).map((row) => record(columns, row));
}

/** The statement of a period per payee, with what was open at its end and what is to be noted of each below the table. */
export function renderStatements(fees: FeesOfPeriod, look: Look): Drawn {
  const { year, name, rows, open } = fees;
  if (look.format !== 'table') return renderList(periodColumns(fees), yearRows(fees), look, '');
  if (yearRows(fees).length === 0) {
    const when = year === undefined ? `: ${name}` : ` in ${name}`;
    return drawText([{ is: 'paragraph', text: `No fee was accrued, paid or due${when}.` }], look);
  }
  const notes = new Map(
    rows.filter(({ note }) => note !== '').map(({ partner, note }) => [partner.name, note]),
  );
  const list: Block =
    rows.length === 0
      ? { is: 'paragraph', text: 'No fee was accrued, paid or due.' }
      : { ...tableOf(statementColumns(fees), rows), alone: true };
  const table: Block[] = [
    { is: 'heading', text: year === undefined ? `Fees, ${name}` : `Fees of ${name}` },
    list,
  ];
  const below = [...notes].map(([payee, note]): Block[] => [{ is: 'paragraph', text: `${payee}: ${note}` }]);
  return drawText(apart(table, ...openFeeBlocks(open), ...below), look);
}

type SideLine = { name: string; side: FeeSide; perClient: Money[] };

const COMPARISON_COLUMNS: readonly Column<SideLine>[] = [
  { key: 'side', heading: '', value: ({ name }) => name },
  { key: 'referrals', heading: 'Referrals', value: ({ side }) => side.referrals, align: 'right', dropsAt: 2 },
  { key: 'won', heading: 'Won', value: ({ side }) => `${side.won} of ${side.closed} closed` },
  {
    key: 'business',
    heading: 'Closed business',
    value: ({ side }) => side.business.map(formatMoney).join(', '),
    align: 'right',
    dropsAt: 3,
    below: true,
  },
  {
    key: 'perClient',
    heading: 'Per client won',
    value: ({ perClient }) => perClient.map(formatMoney).join(', '),
    align: 'right',
    dropsAt: 1,
  },
];

const SHARES: Readonly<Record<FeeComparison['convertsMore'], string>> = {
  with: 'A greater share of those with a fee was won.',
  without: 'A greater share of those without a fee was won.',
  neither: 'The same share of both was won.',
};

/** Referrals with and without a fee side by side. What made the difference is not said. */
function comparisonBlocks({ withFee, withoutFee, convertsMore, perClient }: FeeComparison): Block[] {
  const of = (key: 'withFee' | 'withoutFee') =>
    perClient.map((row) => ({ minor: row[key], currency: row.currency }));
  const lines: SideLine[] = [
    { name: 'with a fee', side: withFee, perClient: of('withFee') },
    { name: 'without', side: withoutFee, perClient: of('withoutFee') },
  ];
  const without = withFee.wonWithoutAmount + withoutFee.wonWithoutAmount;
  const amounts = without === 0 ? '' : ` ${without} won without an amount, both ways.`;
  const remark = `${SHARES[convertsMore]}${amounts} Other things differ too: this is no proof of what a fee does.`;
  return [
    { is: 'heading', text: 'Fee or no fee', beside: 'all on record' },
    { ...tableOf(COMPARISON_COLUMNS, lines), alone: true },
    BLANK,
    { is: 'paragraph', text: remark },
  ];
}
