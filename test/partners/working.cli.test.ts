import { describe, expect, test } from 'vitest';
import { parseReview, workingLine, type WorkingAnswer } from '../../src/partners/working.ts';
import { asDay } from '../../src/calendar/day.ts';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork } from '../helpers/refnet.ts';

const MAREN = ['add-partner', 'Maren Holt'] as const;

const section = (text: string) => /\nHow you work together\n(?:  .*\n)+/.exec(text)?.[0].trim() ?? '';
const answersOf = (json: string): unknown => (JSON.parse(json) as Record<string, unknown>)['workingTogether'];

describe('how one works together', () => {
  test('is kept by its day, and told on the card, in the report and in JSON', async () => {
    const refnet = await newNetwork(MAREN);
    expect(
      await refnet.ok(
        [
          ['edit', 'maren', '--shared-tracking', 'yes', '--since', '2026-03-01'],
          ['--describes-me', 'the accountant for young families', '--i-describe', 'a careful broker'],
          ['--ending', '30 days ahead, by mail', '--conflict', 'we talk first'],
          ['--review', '1=n,terms=yes, but the cap is low', '--review', '3=maybe'],
        ].flat(),
      ),
    ).toBe(
      [
        'p1  Maren Holt',
        '    shared tracking: yes, 1 Mar 2026',
        '    they describe you as: the accountant for young families, 20 Nov 2026',
        '    you describe them as: a careful broker, 20 Nov 2026',
        '    how to end it: 30 days ahead, by mail, 20 Nov 2026',
        '    how to settle a conflict: we talk first, 20 Nov 2026',
        '    have priorities changed: no, 20 Nov 2026',
        '    do the terms still feel fair: yes, but the cap is low, 20 Nov 2026',
        '    is it worth its administration: unsure, 20 Nov 2026',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['edit', 'maren', '--describes-me', 'a bookkeeper', '--on', '2026-01-05'])).toBe(
      'p1  Maren Holt\n    they describe you as: a bookkeeper, 5 Jan 2026; ' +
        '"the accountant for young families" of 20 Nov 2026 stands\n',
    );
    const told = [
      'How you work together',
      '  tracking   shared since 1 Mar 2026',
      '  they say   the accountant for young families (20 Nov 2026)',
      '  you say    a careful broker (20 Nov 2026)',
      '  to end it  30 days ahead, by mail (20 Nov 2026)',
      '  conflicts  we talk first (20 Nov 2026)',
      '  review     have priorities changed? no (20 Nov 2026)',
      '  review     do the terms still feel fair? yes, but the cap is low (20 Nov 2026)',
      '  review     is it worth its administration? unsure (20 Nov 2026)',
    ];
    const card = section(await refnet.ok(['show', 'maren'])).split('\n');
    expect(card).toEqual(told.toSpliced(3, 0, '             before: a bookkeeper (5 Jan 2026)'));
    expect(section(await refnet.ok(['report', 'maren'])).split('\n')).toEqual(told);
    expect(answersOf(await refnet.ok(['show', 'maren', '--json']))).toEqual([
      { day: '2026-01-05', question: 'describes-me', answer: 'a bookkeeper' },
      { day: '2026-03-01', question: 'shared-tracking', answer: 'yes' },
      { day: '2026-11-20', question: 'describes-me', answer: 'the accountant for young families' },
      { day: '2026-11-20', question: 'i-describe', answer: 'a careful broker' },
      { day: '2026-11-20', question: 'ending', answer: '30 days ahead, by mail' },
      { day: '2026-11-20', question: 'conflict', answer: 'we talk first' },
      { day: '2026-11-20', question: 'priorities', answer: 'no' },
      { day: '2026-11-20', question: 'terms', answer: 'yes, but the cap is low' },
      { day: '2026-11-20', question: 'worth', answer: 'unsure' },
    ]);
    for (const columns of [60, 80, 120]) {
      const wide = [
        ...(await refnet.ok(['show', 'maren'], { columns })).split('\n'),
        ...(await refnet.ok(['report', 'maren'], { columns })).split('\n'),
      ].filter((line) => displayWidth(line) > columns);
      expect({ columns, wide }).toEqual({ columns, wide: [] });
    }
  });

  test('is corrected on its day, taken out of one day or of all, and comes back with undo', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['edit', 'maren', '--describes-me', 'a bookkeeper', '--on', '2026-01-05'],
      ['edit', 'maren', '--describes-me', 'an accountant', '--on', '2026-06-05'],
    );
    const edited = async (...options: string[]) =>
      (await refnet.ok(['edit', 'maren', ...options])).split('\n')[1]?.trim();
    const told = async () =>
      section(await refnet.ok(['show', 'maren']))
        .split('\n')
        .slice(1);
    expect(await edited('--describes-me', 'a tax adviser', '--on', '2026-06-05')).toBe(
      'they describe you as: a tax adviser, 5 Jun 2026 (was an accountant)',
    );
    expect(await edited('--describes-me', '', '--on', '2026-06-05')).toBe(
      'they describe you as: "a tax adviser" is taken out',
    );
    expect(await told()).toEqual(['  they say  a bookkeeper (5 Jan 2026)']);
    expect(await edited('--describes-me', 'a bookkeeper')).toBe(
      'they describe you as: still a bookkeeper, 20 Nov 2026',
    );
    expect(await edited('--describes-me', '')).toBe('they describe you as: all 2 answers are taken out');
    expect(await told()).toEqual([]);
    expect(await refnet.ok(['edit', 'maren', '--describes-me', ''])).toBe(
      'p1  Maren Holt: nothing to change\n',
    );
    await refnet.ok(['undo']);
    expect(await told()).toEqual([
      '  they say  a bookkeeper (20 Nov 2026)',
      '            before: a bookkeeper (5 Jan 2026)',
    ]);
  });

  test('says what was not agreed, and goes with a partner who is merged or removed', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['add-partner', 'Merle Holt'],
      ['edit', 'p2', '--shared-tracking', 'no', '--on', '2026-02-01', '--describes-me', 'a bookkeeper'],
      ['merge', 'p1', 'p2', '--yes'],
    );
    expect(section(await refnet.ok(['show', 'maren']))).toBe(
      'How you work together\n  tracking  not shared (1 Feb 2026)\n  they say  a bookkeeper (1 Feb 2026)',
    );
    await refnet.ok(['remove', 'maren', '--yes']);
    await refnet.ok(['undo']);
    expect(answersOf(await refnet.ok(['show', 'maren', '--json']))).toHaveLength(2);
  });

  test('leaves no word of it in the history', async () => {
    const refnet = await newNetwork(MAREN, ['edit', 'maren', '--describes-me', 'a bookkeeper']);
    expect(await refnet.ok(['history'])).not.toContain('bookkeeper');
  });

  test.each([
    [['--since', '2026-01-01'], '--since goes only with --shared-tracking'],
    [['--shared-tracking', 'perhaps'], 'answer yes or no'],
    [['--shared-tracking', 'yes', '--since', '2026-11-21'], 'is still to come'],
    [['--review', 'yes'], '"yes" is no answer to a question\n  write it as 1=no, or terms=yes'],
    [
      ['--review', '4=yes'],
      '"4" is none of the questions of a review\n  1 or priorities: have priorities changed',
    ],
    [['--review', '1=yes,priorities=no'], '"have priorities changed" is answered twice'],
  ])('refuses %j', async (options, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(2, ['edit', 'maren', ...options])).toContain(message);
  });
});

