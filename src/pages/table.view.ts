import type { Table, TableColumn } from '../screen/blocks.ts';
import { legendOf } from '../screen/columns.view.ts';
import { escapeHtml } from './escape.ts';
import { drawSpark, numbersIn } from './spark.view.ts';
import { htmlOf } from './text.view.ts';

/**
 * A table in a box of its own, which scrolls where it is too wide, and can be scrolled with the keyboard; `label` says
 * what it is to whoever does not see it. The first cell of a row heads it.
 */
export function tableHtml(table: Table, label: string): string {
  const { columns, more } = table;
  const height = columns[0]?.cells.length ?? 0;
  if (columns.length === 0) return '';
  const bars = columns.map(barsOf);
  const head = columns.map(
    ({ heading, align }) => `<th scope="col"${classOf(align)}>${escapeHtml(heading).trim()}</th>`,
  );
  const body = Array.from({ length: height }, (_, row) => {
    const cells = columns.map((column, at) => {
      const cell = bars[at]?.[row] ?? htmlOf(column.cells[row] ?? '');
      return at === 0 ? `<th scope="row">${cell}</th>` : `<td${classOf(column.align)}>${cell}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const below = [more ?? '', legendOf(columns)].filter((text) => text !== '');
  return [
    `<section class="scroll" tabindex="0" aria-label="${escapeHtml(label)}"><table>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table></section>',
    ...below.map((text) => `<p class="note">${htmlOf(text)}</p>`),
  ].join('\n');
}

function classOf(align: TableColumn['align']): string {
  return align === 'right' ? ' class="right"' : '';
}

/** Where every cell of a column is numbers in a row, they are drawn as bars of one scale. */
function barsOf({ cells, align }: TableColumn): readonly string[] | undefined {
  if (align === 'right' || cells.length === 0) return undefined;
  const numbers = cells.flatMap((cell) => {
    const found = numbersIn(cell);
    return found === undefined ? [] : [found];
  });
  if (numbers.length < cells.length) return undefined;
  const most = Math.max(...numbers.flat());
  return numbers.map((values) => drawSpark(values, most, values.join(', ')));
}
