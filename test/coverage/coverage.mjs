// Runs the tests with what they run of `src` counted, then tells what that leaves: npm run coverage
// A test that fails makes it fail, and so does a line that nothing explains; both are told.
import { spawnSync } from 'node:child_process';

const folder = new URL('.', import.meta.url).pathname;
const node = (...typed) => spawnSync(process.execPath, typed, { stdio: 'inherit' }).status ?? 1;
const vitest = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname;

const tests = node(vitest, 'run', '--config', `${folder}vitest.config.mts`, ...process.argv.slice(2));
const uncovered = node(`${folder}uncovered.mjs`);
process.exitCode = tests === 0 ? uncovered : tests;
