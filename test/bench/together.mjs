// Finds which modules the built program should keep in one file: .build/together.json, from what the commands that a person
// feels load. A file costs as much as a few thousand bytes, so modules that the same commands load go together, and those of
// nearly the same commands where that is less for all of them.
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import * as config from '../../.build/build.mjs';
import { loadedFiles } from './sizes.mjs';

/** What a file costs beside its bytes, in bytes: about 0.2 ms, in which Node parses 26 to a microsecond. */
const FILE = 5500;

/** Commands that are not measured, and used daily too. */
const OTHERS = [
  ['update', '20000', 'lost'],
  ['thank', 'p8'],
  ['show', '19990'],
  ['note', 'p8', 'at noon'],
];

/** How often a command counts: those that write are felt the most, and one that opens no file should stay apart. */
const TIMES = { log: 16, 'check-in': 10, 'add-partner': 8, '--help': 20, completion: 20 };
const USUALLY = 4;

/** No file is larger, in bytes: that something large slipped in is to be seen. */
const MOST = 58_000;

/** What is loaded at some other time counts too, if little: it should not bring with it what it has no need of. */
const SELDOM = 0.02;

/** What says why something failed never brings the database engine with it, which may be what is missing. */
const FAILURE = 'failure';
const ENGINE = '.build/engine.cjs';

