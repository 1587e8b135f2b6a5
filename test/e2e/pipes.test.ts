import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const hasPipes = process.platform !== 'win32';

function environment(home: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20' };
}

/** Runs a line of bash in which `refnet` is the program as built; `node` is what Node is told beside it. */
function bash(line: string, home: string, node: string[] = []) {
  const started = [process.execPath, ...node, REFNET].map((word) => `'${word}'`).join(' ');
  const { status, stdout, stderr, output } = spawnSync(
    'bash',
    ['-c', `refnet() { ${started} "$@"; }\n${line}`],
    {
      env: environment(home),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
      cwd: home,
      timeout: 60_000,
    },
  );
  return { code: status, stdout, stderr, beside: output[3] ?? '' };
}

/** A network with that many referrals, of which a pipe holds a hundred as JSON. */
async function largeNetwork(referrals: number): Promise<Refnet> {
  const network = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  const db = new Database(network.file);
  db.exec(`
    insert into referrals (id, uuid, partner_id, direction, occurred_on, last_step_on, client_name, client_key, status, created_at, updated_at)
    with recursive n(i) as (select 2 union all select i + 1 from n where i < ${referrals})
    select i, 'u' || i, partner_id, direction, occurred_on, last_step_on, 'Client ' || i, 'client ' || i, status, created_at, updated_at
    from n, referrals where id = 1`);
  db.close();
  return network;
}

describe.runIf(hasPipes)('what goes into a pipe', () => {
  test('changes no exit code where its reader has gone, so that rows which were left out are still told', async () => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    writeFileSync(
      join(home, 'g.csv'),
      'Date,Partner,Client,In/Out\n2026-01-05,Maren Holt,A,in\nnever,Maren Holt,B,in\n',
    );
    const { stdout } = bash(
      'refnet import g.csv --skip-bad --yes > /dev/null; echo $?; refnet undo > /dev/null; (sleep 0.5; refnet import g.csv --skip-bad --yes; echo $? >&3) 3>code | true; cat code',
      home,
    );
    expect(stdout).toBe('3\n3\n');
  });

  test('arrives whole and in order where the reader is slow, however long it is', async () => {
    const { home } = await largeNetwork(15_000);
    const { code, stdout } = bash(
      'refnet referrals --json > all.json; refnet referrals --json | dd ibs=4096 status=none | cmp - all.json; echo "${PIPESTATUS[@]}"; wc -c < all.json',
      home,
    );
    expect(code).toBe(0);
    const [statuses, bytes] = stdout.trimEnd().split('\n');
    expect(statuses).toBe('0 0 0');
    expect(Number(bytes)).toBeGreaterThan(8_000_000);
  });

  test('arrives whole in pieces, of which the first are short', async () => {
    const { home } = await largeNetwork(1000);
    const { stdout } = bash(
      'refnet export > all.csv; refnet export | cmp - all.csv; echo "${PIPESTATUS[@]}"',
      home,
    );
    expect(stdout).toBe('0 0\n');
  });

  test.each(['refnet --version', 'refnet --help', 'refnet partners', 'refnet referrals --json'])(
    'may find nobody who reads it: %s',
    async (line) => {
      const { home } = await largeNetwork(1000);
      const closed = `{ ${line}; echo $? >&3; } | true`;
      expect(bash(closed, home)).toEqual({ code: 0, stdout: '', stderr: '', beside: '0\n' });
    },
  );

  test('is no end of a command that writes, where nobody reads what it says', async () => {
    const { home, ok } = await newNetwork(['add-partner', 'Maren Holt']);
    const line = "{ refnet log 'Jane D.' --from maren 2>&1; echo $? >&3; } | true";
    expect(bash(line, home)).toMatchObject({ code: 0, beside: '0\n' });
    expect(await ok(['referrals', '--format', 'csv'])).toContain('Jane D.');
  });

  test.each([
    ['refnet partners', 0, /Maren Holt/],
    ['refnet advise zzz 2>&1', 1, /^refnet: .*zzz/],
  ])(
    'arrives behind what another left there, who said that nobody shall wait for the reader: %s',
    async (line, code, said) => {
      const { home } = await newNetwork(['add-partner', 'Maren Holt']);
      // The reader begins once the pipe was found to be full.
      const hook = fileWith(`const fs = require('node:fs');
        const { writeSync } = fs;
        fs.writeSync = (...given) => {
          try {
            return writeSync(...given);
          } catch (error) {
            fs.writeFileSync('found-full', error.code);
            throw error;
          }
        };`);
      const fill = fileWith(`const stream = new (require('node:net').Socket)({ fd: 1, readable: false });
        try {
          for (;;) require('node:fs').writeSync(1, '-'.repeat(4096));
        } catch {
          // Ended otherwise, Node would let writers wait again.
          process.kill(process.pid, 'SIGKILL');
        }`);
      const late = 'while [ ! -e found-full ]; do sleep 0.02; done; tr -d -';
      const all = `{ '${process.execPath}' '${fill}'; ${line}; echo $? >&3; } | { ${late}; }; cat found-full >&3`;
      const { stdout, beside } = bash(all, home, ['--require', hook]);
      expect(beside).toBe(`${code}\nEAGAIN`);
      expect(stdout).toMatch(said);
    },
  );

  test('is written without the streams of Node, which take long to load, as far as an empty pipe holds it', async () => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    const hook = fileWith(
      `process.on('exit', () => require('node:fs').writeSync(3, process.moduleLoadList.filter((name) => / net$/.test(name)) + ';'));`,
    );
    const short =
      "{ refnet --version; refnet partners; refnet log 'Bob Q.' --from maren; } 2> >(cat >&2) | cat";
    expect(bash(short, home, ['--require', hook]).beside).toBe(';;;');
  });
});

function fileWith(code: string): string {
  const path = join(temporaryFolder(), 'code.cjs');
  writeFileSync(path, code);
  return path;
}
