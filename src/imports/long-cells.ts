import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import type { Fault } from './import.ts';
import type { ColumnMeaning, TrackerColumn } from './tracker-columns.ts';

/** So long a cell may be that holds no line; what came in is a list without an end. */
const MOST: Readonly<Partial<Record<ColumnMeaning, number>>> = {
  note: NOTE,
  reason: NOTE,
  ignore: Infinity,
  collected: Infinity,
};

/**
 * What finds the cells of a row that are too long to be what their columns hold. It is asked before anything looks into them:
 * to read a long one as a day, an amount or names takes longer than anybody waits.
 */
export function longCellFinder(
  columns: readonly TrackerColumn[],
): (fields: readonly string[]) => readonly Fault[] {
  const places = columns.flatMap(({ meaning }, at) =>
    meaning === undefined ? [] : [{ meaning, at, most: MOST[meaning] ?? LINE }],
  );
  return (fields) => {
    let faults: Fault[] = NONE;
    for (const { meaning, at, most } of places) {
      const why = tooLong(fields[at] ?? '', most);
      if (why !== undefined) faults = [...faults, { column: meaning, fault: why }];
    }
    return faults;
  };
}

const NONE: Fault[] = [];
