import { describe, expect, test } from 'vitest';
import { STATUS_SAYINGS, UNCLEAR_STATUSES } from '../../src/referrals/status-words.ts';
import { statusWordsHelp } from '../../src/referrals/status-words.view.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 was received from Maren on 2 Feb 2026. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-02-02'],
    ...more,
  );
}

const THE_DAY = '"3/4" is read as Fri 3 Apr 2026, the day first: refnet config date-order\n';
const THE_MONTH = '"3/4" is read as Wed 4 Mar 2026, the month first: refnet config date-order\n';

describe('a day as two numbers', () => {
  test.each([
    [['config', 'country', 'GB'], 'Fri 3 Apr 2026', THE_DAY],
    [['config', 'country', 'US'], 'Wed 4 Mar 2026', THE_MONTH],
    [['config', 'date-order', 'dmy'], 'Fri 3 Apr 2026', THE_DAY],
    [['config', 'date-order', 'month first'], 'Wed 4 Mar 2026', THE_MONTH],
  ])('after refnet %s 3/4 is %s, which is said once', async (setting, day, remark) => {
    const refnet = await network(setting);
    const { code, stdout, stderr } = await refnet.run(['log', 'Bob Q.', '--from', 'maren', '--on', '3/4']);
    const [read] = /\d+ \w+ 2026/.exec(day) ?? [];
    const far = `"3/4" is read as ${read}; ${read?.replace('2026', '2027')} is still to come`;
    expect({ code, line: stdout.split('\n')[0], stderr }).toEqual({
      code: 0,
      line: `#2  Bob Q. received from Maren Holt, ${day}`,
      stderr: `${far}: if neither is meant, refnet undo\n`,
    });
    const list = await refnet.run(['referrals', '--since', '3/4', '--client', 'nobody']);
    expect(list).toEqual({ code: 0, stdout: `No referral fits, since ${day}.\n`, stderr: '' });
    // The nearest day, which is of the year to come.
    const promised = day.includes('Apr') ? 'Sat 3 Apr 2027' : 'Thu 4 Mar 2027';
    const promise = await refnet.run(['promise', 'maren', 'the list', '--from', '3/4', '--dry-run']);
    expect(promise.stderr).toBe(remark.replace(/(?<=as ).*(?=,)/, promised));
  });

  test('the setting stands above the country, and none takes it out', async () => {
    const refnet = await network(['config', 'country', 'US'], ['config', 'date-order', 'dmy']);
    expect((await refnet.run(['due', '--within', '3/4'])).stderr).toContain('the day first');
    await refnet.ok(['config', 'date-order', 'none']);
    expect((await refnet.run(['due', '--within', '3/4'])).stderr).toContain('the month first');
  });

  test.each([
    [
      ['log', 'Bob Q.', '--from', 'maren', '--on', '3/4'],
      '3 Apr 2026',
      '4 Mar 2026',
      '2026-04-03 or 2026-03-04',
    ],
    [['referrals', '--since', '3/4'], '3 Apr 2026', '4 Mar 2026', '2026-04-03 or 2026-03-04'],
    [['check-in', 'maren', '--next', '3/4'], '3 Apr 2027', '4 Mar 2027', '2027-04-03 or 2027-03-04'],
    [['config', 'records-since', '3/4'], '3 Apr 2026', '4 Mar 2026', '2026-04-03 or 2026-03-04'],
  ])('%j is refused without a terminal where neither tells', async (argv, dmy, mdy, written) => {
    const refnet = await network(['config', 'country', 'CA']);
    expect(await refnet.fails(2, argv)).toBe(
      `refnet: "3/4" may be ${dmy} or ${mdy}
  refnet config date-order dmy      the day comes first: ${dmy}
  refnet config date-order mdy      the month comes first: ${mdy}
  or write ${written}
`,
    );
  });

  test('a terminal is asked once, and the answer is kept with what is written', async () => {
    const refnet = await network();
    const first = await asked(
      refnet,
      ['log', 'Bob Q.', '--from', 'maren', '--on', '3/4'],
      [['Which day is "3/4"? The answer holds from now on', '2']],
    );
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('#2  Bob Q. received from Maren Holt, Wed 4 Mar 2026');
    expect(first.stderr).toContain(
      '  1  Fri 3 Apr 2026: the day comes first\n  2  Wed 4 Mar 2026: the month comes first\n',
    );
    expect(first.stderr).toContain('date-order is mdy from now on: refnet config date-order\n');
    const second = await asked(refnet, ['log', 'Eva R.', '--from', 'maren', '--on', '5/6'], []);
    expect(second.stdout).toContain('#3  Eva R. received from Maren Holt, Wed 6 May 2026');
    // One change each: taking back the first takes back what was kept with it.
    await refnet.ok(['undo']);
    expect(await refnet.ok(['undo'])).toContain('Took back: logged received referral 2; set date-order');
    expect(await refnet.ok(['config', 'date-order'])).toBe(
      'not set. Which comes first in 3/4/2026, day (dmy) or month (mdy); else as in your country.\n',
    );
  });

  test('a terminal is asked where nothing is written, too, and a dry run keeps nothing', async () => {
    const refnet = await network();
    const which = ['Which day is "3/4"?', '1'] as const;
    const dry = await asked(
      refnet,
      ['log', 'Bob Q.', '--from', 'maren', '--on', '3/4', '--dry-run'],
      [which],
    );
    expect(dry.stdout).toContain('Fri 3 Apr 2026');
    expect(dry.stderr).not.toContain('from now on:');
    const listed = await asked(refnet, ['referrals', '--since', '3/4'], [which]);
    expect(listed.stdout).toContain('No referral fits, since Fri 3 Apr 2026.');
    expect(listed.stderr).toContain('date-order is dmy from now on');
    expect((await asked(refnet, ['referrals', '--since', '3/4'], [])).code).toBe(0);
    expect(await refnet.ok(['history', '--limit', '1'])).toMatch(/  set date-order\n/);
    expect(await refnet.ok(['config', 'date-order'])).toBe('dmy\n');
  });

  test('a setting that is a day is asked about as well', async () => {
    const refnet = await network();
    const { stdout } = await asked(
      refnet,
      ['config', 'records-since', '3/4'],
      [['Which day is "3/4"?', '2']],
    );
    expect(stdout).toContain('records-since is now 2026-03-04\n');
    expect(await refnet.ok(['config', 'date-order'])).toBe('mdy\n');
  });

  test('an answer to a question is asked about as well', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(
      refnet,
      ['log', '--from', 'maren'],
      [
        ['Client', 'Bob Q.'],
        ['When', '31/2'],
        ['there is no day "31/2": February has at most 29 days', '3/4'],
        ['Which day is "3/4"?', '1'],
        ['Bob Q. received from Maren Holt, Fri 3 Apr 2026', ''],
      ],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('#2  Bob Q. received from Maren Holt, Fri 3 Apr 2026');
  });
});

