import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { KEY, refnetInTerminal } from '../helpers/terminal.ts';

const NETWORK = [
  ['add-partner', 'Bo Lind'],
  ['log', 'Custody', '--from', 'bo'],
] as const;

/** A network of one partner with one open client. */
const network = () => newNetwork(...NETWORK.map((argv) => [...argv]));

async function statusOf(refnet: Awaited<ReturnType<typeof network>>): Promise<string> {
  return (JSON.parse(await refnet.ok(['show', '1', '--json'])) as { status: string }).status;
}

describe('how far it is, typed into the list', () => {
  test.each([
    ['consult', 'meeting'],
    ['signed', 'won'],
    ['retained', 'won'],
    ['conflict', 'declined'],
    ['not hired', 'lost'],
    ['pro', 'proposal'],
  ])('%s is %s, as on the command line', async (typed, status) => {
    const refnet = await network();
    const terminal = refnetInTerminal(['update', '1'], refnet.home);
    await terminal.answer(['How far is it?', `${typed}${KEY.enter}`]);
    if (status === 'won') await terminal.answer(['Amount invoiced', KEY.enter]);
    await terminal.answer(['Enter writes it', KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(await statusOf(refnet)).toBe(status);
  });

  test('a word that says two things is taken for neither until one is chosen', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['update', '1'], refnet.home);
    await terminal.answer(
      ['How far is it?', `closed${KEY.enter}`],
      [/What does "closed" say\?[^]*won: it was sold, signed or done\n.*lost: nothing came of it/, KEY.down],
      [/(❯|>) lost: nothing came of it/, KEY.enter],
      ['Enter writes it', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await statusOf(refnet)).toBe('lost');
  });

  test('a beginning of several is completed, not taken', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['update', '1'], refnet.home);
    await terminal.answer(
      ['How far is it?', `no${KEY.enter}`],
      [/How far is it\? no response/, KEY.enter],
      ['Enter writes it', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await statusOf(refnet)).toBe('no-response');
  });

  test('a word that fits nothing is said to, and Enter takes nothing', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['update', '1'], refnet.home);
    await terminal.answer(
      ['How far is it?', `custody${KEY.enter}`],
      ['"custody" is not known here; type one of: new, contacted,', `${KEY.enter}${KEY.backspace.repeat(7)}`],
      [/(❯|>) new/, `lost${KEY.enter}`],
      ['Enter writes it', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await statusOf(refnet)).toBe('lost');
  });
});

describe('what a check-in was, typed into the list', () => {
  test.each([
    ['lunch', 'Coffee with'],
    ['zoom', 'Video call with'],
    ['text', 'Message to'],
    ['dinner', 'Coffee with'],
  ])('%s: %s', async (typed, said) => {
    const refnet = await network();
    await refnet.ok(['check-in', 'bo', '--kind', 'talk']);
    const terminal = refnetInTerminal(['check-in', 'bo'], refnet.home);
    await terminal.answer(
      [/What was it\?[^]*(❯|>) call/, `${typed}${KEY.enter}`],
      ['Enter writes it', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain(`${said} Bo Lind`);
  });

  test('is asked again for a word that is none', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['check-in', 'bo'], refnet.home);
    await terminal.answer(
      ['What was it?', `bowling${KEY.enter}`],
      ['"bowling" is not known here; type one of: call, video, coffee,', KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
  });
});

describe('questions, choices and errors at 60 columns', () => {
  test('break between words', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Bo Lind'],
      ['log', 'Rosales-Montgomery', '--from', 'bo', '--for', 'custody modification and a review of support'],
    );
    const terminal = refnetInTerminal(['update'], refnet.home, { columns: 60 });
    await terminal.answer(
      [
        /#1 {2}Rosales-Montgomery received from Bo Lind for\n {4}custody modification and a review of support,\n {4}Fri 20 Nov 2026/,
        KEY.enter,
      ],
      ['How far is it?', `bowling${KEY.enter}`],
      [
        '"bowling" is not known here; type one of: new, contacted,\n meeting, proposal, won, lost, no response, declined, not',
        `${KEY.backspace.repeat(7)}won${KEY.enter}`,
      ],
      ['Amount invoiced', `1,80,0${KEY.enter}`],
      ['cannot be read as an amount', KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
  });

  test('an answer that is none is taken out of the line below the summary', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['update', '1'], refnet.home);
    await terminal.answer(
      ['How far is it?', `lost${KEY.enter}`],
      [/Enter writes it, e changes something, Ctrl-C leaves/, `yes${KEY.enter}`],
      ['"yes" cannot be read as a day', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(await statusOf(refnet)).toBe('lost');
  });
});
