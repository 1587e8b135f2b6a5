import { systemCode } from '../text/system-code.ts';
import { UUID } from '../text/uuid.ts';
import { shownPath } from '../text/quoted-path.ts';

/** How a copy of a network is called until it is whole, behind the name that it is to have. */
const COPY = String.raw`${UUID}\.part`;

/** How any other file that is written is called until it is whole, behind the name that it is to have. */
const OUTPUT = String.raw`[0-9a-f]{12}\.part`;

/** Whether a file of that name is a copy of a network, or any other, that is not whole: `begun` and what makes it nobody's. */
export function isUnfinished(name: string, begun: string, what: 'copy' | 'output'): boolean {
  const rest = new RegExp(`^${what === 'copy' ? COPY : OUTPUT}$`);
  return name.startsWith(begun) && rest.test(name.slice(begun.length));
}

/** Whether a file of that name is any that is not whole, or what SQLite keeps beside a copy. */
export function isLeftOver(name: string): boolean {
  return new RegExp(String.raw`${COPY}(?:-journal|-wal|-shm)?$|^\..+\.${OUTPUT}$`).test(name);
}

/**
 * Whether `remove` took a file away; throws nothing, as nothing else fails for it. Tried twice where the file is nobody's and
 * may not stay: what a disk refused once, it may allow then.
 */
export function isRemovedBy(remove: () => void, tries: 1 | 2 = 1): boolean {
  try {
    remove();
    return true;
  } catch {
    return tries === 2 && isRemovedBy(remove);
  }
}

/** Whether a disk refused a hard link because it knows none (a memory stick): what it is for is to be done otherwise. */
export function knowsNoLinks(error: unknown): boolean {
  return /^E(?:PERM|NOSYS|OPNOTSUPP|NOTSUP|MLINK)$/.test(systemCode(error));
}

/**
 * Whether nobody makes a file any more that was last written to at `mtimeMs`, when the same disk's clock said `nowMs`: half
 * an hour without a word, which no copy or export takes.
 */
export function isGivenUp(mtimeMs: number, nowMs: number): boolean {
  return mtimeMs < nowMs - 30 * 60 * 1000;
}

/** How what could not be removed is told, in the middle of a sentence. */
export function leftWords(path: string): string {
  return `${shownPath(path)} could not be removed: remove it yourself`;
}
