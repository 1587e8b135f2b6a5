import type { Session } from './session.cli.ts';

/** What opens a file on each platform, without a shell between: its name may contain anything. */
function opener(platform: string, path: string): { file: string; args: string[] } {
  if (platform === 'darwin') return { file: 'open', args: [path] };
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', path] };
  return { file: 'xdg-open', args: [path] };
}

/**
 * Opens a file by its whole path with what the person uses for it; undefined, or the program that could not. All users of
 * the machine can read what a program is started with: what is to stay private goes into the file.
 */
export async function openedWith({ world }: Session, path: string): Promise<{ failed: string } | undefined> {
  const { file, args } = opener(world.platform, path);
  const code = await world.launch?.(file, args).catch(() => undefined);
  return code === 0 ? undefined : { failed: file };
}
