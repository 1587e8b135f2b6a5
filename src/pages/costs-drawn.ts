import type { CostsAndBusiness } from '../screen/chart.ts';

/** Below this part of the most business, the bars of costs are slivers. */
const SEEN_FROM = 1 / 10;

/** Costs as bars, as numbers beside the bars of business where they would be slivers, or not at all where there are none. */
export function costsDrawn(rows: CostsAndBusiness['rows']): 'bars' | 'numbers' | 'none' {
  if (rows.every(({ costs }) => costs === 0)) return 'none';
  const most = (of: (row: CostsAndBusiness['rows'][number]) => number | undefined) =>
    Math.max(0, ...rows.map((row) => Math.abs(of(row) ?? 0)));
  const [costs, business] = [most((row) => row.costs), most((row) => row.business)];
  return business > 0 && costs < business * SEEN_FROM ? 'numbers' : 'bars';
}
