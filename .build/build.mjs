// Builds dist/: the program in CommonJS files, one for each command and a few that commands share, and the licences of
// what is bundled. In a dotfolder, because it is part neither of the program nor of its tests.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { emitDaily } from './daily.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Which modules go into one file, by its name, each group after those that it needs: those that the same commands load.
 * `npm run bench -- --together` writes the list anew; a module that is in none gets a file as its importers have need of it.
 */
const TOGETHER = JSON.parse(readFileSync(join(root, '.build/together.json'), 'utf8'));

/**
 * The names of functions that nearly every command calls which reads their file, and of those that some command calls;
 * `npm run bench -- --at-once` writes the lists anew.
 */
const CALLED = JSON.parse(readFileSync(join(root, '.build/at-once.json'), 'utf8'));
const CALLED_OFTEN = new Set(CALLED.often);
const CALLED_AT_ALL = new Set(CALLED.atAll);

/** The name of a module in that list: its path from the root, or from the folder of packages. */
export function nameOf(id) {
  const path = id.replaceAll('\\', '/');
  const inPackages = path.lastIndexOf('/node_modules/');
  return inPackages === -1 ? relative(root, id).replaceAll('\\', '/') : path.slice(inPackages + 1);
}

/** A group as the bundler takes it: what a group needs is taken into it unless one of an earlier group has it. */
function groupOf([name, modules], nth, { length }) {
  // What begins a file of its own cannot be kept in one that needs that file.
  const members = new Set(modules.filter((module) => !module.includes('better-sqlite3-13')));
  return { name, test: (id) => members.has(nameOf(id)), priority: 1 + length - nth };
}

/** How the program is bundled. */
export const input = {
  input: { main: join(root, 'src/main.ts'), 'engine-13': join(root, '.build/engine-13.cjs') },
  cwd: root,
  platform: 'node',
  plugins: [
    { name: 'engine', resolveId: resolveEngine, load: loadEngine },
    { name: 'suggestions', load: withoutSuggestions },
    { name: 'patterns', load: withPatternsLater },
    { name: 'schema', load: schemaBeside, generateBundle: emitSchema },
    { name: 'index', load: withIndexMade },
    { name: 'subcommands', resolveId: withoutPrograms },
    { name: 'licences', generateBundle: emitLicences },
    { name: 'exports', renderChunk: shortenExports },
    { name: 'lazily', renderChunk: loadAtOnce },
    { name: 'at once', renderChunk: compileAtOnce },
    { name: 'rewritten', generateBundle: refuseUntouched },
    { name: 'daily', generateBundle: emitDaily(nameOf) },
  ],
  // A module that one command imports at once and another later is meant so.
  checks: { ineffectiveDynamicImport: false },
};

/** What is written. Each import() in the sources begins a file; what several files need goes into files that they share. */
export const output = {
  dir: join(root, 'dist'),
  cleanDir: true,
  // ES modules take Node longer to start; so does import() in CommonJS, which becomes require().
  format: 'cjs',
  dynamicImportInCjs: false,
  minify: true,
  comments: false,
  entryFileNames: '[name].js',
  // Of a .js, Node 20 looks up what its package says of it, each time; of a .cjs it knows.
  chunkFileNames: '[name].cjs',
  codeSplitting: {
    groups: [
      ...Object.entries(TOGETHER).map(groupOf),
      // What nearly all commands need, what an import reads days with, and what pictures are drawn with, which a page asks for.
      { name: 'often', minShareCount: 40, priority: 1 },
      { name: 'import-days', test: /node_modules[/\\]date-fns[/\\]parse/ },
      { name: 'd3', test: /node_modules[/\\](?:d3-|internmap)/ },
    ],
  },
};

/**
 * What a shared file exports as `exports.a = b`, where rolldown writes a getter of six times the length for the case that
 * `b` is assigned to later: nothing that refnet exports is.
 */
function shortenExports(code) {
  const getter =
    /Object\.defineProperty\(exports, ("\w+"|'\w+'), \{\s+enumerable: true,\s+get: function\s*\(\) \{\s+return ([\w$]+);\s+\}\s+\}\);/g;
  return code.replace(getter, (_all, name, value) => {
    rewritten.getters += 1;
    return `exports[${name}] = ${value};`;
  });
}

/**
 * What is loaded lazily is there as soon as it is asked for: require() need not be awaited, as import() in the sources must
 * be, for which a change that is under way is rolled back and tried again. Elsewhere the same in fewer words.
 */
