import { displayWidth } from '../../src/text/width.ts';
import { describe, expect, test } from 'vitest';
import { AdviceJson } from '../helpers/contracts.ts';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { LADDER } from '../../src/advice/ladder.ts';

describe('refnet advise on one partner', () => {
  test('gives the verdict with its facts, the rule, what is not known, and one next step', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['advise', 'maren'])).toMatchInlineSnapshot(`
      "Maren Holt, mortgage broker. Referral partner.

        Time to formalize
        Reason      36 exchanged in the 12 months to 20 Nov 2026 (15 given, 21
                    received); known for 2 years 10 months (known since Jan 2024).
        Rule        10 or more exchanged a year, and structure begins to pay. [rhythm]
        Supports    19 in the last 6 months, a pace of 38 a year, beside 36 in 12
                    months [refnet]
                    first of 5 in what you receive, first of 5 in what you give
                    [rhythm]
        Holds back  nothing on record
        Not known   whether the partner prefers to keep it informal
                    whether you prefer to keep it informal
                    how the size of their business compares with yours
                    whether it is a good fit: 0 of the 6 questions answered
        Red flag    21 of 41 received in the 12 months to 20 Nov 2026 came from this
                    one partner, 40 % or more [refnet]
        Path        3 of 6, a pattern of exchange: 36 in 12 months
        Next        have the talk, and note it: refnet check-in maren --kind talk
                    to prepare it: refnet agree maren --checklist
        Not now?    refnet advise maren --decline --until DAY --because REASON
      "
    `);
  });

  test('--why says each number once beside what it needs, and of every rule how it came out', async () => {
    const refnet = await nadiasNetwork();
    const lines = (await refnet.ok(['advise', 'victor', '--why'])).split('\n');
    const start = lines.findIndex((line) => line.startsWith('What was looked at'));
    expect(lines.slice(start).join('\n')).toMatchInlineSnapshot(`
      "What was looked at, in the 12 months to 20 Nov 2026
        volume         11 of 10 needed, met
        pace           11 of 5 in the last 6 months, met
        proven         11 of 3 ever, met
        done together  no joint activity under way, not met as a reason to formalize
        at stake       0 of 2 needed, not met
        known for      4 months of 6 months needed, not met
        first source   fourth of 5 in what you receive, second of 5 together with
                       Tomas Reyes in what you give; first of 3 or more in both
                       needed, not met
        talk about it  none
        unsettled      nothing unsettled
        formal         no: referral partner, no agreement in force
        took           nothing noted
        brought        5 received and closed, 2 won; not to be weighed, 2 won without
                       an amount in CAD

      Every rule, in its order; the first that fits stands
        no        outgrown: formal for 6 months or more, the record covers the 12
                  months, 3 or fewer exchanged, nothing done together, not at stake,
                  no joint venture [rhythm]
                  but not formal: referral partner, no agreement in force
        no        costs more than it brings: formal for 6 months or more, time, fees
                  and joint costs over business and fees received [rhythm]
                  but not formal: referral partner, no agreement in force
        no        formal, and strained: formal, and a check-in overdue, something
                  unsettled, an exclusive promise broken since the talk, or, where not
                  talked: formal before trust, a service promised twice, nothing won,
                  a poor fit [ally]
                  but not formal: referral partner, no agreement in force
        no        ready for a joint venture: a strategic alliance for 12 months or
                  more, 10 or more exchanged, something done together, satisfaction 4
                  or more, growth noted, nothing that holds back, nobody prefers
                  informal, not unsettled, not talked [rhythm]
                  but stage referral partner
        no        formal: a strategic alliance or joint venture, or an agreement in
                  force that is exclusive or expects something of both [rhythm]
                  but not formal: referral partner, no agreement in force
        this one  too new: the question is open, and not known for 6 months or more
                  [rhythm]
        no        held back: the question is open, and something holds back [rhythm]
                  but nothing on record holds it back
        fits too  enough exchanged to formalize: 10 or more exchanged, the question is
                  open [rhythm]
        no        something done together: 3 or more ever, 1 or more exchanged,
                  something under way together beyond an event of one day, the
                  question is open [rhythm]
                  but nothing under way that lasts beyond a day
        no        much at stake: 3 or more ever, two of: business over
                  revenue-at-stake, growth, a complex handoff; the question is open
                  [rhythm]
                  but nothing at stake on record
        no        unhappy: known for 6 months or more, more than 3 exchanged,
                  unsettled [refnet]
                  but known for 4 months (known since 14 Jul 2026), less than 6 months
        no        each other's first source: known for 6 months or more, first of all
                  in received and in given, 3 or more having any of each, more than 3
                  exchanged, not talked [rhythm]
                  but known for 4 months (known since 14 Jul 2026), less than 6 months
        fits too  at the pace of enough: more than 3 exchanged, 5 or more in the last
                  6 months, nobody prefers informal, may be referred to [refnet]
        fits too  more than is best kept informal: more than 3 exchanged [refnet]
        no        none exchanged yet: none ever [rhythm]
                  but 11 exchanged in the whole record
        no        quiet for a year: none exchanged, no check-in [refnet]
                  but 11 exchanged in the 12 months to 20 Nov 2026 (6 given, 5
                  received)
        no        best kept informal: whoever no rule above fits [rhythm]
                  but a rule above it fits

      What can hold back, and whether it does
        very different size  noted as much smaller or much larger [rhythm]: no
        one way              volume is the only reason, fewer than 2 in the thinner
                             direction, and not 20 or more received in each of the
                             last 3 full months [refnet]: no
        low satisfaction     the last satisfaction of the 12 months is 2 or less
                             [rhythm]: no
        poor fit             you chose to refer nobody to them, or the last answer to
                             one of the six questions is no [durden]: no
        nothing won          5 or more closed, both directions together, none won
                             [refnet]: no
        red flag             a formal proposal before 6 months, immediate payback
                             expected, or costs over benefit [rhythm]: no

        Source  [rhythm] Rhythm of Business, "Strategic Alliances vs. Referral
                Partnerships"
      "
    `);
  });

  test('says what an agreement on fees alone is, not that there is none', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--profession', 'lawyer', '--known-since', '2024-01'],
      ['agree', 'ann', '--written', '--they-pay', '10%', '--from', '2026-01-01'],
      ...['2026-02-02', '2026-03-02', '2026-04-02', '2026-05-02'].map((on) => [
        'log',
        'Jo P.',
        '--from',
        'ann',
        '--on',
        on,
        '--yes',
      ]),
    );
    const text = await refnet.ok(['advise', 'ann', '--why']);
    expect(text).toContain('  On record   a written agreement on fees alone: low commitment [lanes]\n');
    expect(text).toContain('  formal         no: acquaintance, a written agreement on fees alone: low');
    expect(text).not.toMatch(/no (formal )?agreement in force/);
  });

  test('says since when the record is whole with the command that moves it, and that it does', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['log', 'Jo P.', '--from', 'ann', '--on', '2026-02-02', '--yes'],
    );
    const text = (await refnet.ok(['advise', 'ann'])).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Not known records begin 20 Nov 2026: what was exchanged before counts only where it was entered; ' +
        'if they begin earlier: refnet config records-since DAY Look again 19 Nov 2027',
    );
    expect(text).toContain(
      'Reason 1 exchanged in the 12 months to 20 Nov 2026 (0 given, 1 received); ' +
        'counted only since 20 Nov 2026: look again on 19 Nov 2027.',
    );
    await refnet.ok(['config', 'records-since', '2024-01-01']);
    expect(await refnet.ok(['advise', 'ann'])).not.toContain('records begin');
  });

  test.each([60, 80, 120])('lists everybody with what comes next whole, at %i columns', async (columns) => {
    const refnet = await nadiasNetwork();
    const text = await refnet.ok(['advise'], { columns, terminal: true, env: { NO_COLOR: '1' } });
    const lines = text.split('\n');
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    const commands = JSON.parse(await refnet.ok(['advise', '--json'])).flatMap(
      (each: { next: { command: string } | null }) => (each.next === null ? [] : [each.next.command]),
    );
    expect(commands).toHaveLength(4);
    for (const command of commands) expect(lines.some((line) => line.trimEnd().endsWith(command))).toBe(true);
  });

  test('is Markdown with where it stands and what comes next', async () => {
    const refnet = await nadiasNetwork();
    const markdown = await refnet.ok(['advise', 'maren', '--format', 'md']);
    expect(markdown).toContain('- Path: 3 of 6, a pattern of exchange: 36 in 12 months\n');
    expect(markdown).toContain(
      '- Next: have the talk, and note it: `refnet check-in maren --kind talk`; ' +
        'to prepare it: `refnet agree maren --checklist`\n',
    );
  });

  test('is Markdown with --why: every measure, rule and hold-back, as on a screen', async () => {
    const refnet = await nadiasNetwork();
    const plain = await refnet.ok(['advise', 'maren', '--format', 'md']);
    const markdown = await refnet.ok(['advise', 'maren', '--why', '--format', 'md']);
    expect(markdown.startsWith(plain)).toBe(true);
    const why = markdown.slice(plain.length).split('\n');
    expect(why.filter((line) => line.startsWith('#'))).toEqual([
      '## What was looked at, in the 12 months to 20 Nov 2026',
      '## Every rule, in its order; the first that fits stands',
      '## What can hold back, and whether it does',
    ]);
    expect(why).toContain('- volume: 36 of 10 needed, met');
    expect(why).toContain(
      '- enough exchanged to formalize (this one): 10 or more exchanged, the question is open [rhythm]',
    );
    expect(why.filter((line) => / \((?:this one|fits too|no)\): /.test(line))).toHaveLength(LADDER.length);
    expect(why).toContain('- very different size: noted as much smaller or much larger [rhythm]: no');
  });

  test('is one object as JSON: a contract', async () => {
    const refnet = await nadiasNetwork();
    const advice = JSON.parse(await refnet.ok(['advise', 'tomas', '--json']));
    expect(Object.keys(advice)).toEqual([
      'partner',
      'partnerId',
      'asOf',
      'verdict',
      'rule',
      'rank',
      'source',
      'reason',
      'facts',
      'triggers',
      'supports',
      'holdsBack',
      'missing',
      'alerts',
      'redFlags',
      'noted',
      'path',
      'step',
      'next',
      'lookAgain',
      'declined',
      'considered',
    ]);
    expect(advice).toMatchObject({
      partner: 'Tomas Reyes',
      asOf: '2026-11-20',
      verdict: 'light-structure',
      rule: 'light',
      rank: 3,
      source: 'refnet',
      facts: { given: 6, received: 6, exchanged: 12, window: { after: '2025-11-20', to: '2026-11-20' } },
      triggers: ['volume'],
      holdsBack: [],
      noted: [{ id: 'prefers-informal', text: 'the partner prefers to keep it informal' }],
      step: { command: 'refnet edit tomas --check-in-months 3', prepare: null },
      declined: null,
    });
  });

  test('answers as of another day, the same each time', async () => {
    const refnet = await nadiasNetwork();
    const asOf = async (day: string) =>
      JSON.parse(await refnet.ok(['advise', 'victor', '--as-of', day, '--json']));
    expect(await asOf('2026-08-31')).toMatchObject({
      asOf: '2026-08-31',
      rule: 'low',
      facts: { exchanged: 3 },
    });
    expect(await asOf('2026-08-31')).toEqual(await asOf('2026-08-31'));
    expect(await refnet.fails(2, ['advise', 'victor', '--as-of', '2026-11-21'])).toContain('still to come');
  });
});

