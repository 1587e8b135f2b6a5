import type { Chart } from '../screen/chart.ts';
import type { Table } from '../screen/blocks.ts';
import { drawChart } from './charts.view.ts';
import type { Drawing, Size } from './drawing.ts';
import { escapeHtml } from './escape.ts';
import { legendOf, type Key } from './legend.ts';
import { tableHtml } from './table.view.ts';

/** A picture with its heading, what it counts, what its colours mean and the table behind it, which is called `numbers`. */
export function figureHtml(
  chart: Chart,
  table: Table,
  { id, level, numbers: label }: { id: string; level: 2 | 3; numbers: string },
): string {
  const sizes: readonly Size[] = ['wide', 'narrow'];
  const pictures = sizes.map((size) => pictureHtml(drawChart(chart, size), size, chart));
  const numbers = tableHtml(table, label);
  return [
    `<figure role="group" aria-labelledby="${id}">`,
    `<div class="caption"><h${level} id="${id}">${escapeHtml(chart.title)}</h${level}><p>${escapeHtml(chart.counts)}</p></div>`,
    legendHtml(legendOf(chart)),
    ...pictures,
    `<details><summary>The numbers</summary>`,
    numbers,
    '</details>',
    '</figure>',
  ].join('\n');
}

function pictureHtml({ svg, leftOut }: Drawing, size: Size, chart: Chart): string {
  const below = leftOut === undefined ? '' : `<p class="note">${escapeHtml(leftOut)}</p>`;
  const label = `${escapeHtml(chart.title)}; the numbers are in the table below`;
  return `<div class="${size}"><div class="picture" role="img" aria-label="${label}">${svg}</div>${below}</div>`;
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
