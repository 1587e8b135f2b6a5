import { plainOf, type Text } from '../text/spans.ts';
import type { Block, Row, Table } from './blocks.ts';
import { Drawn } from './drawn.ts';
import { legendOf } from './columns.view.ts';
import { escapeMarkdown, markdownTable } from './markdown.view.ts';
import { withWords } from './with-words.view.ts';

/** Blocks as Markdown, each apart from the next; rows that follow one another are one list. */
export function drawMarkdown(blocks: readonly Block[]): Drawn {
  let before: Block['is'] | undefined;
  const parts = blocks.map((block): string => {
    const part = markdownOf(block);
    const gap = before === undefined || (before === 'rows' && block.is === 'rows') ? '' : '\n';
    if (part !== '' || block.is === 'blank') before = block.is;
    return part === '' ? '' : `${gap}${part}\n`;
  });
  return new Drawn(parts.join(''));
}

function markdownOf(block: Block): string {
  switch (block.is) {
    case 'title':
      return headed('#', block.text, block.beside);
    case 'heading':
      return headed('##', block.text, block.beside);
    case 'paragraph':
    case 'note':
      return escaped(block.text);
    case 'rows':
      return block.rows.flatMap((row) => [item(row), ...belowItem(row)]).join('\n');
    case 'table':
      return tableOf(block);
    case 'chart':
      return markdownOf(block.table);
    case 'commands':
      return block.commands.map(({ command, why }) => `- ${code(command)}: ${within(why)}`).join('\n');
    case 'bars':
      return `${escaped(`${block.from} to ${block.to}`)}: ${block.values.join(', ')} ${within(block.text)}`;
    case 'blank':
      return '';
  }
}

function tableOf(table: Table): string {
  const columns = withWords(table);
  return [markdownTable(columns), escaped(table.more ?? ''), escaped(legendOf(columns))]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headed(mark: string, text: string, beside: string | undefined): string {
  const heading = `${mark} ${within(text)}`;
  return beside === undefined ? heading : `${heading}\n\n${escaped(beside)}`;
}

/**
 * `- **Maren Holt**: 36 exchanged; refnet advise maren`; a row that goes on with one before it is indented under it. What
 * is to be done has a box to tick, and stands for itself.
 */
function item({ cells, command, toDo, asks }: Row): string {
  const [name = '', ...rest] = cells;
  const isFirst = plainOf(name) === '';
  const after = rest
    .filter((cell) => plainOf(cell) !== '')
    .map((cell, at) => (isFirst && at === 0 ? escaped(cell) : within(cell)))
    .join(', ');
  const next = command === undefined ? '' : `: ${code(command)}`;
  const box = toDo === true ? '[ ] ' : '';
  if (rest.length === 0)
    return asks === true ? `- ${box}**${within(name)}**${next}` : `- ${box}${escaped(name)}${next}`;
  if (isFirst) return `${toDo === true || asks === true ? `- ${box}` : '  '}${after}${next}`;
  return `- ${box}**${within(name)}**${after === '' ? '' : `: ${after}`}${next}`;
}

/** What explains a row; under a question also room for its answer. */
function belowItem({ below, asks }: Row): string[] {
  if (asks === true) return [...(below === undefined ? [] : [`  - why: ${within(below)}`]), '  - answer:'];
  return below === undefined ? [] : [`  ${escaped(below)}`];
}

/** Text with which a line begins. */
function escaped(text: Text): string {
  return escapeMarkdown(plainOf(text));
}

/** Text before which something stands in its line. */
function within(text: Text): string {
  return escapeMarkdown(plainOf(text), 'within');
}

/** A command to be copied, which no escaping must change. */
function code(command: string): string {
  return command.includes('`') ? escaped(command) : `\`${command}\``;
}
