import { Trouble } from '../file/trouble.ts';
import { INSTALL_AGAIN } from '../text/installing.ts';
import { UserError } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';

/**
 * The explanation where `error` says that the database engine, the one part of refnet that is compiled for a machine
 * and a version of Node, cannot be loaded; undefined for every other error.
 */
export function databaseUnloadable(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = systemCode(error);
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

/** The explanation where a part of refnet itself cannot be read when it is needed; undefined for every other error. */
export function programUnreadable(error: unknown): UserError | undefined {
  const code = systemCode(error);
  if (!(error instanceof Error) || code === '') return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  const part = /[\\/](?:dist|src)[\\/](?:[\w-]+[\\/])?([\w.-]+\.[jt]s|schema\.txt)$/.exec(path)?.[1];
  const missing = code === 'MODULE_NOT_FOUND' ? /'\.\/([\w.-]+\.js)'/.exec(error.message)?.[1] : undefined;
  if ((part ?? missing) === undefined) return undefined;
  const isFull = code === 'EMFILE' || code === 'ENFILE';
  return new Trouble(
    `a part of refnet itself (${part ?? missing}) could not be read: ${isFull ? 'too many files are open' : `its disk fails, or it is not there (${code})`}`,
    {
      mend: isFull
        ? 'close other programs, or raise the limit (ulimit -n)'
        : 'look whether its disk is in order',
      hints: isFull ? [] : [`where that does not help, ${INSTALL_AGAIN}`],
      cause: error,
    },
  );
}

function explained(why: string, cause: Error): UserError {
  return new UserError(`the database engine (better-sqlite3) ${why}, so nothing was read or written`, {
    hints: [INSTALL_AGAIN, 'npm rebuild better-sqlite3      does so in a copy of the sources'],
    cause,
  });
}
