import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const BASE: readonly (readonly string[])[] = [
  ['add-partner', 'Maren Holt', '--email', 'maren@example.com', '--tag', 'gold', '--profession', 'broker'],
  ['add-partner', 'Victor Osei', '--introduced-by', 'maren'],
  ['log', 'Jane D.', '--from', 'maren', '--value', 'CAD 1500', '--on', '2026-11-10'],
  ['log', 'Dana R.', '--to', 'victor', '--to', 'maren', '--for', 'bookkeeping', '--on', '2026-11-10'],
  ['check-in', 'maren', 'victor', '--kind', 'coffee', '--on', '2026-11-12'],
  ['update', '1', 'won', '--value', '1400', '--on', '2026-11-15', '--note', 'quick'],
];

/** Every command that changes something, in each of its ways; each fits after {@link BASE}. */
const CHANGES: readonly (readonly string[])[] = [
  ['add-partner', 'Ilse Moreno', '--email', 'ilse@example.com', '--tag', 'new', '--introduced-by', 'victor'],
  ['log', 'Max P.', '--from', 'maren', '--status', 'won', '--value', '900', '--on', '2026-11-01'],
  ['log', 'Bob Q.', '--to', 'Somebody New', '--add'],
  ['log', 'Kim S.', '--to', 'maren', '--to', 'victor'],
  ['check-in', 'maren'],
  ['check-in', 'maren', 'victor', '--satisfaction', '4', '--next', 'in 2 weeks'],
  ['update', '2', 'contacted'],
  ['update', '1', 'meeting'],
  ['update', '1', 'won', '--on', '2026-11-16', '--note', 'slower'],
  ['update', '2', '--value', 'EUR 5', '--agreed', 'EUR 4', '--note', 'small'],
  ['thank', 'maren', '--how', 'card'],
  ['thank', '1', '--on', '2026-11-16'],
  ['told', '1'],
  ['edit', 'maren', '--name', 'Moira Holt', '--also-known-as', 'Maren', '--email', 'm@example.org'],
  [
    'edit',
    'p1',
    '--remove-email',
    'maren@example.com',
    '--untag',
    'gold',
    '--tag',
    'silver',
    '--profession',
    '',
  ],
  ['edit', 'p1', '--stage', 'power-partner', '--on', '2024-03-01', '--because', 'steady'],
  ['edit', 'p2', '--introduced-by', '', '--archive'],
  ['edit', 'p2', '--do-not-refer', '--question', '1=yes,comfortable=no'],
  ['edit', '1', '--on', '2026-11-09', '--client', 'Jane Doe'],
  ['edit', '1', '--given'],
  ['edit', '2', '--partner', 'p1', '--fit', '4', '--consent', 'no'],
  ['edit', '4', '--kind', 'talk', '--minutes', '40', '--partner', 'p2'],
  ['who', 'florist', '--region', 'Ottawa'],
  ['who', 'broker', '--log', 'Lee T.', '--to', 'maren'],
  ['config', 'currency', 'CAD'],
  ['config', 'formalize-at', '12'],
  ['note', 'p1', 'opens a second office', '--kind', 'growth'],
  ['project', 'p1', 'an evening for buyers', '--kind', 'event', '--cost', 'CAD 200'],
  ['advise', 'p1', '--decline', '--until', '2027-03-01', '--because', 'moving'],
  ['edit', '1', '--consent', 'yes'],
  ['promise', 'p1', 'send the brochure', '--by', 'friday'],
  ['promise', 'p2', '--theirs', '--goal', '6', 'referrals'],
  ['merge', 'p1', 'p2', '--yes'],
  ['snooze', 'p1', '--until', '2026-12-01', '--because', 'holiday'],
  ['snooze', '1', '--until', '2026-12-01'],
  ['remove', 'p1', '--yes'],
  ['remove', 'p2', '--yes'],
  ['remove', '1', '--yes'],
  ['remove', '4', '--yes'],
];

