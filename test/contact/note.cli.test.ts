import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const MAREN = ['add-partner', 'Maren Holt', '--known-since', '2024-01'] as const;

describe('refnet note', () => {
  test('asks whom it is about, what and of which kind, where only the day is said', async () => {
    const refnet = await newNetwork(MAREN);
    const { stdout } = await asked(
      refnet,
      ['note', '--on', '2026-11-19'],
      [
        ['About whom', 'maren'],
        ['What was noticed', 'liked the last client'],
        ['What is it?', ''],
        ['Enter writes it', ''],
      ],
    );
    expect(stdout).toContain('liked the last client');
  });

  test('notes what was noticed, with its kind and day', async () => {
    const refnet = await newNetwork(MAREN);
    expect(
      await refnet.ok(['note', 'maren', 'the file went to two people', '--kind', 'tracking-error']),
    ).toBe('#1  Tracking error, Maren Holt, 20 Nov 2026: the file went to two people\n');
    expect(await refnet.ok(['note', 'maren', 'liked the last client', '--on', 'yesterday'])).toBe(
      '#2  Feedback, Maren Holt, 19 Nov 2026: liked the last client\n',
    );
  });

  test('without a text lists what was noted, newest first', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['note', 'maren', 'opens a second office', '--kind', 'growth', '--on', '2026-05-01'],
      ['note', 'maren', 'late with the papers', '--kind', 'dispute', '--on', '2026-06-01'],
    );
    expect(await refnet.ok(['note', 'maren'])).toMatchInlineSnapshot(`
      "#  Day         Partner     Kind     Note
      2  1 Jun 2026  Maren Holt  dispute  late with the papers
      1  1 May 2026  Maren Holt  growth   opens a second office
      "
    `);
    expect(JSON.parse(await refnet.ok(['note', '--json']))).toEqual([
      expect.objectContaining({ number: 2, day: '2026-06-01', partner: 'Maren Holt', kind: 'dispute' }),
      expect.objectContaining({ number: 1, day: '2026-05-01', partner: 'Maren Holt', kind: 'growth' }),
    ]);
  });

  test('what is noted counts in the advice, and undo takes it out again', async () => {
    const refnet = await newNetwork(MAREN, [
      'note',
      'maren',
      'asked for a fee at once',
      '--kind',
      'payback-expected',
    ]);
    const flags = async () => JSON.parse(await refnet.ok(['advise', 'maren', '--json'])).redFlags;
    expect(await flags()).toEqual([expect.objectContaining({ id: 'payback-expected' })]);
    await refnet.ok(['undo']);
    expect(await flags()).toEqual([]);
  });

  test.each([
    [['maren', 'opens', 'a', 'second', 'office'], 'opens a second office'],
    [['maren', 'holt', 'opens a second office'], 'opens a second office'],
    [['Maren', 'Holt', 'opens', 'an', 'office'], 'opens an office'],
    [['p1', 'Holt moved'], 'Holt moved'],
  ])('a name of several words and a text without quotes are told apart: %j', async (words, text) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['note', ...words])).toBe(`#1  Feedback, Maren Holt, 20 Nov 2026: ${text}\n`);
    expect(await refnet.ok(['note', 'maren', 'holt'])).toContain(text);
  });

  test.each([
    [['note', 'maren', ''], 2, 'the text is missing'],
    [['note', 'maren', '', '--kind', 'dispute'], 2, 'the text is missing'],
    [['note', 'maren', 'x', '--kind', 'dispute', '--kind', 'growth'], 2, '--kind is said 2 times'],
    [['note', '--dry-run'], 2, '--dry-run does not go with a list'],
    [['note', 'maren', '--kind', 'dispute'], 2, 'the text is missing'],
    [['note', 'maren', 'x', '--kind', 'gossip'], 2, 'is not a kind of note'],
    [['note', 'maren', 'x', '--on', '2026-11-21'], 2, 'still to come'],
    [['note', 'nobody', 'x'], 1, 'no partner "nobody"'],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

describe('refnet project', () => {
  test('records what is done together, and what it costs', async () => {
    const refnet = await newNetwork(MAREN, ['config', 'currency', 'CAD']);
    const argv = [
      'project',
      'maren',
      'buyers evening',
      '--kind',
      'event',
      '--cost',
      '200',
      '--minutes',
      '90',
    ];
    expect(await refnet.ok([...argv, '--from', '2026-11-01', '--until', '2026-12-05'])).toBe(
      '#1  buyers evening with Maren Holt (event), 1 Nov 2026 to 5 Dec 2026; CAD 200, 90 minutes\n' +
        '    next: refnet edit 1 --until DAY\n',
    );
    expect(await refnet.ok(['project'])).toMatchInlineSnapshot(`
      "#  Partner     What            Kind   From        Until          Cost
      1  Maren Holt  buyers evening  event  1 Nov 2026  5 Dec 2026  CAD 200
      "
    `);
  });

  test('something under way together is a reason to write expectations down', async () => {
    const refnet = await newNetwork(MAREN, [
      'project',
      'maren',
      'joint newsletter',
      '--kind',
      'co-marketing',
    ]);
    const advice = async () => JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(await advice()).toMatchObject({ verdict: 'build-trust', triggers: [] });
    for (const client of ['Ann A.', 'Ben B.', 'Cy C.']) await refnet.ok(['log', client, '--from', 'maren']);
    expect(await advice()).toMatchObject({
      verdict: 'time-to-formalize',
      rule: 'joint',
      triggers: ['joint'],
    });
  });

  test.each([
    [['project', 'maren', 'newsletter'], 2, '--kind is missing'],
    [['project', 'maren', '--kind', 'event'], 2, 'what you do together is missing'],
    [['project', 'maren', 'x', '--kind', 'event', '--cost', ',800'], 2, '$'],
    [
      ['project', 'maren', 'x', '--kind', 'event', '--from', '2026-11-02', '--until', '2026-11-01'],
      2,
      'before it begins',
    ],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});
