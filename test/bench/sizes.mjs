// What commands load: the files of dist/ that a process reads, the modules in them, and how many bytes each takes there.
import { spawnSync } from 'node:child_process';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import * as config from '../../.build/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PRINT_LOADED = join(ROOT, 'test/helpers/print-loaded.cjs');

/** Prints the sizes of what each of these commands loads, the largest module first. */
export async function printSizes(commands, env) {
  const chunks = await bundledChunks();
  for (const argv of commands) {
    const files = loadedFiles(argv, env).filter((name) => chunks.has(name));
    const total = files.reduce((sum, name) => sum + chunks.get(name).code.length, 0);
    console.log(`\nrefnet ${argv.join(' ')}: ${total} bytes in ${files.length} files`);
    const modules = files.flatMap((name) => modulesOf(chunks.get(name)));
    for (const { bytes, path, file } of modules.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`${String(bytes).padStart(7)}  ${path.padEnd(48)} ${file}`);
    }
  }
}

/** The names of the files of dist/ that a command reads, of the program that is built in `root`. */
export function loadedFiles(argv, env, root = ROOT) {
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', PRINT_LOADED, join(root, 'bin/refnet.js'), ...argv],
    { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`refnet ${argv.join(' ')} failed: ${stderr}`);
  return JSON.parse(output[3])
    .filter((path) => path.startsWith(join(root, 'dist')))
    .map((path) => basename(path));
}

/** The files of dist/ by name, bundled anew to know the modules in them. */
async function bundledChunks() {
  const bundle = await rolldown(config.input);
  const { output: files } = await bundle.generate(config.output);
  await bundle.close();
  return new Map(files.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

function modulesOf({ fileName, modules }) {
  return Object.entries(modules).map(([id, { code }]) => ({
    bytes: minifySync(id, code ?? '').code.length,
    path: relative(ROOT, id.replace('\0', '')).replace(/^.*node_modules[/\\]/, ''),
    file: fileName,
  }));
}
