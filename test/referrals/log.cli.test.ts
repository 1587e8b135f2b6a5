import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Victor Osei', '--profession', 'accountant'],
    ['add-partner', 'Maren Holt'],
    ...more,
  );
}

describe('log', () => {
  test('says what was logged, with its number, and what comes next', async () => {
    const refnet = await network();
    expect(
      await refnet.ok(['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', 'yesterday']),
    ).toBe(
      [
        '#1  Dana R. given to Victor Osei for bookkeeping, Thu 19 Nov 2026',
        '    next: refnet intro 1      refnet update 1 won --value AMOUNT',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['log', 'Jane D.', '--from', 'maren', '--value', 'CAD 1,800.50'])).toBe(
      [
        '#2  Jane D. received from Maren Holt, Fri 20 Nov 2026; about CAD 1,800.50',
        '    next: refnet thank 2      refnet update 2 won --value AMOUNT',
        '',
      ].join('\n'),
    );
  });

  test('a client who does not want to be contacted makes a lead', async () => {
    const refnet = await network();
    expect(await refnet.ok(['log', 'Jane D.', '--from', 'maren', '--consent', 'no'])).toContain(
      '; a lead: the client did not agree to be contacted, so it counts nowhere\n',
    );
  });

  test('one that is closed already is dated on its day', async () => {
    const refnet = await network();
    const argv = ['log', 'Jane D.', '--from', 'maren', '--status', 'lost', '--on', '2026-10-01', '--json'];
    expect(JSON.parse(await refnet.ok(argv))).toMatchObject([{ status: 'lost', closedOn: '2026-10-01' }]);
  });

  test.each([
    ['won', 'won; invoiced CAD 1,800', { estimate: null, invoiced: '1800.00', value: '1800.00' }],
    ['lost', 'lost; about CAD 1,800', { estimate: '1800.00', invoiced: null, value: '1800.00' }],
    ['proposal', 'proposal; about CAD 1,800', { estimate: '1800.00', invoiced: null, value: '1800.00' }],
  ])('the amount of one that is %s: %s', async (status, words, amounts) => {
    const refnet = await network();
    const argv = ['log', 'Jane D.', '--from', 'maren', '--value', 'CAD 1800', '--status', status];
    expect((await refnet.ok(argv)).split('\n')[0]).toBe(
      `#1  Jane D. received from Maren Holt, Fri 20 Nov 2026; ${words}`,
    );
    expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
      currency: 'CAD',
      ...amounts,
    });
  });

  describe('the same client, partner, direction and day again', () => {
    const again = (...argv: string[]) =>
      network(
        ['log', 'Dana R.', '--to', 'victor'],
        ['log', 'Zoë', '--to', 'victor', '--status', 'void'],
      ).then((refnet) => refnet.run(['log', ...argv]));

    test.each([
      [['DANA R.', '--to', 'victor', '--for', 'bookkeeping']],
      [['Dana R.', '--to', 'victor', '--json']],
      [['Dana R.', '--to', 'victor', '--to', 'maren']],
    ])('is written, with a remark: %j', async (argv) => {
      expect(await again(...argv)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^#3 |"number": 3,/),
        stderr: '#3 looks the same as #1 (same client, partner and day); to take it back: refnet undo\n',
      });
    });

    test.each([
      [['Dana', '--to', 'victor']],
      [['Dana R.', '--to', 'maren']],
      [['Dana R.', '--from', 'victor']],
      [['Dana R.', '--to', 'victor', '--on', 'yesterday']],
      [['Zoë', '--to', 'victor']],
    ])('but another is not remarked on: %j', async (argv) => {
      expect(await again(...argv)).toMatchObject({ code: 0, stderr: '' });
    });
  });

  test.each([
    [['Dana R.', '--to', 'victor', '--for', 'VAT'], true],
    [['Dana R.', '--to', 'victor', '--for', 'a will'], false],
    [['Dana R.', '--to', 'maren', '--for', 'VAT'], false],
    [['Dana R.', '--from', 'victor', '--for', 'VAT'], false],
  ])(
    'the same client, partner and need as one still open is remarked on days later: %j %s',
    async (argv, isSame) => {
      const refnet = await network([
        'log',
        'Dana R.',
        '--to',
        'victor',
        '--for',
        'vat',
        '--on',
        '2026-11-10',
      ]);
      const { stderr } = await refnet.run(['log', ...argv]);
      expect(stderr).toBe(
        isSame
          ? '#2 looks the same as #1 (same client, partner and need, still open); to take it back: refnet undo\n'
          : '',
      );
      await refnet.ok(['update', '1', '2', 'lost']);
      expect(
        await refnet.run(['log', 'Dana R.', '--to', 'victor', '--for', 'VAT', '--on', '2026-11-11']),
      ).toMatchObject({
        stderr: '',
      });
    },
  );

  test('several names given to one client are one introduction, taken back as one', async () => {
    const refnet = await network();
    const lines = await refnet.ok(['log', 'Dana R.', '--to', 'victor', '--to', 'maren']);
    expect(lines).toMatch(/^#1 {2}Dana R\. given to Victor Osei.*\n.*\n#2 {2}Dana R\. given to Maren Holt/);
    const introductions = dumpOf(refnet.file)['referrals'] as { introduction: string }[];
    expect(introductions[0]?.introduction).toMatch(/^[0-9a-f-]{36}$/);
    expect(introductions[1]?.introduction).toBe(introductions[0]?.introduction);
    expect(await refnet.ok(['undo'])).toContain(
      'Took back: logged given referral 1, 2 (Victor Osei and Maren Holt): 2 referrals',
    );
  });

  test('--add adds a partner of that name, in the same change', async () => {
    const refnet = await network();
    expect(await refnet.ok(['log', 'Dana R.', '--to', 'Ilse Moreno', '--add'])).toContain(
      'given to Ilse Moreno',
    );
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toMatchObject({ partners: [{ id: 1 }, { id: 2 }], referrals: [] });
  });

  test('tried, a new partner and the referral are shown, and neither is written', async () => {
    const refnet = await network();
    expect(await refnet.ok(['log', 'Dana R.', '--to', 'Ilse Moreno', '--add', '--dry-run'])).toContain(
      'Dana R. given to Ilse Moreno',
    );
    expect(dumpOf(refnet.file)).toMatchObject({ partners: [{ id: 1 }, { id: 2 }], referrals: [] });
  });

  test('two at once with the same new partner leave nothing half done', async () => {
    const refnet = await network();
    const argv = ['log', 'Dana R.', '--to', 'Ilse Moreno', '--add'];
    const codes = (await Promise.all([refnet.run(argv), refnet.run(argv)])).map(({ code }) => code);
    expect(codes).toEqual([0, 0]);
    const { partners, referrals } = dumpOf(refnet.file) as Record<string, { partner_id: number }[]>;
    expect(partners).toHaveLength(3);
    expect(referrals?.map(({ partner_id }) => partner_id)).toEqual([3, 3]);
  });

  test('the client can come from standard input', async () => {
    const refnet = await network();
    expect(await refnet.ok(['log', '-', '--from', 'maren'], { stdin: 'Jane D.\n' })).toContain(
      '#1  Jane D. received',
    );
    expect(await refnet.fails(2, ['log', '-', '--from', 'maren'], { stdin: '\n' })).toContain(
      'no client came in on standard input',
    );
    expect(await refnet.fails(2, ['log', '-', '--from', 'maren'], { stdin: 'x'.repeat(20_000) })).toContain(
      'too long for a name',
    );
  });

  test('prints a list of records with --json, also for one', async () => {
    const refnet = await network();
    expect(
      JSON.parse(
        await refnet.ok([
          'log',
          'Jane D.',
          '--from',
          'maren',
          '--for',
          'a home',
          '--value',
          'JPY 500',
          '--json',
        ]),
      ),
    ).toMatchObject([
      {
        number: 1,
        day: '2026-11-20',
        direction: 'received',
        partner: 'Maren Holt',
        partnerId: 'p2',
        client: 'Jane D.',
        need: 'a home',
        status: 'new',
        closedOn: null,
        consent: null,
        currency: 'JPY',
        estimate: '500',
        agreed: null,
        invoiced: null,
        value: '500',
        thankedOn: null,
        toldOn: null,
        note: null,
        import: null,
        uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    const both = JSON.parse(await refnet.ok(['log', 'Kim', '--to', 'victor', '--to', 'maren', '--json']));
    expect(both.map((each: { number: number }) => each.number)).toEqual([2, 3]);
  });
});

describe('what log refuses', () => {
  test('an unknown partner, with who is near and the way to add one', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['log', 'Dana R.', '--to', 'viktor'])).toBe(
      [
        'refnet: no partner "viktor". Did you mean Victor Osei (accountant)?',
        '  refnet log "Dana R." --to victor',
        '  refnet log "Dana R." --to viktor --add      adds a new partner of that name',
        '',
      ].join('\n'),
    );
  });

  test('a name that fits several partners, with each', async () => {
    const refnet = await network(['add-partner', 'Maren Lund']);
    expect(await refnet.fails(1, ['log', 'Dana R.', '--to', 'maren'])).toBe(
      [
        'refnet: "maren" fits 2 partners',
        '  refnet log "Dana R." --to p2      Maren Holt',
        '  refnet log "Dana R." --to p3      Maren Lund',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [['log'], 'the partner is missing'],
    [['log', 'Dana R.'], 'the partner is missing'],
    [['log', '--to', 'victor'], 'the client is missing'],
    [['log', 'Dana R.', '--to', 'victor', '--from', 'maren'], '--to and --from do not go together'],
    [['log', 'Dana R.', '--to', 'victor', '--to', 'victor'], 'the same partner is named twice'],
    [['log', 'Dana R.', '--to', 'victor', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [['log', 'Dana R.', '--to', 'victor', '--on', '3/4/2026'], '3/4/2026'],
    [['log', 'Dana R.', '--to', 'victor', '--value', ',800'], 'your shell may have taken the $ sign'],
    [['log', 'Dana R.', '--to', 'victor', '--value', '1.800'], 'can be read two ways'],
    [['log', 'Dana R.', '--to', 'victor', '--status', 'maybe'], '"maybe" is not a status'],
    [['log', 'Dana', 'R.', '--to', 'victor'], 'refnet log "Dana R." --to victor'],
    [['log', 'Dana R.', '--too', 'victor'], 'refnet log "Dana R." --to victor'],
  ])('%j', async (argv, message) => {
    const refnet = await network();
    expect(await refnet.fails(2, argv)).toContain(message);
    expect(dumpOf(refnet.file)['referrals']).toEqual([]);
  });

  test('and makes no file when the very first command is refused', async () => {
    const refnet = await newNetwork();
    expect(await refnet.fails(1, ['log', 'Dana R.', '--to', 'victor'])).toContain('no partner "victor"');
    expect(existsSync(refnet.file)).toBe(false);
  });
});
