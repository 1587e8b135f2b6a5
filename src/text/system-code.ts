/**
 * What Node has no name for, by the number that the system gives it: on Linux, then on macOS. (A quota that is used up is
 * one of them, the commonest where a practice shares a disk.)
 */
const UNNAMED: Readonly<Record<number, string>> = {
  '-122': 'EDQUOT',
  '-69': 'EDQUOT',
  '-116': 'ESTALE',
  '-70': 'ESTALE',
};

/** The code of an error of the system, or of the database (`ENOSPC`, `SQLITE_FULL`); empty where it has none. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return namedCode(String(error.code), 'errno' in error ? Number(error.errno) : undefined);
}

/** The name of what Node calls `UNKNOWN`, with its number, or `Unknown system error -122`; any other code as it is. */
export function namedCode(code: string, errno = 0): string {
  if (code === 'UNKNOWN') return UNNAMED[errno] ?? code;
  if (!code.startsWith('Unknown system error')) return code;
  return UNNAMED[Number(code.split(' ').at(-1))] ?? code;
}
