import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Me and one partner, Maren: what each does, and where: `lawyer CA-ON`. */
async function between(me: string, them: string, ...more: (readonly string[])[]): Promise<Refnet> {
  const [mine, theirs] = [me, them].map((text) => /^(.*?)(?: ([A-Z]{2})(?:-([A-Z]+))?)?$/.exec(text) ?? []);
  const [, profession = '', country, part] = mine ?? [];
  const [, their = '', theirCountry, theirPart] = theirs ?? [];
  return newNetwork(
    ['config', 'profession', profession],
    ...(country === undefined ? [] : [['config', 'country', country]]),
    ...(part === undefined ? [] : [['config', 'subdivision', part]]),
    ['config', 'currency', 'CAD'],
    [
      'add-partner',
      'Maren Holt',
      ...(their === '' ? [] : ['--profession', their]),
      ...(theirCountry === undefined ? [] : ['--country', theirCountry]),
      ...(theirPart === undefined ? [] : ['--subdivision', theirPart]),
    ],
    ...more,
  );
}

/** The citations of the notices that a command shows; each line that draws on one says that it is no legal advice. */
async function cited(refnet: Refnet, argv: readonly string[]): Promise<string[]> {
  const { code, stderr } = await refnet.run(argv);
  expect({ argv, code }).toEqual({ argv, code: 0 });
  const notes = stderr.split('\n').filter((line) => line.startsWith('Note: '));
  for (const line of notes) expect(line).toMatch(/Source: .*\. Not legal advice\.$/);
  return notes.map((line) => line.replace(/^.*Source: (.*)\. Not legal advice\.$/, '$1'));
}

const AGREE = ['agree', 'maren', '--verbal'] as const;
const PAID = [...AGREE, '--i-pay', '10%'];
const RECEIVED = [...AGREE, '--they-pay', '10%'];
const EXCLUSIVE = [...AGREE, '--exclusive', 'teeth'];

const RESPA = '12 USC 2607(a), (c); 12 CFR 1024.14';
const TAX = '26 USC 6041(a), 6041A(a); Pub. L. 119-21 s. 70433';
const AICPA = 'AICPA Code 1.520.001 (was ET 503)';
const ABA = ['ABA Model Rule 7.2(b)(1)-(3), (5)', 'ABA Model Rule 5.4(a)'];
const DIVISION = 'ABA Model Rule 1.5(e)';
const LSO = 'LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1';
const REWARDS = 'LSO Rules 3.6-7; guidance "Referral Fees"';
const BC = 'Real Estate Services Rules (B.C. Reg. 209/2021); BCFSA Referrals Information';
const INJURY = 'Legal Aid, Sentencing and Punishment of Offenders Act 2012, ss. 56-60';
const SRA = 'SRA Code of Conduct for Solicitors, RELs and RFLs 5.1';

