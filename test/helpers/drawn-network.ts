import type Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting, openInMemory } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { addNews, savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { loaded } from '../../src/text/lazily.ts';
import { TODAY } from './refnet.ts';

export const today: Day = asDay(TODAY);
/** The day it was written down on: some of it lies ahead of the day that is asked about. */
const written = addDays(today, 60);
const now = () => new Date(`${TODAY}T12:00:00Z`);

/** Days around those that `due` and the twelve months are bounded by, some of them ahead. */
const aDay = fc.oneof(
  fc.integer({ min: -70, max: 12 }).map((n) => addDays(today, n)),
  fc.integer({ min: -420, max: 30 }).map((n) => addDays(today, n)),
);

const aText = fc.constantFrom(
  'Jane Doe',
  'JANE D.',
  "Zoë O'Brien",
  'zoe o’brien',
  'Ann-Marie Gold',
  'first home, gold',
  'a note\nof two lines',
  'Öst & Söhne',
  'Jutta Müller, Buero',
  'MUELLER Büro',
  'imported',
);

const drawnPartner = fc.record({
  name: fc.constantFrom('Maren Holt', 'Victor Pohl', "Zoë O'Hara", 'Ann Gold', 'Öst Partner', 'maren holt'),
  profession: fc.option(fc.constantFrom('accountant', 'CPA', 'family lawyer', 'realtor')),
  archivedOn: fc.option(aDay, { freq: 5 }),
});

const drawnReferral = fc.record({
  /** A partner by place; the last is a source. */
  who: fc.nat(4),
  direction: fc.constantFrom('given' as const, 'received' as const),
  occurredOn: aDay,
  after: fc.nat(40),
  status: fc.constantFrom(...STATUSES),
  consent: fc.constantFrom(true, null, null, false),
  client: fc.option(aText),
  need: fc.option(aText),
  note: fc.option(aText, { freq: 2 }),
  fit: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 }),
  invoiced: fc.option(fc.integer({ min: 1, max: 99_999 }), { freq: 2 }),
  thankedOn: fc.option(aDay, { freq: 2 }),
  toldOn: fc.option(aDay, { freq: 2 }),
  news: fc.option(fc.tuple(aDay, aText), { freq: 2 }),
  importedOn: fc.option(aDay, { freq: 2 }),
  snooze: fc.option(fc.tuple(aDay, fc.integer({ min: 0, max: 30 })), { freq: 3 }),
});

/** What a network is made of: partners, and referrals with what happened to them since. */
export const drawnNetwork = fc.record({
  partners: fc.array(drawnPartner, { minLength: 1, maxLength: 4 }),
  referrals: fc.array(drawnReferral, { maxLength: 30 }),
  checkIns: fc.array(fc.tuple(fc.nat(3), aDay), { maxLength: 3 }),
});
export type DrawnNetwork = typeof drawnNetwork extends fc.Arbitrary<infer T> ? T : never;

/** That network in a file; in memory where no path is given. Its referrals have the numbers from 1 on. */
export async function fileOf(drawn: DrawnNetwork, path?: string): Promise<Database.Database> {
  const db =
    path === undefined
      ? openInMemory({ today: written, now })
      : openForWriting({ path, today: written, now }).db;
  await loaded(() =>
    recordChange(db, { command: 'test', today: written, now }, (change) => {
      const ids = drawn.partners.map((facts) =>
        savingPartner.insert(
          { ...change, today: addDays(today, -300) },
          { ...emptyPartner(facts.name), ...facts, archivedOn: null },
        ),
      );
      for (const [at, { archivedOn }] of drawn.partners.entries())
        db.prepare('update partners set archived_on = ? where id = ?').run(archivedOn, ids[at]);
      for (const [at, onDay] of drawn.checkIns)
        change.insert('check_ins', { partner_id: ids[at % ids.length] ?? 1, on_day: onDay, kind: 'call' });
      for (const {
        who,
        after,
        status,
        client,
        invoiced,
        news,
        importedOn,
        snooze,
        ...facts
      } of drawn.referrals) {
        const isOfSource = who >= ids.length && facts.direction === 'received';
        const id = savingReferral.insert(
          change,
          newReferral({
            ...facts,
            clientName: client,
            partnerId: isOfSource ? null : (ids[who % ids.length] ?? 1),
            source: isOfSource ? 'Website' : null,
            thankedOn: isOfSource || facts.direction === 'given' ? null : facts.thankedOn,
            toldOn: isOfSource || facts.direction === 'given' ? null : facts.toldOn,
            status,
            closedOn: isClosed(status) ? addDays(facts.occurredOn, after) : null,
            invoiced: status === 'won' && invoiced !== null ? { minor: invoiced, currency: 'CAD' } : null,
          }),
        );
        if (news !== null) addNews(change, id, { onDay: news[0], reason: news[1] });
        if (importedOn !== null) asImported(change.db, id, importedOn);
        if (snooze !== null) {
          const [on_day, days] = snooze;
          change.insert('snoozes', {
            kind: 'record',
            partner_id: null,
            record_id: id,
            on_day,
            until_day: addDays(on_day, days),
            reason: null,
          });
        }
      }
      return { result: undefined, summary: 'made a network' };
    }),
  );
  return db;
}

/** Makes a referral one that was imported on that day, with its outcome. */
function asImported(db: Database.Database, id: number, onDay: Day): void {
  const { lastInsertRowid } = db
    .prepare(
      `insert into imports (uuid, created_at, updated_at, file_name, format, imported_on)
       values (lower(hex(randomblob(16))), '', '', 'tracker.csv', 'csv', ?)`,
    )
    .run(onDay);
  db.prepare('update referrals set import_id = ?, last_step_on = max(last_step_on, ?) where id = ?').run(
    lastInsertRowid,
    onDay,
    id,
  );
  db.prepare(`update status_events set reason = 'imported' where referral_id = ? and reason is null`).run(id);
}
