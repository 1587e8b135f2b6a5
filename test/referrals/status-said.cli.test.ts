import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 was received from Sandra with that status, some weeks ago. */
function dealAt(status: string): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Sandra Mills'],
    ['log', 'Ahmed', '--from', 'sandra', '--status', status, '--on', '2026-10-01'],
  );
}

const DUE = ['due', '--kind', 'move'];
const TITLE = '#1  Ahmed received from Sandra Mills';
const NEXT = '    next: refnet thank 1\n';

describe('a step back', () => {
  test.each([
    ['proposal', ['new'], 'proposal -> new', 'a step back from proposal'],
    ['proposal', ['contacted'], 'proposal -> contacted', 'a step back from proposal'],
    ['listed', ['showings'], 'proposal -> meeting', 'a step back from proposal'],
    ['meeting', ['new'], 'meeting -> new', 'a step back from meeting'],
  ] as const)('from %s by %j is remarked on', async (status, said, moved, remark) => {
    const refnet = await dealAt(status);
    expect(await refnet.ok(['update', 'ahmed', ...said])).toBe(
      `${TITLE}: ${moved}, Fri 20 Nov 2026\n    ${remark}: refnet undo      takes it back\n${NEXT}`,
    );
  });

  test('out of an outcome is told as such', async () => {
    const refnet = await dealAt('lost');
    expect(await refnet.ok(['update', '1', 'contacted'])).toBe(
      `${TITLE}: lost -> contacted, Fri 20 Nov 2026\n    opened again, it was lost: refnet undo      takes it back\n${NEXT}`,
    );
  });

  test.each(['meeting', 'won', 'lost'])('is none forward to %s', async (status) => {
    const refnet = await dealAt('contacted');
    expect(await refnet.ok(['update', '1', status])).not.toMatch(/step back|opened again/);
  });

  test('is none where the step is of a day before the last', async () => {
    const refnet = await dealAt('new');
    await refnet.ok(['update', '1', 'proposal', '--on', '2026-11-18']);
    expect(await refnet.ok(['update', '1', 'contacted', '--on', '2026-11-10'])).toBe(
      `${TITLE}: contacted noted for Tue 10 Nov 2026; it stays proposal\n${NEXT}`,
    );
  });
});

test.each([
  ['pending', 'new or proposal', 'new', 'proposal'],
  ['closing', 'proposal or won', 'proposal', 'won'],
  ['sold firm', 'proposal or won', 'proposal', 'won'],
])('"%s" says two things, and asks', async (word, either, one, other) => {
  const refnet = await dealAt('under contract');
  const said = await refnet.fails(2, ['update', 'ahmed', ...word.split(' ')]);
  expect(said).toContain(`"${word}" as a status may be ${either}`);
  expect(said).toContain(`refnet update ahmed ${one}      ${one}: `);
  expect(said).toContain(`refnet update ahmed ${other}      ${other}: `);
});