describe('what is agreed', () => {
  test.each<[string, readonly string[], string, string, readonly string[]]>([
    ['a fee paid', PAID, 'realtor US', 'realtor US', [TAX]],
    ['a fee received', RECEIVED, 'realtor US', 'realtor US', []],
    ['a fee paid', PAID, 'realtor US', 'accountant US', [RESPA, AICPA, TAX]],
    ['a fee received', RECEIVED, 'realtor US', 'mover US', []],
    ['a fee received', RECEIVED, 'realtor US', 'mortgage broker US', [RESPA]],
    ['a fee paid', PAID, 'lawyer US', 'accountant US', [...ABA, AICPA, TAX]],
    ['a fee received', RECEIVED, 'lawyer US', 'accountant US', [AICPA]],
    ['a fee received', RECEIVED, 'lawyer US', 'attorney US', [DIVISION]],
    ['an exclusive promise', EXCLUSIVE, 'lawyer US', 'dentist US', ['ABA Model Rule 7.2(b)(4)']],
    ['a fee paid', PAID, 'dentist US', 'web designer US', ['42 USC 1320a-7b(b); 42 CFR 1001.952', TAX]],
    ['a fee paid', PAID, 'web designer CA', 'developer US', []],
    ['a fee paid', PAID, 'web designer US', 'developer', [TAX]],
    ['a fee received', RECEIVED, 'lawyer CA-ON', 'lawyer US-NY', [REWARDS]],
    ['a fee paid', PAID, 'conveyancer GB-ENG', 'mortgage broker GB-ENG', []],
    ['a fee received', RECEIVED, 'estate agent GB', 'solicitor GB-WLS', [INJURY, SRA]],
    ['a fee received', RECEIVED, 'estate agent GB', 'solicitor GB-SCT', []],
    ['a fee paid', PAID, 'Rechtsanwältin DE', 'Steuerberater FR', ['BRAO s. 49b(3)']],
    ['a fee paid', PAID, 'realtor', 'mortgage broker', []],
  ])('%s, %j: %s with %s', async (_what, argv, me, them, expected) => {
    const refnet = await between(me, them);
    expect(await cited(refnet, argv)).toEqual(expected);
    // Once for a partner.
    expect(await cited(refnet, [...argv, '--note', 'again'])).toEqual([]);
  });

  test('each occasion and each new fee tell, once each, and a payment nothing that was told of the fee', async () => {
    const refnet = await between('lawyer CA-ON', 'therapist', ['log', 'A', '--from', 'maren']);
    const written = ['agree', 'maren', '--written', '--i-pay', '10% of collected', '--yes'];
    for (const [argv, expected] of [
      [['thank', 'maren', '--how', 'gift'], [REWARDS]],
      [written, [REWARDS]],
      [['agree', 'maren', '--i-will', 'answer within a day'], []],
      [['agree', 'maren', '--i-pay', '12% of collected', '--yes'], [REWARDS]],
      [['agree', 'maren', '--for', '1', '--i-pay', '12% of collected', '--yes'], [REWARDS]],
      [['update', '1', '--collected', '1000'], []],
      [['pay', 'maren', '50'], []],
    ] as const)
      expect([argv, await cited(refnet, argv)]).toEqual([argv, expected]);
    expect((await refnet.run(['agree', 'maren', '--print'])).stdout).toContain(REWARDS);
    expect((await refnet.run(['agree', 'maren', '--checklist'])).stdout).toContain('LSO Rules 3.6-7');
  });

  test.each([
    ['a country', 'mortgage broker', 'realtor US-TX', 'country', 'US'],
    ['a province', 'attorney CA', 'lawyer CA-ON', 'subdivision', 'ON'],
  ])(
    '%s that is not recorded is asked for where a fee may be bound by it',
    async (_what, them, me, key, value) => {
      const refnet = await between(me, them);
      const said =
        key === 'country'
          ? 'the country of Maren Holt is not recorded, so yours (US-TX) is taken for rules on fees, until another is said'
          : 'the province, state or nation of Maren Holt is not recorded, so rules on fees there are not looked up';
      const line = `${said}: refnet edit maren --${key} ${value}\n`;
      expect((await refnet.run(RECEIVED)).stderr.endsWith(line)).toBe(true);
      expect((await refnet.run(['agree', 'maren', '--print'])).stderr).not.toContain(said);
      expect((await refnet.run(['agree', 'maren', '--exclusive', 'homes'])).stderr).not.toContain(said);
      const no = await between('florist US', 'web designer');
      expect((await no.run(RECEIVED)).stderr).not.toContain('is not recorded');
    },
  );

  test('that no rule on fees is known for what I do where I am is said once, and that it is no permission', async () => {
    const line =
      'refnet knows no rule on such fees for what you do (psychologist) and Maren Holt does (dietitian) in CA-ON; that is no permission: look it up there\n';
    const refnet = await between('psychologist CA-ON', 'dietitian', ['add-partner', 'Eve Roy']);
    const fee = ['--verbal', '--i-pay', '10% of collected'];
    expect((await refnet.run(['agree', 'maren', '--verbal', '--exclusive', 'diets'])).stderr).not.toContain(
      line,
    );
    expect((await refnet.run(['agree', 'maren', ...fee, '--yes'])).stderr).toContain(line);
    expect((await refnet.run(['agree', 'eve', ...fee])).stderr).not.toContain('knows no rule');
    await refnet.run(['config', 'subdivision', 'BC']);
    expect((await refnet.run(['agree', 'eve', '--i-pay', '12% of collected', '--yes'])).stderr).toContain(
      'in CA-BC',
    );
  });

  test('and beside a rule of the other side, wherever rules stand', async () => {
    const line =
      'knows no rule on such fees for what you do (accountant) in GB; that is no permission: look it up there';
    const refnet = await between('accountant GB', 'solicitor GB');
    const { stderr } = await refnet.run(RECEIVED);
    expect(stderr).toContain('SRA Code of Conduct');
    expect(stderr).toContain(line);
    expect((await refnet.run(['fees', '--rules'])).stdout.replace(/\s+/g, ' ')).toContain(line);
    const page = await refnet.run(['agree', 'maren', '--print']);
    expect(page.stdout).toContain(line.replace('you do', 'one side does'));
    const solicitors = await between('solicitor GB', 'accountant GB');
    expect((await solicitors.run(RECEIVED)).stderr).not.toContain('knows no rule');
    expect((await solicitors.run(['fees', '--rules'])).stdout).not.toContain('knows no rule');
  });

  test.each([
    ['lawyer CA-ON', 'therapist'],
    ['florist', 'web designer'],
    ['psychologist US', 'dietitian'],
  ])('nothing of the kind is said where there is a rule, or nobody knows where: %s', async (me, them) => {
    const refnet = await between(me, them);
    expect((await refnet.run(PAID)).stderr).not.toContain('knows no rule');
  });

  test('my own country is taken for a partner without one, wherever rules stand, until another is said', async () => {
    const refnet = await between('lawyer US', 'lawyer', ['config', 'my-name', 'Ida Stone']);
    const agreed = [...AGREE, '--i-pay', '25% of collected'];
    expect(await cited(refnet, agreed)).toEqual([DIVISION, TAX]);
    for (const argv of [
      ['agree', 'maren', '--print'],
      ['report', 'maren', '--for-partner'],
      ['advise', 'maren'],
    ])
      expect([argv, (await refnet.run(argv)).stdout.replace(/\s+/g, ' ')]).toEqual([
        argv,
        expect.stringContaining(DIVISION),
      ]);
    await refnet.run(['edit', 'maren', '--country', 'CA']);
    expect((await refnet.run(['report', 'maren', '--for-partner'])).stdout).not.toContain(DIVISION);
  });

  test('the other way of a fee is another occasion', async () => {
    const refnet = await between('realtor US', 'mortgage broker US', PAID);
    expect(await cited(refnet, ['agree', 'maren', '--they-pay', 'flat 100'])).toEqual([RESPA]);
    const other = await between('realtor US', 'mover US', RECEIVED);
    expect(await cited(other, ['agree', 'maren', '--i-pay', 'flat 100'])).toEqual([RESPA, TAX]);
  });

  test('promises of both sides are an agreement both ways', async () => {
    const refnet = await between('lawyer US', 'dentist US', [...AGREE, '--i-will', 'send clients']);
    expect(await cited(refnet, ['agree', 'maren', '--they-will', 'send patients'])).toEqual([
      'ABA Model Rule 7.2(b)(4)',
    ]);
  });

  test('terms of one referral are looked at by who pays', async () => {
    const given = ['log', 'Dana R.', '--to', 'maren', '--on', '2026-11-01'];
    const refnet = await between('realtor US', 'mortgage broker US', given);
    expect(await cited(refnet, ['agree', 'maren', '--for', '1', '--they-pay', '5%'])).toEqual([RESPA]);
    const mover = await between('realtor US', 'mover US', given);
    expect(await cited(mover, ['agree', 'maren', '--for', '1', '--they-pay', '5%'])).toEqual([]);
    expect(await cited(mover, ['agree', 'maren', '--for', '1', '--they-pay', 'none'])).toEqual([]);
  });

  test('an agreement that begins once a rule is in force is told of it', async () => {
    const on = (today: string) => ({ today });
    const refnet = await between('mortgage broker CA-BC', 'florist CA-BC');
    const before = await refnet.run(PAID, on('2026-10-12'));
    expect(before.stderr).toBe('');
    const later = [...AGREE, '--i-pay', '12%', '--from', '2026-10-13'];
    expect((await refnet.run(later, on('2026-10-12'))).stderr).toContain('BC mortgage licensees refer only');
  });

  test('fits a screen of 60 columns', async () => {
    const refnet = await between('realtor CA-BC', 'florist');
    const { stderr } = await refnet.run(PAID, { columns: 60, terminal: true });
    expect(stderr).toMatchInlineSnapshot(`
      "Note: BC: tell the client in writing of any pay for a
        referral, who pays and how much; it goes through the
        brokerage, which keeps a record. Source: Real Estate
        Services Rules (B.C. Reg. 209/2021); BCFSA Referrals
        Information. Not legal advice.
      "
    `);
  });
});

