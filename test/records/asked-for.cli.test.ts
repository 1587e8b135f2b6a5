import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt'],
  ['add-partner', 'Victor Osei', '--profession', 'accountant'],
  ['add-partner', 'Ilse Moreno'],
  ['log', 'Dana Reyes', '--from', 'maren', '--for', 'first home'],
  ['check-in', 'maren'],
  ['promise', 'victor', 'send the brochure', '--by', '2026-12-01'],
  ['log', 'Walk In', '--source', 'website'],
  ['edit', 'ilse', '--archive'],
];
const network = () => newNetwork(...NETWORK);

/** What is shown of the one chosen, its questions answered by these lines. */
async function shown(refnet: Refnet, ...lines: readonly string[]): Promise<string> {
  const [first = '', ...more] = lines;
  const { code, stdout } = await asked(
    refnet,
    ['show'],
    [
      ['Show whom or what (type to search)', first],
      ...more.map((line) => ['Number, or other words', line] as const),
    ],
  );
  expect(code).toBe(0);
  return stdout;
}

describe('edit, remove and show alone', () => {
  test('offer the partners and the records that came last', async () => {
    const { stderr } = await asked(
      await network(),
      ['remove'],
      [
        ['Remove whom or what', ''],
        [
          '1 Maren Holt 2 Victor Osei (accountant) ' +
            '3 #4 Walk In received through website, Fri 20 Nov 2026 ' +
            '4 #3 I promised Victor Osei: send the brochure, by Tue 1 Dec 2026 ' +
            '5 #2 Call with Maren Holt, Fri 20 Nov 2026 ' +
            '6 #1 Dana Reyes received from Maren Holt for first home, Fri 20 Nov 2026 ' +
            'Number, or other words',
          '4',
        ],
        ['This would remove #3 I promised Victor Osei: send the brochure', 'y'],
      ],
    );
    expect(stderr).not.toContain('Ilse');
  });

  test.each([
    ['3', 'brochure'],
    ['#2', 'Call with Maren Holt'],
    ['dana', 'Dana Reyes received'],
    ['brochure', 'I promised Victor Osei'],
    ['p2', 'Victor Osei'],
    ['ilse', 'Ilse Moreno'],
    ['accountant', 'Victor Osei'],
  ])('find a number, words of a record, a client, a partner, a source: %s', async (typed, wanted) => {
    expect(await shown(await network(), typed)).toContain(wanted);
  });

  test('find what has the words as they are before what only begins so', async () => {
    const refnet = await network();
    await refnet.ok(['log', 'Danae Reyes', '--from', 'victor']);
    expect(await shown(refnet, 'dana', '1')).toContain('Dana Reyes received from Maren Holt');
  });

  test('find nothing by a text that is none, and ask on', async () => {
    const { stdout } = await asked(
      await network(),
      ['show'],
      [
        ['Show whom or what', '???'],
        ['nothing fits', 'x'.repeat(2000)],
        ['nothing fits', 'websi'],
        ['1 website 2 #4 Walk In received through website', '1'],
      ],
    );
    expect(stdout).toContain('Walk In');
  });

  test('edit asks what to change of the record chosen', async () => {
    const refnet = await network();
    await asked(
      refnet,
      ['edit'],
      [
        ['Edit whom or what', 'dana'],
        ['Change what?', 'client'],
        ['client', 'Dana R.'],
        ['Enter writes it', ''],
      ],
    );
    expect(await refnet.ok(['show', '1'])).toContain('Dana R.');
  });

  test('say how to begin where there is nothing', async () => {
    const { code, stderr } = await asked(await newNetwork(), ['edit'], []);
    expect(code).toBe(1);
    expect(stderr).toContain('there is nobody in your network yet');
  });
});

describe('what a command is about is asked for where it is left out:', () => {
  test('the need of who, and of who --log', async () => {
    const refnet = await network();
    const { stdout } = await asked(
      refnet,
      ['who'],
      [
        ['What is needed', ''],
        ['this one is needed', ' accountant '],
      ],
    );
    expect(stdout).toContain('Victor Osei, accountant');
    const logged = await asked(refnet, ['who', '--log', 'Zed Q.'], [['What is needed', 'accountant']]);
    expect(logged.stdout).toContain('Zed Q. given to Victor Osei for accountant');
  });

  test('the words of search, taken apart as a shell does', async () => {
    const { stdout } = await asked(
      await network(),
      ['search'],
      [
        ['What to look for', ', .'],
        ['there is no letter or digit', 'reyes "first home"'],
      ],
    );
    expect(stdout).toContain('Dana Reyes');
  });

  test('the shell of completion', async () => {
    const { stdout } = await asked(await newNetwork(), ['completion'], [['For which shell', 'fish']]);
    expect(stdout).toContain('complete -c refnet');
  });

  test.each([
    [['who'], 'what is needed is missing\n  for example: refnet who accountant'],
    [['search'], 'what to look for is missing\n  for example: refnet search "first home"'],
    [['completion'], 'the shell is missing\n  for example: refnet completion bash'],
    [['edit'], 'what to edit is missing'],
  ])('and without a terminal an error names it: %j', async (argv, said) => {
    expect(await (await network()).fails(2, argv)).toContain(said);
  });
});

describe('an agreement of which only the form, or a day, is said', () => {
  test('is asked for its terms in a terminal, and shown before it is kept', async () => {
    const refnet = await network();
    const { stdout } = await asked(
      refnet,
      ['agree', 'victor', '--verbal', '--review-on', '2027-01-15'],
      [
        ['What you pay for referrals', '10 percent of nothing'],
        ['', '10% of collected'],
        ['What they pay you', ''],
        ['What you promise', 'send numbers'],
        ['What they promise', ''],
        [
          'Verbal agreement with Victor Osei, from 20 Nov 2026, open; in force ' +
            'I pay 10% of collected I will send numbers (#6) Review 15 Jan 2027 Enter writes it',
          '',
        ],
      ],
    );
    expect(stdout).toContain('I pay   10% of collected');
  });

  test('is asked nothing more where a term was said, or something is in force', async () => {
    const refnet = await network();
    await asked(refnet, ['agree', 'victor', '--verbal', '--i-will', 'call'], []);
    await asked(refnet, ['agree', 'victor', '--review-on', '2027-01-15'], []);
    expect(await refnet.ok(['agree', 'victor'])).toContain('15 Jan 2027');
  });

  test('is kept as it is said without a terminal', async () => {
    const refnet = await network();
    expect(await refnet.ok(['agree', 'victor', '--written'])).toContain('Written agreement with Victor Osei');
  });
});

test('a source that another command removed while it was asked for is named', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--source', 'website'],
    ['remove', '1', '--yes'],
  );
  const { code, stderr } = await asked(
    refnet,
    ['show'],
    [['type to search', async () => (await refnet.run(['remove', 'website', '--yes'])) && 'website']],
  );
  expect(code).toBe(1);
  expect(stderr).toContain('"website" is not there any more');
});
