import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/**
 * #1 an agreement with a fee and a promise, #2; #3 a referral that was won, #4 and #5 collections of it, #6 a payment;
 * #7 a promise, #8 a project, #9 a note.
 */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['config', 'currency', 'CAD'],
    ['agree', 'maren', '--verbal', '--from', '2026-06-01', '--i-pay', '10%', '--they-will', 'send numbers'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-07-01', '--status', 'won', '--value', '900'],
    ['update', '3', '--collected', '500', '--on', '2026-08-01'],
    ['update', '3', '--collected', '-100', '--on', '2026-09-01'],
    ['pay', 'maren', '30', '--on', '2026-10-01', '--note', 'cheque 12'],
    ['promise', 'maren', 'send the brochure', '--by', '2026-11-25', '--from', '2026-11-01'],
    ['project', 'maren', 'an evening for buyers', '--kind', 'event', '--cost', '200', '--from', '2026-09-01'],
    ['note', 'maren', 'late twice', '--kind', 'dispute', '--on', '2026-11-02'],
    ...more,
  );
}

const TITLES: Readonly<Record<string, string>> = {
  '7': '#7  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026',
  '8': '#8  an evening for buyers with Maren Holt',
  '9': '#9  Dispute, Maren Holt, 2 Nov 2026',
};

describe('edit a promise', () => {
  test('says what changed under its own line', async () => {
    const refnet = await network();
    expect(await refnet.ok(['edit', '7', '--by', '2026-12-15', '--what', 'send two brochures'])).toBe(
      [
        '#7  I promised Maren Holt: send two brochures, by Tue 15 Dec 2026',
        '    the wording was send the brochure, is now send two brochures',
        '    the day it is due was Wed 25 Nov 2026, is now Tue 15 Dec 2026',
        '',
      ].join('\n'),
    );
  });

  test('opens one that was done again', async () => {
    const refnet = await network(['done', '7']);
    expect(await refnet.ok(['edit', '7', '--reopen'])).toContain('open again, was done on Fri 20 Nov 2026');
    expect(JSON.parse(await refnet.ok(['edit', '7', '--reopen', '--json']))).toMatchObject({
      number: 7,
      state: 'open',
    });
  });
});

