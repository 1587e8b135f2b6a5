// Installs the tarball on one Node and checks what it does there. Run by `packaging.mjs`, one for each Node:
//   node installed.mjs NODE TARBALL HOME-OF-THE-SAMPLE SCRATCH ANSWERS
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertExplained, check, run } from './checking.mjs';

const ANSWERS = fileURLToPath(new URL('answers.mjs', import.meta.url));
/** Where the engine has to be compiled it is, but without the two thirds of that time which only make it quicker. */
const QUICKLY_COMPILED = { CFLAGS: '-O0', CXXFLAGS: '-O0', JOBS: 'max' };
const [node, tarball, sample, scratch, answers] = process.argv.slice(2);

const here = install();
checkInstalled(here);
check(`answers a walk over every command on ${here.version}`, () => {
  const files = mkdtempSync(join(scratch, 'walk-'));
  // Another Node's walk, at the same time, leaves its drafts elsewhere.
  const TMPDIR = mkdtempSync(join(scratch, 'drafts-'));
  run(node, [ANSWERS, here.folder, sample, files, answers], { env: { ...process.env, TMPDIR } });
});

/** Installs the tarball with the npm beside this Node; gives how to run what was installed. */
function install() {
  const home = mkdtempSync(join(scratch, 'home-'));
  const prefix = join(home, 'prefix');
  const path = [dirname(node), join(prefix, 'bin'), process.env.PATH].join(delimiter);
  // What npm hands down to scripts would point at this project; its registry and certificates are still needed.
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(lifecycle|package|config_(local|global)_prefix)/.test(name),
  );
  const env = { ...Object.fromEntries(kept), HOME: home, PATH: path, ...QUICKLY_COMPILED };
  const userconfig = process.env.npm_config_userconfig ?? join(process.env.HOME ?? '', '.npmrc');
  run(
    'npm',
    ['install', '-g', '--prefix', prefix, '--userconfig', userconfig, '--no-audit', '--no-fund', tarball],
    {
      cwd: home,
      env,
    },
  );
  const empty = mkdtempSync(join(scratch, 'empty-'));
  const runWith = (more, argv) => {
    const result = spawnSync(node, [join(prefix, 'bin', 'refnet'), ...argv], {
      cwd: empty,
      env: { PATH: path, HOME: empty, REFNET_TODAY: '2026-11-20', ...more },
      encoding: 'utf8',
    });
    return { code: result.status, stdout: result.stdout, stderr: result.stderr };
  };
  return {
    refnet: (...argv) => runWith({}, argv),
    refnetWith: runWith,
    hasCompileCache:
      run(node, ['-p', 'require("module").enableCompileCache !== undefined']).trim() === 'true',
    version: run(node, ['--version']).trim(),
    folder: join(prefix, 'lib', 'node_modules', 'refnet'),
    home: empty,
  };
}

