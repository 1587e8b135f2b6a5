import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const isRoot = process.getuid?.() === 0;
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

interface Finished {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

function environment(home: string, more: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20', ...more };
}

/** Runs a line of shell in which `refnet` is the program as built. */
function shell(line: string, home: string, more: Record<string, string> = {}): Finished {
  const script = `refnet() { '${process.execPath}' '${REFNET}' "$@"; }\n${line}`;
  const { status, signal, stdout, stderr } = spawnSync('bash', ['-c', script], {
    env: environment(home, more),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, signal, stdout, stderr };
}

function start(argv: readonly string[], home: string): ChildProcess {
  return spawn(process.execPath, [REFNET, ...argv], {
    env: environment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += String(data)));
  child.stderr?.on('data', (data) => (stderr += String(data)));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** What the file holds: the clients logged, after SQLite has found nothing wrong with it. */
function clients(network: Refnet): string[] {
  const db = new Database(network.file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare<[], string>('select client_name from referrals order by id').pluck().all();
  } finally {
    db.close();
  }
}

/** A network whose list of referrals is far more than a pipe holds. */
async function longNetwork(): Promise<Refnet> {
  const network = await newNetwork(['add-partner', 'Maren Holt']);
  await network.ok(['log', 'Jane D.', '--from', 'maren']);
  const db = new Database(network.file);
  db.exec(`
    insert into referrals (id, uuid, partner_id, direction, occurred_on, last_step_on, client_name, client_key, status, created_at, updated_at)
    with recursive n(i) as (select 2 union all select i + 1 from n where i < 5000)
    select i, 'u' || i, partner_id, direction, occurred_on, last_step_on, 'Client ' || i, 'client ' || i, status, created_at, updated_at
    from n, referrals where id = 1`);
  db.close();
  return network;
}

/** A folder on a disk of its own that holds no more than that; undefined where none can be made. */
function smallDisk(size: string): string | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'refnet-test', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  return folder;
}

const LIST = 'refnet referrals --format csv';

describe('output', () => {
  test('is not cut in a pipe', async () => {
    const { home } = await longNetwork();
    const { code, stdout } = shell(`${LIST} | cat; exit \${PIPESTATUS[0]}`, home);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(128 * 1024);
    expect(stdout.trimEnd().split('\n')).toHaveLength(5001);
  });

  test('may be read only in part', async () => {
    const { home } = await longNetwork();
    const { code, stdout, stderr } = shell(`${LIST} | head -1; exit \${PIPESTATUS[0]}`, home);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });

  test.skipIf(!existsSync('/dev/full')).each([LIST, 'refnet --version', 'refnet --help', 'refnet report'])(
    'that cannot be written anywhere is an error: %s',
    async (line) => {
      const { home } = await newNetwork(['add-partner', 'Maren Holt']);
      expect(shell(`${line} > /dev/full`, home)).toEqual({
        code: 74,
        signal: null,
        stdout: '',
        stderr: 'refnet: the output could not be written (ENOSPC)\n',
      });
    },
  );

  test('that fills the disk is an error, not a file cut short', async (context) => {
    const { home } = await longNetwork();
    const folder = smallDisk('256k');
    if (folder === undefined) return context.skip('only root can make a small disk');
    expect(shell(`${LIST} > '${join(folder, 'list.csv')}'`, home)).toEqual({
      code: 74,
      signal: null,
      stdout: '',
      stderr: 'refnet: the output could not be written (ENOSPC)\n',
    });
  });

  test('that nobody wants does not keep a command from doing its work', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    expect(shell('refnet log "Jane D." --from maren >&-', network.home).code).toBe(0);
    expect(shell('refnet log "Bob Q." --from maren >&- 2>&-', network.home).code).toBe(0);
    expect(clients(network)).toEqual(['Jane D.', 'Bob Q.']);
  });
});

describe('surroundings', () => {
  test('need not hold a HOME', async () => {
    const folder = temporaryFolder();
    const line = 'unset HOME; refnet --db "$FILE" add-partner "Maren Holt" && refnet --db "$FILE" report';
    const { code, stdout } = shell(line, folder, { FILE: join(folder, 'net.db') });
    expect(code).toBe(0);
    expect(stdout).toContain('Maren Holt');
  });

  test.skipIf(isRoot && !has('setpriv'))('with a HOME that cannot be written to are explained', () => {
    const home = temporaryFolder();
    chmodSync(home, 0o555);
    // Root may write everywhere, so this is tried as nobody.
    const as = isRoot ? 'setpriv --reuid=65534 --regid=65534 --clear-groups ' : '';
    const script = `${as}'${process.execPath}' '${REFNET}' add-partner "Maren Holt"`;
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      env: environment(home),
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^refnet: .*refnet\.db/);
    expect(stderr).toContain('--db');
    expect(stderr).not.toMatch(/ {4}at |bug/);
  });

  test.each([
    ['UTC', 'C'],
    ['Pacific/Kiritimati', 'de_DE.UTF-8'],
    ['America/Adak', 'tr_TR.UTF-8'],
    ['Nowhere/AtAll', 'xx_YY'],
  ])('make no difference to what is recorded: TZ=%s, %s', async (zone, locale) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stdout } = shell(
      'refnet log "Jane D." --from MAREN --on yesterday --value 1,800.50',
      home,
      {
        TZ: zone,
        LANG: locale,
        LC_ALL: locale,
      },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^#1 {2}Jane D\. received from Maren Holt, Thu 19 Nov 2026/);
  });

