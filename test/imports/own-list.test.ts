import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { csvSheet } from '../../src/sheets/csv-sheet.io.ts';
import { writeImport } from '../../src/imports/import.sql.ts';
import { OWN_MEANINGS, OWN_MEANING_WORDS } from '../../src/imports/own-list.ts';
import { openBytes } from '../../src/sheets/source.io.ts';
import { trackerRows } from '../../src/imports/tracker-file.io.ts';
import { relationshipsOf } from '../../src/advice/relationship.ts';
import { networkReport } from '../../src/reports/report.ts';
import { readReport } from '../../src/reports/report.sql.ts';
import { readSettings } from '../../src/settings/settings.ts';
import type { CollectionDraft } from '../../src/referrals/collection.ts';
import { savingCollection } from '../../src/referrals/collection.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import {
  amendStatus,
  listReferrals,
  listStatusEvents,
  savingReferral,
} from '../../src/referrals/referral.sql.ts';
import { newReferral, referrals, type Referral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { plainText } from '../../src/screen/columns.view.ts';
import { csvRows } from '../../src/screen/csv.ts';
import { columnsOf } from '../../src/screen/kind-columns.view.ts';
import { loaded } from '../../src/text/lazily.ts';
import { cleanInput, cleanNote } from '../../src/text/sanitize.ts';
import { longRuns } from '../helpers/runs.ts';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scannedTracker } from '../helpers/scanned-tracker.ts';

const today = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');
const newDb = () => openInMemory({ today, now });

function change<T>(db: Db, work: (each: Change) => T): T {
  return recordChange(db, { command: 'test', today, now }, (each) => ({
    result: work(each),
    summary: 'test',
  }));
}

/** `refnet referrals --format csv`, of the columns as they are declared. */
function csvOf(rows: readonly Referral[]): string {
  const columns = columnsOf<Referral>(referrals, today);
  return csvRows([
    columns.map(({ key }) => key),
    ...rows.map((row) => columns.map(({ value }) => plainText(value(row)))),
  ]);
}

async function imported(csv: string): Promise<Db> {
  const db = newDb();
  const source = csvSheet(await openBytes('-', Readable.from([Buffer.from(csv)])));
  const scan = scannedTracker(source, new Map());
  expect(scan.columns.filter(({ meaning }) => meaning === undefined)).toEqual([]);
  const reading = {
    dates: scan.days.decide(),
    decimals: scan.decimals,
    currency: 'USD',
    direction: 'received',
    today,
    statuses: new Map(),
    withoutClients: false,
  } as const;
  const rows = [...trackerRows(source, scan, reading)];
  expect(rows.flatMap((row) => ('rejected' in row ? [row.rejected] : []))).toEqual([]);
  const onRejected = (line: number, faults: readonly unknown[]) => expect({ line, faults }).toBe('read');
  const options = { today, newPartners: true, update: false, onRejected };
  const expected = rows.length;
  recordChange(db, { command: 'import', today, now }, (each) => {
    const { importId } = writeImport(each, rows, options, { fileName: 'a.csv', format: 'tracker', expected });
    return { result: undefined, summary: 'imported', ...(importId === null ? {} : { importId }) };
  });
  return db;
}

/** What an import reads of it: all but the numbers, which are given anew. */
function facts(rows: readonly Referral[]) {
  return rows
    .map(({ id: _id, partnerId: _partner, importId: _import, ...rest }) => rest)
    .toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1));
}

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('=1+1', "'quoted", 'a, "b"; c', '-', 'Total', '@x', "O'Brien"),
  )
  .map(cleanInput)
  .filter((each) => /\p{L}|\d/u.test(each));
const note = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => cleanNote(lines.join('\n')));
const orNone = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: null });
const minor = orNone(fc.integer({ min: 0, max: 9_999_999 }));

