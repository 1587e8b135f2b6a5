import type { Format, Look } from '../screen/list.view.ts';
import type { Session } from './session.cli.ts';
import type { World } from './world.cli.ts';

/** Whether text is UTF-8, which it is wherever the environment does not name another encoding. */
function isUtf8({ LC_ALL, LC_CTYPE, LANG }: World['env']): boolean {
  const said = [LC_ALL, LC_CTYPE, LANG].find((each) => (each ?? '') !== '');
  return said === undefined || /utf-?8/i.test(said);
}

/** How to print in a format, with what writes it: loaded here, so that what draws need not wait for it. */
export async function lookFor(session: Session, format: Format): Promise<Look> {
  const { width, style, plain, world } = session;
  const look = { format, width, style, plain, numbers: plain || !isUtf8(world.env) };
  if (format === 'csv') return { ...look, csvRows: (await import('../screen/csv.ts')).csvRows };
  if (format === 'md') {
    return { ...look, markdownTable: (await import('../screen/markdown.view.ts')).markdownTable };
  }
  if (format !== 'table' || session.plain || session.world.stdout.isTTY !== true) return look;
  return { ...look, drawTable: (await import('../screen/terminal-table.view.ts')).drawTable };
}
