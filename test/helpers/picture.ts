/** A picture read back from its SVG, with the boxes of what is in it; texts as wide as they are at most. */
import type { Drawing } from '../../src/pages/drawing.ts';
import { textWidth } from '../../src/pages/text-width.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Shape extends Box {
  readonly classes: readonly string[];
}

export interface Said extends Shape {
  readonly words: string;
  /** The whole of what was cut. */
  readonly title: string | undefined;
  readonly turned: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly texts: readonly Said[];
  readonly rects: readonly Shape[];
  readonly lines: readonly Shape[];
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(escaped: string): string {
  return escaped.replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? '?');
}

function attributesOf(written: string): Record<string, string> {
  return Object.fromEntries(
    [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
  );
}

export function pictureOf({ svg }: Drawing): Picture {
  const root = attributesOf(/^<svg([^>]*)>/.exec(svg)?.[1] ?? '');
  const fontSize = Number(root['font-size']);
  const elements = [...svg.matchAll(/<(\w+)((?: [\w-]+="[^"]*")*)\/?>/g)].map(
    ([, tag = '', written = '']) => ({
      tag,
      attributes: attributesOf(written),
    }),
  );
  const of = (wanted: string) =>
    elements.filter(({ tag }) => tag === wanted).map(({ attributes }) => attributes);
  return {
    width: Number(root['width']),
    height: Number(root['height']),
    fontSize,
    texts: [...svg.matchAll(/<text([^>]*)>(.*?)<\/text>/g)].map(([, written = '', inside = '']) =>
      saidIn(attributesOf(written), inside, fontSize),
    ),
    rects: of('rect').map(({ x, y, width, height, class: name }) => ({
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(width),
      bottom: Number(y) + Number(height),
      classes: (name ?? '').split(' '),
    })),
    lines: of('line').map(({ x1, x2, y1, y2, class: name }) => ({
      left: Number(x1),
      right: Number(x2),
      top: Number(y1),
      bottom: Number(y2),
      classes: (name ?? '').split(' '),
    })),
    tags: new Set(elements.map(({ tag }) => tag)),
    attributes: new Set(elements.flatMap(({ attributes }) => Object.keys(attributes))),
  };
}

function saidIn(attributes: Record<string, string>, inside: string, fontSize: number): Said {
  const title = /<title>(.*?)<\/title>/.exec(inside)?.[1];
  const words = plain(inside.replace(/<title>.*?<\/title>/, '').replace(/<\/?tspan[^>]*>/g, ''));
  const [x, y, width] = [Number(attributes['x']), Number(attributes['y']), textWidth(words, fontSize)];
  const turned = attributes['direction'] === 'rtl';
  const anchor = attributes['text-anchor'] ?? 'start';
  const isAtRight = anchor === (turned ? 'start' : 'end');
  const left = anchor === 'middle' ? x - width / 2 : isAtRight ? x - width : x;
  return {
    words,
    title: title === undefined ? undefined : plain(title),
    turned,
    classes: (attributes['class'] ?? '').split(' '),
    left,
    right: left + width,
    // Of capitals and figures down to the letters that hang: what must not meet anything.
    top: y - fontSize * 0.76,
    bottom: y + fontSize * 0.2,
  };
}

/** Those of two that cover some of the same ground, as sentences. */
export function meeting(shapes: readonly (Box & { readonly words?: string })[], others = shapes): string[] {
  const named = (box: Box & { readonly words?: string }) =>
    `${box.words ?? 'bar'} (${[box.left, box.top, box.right, box.bottom].map((n) => n.toFixed(1)).join(' ')})`;
  return shapes.flatMap((one, index) =>
    others.flatMap((other, at) => {
      if (others === shapes && at <= index) return [];
      const isApart =
        one.right <= other.left + SLACK ||
        other.right <= one.left + SLACK ||
        one.bottom <= other.top + SLACK ||
        other.bottom <= one.top + SLACK;
      return isApart ? [] : [`${named(one)} meets ${named(other)}`];
    }),
  );
}

/** Numbers in SVG are rounded to hundredths. */
const SLACK = 0.03;

/** Those that leave the picture. */
export function leaving({ width, height, texts, rects }: Picture): string[] {
  return [...texts, ...rects.map((rect) => ({ ...rect, words: 'bar' }))].flatMap((each) =>
    each.left < -SLACK || each.top < -SLACK || each.right > width + SLACK || each.bottom > height + SLACK
      ? [
          `${each.words} (${each.left.toFixed(1)} ${each.top.toFixed(1)} ${each.right.toFixed(1)} ${each.bottom.toFixed(1)}) leaves ${width} x ${height}`,
        ]
      : [],
  );
}
