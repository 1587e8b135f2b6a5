import type { Output, World } from './world.cli.ts';

/** How many columns an output has, or COLUMNS says; undefined into a pipe or a file, where a line has no end. */
export function widthOf({ env }: World, output: Output): number | undefined {
  const width = output.columns || Number.parseInt(env['COLUMNS'] || '', 10);
  return width >= 20 ? width : undefined;
}
