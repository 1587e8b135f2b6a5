// The commands that write, each with a network to do it on: what is killed, starved and refused.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { atHome } from './context.mjs';
import { told } from './program.mjs';
import { runHere } from './sample.mjs';
import { isSame, stateOf } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Network} Network */
/** @typedef {import('./state.mjs').State} State */

/**
 * @typedef {object} Deed
 * @property {string} name
 * @property {readonly string[]} argv `~/` is HOME
 * @property {'empty' | 'small' | 'rich'} [on] 'rich' where left out
 * @property {readonly (readonly string[])[]} [after] commands that go before
 * @property {Readonly<Record<string, string>>} [files] what lies below HOME beforehand, by path
 * @property {(home: string) => void} [prepare]
 * @property {string} [input] what comes in
 * @property {string} [product] the path below HOME of another file that it writes, or of a folder of copies
 * @property {boolean} [rare] it takes long: every tenth round is enough
 * @property {boolean} [answersFirst] what it prints is an answer, which does not say that anything was written
 * @property {boolean} [damaged] the file is beyond reading before it
 * @property {boolean} [spoiled] `doctor` finds something before it
 */

const CSV = 'Date,Partner,Client,Given or received,Need,Status,Revenue\n';

/** A tracker of so many rows. */
export function tracker(rows) {
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = `2026-${String((at % 9) + 1).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`;
    const way = at % 2 === 0 ? 'Received' : 'Given';
    return `${day},Partner ${at % 40},Client ${at},${way},house,${at % 3 === 0 ? 'Won' : 'New'},${at % 3 === 0 ? 900 : ''}`;
  });
  return `${CSV}${lines.join('\n')}\n`;
}

const SMALL_TRACKER = { 'small.csv': tracker(12) };
/** It says of no row whether it was given or received. */
const WAYS_TRACKER = { 'ways.csv': tracker(12).replaceAll(/Given or received,|Given,|Received,/g, '') };
const LARGE_TRACKER = { 'large.csv': tracker(4000) };

