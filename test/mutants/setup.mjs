// Loaded before each test file: which mutant is on, and where none is, which of them the file comes by.
import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const { MUTANT_NOW: now = '', MUTANTS_REACHED: reachedFile = '' } = process.env;
const NONE = -1;
globalThis.mutantNow = Number(readFileSync(now, 'utf8'));
globalThis.mutantsReached ??= new Set();
globalThis.mutantIs ??= (id) => {
  if (globalThis.mutantNow === NONE) globalThis.mutantsReached.add(id);
  return id === globalThis.mutantNow;
};
if (globalThis.mutantNow === NONE) {
  const began = performance.now();
  afterAll(() => {
    const { testPath } = expect.getState();
    const line = { file: testPath, ms: performance.now() - began, reached: [...globalThis.mutantsReached] };
    appendFileSync(reachedFile, `${JSON.stringify(line)}\n`);
  });
}
