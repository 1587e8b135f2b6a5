/** `report NAME --for-partner`: the brief made for handing over; loaded where it is asked for. */
import type { Day } from '../calendar/day.ts';
import { quartersOf } from '../calendar/quarters.ts';
import type { Period } from '../calendar/period.ts';
import { othersTakenOut, openHandedOver } from '../file/handed-over.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { currentWorking, OF_BOTH, type WorkingAnswer } from '../partners/working.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { usageError } from '../text/errors.ts';
import {
  handedInLines,
  handoverAsPlain,
  handoverBlocks,
  HANDED_LINE_COLUMNS,
  sidesOf,
  type Handover,
} from './handover.view.ts';
import { briefFrom, meetingQuestion } from './meeting.cli.ts';
import type { Brief } from './meeting-frame.view.ts';
import { readMeeting } from './meeting.sql.ts';
import { readBrief } from './read-brief.cli.ts';
import { readQuarters } from './returns.sql.ts';
import { isEmpty, NO_RETURNS } from './returns.ts';

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
  const { settings, today } = asked;
  // What is due in fees is reckoned from amounts of clients, and rules go by places: neither is in the copy.
  const own = period.until >= today ? await ownBrief(db, id, settings, today) : undefined;
  const recordsSince = settings['records-since'] ?? recordsBegin(db);
  const copy = openHandedOver(db, {
    partner: id,
    clients: asked.noClients ? 'none' : 'initials',
  });
  try {
    const read = await readBrief(copy, period, id, { ...asked, isListed: true });
    const quarters = readQuarters(copy, quartersOf(period), today, settings.currency).map(
      ({ quarter: days, partners }) => {
        const returns = partners.get(id) ?? NO_RETURNS;
        return { days, returns: days.since < recordsSince && isEmpty(returns) ? undefined : returns };
      },
    );
    const handover: Handover = {
      me,
      partner: name,
      sides: sidesOf(me, name),
      ...read,
      quarters,
      recordsSince,
      working: workingOf(db, id, own?.meeting.working ?? []),
      due: own?.meeting.waiting ?? [],
      notices: own?.meeting.notices ?? new Map(),
    };
    return {
      blocks: () => handoverBlocks(handover),
      plain: () => handoverAsPlain(handover),
      csv: inRows(HANDED_LINE_COLUMNS, handedInLines(handover)).csv,
    };
  } finally {
    copy.close();
  }
}

/** What a meeting is prepared by, from the network itself. */
async function ownBrief(db: Db, partner: number, settings: Settings, today: Day): Promise<Brief> {
  const question = meetingQuestion(settings, today);
  const read = db.transaction(() => ({
    meeting: readMeeting(db, partner, question, { isWhole: true }),
    handles: listHandles(db),
  }))();
  // They were told to me, and not to the partner.
  const { due, snapshot } = read.meeting;
  const network = { ...due.network, shownNotices: undefined };
  return briefFrom({ snapshot, due: { ...due, network } }, read.handles, question);
}

/** What is of both of how they work together; clients and other partners that its words name are taken out. */
function workingOf(db: Db, partner: number, answers: readonly WorkingAnswer[]): WorkingAnswer[] {
  const told = currentWorking(answers).filter(({ question }) => OF_BOTH.includes(question));
  if (told.length === 0) return [];
  const withoutOthers = othersTakenOut(db, partner);
  return told.map((each) => ({ ...each, answer: withoutOthers(each.answer) }));
}
