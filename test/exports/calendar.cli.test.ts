import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { copyOf, newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { calendar, events, eventsIn, type ReadEvent } from './events.ts';

/** Maren: met on 1 Sep, a written agreement, a promise each way. Victor: overdue. An objective. */
async function network(): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt', '--stage', 'referral-partner', '--known-since', '2024-01'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01'],
    ['check-in', 'maren', '--on', '2026-09-01', '--next', '2027-01-15'],
    ['check-in', 'victor', '--on', '2026-02-01'],
    ['agree', 'maren', '--written', '--from', '2026-08-25', '--until', '2027-09-01'],
    ['promise', 'maren', 'the brochure', '--by', '2026-12-01'],
    ['promise', 'maren', 'numbers for Q4', '--theirs', '--by', '2026-11-01'],
    ['promise', '--network', '--goal', '40 received', '--by', '2026-12-31'],
  );
}

const told = (all: readonly ReadEvent[]) => all.map(({ day, summary }) => `${day} ${summary}`);

describe('a calendar', () => {
  it('has what comes up and is about a relationship, what is overdue on today', async () => {
    expect(told(await events(await network()))).toEqual([
      '2026-11-20 Check in with Victor Osei',
      '2026-11-20 Promised by Maren Holt: numbers for Q4',
      '2026-11-25 Review the agreement with Maren Holt',
      '2026-12-01 Promised to Maren Holt: the brochure',
      '2026-12-31 Objective: 0 of 40 received',
      '2027-01-15 Check in with Maren Holt',
      '2027-07-03 Renew or close the agreement with Maren Holt: it ends 1 Sep 2027',
    ]);
  });

  it('says in each since when it waits, what prepares it, and what clears it', async () => {
    const [victor, theirs] = await events(await network());
    expect(victor?.description).toBe(
      'Since 1 Aug 2026\nEvery 6 months\nTo prepare it: refnet report victor\nThen: refnet check-in victor',
    );
    expect(theirs?.description).toBe(
      'Since 1 Nov 2026\nTo prepare it: refnet report maren\nThen: refnet done 6',
    );
  });

  it('names commands that do it as pasted', async () => {
    const refnet = await network();
    for (const { description } of await events(refnet)) {
      const all = [...description.matchAll(/refnet (.*)/g)].map(([, typed = '']) => typed.split(' '));
      expect(all.length).toBeGreaterThan(0);
      for (const words of all) {
        expect([words, (await runMain(copyOf(refnet.home), words, {})).code]).toEqual([words, 0]);
      }
    }
  });

  it('reminds at nine on the day, so many days before, or not at all', async () => {
    const refnet = await network();
    const alarms = async (...options: string[]) => (await events(refnet, options))[0]?.alarm;
    expect(await alarms()).toBe('PT9H');
    expect(await alarms('--alarm', '1')).toBe('-PT15H');
    expect(await alarms('--no-alarms')).toBe(null);
  });

  it('can be of one partner, or of what comes up by a day', async () => {
    const refnet = await network();
    expect(told(await events(refnet, ['--partner', 'victor']))).toEqual([
      '2026-11-20 Check in with Victor Osei',
    ]);
    expect((await events(refnet, ['--within', '2026-12-05'])).map(({ day }) => day)).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-25',
      '2026-12-01',
    ]);
    expect(await refnet.fails(2, ['calendar', '--within', '2026-11-01'])).toContain('is past');
  });

  it('is read as RFC 5545 has it: lines of at most 75 bytes, all ended by CRLF', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Zoë Ångström-Łukasiewicz; "Müller, & Söhne" 株式会社東京法律事務所 محمد'],
      ['check-in', 'zoe', '--on', '2026-11-01'],
    );
    const stdout = await calendar(refnet);
    const lines = stdout.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    expect(eventsIn(stdout)[0]?.summary).toBe(
      'Check in with Zoë Ångström-Łukasiewicz; "Müller, & Söhne" 株式会社東京法律事務所 محمد',
    );
  });

  it('of nothing is a calendar without events', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { stdout, stderr } = await refnet.run(['calendar']);
    expect(eventsIn(stdout)).toEqual([]);
    expect(stderr).toBe('nothing to come; to keep it: refnet calendar --output refnet.ics\n');
  });
});

