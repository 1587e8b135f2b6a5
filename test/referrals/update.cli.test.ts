import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 was given to Victor, #2 received from Maren. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Maren Holt'],
    ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', '2026-11-10'],
    ['log', 'Jane D.', '--from', 'maren', '--value', 'CAD 1,500', '--on', '2026-11-10'],
    ...more,
  );
}

describe('update', () => {
  test('moves a referral on, says from where to where, and on which day', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '1', 'contacted'])).toBe(
      '#1  Dana R. given to Victor Osei for bookkeeping: new -> contacted, Fri 20 Nov 2026\n',
    );
  });

  test('reads "won --value" as what was invoiced', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '1', 'won', '--value', 'CAD 1,800', '--on', '2026-11-18'])).toBe(
      '#1  Dana R. given to Victor Osei for bookkeeping: new -> won, Wed 18 Nov 2026; invoiced CAD 1,800\n',
    );
  });

  test('says what comes next for one received: the thanks, and telling the outcome', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '2', 'won'])).toBe(
      [
        '#2  Jane D. received from Maren Holt: new -> won, Fri 20 Nov 2026',
        '    next: refnet update 2 --value AMOUNT      refnet thank 2      refnet told 2',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [['--value', '2400'], 'estimated at CAD 2,400'],
    [['--agreed', '2,000.50'], 'agreed at CAD 2,000.50'],
    [['proposal', '--value', '2400'], 'new -> proposal, Fri 20 Nov 2026; estimated at CAD 2,400'],
    [
      ['won', '--value', '1', '--agreed', '2'],
      'new -> won, Fri 20 Nov 2026; invoiced CAD 1; agreed at CAD 2',
    ],
    [['won', '--value', '0'], 'new -> won, Fri 20 Nov 2026; invoiced CAD 0'],
    [['--note', 'asked for time'], 'news noted, Fri 20 Nov 2026'],
  ])('%j: %s', async (options, words) => {
    const refnet = await network();
    const [line] = (await refnet.ok(['update', '2', ...options])).split('\n');
    expect(line).toBe(`#2  Jane D. received from Maren Holt: ${words}`);
  });

  test('an amount without a currency is in the referral’s own, not in the home currency', async () => {
    const refnet = await network(['update', '2', 'won', '--value', '900']);
    const referral = JSON.parse(await refnet.ok(['update', '2', 'won', '--json']));
    expect(referral).toMatchObject({
      currency: 'CAD',
      estimate: '1500.00',
      invoiced: '900.00',
      status: 'won',
    });
  });

  test('the same status again changes nothing and is no failure', async () => {
    const refnet = await network(['update', '1', 'won', '--on', '2026-11-18']);
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['update', '1', 'won'])).toBe(
      [
        '#1  Dana R. given to Victor Osei for bookkeeping: already won, Wed 18 Nov 2026; nothing to change',
        '    next: refnet update 1 --value AMOUNT',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test('the same status with another day corrects the day', async () => {
    const refnet = await network(['update', '1', 'won', '--on', '2026-11-18']);
    expect(await refnet.ok(['update', '1', 'won', '--on', '2026-11-16'])).toContain(
      ': won since Mon 16 Nov 2026\n',
    );
    expect(JSON.parse(await refnet.ok(['update', '1', 'won', '--json']))).toMatchObject({
      closedOn: '2026-11-16',
    });
  });

  test('a day before the step that came before is refused', async () => {
    const refnet = await network(['update', '1', 'meeting', '--on', '2026-11-15'], ['update', '1', 'won']);
    expect(await refnet.fails(1, ['update', '1', 'won', '--on', '2026-11-14'])).toBe(
      'refnet: #1 was meeting on Sun 15 Nov 2026, after that day\n  give a day from then on\n',
    );
  });

  test('going back to an open status takes the outcome’s day away', async () => {
    const refnet = await network(['update', '2', 'lost', '--on', '2026-11-12'], ['told', '2']);
    const [line] = (await refnet.ok(['update', '2', 'meeting'])).split('\n');
    expect(line).toBe(
      '#2  Jane D. received from Maren Holt: lost -> meeting, Fri 20 Nov 2026; Maren Holt was told of the earlier outcome',
    );
    expect(JSON.parse(await refnet.ok(['update', '2', 'meeting', '--json']))).toMatchObject({
      status: 'meeting',
      closedOn: null,
      toldOn: null,
    });
  });

  test('a step noted for an earlier day joins the history without undoing what came later', async () => {
    const refnet = await network(['update', '1', 'won', '--on', '2026-11-18']);
    expect(await refnet.ok(['update', '1', 'meeting', '--on', '2026-11-12'])).toContain(
      ': meeting noted for Thu 12 Nov 2026; it stays won\n',
    );
  });

  test('an outcome of a day before a later step says how it stands all the same', async () => {
    const refnet = await network(['update', '1', 'contacted', '--on', '2026-11-19']);
    const { stdout, stderr } = await refnet.run(['update', '1', 'won', '--on', '2026-11-18']);
    expect(stdout).toContain(': won noted for Wed 18 Nov 2026; it stays contacted\n');
    expect(stderr).toBe(
      'it was contacted later, on Thu 19 Nov 2026; where it is won all the same: refnet update 1 won --on 2026-11-19\n',
    );
    expect(await refnet.ok(['update', '1', 'won', '--on', '2026-11-19'])).toContain('contacted -> won');
  });

  test('finds an open referral by its client', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', 'dana r.', 'meeting'])).toContain('#1  Dana R.');
    expect(await refnet.ok(['update', 'JANE', 'meeting'])).toContain('#2  Jane D.');
    expect(await refnet.ok(['update', '#1', 'proposal'])).toContain('#1  Dana R.');
  });

  test('takes no number for the beginning of another: "client 1" is not the client of the 12th', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['log', 'Client 3', '--from', 'ann', '--on', '2026-10-12'],
    );
    expect(await refnet.fails(1, ['update', 'client 1', 'lost'])).toContain(
      'no open referral fits "client 1"',
    );
    expect(await refnet.ok(['update', 'ann 12', 'contacted'])).toContain('Client 3');
  });

  test('several open referrals of one client are listed with their numbers', async () => {
    const refnet = await network([
      'log',
      'Dana R.',
      '--to',
      'maren',
      '--for',
      'a mortgage',
      '--on',
      '2026-11-12',
    ]);
    expect(await refnet.fails(1, ['update', 'dana', 'won', '--value', '50'])).toBe(
      [
        'refnet: "dana" fits 2 open referrals',
        '  refnet update 3 won --value 50      Dana R. given to Maren Holt for a mortgage, Thu 12 Nov 2026',
        '  refnet update 1 won --value 50      Dana R. given to Victor Osei for bookkeeping, Tue 10 Nov 2026',
        '',
      ].join('\n'),
    );
  });
});

