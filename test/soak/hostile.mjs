// Files that were damaged, that another program changed, and that somebody made to do harm, under all that reads them.
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { judgeFile, READING } from './damage.mjs';
import { HARMLESS, SPOILED } from './spoiled.mjs';
import { plantValues, strangeValues } from './strange-values.mjs';

/** @typedef {import('./context.mjs').Context} Context */

const FILES_A_ROUND = 3;
const COMMANDS_A_FILE = 5;
const CLIENTS = 'select distinct client_name from referrals where length(client_name) > 3';

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'hostile',
  about: 'files that were damaged, changed by another program or made to do harm, in every column and byte',
  run: async (context) => {
    for (let at = 0; at < FILES_A_ROUND && !context.isOver(); at += 1) {
      await (context.random.chance(0.5) ? spoiled(context) : strange(context));
    }
  },
};

/** One file with other bytes, pages or files beside it. */
async function spoiled(context) {
  const [what, spoil] = context.random.one([...Object.entries(HARMLESS), ...Object.entries(SPOILED)]);
  const network = await context.network('rich');
  const secrets = clientsOf(network);
  spoil({ file: network.file, random: context.random, page: 4096 });
  context.count('files that were spoiled');
  await judged(context, network, what, { secrets, isHarmless: what in HARMLESS });
}

/** One strange value in one column, or one in each column of each table. */
async function strange(context) {
  const network = await context.network('rich');
  const secrets = clientsOf(network);
  const all = strangeValues(network.file);
  const ofColumn = grouped(all);
  const chosen = context.random.chance(0.7)
    ? [context.random.one(all)]
    : [...ofColumn.values()].map((each) => context.random.one(each));
  plantValues(network.file, chosen);
  context.count('files with strange values');
  const [{ what }] = chosen;
  await judged(context, network, chosen.length === 1 ? `${nameOf(chosen[0])}: ${what}` : 'all columns', {
    secrets,
  });
}

async function judged(context, network, what, about) {
  chmodSync(dirname(network.file), 0o700);
  const commands = context.random.shuffled([...READING]).slice(0, COMMANDS_A_FILE);
  const run = (argv) =>
    network.refnet(argv.map((word) => word.replace('{partner}', 'p1').replace('{record}', '10')));
  for (const each of await judgeFile({ run, file: network.file, commands, ...about })) {
    context.finding(`${what}: ${each}`);
  }
  context.count('files judged');
}

function clientsOf({ file }) {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(CLIENTS).pluck().all();
  } finally {
    db.close();
  }
}

const nameOf = ({ table, column }) => `${table}.${column}`;

function grouped(all) {
  const groups = new Map();
  for (const each of all) groups.set(nameOf(each), [...(groups.get(nameOf(each)) ?? []), each]);
  return groups;
}