function checkInstalled(installed) {
  const { refnet, version, folder, home } = installed;
  const sqlite = join(folder, 'node_modules', 'better-sqlite3');
  check(`runs on ${version}, from an empty HOME`, () => {
    const about = refnet('--version', '--verbose');
    assert.equal(about.code, 0, about.stderr);
    assert.match(about.stdout, new RegExp(`node {4}${version.slice(1)}`));
    assert.match(about.stdout, /\(not there yet\)/);
    assert.equal(refnet('add-partner', 'Maren Holt').code, 0);
    const logged = refnet('log', 'Jane D.', '--from', 'maren', '--on', 'yesterday');
    assert.equal(logged.code, 0, logged.stderr);
    assert.match(logged.stdout, /^#1 {2}Jane D\. received from Maren Holt, Thu 19 Nov 2026\n/);
    const report = refnet('report');
    assert.equal(report.code, 0, report.stderr);
    assert.match(report.stdout, /Maren Holt/);
    assert.ok(existsSync(join(home, '.local/share/refnet/refnet.db')));
  });
  if (installed.hasCompileCache) checkCompileCache(installed);
  else {
    check(`leaves nothing in the cache folder on ${version}`, () => {
      assert.ok(!existsSync(join(home, '.cache')));
    });
  }
  check(`installs no development dependency on ${version}`, () => {
    for (const name of ['vitest', 'rolldown', 'typescript', 'commander', 'inquirer']) {
      assert.ok(!existsSync(join(folder, 'node_modules', name)), `${name} is there`);
    }
  });
  check(`explains an engine that does not fit on ${version}`, () => {
    const binaries = findBinaries(sqlite);
    for (const binary of binaries) {
      renameSync(binary, `${binary}.aside`);
      writeFileSync(binary, 'no such machine');
    }
    assertExplained(refnet('log', 'X', '--from', 'maren'), /does not fit this machine, or was damaged/);
    for (const binary of binaries) renameSync(`${binary}.aside`, binary);
  });
  check(`explains an engine that is not there on ${version}`, () => {
    renameSync(sqlite, `${sqlite}.aside`);
    assertExplained(refnet('log', 'X', '--from', 'maren'), /is not there/);
    assert.equal(refnet('--help').code, 0);
    renameSync(`${sqlite}.aside`, sqlite);
  });
  check(`explains a program that is not there on ${version}`, () => {
    renameSync(join(folder, 'dist'), join(folder, 'dist.aside'));
    assertExplained(refnet('log', 'X'), /cannot start[^]*npm install -g \.\/refnet-VERSION/);
    assert.equal(refnet('--version').code, 0);
    renameSync(join(folder, 'dist.aside'), join(folder, 'dist'));
  });
}

/** Where Node keeps the code it compiles, it does so in a folder that is the user's own, or not at all. */
function checkCompileCache({ refnetWith, version, folder, home }) {
  const place = (name) => {
    const base = join(home, name);
    return { XDG_CACHE_HOME: base, cache: join(base, 'refnet') };
  };
  const works = ({ XDG_CACHE_HOME }, more = {}) => {
    const { code, stdout, stderr } = refnetWith({ XDG_CACHE_HOME, ...more }, ['partners']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.match(stdout, /Maren Holt/);
  };
  const checkCompiledBefore = () => {
    check(`compiles hardly anything anew where compiled code was kept on ${version}`, () => {
      const { XDG_CACHE_HOME } = place('.cache');
      const log = join(home, 'functions.log');
      const logging = ['--log-function-events', '--no-logfile-per-isolate', `--logfile=${log}`];
      const env = { HOME: home, REFNET_TODAY: '2026-11-20', XDG_CACHE_HOME };
      const start = () => run(node, [...logging, join(folder, 'bin/refnet.js'), 'report'], { env });
      start();
      start();
      const count = (event) => readFileSync(log, 'utf8').split(`\nfunction,${event}`).length - 1;
      const [compiled, called] = [count('parse-function'), count('first-execution')];
      assert.ok(called > 200 && compiled < called / 3, `${compiled} of ${called} functions`);
    });
  };
  check(`keeps compiled code for the user alone on ${version}`, () => {
    const { cache } = place('.cache');
    assert.equal(statSync(cache).mode & 0o777, 0o700);
    const kept = () => run('find', [cache, '-type', 'f']).trim().split('\n').toSorted();
    works(place('.cache'));
    const before = kept();
    assert.ok(before.length > 5, before.join(', '));
    works(place('.cache'));
    assert.deepEqual(kept(), before);
  });
  // The V8 of Node 22 takes no arrow functions in parentheses at once.
  if (Number.parseInt(version.slice(1), 10) >= 24) checkCompiledBefore();
  check(`keeps no compiled code where none is wanted on ${version}`, () => {
    works(place('unwanted'), { NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.ok(!existsSync(place('unwanted').XDG_CACHE_HOME));
    assert.equal(refnetWith({ XDG_CACHE_HOME: place('unwanted').XDG_CACHE_HOME }, ['--version']).code, 0);
    assert.ok(!existsSync(place('unwanted').XDG_CACHE_HOME));
  });
  check(`keeps no compiled code in a folder that others may write to on ${version}`, () => {
    const { cache } = place('open');
    mkdirSync(cache, { recursive: true });
    chmodSync(cache, 0o777);
    works(place('open'));
    assert.deepEqual(readdirSync(cache), []);
  });
  check(`keeps no compiled code behind a link on ${version}`, () => {
    const { XDG_CACHE_HOME, cache } = place('linked');
    mkdirSync(XDG_CACHE_HOME);
    const elsewhere = mkdtempSync(join(home, 'elsewhere-'));
    symlinkSync(elsewhere, cache);
    works(place('linked'));
    assert.deepEqual(readdirSync(elsewhere), []);
  });
  check(`keeps no compiled code in the folder of another user on ${version}`, () => {
    if (process.getuid?.() !== 0) return;
    const { cache } = place('foreign');
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    chownSync(cache, 65534, 65534);
    works(place('foreign'));
    assert.deepEqual(readdirSync(cache), []);
  });
  check(`works where no compiled code can be kept on ${version}`, () => {
    writeFileSync(join(home, 'file'), '');
    works(place('file'));
    works({ XDG_CACHE_HOME: '' }, { HOME: '', REFNET_DB: join(home, '.local/share/refnet/refnet.db') });
  });
}

function findBinaries(folder) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.node'),
  );
  assert.ok(found.length > 0, `no compiled file in ${folder}: ${readdirSync(folder).join(', ')}`);
  return found.map((path) => join(folder, path));
}
