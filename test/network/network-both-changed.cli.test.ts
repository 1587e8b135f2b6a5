import { describe, expect, test } from 'vitest';
import { Two } from '../helpers/two-computers.ts';

const JANE = ['log', 'Jane D.', '--from', 'maren'];
const LACKS = (what: string) =>
  `The other copy lacks ${what} of this one:\n  refnet export all --output network.json      and import it there\n`;
const UNDO = '  refnet undo      takes all of it out again\n';

describe('what was changed on both', () => {
  test('is told apart from what one of them changed alone', async () => {
    const two = await Two.begun(JANE, ['log', 'Kim', '--to', 'victor']);
    await two.ok('a', ['edit', '1', '--note', 'mine']);
    await two.ok('b', ['edit', '2', '--note', 'only there']);
    await two.ok('b', ['edit', '1', '--note', 'theirs']);
    expect(await two.takeOver('a')).toBe(
      'Taken over from "standard input": 2 changes, no new record.\n' +
        'Updated from there: 1 record, #2\n' +
        'Changed on both, later there: what was here is written over (1)\n' +
        '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n      note: mine -> theirs\n' +
        'Both hold the same now.\n' +
        UNDO,
    );
  });

  test('is listed where the change here is later, on either side, and once', async () => {
    const two = await Two.begun(JANE);
    await two.ok('b', ['update', '1', 'won', '--value', '1800', '--on', '2026-11-20']);
    await two.ok('a', ['update', '1', 'meeting', '--on', '2026-11-20']);
    const facts =
      '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
      '      status: won -> meeting\n' +
      '      closed: Fri 20 Nov 2026 -> nothing\n' +
      '      invoiced: CAD 1,800 -> nothing\n';
    const aside = `Changed on both, later here: what is there is set aside (1)\n${facts}`;
    expect(await two.takeOver('a', '--dry-run')).toContain(aside);
    expect(await two.takeOver('a')).toBe(
      `Taken over from "standard input": nothing new.\n${aside}${LACKS('1 change')}`,
    );
    expect(await two.ok('a', ['history'])).toContain('1 set aside');
    expect(await two.takeOver('a')).toBe(
      `Taken over from "standard input": nothing, all of it is here.\n${LACKS('1 change')}`,
    );
    expect(await two.takeOver('b')).toBe(
      'Taken over from "standard input": 1 change, no new record.\n' +
        `Changed on both, later there: what was here is written over (1)\n${facts}` +
        `Both hold the same now.\n${UNDO}`,
    );
    expect(await two.takeOver('a')).toBe(
      'Taken over from "standard input": nothing, all of it is here.\nBoth hold the same now.\n',
    );
  });

  test('is an update where the other knew of the change here, whoever took over last', async () => {
    const two = await Two.begun(JANE);
    await two.ok('a', ['edit', '1', '--note', 'mine']);
    await two.takeOver('b');
    await two.ok('b', ['edit', '1', '--note', 'knowing it']);
    expect(await two.takeOver('a')).toContain('Updated from there: 1 record, #1\nBoth hold the same now.\n');
  });

  test('is one too where the other removed something old since then', async () => {
    const two = await Two.begun(JANE, ['log', 'Kim', '--to', 'victor']);
    await two.ok('a', ['edit', '1', '--note', 'mine']);
    await two.takeOver('b');
    await two.ok('b', ['remove', '2', '--yes']);
    await two.ok('b', ['edit', '1', '--note', 'knowing it']);
    expect(await two.takeOver('a')).toContain('Updated from there: 1 record, #1\n');
  });

  test('has the reason of a step that went, and the answers that were taken out', async () => {
    const two = await Two.begun(JANE, ['edit', 'maren', '--question', '1=yes']);
    await two.ok('a', ['update', '1', 'lost', '--because', 'too dear']);
    await two.ok('a', ['edit', 'maren', '--region', 'Burnaby']);
    await two.ok('b', ['update', '1', 'won']);
    await two.ok('b', ['edit', 'maren', '--question', '1=']);
    expect(await two.takeOver('a')).toContain(
      '  p1  Maren Holt\n' +
        '      region: Burnaby -> nothing\n      answers: connected yes 20 Nov 2026 -> nothing\n' +
        '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
        '      status: lost -> won\n      steps: 20 Nov 2026 lost too dear -> nothing\n',
    );
  });

  test('is each fact of it in JSON', async () => {
    const two = await Two.begun(JANE);
    await two.ok('b', ['edit', '1', '--note', 'theirs']);
    await two.ok('a', ['edit', '1', '--note', 'mine']);
    expect(JSON.parse(await two.takeOver('a', '--json'))).toMatchObject([
      {
        setAside: [{ number: 1, facts: [{ fact: 'note', from: 'theirs', to: 'mine' }] }],
        lackingThere: { records: 0, changes: 1, removals: 0, forgettings: 0 },
        same: false,
      },
    ]);
  });

  test('and removed on one is named, whichever is later', async () => {
    const two = await Two.begun(JANE, ['log', 'Kim', '--to', 'victor'], ['log', 'Lou', '--to', 'victor']);
    await two.ok('b', ['edit', '1', '--note', 'theirs']);
    await two.ok('a', ['remove', '1', '--yes']);
    await two.ok('a', ['remove', '2', '--yes']);
    await two.ok('b', ['edit', '2', '--note', 'theirs']);
    expect(await two.takeOver('a')).toBe(
      'Taken over from "standard input": 1 change, no new record.\n' +
        'Changed there, and removed here later: stays gone (1)\n' +
        '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
        'Removed here, and back: changed there later, or needed by what is there (1)\n' +
        '  #2  Kim given to Victor Hale, Fri 20 Nov 2026\n' +
        LACKS('1 removal') +
        UNDO,
    );
    expect(await two.takeOver('b')).toBe(
      'Taken over from "standard input": 1 change, no new record.\n' +
        'Changed here, and removed there later: gone (1)\n' +
        '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
        `Both hold the same now.\n${UNDO}`,
    );
  });
});