describe('what is done', () => {
  test('a payment is an occasion by who pays, a waiver none', async () => {
    const won = [
      [...PAID, '--from', '2026-01-01'],
      ['log', 'Max P.', '--from', 'maren', '--on', '2026-02-01'],
      ['update', '2', 'won', '--on', '2026-03-01'],
      ['update', '2', '--collected', '1000', '--on', '2026-03-05'],
      ['config', 'country', 'US'],
    ];
    const refnet = await between('florist', 'developer US', ...won);
    expect(await cited(refnet, ['pay', 'maren', '10', '--waive'])).toEqual([]);
    expect(await cited(refnet, ['pay', 'maren', '20'])).toEqual([TAX]);
    expect(await cited(refnet, ['pay', 'maren', '20'])).toEqual([]);
  });

  test.each([
    ['gift', [RESPA]],
    ['a gift card', [RESPA]],
    ['wine', [RESPA]],
    ['bottle of wine', [RESPA]],
    ['Dinner', [RESPA]],
    ['call', []],
    ['card', []],
  ])('thanks by %s', async (how, expected) => {
    const received = ['log', 'Max P.', '--from', 'maren', '--on', '2026-11-01'];
    const one = await between('mortgage broker US', 'realtor US', received);
    expect(await cited(one, ['thank', '1', '--how', how])).toEqual(expected);
    const all = await between('mortgage broker US', 'realtor US', received);
    expect(await cited(all, ['thank', 'maren', '--how', how])).toEqual(expected);
    const realtors = await between('realtor US', 'realtor US', received);
    expect(await cited(realtors, ['thank', 'maren', '--how', how])).toEqual([]);
  });
});

