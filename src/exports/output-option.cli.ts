import { text } from '../kinds/type.ts';
import { option, type Option } from '../shell/option.cli.ts';

/** A file to write to; `-`, as with other programs, is standard output, like nothing at all. */
export function fileOrScreen(
  help: string,
  how: { readonly named?: 'file' } = {},
): Option<string | undefined> {
  const file = option(text, help, { value: 'file', ...how });
  return { ...file, read: (typed, here) => (typed[0]?.trim() === '-' ? undefined : file.read(typed, here)) };
}