const aReferral = fc.record({
  /** The last is a source that is no partner. */
  partner: fc.nat({ max: 4 }),
  direction: fc.constantFrom(...DIRECTIONS),
  status: fc.constantFrom(...STATUSES),
  age: fc.integer({ min: 0, max: 900 }),
  outcome: orNone(fc.nat({ max: 900 })),
  reason: orNone(note),
  clientName: orNone(text),
  need: orNone(text),
  consent: orNone(fc.boolean()),
  introduction: orNone(fc.uuid()),
  currency: fc.constantFrom('CAD', 'JPY', 'KWD'),
  amounts: fc.tuple(minor, minor, minor),
  thanked: orNone(fc.nat({ max: 900 })),
  thankedHow: orNone(text),
  told: orNone(fc.nat({ max: 900 })),
  fit: orNone(fc.integer({ min: 1, max: 5 })),
  note: orNone(note),
  collected: fc.array(
    fc.record({
      days: fc.nat({ max: 900 }),
      minor: fc.integer({ min: 1, max: 999_999 }),
      back: fc.boolean(),
      note: orNone(note),
    }),
    { maxLength: 3 },
  ),
});
type Said = typeof aReferral extends fc.Arbitrary<infer T> ? T : never;

/** A day from then on, up to today. */
const later = (first: Day, days: number): Day => {
  const day = addDays(first, days);
  return day > today ? today : day;
};

function draftOf(said: Said, partnerId: number | null): ReferralDraft {
  const direction = partnerId === null ? 'received' : said.direction;
  const { status, currency, amounts } = said;
  const occurredOn = addDays(today, -said.age);
  const closedOn = isClosed(status) ? later(occurredOn, said.outcome ?? 0) : null;
  const amount = (each: number | null) => (each === null ? null : { minor: each, currency });
  const isReceived = direction === 'received' && partnerId !== null;
  return newReferral({
    partnerId,
    source: partnerId === null ? 'Our "web", site' : null,
    direction,
    occurredOn,
    status,
    closedOn,
    clientName: said.clientName,
    need: said.need,
    consent: said.consent,
    introduction: said.introduction,
    estimate: amount(amounts[0]),
    agreed: amount(amounts[1]),
    invoiced: amount(amounts[2]),
    thankedOn: said.thanked === null || !isReceived ? null : later(occurredOn, said.thanked),
    thankedHow: isReceived && said.thanked !== null ? said.thankedHow : null,
    toldOn: said.told === null || !isReceived || closedOn === null ? null : later(closedOn, said.told),
    fit: said.fit,
    note: said.note,
  });
}

/** What came in for it, refunds after what they are of. */
function collectedOf({ collected, age, currency }: Said): Omit<CollectionDraft, 'referralId'>[] {
  const occurredOn = addDays(today, -age);
  return collected.flatMap(({ days, minor: each, back, note: said }) => [
    { onDay: later(occurredOn, days), amount: { minor: each, currency }, note: said },
    ...(back ? [{ onDay: later(occurredOn, days + 9), amount: { minor: -each, currency }, note: said }] : []),
  ]);
}

/**
 * The figures of the report on some periods, by the partners' names: their numbers are given anew. Whether the period before
 * is told goes by when the file began.
 */
async function figures(db: Db) {
  const { settings } = readSettings([]);
  const all = PERIODS.map(async ([since, until]) => {
    const period = { since: asDay(since), until: asDay(until) };
    const snapshot = readReport(db, period, settings, today);
    const relationships = relationshipsOf(snapshot.network, settings, today);
    const { totals, volume } = await networkReport(snapshot, relationships, settings, Infinity);
    const rows = volume.map(({ partner, checkIn: _checkIn, ...row }) => ({ partner: partner.name, ...row }));
    return { totals, rows: rows.map((row) => JSON.stringify(row)).toSorted() };
  });
  return Promise.all(all);
}
const PERIODS = [
  ['2025-11-21', '2026-11-20'],
  ['2026-07-01', '2026-09-30'],
  ['2026-01-01', '2026-11-20'],
  ['2025-01-01', '2025-12-31'],
  ['2024-01-01', '2024-12-31'],
] as const;

/** A network of these referrals with four partners, two of one name. */
function network(all: readonly Said[], names: readonly string[]): Db {
  const db = newDb();
  change(db, (written) => {
    const ids = [...names, names[0] ?? ''].map((name) => savingPartner.insert(written, emptyPartner(name)));
    for (const said of all) {
      const id = savingReferral.insert(written, draftOf(said, ids[said.partner] ?? null));
      for (const each of collectedOf(said)) savingCollection.insert(written, { referralId: id, ...each });
      if (said.reason !== null)
        amendStatus(
          written,
          { ...said, id, occurredOn: addDays(today, -said.age) },
          said,
          listStatusEvents(db, id).at(-1),
        );
    }
  });
  return db;
}

