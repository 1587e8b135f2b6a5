import { afterAll } from 'vitest';
import { forgetLoaded } from '../../src/text/lazily.ts';
import { endFile } from './of-this-file.ts';

// Run for each test file, also where a worker kept its modules from the one before: nothing of that is left but code.
forgetLoaded();
afterAll(endFile);
