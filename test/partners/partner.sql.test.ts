import { expect, test, vi } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner, type PartnerDraft } from '../../src/partners/partner.ts';
import { readActivity } from '../../src/reports/activity.sql.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { getPartner, listPartners, savingPartner } from '../../src/partners/partner.sql.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';

const TODAY = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

const DETAILED: PartnerDraft = {
  ...emptyPartner('Zoë Holt'),
  emails: ['zoe@example.com'],
  phones: ['555 0100'],
  aliases: ['Zo', 'Miss Holt'],
  tags: ['top', 'Chamber'],
};

function networkOf(...drafts: PartnerDraft[]): Db {
  const db = openInMemory({ today: TODAY, now });
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    for (const draft of drafts) {
      const partnerId = savingPartner.insert(change, draft);
      savingReferral.insert(
        change,
        newReferral({
          partnerId,
          direction: 'given',
          occurredOn: TODAY,
          clientName: 'Jane D.',
        }),
      );
    }
    return { result: undefined, summary: 'test' };
  });
  return db;
}

/** How many statements `work` ran. */
function queriesOf(db: Db, work: () => unknown): number {
  let queries = 0;
  const prepare = db.prepare.bind(db);
  const spy = vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    for (const method of ['all', 'get', 'iterate'] as const) {
      const run = statement[method].bind(statement);
      vi.spyOn(statement, method).mockImplementation((...values: unknown[]) => {
        queries += 1;
        return run(...values);
      });
    }
    return statement;
  });
  work();
  spy.mockRestore();
  return queries;
}

test('each partner of a list is the one that reading them alone gives, by name', () => {
  const db = networkOf(DETAILED, emptyPartner('Bo Lind'), { ...DETAILED, name: 'Ann Lee', tags: ['x'] });
  const partners = listPartners(db);
  expect(partners.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Lind', 'Zoë Holt']);
  expect(partners).toEqual([3, 2, 1].map((id) => getPartner(db, id)));
  expect(partners[2]).toMatchObject({ ...DETAILED, tags: ['Chamber', 'top'] });
  expect(partners[1]).toMatchObject({ emails: [], phones: [], aliases: [], tags: [] });
});

test('a long list takes as many queries as a short one', () => {
  const read = (db: Db) => () => [listPartners(db), readActivity(db, TODAY)];
  const few = networkOf(DETAILED);
  const many = networkOf(...Array.from({ length: 60 }, (_, n) => ({ ...DETAILED, name: `Partner ${n}` })));
  expect(queriesOf(many, read(many))).toBe(queriesOf(few, read(few)));
  expect(queriesOf(few, read(few))).toBeLessThanOrEqual(6);
});

test('activity names those partners alone with whom something is on record', () => {
  const db = networkOf(emptyPartner('Ann Lee'));
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    savingPartner.insert(change, emptyPartner('Bo Lind'));
    return { result: undefined, summary: 'test' };
  });
  expect([...readActivity(db, TODAY)]).toEqual([
    [1, { given: 1, received: 0, givenEver: 1, receivedEver: 0, lastCheckIn: null }],
  ]);
});
