import { closeSync, constants, fsyncSync, linkSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../text/errors.ts';
import { shownPath } from '../text/quoted-path.ts';
import { marks, type Mark } from './commit.sql.ts';
import { removePart, syncFolder } from './copy.sql.ts';
import { partOf } from './place.sql.ts';
import { knowsNoLinks } from './unfinished.ts';
import { systemCode } from '../text/system-code.ts';

/** The bytes of a file, and what is nobody else's in its name until it is whole. */
export interface WholeFile {
  readonly bytes: Uint8Array;
  readonly unique: string;
}

/**
 * Makes a file (0600, in a folder 0700) where there is none: under another name first, which becomes the right one once all
 * of it is on the disk, so that a crash leaves none or a whole one. Where the disk knows no links it is made empty, and
 * `complete` completes it. Returns whether it was made by this call: another may have made it meanwhile.
 */
export function createWhole(path: string, { bytes, unique }: WholeFile, complete: () => void): boolean {
  makeFolderOf(path);
  const temporary = partOf(path, unique);
  try {
    writeWhole(temporary, bytes);
    const isLinked = linked(temporary, path);
    if (isLinked !== undefined) return isLinked;
    if (!madeEmpty(path)) return false;
    completed(path, complete);
    return true;
  } finally {
    removePart(temporary);
    flushName(path);
  }
}

/** Completes a file that was made empty; where that fails it goes, and does not stand in the way as one that was emptied. */
function completed(path: string, complete: () => void): void {
  try {
    complete();
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.size === 0) removePart(path);
    throw error;
  }
}

/** The first change flushes the folder again, and fails where it cannot: an empty network is no loss. */
function flushName(path: string): void {
  try {
    syncFolder(dirname(path));
  } catch {
    // That change tells of it.
  }
}

/**
 * Gives a whole file a second name, at which nothing is. Returns false where another came there meanwhile, or the disk knows
 * no links: there is an empty file then. What is thrown once it has that name has the mark `left`.
 */
export function nameWhole(whole: string, path: string, left: Mark): boolean {
  makeFolderOf(path);
  const isLinked = linked(whole, path);
  if (isLinked === undefined) madeEmpty(path);
  try {
    syncFolder(dirname(path));
  } catch (error) {
    if (isLinked === true && error instanceof Error) marks.set(error, left);
    throw error;
  }
  return isLinked === true;
}

function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST' && systemCode(error) !== 'ENOTDIR') throw error;
    throw new UserError(`what should be the folder of ${shownPath(path)} is a file`, {
      hints: ['name a file in a folder with --db FILE'],
      cause: error,
    });
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether the file got its name; false where there is one of that name, undefined where the disk knows no links. */
function linked(temporary: string, path: string): boolean | undefined {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (knowsNoLinks(error)) return undefined;
    throw error;
  }
}

/** Makes an empty file, unless there is one of that name. Returns whether it did. */
function madeEmpty(path: string): boolean {
  try {
    closeSync(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}