function loadAtOnce(code) {
  const member = String.raw`(?:\.then\(\(([\w$]+)\) => \2(\.[\w$]+)\))?`;
  // What is kept in the same file has a name there.
  const awaited = String.raw`\(\) => Promise\.resolve\(\)\.then\(\(\) => (require\("[^"]+"\)|[\w$]+)\)`;
  return code
    .replace(
      new RegExp(String.raw`([\w$]\()${awaited}${member.replace('2', '3')}(?=\))`, 'g'),
      '$1() => $2$4',
    )
    .replace(new RegExp(String.raw`${awaited}${member}(?!\.)`, 'g'), (_all, loaded, _name, of = '') => {
      rewritten.imports += 1;
      return `async () => ${loaded}${of}`;
    });
}

/** How often what the bundler writes was found and written otherwise. */
const rewritten = { getters: 0, imports: 0 };

/** Another version of the bundler may write them in other words: then nothing would be found, and the program be slow. */
function refuseUntouched() {
  for (const [what, times] of Object.entries(rewritten)) {
    if (times === 0) throw new Error(`the bundler writes its ${what} otherwise than .build/build.mjs knows`);
  }
}

/**
 * V8 compiles a function in parentheses as it comes upon it; another is read twice: to find where it ends, and to be compiled
 * when it is first called. So what nearly every command calls that reads the file is written as a value in parentheses.
 *
 * Where Node keeps compiled code, it keeps none of what was compiled after the file was read. From Node 24 on V8 takes arrow
 * functions in parentheses in the same way, and earlier it does not: so they are written for all that some command calls.
 */
async function compileAtOnce(code) {
  const { RolldownMagicString } = await import('rolldown');
  const { Visitor } = await import('rolldown/utils');
  const text = new RolldownMagicString(code);
  const program = this.parse(code);
  const own = whatNeedsItsOwn(program, Visitor);
  const mayBeArrow = ({ id, start, end, async, generator }) =>
    !(async || generator || own.names.has(id?.name) || own.places.some((each) => each > start && each < end));
  new Visitor({
    // In parentheses those that are async are none that V8 compiles.
    ArrowFunctionExpression({ start, end, async }) {
      if (async) return;
      text.appendRight(start, '(');
      text.appendLeft(end, ')');
    },
    Property({ method, value }) {
      if (!method || !mayBeArrow(value)) return;
      text.appendLeft(value.start, ': (');
      text.appendLeft(value.body.start, '=>');
      text.appendLeft(value.end, ')');
    },
  }).visit(program);
  for (const each of program.body) {
    if (each.type !== 'FunctionDeclaration') continue;
    const { id, start, body, end, async, generator } = each;
    const isOften = CALLED_OFTEN.has(id.name);
    if (!isOften && !(CALLED_AT_ALL.has(id.name) && mayBeArrow(each))) continue;
    const keywords = `${async ? 'async ' : ''}function${generator ? '*' : ''} `;
    text.overwrite(start, id.end, `var ${id.name} = (${isOften ? keywords : ''}`);
    if (!isOften) text.appendLeft(body.start, '=>');
    text.appendLeft(end, ');\n');
    // Before all else in the file, so that it is there from the beginning as a declared function is.
    text.move(start, end, 0);
  }
  return text.toString();
}

/** What an arrow function has not: where `this` and its like stand, and the names of what is made with `new`. */
function whatNeedsItsOwn(program, Visitor) {
  const places = [];
  const names = new Set();
  const own = ({ start }) => void places.push(start);
  const visitor = new Visitor({
    ThisExpression: own,
    Super: own,
    MetaProperty: own,
    Identifier: ({ name, start }) => (name === 'arguments' ? places.push(start) : undefined),
    NewExpression: ({ callee }) => void names.add(callee.name),
    MemberExpression: ({ object, property }) =>
      property.name === 'prototype' ? names.add(object.name) : undefined,
  });
  visitor.visit(program);
  return { places, names };
}

const ENGINE = join(root, '.build/engine.cjs');

/** What of the engine's JavaScript nothing here calls. */
const UNUSED = /^\.\/methods\/(?:aggregate|explain|inspect|table)$/;

/** What of it is called seldom, and answers later anyway: it is loaded then. */
const SELDOM = './methods/backup';

/** What of it is done in fewer statements here. */
const TRANSACTION = './methods/transaction';

/** The sources import the engine's package and get `engine.cjs`, which alone knows what of the package is not bundled. */
function resolveEngine(id, importer = '') {
  if (id === 'better-sqlite3' && importer !== ENGINE) return ENGINE;
  if (id === 'better-sqlite3' || id === 'better-sqlite3/package.json') return { id, external: true };
  if (id === './engine-13.js') return { id, external: true };
  // What version 13 exports is not all that is in it.
  if (id.startsWith('better-sqlite3-13/')) return realpathSync(join(root, 'node_modules', id));
  if (id === 'bindings') return '\0bindings';
  const engine = /better-sqlite3(?:-13)?(?=[/\\]lib[/\\])/.exec(importer)?.[0];
  if (engine === undefined) return null;
  if (id === SELDOM) return `\0later-${engine}`;
  if (id === TRANSACTION) return `\0transaction-${engine}`;
  return UNUSED.test(id) ? `\0unused-${engine}` : null;
}

