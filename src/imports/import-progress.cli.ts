import type { Session } from '../shell/session.cli.ts';
import { count } from '../text/count.ts';

/** A file of fewer rows is through before anybody wonders. */
const LONG = 50_000;

/** One line on a terminal that says how far a long import is, and goes when it is done. */
export function progressLine(session: Session, total: number) {
  const { stderr } = session.world;
  const shown = stderr.isTTY === true && total >= LONG;
  return {
    show: (rows: number) => {
      if (shown) stderr.write(`\r${count(rows, 'of', 'of')} ${count(total, 'row')} read `);
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
