import { describe, expect, test, vi } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { loaded } from '../../src/text/lazily.ts';
import { emptyPartner, partners, type PartnerDraft } from '../../src/partners/partner.ts';
import { readActivity } from '../../src/reports/activity.sql.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { listStageEvents } from '../../src/partners/stage.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { getPartner, listPartners } from '../../src/partners/partner.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
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
  const listed = listPartners(db);
  expect(listed.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Lind', 'Zoë Holt']);
  expect(listed).toEqual([3, 2, 1].map((id) => getPartner(db, id)));
  expect(listed[2]).toMatchObject({ ...DETAILED, tags: ['Chamber', 'top'] });
  expect(listed[1]).toMatchObject({ emails: [], phones: [], aliases: [], tags: [] });
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
    [1, { given: 1, received: 0, closed: 0, won: 0, givenEver: 1, receivedEver: 0, lastCheckIn: null }],
  ]);
});

describe('writing a partner', () => {
  const tried = (work: (change: Change) => unknown) => () =>
    recordChange(networkOf(emptyPartner('Ann Lee')), { command: 'test', today: TODAY, now }, (change) => ({
      result: work(change),
      summary: 'test',
    }));

  test('is refused where it would miss the details and the first step of the stage', () => {
    const missed = 'a partner is more than its row: save it with what its room exports';
    expect(tried((change) => change.insert(partners, emptyPartner('Bo Lind')))).toThrow(missed);
    expect(tried((change) => change.update(partners, 1, { region: 'Guelph' }))).toThrow(missed);
  });

  test('is refused for an archive day to come, and for one who would be introduced by themselves', async () => {
    const ahead = asDay('2026-11-21');
    expect(
      tried((change) => savingPartner.insert(change, { ...emptyPartner('Bo'), archivedOn: ahead })),
    ).toThrow('Sat 21 Nov 2026 is still to come');
    expect(tried((change) => savingPartner.update(change, 1, { archivedOn: ahead }))).toThrow(
      'still to come',
    );
    const circle = tried((change) => savingPartner.update(change, 1, { introducedBy: 1 }));
    await expect(loaded(circle)).rejects.toThrow('Ann Lee cannot be introduced by Ann Lee');
  });

  test('leaves what is not named as it was, and moves the stage on the day of the change', () => {
    const db = networkOf(DETAILED);
    recordChange(db, { command: 'test', today: TODAY, now }, (change) => ({
      result: savingPartner.update(change, 1, { tags: ['gold'], stage: 'power-partner' }),
      summary: 'test',
    }));
    expect(getPartner(db, 1)).toMatchObject({ ...DETAILED, tags: ['gold'], stage: 'power-partner' });
    expect(listStageEvents(db, 1)).toMatchObject([
      { stage: 'acquaintance', onDay: TODAY },
      { stage: 'power-partner', onDay: TODAY },
    ]);
  });
});
