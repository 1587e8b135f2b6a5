import type { Output, World } from './world.cli.ts';

/** No screen has more; what says that it has is not to fill a disk. */
const MOST = 2_000;

/** How many columns an output has, or COLUMNS says; undefined into a pipe or a file, where a line has no end. */
export function widthOf({ env }: World, output: Pick<Output, 'columns'>): number | undefined {
  const width = output.columns || Number.parseInt(env['COLUMNS'] || '', 10);
  return width >= 20 ? Math.min(width, MOST) : undefined;
}