/** Writes that file anew for these commands, which are run in `env`. */
export async function keepTogether(measured, env, { root, cache }) {
  // What is loaded is told by its real path.
  const folder = realpathSync(mkdtempSync(join(cache, 'together-')));
  try {
    const commands = [...measured, ...OTHERS];
    const { chunks, imports } = await buildApart(root, folder);
    const loaded = commands.map((argv) => new Set(loadedFiles(argv, env, folder)));
    const entries = [...chunks.values()].filter((each) => each.isDynamicEntry);
    const seldom = entries.map((each) => withMain(each, chunks));
    const times = [...commands.map(([name]) => TIMES[name] ?? USUALLY), ...entries.map(() => SELDOM)];
    const failing = commands.length + entries.findIndex(({ name }) => name === FAILURE);
    const engine = [...chunks.values()].find((chunk) => modulesIn(chunk).includes(ENGINE)).fileName;
    const mayBe = ({ files, by }) => !(by[failing] && files.includes(engine));
    const groups = groupsOf(chunks, imports, [...loaded, ...seldom]);
    const often = groups.filter(({ by }) => by.slice(0, commands.length).includes(true));
    const names = commands.map(([name]) => name.replace(/^-+/, ''));
    const named = withNames(inOrder(merge(often, times, mayBe)), names);
    const written = Object.fromEntries(named.map(({ name, group }) => [name, modulesOf(group, chunks)]));
    writeFileSync(join(root, '.build/together.json'), `${JSON.stringify(written, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds the program with nothing kept together; returns its files by name, and of each module those that it imports. */
async function buildApart(root, folder) {
  for (const name of ['bin', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const imports = new Map();
  const listing = {
    name: 'imports',
    moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds),
  };
  const bundle = await rolldown({ ...config.input, plugins: [...config.input.plugins, listing] });
  const { output } = await bundle.write({ ...config.output, dir: join(folder, 'dist'), codeSplitting: true });
  await bundle.close();
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  return { chunks, imports };
}

/** The names of the files that are loaded when this one is, in a program that has begun. */
const withMain = (chunk, chunks) => closure(chunk, chunks, closure(chunks.get('main.js'), chunks));

function closure({ fileName, imports }, chunks, found = new Set()) {
  if (found.has(fileName)) return found;
  found.add(fileName);
  for (const name of imports) if (chunks.has(name)) closure(chunks.get(name), chunks, found);
  return found;
}

/** A group for each file: what is in it, by which of those that are given it is loaded, its bytes, what it needs first. */
function groupsOf(chunks, imports, loaded) {
  const fileOf = new Map();
  for (const { fileName, modules } of chunks.values())
    for (const id of Object.keys(modules)) fileOf.set(id, fileName);
  // Not what the file imports: the bundler looks at what its modules import.
  const needsOf = (modules) =>
    Object.keys(modules)
      .flatMap((id) => imports.get(id) ?? [])
      .flatMap((id) => fileOf.get(id) ?? []);
  return [...chunks.values()].map(({ fileName, code, modules }) => ({
    files: [fileName],
    by: loaded.map((files) => files.has(fileName)),
    bytes: code.length,
    needs: new Set(needsOf(modules)),
  }));
}

/** The groups, two at a time made one as long as the commands together have less to load; `mayBe` says which may be there. */
function merge(groups, times, mayBe) {
  for (;;) {
    const best = bestPair(groups, times, mayBe);
    if (best === undefined) return groups;
    const { pair, one, needed } = best;
    for (const each of needed) each.by = either(each.by, one.by);
    groups = groups.filter((group) => !pair.includes(group)).concat(one);
  }
}

function bestPair(groups, times, mayBe) {
  const cost = (by, bytes) => by.reduce((sum, is, nth) => sum + (is ? times[nth] * (bytes + FILE) : 0), 0);
  const reached = reaching(groups);
  let best;
  for (const [nth, a] of groups.entries()) {
    for (const b of groups.slice(nth + 1)) {
      const one = union(a, b);
      if (one.bytes > MOST || !mayBe(one)) continue;
      const apart = cost(a.by, a.bytes) + cost(b.by, b.bytes);
      if (apart - cost(one.by, one.bytes) <= (best?.gain ?? 0) || isBetween(a, b, reached)) continue;
      // Whoever loads the one file loads all that either needs.
      const needed = [...new Set([...reached.all.get(a), ...reached.all.get(b)])].filter(
        (each) => each !== a && each !== b,
      );
      if (!needed.every((each) => mayBe({ ...each, by: either(each.by, one.by) }))) continue;
      const more = needed.map(({ by, bytes }) => cost(either(by, one.by), bytes) - cost(by, bytes));
      const gain = more.reduce((rest, each) => rest - each, apart - cost(one.by, one.bytes));
      if (gain > (best?.gain ?? 0)) best = { gain, pair: [a, b], one, needed };
    }
  }
  return best;
}

const either = (some, others) => some.map((is, nth) => is || others[nth]);

function union(a, b) {
  return {
    files: [...a.files, ...b.files],
    by: either(a.by, b.by),
    bytes: a.bytes + b.bytes,
    needs: new Set([...a.needs, ...b.needs]),
  };
}

/** For each group, those that it needs, and for each of these whether only through others. */
function reaching(groups) {
  const owner = new Map(groups.flatMap((group) => group.files.map((file) => [file, group])));
  const needed = (group) =>
    new Set(
      [...group.needs].map((file) => owner.get(file)).filter((each) => each !== undefined && each !== group),
    );
  const direct = new Map(groups.map((group) => [group, needed(group)]));
  const all = new Map();
  const allOf = (group) => {
    if (!all.has(group)) {
      const reached = new Set();
      for (const each of direct.get(group)) [each, ...allOf(each)].forEach((one) => reached.add(one));
      all.set(group, reached);
    }
    return all.get(group);
  };
  groups.forEach(allOf);
  return { direct, all };
}

/** Whether something stands between the two, so that in one file they would need it and be needed by it. */
function isBetween(a, b, { direct, all }) {
  const through = (from, to) => [...direct.get(from)].some((each) => each !== to && all.get(each).has(to));
  return through(a, b) || through(b, a);
}

/** The groups, each after those that it needs. */
function inOrder(groups) {
  const { all } = reaching(groups);
  return groups.toSorted((a, b) => all.get(a).size - all.get(b).size);
}

/** Each group with a name that is its own: after the commands that load it, or how many they are. */
function withNames(groups, names) {
  const taken = new Map();
  return groups.map((group) => {
    const loading = [...new Set(names.filter((_, nth) => group.by[nth]))];
    const some = loading.length <= 3 ? loading.join('-') : `for-${loading.length}`;
    const name = loading.length === new Set(names).size ? 'core' : some;
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    return { group, name: nth === 1 ? name : `${name}-${nth}` };
  });
}

const modulesOf = ({ files }, chunks) => files.flatMap((file) => modulesIn(chunks.get(file))).toSorted();

const modulesIn = ({ modules }) =>
  Object.keys(modules)
    .filter((id) => !id.startsWith('\0'))
    .map(config.nameOf);
