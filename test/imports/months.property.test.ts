import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay, partsOf, type Day } from '../../src/calendar/day.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { longRuns } from '../helpers/runs.ts';

/** A row of a tracker that somebody keeps, by what it says this month. */
interface Row {
  readonly key: number;
  readonly day: Day;
  readonly partner: string;
  readonly client: string;
  readonly need: string;
  readonly status: string;
  /** In whole dollars; 0 is an empty cell. */
  readonly amount: number;
  readonly note: string;
}

const PARTNERS = ['Maren Holt', 'Victor Osei', 'Ilse Moreno'];
const STATUSES = ['New', 'Meeting', 'Won', 'Lost', ''];
const NAMES = ['Jane', 'Max', 'Bob', 'Zoe', 'Eli', 'Finn', 'Gus', 'Hana', 'Ivo', 'Kim', 'Lena', 'Nora'];
const SURNAMES = ['Ashdown', 'Berger', 'Castellan', 'Dimitrov', 'Eastwick', 'Fairfax'];

/** Each client is another, so that it is known which row is which. */
const clientOf = (key: number) =>
  `${NAMES[key % NAMES.length]} ${SURNAMES[Math.floor(key / NAMES.length) % SURNAMES.length]}`;

const newRow = fc.record({
  day: fc.integer({ min: 0, max: 600 }).map((days) => addDays(asDay('2024-02-01'), days)),
  partner: fc.constantFrom(...PARTNERS),
  need: fc.constantFrom('', 'books', 'tax', 'a first home'),
  status: fc.constantFrom(...STATUSES),
  amount: fc.constantFrom(0, 500, 1800),
  note: fc.constantFrom('', 'called', 'rings back'),
});

/** What becomes of a row in a month. */
const edit = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ what: 'nothing' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...STATUSES).map((status) => ({ what: 'facts' as const, status })),
  },
  { weight: 1, arbitrary: fc.constantFrom(0, 700).map((amount) => ({ what: 'facts' as const, amount })) },
  { weight: 1, arbitrary: fc.constantFrom('', 'a will').map((need) => ({ what: 'facts' as const, need })) },
  { weight: 1, arbitrary: fc.constantFrom('', 'met').map((note) => ({ what: 'facts' as const, note })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }).map((days) => ({ what: 'day' as const, days })) },
  { weight: 1, arbitrary: fc.constant({ what: 'partner' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'client' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'removed' as const }) },
);