describe('naming providers', () => {
  test('an Ontario lawyer is asked for two names only where a fee is agreed', async () => {
    const refnet = await between('lawyer CA-ON', 'lawyer CA-ON');
    expect(await refnet.ok(['who', 'lawyer'])).not.toContain('at least');
    await refnet.run(RECEIVED);
    expect(await refnet.ok(['who', 'lawyer'])).toMatchInlineSnapshot(`
      "lawyer: 1 partner

      A client is to be given at least 2 names. Ontario: at most 15% of the first
      $50,000 of the legal fee, 5% above, $25,000 in all; signed standard form; two
      names, or the reason why not. Source: LSO Rules 3.6-6.1; Paralegal Rules
      5.01(15)-(17); By-Law 9 s. 19.1. Not legal advice.
      1 of them is missing: refnet add-partner "NAME" --profession lawyer

      Maren Holt, lawyer
        nothing exchanged in 12 months; none given yet
        no contact on record: refnet edit maren --email ADDRESS

      next: refnet who lawyer --log "CLIENT" --to maren
      "
    `);
    const paying = await between('lawyer CA-ON', 'lawyer CA-ON', PAID);
    expect(await paying.ok(['who', 'lawyer'])).not.toContain('at least');
  });

  test('a BC realtor is, with any partner', async () => {
    const refnet = await between('realtor CA-BC', 'home inspector');
    const logged = await refnet.run(['who', 'home inspector', '--log', 'Dana R.']);
    expect(logged.stderr).toMatchInlineSnapshot(`
      "Note: a client is to be given at least 3 names; --to can be repeated. Not legal advice.
      Note: BC guideline: when you refer a client to another professional, give a list of at least three, and let the client choose. Source: BCFSA Referrals Guidelines (best practice, not a Rule). Not legal advice.
      "
    `);
  });
});

describe('a client who is given to somebody', () => {
  const GUIDELINE = 'BCFSA Referrals Guidelines (best practice, not a Rule)';
  const log = (...words: string[]) => ['log', 'Dana R.', ...words, '--on', '2026-11-01'];

  test('is an occasion for a BC realtor, once for a partner, however it is noted', async () => {
    const refnet = await between('realtor CA-BC', 'home inspector', ['add-partner', 'Victor Osei']);
    expect(await cited(refnet, log('--from', 'maren'))).toEqual([]);
    expect(await cited(refnet, log('--to', 'maren'))).toEqual([GUIDELINE]);
    expect(await cited(refnet, ['log', 'Jo', '--to', 'maren', '--to', 'victor'])).toEqual([GUIDELINE]);
    expect(await cited(refnet, ['intro', '2'])).toEqual([]);
  });

  test.each(['mover CA-BC', 'realtor CA-AB', 'realtor', 'realtor US'])('and none for a %s', async (me) => {
    const refnet = await between(me, 'home inspector');
    expect(await cited(refnet, log('--to', 'maren'))).toEqual([]);
  });
});

