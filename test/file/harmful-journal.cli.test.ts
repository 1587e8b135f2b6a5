import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Jane D.', '--from', 'maren'],
] as const;

/** Every way to a file: what reads, writes, looks into it, copies it and puts another in its place. */
const COMMANDS = [
  ['due'],
  ['log', 'Bo K.', '--from', 'maren'],
  ['undo'],
  ['backup'],
  ['doctor'],
  ['doctor', '--repair', '--yes'],
  ['export', 'all'],
  ['forget', '--client', 'Jane D.', '--all', '--yes'],
] as const;

const MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * A journal of one page as SQLite leaves one of a change to several files: it names what is kept for all of them, which is
 * removed with the last of their journals. https://sqlite.org/fileformat.html#the_rollback_journal
 */
function journalNaming(file: string, named: string): void {
  const bytes = readFileSync(file);
  const page = bytes.subarray(0, bytes.readUInt16BE(16));
  const head = Buffer.alloc(512);
  MAGIC.copy(head);
  [1, 0, bytes.length / page.length, 512, page.length].forEach((each, at) =>
    head.writeUInt32BE(each, 8 + 4 * at),
  );
  let sum = 0;
  for (let at = page.length - 200; at > 0; at -= 200) sum += page.readUInt8(at);
  const name = Buffer.from(named);
  const nameSum = name.reduce((all, each) => all + each, 0);
  const parts = [head, number(1), page, number(sum)];
  const end = [number(0x40000000 / page.length + 1), name, number(name.length), number(nameSum), MAGIC];
  writeFileSync(`${file}-journal`, Buffer.concat([...parts, ...end]));
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}

describe('a journal that would have SQLite remove another file', () => {
  test('is named by every command, and that file stays', async () => {
    const refnet = await newNetwork(...NETWORK);
    const other = join(refnet.home, 'thesis.odt');
    writeFileSync(other, 'years of work');
    const before = readFileSync(refnet.file);
    journalNaming(refnet.file, other);
    for (const argv of COMMANDS) {
      expect(await refnet.fails(1, argv)).toMatch(
        /refnet\.db-journal would have SQLite remove another file, \S+thesis\.odt, [^\n]+\n {2}move that journal elsewhere/,
      );
    }
    expect([existsSync(other), readFileSync(refnet.file).equals(before)]).toEqual([true, true]);
    rmSync(`${refnet.file}-journal`);
    await refnet.ok(['doctor']);
  });

  test('is named where it lies beside what is to be restored, and beside a copy', async () => {
    const refnet = await newNetwork(...NETWORK, ['backup']);
    const other = join(refnet.home, 'thesis.odt');
    writeFileSync(other, 'years of work');
    const theirs = join(refnet.home, 'theirs.db');
    copyFileSync(refnet.file, theirs);
    journalNaming(theirs, other);
    expect(await refnet.fails(1, ['restore', theirs, '--yes'])).toContain(
      'theirs.db-journal would have SQLite remove',
    );
    const { stdout } = await refnet.run(['restore', '--list']);
    const copy = /^\S+\.db$/m.exec(stdout)?.[0] ?? '';
    journalNaming(copy, other);
    expect((await refnet.run(['restore', '--list'])).stdout).toContain('cannot be read');
    expect(existsSync(other)).toBe(true);
  });

  test('is none where SQLite made what it names, or nothing is there: it is played back, as ever', async () => {
    const refnet = await newNetwork(...NETWORK);
    const ofSeveral = `${refnet.file}-mjA1B2C39D4`;
    writeFileSync(ofSeveral, `${refnet.file}-journal\0`);
    for (const named of [ofSeveral, join(refnet.home, 'nothing there')]) {
      journalNaming(refnet.file, named);
      await refnet.ok(['due']);
      expect(existsSync(`${refnet.file}-journal`)).toBe(false);
    }
    expect(existsSync(ofSeveral)).toBe(false);
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe where the journal belongs is waited for by no command',
  async () => {
    const refnet = await newNetwork(...NETWORK);
    execFileSync('mkfifo', [`${refnet.file}-journal`]);
    const theirs = join(refnet.home, 'theirs.db');
    copyFileSync(refnet.file, theirs);
    execFileSync('mkfifo', [`${theirs}-journal`]);
    for (const argv of [...COMMANDS, ['restore', theirs, '--yes']] as const) {
      expect(await refnet.fails(1, argv)).toMatch(
        /(?:refnet|theirs)\.db-journal is in the way: [^\n]+\n {2}move that elsewhere/,
      );
    }
  },
);

test('a folder where the log of changes belongs is named, and its index too', async () => {
  const refnet = await newNetwork(...NETWORK);
  for (const end of ['-wal', '-shm']) {
    const bytes = readFileSync(refnet.file);
    // As a file that keeps its changes in a log says it is written and read.
    bytes[18] = bytes[19] = 2;
    writeFileSync(refnet.file, bytes);
    mkdirSync(refnet.file + end);
    expect(await refnet.fails(1, ['due'])).toContain(`refnet.db${end} is in the way`);
    rmSync(refnet.file + end, { recursive: true });
    await refnet.ok(['due']);
  }
});

describe('a database under the name of a part of another', () => {
  const ENDS = ['-journal', '-wal', '-shm'];

  test.each(ENDS)('is not deleted by a look at the other, but named: %s', async (end) => {
    const refnet = await newNetwork(...NETWORK);
    copyFileSync(refnet.file, refnet.file + end);
    for (const argv of COMMANDS) {
      expect(await refnet.fails(1, argv)).toMatch(
        new RegExp(`refnet\\.db${end} is a database under [^\\n]+\\n {2}give that another name`),
      );
    }
    expect(readFileSync(refnet.file + end).equals(readFileSync(refnet.file))).toBe(true);
  });

  test.each(ENDS)('is begun by no command, and no copy is made as one: %s', async (end) => {
    const refnet = await newNetwork(...NETWORK);
    const name = join(refnet.home, `other.db${end}`);
    const said = `a file whose name ends in ${end} is taken for a part of other.db, and deleted`;
    expect(await refnet.fails(2, ['--db', name, 'add-partner', 'Ann Lee'])).toContain(said);
    expect(await refnet.fails(2, ['backup', name])).toContain(said);
    expect(existsSync(name)).toBe(false);
  });
});