describe("refnet's own list of referrals", () => {
  test('comes back whole into an empty file, and prints the same again', async () => {
    const names = fc.uniqueArray(text, {
      minLength: 3,
      maxLength: 3,
      selector: (name) => name.toLowerCase(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(aReferral, { minLength: 1, maxLength: 12 }), names, async (all, three) => {
        const called = three.map((name, n) => `P${n} ${name}`);
        const db = await loaded(() => network(all, called));
        const before = listReferrals(db);
        const copy = await imported(csvOf(before));
        const after = listReferrals(copy);
        expect(await figures(copy)).toEqual(await figures(db));
        expect(facts(after)).toEqual(facts(before));
        expect(new Set(after.map(({ partnerId }) => partnerId)).size).toBe(
          new Set(before.map(({ partnerId }) => partnerId)).size,
        );
        const again = listReferrals(await imported(csvOf(after)));
        expect(facts(again)).toEqual(facts(before));
      }),
      { numRuns: longRuns(20) },
    );
  }, 60_000);

  test('brings sources that are no partner, found by the name they have', async () => {
    const refnet = await newNetwork(
      ['log', 'Jane D.', '--source', 'Our website', '--status', 'won', '--value', 'EUR 900'],
      ['log', 'Bob', '--source', 'walk-in'],
    );
    const csv = await refnet.ok(['referrals', '--format', 'csv']);
    const path = join(temporaryFolder(), 'referrals.csv');
    writeFileSync(path, csv);
    const other = await newNetwork(['log', 'Lea', '--source', 'our-website', '--on', '2026-01-02'], ['undo']);
    await other.ok(['import', path]);
    const again = await other.ok(['referrals', '--format', 'csv']);
    expect(withoutNumbers(again)).toEqual(withoutNumbers(csv));
    expect(await other.ok(['partners', '--json'])).toBe('[]\n');
    expect(await other.ok(['import', path])).toContain('Nothing new');
  });

  test('every meaning has its words', () => {
    expect(Object.keys(OWN_MEANING_WORDS)).toEqual([...OWN_MEANINGS]);
  });

  const filled = () =>
    newNetwork(
      ['add-partner', 'Maren Holt'],
      ['add-partner', 'Victor Osei'],
      ['log', 'Jane D.', '--from', 'maren', '--for', 'a flat', '--value', 'CAD 1800', '--on', '2026-02-01'],
      ['log', '=Dana', '--to', 'victor', '--on', '2026-03-01', '--consent', 'no'],
      ['update', '1', 'won', '--value', '1700', '--on', '2026-05-05', '--because', 'liked us, "a lot"'],
      ['thank', '1', '--how', 'card', '--on', '2026-02-03'],
      ['told', '1', '--on', '2026-05-06'],
      ['update', '2', 'declined', '--on', '2026-03-05'],
    );
  const listed = async (refnet: Awaited<ReturnType<typeof filled>>, list = 'referrals') => {
    const path = join(temporaryFolder(), `${list}.csv`);
    writeFileSync(path, (await refnet.run([list, '--format', 'csv'])).stdout);
    return path;
  };

  test('is told apart by its columns, of which none is passed over', async () => {
    const path = await listed(await filled());
    const empty = await newNetwork();
    const said = await empty.ok(['import', path, '--dry-run']);
    expect(said).not.toContain('not read');
    expect(said).toContain(
      `  partnerId     what tells partners of one name apart
  source        where the client came from that is no partner
  client        the client
  need          what the client needs
  status        the status
  closedOn      the day of the outcome
  reason        why it stands as it does
  consent       whether the client agreed to be contacted
`,
    );
  });

  test('brings a refused consent, the day and the reason of an outcome, the thanks and the telling', async () => {
    const path = await listed(await filled());
    const empty = await newNetwork();
    await empty.run(['import', path]);
    expect(JSON.parse(await empty.ok(['referrals', '--json', '--sort', 'oldest']))).toMatchObject([
      {
        client: 'Jane D.',
        status: 'won',
        closedOn: '2026-05-05',
        reason: 'liked us, "a lot"',
        consent: null,
        estimate: '1800.00',
        invoiced: '1700.00',
        thankedOn: '2026-02-03',
        thankedHow: 'card',
        toldOn: '2026-05-06',
      },
      { client: '=Dana', status: 'declined', closedOn: '2026-03-05', reason: null, consent: false },
    ]);
  });

  test('brings every collection with its day and its note, and refunds', async () => {
    const refnet = await newNetwork(
      ['config', 'country', 'DE'],
      ['config', 'currency', 'EUR'],
      ['add-partner', 'Ann'],
      ['log', 'Cli', '--from', 'ann', '--value', '2000', '--on', '2026-02-01'],
      ['update', '1', 'won', '--collected', '1000', '--on', '2026-03-05'],
      [
        'update',
        '1',
        '--collected',
        '500',
        '--on',
        '2026-06-30',
        '--note',
        'by "cheque"; 2026-01-01 EUR 9.00',
      ],
      ['update', '1', '--collected', '-250,50', '--on', '2026-07-01'],
    );
    const path = await listed(refnet);
    expect(readFileSync(path, 'utf8')).toContain(
      ',"2026-03-05 EUR 1000.00; 2026-06-30 EUR 500.00 ""by \\""cheque\\""; 2026-01-01 EUR 9.00""; 2026-07-01 EUR -250.50",',
    );
    const empty = await newNetwork(['config', 'currency', 'EUR']);
    const said = await empty.ok(['import', path, '--dry-run']);
    expect(said).toContain('  collected     what came in for it, and when\n');
    await empty.run(['import', path]);
    expect(JSON.parse(await empty.ok(['show', '1', '--json']))).toMatchObject({
      collections: [
        { day: '2026-03-05', amount: '1000.00', currency: 'EUR', note: null },
        { day: '2026-06-30', amount: '500.00', note: 'by "cheque"; 2026-01-01 EUR 9.00' },
        { day: '2026-07-01', amount: '-250.50', note: null },
      ],
    });
    for (const period of [['--quarter', '2026q1'], ['--quarter', '2026q2'], ['--year', '2026'], []]) {
      const [first, second] = await Promise.all(
        [refnet, empty].map(async (each) => {
          const { totals, volume } = JSON.parse(await each.ok(['report', ...period, '--json']));
          return { totals, volume };
        }),
      );
      expect(second).toEqual(first);
    }
    expect(await empty.ok(['report'])).toContain('EUR 1,249.50 closed business');
    await empty.ok(['undo']);
    expect(await empty.ok(['report'])).not.toContain('EUR');
    await empty.ok(['redo']);
    expect(await empty.ok(['report'])).toContain('EUR 1,249.50 closed business');
  });

  test.each([
    ['1000', 'not a list like 2026-05-05 CAD 500.00; 2026-06-05 CAD 80.00'],
    ['2026-02-30 EUR 5.00', 'not a list like 2026-05-05 CAD 500.00; 2026-06-05 CAD 80.00'],
    ['2027-01-01 EUR 5.00', 'a day in it is still to come'],
    ['2026-01-05 USD 5.00', 'in another currency than the referral, EUR'],
    ['2026-01-05 EUR 5.00; 2026-01-06 EUR -5.01', 'more went back than was collected'],
  ])('what came in as %s is rejected', async (collected, reason) => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(
      path,
      `number,day,direction,partner,partnerId,client,status,closedOn,currency,invoiced,collected,uuid
1,2026-01-05,received,Ann,p1,A,won,2026-01-06,EUR,20.00,${collected},u1
`,
    );
    expect(await (await newNetwork()).fails(1, ['import', path])).toContain(
      `  line 2, "collected": ${reason}\n`,
    );
  });

  test('is known by where it came from, and comes again once it was taken back', async () => {
    const refnet = await filled();
    const path = await listed(refnet);
    expect(await refnet.ok(['import', path])).toBe('Nothing new: both rows were already there.\n');
    const empty = await newNetwork();
    await empty.run(['import', path]);
    await empty.ok(['undo']);
    expect(await empty.ok(['import', path])).toContain('Imported 2 referrals with 2 partners (2 new)');
  });

  test('is read as well after a spreadsheet saved it again, without the columns one does not care for', async () => {
    const refnet = await newNetwork();
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(
      path,
      `day;direction;partner;partnerId;client;status;closedOn;reason;consent;currency;invoiced;thankedOn
31/01/2026;received;Ann;p1;A;won;13/02/2026;liked us;TRUE;EUR;1800,5;03/02/2026
01/03/2026;given;Ben;p2;B;lost;02/03/2026;;FALSE;;;
`,
    );
    await refnet.run(['import', path]);
    expect(JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest']))).toMatchObject([
      {
        closedOn: '2026-02-13',
        reason: 'liked us',
        consent: true,
        invoiced: '1800.50',
        thankedOn: '2026-02-03',
      },
      { day: '2026-03-01', closedOn: '2026-03-02', consent: false, invoiced: null },
    ]);
  });

  test('a row that cannot be read is rejected with its reason', async () => {
    const header = 'number,day,direction,partner,partnerId,client,status,closedOn,consent,thankedOn,fit,uuid';
    const path = join(temporaryFolder(), 'a.csv');
    const rows = [
      '1,2026-01-05,received,Ann,p1,A,won,2026-01-06,perhaps,,,u1',
      '2,2026-01-05,received,Ann,p1,A,won,2026-01-06,,2026-01-04,,u2',
      '3,2026-01-05,received,Ann,p1,A,won,2026-01-06,,,9,u3',
      '4,2026-01-05,received,Ann,p1,A,won,2026-01-06,,,,u4',
      '5,2026-01-05,received,Ann,p1,A,won,2026-01-06,,,,u4',
    ];
    writeFileSync(path, [header, ...rows, ''].join('\n'));
    const refnet = await newNetwork();
    expect(await refnet.fails(1, ['import', path])).toContain(
      `refnet: 4 of 5 rows cannot be read, so nothing was imported
  line 2, "consent": neither yes nor no
  line 3, "thankedOn": before the referral
  line 4, "fit": not a number from 1 to 5
  line 6, "uuid": the same referral as on line 5
`,
    );
  });

  test.each([
    ['Ann,,,2026-11-02 CAD 5.0000', 'collected": an amount in it cannot be read'],
    ['Ann,,,2026-11-02 500', 'collected": not a list like 2026-05-05 CAD 500.00; 2026-06-05 CAD 80.00'],
    ['Ann,,,2026-11-21 CAD 500.00', 'collected": a day in it is still to come'],
    ['Ann,,,"2026-11-02 CAD 5.00 ""\\q"""', 'collected": a note beside what was collected cannot be read'],
    ['Ann,Google,,', 'source": a source beside a partner'],
    [',Google,given,', 'source": given to a source, which only sends clients'],
    [',,,', 'partner": no partner'],
  ])('so is one with what no list of its own says: %s', async (cells, fault) => {
    const [partner, source, direction, ...collected] = cells.split(',');
    const header = 'number,day,direction,partner,partnerId,source,client,status,closedOn,collected,uuid';
    const path = join(temporaryFolder(), 'a.csv');
    const [way, sum] = [direction || 'received', collected.join(',')];
    writeFileSync(path, `${header}\n1,2026-01-05,${way},${partner},,${source},A,won,2026-11-01,${sum},u1\n`);
    const refnet = await newNetwork(['config', 'currency', 'CAD']);
    expect(await refnet.fails(1, ['import', path])).toContain(`line 2, "${fault}\n`);
  });

  test.each([
    ['agree', 'agreements'],
    ['fees', 'fees'],
    ['due', 'what is due'],
  ])('refnet %s --format csv is a list of %s, which does not come back by itself', async (list, name) => {
    const refnet = await filled();
    const path = await listed(refnet, list);
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: this is a list of ${name} that refnet printed, which does not come back by itself
  refnet export all --output network.json      takes out everything, and an import brings it back whole
`,
    );
  });
});

/** Rows without the numbers they have in their file, and those of the import. */
function withoutNumbers(csv: string): string[] {
  const [heading = '', ...rows] = csv.trim().split('\r\n');
  const at = heading.split(',').indexOf('import');
  return rows.map((row) => row.split(',').toSpliced(at, 1).slice(1).join(',')).toSorted();
}
