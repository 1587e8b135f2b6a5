import { text } from '../kinds/type.ts';
import { option, type Option } from '../shell/option.cli.ts';

/** A file to write to; `-`, as with other programs, is standard output, like nothing at all. */
export function fileOrScreen(
  help: string,
  how: { readonly named?: 'file' } = {},
): Option<string | undefined> {
  const { limits: _, ...file } = option(text, help, { value: 'file', ...how });
  // A path is what it is, letters included that nobody would type into a name.
  const read: Option<string | undefined>['read'] = ([typed]) => {
    const path = typed?.trim();
    return path === '-' ? undefined : path;
  };
  return { ...file, read };
}
