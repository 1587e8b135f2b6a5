// What is asked of every file that was damaged, changed by another program or made to do harm: each command works, or it
// ends with 5 and `doctor` names what is wrong; nothing is made worse; `doctor --repair` mends it, or says that it cannot.
import { existsSync, readFileSync } from 'node:fs';

/** Commands that only read, of all rooms; `{partner}` and `{record}` stand for numbers of the file. */
export const READING = [
  ['due'],
  ['report'],
  ['report', '{partner}'],
  ['advise'],
  ['advise', '{partner}'],
  ['partners'],
  ['referrals'],
  ['sources'],
  ['check-ins'],
  ['who', 'broker'],
  ['history'],
  ['search', 'a'],
  ['show', '{partner}'],
  ['show', '{record}'],
  ['agree', '{partner}'],
  ['fees'],
  ['export', 'all'],
  ['export', 'all', '--format', 'json'],
  ['config'],
  ['log', 'Ann A.', '--from', '{partner}', '--dry-run'],
  ['undo', '--dry-run'],
];

/** Commands that remember in the file what they told, and only read beside that. */
const REMEMBERING = [['calendar']];

/** What was taken out to mend it, or stood on a page that is lost, is not there any more; `doctor` tells of it. */
const GONE = ['refnet: there is no #', 'refnet: no partner'];

/** A control character that no terminal should be sent. */
const CONTROL = /(?!\n)\p{Cc}/u;

/**
 * What was wrong with how one file was taken; nothing where all is well.
 * @param {object} about
 * @param {(argv: readonly string[]) => Promise<{ code: number | null, stdout: string, stderr: string, hung?: boolean }>} about.run
 * @param {string} about.file
 * @param {readonly (readonly string[])[]} about.commands which only read
 * @param {readonly string[]} about.secrets what no error may say: names of clients
 * @param {boolean} [about.isHarmless] nothing is wrong with it, and it may be written another way than before
 * @returns {Promise<string[]>}
 */
export async function judgeFile({ run, file, commands, secrets, isHarmless = false }) {
  const found = [];
  const before = bytesOf(file);
  const first = await examined(run);
  found.push(...first.faults);
  for (const argv of commands)
    found.push(...faultsOf(await run(argv), { argv, secrets, isSound: first.isSound }));
  if (isHarmless && !first.isSound) found.push('doctor finds fault with what is none');
  if (!isHarmless && bytesOf(file) !== before) found.push('what only reads changed the file');
  for (const argv of REMEMBERING)
    found.push(...faultsOf(await run(argv), { argv, secrets, isSound: first.isSound }));
  const mended = await run(['doctor', '--repair']);
  found.push(...wordsOf(mended, { argv: ['doctor', '--repair'], secrets }));
  const last = await examined(run);
  found.push(...last.faults);
  if (last.repairable.length > 0)
    found.push(`doctor --repair left what it says it mends: ${last.repairable.join('; ')}`);
  if (first.isSound && !last.isSound) found.push('doctor --repair made it worse');
  if (mended.code !== last.code)
    found.push(`doctor --repair ended with ${mended.code}, and doctor ends with ${last.code}`);
  for (const argv of [
    ...commands,
    ...REMEMBERING,
    ['log', 'Ann A.', '--from', '{partner}', '--yes'],
    ['undo'],
  ]) {
    const ran = await run(argv);
    if (GONE.some((each) => ran.stderr.startsWith(each))) continue;
    found.push(
      ...faultsOf(ran, { argv, secrets, isSound: last.isSound }).map((each) => `once mended: ${each}`),
    );
  }
  return found;
}

/** The bytes of a file, but for how SQLite writes it and how often it did. */
function bytesOf(file) {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  for (const [from, to] of [
    [18, 20],
    [24, 28],
    [92, 100],
  ])
    bytes.fill(0, Math.min(from, bytes.length), Math.min(to, bytes.length));
  return bytes.toString('latin1');
}

/** What `doctor` says: whether all is well, and what it could mend. */
async function examined(run) {
  const ran = await run(['doctor', '--json']);
  const faults = wordsOf(ran, { argv: ['doctor'], secrets: [] });
  try {
    const { verdict, findings } = JSON.parse(ran.stdout);
    const wrong =
      { sound: 0, repair: 1, damaged: 5 }[verdict] === ran.code
        ? []
        : [`doctor says ${verdict} and ends with ${ran.code}`];
    const isDamaged = verdict === 'damaged';
    const repairable = isDamaged
      ? []
      : findings.filter((each) => each.repairable).map(({ what, items }) => `${what}: ${items.slice(0, 3)}`);
    return { code: ran.code, isSound: verdict === 'sound', repairable, faults: [...faults, ...wrong] };
  } catch {
    if (ran.code !== 5)
      faults.push(`doctor ends with ${ran.code} and says nothing: ${ran.stderr.slice(0, 300)}`);
    return { code: ran.code, isSound: false, repairable: [], faults };
  }
}

function faultsOf(ran, { argv, secrets, isSound }) {
  const isGone = !isSound && GONE.some((each) => ran.stderr.startsWith(each));
  const isRight = ran.code === 0 || (ran.code === 5 && !isSound) || isGone;
  return [
    ...(isRight ? [] : [`${told(argv, ran)}, and doctor says ${isSound ? 'sound' : 'what is wrong'}`]),
    ...wordsOf(ran, { argv, secrets }),
  ];
}

/** What no command may end with or say, whatever the file is. */
function wordsOf(ran, { argv, secrets }) {
  const { code, stderr, hung } = ran;
  const named = code === 0 ? [] : secrets.filter((name) => stderr.includes(name));
  return [
    ...(hung ? [`${argv.join(' ')} never ended`] : []),
    ...(code === 70 ? [`a bug: ${told(argv, ran)}`] : []),
    ...(CONTROL.test(stderr) ? [`a control character in the error of ${argv.join(' ')}`] : []),
    ...named.map(() => `a client is named in an error: ${told(argv, ran)}`),
  ];
}

const told = (argv, { code, stderr }) =>
  `${argv.join(' ')} ends with ${code}: ${stderr.trim().slice(0, 200)}`;
