import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { KEY, REFNET, refnetInTerminal, Terminal } from '../helpers/terminal.ts';

const MAREN = ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'];
const VICTOR = ['add-partner', 'Victor Osei', '--profession', 'accountant'];

async function changes(network: Refnet): Promise<string[]> {
  const listed = JSON.parse(await network.ok(['history', '--json'])) as { what: string }[];
  return listed.map(({ what }) => what);
}

describe('add-partner without arguments', () => {
  test('asks for each fact, says what it did, and writes once', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal(['add-partner'], home);
    await terminal.answer(
      ['Name', `Maren Holt${KEY.enter}`],
      ['What they do', `mortgage broker${KEY.enter}`],
      ['Business', KEY.enter],
      ['Email', `maren${KEY.enter}`],
      ['is no email address', `@example.com${KEY.enter}`],
      ['How you met', `chamber lunch${KEY.enter}`],
      [
        / {2}Maren Holt, mortgage broker\n {2}how met: chamber lunch\n {2}email: maren@example\.com\n[^]*Enter writes it/,
        KEY.enter,
      ],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('p1  Maren Holt, mortgage broker');
    expect(terminal.cursorIsHidden).toBe(false);
  });

  test('asks again when the name is left empty', async () => {
    const terminal = refnetInTerminal(['add-partner'], temporaryFolder());
    await terminal.answer(['Name', KEY.enter], ['this one is needed', KEY.ctrlC]);
    expect((await terminal.ends()).code).toBe(130);
  });
});

describe('what may be two things', () => {
  test('is chosen from a list, and the order of a day is kept', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(
      ['log', 'Jane D.', '--from', 'maren', '--on', '3/4', '--status', 'closed'],
      network.home,
    );
    await terminal.answer(
      [/Which day is "3\/4"\?[^]*Fri 3 Apr 2026: the day comes first/, `${KEY.down}${KEY.enter}`],
      [/What does "closed" say\?[^]*won: it was sold, signed or done/, KEY.enter],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('#1  Jane D. received from Maren Holt, Wed 4 Mar 2026; won');
    expect(terminal.text).toContain('date-order is mdy from now on');
    expect(await network.ok(['config', 'date-order'])).toBe('mdy\n');
  });
});

describe('a client logged to somebody while another holds the promise for the service', () => {
  const log = ['log', 'Jane D.', '--to', 'victor', '--for', 'a mortgage'];
  const promised = () =>
    newNetwork(MAREN, VICTOR, ['agree', 'maren', '--exclusive', 'mortgages', '--written']);
  const question =
    /Mortgages is promised to Maren Holt alone \(agreement 1\):\s+instead: refnet log "Jane D\." --to maren --for "a mortgage"[^]*Log it all the same\?/;

  test('is asked about; Enter leaves it', async () => {
    const network = await promised();
    const terminal = refnetInTerminal(log, network.home);
    await terminal.answer([question, KEY.enter]);
    expect((await terminal.ends()).code).not.toBe(0);
    expect(await network.ok(['referrals', '--json'])).toBe('[]\n');
  });

  test('is logged on yes', async () => {
    const network = await promised();
    const terminal = refnetInTerminal(log, network.home);
    await terminal.answer([question, `y${KEY.enter}`]);
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('#2  Jane D. given to Victor Osei for a mortgage');
  });
});

describe('what is pasted ahead', () => {
  test('answers one question after the other, and none of it is lost', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['check-in'], network.home);
    const pasted = ['maren', '', 'new office in March', 'yesterday'].map((answer) => `${answer}${KEY.enter}`);
    await terminal.answer(['With whom', pasted.join('')], ['Enter writes it', KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Call with Maren Holt, Thu 19 Nov 2026');
    expect(await network.ok(['show', '1'])).toContain('new office in March');
  });
});

