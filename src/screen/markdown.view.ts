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

/** One line of text that Markdown takes literally, also inside a table. */
export function escapeMarkdown(text: string): string {
  return sanitizeLine(text).replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&');
}