describe('a step that signs or pays a fee', () => {
  const AT_WORK = 'Ontario: no fee split and no reward';

  test('has the notice that bears on it beside it, wherever it is printed', async () => {
    const refnet = await between('lawyer CA-ON', 'lawyer US-NY', [...AGREE, '--i-pay', '10% of collected']);
    await refnet.run(['log', 'Kim', '--from', 'maren']);
    await refnet.run(['update', 'kim', 'won', '--value', '30000']);
    await refnet.run(['update', 'kim', '--collected', '30000']);
    expect(await refnet.ok(['fees', '--rules'])).toContain(AT_WORK);
    expect((await refnet.ok(['advise', 'maren'])).replaceAll(/\s+/g, ' ')).toContain(
      `what rules say of what is agreed (${REWARDS}), as told before: refnet fees --rules`,
    );
    const advice = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(advice.alerts[0]).toMatchObject({
      id: 'fee-barred',
      text: `A fee that a rule bars (${REWARDS}) is agreed; not legal advice`,
    });
    expect(await refnet.ok(['due'])).toMatchInlineSnapshot(`
      "Today
        Fee    Maren Holt  you pay CAD 3,000, since 20 Nov  refnet pay maren
        Thank  Maren Holt  for Kim, 20 Nov                  refnet thank 2
        Tell   Maren Holt  Kim: won, 20 Nov                 refnet told 2

      What rules say of fees with Maren Holt (LSO Rules 3.6-7; guidance "Referral
      Fees"): refnet fees --rules
      "
    `);
  });

  test('is told once until the terms change, and after that only where it stands', async () => {
    const refnet = await between('lawyer US', 'lawyer US', [...AGREE, '--i-pay', '25% of collected']);
    await refnet.run(['log', 'Kim', '--from', 'maren']);
    await refnet.run(['update', 'kim', 'won', '--value', '30000', '--collected', '30000']);
    const before = 'What rules say of fees with Maren Holt, as told before: refnet fees --rules\n';
    expect(await refnet.ok(['fees'])).toContain(before);
    expect(await refnet.ok(['fees'])).not.toContain(DIVISION);
    expect(await refnet.ok(['fees', '--rules'])).toContain(`Source: ${DIVISION}`);
    expect(await refnet.ok(['due'])).not.toContain('rules');
    expect(await cited(refnet, ['pay', 'maren', '7500'])).toEqual([]);
    expect(await refnet.ok(['fees'])).not.toContain('rules');
    expect(await refnet.ok(['fees', '--rules'])).toContain(`Source: ${DIVISION}`);
    expect(await cited(refnet, ['agree', 'maren', '--i-pay', '1/3', '--from', '2026-11-21'])).toContain(
      DIVISION,
    );
  });

  test('is told in fees where it was told nowhere yet', async () => {
    const refnet = await between('lawyer', 'lawyer US', [...AGREE, '--i-pay', '25% of collected']);
    await refnet.run(['log', 'Kim', '--from', 'maren']);
    await refnet.run(['update', 'kim', 'won', '--value', '30000', '--collected', '30000']);
    await refnet.run(['edit', 'maren', '--profession', 'mortgage broker']);
    await refnet.run(['config', 'profession', 'realtor']);
    await refnet.run(['config', 'country', 'US']);
    expect((await refnet.ok(['fees'])).replace(/\s+/g, ' ')).toContain(`Source: ${RESPA}`);
    expect((await refnet.ok(['due'])).replace(/\s+/g, ' ')).toContain(`(${RESPA}): refnet fees --rules`);
  });

  test('has none where no notice applies, nor one that only comes after it', async () => {
    const refnet = await between('florist US', 'web designer US', [...AGREE, '--i-pay', '10% of collected']);
    await refnet.run(['log', 'Kim', '--from', 'maren']);
    await refnet.run(['update', 'kim', 'won', '--value', '30000']);
    await refnet.run(['update', 'kim', '--collected', '30000']);
    expect(await refnet.ok(['due'])).not.toContain('Not legal advice');
    expect(await refnet.ok(['fees'])).not.toContain('Not legal advice');
  });

  test('has a fee above the limit of a rule beside it for as long as it stands', async () => {
    const refnet = await between('lawyer CA-ON', 'lawyer CA-ON', [
      'agree',
      'maren',
      '--written',
      '--they-pay',
      '20%',
    ]);
    await refnet.run(['log', 'Fox', '--to', 'maren']);
    await refnet.run(['update', 'fox', 'won', '--value', '30000']);
    await refnet.run(['update', 'fox', '--collected', '30000']);
    const earned = 'CAD 1,500 above the Ontario';
    for (const argv of [['due'], ['fees'], ['advise', 'maren'], ['agree', 'maren', '--checklist']])
      expect([argv, (await refnet.run(argv)).stdout.replace(/\n */g, ' ')]).toEqual([
        argv,
        expect.stringContaining(earned),
      ]);
    const page = (await refnet.run(['agree', 'maren', '--print'])).stdout;
    expect(page).toContain('The fee agreed, 20% of collected, is above the Ontario limit for any legal fee');
    const { noted } = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(noted.map(({ id }: { id: string }) => id)).toEqual([
      'low-commitment',
      'fee-above-limit',
      'fee-above-limit',
      'notice',
    ]);
  });
});

