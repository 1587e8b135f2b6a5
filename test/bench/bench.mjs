// What refnet costs beside an empty Node and beside the sqlite3 shell answering the same question. All are measured in
// turn, one run of each after another, so that a slow moment of the machine hits all alike; what counts is the ratio.
// Run by `npm run bench`, which builds first. It takes about a minute, and two with the million rows.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REFNET = join(ROOT, 'bin/refnet.js');
const TODAY = '2026-11-20';
const SIZE = { partners: 200, referrals: 20_000 };
const ROUNDS = 40;
const IMPORTS = [
  { rows: 100_000, rounds: 3 },
  { rows: 1_000_000, rounds: 1 },
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

try {
  const { generateNetwork, trackerLines } = await loadGenerators();
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores, ${SIZE.partners} partners, ${SIZE.referrals} referrals`,
  );
  generateNetwork(env.REFNET_DB, SIZE, TODAY);
  measureCommands();
  for (const each of IMPORTS) measureImport(each, trackerLines);
  if (!shell)
    console.log('\nThe sqlite3 shell is not there (Debian: apt-get install sqlite3): not compared with it.');
  if (gnuTime === undefined)
    console.log('\nGNU time is not there (Debian: apt-get install time): memory not measured.');
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
  await bundle.write({ file, format: 'cjs' });
  await bundle.close();
  return createRequire(import.meta.url)(file);
}

function measureCommands() {
  const node = process.execPath;
  const cases = [
    { name: 'node -e 0', argv: [node, '-e', '0'] },
    { name: 'refnet --version', argv: [node, REFNET, '--version'], target: 1.2 },
    {
      name: 'refnet log ... --on yesterday',
      argv: [node, REFNET, 'log', 'Jane D.', '--from', 'p7', '--on', 'yesterday'],
      target: 2,
    },
    { name: 'refnet report', argv: [node, REFNET, 'report'], target: 2.5 },
    ...(shell ? [{ name: 'sqlite3, the same question', argv: ['sqlite3', env.REFNET_DB, QUESTION] }] : []),
  ];
  const times = measureInTurn(cases, ROUNDS);
  const base = median(times[0]);
  const peaks = cases.map(({ argv }) => peakMemory(argv));
  printTable([
    ['', 'median', 'quartiles', 'x node', 'at most', 'peak', 'x node'],
    ...cases.map(({ name, target }, at) => [
      name,
      milliseconds(median(times[at])),
      `${milliseconds(quantile(times[at], 0.25))} - ${milliseconds(quantile(times[at], 0.75))}`,
      (median(times[at]) / base).toFixed(2),
      target === undefined ? '' : target.toFixed(2),
      peaks[at] === undefined ? '' : `${(peaks[at] / 1024).toFixed(0)} MB`,
      peaks[at] === undefined || name.startsWith('sqlite3') ? '' : (peaks[at] / peaks[0]).toFixed(2),
    ]),
  ]);
  if (!shell) return;
  const [report, asked] = [times[3], times[4]];
  const ratio = median(report) / (base + median(asked));
  console.log(
    `refnet report is ${ratio.toFixed(2)} x an empty Node and the sqlite3 shell together (at most 2.00)`,
  );
}

function measureImport({ rows, rounds }, trackerLines) {
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
  const target = join(folder, 'import.db');
  const fresh = () => rmSync(target, { force: true });
  const cases = [
    {
      name: 'refnet import',
      before: fresh,
      argv: [process.execPath, REFNET, '--db', target, 'import', csv, '--currency', 'CAD'],
    },
    ...(shell
      ? [
          {
            name: 'sqlite3 .import',
            before: fresh,
            argv: ['sqlite3', target, '-cmd', '.mode csv', `.import '${csv}' raw`],
          },
        ]
      : []),
  ];
  const times = measureInTurn(cases, rounds);
  const peaks = cases.map(({ argv, before }) => (before(), peakMemory(argv)));
  console.log(
    `\nImport of ${rows.toLocaleString('en')} rows, ${rounds === 1 ? 'once' : `${rounds} times each`}`,
  );
  printTable([
    ['', 'median', 'x sqlite3', 'peak'],
    ...cases.map(({ name }, at) => [
      name,
      `${(median(times[at]) / 1000).toFixed(2)} s`,
      shell ? (median(times[at]) / median(times[1])).toFixed(2) : '',
      peaks[at] === undefined ? '' : `${(peaks[at] / 1024).toFixed(0)} MB`,
    ]),
  ]);
  rmSync(csv);
}

/** Milliseconds of each run of each case, run in turn; the first round warms the caches up and does not count. */
function measureInTurn(cases, rounds) {
  const times = cases.map(() => []);
  const warmUp = rounds > 3 ? 1 : 0;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [at, { argv, before }] of cases.entries()) {
      before?.();
      const begun = performance.now();
      const { status, stderr } = spawnSync(argv[0], argv.slice(1), {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const taken = performance.now() - begun;
      if (status !== 0) throw new Error(`${argv.join(' ')} failed: ${String(stderr)}`);
      if (round >= 0) times[at].push(taken);
    }
  }
  return times;
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