describe('refnet advise on everybody', () => {
  test('lists the most pressing first', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['advise'], { columns: 130 })).toMatchInlineSnapshot(`
      "Partner      Advice                On record                               Next
      Maren Holt   Time to formalize     36, both ways, known 2 years 10 months  refnet check-in maren --kind talk
      Victor Osei  Too new to formalize  11, both ways, known 4 months
      Ilse Moreno  Coming near           9, both ways, known 4 years 6 months    refnet check-in ilse
      Tomas Reyes  Light structure       12, both ways, known 3 years 9 months   refnet edit tomas --check-in-months 3
      Anouk Petit  Keep it informal      2, both ways, known 1 year 2 months
      Ben Adler    Build trust           0, known 1 month                        refnet check-in ben
      "
    `);
  });

  test('is a list of the same objects as JSON', async () => {
    const refnet = await nadiasNetwork();
    const list = JSON.parse(await refnet.ok(['advise', '--json']));
    const one = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(list).toHaveLength(6);
    for (const advice of list) expect(() => AdviceJson.parse(advice)).not.toThrow();
    expect(list).toContainEqual(one);
  });
});

describe('accepting', () => {
  test('moves the stage, says what was passed over, and can be taken back', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['advise', 'maren', '--accept', '--because', 'agreed over lunch'])).toBe(
      'Maren Holt was referral partner, is now strategic alliance; skips power partner, from 20 Nov 2026\n' +
        '  no talk in 12 months on record      refnet check-in maren --kind talk\n' +
        '  check-in: next by 14 Nov (every month)\n' +
        '  refnet undo      takes it back\n',
    );
    const after = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(after).toMatchObject({ verdict: 'all-well', rule: 'formal' });
    await refnet.ok(['undo']);
    expect(JSON.parse(await refnet.ok(['advise', 'maren', '--json'])).rule).toBe('volume');
  });

  test('of a light structure has the rhythm follow it: a longer interval of their own gives way', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ian Webb', '--known-since', '2020-01-01', '--check-in-months', '12'],
      ['config', 'records-since', '2024-01-01'],
      ...['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05'].map((day) => [
        'log',
        `Client ${day}`,
        '--from',
        'ian',
        '--on',
        day,
      ]),
      ['check-in', 'ian', '--on', '2026-10-01'],
    );
    expect(JSON.parse(await refnet.ok(['advise', 'ian', '--json'])).verdict).toBe('light-structure');
    expect(await refnet.ok(['advise', 'ian', '--accept'])).toBe(
      'Ian Webb was acquaintance, is now power partner; skips referral partner, from 20 Nov 2026\n' +
        '  a check-in every year, as was set, gives way to the rhythm of the stage\n' +
        '  check-in: next by 1 Jan 2027 (every 3 months)\n' +
        '  refnet undo      takes it back\n',
    );
    await refnet.ok(['undo']);
    expect(JSON.parse(await refnet.ok(['show', 'ian', '--json']))).toMatchObject({
      checkInMonths: 12,
      nextCheckIn: '2027-10-01',
    });
  });

  test('prints the move as JSON, and tries it with --dry-run', async () => {
    const refnet = await nadiasNetwork();
    const argv = ['advise', 'maren', '--accept'];
    expect(await refnet.ok([...argv, '--dry-run'])).toContain('Nothing was written.\n');
    expect(JSON.parse(await refnet.ok([...argv, '--because', 'agreed', '--json']))).toEqual({
      partner: 'Maren Holt',
      partnerId: 'p1',
      from: 'referral-partner',
      to: 'strategic-alliance',
      skips: ['power-partner'],
      day: '2026-11-20',
      because: 'agreed',
    });
  });

  test('is refused where the advice asks for no move', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.fails(1, ['advise', 'victor', '--accept'])).toMatchInlineSnapshot(`
      "refnet: "too new to formalize" asks for no move from referral partner
        refnet edit victor --stage STAGE      makes any other move
      "
    `);
  });
});

