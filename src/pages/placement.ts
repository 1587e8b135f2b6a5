/**
 * Where partners stand around me: one below the other in a column, on both sides or on one, in groups under a heading. A
 * name begins where its lines end, at one edge with its heading, and goes on outwards in a row of its own, so that no name
 * meets another, and no line on its way runs through one.
 */
import { compareText } from '../text/compare-text.ts';
import { scaleLinear } from 'd3-scale';

export interface Partner {
  readonly name: string;
  readonly profession: string | undefined;
  readonly given: number;
  readonly received: number;
}

/** The room there is, in pixels. */
export interface Room {
  readonly width: number;
  /** No text is nearer to an edge. */
  readonly margin: number;
  /** From the left edge to my middle. */
  readonly me: number;
  /** On which sides of me partners stand. */
  readonly sides: readonly Side[];
  /** How far the column is from me. */
  readonly reach: number;
  readonly rowHeight: number;
  /** The width of the widest line, and of all of them together: they meet at me. */
  readonly widest: number;
  readonly allLines: number;
  /** At most so many partners are drawn. */
  readonly most: number;
}

type Side = 'left' | 'right';

export type Point = readonly [x: number, y: number];

/** A row of text: where it begins, its middle, how high it is and how wide it may be, from there outwards. */
export interface Row {
  readonly side: Side;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly room: number;
}

/** A line between me and a partner: from, two points that bend it, to; and how wide. */
export interface Line {
  readonly way: 'given' | 'received' | 'none';
  readonly points: readonly [Point, Point, Point, Point];
  readonly width: number;
}

export interface Placement {
  readonly height: number;
  readonly me: Point;
  readonly partners: readonly {
    readonly partner: Partner;
    readonly row: Row;
    readonly lines: readonly Line[];
  }[];
  /** Of a group that stands on both sides there are two. */
  readonly headings: readonly { readonly profession: string | undefined; readonly row: Row }[];
  /** Those not drawn, with whom least was exchanged. */
  readonly rest: readonly Partner[];
  /** How wide a line is for one client, before the least width that can be seen. */
  readonly perClient: number;
}

/** So many partners have room around me at the most. */
export const MOST_ON_MAP = 40;
/** A line is at most so wide for one client. */
const MOST_PER_CLIENT = 2.5;
/** A narrower line cannot be seen: what is more than nothing is at least so wide. */
export const LEAST_WIDTH = 0.8;
const NOBODY_WIDTH = 1;
/** Between the two lines of a partner, and around both of them. */
const BETWEEN_LINES = 1.5;
const AROUND_LINES = 4;
/** Above a group that is not the first of its side; more where there is room for it. */
const ABOVE_GROUP = 8;
const MOST_ABOVE_GROUP = 30;
const ROOMY_HEIGHT = 260;
/** Between the end of the lines and the name. */
const BEFORE_NAME = 6;
/** A group is torn where the sides are otherwise so many rows less alike. */
const TEAR_FROM = 3;
const LEAST_HEIGHT = 120;

/** Partners in groups beside me; those with whom most was exchanged, if there are more than can be drawn. */
export function placed(partners: readonly Partner[], room: Room): Placement {
  const byVolume = partners.toSorted((a, b) => exchanged(b) - exchanged(a));
  const drawn = byVolume.slice(0, room.most);
  const widthOf = widthScale(drawn, room);
  const columns = columnsOf(grouped(drawn), room, widthOf);
  const sides: readonly Side[] = ['left', 'right'];
  const close = columns.map((column) => stacked(column, room, widthOf));
  const gap = roomyGap(close);
  const stacks = gap === ABOVE_GROUP ? close : columns.map((column) => stacked(column, room, widthOf, gap));
  const inside = Math.max(LEAST_HEIGHT, ...stacks.map(({ height }) => height));
  const height = inside + 2 * room.margin;
  const me: Point = [room.me, height / 2];
  const rows = stacks.flatMap((stack, at) => {
    const side = sides[at] ?? 'right';
    const top = (height - stack.height) / 2;
    return stack.rows.map((row) => ({
      ...row,
      row: rowAt(side, top + row.middle, row.height, room),
    }));
  });
  return {
    height,
    me,
    partners: rows.flatMap(({ partner, row }) =>
      partner === undefined ? [] : [{ partner, row, lines: linesTo(partner, row, me, widthOf) }],
    ),
    headings: rows.flatMap(({ partner, profession, row }) =>
      partner === undefined ? [{ profession, row }] : [],
    ),
    rest: byVolume.slice(room.most),
    perClient: widthOf.perClient,
  };
}

function exchanged({ given, received }: Partner): number {
  return given + received;
}

interface WidthOf {
  (n: number): number;
  readonly perClient: number;
}

/** Both ways and all partners on one scale, from zero. */
function widthScale(partners: readonly Partner[], { widest, allLines }: Room): WidthOf {
  const most = Math.max(1, ...partners.flatMap(({ given, received }) => [given, received]));
  const all = partners.reduce((sum, each) => sum + exchanged(each), 0);
  const perClient = Math.min(MOST_PER_CLIENT, widest / most, allLines / Math.max(1, all));
  const scale = scaleLinear([0, 1], [0, perClient]);
  const widthOf = (n: number) => (n === 0 ? 0 : Math.max(LEAST_WIDTH, scale(n)));
  return Object.assign(widthOf, { perClient });
}

