// Writes single characters of the rules otherwise and tells which of those mutants no test notices:
//   npm run mutants [-- --sample 300 --seed 1 --only src/money --only src/advice/told.ts:42]
// Each runs the tests near it that come by it, the quick ones first, until one fails. Those that no behaviour could tell
// from what is written stand in explained.json with the reason; others that survive make it end with 1.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { isExplainedBy, mutantsOf, withSwitches } from './mutants.mjs';

const { values: said } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
  },
});
const root = new URL('../..', import.meta.url).pathname;
const folder = `${root}node_modules/.cache/mutants-${process.pid}/`;
const [now, reachedFile] = [`${folder}now`, `${folder}reached.jsonl`];
const ROOMS = ['advice', 'money', 'calendar', 'reports', 'contact', 'agreements', 'due'];
const PERIODS = ['change', 'since-anything', 'this-year', 'trend'].map((name) => `src/reports/${name}.ts`);
/** So many files of its rule, quick ones, and others are asked about each mutant. */
const [QUICK_MS, OWN, QUICK, SLOW] = [700, 3, 10, 6];

const rulesIn = (room) =>
  readdirSync(`${root}src/${room}`)
    .filter((name) => /^[^.]+\.ts$/.test(name))
    .map((name) => `src/${room}/${name}`);
const files = ['advice', 'money', 'calendar', 'agreements', 'due'].flatMap(rulesIn).concat(PERIODS);
const sources = new Map(files.map((file) => [file, readFileSync(root + file, 'utf8')]));
let ids = 0;
const mutants = files.flatMap((file) =>
  mutantsOf(file, sources.get(file)).map((each) => ({ ...each, file, id: (ids += 1) })),
);
const switched = new Map(
  files.map((file) => [
    root + file,
    withSwitches(
      sources.get(file),
      mutants.filter((each) => each.file === file),
    ),
  ]),
);
const explained = JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8'));
const stale = explained.filter((each) => !mutants.some((mutant) => isExplainedBy(mutant, each)));
if (stale.length > 0) {
  for (const { file, within, what } of stale)
    console.log(`explained, and not there: ${file}  ${what}  ${within}`);
  process.exit(1);
}

/** Of the rooms, files or lines that are named, or of all. */
const isAsked = ({ file, line }) =>
  said.only?.some((each) => `${file}:${line}` === each || `${file}/`.startsWith(`${each}/`)) ?? true;

/** The same ones for a seed, whatever is asked of them; all of what is named where no number is said. */
function chosen() {
  const number = Number(said.sample ?? (said.only === undefined ? 300 : mutants.length));
  let at = Number(said.seed);
  const chance = () => (at = (at * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  return mutants
    .map((each) => ({ each, key: chance() }))
    .filter(({ each }) => isAsked(each))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, number)
    .map(({ each }) => each);
}

mkdirSync(folder, { recursive: true });
writeFileSync(now, '-1');
writeFileSync(reachedFile, '');
process.env['MUTANT_NOW'] = now;
process.env['MUTANTS_REACHED'] = reachedFile;
process.chdir(root);
/** Each file loads all anew where it is found out what it comes by, so that what runs while loading is known of each. */
const start = (isolate) =>
  createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      include: said.tests ?? ROOMS.map((room) => `test/${room}/**/*.test.ts`),
      isolate,
      setupFiles: ['test/mutants/setup.mjs', 'test/helpers/each-file.ts'],
      maxWorkers: Math.max(1, cpus().length - 1),
      testTimeout: 60_000,
      hookTimeout: 60_000,
      reporters: [{}],
      onConsoleLog: () => false,
    },
    { plugins: [{ name: 'mutants', enforce: 'pre', transform: switchedCode }], server: { watch: null } },
  );
const switchedCode = (_code, id) => {
  const code = switched.get(id.split('?')[0]);
  return code === undefined ? null : { code, map: null };
};
const first = await start(true);
await first.start();
const failing = first.state.getFiles().filter(({ result }) => result?.state === 'fail');
await first.close();
if (failing.length > 0) throw new Error(`fails as it is: ${failing.map(({ name }) => name).join(', ')}`);
const reached = readFileSync(reachedFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const vitest = await start(false);
await vitest.standalone();
const [project] = vitest.projects;

/**
 * The tests that are asked about a mutant: those that come by little else first, which are of its rule; then quick ones
 * and others, of its own room before the rest.
 */
function testsOf({ id, file }) {
  const room = `/${file.split('/')[1]}/`;
  const near = reached
    .filter((each) => each.reached.includes(id))
    .toSorted((a, b) => Number(b.file.includes(room)) - Number(a.file.includes(room)) || a.ms - b.ms);
  const own = near.toSorted((a, b) => a.reached.length - b.reached.length).slice(0, OWN);
  const others = near.filter((each) => !own.includes(each));
  const quick = others.filter(({ ms }) => ms < QUICK_MS).slice(0, QUICK);
  const slow = others.filter((each) => !quick.includes(each)).slice(0, SLOW);
  return [own, quick, ...slow.map((each) => [each])];
}

async function fateOf(mutant) {
  const groups = testsOf(mutant);
  if (groups.flat().length === 0) return 'not reached';
  writeFileSync(now, String(mutant.id));
  for (const group of groups.filter((each) => each.length > 0)) {
    vitest.state.filesMap.clear();
    vitest.state.idMap.clear();
    vitest.state.errorsSet.clear();
    const specifications = group.map(({ file }) => project.createSpecification(file));
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    if (unhandledErrors.length > 0 || testModules.some((each) => !each.ok())) return 'killed';
  }
  return 'survived';
}

const counts = new Map();
const sample = chosen();
for (const mutant of sample) {
  const isExplained = explained.some((each) => isExplainedBy(mutant, each));
  const fate = isExplained ? 'explained' : await fateOf(mutant);
  counts.set(fate, (counts.get(fate) ?? 0) + 1);
  if (fate === 'killed' || fate === 'explained') continue;
  const { file, line, what, from } = mutant;
  console.log(`${fate}  ${file}:${line}  ${what}  ${from.slice(0, 120)}`);
}
await vitest.close();
rmSync(folder, { recursive: true });
const told = [...counts].map(([fate, times]) => `${times} ${fate}`).join(', ');
console.log(`${sample.length} of ${mutants.length} mutants, seed ${said.seed}: ${told}`);
process.exit((counts.get('survived') ?? 0) + (counts.get('not reached') ?? 0) > 0 ? 1 : 0);
