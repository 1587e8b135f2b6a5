import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/refnet.ts';
import { ROOT } from '../helpers/terminal.ts';
import { Context } from '../soak/context.mjs';
import { idleDeeds } from '../soak/deeds.mjs';

/** Runs a soak; what it printed, and how it ended. */
function soak(...args: readonly string[]): { code: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'test/soak/soak.mjs'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, stdout };
}

describe('a short soak', () => {
  test('finds nothing, and says what it did and how to do it again', () => {
    const { code, stdout } = soak('--seconds', '2', '--seed', '1', '--only', 'kills');
    expect({ code, found: code === 0 ? '' : stdout }).toEqual({ code: 0, found: '' });
    expect(stdout).toContain('Soaking refnet with seed 1 for 2 s: kills');
    expect(stdout).toMatch(/^kills +1 rounds in \d+ s: \d+ commands, /m);
    expect(stdout).toMatch(/^Nothing found in \d+ s; seed 1\.$/m);
  });

  test('finds a commit that was taken out, and says how to see it again', () => {
    const { code, stdout } = soak('--sabotage', 'lost-commit', '--only', 'writers', '--seed', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('was acknowledged, and is not there');
    expect(stdout).toContain('npm run soak -- --only writers --seed 1 --rounds 1 --sabotage lost-commit');
    expect(stdout).toMatch(/^Found: lost-commit, which is wrong on purpose, after \d+ s; seed 1\.$/m);
  });
});

// In parts, so that none runs into the limit on a busy machine.
test.each(Array.from({ length: 8 }, (_, at) => at))(
  'what a soak disturbs does something where nothing disturbs it: part %i of 8',
  async (from) => {
    const context = new Context({ seed: 1, program: '', folder: temporaryFolder(), shared: new Map() });
    expect(await idleDeeds(context, { from, every: 8 })).toEqual([]);
  },
);

test('a soak lists its scenarios and what it could be tried with, and refuses an unknown one', () => {
  const { code, stdout } = soak('--list');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^lost-commit +log says that it is done, and takes back what it wrote$/m);
  expect(stdout).toMatch(/^writers +eight writers and a reader at once, on one file$/m);
  expect(soak('--only', 'nothing').code).toBe(2);
});
