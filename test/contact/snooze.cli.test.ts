import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A check-in overdue, a referral to thank for, a promise. */
const network = () =>
  newNetwork(
    ['add-partner', 'Ilse Moreno', '--stage', 'power-partner'],
    ['check-in', 'ilse', '--on', '2026-05-04'],
    ['log', 'Jane D.', '--from', 'ilse', '--on', '2026-11-18'],
    ['promise', 'ilse', 'send the brochure', '--by', '2026-11-20'],
  );

async function due(refnet: Refnet, today = '2026-11-20'): Promise<string[]> {
  const items = JSON.parse(await refnet.ok(['due', '--json', '--within', 'today'], { today }));
  return items.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`);
}

describe('refnet snooze', () => {
  test('puts off a check-in, with a reason, and says how to bring it back', async () => {
    const refnet = await network();
    expect(await refnet.ok(['snooze', 'ilse', '--until', 'in 2 weeks', '--because', 'on holiday'])).toBe(
      'Snoozed until Fri 4 Dec 2026: check-in with Ilse Moreno (on holiday)\n' +
        '  refnet snooze ilse --wake      brings it back now\n',
    );
    expect(await due(refnet)).toEqual(['promise today', 'thank today']);
  });

  test('of a check-in holds in the report, the advice and the card as well, and ends on its day', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', 'ilse', '--until', '2026-12-04']);
    expect(JSON.parse(await refnet.ok(['report', '--json'])).checkInsDue).toEqual([]);
    expect(JSON.parse(await refnet.ok(['show', 'ilse', '--json'])).nextCheckIn).toBe('2026-12-04');
    const later = JSON.parse(await refnet.ok(['report', '--json'], { today: '2026-12-04' }));
    expect(later.checkInsDue).toMatchObject([{ state: 'due', dueOn: '2026-12-04' }]);
    expect(await due(refnet, '2026-12-04')).toContain('check-in today');
  });

  test('of a check-in ends with a contact on a later day', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', 'ilse', '--until', '2027-11-01']);
    await refnet.ok(['check-in', 'ilse'], { today: '2026-11-21' });
    expect(await refnet.ok(['snooze'], { today: '2026-11-21' })).toBe('Nothing is snoozed.\n');
    expect(await due(refnet, '2027-02-21')).toContain('check-in today');
  });

  test.each([
    ['2', 'thank', '#2  Jane D. received from Ilse Moreno, Wed 18 Nov 2026'],
    ['3', 'promise', '#3  '],
  ])('%s puts off what waits on that record', async (number, kind, said) => {
    const refnet = await network();
    expect(await refnet.ok(['snooze', number, '--until', 'monday'])).toContain(
      `Snoozed until Mon 23 Nov 2026: ${said}`,
    );
    expect(await due(refnet)).not.toContain(`${kind} today`);
    expect(await due(refnet, '2026-11-23')).toContain(`${kind} today`);
  });

  test.each([
    [['brochure'], '#3  I promised Ilse Moreno: send the brochure, by Fri 20 Nov 2026'],
    [['jane'], '#2  Jane D. received from Ilse Moreno, Wed 18 Nov 2026'],
    [['Ilse', 'Moreno'], 'check-in with Ilse Moreno'],
  ])('finds what to put off by words of it: %j', async (words, said) => {
    const refnet = await network();
    expect(await refnet.ok(['snooze', ...words, '--until', 'monday'])).toContain(
      `Snoozed until Mon 23 Nov 2026: ${said}`,
    );
  });

  test('asks which one is meant where words fit several', async () => {
    const refnet = await network();
    await refnet.ok(['promise', 'ilse', 'call about the brochure']);
    expect(await refnet.fails(1, ['snooze', 'brochure', '--until', 'monday'])).toBe(
      'refnet: "brochure" fits 2 records\n' +
        '  refnet snooze 4 --until monday      #4  I promised Ilse Moreno: call about the brochure\n' +
        '  refnet snooze 3 --until monday      #3  I promised Ilse Moreno: send the brochure, by Fri 20 Nov 2026\n',
    );
  });

  test('says what it would do with --dry-run, and writes nothing', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['snooze', 'ilse', '--until', 'monday', '--dry-run'])).toBe(
      'Snoozed until Mon 23 Nov 2026: check-in with Ilse Moreno\n' +
        '  refnet snooze ilse --wake      brings it back now\nNothing was written.\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('alone lists what is snoozed, the first to come back first', async () => {
    const refnet = await network();
    expect(await refnet.ok(['snooze'])).toBe('Nothing is snoozed.\n');
    await refnet.ok(['snooze', 'ilse', '--until', '2026-12-04', '--because', 'on holiday']);
    await refnet.ok(['snooze', '2', '--until', '2026-11-23']);
    expect(await refnet.ok(['snooze'])).toMatchInlineSnapshot(`
      "Until        What                                                    Because     Bring back
      23 Nov 2026  #2  Jane D. received from Ilse Moreno, Wed 18 Nov 2026              refnet snooze 2 --wake
      4 Dec 2026   check-in with Ilse Moreno                               on holiday  refnet snooze ilse --wake
      "
    `);
    expect(await refnet.ok(['due'])).toContain('1 snoozed: refnet due --snoozed\n');
    expect(JSON.parse(await refnet.ok(['snooze', '--json']))).toEqual([
      expect.objectContaining({ until: '2026-11-23', kind: 'record', number: 2, partnerId: null }),
      expect.objectContaining({
        until: '2026-12-04',
        kind: 'check-in',
        partnerId: 'p1',
        reason: 'on holiday',
      }),
    ]);
    expect(await refnet.ok(['snooze'], { today: '2026-12-04' })).toBe('Nothing is snoozed.\n');
  });

  test('again moves the day, in one record', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', '2', '--until', '2026-11-23', '--because', 'away']);
    const json = JSON.parse(await refnet.ok(['snooze', '2', '--until', '2026-11-30', '--json']));
    expect(json).toMatchObject({ until: '2026-11-30', reason: null });
    expect(JSON.parse(await refnet.ok(['snooze', '--json']))).toHaveLength(1);
  });

  test('--wake brings back whatever is snoozed about a partner, or one kind of it', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', 'ilse', '--until', '2026-12-04']);
    await refnet.ok(['snooze', 'ilse', '--kind', 'fee', '--until', '2026-12-05']);
    expect(await refnet.ok(['snooze', 'ilse', '--kind', 'fee', '--wake'])).toBe(
      'Back in refnet due: fees with Ilse Moreno\n',
    );
    expect(await refnet.ok(['snooze', 'ilse', '--wake'])).toBe(
      'Back in refnet due: check-in with Ilse Moreno\n',
    );
    expect(await due(refnet)).toContain('check-in overdue');
    await refnet.ok(['undo']);
    expect(await due(refnet)).not.toContain('check-in overdue');
    await refnet.ok(['redo']);
    expect(await refnet.fails(1, ['snooze', 'ilse', '--wake'])).toBe(
      'refnet: that is not snoozed\n  refnet snooze      lists what is\n',
    );
  });

  test('goes with the record it is about, and undo brings both back', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', '2', '--until', '2026-11-23']);
    const before = dumpOf(refnet.file);
    await refnet.ok(['remove', '2', '--yes']);
    expect(dumpOf(refnet.file)['snoozes']).toEqual([]);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each([
    [['snooze', 'ilse'], 2, '--until is missing'],
    [['snooze', '--until', 'monday'], 2, 'what to snooze is missing'],
    [['snooze', 'ilse', '--until', 'today'], 2, '--until Fri 20 Nov 2026 is not ahead'],
    [
      ['snooze', 'ilse', '--wake', '--until', 'monday'],
      2,
      '--until does not go with bringing something back',
    ],
    [['snooze', '2', '--kind', 'fee', '--until', 'monday'], 2, '--kind goes with a partner'],
    [['snooze', '--wake'], 2, 'what to snooze is missing'],
    [['snooze', '--dry-run'], 2, '--dry-run does not go with a list'],
    [['snooze', 'ilse', '--until', 'monday', '--until', 'friday'], 2, '--until is said 2 times'],
    [['snooze', 'ilse', '--kind', 'visit', '--until', 'monday'], 2, '"visit" is not a kind of snooze'],
    [['snooze', 'nobody', '--until', 'monday'], 1, 'no partner "nobody"'],
    [['snooze', '1', '--until', 'monday'], 1, '#1 is a check-in, not a referral, a promise or an agreement'],
    [['snooze', '99', '--until', 'monday'], 1, 'there is no #99'],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});
