import type { World } from './world.cli.ts';

/**
 * Whether a terminal in this world shows more than ASCII: where the locale says UTF-8, or nothing is said of one. Linux's own
 * console has no more than a few hundred shapes, blocks not among them; a dumb terminal has to say that it is more. A
 * console of Windows says nothing of a locale, and Node writes to it in UTF-16, whatever its code page is.
 */
export function showsBlocks({ env }: World): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (env['TERM'] === 'linux') return false;
  return locale ? /utf-?8/i.test(locale) : env['TERM'] !== 'dumb';
}