describe('what update refuses', () => {
  test.each([
    [2, ['update'], 'the referral is missing'],
    [2, ['update', '1'], 'the status is missing'],
    [2, ['update', '1', 'wonderful'], '"wonderful" is not a status'],
    [2, ['update', '1', 'won', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [
      2,
      ['update', '1', 'won', '--on', '2026-11-09'],
      'Mon 9 Nov 2026 is before the referral itself, Tue 10 Nov 2026',
    ],
    [2, ['update', '1', 'new', '--on', '2026-11-12'], '#1 is still new, so there is no step of that day'],
    [2, ['update', '1', 'won', '--value', ',800'], 'your shell may have taken the $ sign'],
    [
      1,
      ['update', '2', 'won', '--value', 'EUR 5'],
      '#2 is in CAD, and a referral has one currency, so EUR 5 cannot stand beside it',
    ],
    [1, ['update', '9', 'won'], 'there is no #9\n'],
    [
      1,
      ['update', 'nobody', 'won'],
      'no open referral fits "nobody"\n  refnet search nobody      looks everywhere',
    ],
    [1, ['update', 'dane r.', 'won'], 'refnet update 1 won      Dana R. given to Victor Osei'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.fails(code, argv)).toContain(message);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test('the number of a check-in', async () => {
    const refnet = await network(['check-in', 'maren']);
    expect(await refnet.fails(1, ['update', '3', 'won'])).toBe(
      'refnet: #3 is a check-in, not a referral\n  refnet show 3      shows it\n',
    );
  });

  test('the number of a referral that was taken back', async () => {
    const refnet = await network(['undo']);
    expect(await refnet.fails(1, ['update', '2', 'won'])).toContain(
      'there is no #2 any more: it was taken back or removed',
    );
  });

  test.each([
    [['--collected', '5'], 'CAD 5 collected by Victor Osei, Fri 20 Nov 2026'],
    [['--value', '900'], 'invoiced CAD 900'],
    [['--agreed', '900'], 'agreed at CAD 900'],
  ])(
    'but an amount alone, %j, is taken by the only referral of a client though closed',
    async (argv, words) => {
      const refnet = await network(['config', 'currency', 'CAD'], ['update', '1', 'won']);
      expect(await refnet.ok(['update', 'dana', ...argv])).toContain(words);
      await refnet.ok(['log', 'Dana R.', '--to', 'maren', '--status', 'lost']);
      expect(await refnet.fails(1, ['update', 'dana', ...argv])).toContain(
        'no open referral "dana", only others',
      );
    },
  );

  test('a client whose referrals are all closed, with the way to each', async () => {
    const refnet = await network(['update', '1', 'won']);
    expect(await refnet.fails(1, ['update', 'dana r.', 'lost'])).toBe(
      [
        'refnet: no open referral "dana r.", only others',
        '  refnet update 1 lost      Dana R. given to Victor Osei for bookkeeping, Tue 10 Nov 2026; won',
        '',
      ].join('\n'),
    );
  });
});

describe('closing the loop in one go', () => {
  const RECEIVED = [
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-01'],
  ] as const;

  test('an outcome, the thanks and the telling are one change', async () => {
    const refnet = await newNetwork(...RECEIVED);
    expect(await refnet.ok(['update', '1', 'won', '--thanked', '--told'])).toBe(
      '#1  Jane D. received from Maren Holt: new -> won, Fri 20 Nov 2026; thanked; told\n' +
        '    next: refnet update 1 --value AMOUNT\n',
    );
    const shown = () => refnet.ok(['referrals', '--json']).then((text) => JSON.parse(text)[0]);
    expect(await shown()).toMatchObject({ status: 'won', thankedOn: '2026-11-20', toldOn: '2026-11-20' });
    await refnet.ok(['undo']);
    expect(await shown()).toMatchObject({ status: 'new', thankedOn: null, toldOn: null });
  });

  test('thanks alone need no outcome, telling does', async () => {
    const refnet = await newNetwork(...RECEIVED);
    expect(await refnet.ok(['update', '1', '--thanked'])).toContain('thanked');
    expect(await refnet.fails(2, ['update', '1', '--told'])).toBe(
      'refnet: #1 has no outcome to tell yet\n  refnet update 1 won --told\n',
    );
  });

  test('for a given referral there is nobody to thank', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--to', 'maren']);
    expect(await refnet.fails(2, ['update', '1', 'won', '--thanked'])).toContain('given by you');
  });
});

describe('two updates at once', () => {
  const both = async (refnet: Refnet, ...argvs: readonly (readonly string[])[]) => {
    const results = await Promise.all(argvs.map((argv) => refnet.run(argv)));
    return results.map(({ code }) => code);
  };
  const shown = async (refnet: Refnet) => JSON.parse(await refnet.ok(['show', '2', '--json']));

  test('of the outcome and of what was agreed lose neither', async () => {
    const refnet = await network();
    const outcome = ['update', '2', 'won', '--value', '1,800'];
    expect(await both(refnet, outcome, ['update', '2', '--agreed', '1,700'])).toEqual([0, 0]);
    expect(await shown(refnet)).toMatchObject({ status: 'won', invoiced: '1800.00', agreed: '1700.00' });
  });

  test('of the outcome and the thanks lose neither', async () => {
    const refnet = await network();
    expect(await both(refnet, ['update', '2', 'lost'], ['thank', '2', '--how', 'card'])).toEqual([0, 0]);
    expect(await shown(refnet)).toMatchObject({
      status: 'lost',
      thankedOn: '2026-11-20',
      thankedHow: 'card',
    });
  });

  test('give the same refund once', async () => {
    const refnet = await network(['update', '2', '--collected', '500']);
    const refund = ['update', '2', '--collected', '-500'];
    expect((await both(refnet, refund, refund)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const { collections } = await shown(refnet);
    expect(collections.map(({ amount }: { amount: string }) => amount)).toEqual(['500.00', '-500.00']);
  });

  test('one of them a removal: it is said, and the other stands', async () => {
    const refnet = await network();
    const [removal, update] = await both(refnet, ['remove', '2', '--yes'], ['update', '2', 'won']);
    expect(removal).toBe(0);
    expect([0, 1]).toContain(update);
  });
});

describe('what is said in other words', () => {
  test.each([
    [['update', '1', 'sold'], 'new -> won'],
    [['update', '1', 'Closed Won'], 'new -> won'],
    [['update', '1', '--status', 'ghosted'], 'new -> no response'],
    [['update', 'victor', 'called'], '#1  Dana R.'],
    [['update', 'victor', 'osei', 'quoted'], '#1  Dana R.'],
    [['update', 'bookkeeping', 'met'], '#1  Dana R.'],
  ])('%j', async (argv, words) => {
    const { stdout, stderr } = await (await network()).run(argv);
    expect(stdout + stderr).toContain(words);
  });

  test.each([
    [['update', '2', 'sold', '9500'], 'refnet update 2 won --value 9500'],
    [
      ['update', 'jane', 'won', '9,500', '--on', 'yesterday'],
      'refnet update jane won --value 9,500 --on yesterday',
    ],
    [['update', '2', 'won', '$12k'], "refnet update 2 won --value '$12k'"],
    [['update', '2', '9.500,50'], 'refnet update 2 --value 9.500,50'],
    [['update', '2', '9500'], 'refnet update 2 --value 9500'],
    [['update', '2', 'sold', '500', '--note', 'sold'], 'refnet update 2 won --value 500 --note sold'],
  ])('an amount behind the status is answered with the command mended: %j', async (argv, mended) => {
    const refnet = await network();
    const amount = argv[argv.length === 3 ? 2 : 3];
    expect(await refnet.fails(2, argv)).toBe(
      `refnet: ${amount} is an amount, which is said with --value\n  ${mended}\n`,
    );
    const again = mended.replaceAll("'", '').split(' ').slice(1);
    expect((await refnet.run(again)).code).toBe(0);
  });

  test('a slip in a status is answered with the one it is like', async () => {
    expect(await (await network()).fails(2, ['update', '2', 'contcted'])).toContain(
      '"contcted" is not a status. Did you mean contacted?\n',
    );
  });
});

describe('what is kept', () => {
  test('the note of money that came in, where no step is taken', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', '--collected', '500', '--note', 'first instalment']);
    const { collections, history } = JSON.parse(await refnet.ok(['show', '2', '--json']));
    expect(collections).toMatchObject([{ amount: '500.00', note: 'first instalment' }]);
    expect(history).toEqual([{ day: '2026-11-10', status: 'new', reason: null }]);
  });

  test('the day it was won, when thanks are said once more for another day', async () => {
    const refnet = await network(['update', '2', 'won', '--on', '2026-11-15'], ['thank', '2']);
    expect(await refnet.ok(['update', '2', '--thanked', '--on', '2026-11-18'])).toContain(
      ': already won, Sun 15 Nov 2026; nothing to change\n',
    );
    expect(JSON.parse(await refnet.ok(['show', '2', '--json']))).toMatchObject({ closedOn: '2026-11-15' });
  });
});

describe('news of an open referral', () => {
  const steps = async (refnet: Refnet) =>
    (await refnet.ok(['show', '2']))
      .split('\n')
      .filter((line) => /^ +(new|contacted|meeting)|asked|called/.test(line));

  test('is a note of its day, which leaves the status where it is', async () => {
    const refnet = await network(['update', '2', 'contacted', '--on', '2026-11-12']);
    expect(await refnet.ok(['update', '2', '--note', 'asked Linda'])).toContain(
      ': news noted, Fri 20 Nov 2026',
    );
    const shown = JSON.parse(await refnet.ok(['show', '2', '--json']));
    expect(shown.status).toBe('contacted');
    expect((await steps(refnet)).join('\n')).toContain('asked Linda');
    await refnet.ok(['undo']);
    expect((await steps(refnet)).join('\n')).not.toContain('asked Linda');
  });

  test('does not come before the referral itself, whose day is refused with what stands against it', async () => {
    const refnet = await network(['update', '2', '--note', 'asked Linda', '--on', '2026-11-12']);
    expect(await refnet.fails(1, ['edit', '2', '--on', '2026-11-15'])).toContain(
      'Sun 15 Nov 2026 is after Thu 12 Nov 2026, when there was news of it',
    );
    expect(await refnet.fails(2, ['update', '2', '--note', 'x', '--on', '2026-10-01'])).toContain(
      'is before the referral itself',
    );
  });

  test('is what to type where a step is said that was taken that day', async () => {
    const refnet = await network(['update', '2', 'contacted']);
    expect(await refnet.ok(['update', '2', 'contacted'])).toContain(
      ': already contacted; nothing to change\n    news without a step: refnet update 2 --note TEXT\n',
    );
  });

  test('of one day is one note; a second corrects it', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', '--note', 'asked Linda']);
    expect(await refnet.ok(['update', '2', '--note', 'called Linda'])).toContain(': note kept');
    expect((await steps(refnet)).join('\n')).not.toContain('asked Linda');
  });

  test('is none where the note is of a closed one, or corrects a step', async () => {
    const refnet = await network(['update', '2', 'contacted', '--on', '2026-11-19']);
    expect(
      await refnet.ok(['update', '2', 'contacted', '--on', '2026-11-18', '--note', 'by mail']),
    ).toContain('contacted since Wed 18 Nov 2026; note kept');
    await refnet.ok(['update', '2', 'lost']);
    expect(await refnet.ok(['update', '2', '--note', 'too dear'])).toContain(': note kept');
  });

  test('of every open client of a partner at once, of one way', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Linda Wu'],
      ['log', 'Tia R.', '--to', 'linda', '--on', '2026-10-01'],
      ['log', 'Tom R.', '--to', 'linda', '--on', '2026-10-02'],
      ['log', 'Una S.', '--from', 'linda', '--on', '2026-10-03'],
      ['log', 'Ulf S.', '--to', 'linda', '--on', '2026-10-03', '--status', 'won'],
    );
    expect(await refnet.ok(['update', 'linda', '--all', 'given', '--note', 'asked Linda'])).toBe(
      '#1  Tia R. given to Linda Wu: news noted\n#2  Tom R. given to Linda Wu: news noted\n',
    );
    const kinds = async () =>
      JSON.parse(
        await refnet.ok(['due', '--partner', 'linda', '--kind', 'ask', '--kind', 'move', '--json']),
      ).map(({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`);
    expect(await kinds()).toEqual(['move 3']);
    await refnet.ok(['undo']);
    expect(await kinds()).toEqual(['ask 1', 'ask 2', 'move 3']);
    expect(await refnet.fails(2, ['update', 'linda', '--all', 'given'])).toContain('the note is missing');
    expect(await refnet.fails(2, ['update', 'linda', 'won', '--all', 'given'])).toContain('refnet: ');
    await refnet.ok(['add-partner', 'Ann Lee']);
    expect(await refnet.fails(1, ['update', 'ann', '--all', 'given', '--note', 'asked'])).toBe(
      'refnet: no referral of Ann Lee is open\n',
    );
  });
});

describe('money that came in', () => {
  const won = (...more: readonly (readonly string[])[]) =>
    network(['update', '2', 'won', '--value', 'CAD 1,500', '--on', '2026-11-12'], ...more);

  test('has its note told as kept, and its own day beside a status that stands', async () => {
    const refnet = await won();
    const argv = ['update', '2', 'won', '--collected', '500', '--on', '2026-11-18', '--note', 'by cheque'];
    expect((await refnet.ok(argv)).split('\n')[0]).toBe(
      '#2  Jane D. received from Maren Holt: CAD 500 collected, Wed 18 Nov 2026, note kept',
    );
    expect(JSON.parse(await refnet.ok(['show', '2', '--json']))).toMatchObject({
      closedOn: '2026-11-12',
      collections: [{ day: '2026-11-18', amount: '500.00', note: 'by cheque' }],
    });
  });

  test.each([
    [['--collected', '1,500'], ''],
    [
      ['--collected', '1,500.01'],
      'CAD 1,500.01 came in for #2 in all, more than the CAD 1,500 invoiced: if it was typed twice, refnet undo; if more was invoiced, refnet update 2 --value "CAD 1500.01"\n',
    ],
    [['--collected', '2,000', '--value', '2,000'], ''],
  ])('%j beyond the invoice is remarked on', async (words, remark) => {
    const refnet = await won();
    expect(await refnet.run(['update', '2', ...words])).toMatchObject({ code: 0, stderr: remark });
  });

  test('is summed, a refund taken off, and held against an invoice that is corrected too', async () => {
    const refnet = await won(['update', '2', '--collected', '1,000'], ['update', '2', '--collected', '-200']);
    expect((await refnet.run(['update', '2', '--collected', '700'])).stderr).toBe('');
    expect((await refnet.run(['update', '2', '--collected', '1'])).stderr).toContain(
      'CAD 1,501 came in for #2',
    );
    expect((await refnet.run(['update', '2', '--value', '1,200'])).stderr).toContain(
      'CAD 1,501 came in for #2 in all, more than the CAD 1,200 invoiced',
    );
    expect((await refnet.run(['update', '2', '--note', 'paid'])).stderr).toBe('');
  });

  test('in another currency than the referral is in is refused', async () => {
    expect(await (await won()).fails(1, ['update', '2', '--collected', 'USD 500'])).toContain(
      '#2 is in CAD, and a referral has one currency, so USD 500 cannot stand beside it',
    );
  });
});

test('a word for a status is a step of a day before the last step, and nothing new of the day of that step', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Linda Wu'],
    ['log', 'Tia R.', '--to', 'linda', '--on', '2026-10-01'],
    ['update', '1', 'meeting', '--on', '2026-10-10'],
    ['update', '1', 'proposal', '--on', '2026-11-01'],
  );
  expect(await refnet.ok(['update', '1', 'called back', '--on', '2026-10-05'])).toBe(
    '#1  Tia R. given to Linda Wu: contacted noted for Mon 5 Oct 2026; it stays proposal\n',
  );
  expect(await refnet.ok(['update', '1', 'called back', '--on', '2026-11-01'])).toContain(
    '#1  Tia R. given to Linda Wu: already proposal; nothing to change\n',
  );
});