describe('edit any other record', () => {
  test.each([
    ['7', ['--by', ''], ['the day it is due was Wed 25 Nov 2026, is taken out']],
    ['7', ['--side', 'theirs'], ['side was mine, is now theirs']],
    ['7', ['--goal', '6 referrals'], ['goal is now 6 referrals']],
    ['7', ['--from', '2026-10-01'], ['the first day was Sun 1 Nov 2026, is now Thu 1 Oct 2026']],
    ['7', ['--partner', 'victor'], ['partner was Maren Holt, is now Victor Osei']],
    ['1', ['--form', 'written'], ['form was verbal, is now written']],
    ['1', ['--from', '2026-05-01'], ['the first day was Mon 1 Jun 2026, is now Fri 1 May 2026']],
    ['1', ['--until', '2026-12-31'], ['the last day is now Thu 31 Dec 2026']],
    ['1', ['--review-on', '2027-01-15'], ['review was Tue 1 Jun 2027, is now Fri 15 Jan 2027']],
    ['1', ['--review-on', ''], ['review was Tue 1 Jun 2027, is taken out']],
    [
      '1',
      ['--paper', 'the blue folder', '--note', 'short'],
      ['paper is now the blue folder', 'note is now short'],
    ],
    ['8', ['--what', 'a workshop'], ['the wording was an evening for buyers, is now a workshop']],
    ['8', ['--kind', 'bundle'], ['kind was event, is now bundle']],
    ['8', ['--cost', '250.50'], ['cost was CAD 200, is now CAD 250.50']],
    ['8', ['--cost', 'EUR 10'], ['cost was CAD 200, is now EUR 10']],
    ['8', ['--cost', ''], ['cost was CAD 200, is taken out']],
    [
      '8',
      ['--minutes', '90', '--until', '2026-12-05'],
      ['the last day is now Sat 5 Dec 2026', 'length in minutes is now 90'],
    ],
    ['8', ['--from', '2026-08-01'], ['the first day was Tue 1 Sep 2026, is now Sat 1 Aug 2026']],
    ['8', ['--partner', 'victor'], ['partner was Maren Holt, is now Victor Osei']],
    ['9', ['--kind', 'tracking-error'], ['kind was dispute, is now tracking error']],
    ['9', ['--on', '2026-11-03'], ['day was Mon 2 Nov 2026, is now Tue 3 Nov 2026']],
    ['9', ['--note', 'late three times'], ['note was late twice, is now late three times']],
    ['9', ['--note', ''], ['note was late twice, is taken out']],
    ['9', ['--partner', 'victor'], ['partner was Maren Holt, is now Victor Osei']],
    [
      '4',
      ['--collected', '450', '--yes'],
      [
        'the fee on #3 Jane D. was CAD 40 and about CAD 40 expected, and is CAD 35 and about CAD 45 expected now; CAD 30 was paid for it',
        'amount was CAD 500, is now CAD 450',
      ],
    ],
    [
      '4',
      ['--collected', '100', '--yes'],
      [
        'the fee on #3 Jane D. was CAD 40 and about CAD 40 expected, and is about CAD 80 expected now; CAD 30 was paid for it, CAD 30 of it too much now: to give back, or off other fees',
        'amount was CAD 500, is now CAD 100',
      ],
    ],
    ['4', ['--on', '2026-07-01'], ['day was Sat 1 Aug 2026, is now Wed 1 Jul 2026']],
    [
      '5',
      ['--collected', '-500', '--note', 'all of it', '--yes'],
      [
        'the fee on #3 Jane D. was CAD 40 and about CAD 40 expected, and is about CAD 40 expected now; CAD 30 was paid for it, CAD 30 of it too much now: to give back, or off other fees',
        'amount was CAD -100, is now CAD -500',
        'note is now all of it',
      ],
    ],
    ['6', ['--on', '2026-10-02'], ['day was Thu 1 Oct 2026, is now Fri 2 Oct 2026']],
    ['6', ['--amount', '40'], ['amount was CAD 30, is now CAD 40']],
    ['6', ['--note', ''], ['note was cheque 12, is taken out']],
  ])('#%s %j: %j, and undo takes it back', async (number, options, lines) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    const [, ...changed] = (await refnet.ok(['edit', number, ...options])).trimEnd().split('\n');
    expect(changed.map((line) => line.trim())).toEqual(lines);
    expect(dumpOf(refnet.file)).not.toEqual(before);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each([
    ['7', ['--side', 'mine', '--by', '2026-11-25']],
    ['7', ['--reopen']],
    ['8', ['--until', 'open', '--cost', 'CAD 200']],
    ['9', ['--note', 'late twice']],
  ])('#%s %j is nothing to change, and leaves no trace', async (number, options) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['edit', number, ...options])).toBe(`${TITLES[number]}: nothing to change\n`);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test.each([
    ['1', { number: 1, form: 'verbal', note: 'x' }, ['--note', 'x']],
    ['4', { number: 4, amount: '450.00', referral: 3 }, ['--collected', '450', '--yes']],
    ['6', { number: 6, amount: '30.00', note: 'x' }, ['--note', 'x']],
    ['8', { number: 8, kind: 'bundle' }, ['--kind', 'bundle']],
    ['9', { number: 9, note: 'x' }, ['--note', 'x']],
  ])('#%s is printed with --json: %j', async (number, record, options) => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['edit', number, ...options, '--json']))).toMatchObject(record);
  });
});