describe('a partner who was merged into another on one computer', () => {
  const TWO = [
    ['add-partner', 'M. Holt', '--yes'],
    ['log', 'Jane D.', '--from', 'M. Holt'],
  ] as const;

  test.for(['before the merge', 'after it'] as const)(
    'and edited on the other %s is no partner again: what fits went to the one kept',
    async (when) => {
      const two = await Two.begun(...TWO);
      const merge = ['merge', 'Maren Holt', 'M. Holt', '--yes'];
      await two.ok('a', ['edit', 'Maren Holt', '--profession', 'lawyer']);
      if (when === 'after it') await two.ok('a', merge);
      await two.ok('b', ['edit', 'M. Holt', '--email', 'm@holt.example']);
      await two.ok('b', ['edit', 'M. Holt', '--region', 'Burnaby']);
      await two.ok('b', ['edit', 'M. Holt', '--profession', 'accountant']);
      await two.ok('b', ['log', 'Nia', '--from', 'M. Holt']);
      if (when !== 'after it') await two.ok('a', merge);
      const said = await two.takeOver('a');
      expect(said).toContain(
        'Changed on one, merged on the other: what fits went to the partner kept (1)\n' +
          '  p1  M. Holt, now Maren Holt\n      profession: accountant -> lawyer\n',
      );
      expect(await two.takeOver('b')).toContain('Both hold the same now.\n');
      for (const on of ['a', 'b'] as const) {
        expect(await two.clients(on)).toEqual(['Jane D. Maren Holt new', 'Nia Maren Holt new']);
        const all: { name: string }[] = JSON.parse(await two.ok(on, ['partners', '--json']));
        expect(all.map(({ name }) => name)).toEqual(['Maren Holt', 'Victor Hale']);
        expect(JSON.parse(await two.ok(on, ['show', 'p1', '--json']))).toMatchObject({
          profession: 'lawyer',
          region: 'Burnaby',
          emails: ['m@holt.example'],
        });
      }
      expect(await two.takeOver('a')).toBe(
        'Taken over from "standard input": nothing, all of it is here.\nBoth hold the same now.\n',
      );
    },
  );

  test('is one again on both where the merge is taken back', async () => {
    const two = await Two.begun(...TWO);
    await two.ok('a', ['merge', 'Maren Holt', 'M. Holt', '--yes']);
    await two.exchange();
    await two.ok('a', ['undo']);
    await two.ok('a', ['log', 'Own', '--to', 'victor']);
    // Whichever takes over first.
    await two.takeOver('a');
    await two.takeOver('b');
    await two.takeOver('a');
    for (const on of ['a', 'b'] as const) {
      expect(await two.clients(on)).toEqual(['Jane D. M. Holt new', 'Own Victor Hale new']);
    }
    expect(await two.ok('a', ['doctor'])).not.toContain('noted as removed');
  });

  test('and the other way round on the other computer, stays once: the later merge stands', async () => {
    const two = await Two.begun(...TWO);
    await two.ok('a', ['merge', 'Maren Holt', 'M. Holt', '--yes']);
    await two.ok('b', ['merge', 'M. Holt', 'Maren Holt', '--yes']);
    await two.exchange();
    expect(await two.takeOver('a')).toContain('Both hold the same now.');
    for (const on of ['a', 'b'] as const) expect(await two.clients(on)).toEqual(['Jane D. M. Holt new']);
  });
});

