import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleNetwork } from '../helpers/sample.ts';
import { IGNORED } from './ignored-options.ts';

test.each(IGNORED.map(({ argv, why }) => [argv.join(' '), why, argv] as const))(
  'refnet %s is refused, and nothing is written: %s',
  async (_line, _why, argv) => {
    const refnet = await sampleNetwork();
    const before = readFileSync(refnet.file);
    const { code, stdout } = await refnet.run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  },
);
