// Files that are no good as what a network is made from, or looked at: copies of networks that were spoiled, and exports that
// were, under restore, import, backup and doctor.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeSource, namesIn, SPOILED_COPIES, SPOILED_EXPORTS } from './spoiled-sources.mjs';

/** @typedef {import('./context.mjs').Context} Context */

const SOURCES_A_ROUND = 3;
const EXPORTS = ['all.json', 'all.jsonl', 'all.xlsx', 'for-partner.csv'];
const NAME = [['config', 'my-name', 'Nadia Brandt']];

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'sources',
  about: 'copies and exports that were spoiled, as the source of restore, import, backup and doctor',
  run: async (context) => {
    for (let at = 0; at < SOURCES_A_ROUND && !context.isOver(); at += 1) {
      await (context.random.chance(0.7) ? copies(context) : exports(context));
    }
  },
};

/** A copy of a network, of this one or of somebody else's, which was spoiled. */
async function copies(context) {
  const [what, spoil] = context.random.one(Object.entries(SPOILED_COPIES));
  const mine = await context.network(context.random.one(['small', 'rich', 'small']), NAME);
  const theirs = await context.network(context.random.one(['rich', 'small']));
  const source = join(mine.home, 'copy.db');
  writeFileSync(source, readFileSync(theirs.file), { mode: 0o600 });
  spoil({ file: source, random: context.random, page: 4096, other: mine.file });
  context.count('copies that were spoiled');
  await judged(context, mine, { what, source, secrets: namesIn(theirs.file) });
}

/** An export of a network, in one of its formats. */
async function exports(context) {
  const mine = await context.network(context.random.one(['small', 'rich']), NAME);
  const theirs = await context.network('rich');
  const secrets = namesIn(theirs.file);
  const source = join(mine.home, context.random.one(EXPORTS));
  const whose = source.endsWith('.csv') ? ['--for', 'p1'] : ['all'];
  await theirs.refnet(['export', ...whose, '--output', source, '--yes']);
  const [what, spoil] = context.random.one(Object.entries(SPOILED_EXPORTS));
  spoil({ file: source, random: context.random });
  context.count('exports that were spoiled');
  await judged(context, mine, { what: `${what}, of ${source.split('/').at(-1)}`, source, secrets });
}

async function judged(context, network, { what, source, secrets }) {
  const run = (argv) => network.refnet(argv);
  for (const each of await judgeSource({ run, network: network.file, source, secrets })) {
    context.finding(`${what}: ${each}`);
  }
}
