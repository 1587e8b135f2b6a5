// Commands that meet on one file: pairs that wait for the same lock, first runs, and changes of all kinds beside each other.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { atHome } from './context.mjs';
import { tracker } from './deeds.mjs';
import { told } from './program.mjs';
import { isSame, stateOf } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Network} Network */

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'races',
  about:
    'pairs behind a lock, first runs raced by eight, undo, import, backup, restore and forget racing log',
  run: async (context) => {
    for (const [name, race] of context.random.shuffled(Object.entries(RACES)).slice(0, 3)) {
      await race(context);
      context.count(name);
    }
  },
};

const RACES = {
  'first runs by eight': firstRuns,
  'pairs behind a lock': pair,
  'undo beside log': undoBesideLog,
  'import beside log': importBesideLog,
  'backup while writing': backupWhileWriting,
  'restore beside log': restoreBesideLog,
  'forget beside log': forgetBesideLog,
};

/** A race may be lost with words, and in no other way. */
function refusedWithWords(context, ran) {
  const isFine = ran.code === 0 || ([1, 4].includes(ran.code) && ran.stderr.trim() !== '');
  if (!isFine || ran.hung) context.finding('a race ended without words of its own', told(ran));
}

/** Logs a client and keeps what was promised. */
async function log(network, client, more = []) {
  const ran = await network.refnet(['log', client, '--from', 'maren', '--yes', ...more]);
  network.model.log(client, ran);
  refusedWithWords(network.context, ran);
  return ran;
}

/** Eight begin one network in an empty HOME at once. */
async function firstRuns(context) {
  const network = await context.network('empty');
  const isOther = context.random.chance(0.3);
  const runs = Array.from({ length: 8 }, async (_, at) => {
    const client = `First ${at}`;
    if (isOther && at % 2 === 1) return network.refnet(['add-partner', `Partner ${at}`, '--yes']);
    const ran = await network.refnet(['log', client, '--from', `Partner ${at}`, '--add', '--yes']);
    network.model.log(client, ran);
    return ran;
  });
  const all = await Promise.all(runs);
  for (const ran of all) refusedWithWords(context, ran);
  context.count('of them acknowledged', all.filter(({ code }) => code === 0).length);
  const names = rows(network, 'partners').map(({ name }) => name);
  for (const [at, ran] of all.entries()) {
    const there = names.filter((name) => name === `Partner ${at}`).length;
    if (there !== (ran.code === 0 ? 1 : 0))
      context.finding(`Partner ${at} is there ${there} times`, told(ran));
  }
  const files = readdirSync(dirname(network.file)).filter((name) => name !== 'backups');
  if (files.join() !== 'refnet.db') context.finding(`eight first runs left ${files.join(', ')}`);
  await context.check(network);
}

/** Two commands wait until another program lets go of the file; then both go on at once. */
async function pair(context) {
  const network = await context.network('rich');
  const lock = new Database(network.file);
  lock.exec(context.random.chance(0.5) ? 'begin immediate' : 'begin exclusive');
  const one = () => context.random.one(PAIRED);
  const argvs = [one(), one()];
  const runs = argvs.map((argv) => network.refnet(atHome(argv, network.home)));
  await pause(context.random.whole(200, 1200));
  lock.exec('rollback');
  lock.close();
  const all = await Promise.all(runs);
  for (const ran of all) refusedWithWords(context, ran);
  // One after the other, in one order or the other, is what it has to have been.
  const before = (await context.network('rich')).state();
  const state = network.state(before.known);
  const done = argvs.filter((_, at) => all[at].code === 0);
  const orders = [done, done.toReversed()];
  let isEither = false;
  for (const order of orders) {
    const apart = await context.network('rich');
    for (const argv of order) await apart.undisturbed(atHome(argv, apart.home));
    isEither ||= isSame(apart.state(before.known), state);
  }
  if (!isEither) context.finding('two at once came to what no order of them comes to', ...all.map(told));
  await context.check(network);
}

const PAIRED = [
  ['log', 'Tess W.', '--from', 'maren', '--yes'],
  ['log', 'Tess W.', '--to', 'rosa', '--yes'],
  ['update', 'pat q.', 'won', '--value', '800'],
  ['update', 'pat q.', 'lost'],
  ['check-in', 'maren', '--kind', 'call'],
  ['edit', 'maren', '--note', 'moved'],
  ['edit', 'maren', '--stage', 'power-partner'],
  ['remove', 'anouk', '--yes'],
  ['merge', 'maren', 'ilse', '--yes'],
  ['pay', 'victor', '30', '--yes'],
  ['told', 'victor', '--all', '--yes'],
  ['thank', 'maren'],
  ['add-partner', 'Zora Quill'],
  ['undo'],
  ['forget', '--client', 'Jane D.', '--yes'],
  ['agree', 'rosa', '--written', '--i-pay', '10% of collected'],
  ['config', 'hourly-rate', '160'],
  ['import', '~/newcomer.csv', '--yes'],
  ['backup'],
];

