import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren holds the exclusive promise for mortgages, as agreement 1; Ben and Ann do what they do. */
const network = (...more: readonly (readonly string[])[]): Promise<Refnet> =>
  newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['add-partner', 'Ben Roy', '--profession', 'loan officer', '--services', 'refinancing, websites'],
    ['add-partner', 'Ann Lee', '--profession', 'accountant'],
    ['agree', 'maren', '--exclusive', 'mortgages', '--from', '2026-05-04', '--written'],
    ...more,
  );

const PROMISED = 'mortgages is promised to Maren Holt alone (agreement 1)';
const note = (number: number) => `Note: ${PROMISED}: refnet edit ${number} --partner maren\n`;

describe('a client logged to somebody while another holds the promise for that service', () => {
  test.each([
    ['what the receiver does matches', ['--to', 'ben'], note(2)],
    ['the need matches', ['--to', 'ann', '--for', 'a mortgage'], note(2)],
    [
      'a need that names no profession, and the receiver matches',
      ['--to', 'ben', '--for', 'first home'],
      note(2),
    ],
    ['a need that names another profession', ['--to', 'ben', '--for', 'website'], ''],
    ['neither matches', ['--to', 'ann'], ''],
    ['to the one who holds it', ['--to', 'maren', '--for', 'mortgages'], ''],
    ['received', ['--from', 'ben', '--for', 'mortgages'], ''],
    ['a lead', ['--to', 'ben', '--consent', 'no'], ''],
    ['not chosen', ['--to', 'ben', '--status', 'not-chosen'], ''],
    ['on its first day', ['--to', 'ben', '--on', '2026-05-04'], note(2)],
    ['the day before', ['--to', 'ben', '--on', '2026-05-03'], ''],
    ['several names', ['--to', 'ann', '--to', 'ben'], note(3)],
    ['several names, both for it', ['--to', 'ann', '--to', 'ben', '--for', 'mortgage'], note(2) + note(3)],
    [
      'several names, the one who holds it among them',
      ['--to', 'maren', '--to', 'ben', '--for', 'mortgage'],
      `Note: ${PROMISED}\n`,
    ],
    [
      'tried only',
      ['--to', 'ben', '--dry-run'],
      `Note: ${PROMISED}: refnet log "Jane D." --to maren --dry-run\n`,
    ],
  ])('is logged in a script, and remarked on where %s', async (_name, argv, stderr) => {
    const refnet = await network();
    expect(await refnet.run(['log', 'Jane D.', ...argv])).toMatchObject({ code: 0, stderr });
  });

  test.each([
    ['on the last day of the agreement', ['edit', '1', '--until', '2026-10-01'], '2026-10-01', true],
    ['the day after', ['edit', '1', '--until', '2026-10-01'], '2026-10-02', false],
    ['the day before it was closed', ['agree', 'maren', '--close', '--on', '2026-10-01'], '2026-09-30', true],
    ['on the day it was closed', ['agree', 'maren', '--close', '--on', '2026-10-01'], '2026-10-01', false],
  ])('%s', async (_name, end, on, isPromised) => {
    const refnet = await network();
    expect((await refnet.run(end)).code).toBe(0);
    const { stderr } = await refnet.run(['log', 'Jane D.', '--to', 'ben', '--on', on]);
    expect(stderr.includes(PROMISED)).toBe(isPromised);
  });

  test('is remarked on where the receiver holds the same promise too', async () => {
    const refnet = await network([
      'agree',
      'ben',
      '--exclusive',
      'mortgages',
      '--from',
      '2026-05-04',
      '--verbal',
    ]);
    expect((await refnet.run(['log', 'Jane D.', '--to', 'ben'])).stderr).toContain(PROMISED);
  });

  test('is told that the one who holds it takes no clients, and offered nothing', async () => {
    const refnet = await network(['edit', 'maren', '--not-taking-until', '2026-12-01']);
    expect((await refnet.run(['log', 'Jane D.', '--to', 'ben'])).stderr).toBe(
      `Note: ${PROMISED}; Maren Holt takes no clients until 1 Dec 2026\n`,
    );
  });

  test('is asked about in a terminal, where no is the usual answer, with what to type instead', async () => {
    const refnet = await network();
    const argv = ['log', 'Jane D.', '--to', 'ben', '--for', 'first home'];
    const no = await asked(refnet, argv, [['Log it all the same? yes or no (no)', '']]);
    expect(no).toMatchObject({ stdout: '' });
    expect(no.code).not.toBe(0);
    expect(no.stderr).toContain(
      [
        'Mortgages is promised to Maren Holt alone (agreement 1):',
        '  instead: refnet log "Jane D." --to maren --for "first home"',
      ].join('\n'),
    );
    expect(await refnet.ok(['referrals', '--json'])).toBe('[]\n');
    const yes = await asked(refnet, argv, [['Mortgages is promised', 'y']]);
    expect(yes).toMatchObject({ code: 0, stdout: expect.stringContaining('#2  Jane D. given to Ben Roy') });
    expect(yes.stderr).not.toContain('Note:');
  });

  test('by who, where no partner is typed, would be remarked on with whom to type', async () => {
    const refnet = await network(['edit', 'ben', '--services', 'first home']);
    const { stderr } = await refnet.run(['who', 'first home', '--log', 'Jane D.', '--dry-run']);
    expect(stderr).toBe(`Note: ${PROMISED}: refnet who "first home" --log "Jane D." --dry-run --to maren\n`);
  });

  test('would be asked about in a dry run of a terminal, and is logged with --yes', async () => {
    const refnet = await network();
    const argv = ['log', 'Jane D.', '--to', 'ben'];
    expect((await asked(refnet, [...argv, '--dry-run'], [])).stdout).toBe(
      [
        `Would ask first: ${PROMISED}. Log it`,
        '  all the same?',
        '  instead: refnet log "Jane D." --to maren --dry-run',
        'Nothing was written.',
        '',
      ].join('\n'),
    );
    expect(await asked(refnet, [...argv, '--yes'], [])).toMatchObject({
      code: 0,
      stderr: note(2).replace(': refnet', ':\n  refnet'),
    });
  });
});

