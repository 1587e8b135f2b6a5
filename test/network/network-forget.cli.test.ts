import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { takenOutOf } from '../../src/text/taken-out.ts';
import { copyOf } from '../helpers/refnet.ts';
import { Two } from '../helpers/two-computers.ts';

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

const ZEBULON = [
  ['log', 'Zebulon Quagmire', '--from', 'maren', '--status', 'lost', '--on', '2026-01-05'],
  ['check-in', 'maren', '--kind', 'call', '--note', 'saw Zebulon Quagmire; she moves to Ottawa'],
  ['promise', 'maren', '--what', 'call Zebulon Quagmire', '--by', '2026-12-01'],
] as const;

async function note(two: Two, on: 'a' | 'b'): Promise<string> {
  return (JSON.parse(await two.ok(on, ['show', '2', '--json'])) as { note: string }).note;
}

describe('a client who is forgotten on one computer', () => {
  test.each(['before', 'after'])('leaves the text that was edited on the other %s it', async (when) => {
    const two = await Two.begun(...ZEBULON);
    const forget = () => two.ok('a', ['forget', '1', '--yes']);
    if (when === 'after') await forget();
    await two.ok('b', ['edit', '2', '--note', 'she moves to Toronto; ZEBULON  QUAGMIRE told me']);
    await two.ok('b', ['edit', '3', '--what', 'send Zebulon Quagmire the new papers']);
    if (when === 'before') await forget();
    await two.takeOver('b');
    await two.takeOver('a');
    for (const on of ['a', 'b'] as const) {
      expect(await note(two, on)).toBe('she moves to Toronto; (client) told me');
      expect(await two.ok(on, ['show', '3'])).toContain('send (client) the new papers');
      expect(/quagmire/i.test(readFileSync(fileIn(two[on]), 'latin1'))).toBe(false);
    }
    expect(await two.takeOver('b')).toContain('nothing, all of it is here');
  });

  test('who was only spoken of goes from a text that was edited since', async () => {
    const two = await Two.begun(['check-in', 'maren', '--note', 'met Tia Rossi there']);
    await two.ok('a', ['forget', '--client', 'Tia Rossi', '--yes']);
    await two.ok('b', ['edit', '1', '--note', 'Tia Rossi moves to Toronto']);
    const said = await two.takeOver('b');
    expect(said).toContain('A client named in 1 text forgotten there, and here too');
    expect(said).not.toContain('takes');
    expect(await two.ok('b', ['show', '1'])).toContain('(client) moves to Toronto');
    expect(/rossi/i.test(readFileSync(fileIn(two.b), 'latin1'))).toBe(false);
  });

  test('is forgotten once more where the name came back', async () => {
    const two = await Two.begun(...ZEBULON);
    await two.ok('a', ['forget', '1', '--yes']);
    await two.exchange();
    await two.ok('a', ['edit', '1', '--client', 'Persis Fennimore']);
    await two.exchange();
    expect(await two.clients('b')).toEqual(['Persis Fennimore Maren Holt lost']);
    await two.ok('b', ['forget', '1', '--yes']);
    await two.exchange();
    expect(await two.clients('a')).toEqual(['null Maren Holt lost']);
  });

  test('stands in the copies beside the other, which are named there', async () => {
    const two = await Two.begun(...ZEBULON);
    await two.ok('b', ['backup']);
    await two.ok('a', ['log', 'Persis Fennimore', '--from', 'maren']);
    await two.ok('a', ['forget', '1', '--yes']);
    const said = await two.takeOver('b');
    expect(said).toMatch(
      /Copies that still hold the client, which only you can remove\n {2}\S.*backups.*\.db\n/,
    );
    expect(said).toContain('1 client forgotten there, and here too: refnet undo does not bring that back.');
    expect(said).toContain('refnet undo      takes the rest of it out again');
  });
});

