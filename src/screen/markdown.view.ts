import { sanitizeLine } from '../text/sanitize.ts';
import type { TableColumn } from './blocks.ts';

/** A table with every column that it has, and nothing cut. */
export function markdownTable(columns: readonly TableColumn[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rows = Array.from({ length: columns[0]?.cells.length ?? 0 }, (_, row) =>
    line(columns.map(({ cells }) => cells[row] ?? '')),
  );
  return [
    line(columns.map(({ heading }) => heading)),
    `| ${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join(' | ')} |`,
    ...rows,
  ].join('\n');
}

/** Brackets that make a link, what one refers to, or a box to tick. */
const LINK = /\][[(:]|^\s*!?\[.?\]/;

/**
 * One line of text that Markdown takes literally, also inside a table. Brackets that make no link and an & that begins no
 * entity are left as they are, so that the text reads well in a terminal too.
 */
export function escapeMarkdown(text: string): string {
  const line = sanitizeLine(text);
  const escaped = line.replace(/[\\`*_{}<>|#~]|&(?=#?\w+;)/g, '\\$&');
  return LINK.test(line) ? escaped.replace(/[[\]]/g, '\\$&') : escaped;
}
