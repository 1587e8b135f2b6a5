import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const VICTOR = [
  'add-partner',
  'Victor Osei',
  '--profession',
  'accountant',
  '--region',
  'Ottawa',
  '--email',
  'victor@osei.example',
  '--phone',
  '+1 613 555 0101',
  '--link',
  'https://osei.example',
];
const ANN = ['add-partner', 'Ann Lee', '--profession', 'CPA', '--services', 'payroll', '--region', 'Toronto'];
const DI = ['add-partner', 'Di Ek', '--profession', 'wedding planner', '--email', 'di@example.com'];

function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(VICTOR, ANN, DI, ...more);
}

/** What is remembered of needs that nobody met. */
function needsOf(refnet: Refnet) {
  return dumpOf(refnet.file)['unmet_needs'];
}

const PROMISE = ['agree', 'victor', '--verbal', '--exclusive', 'bookkeeping', '--from', '2026-03-01'];

describe('refnet who', () => {
  test('names who fits, best first, with why and the contact ready to paste', async () => {
    const refnet = await network(
      ['log', 'A', '--to', 'victor', '--status', 'won', '--on', '2026-09-01'],
      ['log', 'B', '--to', 'victor', '--status', 'lost', '--on', '2025-01-10'],
      ['log', 'C', '--from', 'victor', '--on', '2026-10-01'],
      ['edit', '1', '--fit', '5'],
      ['edit', '2', '--fit', '4'],
      ['check-in', 'victor', '--satisfaction', '5', '--on', '2026-10-14'],
      ['edit', 'victor', '--question', '1=yes,2=yes,4=unsure,6=no'],
    );
    expect(await refnet.ok(['who', 'accountant'])).toMatchInlineSnapshot(`
      "accountant: 2 partners, the best fit first

      Victor Osei, accountant, Ottawa
        2 closed, 1 won; fit 4.5 of 5 (2 rated); satisfaction 5 of 5, 14 Oct 2026; 2
        of 6 questions yes; 1 unsure; no: we share the values that matter to me
        1 given, 1 received in 12 months; last given 2 months ago
        Victor Osei, victor@osei.example, +1 613 555 0101, https://osei.example

      Ann Lee, CPA, Toronto
        nothing exchanged in 12 months; none given yet
        no contact on record: refnet edit ann --email ADDRESS

      next: refnet who accountant --log "CLIENT" --to victor
      "
    `);
  });

  test('says nothing of a share below 5 closed, and gives it from then on', async () => {
    const won = (n: number) => ['log', `C${n}`, '--to', 'victor', '--status', 'won'];
    const refnet = await network(won(1), won(2), won(3), won(4));
    expect(await refnet.ok(['who', 'accountant'])).toContain('  4 closed, 4 won\n');
    await refnet.ok(['log', 'E', '--to', 'victor', '--status', 'lost']);
    expect(await refnet.ok(['who', 'accountant'])).toContain('  5 closed, 4 won (80%)\n');
  });

  test('forgives slips, and says how it was taken; words need no quotes', async () => {
    const refnet = await network();
    const text = await refnet.ok(['who', 'a', 'good', 'acountant', 'in', 'otawa']);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'accountant in otawa: 1 partner',
      '"a good acountant in otawa" is taken for "accountant".',
      '',
      'Victor Osei, accountant, Ottawa',
    ]);
    expect(text).toContain('\nNot named: Ann Lee (serves Toronto)\n');
  });

  test('names those who take no clients, are archived or not to be referred to, with the reason', async () => {
    const refnet = await network(
      ['edit', 'victor', '--not-taking-until', '2027-01-04'],
      ['edit', 'ann', '--do-not-refer'],
      ['add-partner', 'Cy Ames', '--profession', 'bookkeeper'],
      ['add-partner', 'Gil Orr', '--profession', 'accountant'],
      ['edit', 'gil', '--archive'],
    );
    const text = await refnet.ok(['who', 'accountant']);
    expect(text).toContain(
      'Not named: Ann Lee (marked do not refer), Gil Orr (archived) and Victor Osei\n(takes no clients until 4 Jan 2027)\n',
    );
    expect(text.startsWith('accountant: 1 partner\n\nCy Ames, bookkeeper\n')).toBe(true);
  });

  test('--limit shows fewer and how to see the rest', async () => {
    const refnet = await network();
    const text = await refnet.ok(['who', 'accountant', '--limit', '1']);
    expect(text).toContain('\n... 1 more: refnet who accountant --all\n');
    expect(text).not.toContain('Victor Osei, accountant');
  });

  test('is one object as JSON, and the partners alone as CSV and Markdown', async () => {
    const refnet = await network();
    const answer = JSON.parse(await refnet.ok(['who', 'payroll', '--json']));
    expect(answer).toMatchObject({
      need: 'payroll',
      region: null,
      more: 0,
      behindPromise: 0,
      remembered: false,
    });
    expect(Object.keys(answer)).toEqual([
      'need',
      'typed',
      'region',
      'partners',
      'more',
      'behindPromise',
      'promises',
      'namesAsked',
      'namesAskedBy',
      'namesLacking',
      'leftOut',
      'didYouMean',
      'mayKnow',
      'remembered',
    ]);
    expect(answer.partners[0]).toEqual({
      partner: 'Ann Lee',
      partnerId: 'p2',
      profession: 'CPA',
      region: 'Toronto',
      place: 'there',
      match: 'services',
      matchFit: 'exact',
      matchText: 'payroll',
      promisedInAgreement: null,
      given: 0,
      won: 0,
      closed: 0,
      fit: null,
      fitRated: 0,
      satisfaction: null,
      satisfactionOn: null,
      questionsYes: 0,
      questionsNo: 0,
      questionsUnsure: 0,
      givenIn12Months: 0,
      receivedIn12Months: 0,
      lastGiven: null,
      emails: [],
      phones: [],
      links: [],
    });
    expect((await refnet.ok(['who', 'payroll', '--format', 'csv'])).split('\r\n')[1]).toMatch(
      /^Ann Lee,p2,CPA,Toronto,there,services,exact,payroll,/,
    );
    expect(await refnet.ok(['who', 'payroll', '--format', 'md']))
      .toBe(`| Partner | Profession | Region | Email | Phone | Link |
| --- | --- | --- | --- | --- | --- |
| Ann Lee | CPA | Toronto |  |  |  |
| Victor Osei | accountant | Ottawa | victor\\@osei.example | +1 613 555 0101 | https\\://osei.example |
`);
  });

  test('a void referral, a client who refused and days to come count nowhere', async () => {
    const refnet = await network(
      ['log', 'A', '--to', 'victor', '--consent', 'no', '--status', 'won'],
      ['log', 'B', '--to', 'victor'],
      ['update', '2', 'void'],
    );
    expect(await refnet.ok(['who', 'accountant'])).not.toMatch(/won of|last given/);
    await refnet.ok(['log', 'C', '--to', 'victor', '--status', 'won']);
    const earlier = await refnet.ok(['who', 'accountant'], { today: '2026-11-19' });
    expect(earlier).not.toMatch(/won of|last given/);
  });
});

