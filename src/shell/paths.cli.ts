import { isAbsolute, join } from 'node:path';
import type { World } from './world.cli.ts';

/** Which database file a command uses, and whether the user named it. */
export interface FileChoice {
  path: string;
  named: boolean;
}

/** `--db`, else `REFNET_DB`, else `refnet.db` in the platform's data folder. */
export function chooseFile(world: World, option: string | undefined): FileChoice {
  const named = option ?? (world.env['REFNET_DB'] === '' ? undefined : world.env['REFNET_DB']);
  if (named !== undefined) return { path: named, named: true };
  return { path: join(dataFolder(world), 'refnet.db'), named: false };
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
