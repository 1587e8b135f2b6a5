import { describe, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A lawyer in California, on 20 Nov 2026: Ann and Bo are partners. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'country', 'US', '--subdivision', 'CA'],
    ['config', 'currency', 'USD'],
    ['add-partner', 'Ann'],
    ['add-partner', 'Bo'],
    ...more,
  );
}

async function firstLine(refnet: Refnet, argv: readonly string[]): Promise<string> {
  return ((await refnet.ok([...argv])).split('\n')[0] ?? '').replace(/^#\d+ +/, '');
}

describe('the first day of what has an end, without a year', () => {
  test.each([
    ['12/1', '12/31', 'from 1 Dec 2026, until 31 Dec 2026'],
    ['12/31', '12/31', 'from 31 Dec 2026, until 31 Dec 2026'],
    ['9/1', '12/31', 'from 1 Sep 2026, until 31 Dec 2026'],
    ['9/1', '3/31', 'from 1 Sep 2026, until 31 Mar 2027'],
    ['4/1', '3/31', 'from 1 Apr 2026, until 31 Mar 2027'],
    ['1 Dec', '31 Jan', 'from 1 Dec 2026, until 31 Jan 2027'],
    ['12/1/2025', '12/31', 'from 1 Dec 2025, until 31 Dec 2026'],
    ['12/1', '12/31/2028', 'from 1 Dec 2026, until 31 Dec 2028'],
    ['12/1', 'open', 'from 1 Dec 2026, open'],
  ])('--from %s --until %s of an agreement', async (from, until, said) => {
    const refnet = await network();
    const { code, stdout, stderr } = await refnet.run([
      'agree',
      'ann',
      '--verbal',
      '--from',
      from,
      '--until',
      until,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Verbal agreement with Ann, ${said}`);
  });

  test('is that of the end for a project of one day', async () => {
    const refnet = await network();
    const days = ['--from', '12/20', '--until', '12/20'];
    expect(await refnet.ok(['project', 'ann', 'lunch & learn', '--kind', 'event', ...days])).toContain(
      'lunch & learn with Ann (event), 20 Dec 2026',
    );
  });
});

describe('an amount as it is typed', () => {
  test.each([
    ['€2k', 'about EUR 2,000'],
    ['£2.5k', 'about GBP 2,500'],
    ['$2k', 'about USD 2,000'],
    ['5k retainer', 'about USD 5,000'],
    ['12k flat', 'about USD 12,000'],
    ['$3,500 flat fee', 'about USD 3,500'],
    ['5k+', 'about USD 5,000'],
    ['pro bono', 'about USD 0'],
  ])('%s is %s', async (typed, said) => {
    const refnet = await network();
    expect(await firstLine(refnet, ['log', 'Eli', '--from', 'ann', '--value', typed])).toBe(
      `Eli received from Ann, Fri 20 Nov 2026; ${said}`,
    );
  });

  test.each(['tbd - hourly', 'hourly', 'contingency', 'TBD'])('%s is none', async (typed) => {
    const refnet = await network();
    expect(await refnet.run(['log', 'Eli', '--from', 'ann', '--value', typed])).toMatchObject({
      code: 0,
      stderr: `"${typed}" is no amount: none is recorded\n`,
    });
  });

  test.each(['400/hr', '$400/hour', '400 per hour', '400 an hour'])('%s is a rate', async (typed) => {
    const refnet = await network();
    expect(await refnet.fails(2, ['log', 'Eli', '--from', 'ann', '--value', typed])).toBe(
      `refnet: "${typed}" is a rate, and an amount is what the work came to
  write an estimate of the whole, or leave it out until it is invoiced; the rate fits into --note
`,
    );
  });

  test('keeps its thousands where its currency has to be said', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['log', 'Eli', '--from', 'ann', '--value', '¥2k'])).toContain(
      'like JPY 2,000',
    );
  });

  test.each(['$500', '500 per case', 'USD 500', '500 a matter', 'flat 500'])(
    '%s is a flat fee',
    async (typed) => {
      const refnet = await network();
      expect(await refnet.ok(['agree', 'bo', '--verbal', '--they-pay', typed])).toContain(
        'They pay  flat USD 500 when collected',
      );
    },
  );
});

describe('a lawyer\u2019s word for how far it is', () => {
  test.each([
    ['declined (conflict)', 'declined'],
    ['conflicted', 'declined'],
    ['signed retainer', 'won'],
    ['retainer paid', 'won'],
    ['retained us', 'won'],
    ['retainer sent', 'proposal'],
    ['consult scheduled', 'meeting'],
    ['consult done', 'meeting'],
    ['consulted', 'meeting'],
    ['hired other counsel', 'lost'],
    ['went pro se', 'lost'],
  ])('%s is %s', async (typed, status) => {
    const refnet = await network();
    const [record] = JSON.parse(
      await refnet.ok(['log', 'Eli', '--from', 'ann', '--status', typed, '--json']),
    ) as { status: string }[];
    expect(record?.status).toBe(status);
  });

  test.each([
    ['consultd', 'Did you mean meeting?'],
    ['constellation', 'is not a status\n'],
    ['lost (too dear)', 'is not a status\n'],
  ])('%s is refused: %s', async (typed, said) => {
    const refnet = await network();
    expect(await refnet.fails(2, ['log', 'Eli', '--from', 'ann', '--status', typed])).toContain(said);
  });
});

describe('a client by the beginning of a name', () => {
  test('comes before the same letters in the name of a partner and elsewhere', async () => {
    const refnet = await network(
      ['log', 'Wes jr', '--from', 'ann', '--for', 'teen counseling'],
      ['add-partner', 'Elias Ng'],
      ['log', 'Tia', '--from', 'elias'],
      ['log', 'Rosa & Elise', '--from', 'bo'],
    );
    expect(await refnet.ok(['update', 'eli', 'contacted'])).toContain('Rosa & Elise received from Bo');
    expect(await refnet.ok(['update', 'elias', 'contacted'])).toContain('Tia received from Elias Ng');
  });
});

describe('the days of a file', () => {
  test.each([
    ['mdy by the country', [], '3/4/2026', 'Wed 4 Mar 2026, the month first, as you write days', 'dmy'],
    [
      'the setting before the country',
      ['config', 'date-order', 'dmy'],
      '3/4/2026',
      'Fri 3 Apr 2026, the day first, as you write days',
      'mdy',
    ],
    [
      'the other where most days would be ahead',
      [],
      '12/11/2026',
      'Thu 12 Nov 2026, the day first, since most days would be still to come otherwise',
      'mdy',
    ],
  ])('are read as %s', async (_what, setting, day, said, other) => {
    const refnet = await network(...(setting.length === 0 ? [] : [setting]));
    const file = `${refnet.home}/clients.csv`;
    writeFileSync(file, `Partner,Client,Date\nAnn,Eli,${day}\n`);
    const { code, stderr } = await refnet.run(['import', file, '--dry-run']);
    expect(code).toBe(0);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`"${day}" is read as ${said}; else: refnet `);
    expect(stderr).toContain(`--dates ${other}`);
  });

  test('decide by themselves where one has no other reading', async () => {
    const refnet = await network(['config', 'date-order', 'dmy']);
    const file = `${refnet.home}/clients.csv`;
    writeFileSync(file, 'Partner,Client,Date\nAnn,Eli,3/4/2026\nAnn,Tia,3/13/2026\n');
    const { stdout, stderr } = await refnet.run(['import', file, '--dry-run']);
    expect(stderr).toBe(
      '"3/4/2026" is read as Wed 4 Mar 2026, the month first, since "3/13/2026" is no day otherwise; ' +
        `else, without that row: refnet import ${file} --dry-run --dates dmy --skip-bad\n`,
    );
    expect(stdout).toContain('Eli received from Ann, Wed 4 Mar 2026');
  });
});

describe('the order of day and month', () => {
  test('is what the country has where it is not set, which is said', async () => {
    const refnet = await network();
    expect(await refnet.ok(['config', 'date-order'])).toBe(
      'mdy: the month comes first, as in the United States\n  refnet config date-order dmy      the day comes first\n',
    );
  });
});

describe('what is answered a question', () => {
  test('is read as on the command line, and asked again where it is not known', async () => {
    const refnet = await network(['log', 'Eli', '--from', 'ann']);
    await asked(
      refnet,
      ['update', 'eli'],
      [
        ['How far is it?', 'consultation with the vicar'],
        ['"consultation with the vicar" is not known here; type one of: new, contacted,', 'closed'],
        ['2  lost: nothing came of it', '2'],
        ['Enter writes it', ''],
      ],
    );
    expect(JSON.parse(await refnet.ok(['show', 'eli', '--json']))).toMatchObject({ status: 'lost' });
  });

  test('of whom a client is from is said once in what can be changed', async () => {
    const refnet = await network();
    const { stderr } = await asked(
      refnet,
      ['log', 'Eli'],
      [
        ['From whom, or to whom', 'from Ilse Marsh'],
        ['When', 'e'],
        ['Change what?', '1'],
        ['From whom, or to whom', 'from bo'],
        ['When', ''],
      ],
    );
    expect(stderr).toContain('  1  from Ilse Marsh, a new partner\n  2  client: Eli\n');
    expect(stderr).not.toContain('to: none');
  });
});

test('whoever sent a client is told that they did not respond', async () => {
  const refnet = await network(['log', 'Eli', '--from', 'ann', '--status', 'no show']);
  expect(await firstLine(refnet, ['told', 'eli'])).toBe(
    'Eli received from Ann: told that they did not respond, Fri 20 Nov 2026',
  );
});