describe('undo', () => {
  test('says what it took back, and how to do it again', async () => {
    const refnet = await newNetwork(...BASE);
    expect(await refnet.ok(['undo'])).toBe(
      'Took back: updated referral 1 to won (Maren Holt)\n  refnet redo      does it again\n',
    );
    expect(await refnet.ok(['undo'])).toBe(
      'Took back: recorded check-in 4, 5 (Maren Holt and Victor Osei): 2 check-ins\n  refnet redo      does it again\n',
    );
    expect(await refnet.ok(['redo'])).toBe(
      'Did again: recorded check-in 4, 5 (Maren Holt and Victor Osei): 2 check-ins\n  refnet undo      takes it back\n',
    );
  });

  test('--dry-run says what it would do, and does nothing', async () => {
    const refnet = await newNetwork(...BASE);
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['undo', '--dry-run'])).toBe(
      'Would take back: updated referral 1 to won (Maren Holt)\n  Nothing was written.\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['undo']);
    const between = dumpOf(refnet.file);
    expect(await refnet.ok(['redo', '--dry-run'])).toBe(
      'Would do again: updated referral 1 to won (Maren Holt)\n  Nothing was written.\n',
    );
    expect(dumpOf(refnet.file)).toEqual(between);
  });

  test('--json prints the change, as the history lists it', async () => {
    const refnet = await newNetwork(...BASE);
    const [last] = JSON.parse(await refnet.ok(['history', '--json']));
    expect(JSON.parse(await refnet.ok(['undo', '--json']))).toEqual({
      ...last,
      undone: true,
      undoneAt: '2026-11-20T12:00:00.000Z',
    });
    expect(JSON.parse(await refnet.ok(['redo', '--json']))).toEqual(last);
    expect(JSON.parse(await refnet.ok(['redo', '--json']))).toBeNull();
  });

  test('--dry-run --json prints the change as it stands, which is not taken back, or not done again', async () => {
    const refnet = await newNetwork(...BASE);
    const tried = async (command: string) => {
      const { code, stdout, stderr } = await refnet.run([command, '--dry-run', '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing was written.\n' });
      return JSON.parse(stdout);
    };
    const [last] = JSON.parse(await refnet.ok(['history', '--json']));
    expect(last).toMatchObject({ undone: false, undoneAt: null });
    expect(await tried('undo')).toEqual(last);
    const taken = JSON.parse(await refnet.ok(['undo', '--json']));
    expect(await tried('redo')).toEqual(taken);
    expect(await refnet.run(['history', '--json'])).toMatchObject({
      stdout: expect.stringContaining('"undone": true'),
    });
  });

  test('with nothing to take back, or to do again, is no failure', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.ok(['redo'])).toBe('Nothing was taken back since the last change.\n');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['undo'])).toBe('Nothing left to take back.\n');
  });

  test('before there is a file, makes none', async () => {
    const refnet = await newNetwork();
    for (const command of ['undo', 'redo']) {
      expect(await refnet.run([command])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Nothing /),
      });
    }
    expect(existsSync(refnet.file)).toBe(false);
  });

  test('a new change ends what could be done again', async () => {
    const refnet = await newNetwork(...BASE, ['undo'], ['check-in', 'maren']);
    expect(await refnet.ok(['redo'])).toBe('Nothing was taken back since the last change.\n');
  });

  test('stops with a reason at a change of another version of the file', async () => {
    const refnet = await newNetwork(...BASE);
    alterFile(refnet.file, 'update changes set schema_version = 0');
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['undo'])).toBe(
      [
        'refnet: the change "updated referral 1 to won" was made by an older refnet, and cannot be taken back any more',
        '  correct it by hand: refnet edit NUMBER, or refnet remove NUMBER',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each(CHANGES)('takes back %s %s %s to the very same rows, and redo does it again', async (...argv) => {
    const refnet = await newNetwork(...BASE);
    const before = dumpOf(refnet.file);
    await refnet.ok(argv);
    const after = dumpOf(refnet.file);
    expect(after).not.toEqual(before);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(after);
  });
});

