import { isAbsolute, join, resolve } from 'node:path';
import type { World } from './world.cli.ts';

/** Which database file a command uses, and whether the user named it. */
export interface FileChoice {
  path: string;
  named: boolean;
}

/** `--db`, else `REFNET_DB`, else `refnet.db` in the platform's data folder. */
export function chooseFile(world: World, option: string | undefined): FileChoice {
  const named = option ?? (world.env['REFNET_DB'] || undefined);
  if (named !== undefined) return { path: wholePath(named), named: true };
  return { path: join(dataFolder(world), 'refnet.db'), named: false };
}

/**
 * The path of a file from the root on. The engine takes some names for something else (`:memory:`, `file:...`), and no whole
 * path. What it names stays the same: beyond a link, `..` leads elsewhere than the letters say.
 */
function wholePath(path: string): string {
  if (path === '' || isAbsolute(path)) return path;
  return /[^./\\][/\\]+\.\.|[/\\]$/.test(path) ? `${resolve('.')}/${path}` : resolve(path);
}

function dataFolder(world: World): string {
  const { env, platform } = world;
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(world.home(), 'AppData', 'Local'), 'refnet');
  }
  if (platform === 'darwin') return join(world.home(), 'Library', 'Application Support', 'refnet');
  // The XDG base directory specification: a relative path in these variables is to be ignored.
  const xdg = env['XDG_DATA_HOME'] ?? '';
  return join(isAbsolute(xdg) ? xdg : join(world.home(), '.local', 'share'), 'refnet');
}