describe('an exclusive promise', () => {
  test('comes first and alone, and is named; the others are behind --all', async () => {
    const refnet = await network(PROMISE);
    expect(await refnet.ok(['who', 'bookkeeper'])).toMatchInlineSnapshot(`
      "bookkeeper: 1 partner

      You promised bookkeeping to Victor Osei alone (agreement 1, since 1 Mar 2026). 1
      other would fit: refnet who bookkeeper --all

      Victor Osei, accountant, Ottawa
        promised to them alone: bookkeeping
        nothing exchanged in 12 months; none given yet
        Victor Osei, victor@osei.example, +1 613 555 0101, https://osei.example

      next: refnet who bookkeeper --log "CLIENT" --to victor
      "
    `);
    const all = await refnet.ok(['who', 'bookkeeper', '--all']);
    expect(all).toContain('You promised bookkeeping to Victor Osei alone (agreement 1, since 1 Mar 2026).\n');
    expect(all.indexOf('Victor Osei, accountant')).toBeLessThan(all.indexOf('Ann Lee, CPA'));
  });

  test('is not in force before it begins, after it was closed, or for another service', async () => {
    const refnet = await network(PROMISE);
    expect(await refnet.ok(['who', 'bookkeeper'], { today: '2026-02-28' })).not.toContain('promised');
    expect(await refnet.ok(['who', 'wedding planner'])).not.toContain('promised');
    await refnet.ok(['agree', 'victor', '--exclusive', 'none', '--from', '2026-11-20']);
    expect(await refnet.ok(['who', 'bookkeeper'])).not.toContain('promised');
    expect(await refnet.ok(['who', 'bookkeeper'], { today: '2026-11-19' })).toContain(
      'You promised bookkeeping',
    );
  });

  test('to somebody who takes no clients now holds nobody back', async () => {
    const refnet = await network(PROMISE, ['edit', 'victor', '--not-taking-until', '2027-01-04']);
    const text = await refnet.ok(['who', 'bookkeeper']);
    expect(text).toContain('Ann Lee, CPA, Toronto\n');
    expect(text).toContain(`You promised bookkeeping to Victor Osei alone (agreement 1, since 1 Mar 2026).
Victor Osei takes no clients until 4 Jan 2027.
`);
  });
});

