import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { inUtf16 } from '../helpers/in-utf16.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A network with names beyond ASCII; `make` is done to its file. */
async function network(make: (file: string) => void): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Zoë Holt', '--tag', 'gold'],
    ['log', 'Ünal Özgür 漢字', '--from', 'zoe', '--value', 'CAD 1800'],
  );
  make(refnet.file);
  chmodSync(refnet.file, 0o600);
  return refnet;
}

function encodingOf(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('encoding', { simple: true });
  } finally {
    db.close();
  }
}

test('a file in UTF-16 is refused as that, named by doctor, and made one in UTF-8 with all that was in it', async () => {
  let rows: ReturnType<typeof dumpOf> = {};
  const refnet = await network((file) => {
    rows = dumpOf(file);
    inUtf16(file);
  });
  const before = readFileSync(refnet.file);
  for (const argv of [['due'], ['log', 'Bo', '--from', 'zoe'], ['backup']]) {
    expect(await refnet.fails(5, argv)).toMatch(/keeps its text in UTF-16[^\n]+\n {2}refnet doctor /);
  }
  expect(readFileSync(refnet.file).equals(before)).toBe(true);
  const found = await refnet.run(['doctor']);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('how it keeps its text (UTF-16)');
  await refnet.ok(['doctor', '--repair']);
  expect(encodingOf(refnet.file)).toBe('UTF-8');
  expect(dumpOf(refnet.file)).toEqual(rows);
  await refnet.ok(['undo']);
});

test('a copy in UTF-16 is restored', async () => {
  const refnet = await network(() => undefined);
  const copy = join(refnet.home, 'copy.db');
  copyFileSync(refnet.file, copy);
  inUtf16(copy);
  const rows = dumpOf(refnet.file);
  await refnet.ok(['log', 'Bo', '--from', 'zoe']);
  await refnet.ok(['restore', copy, '--yes']);
  expect(encodingOf(refnet.file)).toBe('UTF-8');
  expect(dumpOf(refnet.file)).toEqual(rows);
});