describe('the Ontario limit', () => {
  const ontario = (...more: (readonly string[])[]) => between('lawyer CA-ON', 'lawyer CA-ON', ...more);
  const limits = async (refnet: Refnet, argv: readonly string[]) =>
    (await refnet.run(argv)).stderr.split('\n').filter((line) => line.includes('Ontario limit'));

  test('a fee above it is remarked on each time it is agreed, either way', async () => {
    const refnet = await ontario();
    expect((await refnet.run([...AGREE, '--they-pay', '15%'])).stderr).toMatchInlineSnapshot(`
      "Note: Ontario: at most 15% of the first $50,000 of the legal fee, 5% above, $25,000 in all; signed standard form; two names, or the reason why not. Source: LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1. Not legal advice.
      Note: the fee agreed, 15% of collected, is above the Ontario limit for a legal fee over CAD 50,000: on CAD 100,000 it is CAD 15,000, the limit is CAD 10,000. The limit goes by the legal fee, not by what was collected: tax and disbursements may be in that. Source: LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1. Not legal advice.
      "
    `);
    expect(await limits(refnet, ['agree', 'maren', '--they-pay', '20%'])).toHaveLength(1);
    expect(await limits(refnet, ['agree', 'maren', '--i-pay', 'flat 300'])).toEqual([
      expect.stringContaining(
        'for a legal fee under CAD 2,000: on CAD 1,000 it is CAD 300, the limit is CAD 150.',
      ),
    ]);
    expect(await limits(refnet, ['agree', 'maren', '--i-pay', '15%, cap 7500'])).toEqual([]);
    expect(await limits(refnet, ['agree', 'maren', '--note', 'as before'])).toEqual([]);
    expect(await limits(refnet, ['agree', 'maren', '--i-pay', 'none'])).toEqual([]);
  });

  test('is of two licensed in Ontario', async () => {
    for (const them of ['lawyer CA-BC', 'lawyer US-NY', 'accountant CA-ON', 'lawyer CA']) {
      const refnet = await between('lawyer CA-ON', them);
      expect(await limits(refnet, [...AGREE, '--they-pay', '40%'])).toEqual([]);
    }
  });

  const AGREED = [...AGREE, '--from', '2026-01-01', '--they-pay', '20%'];
  const GIVEN = ['log', 'Max P.', '--to', 'maren', '--on', '2026-02-01'];
  const WON = ['update', '2', 'won', '--on', '2026-03-01'];

  test('is remarked on as money comes in and as the fee is paid', async () => {
    const refnet = await ontario(AGREED, GIVEN, WON);
    const cameIn = ['update', '2', '--collected', '10,000', '--on', '2026-03-05'];
    expect((await refnet.run(cameIn)).stderr).toMatchInlineSnapshot(`
      "Note: the fee on #2 is CAD 2,000 so far, CAD 500 above the Ontario limit: were the legal fee CAD 10,000, it would be at most CAD 1,500. The limit goes by the legal fee, not by what was collected: tax and disbursements may be in that. Source: LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1. Not legal advice.
      "
    `);
    expect(await limits(refnet, ['update', '2', '--note', 'all well'])).toEqual([]);
    expect(await limits(refnet, ['pay', 'maren', '500', '--received'])).toHaveLength(1);
    expect(await limits(refnet, ['pay', 'maren', '500', '--received', '--for', '2'])).toHaveLength(1);
    expect(await limits(refnet, ['pay', 'maren', '--received', '--waive'])).toEqual([]);
  });

  test('a payment is remarked on for the fees that it settles, and no other', async () => {
    const refnet = await ontario(
      AGREED,
      GIVEN,
      ['log', 'Jo Q.', '--to', 'maren', '--on', '2026-02-02', '--status', 'won'],
      WON,
      ['update', '2', '--collected', '10,000', '--on', '2026-03-05'],
      ['update', '3', '--collected', '1,000', '--on', '2026-03-06'],
    );
    const of = (number: number) => [expect.stringContaining(`the fee on #${number} is`)];
    expect(await limits(refnet, ['pay', 'maren', '1500', '--received'])).toEqual(of(2));
    expect(await limits(refnet, ['pay', 'maren', '600', '--received'])).toEqual([...of(2), ...of(3)]);
    expect(await limits(refnet, ['pay', 'maren', '--received'])).toEqual(of(3));
  });

  test('goes by what was invoiced where less came in', async () => {
    const refnet = await ontario([...AGREE, '--from', '2026-01-01', '--they-pay', 'flat 300'], GIVEN, [
      ...WON,
      '--value',
      '2,000',
    ]);
    expect(await limits(refnet, ['update', '2', '--collected', '100', '--on', '2026-03-05'])).toEqual([]);
    expect(await limits(refnet, ['update', '2', '--value', '1,999.99'])).toEqual([
      expect.stringContaining('were the legal fee CAD 1,999.99, it would be at most CAD 299.99.'),
    ]);
  });

  test('a fee of two in Ontario agreed by word alone is to be in writing', async () => {
    const refnet = await ontario(AGREED);
    const shown = (await refnet.ok(['advise', 'maren'])).replaceAll(/\s+/g, ' ');
    expect(shown).toContain(
      `See to the fee is agreed verbally since 1 Jan 2026, and must be in writing by ${LSO}; not legal advice `,
    );
    const { alerts } = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(alerts).toContainEqual(
      expect.objectContaining({
        id: 'fee-notice',
        text: `the fee is agreed verbally since 1 Jan 2026, and must be in writing by ${LSO}; not legal advice`,
      }),
    );
  });
});

