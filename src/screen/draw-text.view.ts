import { plainOf, spansOf, toned, type Span, type Text } from '../text/spans.ts';
import { sparkline } from '../text/spark.ts';
import { shortened } from '../text/shortened.ts';
import { displayWidth } from '../text/width.ts';
import { indentOf, wrap } from '../text/wrap.ts';
import type { Block, Row } from './blocks.ts';
import { GAP } from './columns.view.ts';
import type { Drawn } from './drawn.ts';
import type { Look } from './list.view.ts';
import { drawLines } from './paint.view.ts';
import { gridLines } from './table.view.ts';

/** What text is drawn by: the width, colours, and what draws a table where a terminal shows it. */
type TextLook = Omit<Look, 'format'>;

const INDENT = '  ';
/** Texts are not broken narrower than this, however long what stands before them is. */
const NARROWEST = 20;
/** What stands between a text and the command for it. */
const BEFORE_COMMAND = '    ';

/** Blocks as text: for a terminal, a pipe, and with `plain` for a screen reader, which is read numbers for bars. */
export function drawText(blocks: readonly Block[], look: TextLook): Drawn {
  return drawLines(textLines(look.onFile?.said(blocks) ?? blocks, look), look.style);
}

/** The lines of {@link drawText}, before they are painted. */
export function textLines(blocks: readonly Block[], look: TextLook): Text[] {
  return blocks.flatMap((block) => linesOf(block, look));
}

function linesOf(block: Block, look: TextLook): Text[] {
  switch (block.is) {
    case 'title':
      return headingLines(toned('strong', block.text), block.beside, look.width);
    case 'heading':
      return headingLines(
        toned(block.late === true ? 'problem' : 'strong', block.text),
        block.beside,
        look.width,
      );
    case 'paragraph':
      return wrap(block.text, look.width);
    case 'rows':
      return block.among === undefined
        ? rowLines(block.rows, look.width)
        : listLines(block.rows, block.among, look.width);
    case 'table':
      return gridLines(block, look, block.alone === true ? '' : INDENT);
    case 'chart':
      return linesOf(block.table, look);
    case 'commands':
      return rowLines(
        block.commands.map(({ command, why }) => ({ cells: [[{ text: command, whole: true }], why] })),
        look.width,
      );
    case 'bars':
      return wrap(
        [INDENT, barsText(block, (look.numbers ?? look.plain) === true), GAP, block.text],
        look.width,
      );
    case 'note':
      return wrap([toned('dim', block.text)], look.width);
    case 'blank':
      return [''];
  }
}

/** `Dec ▁▄▄█▁ Nov`; read aloud, the numbers and what they begin and end with. */
function barsText({ values, from, to }: Extract<Block, { is: 'bars' }>, numbers: boolean): string {
  return numbers ? `${from} to ${to}: ${values.join(' ')}` : `${from} ${sparkline(values)} ${to}`;
}

function headingLines(heading: Span, beside: string | undefined, width: number): Text[] {
  // Text that follows the number of a record stays in line with what follows the number.
  const hang = /^#\d+ {2}/.exec(heading.text)?.[0].length ?? 0;
  const title = wrap([heading], width, hang);
  if (beside === undefined) return title;
  const room = width - displayWidth(plainOf(title[0] ?? '')) - displayWidth(beside);
  return title.length > 1 || room < GAP.length
    ? [...title, ...wrap(beside, width)]
    : [[heading, ' '.repeat(room), beside]];
}

/** Rows with their cells aligned, the last cell wrapped, and each command beside it or, without room, below. */
function rowLines(rows: readonly Row[], width: number): Text[] {
  const widths = cellWidths(rows);
  const lines = rows.map((row) => ({ row, lines: cellLines(row, widths, width) }));
  const longest = Math.max(
    0,
    ...lines.map(({ row, lines: [only = ''] }) =>
      row.command === undefined ? 0 : displayWidth(plainOf(only)),
    ),
  );
  const commands = rows.map(({ command = '' }) => displayWidth(command));
  const beside = longest + BEFORE_COMMAND.length;
  const isAligned = lines.every(
    ({ lines: each }, at) =>
      commands[at] === 0 || (each.length === 1 && beside + (commands[at] ?? 0) <= width),
  );
  return lines.flatMap(({ row, lines: each }) => [
    ...withCommand(each, row.command, isAligned ? beside : undefined, { width, hang: hangOf(widths) }),
    ...belowLines(row, width),
  ]);
}

