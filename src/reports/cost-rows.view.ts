import type { CostFacts, CostSettings } from '../advice/costs.ts';
import { costsWords } from '../advice/costs-words.ts';
import { rows, type Block, type Row } from '../screen/blocks.ts';
import { capitalized } from '../text/capitalized.ts';
import type { ToRecord } from './returns.ts';

/** What it took and brought, with its names: `Took`, `Brought`, `Each won`, `Not added`, and what to record. */
export function costRows(
  returns: CostFacts,
  settings: CostSettings,
  toRecord: readonly ToRecord[] = [],
): Block[] {
  return rows([
    ...costsWords(returns, settings).map(({ name, text }) => ({ cells: [capitalized(name), text] })),
    ...toRecord.map(({ text, command }): Row => ({ cells: ['To record', text], command })),
  ]);
}
