import type { Day } from '../calendar/day.ts';
import type { Column } from '../screen/columns.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { sources, type Source } from './source.ts';

/** The columns of a source itself; JSON calls its name as that of a referral's source. */
export function sourceColumns<S extends Source>(today: Day): Column<S>[] {
  return columnsOf<S>(sources, today);
}