function belowLines({ below }: Row, width: number): Text[] {
  return below === undefined ? [] : wrap([INDENT, INDENT, ...spansOf(below)], width);
}

/** How wide each cell is that another follows. */
function cellWidths(rows: readonly Row[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [at, cell] of cells.slice(0, -1).entries()) {
      widths[at] = Math.max(widths[at] ?? 0, displayWidth(plainOf(cell)));
    }
  }
  return widths;
}

/**
 * Rows of a list: each command in one column with the others, else right behind its row, and below where there is no room
 * for that.
 */
function listLines(rows: readonly Row[], among: readonly Row[], width: number): Text[] {
  const widths = cellWidths(among);
  const column = commandColumn(among, widths, width);
  const hang = hangOf(widths.slice(0, 1));
  return rows.flatMap((row) => {
    const lines = cellLines(row, widths, width);
    const { command } = row;
    const below = belowLines(row, width);
    if (command === undefined) return [...lines, ...below];
    const last = lines.at(-1) ?? '';
    const used = displayWidth(plainOf(last));
    const room = width - displayWidth(command);
    const at = [column, used + GAP.length].find((each) => each >= used + GAP.length && each <= room);
    return at === undefined
      ? [...lines, hungAt(command, hang, width), ...below]
      : [...lines.slice(0, -1), [...spansOf(last), { text: ' '.repeat(at - used) + command }], ...below];
  });
}

/** The column in which most commands can stand beside their rows; the leftmost of those. */
function commandColumn(rows: readonly Row[], widths: readonly number[], width: number): number {
  const spans = rows.flatMap((row) => {
    if (row.command === undefined) return [];
    const last = cellLines(row, widths, width).at(-1) ?? '';
    const from = displayWidth(plainOf(last)) + GAP.length;
    return [{ from, to: width - displayWidth(row.command) }];
  });
  const columns = [...new Set(spans.map(({ from }) => from))].toSorted((a, b) => a - b);
  const fitting = columns.map((column) => ({
    column,
    n: spans.filter(({ from, to }) => from <= column && column <= to).length,
  }));
  return fitting.reduce((best, each) => (each.n > best.n ? each : best), { column: 0, n: 0 }).column;
}

function hangOf(widths: readonly number[]): number {
  return INDENT.length + widths.reduce((sum, each) => sum + each + GAP.length, 0);
}

function cellLines({ cells, cut }: Row, widths: readonly number[], width: number): Text[] {
  const before = cells
    .slice(0, -1)
    .flatMap((cell, at): Span[] => [
      ...spansOf(cell),
      { text: ' '.repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(plainOf(cell))) + GAP.length) },
    ]);
  const hang =
    INDENT.length + widths.slice(0, cells.length - 1).reduce((sum, each) => sum + each + GAP.length, 0);
  const room = Math.max(NARROWEST, width - hang);
  const lastCell = cells.at(-1) ?? '';
  const last = cut === true ? [[{ text: shortened(plainOf(lastCell), room) }]] : wrap(lastCell, room);
  const lines = last.flatMap((line, index): Text[] => {
    const indent = indentOf(displayWidth(plainOf(line)), hang, width);
    const label: Span[] = index === 0 ? [{ text: INDENT }, ...before] : [{ text: ' '.repeat(indent) }];
    // What has no room beside its name stands below it, so that the edge of the screen breaks no command.
    return indent < hang && index === 0
      ? [plainOf(label).trimEnd(), [{ text: ' '.repeat(indent) }, ...line]]
      : [[...label, ...line]];
  });
  // A name alone may be wider than the screen.
  return lines.flatMap((line) => wrap(line, width, INDENT.length));
}

/** A command on a line of its own. */
function hungAt(command: string, hang: number, width: number): Span[] {
  return [{ text: ' '.repeat(indentOf(displayWidth(command), hang, width)) }, { text: command }];
}

function withCommand(
  lines: readonly Text[],
  command: string | undefined,
  beside: number | undefined,
  { width, hang }: { width: number; hang: number },
): Text[] {
  if (command === undefined) return [...lines];
  const last = lines.at(-1) ?? '';
  const used = displayWidth(plainOf(last));
  const at = beside ?? used + BEFORE_COMMAND.length;
  return at + displayWidth(command) <= width
    ? [...lines.slice(0, -1), [...spansOf(last), { text: ' '.repeat(at - used) }, { text: command }]]
    : [...lines, hungAt(command, hang, width)];
}