/** Each undo takes back one change, and no other goes. */
async function undoBesideLog(context) {
  const network = await context.network('small');
  const before = rows(network, 'changes').length;
  const logs = Array.from({ length: 4 }, (_, at) =>
    network.refnet(['log', `Beside ${at}`, '--from', 'maren']),
  );
  const undos = Array.from({ length: 3 }, () => later(context, () => network.refnet(['undo'])));
  const all = await Promise.all([...logs, ...undos]);
  for (const ran of all) refusedWithWords(context, ran);
  const done = (runs) =>
    runs.filter(({ code, stdout }) => code === 0 && !stdout.startsWith('Nothing')).length;
  const [logged, undone] = [done(all.slice(0, 4)), done(all.slice(4))];
  const standing = rows(network, 'changes').filter(({ undone_at: at }) => at === null).length;
  if (standing !== before + logged - undone) {
    context.finding(
      `${before} changes, ${logged} logged and ${undone} undone leave ${standing}`,
      ...all.map(told),
    );
  }
  await context.check(network);
}

/** The same file twice beside logs: each of its rows comes once. */
async function importBesideLog(context) {
  const network = await context.network('rich', [], { files: { 'small.csv': tracker(12) } });
  const argv = ['import', join(network.home, 'small.csv'), '--yes'];
  const imports = [1, 2].map(() => later(context, () => network.refnet(argv)));
  const logs = Array.from({ length: 3 }, (_, at) => log(network, `Beside ${at}`));
  const [all] = await Promise.all([Promise.all(imports), Promise.all(logs)]);
  for (const ran of all) refusedWithWords(context, ran);
  const clients = rows(network, 'referrals').map(({ client_name: client }) => client);
  const came = Array.from(
    { length: 12 },
    (_, at) => clients.filter((each) => each === `Client ${at}`).length,
  );
  const wanted = all.some(({ code }) => code === 0) ? 1 : 0;
  if (!came.every((times) => times === wanted)) {
    context.finding(`rows of one file came so many times: ${came.join(' ')}`, ...all.map(told));
  }
  await context.check(network);
}

async function backupWhileWriting(context) {
  const network = await context.network('small');
  const copies = join(network.home, 'copies');
  mkdirSync(copies, { mode: 0o700 });
  const clients = [];
  const writers = { areDone: false };
  const writing = (async () => {
    for (let at = 0; at < 6; at += 1) {
      const ran = await log(network, `Row ${at}`);
      if (ran.code === 0) clients.push(`Row ${at}`);
    }
    writers.areDone = true;
  })();
  for (let at = 0; !writers.areDone && at < 12; at += 1) {
    const known = clients.length;
    const path = join(copies, `${at}.db`);
    const ran = await network.refnet(['backup', path]);
    refusedWithWords(context, ran);
    if (ran.code !== 0) continue;
    const copy = stateOf(path);
    if (copy.kind !== 'network') context.finding('a copy is not sound', told(ran), ...copy.faults);
    const held = rowsOf(copy, 'referrals').map(({ client_name: name }) => name);
    const written = [0, 1, 2, 3, 4, 5].map((each) => `Row ${each}`);
    const first = written.filter((client) => held.includes(client)).length;
    if (!written.slice(0, first).every((client) => held.includes(client)) || first < known) {
      context.finding(`a copy is of no moment: it holds ${held.join(', ')}`, told(ran));
    }
    context.count('copies made while writing');
  }
  await writing;
  await context.check(network);
}

/** What was acknowledged beside a restore is there, or was there before and is in the copy that the restore kept. */
async function restoreBesideLog(context) {
  const network = await context.network('small', [['backup', '~/earlier.db']]);
  const restored = later(context, () =>
    network.refnet(['restore', join(network.home, 'earlier.db'), '--yes']),
  );
  const logs = Array.from({ length: 4 }, async (_, at) => {
    const client = `Beside ${at}`;
    const ran = await network.refnet(['log', client, '--from', 'maren']);
    refusedWithWords(context, ran);
    return { client, ran };
  });
  const [ran, ...all] = await Promise.all([restored, ...logs]);
  refusedWithWords(context, ran);
  const kept = keptCopies(network).flatMap((path) => rowsOf(stateOf(path), 'referrals'));
  const held = [...rows(network, 'referrals'), ...kept].map(({ client_name: name }) => name);
  for (const each of all) {
    if (each.ran.code === 0 && !held.includes(each.client)) {
      context.finding(`${each.client} was acknowledged and is nowhere`, told(each.ran), told(ran));
    }
  }
  await context.check(network);
}

function keptCopies({ file }) {
  const folder = join(dirname(file), 'backups');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** A client who was forgotten is in no place of the file, and what was logged of others stays. */
async function forgetBesideLog(context) {
  const network = await context.network('rich');
  const forgotten = later(context, () => network.refnet(['forget', '--client', 'Jane D.', '--yes']));
  const logs = Array.from({ length: 4 }, (_, at) => log(network, `Beside ${at}`));
  const [ran] = await Promise.all([forgotten, ...logs]);
  refusedWithWords(context, ran);
  const all = JSON.stringify(network.state().tables);
  if (ran.code === 0 && /Jane D\./i.test(all))
    context.finding('a forgotten client is still in the file', told(ran));
  await context.check(network);
}

const rows = (network, table) => rowsOf(network.state(), table);

const rowsOf = (state, table) => (state.tables[table] ?? []).map((row) => JSON.parse(row));

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Begins at some moment of the time that commands take. */
async function later(context, work) {
  await pause(context.random.whole(0, 250));
  return work();
}