describe('an event keeps its identity', () => {
  test.each<[what: string, change: string[], summary: string, day: string]>([
    ['a check-in', ['check-in', 'victor'], 'Check in with Victor Osei', '2027-05-20'],
    [
      'a check-in put off',
      ['snooze', 'victor', '--until', '2027-02-01'],
      'Check in with Victor Osei',
      '2027-02-01',
    ],
    [
      'a review',
      ['edit', '4', '--review-on', '2027-03-01'],
      'Review the agreement with Maren Holt',
      '2027-03-01',
    ],
    ['a promise', ['edit', '5', '--by', '2027-03-01'], 'Promised to Maren Holt: the brochure', '2027-03-01'],
  ])('and moves: %s', async (_what, change, summary, day) => {
    const refnet = await network();
    const before = (await events(refnet)).find((event) => event.summary === summary);
    await refnet.run(change);
    const after = await events(refnet);
    expect(after.find(({ uid }) => uid === before?.uid)).toMatchObject({ summary, day });
    expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
  });

  test.each<[what: string, change: string[], summaries: string[]]>([
    ['a promise done before its day', ['done', '5'], ['Promised to Maren Holt: the brochure']],
    ['a promise done after its day', ['done', '6'], ['Promised by Maren Holt: numbers for Q4']],
    [
      'an agreement closed',
      ['agree', 'maren', '--close'],
      [
        'Review the agreement with Maren Holt',
        'Renew or close the agreement with Maren Holt: it ends 1 Sep 2027',
      ],
    ],
    ['a partner archived', ['edit', 'victor', '--archive'], ['Check in with Victor Osei']],
    ['a partner removed', ['remove', 'victor', '--yes'], ['Check in with Victor Osei']],
  ])('and is cancelled, once %s', async (_what, change, summaries) => {
    const refnet = await network();
    const gone = (await events(refnet)).filter(({ summary }) => summaries.includes(summary));
    expect(gone).toHaveLength(summaries.length);
    expect((await refnet.run(change)).code).toBe(0);
    const after = await events(refnet);
    for (const { uid } of gone) {
      expect(after.find((event) => event.uid === uid)).toMatchObject({ status: 'CANCELLED', alarm: null });
    }
    expect((await events(refnet, [], '2027-03-01')).filter(({ status }) => status === 'CANCELLED')).toEqual(
      [],
    );
  });

  it('with a stamp that stays while nothing changes, and a sequence that rises with each change and each day', async () => {
    const refnet = await network();
    const written = new Date('2026-11-20T09:30:00Z');
    // What a calendar has is remembered in the file.
    await calendar(refnet);
    const sequence = async (today?: string) => {
      utimesSync(refnet.file, written, written);
      return Number(/^SEQUENCE:(\d+)\r$/m.exec(await calendar(refnet, [], today))?.[1]);
    };
    const first = await sequence();
    const text = await calendar(refnet);
    expect(text).toContain('DTSTAMP:20261120T093000Z\r\nLAST-MODIFIED:20261120T093000Z\r\n');
    expect(await calendar(refnet)).toBe(text);
    await refnet.run(['done', '5']);
    await calendar(refnet);
    const changed = await sequence();
    expect(changed).toBeGreaterThan(first);
    await refnet.run(['undo']);
    await calendar(refnet);
    expect(await sequence()).toBeGreaterThan(changed);
    expect(await sequence('2026-11-21')).toBe((await sequence()) + 1);
  });
});

