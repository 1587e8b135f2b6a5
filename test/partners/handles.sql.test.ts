import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { findPartner, partnerNamer, soughtBy } from '../../src/partners/find-partner.ts';
import { listHandles, listHandlesNear } from '../../src/partners/handles.sql.ts';
import { emptyPartner, type PartnerDraft } from '../../src/partners/partner.ts';
import { soughtToName } from '../../src/partners/sought-to-name.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';

const today = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

function networkOf(drafts: readonly PartnerDraft[]) {
  const db = openInMemory({ today, now });
  recordChange(db, { command: 'test', today, now }, (change) => {
    for (const draft of drafts) savingPartner.insert(change, draft);
    return { result: undefined, summary: 'test' };
  });
  return db;
}

test('whoever is sought by no word may be anybody', () => {
  const db = networkOf(['Ann Lee', 'Bo Ray'].map((each) => ({ ...emptyPartner(each) })));
  expect(listHandlesNear(db, soughtBy('***'))).toEqual(listHandles(db));
});

const WORDS = [
  'Ann',
  'Anna',
  'and',
  '&',
  "O'Brien",
  'O’Bri',
  'Zoë',
  'zo',
  'Dr.',
  'J',
  'Lee-Holt',
  'holt',
  'p2',
  'P12',
  '2',
  '株式',
  '한국',
  'a@b.ca',
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const name = text.map((each) => `${each} x`);
const draft = fc.record({
  name,
  business: fc.option(name),
  aliases: fc.array(name, { maxLength: 1 }),
  emails: fc.array(fc.constantFrom('a@b.ca', "o'brien@b.ca", 'holt@b.ca'), { maxLength: 1 }),
  archivedOn: fc.option(fc.constant(today)),
});

test('a partner is found, and named, among a few as among all', () => {
  fc.assert(
    fc.property(
      fc.array(draft, { minLength: 1, maxLength: 6 }),
      fc.array(text, { minLength: 4, maxLength: 4 }),
      (drafts, texts) => {
        const db = networkOf(drafts.map((each) => ({ ...emptyPartner(each.name), ...each })));
        const all = listHandles(db);
        for (const typed of [...texts, ...WORDS, ...drafts.map((each) => each.name)]) {
          const sought = soughtBy(typed);
          if (sought === undefined) continue;
          expect({ typed, ...findPartner(typed, listHandlesNear(db, sought)) }).toEqual({
            typed,
            ...findPartner(typed, all),
          });
        }
        for (const partner of all) {
          const sought = soughtToName(partner);
          if (sought === undefined) continue;
          const near = listHandlesNear(db, sought);
          expect([partner.name, partnerNamer(near)(partner)]).toEqual([
            partner.name,
            partnerNamer(all)(partner),
          ]);
        }
        db.close();
      },
    ),
    { numRuns: 40 },
  );
});

test.each([
  ['maren', { word: 'maren', id: null }],
  ['P3', { word: 'p3', id: 3 }],
  ["O'Brien & Sons", { word: 'obrien', id: null }],
  ['& Sons', { word: 'sons', id: null }],
  ['and', { word: 'and', id: null }],
  ['#!', undefined],
  ['', undefined],
])('%j is sought by %j', (typed, sought) => {
  expect(soughtBy(typed)).toEqual(sought);
});

test.each([
  ['Dr. J. Lee', { word: 'lee', id: 4 }],
  ['J', { word: 'j', id: 4 }],
  ['And Holt', undefined],
  ['+', undefined],
])('%j is named among those who have %j', (name4, sought) => {
  expect(soughtToName({ id: 4, name: name4 })).toEqual(sought);
});
