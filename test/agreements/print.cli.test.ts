import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { formatLongDate } from '../../src/calendar/long-date.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NADIA = [
  ['config', 'my-name', 'Nadia Brandt'],
  ['config', 'profession', 'accountant'],
  ['config', 'business', 'Brandt & Daughter'],
  ['config', 'currency', 'CAD'],
] as const;
const MAREN = [
  'add-partner',
  'Maren *Holt',
  '--profession',
  'mortgage broker',
  '--business',
  'Harbour Lending',
] as const;

/** The page, whatever is said beside it on stderr. */
async function page(refnet: Refnet, ...argv: string[]): Promise<string> {
  const { code, stdout } = await refnet.run(['agree', 'maren', '--print', ...argv]);
  expect(code).toBe(0);
  return stdout;
}

describe('the page of what is agreed', () => {
  test('holds what the record says, what is to be filled in, and no client', async () => {
    const refnet = await newNetwork(
      ...NADIA,
      MAREN,
      ['log', 'Jane D.', '--from', 'maren', '--on', '2026-03-01'],
      [
        ['agree', 'maren', '--written', '--from', '2026-06-01', '--until', '2027-05-31'],
        ['--review-on', '2026-12-15', '--exclusive', 'mortgages', '--they-pay'],
        ['10% of collected for 12 months, cap 1,500.50'],
        ['--i-will', 'reply within a *day*', '--they-will', 'send numbers'],
      ].flat(),
      ['agree', 'maren', '--i-pay', 'flat 200', '--from', '2027-01-01'],
      ['agree', 'maren', '--for', '1', '--i-pay', '15%'],
      ['project', 'maren', 'evening for buyers', '--kind', 'event', '--from', '2026-12-03', '--cost', '400'],
      [
        'project',
        'maren',
        'over long ago',
        '--kind',
        'bundle',
        '--from',
        '2025-01-03',
        '--until',
        '2025-02-01',
      ],
      ['edit', 'maren', '--ending', '30 days ahead, by mail'],
    );
    const text = await refnet.ok(['agree', 'maren', '--print']);
    expect(text).toMatchInlineSnapshot(`
      "# Agreement between Nadia Brandt and Maren \\*Holt

      - Nadia Brandt, accountant, Brandt & Daughter
      - Maren \\*Holt, mortgage broker, Harbour Lending

      Agreed in writing. In force from 1 June 2026, until 31 May 2027.

      ## What each of us does

      - Nadia Brandt: reply within a \\*day\\*
      - Maren \\*Holt: send numbers

      ## Fees

      - From 1 January 2027, Nadia Brandt pays Maren \\*Holt for each client whom Maren \\*Holt introduces: flat CAD 200 when collected.
      - Maren \\*Holt pays Nadia Brandt for each client whom Nadia Brandt introduces: 10% of collected for 12 months, cap CAD 1,500.50 a referral.
      - Collected is what the client paid, without tax; a refund lowers the fee.

      ## Exclusivity

      - For mortgages, Nadia Brandt introduces clients to Maren \\*Holt alone.

      ## What we do together

      - evening for buyers (event), on 3 December 2026; it costs Nadia Brandt CAD 400

      ## Review

      - We look at this again on 15 December 2026, then once a year.

      ## How we work together

      - To be filled in: how we track introductions: ____________
      - To be filled in: how Maren \\*Holt describes Nadia Brandt to clients: ____________
      - To be filled in: how Nadia Brandt describes Maren \\*Holt to clients: ____________

      ## Ending it, and settling a conflict

      - Either of us ends it: 30 days ahead, by mail
      - To be filled in: how we settle a conflict: ____________

      ## Signed

      - Nadia Brandt: place and date ____________, signature ____________
      - Maren \\*Holt: place and date ____________, signature ____________

      This page is not legal advice.
      "
    `);
    expect(await refnet.ok(['agree', 'maren', '--print', '--format', 'md'])).toBe(text);
    expect(await refnet.ok(['agree', '2', '--print'])).toBe(text);
    expect(await refnet.fails(2, ['agree', 'maren', '--print', '--json'])).toContain(
      'there is no JSON of this\n  leave the format out, or choose --format md',
    );
    expect(text).not.toContain('Jane');
  });

  test('of one referral tells that alone', async () => {
    const refnet = await newNetwork(
      ...NADIA,
      MAREN,
      ['log', 'Jane D.', '--to', 'maren', '--on', '2026-03-01'],
      ['agree', 'maren', '--verbal', '--they-pay', '25%', '--i-will', 'call'],
      ['agree', 'maren', '--for', '1', '--they-pay', '30%, cap 900'],
    );
    const text = await refnet.ok(['agree', 'maren', '--for', 'jane', '--print']);
    expect(text).toMatchInlineSnapshot(`
      "# Agreement between Nadia Brandt and Maren \\*Holt on one introduction

      - Nadia Brandt, accountant, Brandt & Daughter
      - Maren \\*Holt, mortgage broker, Harbour Lending

      For the client whom Nadia Brandt introduced to Maren \\*Holt on 1 March 2026 (number 1 in the record of Nadia Brandt), and for no other. Recorded on 20 November 2026.

      ## Fee

      - Maren \\*Holt pays Nadia Brandt: 30% of collected, cap CAD 900 a referral.
      - Collected is what the client paid, without tax; a refund lowers the fee.

      ## Settling a conflict

      - To be filled in: how we settle a conflict: ____________

      ## Signed

      - Nadia Brandt: place and date ____________, signature ____________
      - Maren \\*Holt: place and date ____________, signature ____________

      This page is not legal advice.
      "
    `);
    expect(text).not.toContain('Jane');
    await refnet.ok(['agree', 'maren', '--for', '1', '--usual']);
    expect(await refnet.fails(1, ['agree', 'maren', '--for', '1', '--print'])).toBe(
      'refnet: #1 has no terms of its own to print\n  refnet agree maren --for 1 --they-pay FEE      agrees them\n',
    );
  });

  test('of what is verbal says so, and what to type once it is signed', async () => {
    const refnet = await newNetwork(MAREN, [
      'agree',
      'maren',
      '--verbal',
      '--from',
      '2026-06-01',
      '--i-will',
      'call',
    ]);
    const { stdout, stderr } = await refnet.run(['agree', 'maren', '--print']);
    expect(stdout).toContain(
      '# Agreement between (my name) ____________ and Maren \\*Holt\n\n' +
        '- (my name) ____________\n- Maren \\*Holt, mortgage broker, Harbour Lending\n\n' +
        'Agreed by word of mouth; nothing of it was signed so far. In force from 1 June 2026, without a last day.\n',
    );
    expect(stderr).toBe(
      'your name is not set: refnet config my-name NAME\n' +
        'it is verbal on record; once it is signed: refnet agree maren --written\n',
    );
  });

  test('of one that was closed says when, and the next begins its own page', async () => {
    const refnet = await newNetwork(
      ...NADIA,
      MAREN,
      ['agree', 'maren', '--written', '--from', '2026-01-01', '--they-pay', '10%'],
      ['agree', 'maren', '--close', '--on', '2026-06-01'],
      ['agree', 'maren', '--written', '--from', '2026-12-01', '--they-pay', '12%'],
    );
    const closed = await refnet.ok(['agree', '1', '--print']);
    expect(closed).toContain('In force from 1 January 2026. Ended on 1 June 2026;');
    expect(closed).toContain(': 10% of collected.');
    const next = await refnet.ok(['agree', 'maren', '--print']);
    expect(next).toContain('In force from 1 December 2026, without a last day.\n');
    expect(next).toContain(': 12% of collected.');
  });

  test('tells a fee that was changed and is again what it was as one, and what is done together by its days', async () => {
    const refnet = await newNetwork(
      ...NADIA,
      MAREN,
      ['agree', 'maren', '--written', '--from', '2026-01-01', '--i-pay', '10%'],
      ['agree', 'maren', '--i-pay', '5%', '--from', '2026-03-01'],
      ['agree', 'maren', '--i-pay', '10%', '--from', '2026-03-01'],
      ['project', 'maren', 'fair', '--kind', 'event', '--from', '2026-12-02'],
      ['project', 'maren', 'a joint letter', '--kind', 'co-marketing', '--from', '2026-10-01'],
      ['project', 'maren', 'a second fair', '--kind', 'event', '--from', '2026-12-02'],
    );
    const text = await refnet.ok(['agree', 'maren', '--print']);
    expect(text.match(/: 10% of collected/g)).toHaveLength(1);
    expect(text.match(/letter|second fair|fair/g)).toEqual(['letter', 'fair', 'second fair']);
  });

  test('names the notices that apply, each not legal advice', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Ines Moreau'],
      ['config', 'profession', 'lawyer'],
      ['config', 'country', 'CA'],
      ['config', 'subdivision', 'ON'],
      [...MAREN, '--country', 'CA', '--subdivision', 'ON'],
      ['agree', 'maren', '--written', '--i-pay', '10%'],
    );
    const text = await refnet.ok(['agree', 'maren', '--print']);
    const [, rules = ''] = /## Rules to look up\n\n((?:- .*\n)+)/.exec(text) ?? [];
    expect(rules.trimEnd().split('\n').length).toBeGreaterThan(0);
    for (const line of rules.trimEnd().split('\n')) expect(line).toMatch(/Source: .*Not legal advice\.$/);
    expect(text.endsWith('\n\nThis page is not legal advice.\n')).toBe(true);
  });

  test.each([
    [
      ['agree', 'maren', '--print'],
      1,
      'there is no agreement with Maren *Holt to print\n  refnet agree maren --verbal --i-will TEXT',
    ],
    [['agree', 'maren', '--print', '--written'], 2, '--written does not go with the page of what is agreed'],
    [['agree', 'maren', '--print', '--checklist'], 2, '--print does not go with the points to talk through'],
  ])('refuses %j', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

const aDay = fc
  .integer({ min: 0, max: 300 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

describe('what a rule on the fee asks for besides', () => {
  const LINES = [
    '- To be filled in: what work each of us does, or that both of us answer for it: ____________',
    '- To be filled in: for each client, the day on which the client agreed in writing to the share of each: ____________',
  ];
  const between = (me: string, them: string, country: string) =>
    newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['config', 'profession', me],
      ['config', 'country', country],
      ['config', 'currency', 'USD'],
      ['add-partner', 'Maren Holt', '--profession', them],
      ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-02'],
      ['agree', 'maren', '--written', '--i-pay', '40%'],
    );

  test('is left to fill in on the page of two lawyers, and of one referral between them', async () => {
    const refnet = await between('attorney', 'lawyer', 'US');
    const whole = await page(refnet);
    for (const line of LINES) expect(whole).toContain(`${line}\n`);
    await refnet.run(['agree', 'maren', '--for', '1', '--i-pay', '1/3', '--yes']);
    const one = await page(refnet, '--for', '1');
    for (const line of LINES) expect(one).toContain(`${line}\n`);
    await refnet.run(['agree', 'maren', '--i-pay', 'none', '--yes']);
    expect(await page(refnet)).not.toContain('agreed in writing to the share');
  });

  test('is what the client was told, where the rule asks for that, and nothing where none applies', async () => {
    const told = '- To be filled in: for each client, the day on which the client was told of the fee: ';
    expect(await page(await between('solicitor', 'accountant', 'GB'))).toContain(told);
    const none = await page(await between('web designer', 'florist', 'US'));
    expect(none).not.toMatch(/told of the fee|share of each/);
  });
});

test('every promise, fee, service and day of the record stands on the page once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        from: aDay,
        mine: fc.integer({ min: 0, max: 3 }),
        theirs: fc.integer({ min: 0, max: 3 }),
        iPay: fc.option(fc.integer({ min: 1, max: 99 })),
        theyPay: fc.option(fc.integer({ min: 1, max: 99 })),
        service: fc.option(fc.constantFrom('tax', 'probate', 'home loans')),
        written: fc.boolean(),
      }),
      async ({ from, mine, theirs, iPay, theyPay, service, written }) => {
        const promises = [
          ...Array.from({ length: mine }, (_, n) => ['--i-will', `do thing M${n}`]),
          ...Array.from({ length: theirs }, (_, n) => ['--they-will', `do thing T${n}`]),
        ];
        const refnet = await newNetwork(...NADIA, MAREN, [
          'agree',
          'maren',
          written ? '--written' : '--verbal',
          '--from',
          from,
          '--review-on',
          '2027-02-03',
          ...promises.flat(),
          ...(iPay === null ? [] : ['--i-pay', `${iPay}% of invoiced for ${iPay} months`]),
          ...(theyPay === null ? [] : ['--they-pay', `flat ${theyPay}.05`]),
          ...(service === null ? [] : ['--exclusive', service]),
        ]);
        const text = await page(refnet);
        const times = (part: string) => text.split(part).length - 1;
        expect(
          promises.map(([way, what = '']) =>
            times(`- ${way === '--i-will' ? 'Nadia Brandt' : 'Maren \\*Holt'}: ${what}\n`),
          ),
        ).toEqual(promises.map(() => 1));
        expect(times('do thing')).toBe(promises.length);
        expect(times('of invoiced')).toBe(iPay === null ? 0 : 1);
        expect(times(`: ${iPay}% of invoiced for ${iPay} month`)).toBe(iPay === null ? 0 : 1);
        expect(times('flat CAD')).toBe(theyPay === null ? 0 : 1);
        expect(times(`: flat CAD ${theyPay}.05 when collected.`)).toBe(theyPay === null ? 0 : 1);
        expect(
          times(`For ${service ?? 'anything'}, Nadia Brandt introduces clients to Maren \\*Holt alone.`),
        ).toBe(service === null ? 0 : 1);
        expect([times(`from ${formatLongDate(asDay(from))}`), times('3 February 2027')]).toEqual([1, 1]);
        expect(times('word of mouth')).toBe(written ? 0 : 1);
        expect(
          times('## Signed\n\n- Nadia Brandt: place and date ____________, signature ____________\n- Maren'),
        ).toBe(1);
      },
    ),
    { numRuns: 20 },
  );
});
