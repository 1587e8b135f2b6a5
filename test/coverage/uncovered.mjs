// Prints what of `src` no test in one process runs, and fails where explained.json knows nothing of it:
//   npm run coverage
// There `anywhere` explains lines by a pattern, `files` whole files, `lines` single ones; `wanting` are those that
// want a test still, or to go, and may only become fewer: it fails where a line listed is run now, or gone. Lines are named by their text, not by their number, so that
// they are known again when a file grows.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const report = process.argv[2] ?? `${root}node_modules/.cache/coverage/coverage-final.json`;
const { files, lines, anywhere, wanting } = JSON.parse(
  readFileSync(new URL('explained.json', import.meta.url), 'utf8'),
);
const rules = anywhere.map(({ line, why }) => ({ pattern: new RegExp(line, 'u'), why }));

/** Why a line of a file needs no test in this process, or that it wants one; `undefined` where nothing knows it. */
function explanation(file, text) {
  if (wanting[file]?.includes(text)) return 'Wants a test still, or goes.';
  return files[file] ?? lines[file]?.[text] ?? rules.find(({ pattern }) => pattern.test(text))?.why;
}

/** The first line of each statement and function that never ran, once each. */
function uncovered({ s, f, statementMap, fnMap }) {
  const never = [
    ...Object.keys(s).flatMap((id) => (s[id] === 0 ? [statementMap[id].start.line] : [])),
    ...Object.keys(f).flatMap((id) => (f[id] === 0 ? [fnMap[id].decl.start.line] : [])),
  ];
  return [...new Set(never)].toSorted((a, b) => a - b);
}

let statements = 0;
let run = 0;
const counts = new Map();
const unexplained = [];
const met = new Set();
for (const [path, counted] of Object.entries(JSON.parse(readFileSync(report, 'utf8')))) {
  const file = relative(root, path).replaceAll('\\', '/');
  const source = readFileSync(path, 'utf8').split('\n');
  statements += Object.keys(counted.s).length;
  run += Object.values(counted.s).filter((times) => times > 0).length;
  for (const number of uncovered(counted)) {
    const text = (source[number - 1] ?? '').trim();
    const why = explanation(file, text);
    met.add(`${file}: ${text}`);
    if (why === undefined) unexplained.push(`${file}:${number}: ${text}`);
    else counts.set(why, (counts.get(why) ?? 0) + 1);
  }
}

const percent = ((100 * run) / statements).toFixed(2);
console.log(`${percent}% of ${statements} statements of src are run in this process. Of the rest:`);
for (const [why, number] of [...counts].toSorted((a, b) => b[1] - a[1]))
  console.log(`  ${String(number).padStart(4)}  ${why}`);
const listed = [
  ...Object.entries(wanting).flatMap(([file, texts]) => texts.map((text) => `${file}: ${text}`)),
  ...Object.entries(lines).flatMap(([file, texts]) => Object.keys(texts).map((text) => `${file}: ${text}`)),
];
const done = listed.filter((each) => !met.has(each));
if (done.length > 0) {
  console.error('\nIs run now, or gone; take it out of test/coverage/explained.json:');
  for (const each of done) console.error(`  ${each}`);
  process.exitCode = 1;
}
if (unexplained.length > 0) {
  console.error('\nNot run, and nothing in test/coverage/explained.json says why:');
  for (const line of unexplained) console.error(`  ${line}`);
  process.exitCode = 1;
}