describe('several names for a client', () => {
  const IN_BC = [
    ['config', 'profession', 'realtor'],
    ['config', 'country', 'CA'],
    ['config', 'subdivision', 'BC'],
  ];

  test('the heading counts all who fit, and how many of them are shown', async () => {
    const lawyers = ['Abe', 'Bea', 'Cid', 'Dan', 'Eve', 'Fay'].map((name) => [
      'add-partner',
      name,
      '--profession',
      'lawyer',
    ]);
    const refnet = await newNetwork(...lawyers);
    expect(await refnet.ok(['who', 'lawyer'])).toMatch(
      /^lawyer: 6 partners, 5 of them here, the best fit first\n[^]*\.\.\. 1 more: refnet who lawyer --all\n/,
    );
    expect(await refnet.ok(['who', 'lawyer', '--all'])).toMatch(/^lawyer: 6 partners, the best fit first\n/);
  });

  test('as many as a notice asks for are named, also beside a promise, and what is missing is said', async () => {
    const refnet = await network(...IN_BC);
    await refnet.run(PROMISE);
    const text = await refnet.ok(['who', 'bookkeeper']);
    expect(text).toMatchInlineSnapshot(`
      "bookkeeper: 1 partner, then 1 other accountant

      You promised bookkeeping to Victor Osei alone (agreement 1, since 1 Mar 2026).
      A client is to be given at least 3 names. BC guideline: when you refer a client
      to another professional, give a list of at least three, and let the client
      choose. Source: BCFSA Referrals Guidelines (best practice, not a Rule). Not
      legal advice.
      The choice of the client stands above the promise. 1 of them is missing:
      refnet add-partner "NAME" --profession bookkeeper

      Victor Osei, accountant, Ottawa
        promised to them alone: bookkeeping
        nothing exchanged in 12 months; none given yet
        Victor Osei, victor@osei.example, +1 613 555 0101, https://osei.example

      Ann Lee, CPA, Toronto
        nothing exchanged in 12 months; none given yet
        no contact on record: refnet edit ann --email ADDRESS

      next: refnet who bookkeeper --log "CLIENT" --to victor --to ann
      "
    `);
  });

  test('the larger of the notice and the own setting counts', async () => {
    const refnet = await network(['config', 'min-providers', '2']);
    expect(await refnet.ok(['who', 'accountant'])).toContain(
      'A client is to be given at least 2 names (your setting min-providers).\n',
    );
    const answer = JSON.parse(await refnet.ok(['who', 'accountant', '--limit', '1', '--json']));
    expect(answer).toMatchObject({ namesAsked: 2, namesAskedBy: [], namesLacking: 0 });
    expect(answer.partners).toHaveLength(2);
  });
});

