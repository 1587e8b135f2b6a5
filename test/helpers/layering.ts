import { posix } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';

/** The sources to check, as path from the project's root -> text. */
export type Sources = ReadonlyMap<string, string>;

/** The rooms of `src` in their order: a file knows its own room and earlier ones. */
export const ROOMS = [
  'text',
  'calendar',
  'money',
  'kinds',
  'file',
  'screen',
  'pages',
  'settings',
  'shell',
  'partners',
  'referrals',
  'contact',
  'agreements',
  'advice',
  'due',
  'reports',
  'sheets',
  'copies',
  'network',
  'imports',
  'people',
  'exports',
  'records',
] as const;

export type Floor = 'rule' | 'sql' | 'view' | 'io' | 'cli' | 'top';

/** Which floors each floor may import. */
const MAY_IMPORT: Readonly<Record<Floor, readonly Floor[]>> = {
  rule: ['rule'],
  sql: ['rule', 'sql'],
  view: ['rule', 'view'],
  io: ['rule', 'io'],
  cli: ['rule', 'sql', 'view', 'io', 'cli'],
  top: ['rule', 'sql', 'view', 'io', 'cli', 'top'],
};

/** Where each package may be imported: in words, and as a test of room, floor and path. */
const AT_HOME_IN: Readonly<Record<string, { where: string; fits: (place: Place) => boolean }>> = {
  commander: { where: 'shell, main.ts and program.ts', fits: inShellOrTop },
  inquirer: { where: 'shell', fits: ({ room, floor }) => room === 'shell' && floor === 'cli' },
  'better-sqlite3': { where: '*.sql.ts', fits: ({ floor }) => floor === 'sql' },
  'cli-table3': { where: 'screen', fits: ({ room }) => room === 'screen' },
  chalk: { where: 'screen', fits: ({ room }) => room === 'screen' },
  'date-fns': { where: 'calendar', fits: ({ room }) => room === 'calendar' },
  '@date-fns/utc': { where: 'calendar', fits: ({ room }) => room === 'calendar' },
  'fast-string-width': { where: 'text', fits: ({ room }) => room === 'text' },
  'fast-wrap-ansi': { where: 'text', fits: ({ room }) => room === 'text' },
  'fastest-levenshtein': { where: 'text', fits: ({ room }) => room === 'text' },
  zod: {
    where: 'kinds, settings, file, network, imports and exports',
    fits: ({ room }) => ['kinds', 'settings', 'file', 'network', 'imports', 'exports'].includes(room),
  },
  'csv-stringify': {
    where: 'screen and exports',
    fits: ({ room }) => room === 'screen' || room === 'exports',
  },
  'csv-parse': { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  'ical.js': { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  sax: { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  fflate: { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  'read-excel-file': { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  'write-excel-file': { where: '*.io.ts', fits: ({ floor }) => floor === 'io' },
  'd3-array': { where: 'pages', fits: ({ room }) => room === 'pages' },
  'd3-scale': { where: 'pages', fits: ({ room }) => room === 'pages' },
  'd3-shape': { where: 'pages', fits: ({ room }) => room === 'pages' },
  'libphonenumber-js': { where: 'people', fits: ({ room }) => room === 'people' },
};

/** A file by its path: `src/partners/merge.view.ts` is on the floor `view` of the room `partners`. */
interface Place {
  path: string;
  room: string;
  floor: Floor;
}

function inShellOrTop({ room, floor }: Place): boolean {
  return (room === 'shell' && floor === 'cli') || floor === 'top';
}

const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'inspector'];
const OUTSIDE_WORLD = ['fs', 'fs/promises', 'child_process', 'worker_threads', 'os', 'process'];
const PURE_FLOORS: readonly Floor[] = ['rule', 'view'];

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

/** Which command or target may know which files of later rooms, by their paths in `src`. */
export type LaterRooms = Readonly<Record<string, readonly string[]>>;

/**
 * Every breach of the layering in the sources, each as `file:line  what is wrong`, in the order of the files. A pair of
 * `mayKnow` is none, and one that is not there any more is.
 */
export function findBreaches(sources: Sources, mayKnow: LaterRooms = {}): string[] {
  const known = knownPairs(mayKnow);
  const imports = new Map<string, Import[]>();
  const breaches: string[] = [];
  for (const [path, text] of sources) {
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) breaches.push(`${path}:1  cannot be parsed: ${errors[0]?.message}`);
    const { room, floor } = placeOf(path);
    if (floor !== 'top' && orderOf(room) === -1) breaches.push(`${path}:1  ${room} is no room`);
    const lineOf = lineFinder(text);
    const found: Import[] = [];
    walk(program as unknown as AstNode, undefined, (node, parent) => {
      const line = lineOf(node.start);
      const source = importedBy(node);
      if (source === 'unknown') breaches.push(`${path}:${line}  imports a name made at run time`);
      else if (source !== undefined) found.push({ specifier: source, line });
      const wrong = impurity(node, parent) ?? strayStatement(path, node);
      if (wrong !== undefined) breaches.push(`${path}:${line}  ${wrong}`);
    });
    imports.set(path, found);
    for (const each of found) {
      for (const wrong of importFaults(path, each.specifier, sources, known)) {
        breaches.push(`${path}:${each.line}  ${wrong}`);
      }
    }
  }
  const gone = [...known].flatMap(([pair, isMet]) =>
    isMet ? [] : [`${pair}  is no more: take it out of the list`],
  );
  return [...new Set(breaches), ...findCircles(imports, sources), ...gone];
}

/** Each pair of files that may know each other though the room is later, and whether it was met. */
type KnownPairs = Map<string, boolean>;

function knownPairs(mayKnow: LaterRooms): KnownPairs {
  const pairs = Object.entries(mayKnow).flatMap(([file, others]) =>
    others.map((other) => pairOf(file, other)),
  );
  return new Map(pairs.map((pair) => [pair, false]));
}

function pairOf(file: string, other: string): string {
  return `${file.replace(/^src\//, '')} -> ${other.replace(/^src\//, '')}`;
}

function importFaults(path: string, specifier: string, sources: Sources, known: KnownPairs): string[] {
  const here = placeOf(path);
  if (specifier.startsWith('.')) {
    const target = resolve(path, specifier, sources);
    if (target === undefined) return [`imports ${specifier}, which is no file of src`];
    return importsOfOurs(here, placeOf(target), sources.get(target) ?? '', known);
  }
  if (specifier.startsWith('node:')) {
    const name = specifier.slice('node:'.length);
    if (NETWORK.includes(name)) return [`imports ${specifier}: refnet works offline`];
    if (name === 'process' || name === 'console') return [`imports ${specifier}, which is for bin alone`];
    return PURE_FLOORS.includes(here.floor) && OUTSIDE_WORLD.includes(name)
      ? [`a ${here.floor} imports ${specifier}, but does no input or output`]
      : [];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const home = Object.hasOwn(AT_HOME_IN, name) ? AT_HOME_IN[name] : undefined;
  if (home === undefined) return [`imports ${name}, a package without a home`];
  if (!home.fits(here)) return [`imports ${name}, which is for ${home.where} alone`];
  if (specifier === 'date-fns') return ['imports the index of date-fns; import date-fns/<function>'];
  if (name === 'zod' && specifier !== 'zod/mini') return [`imports ${specifier}; import zod/mini`];
  return [];
}

/** What is wrong with importing a file of ours: its floor, its room, or that it is another room's command. */
function importsOfOurs(here: Place, target: Place, text: string, known: KnownPairs): string[] {
  if (!MAY_IMPORT[here.floor].includes(target.floor)) {
    return [`${here.floor} imports ${target.floor} (${target.path})`];
  }
  if (here.floor === 'top') return [];
  const pair = pairOf(here.path, target.path);
  if (known.has(pair)) known.set(pair, true);
  else if (orderOf(target.room) > orderOf(here.room)) {
    return [`${here.room} imports ${target.path}, of a later room`];
  }
  const isCommand = target.floor === 'cli' && /^export (?:const command\b|function declare\b)/m.test(text);
  return isCommand && target.room !== here.room ? [`imports ${target.path}, a command of another room`] : [];
}

function orderOf(room: string): number {
  return ROOMS.findIndex((each) => each === room);
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

/** Room and floor, from the path alone. A file beside the rooms is on top of all of them. */
function placeOf(path: string): Place {
  const parts = path.split('/');
  if (parts.length < 3) return { path, room: '', floor: 'top' };
  const ending = /\.(sql|view|io|cli)\.ts$/.exec(path)?.[1];
  const floor =
    ending === 'sql' || ending === 'view' || ending === 'io' || ending === 'cli' ? ending : 'rule';
  return { path, room: parts[1] ?? '', floor };
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

const STATEMENT =
  /^\s*(?:select\s[^]*\sfrom\s[^]*(?:where|order by|join|limit|group by)\s|select \* from|insert (?:or \w+ )?into\s|update\s+\w+\s+set\s+[^=]*=|delete from\s|create (?:unique )?(?:table|index|view|trigger)\s|pragma\s|with \w+ as )/i;

/** SQL stands in `*.sql.ts` alone. */
function strayStatement(path: string, node: AstNode): string | undefined {
  if (placeOf(path).floor === 'sql') return undefined;
  return STATEMENT.test(literalText(node)) ? 'SQL text, which is for *.sql.ts alone' : undefined;
}

/** The text of a string, or of a template with blanks for what is put in; empty for any other node. */
function literalText(node: AstNode): string {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return '';
  return node['quasis'].map((quasi: unknown) => (isNode(quasi) ? rawOf(quasi['value']) : '')).join(' x ');
}

function rawOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
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
