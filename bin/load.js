'use strict';
// Loads the files of dist/, with the code that V8 made of them in an earlier run: compiling takes a short command as
// long as everything else it does. (Node has a cache like it, from 22 on, in a folder that all users share.)

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const DIST = path.join(__dirname, '..', 'dist');
const BEFORE = '(function (exports, require, module, __filename, __dirname) { ';
const AFTER = '\n})';

/** A cache holds the functions that one run used; after so many days another run, with other options, may add its own. */
const DAYS_KEPT = 7;

/** What one command line loads; `command` tells which cache it has. */
module.exports = function loader(command) {
  const file = cacheFile(command);
  const cached = file === undefined ? new Map() : read(file);
  const scripts = new Map();
  const outside = require('node:module').createRequire(path.join(DIST, 'main.js'));
  let outdated = false;

  function load(name) {
    const filename = path.join(DIST, name);
    // Node's own list of what is loaded, so that whoever looks there finds these files too.
    const known = require.cache[filename];
    if (known !== undefined) return known.exports;
    const source = fs.readFileSync(filename, 'utf8');
    const stamp = stampOf(source);
    const entry = cached.get(name);
    const cachedData = entry !== undefined && entry.stamp === stamp ? entry.data : undefined;
    const script = new vm.Script(BEFORE + source + AFTER, { filename, cachedData });
    scripts.set(name, { stamp, script });
    outdated ||= cachedData === undefined || script.cachedDataRejected === true;
    const module = { id: filename, filename, exports: {}, loaded: false, children: [], paths: [] };
    require.cache[filename] = module;
    try {
      script.runInThisContext().call(module.exports, module.exports, requireFrom, module, filename, DIST);
    } catch (error) {
      delete require.cache[filename];
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  function requireFrom(id) {
    return id.startsWith('./') ? load(id.slice(2)) : outside(id);
  }
  requireFrom.resolve = outside.resolve;

  /** Keeps what was compiled, where it was not there yet. Says nothing where that cannot be: the next run only takes longer. */
  function keep() {
    if (file === undefined || !outdated) return;
    try {
      write(file, scripts);
    } catch {
      // A full disk, a folder that may not be written to: nothing is lost.
    }
  }

  return { load, keep };
};

/** Every file of dist/ begins with a comment that tells its contents from any other build's. */
function stampOf(source) {
  return source.slice(0, source.indexOf('*/'));
}

/** Where the cache of a command is; undefined where there is to be none. */
function cacheFile(command) {
  const { REFNET_NO_CACHE, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if (!/^[a-z_][a-z_-]{0,20}$/.test(command) || (REFNET_NO_CACHE || '') !== '') return undefined;
  const inHome = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const base =
    process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && path.join(HOME, inHome));
  if (!base || !path.isAbsolute(base)) return undefined;
  return path.join(base, 'refnet', `${process.version}-${process.arch}`, command);
}

/**
 * The code kept for each file; nothing where the cache is not there, damaged, or old enough to be made anew. It is run
 * as it is, so it has to be the user's own, and nobody else's to write to.
 */
function read(file) {
  const entries = new Map();
  try {
    if (!isPrivate(path.dirname(file)) || !isPrivate(file)) return entries;
    if (!(Math.abs(Date.now() - fs.lstatSync(file).mtimeMs) < DAYS_KEPT * 86_400_000)) return entries;
    const bytes = fs.readFileSync(file);
    // V8 ends the process where its code is damaged; two copies are compared faster than a checksum is reckoned.
    const half = bytes.length / 2;
    if (!bytes.subarray(0, half).equals(bytes.subarray(half))) return entries;
    let at = 4 + bytes.readUInt32LE(0);
    for (const { name, stamp, length } of JSON.parse(bytes.toString('utf8', 4, at))) {
      entries.set(name, { stamp, data: bytes.subarray(at, (at += length)) });
    }
  } catch {
    entries.clear();
  }
  return entries;
}

/** Whether a file or folder is the user's own and no link, and nobody else may write to it. */
function isPrivate(name) {
  const stats = fs.lstatSync(name);
  if (stats.isSymbolicLink()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}

function write(file, scripts) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!isPrivate(path.dirname(file))) return;
  const parts = Array.from(scripts, ([name, { stamp, script }]) => ({
    name,
    stamp,
    data: script.createCachedData(),
  }));
  const list = Buffer.from(
    JSON.stringify(parts.map(({ name, stamp, data }) => ({ name, stamp, length: data.length }))),
  );
  const head = Buffer.alloc(4);
  head.writeUInt32LE(list.length);
  const copy = Buffer.concat([head, list, ...parts.map(({ data }) => data)]);
  // Renamed into place, so that a run that starts meanwhile never reads half of it.
  const temporary = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(temporary, Buffer.concat([copy, copy]), { mode: 0o600, flag: 'wx' });
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}
