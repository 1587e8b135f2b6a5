import type { Format, Look } from '../screen/list.view.ts';
import type { Session } from './session.cli.ts';

/** How to print in a format, with what writes it: loaded here, so that what draws need not wait for it. */
export async function lookFor(session: Session, format: Format): Promise<Look> {
  const look = { format, width: session.width, style: session.style, plain: session.plain };
  return format === 'csv' ? { ...look, csvRows: (await import('../screen/csv.ts')).csvRows } : look;
}
