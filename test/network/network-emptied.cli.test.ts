import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, temporaryFolder } from '../helpers/refnet.ts';
import { Two } from '../helpers/two-computers.ts';

describe('a file from which everything was removed', () => {
  const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

  async function emptied(...onB: readonly (readonly string[])[]): Promise<Two> {
    const two = await Two.begun(
      ['remove', 'victor', '--yes'],
      ['log', 'Elbe Tech', '--from', 'maren', '--on', '2026-07-17'],
      ['log', 'Erika Beispiel', '--from', 'maren', '--on', '2026-08-03'],
    );
    for (const argv of onB) await two.ok('b', [...argv, '--yes']);
    return two;
  }

  const forget = ['forget', '--client', 'Erika Beispiel', '--all'] as const;

  test('brings back nothing of what was removed, and nobody who was forgotten', async () => {
    const two = await emptied(forget, ['remove', 'maren']);
    const said = await two.takeOver('b');
    expect(said).toContain('nothing, all of it is here.\nThe other copy lacks');
    expect(said).toMatch(/\d removals and 1 forgetting of this one:\n/);
    expect(await two.clients('b')).toEqual([]);
    await two.takeOver('a');
    expect(await two.clients('a')).toEqual([]);
    expect(await two.takeOver('b')).toContain('nothing, all of it is here.\nBoth hold the same now.');
  });

  test('takes back what was changed elsewhere later, without the name of a client who was forgotten', async () => {
    const two = await emptied(forget, ['remove', 'maren']);
    await two.ok('a', ['update', '2', 'contacted']);
    const said = await two.takeOver('b');
    expect(said).toContain('Removed here, and back: changed there later, or needed by what is there');
    // What was removed at one instant comes back together.
    expect(await two.clients('b')).toEqual(['Elbe Tech Maren Holt new', 'null Maren Holt contacted']);
    await two.ok('b', ['undo']);
    expect(await two.clients('b')).toEqual([]);
  });

  test.each([
    ['forgotten in what was taken over and taken out again', [forget, ['undo']]],
    ['removed with all there was, and then forgotten', [['remove', 'maren'], forget]],
  ])('knows a client who was %s', async (_how, onB) => {
    const two = await emptied();
    const text = await two.ok('a', ['export', 'all']);
    two.b = temporaryFolder();
    await two.ok('b', ['import', '-'], text);
    for (const argv of onB) await two.ok('b', [...argv, '--yes']);
    await two.ok('b', ['import', '-'], text);
    expect((await two.clients('b')).join()).not.toContain('Erika');
    expect(/beispiel/i.test(readFileSync(fileIn(two.b), 'latin1'))).toBe(false);
  });

  test('keeps a setting that was taken back', async () => {
    const two = new Two();
    await two.ok('a', ['config', 'ask-after-days', '77']);
    await two.ok('a', ['add-partner', 'Maren Holt']);
    two.b = copyOf(two.a);
    await two.ok('b', ['config', 'ask-after-days', '--unset']);
    await two.ok('b', ['remove', 'maren', '--yes']);
    await two.takeOver('b');
    expect(await two.ok('b', ['config', 'ask-after-days'])).not.toContain('77');
  });
});