describe('undo of what was taken over', () => {
  test.each([
    [['log', 'Ada', '--from', 'maren'], 'took over 1 record of an export; 1 client stays forgotten'],
    [undefined, 'took over 0 records of an export; 1 client stays forgotten'],
  ])('does not say that it takes back a forgetting, with %j beside it', async (beside, summary) => {
    const two = await Two.begun(...ZEBULON);
    await two.ok('a', ['forget', '1', '--yes']);
    if (beside !== undefined) await two.ok('a', beside);
    await two.takeOver('b');
    expect(await two.ok('b', ['undo', '--dry-run'])).toContain(`Would take back: ${summary}`);
    expect(await two.ok('b', ['undo', '--yes'])).toContain(`Took back: ${summary}`);
    expect(await two.ok('b', ['history'])).toContain(summary);
    expect(await two.clients('b')).toEqual(['null Maren Holt lost']);
  });
});

describe('what is lost by a forgetting, and where it is not known', () => {
  const LACKS = `The other copy lacks 1 forgetting of this one:
  refnet export all --output network.json      and import it there
`;

  test('an export from before it lacks the forgetting, each time it is imported', async () => {
    const two = await Two.begun(...ZEBULON.slice(0, 1));
    const old = await two.ok('a', ['export', 'all']);
    await two.ok('a', ['forget', '1', '--yes']);
    const said = `Taken over from "standard input": nothing, all of it is here.\n${LACKS}`;
    expect(await two.ok('a', ['import', '-', '--dry-run'], old)).toBe(
      `Would be taken over from "standard input": nothing, all of it is here.\n${LACKS}Nothing was written.\n`,
    );
    expect(await two.ok('a', ['import', '-'], old)).toBe(said);
    expect(await two.ok('a', ['import', '-'], old)).toBe(said);
    const json = JSON.parse(await two.ok('a', ['import', '-', '--json'], old)) as object;
    expect(json).toMatchObject([{ same: false, lackingThere: { forgettings: 1 } }]);
  });

  test('each text that mentions the client counts where it is not known', async () => {
    const two = await Two.begun(...ZEBULON);
    await two.ok('a', ['forget', '1', '--yes']);
    expect(await two.takeOver('a')).toContain('The other copy lacks 3 forgettings of this one:\n');
  });

  test('says which words that were changed here are gone for good', async () => {
    const two = await Two.begun(...ZEBULON.slice(0, 1));
    await two.ok('b', ['edit', '1', '--client', 'Zeb Q.', '--note', 'rang', '--for', 'a will']);
    await two.ok('a', ['forget', '1', '--yes']);
    const told = `nothing new.
1 client forgotten there, and here too: refnet undo does not bring that back.
Changed here, and forgotten there: gone for good (1)
  #1  A client received from Maren Holt for a will, Mon 5 Jan 2026: client, note
`;
    expect(await two.takeOver('b', '--dry-run')).toContain(
      `Would be taken over from "standard input": ${told}`,
    );
    expect(await two.takeOver('b')).toContain(`Taken over from "standard input": ${told}`);
    expect(await two.takeOver('b')).not.toContain('gone for good');
  });

  test('says which words that were changed there do not come, in the history too', async () => {
    const two = await Two.begun(...ZEBULON.slice(0, 1));
    await two.ok('a', ['forget', '1', '--yes']);
    await two.ok('b', ['edit', '1', '--client', 'Zeb Q.', '--note', 'rang']);
    expect(await two.takeOver('a')).toBe(
      `Taken over from "standard input": nothing new.
Changed there, and forgotten here: does not come (1)
  #1  A client received from Maren Holt, Mon 5 Jan 2026: client, note
${LACKS}`,
    );
    expect(await two.ok('a', ['history'])).toContain(
      'took over 0 records of an export, 1 set aside (Maren Holt)',
    );
    expect(await two.ok('a', ['undo'])).toContain(
      'Took back: took over 0 records of an export, 1 set aside (Maren Holt)\n',
    );
    await two.exchange();
    expect(await two.clients('b')).toEqual(['null Maren Holt lost']);
    expect(await two.takeOver('a')).toContain('Both hold the same now.');
  });

  test('a client who was named again after that is not forgotten once more for the sake of another', async () => {
    const two = await Two.begun(...ZEBULON.slice(0, 1), ['log', 'Ottilie Quince', '--from', 'maren']);
    await two.ok('a', ['forget', '1', '--yes']);
    await two.ok('a', ['edit', '1', '--client', 'Persis Fennimore']);
    await two.ok('a', ['forget', '2', '--all', '--yes']);
    expect(await two.takeOver('a')).not.toContain('client forgotten there');
    expect(await two.clients('a')).toEqual(['Persis Fennimore Maren Holt lost', 'null Maren Holt new']);
  });
});

