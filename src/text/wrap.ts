import { sanitizeLine } from './sanitize.ts';
import { plainOf, spansOf, type Span, type Text } from './spans.ts';
import { breakWord, displayWidth } from './width.ts';

const QUOTED = `"[^"]*"|'[^']*'`;
const WORD = String.raw`[^\s"'(),;]*[^\s"'(),;:.]`;

/** The command, its file before it, and whom or what it is about; then options with their values, numbers, words in capitals or quotes. */
export const COMMAND = String.raw`\brefnet (?:--db (?:${QUOTED}|${WORD}) )?[a-z][a-z-]*(?: (?!-)(?:${QUOTED}|\d+ [a-z][a-z-]*|${WORD}))?(?: (?:--?[a-z][a-z-]*(?:[ =](?:${QUOTED}|${WORD}))?|${QUOTED}|[^\s"'(),;]*[A-Z0-9][^\s"'(),;]*))*`;

/**
 * The parts of a sentence that are read as one, and typed as one: an amount, a day, a command of ours. Each with a mark
 * that no line is without which has one: V8 takes longer to make these patterns than to read most lines with them.
 */
const UNBREAKABLE: readonly (readonly [mark: RegExp, pattern: string])[] = [
  [/[A-Z] -?\d/, String.raw`\b[A-Z]{3} -?\d[\d,]*(?:\.\d+)?`],
  [
    /\d [JFMASOND][a-z]/,
    String.raw`\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4}\b)?`,
  ],
  [/refnet /, COMMAND],
];

/** What may stand before a day, and is one with it: in the pattern V8 would take three times as long to make that. */
const WEEKDAY = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) $/;

const patterns = new Map<string, RegExp>();

/** What is found in a line of these parts, in order. */
function unbreakableIn(line: string): Iterable<RegExpExecArray> {
  const source = UNBREAKABLE.flatMap(([mark, pattern]) => (mark.test(line) ? pattern : [])).join('|');
  if (source === '') return [];
  const pattern = patterns.get(source) ?? new RegExp(source, 'g');
  patterns.set(source, pattern);
  return line.matchAll(pattern);
}

/**
 * A line in lines of at most `width` columns, broken at spaces, which are dropped there. What follows the first line is
 * indented as it is, and by `hang` columns more, less where something that is not to be broken has no room there. An
 * amount, a day, a command and a span that is whole are never broken: one that has no room beside what stands before it
 * stands on the next line, even where it is longer than a line. Any other word longer than a line is broken between
 * graphemes. Nothing is lost but spaces.
 */
export function wrap(text: Text, width: number, hang = 0): Span[][] {
  const spans = spansOf(text).map((span) => ({ ...span, text: sanitizeLine(span.text) }));
  const line = plainOf(spans);
  if (displayWidth(line) <= width) return [spans];
  const lead = /^ */.exec(line)?.[0] ?? '';
  const indent = lead.length + hang;
  const lines = fill(line, spans, width, indent);
  return lines.map(([start, end], index) =>
    index === 0
      ? slice(spans, 0, end)
      : [
          { text: ' '.repeat(indentOf(displayWidth(line.slice(start, end)), indent, width)) },
          ...slice(spans, start, end),
        ],
  );
}

/** How far what is so wide is indented: less than meant where it would be broken at the edge of the screen otherwise. */
export function indentOf(wide: number, meant: number, width: number): number {
  const least = Math.min(2, meant);
  return wide + least > width ? meant : Math.max(least, Math.min(meant, width - wide));
}

/** As {@link wrap}, for text in which nothing stands out. */
export function wrapText(text: string, width: number, hang = 0): string[] {
  return wrap(text, width, hang).map(plainOf);
}

/** The narrowest that a line can be wrapped to without breaking a word; one wider than `longest` may be broken. */
export function narrowest(text: string, longest: number): number {
  const whole = wholeRanges(text, []);
  const words = wordRanges(text, whole).map(([start, end]) => {
    const isWhole = whole.some(([from, to]) => from < end && to > start);
    const width = displayWidth(text.slice(start, end));
    return isWhole ? width : Math.min(width, longest);
  });
  return Math.max(0, ...words);
}

type Range = [start: number, end: number];

/** Where each line begins and ends. */
function fill(line: string, spans: readonly Span[], width: number, indent: number): Range[] {
  const whole = wholeRanges(line, spans);
  const lines: Range[] = [];
  let current: Range | undefined;
  for (const word of wordRanges(line, whole)) {
    const before = lines.length === 0 ? 0 : indent;
    const start: number = current?.[0] ?? (lines.length === 0 ? 0 : word[0]);
    if (before + displayWidth(line.slice(start, word[1])) <= width) {
      current = [start, word[1]];
      continue;
    }
    if (current !== undefined) lines.push(current);
    const room = Math.max(1, width - indent);
    const stays =
      displayWidth(line.slice(...word)) <= room || whole.some(([from, to]) => from < word[1] && to > word[0]);
    const pieces = stays ? [word] : broken(line, word, room);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1);
  }
  return [...lines, current ?? [0, 0]];
}

/** What is not to be broken, in order. */
function wholeRanges(line: string, spans: readonly Span[]): Range[] {
  const ranges: Range[] = [];
  let behind = 0;
  for (const { index, 0: found } of unbreakableIn(line)) {
    const end = index + found.length;
    ranges.push([/^\d/.test(found) ? withWeekday(line, index, behind) : index, end]);
    behind = end;
  }
  let at = 0;
  for (const span of spans) {
    if (span.whole === true) ranges.push([at, at + span.text.length]);
    at += span.text.length;
  }
  return ranges;
}

/** Where a day at `index` begins with its weekday, if that does not belong to what ends at `behind`. */
function withWeekday(line: string, index: number, behind: number): number {
  const start = index - 4;
  return start >= behind && WEEKDAY.test(line.slice(Math.max(0, start - 1), index)) ? start : index;
}

/** The words of a line, those of something unbreakable as one. */
function wordRanges(line: string, whole: readonly Range[]): Range[] {
  const words: Range[] = [];
  // What is behind the last word is not looked at again: a note may have thousands of each.
  const open = whole.toSorted(([a], [b]) => a - b);
  let [behind, reach] = [0, 0];
  for (const { index, 0: word } of line.matchAll(/[^ ]+/g)) {
    const last = words.at(-1);
    while ((open[behind]?.[0] ?? Infinity) < (last?.[1] ?? 0)) {
      reach = Math.max(reach, open[behind]?.[1] ?? 0);
      behind += 1;
    }
    if (last !== undefined && reach > index) last[1] = index + word.length;
    else words.push([index, index + word.length]);
  }
  return words;
}

/** A word in pieces of at most `width` columns, if need be of one grapheme that is wider. */
function broken(line: string, [start, end]: Range, width: number): Range[] {
  let at = start;
  return breakWord(line.slice(start, end), width).map((piece): Range => {
    const from = at;
    at += piece.length;
    return [from, at];
  });
}

function slice(spans: readonly Span[], start: number, end: number): Span[] {
  let at = 0;
  return spans.flatMap((span) => {
    const from = Math.max(0, start - at);
    const to = Math.min(span.text.length, end - at);
    at += span.text.length;
    return from < to ? [{ ...span, text: span.text.slice(from, to) }] : [];
  });
}
