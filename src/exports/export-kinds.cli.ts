import type { Day } from '../calendar/day.ts';
import { feeStandings } from '../agreements/fee-standing.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { reckonFees } from '../agreements/fee-record.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { paidForNone } from '../agreements/settle.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Field } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import type { Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { Drawn } from '../screen/drawn.ts';
import { clientsIn, type ClientsIn } from '../text/clients-in-text.ts';
import { EXPORTED_KINDS, exportedFields, END_OF_DAYS, type ExportedKind } from './export-kind.ts';
import { clientNames, everyRecord } from './export-kind.sql.ts';
import {
  tableCells,
  tableCsv,
  tableJson,
  tableJsonLines,
  tableMarkdown,
  type ExportColumn,
  type ExportTable,
} from './export-table.view.ts';
import type { Exported, Pieces } from './exported.cli.ts';

/** What is taken out one kind at a time, by its word. */
export const KIND_EXPORTS = kindExports({ withoutClients: false });

/** How clients are told of. */
interface Telling {
  /** Nothing of a client's own, and `(client)` in the place of names in other words. */
  readonly withoutClients: boolean;
}

/** What can be exported of each kind, with clients or without. */
export function kindExports(telling: Telling): Readonly<Record<string, Exported>> {
  return {
    ...Object.fromEntries(
      Object.entries(EXPORTED_KINDS).map(([word, exported]): [string, Exported] => [
        word,
        {
          what: exported.what,
          formats: {
            ...inEveryFormat(word, (db) => kindTable(db, exported, telling)),
            ...(word === 'partners' ? cards(telling) : {}),
          },
        },
      ]),
    ),
    fees: {
      what: 'the fee on each referral: accrued, due, paid',
      formats: inEveryFormat('fees', (db, today) => feeTable(db, today, telling)),
    },
  };
}

function inEveryFormat(name: string, tableOf: (db: Db, today: Day) => ExportTable): Exported['formats'] {
  return {
    csv: async (db, today) => tableCsv(tableOf(db, today)),
    json: async (db, today) => tableJson(tableOf(db, today)),
    jsonl: async (db, today) => tableJsonLines(tableOf(db, today)),
    md: async (db, today) => tableMarkdown(tableOf(db, today)),
    xlsx: async (db, today) => workbook(name, tableOf(db, today)),
  };
}

async function workbook(name: string, table: ExportTable): Promise<Pieces> {
  const { workbookBytes } = await import('../sheets/workbook-write.io.ts');
  const headings = table.columns.map(({ key }) => key);
  return [await workbookBytes([{ name, headings, rows: tableCells(table) }])];
}

function cards({ withoutClients }: Telling): Exported['formats'] {
  return {
    vcard: async (db) => {
      const { vcard } = await import('./vcard-write.io.ts');
      const { takenOut } = clientsIn(withoutClients ? clientNames(db) : []);
      return listPartners(db)
        .toSorted((a, b) => a.id - b.id)
        .map(
          ({ notes, ...partner }) =>
            new Drawn(vcard({ ...partner, notes: notes === null ? null : takenOut(notes) })),
        );
    },
  };
}

function kindTable(db: Db, exported: ExportedKind, telling: Telling): ExportTable {
  const clients = clientsIn(telling.withoutClients ? clientNames(db) : []);
  const fields = exportedFields(exported, telling).map(({ json, shape, plain }) => ({
    json,
    shape,
    plain:
      telling.withoutClients && exported.mayName.includes(json)
        ? unnamed(plain, json, clients, exported.ofClients)
        : plain,
  }));
  function* rows(): Generator<Plain[]> {
    for (const record of everyRecord(db, exported.of)) {
      yield fields.map(({ plain }) => plain(record, END_OF_DAYS));
    }
  }
  return { columns: fields.map(({ json, shape }) => ({ key: json, shape })), rows: rows() };
}

/**
 * A fact without the names of clients, and without what is left out of records where it stands within one: the note on what
 * came in. A source, which has words of its own right, is without their whole names.
 */
function unnamed(
  plain: Field['plain'],
  key: string,
  { takenOut, wholeTakenOut }: ClientsIn,
  without: readonly string[],
): Field['plain'] {
  const take = key === 'source' ? wholeTakenOut : takenOut;
  const inTexts = (value: Plain): Plain => {
    if (typeof value === 'string') return take(value);
    if (Array.isArray(value)) return value.map(inTexts);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, without.includes(name) ? null : inTexts(each)]),
    );
  };
  return (record, today) => inTexts(plain(record, today));
}

const text = (key: string): ExportColumn => ({ key, shape: { is: 'text' } });
const amount = (key: string): ExportColumn => ({ key, shape: { is: 'none or', of: { is: 'amount' } } });

const CLIENT = 'client';

const FEE_COLUMNS: readonly ExportColumn[] = [
  { key: 'number', shape: { is: 'none or', of: { is: 'whole' } } },
  { key: 'day', shape: { is: 'none or', of: { is: 'day' } } },
  text('direction'),
  text('partner'),
  text('partnerId'),
  text(CLIENT),
  text('status'),
  text('terms'),
  text('currency'),
  amount('accrued'),
  amount('due'),
  amount('paid'),
  amount('expected'),
];

/** The fee on each referral that has terms or money in a fee, a row for each currency; then what was paid for none. */
function feeTable(db: Db, today: Day, { withoutClients }: Telling): ExportTable {
  const names = new Map(listPartners(db).map(({ id, name }) => [id, name]));
  const fees = reckonFees(readFeeRecord(db, today));
  const ofReferrals = feeStandings(fees)
    .toSorted((a, b) => a.referral.number - b.referral.number)
    .flatMap(({ referral, terms, accrued, due, paid, expected }) => {
      const awaited = expected?.amounts ?? [];
      const currencies = [
        ...new Set([...accrued, ...due, ...paid, ...awaited].map(({ currency }) => currency)),
      ];
      if (terms === null && currencies.length === 0) return [];
      const { number, day, direction, partner, client, status } = referral;
      const about = [number, day, direction, names.get(partner) ?? '', `p${partner}`, client, status];
      return (currencies.length === 0 ? [null] : currencies.toSorted()).map((currency): Plain[] => [
        ...about,
        formatFeeTerms(terms),
        currency,
        ...[accrued, due, paid, awaited].map((all) => amountIn(all, currency)),
      ]);
    });
  const ofNone = fees.balances.flatMap((account): Plain[][] => {
    const { partner, direction, currency } = account;
    const paid = paidForNone(account);
    if (paid === 0) return [];
    const way = direction === 'i-pay' ? 'received' : 'given';
    const about = [null, null, way, names.get(partner) ?? '', `p${partner}`, null, null];
    return [
      [...about, 'paid for no referral', currency, null, null, amountPlain({ minor: paid, currency }), null],
    ];
  });
  const rows = [...ofReferrals, ...ofNone];
  if (!withoutClients) return { columns: FEE_COLUMNS, rows };
  const at = FEE_COLUMNS.findIndex(({ key }) => key === CLIENT);
  return { columns: FEE_COLUMNS.toSpliced(at, 1), rows: rows.map((row) => row.toSpliced(at, 1)) };
}

function amountIn(all: readonly Money[], currency: string | null): string | null {
  return amountPlain(all.find((each) => each.currency === currency));
}
