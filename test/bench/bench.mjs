// What refnet costs beside an empty Node and beside the sqlite3 shell answering the same question. All are measured in
// turn, one run of each after another, so that a slow moment of the machine hits all alike; what counts is the ratio, of
// the processor's time first: time by the clock flatters on a busy machine.
//   npm run bench                    all of it: a minute, and two with the million rows
//   npm run bench -- --start-up      the commands alone
//   npm run bench -- --imports       the imports alone
//   npm run bench -- --node PATH     the commands on another Node, installed there as a package
//   npm run bench -- --sizes         what each command loads, by module
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { shellImport } from './shell-import.mjs';
import { printSizes } from './sizes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REFNET = join(ROOT, 'bin/refnet.js');
const TODAY = '2026-11-20';
const SIZE = { partners: 200, referrals: 20_000 };
const ROUNDS = 40;
const COMMANDS = [
  { argv: ['--version'], target: 1.2 },
  { argv: ['log', 'Jane D.', '--from', 'p7', '--on', 'yesterday'], target: 2 },
  { argv: ['report'], target: 2.5 },
  { argv: ['due', '--limit', '20'] },
  { argv: ['partners'] },
];
/** How much of the processor's time an import may take, beside an empty Node or the shell doing the same whole job. */
const IMPORTS = [
  { rows: 20_000, rounds: 5, timesNode: 50 },
  { rows: 100_000, rounds: 3 },
  { rows: 1_000_000, rounds: 1, timesShell: 2.5 },
];

/** The question that the report asks of the referrals. */
const QUESTION = `
  select p.name, sum(r.direction = 'given'), sum(r.direction = 'received'), count(r.id), sum(r.status = 'won'),
    sum(r.status in ('won', 'lost', 'no-response', 'declined')), sum(iif(r.status = 'won', r.invoiced_minor, 0))
  from partners p left join referrals r on r.partner_id = p.id
    and r.occurred_on > '2025-11-20' and r.occurred_on <= '2026-11-20' and r.status <> 'void'
    and r.consent is not 0
  group by p.id order by 4 desc limit 20`;

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const shell = has('sqlite3');
const gnuTime = ['/usr/bin/time', '/usr/local/bin/time'].find((path) => existsSync(path));

// In the project, so that what is built there finds its packages.
mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'node_modules/.cache/refnet-bench-'));
// Where NODE_EXTRA_CA_CERTS is set, reading the certificates hides everything else.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...outer } = process.env;
const env = { ...outer, HOME: folder, REFNET_TODAY: TODAY, REFNET_DB: join(folder, 'network.db') };

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'boolean' },
    'start-up': { type: 'boolean' },
    imports: { type: 'boolean' },
    node: { type: 'string' },
  },
});

