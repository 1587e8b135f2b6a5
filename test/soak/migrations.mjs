// A newer refnet, which brings the file up to date: killed in the midst of that, refused a call of the system, raced by
// others, and gone back from. There is no newer one yet, so one is built with a second step that does all that a step may.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failingAt } from './faults.mjs';
import { hasTracer, killingAt } from './kills.mjs';
import { ROOT, told } from './program.mjs';
import { buildWith } from './sabotage.mjs';
import { differences, isSame, stateOf } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Network} Network */
/** @typedef {import('./state.mjs').State} State */

/** A column, a table, an index, a table made anew, rows that are changed. */
const STEPS = JSON.parse(readFileSync(join(ROOT, 'test/helpers/second-step.json'), 'utf8'));

/** @type {readonly (readonly [file: string, text: string, instead: string])[]} */
const NEWER = [
  ['src/file/schema-version.ts', 'SCHEMA_VERSION = 1', 'SCHEMA_VERSION = 2'],
  [
    'src/file/migrations.sql.ts',
    'sql: createNetwork }',
    `sql: createNetwork }, { version: 2, name: 'stars', sql: ${JSON.stringify(STEPS.join(';'))} }`,
  ],
  // What it says of the schema it makes itself, in place of reading what the build wrote down of this version.
  ['src/file/schema-text.sql.ts', 'let text', 'let text'],
];

/** What brings a file up to date, by the way. */
const COMMANDS = [
  ['partners', '--json'],
  ['due', '--json'],
  ['log', 'Tess W.', '--from', 'maren'],
  ['config', 'hourly-rate', '160'],
  ['backup'],
];

const TRIALS_A_ROUND = 6;
const CALLS = ['pwrite64', 'fsync', 'unlink', 'ftruncate', 'link', 'openat', 'pread64'];
const ERRORS = ['EIO', 'ENOSPC', 'EMFILE'];

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'migrations',
  about: 'a newer refnet brings the file up to date: killed, refused calls, raced, and gone back from',
  run: async (context) => {
    const newer = await context.once('a newer refnet', () => buildWith(NEWER, context.lastingFolder()));
    for (let at = 0; at < TRIALS_A_ROUND && !context.isOver(); at += 1) {
      const prepared = await ready(context, newer, context.random.one(COMMANDS));
      if (context.random.chance(0.25)) await raced(context, newer, prepared);
      else await disturbed(context, newer, prepared);
    }
  },
};

/** What there is before a command, once the file is up to date, and after the command. */
function ready(context, newer, argv) {
  return context.once(`brought up to date by ${argv.join(' ')}`, async () => {
    const base = await context.network('rich');
    const before = base.state();
    const [upgraded, done] = [await context.network('rich'), await context.network('rich')];
    const first = await upgraded.refnet(['partners'], { program: newer });
    const ran = await done.refnet(argv, { program: newer });
    for (const each of [first, ran])
      if (each.code !== 0) throw new Error(`it fails undisturbed: ${told(each)}`);
    const states = [before, upgraded.state(before.known), done.state(before.known)];
    if (isSame(states[0], states[1])) throw new Error('nothing is brought up to date');
    return { argv, before, upgraded: states[1], after: states[2], ms: ran.ms };
  });
}

/** Killed, or refused a call. */
async function disturbed(context, newer, prepared) {
  const { argv, before, ms } = prepared;
  const network = await context.network('rich');
  const isTraced = hasTracer() && context.random.chance(0.7);
  const call = context.random.one(CALLS);
  const nth = context.random.whole(1, call === 'pread64' || call === 'pwrite64' ? 400 : 60);
  const isKilled = !isTraced || context.random.chance(0.5);
  const how = !isTraced
    ? { killAfter: ms * (0.25 + 0.7 * context.random.fraction()) }
    : { wrap: isKilled ? killingAt(call, nth) : failingAt(call, nth, context.random.one(ERRORS)) };
  const ran = await network.refnet(argv, { ...how, program: newer });
  context.count(ran.signal !== null ? 'killed' : ran.code === 0 ? 'done all the same' : 'refused a call');
  const state = checkState(context, network, prepared, ran);
  const says = /recorded all the same/.test(ran.stderr);
  if (ran.code === 0 && !isSame(state, prepared.after)) {
    context.finding('what was acknowledged is not there', told(ran), ...differences(state, prepared.after));
  }
  if (ran.signal === null && ran.code !== 0 && isSame(state, before) && says) {
    context.finding('it is said to be recorded, and is not', told(ran));
  }
  await goesOn(context, newer, network, prepared, ran);
}

/** Eight at once, of which one brings it up to date. */
async function raced(context, newer, prepared) {
  const network = await context.network('rich');
  const runs = await Promise.all(
    Array.from({ length: 8 }, () => network.refnet(['partners', '--json'], { program: newer })),
  );
  context.count('raced by eight');
  for (const ran of runs) if (ran.code !== 0) context.finding('one of eight failed', told(ran));
  const state = checkState(context, network, prepared, runs[0]);
  if (!isSame(state, prepared.upgraded)) context.finding('it is not up to date', told(runs[0]));
  await goesOn(context, newer, network, prepared, runs[0]);
}

/** The file is as before, up to date, or as after; where it is not as before, a copy has it as it was. */
function checkState(context, network, { before, upgraded, after }, ran) {
  const state = network.state(before.known);
  context.count('checks');
  if (state.kind === 'unsound') context.finding('the file is not sound', told(ran), ...state.faults);
  else if (![before, upgraded, after].some((each) => isSame(state, each))) {
    context.finding(
      'it is neither as before, nor up to date, nor as after',
      told(ran),
      ...differences(state, after),
    );
  }
  if (
    !isSame(state, before) &&
    !copiesOf(network).some((path) => isSame(stateOf(path, before.known), before))
  ) {
    context.finding('no copy has the file as it was', told(ran), ...copiesOf(network));
  }
  if (ran.code === 70 || ran.code === 5) context.finding(`it ended with ${ran.code}`, told(ran));
  return state;
}

/** The newer one goes on from there at once; the older one says that it cannot, and leaves it alone. */
async function goesOn(context, newer, network, { before, upgraded, after }, ran) {
  const next = await network.refnet(['partners', '--json'], { program: newer });
  const state = network.state(before.known);
  if (next.code !== 0) context.finding('the next command failed', told(ran), told(next));
  else if (![upgraded, after].some((each) => isSame(state, each))) {
    context.finding('the next command did not bring it up to date', told(ran), told(next));
  }
  const older = await network.refnet(context.random.one([['partners'], ['undo'], ['backup']]), {
    program: OLDER,
  });
  if (older.code !== 5 || !/newer refnet/.test(older.stderr)) {
    context.finding('the older one does not say that a newer one wrote the file', told(older));
  }
  if (!isSame(network.state(before.known), state)) context.finding('the older one changed it', told(older));
}

const OLDER = join(ROOT, 'bin/refnet.js');

/** @param {Network} network */
function copiesOf({ file }) {
  const folder = join(file, '../backups');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('-before-upgrade.db'))
    .map((name) => join(folder, name));
}
