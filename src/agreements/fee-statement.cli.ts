import { earlierDay, partsOf, toDay, type Day } from '../calendar/day.ts';
import { namedPeriod } from '../calendar/named-period.ts';
import { periodOfDays, periodWords } from '../calendar/period.ts';
import { refuseOtherEnding } from '../exports/export-formats.ts';
import { readRecord } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { word } from '../kinds/type.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { maybePartner } from '../partners/partner.cli.ts';
import type { Partner } from '../partners/partner.ts';
import { FORMATS, renderList, type Format } from '../screen/list.view.ts';
import type { Command, Given } from '../shell/command.cli.ts';
import { showing } from '../shell/listing.cli.ts';
import { flag, option, type Typed } from '../shell/option.cli.ts';
import { refuseBackwards } from '../shell/options.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { endingOf } from '../text/ending.ts';
import { UserError, usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { remembering } from '../text/remember.ts';
import { openFeeRows } from './expected-fees.view.ts';
import { feeBook, termsOfReferrals } from './fee-book.ts';
import { bookColumns, type Bookkeeping, type BookRow } from './fee-book.view.ts';
import { reckonFees, recordUpTo, type Fees } from './fee-record.ts';
import { readFeeRecord } from './fees.sql.ts';
import { plainStatements, renderStatements, statementRows, type FeesOfPeriod } from './fees.view.ts';
import { accountsOf, openFees } from './open-fees.cli.ts';
import { payments } from './payment.ts';
import { periodStatement } from './statement.ts';

export const WHOSE = maybePartner('the accounts with a partner, or the fee on one referral by its number');

const PERIOD = periodsBeside(
  'what was accrued and paid from this day on (12 months, with --until alone)',
  'up to this day, which is included (today)',
);

const OF_PERIOD = {
  called: 'the statement of a period',
  target: WHOSE,
  options: { ...PERIOD, clients: flag('with csv or xlsx: name the clients, and give notes of payments') },
  not: ONE_PERIOD,
} as const;

type Asked = Given<Partner | undefined, typeof OF_PERIOD.options>;

const shown = showing({
  ...OF_PERIOD,
  show(db, given, look) {
    if (given.clients && look.format !== 'csv') {
      throw usageError(
        '--clients goes with --format csv or xlsx: everything else names them',
        'leave it out',
      );
    }
    const { all, fees } = feesOf(db, given, look.format);
    const drawn = (each: typeof look) => renderStatements(all, each);
    return {
      text: drawn,
      md: drawn,
      csv: (each) => {
        const keeping = { ...all, clients: given.clients };
        return renderList(bookColumns(keeping), bookOf(db, all, fees, keeping), each, '');
      },
      plain: () => plainStatements(all),
    };
  },
});

/** The fees of the period asked for: as the record stood at its end, so that what was open then is open there. */
function feesOf(
  db: Db,
  { target, today, settings, since, until, ...typed }: Asked,
  format: Format,
): { readonly all: FeesOfPeriod; readonly fees: Fees } {
  refuseBackwards(since, until);
  const period = namedPeriod(typed, today) ?? periodOfDays(since, until, today);
  // A year is that of the accountant: whole, or so far.
  const year = period.part === 'year' ? partsOf(period.since).year : undefined;
  const days = year === undefined ? period : { ...period, until: lastOf(year, period.since, today) };
  const fees = reckonFees(recordUpTo(readFeeRecord(db, today, target?.id), days.until));
  const { accrual, record } = fees;
  const accountOf = accountsOf(db, format);
  const rows = statementRows(
    periodStatement(accrual.lines, record.payments, days, accrual.byHand).map((each) => ({
      statement: each,
      partner: accountOf(each.partner),
    })),
    { year, country: settings.country },
  );
  const all = {
    year,
    days,
    name:
      year === undefined
        ? periodWords(period)
        : `${year}${days.until < toDay(year, 12, 31) ? ', so far' : ''}`,
    rows,
    open: openFees(fees, accountOf),
    countryOf: (id: number) => accountOf(id).country,
  };
  return { all, fees };
}

function lastOf(year: number, since: Day, today: Day): Day {
  const last = toDay(year, 12, 31);
  return since > today ? last : earlierDay(today, last);
}

/** The totals of the accounts, every entry of them, and what stands open beside them. */
function bookOf(db: Db, all: FeesOfPeriod, fees: Fees, { clients }: Pick<Bookkeeping, 'clients'>): BookRow[] {
  const terms = termsOfReferrals(fees);
  const payeeOf = remembering((partner: number) => {
    const payee = getPartner(db, partner);
    if (payee === undefined) throw new Error(`partner ${partner} is gone`);
    return payee;
  });
  const clientOf = new Map(fees.record.referrals.map(({ number, client }) => [number, client]));
  const rowOf = (
    row: BookRow['row'],
    partner: number,
    referrals: readonly number[],
    payment: number | null = null,
  ): BookRow => {
    return {
      row,
      payee: payeeOf(partner),
      terms: [...new Set(referrals.flatMap((each) => terms.get(each) ?? []))],
      clients: clients ? referrals.flatMap((each) => clientOf.get(each) ?? []) : [],
      remark: clients && payment !== null ? (readRecord(db, payments, payment)?.note ?? null) : null,
    };
  };
  return [
    ...all.rows.map((row) => rowOf(row, row.partner.id, [])),
    ...feeBook(fees, all.days).map((each) =>
      rowOf({ is: 'entry', ...each }, each.partner, each.referrals, each.payment),
    ),
    ...openFeeRows(all.open).map((row) => rowOf(row, row.partner.id, [row.referral])),
  ];
}

const format = option(
  word({ name: 'format', words: [...FORMATS, 'xlsx'], synonyms: {} }),
  'how to print: table, json, csv, md or xlsx',
  { value: 'format' },
);

/** A command about fees, of which there is a workbook where `write` makes one. */
export function withWorkbook(
  command: Command,
  write?: (session: Session, typed: Typed) => Promise<void>,
): Command {
  return {
    ...command,
    options: { ...command.options, format },
    async run(session, typed) {
      if (formatAsked(typed) !== 'xlsx') {
        if (write === undefined) return command.run(session, typed);
        return command.run(session, typed).catch((error: unknown) => {
          throw withItsEnding(error);
        });
      }
      if (write === undefined) {
        const year = partsOf(session.today).year;
        throw usageError(
          'a workbook is of a period',
          `refnet fees --year ${year} --output fees-${year}.xlsx`,
        );
      }
      return write(session, typed);
    },
  };
}

/** A file of another ending is refused with those that there are, the workbook among them. */
function withItsEnding(error: unknown): unknown {
  if (!(error instanceof UserError) || error.kind !== 'usage') return error;
  const { message, kind } = error;
  const hints = error.hints.map((hint) =>
    hint.replace(/^(name it with one of: .+) or (\.\w+)$/, '$1, $2 or .xlsx'),
  );
  return new UserError(message, { kind, hints, cause: error });
}

/** The format that is asked for, be it by the ending of a file, in small letters; undefined where none is. */
export function formatAsked({ options }: Typed): string | undefined {
  const [said] = options['format'] ?? [];
  const [path = ''] = options['output'] ?? [];
  return (said ?? endingOf(path.trim()))?.trim().toLowerCase();
}

async function writeBook(session: Session, typed: Typed): Promise<void> {
  const { format: _, output: [named] = [], json = [], ...options } = typed.options;
  if (json.length > 0) {
    throw usageError('--json and a workbook do not go together', 'leave one of them out');
  }
  const path = named?.trim() === '-' ? undefined : named?.trim();
  if (path !== undefined) refuseOtherEnding(path, 'xlsx');
  if (path === undefined && session.world.stdout.isTTY === true) {
    throw usageError(
      'a workbook is no text that a terminal could show',
      commandLine(withOptions(session.argv, '--output', 'fees.xlsx')),
    );
  }
  refuseMisfits(OF_PERIOD, options);
  const db = await session.reading();
  const { read } = await loaded(() => WHOSE.find(typed, session));
  const given = await loaded(() => givenOf(session, db, OF_PERIOD, read(db), options));
  const { fileWriter } = await import('../shell/output.cli.ts');
  const put = path === undefined ? undefined : await fileWriter(session, path);
  const { all, fees } = feesOf(db, given, 'csv');
  const keeping = { ...all, clients: given.clients };
  const { bookSheets } = await import('../exports/fee-workbook.view.ts');
  const { workbookBytes } = await import('../sheets/workbook-write.io.ts');
  const bytes = await workbookBytes(bookSheets(bookOf(db, all, fees, keeping), keeping));
  if (put === undefined) session.world.stdout.write(bytes);
  else await put(bytes);
}

export const statement = withWorkbook(shown, writeBook);
