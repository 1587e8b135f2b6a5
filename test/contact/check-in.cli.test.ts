import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const MAREN = ['add-partner', 'Maren Holt', '--profession', 'mortgage broker', '--stage', 'referral-partner'];
const VICTOR = ['add-partner', 'Victor Osei', '--profession', 'accountant'];

describe('check-in', () => {
  test.each([
    [undefined, 'Call with'],
    ['coffee', 'Coffee with'],
    ['talk', 'Call with'],
  ])('in a terminal is usually of the kind used last, unless that was a talk: %s', async (last, words) => {
    const refnet = await newNetwork(
      VICTOR,
      ...(last === undefined ? [] : [['check-in', 'victor', '--kind', last, '--on', '2026-11-02']]),
    );
    const { code, stdout } = await asked(
      refnet,
      ['check-in', 'victor'],
      [
        ['What was it?', ''],
        ['Enter writes it', ''],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`${words} Victor Osei, Fri 20 Nov`),
    });
  });

  test('says what was recorded, with its number, and when the next one is due', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['check-in', 'maren', '--kind', 'coffee'])).toBe(
      '#1  Coffee with Maren Holt, Fri 20 Nov 2026; next by 20 Feb 2027 (every 3 months)\n',
    );
  });

  test.each([
    ['call', 'Call with'],
    ['zoom', 'Video call with'],
    ['one-to-one', 'Meeting with'],
    ['mail', 'Email to'],
    ['text', 'Message to'],
    ['ev', 'Event with'],
    ['review', 'Review with'],
    ['talk', 'Talk with'],
  ])('reads the kind "%s"', async (kind, words) => {
    const refnet = await newNetwork(VICTOR);
    expect(await refnet.ok(['check-in', 'victor', '--kind', kind])).toBe(
      `#1  ${words} Victor Osei, Fri 20 Nov 2026; next by 20 May 2027 (every 6 months)\n`,
    );
  });

  test('records a call where no kind is given and nobody can be asked', async () => {
    const refnet = await newNetwork(VICTOR);
    expect(await refnet.ok(['check-in', 'victor'])).toContain('Call with Victor Osei');
  });

  test('keeps the day, the minutes, the satisfaction, the note and the planned day', async () => {
    const refnet = await newNetwork(MAREN);
    const options = ['--minutes', '45', '--satisfaction', '4', '--next', 'in 2 weeks', '--on', 'thursday'];
    expect(await refnet.ok(['check-in', 'maren', '--note', 'New office', ...options])).toBe(
      '#1  Call with Maren Holt, Thu 19 Nov 2026; 45 minutes; satisfaction 4 of 5; next on Fri 4 Dec 2026, as planned\n',
    );
  });

  test('the rhythm counts from the latest check-in, not from an older one noted after it', async () => {
    const refnet = await newNetwork(MAREN, ['check-in', 'maren']);
    expect(await refnet.ok(['check-in', 'maren', '--on', '2026-10-01'])).toBe(
      '#2  Call with Maren Holt, Thu 1 Oct 2026; next by 20 Feb 2027 (every 3 months)\n',
    );
  });

  describe('a day named with --next', () => {
    test('that a later check-in stands against is said not to hold, with what makes it hold', async () => {
      const refnet = await newNetwork(MAREN, ['check-in', 'maren', '--on', '2026-11-18']);
      expect(await refnet.ok(['check-in', 'maren', '--on', '2026-11-10', '--next', '2026-12-04'])).toBe(
        '#2  Call with Maren Holt, Tue 10 Nov 2026; next by 18 Feb 2027 (every 3 months)\n' +
          '    Fri 4 Dec 2026 does not hold, as the check-in of 18 Nov 2026 is later: refnet edit 1 --next 2026-12-04      makes it hold\n',
      );
    });

    test('that was named before and no longer holds is said, with what keeps it', async () => {
      const refnet = await newNetwork(MAREN, [
        'check-in',
        'maren',
        '--on',
        '2026-11-10',
        '--next',
        '2026-12-04',
      ]);
      expect(await refnet.ok(['check-in', 'maren', '--kind', 'email'])).toBe(
        '#2  Email to Maren Holt, Fri 20 Nov 2026; next by 20 Feb 2027 (every 3 months)\n' +
          '    Fri 4 Dec 2026, named on 10 Nov 2026, no longer holds: refnet edit 2 --next 2026-12-04      keeps it\n',
      );
      await refnet.ok(['edit', '2', '--next', '2026-12-04']);
      expect(JSON.parse(await refnet.ok(['show', 'maren', '--json'])).nextCheckIn).toBe('2026-12-04');
    });

    test('that a snooze puts off is said, with what ends it', async () => {
      const refnet = await newNetwork(MAREN, ['snooze', 'maren', '--until', '2027-01-15']);
      expect(await refnet.ok(['check-in', 'maren', '--next', '2026-12-04'])).toBe(
        '#1  Call with Maren Holt, Fri 20 Nov 2026; next on Fri 15 Jan 2027, snoozed until then\n' +
          '    Fri 4 Dec 2026 is put off by the snooze: refnet snooze maren --wake      ends it\n',
      );
    });

    test('that an agreement is later than is said not to hold', async () => {
      const refnet = await newNetwork(MAREN, ['agree', 'maren', '--verbal', '--from', '2026-11-19']);
      expect(await refnet.ok(['check-in', 'maren', '--on', '2026-11-18', '--next', '2026-12-04'])).toContain(
        '; next by 19 Feb 2027 (every 3 months)\n    Fri 4 Dec 2026 does not hold, as the agreement of 19 Nov 2026 is later\n',
      );
    });

    test('that is past by then is nothing to speak of', async () => {
      const refnet = await newNetwork(MAREN);
      await refnet.ok(['check-in', 'maren', '--next', '2026-10-10'], { today: '2026-10-01' });
      expect(await refnet.ok(['check-in', 'maren', '--on', '2026-11-19'])).not.toContain('holds');
    });
  });

  test('a high pace asks for a monthly check-in', async () => {
    const referrals = Array.from({ length: 18 }, (_, n) => ['log', `Client ${n}`, '--from', 'maren']);
    const refnet = await newNetwork(MAREN, ...referrals);
    expect(await refnet.ok(['check-in', 'maren'])).toContain('next by 20 Dec (every month)');
  });

  test('prints a list of its records with --json, since several partners may be named', async () => {
    const refnet = await newNetwork(MAREN, VICTOR);
    const one = JSON.parse(await refnet.ok(['check-in', 'maren', '--kind', 'talk', '--json']));
    expect(one).toEqual([
      {
        number: 1,
        day: '2026-11-20',
        kind: 'talk',
        partner: 'Maren Holt',
        partnerId: 'p1',
        satisfaction: null,
        minutes: null,
        next: null,
        note: null,
        touch: null,
        uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    const two = JSON.parse(await refnet.ok(['check-in', 'maren', 'victor', '--json']));
    expect(two.map((each: { partnerId: string }) => each.partnerId)).toEqual(['p1', 'p2']);
  });
});

describe('whom a check-in is with', () => {
  test('several words may be one partner', async () => {
    const refnet = await newNetwork(MAREN, VICTOR);
    expect(await refnet.ok(['check-in', 'maren', 'holt'])).toContain('#1  Call with Maren Holt,');
  });

  test('or several, at one touch that both records share, taken back as one', async () => {
    const refnet = await newNetwork(MAREN, VICTOR);
    const both = JSON.parse(
      await refnet.ok(['check-in', 'maren', 'holt', 'victor', '--kind', 'coffee', '--json']),
    );
    expect(both).toHaveLength(2);
    expect(both[0].touch).toMatch(/^[0-9a-f-]{36}$/);
    expect(both[1].touch).toBe(both[0].touch);
    expect(await refnet.ok(['undo'])).toContain(
      'Took back: recorded check-in 1, 2 (Maren Holt and Victor Osei): 2 check-ins',
    );
  });

  test('words that could be one partner or two are refused with how to quote them', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Al Victorson'],
      ['add-partner', 'Victor Osei'],
      ['add-partner', 'Alan Fiske'],
    );
    expect(await refnet.fails(1, ['check-in', 'al', 'victor', '--kind', 'coffee'])).toBe(
      [
        'refnet: "al victor" may be one partner or 2',
        '  refnet check-in "al victor" --kind coffee      Al Victorson',
        '  refnet check-in al victor --kind coffee      Al Victorson, Victor Osei',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['check-in', 'al victor'])).toContain('with Al Victorson,');
    expect(await refnet.ok(['check-in', 'p1', 'p2', '--kind', 'coffee'])).toMatch(
      /Al Victorson.*\n.*Victor Osei/,
    );
  });

  test('a whole name is taken at its word', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'James Victor'],
      ['add-partner', 'Victor', '--yes'],
      ['add-partner', 'James', '--yes'],
    );
    expect(await refnet.ok(['check-in', 'james', 'victor'])).toContain('with James Victor,');
  });

  test.each([
    [
      ['check-in', 'viktor'],
      1,
      'refnet: no partner "viktor". Did you mean Victor Osei (accountant)?\n  refnet check-in victor\n',
    ],
    [
      ['check-in', 'maren', 'viktor'],
      1,
      'refnet: no partner "viktor". Did you mean Victor Osei (accountant)?\n  refnet check-in maren victor\n',
    ],
    [['check-in', 'maren', 'p1'], 2, 'refnet: Maren Holt is named twice\n  name each partner once\n'],
    [['check-in'], 2, 'refnet: the partner is missing\n  for example: refnet check-in NAME --kind coffee\n'],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN, VICTOR);
    expect(await refnet.fails(code, argv)).toBe(message);
  });

  test('several of one whole name are listed with their numbers', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--profession', 'lawyer'],
      ['add-partner', 'Ann Lee', '--yes'],
    );
    expect(await refnet.fails(1, ['check-in', 'ann', 'lee', '--kind', 'talk'])).toBe(
      [
        'refnet: "ann lee" fits 2 partners',
        '  refnet check-in p1 --kind talk      Ann Lee (lawyer)',
        '  refnet check-in p2 --kind talk      Ann Lee',
        '',
      ].join('\n'),
    );
  });
});

