import { hourlyRateOf } from '../advice/costs.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import { quarterName } from '../calendar/quarters.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { apart, rows, type Block, type Table } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { costChartsOf } from './charts.ts';
import { costCharts } from './charts.view.ts';
import type { Costs } from './costs.ts';
import type { Returns, ReturnsRow } from './returns.ts';
import { costRows } from './cost-rows.view.ts';
import { costColumns, plainToRecord, returnsColumns, sharedNote, wholeColumns } from './returns.view.ts';

/** What the network took and brought; as `pictures`, the tables stand behind them. */
export function costBlocks(costs: Costs, settings: Settings, pictures = false): Block[] {
  const { all, partners, quarters, toRecord } = costs;
  const told = costRows(all, settings, toRecord);
  if (hasNoCosts(all)) {
    const nothing = { cells: ['Nothing spent on these days, and nothing received was closed.'] };
    return [...rows([nothing]), ...told];
  }
  const tables = [
    { by: 'partner' as const, own: partners },
    ...(quarters.length < 2 ? [] : [{ by: 'quarter' as const, own: quarters }]),
  ];
  const each = tables.map(({ by, own }): Block[] => {
    const columns = costColumns(by, settings);
    if (pictures) {
      return chartsOf(costs, by, tableOf(byCurrency(columns, currenciesOf(all)), own), settings);
    }
    const table: Table = { ...tableOf(columns, own), fitted: true };
    return [{ is: 'heading', text: `Costs by ${by}` }, table];
  });
  const areDrawn = each.flat().every(({ is }) => is === 'chart');
  return apart(
    told,
    // Pictures of one group stand beside one another where there is room for it.
    ...(areDrawn ? [each.flat()] : each),
    sharedNote(partners, [{ returns: all }]),
    roundingNote(costs, settings),
  );
}

const AMOUNTS: Readonly<Record<string, (returns: Returns) => readonly Money[]>> = {
  feesPaid: ({ feesPaid }) => feesPaid,
  jointCosts: ({ jointCosts }) => jointCosts,
  business: ({ businessReceived }) => businessReceived,
  feesReceived: ({ feesReceived }) => feesReceived,
};

function currenciesOf(returns: Returns): readonly string[] {
  const all = Object.values(AMOUNTS).flatMap((of) => of(returns).map(({ currency }) => currency));
  return [...new Set(all)].toSorted();
}

/** Amounts of several currencies in a column for each, where a page has room for them. */
function byCurrency(
  columns: readonly Column<ReturnsRow>[],
  currencies: readonly string[],
): readonly Column<ReturnsRow>[] {
  if (currencies.length < 2) return columns;
  return columns.flatMap((column) => {
    const of = AMOUNTS[column.key];
    if (of === undefined) return [column];
    return currencies.map((currency) => ({
      ...column,
      key: `${column.key}-${currency}`,
      value: ({ returns }: ReturnsRow) => {
        const amount = sumByCurrency(of(returns)).find((each) => each.currency === currency);
        return amount === undefined || amount.minor === 0 ? '' : formatMoney(amount);
      },
    }));
  });
}

/** Pictures of them, the table behind the first. */
function chartsOf(costs: Costs, by: 'partner' | 'quarter', table: Table, settings: Settings): Block[] {
  const named = (by === 'partner' ? costs.partners : costs.quarters).map(({ partner, quarter, returns }) => ({
    name: partner?.name ?? (quarter === undefined ? '' : quarterName(quarter)),
    returns,
  }));
  return costCharts(costChartsOf(named, settings, by), by, costs.period, settings, table);
}

/** Where rounded parts do not add up to the whole, it says why. */
function roundingNote({ apart: minor }: Costs, { currency }: Settings): Block[] {
  return minor === 0 ? [] : [{ is: 'note', text: roundedWords({ minor, currency }) }];
}

/** Why rounded lines do not add up to the whole, which they differ from by so much. */
export function roundedWords(differ: Money): string {
  return `Time is rounded once for each line: lines may differ from the whole by ${formatMoney(differ)}.`;
}

/** The costs beside what they brought, as JSON has them: a public contract. */
export function costsAsPlain(costs: Costs, settings: Settings): { [key: string]: Plain } {
  const { period, all, partners, quarters, toRecord } = costs;
  const { currency } = settings;
  const rate = hourlyRateOf(settings);
  return {
    since: period.since,
    until: period.until,
    currency,
    hourlyRate: rate === undefined ? null : plainMoney({ minor: rate, currency }),
    total: record(returnsColumns(settings), { returns: all }),
    partners: partners.map((row) => record(wholeColumns(['partner'], settings), row)),
    quarters: quarters.map((row) => record(wholeColumns(['quarter'], settings), row)),
    toRecord: plainToRecord(toRecord),
  };
}
