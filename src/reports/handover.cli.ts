/** `report NAME --for-partner`: the brief made for handing over; loaded where it is asked for. */
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { openHandedOver } from '../file/handed-over.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { usageError } from '../text/errors.ts';
import {
  handedLines,
  handoverAsPlain,
  handoverBlocks,
  HANDED_LINE_COLUMNS,
  sidesOf,
  type Handover,
} from './handover.view.ts';
import { readBrief } from './read-brief.cli.ts';

/** What was asked for. */
interface Asked {
  readonly target: { readonly id: number; readonly name: string };
  readonly settings: Settings;
  readonly today: Day;
  readonly noClients: boolean;
}

/**
 * The brief for the partner. It is reckoned from a copy of the network in which there is nothing that is not of the two of
 * us, so that no part of it can tell more. Throws a usage error where my own name is not known.
 */
export async function handoverShown(db: Db, period: Period, asked: Asked): Promise<Shown> {
  const me = asked.settings['my-name'];
  if (me === undefined) {
    throw usageError(
      'your own name is not known, and the brief says who introduced whom',
      'refnet config my-name NAME',
    );
  }
  const { id, name } = asked.target;
  const copy = openHandedOver(db, {
    partner: id,
    clients: asked.noClients ? 'none' : 'initials',
  });
  try {
    const read = await readBrief(copy, period, id, asked);
    const handover: Handover = { me, partner: name, sides: sidesOf(me, name), ...read };
    return {
      blocks: () => handoverBlocks(handover),
      plain: () => handoverAsPlain(handover),
      csv: inRows(HANDED_LINE_COLUMNS, handedLines(handover)).csv,
    };
  } finally {
    copy.close();
  }
}
