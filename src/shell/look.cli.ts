import type { Format, Look } from '../screen/list.view.ts';
import type { Session } from './session.cli.ts';
import { showsBlocks } from './shows-blocks.cli.ts';

/** How to print in a format, with what writes it: loaded here, so that what draws need not wait for it. */
export async function lookFor(session: Session, format: Format): Promise<Look> {
  const { width, style, plain, world } = session;
  const numbers = plain || (world.stdout.isTTY === true && !showsBlocks(world));
  const onFile = format === 'md' || format === 'html' ? undefined : session.onFile;
  const look = { format, width, style, plain, numbers, onFile };
  if (format === 'csv') return { ...look, csvRows: (await import('../screen/csv.ts')).csvRows };
  if (format === 'md') {
    return { ...look, markdownTable: (await import('../screen/markdown.view.ts')).markdownTable };
  }
  if (format !== 'table' || session.plain || session.world.stdout.isTTY !== true) return look;
  return { ...look, drawTable: (await import('../screen/terminal-table.view.ts')).drawTable };
}
