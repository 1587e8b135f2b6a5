import type { Day } from '../calendar/day.ts';
import type { AnyKind, Identity } from '../kinds/kind.ts';
import type { Column } from './columns.view.ts';

/** The columns of a list of records of a kind: every fact that JSON has, those with a heading on screen too. */
export function columnsOf<R extends object & Identity>(of: Pick<AnyKind, 'fields'>, today: Day): Column<R>[] {
  return of.fields.flatMap(({ json: key, list, plain, cell }): Column<R>[] =>
    key === undefined
      ? []
      : [
          {
            key,
            value: (record) => plain(record, today),
            text: (record) => cell(record, today),
            ...list,
          },
        ],
  );
}
