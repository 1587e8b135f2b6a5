import { currencyDigits } from '../money/currency.ts';
import { formatMoney } from '../money/money.ts';
import type { Chart } from '../screen/chart.ts';
import { count } from '../text/count.ts';
import { moneyTicks } from './axis.ts';
import type { Drawing, Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { costsDrawn } from './costs-drawn.ts';
import { drawRowBars, type BarRow, type RowBar, type RowBars } from './row-bars.ts';

type CostsAndBusiness = Extract<Chart, { kind: 'costs-and-business' }>;
type Row = CostsAndBusiness['rows'][number];

const MOST_ROWS: Readonly<Record<Size, number>> = { wide: 20, narrow: 12 };

/** What each row cost above what it brought, or as a number beside it, in one currency and on one scale. */
export function drawCostsAndBusiness(chart: CostsAndBusiness, size: Size): Drawing {
  const { currency } = chart;
  const shown = chart.rows.slice(0, MOST_ROWS[size]);
  if (shown.length === 0) return nothingToDraw(`No costs and no closed business in ${currency}.`, size);
  const how = costsDrawn(chart.rows);
  const rows = shown.map(({ name, costs, business }): BarRow => {
    const [cost, brought] = [amount('costs', costs, currency), amount('business', business, currency)];
    if (how === 'bars') return { name, bars: [cost, brought] };
    return { name, bars: [brought], ...(how === 'numbers' ? { aside: cost.words } : {}) };
  });
  const reach = shown
    .flatMap(({ costs, business }) => [how === 'bars' ? (costs ?? 0) : 0, business ?? 0])
    .map(Math.abs);
  const one = 10 ** currencyDigits(currency);
  const ends = { least: 0, most: Math.max(one, ...reach) };
  const { unit } = moneyTicks(ends, currency, { pixels: 300, size });
  const ticks: RowBars['ticks'] = (span, room) => moneyTicks(span, currency, room).ticks;
  const named = how === 'bars' ? unit : `closed business, ${unit}`;
  const aside = how === 'numbers' ? `Costs, ${currency}` : undefined;
  const svg = drawRowBars({ rows, unit: named, ticks, atLeast: one, aside }, size);
  const rest = chart.rows.slice(shown.length);
  return rest.length === 0 ? { svg } : { svg, leftOut: restOf(rest, currency, how === 'none') };
}

/** One bar: its amount without the currency, which the axis names. */
function amount(className: string, minor: number | undefined, currency: string): RowBar {
  const words =
    minor === undefined ? 'not known' : formatMoney({ minor, currency }).slice(currency.length + 1);
  return { class: className, value: minor, words };
}

function restOf(rest: readonly Row[], currency: string, isWithoutCosts: boolean): string {
  const sum = (pick: (row: Row) => number | undefined) =>
    formatMoney({ minor: rest.reduce((total, row) => total + (pick(row) ?? 0), 0), currency });
  const unknown = rest.filter(({ costs, business }) => costs === undefined || business === undefined).length;
  const costs = isWithoutCosts ? '' : `costs ${sum((row) => row.costs)}, `;
  const amounts = `${costs}business ${sum((row) => row.business)}`;
  const notKnown = unknown === 0 ? '' : `, ${unknown} not fully known`;
  return `${count(rest.length, 'more row')}, ${amounts}${notKnown}: in the table.`;
}