describe('clients are named nowhere', () => {
  test.each([
    ['call Jane Doe back', ' (refnet show 2)'],
    ['tell JANE how it went', ' (refnet show 2)'],
    ["Jane's papers", ' (refnet show 2)'],
    ['call the Doe family', ' (refnet show 2)'],
    ['papers for DOE, J.', ' (refnet show 2)'],
    ['a doe in the park', ': a doe in the park'],
    ['Send the Q4 numbers to Maren by Friday', ': Send the Q4 numbers to Maren by Friday'],
    ['lunch. Send the LLC papers', ': lunch. Send the LLC papers'],
    ['meet the Does', ' (refnet show 2)'],
    ['a call with Maren Holt', ': a call with Maren Holt'],
    ['the Holt papers', ' (refnet show 2)'],
    // Who is not on record may be a client all the same.
    ['call J. Doerr back', ' (refnet show 2)'],
    ['call Dr. Doerr back', ' (refnet show 2)'],
    ['the Janeway brochure', ' (refnet show 2)'],
  ])('in a promise %j', async (what, summary) => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane Doe', '--from', 'maren'],
      ['promise', 'maren', what, '--by', '2026-12-01'],
    );
    const options = ['--within', '2026-12-02'];
    expect(told(await events(refnet, options))).toEqual([`2026-12-01 Promised to Maren Holt${summary}`]);
    expect(told(await events(refnet, [...options, '--clients']))).toEqual([
      `2026-12-01 Promised to Maren Holt: ${what}`,
    ]);
  });

  it('in an objective neither, and a word of a name that a partner has too says nothing', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Jane Holt'],
      ['log', 'Kofi Vance', '--from', 'jane'],
      ['log', 'Jane Li', '--from', 'jane'],
      ['promise', '--network', 'win back Vance', '--goal', '40 received', '--by', '2026-12-01'],
      ['promise', 'jane', 'ask Jane about Li', '--by', '2026-12-01'],
      ['promise', 'jane', 'lunch with Jane', '--by', '2026-12-01'],
    );
    expect(told(await events(refnet, ['--within', '2026-12-02'])).toSorted()).toEqual([
      '2026-12-01 Objective (refnet show 3)',
      '2026-12-01 Promised to Jane Holt (refnet show 4)',
      '2026-12-01 Promised to Jane Holt: lunch with Jane',
    ]);
  });

  it.each([
    'send the Quagmire papers',
    'meet the Quagmires',
    'the Müllers papers',
    'Mueller papers',
    "Mullers' papers",
  ])('in %j neither, though a partner has that family name, nor after they are forgotten', async (what) => {
    const refnet = await newNetwork(
      ['add-partner', 'Otto Quagmire'],
      ['log', 'Zebulon Quagmire', '--from', 'otto', '--status', 'lost'],
      ['log', 'Björn Müller', '--from', 'otto', '--status', 'lost'],
      ['promise', 'otto', what, '--by', '2026-12-01'],
    );
    const hidden = ['2026-12-01 Promised to Otto Quagmire (refnet show 3)'];
    expect(told(await events(refnet, ['--within', '2026-12-02']))).toEqual(hidden);
    await refnet.ok(['forget', '1', '2', '--yes']);
    const after = told(await events(refnet, ['--within', '2026-12-02'])).join();
    expect(after).not.toMatch(/: .*(?:quagmire|m[uü]e?ller)/i);
  });

  it('nor is what was noted of a partner, a check-in, a referral or an agreement', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt', '--note', 'secret one'],
      ['check-in', 'maren', '--note', 'secret two', '--next', '2027-01-15'],
      ['log', 'Secret Three', '--from', 'maren', '--note', 'secret four', '--for', 'secret five'],
      ['agree', 'maren', '--written', '--note', 'secret six', '--until', '2027-06-01'],
    );
    expect(await calendar(refnet)).not.toMatch(/secret/i);
  });
});

describe('a calendar file', () => {
  it('tells two agreements with one partner apart by their numbers', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Ash'],
      ['agree', 'ann', '--verbal', '--from', '2026-01-01', '--until', '2026-06-30'],
      ['agree', 'ann', '--verbal', '--from', '2026-09-01', '--review-on', '2027-01-15'],
    );
    const text = await calendar(refnet);
    expect(text).toContain('SUMMARY:Review the agreement with Ann Ash (agreement 2)');
  });

  it('is private, says what is in it, and is replaced by the next', async () => {
    const refnet = await network();
    const file = join(refnet.home, 'refnet.ics');
    const said =
      `Wrote a calendar to ${file}: 7 events: 2 check-ins, 1 promise of theirs, 1 review, ` +
      '1 promise of yours, 1 objective and 1 end of an agreement.\n' +
      '  Open it in your calendar. Written and opened again, its events move, and none is doubled.\n';
    expect(await refnet.ok(['calendar', '--output', file])).toBe(said);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await refnet.run(['done', '5']);
    expect(await refnet.ok(['calendar', '--output', file])).toContain(
      '; 1 cancelled, for a calendar that has it from before.\n',
    );
    expect(eventsIn(readFileSync(file, 'utf8'))).toHaveLength(7);
  });

  it('is printed for "-", and never named as something else', async () => {
    const refnet = await network();
    expect(await calendar(refnet, ['--output', '-'])).toBe(await calendar(refnet));
    expect(await refnet.fails(2, ['calendar', '--output', 'refnet.csv'])).toBe(
      'refnet: a file that ends in ".csv" is to hold csv, and not ics\n  name it "refnet.ics"\n',
    );
  });

  it('never replaces what is none, unless it is said to', async () => {
    const refnet = await network();
    const file = join(refnet.home, 'notes.txt');
    writeFileSync(file, 'mine');
    expect(await refnet.fails(1, ['calendar', '--output', file])).toContain('is there already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    for (const said of ['--force', '--yes']) {
      writeFileSync(file, 'mine');
      await refnet.ok(['calendar', '--output', file, said]);
      expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
    }
  });
});
