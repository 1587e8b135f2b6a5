/** What a screen of advice says does not contradict itself, and says each thing once. */
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

/** What `advise` shows, each run of blanks as one. */
const screen = async (refnet: Awaited<ReturnType<typeof newNetwork>>, name: string) =>
  (await refnet.ok(['advise', name])).replaceAll(/\s+/g, ' ');

const XARA = ['add-partner', 'Xara Quill', '--profession', 'lawyer', '--known-since', '2020'];
const SIX = [1, 2, 3, 4, 5, 6].flatMap((month) => [
  ['log', `From ${month}`, '--from', 'xara', '--on', `2026-0${month}-10`, '--yes'],
  ['log', `To ${month}`, '--to', 'xara', '--on', `2026-0${month}-20`, '--yes'],
]);

describe('exclusive promises that were broken', () => {
  const IRIS = ['add-partner', 'Iris Lund', '--profession', 'web designer', '--known-since', '2020-01'];
  const TOMAS = ['add-partner', 'Tomas Reyes', '--profession', 'web developer', '--known-since', '2020-01'];
  const PROMISE = ['agree', 'iris', '--written', '--from', '2026-01-01', '--exclusive', 'web design'];
  const broken = (day: string) => [
    'log',
    `Of ${day}`,
    '--to',
    'tomas',
    '--for',
    'web design',
    '--on',
    day,
    '--yes',
  ];

  test('more than once are told once, with their numbers, until the last of them is a year old', async () => {
    const refnet = await newNetwork(IRIS, TOMAS, PROMISE, broken('2026-08-31'), broken('2026-10-01'), [
      'check-in',
      'iris',
      '--kind',
      'talk',
    ]);
    expect(await screen(refnet, 'iris')).toContain(
      '2 referrals that fit an exclusive promise in force then went to others: #2 and #3 [durden]; on this list until 30 Sep 2027',
    );
  });

  test('before the talk are told beside an overdue check-in, which is what strains it', async () => {
    const refnet = await newNetwork(IRIS, TOMAS, PROMISE, broken('2026-01-10'), [
      'check-in',
      'iris',
      '--kind',
      'talk',
      '--on',
      '2026-01-20',
    ]);
    const said = await screen(refnet, 'iris');
    expect(said.slice(said.indexOf('Reason'), said.indexOf('Rule'))).toBe(
      'Reason A check-in overdue since 20 Jul 2026, the last on 20 Jan 2026; formal since 1 Jan 2026 (10 months). ',
    );
    expect(said).toContain(
      'On record talked about on 20 Jan 2026: a broken exclusive promise of 10 Jan 2026',
    );
    expect(said).toContain(
      'Red flag a referral of 10 Jan 2026 that fits the exclusive promise for web design',
    );
  });
});

test('a record that begins on the day after a leap day covers the 12 months a day later than on other days', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Sofia', '--known-since', '2020'],
    ['config', 'records-since', '2024-03-01'],
    ['log', 'Ada', '--to', 'sofia', '--on', '2024-05-01'],
  );
  const said = await refnet.ok(['advise', 'sofia'], { today: '2024-06-01' });
  expect(said.replaceAll(/\s+/g, ' ')).toContain('counted only since 1 Mar 2024: look again on 1 Mar 2025');
});

describe('what was talked about', () => {
  test('is said with the day, and nobody is told that all is well', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Sofia', '--profession', 'mediator', '--known-since', '2022'],
      ['add-partner', 'Nadia', '--profession', 'mediator'],
      ['agree', 'sofia', '--written', '--exclusive', 'mediation'],
      ['log', 'Yusuf', '--to', 'nadia', '--for', 'mediation', '--yes'],
      ['log', 'Ada', '--to', 'sofia', '--for', 'mediation', '--yes'],
      ['note', 'sofia', 'took sides', '--kind', 'dispute'],
      ['note', 'sofia', 'billed twice', '--kind', 'dispute'],
      ['check-in', 'sofia', '--kind', 'talk', '--satisfaction', '1'],
    );
    const text = await screen(refnet, 'sofia');
    expect(text).toContain('Sofia, mediator. Acquaintance, formal since 20 Nov 2026. Stays as it is Reason');
    expect(text).toContain(
      'Rule What came up was talked about: what is formal stays as it is until something new comes up. [rhythm]',
    );
    expect(text).toContain(
      'talked about on 20 Nov 2026: satisfaction 1 of 5, a broken exclusive promise and 2 disputes; ' +
        'asked about again after a new dispute, a broken exclusive promise or a satisfaction of 2 or less, ' +
        'or from 20 Nov 2027 on [refnet] Red flag',
    );
    expect(text).toContain('Next no step asked for, next check-in');
    expect(text).not.toMatch(/Structure fits|well kept|nothing to do/);
    expect(await refnet.ok(['advise'])).toMatch(/^Sofia +Stays as it is/m);
    expect(JSON.parse(await refnet.ok(['advise', 'sofia', '--json']))).toMatchObject({
      verdict: 'all-well',
      rule: 'formal',
      step: null,
    });
  });

  test('is not what was noted after the talk', async () => {
    const refnet = await newNetwork(
      XARA,
      ...SIX,
      ['check-in', 'xara', '--kind', 'talk', '--on', '2026-07-01'],
      ['note', 'xara', 'payback', '--kind', 'payback-expected', '--on', '2026-10-01'],
      ['edit', 'xara', '--do-not-refer'],
    );
    const text = await screen(refnet, 'xara');
    expect(text).toContain(
      'On record since the talk of 1 Jul 2026: an expected payback, 1 Oct 2026; ' +
        'of no one day, beside the talk of 1 Jul 2026: no clients to be sent to them; ' +
        'asked about again after a new dispute or a satisfaction of 2 or less, or from 1 Jul 2027 on [refnet] ' +
        'another talk is open to you: refnet check-in xara --kind talk',
    );
    expect(text).not.toContain('talked about on');
  });

  test('is the proposal that came too early, not a later one that did not', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Xara Quill', '--profession', 'lawyer', '--known-since', '2026-01-02'],
      ...SIX,
      ['note', 'xara', 'a draft', '--kind', 'proposal-received', '--on', '2026-02-10'],
      ['check-in', 'xara', '--kind', 'talk', '--on', '2026-03-01'],
      ['note', 'xara', 'a new draft', '--kind', 'proposal-received', '--on', '2026-09-10'],
    );
    const text = await screen(refnet, 'xara');
    expect(text).toContain('talked about on 1 Mar 2026: an early proposal of 10 Feb 2026');
    expect(text).not.toContain('since the talk');
  });

  test('is told without a trigger too', async () => {
    const refnet = await newNetwork(
      XARA,
      ['log', 'Ada', '--to', 'xara', '--on', '2026-03-01'],
      ['edit', 'xara', '--question', 'comfortable=no'],
      ['check-in', 'xara', '--kind', 'talk'],
    );
    expect(await screen(refnet, 'xara')).toContain('On record talked about on 20 Nov 2026: the answer no to');
  });

  test('is the day after which the agreement is next', async () => {
    const refnet = await newNetwork(XARA, ...SIX, [
      'check-in',
      'xara',
      '--kind',
      'talk',
      '--on',
      '2026-07-01',
    ]);
    expect(await screen(refnet, 'xara')).toContain('(known since 2020); talked about on 1 Jul 2026.');
  });
});