test.each([
  ['1=no', [['priorities', 'no']]],
  [
    ' 2 = Y , 3=unsure',
    [
      ['terms', 'yes'],
      ['worth', 'unsure'],
    ],
  ],
  [
    'terms=yes, if a=b, worth=no',
    [
      ['terms', 'yes, if a=b'],
      ['worth', 'no'],
    ],
  ],
  ['terms=', [['terms', null]]],
])('the answers %j to the questions of a review', (typed, expected) => {
  expect(parseReview(typed).map(({ question, answer }) => [question, answer])).toEqual(expected);
});

test('an answer taken out of a day leaves those of other days', () => {
  const day = asDay('2026-01-01');
  const before: WorkingAnswer[] = [
    { question: 'terms', answer: 'yes', onDay: day },
    { question: 'terms', answer: 'no', onDay: asDay('2026-02-01') },
  ];
  expect(workingLine(before, { question: 'terms', answer: null, onDay: day })).toBe(
    'do the terms still feel fair: "yes" is taken out',
  );
});

describe('before a review', () => {
  const network = () =>
    newNetwork(
      MAREN,
      ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--review-on', '2026-11-15', '--i-will', 'call'],
      ['edit', 'maren', '--review', '2=yes', '--on', '2026-04-01'],
    );

  test('refnet due points to its questions', async () => {
    const refnet = await network();
    expect(await refnet.ok(['due'])).toContain(
      '  Review  Maren Holt  of the agreement, Sun 15 Nov\n' +
        '          refnet agree maren --reviewed\n' +
        '                      its questions  refnet agree maren --checklist\n',
    );
  });

  test('the report asks what has no answer yet, beside the last ones', async () => {
    const refnet = await network();
    expect(section(await refnet.ok(['report', 'maren']))).toBe(
      ['How you work together', '  review  do the terms still feel fair? yes (1 Apr 2026)'].join('\n'),
    );
    expect(await refnet.ok(['report', 'maren'])).toContain(
      [
        'Worth asking',
        '  Have your priorities changed?    refnet edit maren --review priorities=ANSWER',
        '    the review was due 15 Nov [ally]',
        '  Do the terms still feel fair?    refnet edit maren --review terms=ANSWER',
        '    the review was due 15 Nov; last answered 1 Apr 2026 [ally]',
        '  Is it worth its administration?    refnet edit maren --review worth=ANSWER',
        '    the review was due 15 Nov [ally]',
      ].join('\n'),
    );
    await refnet.ok(['agree', 'maren', '--reviewed']);
    expect(section(await refnet.ok(['report', 'maren']))).toBe(
      'How you work together\n  review  do the terms still feel fair? yes (1 Apr 2026)',
    );
  });
});

