// Builds dist/: the program in one core and a file for each command (what is not needed is not even parsed), and the
// licences of what is bundled. A script, because no bundler's command line can replace single modules; in a dotfolder,
// because it is part neither of the program nor of its tests.
import crypto from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sqliteVersion = () => readJson('node_modules/better-sqlite3/package.json').version;

/** Code that is served in place of a module, under names that no file has. */
const VIRTUAL = {
  // commander loads node:child_process (3 ms) for subcommands that are programs of their own; refnet has none.
  'virtual:child-process': () => `exports.spawn = (...all) => require('node:child_process').spawn(...all);`,

  // node:crypto takes 3 ms to load, and only what writes needs it.
  'virtual:crypto': () =>
    Object.keys(crypto)
      .filter((name) => /^[a-z]/.test(name) && typeof crypto[name] === 'function')
      .map((name) => `exports.${name} = (...all) => require('node:crypto').${name}(...all);`)
      .join('\n'),

  // better-sqlite3's JavaScript is bundled (its 14 small files take 5 ms to load, its search for the binary 1 ms), and
  // used only with a binary of the very same version; whatever else is installed is loaded whole.
  'virtual:sqlite': () => `
    const { version } = require('installed:better-sqlite3/package.json');
    module.exports = version === '${sqliteVersion()}' && require('virtual:binary').path !== undefined
      ? require('bundled:better-sqlite3')
      : require('installed:better-sqlite3');`,
  'virtual:binary': () => `
    const { existsSync } = require('node:fs');
    const { join, dirname } = require('node:path');
    const folder = dirname(require.resolve('better-sqlite3/package.json'));
    const binary = join(folder, 'build', 'Release', 'better_sqlite3.node');
    module.exports = () => require(binary);
    module.exports.path = existsSync(binary) ? binary : undefined;`,
};

const replaceModules = {
  name: 'replace-modules',
  resolveId(source, importer = '') {
    if (source.startsWith('virtual:')) return `\0${source}`;
    if (source.startsWith('installed:')) return { id: source.slice('installed:'.length), external: true };
    if (source.startsWith('bundled:')) {
      return join(root, 'node_modules', source.slice('bundled:'.length), 'lib/index.js');
    }
    if (source === 'better-sqlite3') return '\0virtual:sqlite';
    if (source === 'bindings') return '\0virtual:binary';
    if (source === 'node:crypto' && !importer.startsWith('\0')) return '\0virtual:crypto';
    return source === 'node:child_process' && /[/\\]commander[/\\]/.test(importer)
      ? '\0virtual:child-process'
      : null;
  },
  load(id) {
    const code = VIRTUAL[id.slice(1)]?.();
    return id.startsWith('\0virtual:') && code !== undefined ? { code, moduleType: 'js' } : null;
  },
};

/** What starts with every command, and the one that is run most often: the core holds whatever these need. */
const ENTRIES = ['src/main.ts', 'src/referrals/log.cli.ts'];
const EVERYDAY = [...ENTRIES, 'src/file/journal.sql.ts', 'src/settings/settings.sql.ts'];

/** Fills with the modules of the core, once all are known. */
const core = new Set();
const findCore = {
  name: 'find-core',
  buildEnd() {
    const visit = (id) => {
      if (core.has(id)) return;
      core.add(id);
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported);
    };
    for (const path of EVERYDAY) visit(join(root, path));
    // The files themselves stay entries of their own.
    for (const path of ENTRIES) core.delete(join(root, path));
  },
};

/** What other commands share, in a few files: many small ones would take longer to open than they save in parsing. */
const GROUPS = [
  { name: 'core', test: (id) => core.has(id), priority: 4 },
  { name: 'sqlite', test: /better-sqlite3|virtual:(sqlite|binary)/, priority: 3 },
  {
    name: 'advice',
    test: /src\/(advice|reports|due)\/|\/(rhythm|gaps|needs|snooze)/,
    minShareCount: 2,
    priority: 2,
  },
  { name: 'csv', test: /src\/(text\/csv|files)/, minShareCount: 2, priority: 2 },
  {
    name: 'professions',
    test: /(professions|notices|who|partner-list)/,
    minShareCount: 2,
    priority: 2,
  },
  {
    name: 'agreements',
    test: /src\/agreements\//,
    minShareCount: 2,
    priority: 2,
  },
  { name: 'changes', test: /records\/history/, minShareCount: 2, priority: 2 },
  { name: 'shared', test: /./, minShareCount: 2, priority: 1 },
];

const rolldown = await import('rolldown').then(
  (module) => module.rolldown,
  () => undefined,
);
if (rolldown === undefined) {
  // `npm install --omit=dev` in a checkout runs this too, and is no failure; bin/refnet.js says how to build.
  process.stderr.write('refnet is not built: the development dependencies are not installed\n');
} else {
  await build();
}

async function build() {
  const bundle = await rolldown({
    input: { main: join(root, 'src/main.ts') },
    cwd: root,
    platform: 'node',
    plugins: [replaceModules, findCore],
    // A module that one command imports at once and another later is meant so.
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    minify: true,
    comments: false,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // import() of a CommonJS file would start Node's ESM loader, which costs milliseconds.
    dynamicImportInCjs: false,
    codeSplitting: { groups: GROUPS },
  });
  await bundle.close();
  const files = output.map(({ fileName, code }) => [fileName, stamped(code)]);
  const modules = output.flatMap((chunk) => chunk.moduleIds);
  replaceFiles([...files, ['THIRD-PARTY-LICENSES.txt', licences(modules)]]);
}

/** The code after a comment by which bin/load.js tells it from any other build's. */
function stamped(code) {
  return `/*${crypto.createHash('sha256').update(code).digest('hex').slice(0, 32)}*/${code}`;
}

/** Makes dist/ hold these files; each is renamed into place, so that a refnet that is starting never reads half a file. */
function replaceFiles(files) {
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of files) {
    const temporary = join(dist, `.${name}.${process.pid}`);
    writeFileSync(temporary, text);
    renameSync(temporary, join(dist, name));
  }
  const names = new Set(files.map(([name]) => name));
  for (const old of readdirSync(dist)) {
    if (!names.has(old) && /^[a-z].*\.js$/.test(old)) rmSync(join(dist, old), { force: true });
  }
}

/** The licence texts of the packages that these modules belong to. */
function licences(modules) {
  const folders = modules.flatMap(
    (path) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path) ?? [],
  );
  const texts = [...new Set(folders)]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((folder) => {
      const { name, version, license } = readJson(join(folder, 'package.json'));
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      if (file === undefined) throw new Error(`${name} is bundled, but has no file with its licence`);
      return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    });
  const intro = 'refnet is built from its own sources and these packages, under the licences that follow.\n';
  return [intro, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

function readJson(path) {
  const file = existsSync(path) ? path : join(root, path);
  return JSON.parse(readFileSync(file, 'utf8'));
}