describe('a status said again', () => {
  test.each([['offer accepted'], ['conditional'], ['under contract'], ['firm'], ['back on market']])(
    'in other words, "%s", is news of the day, and its line in due goes',
    async (word) => {
      const refnet = await dealAt('listed');
      expect(await refnet.ok(DUE)).toContain('refnet update 1 STATUS');
      expect(await refnet.ok(['update', 'ahmed', ...word.split(' ')])).toBe(
        `${TITLE}: "${word}" noted, Fri 20 Nov 2026; it stays proposal\n${NEXT}`,
      );
      expect(await refnet.ok(DUE)).toBe('Nothing of that is waiting.\n');
      expect(await refnet.ok(['show', '1'])).toContain(word);
    },
  );

  test('as it is says that it stands so still, and its line in due goes', async () => {
    const refnet = await dealAt('listed');
    expect(await refnet.ok(['update', '1', 'proposal'])).toBe(
      `${TITLE}: still proposal, Fri 20 Nov 2026\n${NEXT}`,
    );
    expect(await refnet.ok(DUE)).toBe('Nothing of that is waiting.\n');
    expect(await refnet.ok(['update', '1', 'proposal'])).toBe(
      `${TITLE}: already proposal; nothing to change\n    news without a step: refnet update 1 --note TEXT\n${NEXT}`,
    );
  });

  test('of a referral that is new still, too', async () => {
    const refnet = await dealAt('new');
    expect(await refnet.ok(['update', '1', 'new'])).toContain('still new, Fri 20 Nov 2026');
    expect(await refnet.ok(DUE)).toBe('Nothing of that is waiting.\n');
  });

  test('that something goes on takes nothing back', async () => {
    const refnet = await dealAt('proposal');
    expect(await refnet.ok(['update', '1', 'called'])).toBe(
      `${TITLE}: "called" noted, Fri 20 Nov 2026; it stays proposal\n${NEXT}`,
    );
    expect(await refnet.ok(['update', '1', 'on', 'hold', '--note', 'until spring'])).toBe(
      `${TITLE}: "on hold" noted, Fri 20 Nov 2026; it stays proposal\n${NEXT}`,
    );
    expect(await refnet.ok(['show', '1'])).toContain('on hold: until spring');
  });

  test('keeps one of the same day beside another, and the same one once', async () => {
    const refnet = await dealAt('listed');
    await refnet.ok(['update', '1', 'offer made']);
    expect(await refnet.ok(['update', '1', 'offer made'])).toContain('already proposal; nothing to change');
    await refnet.ok(['update', '1', 'offer accepted']);
    const shown = await refnet.ok(['show', '1']);
    expect(shown).toContain('offer made');
    expect(shown).toContain('offer accepted');
  });

  test('of one that is closed changes nothing', async () => {
    const refnet = await dealAt('won');
    expect(await refnet.ok(['update', '1', 'sold'])).toContain(
      ': already won, Thu 1 Oct 2026; nothing to change',
    );
  });
});

describe('words that fit no status, behind those that fit a referral,', () => {
  test('are said to be none, with those like it and what to type', async () => {
    const refnet = await dealAt('listed');
    expect(await refnet.fails(2, ['update', 'ahmed', 'condtional'])).toBe(
      [
        'refnet: "ahmed" fits #1; "condtional" is no status that refnet knows',
        '  near it: conditional (proposal)',
        '  refnet update 1 STATUS      STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void',
        '  refnet update 1 --note TEXT      keeps it as news',
        '',
      ].join('\n'),
    );
  });

  test('name no number where several fit', async () => {
    const refnet = await dealAt('listed');
    await refnet.ok(['log', 'Ahmed B.', '--from', 'sandra']);
    expect(await refnet.fails(2, ['update', 'sandra', 'xyzzy'])).toContain(
      '"sandra" fits 2 referrals; "xyzzy"',
    );
  });

  test('leave a name that fits nothing as it was', async () => {
    const refnet = await dealAt('listed');
    expect(await refnet.fails(1, ['update', 'zoltan', 'xyzzy'])).toContain(
      'no open referral fits "zoltan xyzzy"',
    );
  });
});

test.each([
  ['realtor', 'firm', 'proposal'],
  ['realtor', 'unconditional', 'proposal'],
  ['realtor', 'waived conditions', 'proposal'],
  ['realtor', 'back on market', 'proposal'],
  ['realtor', 'listing signed', 'proposal'],
  ['realtor', 'mutual release', 'lost'],
  ['realtor', 'fell thru', 'lost'],
  ['realtor', 'dead deal', 'lost'],
  ['realtor, British', 'sstc', 'proposal'],
  ['realtor, British', 'exchanged contracts', 'proposal'],
  ['lawyer', 'conflict check', 'contacted'],
  ['lawyer', 'retainer sent', 'proposal'],
  ['lawyer', 'retainer signed', 'won'],
  ['lawyer', 'file opened', 'won'],
  ['lawyer, British', 'client care letter signed', 'won'],
  ['accountant', 'disengaged', 'lost'],
  ['accountant', 'onboarding', 'won'],
  ['therapist', 'waiting list', 'contacted'],
  ['therapist', 'intake booked', 'meeting'],
  ['therapist', 'dropped out', 'lost'],
  ['therapist, British', 'dna', 'no response'],
  ['consultant', 'scoping call', 'meeting'],
  ['consultant', 'shortlisted', 'proposal'],
  ['consultant', 'sow signed', 'won'],
  ['consultant', 'lost to competitor', 'lost'],
])('a %s says "%s" for %s', async (_who, word, status) => {
  const refnet = await dealAt('new');
  expect(await refnet.ok(['update', 'ahmed', ...word.split(' ')])).toContain(`new -> ${status}`);
});