/** By profession, the one with most exchanged first and those without one last; within it, most exchanged first. */
function grouped(partners: readonly Partner[]): Partner[][] {
  const groups = new Map<string | undefined, Partner[]>();
  for (const partner of partners) {
    groups.set(partner.profession, [...(groups.get(partner.profession) ?? []), partner]);
  }
  const sum = (group: readonly Partner[]) => group.reduce((total, each) => total + exchanged(each), 0);
  return [...groups]
    .toSorted(
      ([a, ofA], [b, ofB]) =>
        Number(a === undefined) - Number(b === undefined) ||
        sum(ofB) - sum(ofA) ||
        ofB.length - ofA.length ||
        compareText(a ?? '', b ?? ''),
    )
    .map(([, group]) => group.toSorted((a, b) => exchanged(b) - exchanged(a) || compareText(a.name, b.name)));
}

/** A partner, or the heading of a group: its middle from the top of its side. */
interface Stacked {
  readonly partner: Partner | undefined;
  readonly profession: string | undefined;
  readonly middle: number;
  readonly height: number;
}

interface Stack {
  readonly rows: readonly Stacked[];
  readonly height: number;
}

/** What stands above a group: where both sides are short, more of it, so that lines fan out. */
function roomyGap(stacks: readonly Stack[]): number {
  const tallest = stacks.toSorted((a, b) => b.height - a.height)[0];
  const gaps = (tallest?.rows ?? []).filter(({ partner }) => partner === undefined).length - 1;
  if (tallest === undefined || gaps < 1) return ABOVE_GROUP;
  const spare = Math.floor((ROOMY_HEIGHT - tallest.height) / gaps);
  return Math.min(MOST_ABOVE_GROUP, ABOVE_GROUP + Math.max(0, spare));
}

function stacked(
  column: readonly Partner[],
  { rowHeight }: Room,
  widthOf: WidthOf,
  aboveGroup = ABOVE_GROUP,
): Stack {
  const rows: Stacked[] = [];
  let top = 0;
  for (const [at, partner] of column.entries()) {
    const { profession } = partner;
    if (at === 0 || column[at - 1]?.profession !== profession) {
      top += at === 0 ? 0 : aboveGroup;
      rows.push({ partner: undefined, profession, middle: top + rowHeight / 2, height: rowHeight });
      top += rowHeight;
    }
    const height = Math.max(rowHeight, bundleOf(partner, widthOf) + AROUND_LINES);
    rows.push({ partner, profession, middle: top + height / 2, height: rowHeight });
    top += height;
  }
  return { rows, height: top };
}

/** How wide the lines of a partner are together. */
function bundleOf({ given, received }: Partner, widthOf: WidthOf): number {
  return widthOf(given) + widthOf(received) + BETWEEN_LINES;
}

/**
 * Who stands on the left and who on the right. Group after group goes where less is; if that leaves the sides very
 * unlike, one group is torn. Whoever is alone stands on the right.
 */
function columnsOf(
  groups: readonly Partner[][],
  room: Room,
  widthOf: WidthOf,
): readonly [Partner[], Partner[]] {
  if (room.sides.length === 1) return [[], groups.flat()];
  const heightOf = (column: readonly Partner[]) => stacked(column, room, widthOf).height;
  const [left, right]: [Partner[], Partner[]] = [[], []];
  for (const group of groups) (heightOf(left) <= heightOf(right) ? left : right).push(...group);
  if (right.length === 0 && left.length === 1) return [right, left];
  const apart = (one: readonly Partner[], other: readonly Partner[]) =>
    Math.abs(heightOf(one) - heightOf(other));
  const order = groups.flat();
  const halves = order.map((_, at) => [order.slice(0, at + 1), order.slice(at + 1)] as const);
  const torn = halves.toSorted((a, b) => apart(...a) - apart(...b))[0];
  const isUnlike = torn !== undefined && apart(left, right) > apart(...torn) + TEAR_FROM * room.rowHeight;
  return isUnlike ? [[...torn[0]], [...torn[1]]] : [left, right];
}

function rowAt(side: Side, y: number, height: number, { me, reach, width, margin }: Room): Row {
  const out = reach + BEFORE_NAME;
  const x = side === 'right' ? me + out : me - out;
  return { side, x, y, height, room: side === 'right' ? width - margin - x : x - margin };
}

/** Given above, received below; a thin one where nobody went either way. */
function linesTo(partner: Partner, row: Row, me: Point, widthOf: WidthOf): Line[] {
  const { given, received } = partner;
  const [out, back] = [widthOf(given), widthOf(received)];
  if (out + back === 0) return [{ way: 'none', points: bent(me, row, 0), width: NOBODY_WIDTH }];
  const between = out > 0 && back > 0 ? BETWEEN_LINES : 0;
  const total = out + between + back;
  return [
    ...(out === 0 ? [] : [{ way: 'given' as const, points: bent(me, row, (total - out) / 2), width: out }]),
    ...(back === 0
      ? []
      : [{ way: 'received' as const, points: bent(me, row, (back - total) / 2), width: back }]),
  ];
}

/** From me towards the row and level at its end, so far above the middle of both lines. */
function bent([x, y]: Point, row: Row, above: number): Line['points'] {
  const sign = row.side === 'right' ? 1 : -1;
  const end: Point = [row.x - sign * BEFORE_NAME, row.y - above];
  const [across, down] = [end[0] - x, row.y - y];
  const first: Point = [x + 0.3 * across, y + 0.62 * down];
  const length = Math.hypot(first[0] - x, first[1] - y);
  // At right angles to the way out, on the side that is above at the end.
  const normal: Point = [(sign * (first[1] - y)) / length, (-sign * (first[0] - x)) / length];
  const moved = ([a, b]: Point): Point => [a + above * normal[0], b + above * normal[1]];
  return [moved([x, y]), moved(first), [x + 0.55 * across, end[1]], end];
}
