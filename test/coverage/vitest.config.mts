import { mergeConfig } from 'vitest/config';
import tests from '../vitest.config.mts';

/** The tests as ever, with what they run of `src` counted; being counted makes them several times slower. */
export default mergeConfig(tests, {
  test: {
    // Of what is in test/e2e these two run in this process; the others start the built program.
    exclude: ['test/e2e/!(frozen-output|shown).test.ts', '**/node_modules/**'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['json', 'text-summary'],
      reportsDirectory: 'node_modules/.cache/coverage',
      reportOnFailure: true,
    },
  },
});