describe('a word that says two things', () => {
  test.each([
    [['update', '1', 'closed'], 'update 1 won      won: it was sold, signed or done', 'status'],
    [['log', 'B', '--from', 'maren', '--status', 'closed'], 'log B --from maren --status won', 'status'],
    [['referrals', '--status', 'closed'], 'referrals --status won', 'status'],
    [
      ['add-partner', 'Ann', '--size', 'bigger'],
      'add-partner Ann --size similar      similar: somewhat',
      'size',
    ],
    [['edit', 'maren', '--size', 'small'], 'edit maren --size smaller      much smaller', 'size'],
    [
      ['check-in', 'maren', '--kind', 'chat'],
      'check-in maren --kind call      call: on the phone',
      'kind of check-in',
    ],
  ])('%j names each, with the command', async (argv, command, noun) => {
    const refnet = await network();
    const said = await refnet.fails(2, argv);
    expect(said).toMatch(new RegExp(`^refnet: "${argv.at(-1)}" as a ${noun} may be `));
    expect(said).toContain(`  refnet ${command}`);
  });

  test('a terminal is asked which', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(
      refnet,
      ['update', '1', 'closed'],
      [['What does "closed" say?', 'won']],
    );
    expect({ code, line: stdout.split('\n')[0] }).toEqual({
      code: 0,
      line: '#1  Jane D. received from Maren Holt: new -> won, Fri 20 Nov 2026',
    });
  });
});