function loadEngine(id) {
  const [, engine] = /^\0later-(.+)$/.exec(id) ?? [];
  if (engine !== undefined) {
    const path = realpathSync(join(root, 'node_modules', engine, 'lib', `${SELDOM}.js`));
    return `module.exports = async function (...given) {
      const { default: method } = await import(${JSON.stringify(path)});
      return method.apply(this, given);
    };`;
  }
  // One for each engine, so that none of them is kept in a file of another.
  if (id.startsWith('\0transaction')) return readFileSync(join(root, '.build/transaction.cjs'), 'utf8');
  if (id.startsWith('\0unused')) return 'module.exports = undefined;';
  // Version 12 asks the package `bindings`, which looks in a dozen places: it is where its install script puts it.
  return id === '\0bindings'
    ? `const { dirname, join } = require('node:path');
       const folder = dirname(require.resolve('better-sqlite3/package.json'));
       module.exports = (name) => require(join(folder, 'build', 'Release', name));`
    : null;
}

/** The parser is told to suggest nothing: refnet says itself what may have been meant. */
function withoutSuggestions(path) {
  return /commander[/\\]lib[/\\]suggestSimilar\.js$/.test(path) ? "exports.suggestSimilar = () => '';" : null;
}

/**
 * How wide rare letters are is asked of a package whose patterns go by the properties of characters, which take V8 as long
 * as ten files where the file is read: here they are made where such a letter is measured.
 */
function withPatternsLater(path) {
  if (!/fast-string-truncated-width[/\\]dist[/\\]index\.js$/.test(path)) return null;
  const made = [];
  const code = readFileSync(path, 'utf8')
    .replace(/^const (\w+_RE) = \/(.*)\/(\w+);$/gm, (_all, name, source, flags) => {
      made.push(`${name} ??= new RegExp(${JSON.stringify(source)}, '${flags}');`);
      return `let ${name};`;
    })
    .replace('/* CONSTANTS */', () => made.join('\n'));
  if (made.length === 0 || !code.includes('??='))
    throw new Error(`the patterns of ${path} are written otherwise`);
  return code;
}

/** What the program says of the schema of a file, it reads from a text beside it: to make it anew takes as long as a command. */
function schemaBeside(path) {
  if (!/[/\\]file[/\\]schema-text\.sql\.ts$/.test(path)) return null;
  // Read as bytes: Node aborts where a file that it reads as a text cannot be closed.
  return `import { readFileSync } from 'node:fs';
    let text;
    export const schemaText = () => (text ??= readFileSync(__dirname + '/schema.txt').toString());`;
}

/** Writes that text, as the sources make it. */
async function emitSchema() {
  const { schemaText } = await exportsOf(join(root, 'src/file/schema-text.sql.ts'));
  this.emitFile({ type: 'asset', fileName: 'schema.txt', source: schemaText() });
}

/** The index of professions is plain data, which is worked out here and not at each start. */
async function withIndexMade(path) {
  if (!/[/\\]partners[/\\]profession-index\.ts$/.test(path)) return null;
  const made = Object.entries(await exportsOf(path));
  return made.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
}

/** What a module of the sources exports when it runs. */
async function exportsOf(path) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: path, cwd: root, platform: 'node', external: ['better-sqlite3'] });
  const {
    output: [made],
  } = await bundle.generate({ format: 'cjs' });
  const module = { exports: {} };
  const names = ['module', 'exports', 'require'];
  const require = createRequire(import.meta.url);
  compileFunction(made.code, names)(module, module.exports, require);
  return module.exports;
}

/** What starts programs takes Node a while to load, and the parser would run a command that is a program of its own: none is. */
function withoutPrograms(id, importer = '') {
  return id === 'node:child_process' && /[/\\]commander[/\\]/.test(importer) ? '\0unused-parser' : null;
}

/** Adds the licence texts of the packages that are bundled. */
function emitLicences(_options, bundle) {
  const folders = Object.values(bundle)
    .flatMap((chunk) => chunk.moduleIds ?? [])
    .flatMap((path) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path) ?? []);
  const intro = 'refnet is built from its own sources and these packages, under the licences that follow.\n';
  const source = [intro, ...[...new Set(folders)].toSorted().map(licence)].join(`\n${'-'.repeat(80)}\n\n`);
  this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} is bundled, but has no file with its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rolldown = await import('rolldown').catch(() => undefined);
  // `npm install --omit=dev` in a checkout runs this too, and is no failure; bin/refnet.js says how to build.
  if (rolldown === undefined)
    process.stderr.write('refnet is not built: the development dependencies are not installed\n');
  else await rolldown.build({ ...input, output });
}
