import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const BEGUN = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Jane D.', '--source', 'website', '--on', '2026-11-02'],
  ['log', 'Bob K.', '--source', 'Google', '--for', 'tax', '--status', 'won', '--value', 'EUR 1800'],
] as const;

describe('a client who came from no partner', () => {
  test('is logged with its source, which is said to be new once', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['log', 'Jane D.', '--source', 'website'])).toBe(
      `#1  Jane D. received through website, Fri 20 Nov 2026
    a new source, which is no partner: refnet sources      lists them
    next: refnet update 1 won --value AMOUNT
`,
    );
    expect(await refnet.ok(['log', 'Bob K.', '--source', 'Web-Site', '--for', 'tax'])).toBe(
      `#2  Bob K. received through website for tax, Fri 20 Nov 2026
    next: refnet update 2 won --value AMOUNT
`,
    );
    expect(await refnet.ok(['sources', '--format', 'csv'])).toMatch(
      /^source,formerNames,note,uuid,received,open,closed,won,.*\r\nwebsite,,,[-0-9a-f]+,2,2,0,0,,0,,0\r\n$/,
    );
  });

  test('has the source beside a partner who is null in JSON', async () => {
    const refnet = await newNetwork(...BEGUN);
    const [google, website] = JSON.parse(await refnet.ok(['referrals', '--json'])) as unknown[];
    expect(google).toMatchObject({ partner: null, partnerId: null, source: 'Google', client: 'Bob K.' });
    expect(website).toMatchObject({ partner: null, partnerId: null, source: 'website', client: 'Jane D.' });
  });

  test('is looked for twice as one from a partner is, and told where another source sent one of that name', async () => {
    const refnet = await newNetwork(...BEGUN);
    const again = await refnet.run(['log', 'jane d.', '--source', 'WEBSITE', '--on', '2026-11-02']);
    expect(again.stderr).toBe(
      '#3 looks the same as #1 (same client, partner and day); to take it back: refnet undo\n',
    );
    const other = await refnet.run(['log', 'Jane D.', '--source', 'Google', '--on', '2026-11-02']);
    expect(other.stderr).toBe(
      '#3 is jane d. too, from website: what one matter comes to counts on each that has it: put it on one, and 0 on the other\n',
    );
  });

  test.each([
    [['--source', 'N/A'], 2, '"N/A" names nobody, so it is no source'],
    [
      ['--source', 'maren holt'],
      2,
      '"maren holt" is a partner, and no source\n  refnet log Cid --from maren\n',
    ],
    [['--source', 'maren'], 1, '"maren" may be the partner Maren Holt\n  refnet log Cid --from maren\n'],
    [['--source', 'p1'], 2, '"p1" is a number, and a source is known by its name'],
    [['--source', '12'], 2, '"12" is a number, and a source is known by its name'],
    [['--source', 'website', '--from', 'maren'], 2, '--from and --source do not go together'],
    [['--source', 'website', '--to', 'maren'], 2, '--to and --source do not go together'],
    [['--from', 'our website'], 1, 'no partner "our website"'],
  ] as const)('refuses %j', async (options, code, said) => {
    const refnet = await newNetwork(...BEGUN);
    expect(await refnet.fails(code, ['log', 'Cid', ...options])).toContain(said);
  });

  test('is told the command with --source where the channel is typed as the partner', async () => {
    const refnet = await newNetwork(...BEGUN);
    expect(await refnet.fails(1, ['log', 'Cid', '--from=Facebook ads']))
      .toBe(`refnet: no partner "Facebook ads"
  refnet partners      lists whom you have
  refnet log Cid --source "Facebook ads"      keeps it as a source that is no partner
  refnet log Cid --from="Facebook ads" --add      adds a new partner of that name
`);
  });
});

describe('what is for a partner alone', () => {
  test.each([
    [['thank', '1'], 'so there is nobody to thank'],
    [['told', '2'], 'so there is nobody to tell'],
    [['update', '1', 'won', '--thanked'], 'so there is nobody to thank for it or to tell'],
    [['update', '1', 'lost', '--told'], 'so there is nobody to thank for it or to tell'],
    [['intro', '1'], 'so there is nobody to write to'],
    [['fees', '1'], 'so there is no fee on it'],
    [['agree', 'maren', '--for', '2', '--i-pay', '10%'], 'so there is no fee on it'],
  ] as const)('%j says why not', async (argv, why) => {
    const refnet = await newNetwork(...BEGUN);
    const said = await refnet.fails(1, argv);
    expect(said).toContain(`which is no partner, ${why}\n`);
  });
});

test('a name after the list of sources names the command that shows that one', async () => {
  const refnet = await newNetwork(['log', 'Jane D.', '--source', 'Google Ads']);
  expect(await refnet.fails(2, ['sources', 'Google', 'Ads'])).toBe(
    'refnet: no further words go with sources\n' +
      '  refnet show "Google Ads"      shows that one\n  refnet help sources\n',
  );
});