describe('a status in the words of a trade', () => {
  test.each([
    [['under', 'contract'], 'new -> proposal'],
    [['under contract'], 'new -> proposal'],
    [['in-escrow'], 'new -> proposal'],
    [['fell', 'through'], 'new -> lost'],
    [['no', 'show'], 'new -> no response'],
    [['sold'], 'new -> won'],
    [['Engagement', 'letter', 'sent'], 'new -> proposal'],
    [['not', 'interested'], 'new -> lost'],
  ])('update 1 %j: %s', async (words, step) => {
    const refnet = await network();
    expect(await refnet.ok(['update', '1', ...words])).toContain(
      `#1  Jane D. received from Maren Holt: ${step}, Fri 20 Nov 2026\n`,
    );
  });

  test.each([
    [['gewonnen'], 'new -> won'],
    [['verloren'], 'new -> lost'],
    [['keine', 'Antwort'], 'new -> no response'],
    [['contacte'], 'new -> contacted'],
  ])('in another language as well: %j', async (words, step) => {
    const refnet = await network();
    expect(await refnet.ok(['update', 'jane', ...words])).toContain(step);
  });

  test('what says two things in another language is told', async () => {
    const refnet = await network();
    const { code, stderr } = await refnet.run(['update', 'jane', 'abgeschlossen']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('"abgeschlossen" as a status may be won or lost'),
    });
  });

  test('behind the name of a client as well', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', 'jane', 'd.', 'fell', 'through'])).toContain('new -> lost');
  });

  test.each(['update', 'import'])('help %s has every word, and what says two things', async (command) => {
    const refnet = await newNetwork();
    const help = await refnet.ok(['help', command]);
    expect(help).toContain(statusWordsHelp());
    const plain = help.replaceAll(/\s+/g, ' ');
    for (const words of Object.values(STATUS_SAYINGS)) expect(plain).toContain(` ${words} `);
    for (const word of Object.keys(UNCLEAR_STATUSES))
      expect(plain).toContain(` ${word.replaceAll('-', ' ')} `);
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('why a referral stands as it does', () => {
  test('is kept with the step, and seen on the card, in the list, as JSON and CSV', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '1', 'lost', '--because', 'too dear'])).toBe(
      `#1  Jane D. received from Maren Holt: new -> lost, Fri 20 Nov 2026; because: too dear
    next: refnet thank 1      refnet told 1
`,
    );
    expect(await refnet.ok(['show', '1'])).toContain('  Fri 20 Nov 2026  lost: too dear\n');
    expect(await refnet.ok(['referrals'])).toBe(
      `#  Day    Way       Partner     Client   Status  Why
1  2 Feb  received  Maren Holt  Jane D.  lost    too dear

1 referral
`,
    );
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))[0]).toMatchObject({ reason: 'too dear' });
    expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain(',lost,2026-11-20,too dear,');
    expect(await refnet.ok(['update', '1', '--because', 'went with a cousin'])).toContain(
      ': because: went with a cousin\n',
    );
    expect(await refnet.ok(['update', '1', '--because', ''])).toContain(': note taken out\n');
  });

  test('stands beside the note of what came in; of two reasons one is refused', async () => {
    const refnet = await network();
    await refnet.ok([
      'update',
      '1',
      'won',
      '--collected',
      '500',
      '--note',
      'by cheque',
      '--because',
      'liked us',
    ]);
    const card = await refnet.ok(['show', '1']);
    expect(card).toContain('won: liked us');
    expect(card).toContain('CAD 500; by cheque');
    expect(await refnet.fails(2, ['update', '1', '--because', 'a', '--note', 'b'])).toBe(
      'refnet: --because and --note both say why\n  leave one of them out\n',
    );
  });
});

describe('an amount as people write it', () => {
  test.each([
    ['EUR 1.800,50', 'about EUR 1,800.50'],
    ['1 800,50 EUR', 'about EUR 1,800.50'],
    ["1'800.50", 'about CAD 1,800.50'],
    ['$12k', 'about CAD 12,000'],
    ['5k', 'about CAD 5,000'],
    ['1.5 million', 'about CAD 1,500,000'],
  ])('log --value %j: %s', async (typed, words) => {
    const refnet = await network();
    expect(await refnet.ok(['log', 'B', '--from', 'maren', '--value', typed, '--dry-run'])).toContain(
      `; ${words}\n`,
    );
  });

  test.each(['TBD', 'n/a', 'unknown', '?'])('%s is none, which is said', async (typed) => {
    const refnet = await network();
    expect(await refnet.run(['update', '1', 'won', '--value', typed])).toEqual({
      code: 0,
      stdout: expect.stringContaining(
        'new -> won, Fri 20 Nov 2026\n    next: refnet update 1 --value AMOUNT',
      ),
      stderr: `"${typed}" is no amount: none is recorded\n`,
    });
  });

  test('TBD takes out what was there where it is edited, and pays nothing', async () => {
    const refnet = await network(['update', '1', '--value', '500']);
    expect(await refnet.ok(['edit', '1', '--value', 'TBD'])).toContain('estimate was CAD 500');
    expect(await refnet.fails(2, ['pay', 'maren', 'TBD'])).toContain('"TBD" is no amount');
  });
});

describe('known since a year', () => {
  test('is kept, shown, and read back as the year', async () => {
    const refnet = await newNetwork();
    expect((await refnet.run(['add-partner', 'Maren Holt', '--known-since', '2021'])).stdout).toContain(
      'p1  Maren Holt, known since 2021\n',
    );
    expect(await refnet.ok(['show', 'maren'])).toContain('  known since  2021\n');
    expect(JSON.parse(await refnet.ok(['partners', '--json']))[0]).toMatchObject({
      knownSince: '2021-01-01',
      knownSincePrecision: 'year',
    });
    expect(await refnet.ok(['edit', 'maren', '--known-since', '2021-06'])).toContain(
      'known since Jun 2021, no longer 2021',
    );
    expect(await refnet.ok(['undo'])).toContain('edited partner p1');
    expect(await refnet.ok(['show', 'maren'])).toContain('  known since  2021\n');
  });

  test('a season is refused with what to write', async () => {
    const refnet = await newNetwork();
    expect(await refnet.fails(2, ['add-partner', 'Ann', '--known-since', 'summer 2021'])).toBe(
      'refnet: "summer 2021" is no month\n  write the year alone, 2021, or a month: "jul 2021"\n',
    );
  });
});
