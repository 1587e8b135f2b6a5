import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { KEY, REFNET, refnetInTerminal } from '../helpers/terminal.ts';

function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Victor Osei', '--email', 'victor@example.com'],
    ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping'],
  );
}

describe('intro in a terminal', () => {
  test('asks whether the client agreed, records it, and asks no more', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['intro', '1'], refnet.home);
    await terminal.answer([/Did Dana R\. agree to be contacted by Victor Osei\?/, KEY.enter]);
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('Hello Dana, hello Victor,');
    expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({ consent: true });
    await refnet.ok(['intro', '1']);
  });

  test('refuses where the client did not agree, and records that', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['intro', '1'], refnet.home);
    await terminal.answer([/Did Dana R\. agree/, `${KEY.down}${KEY.down}${KEY.enter}`]);
    expect(await terminal.ends()).toEqual({ code: 1, signal: 0 });
    expect(terminal.text).toContain('that is a lead');
    expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({ consent: false });
  });

  test('leaves it open where nobody was asked yet', async () => {
    const refnet = await network();
    const terminal = refnetInTerminal(['intro', '1'], refnet.home);
    await terminal.answer([/Did Dana R\. agree/, `${KEY.down}${KEY.enter}`]);
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).not.toContain('has agreed');
    expect(terminal.text).toContain('refnet edit 1 --consent yes');
  });
});

describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('intro --open', () => {
  /** A stand-in for the opener that notes what it was given, and what was in it; first on the path. */
  function open(refnet: Refnet, code: number) {
    const opened = join(refnet.home, 'opened');
    writeFileSync(
      join(refnet.home, 'xdg-open'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${opened}'\ncat "$@" >> '${opened}'\nexit ${code}\n`,
    );
    chmodSync(join(refnet.home, 'xdg-open'), 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [REFNET, 'intro', '1', '--open'], {
      env: {
        PATH: `${refnet.home}:${process.env['PATH']}`,
        HOME: refnet.home,
        TMPDIR: refnet.home,
        REFNET_TODAY: '2026-11-20',
      },
      encoding: 'utf8',
    });
    return { status, stdout, stderr, opened: existsSync(opened) ? readFileSync(opened, 'utf8') : undefined };
  }

  test('hands a file to the opener, whatever the client is called', async () => {
    const refnet = await network();
    await refnet.ok(['edit', '1', '--client', '$(touch x) `y`; z & "q"', '--consent', 'yes']);
    const { status, stdout, opened } = open(refnet, 0);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '#1  opened a draft to victor@example.com in your mail program\n',
    });
    const [path = '', ...draft] = (opened ?? '').split(/\r?\n/);
    expect(path).toMatch(/\/refnet-mail-\w{6}\/draft\.eml$/);
    expect(draft.slice(0, 3)).toEqual([
      'X-Unsent: 1',
      'To: victor@example.com',
      'Subject: $(touch x) `y`; z & "q", meet Victor Osei',
    ]);
  });

  test('says so where the opener fails', async () => {
    expect(open(await network(), 3)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('no mail program could be opened (with xdg-open)'),
    });
  });
});