/** @type {readonly Deed[]} */
export const DEEDS = [
  { name: 'first partner', on: 'empty', argv: ['add-partner', 'Maren Holt', '--yes'] },
  { name: 'first referral', on: 'empty', argv: ['log', 'Jane D.', '--from', 'Maren Holt', '--add', '--yes'] },
  { name: 'first setting', on: 'empty', argv: ['config', 'currency', 'CAD'] },
  { name: 'first import', on: 'empty', argv: ['import', '~/small.csv', '--yes'], files: SMALL_TRACKER },
  {
    name: 'first large import',
    on: 'empty',
    argv: ['import', '~/large.csv', '--yes'],
    files: LARGE_TRACKER,
    rare: true,
  },
  {
    name: 'add-partner',
    argv: [
      'add-partner',
      'Zora Quill',
      '--profession',
      'surveyor',
      '--tag',
      'new',
      '--email',
      'z@example.com',
    ],
  },
  { name: 'log', argv: ['log', 'Tess W.', '--from', 'maren', '--for', 'first home', '--value', '700'] },
  { name: 'log to two', argv: ['log', 'Tess W.', '--to', 'anouk', '--to', 'ilse', '--yes'] },
  {
    name: 'check-in',
    argv: ['check-in', 'maren', 'victor', '--kind', 'event', '--note', 'again', '--next', '2026-12-20'],
  },
  {
    name: 'broadcast',
    argv: ['check-in', '--kind', 'broadcast', '--tag', 'chamber', '--note', 'a letter', '--yes'],
  },
  { name: 'update', argv: ['update', 'pat q.', 'won', '--value', '800'] },
  { name: 'update collected', argv: ['update', 'jane d.', '--collected', '50'] },
  { name: 'thank', argv: ['thank', 'nils', '--how', 'card'] },
  { name: 'told', argv: ['told', 'victor', '--all', '--yes'], after: [['update', 'emre h.', 'lost']] },
  { name: 'told of older', argv: ['told', 'victor', '--older', '--yes'] },
  { name: 'edit', argv: ['edit', 'maren', '--tag', 'golf', '--note', 'moved', '--question', '1=no'] },
  { name: 'edit stage', argv: ['edit', 'rosa', '--stage', 'power-partner', '--because', 'it grew'] },
  { name: 'remove a record', argv: ['remove', '24', '--yes'] },
  { name: 'remove a partner', argv: ['remove', 'anouk', '--yes'] },
  { name: 'undo', argv: ['undo'] },
  { name: 'undo a removal', argv: ['undo'], after: [['remove', 'anouk', '--yes']] },
  { name: 'undo an import', argv: ['undo', '--import', '1', '--yes'] },
  { name: 'redo', argv: ['redo'], after: [['remove', 'anouk', '--yes'], ['undo']] },
  {
    name: 'redo an import',
    argv: ['redo'],
    files: SMALL_TRACKER,
    after: [['import', '~/small.csv', '--yes'], ['undo']],
  },
  { name: 'import', argv: ['import', '~/small.csv', '--yes'], files: SMALL_TRACKER },
  { name: 'import updates', argv: ['import', '~/update.csv', '--yes'] },
  {
    name: 'import --replace',
    argv: ['import', '~/ways.csv', '--received', '--replace', '--yes'],
    files: WAYS_TRACKER,
    after: [['import', '~/ways.csv', '--given', '--yes']],
  },
  { name: 'large import', argv: ['import', '~/large.csv', '--yes'], files: LARGE_TRACKER, rare: true },
  { name: 'merge', argv: ['merge', 'maren', 'ilse', '--yes'] },
  {
    name: 'agree',
    argv: [
      'agree',
      'rosa',
      '--written',
      '--i-pay',
      '10% of collected',
      '--i-will',
      'call back',
      '--exclusive',
      'roofs',
    ],
  },
  { name: 'agree anew', argv: ['agree', 'maren', '--they-pay', 'flat 300', '--from', '2026-11-19'] },
  { name: 'pay', argv: ['pay', 'victor', '30', '--note', 'cheque', '--yes'] },
  { name: 'promise', argv: ['promise', 'maren', 'send a list', '--by', '2026-12-12'] },
  { name: 'project', argv: ['project', 'maren', 'a stall', '--kind', 'event', '--cost', '100'] },
  { name: 'note', argv: ['note', 'maren', 'is busy', '--kind', 'growth'] },
  { name: 'config', argv: ['config', 'hourly-rate', '160'] },
  { name: 'snooze', argv: ['snooze', 'rosa', '--until', '2027-01-01', '--because', 'away'] },
  { name: 'decline', argv: ['advise', 'rosa', '--decline', '--until', '2027-03-01'] },
  { name: 'who', argv: ['who', 'glazier'], answersFirst: true },
  { name: 'forget', argv: ['forget', '--client', 'Jane D.', '--yes'] },
  { name: 'forget older', argv: ['forget', '--older-than', '8 months', '--yes'] },
  { name: 'backup', argv: ['backup'], product: '.local/share/refnet/backups/' },
  { name: 'backup FILE', argv: ['backup', '~/copy.db'], product: 'copy.db' },
  {
    name: 'restore',
    argv: ['restore', '~/earlier.db', '--yes'],
    after: [['backup', '~/earlier.db'], ['undo'], ['log', 'Later L.', '--from', 'maren']],
  },
  {
    name: 'restore where none is',
    argv: ['restore', '~/earlier.db', '--yes'],
    after: [['backup', '~/earlier.db']],
    prepare: takeAway,
  },
  {
    name: 'restore over damage',
    argv: ['restore', '~/earlier.db', '--yes'],
    after: [['backup', '~/earlier.db']],
    prepare: damage,
    damaged: true,
  },
  { name: 'doctor --repair', argv: ['doctor', '--repair', '--yes'], prepare: spoil, spoiled: true },
  { name: 'export', argv: ['export', 'all', '--output', '~/all.json'], product: 'all.json' },
  {
    name: 'export over another',
    argv: ['export', 'all', '--output', '~/all.json', '--force'],
    files: { 'all.json': '{"before": true}\n' },
    product: 'all.json',
  },
  { name: 'export .xlsx', argv: ['export', 'all', '--output', '~/all.xlsx'], product: 'all.xlsx' },
  {
    name: 'calendar',
    argv: ['calendar', '--output', '~/due.ics'],
    after: [
      ['calendar', '--output', '~/due.ics'],
      ['promise', 'maren', 'send a list', '--by', '2026-12-12'],
    ],
    product: 'due.ics',
  },
  { name: 'report --output', argv: ['report', '--output', '~/report.html'], product: 'report.html' },
];