describe('declining', () => {
  const DECLINE = ['advise', 'maren', '--decline', '--until', '2027-03-01', '--because', 'moving offices'];
  const state = async (refnet: Awaited<ReturnType<typeof nadiasNetwork>>, today?: string) =>
    JSON.parse(await refnet.ok(['advise', 'maren', '--json'], today === undefined ? {} : { today })).declined;

  test('keeps the advice quiet until the day', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(DECLINE)).toBe(
      'Maren Holt: "time to formalize" is put aside until 1 Mar 2027, unless something changes before\n',
    );
    expect(await state(refnet)).toEqual({
      on: '2026-11-20',
      until: '2027-03-01',
      because: 'moving offices',
      quiet: true,
    });
    expect(await state(refnet, '2027-02-28')).toMatchObject({ quiet: true });
    expect(await state(refnet, '2027-03-01')).toMatchObject({ quiet: false });
  });

  test('prints what was put aside as JSON', async () => {
    const refnet = await nadiasNetwork();
    expect(JSON.parse(await refnet.ok([...DECLINE, '--json']))).toEqual({
      partner: 'Maren Holt',
      partnerId: 'p1',
      verdict: 'time-to-formalize',
      on: '2026-11-20',
      until: '2027-03-01',
      because: 'moving offices',
    });
  });

  test('is not woken by one more referral', async () => {
    const refnet = await nadiasNetwork();
    await refnet.ok(DECLINE);
    await refnet.ok(['log', 'One More', '--from', 'maren']);
    expect(await state(refnet)).toMatchObject({ quiet: true });
  });

  test.each([[['advise', 'maren', '--accept']], [['edit', 'maren', '--stage', 'strategic-alliance']]])(
    'is over where %j leaves another verdict that asks for nothing',
    async (move) => {
      const refnet = await nadiasNetwork();
      await refnet.ok(DECLINE);
      await refnet.run(move);
      expect(JSON.parse(await refnet.ok(['advise', 'maren', '--json']))).toMatchObject({
        verdict: 'all-well',
        step: null,
        declined: { quiet: false },
      });
      expect(await refnet.ok(['advise', 'maren'])).not.toContain('(declined)');
      expect(await refnet.ok(['advise'])).not.toContain('(declined)');
    },
  );

  test('is told of the verdict that was put aside, whose command the list leaves out, and of no later one', async () => {
    const refnet = await newNetwork(['add-partner', 'Marc', '--known-since', '2019']);
    for (let nth = 1; nth <= 10; nth++) await refnet.ok(['log', `Client ${nth}`, '--from', 'marc']);
    await refnet.ok(['advise', 'marc', '--decline', '--until', '2027-03-01']);
    expect(await refnet.ok(['advise'])).toBe(`\
Partner  Advice                            On record
Marc     Have the conversation (declined)  10, all received, known about 7 years
`);
    await refnet.ok(['agree', 'marc', '--written', '--i-will', 'call', '--they-will', 'call']);
    expect(await refnet.ok(['advise'])).toBe(`\
Partner  Advice          On record
Marc     Stays as it is  10, all received, known about 7 years
`);
  });

  test('is woken when what held it back goes away', async () => {
    const refnet = await nadiasNetwork();
    await refnet.ok(['edit', 'tomas', '--no-prefers-informal', '--size', 'larger']);
    await refnet.ok(['advise', 'tomas', '--decline', '--until', '2027-03-01']);
    const quiet = async () => JSON.parse(await refnet.ok(['advise', 'tomas', '--json'])).declined.quiet;
    expect(await quiet()).toBe(true);
    await refnet.ok(['edit', 'tomas', '--size', 'similar']);
    expect(await quiet()).toBe(false);
  });

  test.each([
    [
      ['advise', 'maren', '--decline'],
      '--until is missing\n  for example: refnet advise maren --decline --until 2027-02-20\n',
    ],
    [['advise', 'maren', '--decline', '--until', '2026-11-20'], 'is not ahead'],
    [['advise', 'maren', '--accept', '--decline'], '--decline does not go with --accept'],
    [['advise', '--accept'], 'the partner is missing\n  for example: refnet advise NAME --accept\n'],
    [['advise', 'maren', '--until', '2027-01-01'], '--until does not go with the advice on one partner'],
    [['advise', 'maren', '--accept', '--as-of', '2026-01-01'], '--as-of does not go with --accept'],
    [['advise', '--why'], '--why does not go with the list'],
  ])('%j is refused and nothing is written', async (argv, message) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.fails(2, argv)).toContain(message);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });
});