describe('the fees of a year', () => {
  const usd = (amount: string, me: string, them: string) =>
    between(
      me,
      them,
      ['config', 'currency', 'USD'],
      [...AGREE, '--from', '2025-01-01', '--i-pay', '100%'],
      ['log', 'Max P.', '--from', 'maren', '--on', '2025-02-01'],
      ['update', '2', 'won', '--on', '2025-03-01'],
      ['update', '2', '--collected', '10,000', '--on', '2025-03-05'],
      ['pay', 'maren', amount, '--on', '2025-06-01'],
      ['pay', 'maren', amount, '--on', '2026-06-01'],
    );

  test.each([
    ['599.99', '2025', ''],
    ['600', '2025', 'USD 600 paid in 2025; the form is for USD 600 or more a year (to 2025)'],
    ['1999.99', '2026', ''],
    ['2000', '2026', 'USD 2,000 paid in 2026; the form is for USD 2,000 or more a year (2026)'],
  ])('USD %s in %s', async (amount, year, words) => {
    const refnet = await usd(amount, 'florist US', 'developer US');
    const [row] = JSON.parse(await refnet.ok(['fees', '--year', year, '--json']));
    expect(row.note).toBe(
      words === ''
        ? ''
        : `US form 1099-NEC: ${words}; as a rule not for corporations. Source: ${TAX}. Not legal advice.`,
    );
  });

  test('that corporations get no form is said of no lawyer, in nothing', async () => {
    const agreed = await between('florist US', 'attorney US', ['config', 'my-name', 'Ida Stone']);
    expect((await agreed.run(PAID)).stderr).toMatch(/1099-NEC .* for legal professions see its instructions/);
    const refnet = await usd('5000', 'florist US', 'attorney US');
    for (const argv of [
      ['pay', 'maren', '1', '--waive'],
      ['fees', '--year', '2026'],
      ['fees', '--year', '2026', '--format', 'csv'],
      ['fees', '--year', '2026', '--json'],
    ]) {
      const { stdout, stderr } = await refnet.run(argv);
      expect(`${stdout}${stderr}`).not.toContain('corporation');
    }
    const [row] = JSON.parse(await refnet.ok(['fees', '--year', '2026', '--json']));
    expect(row.note).toContain('; for legal professions see its instructions. Source: ');
  });

  test.each([
    ['florist CA', 'developer US'],
    ['florist', 'developer US'],
    ['florist US', 'developer CA'],
  ])('nothing of the form between %s and %s', async (me, them) => {
    const refnet = await usd('5000', me, them);
    expect(await refnet.ok(['fees', '--year', '2026'])).not.toMatch(/1099|legal/);
  });
});

test('the points to talk through end what rests on a notice with that it is no advice', async () => {
  const refnet = await between('realtor CA-BC', 'mortgage broker CA-BC');
  const points = await refnet.ok(['agree', 'maren', '--checklist']);
  expect(points.split('\n').filter((line) => line.includes('Source:'))).toEqual([
    expect.stringMatching(/BC: tell the client .*Not legal advice\.$/),
    expect.stringMatching(/BC mortgage licensees .*Not legal advice\.$/),
  ]);
  expect(BC).not.toBe('');
});