test('a partner who was removed on one computer and edited later on the other is back with what was theirs', async () => {
  const two = await Two.begun(JANE, ['check-in', 'maren', '--kind', 'call']);
  await two.ok('a', ['remove', 'maren', '--yes']);
  await two.ok('b', ['edit', 'maren', '--region', 'Burnaby']);
  expect(await two.takeOver('a')).toContain('Removed here, and back:');
  expect(await two.takeOver('b')).toContain('Both hold the same now.');
  for (const on of ['a', 'b'] as const) {
    expect(await two.clients(on)).toEqual(['Jane D. Maren Holt new']);
    expect(JSON.parse(await two.ok(on, ['check-ins', '--json']))).toHaveLength(1);
  }
});

test('two partners of one name that were made apart are named with what makes them one', async () => {
  const two = await Two.begun();
  await two.ok('a', ['add-partner', 'Ann Ash', '--email', 'ann@ash.example']);
  await two.ok('b', ['add-partner', 'Ann Ash']);
  await two.ok('b', ['add-partner', 'Bea Birch']);
  const who = 'Maybe one person twice (1)\n  p3  Ann Ash and p5  Ann Ash: the same name\n';
  const planned = await two.takeOver('a', '--dry-run');
  expect(planned).toContain(who);
  expect(planned).not.toContain('refnet merge');
  expect(await two.takeOver('a')).toContain(`${who}      refnet merge p3 p5\n`);
  await two.ok('a', ['merge', 'p3', 'p5', '--yes']);
  await two.takeOver('b');
  expect(await two.takeOver('a')).toContain('Both hold the same now.');
});

test('a terminal shows the first of many, and a pipe all of them', async () => {
  const clients = Array.from({ length: 18 }, (_, at) => `Client ${at}`);
  const two = await Two.begun(...clients.map((each) => ['log', each, '--from', 'maren'] as const));
  for (const on of ['a', 'b'] as const) {
    for (const at of clients.keys()) await two.ok(on, ['edit', String(at + 1), '--note', `${on} ${at}`]);
  }
  const text = await two.ok('b', ['export', 'all']);
  const lines = async (terminal: boolean) =>
    (await two.run('a', ['import', '-', '--dry-run'], text, { terminal })).stdout.split('\n');
  const shown = (all: readonly string[]) => all.filter((line) => line.startsWith('      note: ')).length;
  expect(shown(await lines(false))).toBe(18);
  const some = await lines(true);
  expect(shown(some)).toBe(15);
  expect(some).toContain('  and 3 more; before it is written, --dry-run --json has all');
});

test('a clock that is hours ahead is named, and both hold the same all the same', async () => {
  const two = await Two.begun(JANE);
  const ahead = { now: '2026-11-20T14:00:00.000Z' };
  await two.run('b', ['edit', '1', '--note', 'by a wrong clock'], undefined, ahead);
  await two.ok('a', ['edit', '1', '--note', 'later']);
  const text = await two.ok('b', ['export', 'all']);
  const { stdout, stderr } = await two.run('a', ['import', '-'], text);
  expect(stderr).toBe(
    'The last change there is 6 hours later than the clock here: the clock of one of the two computers is wrong. ' +
      'Of each record the later change stands, so set it right before you go on.\n',
  );
  expect(stdout).toContain('note: later -> by a wrong clock\nBoth hold the same now.\n');
  // What is changed here now is earlier by that clock: it is named, not lost in silence.
  await two.ok('a', ['edit', '1', '--note', 'after it']);
  const back = await two.run('a', ['import', '-'], await two.ok('b', ['export', 'all']));
  expect(back.stdout).toContain('note: after it -> by a wrong clock\n');
});

test('a source that was merged into another on one and changed on the other comes back on neither', async () => {
  const two = await Two.begun(
    ['log', 'Jane D.', '--source', 'website'],
    ['log', 'Kim', '--source', 'walk-in'],
  );
  await two.ok('a', ['merge', 'website', 'walk-in', '--yes']);
  await two.ok('b', ['edit', 'walk-in', '--name', 'passers-by']);
  await two.ok('b', ['log', 'Lou', '--source', 'passers-by']);
  await two.takeOver('a');
  await two.takeOver('b');
  for (const on of ['a', 'b'] as const) {
    const all: { name: string }[] = JSON.parse(await two.ok(on, ['sources', '--json']));
    expect(all).toHaveLength(1);
    expect(JSON.parse(await two.ok(on, ['referrals', '--json']))).toHaveLength(3);
  }
});
