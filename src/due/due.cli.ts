import { relationshipsOf } from '../advice/relationship.ts';
import { formatDate } from '../calendar/day-words.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { parseDay } from '../calendar/parse-day.ts';
import { inReach } from '../calendar/reach.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, word } from '../kinds/type.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { listed } from '../screen/footer.view.ts';
import { renderList } from '../screen/list.view.ts';
import type { Command } from '../shell/command.cli.ts';
import { limitFor, SCREENFUL } from '../shell/list-options.cli.ts';
import { inRows, limitOption, showing } from '../shell/listing.cli.ts';
import { flag, option, several, type Option } from '../shell/option.cli.ts';
import { nothing } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { candidateColumns } from './candidate-columns.view.ts';
import { DUE_KINDS, DUE_KIND_WORDS } from './due-kinds.ts';
import {
  dueRecord,
  everythingCounted,
  everythingDue,
  isWanted,
  type DueFilter,
  type DueQuestion,
} from './due-record.ts';
import { readDue, readDueCounts, readNetworkToday } from './due.sql.ts';
import { countDue, newPeople, WEEK, type DueCount } from './due.ts';
import { briefLine, dueColumns, newPeopleLine, renderDue } from './due.view.ts';

/** The last day looked at: a time from today, or a day. */
const within: Option<Day> = {
  value: 'time',
  help: 'what comes up by then as well: 2w, "10 days", 2026-12-24 (1 week)',
  read([typed], { today, dateOrder, remark }) {
    if (typed === undefined) return addDays(today, WEEK);
    const day = inReach(parseDay(typed, { today, bare: 'coming', dateOrder, remark }));
    if (day >= today) return day;
    throw usageError(`--within ${formatDate(day)} is past`, 'for example: refnet due --within 2w');
  },
};

const WHAT = {
  within,
  partner: option(partner, 'what is about this partner'),
  kind: several(word(DUE_KIND_WORDS), `things of this kind; may be repeated: ${DUE_KINDS.join(', ')}`, {
    value: 'kind',
  }),
};

const list = showing({
  called: 'the list',
  target: nothing,
  options: { ...WHAT, limit: limitOption(`${SCREENFUL} on a screen, else all`) },
  async show(db, { today, settings, within: until, limit, kind, partner: partnerId }, { format }) {
    const question = { today, until, settings };
    const filter = { kind, partner: partnerId };
    const most = limitFor(limit, format);
    const snapshot = readDue(db, question, { ...filter, limit: most });
    const record = await dueRecord(snapshot, question);
    const { items: all, total } = everythingDue(record, snapshot.referrals, question, filter);
    const items = all.slice(0, most);
    const isWhole = kind.length === 0 && partnerId === undefined;
    const handle = partnerNamer(listHandles(db));
    const hasFees = items.some((item) => 'money' in item || 'fee' in item);
    const feeWords = hasFees ? await import('./fee-items.view.ts') : undefined;
    return {
      text: (look) => {
        const met = newPeople(record.newcomers, record.madeOn, today);
        const { snoozed } = snapshot;
        const below = [
          items.length < total ? listed(items.length, total, 'thing') : '',
          isWhole && snoozed > 0 ? `${count(snoozed, 'snoozed', 'snoozed')}: refnet snooze` : '',
          isWhole && record.relationships.length > 0 ? newPeopleLine(met) : '',
        ].filter((line) => line !== '');
        const empty = isWhole
          ? `Nothing is waiting up to ${formatDate(until)}.`
          : `Nothing of that is waiting.`;
        return renderDue(items, { today, handle, feeWords, empty, below }, look);
      },
      ...inRows(dueColumns({ today, handle, feeWords }), items),
    };
  },
});

const briefOptions = {
  ...WHAT,
  brief: flag('one line for a greeting, nothing where nothing waits'),
};

/** A greeting must neither fail nor keep anybody waiting: without a file that can be read at once it says nothing. */
const brief: Command = {
  called: '--brief',
  options: briefOptions,
  async run(session, typed) {
    const spec = { target: nothing, options: briefOptions };
    refuseMisfits(spec, typed.options);
    const db = await session.looking();
    if (db === undefined) return;
    const {
      within: until,
      today,
      settings,
      ...filter
    } = await loaded(() => givenOf(session, db, spec, undefined, typed.options));
    const line = briefLine(await counted(db, { today, until, settings }, filter));
    if (line !== '') session.print(line);
  },
};

/** What waits, counted; referrals by SQL, unless those of one partner are wanted. */
async function counted(db: Db, question: DueQuestion, filter: DueFilter): Promise<DueCount[]> {
  if (filter.partner !== undefined) {
    const snapshot = readDue(db, question, filter);
    const record = await dueRecord(snapshot, question);
    return countDue(everythingDue(record, snapshot.referrals, question, filter).items, []);
  }
  const snapshot = readDueCounts(db, question);
  const record = await dueRecord(snapshot, question);
  return everythingCounted(record, snapshot.referrals, question).filter((each) => isWanted(each, filter));
}

const candidates = showing({
  called: '--candidates',
  target: nothing,
  options: { candidates: flag('the acquaintances who may become referral partners') },
  async show(db, { today, settings }) {
    const { candidatesAmong } = await import('./candidates.ts');
    const found = candidatesAmong(relationshipsOf(readNetworkToday(db, today), settings, today), settings);
    const hasProfession = settings.profession !== undefined;
    const columns = candidateColumns(today, partnerNamer(listHandles(db)));
    return {
      text: (look) =>
        renderList(
          columns,
          found,
          look,
          hasProfession ? 'No acquaintance whose profession serves the same clients.' : 'No acquaintances.',
          candidatesFoot(hasProfession),
        ),
      ...inRows(columns, found),
    };
  },
});

function candidatesFoot(hasProfession: boolean): string {
  const done = 'Looked through? refnet snooze candidates --until "in 1 year"';
  return hasProfession
    ? done
    : `Those who serve the same clients: refnet config profession "what you do". ${done}`;
}

export const command = ways(
  { list, brief, candidates },
  ({ has }) => (has('candidates') ? 'candidates' : has('brief') ? 'brief' : 'list'),
  {
    help: `
Thanks and outcomes to tell are looked for as far back as look-back-days says,
news of referrals you gave after ask-after-days, steps on those you received
after move-after-days (see refnet config). What happened to an imported referral
before its import waits for nothing. A check-in is overdue half an interval
after its day. refnet snooze puts anything off.

Examples:
  refnet due
  refnet due --within 2w
  refnet due --partner maren --kind thank
  refnet due --brief                 in a shell's start-up file, or for cron
  refnet due --candidates`,
  },
);