describe('professions by their abbreviations', () => {
  const [LAWYERS, ADVISERS] = ['BRAO s. 49b(3)', 'StBerG s. 9; WPO s. 55(2)'];

  test.each([
    ['StB', [ADVISERS]],
    ['StBin', [ADVISERS]],
    ['WP', [ADVISERS]],
    ['WP/StB', [ADVISERS]],
    ['WP StB', [ADVISERS]],
    ['vBP', [ADVISERS]],
    ['Dipl.-Kfm., StB', [ADVISERS]],
    ['RA', [LAWYERS]],
    ['RAe', [LAWYERS]],
    ['RA und Notar', [LAWYERS]],
    ['RA/StB', [LAWYERS, ADVISERS]],
    ['accountant RA', [ADVISERS]],
    ['WP developer', []],
    ['Notar', []],
  ])('%s has the notices of the profession', async (abbreviation, citations) => {
    const said = await cited(await between('designer DE', `${abbreviation} DE`), RECEIVED);
    expect(said.toSorted()).toEqual(citations.toSorted());
  });

  test.each([
    ['accountant', ['Ann Lee', 'Cid Fox', 'Fay Poe', 'Hal Quist']],
    ['Steuerberater', ['Ann Lee', 'Hal Quist', 'Fay Poe', 'Cid Fox']],
    ['lawyer', ['Ben Roy', 'Dan Gould', 'Eva Rossi']],
    ['web designer', ['Gus Hume']],
    ['notary', ['Dan Gould', 'Ida Notz']],
  ])('%s is asked for, and found by them', async (need, names) => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--profession', 'StB'],
      ['add-partner', 'Ben Roy', '--profession', 'RA'],
      ['add-partner', 'Cid Fox', '--profession', 'WP'],
      ['add-partner', 'Dan Gould', '--profession', 'RA und Notar'],
      ['add-partner', 'Eva Rossi', '--profession', 'Avv.'],
      ['add-partner', 'Fay Poe', '--profession', 'FCCA'],
      ['add-partner', 'Gus Hume', '--profession', 'web designer', '--services', 'WP maintenance'],
      ['add-partner', 'Hal Quist', '--profession', 'WP/StB'],
      ['add-partner', 'Ida Notz', '--profession', 'Notarin'],
    );
    const { partners } = JSON.parse(await refnet.ok(['who', need, '--json'])) as {
      partners: { partner: string }[];
    };
    expect(partners.map(({ partner }) => partner).toSorted()).toEqual(names.toSorted());
  });
});

describe('who somebody is, said once something is agreed with them', () => {
  const LAWYER = ['edit', 'maren', '--profession', 'Rechtsanwältin'];

  test('shows the notices that bind by it, once', async () => {
    const refnet = await between('designer DE', '', RECEIVED);
    const [first] = await cited(refnet, [...LAWYER, '--country', 'DE']);
    expect(first).toBe('BRAO s. 49b(3)');
    expect(await cited(refnet, [...LAWYER, '--country', 'DE'])).toEqual([]);
    expect(await cited(refnet, ['edit', 'maren', '--business', 'Holt mbB'])).toEqual([]);
    expect(await cited(refnet, ['agree', 'maren', '--they-pay', '12%'])).toEqual(['BRAO s. 49b(3)']);
  });

  test.each<[what: string, argv: string[], theirs: string, citations: string[]]>([
    ['the country', ['edit', 'maren', '--country', 'US'], 'realtor CA', [RESPA]],
    ['the part of it', ['edit', 'maren', '--subdivision', 'ON'], 'lawyer CA', [REWARDS]],
    ['what has nothing to do with it', ['edit', 'maren', '--email', 'm@example.com'], 'realtor US', []],
  ])('by %s', async (_what, argv, theirs, citations) => {
    const refnet = await between('mortgage broker US', theirs, RECEIVED);
    expect(await cited(refnet, argv)).toEqual(citations);
  });

  test('of an exclusive promise too, and not of what is over or was never agreed', async () => {
    const US = ['edit', 'maren', '--profession', 'lawyer'];
    const promised = await between('designer US', 'printer US', EXCLUSIVE);
    expect(await cited(promised, US)).toEqual(['ABA Model Rule 7.2(b)(4)']);
    const closed = await between('designer US', 'printer US', EXCLUSIVE, ['agree', 'maren', '--close']);
    expect(await cited(closed, US)).toEqual([]);
    expect(await cited(await between('designer US', 'printer US'), US)).toEqual([]);
  });

  test('and a change that is only tried shows them without counting them as shown', async () => {
    const refnet = await between('designer DE', '', RECEIVED);
    await refnet.run([...LAWYER, '--country', 'DE', '--dry-run']);
    expect(await cited(refnet, [...LAWYER, '--country', 'DE'])).toEqual(['BRAO s. 49b(3)']);
  });
});

describe('what was shown, where another program made it unreadable', () => {
  test.each(['x', '5', 'null', '[1]', '{"a":[1]}', '{"UUID":5}', '{"UUID":null}', '{"UUID":{"length":3}}'])(
    'says that nothing was, and stops no command: %s',
    async (text) => {
      const refnet = await between('realtor US', 'mortgage broker US', PAID);
      const uuid = /"uuid": "([^"]+)"/.exec(await refnet.ok(['show', 'maren', '--json']))?.[1] ?? '';
      alterFile(
        refnet.file,
        `insert or replace into meta (key, value) values ('notices-shown', '${text.replace('UUID', uuid)}')`,
      );
      for (const argv of [
        ['advise'],
        ['advise', 'maren'],
        ['report'],
        ['report', 'maren'],
        ['due'],
        ['fees'],
      ])
        expect({ argv, code: (await refnet.run(argv)).code }).toEqual({ argv, code: 0 });
      expect(await cited(refnet, PAID)).toContain(RESPA);
    },
  );
});
