import type { Format, Look } from '../screen/list.view.ts';
import type { Session } from './session.cli.ts';

/** How to print in a format, with what writes it: loaded here, so that what draws need not wait for it. */
export async function lookFor(session: Session, format: Format): Promise<Look> {
  const look = { format, width: session.width, style: session.style, plain: session.plain };
  if (format === 'csv') return { ...look, csvRows: (await import('../screen/csv.ts')).csvRows };
  if (format !== 'table' || session.plain || session.world.stdout.isTTY !== true) return look;
  return { ...look, drawTable: (await import('../screen/terminal-table.view.ts')).drawTable };
}
