import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDay, daysBetween, partsOf, type Day } from '../../src/calendar/day.ts';
import { LookAlikeRows, type Corrected, type NewRow, type NotInFile } from '../../src/imports/looks-like.ts';
import { isNearClient, nearClients } from '../../src/imports/near-clients.ts';
import { searchKey } from '../../src/text/search-key.ts';

/** Words of which some are a slip, two, a doubled letter, an initial, a beginning or a number from each other. */
const WORDS = (
  'anna annna ana a an jane bob robert jon jonathan & jnae j holt hollt Maren marne maria mario smithers smihters smitherz smithersen ' +
  "winterbottom wintrbottom wintrbottm vinterbottom wiinterbotom 1 12 unit dr gmbh o'brien obrien zoë van der 李 mülller"
).split(' ');

const aName = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const manyNames = fc.uniqueArray(aName, { minLength: 33, maxLength: 60 });

test('which of many clients may be one is what comparing every two of them says', () => {
  fc.assert(
    fc.property(manyNames, aName, (names, name) => {
      const wanted = names.filter((each) => isNearClient(each, name));
      expect(nearClients(names)(name).toSorted()).toEqual(wanted.toSorted());
    }),
  );
});

test('short names in another order are found among many', () => {
  const near = nearClients([
    ...Array.from({ length: 40 }, (_, at) => `Client ${at} of many`),
    'Kim Lee',
    '12 an',
  ]);
  expect(['Lee Kim', 'an 12'].map(near)).toEqual([['Kim Lee'], ['12 an']]);
});

test('clients whose words are as long as those of one before are found as that was', () => {
  const others = Array.from({ length: 40 }, (_, at) => `Client ${at} of many`);
  const near = nearClients([...others, 'Jane Holt Marsh', 'Anna Lund Berg']);
  expect(['Jane Holt', 'Anna Lund', 'Jana Hold', 'Anne Lind'].map(near)).toEqual([
    ['Jane Holt Marsh'],
    ['Anna Lund Berg'],
    [],
    [],
  ]);
});

const DAYS = [
  asDay('2026-03-04'),
  asDay('2026-04-03'),
  asDay('2026-03-30'),
  asDay('2025-03-04'),
  asDay('2024-07-30'),
] as const;

const itself = fc.record({
  day: fc.constantFrom(...DAYS),
  whose: fc.constantFrom('p1', 'p2', 's1'),
  whoseName: fc.constant('Maren Holt'),
  client: fc.constantFrom(
    'Jane D.',
    'JANE D.',
    'Jane Doe',
    'Jane Do',
    'Max P.',
    'Annabella Winterbottom',
    'Annabela Winterbotom',
  ),
  direction: fc.constantFrom('given' as const, 'received' as const),
});
const rowsOfFile = fc
  .array(itself, { maxLength: 40 })
  .map((rows) => rows.map((row, at): NewRow => ({ ...row, line: at + 2 })));
const onRecord = fc
  .array(fc.tuple(itself, fc.boolean()), { maxLength: 40 })
  .map((rows) => rows.map(([row, goesOn], at): NotInFile => ({ ...row, id: at + 1, goesOn })));

test('which rows may be which referrals is what comparing every two of them says', () => {
  fc.assert(
    fc.property(rowsOfFile, onRecord, (rows, befores) => {
      const alike = new LookAlikeRows(rows);
      for (const before of befores) alike.consider(before);
      expect(alike.found().map(({ line, id, differs }) => ({ line, id, differs }))).toEqual(
        comparedOneByOne(rows, befores),
      );
    }),
  );
});

test.each([
  ['one misspelt', (at: number) => `Kunde ${inLetters(at)}`, (at: number) => `Kunde ${inLetters(at)}x`],
  ['all of one name', () => 'Jane Doe', () => 'Jane Roe'],
])('four thousand clients of one day and partner, %s, are looked through at once', (_, now, then) => {
  const all = Array.from({ length: 4000 }, (_each, at) => at);
  const itsPlace = { day: DAYS[0], whose: 'p1', whoseName: 'Maren Holt', direction: 'given' } as const;
  const alike = new LookAlikeRows(all.map((at) => ({ ...itsPlace, client: now(at), line: at + 2 })));
  for (const at of all) alike.consider({ ...itsPlace, client: then(at), id: at + 1, goesOn: true });
  expect(alike.found()).toHaveLength(all.length);
});

/** Five letters for a number, other ones for every other. */
function inLetters(at: number): string {
  return Array.from({ length: 5 }, (_, place) =>
    String.fromCodePoint(97 + (Math.floor(at / 7 ** place) % 7)),
  ).join('');
}

/** The plain rule: every row beside every referral, the likeliest pairs first, each row and each referral once. */
function comparedOneByOne(rows: readonly NewRow[], befores: readonly NotInFile[]) {
  const pairs = befores.flatMap((before) =>
    inTheirOrder(rows, before).flatMap((row) => {
      const [rank, differs] = likeness(row, before) ?? [];
      return rank === undefined || differs === undefined ? [] : [{ rank, row, before, differs }];
    }),
  );
  const [lines, ids] = [new Set<number>(), new Set<number>()];
  const found = pairs
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ row, before }) => {
      const isFree = !lines.has(row.line) && !ids.has(before.id);
      if (isFree) {
        lines.add(row.line);
        ids.add(before.id);
      }
      return isFree;
    });
  return found
    .map(({ row, before, differs }) => ({ line: row.line, id: before.id, differs }))
    .toSorted((a, b) => a.line - b.line);
}

/** Those with the same partner and client before those of the same day. */
function inTheirOrder(rows: readonly NewRow[], before: NotInFile): NewRow[] {
  const isSameName = ({ whose, client }: NewRow) =>
    whose === before.whose && searchKey(client) === searchKey(before.client);
  return [...rows.filter(isSameName), ...rows.filter((row) => !isSameName(row) && row.day === before.day)];
}

function likeness(row: NewRow, before: NotInFile): [number, Corrected] | undefined {
  const isSameDay = row.day === before.day;
  const isSameClient = searchKey(row.client) === searchKey(before.client);
  const isSamePartner = row.whose === before.whose;
  if ([isSameDay, isSameClient, isSamePartner].filter(Boolean).length < 2) return undefined;
  if (row.direction !== before.direction) {
    return isSameDay && isSameClient && isSamePartner ? [1, 'direction'] : undefined;
  }
  if (isSameDay && isSameClient) return isSamePartner ? [0, null] : [3, 'partner'];
  if (isSameDay) {
    if (isNearClient(row.client, before.client)) return [2, 'client'];
    return before.goesOn ? [5, 'client'] : undefined;
  }
  if (isNearDay(row.day, before.day)) return [2, 'day'];
  return before.goesOn ? [4, 'day'] : undefined;
}

function isNearDay(a: Day, b: Day): boolean {
  const [one, other] = [partsOf(a), partsOf(b)];
  const isSameDayOfYear = one.month === other.month && one.dayOfMonth === other.dayOfMonth;
  const isChangedOver =
    one.year === other.year && one.month === other.dayOfMonth && one.dayOfMonth === other.month;
  return Math.abs(daysBetween(a, b)) <= 31 || isSameDayOfYear || isChangedOver;
}
