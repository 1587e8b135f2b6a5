import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { UnreadRows, type UnreadRow } from '../../src/imports/unread-rows.ts';

const DAYS = [asDay('2026-01-05'), asDay('2026-01-06')] as const;
const WHOSE = ['p1', 'p11', 's1'];
const CLIENTS = [null, 'ann a', 'bob b'];

const records = DAYS.flatMap((day) =>
  WHOSE.flatMap((whose) => CLIENTS.map((clientKey) => ({ day, whose, clientKey }))),
);

/** The rule as it is said: nothing that the row says is another, or of three things one. */
function isSoBySaying({ day, whose, clients }: UnreadRow, before: (typeof records)[number]): boolean {
  const says = [
    day === undefined ? undefined : day === before.day,
    whose?.has(before.whose),
    clients?.has(before.clientKey),
  ].filter((each) => each !== undefined);
  const others = says.filter((same) => !same).length;
  return others === 0 || (others === 1 && says.length === 3);
}

const someOf = <T>(all: readonly T[]) =>
  fc.option(
    fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 }).map((each) => new Set(each)),
    { nil: undefined },
  );
const aRow: fc.Arbitrary<UnreadRow> = fc.record({
  day: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  whose: someOf(WHOSE),
  clients: someOf(CLIENTS),
});

describe('what rows may be that are not imported', () => {
  test('goes by what they say, of three things one may be another', () => {
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 4 }), (rows) => {
        const unread = new UnreadRows();
        for (const row of rows) unread.add(row);
        for (const before of records)
          expect(unread.mayBe(before)).toBe(rows.some((row) => isSoBySaying(row, before)));
      }),
    );
  });

  test('is anything where there are more than are kept', () => {
    const unread = new UnreadRows();
    expect(records.some((each) => unread.mayBe(each))).toBe(false);
    unread.addAny();
    expect(records.every((each) => unread.mayBe(each))).toBe(true);
  });

  test('is looked up, however many they are', () => {
    let reads = 0;
    const unread = new UnreadRows();
    for (let nth = 0; nth < 5000; nth += 1) {
      unread.add({
        get day() {
          reads += 1;
          return DAYS[0];
        },
        whose: new Set([`p${nth}`]),
        clients: new Set([`client ${nth}`]),
      });
    }
    const [day] = DAYS;
    const found = { same: 0, other: 0 };
    for (let nth = 0; nth < 5000; nth += 1) {
      if (unread.mayBe({ day, whose: `p${nth}`, clientKey: 'another' })) found.same += 1;
      if (unread.mayBe({ day, whose: 'p-1', clientKey: `other ${nth}` })) found.other += 1;
    }
    expect(found).toEqual({ same: 5000, other: 0 });
    expect(reads).toBe(5000);
  });
});
