import { isAbsolute, posix, resolve, win32 } from 'node:path';
import { quoted } from '../text/quoted.ts';
import { usageError, type UserError } from '../text/errors.ts';
import type { World } from './world.cli.ts';

/** Which database file a command uses, and whether the user named it. */
export interface FileChoice {
  path: string;
  named: boolean;
}

/** `--db`, else `REFNET_DB`, else `refnet.db` in the platform's data folder. */
export function chooseFile(
  world: Pick<World, 'env' | 'platform' | 'home'>,
  option: string | undefined,
): FileChoice {
  const named = option ?? (world.env['REFNET_DB'] || undefined);
  if (named !== undefined) return { path: wholePath(named), named: true };
  return {
    path: ownPath(world, 'refnet.db', 'XDG_DATA_HOME', '.local/share', 'Application Support'),
    named: false,
  };
}

/**
 * The path of a file from the root on. The engine takes some names for something else (`:memory:`, `file:...`), and no whole
 * path. What it names stays the same: beyond a link, `..` leads elsewhere than the letters say.
 */
function wholePath(path: string): string {
  if (path === '' || isAbsolute(path)) return path;
  return /[^./\\][/\\]+\.\.|[/\\]$/.test(path) ? `${resolve('.')}/${path}` : resolve(path);
}

/**
 * A path in the folder of refnet among those that a platform keeps for programs: where its variable says, or below the
 * home folder, which is asked for only then: a usage UserError is thrown where that is no whole path. A variable that
 * holds no whole path is to be ignored (the XDG base directory specification).
 */
export function ownPath(
  { env, platform, home }: Pick<World, 'env' | 'platform' | 'home'>,
  name: string,
  xdg: string,
  usual: string,
  darwin: string,
): string {
  const isWindows = platform === 'win32';
  const paths = isWindows ? win32 : posix;
  const said = env[isWindows ? 'LOCALAPPDATA' : xdg] ?? '';
  const inHome = (...names: string[]) => {
    const folder = home();
    // Below the folder in which somebody stands each would have another network.
    if (!paths.isAbsolute(folder)) throw noHome(folder);
    return paths.join(folder, ...names);
  };
  const folder =
    platform === 'darwin'
      ? inHome('Library', darwin)
      : paths.isAbsolute(said)
        ? said
        : inHome(isWindows ? 'AppData/Local' : usual);
  return paths.join(folder, 'refnet', name);
}

function noHome(folder: string): UserError {
  return usageError(
    `the home folder is said to be ${quoted(folder)} (HOME), which is no whole path`,
    'set it right, or name the file of your network with --db FILE or REFNET_DB',
  );
}
