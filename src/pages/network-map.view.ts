import type { Chart } from '../screen/chart.ts';
import { count, groupThousands } from '../text/count.ts';
import { capitalized } from '../text/capitalized.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { WIDTHS, type Drawing, type Size } from './drawing.ts';
import { escapeHtml } from './escape.ts';
import {
  MOST_ON_MAP,
  placed,
  type Line,
  type Partner,
  type Placement,
  type Point,
  type Room,
  type Row,
} from './placement.ts';
import { ARROWS, wayLine } from './map-signs.ts';
import { baseline, dotted, element, name, nameFor, picture, text, widest, widthOf } from './svg.ts';

type NetworkMap = Extract<Chart, { kind: 'network-map' }>;

/** How high the box with my name is for each of its lines, and around them. */
const ME_LINE = 16;
const AROUND_ME = 12;
/** Between a name and the counts behind it, and between these. */
const BEFORE_COUNT = 7;
const BETWEEN_COUNTS = 7;

const ROOMS: Readonly<Record<Size, Room & { readonly meWidth: number }>> = {
  wide: {
    width: WIDTHS.wide,
    margin: 4,
    me: WIDTHS.wide / 2,
    sides: ['left', 'right'],
    reach: 132,
    rowHeight: 17,
    widest: 12,
    allLines: 240,
    most: MOST_ON_MAP,
    meWidth: 150,
  },
  // Beside one another on both sides there is no room for names: I stand at the edge, and half of a circle is around me.
  narrow: {
    width: WIDTHS.narrow,
    margin: 4,
    me: 44,
    sides: ['right'],
    reach: 92,
    rowHeight: 18,
    widest: 10,
    allLines: 110,
    most: 20,
    meWidth: 80,
  },
};

/** The map of the network; what there was no room for is counted below it. */
export function drawNetworkMap(chart: NetworkMap, size: Size): Drawing {
  const room = ROOMS[size];
  const map = placed(chart.partners, room);
  if (map.partners.length === 0) return { svg: picture(size, 120, nobody(chart, size)) };
  const svg = picture(size, map.height, [
    ...map.partners.flatMap(({ lines }) => lines.map(lineElement)),
    ...map.headings.map(({ profession, row }) => heading(profession, row, size)),
    ...map.partners.map(({ partner, row }) => label(partner, row, size)),
    me(chart.me, map.me, size),
  ]);
  const leftOut = leftOutOf(map);
  return leftOut === undefined ? { svg } : { svg, leftOut };
}

function nobody(chart: NetworkMap, size: Size): string[] {
  const { width, me: x, sides } = ROOMS[size];
  const middle = sides.length > 1;
  const at = middle ? ('middle' as const) : ('left' as const);
  const left = middle ? width / 2 : 4;
  return [
    me(chart.me, [x, 30], size),
    text('No partner on record yet.', { x: left, y: 80, at }),
    text('To begin: refnet add-partner NAME', { x: left, y: 102, at, class: 'axis' }),
  ];
}

/** From me for what is given, towards me for what is received. */
function lineElement({ way, points: [from, first, second, to], width }: Line): string {
  const path = `M${pair(from)}C${pair(first)} ${pair(second)} ${pair(to)}`;
  return way === 'none' ? dotted(path) : element('path', wayLine(way, path, width));
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function heading(profession: string | undefined, row: Row, size: Size): string {
  const whole = profession === undefined ? 'No profession yet' : capitalized(profession);
  const at = row.side === 'right' ? 'left' : 'right';
  return name(whole, { x: row.x, y: baseline(row.y + 1, size), at, class: 'axis' }, row.room, size);
}

/** The name, then how many were given and received: each with the arrow of its way, and coloured as the lines are. */
function label(partner: Partner, { side, x, y, room }: Row, size: Size): string {
  const { given, received } = partner;
  const counts = [
    `${ARROWS.given}\u00a0${groupThousands(given)}`,
    `${ARROWS.received}\u00a0${groupThousands(received)}`,
  ] as const;
  const countsWidth =
    given + received === 0
      ? 0
      : BEFORE_COUNT + BETWEEN_COUNTS + counts.reduce((sum, each) => sum + widthOf(each, size), 0);
  const shown = nameFor(partner.name, room - countsWidth, size);
  const line = baseline(y, size);
  const tail =
    given + received === 0
      ? []
      : [
          element('tspan', { class: 'given', dx: BEFORE_COUNT }, counts[0]),
          element('tspan', { class: 'received', dx: BETWEEN_COUNTS }, counts[1]),
        ];
  const whole = `${sanitizeLine(partner.name)}: ${given} given, ${received} received`;
  return element(
    'text',
    { class: 'label', x, y: line, 'text-anchor': side === 'left' ? 'end' : undefined },
    element('title', {}, escapeHtml(whole)),
    // In its own direction, and the counts behind it all the same.
    element('tspan', { 'unicode-bidi': 'plaintext' }, escapeHtml(shown)),
    ...tail,
  );
}

/** My name in a box over the ends of the lines, in two lines where one has no room for it; cut, it is told whole. */
function me(said: string, [x, y]: Point, size: Size): string {
  const whole = sanitizeLine(said).trim() || 'you';
  const lines = inLines(whole, size);
  const [width, height] = [widest(lines, size) + 2 * AROUND_ME, lines.length * ME_LINE + AROUND_ME];
  const top = y - height / 2;
  const box = { x: x - width / 2, y: top, width, height, rx: Math.min(height / 2, 14) };
  const baselineOf = (at: number) => baseline(top + AROUND_ME / 2 + (at + 0.5) * ME_LINE, size);
  return element(
    'g',
    {},
    ...(lines.join(' ') === whole ? [] : [element('title', {}, escapeHtml(whole))]),
    element('rect', { class: 'open', ...box }),
    ...lines.map((line, at) =>
      name(line, { x, y: baselineOf(at), at: 'middle', class: 'me' }, Infinity, size),
    ),
  );
}

function inLines(whole: string, size: Size): string[] {
  const room = ROOMS[size].meWidth - 2 * AROUND_ME;
  if (widthOf(whole, size) <= room) return [whole];
  const words = whole.split(' ');
  // As even as can be.
  const splits = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const best = splits.toSorted((a, b) => widest(a, size) - widest(b, size))[0] ?? [whole];
  return best.map((line) => nameFor(line, room, size));
}

function leftOutOf({ partners, rest }: Placement): string | undefined {
  if (rest.length === 0) return undefined;
  const drawn = `Drawn: the ${partners.length} with whom most was exchanged.`;
  const sum = (pick: (partner: Partner) => number) => rest.reduce((total, each) => total + pick(each), 0);
  const [given, received] = [sum((each) => each.given), sum((each) => each.received)];
  const who = count(rest.length, 'more partner');
  return given + received === 0
    ? `${drawn} ${who}, nothing exchanged, in the table.`
    : `${drawn} ${who} in the table: ${given} given, ${received} received with all of them together.`;
}
