import { array, assert, asyncProperty, constantFrom, integer, nat, tuple } from 'fast-check';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { copyOf, newNetwork, runMain } from '../helpers/refnet.ts';

const folder = new URL('../imports/fixtures/contacts/', import.meta.url).pathname;
const files = readdirSync(folder)
  .filter((name) => /\.(?:csv|vcf)$/.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** Damages of a file: cut somewhere, bytes flipped, another encoding. */
const aFile = constantFrom(...files);
const flips = array(tuple(nat(), integer({ min: 0, max: 255 })), { maxLength: 12 });
const asEncoded = constantFrom(
  (bytes: Buffer) => bytes,
  (bytes: Buffer) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes: Buffer) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  (bytes: Buffer) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
);

test('a damaged list comes in whole or with a reason, or not at all: never a crash, never in part', async () => {
  const { home, file } = await newNetwork(['add-partner', 'Maren Holt', '--email', 'maren@example.com']);
  const untouched = dumpOf(file);
  await assert(
    asyncProperty(aFile, nat(), flips, asEncoded, async ({ name, bytes }, at, all, encoded) => {
      const damaged = Buffer.from(encoded(bytes.subarray(0, (at % bytes.length) + 1)));
      for (const [place, byte] of all) damaged[place % damaged.length] = byte;
      const copy = copyOf(home);
      const path = join(copy, name);
      writeFileSync(path, damaged);
      const { code, stderr } = await runMain(copy, ['import', path], {});
      expect([0, 1, 2, 3]).toContain(code);
      if (code === 0 || code === 3) return;
      expect(stderr).toMatch(/^refnet: /m);
      expect(dumpOf(file.replace(home, copy))).toEqual(untouched);
    }),
    { numRuns: 60 },
  );
}, 120_000);