const month = fc.record({
  edits: fc.array(edit, { minLength: 60, maxLength: 60 }),
  added: fc.array(newRow, { minLength: 1, maxLength: 4 }),
  isTurned: fc.boolean(),
  headings: fc.constantFrom(
    ['Date', 'Referrer', 'Client', 'Need', 'Status', 'Amount', 'Notes'],
    ['date received', 'Referred By', 'Client Name', 'Service Needed', 'STATUS', 'Amount', 'Comments'],
  ),
  columns: fc.constantFrom([0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [2, 0, 4, 1, 5, 3, 6]),
  hasMore: fc.boolean(),
  days: fc.constantFrom('iso' as const, 'dmy' as const),
  namesCurrency: fc.boolean(),
});
type Month = typeof month extends fc.Arbitrary<infer M> ? M : never;

function edited(row: Row, change: Month['edits'][number]): Row[] {
  switch (change.what) {
    case 'nothing':
      return [row];
    case 'removed':
      return [];
    case 'day':
      return [{ ...row, day: addDays(row.day, change.days) }];
    case 'partner':
      return [{ ...row, partner: PARTNERS[(PARTNERS.indexOf(row.partner) + 1) % 3] ?? '' }];
    case 'client':
      return [{ ...row, client: row.client.endsWith('jr') ? row.client.slice(0, -3) : `${row.client} jr` }];
    case 'facts': {
      const { what: _what, ...facts } = change;
      // A cell that is blank by now takes no amount out.
      const amount = ('amount' in facts && facts.amount) || row.amount;
      return [{ ...row, ...facts, amount }];
    }
  }
}

function written(refnet: Refnet, rows: readonly Row[], how: Month): string[] {
  const dayOf = (day: Day) => {
    const { year, month: of, dayOfMonth } = partsOf(day);
    return how.days === 'iso' ? day : `${dayOfMonth}/${of}/${year}`;
  };
  const amountOf = (amount: number) =>
    amount === 0 ? '' : how.namesCurrency ? `CAD ${amount}` : String(amount);
  const cells = (row: Row) => [
    dayOf(row.day),
    row.partner,
    row.client,
    row.need,
    row.status,
    amountOf(row.amount),
    row.note,
  ];
  const lines = [how.headings, ...rows.map(cells)].map((line, at) => {
    const inOrder = how.columns.map((column) => line[column] ?? '');
    return [...inOrder, ...(how.hasMore ? [at === 0 ? 'Colour' : 'red'] : [])].join(',');
  });
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return [
    'import',
    path,
    '--received',
    '--currency',
    'CAD',
    ...(how.days === 'dmy' ? ['--dates', 'dmy'] : []),
  ];
}

interface Plain {
  readonly looksLike: readonly { readonly line: number; readonly referral: number }[];
  readonly gone: readonly number[];
  readonly added: number;
  readonly rejected: number;
}

const isOther = (a: Row, b: Row) => a.day !== b.day || a.partner !== b.partner || a.client !== b.client;

test('a tracker that is kept for months comes in as it stands: nothing doubled, nothing lost, each said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(newRow, { minLength: 12, maxLength: 12 }),
      fc.array(month, { minLength: 2, maxLength: 5 }),
      async (begun, months) => {
        const refnet = await newNetwork(['add-partner', 'Maren Holt']);
        let rows: Row[] = [];
        /** The number of the referral that each row is, and what it said when it went. */
        const numbers = new Map<number, number>();
        const gone = new Set<number>();
        let keys = 0;
        for (const how of months) {
          const before = new Map(rows.map((row) => [row.key, row]));
          const kept = rows.flatMap((row) => {
            const after = edited(row, how.edits[row.key % how.edits.length] ?? { what: 'nothing' });
            if (after.length === 0) gone.add(row.key);
            return after;
          });
          const added = (keys === 0 ? begun : how.added).map((row) => {
            keys += 1;
            return { key: keys, client: clientOf(keys), ...row };
          });
          rows = how.isTurned ? [...added, ...kept].toReversed() : [...kept, ...added];
          const typed = written(refnet, rows, how);
          const first = await refnet.run([...typed, '--dry-run', '--json']);
          expect({ code: first.code, said: first.code === 0 ? '' : first.stderr }).toEqual({
            code: 0,
            said: '',
          });
          const [tried] = JSON.parse(first.stdout) as [Plain];
          const corrected = rows.flatMap((row, at) => {
            const was = before.get(row.key);
            return was !== undefined && isOther(row, was)
              ? [{ line: at + 2, referral: numbers.get(row.key) ?? 0 }]
              : [];
          });
          expect(tried.rejected).toBe(0);
          const said = tried.looksLike.map(({ line, referral }) => ({ line, referral }));
          expect(said).toEqual(expect.arrayContaining(corrected));
          const same = corrected.map(({ line, referral }) => `${line}=${referral}`).join(', ');
          const start = dumpOf(refnet.file);
          const result = await refnet.run([
            ...typed,
            '--update',
            '--json',
            ...(same === '' ? [] : ['--corrects', same]),
          ]);
          expect({ code: result.code, stderr: result.stderr.includes('refnet:') }).toEqual({
            code: 0,
            stderr: false,
          });
          const end = dumpOf(refnet.file);
          await refnet.ok(['undo']);
          expect(dumpOf(refnet.file)).toEqual(start);
          await refnet.ok(['redo']);
          expect(dumpOf(refnet.file)).toEqual(end);
          const there = JSON.parse(await refnet.ok(['referrals', '--json', '--limit', 'all'])) as Referral[];
          expect(there).toHaveLength(rows.length + gone.size);
          for (const row of rows) {
            const found = there.filter(
              ({ client, day, partner }) =>
                client === row.client && day === row.day && partner === row.partner,
            );
            expect(found.map(factsOf)).toEqual([expectedOf(row)]);
            numbers.set(row.key, found[0]?.number ?? 0);
          }
          expect((await refnet.run([...typed, '--update', '--dry-run'])).stdout).toContain('Nothing new');
        }
      },
    ),
    { numRuns: longRuns(5), endOnFailure: true },
  );
}, 120_000);

interface Referral {
  readonly number: number;
  readonly day: string;
  readonly partner: string;
  readonly client: string;
  readonly status: string;
  readonly need: string | null;
  readonly note: string | null;
  readonly estimate: string | null;
  readonly invoiced: string | null;
}

function factsOf({ status, need, note, estimate, invoiced }: Referral) {
  return {
    status,
    need,
    note,
    amount: Number(status === 'won' ? invoiced : estimate),
    invoiced: status === 'won' ? null : invoiced,
  };
}

function expectedOf({ status, need, note, amount }: Row) {
  return {
    status: status === '' ? 'new' : status.toLowerCase(),
    need: need || null,
    note: note || null,
    amount,
    invoiced: null,
  };
}