describe('any sequence of commands', () => {
  /** Runs the commands, those refused left out, and gives the file as it was before, between and after them. */
  async function states(refnet: Refnet, commands: readonly (readonly string[])[]): Promise<unknown[]> {
    const dumps = [dumpOf(refnet.file)];
    for (const argv of commands) {
      const { code } = await refnet.run(argv);
      expect([0, 1, 2]).toContain(code);
      const dump = dumpOf(refnet.file);
      if (JSON.stringify(dump) !== JSON.stringify(dumps.at(-1))) dumps.push(dump);
    }
    return dumps;
  }

  test('is taken back step by step to the empty file, and done again to the same', async () => {
    const sequences = fc.array(fc.constantFrom(...CHANGES), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sequences, async (commands) => {
        const refnet = await newNetwork(['add-partner', 'Ann Lee'], ['undo']);
        const dumps = await states(refnet, [...BASE, ...commands]);
        for (const dump of dumps.slice(0, -1).toReversed()) {
          await refnet.ok(['undo']);
          expect(dumpOf(refnet.file)).toEqual(dump);
        }
        for (const dump of dumps.slice(1)) {
          await refnet.ok(['redo']);
          expect(dumpOf(refnet.file)).toEqual(dump);
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('the history names numbers and partners, never clients or notes', async () => {
  const refnet = await newNetwork(...BASE);
  for (const argv of CHANGES) await refnet.run(argv);
  const history = await refnet.ok(['history', '--limit', '1000', '--json']);
  for (const name of ['Jane', 'Dana', 'Max', 'quick', 'steady', 'office', 'evening', 'brochure']) {
    expect(history).not.toContain(name);
  }
});

test('a restore that was the last is named with the way back, and passed over only when said', async () => {
  const refnet = await newNetwork(...BASE);
  await refnet.ok(
    ['backup', 'copy.db'].map((word) => (word === 'copy.db' ? `${refnet.home}/copy.db` : word)),
  );
  const at = (minute: number) => ({ now: `2026-11-20T12:${String(minute).padStart(2, '0')}:00Z` });
  await refnet.ok(['log', 'Late', '--from', 'maren'], at(1));
  await refnet.ok(['restore', `${refnet.home}/copy.db`, '--yes'], at(2));
  const kept = `${refnet.file.replace('refnet.db', '')}backups/refnet-2026-11-20-120200-before-restore.db`;
  const back = `  refnet restore ${kept}      goes back to what was there before it\n`;
  expect(await refnet.fails(1, ['undo'], at(3))).toBe(
    'refnet: the last that happened was a restore, which undo does not take back\n' +
      `${back}  refnet undo --yes      takes back the change before it\n`,
  );
  expect((await refnet.run(['undo', '--dry-run'], at(3))).stderr).toBe(
    `The last that happened was a restore, which undo does not take back.\n${back}`,
  );
  expect((await refnet.run(['undo', '--yes'], at(4))).stdout).toContain('Took back');
  // From here on that, and what was changed since, is the last.
  expect(await refnet.ok(['undo'], at(5))).toContain('Took back');
});

test('--dry-run says that a change cannot be taken back where another program took what its rows belong to', async () => {
  const refnet = await newNetwork(...BASE, ['log', 'Max P.', '--from', 'maren'], ['remove', '6', '--yes']);
  alterFile(refnet.file, 'pragma foreign_keys = off; delete from partners where id = 1');
  const said = `what the change "removed referral 6" left is not there as it left it`;
  for (const argv of [['undo', '--dry-run'], ['undo']]) {
    expect(await refnet.fails(1, argv)).toContain(said);
  }
});
