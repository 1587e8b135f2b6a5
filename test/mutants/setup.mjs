// Loaded before each test file: which mutant is on, and where none is, which of them the file comes by.
import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeEach, expect } from 'vitest';

const { MUTANT_NOW: now = '', MUTANTS_REACHED: reachedFile = '' } = process.env;
const NONE = -1;
/**
 * A loop that never ends keeps even the time limit of a test from coming: it is asked about every so many times. The longest
 * test takes half of that, and more on a machine that does something else.
 */
const [ASKED_AGAIN, LONGEST_MS] = [100_000, 60_000];
globalThis.mutantNow = Number(readFileSync(now, 'utf8'));
globalThis.mutantsReached ??= new Set();
globalThis.mutantAsked ??= 0;
globalThis.mutantIs ??= (id) => {
  if (globalThis.mutantNow === NONE) {
    globalThis.mutantsReached.add(id);
    return false;
  }
  globalThis.mutantAsked += 1;
  if (globalThis.mutantAsked % ASKED_AGAIN === 0)
    globalThis.mutantEnds &&= performance.now() - globalThis.mutantSince < LONGEST_MS;
  if (!globalThis.mutantEnds) throw new Error('it does not end');
  return id === globalThis.mutantNow;
};
const begin = () => {
  globalThis.mutantSince = performance.now();
  globalThis.mutantEnds = true;
};
begin();
beforeEach(begin);
if (globalThis.mutantNow === NONE) {
  const began = performance.now();
  afterAll(() => {
    const { testPath } = expect.getState();
    const line = { file: testPath, ms: performance.now() - began, reached: [...globalThis.mutantsReached] };
    appendFileSync(reachedFile, `${JSON.stringify(line)}\n`);
  });
}