describe('what check-in refuses', () => {
  test.each([
    [['--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [['--next', 'today'], '--next Fri 20 Nov 2026 is not ahead'],
    [['--next', '2026-11-01'], '--next Sun 1 Nov 2026 is not ahead'],
    [['--satisfaction', '6'], '--satisfaction is a whole number from 1 to 5, not "6"'],
    [['--satisfaction', '0'], '--satisfaction is a whole number from 1 to 5, not "0"'],
    [['--minutes', '-1'], '--minutes is a whole number from 0 to 100000, not "-1"'],
    [['--kind', 'pigeon'], '"pigeon" is not a kind of check-in'],
  ])('%j', async (options, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(2, ['check-in', 'maren', ...options])).toContain(message);
    expect(await refnet.ok(['history', '--json'])).not.toContain('check-in');
  });

  test('a check-in before there is anybody says how to begin', async () => {
    const refnet = await newNetwork();
    const { code, stderr } = await refnet.run(['check-in', 'maren']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'No network yet. It begins with your first partner: refnet add-partner\nrefnet: no partner "maren"\n',
    });
  });
});

test.each([
  ['lunch', 'Coffee with Maren Holt', '"lunch" counts as coffee\n'],
  ['Happy Hour', 'Coffee with Maren Holt', '"Happy Hour" counts as coffee\n'],
  ['holiday-card', 'Message to Maren Holt', '"holiday-card" counts as message\n'],
  ['golf', 'Event with Maren Holt', '"golf" counts as event\n'],
  ['coffee', 'Coffee with Maren Holt', ''],
  ['zoom', 'Video call with Maren Holt', ''],
  ['cof', 'Coffee with Maren Holt', ''],
])('a kind that is kept as another is said: %s', async (kind, line, said) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const { stdout, stderr } = await refnet.run(['check-in', 'maren', '--kind', kind]);
  expect({ isSo: stdout.includes(line), stderr }).toEqual({ isSo: true, stderr: said });
  expect((await refnet.run(['edit', '1', '--kind', kind])).stderr).toBe(said);
});