/** @param {string} home */
const fileIn = (home) => join(home, '.local/share/refnet/refnet.db');

/** The file is lost, and the copy is not. */
function takeAway(home) {
  rmSync(join(home, '.local'), { recursive: true });
}

/** Pages in the midst of the file are lost. */
function damage(home) {
  const bytes = readFileSync(fileIn(home));
  bytes.fill(0x5a, 8192, 8192 + 6 * 4096);
  writeFileSync(fileIn(home), bytes);
}

/** Keys that names are found by are no longer those of the names. */
function spoil(home) {
  const db = new Database(fileIn(home));
  db.exec(`update partners set name_key = 'nobody' where id < 4`);
  db.close();
}

/**
 * Those of every so-many-th of them that fail where nothing disturbs them, or do nothing: none, or what is disturbed shows
 * nothing.
 * @param {Context} context
 * @param {{ from: number, every: number }} which
 * @returns {Promise<string[]>} each by its name, with why
 */
export async function idleDeeds(context, { from, every }) {
  const idle = [];
  for (const deed of DEEDS.filter(({ rare }, at) => rare !== true && at % every === from)) {
    const network = await context.network(deed.on ?? 'rich', [], { files: deed.files });
    const { home } = network;
    try {
      for (const argv of deed.after ?? []) await runHere(home, atHome(argv, home));
      deed.prepare?.(home);
      const before = network.state();
      const { text } = productOf(network, deed);
      await runHere(home, atHome(deed.argv, home));
      const isSameProduct = productOf(network, deed).text === text;
      if (isSame(before, network.state(before.known)) && isSameProduct)
        idle.push(`${deed.name} does nothing`);
    } catch (error) {
      idle.push(`${deed.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return idle;
}

/**
 * A deed with all that is to be known before it is disturbed.
 * @typedef {object} Ready
 * @property {Deed} deed
 * @property {string} home which is copied for each trial
 * @property {State} before
 * @property {State} after
 * @property {number} ms how long it takes undisturbed, by the clock
 * @property {readonly Product[]} products what the other file may hold: before, and after
 * @property {string} stdout what it says undisturbed
 */

/** @typedef {{ path: string | undefined, text: string }} Product */

/**
 * Makes what a deed begins with, and does it once on a copy, undisturbed, by the build that is known to be good.
 * @param {Context} context
 * @param {Deed} deed
 * @returns {Promise<Ready>}
 */
export function ready(context, deed) {
  return context.once(`deed ${deed.name}`, async () => {
    const home = context.lastingFolder();
    const network = await context.network(deed.on ?? 'rich', [], { files: deed.files, home });
    for (const argv of deed.after ?? []) await runHere(home, atHome(argv, home));
    deed.prepare?.(home);
    const before = network.state();
    const trial = begin(context, { deed, home });
    const ran = await trial.undisturbed(atHome(deed.argv, trial.home));
    if (ran.code !== 0 && ran.code !== 3) throw new Error(`a deed fails undisturbed: ${told(ran)}`);
    const after = trial.state(before.known);
    if (deed.product === undefined && isSame(before, after))
      throw new Error(`a deed does nothing: ${told(ran)}`);
    const products = [productOf(network, deed), productOf(trial, deed)];
    return { deed, home, before, after, ms: ran.ms, products, stdout: ran.stdout };
  });
}

/**
 * A copy of what a deed begins with.
 * @param {Context} context
 * @param {Pick<Ready, 'deed' | 'home'>} prepared
 * @returns {Network}
 */
export function begin(context, { home }) {
  return context.copyOf(home);
}

/**
 * Asks everything of a network after a deed that was disturbed.
 * @param {Context} context
 * @param {Network} network
 * @param {Ready} prepared
 * @param {import('./program.mjs').Ran} ran
 * @param {boolean} [wasKilled] it, or one before it
 */
export async function checkDeed(
  context,
  network,
  { deed, before, after, products },
  ran,
  wasKilled = ran.signal !== null,
) {
  if (deed.product !== undefined) {
    const [old, made] = products.map(({ text }) => text);
    const { path, text } = productOf(network, deed);
    if (ran.code === 0 && text !== made)
      context.finding(`${deed.product} is not what was promised`, told(ran));
    else if (text !== old && text !== made)
      context.finding(`${deed.product} is neither whole nor as before`, told(ran));
    if (text === made && path !== undefined && (statSync(path).mode & 0o077) !== 0) {
      context.finding(`${deed.product} may be read by others`, told(ran));
    }
  }
  await context.check(network, {
    ran,
    before,
    after: [...begun(before, after), after],
    left: wasKilled ? [/\.part(-journal)?$/] : [],
    answersFirst: deed.answersFirst,
    isDamaged: deed.damaged,
    isSpoiled: deed.spoiled,
  });
  const again = await network.refnet(atHome(deed.argv, network.home));
  if (again.code === 70 || again.code === 4 || again.code === 5) {
    context.finding('the same once more failed', told(ran), told(again));
  }
}

/** Whether nothing of a deed is in a network yet. */
export function isUntouched(network, { deed, before, products }) {
  return isSame(network.state(before.known), before) && productOf(network, deed).text === products[0].text;
}

const FIRST_FACTS = /^(meta|schema|stages|.*_kinds|statuses)$/;

/** A file that was to be made may be begun: with no byte in it yet, or with its first facts, whole, and nothing else. */
export function begun(before, { tables }) {
  if (before.kind !== 'none') return [];
  const blank = { kind: 'blank', tables: {}, faults: [], known: before.known };
  const rows = (name) => {
    if (name === 'counters') return tables.counters.map((row) => row.replace(/"last":\d+/, '"last":0'));
    return FIRST_FACTS.test(name) ? tables[name] : [];
  };
  const facts = Object.fromEntries(Object.keys(tables).map((name) => [name, rows(name)]));
  return [blank, { ...blank, kind: 'network', tables: facts }];
}

/** @returns {Product} what lies in the other file that a deed writes, without chance and the clock */
function productOf({ home }, { product }) {
  const path = product === undefined ? undefined : pathOf(home, product);
  if (path === undefined || !existsSync(path)) return { path, text: 'none' };
  if (path.endsWith('.db')) return { path, text: JSON.stringify(stateOf(path).tables) };
  if (path.endsWith('.xlsx')) return { path, text: sheetsOf(path) };
  // A calendar counts its editions by the clock.
  const text = readFileSync(path, 'utf8').replaceAll(/SEQUENCE:\d+/g, 'SEQUENCE');
  return { path, text: text.replaceAll(/\d{4}-?\d\d-?\d\dT[\d:.]+Z/g, '<now>') };
}

/** The path of that file: of a folder of copies, the one in it that was asked for by hand. */
function pathOf(home, product) {
  const path = join(home, product);
  if (!product.endsWith('/')) return path;
  const names = existsSync(path) ? readdirSync(path) : [];
  const copy = names.find((name) => /^refnet-[\d-]{17}\.db$/.test(name));
  return copy === undefined ? undefined : join(path, copy);
}

/** The texts in a workbook; its bytes hold the time. */
function sheetsOf(path) {
  try {
    const files = Object.entries(unzipSync(readFileSync(path)));
    return files
      .map(([name, bytes]) => `${name} ${name.startsWith('docProps') ? '' : strFromU8(bytes)}`)
      .join('\n');
  } catch (error) {
    return `no workbook: ${String(error)}`;
  }
}
