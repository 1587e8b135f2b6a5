import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFNET } from '../helpers/terminal.ts';

const hasTracer = spawnSync('strace', ['-V']).status === 0;

/** Who is to be found nowhere but in what is printed and in files; comes in by standard input. */
const CLIENT = 'Zebulon Quagmire';

/** What is run in one traced shell: what reads, writes, opens, imports and exports. */
const LINES = `
refnet add-partner 'Maren Holt' --email maren@example.com
echo '${CLIENT}' | refnet log - --from maren --for bookkeeping
refnet report --open
refnet report maren --output report.html
refnet due
refnet who bookkeeping
refnet search bookkeeping
refnet show 1
refnet advise maren
refnet intro 1 --open
refnet calendar --output c.ics
refnet export all --output all.json
refnet export all --format xlsx --output all.xlsx
refnet backup copy.db
refnet completion bash
refnet __complete bash show ''
refnet version
refnet update 1 won --value 1800
refnet undo
refnet import links.csv --yes --skip-bad --bad-rows bad.csv
refnet import all.xlsx --yes
refnet import all.json --yes
refnet doctor
refnet forget 1 --yes
refnet restore copy.db --yes
refnet nonsense
`;

const TRACKER = `Date,Referrer,Client,Service,Notes
2026-01-05,Maren Holt,Jane D.,taxes,"=HYPERLINK(""http://127.0.0.1:9/x"",""see"")"
no day,Maren Holt,${CLIENT},taxes,<img src=http://127.0.0.1:9/x>
`;

describe.skipIf(!hasTracer)('what the program asks of the system', () => {
  let trace = '';
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'refnet-test-'));
    mkdirSync(join(folder, 'home'), { mode: 0o700 });
    const [tools, temporary, work] = ['tools', 'temporary', 'work'].map((each) => join(folder, each));
    for (const each of [tools, temporary, work]) mkdirSync(each ?? '', { mode: 0o700 });
    for (const name of ['xdg-open', 'less']) {
      writeFileSync(join(tools ?? '', name), '#!/bin/sh\nexit 0\n');
      chmodSync(join(tools ?? '', name), 0o755);
    }
    writeFileSync(join(work ?? '', 'links.csv'), TRACKER, { mode: 0o600 });
    const script = `umask 000; cd '${work}'; refnet() { '${process.execPath}' '${REFNET}' "$@"; }\n${LINES}`;
    const out = join(folder, 'trace');
    const calls = 'trace=network,execve';
    spawnSync('strace', ['-f', '-qq', '-v', '-s', '4000', '-o', out, '-e', calls, 'bash', '-c', script], {
      env: {
        PATH: `${tools}:${process.env['PATH'] ?? ''}`,
        HOME: join(folder, 'home'),
        TMPDIR: temporary,
        REFNET_TODAY: '2026-11-20',
      },
      stdio: 'ignore',
    });
    trace = readFileSync(out, 'utf8');
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('asks for no network, and opens no socket', () => {
    // The first is the shell of the test, which asks who its user is.
    const lines = trace.split('\n').filter((line) => !line.startsWith(`${trace.split(' ', 1)[0]} `));
    expect(lines.filter((line) => line.includes('refnet.js')).length).toBeGreaterThan(20);
    expect(lines.filter((line) => /\b(?:socket|connect|bind|sendto|sendmsg)\(/.test(line))).toEqual([]);
  });

  test('starts nothing with the name of a client in its arguments or its environment', () => {
    const started = trace.split('\n').filter((line) => line.includes('execve('));
    expect(started.filter((line) => line.includes('xdg-open"')).length).toBeGreaterThan(1);
    // The shell of the test has them in its own script.
    expect(started.slice(1).filter((line) => /quagmire|zebulon/i.test(line))).toEqual([]);
  });

  test('makes files and folders that only their user can read, whatever the umask, and names none by a client', () => {
    const made = ['temporary', 'work', 'home'].flatMap((each) =>
      readdirSync(join(folder, each), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, each, name),
      ),
    );
    expect(made.some((path) => path.endsWith('draft.eml'))).toBe(true);
    expect(made.some((path) => path.endsWith('bad.csv'))).toBe(true);
    expect(made.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    expect(made.filter((path) => /quagmire|zebulon/i.test(path))).toEqual([]);
  });
});
