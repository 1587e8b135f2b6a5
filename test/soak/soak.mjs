// Does to the built program what may happen to it in years, for as long as one likes, and looks after each whether what
// it promised is kept.
//   npm run soak                        five minutes of all scenarios, in turn
//   npm run soak -- --minutes 60        any length; --seconds 20
//   npm run soak -- --only kills        one scenario; may be repeated
//   npm run soak -- --seed 7            the same again: the first round of each scenario has this seed, the next 8, ...
//   npm run soak -- --rounds 1          so many rounds of each, however long it takes
//   npm run soak -- --list              the scenarios
//   npm run soak -- --sabotage NAME     a build that is wrong on purpose, until that is found; fails where it is not
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Context } from './context.mjs';
import { ROOT } from './program.mjs';
import { buildSabotaged, checkSabotages, SABOTAGES } from './sabotage.mjs';

/** @typedef {import('./context.mjs').Scenario} Scenario */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MOST_FINDINGS_SHOWN = 20;
const ITS_OWN = 'the scenario itself failed';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    program: { type: 'string' },
    sabotage: { type: 'string' },
    list: { type: 'boolean' },
  },
});

process.exitCode = await run();

async function run() {
  const all = await scenarios();
  if (values.list) {
    for (const { name, about } of all) console.log(`${name.padEnd(14)} ${about}`);
    checkSabotages();
    console.log('\nWrong on purpose, with --sabotage:');
    for (const [name, { about }] of Object.entries(SABOTAGES)) console.log(`${name.padEnd(14)} ${about}`);
    return 0;
  }
  if (values.sabotage !== undefined && SABOTAGES[values.sabotage] === undefined) {
    console.error(`there is no sabotage "${values.sabotage}"; --list names them`);
    return 2;
  }
  const unknown = (values.only ?? []).find((name) => !all.some((each) => each.name === name));
  if (unknown !== undefined) {
    console.error(`there is no scenario "${unknown}"; --list names them`);
    return 2;
  }
  const wanted = all.filter(({ name }) => values.only?.includes(name) ?? true);
  const chosen = first(wanted.filter(({ missing }) => missing?.() === undefined));
  for (const { name, missing } of wanted) {
    if (missing?.() !== undefined) console.log(`${name} is left out: ${missing()}`);
  }
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
  const folder = mkdtempSync(join(await quickFolder(), 'refnet-soak-'));
  process.env.SOAK_FOLDER = folder;
  try {
    const program = await programTried(folder);
    return report(await soak(chosen, { seed, folder, program }), seed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The scenarios in their order; for a build that is wrong, the one that is there to find it before the others. */
function first(all) {
  const by = SABOTAGES[values.sabotage ?? '']?.by;
  return all.toSorted((a, b) => Number(b.name === by) - Number(a.name === by));
}

/** The build that is tried. */
async function programTried(folder) {
  if (values.sabotage !== undefined) return buildSabotaged(values.sabotage, join(folder, 'sabotaged'));
  return values.program ?? join(ROOT, 'bin/refnet.js');
}

/** The files beside this one that hold a scenario. */
async function scenarios() {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.mjs') && name !== 'soak.mjs');
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(HERE, name)).href)));
  return /** @type {Scenario[]} */ (
    modules.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario]))
  );
}

/** A folder in memory where there is one: each commit waits for no disk there. */
async function quickFolder() {
  if (process.env.TMPDIR !== undefined) return process.env.TMPDIR;
  try {
    mkdirSync('/dev/shm', { recursive: true });
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Rounds of the scenarios in turn, until the time is over. */
async function soak(chosen, { seed, folder, program }) {
  const rounds = values.rounds === undefined ? Infinity : Number(values.rounds);
  const seconds = Number(values.seconds ?? 0) + 60 * Number(values.minutes ?? 0);
  const time =
    seconds > 0
      ? seconds
      : values.rounds === undefined
        ? values.sabotage === undefined
          ? 300
          : 120
        : Infinity;
  console.log(
    `Soaking refnet with seed ${seed}${time === Infinity ? '' : ` for ${time} s`}: ${chosen.map(({ name }) => name).join(', ')}`,
  );
  const begun = performance.now();
  const isFound = () => [...results.values()].some(({ findings }) => findings.some(({ isOwn }) => !isOwn));
  const isOver = () =>
    performance.now() - begun > time * 1000 || (values.sabotage !== undefined && isFound());
  const results = new Map(
    chosen.map(({ name }) => [name, { rounds: 0, ms: 0, counts: new Map(), findings: [] }]),
  );
  const shared = new Map();
  for (let round = 0; round < rounds && !isOver(); round += 1) {
    for (const scenario of chosen) {
      if (isOver()) break;
      const context = new Context({ seed: seed + round, program, folder, shared, isOver });
      await oneRound(scenario, context, results.get(scenario.name));
    }
  }
  return { results, seconds: (performance.now() - begun) / 1000 };
}

async function oneRound(scenario, context, result) {
  const begun = performance.now();
  try {
    await scenario.run(context);
  } catch (error) {
    context.finding(`${ITS_OWN}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    context.end();
  }
  result.rounds += 1;
  result.ms += performance.now() - begun;
  for (const [what, howMany] of context.counts)
    result.counts.set(what, (result.counts.get(what) ?? 0) + howMany);
  for (const text of context.findings) {
    result.findings.push({ text, seed: context.seed, isOwn: text.startsWith(ITS_OWN) });
    const repeat = `npm run soak -- --only ${scenario.name} --seed ${context.seed} --rounds 1${values.sabotage === undefined ? '' : ` --sabotage ${values.sabotage}`}`;
    if (result.findings.length <= MOST_FINDINGS_SHOWN)
      console.log(`\nFOUND by ${scenario.name}: ${text}\n  again: ${repeat}\n`);
  }
}

function report({ results, seconds }, seed) {
  let found = 0;
  for (const [name, { rounds, ms, counts, findings }] of results) {
    const done = [...counts].map(([what, howMany]) => `${howMany} ${what}`).join(', ');
    console.log(`${name.padEnd(14)} ${rounds} rounds in ${Math.round(ms / 1000)} s: ${done}`);
    if (findings.length > 0)
      console.log(
        `${' '.repeat(15)}FOUND ${findings.length}, in rounds with these seeds: ${[...new Set(findings.map((each) => each.seed))].join(', ')}`,
      );
    found += findings.length;
  }
  if (values.sabotage !== undefined) {
    const isFound = [...results.values()].some(({ findings }) => findings.some(({ isOwn }) => !isOwn));
    const what = `${values.sabotage}, which is wrong on purpose`;
    const end = `after ${Math.round(seconds)} s; seed ${seed}.`;
    console.log(`${isFound ? 'Found' : 'NOT found'}: ${what}, ${end}`);
    return isFound ? 0 : 1;
  }
  console.log(
    found === 0
      ? `Nothing found in ${Math.round(seconds)} s; seed ${seed}.`
      : `Found ${found} in ${Math.round(seconds)} s; seed ${seed}. Each is above, with the command that repeats it.`,
  );
  return found === 0 ? 0 : 1;
}
