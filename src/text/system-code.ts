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
  const code = String(error.code);
  if (code === 'UNKNOWN') return UNNAMED['errno' in error ? Number(error.errno) : 0] ?? code;
  if (!code.startsWith('Unknown system error')) return code;
  return UNNAMED[Number(code.split(' ').at(-1))] ?? code;
}