describe('feedback and testimonials', () => {
  test('stand by their days in the report on a partner, newest first, both ways', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['note', 'maren', 'clear, kind and quick', '--kind', 'praise', '--on', '2026-10-02'],
      ['note', 'maren', 'the letter came late', '--on', '2026-11-02'],
      ['note', 'maren', 'my clients liked the first call', '--kind', 'feedback-given', '--on', '2026-10-02'],
      ['note', 'maren', 'a broker to trust', '--kind', 'testimonial-given', '--on', '2025-06-02'],
      ['note', 'maren', 'opens a second office', '--kind', 'growth', '--on', '2026-06-02'],
    );
    const listed = (text: string) => /\nFeedback and testimonials\n(?:  .*\n)+/.exec(text)?.[0].trim();
    const report = await refnet.ok(['report', 'maren']);
    expect(listed(report)).toBe(
      [
        'Feedback and testimonials',
        '  2 Nov  feedback: the letter came late',
        '  2 Oct  feedback given: my clients liked the first call',
        '  2 Oct  testimonial: clear, kind and quick',
        '  ... 1 earlier    refnet note maren',
      ].join('\n'),
    );
    expect(report).toContain('\nNoted\n  2 Jun  growth: opens a second office\n\n');
    expect(
      listed(await refnet.ok(['report', 'maren', '--since', '2025-06-01', '--until', '2025-12-31'])),
    ).toBe('Feedback and testimonials\n  2 Jun  testimonial given: a broker to trust');
    const json = JSON.parse(await refnet.ok(['report', 'maren', '--json'])) as Record<string, unknown>;
    expect(json['feedback']).toEqual([
      { number: 2, day: '2026-11-02', kind: 'feedback', note: 'the letter came late' },
      { number: 3, day: '2026-10-02', kind: 'feedback-given', note: 'my clients liked the first call' },
      { number: 1, day: '2026-10-02', kind: 'testimonial', note: 'clear, kind and quick' },
    ]);
    expect(json['olderFeedback']).toBe(1);
    expect((await refnet.ok(['report', 'maren', '--format', 'csv'])).split(/\r?\n/)).toContain(
      'feedback,2 Oct,1,"testimonial: clear, kind and quick",',
    );
  });
});
