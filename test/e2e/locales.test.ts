import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../helpers/terminal.ts';

/** Where locales differ: the Turkish i, sharp s, letters in capitals that a heading, a status or a command has. */
const STORY: readonly (readonly string[])[] = [
  ['add-partner', 'İpek Işık', '--profession', 'ACCOUNTANT'],
  ['add-partner', 'IRIS DIIX', '--profession', 'LAWYER'],
  ['add-partner', 'Zoë Strauß', '--known-since', '2024-02-29'],
  ['log', 'Ingrid I.', '--from', 'IPEK', '--on', 'YESTERDAY', '--value', '1,800.50', '--status', 'MEETING'],
  ['log', 'Kofi V.', '--to', 'iris', '--on', 'LAST FRIDAY'],
  ['log', 'Nora B.', '--to', 'STRAUSS', '--on', '2026-03-29'],
  ['update', '1', 'WON', '--value', '12,345.60'],
  ['check-in', 'iris', '--kind', 'MEETING', '--next', 'IN 2 WEEKS'],
  ['import', 'tracker.csv', '--yes', '--statuses', 'IN LIMBO=contacted'],
  ['CHECK-IN', 'iris'],
  ['hıstory'],
  ['partners', '--sort', 'name'],
  ['referrals', '--status', 'WON'],
  ['referrals', '--format', 'CSV'],
  ['search', 'ISIK'],
  ['search', 'ingrid'],
  ['who', 'ACCOUNTANT'],
  ['due'],
  ['report', 'ipek'],
  ['report', '--format', 'html'],
  ['advise'],
  ['export', 'all', '--format', 'jsonl'],
];

const TRACKER = `DATE RECEIVED,REFERRER,CLIENT,DIRECTION,STATUS,VALUE
2026-02-03,IRIS DIIX,IDA I.,RECEIVED,WON,"1,200.50"
2026-02-04,ipek ışık,ILSE I.,GIVEN,IN LIMBO,300
`;

const RUN = `const { main } = require('./dist/main.js');
const { Readable } = require('node:stream');
(async () => {
  for (const argv of JSON.parse(process.argv[1])) {
    let said = '';
    const output = { isTTY: false, columns: undefined, write: (text) => (said += text) };
    const code = await main(argv, {
      stdin: Readable.from([]), stdout: output, stderr: output, env: process.env, platform: 'linux',
      home: () => process.env.HOME, now: () => new Date('2026-11-20T12:00:00Z'), version: '0.0.0',
    });
    console.log('$ ' + argv.join(' ') + '\\n' + said + '(' + code + ')');
  }
})();`;

/** What a process that was started with these variables answers. */
function toldWith(env: Record<string, string>): string {
  const home = mkdtempSync(join(tmpdir(), 'refnet-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, 'tracker.csv'), TRACKER);
  const story = STORY.map((argv) => argv.map((word) => (word === 'tracker.csv' ? join(home, word) : word)));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', RUN, JSON.stringify(story)], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20', ...env },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const uuids = new Map<string, string>();
  return stdout
    .replaceAll(home, '~')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (uuid) => {
      if (!uuids.has(uuid)) uuids.set(uuid, `<uuid-${uuids.size + 1}>`);
      return uuids.get(uuid) ?? uuid;
    })
    .replaceAll(/("(?:bytes_|headings_)?hash":)"[\w-]+"/g, '$1"<hash>"');
}

test('processes that are started in any locale, zone and kind of terminal answer the same', () => {
  const expected = toldWith({ LANG: 'en_US.UTF-8', TZ: 'UTC' });
  expect(expected).toContain('Imported 2 referrals');
  expect(expected).not.toContain('(70)');
  for (const env of [
    { LC_ALL: 'tr_TR.UTF-8', TZ: 'Europe/Istanbul', TERM: 'vt100' },
    { LANG: 'de_DE.UTF-8', LC_ALL: '', TZ: '', NO_COLOR: '1' },
    { LC_ALL: 'POSIX', LANG: 'ja_JP.UTF-8', TZ: 'No/Such_Zone', TERM: '' },
    { LC_ALL: 'xx_NOWHERE', LANG: '!', TZ: ':/etc/nothing', FORCE_COLOR: '0' },
  ] as Record<string, string>[])
    expect({ env, told: toldWith(env) }).toEqual({ env, told: expected });
});

test('a terminal that can do nothing is told the same as one that is read aloud, in Turkish too', () => {
  const dumb = toldWith({ TERM: 'dumb', LC_ALL: 'tr_TR.UTF-8', FORCE_COLOR: '0' });
  expect(dumb).toBe(toldWith({ REFNET_PLAIN: '1', LANG: 'C.UTF-8', NO_COLOR: '' }));
  expect(dumb).not.toContain('\u001b');
  expect(dumb).not.toMatch(/[\u2500-\u259f]/);
});
