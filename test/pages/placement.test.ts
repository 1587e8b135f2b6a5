import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  LEAST_WIDTH,
  placed,
  type Line,
  type Partner,
  type Room,
  type Row,
} from '../../src/pages/placement.ts';

const WIDE: Room = {
  width: 720,
  margin: 4,
  me: 360,
  sides: ['left', 'right'],
  reach: 150,
  rowHeight: 17,
  widest: 12,
  allLines: 240,
  most: 40,
};
const NARROW: Room = {
  ...WIDE,
  width: 340,
  me: 44,
  sides: ['right'],
  reach: 92,
  rowHeight: 18,
  widest: 10,
  allLines: 110,
  most: 20,
};

const counts = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(500));
const partner: fc.Arbitrary<Partner> = fc.record({
  name: fc.string({ maxLength: 60 }),
  profession: fc.option(fc.constantFrom('lawyer', 'notary', 'a', 'b', 'c', 'd', 'e'), { nil: undefined }),
  given: counts,
  received: counts,
});
const networks = fc.oneof(
  fc.array(partner, { maxLength: 6 }),
  fc.array(partner, { maxLength: 60 }),
  // Each of a profession of its own, or all of one.
  fc
    .array(partner, { minLength: 40, maxLength: 40 })
    .map((all) => all.map((each, at) => ({ ...each, profession: `${at}` }))),
  fc.array(partner, { maxLength: 45 }).map((all) => all.map((each) => ({ ...each, profession: 'lawyer' }))),
);
const rooms = fc.constantFrom(WIDE, NARROW);

function boxOf({ side, x, y, height, room }: Row) {
  return {
    left: side === 'right' ? x : x - room,
    right: side === 'right' ? x + room : x,
    top: y - height / 2,
    bottom: y + height / 2,
  };
}

function rowsOf({ partners, headings }: ReturnType<typeof placed>): Row[] {
  return [...partners, ...headings].map(({ row }) => row);
}

/** Points on a line, with how far it reaches to either side. */
function pointsOf({ points: [a, b, c, d] }: Line): [number, number][] {
  return Array.from({ length: 41 }, (_, step): [number, number] => {
    const [t, u] = [step / 40, 1 - step / 40];
    const at = (axis: 0 | 1) =>
      u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
    return [at(0), at(1)];
  });
}

test('no row of text meets another, all lie inside the picture, and each has room for a name', () => {
  fc.assert(
    fc.property(networks, rooms, (partners, room) => {
      const map = placed(partners, room);
      const boxes = rowsOf(map).map(boxOf);
      for (const [at, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(room.width);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(map.height);
        expect(box.right - box.left).toBeGreaterThan(150);
        for (const other of boxes.slice(at + 1)) {
          const isApart =
            box.right <= other.left ||
            other.right <= box.left ||
            box.bottom <= other.top + 1e-6 ||
            other.bottom <= box.top + 1e-6;
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});

test('no line runs through a name or a heading', () => {
  fc.assert(
    fc.property(networks, rooms, (partners, room) => {
      const map = placed(partners, room);
      const boxes = rowsOf(map).map(boxOf);
      for (const { lines } of map.partners) {
        for (const line of lines) {
          for (const [x, y] of pointsOf(line)) {
            const half = line.width / 2;
            const hit = boxes.find(
              ({ left, right, top, bottom }) =>
                x + half / 2 > left && x - half / 2 < right && y + half > top + 4 && y - half < bottom - 4,
            );
            expect(hit).toBeUndefined();
          }
        }
      }
    }),
  );
});

test('a line is as wide as the number, on one scale for both ways; a thin one is seen, and nobody has a thin one of its own', () => {
  fc.assert(
    fc.property(networks, rooms, (partners, room) => {
      const { partners: drawn, perClient } = placed(partners, room);
      for (const { partner: each, lines } of drawn) {
        const widths = Object.fromEntries(lines.map(({ way, width }) => [way, width]));
        const wanted = (n: number) => (n === 0 ? undefined : Math.max(LEAST_WIDTH, n * perClient));
        expect(widths['given']).toEqual(wanted(each.given));
        expect(widths['received']).toEqual(wanted(each.received));
        expect('none' in widths).toBe(each.given + each.received === 0);
        for (const { width } of lines) expect(width).toBeLessThanOrEqual(room.widest + 1e-9);
      }
    }),
  );
});

test('everybody is drawn or left out, and nobody left out exchanged more than one who is drawn', () => {
  fc.assert(
    fc.property(networks, rooms, (partners, room) => {
      const map = placed(partners, room);
      const [drawn, rest] = [map.partners.map(({ partner: each }) => each), map.rest];
      expect(drawn.length).toBe(Math.min(room.most, partners.length));
      expect([...drawn, ...rest].length).toBe(partners.length);
      const all = ({ given, received }: Partner) => given + received;
      const least = Math.min(...drawn.map(all));
      expect(rest.every((each) => all(each) <= least)).toBe(true);
    }),
  );
});

test('the same network is placed alike, in whatever order it comes', () => {
  const named = fc.uniqueArray(partner, { selector: ({ name }) => name, maxLength: 30 });
  fc.assert(
    fc.property(named, rooms, (partners, room) => {
      const all = partners.toReversed();
      const at = (map: ReturnType<typeof placed>) =>
        map.partners.map(({ partner: { name }, row }) => [name, row]);
      expect(at(placed(all, { ...room, most: 40 }))).toEqual(at(placed(partners, { ...room, most: 40 })));
    }),
  );
});

const named = (name: string, profession: string | undefined, given = 1, received = 0) => ({
  name,
  profession,
  given,
  received,
});

test('one partner stands on the right; two of one profession on both sides; groups of most first, none last', () => {
  expect(placed([named('A', 'x')], WIDE).partners.map(({ row }) => row.side)).toEqual(['right']);
  const groups = placed([named('A', undefined, 9, 9), named('B', 'y'), named('C', 'x', 4)], NARROW);
  expect(groups.headings.map(({ profession }) => profession)).toEqual(['x', 'y', undefined]);
  const torn = placed(
    Array.from({ length: 12 }, (_, at) => named(`N${at}`, 'x')),
    WIDE,
  );
  expect(torn.headings.map(({ row }) => row.side)).toEqual(['left', 'right']);
});
