import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/settings/meanings.ts';
import { SETTING_GROUPS } from '../../src/settings/settings.view.ts';
import { displayWidth } from '../../src/text/width.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const network = (...commands: readonly (readonly string[])[]) =>
  newNetwork(['add-partner', 'Maren Holt'], ...commands);

const YOU = `You
  my-name                             Nadia Brandt
    Your name, as reports show it.
  business                            not set
    The name of your business.
`;

const EXAMPLES = `

Change one: refnet config formalize-at 12
Back again: refnet config formalize-at --unset
`;

describe('config', () => {
  test('lists what matters most and what was changed, a sentence each, and counts the rest', async () => {
    const refnet = await network(
      ['config', 'my-name', 'Nadia', 'Brandt'],
      ['config', 'formalize-at', '12'],
      ['config', 'look-back-days', '60'],
    );
    expect(await refnet.ok(['config'])).toMatchInlineSnapshot(`
      "You
        my-name         Nadia Brandt
          Your name, as reports show it.
        profession      not set
          What you do, for example bookkeeper.
        country         not set
          The country you work in; notices go by it.
        subdivision     not set
          Your state or province; notices go by it.

      Money
        currency        USD (default)
          The currency of amounts typed without one, about what has none yet.
        hourly-rate     not set
          What an hour of yours is worth, to weigh your time against the business
          received.

      When to formalize
        formalize-at    12 a year (default 10)
          From so many exchanged with a partner in 12 months it is time to formalize
          [rhythm].
        informal-to     3 a year (default)
          Up to so many exchanged in 12 months it is best kept informal [rhythm].

      What is remarked on
        look-back-days  60 days (default 90)
          So far back thank-yous, and outcomes to tell, are looked for.

      Your record
        records-since   not set: 20 Nov 2026, the day your file began
          The first day from which everything is on record.

      Change one: refnet config formalize-at 12
      Back again: refnet config formalize-at --unset
      22 others at the default: refnet config --all
      "
    `);
  });

  test('counts as changed what differs, not what was set to its default', async () => {
    const refnet = await network(['config', 'look-back-days', '90']);
    expect(await refnet.ok(['config'])).not.toContain('look-back-days');
    await refnet.ok(['config', 'look-back-days', '91']);
    expect(await refnet.ok(['config'])).toContain('  look-back-days  91 days (default 90)\n');
  });

  test('--all lists every setting by group, with its value, what is default, and what it means', async () => {
    const refnet = await network(
      ['config', 'my-name', 'Nadia', 'Brandt'],
      ['config', 'formalize-at', '12'],
      ['config', 'informal-to', '3'],
    );
    const text = await refnet.ok(['config', '--all']);
    expect(text.startsWith(YOU)).toBe(true);
    expect(text).toContain(`
When to formalize
  formalize-at                        12 a year (default 10)
    From so many exchanged with a partner in 12 months it is time to formalize
    [rhythm].
  informal-to                         3 a year
    Up to so many exchanged in 12 months it is best kept informal [rhythm].
  too-new-months                      6 months (default)
    A partner known for less than this is too new to formalize with.
`);
    expect(text).toContain('  joint-venture-check-in-months       1 month (default)\n');
    expect(text.endsWith(EXAMPLES)).toBe(true);
    for (const { key } of SETTINGS) expect(text.split(`\n  ${key} `)).toHaveLength(2);
  });

  test.each([60, 80])('fits %i columns with no word cut', async (columns) => {
    const name = 'Nadia Wilhelmina Konstantinopolous-Brandtenberger';
    const refnet = await network(['config', 'my-name', name]);
    const text = await refnet.ok(['config', '--all'], { columns });
    const lines = text.split('\n');
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    for (const { meaning } of SETTINGS) expect(text.replaceAll(/\s+/g, ' ')).toContain(meaning);
  });

  test('shows each setting in exactly one group', () => {
    const keys = SETTING_GROUPS.flatMap((group) => group.keys);
    expect(keys.toSorted()).toEqual(SETTINGS.map(({ key }) => key).toSorted());
  });

  test('with a key prints the value alone, an empty line where there is none', async () => {
    const refnet = await network(['config', 'hourly-rate', 'CAD 120.50']);
    expect(await refnet.ok(['config', 'hourly-rate'])).toBe('CAD 120.50\n');
    expect(await refnet.ok(['config', 'formalize-at'])).toBe('10\n');
    expect(await refnet.ok(['config', 'my-name'])).toBe('\n');
  });

  test.each([
    [['formalize-at', '12'], 'formalize-at was 10 a year (default), is now 12 a year (default 10)\n', '12'],
    [
      ['Formalize_At', '12 a year'],
      'formalize-at was 10 a year (default), is now 12 a year (default 10)\n',
      '12',
    ],
    [['my-name', 'Nadia', 'Brandt'], 'my-name is now Nadia Brandt\n', 'Nadia Brandt'],
    [['country', 'de'], 'country is now DE\n', 'DE'],
    [['hourly-rate', '120'], 'hourly-rate is now USD 120\n', 'USD 120'],
    [['records-since', '2 years ago'], 'records-since is now 2024-11-20\n', '2024-11-20'],
    [['records-since', '1 jan 2025'], 'records-since is now 2025-01-01\n', '2025-01-01'],
  ])('sets %j', async (words, said, kept) => {
    const refnet = await network();
    expect(await refnet.ok(['config', ...words])).toBe(said);
    expect(await refnet.ok(['config', words[0] ?? ''])).toBe(`${kept}\n`);
  });

  test('takes a setting back to its default, or out', async () => {
    const refnet = await network(['config', 'formalize-at', '12'], ['config', 'my-name', 'Nadia']);
    expect(await refnet.ok(['config', 'formalize-at', '--unset'])).toBe(
      'formalize-at was 12 a year (default 10), is now 10 a year (default)\n',
    );
    expect(await refnet.ok(['config', '--unset', 'my-name'])).toBe('my-name was Nadia, is taken out\n');
    expect(await refnet.ok(['config', 'my-name', 'none'])).toBe('my-name is not set already\n');
  });

  test('a change is one that undo takes back, and its summary names the key', async () => {
    const refnet = await network(['config', 'my-name', 'Nadia'], ['config', 'my-name', '--unset']);
    expect(await refnet.ok(['history'])).toContain('config       unset my-name\n');
    expect(await refnet.ok(['undo'])).toContain('Took back: unset my-name');
    expect(await refnet.ok(['config', 'my-name'])).toBe('Nadia\n');
    expect(await refnet.ok(['undo'])).toContain('Took back: set my-name');
    expect(await refnet.ok(['config', 'my-name'])).toBe('\n');
  });

  test('setting what is set already writes nothing', async () => {
    const refnet = await network(['config', 'formalize-at', '12']);
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['config', 'formalize-at', '12'])).toBe(
      'formalize-at is 12 a year (default 10) already\n',
    );
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test('a currency is named by its sign or its word where that is of one alone', async () => {
    const refnet = await newNetwork();
    await refnet.run(['config', 'currency', '€']);
    expect(await refnet.ok(['config', 'currency'])).toBe('EUR\n');
    await refnet.ok(['config', 'currency', 'pounds']);
    expect(await refnet.ok(['config', 'currency'])).toBe('GBP\n');
    expect(await refnet.fails(2, ['config', 'currency', '$'])).toBe(
      'refnet: "$" stands for several currencies\n' +
        '  say it in three letters: CAD, USD, AUD, NZD or another\n',
    );
  });

  test('another home currency leaves amounts in the one they were set in, and says so', async () => {
    const refnet = await network(
      ['config', 'hourly-rate', '120'],
      ['config', 'revenue-at-stake', 'CAD 9000'],
    );
    expect(await refnet.ok(['config', 'currency', 'cad'])).toBe(
      `currency was USD (default), is now CAD (default USD)
    hourly-rate stays USD 120
    amounts on record keep their own currency
`,
    );
    expect(await refnet.ok(['config', 'hourly-rate'])).toBe('USD 120\n');
    await refnet.ok(['config', 'hourly-rate', '95']);
    expect(await refnet.ok(['config', 'hourly-rate'])).toBe('CAD 95\n');
  });

  test('has one object a setting as JSON: a contract', async () => {
    const refnet = await network(['config', 'formalize-at', '12']);
    const formalizeAt = {
      key: 'formalize-at',
      value: 12,
      default: 10,
      unit: 'a year',
      isSet: true,
      group: 'When to formalize',
      meaning: 'From so many exchanged with a partner in 12 months it is time to formalize [rhythm].',
    };
    expect(JSON.parse(await refnet.ok(['config', 'formalize-at', '--json']))).toEqual(formalizeAt);
    expect(JSON.parse(await refnet.ok(['config', 'formalize-at', '13', '--json']))).toEqual({
      ...formalizeAt,
      value: 13,
    });
    const all = JSON.parse(await refnet.ok(['config', '--json']));
    expect(all).toHaveLength(SETTINGS.length);
    expect(all[0]).toMatchObject({ key: 'my-name', value: null, default: null, unit: null, isSet: false });
    expect(await refnet.ok(['config', 'formalize-at', '--format', 'csv'])).toBe(
      'key,value,default,unit,isSet,group,meaning\r\n' +
        'formalize-at,13,10,a year,true,When to formalize,From so many exchanged with a partner in 12 months it is time to formalize [rhythm].\r\n',
    );
  });

  test('makes the file when the first thing set is a setting, and reads defaults without one', async () => {
    const refnet = await newNetwork();
    const unmade = await refnet.run(['config', 'currency']);
    expect(unmade).toMatchObject({ code: 0, stdout: 'USD\n' });
    const made = await refnet.run(['config', 'currency', 'EUR']);
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('currency was USD (default), is now EUR'),
    });
    expect(made.stderr).toContain(refnet.file);
    expect(await refnet.ok(['config', 'currency'])).toBe('EUR\n');
  });

  test('a change is shown as it would be with --dry-run, and not written', async () => {
    const refnet = await network();
    expect(await refnet.ok(['config', 'formalize-at', '12', '--dry-run'])).toBe(
      'formalize-at was 10 a year (default), is now 12 a year (default 10)\nNothing was written.\n',
    );
    expect(await refnet.ok(['config', 'formalize-at'])).toBe('10\n');
  });

  test.each([
    [['formalize-at', '12', '--format', 'csv'], '--format does not go with a new value'],
    [['formalize-at', '--unset', '--format', 'csv'], '--format does not go with --unset'],
    [['--dry-run'], '--dry-run does not go with a list'],
  ])('refuses %j, of which a part would be ignored', async (words, message) => {
    const refnet = await network();
    expect((await refnet.fails(2, ['config', ...words])).split('\n')[0]).toBe(`refnet: ${message}`);
  });

  test.each([
    [
      ['formalise-at', '12'],
      'refnet: there is no setting "formalise-at". Did you mean formalize-at?\n  refnet config formalize-at 12\n',
    ],
    [['foo'], 'refnet: there is no setting "foo"\n  refnet config      lists all\n'],
    [
      ['curency', 'CAD'],
      'refnet: there is no setting "curency". Did you mean currency?\n  refnet config currency CAD\n',
    ],
    [
      ['rate'],
      'refnet: there is no setting "rate". Did you mean hourly-rate?\n  refnet config hourly-rate\n',
    ],
    [['zzz'], 'refnet: there is no setting "zzz"\n  refnet config      lists all\n'],
    [
      ['formalize-at', '12', '--unset'],
      'refnet: a value and --unset do not go together\n  for example: refnet config formalize-at --unset\n',
    ],
    [
      ['--unset'],
      'refnet: which setting is to be unset?\n  for example: refnet config formalize-at --unset\n',
    ],
    [['formalize-at', 'ten'], 'refnet: formalize-at is a whole number from 2 to 10000 (a year), not "ten"\n'],
    [
      ['records-since', 'tomorrow'],
      'refnet: Sat 21 Nov 2026 is still to come, so records-since cannot be that day\n',
    ],
  ])('refuses %j as a usage error', async (words, message) => {
    const refnet = await network();
    expect(await refnet.fails(2, ['config', ...words])).toBe(message);
  });

  test.each([
    [['informal-to', '9'], 9, 10],
    [['formalize-at', '4'], 3, 4],
    [['formalize-at', '--unset'], 12, 10],
  ])('refuses %j, which would leave nothing between the thresholds', async (words, low, high) => {
    const wide = words.includes('--unset');
    const refnet = await network(
      ...(wide
        ? [
            ['config', 'formalize-at', '20'],
            ['config', 'informal-to', '12'],
          ]
        : []),
    );
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.fails(1, ['config', ...words])).toBe(
      `refnet: informal-to ${low} and formalize-at ${high} leave nothing between them: ` +
        `formalize-at must be at least 2 more
  refnet config formalize-at ${low + 2}      or more
  refnet config informal-to ${high - 2}      or less
`,
    );
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });
});