describe('what is pasted into a question, where the terminal tells it from what is typed', () => {
  const paste = (text: string) => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`;

  test('is one answer of one line, whatever breaks its lines, and answers nothing by itself', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['note', 'maren', '--kind', 'growth'], network.home);
    await terminal.answer(
      ['What was noticed', paste('New office,\n\n\tsecond floor \x1b[31m\x1a\n')],
      [/noticed New office, second floor$/, KEY.enter],
      [/: New office, second floor\n[^]*Enter writes it/, KEY.enter],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.raw.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(terminal.raw.lastIndexOf('\x1b[?2004h'));
  });

  test('narrows a list, and writes nothing below the summary', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['check-in'], network.home);
    await terminal.answer(
      ['With whom', paste('maren\nholt\n')],
      [/maren holt\s+[>❯] Maren Holt/, KEY.enter],
      ['What was it', KEY.enter],
      ['Note', KEY.enter],
      ['When', KEY.enter],
      ['Enter writes it', paste('\n\n')],
    );
    terminal.send(KEY.ctrlC);
    expect((await terminal.ends()).code).toBe(130);
    expect(await changes(network)).toHaveLength(2);
  });
});

describe('edit --questions', () => {
  test('asks the questions one by one; Enter keeps what was said, and only answers are written', async () => {
    const network = await newNetwork(MAREN, ['edit', 'maren', '--question', '1=yes', '--on', '2026-03-03']);
    const terminal = refnetInTerminal(['edit', 'maren', '--questions'], network.home);
    await terminal.answer(
      [/we connected well \(yes, Tue 3 Mar 2026\)/, KEY.enter],
      ['ideal clients too', `perhaps${KEY.enter}`],
      ['is not a yes-or-no answer', `${KEY.backspace.repeat(7)}y${KEY.enter}`],
      ['open to it', KEY.enter],
      ['share me with their clients', KEY.enter],
      ['comfortable sending my clients', `unsure${KEY.enter}`],
      ['values', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('my clients are their ideal clients too: yes');
    const { answers } = JSON.parse(await network.ok(['show', 'maren', '--json']));
    expect(answers).toEqual([
      { day: '2026-03-03', question: 'connected', answer: 'yes' },
      { day: '2026-11-20', question: 'ideal-clients', answer: 'yes' },
      { day: '2026-11-20', question: 'comfortable', answer: 'unsure' },
    ]);
  });
});

describe('who --log', () => {
  test('asks whom to choose among those who fit, and logs the referral', async () => {
    const network = await newNetwork(VICTOR, ['add-partner', 'Ann Lee', '--profession', 'CPA']);
    const terminal = refnetInTerminal(['who', 'accountant', '--log', 'Dana R.'], network.home);
    await terminal.answer([/Given to[^]*Ann Lee[^]*Victor Osei/, KEY.down], [/(❯|>) Victor/, KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Dana R. given to Victor Osei for accountant');
  });

  test('asks for as many names as a client is to be given', async () => {
    const network = await newNetwork(
      VICTOR,
      ['add-partner', 'Ann Lee', '--profession', 'CPA'],
      ['config', 'min-providers', '2'],
    );
    const terminal = refnetInTerminal(['who', 'accountant', '--log', 'Dana R.'], network.home);
    await terminal.answer(
      ['Given to', KEY.enter],
      [/And to \(2 names asked for\)[^]*nobody else/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toMatch(/#1 {2}Dana R\. given to Ann Lee[^]*#2 {2}Dana R\. given to Victor Osei/);
  });
});

describe('log without arguments', () => {
  test('finds the partner while one types, and shows what it will write', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      [/From whom, or to whom[^]*Victor Osei/, 'maren'],
      [/maren\s[^]*from Maren Holt(?![^]*Victor)/, KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', `first home${KEY.enter}`],
      [/Jane D\. received from Maren Holt for first home, Fri 20 Nov 2026\n.*When/, `yesterday${KEY.enter}`],
      [/Jane D\. received from Maren Holt for first home, Thu 19 Nov 2026\n.*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Jane D. received from Maren Holt for first home, Thu 19 Nov 2026');
    expect(await changes(network)).toHaveLength(3);
  });

  test('takes the client first where that is what was typed', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['From whom, or to whom', 'The Frasers'],
      [/from "The Frasers", a new partner\s[^]*"The Frasers", the client/, KEY.down],
      [/[>❯] to "The Frasers", a new partner/, KEY.down],
      [/[>❯] "The Frasers", the client/, KEY.enter],
      [/From whom, or to whom[^]*From whom, or to whom[^]*Victor Osei/, 'maren'],
      [/maren\s[^]*[>❯] from Maren Holt/, KEY.enter],
      ['What they need', KEY.enter],
      [/The Frasers received from Maren Holt, Fri 20 Nov 2026\n.*When/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).not.toContain('Client');
    expect(terminal.text).toContain('#1  The Frasers received from Maren Holt, Fri 20 Nov 2026');
    expect(await changes(network)).toHaveLength(3);
  });

  test('a client typed in the command is not asked for, nor offered as a partner to be', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['log', 'Jane D.'], network.home);
    await terminal.answer(
      ['From whom, or to whom', 'ilse'],
      [/from "ilse", a new partner/, `${KEY.backspace.repeat(4)}maren`],
      [/[>❯] from Maren Holt/, KEY.enter],
      [/Jane D\. received from Maren Holt, Fri 20 Nov 2026\n.*When/, `18-nov${KEY.enter}`],
      [/Jane D\. received from Maren Holt, Wed 18 Nov 2026\n.*Enter writes it/, KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
    expect(terminal.text).not.toContain('the client');
    expect(await changes(network)).toHaveLength(1);
  });

  test('adds the partner on the spot, in the same change', async () => {
    const network = await newNetwork(VICTOR);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['From whom, or to whom', 'to Ilse Moreno'],
      ['to "Ilse Moreno", a new partner', KEY.enter],
      ['Client', `Bob Q.${KEY.enter}`],
      ['What they need', KEY.enter],
      [/Bob Q\. given to Ilse Moreno, Fri 20 Nov 2026\n[^]*When/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Bob Q. given to Ilse Moreno, Fri 20 Nov 2026');
    expect(await changes(network)).toHaveLength(2);
  });

  test('a name with a slip is asked about, whoever is near first, and Enter takes them', async () => {
    const network = await newNetwork(
      MAREN,
      VICTOR,
      ['add-partner', 'Beth Carr'],
      ['log', 'X', '--to', 'victor'],
    );
    const terminal = refnetInTerminal(['log', 'Dana R.', '--from', 'bteh'], network.home);
    await terminal.answer([/No partner "bteh"\. Who is it\?[^]*[>❯] Beth Carr/, KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('Dana R. received from Beth Carr, Fri 20 Nov 2026');
  });

  test('a name of nobody is added as a new partner in the same change', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['log', 'Dana R.', '--from', 'Ilse Moreno'], network.home);
    await terminal.answer([/[>❯] "Ilse Moreno": add as a new partner/, KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Dana R. received from Ilse Moreno');
    expect(await changes(network)).toHaveLength(2);
  });

  test('offers the partner and the way logged last first', async () => {
    const network = await newNetwork(MAREN, VICTOR, ['log', 'Jane D.', '--to', 'victor']);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.shows('Maren Holt');
    expect(terminal.text).toMatch(/[>❯] to Victor Osei.*\n.*from Victor Osei.*\n.*to Maren Holt/);
    terminal.send(KEY.ctrlC);
    await terminal.ends();
  });

  test('asks again where the day cannot be read', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['From whom, or to whom', 'maren'],
      [/maren\s[^]*from Maren Holt/, KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', KEY.enter],
      ['When', `tomorrow${KEY.enter}`],
      ['still to come', KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
    expect(await changes(network)).toHaveLength(1);
  });

  test('a fact can be changed before anything is written', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log', '--to', 'maren'], network.home);
    await terminal.answer(
      ['Client', `Jane D.${KEY.enter}`],
      ['When', `e${KEY.enter}`],
      ['Change what?', KEY.down],
      [/[>❯] client: Jane D\./, KEY.enter],
      [/Change what\?.*client[^]*Client.* Jane D\./, `${KEY.backspace.repeat(7)}Dana R.${KEY.enter}`],
      [/Dana R\. given to Maren Holt, Fri 20 Nov 2026\n[^]*When/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Dana R. given to Maren Holt, Fri 20 Nov 2026');
  });

  test.each([
    ['received', 0],
    ['given', 1],
  ])('takes at most six keys besides letters, from the shell and back: %s', async (way, arrows) => {
    const network = await newNetwork(MAREN, VICTOR);
    const shell = new Terminal('/bin/sh', [], {
      env: { HOME: network.home, REFNET_TODAY: '2026-11-20', PS1: 'shell> ', ENV: '' },
    });
    const command = `${process.execPath} ${REFNET} log`;
    let keys = 0;
    const press = (...pressed: string[]) => {
      keys += pressed.length;
      shell.send(pressed.join(''));
    };
    await shell.shows('shell>');
    shell.send(command);
    press(KEY.enter);
    await shell.answer(['From whom, or to whom', 'maren']);
    await shell.shows(/maren\s[^]*[>❯] from Maren Holt/);
    if (arrows > 0) press(KEY.down);
    await shell.shows(arrows > 0 ? /[>❯] to Maren Holt/ : /[>❯] from Maren Holt/);
    press(KEY.enter);
    await shell.answer(['Client', 'Jane D.']);
    press(KEY.enter);
    await shell.shows('What they need');
    press(KEY.enter);
    await shell.shows('When');
    press(KEY.enter);
    await shell.shows(new RegExp(`#1 {2}Jane D\\. ${way}[^]*shell>`));
    expect(keys).toBeLessThanOrEqual(6);
  });

  test('fits 60 columns, and has no colours with NO_COLOR', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log'], network.home, { columns: 60, env: { NO_COLOR: '1' } });
    await terminal.answer(
      ['From whom, or to whom', 'maren'],
      [/maren[^]*Maren Holt/, KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', KEY.enter],
      ['When', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    // oxlint-disable-next-line no-control-regex -- a colour is what is looked for
    expect(terminal.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7])m/);
    expect(Math.max(...terminal.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

test.each<[options: string[], env: Record<string, string>]>([
  [['--no-color'], {}],
  [['--plain'], {}],
  [[], { NO_COLOR: '1' }],
])('has no colour with %j and %j, in any kind of question', async (options, env) => {
  const network = await newNetwork(MAREN, VICTOR);
  const checkIn = refnetInTerminal([...options, 'check-in'], network.home, { env });
  await checkIn.answer(
    ['With whom', options.includes('--plain') ? `maren${KEY.enter}` : KEY.enter],
    [/What was it|about to be/i, KEY.enter],
  );
  await checkIn.shows(/Note|#1/);
  checkIn.send(KEY.ctrlC);
  const merge = refnetInTerminal([...options, 'merge', 'maren', 'victor'], network.home, { env });
  await merge.answer(['Merge them?', `y${KEY.enter}`]);
  await Promise.all([checkIn.ends(), merge.ends()]);
  // oxlint-disable-next-line no-control-regex -- a colour is what is looked for
  expect(checkIn.raw + merge.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:[1-7]|3[0-7]|4[0-7]|9[0-7])m/);
});

describe('check-in without arguments', () => {
  test('remembers the kind and the partner of the last one, and shows what it will write', async () => {
    const network = await newNetwork(MAREN, VICTOR, ['check-in', 'victor', '--kind', 'coffee']);
    const terminal = refnetInTerminal(['check-in'], network.home);
    await terminal.answer(
      [/[>❯] Victor Osei[^]*Maren Holt/, KEY.enter],
      [/[>❯] coffee/, KEY.enter],
      ['Note', `new office${KEY.enter}`],
      [/When.*today/, `yesterday${KEY.enter}`],
      [
        / {2}Coffee with Victor Osei, Thu 19 Nov 2026[^]*Enter writes it, e changes something, Ctrl-C leaves/,
        KEY.enter,
      ],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#2  Coffee with Victor Osei, Thu 19 Nov 2026');
  });

  test('a fact can be changed before anything is written', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['check-in', 'maren'], network.home);
    await terminal.answer(
      ['What was it?', KEY.enter],
      ['Enter writes it', `e${KEY.enter}`],
      ['Change what?', 'note'],
      [/Change what\? note\n[>❯] note: none/, KEY.enter],
      [/Note \(Enter to skip\)/, `new office${KEY.enter}`],
      [/Enter writes it[^]*Enter writes it/, `e${KEY.enter}`],
      [/Change what\?[^]*Change what\?/, 'note'],
      [/Change what\? note\n[>❯] note: new office/, KEY.enter],
      [/Note \(Enter to skip\) new office$/, ` in March${KEY.enter}`],
      [/Enter writes it[^]*Enter writes it[^]*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(JSON.parse(await network.ok(['check-ins', '--json']))).toMatchObject([
      { note: 'new office in March' },
    ]);
  });
});

describe('what is missing is asked for', () => {
  test('of a promise: whom, what and by when', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['promise', '--theirs'], network.home);
    await terminal.answer(
      [/With whom[^]*Victor Osei/, 'maren'],
      [/maren\s(?![^]*Victor)/, KEY.enter],
      ['What was promised', KEY.enter],
      ['this one is needed', `introduce Ann${KEY.enter}`],
      ['By when', `monday${KEY.enter}`],
      [/ {2}Maren Holt promised: introduce Ann, by Mon 23 Nov 2026\n[^]*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Maren Holt promised: introduce Ann, by Mon 23 Nov 2026');
  });

  test('of a note and a project: what was typed is not asked again', async () => {
    const network = await newNetwork(MAREN);
    const note = refnetInTerminal(['note', 'maren', '--kind', 'dispute'], network.home);
    await note.answer(
      ['What was noticed', `late twice${KEY.enter}`],
      [/ {2}Dispute, Maren Holt, 20 Nov 2026: late twice\n[^]*Enter writes it/, KEY.enter],
    );
    expect((await note.ends()).code).toBe(0);
    const project = refnetInTerminal(['project', 'maren', 'an evening'], network.home);
    await project.answer(
      [/What kind of project[^]*event/, KEY.enter],
      [/ {2}an evening with Maren Holt \(event\), since 20 Nov 2026\n[^]*Enter writes it/, KEY.enter],
    );
    expect((await project.ends()).code).toBe(0);
    expect(await changes(network)).toHaveLength(3);
  });

  test('of what is done: which promise, and when', async () => {
    const network = await newNetwork(MAREN, [
      'promise',
      'maren',
      'send the brochure',
      '--from',
      '2026-11-01',
    ]);
    const terminal = refnetInTerminal(['done'], network.home);
    await terminal.answer(
      [/Which promise was kept[^]*#1 {2}I promised Maren Holt: send the brochure/, KEY.enter],
      [/When.*today/, `2026-11-18${KEY.enter}`],
      [/brochure; done, Wed 18 Nov 2026\n[^]*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  I promised Maren Holt: send the brochure; done, Wed 18 Nov 2026');
  });

  test('of a goal that is not reached: whether to close it all the same', async () => {
    const network = await newNetwork(MAREN, ['promise', 'maren', '--goal', '6 referrals']);
    const terminal = refnetInTerminal(['done', '1'], network.home);
    await terminal.answer([
      /The goal is not reached: 0 of 6 referrals\.\s[^]*Close it all the same\?/,
      `y${KEY.enter}`,
    ]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('0 of 6 referrals; done, Fri 20 Nov 2026');
  });

  test('of the country: where in it, understood by its name and asked again where there is none such', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['config', 'country', 'Canada'], network.home);
    await terminal.answer(
      ['Province or state, on which some notices depend', `Ontaria${KEY.enter}`],
      [/is no province or state\. Did you\s+mean Ontario\?/, `${KEY.backspace}o${KEY.enter}`],
      [/country is now CA\n.*subdivision is now ON\n[^]*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await changes(network)).toHaveLength(2);
    const again = refnetInTerminal(['config', 'country', 'canada'], network.home);
    await again.answer(
      [/Province or state.*ON/, KEY.enter],
      [/country is CA already[^]*Enter writes it/, KEY.enter],
    );
    expect((await again.ends()).code).toBe(0);
    expect(await changes(network)).toHaveLength(2);
  });

  test('of a snooze: until when; nothing is written on Ctrl-C at the summary', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['snooze', 'maren'], network.home);
    await terminal.answer(
      ['Until when', `today${KEY.enter}`],
      ['is not ahead', `${KEY.backspace.repeat(5)}monday${KEY.enter}`],
      [/Snoozed until Mon 23 Nov 2026: check-in with Maren Holt[^]*Enter writes it/, KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
    expect(await changes(network)).toHaveLength(1);
  });
});

describe('update without arguments', () => {
  test('asks for the amount of what is won, and shows what it will write', async () => {
    const network = await newNetwork(MAREN, ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10']);
    const terminal = refnetInTerminal(['update'], network.home);
    await terminal.answer(
      ['Which referral', KEY.enter],
      ['How far is it?', 'won'],
      [/[>❯] won/, KEY.enter],
      ['Amount invoiced', `1800${KEY.enter}`],
      [/new -> won, Fri 20 Nov 2026; invoiced\s+USD 1,800\n.*When/, `15 nov${KEY.enter}`],
      [/new -> won, Sun 15 Nov 2026; invoiced\s+USD 1,800\n.*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('new -> won, Sun 15 Nov 2026');
  });
});

describe('merge without arguments', () => {
  test('asks for both, shows what it does, and merges on yes alone', async () => {
    const network = await newNetwork(MAREN, ['add-partner', 'Mimi H.', '--business', 'Holt Lending']);
    const terminal = refnetInTerminal(['merge'], network.home, { columns: 60 });
    await terminal.answer(
      [/Keep whom[^]*Maren Holt/, 'maren'],
      [/Keep whom.*maren\s(?![^]*Mimi)/, KEY.enter],
      [/Who is the same as Maren Holt[^]*Mimi H\./, KEY.enter],
      [/This would merge Mimi H\.[^]*business is now Holt Lending[^]*Merge them\?/, `y${KEY.enter}`],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('Merged Mimi H. (p2) into Maren Holt (p1)');
    expect(await changes(network)).toHaveLength(3);
  });
});

describe('a question that is not answered', () => {
  const PROMPTS: [name: string, argv: string[], until: (terminal: Terminal) => Promise<void>][] = [
    ['a text (add-partner)', ['add-partner'], (terminal) => terminal.shows('Name')],
    ['a choice (check-in)', ['check-in', 'maren'], (terminal) => terminal.shows('What was it?')],
    ['a search (log)', ['log'], (terminal) => terminal.shows(/type to search\)(?::|[^]*Maren Holt)/)],
    [
      'a summary (log)',
      ['log', '--to', 'maren'],
      async (terminal) => {
        await terminal.answer(['Client', `Jane D.${KEY.enter}`]);
        await terminal.shows('When');
      },
    ],
    [
      'a fact to change (log)',
      ['log', '--to', 'maren'],
      async (terminal) => {
        await terminal.answer(['Client', `Jane D.${KEY.enter}`], ['When', `e${KEY.enter}`]);
        await terminal.shows('Change what?');
      },
    ],
    ['the last question (log)', ['log', '--to', 'maren', '--add'], (terminal) => terminal.shows('Client')],
    ['a yes or no (merge)', ['merge', 'maren', 'victor'], (terminal) => terminal.shows('Merge them?')],
    [
      'a yes or no (add-partner)',
      ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
      (terminal) => terminal.shows('all the same?'),
    ],
  ];

  const PLAINLY = PROMPTS.map(
    ([name, argv, until]) => [`${name}, plainly`, ['--plain', ...argv], until] as const,
  );

  test.each([...PROMPTS, ...PLAINLY])(
    'ends with 130 on Ctrl-C and writes nothing: %s',
    async (_name, argv, until) => {
      const network = await newNetwork(MAREN, VICTOR);
      const terminal = refnetInTerminal(argv, network.home);
      await until(terminal);
      terminal.send(KEY.ctrlC);
      expect(await terminal.ends()).toEqual({ code: 130, signal: 0 });
      expect(terminal.text).toContain('refnet: cancelled, nothing was written');
      expect(terminal.text).not.toMatch(/ {4}at |Error/);
      expect(terminal.cursorIsHidden).toBe(false);
      expect(await changes(network)).toHaveLength(2);
    },
  );

  test.each([...PROMPTS, ...PLAINLY])(
    'ends with 130 on Ctrl-D and writes nothing: %s',
    async (_name, argv, until) => {
      const network = await newNetwork(MAREN, VICTOR);
      const terminal = refnetInTerminal(argv, network.home);
      await until(terminal);
      terminal.send(KEY.ctrlD);
      expect(await terminal.ends()).toEqual({ code: 130, signal: 0 });
      expect(terminal.text).toContain('refnet: cancelled, nothing was written');
      expect(terminal.text).not.toMatch(/ {4}at |Error/);
      expect(terminal.cursorIsHidden).toBe(false);
      expect(await changes(network)).toHaveLength(2);
    },
  );

  test.each([...PROMPTS, ...PLAINLY])(
    'writes nothing when the terminal is closed: %s',
    async (_name, argv, until) => {
      const network = await newNetwork(MAREN, VICTOR);
      const terminal = refnetInTerminal(argv, network.home);
      await until(terminal);
      terminal.close();
      const { code, signal } = await terminal.ends();
      expect(signal === 1 || code === 129 || code === 130).toBe(true);
      expect(await changes(network)).toHaveLength(2);
    },
  );

  test.each(['--no-color', '--plain'])('ends quietly where the terminal is gone: %s', async (option) => {
    const network = await newNetwork(MAREN);
    const said = `${network.home}/said`;
    const ended = `${network.home}/ended`;
    const command = `${process.execPath} ${REFNET} ${option} check-in maren`;
    // Whoever ignores the signal of a closed terminal finds that it can neither be read nor set any more.
    const shell = new Terminal(
      '/bin/sh',
      ['-c', `trap '' HUP; (exec ${command} 2>${said}); echo $? >${ended}`],
      {
        env: { HOME: network.home, REFNET_TODAY: '2026-11-20' },
      },
    );
    await shell.shows('What was it?');
    shell.vanish();
    await vi.waitFor(() => expect(readFileSync(ended, 'utf8')).toBe('129\n'), 10_000);
    expect(readFileSync(said, 'utf8')).toBe('');
    expect(await changes(network)).toHaveLength(1);
  });

  test('makes no file before there is something to write', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal(['add-partner'], home);
    await terminal.shows('Name');
    terminal.send(KEY.ctrlC);
    await terminal.ends();
    expect(existsSync(`${home}/.local`)).toBe(false);
  });
});

test('nothing is asked where the answer could not be typed', async () => {
  const network = await newNetwork(MAREN);
  const terminal = refnetInTerminal(['log', '--no-input'], network.home);
  expect((await terminal.ends()).code).toBe(2);
  expect(terminal.text).toContain('the partner is missing');
});

describe('what is said before a question is broken between words, whatever the width:', () => {
  const LONG = 'Wilhelmina Featherstonehaugh-Cholmondeley of Worcestershire';
  const ASKED: readonly [argv: readonly string[], said: string, question: string][] = [
    [
      ['remove', 'wilhelmina'],
      `This would remove ${LONG} (p1) with 1 referral and 1 check-in.`,
      'Remove it all the same?',
    ],
    [
      ['history', '--prune', '--keep', '1'],
      'Would remove 2 changes from the history; undo goes back to',
      'Remove them for good?',
    ],
    [['merge', 'victor', 'wilhelmina'], `This would merge ${LONG}`, '?'],
  ];
  const CASES = ASKED.flatMap(([argv, said, question]) =>
    [60, 80].flatMap((columns) => [false, true].map((plain) => ({ argv, said, question, columns, plain }))),
  );

  test.each(CASES)('$argv at $columns, plain $plain', async ({ argv, said, question, columns, plain }) => {
    const network = await newNetwork(['add-partner', LONG], ['log', 'Jane D.', '--from', 'wilhelmina']);
    await network.run(['check-in', 'wilhelmina', '--kind', 'call']);
    if (argv[0] === 'merge') await network.ok(VICTOR);
    const words = plain ? ['--plain', ...argv] : argv;
    const terminal = refnetInTerminal(words, network.home, { columns });
    await terminal.answer([question.split(' ').at(-1) ?? '?', KEY.ctrlC]);
    expect((await terminal.ends()).code).toBe(130);
    const shown = terminal.text.split(/\s+/);
    for (const word of said.split(' ')) expect(shown).toContain(word);
    expect(Math.max(...terminal.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });
});

test('a question shows nothing beyond ASCII in a terminal without UTF-8, and names the key in any', async () => {
  const network = await newNetwork(MAREN, VICTOR);
  for (const env of [{ LANG: 'C' }, { LANG: 'C', NO_COLOR: '1' }, { LANG: 'C.UTF-8' }]) {
    const terminal = refnetInTerminal(['check-in'], network.home, { env });
    await terminal.shows('Enter select');
    terminal.send(KEY.ctrlC);
    await terminal.ends();
    expect(/[^\0-~]/u.test(terminal.text)).toBe(env.LANG !== 'C');
  }
});
