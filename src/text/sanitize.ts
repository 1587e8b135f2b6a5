import { stripVTControlCharacters } from 'node:util';
import { COMMON, lazyPattern } from './pattern.ts';

const PLAIN_LINE = /^[\x20-\x7e]*$/;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const SPACE = lazyPattern(String.raw`[\t\p{Zs}]`, 'gu');
const CONTROL_OR_LONE_SURROGATE = lazyPattern(String.raw`[\p{Cc}\p{Cs}]`, 'gu');

// Marks of direction, zero-width spaces, tags: nothing to see, but they reorder or hide what stands beside them.
// Spared are the joiners (Persian, Indic scripts, emoji) and the variation selectors (emoji, Japanese names).
const INVISIBLE = lazyPattern(
  String.raw`(?![\u200c\u200d\p{Variation_Selector}])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`,
  'gu',
);

// Between letters a joiner carries meaning (Persian names are misspelt without it); after an Indic virama it may
// also end a word. Anywhere else nobody sees it.
const STRAY_JOINER = lazyPattern(
  String.raw`(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])`,
  'gu',
);

/**
 * Untrusted text made safe for one line of a terminal: escape sequences and invisible marks go, line breaks and
 * tabs become spaces, any other control character or lone surrogate shows as `�`. Spaces are kept as they are.
 */
export function sanitizeLine(text: string): string {
  return COMMON.test(text) ? text : sanitize(stripVTControlCharacters(text).replace(LINE_BREAK, ' '));
}

/** As {@link sanitizeLine}, but line breaks are kept, each as `\n`. */
export function sanitizeBlock(text: string): string {
  if (COMMON.test(text)) return text;
  return stripVTControlCharacters(text).replace(LINE_BREAK, '\n').split('\n').map(sanitize).join('\n');
}

function sanitize(line: string): string {
  return line.replaceAll('\t', ' ').replace(INVISIBLE(), '').replace(CONTROL_OR_LONE_SURROGATE(), '\ufffd');
}

/**
 * One line of text as it is stored when a person types or imports it: NFC, without control and invisible
 * characters, runs of spaces and line breaks made one space, trimmed. The joiners ZWNJ and ZWJ stay inside words and
 * emoji, where they are part of the spelling; a search key drops them all the same. Cleaning twice changes nothing.
 */
export function cleanInput(text: string): string {
  return PLAIN_LINE.test(text)
    ? collapseSpaces(text)
    : clean(stripVTControlCharacters(text).replace(LINE_BREAK, ' '));
}

/** As {@link cleanInput}, but for several lines: each is cleaned, and blank lines are kept one at a time, between others. */
export function cleanNote(text: string): string {
  if (PLAIN_LINE.test(text)) return collapseSpaces(text);
  const lines = stripVTControlCharacters(text).replace(LINE_BREAK, '\n').split('\n').map(clean);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

function clean(line: string): string {
  const visible = line
    .replace(SPACE(), ' ')
    .replace(INVISIBLE(), '')
    .replace(CONTROL_OR_LONE_SURROGATE(), '')
    .normalize('NFC')
    .replace(STRAY_JOINER(), '');
  // Without the joiner a mark may now stand right after its letter, so it is composed once more.
  return collapseSpaces(visible.normalize('NFC'));
}

function collapseSpaces(line: string): string {
  return line.replace(/ {2,}/g, ' ').replace(/^ | $/g, '');
}
