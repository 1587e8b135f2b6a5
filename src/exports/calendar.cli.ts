import { addMonths, compareDays, type Day } from '../calendar/day.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { parseDay } from '../calendar/parse-day.ts';
import { inReach } from '../calendar/reach.ts';
import { formatDate } from '../calendar/day-words.ts';
import {
  dueRecord,
  everythingDue,
  type DueFilter,
  type DueQuestion,
  type DueSnapshot,
} from '../due/due-record.ts';
import { readDue } from '../due/due-list.sql.ts';
import { goneFrom, toldWith, type Telling } from '../due/calendar-told.ts';
import { readTold, rememberTold } from '../due/calendar-told.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, whole } from '../kinds/type.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Command, Common, Given } from '../shell/command.cli.ts';
import { flag, option, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { compareText } from '../text/compare-text.ts';
import { usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { systemCode } from '../text/system-code.ts';
import {
  CALENDAR_KINDS,
  eventDay,
  isForCalendar,
  uidOf,
  type CalendarEvent,
  type CalendarItem,
} from './calendar-event.ts';
import { eventUuids, maybeNamesAClient, revisionOf } from './calendar-event.sql.ts';
import { eventDescription, eventsText, eventSummary, type EventWords } from './calendar-event.view.ts';
import { refuseOtherEnding } from './export-formats.ts';
import { fileOrScreen } from './output-option.cli.ts';
import { shownPath } from '../text/quoted-path.ts';
import { outputPlace, taken, toldLeft, writeOutput } from '../file/output-file.io.ts';

/** The last day looked at. */
const within: Option<Day | undefined> = {
  value: 'time',
  help: 'only what comes up by then: 3m, 2026-12-24',
  read([typed], { today, dateOrder, remark }) {
    if (typed === undefined) return undefined;
    const day = inReach(parseDay(typed, { today, bare: 'coming', dateOrder, remark }));
    if (day >= today) return day;
    throw usageError(`--within ${formatDate(day)} is past`, 'for example: refnet calendar --within 3m');
  },
};

const OPTIONS = {
  output: fileOrScreen('write it to this file, replacing an older calendar of refnet'),
  within,
  partner: option(partner, 'only what is about this partner'),
  alarm: option(whole(0, 60), 'remind at nine so many days before (0: on the day)', { value: 'days' }),
  noAlarms: flag('without reminders'),
  clients: flag('texts of promises that name clients, too'),
  force: flag('replace a file of that name, whatever it is'),
};

const CALENDAR = {
  target: nothing,
  options: OPTIONS,
  not: [['alarm', 'noAlarms']],
  only: { force: ['output'] },
} satisfies Common<undefined, typeof OPTIONS>;

type Said = Given<undefined, typeof OPTIONS>;

export const command: Command = {
  options: OPTIONS,
  async run(session, typed) {
    refuseMisfits(CALENDAR, typed.options);
    const db = await session.reading();
    const said = await loaded(() => givenOf(session, db, CALENDAR, undefined, typed.options));
    if (said.output !== undefined) refuseOtherEnding(said.output, 'ics');
    const place = said.output === undefined ? undefined : outputPlace(said.output, session.file.path);
    const { items, events } = await eventsOf(db, said);
    if (place?.taken === true && !session.assumesYes) await refuseAnother(place.path, said);
    // No calendar takes what a terminal shows. The file is written to before its last moment is taken for the stamp.
    if (place !== undefined || session.world.stdout.isTTY !== true) remember(db, tellingOf(said, events));
    const ics = await written(session, db, events, said);
    if (place === undefined || said.output === undefined) {
      session.print(new Drawn(ics));
      session.note(`${eventsText(items, events)}; to keep it: refnet calendar --output refnet.ics`);
      return;
    }
    const { beforeEnd } = session.world;
    const left = await writeOutput(place, [ics], { replace: place.taken, beforeEnd });
    session.print([
      `Wrote a calendar to ${shownPath(said.output)}: ${eventsText(items, events)}.`,
      '  Open it in your calendar. Written and opened again, its events move, and none is doubled.',
    ]);
    session.note(toldLeft(left));
  },
  help: `
Check-ins, reviews and ends of agreements, promises and objectives, as all-day
events with a reminder at nine. What is overdue stands on today. Each keeps its
identity: import the file again after a change, and the calendar moves what it
has. Of what it was given before, what was done or removed since is marked as
cancelled for 90 days.

Names of clients are left out: a promise that names one, or anybody who is no
partner, is told by its number, unless --clients is said. A calendar is often
kept by somebody else.

Examples:
  refnet calendar --output refnet.ics
  refnet calendar --output refnet.ics --within 3m --alarm 1
  refnet calendar --partner maren`,
};

/** Refuses to replace what is no calendar of refnet. */
async function refuseAnother(path: string, { force, output = path }: Said): Promise<void> {
  if (!force && !(await import('./icalendar.io.ts')).isOwnCalendar(path)) throw taken(output);
}

/** Everything that has a day of its own comes up within so many months. */
const FAR = 240;

/** What comes up, and the events it makes, with those that are to go. */
async function eventsOf(db: Db, said: Said): Promise<{ items: CalendarItem[]; events: CalendarEvent[] }> {
  const { today, settings } = said;
  const question = { today, until: said.within ?? addMonths(today, FAR), settings };
  const filter = { kind: CALENDAR_KINDS, partner: said.partner };
  const snapshot = readDue(db, question, { ...filter, limit: 0 });
  const items = allApartIn(db, await itemsOf(snapshot, question, filter));
  const words: EventWords = {
    today,
    handle: partnerNamer(listHandles(db)),
    isConfidential: said.clients ? () => false : maybeNamesAClient(db),
  };
  const uuid = eventUuids(db);
  const coming = items.map((item): CalendarEvent => ({
    uid: uidOf(item.kind, subjectOf(item, uuid)),
    day: eventDay(item, today),
    summary: eventSummary(item, words),
    description: eventDescription(item, words),
    cancelled: false,
  }));
  return { items, events: inOrder([...coming, ...goneBeside(db, said, coming)]) };
}

/** What waits of these kinds, and has a place in a calendar. */
async function itemsOf(
  snapshot: DueSnapshot,
  question: DueQuestion,
  filter: DueFilter,
): Promise<CalendarItem[]> {
  const record = await dueRecord(snapshot, question);
  return everythingDue(record, { rows: [], total: 0 }, question, filter).items.filter(isForCalendar);
}

function subjectOf(item: CalendarItem, uuid: ReturnType<typeof eventUuids>): string {
  switch (item.kind) {
    case 'check-in':
    case 'one-to-one':
      return uuid('partners', item.partner?.id ?? 0);
    case 'promise':
    case 'expect':
    case 'objective':
      return uuid('promises', item.number ?? 0);
    case 'review':
    case 'agreement-end':
      return uuid('agreements', item.number ?? 0);
  }
}

/** What calendars have had that waits no longer. */
function goneBeside(db: Db, said: Said, coming: readonly CalendarEvent[]): CalendarEvent[] {
  const telling = tellingOf(said, coming);
  const words = { day: said.today, summary: 'No longer waiting', description: '', cancelled: true };
  return telling.isWhole ? goneFrom(toldWith(readTold(db), telling)).map((uid) => ({ uid, ...words })) : [];
}

function tellingOf(said: Said, events: readonly CalendarEvent[]): Telling {
  const coming = events.filter(({ cancelled }) => !cancelled).map(({ uid }) => uid);
  return { coming, isWhole: said.partner === undefined && said.within === undefined, today: said.today };
}

/** Remembers what the calendar has, where that can be: it is the same calendar where the file is locked or may only be read. */
function remember(db: Db, telling: Telling): void {
  if (db.readonly || db.memory) return;
  try {
    rememberTold(db, telling);
  } catch (error) {
    if (!/^SQLITE_(?:BUSY|FULL|IOERR|READONLY)/.test(systemCode(error))) throw error;
  }
}

function inOrder(events: readonly CalendarEvent[]): CalendarEvent[] {
  return events.toSorted((a, b) => compareDays(a.day, b.day) || compareText(a.uid, b.uid));
}

async function written(
  session: Session,
  db: Db,
  events: readonly CalendarEvent[],
  said: Said,
): Promise<string> {
  const { icalendar, lastWritten, stampOf } = await import('./icalendar.io.ts');
  const { now, version } = session.world;
  const stamp = stampOf(lastWritten(session.file.path) ?? now(), revisionOf(db), said.today);
  const name = said.settings['my-name'] === undefined ? 'refnet' : `refnet, ${said.settings['my-name']}`;
  const alarmDays = said.noAlarms ? undefined : (said.alarm ?? 0);
  return icalendar(events, { name, version, stamp, alarmDays });
}
