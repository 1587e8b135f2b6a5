import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { namesIn } from '../file/backups.sql.ts';
import { writeOutput } from '../file/output-file.io.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { UserError } from '../text/errors.ts';
import type { Session } from './session.cli.ts';
import type { World } from './world.cli.ts';
import { lstatOf } from '../file/place.sql.ts';

/** What is only looked at has a folder of its own, which nobody else may look into; its name tells nothing of what it is about. */
const FOLDERS = { 'report.html': 'refnet-page-', 'draft.eml': 'refnet-mail-' } as const;
const OURS = /^refnet-(?:page|mail)-[A-Za-z0-9]{6}$/;
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** A file that is made to be opened once, and kept nowhere. */
export interface TemporaryFile {
  /** Its whole path: one that begins with a hyphen would be an option to what opens it. */
  readonly path: string;
  /** Writes it; where that fails nothing is left of it. */
  readonly write: (text: string) => Promise<void>;
  readonly remove: () => void;
}

/**
 * Where a file goes that is only looked at: readable by its user alone. Those that were made a day ago or earlier are
 * removed. Throws a UserError, with `failed` as its words, where none can be made.
 */
export function temporaryFile(
  { world }: Session,
  name: keyof typeof FOLDERS,
  failed: { readonly what: string; readonly hint: string },
): TemporaryFile {
  const among = amongOthers(world);
  let folder: string;
  try {
    folder = mkdtempSync(join(among, FOLDERS[name]));
  } catch (error) {
    throw new UserError(`no file can be made in ${quotedPath(among)}, where ${failed.what}`, {
      kind: 'output-failed',
      hints: [failed.hint],
      cause: error,
    });
  }
  const old = world.now().getTime() - KEPT_FOR;
  removeAll(madeIn(among, lstatSync(folder).uid).filter(({ path, at }) => path !== folder && at < old));
  const path = join(folder, name);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return {
    path,
    remove,
    async write(text) {
      try {
        await writeOutput({ path }, [text], {
          replace: false,
          beforeEnd: (last) => world.beforeEnd?.(() => (last(), remove())) ?? (() => undefined),
        });
      } catch (error) {
        remove();
        throw error;
      }
    },
  };
}

const amongOthers = ({ env }: World) => resolve(env['TMPDIR'] || tmpdir());

/** The folder in which pages and drafts that are opened are made now. */
export function folderToLookAt({ world }: Session): string {
  return amongOthers(world);
}

/** The folders of pages and drafts that were made to be looked at and are still there: of this user, in no order. */
export function madeToLookAt({ world }: Session): string[] {
  const uid = ownNumber();
  return uid === undefined ? [] : madeIn(amongOthers(world), uid).map(({ path }) => path);
}

/** Removes them; gives those that could not be. */
export function removeMade(paths: readonly string[]): string[] {
  return removeAll(paths.map((path) => ({ path })));
}

/** The number of this user, as files have it; undefined for one whom the system does not know. */
function ownNumber(): number | undefined {
  try {
    // Windows has none, and files have 0 there.
    return Math.max(0, userInfo().uid);
  } catch {
    return undefined;
  }
}

/** What refnet made for this user in a folder of all, and when (in milliseconds); what cannot be looked at is left out. */
function madeIn(among: string, uid: number): { readonly path: string; readonly at: number }[] {
  return namesIn(among).flatMap((name) => {
    const path = join(among, name);
    const about = OURS.test(name) ? lstatOf(path) : undefined;
    const isOurs = about?.isDirectory() === true && about.uid === uid;
    return isOurs ? [{ path, at: about.mtimeMs }] : [];
  });
}

/** Removes folders; what somebody else removed, or is not ours to remove, stays and is given back. */
function removeAll(folders: readonly { readonly path: string }[]): string[] {
  return folders.flatMap(({ path }) => {
    try {
      rmSync(path, { recursive: true, force: true });
      return [];
    } catch {
      return [path];
    }
  });
}
