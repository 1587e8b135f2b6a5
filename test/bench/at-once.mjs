// Finds which functions the build has Node compile as it reads them, each Node or one that keeps compiled code: those in
// .build/at-once.json, from what the commands that a person feels call. A function that is compiled when it is first called is read twice, once only to find where it ends; one that
// nobody calls is read in that way alone, which takes a third of the time.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import * as config from '../../.build/build.mjs';

/** Of the commands that load it, how many have to call a function. */
const OFTEN = 0.5;

/** How long such a function has to be, in characters: to read a shorter one twice costs less than the words that spare it. */
const LEAST = 250;

/** Writes that file anew for these commands, which are run in `env`. */
export async function keepAtOnce(commands, env, { root, cache }) {
  const folder = realpathSync(mkdtempSync(join(cache, 'at-once-')));
  try {
    await buildReadable(root, folder);
    const calls = new Map();
    for (const [nth, argv] of commands.entries()) {
      const covered = join(folder, `covered-${nth}`);
      run(argv, { ...env, NODE_V8_COVERAGE: covered }, folder);
      for (const [name, { isCalled, length }] of functionsIn(covered, folder)) {
        const { loaded, called } = calls.get(name) ?? { loaded: 0, called: 0 };
        calls.set(name, { loaded: loaded + 1, called: called + (isCalled ? 1 : 0), length });
      }
    }
    const byName = (a, b) => (a < b ? -1 : 1);
    const which = (is) =>
      [...calls]
        .filter(([, each]) => is(each))
        .map(([name]) => name)
        .toSorted(byName);
    const isOften = ({ loaded, called, length }) => length >= LEAST && called > loaded * OFTEN;
    const often = which(isOften);
    const atAll = which((each) => each.called > 0 && !isOften(each));
    writeFileSync(join(root, '.build/at-once.json'), `${JSON.stringify({ often, atAll }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds the program with the names that the functions have in the sources, nothing of it compiled at once. */
async function buildReadable(root, folder) {
  for (const name of ['bin', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const plugins = config.input.plugins.filter(({ name }) => name !== 'at once');
  const bundle = await rolldown({ ...config.input, plugins });
  await bundle.write({ ...config.output, dir: join(folder, 'dist'), minify: false });
  await bundle.close();
}

function run(argv, env, folder) {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/refnet.js'), ...argv], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`refnet ${argv.join(' ')} failed: ${stderr}`);
}

/** The functions of a run that stand in a file by themselves, by name: how long they are, and whether they were called. */
function functionsIn(covered, folder) {
  const { result } = JSON.parse(readFileSync(join(covered, readdirSync(covered)[0]), 'utf8'));
  const found = new Map();
  for (const { url, functions } of result) {
    if (!url.startsWith(`file://${join(folder, 'dist')}`)) continue;
    const code = readFileSync(join(folder, 'dist', basename(url)), 'utf8');
    const starts = new Set(
      functions.filter(({ ranges }) => ranges[0].count > 0).map(({ ranges }) => ranges[0].startOffset),
    );
    for (const { type, id, start, end } of parseAst(code).body)
      if (type === 'FunctionDeclaration')
        found.set(id.name, { length: end - start, isCalled: starts.has(start) });
  }
  return found;
}