describe('a stored setting that cannot be read', () => {
  /** A network in which another program, or another refnet, left these settings. */
  async function leftBehind(...settings: readonly (readonly [string, string])[]) {
    const refnet = await network();
    const db = new Database(refnet.file);
    for (const [key, value] of settings)
      db.prepare(
        `insert into settings (uuid, created_at, updated_at, key, value) values (@key, '', '', @key, @value)`,
      ).run({ key, value });
    db.close();
    return refnet;
  }

  test.each([
    [['report']],
    [['due']],
    [['advise', 'maren']],
    [['config']],
    [['log', 'Bob', '--from', 'maren', '--value', '5']],
  ])('keeps nobody from %j: its default holds, and a line says so once', async (argv) => {
    const refnet = await leftBehind(['formalize-at', 'ten']);
    const { code, stderr } = await refnet.run(argv);
    expect(code).toBe(0);
    expect(stderr.split('\n').filter((line) => line.includes('formalize-at'))).toEqual([
      'formalize-at is a whole number from 2 to 10000 (a year), not "ten"; so formalize-at is 10 until this is mended: refnet config formalize-at --unset',
    ]);
  });

  test.each([
    [
      [['currency', 'DOLLARS']],
      'currency',
      'so currency is USD until this is mended: refnet config currency --unset',
    ],
    [[['records-since', 'soon']], 'records-since', 'so records-since is not set until this is mended'],
    [
      [['informal-to', '15']],
      'informal-to',
      'so informal-to is 3 and formalize-at is 10 until this is mended: refnet config informal-to --unset',
    ],
    [
      [
        ['informal-to', '15'],
        ['formalize-at', 'ten'],
      ],
      'formalize-at',
      'refnet config formalize-at --unset',
    ],
  ] as const)('%j is taken out by what the line says', async (settings, key, said) => {
    const refnet = await leftBehind(...settings);
    const { stderr } = await refnet.run(['config', key]);
    expect(stderr).toContain(said);
    expect((await refnet.run(['config', key, '--unset'])).code).toBe(0);
    for (const [other] of settings) await refnet.run(['config', other, '--unset']);
    expect((await refnet.run(['config'])).stderr).toBe('');
  });

  test('is set anew like any other', async () => {
    const refnet = await leftBehind(['formalize-at', 'ten']);
    expect((await refnet.run(['config', 'formalize-at', '12'])).stdout).toBe(
      'formalize-at was 10 a year, is now 12 a year (default 10)\n',
    );
    expect(await refnet.ok(['config', 'formalize-at'])).toBe('12\n');
  });
});

