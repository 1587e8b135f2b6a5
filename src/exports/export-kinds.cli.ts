import type { Day } from '../calendar/day.ts';
import { feeStandings } from '../agreements/fee-standing.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { reckonFees } from '../agreements/fee-record.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { formatAmountPlain, type Money } from '../money/money.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { Drawn } from '../screen/drawn.ts';
import { EXPORTED_KINDS, exportedFields, END_OF_DAYS } from './export-kind.ts';
import { everyRecord } from './export-kind.sql.ts';
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
export const KIND_EXPORTS: Readonly<Record<string, Exported>> = {
  ...Object.fromEntries(
    Object.entries(EXPORTED_KINDS).map(([word, { what }]): [string, Exported] => [
      word,
      {
        what,
        formats: {
          ...inEveryFormat(word, (db) => kindTable(db, word)),
          ...(word === 'partners' ? cards() : {}),
        },
      },
    ]),
  ),
  fees: { what: 'the fee on each referral: accrued, due, paid', formats: inEveryFormat('fees', feeTable) },
};

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

function cards(): Exported['formats'] {
  return {
    vcard: async (db) => {
      const { vcard } = await import('./vcard-write.io.ts');
      return listPartners(db)
        .toSorted((a, b) => a.id - b.id)
        .map((partner) => new Drawn(vcard(partner)));
    },
  };
}

function kindTable(db: Db, word: string): ExportTable {
  const exported = EXPORTED_KINDS[word];
  if (exported === undefined) throw new Error(`nothing is exported as ${word}`);
  const fields = exportedFields(exported);
  function* rows(of: NonNullable<typeof exported>['of']): Generator<Plain[]> {
    for (const record of everyRecord(db, of)) yield fields.map(({ plain }) => plain(record, END_OF_DAYS));
  }
  return { columns: fields.map(({ json, shape }) => ({ key: json, shape })), rows: rows(exported.of) };
}

const text = (key: string): ExportColumn => ({ key, shape: { is: 'text' } });
const amount = (key: string): ExportColumn => ({ key, shape: { is: 'none or', of: { is: 'amount' } } });

const FEE_COLUMNS: readonly ExportColumn[] = [
  { key: 'number', shape: { is: 'whole' } },
  { key: 'day', shape: { is: 'day' } },
  text('direction'),
  text('partner'),
  text('partnerId'),
  text('client'),
  text('status'),
  text('terms'),
  text('currency'),
  amount('accrued'),
  amount('due'),
  amount('paid'),
  amount('expected'),
];

/** The fee on each referral that has terms or money in a fee, a row for each currency. */
function feeTable(db: Db, today: Day): ExportTable {
  const names = new Map(listPartners(db).map(({ id, name }) => [id, name]));
  const rows = feeStandings(reckonFees(readFeeRecord(db, today)))
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
  return { columns: FEE_COLUMNS, rows };
}

function amountIn(all: readonly Money[], currency: string | null): string | null {
  const found = all.find((each) => each.currency === currency);
  return found === undefined ? null : formatAmountPlain(found.minor, found.currency);
}
