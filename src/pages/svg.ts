/** What every picture is put together from: elements, lines, bars and texts of SVG, sized without a DOM. */
import { fitText, textWidth } from './text-width.ts';
import { SMALLEST_TEXT, WIDTHS, type Size } from './drawing.ts';
import { escapeHtml } from './escape.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { isRightToLeft } from '../text/right-to-left.ts';

/**
 * The size of all text of a picture, in pixels: with room to spare over the smallest, as paper and small phones show a
 * picture smaller than it is.
 */
export const TEXT_SIZE: Readonly<Record<Size, number>> = {
  wide: SMALLEST_TEXT + 1,
  narrow: SMALLEST_TEXT + 2,
};

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with these attributes, those without a value left out, and what is in it; safe whatever the values are. */
export function element(tag: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${typeof value === 'number' ? inPixels(value) : escapeHtml(value)}"`,
  );
  const opening = `<${tag}${written.join('')}`;
  return inside.length === 0 ? `${opening}/>` : `${opening}>${inside.join('')}</${tag}>`;
}

/** Hundredths of a pixel are exact enough, and short. */
function inPixels(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The whole picture, of that height. It says nothing to a screen reader: the table behind it does. */
export function picture(size: Size, height: number, parts: readonly string[]): string {
  const [width, high] = [WIDTHS[size], Math.ceil(height)];
  return element(
    'svg',
    {
      viewBox: `0 0 ${width} ${high}`,
      width,
      height: high,
      'font-size': TEXT_SIZE[size],
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...parts,
  );
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar or a part of one; nothing where it has no length. */
export function bar(className: string, { x, y, width, height }: Box): string {
  return width <= 0 || height <= 0 ? '' : element('rect', { class: className, x, y, width, height });
}

export function line(
  className: string,
  from: readonly [number, number],
  to: readonly [number, number],
): string {
  return element('line', { class: className, x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
}

/** A thin one for what there is nothing of. */
export function dottedLine(from: readonly [number, number], to: readonly [number, number]): string {
  return dotted(`M${from.join(' ')}L${to.join(' ')}`);
}

export function dotted(path: string): string {
  return element('path', {
    class: 'axis',
    d: path,
    'stroke-width': 1,
    'stroke-dasharray': '1 4',
    'stroke-linecap': 'round',
  });
}

export interface Placed {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  /** Which point of the text is at `x`; its left end where nothing is said. */
  readonly at?: 'left' | 'middle' | 'right';
  /** `label` where nothing is said. */
  readonly class?: string;
  /** What follows at once, more quietly. */
  readonly after?: string;
}

/** A text in one line, of words of ours: none of it is cut. */
export function text(words: string, placed: Placed): string {
  return textElement(words, placed);
}

/**
 * A name of the record in one line, in its own direction whatever stands beside it, cut to the room it has in pixels with
 * the whole of it as its title.
 */
export function name(whole: string, placed: Placed, room: number, size: Size): string {
  const shown = nameFor(whole, room, size);
  const isWhole = shown === nameFor(whole, Infinity, size);
  const title = isWhole ? [] : [element('title', {}, escapeHtml(whole))];
  return textElement(shown, placed, isRightToLeft(shown), title);
}

/** A name in that room: in one line, or in two, the second of them cut where it must be. */
export function nameLines(whole: string, room: number, size: Size): readonly string[] {
  const clean = nameFor(whole, Infinity, size);
  if (widthOf(clean, size) <= room) return [clean];
  const words = clean.split(/(?<=[ -])/);
  let first = '';
  for (const word of words) {
    if (widthOf((first + word).trimEnd(), size) > room) break;
    first += word;
  }
  if (first === '') return [nameFor(clean, room, size)];
  return [first.trimEnd(), nameFor(clean.slice(first.length), room, size)];
}

/** How high such lines are together, in pixels. */
export function linesHeight(lines: readonly string[], size: Size): number {
  return lines.length * (TEXT_SIZE[size] + 3);
}

/** The lines of a name about that middle, with the whole of it as their title where it is cut. */
export function nameInLines(
  whole: string,
  { middle, ...placed }: Omit<Placed, 'y'> & { readonly middle: number },
  room: number,
  size: Size,
): string {
  const lines = nameLines(whole, room, size);
  const [high, top] = [linesHeight([''], size), middle - linesHeight(lines, size) / 2];
  const isCut = lines.at(-1)?.endsWith('…') === true && !nameFor(whole, Infinity, size).endsWith('…');
  const title = isCut ? [element('title', {}, escapeHtml(whole))] : [];
  const isTurned = isRightToLeft(lines.join(' '));
  return lines
    .map((shown, at) =>
      textElement(shown, { ...placed, y: baseline(top + (at + 0.5) * high, size) }, isTurned, title),
    )
    .join('');
}

/** A name as it is shown in that room; `no name` for one of nothing that could be seen. */
export function nameFor(whole: string, room: number, size: Size): string {
  const clean = sanitizeLine(whole).trim();
  return fitText(clean === '' ? '(no name)' : clean, TEXT_SIZE[size], room);
}

function textElement(words: string, placed: Placed, isTurned = false, title: readonly string[] = []): string {
  const { x, y, at = 'left', class: className = 'label', after = '' } = placed;
  const anchor = {
    left: isTurned ? 'end' : undefined,
    middle: 'middle',
    right: isTurned ? undefined : 'end',
  }[at];
  const quiet = after === '' ? [] : [element('tspan', { class: 'quiet' }, escapeHtml(after))];
  const direction = isTurned ? { direction: 'rtl', 'unicode-bidi': 'isolate' } : {};
  return element(
    'text',
    { class: className, x, y, 'text-anchor': anchor, ...direction },
    escapeHtml(words),
    ...quiet,
    ...title,
  );
}

/** How wide words are in a picture of that size; no narrower than they are shown. */
export function widthOf(words: string, size: Size): number {
  return textWidth(words, TEXT_SIZE[size]);
}

/** The widest of them, in whole pixels, so that it fits that room exactly; 0 for none. */
export function widest(all: Iterable<string>, size: Size): number {
  return Math.ceil(Math.max(0, ...Array.from(all, (words) => widthOf(words, size))));
}

/** A sign, drawn in a square whose left upper corner is given, and what it stands for. */
export interface Entry {
  readonly sign: (x: number, y: number) => string;
  readonly words: string;
}

/** The side of the square of a sign, in pixels. */
export const SIGN = 12;
const AFTER_SIGN = 6;
const AFTER_ENTRY = 18;

/** Entries beside one another, and below where the width is full: as parts of a picture, and how high they are together. */
export function flow(
  entries: readonly Entry[],
  place: Omit<Box, 'height'>,
  size: Size,
): { readonly parts: string[]; readonly height: number } {
  const lineHeight = TEXT_SIZE[size] + 9;
  let [x, top] = [0, 0];
  const parts = entries.flatMap(({ sign, words }) => {
    const wide = SIGN + AFTER_SIGN + widthOf(words, size);
    if (x > 0 && x + wide > place.width) [x, top] = [0, top + lineHeight];
    const [left, y] = [place.x + x, place.y + top];
    x += wide + AFTER_ENTRY;
    return [
      sign(left, y + (lineHeight - SIGN) / 2),
      text(words, {
        x: left + SIGN + AFTER_SIGN,
        y: baseline(y + lineHeight / 2, size),
        class: 'label over',
      }),
    ];
  });
  return { parts, height: entries.length === 0 ? 0 : top + lineHeight };
}

/** Where the letters of a text stand whose middle is at that height. */
export function baseline(middle: number, size: Size): number {
  return middle + TEXT_SIZE[size] * 0.36;
}