describe('a referral corrected so that it breaks a promise', () => {
  const given = ['log', 'Jane D.', '--to', 'maren', '--for', 'mortgages'];
  test.each([
    ['moved to somebody else', given, ['--partner', 'ben'], `Note: ${PROMISED}\n`],
    ['moved for another need', given, ['--partner', 'ann', '--for', 'tax return'], ''],
    ['its need', ['log', 'Jane D.', '--to', 'ann'], ['--for', 'a mortgage'], note(2)],
    ['its day', ['log', 'Jane D.', '--to', 'ben', '--on', '2026-05-03'], ['--on', '2026-05-04'], note(2)],
    [
      'a lead that agreed',
      ['log', 'Jane D.', '--to', 'ben', '--consent', 'no'],
      ['--consent', 'yes'],
      note(2),
    ],
    ['what broke it before', ['log', 'Jane D.', '--to', 'ben'], ['--for', 'first home'], ''],
    ['its note alone', ['log', 'Jane D.', '--to', 'ben'], ['--note', 'a friend of Kofi'], ''],
  ])('is remarked on in a script: %s', async (_name, logged, edit, stderr) => {
    const refnet = await network(logged);
    expect(await refnet.run(['edit', '2', ...edit])).toMatchObject({ code: 0, stderr });
  });

  test('is asked about in a terminal', async () => {
    const refnet = await network(given);
    const no = await asked(refnet, ['edit', '2', '--partner', 'ben'], [['Change it all the same?', 'n']]);
    expect(no.code).not.toBe(0);
    expect(JSON.parse(await refnet.ok(['show', '2', '--json'])).partner).toBe('Maren Holt');
  });
});
