import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/program.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { IGNORED } from './ignored-options.ts';

/** The commands on the one runner: the others follow. */
const converted = new Set<string>();
for (const { name, load } of COMMANDS) if ('command' in (await load())) converted.add(name);

const cases = IGNORED.filter(({ argv }) => converted.has(argv[0] ?? '') || argv.includes('--version'));

test.each(cases.map(({ argv, why }) => [argv.join(' '), why, argv] as const))(
  'refnet %s is refused, and nothing is written: %s',
  async (_line, _why, argv) => {
    const refnet = await sampleNetwork();
    const before = readFileSync(refnet.file);
    const { code, stdout } = await refnet.run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  },
);
