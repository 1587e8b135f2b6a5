// Shows refnet at work on a network of its own in demo/, which starts afresh every time: each command as one types it,
// and what it answers. Run by `npm run demo`, which builds first.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'demo');
const FILE = join(FOLDER, 'refnet.db');
/** The story has dates; with the day fixed it reads the same whenever it is told. */
const TODAY = '2026-11-20';

/** A text is a heading, a list is a command line. */
const STORY = [
  'Whose network it is, and the currency of the amounts',
  ['config', 'my-name', 'Nadia Brandt'],
  ['config', 'currency', 'CAD'],

  'Three partners, from what you know about them',
  [
    'add-partner',
    'Maren Holt',
    '--profession',
    'mortgage broker',
    '--known-since',
    '2024-01',
    '--stage',
    'referral-partner',
  ],
  [
    'add-partner',
    'Victor Osei',
    '--profession',
    'accountant',
    '--known-since',
    '2026-07-14',
    '--how-met',
    'chamber lunch',
  ],
  [
    'add-partner',
    'Ilse Moreno',
    '--profession',
    'estate lawyer',
    '--known-since',
    '2023-05',
    '--stage',
    'referral-partner',
  ],

  'The spreadsheet the referrals were kept in until now',
  ['import', 'tracker.csv', '--dry-run'],
  ['import', 'tracker.csv'],

  'Two referrals of yesterday and today, and what became of one',
  ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', 'yesterday'],
  ['log', 'Jane D.', '--from', 'maren', '--for', 'first home', '--value', '1800'],
  ['update', '67', 'contacted'],

  'Touches with partners',
  ['check-in', 'maren', '--kind', 'coffee', '--on', '16 oct', '--note', 'new office in March'],
  ['check-in', 'victor', '--kind', 'call', '--on', '6 nov', '--satisfaction', '4'],
  ['check-in', 'ilse', '--kind', 'coffee', '--on', '4 may'],

  'Where the network stands, and what to do about one relationship',
  ['report'],
  ['advise', 'maren'],
];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
copyFileSync(join(ROOT, 'test/demo/tracker.csv'), join(FOLDER, 'tracker.csv'));

for (const step of STORY) {
  if (typeof step === 'string') console.log(`\n# ${step}`);
  else refnet(step);
}

const here = relative(process.cwd(), FOLDER) || '.';
console.log(`
# Go on from here; the same network, on the same day:
  export REFNET_DB='${FILE}' REFNET_TODAY=${TODAY}
  node bin/refnet.js report maren
  node bin/refnet.js advise victor
  node bin/refnet.js log "Bob Q." --from ilse --for "estate plan"
  node bin/refnet.js undo
  node bin/refnet.js help
# Without these variables refnet uses your own file; this one goes with: rm -r ${here}`);

/** Runs a command and shows it with its answer; a command that fails ends the demo with its exit code. */
function refnet(argv) {
  console.log(`\n$ refnet ${argv.map(asTyped).join(' ')}`);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'bin/refnet.js'), ...argv], {
    cwd: FOLDER,
    env: { ...process.env, REFNET_DB: FILE, REFNET_TODAY: TODAY },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

function asTyped(word) {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `"${word}"`;
}