describe('where nobody is found', () => {
  test('says who is near and who may know somebody, and remembers the need', async () => {
    const refnet = await network();
    expect(await refnet.ok(['who', 'florist', '--region', 'ottawa'])).toMatchInlineSnapshot(`
      "Nobody on record to name for florist in ottawa

      Who may know somebody: Di Ek (wedding planner)

      Remembered for refnet report --only gaps; to take it out: refnet undo.

      next: refnet add-partner "NAME" --profession florist
      "
    `);
    expect(await refnet.ok(['who', 'tax', 'lawyer'])).not.toContain('Did you mean');
    expect(needsOf(refnet)).toMatchObject([
      { on_day: '2026-11-20', need: 'florist', region: 'ottawa' },
      { on_day: '2026-11-20', need: 'tax lawyer', region: null },
    ]);
  });

  test('undo takes the need back, and one asked for twice a day counts once', async () => {
    const refnet = await network();
    await refnet.ok(['who', 'florist']);
    const again = await refnet.ok(['who', 'Florist']);
    expect(again).toContain('\nAsked earlier today, and remembered then for refnet report --only gaps.\n');
    expect(again).not.toContain('undo');
    expect(JSON.parse(await refnet.ok(['who', 'florist', '--json']))).toMatchObject({ remembered: true });
    await refnet.fails(1, ['who', 'florist', '--log', 'Dana R.']);
    expect(needsOf(refnet)).toMatchObject([{ need: 'florist' }]);
    expect(await refnet.ok(['undo'])).toContain('Took back: remembered a need that nobody met\n');
    expect(needsOf(refnet)).toEqual([]);
  });

  test('asking ends nothing: what was taken back before can be done again, a need too', async () => {
    const refnet = await network(['log', 'Xenia Q.', '--from', 'ann']);
    await refnet.ok(['who', 'florist']);
    await refnet.ok(['undo']);
    await refnet.ok(['undo']);
    await refnet.ok(['who', 'plumber']);
    await refnet.fails(1, ['who', 'tiler', '--log', 'Dana R.']);
    expect(await refnet.ok(['redo'])).toContain('Did again: logged received referral 1');
    expect(await refnet.ok(['redo'])).toContain('Did again: remembered a need that nobody met\n');
    expect(needsOf(refnet)).toMatchObject([{ need: 'florist' }, { need: 'plumber' }, { need: 'tiler' }]);
    expect(await refnet.ok(['redo'])).toBe('Nothing was taken back since the last change.\n');
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('--no-remember keeps nothing', async () => {
    const refnet = await network();
    expect(await refnet.ok(['who', 'florist', '--no-remember'])).not.toContain('Remembered');
    expect(needsOf(refnet)).toEqual([]);
  });

  test('who is only mentioned in a note is shown, and the need is remembered all the same', async () => {
    const refnet = await network(['edit', 'ann', '--note', 'her sister is a florist']);
    const text = await refnet.ok(['who', 'florist']);
    expect(text).toContain('Nobody on record to name for florist; 1 partner mentioned beside it\n');
    expect(text).toContain('  your note: her sister is a florist\n');
    expect(text).toContain('Remembered for refnet report --only gaps');
  });

  test('those of the same trade are asked about', async () => {
    const refnet = await network(['add-partner', 'El Vo', '--profession', 'electrician']);
    expect(await refnet.ok(['who', 'plumber'])).toContain('Did you mean: El Vo (electrician)\n');
  });

  test('no file is made to remember a need of no network', async () => {
    const refnet = await newNetwork();
    const { code, stdout } = await refnet.run(['who', 'florist']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('Remembered');
    expect(existsSync(refnet.file)).toBe(false);
  });
});

describe('refnet who --log', () => {
  test('logs the referral with the need to the only one who fits', async () => {
    const refnet = await network();
    expect(await refnet.ok(['who', 'weding', 'planner', '--log', 'Dana R.'])).toMatchInlineSnapshot(`
      "#1  Dana R. given to Di Ek for wedding planner, Fri 20 Nov 2026
          next: refnet intro 1      refnet update 1 won --value AMOUNT
      "
    `);
  });

  test('of several it needs --to, and says how', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['who', 'accountant', '--log', 'Dana R.'])).toMatchInlineSnapshot(`
      "refnet: 2 partners would fit: say whom with --to
        refnet who accountant --log "Dana R." --to ann      Ann Lee
        refnet who accountant --log "Dana R." --to victor      Victor Osei
      "
    `);
    const text = await refnet.ok(['who', 'accountant', '--log', 'Dana R.', '--to', 'ann']);
    expect(text).toContain('#1  Dana R. given to Ann Lee for accountant, Fri 20 Nov 2026\n');
  });

  test('several names are one introduction', async () => {
    const refnet = await network();
    const argv = ['who', 'accountant', '--log', 'Dana R.', '--to', 'ann', '--to', 'victor', '--json'];
    const [first, second] = JSON.parse(await refnet.ok(argv));
    expect(first.introduction).toBe(second.introduction);
    expect([first.partner, second.partner]).toEqual(['Ann Lee', 'Victor Osei']);
  });

  test('reads the name from standard input', async () => {
    const refnet = await network();
    const text = await refnet.ok(['who', 'wedding planner', '--log', '-'], { stdin: 'Max P.\n' });
    expect(text).toContain('#1  Max P. given to Di Ek');
  });

  test('the promised one is chosen alone; another is logged with a remark', async () => {
    const refnet = await network(PROMISE);
    const { code, stderr } = await refnet.run(['who', 'bookkeeper', '--log', 'A', '--to', 'ann']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Note: bookkeeping is promised to Victor Osei alone (agreement 1): refnet edit 2 --partner victor\n',
    });
    expect(await refnet.ok(['who', 'bookkeeper', '--log', 'B'])).toContain('B given to Victor Osei');
  });

  test('fewer names than are asked for are remarked on', async () => {
    const refnet = await network(['config', 'min-providers', '2']);
    const { stderr } = await refnet.run(['who', 'accountant', '--log', 'A', '--to', 'ann']);
    expect(stderr).toBe('Note: a client is to be given at least 2 names; --to can be repeated.\n');
    expect(await refnet.ok(['who', 'accountant', '--log', 'B', '--to', 'ann', '--to', 'victor'])).toContain(
      '#3',
    );
  });

  test('nobody found: nothing is logged, the need is remembered', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['who', 'florist', '--log', 'Dana R.'])).toMatchInlineSnapshot(`
      "refnet: nobody on record to name for florist, so nothing was logged
        what the command did is recorded all the same: remembered a need that nobody met
        refnet undo      takes it back
        refnet report --only gaps      lists it, with what else you could not place
        refnet log "CLIENT" --to PARTNER --for florist      to somebody else
      "
    `);
  });

  test('--dry-run shows what would be logged, and keeps neither that nor a need', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    const { stdout } = await refnet.run(['who', 'wedding planner', '--log', 'Dana R.', '--dry-run']);
    expect(stdout).toContain('Dana R. given to Di Ek for wedding planner');
    expect(stdout).toContain('Nothing was written.\n');
    expect(await refnet.fails(1, ['who', 'florist', '--log', 'Dana R.', '--dry-run'])).not.toContain(
      'remembered',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('the command it names logs as pasted, whatever was to be shown', async () => {
    const refnet = await network();
    const shown = ['--limit', '1', '--no-remember', '--region', 'Toronto'];
    expect(await refnet.ok(['who', 'accountant', ...shown])).toContain(
      '\nnext: refnet who accountant --region Toronto --log "CLIENT" --to ann\n',
    );
    const pasted = ['who', 'accountant', '--region', 'Toronto', '--log', 'CLIENT', '--to', 'ann'];
    expect(await refnet.ok(pasted)).toContain('#1  CLIENT given to Ann Lee');
  });

  test.each([
    [['--log', ' ']],
    [['--log', 'A', '--region', ' ']],
    [['--log', 'A', '--no-remember']],
    [['--log', 'A', '--limit', '1']],
    [['--log', 'A', '--log', 'B']],
  ])('where %j is refused, no need is kept either', async (options) => {
    const refnet = await network();
    await refnet.fails(2, ['who', 'florist', ...options]);
    expect(needsOf(refnet)).toEqual([]);
  });

  test.each([
    [2, ['who'], 'what is needed is missing'],
    [2, ['who', ' '], 'what is needed is missing'],
    [2, ['who', 'accountant', '--to', 'ann'], '--to goes only with --log'],
    [2, ['who', 'accountant', '--log', ' '], '--log is empty'],
    [2, ['who', 'accountant', '--limit', '0'], '--limit'],
    [2, ['who', 'accountant', '--region', ''], '--region is empty'],
    [2, ['who', 'accountant', '--json', '--format', 'csv'], 'do not go together'],
    [1, ['who', 'accountant', '--log', 'A', '--to', 'viktor'], 'Did you mean Victor Osei (accountant)?'],
    [1, ['who', 'accountant', '--log', 'A', '--to', 'di'], 'Di Ek is not among those to name for accountant'],
    [2, ['who', 'accountant', '--log', 'A', '--to', 'ann', '--to', 'p2'], 'the same partner is named twice'],
  ])('refuses with %i: %j', async (code, argv, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

describe('a service means the same to who and to an exclusive promise', () => {
  const estates = () =>
    newNetwork(
      ['add-partner', 'Meg Orr', '--profession', 'estates lawyer'],
      ['add-partner', 'Bo Ek', '--profession', 'realtor'],
      ['add-partner', 'Lee Roy', '--profession', 'family lawyer'],
      ['add-partner', 'Pat Doe', '--profession', 'lender'],
      ['agree', 'meg', '--written', '--exclusive', 'estates'],
    );

  test.each([
    ['real estate sale', 'Bo Ek', false],
    ['estate tax return', undefined, false],
    ['probate', 'Meg Orr', true],
    ['wills', 'Meg Orr', true],
    ['divorce', 'Lee Roy', false],
    ['mortgage', 'Pat Doe', false],
    ['preapproval', 'Pat Doe', false],
    ['agent', 'Bo Ek', false],
  ])('%s is for %s', async (need, name, isPromised) => {
    const refnet = await estates();
    const { partners } = JSON.parse((await refnet.run(['who', need, '--json'])).stdout);
    expect(partners[0]?.partner).toBe(name);
    const { stderr } = await refnet.run(['log', 'Jane D.', '--to', 'pat', '--for', need]);
    expect(stderr.includes('estates is promised to Meg Orr alone')).toBe(isPromised);
  });

  test.each([
    ['business valuator', 'business valuator'],
    ['a good business broker', 'business broker'],
    ['contract', 'contract'],
  ])('%s is taken for %s', async (typed, need) => {
    const refnet = await newNetwork(['add-partner', 'Bo Ek', '--profession', 'realtor']);
    expect((await refnet.run(['who', typed])).stdout).toContain(`Nobody on record to name for ${need}\n`);
  });
});

describe('a specialty or a licence that was asked for', () => {
  const LAWYERS: readonly (readonly string[])[] = [
    ['Beth Cole', 'Attorney - personal injury'],
    ['Dan Kowalski', 'Attorney - criminal'],
    ['Priscilla Barr', 'Attorney - probate'],
    ['Ángela Ruiz', 'Abogada - inmigración'],
    ['Xi Ma', 'Attorney specializing in adoption'],
    ['Emma Lind', 'Attorney (employment)'],
  ];
  const OTHERS: readonly (readonly string[])[] = [
    ['Nate Brooks', 'Enrolled agent'],
    ['Linda Pruitt', 'CPA'],
    ['Bob Castellano', 'CPA / forensic accountant'],
    ['Cy Ames', 'Certified Public Accountant'],
    ['Mark Feld', 'Psychologist - custody evals'],
    ['Ruth Fein', 'Parenting coordinator'],
  ];
  const add = ([name = '', profession = '']: readonly string[]) => [
    'add-partner',
    name,
    '--profession',
    profession,
  ];
  const adding = (partners: typeof LAWYERS) => newNetwork(...partners.map(add));
  /** The heading and the names below it. */
  const answer = (text: string) => {
    const [heading, ...lines] = text.split('\n');
    return [heading, ...lines.filter((line) => /^\p{L}.*, /u.test(line)).map((line) => line.split(',')[0])];
  };

  test.each([
    ['probate lawyer', 'Priscilla Barr'],
    ['probate attorney', 'Priscilla Barr'],
    ['wills lawyer', 'Priscilla Barr'],
    ['employment lawyer', 'Emma Lind'],
    ['criminal solicitor', 'Dan Kowalski'],
    ['immigration lawyer', 'Ángela Ruiz'],
    ['adoption counsel', 'Xi Ma'],
  ])('is found whatever word for the trade stands beside it: %s', async (need, name) => {
    const refnet = await adding(LAWYERS);
    const text = await refnet.ok(['who', need]);
    expect(text).toMatch(/: 1 partner, then 5 other lawyers, 5 of all here\n/);
    expect(answer(text)[1]).toBe(name);
    expect(text).toContain(` --log "CLIENT" --to ${name.split(' ')[0]?.toLowerCase().replace('á', 'a')}\n`);
  });

  test('is said to be on record of nobody where nobody has it, before the others of the trade', async () => {
    const refnet = await adding(LAWYERS.slice(0, 4));
    const text = await refnet.ok(['who', 'patent attorney']);
    expect(text).toMatch(/^No patent attorney on record; 4 other lawyers\n/);
    expect(text).toContain('next: refnet add-partner "NAME" --profession "patent attorney"\n');
  });

  test('a title that is a licence is given to none who has another', async () => {
    const refnet = await adding(OTHERS);
    expect(answer(await refnet.ok(['who', 'CPA']))).toEqual([
      'CPA: 3 partners, then 1 other near it',
      'Bob Castellano',
      'Cy Ames',
      'Linda Pruitt',
      'Nate Brooks',
    ]);
    expect(answer(await refnet.ok(['who', 'custody evaluator']))).toEqual([
      'No custody evaluator on record; 2 others near it',
      'Mark Feld',
      'Ruth Fein',
    ]);
    expect((await refnet.ok(['who', 'accountant'])).split('\n')[0]).toBe(
      'accountant: 4 partners, the best fit first',
    );
  });

  test('is not on record to name where whoever has it is archived', async () => {
    const refnet = await adding(OTHERS);
    await refnet.ok(['edit', 'bob', '--archive']);
    expect(await refnet.ok(['who', 'forensic accountant'])).toMatch(
      /^No forensic accountant on record to name; 3 other accountants\n[^]*\nNot named: Bob Castellano \(archived\)\n/,
    );
  });

  test('of what is done, not who does it, nobody is said to lack the name', async () => {
    const refnet = await adding(OTHERS);
    expect(await refnet.ok(['who', 'tax advice'])).toMatch(/^tax advice: 4 partners, the best fit first\n/);
  });
});

test.each(['gp', 'family doctor', 'general practitioner', 'Hausarzt'])(
  '%s is first of all who is one, and other doctors are near it',
  async (need) => {
    const refnet = await newNetwork(
      ['add-partner', 'Ana Lam', '--profession', 'pediatrician'],
      ['add-partner', 'Fay Ume', '--profession', 'family physician'],
      ['add-partner', 'Ola Okafor', '--profession', 'GP'],
      ['add-partner', 'Per Stein', '--profession', 'psychiatrist'],
    );
    const text = await refnet.ok(['who', need]);
    expect(text).toContain(`${need}: 2 partners, then 2 others near it`);
    expect(text.match(/^(?:Ana|Fay|Ola|Per)/gm)).toEqual(['Fay', 'Ola', 'Ana', 'Per']);
    expect(await refnet.ok(['who', 'doctor'])).toContain('doctor: 4 partners');
  },
);

test.each([
  'family medicine',
  'family medicine physician',
  'primary care',
  'médecin généraliste',
  'huisarts',
])('a %s is a GP, and an internist is near one', async (profession) => {
  const refnet = await newNetwork(
    ['add-partner', 'Ana Lam', '--profession', 'internist'],
    ['add-partner', 'Fay Ume', '--profession', profession],
    ['add-partner', 'Per Stein', '--profession', 'psychiatrist'],
  );
  expect(await refnet.ok(['who', 'gp'])).toMatch(/^gp: 1 partner, then 2 others near it\n\nFay Ume/);
});

test('whose name has all words but one of what is needed is found by it', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Hopewell Eating Disorder Clinic', '--profession', 'clinic'],
    ['add-partner', 'Mary Ann Holt'],
  );
  for (const need of ['eating disorder', 'teen eating disorder'])
    expect(await refnet.ok(['who', need])).toContain('Hopewell Eating Disorder Clinic');
  expect(await refnet.ok(['who', 'teen disorder'])).toContain('Nobody on record');
});

describe('whom clients were given to for a need', () => {
  const GIVEN = [
    ['add-partner', 'Ulrike Krüger', '--profession', 'Rechtsanwältin'],
    ['add-partner', 'Bob Ash'],
    ['add-partner', 'Cleo Dunn'],
    ['add-partner', 'Dora Lund', '--services', 'Arbeitsrecht'],
    ['log', 'Ann A.', '--to', 'ulrike', '--for', 'Arbeitsrecht, Kündigung', '--on', '2026-09-01'],
    ['update', '1', 'won', '--on', '2026-10-01'],
    ['log', 'Ben B.', '--to', 'bob', '--for', 'dog bite', '--on', '2026-09-01'],
    ['update', '2', 'lost', '--on', '2026-10-01'],
    ['edit', '2', '--fit', '4'],
    ['log', 'Cid C.', '--to', 'cleo', '--for', 'Arbeitsrecht', '--on', '2026-09-01'],
    ['log', 'Dan D.', '--from', 'cleo', '--for', 'dog bite', '--on', '2026-09-01'],
    ['update', '4', 'won', '--on', '2026-10-01'],
    ['log', 'Eve E.', '--to', 'cleo', '--for', 'tax return', '--on', '2026-09-01'],
    ['update', '5', 'won', '--on', '2026-10-01'],
  ] as const;
  const named = async (need: string) => {
    const refnet = await newNetwork(...GIVEN);
    const { partners, remembered } = JSON.parse(await refnet.ok(['who', need, '--json'])) as {
      partners: { partner: string; match: string; matchText: string }[];
      remembered: boolean;
    };
    return [
      ...partners.map(({ partner, match, matchText }) => `${partner}, ${match}: ${matchText}`),
      remembered,
    ];
  };

  test.each([
    [
      'Arbeitsrecht',
      ['Dora Lund, services: Arbeitsrecht', 'Ulrike Krüger, given: Arbeitsrecht, Kündigung', false],
    ],
    ['kuendigung', [true]],
    ['Kündigungen', ['Ulrike Krüger, given: Arbeitsrecht, Kündigung', false]],
    ['dog bites', ['Bob Ash, given: dog bite', false]],
    ['tax returns', ['Cleo Dunn, given: tax return', false]],
    ['cat bite', [true]],
  ])('%s is met where they were won or fitted well', async (need, found) => {
    expect(await named(need)).toEqual(found);
  });

  test('is the reason that is told, and a need so met is no gap', async () => {
    const refnet = await newNetwork(['add-partner', 'Bob Ash']);
    await refnet.ok(['who', 'dog bite']);
    expect(await refnet.ok(['report', '--only', 'gaps'])).toContain('dog bite');
    await refnet.ok(['log', 'Ben B.', '--to', 'bob', '--for', 'dog bite', '--on', '2026-09-01']);
    await refnet.ok(['update', 'ben', 'won', '--on', '2026-10-01']);
    expect(await refnet.ok(['who', 'dog bite'])).toContain(
      'Bob Ash\n  client given for: dog bite\n  1 closed, 1 won\n',
    );
    expect(await refnet.ok(['report', '--only', 'gaps'])).not.toContain('dog bite');
  });
});

describe('real estate agents', () => {
  const agents = () =>
    newNetwork(
      ['add-partner', 'Jenna Briggs', '--profession', 'REALTOR', '--region', 'Chicago'],
      ['add-partner', 'Marisol Vega', '--profession', 'Realtor', '--region', 'Denver'],
      ['add-partner', 'Rob Roy', '--profession', 'real estate agent', '--region', 'Dallas'],
      ['add-partner', 'Luis Trevino', '--profession', 'Agent', '--business', 'Hill Country Insurance'],
    );
  const firstFor = async (refnet: Refnet, ...need: string[]) => {
    const [title = '', ...lines] = (await refnet.run(['who', ...need])).stdout.split('\n');
    return [
      title.split(':')[0],
      lines.find((line) => / (?:agent|realtor)/i.test(line) && !line.startsWith('"')),
    ];
  };

  test('are realtors too, wherever they are asked for, with "in" and without', async () => {
    const refnet = await agents();
    expect(await firstFor(refnet, 'agent in chicago')).toEqual([
      'real estate agent in chicago',
      'Jenna Briggs, REALTOR, Chicago',
    ]);
    expect(await firstFor(refnet, 'agent', 'denver')).toEqual([
      'real estate agent in denver',
      'Marisol Vega, Realtor, Denver',
    ]);
    expect(await firstFor(refnet, 'agent', 'dallas')).toEqual([
      'real estate agent in dallas',
      'Rob Roy, real estate agent, Dallas',
    ]);
    expect(await firstFor(refnet, 'realtor dallas')).toEqual([
      'realtor in dallas',
      'Rob Roy, real estate agent, Dallas',
    ]);
  });

  test('keep a word behind them that is no region of a partner', async () => {
    const refnet = await agents();
    expect((await refnet.run(['who', 'realtor commercial'])).stdout).toContain('realtor commercial');
  });
});