describe('the day an agreement begins', () => {
  test('takes the terms it began with along, and with them the fees', async () => {
    const refnet = await network(
      ['log', 'Early', '--from', 'maren', '--on', '2026-05-15'],
      ['update', '10', '--collected', '1000', '--on', '2026-05-20'],
    );
    expect(await refnet.ok(['fees', '10'])).toContain('none was agreed when it was made');
    expect(await refnet.ok(['edit', '1', '--from', '2026-05-01'])).toContain(
      'the fee on #10 Early was none, and is CAD 100 now',
    );
    expect(await refnet.ok(['fees', '10'])).toContain('CAD 1,000 collected x 10% = CAD 100');
    expect(await refnet.fails(1, ['edit', '1', '--from', '2026-05-16'])).toBe(
      [
        'refnet: this changes a fee that was paid',
        '  the fee on #10 Early was CAD 100, and is none now; CAD 30 was paid for it, CAD 30 of it too much now: to give back, or off other fees',
        '  refnet edit 1 --from 2026-05-16 --yes      changes it',
        '',
      ].join('\n'),
    );
    await refnet.ok(['edit', '1', '--from', '2026-05-16', '--yes']);
    expect(await refnet.ok(['fees', '10'])).toContain('none was agreed when it was made');
  });

  test('cannot pass a later change of its terms', async () => {
    const refnet = await network(['agree', 'maren', '--from', '2026-08-01', '--i-pay', '5%']);
    expect(await refnet.fails(1, ['edit', '1', '--from', '2026-08-01'])).toContain(
      'terms of it changed on 1 Aug 2026, so it began before that day',
    );
    expect(await refnet.ok(['edit', '1', '--from', '2026-07-31', '--review-on', '', '--yes'])).toContain(
      'the first day was',
    );
  });

  test('cannot reach into another agreement with the same partner, nor can reopening one', async () => {
    const refnet = await network(['agree', 'maren', '--written', '--from', '2026-10-01']);
    const before = dumpOf(refnet.file);
    const other = 'another agreement with Maren Holt is in force from';
    expect(await refnet.fails(1, ['edit', '1', '--reopen'])).toContain(`${other} 1 Oct 2026: #10`);
    expect(await refnet.fails(1, ['edit', '10', '--from', '2026-09-30'])).toContain(
      `${other} 1 Jun 2026 to 30 Sep 2026: #1`,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['remove', '10', '--yes']);
    expect(await refnet.ok(['edit', '1', '--reopen'])).toContain('open again, was closed on Thu 1 Oct 2026');
  });
});

describe('what edit refuses of other records', () => {
  test.each([
    [
      2,
      ['7'],
      'nothing is said to change\n  a promise takes --partner, --side, --what, --by, --goal, --from, --reopen',
    ],
    [
      2,
      ['1', '--what', 'x'],
      'an agreement takes --form, --from, --until, --review-on, --reopen, --paper, --note',
    ],
    [2, ['8', '--form', 'verbal'], '--form does not go with a project'],
    [
      2,
      ['9', '--minutes', '5'],
      '--minutes does not go with a note\n  a note takes --on, --partner, --kind, --note',
    ],
    [2, ['4', '--amount', '5'], 'a collection takes --on, --collected, --note'],
    [2, ['6', '--collected', '5'], 'a payment takes --on, --amount, --note'],
    [2, ['9', '--kind', 'coffee'], '"coffee" is not a kind of note'],
    [2, ['8', '--kind', 'coffee'], '"coffee" is not a kind of project'],
    [2, ['7', '--what', ''], '--what is empty'],
    [2, ['7', '--side', 'both'], '"both" is not a side'],
    [2, ['7', '--goal', 'more'], '"more" is no goal'],
    [2, ['7', '--by', '2026-10-31'], 'it would be due (31 Oct 2026) before it begins (1 Nov 2026)'],
    [1, ['2', '--partner', 'victor'], '#2 is part of agreement #1 with Maren Holt'],
    [
      2,
      ['1', '--until', '2026-05-31'],
      'the agreement would end (31 May 2026) before it begins (1 Jun 2026)',
    ],
    [
      2,
      ['1', '--review-on', '2026-06-01'],
      'the review (1 Jun 2026) would not be after it begins (1 Jun 2026)',
    ],
    [2, ['8', '--until', '2026-08-31'], 'it would end (31 Aug 2026) before it begins (1 Sep 2026)'],
    [2, ['9', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [2, ['4', '--on', '2026-06-30'], 'Tue 30 Jun 2026 is before the referral itself, Wed 1 Jul 2026'],
    [1, ['4', '--collected', '99'], 'no more can go back than came in'],
    [1, ['5', '--collected', '-501'], 'no more can go back than came in: CAD 500 for #3'],
    [1, ['4', '--collected', 'EUR 500'], '#3 is in CAD'],
    [1, ['6', '--amount', '40.01'], 'CAD 40.01 is more than is due: CAD 40'],
    [1, ['6', '--amount', '0'], 'a payment is more than nothing'],
    [1, ['6', '--on', '2026-07-31'], 'nothing is due in CAD on 31 Jul 2026'],
    [1, ['99', '--note', 'x'], 'there is no #99'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(code, ['edit', ...argv])).toContain(message);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});
