import type { Direction } from '../referrals/direction.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import type { Session } from '../shell/session.cli.ts';
import { capitalized } from '../text/capitalized.ts';
import { quoted } from '../text/quoted.ts';
import { carry } from './carried.cli.ts';
import { asPair } from './pairs.ts';
import { contradiction, refuseContradiction, type WaySaidBy } from './way-said.ts';
import { refuseWayColumn, type WayColumn } from './way-column.ts';

const NO_WAY: readonly string[] = [];

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
    [said(one, other), said(other, one), { name: 'no, it says something else', value: NO_WAY }],
    { default: NO_WAY },
  );
  if (directions.length > 0) carry(session, '--directions', directions.join(', '));
  return directions;
}

/** Which way the clients of a table went whose titles and headings contradict each other. */
export async function askContradiction(session: Session, said: WaySaidBy, sheet: Sheet): Promise<Direction> {
  if (!session.asks) refuseContradiction(said, sheet);
  const prompter = await session.prompter();
  return prompter.choose<Direction>(
    `Which way did the clients of ${calledOf(sheet)} go? ${capitalized(contradiction(said.ways))}.`,
    [
      { name: 'they came from the partners: received', value: 'received' },
      { name: 'they went to the partners: given', value: 'given' },
    ],
  );
}
