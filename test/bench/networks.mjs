// The networks that commands are measured on, generated once and kept for as long as what they are made by stays the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { TODAY } from './cases.mjs';

/** What is generated: a practice whose open referrals are recent, one in which thousands wait, and a large one. */
const NETWORKS = {
  usual: { partners: 200, referrals: 20_000, openFor: 60 },
  waiting: { partners: 200, referrals: 20_000 },
  large: { partners: 200, referrals: 200_000, openFor: 60 },
};

/** The paths of the networks asked for, by name; and the lines of a tracker. */
export async function prepareNetworks(names, { root, cache }) {
  const { generateNetwork, trackerLines } = await loadGenerators(root, cache);
  const folder = join(cache, `networks-${fingerprint(root)}`);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith('networks-') && path !== folder) rmSync(path, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  const paths = {};
  for (const name of names) {
    paths[name] = join(folder, `${name}.db`);
    if (existsSync(paths[name])) continue;
    const unfinished = join(folder, `${name}-${process.pid}.db`);
    generateNetwork(unfinished, NETWORKS[name], TODAY);
    renameSync(unfinished, paths[name]);
  }
  return { paths, trackerLines };
}

/** The generators are TypeScript and go through the store; they are bundled as the program is. */
async function loadGenerators(root, cache) {
  // In the project, so that what is built there finds its packages.
  const file = join(cache, `generators-${process.pid}.cjs`);
  const bundle = await rolldown({
    input: join(root, 'test/bench/network.ts'),
    platform: 'node',
    external: ['better-sqlite3'],
  });
  await bundle.write({ file, format: 'cjs', codeSplitting: false });
  await bundle.close();
  try {
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(file);
  }
}

/** Changes with the schema, and with what is generated. */
function fingerprint(root) {
  const migrations = join(root, 'src/file/migrations');
  const files = readdirSync(migrations).map((name) => join(migrations, name));
  const hash = createHash('sha256').update(JSON.stringify(NETWORKS));
  for (const file of [...files, join(root, 'test/bench/network.ts')]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
