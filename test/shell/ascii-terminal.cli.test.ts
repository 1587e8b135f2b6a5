import { expect, test } from 'vitest';
import { inAsciiTerminals } from '../../src/shell/ascii-terminal.cli.ts';
import { showsBlocks } from '../../src/shell/shows-blocks.cli.ts';
import { inAscii } from '../../src/text/ascii.ts';
import { bar } from '../../src/text/bar.ts';
import { sparkline } from '../../src/text/spark.ts';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { HELPS, LOOKS, REFUSED, TRIED } from '../helpers/screens.ts';
import { idleWorld } from '../helpers/command-reference.ts';

/** Words of other languages that a person may type: help names them as they are written. */
const LETTERS = /\p{L}/u;

test('a terminal without UTF-8 is shown no character beyond ASCII but those of the record', async () => {
  const { home } = await sampleNetwork();
  const screens = [...LOOKS, ...TRIED, ...REFUSED].map((argv) => ({ argv, kept: undefined }));
  for (const { argv, kept } of [...screens, ...HELPS.map((each) => ({ argv: each, kept: LETTERS }))]) {
    const { stdout, stderr } = await runMain(home, argv, { terminal: true, columns: 72, env: { LANG: 'C' } });
    const beyond = `${stdout}${stderr}`.match(/[^\0-~]/gu)?.filter((each) => kept?.test(each) !== true);
    expect({ argv, beyond: [...new Set(beyond)].join('') }).toEqual({ argv, beyond: '' });
  }
});

test('names stay as they are, cut ones end in ASCII, and a pipe is written to as everywhere', async () => {
  const name = 'Łukasz Żółć-Müller 李雷 de la Fontaine-Montgomery';
  const refnet = await newNetwork(['add-partner', name], ['log', 'Bob Q.', '--from', 'łukasz']);
  const at = { terminal: true, columns: 40 };
  const wide = await refnet.ok(['referrals', '--limit', 'all'], at);
  const ascii = await refnet.ok(['referrals', '--limit', 'all'], { ...at, env: { LC_ALL: 'POSIX' } });
  expect(ascii).toBe(inAscii(wide));
  expect(ascii).toContain('Łukasz');
  const piped = await refnet.ok(['report']);
  expect(piped).toMatch(/█/);
  expect(await refnet.ok(['report'], { env: { LC_ALL: 'POSIX', TERM: 'linux' } })).toBe(piped);
});

test('what is drawn with takes the same columns in ASCII', () => {
  const drawn = `${sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8])} ${bar(4, 8, 3)} 1–2 … ·`;
  expect(inAscii(drawn)).toBe('._-~=+*%# #= 1-2 ~ .');
  expect(displayWidth(inAscii(drawn))).toBe(displayWidth(drawn));
});

test.each<[env: Record<string, string>, platform: string, shows: boolean]>([
  [{}, 'linux', true],
  [{ LANG: 'en_US.UTF-8' }, 'linux', true],
  [{ LANG: 'de_DE.utf8' }, 'linux', true],
  [{ LANG: 'C.UTF-8', TERM: 'dumb' }, 'linux', true],
  [{ LANG: 'C' }, 'linux', false],
  [{ LANG: 'de_DE@euro' }, 'linux', false],
  [{ LANG: 'ru_RU.KOI8-R' }, 'darwin', false],
  [{ LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'linux', false],
  [{ LC_ALL: '', LC_CTYPE: 'UTF-8' }, 'darwin', true],
  [{ LC_ALL: 'C.UTF-8', LANG: 'C' }, 'linux', true],
  [{ LC_CTYPE: 'C', LANG: 'en_US.UTF-8' }, 'linux', false],
  [{ TERM: 'dumb' }, 'linux', false],
  [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, 'linux', false],
  [{}, 'win32', true],
])('a terminal with %j on %s shows more than ASCII: %s', (env, platform, shows) => {
  expect(showsBlocks({ ...idleWorld(), env, platform })).toBe(shows);
});

test('what a pager is given for a terminal without UTF-8 is in ASCII', () => {
  const paged: string[] = [];
  const world = inAsciiTerminals({
    ...idleWorld(),
    page: (_command, text) => {
      paged.push(text);
      return Promise.resolve(true);
    },
  });
  void world.page?.('less', 'won · 3 …', {});
  expect(paged).toEqual([inAscii('won · 3 …')]);
});
