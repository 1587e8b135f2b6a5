// The run that is kept in the repository, to compare with: ratios to an empty Node, by what was measured and its name.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('recorded.json', import.meta.url));

/** What was recorded: `{ [section]: { [name]: { cpu, wall, memory } } }`. */
export function readRecorded() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Writes what was measured over what was recorded; what was not measured now stays as it was. */
export function record(measured) {
  const all = { ...readRecorded(), ...measured };
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
  console.log(`\nRecorded in ${FILE}`);
}
