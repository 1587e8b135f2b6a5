import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const MAREN = [
  'add-partner',
  'Maren Holt',
  '--profession',
  'mortgage broker',
  '--email',
  'maren@example.com',
];

describe('add-partner', () => {
  test('says who was added, with the number, and what comes next', async () => {
    const refnet = await newNetwork();
    const { code, stdout } = await refnet.run([...MAREN, '--known-since', '2024-01', '--stage', 'power']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'p1  Maren Holt, mortgage broker; power partner, known since Jan 2024',
        '    next: refnet log "Client" --to maren      refnet check-in maren',
        '',
      ].join('\n'),
    });
  });

  test('prints the record with --json, every fact in it', async () => {
    const refnet = await newNetwork(['add-partner', 'Victor Osei']);
    const facts = [
      ['--business', 'Holt & Co'],
      ['--services', 'mortgages'],
      ['--ideal-client', 'first-time buyers'],
      ['--phone', '+1 555 0100'],
      ['--link', 'https://example.com'],
      ['--region', 'Hamilton'],
      ['--country', 'ca'],
      ['--subdivision', 'on'],
      ['--how-met', 'chamber lunch'],
      ['--introduced-by', 'victor'],
      ['--size', 'larger'],
      ['--prefers-informal'],
      ['--tag', 'gold'],
      ['--tag', 'Gold'],
      ['--tag', 'vip'],
      ['--note', 'met at the chamber'],
      ['--known-since', '15 mar 2024'],
    ].flat();
    expect(JSON.parse(await refnet.ok([...MAREN, ...facts, '--json']))).toMatchObject({
      id: 'p2',
      name: 'Maren Holt',
      business: 'Holt & Co',
      profession: 'mortgage broker',
      stage: 'acquaintance',
      region: 'Hamilton',
      country: 'CA',
      subdivision: 'ON',
      services: 'mortgages',
      idealClient: 'first-time buyers',
      relativeSize: 'larger',
      prefersInformal: true,
      knownSince: '2024-03-15',
      knownSincePrecision: 'day',
      introducedBy: 'p1',
      howMet: 'chamber lunch',
      emails: ['maren@example.com'],
      phones: ['+1 555 0100'],
      links: ['https://example.com'],
      aliases: [],
      tags: ['gold', 'vip'],
      checkInMonths: null,
      archivedOn: null,
      notes: 'met at the chamber',
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('cleans a name of what cannot be seen', async () => {
    const refnet = await newNetwork();
    const { stdout } = await refnet.run(['add-partner', '  Maren\u001b[31m \u202e Holt\n']);
    expect(stdout).toContain('p1  Maren Holt\n');
  });

  test('takes a name in as many words as it has', async () => {
    const refnet = await newNetwork();
    const { stdout } = await refnet.run(['add-partner', 'Maren', 'Holt', '--tag', 'gold']);
    expect(stdout).toContain('p1  Maren Holt\n');
  });

  test('never gives a number out again', async () => {
    const refnet = await newNetwork(MAREN, ['undo']);
    expect(await refnet.ok(['add-partner', 'Victor Osei'])).toContain('p2  Victor Osei');
  });

  test.each([
    [2, ['add-partner'], 'the name is missing\n  for example: refnet add-partner "Maren Holt"'],
    [2, ['add-partner', ' '], 'the name is missing'],
    [2, ['add-partner', 'Ann', '--email', 'ann'], '"ann" is no email address'],
    [2, ['add-partner', 'Ann', '--phone', 'x'], '"x" is no phone number'],
    [2, ['add-partner', 'Ann', '--stage', 'friend'], '"friend" is not a stage'],
    [
      2,
      ['add-partner', 'Ann', '--known-since', 'summer 2021'],
      'write the year alone, 2021, or a month: "jul 2021"',
    ],
    [2, ['add-partner', 'Ann', '--size', 'bigger'], '"bigger" as a size may be similar or larger'],
    [2, ['add-partner', 'Ann', '--known-since', '2027-01-01'], '"2027-01-01" lies after today'],
    [2, ['add-partner', 'Ann', '--country', 'Ontario'], '"Ontario" is a province or territory of Canada'],
    [2, ['add-partner', 'Ann', '--profesion', 'x'], '--profession'],
    [1, ['add-partner', 'Ann', '--introduced-by', 'viktor'], 'no partner "viktor"'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await newNetwork(['add-partner', 'Victor Osei']);
    expect(await refnet.fails(code, argv)).toContain(message);
    expect(await refnet.ok(['history', '--format', 'csv'])).not.toContain('p2');
  });
});

describe('somebody who may be on record already', () => {
  test.each([
    ['the same name', ['add-partner', 'maren holt']],
    ['nearly the same name', ['add-partner', 'Marem Holt']],
    ['the same email', ['add-partner', 'M. H.', '--email', 'MAREN@example.com']],
  ])('is refused for %s, with the ways out', async (why, argv) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(1, argv)).toBe(
      [
        'refnet: this may be a partner you already have',
        `  p1  Maren Holt (mortgage broker): ${why}`,
        '  refnet show maren      shows that partner',
        `  refnet add-partner "${argv[1]}" ${argv
          .slice(2)
          .map((word) => `${word} `)
          .join('')}--yes      adds another one`,
        '',
      ].join('\n'),
    );
  });

  test('is added all the same with --yes', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['add-partner', 'Maren Holt', '--yes'])).toContain('p2  Maren Holt');
  });
});
