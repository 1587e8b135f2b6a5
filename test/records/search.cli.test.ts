import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { KINDS } from '../../src/records/record-kinds.ts';
import { searchedOf } from '../../src/records/search.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { writeRows } from '../helpers/records.ts';

/** A word of its own in every text that can be recorded. */
function everything(): Promise<Refnet> {
  return newNetwork(
    [
      'add-partner',
      'Maren Holt',
      '--profession',
      'wordprofession',
      '--business',
      'wordbusiness',
      '--services',
      'wordservices',
      '--ideal-client',
      'wordideal',
      '--email',
      'wordemail@example.com',
      '--phone',
      '519 555 0100',
      '--link',
      'wordlink.example.com',
      '--region',
      'Wördregion',
      '--how-met',
      'wordmet',
      '--tag',
      'wordtag',
      '--note',
      'one\nwordnote in a line\nthree',
    ],
    ['edit', 'maren', '--also-known-as', 'wordalias', '--stage', 'power-partner', '--because', 'wordreason'],
    [
      'log',
      "Zoë O'Brien",
      '--from',
      'maren',
      '--for',
      'a wordneed',
      '--note',
      'wörd-referral',
      '--on',
      '2026-11-10',
    ],
    ['update', '1', 'won', '--note', 'wordstep', '--on', '2026-11-12'],
    ['thank', '1', '--how', 'wordthanks'],
    ['check-in', 'maren', '--kind', 'coffee', '--note', 'wordcheckin'],
    ['note', 'maren', 'wordsignal', '--kind', 'growth'],
    ['project', 'maren', 'wordproject', '--kind', 'event'],
    [
      'agree',
      'maren',
      '--verbal',
      '--exclusive',
      'wordexclusive',
      '--i-will',
      'wordpromise',
      '--paper',
      'wordpaper',
      '--note',
      'wordagreement',
    ],
    ['advise', 'maren', '--decline', '--until', '2027-03-01', '--because', 'worddecline'],
  );
}

