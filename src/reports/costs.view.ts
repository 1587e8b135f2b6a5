import { hourlyRateOf } from '../advice/costs.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import { formatMoney } from '../money/money.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Plain } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import type { Costs } from './costs.ts';
import { plainMoney } from './report.view.ts';
import { costColumns, costRows, plainToRecord, returnsColumns, wholeColumns } from './returns.view.ts';

/** What the network took and brought, for a screen and for Markdown. */
export function costBlocks(costs: Costs, settings: Settings): Block[] {
  const { all, partners, quarters, toRecord } = costs;
  const told = costRows(all, settings, toRecord);
  if (hasNoCosts(all)) {
    const nothing = { cells: ['Nothing spent on these days, and nothing received was closed.'] };
    return [...rows([nothing]), ...told];
  }
  return apart(
    told,
    [
      { is: 'heading', text: 'Costs by partner' },
      { ...tableOf(costColumns('partner', settings), partners), fitted: true },
    ],
    quarters.length < 2
      ? []
      : [
          { is: 'heading', text: 'Costs by quarter' },
          { ...tableOf(costColumns('quarter', settings), quarters), fitted: true },
        ],
    roundingNote(costs, settings),
  );
}

/** Where rounded parts do not add up to the whole, it says why. */
function roundingNote({ apart: minor }: Costs, { currency }: Settings): Block[] {
  if (minor === 0) return [];
  const text = `Time is rounded once for each line: lines may differ from the whole by ${formatMoney({ minor, currency })}.`;
  return [{ is: 'note', text }];
}

/** The same as JSON has it: a public contract. */
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