test.each([
  ['met Jane D. there', 'met (client) there', ['Jane D.']],
  ['Jane and jane', '(client) and (client)', ['Jane', 'jane']],
  ['a (b) c', 'a (b) (client)', ['c']],
  ['met Ann', 'met Bob (client)', undefined],
  ['met (client) and Bo', 'met (client) and (client)', ['Bo']],
])('of %s and %s', (known, cleared, words) => {
  expect(takenOutOf(known, cleared)).toEqual(words);
});

describe('a client who is forgotten after the referral was removed', () => {
  const log = ['log', 'Käthe Probe', '--from', 'maren', '--on', '2026-08-03'] as const;
  const nothingOf = (home: string) => expect(/probe/i.test(readFileSync(fileIn(home), 'latin1'))).toBe(false);

  test.each<[string, (two: Two) => Promise<void>]>([
    ['remove, forget', (two) => steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Käthe Probe'])],
    ['undo, forget', (two) => steps(two, 'a', ['undo'], ['forget', '--client', 'Käthe Probe'])],
    [
      'remove, forget by the words turned around',
      (two) => steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Probe, Käthe']),
    ],
    ['remove, forget by age', (two) => steps(two, 'a', ['remove', '1'], ['forget', '--older-than', '1m'])],
    [
      'remove, forget, undo',
      (two) => steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Käthe Probe'], ['undo']),
    ],
    [
      'remove, undo, redo, forget',
      (two) => steps(two, 'a', ['remove', '1'], ['undo'], ['redo'], ['forget', '--client', 'Käthe Probe']),
    ],
    ['forget, remove', (two) => steps(two, 'a', ['forget', '1', '--all'], ['remove', '1'])],
  ])('is forgotten on the other too: %s', async (_order, onA) => {
    const two = await Two.begun(log);
    await onA(two);
    expect(await two.takeOver('b')).toContain('1 client forgotten there, and here too');
    nothingOf(two.b);
    await two.ok('b', ['undo']);
    expect((await two.clients('b')).join()).not.toContain('Probe');
  });

  test.each(['before', 'after'])(
    'goes from what undo keeps where the other removed it %s that',
    async (when) => {
      const two = await Two.begun(log);
      if (when === 'before') await steps(two, 'b', ['remove', '1']);
      await steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Käthe Probe']);
      if (when === 'after') await steps(two, 'b', ['remove', '1']);
      expect(await two.takeOver('a')).toContain('The other copy lacks 1 forgetting of this one:');
      expect(await two.takeOver('b')).toContain('1 client forgotten there, and here too');
      nothingOf(two.b);
      await two.ok('b', ['undo']);
      await two.ok('b', ['undo']);
      expect(await two.clients('b')).toEqual(['null Maren Holt new']);
      expect(await two.takeOver('a')).not.toContain('lacks');
    },
  );

  test('stays without a name where the other changed the referral, and brings none back', async () => {
    const two = await Two.begun(log);
    await steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Käthe Probe']);
    await two.ok('b', ['update', '1', 'contacted']);
    await two.takeOver('b');
    expect(await two.clients('b')).toEqual(['null Maren Holt contacted']);
    await two.takeOver('a');
    expect(await two.clients('a')).toEqual(['null Maren Holt contacted']);
    nothingOf(two.b);
  });

  test('comes back without a name from the other, who changed the referral and knows nothing of it', async () => {
    const two = await Two.begun(log);
    await steps(two, 'a', ['remove', '1'], ['forget', '--client', 'Käthe Probe']);
    await two.ok('b', ['update', '1', 'contacted']);
    expect(await two.takeOver('a')).toContain('The other copy lacks 1 forgetting of this one:');
    expect(await two.clients('a')).toEqual(['null Maren Holt contacted']);
    nothingOf(two.a);
  });

  test('goes from an import that was taken back on both computers', async () => {
    const two = await Two.begun();
    const list = 'Partner,Client,Date\nMaren Holt,Käthe Probe,2026-08-03\nMaren Holt,Ada Other,2026-08-04\n';
    await two.ok('a', ['import', '-', '--received', '--yes'], list);
    two.b = copyOf(two.a);
    for (const on of ['a', 'b'] as const) await steps(two, on, ['undo', '--import', '1']);
    await steps(two, 'a', ['forget', '--client', 'Käthe Probe']);
    expect(await two.takeOver('b')).toContain('1 client forgotten there, and here too');
    nothingOf(two.b);
  });
});

async function steps(two: Two, on: 'a' | 'b', ...argvs: readonly (readonly string[])[]): Promise<void> {
  for (const argv of argvs) await two.ok(on, [...argv, '--yes']);
}

describe('a client of a referral that an older copy, which was restored, does not have', () => {
  test.each([
    ['forget', [['forget', '1', '--all']]],
    [
      'remove and forget',
      [
        ['remove', '1'],
        ['forget', '--client', 'Erika Beispiel'],
      ],
    ],
  ])('stays forgotten, whatever the other computer brings: %s', async (_order, onA) => {
    const two = await Two.begun();
    const old = join(two.a, 'old.db');
    await two.ok('a', ['backup', old]);
    await two.ok('a', ['log', 'Erika Beispiel', '--from', 'maren']);
    two.b = copyOf(two.a);
    await steps(two, 'a', ...onA, ['restore', old]);
    expect(await two.takeOver('a')).toContain('The other copy lacks 1 forgetting of this one:');
    expect(await two.clients('a')).toEqual(['null Maren Holt new']);
    expect(/beispiel/i.test(readFileSync(fileIn(two.a), 'latin1'))).toBe(false);
    expect(await two.takeOver('b')).toContain('1 client forgotten there, and here too');
    expect(await two.clients('b')).toEqual(['null Maren Holt new']);
  });
});

describe('a part of the name of a client who was forgotten on the other computer', () => {
  const LEFT = `Left as it is, for it may be of somebody else of that name
  check-in 2: note
  refnet forget --words Altname      takes it out there too
`;
  const begun = async () => {
    const two = await Two.begun(['log', 'Erna Altname', '--from', 'maren', '--on', '2026-08-03']);
    await two.ok('b', ['check-in', 'maren', '--kind', 'coffee', '--note', 'Frau Altname zahlt nicht']);
    await steps(two, 'a', ['forget', '1', '--all']);
    return two;
  };

  test('is listed where it stands in notes here', async () => {
    const two = await begun();
    expect(await two.takeOver('b', '--dry-run')).toContain(LEFT);
    expect(await two.takeOver('b')).toContain(LEFT);
    await two.ok('b', ['forget', '--words', 'Altname', '--yes']);
    expect(/altname/i.test(readFileSync(fileIn(two.b), 'latin1'))).toBe(false);
  });

  test('is listed where it comes with a note from one who does not know', async () => {
    const two = await begun();
    expect(await two.takeOver('a')).toContain(LEFT);
    expect(JSON.stringify(JSON.parse(await two.takeOver('a', '--json')))).toContain('forget --words Altname');
  });

  test('and a whole name that a partner has too are listed', async () => {
    const two = await Two.begun(['log', 'Victor Hale', '--from', 'maren', '--on', '2026-08-03']);
    await two.ok('b', ['check-in', 'maren', '--note', 'met Victor Hale']);
    await steps(two, 'a', ['forget', '1', '--all']);
    const said = await two.takeOver('b');
    expect(said).toContain('  check-in 2: note\n  refnet search "Victor Hale"      shows them\n');
  });

  test('is not spoken of where nothing of it is left', async () => {
    const two = await Two.begun(...ZEBULON);
    await steps(two, 'a', ['forget', '1']);
    expect(await two.takeOver('b')).not.toContain('Left as it is');
  });
});