try {
  const { generateNetwork, trackerLines } = await loadGenerators();
  await generateNetwork(env.REFNET_DB, SIZE, TODAY);
  if (options.sizes) {
    await printSizes(
      COMMANDS.slice(1).map(({ argv }) => argv),
      env,
    );
  } else {
    const node = options.node ?? process.execPath;
    if (!options.imports) measureCommands(node, options.node === undefined ? REFNET : installed(node));
    if (options.node === undefined && !options['start-up']) {
      for (const each of IMPORTS) measureImport(each, trackerLines);
    }
    if (!shell)
      console.log(
        '\nThe sqlite3 shell is not there (Debian: apt-get install sqlite3): not compared with it.',
      );
    if (gnuTime === undefined)
      console.log('\nGNU time is not there (Debian: apt-get install time): memory not measured.');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The generators are TypeScript and go through the store; they are bundled as the program is. */
async function loadGenerators() {
  const file = join(folder, 'network.cjs');
  const bundle = await rolldown({
    input: join(ROOT, 'test/bench/network.ts'),
    platform: 'node',
    external: ['better-sqlite3'],
  });
  await bundle.write({ file, format: 'cjs', codeSplitting: false });
  await bundle.close();
  return createRequire(import.meta.url)(file);
}

/** Packs refnet and installs it with this Node, whose database engine is not the one in node_modules; returns its program. */
function installed(node) {
  const prefix = join(folder, 'prefix');
  const npm = (argv, more = {}) => {
    const { status, stderr } = spawnSync('npm', argv, { cwd: ROOT, encoding: 'utf8', ...more });
    if (status !== 0) throw new Error(`npm ${argv.join(' ')} failed: ${stderr}`);
  };
  npm(['pack', '--silent', '--pack-destination', folder]);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  npm(['install', '-g', '--prefix', prefix, '--no-audit', '--no-fund', tarball], {
    env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
  });
  return join(prefix, 'lib/node_modules/refnet/bin/refnet.js');
}

function measureCommands(node, refnet) {
  const version = spawnSync(node, ['--version'], { env, encoding: 'utf8' }).stdout.trim();
  console.log(
    `Node ${version}, ${cpus().length} cores, ${SIZE.partners} partners, ${SIZE.referrals} referrals, ${ROUNDS} rounds`,
  );
  const cases = [
    { name: 'node -e 0', argv: [node, '-e', '0'] },
    ...COMMANDS.map(({ argv, target }) => ({
      name: `refnet ${argv[0]}`,
      argv: [node, refnet, ...argv],
      target,
    })),
    ...(shell ? [{ name: 'sqlite3, the same question', argv: ['sqlite3', env.REFNET_DB, QUESTION] }] : []),
  ];
  const { wall, cpu } = measureInTurn(cases, ROUNDS);
  const peaks = cases.map(({ argv }) => peakMemory(argv));
  printTable([
    ['', 'CPU', 'quartiles', 'x node', 'at most', 'by the clock', 'quartiles', 'x node', 'peak'],
    ...cases.map(({ name, target }, at) => [
      name,
      ...spread(cpu[at]),
      ratio(cpu[at], cpu[0]),
      target === undefined ? '' : target.toFixed(2),
      ...spread(wall[at]),
      ratio(wall[at], wall[0]),
      peaks[at] === undefined ? '' : `${(peaks[at] / 1024).toFixed(0)} MB`,
    ]),
  ]);
  if (!shell) return;
  const at = (name) => cases.findIndex((each) => each.name.startsWith(name));
  const together = median(cpu[0]) + median(cpu[at('sqlite3')]);
  const report = (median(cpu[at('refnet report')]) / together).toFixed(2);
  console.log(`refnet report is ${report} x an empty Node and the sqlite3 shell together (at most 2.00)`);
}

function ratio(values, base) {
  return (median(values) / median(base)).toFixed(2);
}

/** The median, and the quartiles around it. */
function spread(values) {
  const quartiles = [0.25, 0.75].map((share) => quantile(values, share).toFixed(1));
  return [milliseconds(median(values)), quartiles.join(' - ')];
}

function measureImport({ rows, rounds, timesNode, timesShell }, trackerLines) {
  const csv = writeTracker(rows, trackerLines);
  const target = join(folder, 'import.db');
  const remove = () => rmSync(target, { force: true });
  const begin = () => {
    remove();
    spawnSync(process.execPath, [REFNET, '--db', target, 'config', 'currency', 'CAD'], { env });
  };
  const job = join(folder, 'import.sql');
  if (shell) {
    begin();
    writeFileSync(job, shellImport(csv, target));
  }
  const cases = [
    { name: 'node -e 0', argv: [process.execPath, '-e', '0'] },
    {
      name: 'refnet import',
      before: remove,
      argv: [process.execPath, REFNET, '--db', target, 'import', csv, '--currency', 'CAD'],
    },
    ...(shell
      ? [
          { name: 'sqlite3, the same whole job', before: begin, argv: ['sqlite3', target, `.read '${job}'`] },
          {
            name: 'sqlite3 .import alone',
            before: remove,
            argv: ['sqlite3', target, '-cmd', '.mode csv', `.import '${csv}' raw`],
          },
        ]
      : []),
  ];
  const { wall, cpu } = measureInTurn(cases, rounds);
  const peaks = cases.map(({ argv, before }) => (before?.(), peakMemory(argv)));
  console.log(
    `\nImport of ${rows.toLocaleString('en')} rows, ${rounds === 1 ? 'once' : `${rounds} times each`}`,
  );
  printTable([
    ['', 'CPU', 'by the clock', 'peak'],
    ...cases.map(({ name }, at) => [
      name,
      ...[cpu, wall].map((times) => `${(median(times[at]) / 1000).toFixed(2)} s`),
      peaks[at] === undefined ? '' : `${(peaks[at] / 1024).toFixed(0)} MB`,
    ]),
  ]);
  const compare = (at, what, most) => {
    const limit = most === undefined ? '' : ` (at most ${most.toFixed(2)})`;
    console.log(`refnet import is ${ratio(cpu[1], cpu[at])} x ${what}${limit}`);
  };
  compare(0, 'an empty Node', timesNode);
  if (shell) compare(2, 'the sqlite3 shell doing the same whole job', timesShell);
  rmSync(csv);
}

function writeTracker(rows, trackerLines) {
  const csv = join(folder, `tracker-${rows}.csv`);
  const out = openSync(csv, 'w');
  let pending = '';
  for (const line of trackerLines(rows, SIZE.partners, TODAY)) {
    pending += line;
    if (pending.length > 1_000_000) {
      writeSync(out, pending);
      pending = '';
    }
  }
  writeSync(out, pending);
  closeSync(out);
  return csv;
}

/**
 * Milliseconds of each run of each case, by the clock and of the processor, run in turn; the first round warms the
 * caches up and does not count. bash tells the processor's time to the millisecond, of a program and what it started.
 */
function measureInTurn(cases, rounds) {
  const wall = cases.map(() => []);
  const cpu = cases.map(() => []);
  const warmUp = rounds > 3 ? 1 : 0;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [at, { argv, before }] of cases.entries()) {
      before?.();
      const { status, stderr } = spawnSync(
        'bash',
        ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$@"', '', ...argv],
        {
          env: { ...env, LC_ALL: 'C' },
          stdio: ['ignore', 'pipe', 'pipe'],
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(`${argv.join(' ')} failed: ${stderr}`);
      const [real, user, system] = (/([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? []).slice(1).map(Number);
      if (round < 0) continue;
      wall[at].push(real * 1000);
      cpu[at].push((user + system) * 1000);
    }
  }
  return { wall, cpu };
}

/** Peak resident memory in kB; undefined where GNU time is not there. */
function peakMemory(argv) {
  if (gnuTime === undefined) return undefined;
  const { stderr } = spawnSync(gnuTime, ['-f', 'peak %M', ...argv], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const found = /peak (\d+)\s*$/.exec(String(stderr));
  return found === null ? undefined : Number(found[1]);
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function milliseconds(value) {
  return `${value.toFixed(1)} ms`;
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    );
  }
}