describe('search', () => {
  test.each([
    ['wordprofession', 'partner'],
    ['wordbusiness', 'partner'],
    ['wordservices', 'partner'],
    ['wordideal', 'partner'],
    ['wordemail@example', 'partner'],
    ['519-555-0100', 'partner'],
    ['wordlink', 'partner'],
    ['wordregion', 'partner'],
    ['wordmet', 'partner'],
    ['wordtag', 'partner'],
    ['wordnote', 'partner'],
    ['wordalias', 'partner'],
    ['wordreason', 'partner'],
    ['worddecline', 'partner'],
    ['zoe', 'referral'],
    ['obrien', 'referral'],
    ["ZOË O'BRIEN", 'referral'],
    ['wordneed', 'referral'],
    ['word-referral', 'referral'],
    ['wordstep', 'referral'],
    ['wordthanks', 'referral'],
    ['wordcheckin', 'check-in'],
    ['coffee', 'check-in'],
    ['wordsignal', 'signal'],
    ['growth', 'signal'],
    ['wordproject', 'project'],
    ['wordexclusive', 'agreement'],
    ['wordpaper', 'agreement'],
    ['wordagreement', 'agreement'],
    ['wordpromise', 'promise'],
  ])('finds %s in a %s, and nothing else', async (word, kind) => {
    const refnet = await everything();
    const found = JSON.parse(await refnet.ok(['search', word, '--json'])) as { kind: string }[];
    expect(found.map((each) => each.kind)).toEqual([kind]);
  });

  test('prints what it found by kind, with the line it stands in', async () => {
    const refnet = await everything();
    expect(await refnet.ok(['search', 'word'])).toMatchInlineSnapshot(`
      "1 partner
        p1  Maren Holt, wordprofession
            business: wordbusiness
            region: Wördregion
            services: wordservices
            ideal client: wordideal
            how met: wordmet
            email: wordemail@example.com
            link: wordlink.example.com
            also known as: wordalias
            tags: wordtag
            note: wordnote in a line
            reason: wordreason

      1 referral
        #1  Zoë O'Brien received from Maren Holt for a wordneed, Tue 10 Nov 2026
            note: wörd-referral
            thanked: wordthanks
            step: wordstep

      1 check-in
        #2  Coffee with Maren Holt, Fri 20 Nov 2026
            note: wordcheckin

      1 promise
        #6  I promised Maren Holt: wordpromise

      1 note
        #3  Growth, Maren Holt, 20 Nov 2026: wordsignal

      1 project
        #4  wordproject with Maren Holt (event), since 20 Nov 2026

      1 agreement
        #5  Verbal agreement with Maren Holt, from 20 Nov 2026, open; in force
            paper: wordpaper
            note: wordagreement
            exclusive: wordexclusive
      "
    `);
  });

  test('wants every word, one of which may be in the partner’s name, and a phrase as it stands', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['add-partner', 'Victor Osei'],
      ['log', 'Jane D.', '--from', 'maren', '--for', 'first home', '--on', '2026-11-10'],
      ['log', 'Jane D.', '--to', 'victor', '--for', 'home first', '--on', '2026-11-11'],
    );
    const numbers = async (...words: string[]) =>
      (JSON.parse(await refnet.ok(['search', ...words, '--json'])) as { number: unknown }[]).map(
        ({ number }) => number,
      );
    expect(await numbers('jane')).toEqual([2, 1]);
    expect(await numbers('jane', 'maren')).toEqual([1]);
    expect(await numbers('maren')).toEqual(['p1']);
    expect(await numbers('first', 'home')).toEqual([2, 1]);
    expect(await numbers('first home')).toEqual([1]);
    expect(await numbers('jane', 'nobody')).toEqual([]);
  });

  test.each([
    ['Mueller', [4, 3, 2, 1]],
    ['Müller', [4, 3, 2, 1]],
    ['MÜLLER', [4, 3, 2, 1]],
    ['Mu\u0308ller', [4, 3, 2, 1]],
    ['muller', [4, 2, 1]],
    ['jutta mueller', [1]],
    ['frau jutta mueller', [1]],
    ['Lüth', ['p1']],
    ['lueth', ['p1']],
    ['lueth "oehlmueller"', [4]],
    ['Soerensen', ['p2']],
    ['sørensen', ['p2']],
    ['Aarhus', ['p2']],
    ['oehlmueller', [4]],
    ['goethe', [5]],
    ['göthe', [5]],
    ['kom goethe', []],
    ['gothe', []],
    ["L'Oesterreicher", [5]],
    ['LÄpfel', [6]],
    ['Überweisung', [6]],
    ['Ueberweisung', [6]],
    ['"ueberweisung fuer"', [6]],
    ['Foerderung', [7]],
  ])('finds %s with its umlauts as they are, and spelt out', async (sought, numbers) => {
    const refnet = await newNetwork(
      ['add-partner', 'Ida Lüth', '--yes'],
      ['add-partner', 'Bo Sørensen', '--region', 'Århus'],
      ['log', 'Frau Jutta Müller', '--to', 'bo', '--on', '2026-11-01'],
      ['log', 'Anna Müller-Dös', '--to', 'bo', '--on', '2026-11-02'],
      ['log', 'Uwe Mueller', '--from', 'ida', '--on', '2026-11-03'],
      ['log', 'Pia Oehlmüller', '--from', 'ida', '--on', '2026-11-04'],
      ['log', 'Kim Goethe', '--to', 'bo', '--for', "Fall l'Österreicher", '--on', '2026-11-05'],
      ['check-in', 'ida', '--note', "Ueberweisung für L'Aepfel", '--on', '2026-11-06'],
      ['promise', 'ida', 'Förderung', '--by', '2026-12-01'],
    );
    const found = JSON.parse(await refnet.ok(['search', sought, '--json'])) as { number: unknown }[];
    expect(found.map(({ number }) => number)).toEqual(numbers);
  });

  test('lists the newest first, a screenful of each kind, and all for a file', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    writeRows(refnet, (change) => {
      for (let number = 1; number <= 25; number += 1) {
        change.insert('check_ins', {
          partner_id: 1,
          kind: 'call',
          on_day: `2026-10-${String(number).padStart(2, '0')}`,
          note: 'brochure',
        });
      }
    });
    const screen = await refnet.ok(['search', 'brochure']);
    expect(screen).toMatch(
      /^25 check-ins\n {2}#25 {2}Call with Maren Holt, Sun 25 Oct 2026\n {7}note: brochure\n/,
    );
    expect(screen).toContain('20 of 25 shown: --limit 100, --limit all');
    expect(screen.match(/#\d+/g)).toHaveLength(20);
    expect(await refnet.ok(['search', 'brochure', '--limit', '2'])).toContain('2 of 25 shown');
    expect(JSON.parse(await refnet.ok(['search', 'brochure', '--json']))).toHaveLength(25);
    expect((await refnet.ok(['search', 'brochure', '--format', 'csv'])).split('\r\n')[1]).toBe(
      'check-in,25,Maren Holt,2026-10-25,"Call with Maren Holt, Sun 25 Oct 2026",note: brochure,',
    );
  });

  test('finding nothing is no failure', async () => {
    const refnet = await everything();
    expect(await refnet.ok(['search', 'nowhere', 'first home'])).toBe(
      'Nothing on record has nowhere and "first home".\n',
    );
    expect(await refnet.ok(['search', 'nowhere', '--json'])).toBe('[]\n');
  });

  test.each([
    [['search'], 'what to look for is missing'],
    [['search', '...'], 'no letter or digit'],
  ])('exit 2: %j', async (argv, message) => {
    const refnet = await everything();
    expect(await refnet.fails(2, argv)).toContain(message);
  });

  test('fits 60 columns', async () => {
    const refnet = await everything();
    const lines = (await refnet.ok(['search', 'word'], { columns: 60 })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

test('every text of a record is looked into, but for identity, codes and days', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  const searched = KINDS.filter(({ of }) => of === 'partner').flatMap((of) =>
    searchedOf(of).map(({ column, of: beside }) => `${beside?.table ?? of.table}.${column}`),
  );
  const tables = new Set(searched.map((column) => column.split('.')[0]));
  const texts = db
    .prepare<[], string>(
      `select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
       where t.type = 'table' and c.type = 'TEXT'`,
    )
    .pluck()
    .all();
  const own =
    /\.(?:uuid|.*_key|.*_at|.*_on|.*_day|currency|status|direction|introduction|touch|side|form|goal_kind|goal_currency)$/;
  const left = texts.filter((column) => tables.has(column.split('.')[0]) && !own.test(column));
  expect(left.filter((column) => !searched.includes(column))).toEqual(['payments.kind']);
});
