import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test.each([[['--version']], [['-V']], [['version']]])('%s shows the version alone', async (argv) => {
  const refnet = await newNetwork();
  expect(await refnet.ok(argv)).toBe('0.0.0-test\n');
});

test('--version --verbose says which file would be used, and makes none', async () => {
  const refnet = await newNetwork();
  const about = await refnet.ok(['--version', '--verbose']);
  expect(about).toMatch(
    /^refnet {2}0\.0\.0-test\nfile {4}.*\nnode {4}unknown on linux\nsqlite {2}3\.\d+\.\d+\n$/,
  );
  expect(about).toContain(`file    ${refnet.file} (not there yet)\n`);
  expect(await refnet.ok(['--verbose', '--version'])).toBe(about);
});

test.each([
  [['--version', '--verbose', '--db', '/tmp/elsewhere.db'], {}, '/tmp/elsewhere.db'],
  [['-V', '--verbose'], { REFNET_DB: '/tmp/by-variable.db' }, '/tmp/by-variable.db'],
  [['--version', '--verbose'], { XDG_DATA_HOME: '/data' }, '/data/refnet/refnet.db'],
])('%s names the file that was asked for', async (argv, env, file) => {
  const refnet = await newNetwork();
  expect(await refnet.ok(argv, { env })).toContain(`file    ${file} (not there yet)\n`);
});

test('--version --verbose says so where the file is there', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['--version', '--verbose'])).toContain(`file    ${refnet.file}\n`);
});
