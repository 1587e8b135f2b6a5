import fastStringWidth from 'fast-string-width';
import { COMMON, lazyPattern } from './pattern.ts';

// What takes no column though fast-string-width counts one: characters that format, except the joiner within an emoji
// and the tags of a flag, and the vowels and finals of a Hangul syllable written in parts.
const NOTHING = lazyPattern(
  String.raw`(?!\u200d\p{Extended_Pictographic}|[\ufe0f\u{e0020}-\u{e007f}])[\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff]`,
  'gu',
);

// What takes a column of its own though fast-string-width counts none: the vowel signs of Indian scripts.
const SPACING_MARK = lazyPattern(String.raw`\p{Mc}`, 'gu');

// As much of a word as ends with a hyphen within it.
const TO_HYPHEN = lazyPattern(String.raw`^.*-(?=[\p{L}\p{N}])`, 'su');

// Made at first need: loading the segmentation data takes about as long as a whole short command.
let segmenter: Intl.Segmenter | undefined;

/**
 * Columns that `text` takes in a terminal. Characters of ambiguous width count as narrow, control characters as
 * nothing; the text is taken as it is printed, so sanitize and leave out colours first.
 */
export function displayWidth(text: string): number {
  if (COMMON.test(text)) return text.length;
  const marks = text.match(SPACING_MARK())?.length ?? 0;
  return fastStringWidth(text.replace(NOTHING(), ''), { tabWidth: 0 }) + marks;
}

/** `text` cut to at most `width` columns, with `…` as the last of them where something was cut; '' for a width below 1. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? '' : `${beginning(text, width - 1).trimEnd()}…`;
}

/** A beginning of `text` that takes at most `width` columns, as long as can be without cutting a grapheme in two. */
function beginning(text: string, width: number): string {
  const near = enough(text, width);
  if (COMMON.test(near)) return near.slice(0, width);
  let [fits, most] = [0, near.length];
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    // Half an emoji may take more columns than the whole.
    if (displayWidth(near.slice(0, graphemeStart(near, middle))) <= width) fits = middle;
    else most = middle - 1;
  }
  return near.slice(0, graphemeStart(near, fits));
}

/** So much of `text` that it takes more than `width` columns by far, or all of it: the rest of a long one is not looked at. */
function enough(text: string, width: number): string {
  for (let length = 2 * width + 32; length < text.length; length *= 2) {
    const part = text.slice(0, length);
    if (displayWidth(part) > width + 8) return part;
  }
  return text;
}

/** Where the grapheme starts that the character at `index` belongs to. */
function graphemeStart(text: string, index: number): number {
  return graphemeAt(text, index)?.index ?? text.length;
}

function graphemeAt(text: string, index: number): Intl.SegmentData | undefined {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text).containing(index);
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
 * A word in pieces of at most `width` columns, broken after a hyphen where one is not far from the end, else between
 * graphemes; a grapheme wider than that is one of its own.
 */
export function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  for (let near = enough(rest, width); displayWidth(near) > width; near = enough(rest, width)) {
    const most = beginning(near, width) || (graphemeAt(near, 0)?.segment ?? near);
    const hyphenated = most.endsWith('-') ? '' : (TO_HYPHEN().exec(most)?.[0] ?? '');
    const piece = hyphenated.length > most.length / 3 ? hyphenated : most;
    if (piece === rest) break;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}