  test('decide what day it is where REFNET_TODAY does not', () => {
    const today = (zone: string) => {
      const home = temporaryFolder();
      return shell('refnet add-partner A && refnet log B --from A', home, { TZ: zone, REFNET_TODAY: '' })
        .stdout;
    };
    // Twenty-six hours apart: it is never the same day in both.
    expect(today('Pacific/Kiritimati')).not.toBe(today('Etc/GMT+12'));
  });

  test.skipIf(!has('strace'))('are never asked for a network', async () => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const trace = join(home, 'trace');
    for (const argv of ['--version', 'report', 'log "Jane D." --from maren', 'undo']) {
      const line = `strace -f -o '${trace}' -e trace=socket,connect,bind,sendto '${process.execPath}' '${REFNET}' ${argv}`;
      const { status } = spawnSync('bash', ['-c', line], { env: environment(home) });
      expect(status).toBe(0);
      const calls = spawnSync('grep', ['-cE', 'AF_INET|AF_NETLINK', trace], {
        encoding: 'utf8',
      }).stdout.trim();
      expect({ argv, calls }).toEqual({ argv, calls: '0' });
    }
  });
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How long one write takes here and now, in milliseconds: only to know when to interrupt the next ones. */
async function durationOfOne(network: Refnet): Promise<number> {
  const begun = performance.now();
  await finished(start(['log', 'The first', '--from', 'maren'], network.home));
  return performance.now() - begun;
}

/** Logs as one process after another would, but without starting Node each time. */
const WRITER = `
  const { main } = require(process.argv[1]);
  const [, , name, home] = process.argv;
  const world = { stdin: process.stdin, stdout: { write() {} }, stderr: process.stderr, env: {}, platform: 'linux',
    home: () => home, now: () => new Date(), version: '0' };
  (async () => {
    for (let at = 0; at < 50; at += 1) {
      const code = await main(['log', 'Client ' + name + '-' + at, '--from', 'maren'], world);
      if (code !== 0) process.exitCode = code;
    }
  })();`;

describe('a write', () => {
  test('that was acknowledged outlives kill -9, and no other leaves a trace', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    const whole = await durationOfOne(network);
    const acknowledged: string[] = [];
    for (let round = 0; round < 24; round += 1) {
      const client = `Client ${round}`;
      const child = start(['log', client, '--from', 'maren'], network.home);
      const result = finished(child);
      // Spread over the run from before the file is opened until after the answer.
      await pause(whole * (0.3 + round / 24));
      child.kill('SIGKILL');
      if ((await result).stdout.includes(client)) acknowledged.push(client);
    }
    const kept = clients(network);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(kept).size).toBe(kept.length);
    // The journal of a killed write is rolled back by the next command.
    expect((await network.run(['log', 'The last', '--from', 'maren'])).code).toBe(0);
    expect(readdirSync(join(network.file, '..'))).toEqual(['refnet.db']);
  });

  test('is whole or not there at all after SIGINT', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    const whole = await durationOfOne(network);
    for (let round = 0; round < 16; round += 1) {
      const child = start(
        ['log', `Client ${round}`, '--to', 'maren', '--to', `New ${round}`, '--add'],
        network.home,
      );
      const result = finished(child);
      await pause(whole * (0.3 + round / 16));
      child.kill('SIGINT');
      const { code, signal, stdout } = await result;
      expect(code === 0 || signal === 'SIGINT').toBe(true);
      const rows = clients(network).filter((client) => client === `Client ${round}`);
      expect(code === 0 && stdout !== '' ? [2] : [0, 2]).toContain(rows.length);
    }
  });

  test('waits for its turn: eight at once, fifty times each, lose nothing', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    const main = join(REFNET, '../../dist/main.js');
    const writer = (name: number) =>
      finished(
        spawn(process.execPath, ['-e', WRITER, main, String(name), network.home], {
          env: environment(network.home),
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      );
    const results = await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
    for (const { code, stderr } of results) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const kept = clients(network);
    expect(new Set(kept).size).toBe(8 * 50);
    expect(kept).toHaveLength(8 * 50);
  });

  test('says when another program holds the file, and writes nothing', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    const other = new Database(network.file);
    onTestFinished(() => {
      other.close();
    });
    other.exec('begin exclusive');
    const { code, stderr } = await finished(start(['log', 'Jane D.', '--from', 'maren'], network.home));
    expect(code).toBe(4);
    expect(stderr).toContain('is in use by another program');
    other.exec('rollback');
    expect(clients(network)).toEqual([]);
  });

  test('on a full disk is refused, and what was there stays', (context) => {
    const folder = smallDisk('640k');
    if (folder === undefined) return context.skip('only root can make a small disk');
    const file = join(folder, 'net.db');
    const home = temporaryFolder();
    expect(shell(`refnet --db '${file}' add-partner "Maren Holt"`, home).code).toBe(0);
    writeFileSync(join(folder, 'filler'), '');
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=1k', 'count=4096'], {
      stdio: 'ignore',
    });
    const { code, stdout, stderr } = shell(`refnet --db '${file}' log "Jane D." --from maren`, home);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('no room left on the disk');
    spawnSync('rm', [join(folder, 'filler')]);
    expect(shell(`refnet --db '${file}' log "Bob Q." --from maren`, home).stdout).toMatch(/^#1 {2}Bob Q\./);
  });
});

