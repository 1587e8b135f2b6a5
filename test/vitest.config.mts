import { accessSync, constants } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Networks of the tests live in memory where the machine has such a folder: each commit waits for no disk there. */
function memoryFolder(): Record<string, string> {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return { TMPDIR: '/dev/shm' };
  } catch {
    return {};
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    // Modules are loaded once a worker and not once a file; `each-file.ts` lets each file begin as a new process does.
    isolate: false,
    setupFiles: ['test/helpers/each-file.ts'],
    sequence: { shuffle: true },
    // One more than there are processors: some tests wait for a terminal, a shell or a lock, and nothing would run meanwhile.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: memoryFolder(),
  },
});
