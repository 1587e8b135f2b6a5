import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

// What happens on a Node that has a cache of compiled code is tested with the package, by `npm run test:packaging`.
const hasCache = 'enableCompileCache' in module;

test.skipIf(hasCache)('nothing is kept in the cache folder where Node keeps no compiled code', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const { status, stdout, stderr } = spawnSync(process.execPath, [REFNET, 'partners'], {
    env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20' },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Maren Holt');
  expect(existsSync(join(home, '.cache'))).toBe(false);
});
