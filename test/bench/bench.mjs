// What refnet costs beside an empty Node: every command that a person feels, here and on a newer Node, in a pipe and in a
// terminal, with 20,000 and with 200,000 referrals; imports beside the sqlite3 shell too. What counts is the ratio, of the
// processor's time first: time by the clock flatters on a busy machine. Printed beside the goals, and beside the run that is
// recorded in recorded.json.
//   npm run bench                        all of it: about six minutes
//   npm run bench -- --quick             the commands in a pipe, on this Node: a minute
//   npm run bench -- --start-up          the commands alone, without the imports
//   npm run bench -- --imports           the imports alone
//   npm run bench -- --commands log,due  these commands alone
//   npm run bench -- --rounds 40         more rounds, for closer figures
//   npm run bench -- --node PATH         that Node beside this one, in place of Node 24 from npm
//   npm run bench -- --record            keeps what is measured, to compare later runs with
//   npm run bench -- --sizes             what each command loads, by module
//   npm run bench -- --together          finds anew what the build keeps in one file
//   npm run bench -- --at-once           finds anew which functions are compiled as they are read
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepAtOnce } from './at-once.mjs';
import { COMMANDS, IMPORTS, TODAY } from './cases.mjs';
import { hasTerminals, measureCommands } from './commands.mjs';
import { measureImport } from './imports.mjs';
import { gnuTime, has } from './measure.mjs';
import { prepareNetworks } from './networks.mjs';
import { about, installed, newerNode } from './nodes.mjs';
import { readRecorded, record } from './recorded.mjs';
import { printSizes } from './sizes.mjs';
import { keepTogether } from './together.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REFNET = join(ROOT, 'bin/refnet.js');

/** How the commands are run, and in how many rounds. */
const WAYS = [
  { way: 'pipe', title: '20,000 referrals', rounds: 11 },
  { way: 'terminal', title: '20,000 referrals, in a terminal', rounds: 7 },
  { way: 'large', title: '200,000 referrals', rounds: 3 },
];
const QUICK_ROUNDS = 7;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    'start-up': { type: 'boolean' },
    imports: { type: 'boolean' },
    commands: { type: 'string' },
    rounds: { type: 'string' },
    node: { type: 'string' },
    record: { type: 'boolean' },
    sizes: { type: 'boolean' },
    together: { type: 'boolean' },
    'at-once': { type: 'boolean' },
  },
});

const cache = join(ROOT, 'node_modules/.cache/refnet-bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'run-'));
// Where NODE_EXTRA_CA_CERTS is set, reading the certificates hides everything else.
const {
  NODE_EXTRA_CA_CERTS: _certificates,
  NODE_OPTIONS: _options,
  XDG_CACHE_HOME: _cache,
  ...outer
} = process.env;
const env = { ...outer, HOME: folder, REFNET_TODAY: TODAY };
const recorded = readRecorded();
const measured = {};

try {
  if (options.sizes) await printSizes(...(await loading()));
  else if (options.together) await keepTogether(...(await loading()), { root: ROOT, cache });
  else if (options['at-once']) await keepAtOnce(...(await loading()), { root: ROOT, cache });
  else await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const ways = WAYS.filter(({ way }) => !options.quick || way === 'pipe');
  const names = options.quick ? ['usual', 'waiting'] : ['usual', 'waiting', 'large'];
  const { paths, trackerLines } = await prepareNetworks(names, { root: ROOT, cache });
  if (!options.imports) {
    await measureNode(process.execPath, REFNET, ways, paths);
    const other = options.node ?? (options.quick ? undefined : newerNode(cache));
    if (other !== undefined) await measureNode(other, installed(other, { root: ROOT, folder }), ways, paths);
  }
  if (options.imports || !(options.quick || options['start-up'] || options.commands)) {
    for (const each of IMPORTS) {
      const section = `import of ${each.rows} rows`;
      const context = { refnet: REFNET, trackerLines, folder, env, recorded: recorded[section] };
      measured[section] = await measureImport(each, context);
    }
    if (!has('sqlite3'))
      console.log(
        '\nThe sqlite3 shell is not there (Debian: apt-get install sqlite3): not compared with it.',
      );
  }
  if (gnuTime === undefined)
    console.log('\nGNU time is not there (Debian: apt-get install time): memory not measured.');
  if (options.record) record(measured);
}

async function measureNode(node, refnet, ways, paths) {
  const { version, keepsCode } = about(node);
  for (const { way, title, rounds } of ways) {
    const section = `node ${version.split('.')[0]}, ${title}`;
    console.log(`\nNode ${version}, ${cpus().length} cores, 200 partners, ${title}`);
    if (way === 'terminal' && !hasTerminals) {
      console.log('left out: @lydell/node-pty makes no terminals here');
      continue;
    }
    const found = await measureCommands({
      node,
      refnet,
      keepsCode,
      paths,
      rounds: Number(options.rounds ?? (options.quick ? QUICK_ROUNDS : rounds)),
      way,
      only: options.commands?.split(','),
      folder,
      env,
      recorded: recorded[section] ?? {},
    });
    measured[section] = { ...recorded[section], ...found };
  }
}

/** The commands that open files of the program, and what they are run with: a network that they may write to. */
async function loading() {
  const { paths } = await prepareNetworks(['usual'], { root: ROOT, cache });
  const network = join(folder, 'loading.db');
  copyFileSync(paths.usual, network);
  const argvs = COMMANDS.filter(({ waiting, name }) => !waiting && name !== 'version').map(({ argv }) =>
    argv(0),
  );
  return [argvs, { ...env, REFNET_DB: network }];
}
