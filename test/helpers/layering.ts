import { posix } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';

/** The sources to check, as path from the project's root -> text. */
export type Sources = ReadonlyMap<string, string>;

/** Which layers of ours each layer may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  cli: ['render', 'store', 'exchange', 'domain', 'text'],
  render: ['domain', 'text'],
  store: ['domain', 'text'],
  exchange: ['domain', 'text'],
  domain: ['text'],
  text: [],
};

/** Packages that one layer alone knows. */
const AT_HOME_IN: Readonly<Record<string, string>> = {
  commander: 'cli',
  '@commander-js/extra-typings': 'cli',
  inquirer: 'cli',
  'better-sqlite3': 'store',
  'cli-table3': 'render',
  chalk: 'render',
};

const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'inspector'];
const OUTSIDE_WORLD = ['fs', 'fs/promises', 'child_process', 'worker_threads', 'os', 'process'];
const PURE_LAYERS = ['render', 'domain', 'text'];

/** What only `bin` may touch, as identifiers; members of `Date` and `Math` are looked at one by one. */
const GLOBALS: Readonly<Record<string, string>> = {
  process: 'bin hands the world to main()',
  console: 'write to world.stdout or world.stderr',
  performance: 'a clock',
  globalThis: 'a way round this check',
  fetch: 'refnet works offline',
};

interface Import {
  specifier: string;
  line: number;
}

interface AstNode {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** Every breach of the layering in the sources, each as `file:line  what is wrong`, in the order of the files. */
export function findBreaches(sources: Sources): string[] {
  const imports = new Map<string, Import[]>();
  const breaches: string[] = [];
  for (const [path, text] of sources) {
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) breaches.push(`${path}:1  cannot be parsed: ${errors[0]?.message}`);
    const lineOf = lineFinder(text);
    const found: Import[] = [];
    walk(program as unknown as AstNode, undefined, (node, parent) => {
      const line = lineOf(node.start);
      const source = importedBy(node);
      if (source === 'unknown') breaches.push(`${path}:${line}  imports a name made at run time`);
      else if (source !== undefined) found.push({ specifier: source, line });
      const wrong = impurity(node, parent);
      if (wrong !== undefined) breaches.push(`${path}:${line}  ${wrong}`);
    });
    imports.set(path, found);
    for (const each of found) {
      for (const wrong of importFaults(path, each.specifier, sources)) {
        breaches.push(`${path}:${each.line}  ${wrong}`);
      }
    }
  }
  return [...new Set(breaches), ...findCircles(imports, sources)];
}

function importFaults(path: string, specifier: string, sources: Sources): string[] {
  const layer = layerOf(path);
  if (specifier.startsWith('.')) {
    const target = resolve(path, specifier, sources);
    if (target === undefined) return [`imports ${specifier}, which is no file of src`];
    const other = layerOf(target);
    const allowed = other === layer || (MAY_IMPORT[layer]?.includes(other) ?? false);
    return allowed ? [] : [`${layer} imports ${other} (${target})`];
  }
  if (specifier.startsWith('node:')) {
    const name = specifier.slice('node:'.length);
    if (NETWORK.includes(name)) return [`imports ${specifier}: refnet works offline`];
    if (name === 'process' || name === 'console') return [`imports ${specifier}, which is for bin alone`];
    return PURE_LAYERS.includes(layer) && OUTSIDE_WORLD.includes(name)
      ? [`${layer} imports ${specifier}, but does no input or output`]
      : [];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const home = AT_HOME_IN[name];
  if (home !== undefined && home !== layer) return [`imports ${name}, which is for ${home} alone`];
  if (specifier === 'date-fns') return ['imports the index of date-fns; import date-fns/<function>'];
  if (name === 'zod' && specifier !== 'zod/mini') return [`imports ${specifier}; import zod/mini`];
  return [];
}

/**
 * Circles, through type-only imports as well: files that need each other's types cannot be read one after the other,
 * and the circle becomes a real one the day a value is exported beside the type.
 */
function findCircles(imports: ReadonlyMap<string, readonly Import[]>, sources: Sources): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    for (const { specifier, line } of imports.get(path) ?? []) {
      const target = specifier.startsWith('.') ? resolve(path, specifier, sources) : undefined;
      if (target === undefined || done.has(target)) continue;
      const at = trail.indexOf(target);
      if (at === -1) visit(target, [...trail, target]);
      else circles.push(`${path}:${line}  closes a circle: ${[...trail.slice(at), target].join(' -> ')}`);
    }
    done.add(path);
  };
  for (const path of imports.keys()) if (!done.has(path)) visit(path, [path]);
  return circles;
}

/** `src/domain/advice/x.ts` is of the layer `domain`. */
function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** The file an import means; `./x.js` may stand for `x.ts`, as it does in what is built. */
function resolve(from: string, specifier: string, sources: Sources): string | undefined {
  const path = posix.join(posix.dirname(from), specifier);
  return [path, path.replace(/\.js$/, '.ts')].find((each) => sources.has(each));
}

/** What the node imports, if it is an import, an export from, an `import()`, a type's `import()` or a `require()`. */
function importedBy(node: AstNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return isNode(node['source']) ? String(node['source']['value']) : undefined;
    case 'ImportExpression':
    case 'TSImportType':
      return isNode(node['source']) && typeof node['source']['value'] === 'string'
        ? node['source']['value']
        : 'unknown';
    case 'CallExpression':
      return isNamed(node['callee'], 'require') ? 'unknown' : undefined;
    default:
      return undefined;
  }
}

/** What is wrong with a node that reads the clock, chance or the surroundings. */
function impurity(node: AstNode, parent: AstNode | undefined): string | undefined {
  if (node.type === 'NewExpression' && isNamed(node['callee'], 'Date') && isEmpty(node['arguments'])) {
    return 'new Date() reads the clock; today is given';
  }
  if (node.type === 'CallExpression' && isNamed(node['callee'], 'Date')) {
    return 'Date() reads the clock; today is given';
  }
  if (node.type === 'MemberExpression') {
    const property = node['property'];
    const name = isNode(property) ? String(property['name'] ?? property['value']) : '';
    if (isNamed(node['object'], 'Date') && name === 'now') return 'Date.now reads the clock; today is given';
    if (isNamed(node['object'], 'Math') && name === 'random')
      return 'Math.random: the same must give the same';
  }
  const why = node.type === 'Identifier' ? ownEntry(GLOBALS, String(node['name'])) : undefined;
  return why === undefined || isOnlyName(node, parent) ? undefined : `${String(node['name'])}: ${why}`;
}

/** True for an identifier that names a property or a key, not a variable. */
function isOnlyName(node: AstNode, parent: AstNode | undefined): boolean {
  if (parent === undefined || parent['computed'] === true || parent['shorthand'] === true) return false;
  return parent['property'] === node || parent['key'] === node;
}

function walk(
  node: AstNode,
  parent: AstNode | undefined,
  visit: (node: AstNode, parent: AstNode | undefined) => void,
): void {
  visit(node, parent);
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key];
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, node, visit);
  }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

function ownEntry(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function lineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}