describe('a network that nothing can be written of is not begun', () => {
  test.each(['0', '1', '8', '420'])('where files may have %s kilobytes', (kilobytes) => {
    const folder = temporaryFolder();
    const home = temporaryFolder();
    const list = join(home, 'list.csv');
    writeFileSync(list, 'Date,Partner,Client,Status\n2026-03-04,Maren Holt,Jane D.,Won\n');
    const file = join(folder, 'net.db');
    const { code, stdout, stderr } = shell(
      `ulimit -f ${kilobytes}; refnet --db '${file}' import '${list}' --yes`,
      home,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `refnet: ${file} may not grow so large here, or its disk fails, so nothing was written\n` +
        '  look at the limits on files (ulimit -f, quota) and at the disk, and run the command again\n',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('on a disk that is too small', (context) => {
    const folder = smallDisk('300k');
    if (folder === undefined) return context.skip('only root can make a small disk');
    const file = join(folder, 'net.db');
    const { code, stderr } = shell(`refnet --db '${file}' add-partner "Maren Holt"`, temporaryFolder());
    expect(code).toBe(1);
    expect(stderr).toContain('no room left on the disk');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a folder that is gone is told as that, whatever the file is called in it', async () => {
  const network = await newNetwork(['add-partner', 'Maren Holt']);
  const gone = 'mkdir "$HOME/gone" && cd "$HOME/gone" && rmdir "$HOME/gone"';
  for (const argv of ['--db rel.db due', '--db rel.db log Ann --from maren', '--db rel.db doctor']) {
    expect(shell(`${gone} && refnet ${argv}`, network.home)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'refnet: the folder that you are in is gone\n  go to another (cd), and say it again\n',
    });
  }
  expect(shell(`${gone} && refnet due`, network.home)).toMatchObject({ code: 0 });
});

test('a screen that says it is wider than any is taken for a wide one', async () => {
  const network = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Ann A.', '--from', 'maren']);
  const { code, stdout } = shell('COLUMNS=99999999999 refnet report', network.home);
  expect(code).toBe(0);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
});

test('nothing is left beside the file, and nobody else can read it', async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'open'));
  const { code } = shell(
    'umask 000; refnet add-partner "Maren Holt"; stat -c %a ~/.local/share/refnet/*',
    home,
  );
  expect(code).toBe(0);
  const modes = shell('stat -c %a ~/.local/share/refnet ~/.local/share/refnet/refnet.db', home).stdout;
  expect(modes).toBe('700\n600\n');
});

describe('two terminals at once', () => {
  test('add the same new partner once: all but one are told of who was added meanwhile', async () => {
    const network = await newNetwork(['add-partner', 'Victor Osei']);
    const ends = await Promise.all(
      [1, 2, 3].map(() => finished(start(['add-partner', 'Maren Holt'], network.home))),
    );
    expect(ends.map(({ code }) => code ?? -1).toSorted((a, b) => a - b)).toEqual([0, 1, 1]);
    for (const { code, stderr } of ends) {
      expect(stderr).toContain(code === 0 ? '' : 'this may be a partner you already have\n  p2  Maren Holt');
    }
    expect(JSON.parse(await network.ok(['partners', '--json']))).toHaveLength(2);
  });

  test('lose no tag, address or fact of a partner that each of them edits', async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    const edits = [
      ['--tag', 'gold'],
      ['--tag', 'vip'],
      ['--email', 'maren@example.com'],
      ['--email', 'm.holt@example.com'],
      ['--profession', 'mortgage broker'],
      ['--region', 'Guelph'],
    ];
    const ends = await Promise.all(
      edits.map((edit) => finished(start(['edit', 'maren', ...edit], network.home))),
    );
    expect(ends.map(({ code }) => code)).toEqual(edits.map(() => 0));
    const [maren] = JSON.parse(await network.ok(['partners', '--json']));
    expect(maren).toMatchObject({ tags: ['gold', 'vip'], profession: 'mortgage broker', region: 'Guelph' });
    expect(maren.emails.toSorted()).toEqual(['m.holt@example.com', 'maren@example.com']);
  });
});
