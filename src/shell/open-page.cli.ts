import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeOutput } from '../file/output-file.io.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { UserError } from '../text/errors.ts';
import { openedWith } from './opener.cli.ts';
import type { Session } from './session.cli.ts';

/** A page that is only looked at has a folder of its own, which nobody else may look into. */
const FOLDER = 'refnet-page-';
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** A page that is only looked at. */
export interface TemporaryPage {
  readonly path: string;
  /** What is said of where it is. */
  readonly told: readonly string[];
  /** Writes it; where that fails nothing is left of it. */
  readonly write: (text: string) => Promise<void>;
}

/** Where a page goes that is only looked at. Pages that were opened a day ago or earlier are removed. */
export function temporaryPage({ world }: Session): TemporaryPage {
  // A whole path: one that begins with a hyphen would be an option to what opens it.
  const among = resolve(world.env['TMPDIR'] || tmpdir());
  let folder: string;
  try {
    folder = mkdtempSync(join(among, FOLDER));
  } catch (error) {
    throw new UserError(
      `no file can be made in ${quotedPath(among)}, where a page lies that is only looked at`,
      {
        kind: 'output-failed',
        hints: ['say where it is to be: --output report.html --open'],
        cause: error,
      },
    );
  }
  removeOld(among, folder, world.now().getTime() - KEPT_FOR);
  const path = join(folder, 'report.html');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return {
    path,
    told: [
      `The page is in ${quotedPath(path)}, which only you can read.`,
      '  It is removed when a page is opened a day from now or later; --output FILE keeps one.',
    ],
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
    if (!/^refnet-page-[A-Za-z0-9]{6}$/.test(name)) continue;
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

/** Opens a page that was written, and says where it is; where no browser opens, that it is there all the same. */
export async function openPage(session: Session, path: string, told: readonly string[]): Promise<void> {
  session.note(told);
  const opened = await openedWith(session, path);
  if (opened === undefined) return;
  throw new UserError(`no browser could be opened (with ${opened.failed})`, {
    hints: [`open the page yourself: ${quotedPath(path)}`],
  });
}