test('who has enough to formalize, and wants it informal, is not told of between 3 and 10', async () => {
  const refnet = await newNetwork(XARA, ...SIX, ['edit', 'xara', '--their-preference', 'informal']);
  const text = await screen(refnet, 'xara');
  expect(text).toContain(
    'Rule 10 or more exchanged a year would be time to formalize; ' +
      'Xara Quill prefers to keep it informal, so light structure is enough. [refnet]',
  );
  expect(text.split('informal')).toHaveLength(2);
});

test('a step back comes before what would be written, and the list names the same step as what waits', async () => {
  const refnet = await newNetwork(
    ['config', 'records-since', '2019-01-01'],
    XARA,
    ['agree', 'xara', '--verbal', '--exclusive', 'wills', '--from', '2024-06-01', '--yes'],
    ['log', 'Ada', '--from', 'xara', '--on', '2026-02-01'],
  );
  const text = await screen(refnet, 'xara');
  expect(text).toContain('is only verbal; the step back comes first [durden]');
  expect(text).toContain(
    'Next talk it over, then close the agreement: refnet agree 1 --close ' +
      'where it goes on, put it in writing: refnet agree xara --written',
  );
  expect(await refnet.ok(['advise'])).toMatch(/refnet agree 1 --close$/m);
  expect(JSON.parse(await refnet.ok(['advise', 'xara', '--json'])).next.command).toBe(
    'refnet agree xara --written',
  );
});

test('one command that answers two things stands once', async () => {
  const refnet = await newNetwork(
    XARA,
    ...SIX,
    ['note', 'xara', 'one', '--kind', 'dispute', '--on', '2026-09-01'],
    ['note', 'xara', 'two', '--kind', 'dispute', '--on', '2026-09-02'],
  );
  expect(await screen(refnet, 'xara')).toContain(
    'Next agree on shared tracking; have the talk, and note it: refnet check-in xara --kind talk ' +
      'to prepare it: refnet agree xara --checklist',
  );
});

test('an amount that is not on record is named where it could lift what is outgrown to what is at stake', async () => {
  const refnet = await newNetwork(
    ['config', 'records-since', '2019-01-01'],
    ['config', 'revenue-at-stake', '12000'],
    XARA,
    ['edit', 'xara', '--stage', 'strategic-alliance', '--on', '2026-03-01', '--yes'],
    ['check-in', 'xara', '--on', '2026-10-01'],
    ['log', 'Kay', '--from', 'xara', '--on', '2026-06-01'],
    ['update', 'kay', 'won', '--on', '2026-07-01'],
  );
  const text = await screen(refnet, 'xara');
  expect(text).toContain('Not known what they came to: 1 won without an amount in your currency, received');
  expect(text).toContain('Next talk it over, and move back to referral partner: refnet advise xara --accept');
  await refnet.ok(['update', 'kay', '--value', '20000']);
  expect(await screen(refnet, 'xara')).not.toContain('Step back down');
});

test('promises that were broken again are told once, with the numbers of the referrals', async () => {
  const refnet = await newNetwork(
    XARA,
    ['add-partner', 'Cy', '--profession', 'mortgage broker'],
    ['agree', 'xara', '--written', '--exclusive', 'mortgages', '--yes'],
    ['log', 'Ada', '--to', 'cy', '--for', 'mortgage', '--yes'],
    ['log', 'Bob', '--to', 'cy', '--for', 'mortgage', '--yes'],
  );
  const text = await screen(refnet, 'xara');
  expect(text).toMatch(/Reason 2 clients who fit an exclusive promise went to others: Cy \(#\d+, #\d+\); /);
  expect(JSON.parse(await refnet.ok(['advise', 'xara', '--json'])).redFlags).toHaveLength(2);
});

test('accepting an alliance without a talk says so, and the words for it go by the stage', async () => {
  const refnet = await newNetwork(XARA, ...SIX);
  expect(await refnet.ok(['advise', 'xara', '--accept'])).toContain(
    '  no talk in 12 months on record      refnet check-in xara --kind talk\n',
  );
  expect(await refnet.ok(['show', 'xara'])).not.toContain('an ally');
});
