import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { badRowsFile } from '../../src/imports/bad-rows.io.ts';
import { openBytes } from '../../src/sheets/source.io.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

const NOTHING = Readable.from([]);
const textOf = (chunks: Iterable<Uint8Array>) => Buffer.concat([...chunks]).toString();

describe('openBytes', () => {
  it('reads a file as often as asked, whatever its size', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    const text = 'a,b\n'.repeat(200_000);
    writeFileSync(path, text);
    const source = await openBytes(path, NOTHING);
    expect(source).toMatchObject({ name: 'a.csv', size: text.length });
    expect(textOf(source.chunks()) === text).toBe(true);
    expect(textOf(source.chunks()) === text).toBe(true);
    source.close();
  });

  it.each([1, 100, 1000])(
    'keeps a pipe of which %i bytes fit in memory, and leaves no file behind',
    async (most) => {
      const pieces = Array.from({ length: 10 }, (_, i) => Buffer.from(`${i},x\n`.repeat(10)));
      const text = Buffer.concat(pieces).toString();
      const before = ours();
      const source = await openBytes('-', Readable.from(pieces), { keepInMemory: most });
      expect(source.name).toBe('standard input');
      expect(textOf(source.chunks())).toBe(text);
      expect(textOf(source.chunks())).toBe(text);
      source.close();
      expect(ours().filter((name) => !before.includes(name))).toEqual([]);
    },
  );

  it('notices that the file was written to in between', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, 'a,b\n');
    const source = await openBytes(path, NOTHING);
    source.refuseChanged();
    appendFileSync(path, 'c,d\n');
    expect(() => source.refuseChanged()).toThrow('"a.csv" was changed while it was read');
    source.close();
  });

  it('explains what is no file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    await expect(openBytes(join(folder, 'sub'), NOTHING)).rejects.toThrow('is a folder');
    await expect(openBytes(join(folder, 'none.csv'), NOTHING)).rejects.toThrow('there is no file');
    await expect(openBytes('a\0b', NOTHING)).rejects.toThrow('that is no file name');
  });
});

function ours(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^refnet-[0-9a-f]+\.part$/.test(name));
}

describe('badRowsFile', () => {
  it('makes a file that only the user can read, once it is whole', () => {
    const path = join(temporaryFolder(), 'bad.csv');
    const file = badRowsFile(path, ['Date', 'Referrer']);
    expect(existsSync(path)).toBe(false);
    file.add(3, 'no day', ['', 'Maren "M" Holt']);
    file.add(9, 'no partner', ['2026-01-05']);
    expect(readdirSync(dirname(path))).toEqual([]);
    file.finish();
    file.close();
    expect(readdirSync(dirname(path))).toEqual(['bad.csv']);
    expect(readFileSync(path, 'utf8')).toBe(
      'Line,Reason,Date,Referrer\r\n3,no day,,"Maren ""M"" Holt"\r\n9,no partner,2026-01-05\r\n',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is no more where it was not finished', () => {
    const folder = temporaryFolder();
    const left = badRowsFile(join(folder, 'left.csv'), ['Date']);
    left.add(3, 'no day', ['']);
    left.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never writes over a file, and says where it cannot write', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.csv'), 'mine');
    expect(() => badRowsFile(join(folder, 'a.csv'), [])).toThrow('is there already, and is not written over');
    const file = badRowsFile(join(folder, 'none', 'a.csv'), []);
    file.add(1, 'no day', []);
    expect(() => file.finish()).toThrow('cannot be written (ENOENT), so nothing was imported');
    file.close();
  });
});

it.skipIf(process.platform === 'win32')(
  'a pipe to which nobody writes yet is waited for, and said so',
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'pipe');
    spawnSync('mkfifo', [path]);
    const told: string[] = [];
    const source = await openBytes(path, NOTHING, {
      after: 0,
      waiting: (name) => {
        told.push(name);
        spawn('sh', ['-c', `printf 'a,b' > "$0"`, path]);
      },
    });
    expect([told, Buffer.from(source.read(0, 9)).toString()]).toEqual([[path], 'a,b']);
  },
);
