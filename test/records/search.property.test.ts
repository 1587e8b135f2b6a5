import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchRecords } from '../../src/records/search.sql.ts';
import { matchFields, readSearch } from '../../src/records/search.ts';
import { referrals } from '../../src/referrals/referral.ts';
import { drawnNetwork, fileOf } from '../helpers/drawn-network.ts';

const sought = fc.array(
  fc.constantFrom(
    'jane',
    'obrien',
    "o'brien",
    'first home',
    'gold',
    'zoe',
    'ost',
    'lines',
    'note of',
    'maren',
    'imported',
    'a',
    'website',
    'mueller',
    'müller',
    'muller',
    'Mueller büro',
    'buero',
    'oe',
    'hue',
  ),
  { minLength: 1, maxLength: 3 },
);

interface Texts {
  readonly id: number;
  readonly day: string;
  readonly name: string;
  readonly client: string | null;
  readonly need: string | null;
  readonly note: string | null;
}

test('what is found is what each record read by itself says, newest first; a limit keeps the first and counts all', async () => {
  await fc.assert(
    fc.asyncProperty(drawnNetwork, sought, fc.nat(4), async (drawn, words, limit) => {
      const db = await fileOf(drawn);
      const parts = readSearch(words);
      const steps = db.prepare<[number], string>(
        'select reason from status_events where referral_id = ? and reason is not null order by on_day, id',
      );
      const expected = db
        .prepare<[], Texts>(
          `select r.id, r.occurred_on as day, coalesce(p.name, s.name) as name, client_name as client, need, r.note
           from referrals r left join partners p on p.id = partner_id left join sources s on s.id = source_id`,
        )
        .all()
        .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.id - a.id))
        .flatMap(({ id, name, client, need, note }) => {
          const fields = [
            { field: 'client', text: client ?? '' },
            { field: 'for', text: need ?? '' },
            { field: 'note', text: note ?? '' },
            { field: 'step', text: steps.pluck().all(id).join('\n') },
          ];
          const matches = matchFields(parts, fields, name);
          return matches === undefined ? [] : [{ id, matches }];
        });
      const { found, total } = searchRecords(db, referrals, parts);
      expect(found.map(({ id, matches }) => ({ id, matches }))).toEqual(expected);
      expect(total).toBe(expected.length);
      const first = searchRecords(db, referrals, parts, limit + 1);
      expect(first).toEqual({ found: found.slice(0, limit + 1), total });
      db.close();
    }),
    { numRuns: 30 },
  );
});

test('no word is asked of every record for texts that no row has', async () => {
  const db = await fileOf({
    partners: [{ name: 'Maren Holt', profession: null, archivedOn: null }],
    referrals: [],
    checkIns: [],
  });
  const asked: string[] = [];
  const spied: typeof db = Object.create(db, {
    prepare: { value: (text: string) => (asked.push(text), db.prepare(text)) },
  });
  searchRecords(spied, referrals, readSearch(['jane']), 20);
  const [, ids = ''] = asked;
  expect(ids).not.toMatch(/status_events|collections|from partners|from sources/);
});

test('a search goes through the keys of referrals in their index, and looks up those that were found', async () => {
  const db = await fileOf({
    partners: [{ name: 'Maren Holt', profession: null, archivedOn: null }],
    referrals: [],
    checkIns: [],
  });
  const plans: string[] = [];
  const spied: typeof db = Object.create(db, {
    prepare: {
      value: (text: string) => {
        const rows = db.prepare<[object], { detail: string }>(`explain query plan ${text}`);
        const cells = { w0: 'jane', w1: 'holt', p0: 'jane holt', ids: '[]' };
        plans.push(...rows.all(cells).map(({ detail }) => detail));
        return db.prepare(text);
      },
    },
  });
  searchRecords(spied, referrals, readSearch(['jane holt']), 20);
  expect(plans).toContain('SCAN t USING COVERING INDEX referrals_searched');
  expect(plans.filter((plan) => /^SCAN (?:t|referrals|status_events)\b(?!.* INDEX )/.test(plan))).toEqual([]);
});
