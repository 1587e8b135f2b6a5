import { plainOf, type Text } from '../text/spans.ts';
import type { Block, Row } from './blocks.ts';
import { Drawn } from './drawn.ts';
import { legendOf } from './columns.view.ts';
import { escapeMarkdown, markdownTable } from './markdown.view.ts';

/** Blocks as Markdown, each apart from the next. */
export function drawMarkdown(blocks: readonly Block[]): Drawn {
  const parts = blocks.map(markdownOf).filter((part) => part !== '');
  return new Drawn(parts.map((part) => `${part}\n`).join('\n'));
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
      return [markdownTable(block.columns), escaped(block.more ?? ''), escaped(legendOf(block.columns))]
        .filter((part) => part !== '')
        .join('\n\n');
    case 'chart':
      return markdownOf(block.table);
    case 'commands':
      return block.commands.map(({ command, why }) => `- ${code(command)}: ${escaped(why)}`).join('\n');
    case 'bars':
      return `${escaped(`${block.from} to ${block.to}`)}: ${block.values.join(', ')} ${escaped(block.text)}`;
    case 'blank':
      return '';
  }
}

function headed(mark: string, text: string, beside: string | undefined): string {
  const heading = `${mark} ${escaped(text)}`;
  return beside === undefined ? heading : `${heading}\n\n${escaped(beside)}`;
}

/** `- **Maren Holt**: 36 exchanged; refnet advise maren`; a row that goes on with one before it is indented under it. */
function item({ cells, command }: Row): string {
  const [first = '', ...rest] = cells.map(escaped);
  const after = rest.filter((cell) => cell !== '').join(', ');
  const next = command === undefined ? '' : `: ${code(command)}`;
  if (rest.length === 0) return `- ${first}${next}`;
  if (first === '') return `  ${after}${next}`;
  return `- **${first}**${after === '' ? '' : `: ${after}`}${next}`;
}

function belowItem({ below }: Row): string[] {
  return below === undefined ? [] : [`  ${escaped(below)}`];
}

function escaped(text: Text): string {
  return escapeMarkdown(plainOf(text));
}

/** A command to be copied, which no escaping must change. */
function code(command: string): string {
  return command.includes('`') ? escaped(command) : `\`${command}\``;
}
