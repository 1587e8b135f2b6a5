import { dayOfInstant } from '../calendar/day.ts';
import { compareText } from '../text/compare-text.ts';
import { UserError } from '../text/errors.ts';
import { shownPath } from '../text/quoted-path.ts';

/** What refnet makes a copy before, of itself. */
export type Before = 'upgrade' | 'import' | 'restore' | 'repair';

/** A copy in the folder of copies, by its name. */
export interface Named {
  readonly name: string;
  /** Copies of one group are kept apart from others: those made by hand, those made before an import. */
  readonly group: string;
  /** When it was made, and the how-many-th of that second it is: sorts as text. */
  readonly made: string;
}

/**
 * `refnet-2026-11-20-120000.db`, `refnet-2026-11-20-120000-before-import.db`: the name of a copy of `refnet.db` made at
 * an instant, by the clock on the wall of this process or in an IANA time zone.
 */
export function backupName(file: string, at: Date, before?: Before, timeZone?: string): string {
  const why = before === undefined ? '' : `-before-${before}`;
  return `${stemOf(file)}-${dayOfInstant(at, timeZone)}-${timeOf(at, timeZone)}${why}.db`;
}

/**
 * The names among those of a folder that are copies of `file` beyond the newest `keep` of their group; what people put
 * there under names of their own is never among them.
 */
export function surplusBackups(
  names: readonly string[],
  file: string,
  keep: number,
  before?: Before,
): string[] {
  return backupsAmong(names, file)
    .filter(({ group }) => group === (before ?? ''))
    .slice(keep)
    .map(({ name }) => name);
}

/** The copies of `file` among the names of a folder, the newest first. */
export function backupsAmong(names: readonly string[], file: string): Named[] {
  const stem = stemOf(file);
  return names
    .flatMap((name): Named[] => {
      if (!name.startsWith(`${stem}-`)) return [];
      const [, made, group = '', again = '1'] =
        /^(\d{4}-\d\d-\d\d-\d{6})(?:-before-([a-z]+))?(?:-(\d+))?\.db$/.exec(name.slice(stem.length + 1)) ??
        [];
      return made === undefined ? [] : [{ name, group, made: `${made} ${again.padStart(6, '0')}` }];
    })
    .toSorted((a, b) => compareText(b.made, a.made));
}

function stemOf(file: string): string {
  return file.replace(/\.[^.]*$/, '') || file;
}

function timeOf(at: Date, timeZone: string | undefined): string {
  if (timeZone !== undefined) {
    const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    return at.toLocaleTimeString('en-GB', { timeZone, ...time }).replaceAll(':', '');
  }
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
}

/** A file of that name is there already, and is never replaced. */
export function isTaken(path: string): UserError {
  return new UserError(`${shownPath(path)} is there already, and no copy replaces another file`, {
    hints: ['name another file, or none: refnet backup'],
  });
}
