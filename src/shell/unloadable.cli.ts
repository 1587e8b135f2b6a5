import { UserError } from '../text/errors.ts';

/**
 * The explanation where `error` says that the database engine, the one part of refnet that is compiled for a machine
 * and a version of Node, cannot be loaded; undefined for every other error.
 */
export function databaseUnloadable(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  const missing = code === 'MODULE_NOT_FOUND' && /better[-_]sqlite3/.test(error.message);
  if (missing || error.message.startsWith('Could not locate the bindings file')) {
    return explained('is not there: its install script did not run, or its compiled file was removed', error);
  }
  if (code !== 'ERR_DLOPEN_FAILED') return undefined;
  return explained(
    /NODE_MODULE_VERSION/.test(error.message)
      ? 'was installed for another version of Node'
      : 'does not fit this machine, or was damaged',
    error,
  );
}

function explained(why: string, cause: Error): UserError {
  return new UserError(`the database engine (better-sqlite3) ${why}, so nothing was read or written`, {
    hints: [
      'npm install -g refnet      installs it for this Node and this machine',
      'npm rebuild better-sqlite3      does so in a copy of the sources',
    ],
    cause,
  });
}
