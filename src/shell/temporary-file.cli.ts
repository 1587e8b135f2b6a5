import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeOutput } from '../file/output-file.io.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { UserError } from '../text/errors.ts';
import type { Session } from './session.cli.ts';

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
  const among = resolve(world.env['TMPDIR'] || tmpdir());
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
  removeOld(among, folder, world.now().getTime() - KEPT_FOR);
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

/** Removes what the same user looked at before; what cannot be looked at, or removed, stays. */
function removeOld(among: string, own: string, before: number): void {
  let names: string[] = [];
  let uid: number;
  try {
    uid = statSync(own).uid;
    names = readdirSync(among);
  } catch {
    // The folder may be one to write to and not to list.
    return;
  }
  for (const name of names) {
    if (!OURS.test(name) || join(among, name) === own) continue;
    const path = join(among, name);
    try {
      const about = statSync(path);
      if (about.uid === uid && about.isDirectory() && about.mtimeMs < before) {
        rmSync(path, { recursive: true, force: true });
      }
    } catch {
      // Somebody else removed it, or it is not ours to remove.
    }
  }
}
