import { COMMON, lazyPattern } from './pattern.ts';

const VISIBLE = lazyPattern(
  String.raw`[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]`,
  'u',
);

// East Asian Wide and Fullwidth (Unicode 17, EastAsianWidth.txt); gaps that nothing is assigned to are closed.
const WIDE = lazyPattern(
  String.raw`[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f1ae}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]`,
  'u',
);
const EMOJI_BY_DEFAULT = lazyPattern(String.raw`(?!\p{RI})\p{Emoji_Presentation}`, 'u');

// A flag, a keycap, or a pictograph made an emoji by what follows it: a variation selector, a skin tone, a joiner.
const EMOJI_SEQUENCE = lazyPattern(
  String.raw`^(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|\p{Emoji}\ufe0f|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Extended_Pictographic}\p{M}*\u200d\p{Extended_Pictographic})`,
  'u',
);

// What adds a column of its own inside a grapheme: spacing vowel signs, half-width voicing marks.
const ADDS_A_COLUMN = lazyPattern(String.raw`[\p{Mc}\uff9e\uff9f]`, 'gu');

// Made at first need: loading the segmentation data takes about as long as a whole short command.
let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): string[] {
  if (COMMON.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Columns that `text` takes in a terminal. Characters of ambiguous width count as narrow, control characters as
 * nothing; the text is taken as it is printed, so sanitize and leave out colours first.
 */
export function displayWidth(text: string): number {
  if (COMMON.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

function graphemeWidth(grapheme: string): number {
  const start = grapheme.search(VISIBLE());
  if (start === -1) return 0;
  if (EMOJI_SEQUENCE().test(grapheme)) return 2;
  const base = String.fromCodePoint(grapheme.codePointAt(start) ?? 0);
  const rest = grapheme.slice(start + base.length);
  return (
    (WIDE().test(base) || EMOJI_BY_DEFAULT().test(base) ? 2 : 1) + (rest.match(ADDS_A_COLUMN())?.length ?? 0)
  );
}

/** `text` cut to at most `width` columns, with `…` as the last of them where something was cut; '' for a width below 1. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1
    ? ''
    : `${fitting(graphemes(text), width - 1)
        .join('')
        .trimEnd()}…`;
}

/** The longest beginning of `parts` that takes at most `width` columns. */
function fitting(parts: readonly string[], width: number): string[] {
  let used = 0;
  const end = parts.findIndex((part) => (used += displayWidth(part)) > width);
  return end === -1 ? [...parts] : parts.slice(0, end);
}

/** `text` with spaces after it up to `width` columns; longer text is left as it is. */
export function padEnd(text: string, width: number): string {
  return text + padding(text, width);
}

/** `text` with spaces before it up to `width` columns; longer text is left as it is. */
export function padStart(text: string, width: number): string {
  return padding(text, width) + text;
}

function padding(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * `text` in lines of at most `width` columns, broken at spaces, which are dropped there; words longer than a line are
 * broken between graphemes. Line breaks in the text are kept. A single grapheme wider than `width` gets a line of its
 * own, so only then is a line too wide.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').filter((part) => part !== '')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (displayWidth(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    const pieces = breakWord(word, width);
    current = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return [...lines, current];
}

function breakWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let rest = graphemes(word);
  while (rest.length > 0) {
    const taken = Math.max(1, fitting(rest, width).length);
    pieces.push(rest.slice(0, taken).join(''));
    rest = rest.slice(taken);
  }
  return pieces;
}
