// Writes what an installed refnet answers to a walk over every command, on the Node that runs this: paths, identities and
// what is random stand for themselves, the clock stands still. Run by `installed.mjs`:
//   node answers.mjs FOLDER-OF-THE-PACKAGE HOME-OF-THE-SAMPLE FOLDER-FOR-THE-FILES ANSWERS
// The sample network is made anew, and what that prints told; what goes on from it begins with the one file that all have.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { wordsOf } from '../soak/sample.mjs';

const FROZEN = fileURLToPath(new URL('../e2e/frozen', import.meta.url));
const BESIDE = fileURLToPath(new URL('beside.txt', import.meta.url));
/** What a process of its own answers, with streams of Node's: a long text, a table, a page, an error. */
const PROCESSES = [
  ['export', 'all', '--format', 'json'],
  ['report'],
  ['report', '--format', 'html'],
  ['due', '--json'],
  ['log', 'Jane D.', '--from', 'nobody'],
  ['lgo'],
];

const NOW = new Date('2026-11-20T12:00:00Z');
const [folder, sample, scratch, answers] = process.argv.slice(2);
const { main } = createRequire(import.meta.url)(join(folder, 'dist/main.js'));
const told = [];
// As the program itself does: what is copied is the user's alone on every Node.
process.umask(0o077);

const made = join(scratch, 'made');
cpSync(join(FROZEN, 'home'), made, { recursive: true });
await walk(made, readFileSync(join(FROZEN, 'network.txt'), 'utf8'));
for (const name of readdirSync(FROZEN).filter((each) => each.endsWith('.txt') && each !== 'network.txt')) {
  const home = join(scratch, name);
  if (name === 'empty.txt') mkdirSync(home);
  else cpSync(sample, home, { recursive: true });
  await walk(home, readFileSync(join(FROZEN, name), 'utf8'));
}
const beside = join(scratch, 'beside');
cpSync(sample, beside, { recursive: true });
await walk(beside, readFileSync(BESIDE, 'utf8'));
for (const argv of PROCESSES) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'bin', 'refnet.js'), ...argv],
    {
      env: { PATH: process.env.PATH, HOME: beside, REFNET_TODAY: '2026-11-20', TZ: 'UTC' },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  tell(beside, `(a process) ${argv.join(' ')}`, status, stdout + stderr);
}
checkWhole(told);
writeFileSync(answers, steady(told.join('\n')));

/** Runs the commands of a transcript; a line `$ export` changes the day, or makes the output a terminal of such a width. */
async function walk(home, transcript) {
  const set = { REFNET_TODAY: '2026-11-20', COLUMNS: '' };
  for (const line of transcript.split('\n')) {
    const [, name, value] = /^\$ export (\w+)=(\S+)/.exec(line) ?? [];
    if (name !== undefined) set[name] = value;
    const [, typed, input] = /^\$ refnet(.*?)(?: < (\S+))?$/.exec(line) ?? [];
    if (typed === undefined) continue;
    const argv = wordsOf(typed).map((word) => word.replace(/^~(?=\/)/, home));
    let said = '';
    const write = (text) => (said += text);
    const output = { isTTY: set.COLUMNS !== '', columns: Number(set.COLUMNS) || undefined, write };
    const code = await main(argv, {
      stdin: Readable.from(input === undefined ? [] : [readFileSync(input.replace(/^~/, home))]),
      stdout: output,
      stderr: output,
      env: { REFNET_TODAY: set.REFNET_TODAY, LANG: 'C.UTF-8' },
      platform: 'linux',
      home: () => home,
      now: () => NOW,
      timeZone: 'UTC',
      version: '0.0.0-walk',
    });
    tell(home, typed.trim(), code, said);
  }
}

/** Throws where a command of the overview was never asked, or something went wrong inside. */
function checkWhole(all) {
  const overview = all.find((each) => each.startsWith('$ refnet \n')) ?? '';
  const [, weekly, listed] =
    /^((?: {2}[a-z].*\n|\n)+)((?:[A-Z][a-z ]{9} .*\n)+)\nOptions/m.exec(overview) ?? [];
  const names = [
    ...[...(weekly ?? '').matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name),
    ...[...(listed ?? '').matchAll(/[a-z-]+(?=,|$)/gm)].map(([name]) => name),
  ];
  const asked = new Set(all.map((each) => /^\$ refnet (?:--\S+ (?:~\S+ )?)?([a-z-]+)/.exec(each)?.[1]));
  const left = names.filter((name) => !asked.has(name));
  if (names.length < 30 || left.length > 0)
    throw new Error(`not asked: ${left.join(', ')} of ${names.length}`);
  const bugs = all.filter((each) => each.endsWith('\n(70)'));
  if (bugs.length > 0) throw new Error(bugs.join('\n'));
}

function tell(home, typed, code, said) {
  told.push(`$ refnet ${typed}\n${said.replaceAll(acrossLines(home), '~')}(${code})`);
}

/**
 * The text with each identity as its number in order, and without the version of the engine, hashes, which a secret of
 * the file goes into, and the moment at which a calendar was written.
 */
function steady(text) {
  const known = new Map();
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uuid) => {
      if (!known.has(uuid)) known.set(uuid, `<uuid-${known.size + 1}>`);
      return known.get(uuid);
    })
    .replaceAll(/^sqlite {2}[\d.]+$/gm, 'sqlite  <version>')
    .replaceAll(/("(?:bytes_|headings_)?hash": ?)"[\w-]+"/g, '$1"<hash>"')
    .replaceAll(/^((?:DTSTAMP|LAST-MODIFIED|SEQUENCE):)[\dTZ]+/gm, '$1<moment>');
}

/** A path, also where it is broken over lines: the folders of two walks differ by their names, if not by their length. */
function acrossLines(path) {
  const letters = [...path].map((letter) => letter.replace(/[^\w]/, '\\$&'));
  return new RegExp(letters.join('(?:\\n *)?'), 'g');
}
