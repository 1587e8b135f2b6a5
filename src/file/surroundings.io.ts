import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { isConflictedCopy, markedBy, synchronizedBy } from './synchronized.ts';

/** Who else may use a file: by its own mode, or by putting another in its place. */
type Others = 'none' | 'readers' | 'replacers';

/** Who may use a file beside its owner; undefined where its modes say nothing, as on Windows. */
export function othersAt(path: string): Others | undefined {
  if (sep !== '/') return undefined;
  if ((modeOf(path) & 0o077) !== 0) return 'readers';
  const folder = modeOf(dirname(realpathSync.native(path)));
  // In a folder with the sticky bit nobody removes what is another's.
  return (folder & 0o1002) === 0o002 ? 'replacers' : 'none';
}

/** `, which only you can read`, where that is so: not every disk keeps who may. */
export function privacyWords(path: string): string {
  return othersAt(path) === 'none' ? ', which only you can read' : '';
}

/** Who synchronizes the folder of a file: by the names of the folders, or by what services leave in them. */
export function serviceAt(path: string): string | undefined {
  const real = realpathSync.native(path);
  const named = synchronizedBy(path) ?? synchronizedBy(real);
  if (named !== undefined) return named;
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    const marked = markedBy(namesIn(folder));
    if (marked !== undefined || folder === dirname(folder)) return marked;
  }
}

/** The copies beside a file that a service made of it because two computers wrote to it. */
export function conflictedCopies(path: string): string[] {
  const real = realpathSync.native(path);
  const folder = dirname(real);
  return namesIn(folder)
    .filter((name) => isConflictedCopy(name, basename(real)))
    .map((name) => join(folder, name));
}

/** The names in a folder; none where it cannot be looked into. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The permissions of a file with its sort, as Unix has them; 0 where nothing is there. */
export function modeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
}
