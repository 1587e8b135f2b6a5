import { spawnSync } from 'node:child_process';

/** Python modules that read what refnet writes: they are Debian's python3-openpyxl, python3-icalendar, python3-vobject. */
const MODULES = ['csv', 'openpyxl', 'icalendar', 'vobject'];

/** The Python that has them: Debian's, whatever other one comes first in the path; undefined where none does. */
const python = ['/usr/bin/python3', 'python3'].find(
  (path) => spawnSync(path, ['-c', `import ${MODULES.join(', ')}`]).status === 0,
);

/** Whether there is a Python with these modules: `test.skipIf(!hasPython)` shows what was left out without it. */
export const hasPython = python !== undefined;

/**
 * Runs a script, which may read `input` from standard input (as `sys.stdin.buffer`), and gives what it printed. Throws with
 * what it said where it fails.
 */
export function runPython(
  script: string,
  input: string | Uint8Array = '',
  args: readonly string[] = [],
): string {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-c', script, ...args], { input });
  if (status !== 0) throw new Error(`Python: ${stderr.toString()}`);
  return stdout.toString();
}

/** As {@link runPython}, of a script that prints JSON. */
export function jsonFromPython(
  script: string,
  input: string | Uint8Array = '',
  args: readonly string[] = [],
): unknown {
  return JSON.parse(runPython(script, input, args));
}
