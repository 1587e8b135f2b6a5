import { lazyPattern } from '../text/pattern.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { TableColumn } from './blocks.ts';

/** A table with every column that it has, and nothing cut. */
export function markdownTable(columns: readonly TableColumn[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => escapeMarkdown(cell, 'cell')).join(' | ')} |`;
  const rows = Array.from({ length: columns[0]?.cells.length ?? 0 }, (_, row) =>
    line(columns.map(({ cells }) => cells[row] ?? '')),
  );
  return [
    line(columns.map(({ heading }) => heading)),
    `| ${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join(' | ')} |`,
    ...rows,
  ].join('\n');
}

/** Where a text stands: at the beginning of a line, after something in it, or alone in the cell of a table. */
type Place = 'start' | 'within' | 'cell';

/** What would mean something wherever it stands, and ~ and | and ends of headings, which are looked at. */
const MEANS_SOMETHING = lazyPattern(
  String.raw`[\\\x60*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[\p{L}/!?])|&(?=#?\w+;)|\||~|\s#+$|(?<=\p{L}):(?=//)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\.|(?<=[\w.+-])@(?=[\w-])`,
  'giu',
);

/** Brackets that make a link. */
const LINK = /\][[(]/;
/** At the beginning of a line, those of what a link refers to, of a picture, of a footnote or of a box to tick. */
const LINK_AT_START = /^!?\[(?:[^\]]*\]:|.?\])/;
/** At the beginning of a line: a heading, a quotation, a list, a rule under or between. */
const MARK_AT_START = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{2,}|=+(?=\s*$))/;
const NUMBER_AT_START = /^(\d{1,9})([.)])(?=\s|$)/;

/**
 * One line of text that Markdown takes literally. What would mean something only elsewhere is left as it is, so that
 * the text reads well in a terminal too, and no address in it becomes a link: a single ~, a # within a line, brackets
 * that make no link, an & that begins no entity.
 */
export function escapeMarkdown(text: string, place: Place = 'start'): string {
  const line = sanitizeLine(text).trim();
  const isStruck = (line.match(/~/g) ?? []).length > 1;
  const escaped = line.replace(MEANS_SOMETHING(), (found) => {
    if (found === '~') return isStruck ? '\\~' : found;
    if (found === '|') return place === 'cell' ? '\\|' : found;
    return found.startsWith('#', 1) ? `${found.charAt(0)}\\${found.slice(1)}` : `\\${found}`;
  });
  const hasLink = LINK.test(line) || (place === 'start' && LINK_AT_START.test(line));
  const linked = hasLink ? escaped.replace(/[[\]]/g, '\\$&') : escaped;
  if (place !== 'start') return linked;
  return linked.replace(NUMBER_AT_START, '$1\\$2').replace(MARK_AT_START, '\\$&');
}
