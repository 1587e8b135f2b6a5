import type { Session } from './session.cli.ts';

/** What opens a link or a file on each platform, without a shell between: its name may contain anything. */
function opener(platform: string, what: string): { file: string; args: string[] } {
  if (platform === 'darwin') return { file: 'open', args: [what] };
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', what] };
  return { file: 'xdg-open', args: [what] };
}

/** Opens a link, or a file by its whole path, with what the person uses for it; undefined, or the program that could not. */
export async function openedWith({ world }: Session, what: string): Promise<{ failed: string } | undefined> {
  const { file, args } = opener(world.platform, what);
  const code = await world.launch?.(file, args).catch(() => undefined);
  return code === 0 ? undefined : { failed: file };
}
