import type { Block, Row } from '../screen/blocks.ts';
import { plainOf, type Text } from '../text/spans.ts';
import { codeOf, htmlOf } from './text.view.ts';

/** Rows of one cell are lines, others a name with what is known of it; what follows one another is of one list. */
export function rowsHtml(rows: readonly Row[]): string {
  const runs: { isLine: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const isLine = row.cells.length < 2;
    const last = runs.at(-1);
    if (last?.isLine === isLine) last.rows.push(row);
    else runs.push({ isLine, rows: [row] });
  }
  return runs.map((run) => (run.isLine ? linesHtml(run.rows) : listHtml(run.rows))).join('\n');
}

function linesHtml(rows: readonly Row[]): string {
  const items = rows.map((row) => {
    const {
      cells: [text = ''],
      command,
      below,
    } = row;
    return `<li${marked(row)}>${withCode(htmlOf(text), command)}${belowHtml(below)}</li>`;
  });
  return `<ul class="lines">${items.join('\n')}</ul>`;
}

/** A row without a name of its own goes on with the one before it. */
function listHtml(rows: readonly Row[]): string {
  const cells = Math.max(...rows.map((row) => row.cells.length));
  const groups: { name: Text; rows: Row[] }[] = [];
  for (const row of rows) {
    const [name = ''] = row.cells;
    const last = groups.at(-1);
    if (plainOf(name) === '' && last !== undefined) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  const items = groups.map(
    ({ name, rows: all }) =>
      `<div class="row"><dt>${htmlOf(name)}</dt>${all.map((row) => knownHtml(row, cells)).join('')}</div>`,
  );
  return `<dl${cells > 2 ? ' class="three"' : ''}>${items.join('\n')}</dl>`;
}

/** The last cell has the command beside it, and what explains it below. */
function knownHtml(row: Row, cells: number): string {
  const {
    cells: [, ...rest],
    command,
    below,
  } = row;
  const isWhole = rest.length > 1;
  const between = isWhole ? rest.slice(0, 1) : [];
  const last = (isWhole ? rest.slice(1) : rest).map(htmlOf).filter((text) => text !== '');
  return [
    ...between.map((cell) => `<dd class="between">${htmlOf(cell)}</dd>`),
    `<dd${cells > 2 && !isWhole ? ' class="across"' : marked(row)}>${withCode(last.join(', '), command)}${belowHtml(below)}</dd>`,
  ].join('');
}

/** Figures beside one another, each with what it is called above and what is known of it below. */
export function figuresHtml(rows: readonly Row[]): string {
  const items = rows.map(({ cells: [name = '', value = '', ...known] }) => {
    const below = known.filter((text) => plainOf(text) !== '').map((text) => `<dd>${htmlOf(text)}</dd>`);
    return `<div><dt>${htmlOf(name)}</dt><dd class="value">${htmlOf(value)}</dd>${below.join('')}</div>`;
  });
  return `<dl class="figures">${items.join('\n')}</dl>`;
}

/** What is to be done has a box to tick with a pen; a question has room for its answer. */
function marked({ toDo, asks }: Row): string {
  return toDo === true ? ' class="to-do"' : asks === true ? ' class="asks"' : '';
}

function withCode(text: string, command: string | undefined): string {
  return command === undefined
    ? text
    : `<span class="beside-code"><span>${text}</span> ${codeOf(command)}</span>`;
}

function belowHtml(below: Text | undefined): string {
  return below === undefined ? '' : `<span class="below">${htmlOf(below)}</span>`;
}

/** Commands, each with what it is for. */
export function offersHtml(commands: Extract<Block, { is: 'commands' }>['commands']): string {
  const items = commands.map(
    ({ command, why }) => `<div class="row"><dt>${codeOf(command)}</dt><dd>${htmlOf(why)}</dd></div>`,
  );
  return `<dl class="offers">${items.join('\n')}</dl>`;
}
