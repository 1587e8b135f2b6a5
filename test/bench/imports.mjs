// What imports cost beside an empty Node, and beside the sqlite3 shell doing the same whole job.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TODAY } from './cases.mjs';
import { has, measureInTurn, median, printTable } from './measure.mjs';
import { shellImport } from './shell-import.mjs';

const PARTNERS = 200;

/** Measures an import of that many rows, prints it, and gives what is to be recorded. */
export async function measureImport(
  { rows, rounds, timesNode, timesShell },
  { refnet, trackerLines, folder, env, recorded = {} },
) {
  const shell = has('sqlite3');
  const csv = writeTracker(join(folder, `tracker-${rows}.csv`), trackerLines(rows, PARTNERS, TODAY));
  const target = join(folder, 'import.db');
  const remove = () => rmSync(target, { force: true });
  const begin = () => {
    remove();
    spawnSync(process.execPath, [refnet, '--db', target, 'config', 'currency', 'CAD'], { env });
  };
  const job = join(folder, 'import.sql');
  if (shell) {
    begin();
    writeFileSync(job, shellImport(csv, target));
  }
  const importing = ['--db', target, 'import', csv, '--currency', 'CAD'];
  const cases = [
    { name: 'node -e 0', argv: [process.execPath, '-e', '0'] },
    { name: 'refnet import', before: remove, argv: [process.execPath, refnet, ...importing] },
  ];
  if (shell) {
    const alone = ['-cmd', '.mode csv', `.import '${csv}' raw`];
    cases.push(
      { name: 'sqlite3, the same whole job', before: begin, argv: ['sqlite3', target, `.read '${job}'`] },
      { name: 'sqlite3 .import alone', before: remove, argv: ['sqlite3', target, ...alone] },
    );
  }
  const found = await measureInTurn(cases, rounds, env);
  const size = rows.toLocaleString('en');
  console.log(`\nImport of ${size} rows, ${rounds === 1 ? 'once' : `${rounds} times each`}`);
  printTable([
    ['', 'CPU', 'by the clock', 'peak'],
    ...cases.map(({ name }, at) => [
      name,
      ...[found[at].cpu, found[at].wall].map((times) => `${(median(times) / 1000).toFixed(2)} s`),
      found[at].peak === undefined ? '' : `${(found[at].peak / 1024).toFixed(0)} MB`,
    ]),
  ]);
  const measured = {};
  const compare = (at, name, what, most) => {
    const [cpu, wall] = ['cpu', 'wall'].map((which) =>
      Number((median(found[1][which]) / median(found[at][which])).toFixed(2)),
    );
    measured[name] = { cpu, wall };
    const limits = [
      ...(most === undefined ? [] : [`at most ${most.toFixed(2)}${cpu > most ? ': over' : ''}`]),
      ...(recorded[name] === undefined ? [] : [`recorded ${recorded[name].cpu.toFixed(2)}`]),
    ];
    console.log(
      `refnet import takes ${cpu.toFixed(2)} x the CPU of ${what}${limits.length === 0 ? '' : ` (${limits.join('; ')})`}`,
    );
  };
  compare(0, 'x node', 'an empty Node', timesNode);
  if (shell) compare(2, 'x shell', 'the sqlite3 shell doing the same whole job', timesShell);
  rmSync(csv);
  remove();
  return measured;
}

function writeTracker(csv, lines) {
  const out = openSync(csv, 'w');
  let pending = '';
  for (const line of lines) {
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
