import type { Session } from '../shell/session.cli.ts';
import { quoted } from '../text/quoted.ts';
import { carry } from './carried.cli.ts';
import { asPair } from './pairs.ts';
import { refuseWayColumn, type WayColumn } from './way-column.ts';

/** What was answered of such a column: what its words say, as `--directions` takes it; none where it says something else. */
export async function askWayColumn(session: Session, found: WayColumn): Promise<readonly string[]> {
  if (!session.asks) refuseWayColumn(found);
  const { column, texts } = found;
  const [one, other] = texts;
  const prompter = await session.prompter();
  const said = (received: string, given: string) => ({
    name: `yes: ${quoted(received)} came from the partner, ${quoted(given)} went to the partner`,
    value: [asPair(received, 'received'), asPair(given, 'given')],
  });
  const directions = await prompter.choose<readonly string[]>(
    `Does ${quoted(column.heading)} say which way the clients went?`,
    [said(one, other), said(other, one), { name: 'no, it says something else', value: [] }],
  );
  if (directions.length > 0) carry(session, '--directions', directions.join(', '));
  return directions;
}