describe('where I work', () => {
  const NEXT = (part: string) =>
    `    next: refnet config subdivision PLACE      your ${part}, on which some notices depend\n`;

  test.each([
    [['country', 'Canada'], `country is now CA\n${NEXT('province or territory')}`],
    [['country', 'États-Unis'], `country is now US\n${NEXT('state')}`],
    [['country', 'uk'], `country is now GB\n${NEXT('part')}`],
    [['country', 'England'], 'country is now GB\nsubdivision is now ENG\n'],
    [['country', 'Germany'], 'country is now DE\n'],
    [['country', 'Canada', '--subdivision', 'Ontario'], 'country is now CA\nsubdivision is now ON\n'],
  ])('%j', async (argv, said) => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    expect(await refnet.ok(['config', ...argv])).toBe(said);
  });

  test('a province is understood by its name, and is of the country', async () => {
    const refnet = await newNetwork(['config', 'country', 'CA']);
    expect(await refnet.ok(['config', 'subdivision', 'ontario'])).toBe('subdivision is now ON\n');
    expect(await refnet.ok(['config', 'country', 'Canada'])).toBe('country is CA already\n');
    expect(await refnet.ok(['config', 'country', 'US'])).toBe(
      `country was CA, is now US\nsubdivision was ON, is taken out\n${NEXT('state')}`,
    );
    expect(await refnet.ok(['undo'])).toContain('set country and subdivision');
    expect(await refnet.ok(['config', 'subdivision'])).toBe('ON\n');
    expect(await refnet.ok(['config', 'country', 'none'])).toBe(
      'country was CA, is taken out\nsubdivision was ON, is taken out\n',
    );
  });

  test.each([
    [
      ['country', 'Ontario'],
      '"Ontario" is a province or territory of Canada, not a country\n  refnet config country CA --subdivision ON      sets both\n',
    ],
    [['country', 'British', 'Columbia'], 'refnet config country CA --subdivision BC      sets both\n'],
    [['country', 'ON'], 'refnet config country CA --subdivision ON      sets both\n'],
    [['country', 'Narnia'], '"Narnia" is no country'],
    [
      ['subdivision', 'Texas'],
      '"Texas" is no province or territory of Canada: Texas is in the United States',
    ],
    [['currency', 'CAD', '--subdivision', 'ON'], '--subdivision goes only with the country'],
  ])('exit 2: %j', async (argv, message) => {
    const refnet = await newNetwork(['config', 'country', 'CA']);
    expect(await refnet.fails(2, ['config', ...argv])).toContain(message);
  });

  test('a terminal is asked for the province where the country has notices that depend on it', async () => {
    const refnet = await newNetwork();
    const { code, stdout } = await asked(
      refnet,
      ['config', 'country', 'Canada'],
      [
        ['Province or state, on which some notices depend (Enter to skip)', 'Ontario'],
        ['subdivision is now ON', ''],
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'country is now CA\nsubdivision is now ON\n' });
    const other = await asked(refnet, ['config', 'country', 'Germany'], []);
    expect(other.stdout).toBe('country was CA, is now DE\nsubdivision was ON, is taken out\n');
  });

  test('the place of a partner is understood alike', async () => {
    const refnet = await newNetwork([
      'add-partner',
      'Maren Holt',
      '--country',
      'Canada',
      '--subdivision',
      'Ontario',
    ]);
    expect(JSON.parse(await refnet.ok(['show', 'maren', '--json']))).toMatchObject({
      country: 'CA',
      subdivision: 'ON',
    });
    expect(await refnet.ok(['edit', 'maren', '--country', 'England'])).toContain(
      'country was CA, is now GB\n',
    );
  });
});

test('records-since says on which day the record begins by itself, and what happened on it', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const line = async () =>
    (await refnet.ok(['config'])).split('\n').find((each) => each.includes('records-since'));
  expect(await line()).toBe('  records-since  not set: 20 Nov 2026, the day your file began');
  const file = join(refnet.home, 'tracker.csv');
  writeFileSync(file, 'Date,Referrer,Client\n2026-01-12,Maren Holt,Jane D.\n');
  await refnet.ok(['import', file]);
  expect(await line()).toBe(
    '  records-since  not set: 12 Jan 2026, the earliest referral of the first import',
  );
});
