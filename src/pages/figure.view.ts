import type { Chart } from '../screen/chart.ts';
import type { Table } from '../screen/blocks.ts';
import { drawChart } from './charts.view.ts';
import type { Drawing, Size } from './drawing.ts';
import { escapeHtml } from './escape.ts';
import { legendOf, type Key } from './legend.ts';
import { tableHtml } from './table.view.ts';

/** Where the numbers of a picture stand on the page: in the table that follows, or in a part that is linked to. */
type Seen = 'below' | { readonly id: string; readonly text: string };

/**
 * A picture with its heading, what it counts, what its colours mean and the table behind it, which is called `numbers`;
 * numbers that are seen elsewhere on the page are not told again.
 */
export function figureHtml(
  chart: Chart,
  table: Table,
  told: { id: string; level: 2 | 3; numbers: string; seen: Seen | undefined },
): string {
  const sizes: readonly Size[] = ['wide', 'narrow'];
  const { id, level, numbers, seen } = told;
  const where = typeof seen === 'object' ? `under ${seen.text}` : 'in the table below';
  const pictures = sizes.map((size) =>
    pictureHtml(drawChart(chart, size), size, `${chart.title}; the numbers are ${where}`),
  );
  return [
    `<figure role="group" aria-labelledby="${id}">`,
    `<div class="caption"><h${level} id="${id}">${escapeHtml(chart.title)}</h${level}><p>${escapeHtml(chart.counts)}</p></div>`,
    legendHtml(legendOf(chart)),
    ...pictures,
    ...numbersHtml(seen, () => tableHtml(table, numbers)),
    '</figure>',
  ].join('\n');
}

function numbersHtml(seen: Seen | undefined, table: () => string): string[] {
  if (seen === 'below') return [];
  return seen === undefined
    ? ['<details><summary>The numbers</summary>', table(), '</details>']
    : [`<p class="note seen">The numbers: <a href="#${seen.id}">${escapeHtml(seen.text)}</a></p>`];
}

function pictureHtml({ svg, leftOut }: Drawing, size: Size, label: string): string {
  const below = leftOut === undefined ? '' : `<p class="note">${escapeHtml(leftOut)}</p>`;
  return `<div class="${size}"><div class="picture" role="img" aria-label="${escapeHtml(label)}">${svg}</div>${below}</div>`;
}

/** Its signs are drawn as the picture is, and coloured by the same classes: true in light, in dark and on paper. */
function legendHtml(keys: readonly Key[]): string {
  if (keys.length === 0) return '';
  const items = keys.map(
    ({ sign, text }) =>
      `<li><svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12">${sign}</svg>${escapeHtml(text)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}
