import { formatDate } from '../calendar/day-words.ts';
import { addDays, weekdayOf, type Day } from '../calendar/day.ts';
import { parseDay } from '../calendar/parse-day.ts';
import { inReach } from '../calendar/reach.ts';
import { hasBroadcasts } from '../contact/has-broadcasts.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, word } from '../kinds/type.ts';
import { archivedAmong, partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { limitFor, SCREENFUL } from '../shell/list-options.cli.ts';
import { inRows, limitOption, showing } from '../shell/listing.cli.ts';
import { flag, option, several, type Option } from '../shell/option.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { DUE_KINDS, DUE_KIND_WORDS, type DueKind } from './due-kinds.ts';
import { dueRecord, everythingDue, thisWeek, type DueQuestion } from './due-record.ts';
import { readDue } from './due-list.sql.ts';
import { countOlder } from './older.sql.ts';
import { fairShare, newestSilence, WEEK, type DueItem, type DueRecord } from './due.ts';
import { renderDue, renderFitting } from './due.view.ts';

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

/** The habit of meeting somebody new is told on the first Monday of a month. */
const isDayOfHabits = (today: Day): boolean => weekdayOf(today) === 1 && Number(today.slice(-2)) <= WEEK;

/** A screen has so many lines, the prompt aside. */
const SCREEN = 23;

const list = showing({
  called: 'the list',
  target: nothing,
  options: {
    ...WHAT,
    limit: limitOption(
      `as a table ${SCREENFUL}, and no more than a screen of ${SCREEN + 1} lines holds; else all`,
    ),
    habits: flag('how many new people were met, and how visible you were, as on the first Monday of a month'),
  },
  async show(
    db,
    { today, settings, within: until, limit, kind, partner: partnerId, habits, has },
    { format },
  ) {
    const question = { today, until, settings };
    const filter = { kind, partner: partnerId };
    const most = limitFor(limit, format);
    const snapshot = readDue(db, question, { ...filter, limit: most, grouped: format === 'table' });
    const record = await dueRecord(snapshot, question);
    const { items: all, total } = everythingDue(record, snapshot.referrals, question, filter);
    const hasFees = all.some((item) => 'money' in item || 'fee' in item);
    const told = hasFees && format === 'table' ? (await import('./fee-groups.ts')).feesAsOne(all) : all;
    const isOverview = limit === undefined && format === 'table' && kind.length === 0;
    const chosen = isOverview ? fairShare(calm(told), most) : told.slice(0, most);
    const isWhole = kind.length === 0 && partnerId === undefined;
    const handles = listHandles(db);
    const handle = partnerNamer(handles);
    const areShared = new Set(handles.map(({ keys: [name] }) => name)).size < handles.length;
    const items =
      areShared && format === 'table' ? (await import('./due-apart.cli.ts')).toldApart(db, chosen) : chosen;
    const itself = listedBy({ until: has('within') ? until : undefined, partnerId, kind });
    const { snoozed } = snapshot;
    const aside = isWhole ? await linesAside(db, record, question, { habits, snoozed }) : [];
    const rules =
      hasFees && format === 'table'
        ? (await import('./due-apart.cli.ts')).rulesOnDue(db, all, { settings, today })
        : [];
    const below = (shown: readonly DueItem[]) =>
      [
        ...rules,
        moreLine(shown, total, itself),
        kind.length === 0 ? adviceLine(all, shown, partnerId) : '',
        ...aside,
      ].filter((line) => line !== '');
    const empty = isWhole ? `Nothing is waiting up to ${formatDate(until)}.` : `Nothing of that is waiting.`;
    const feeWords = hasFees ? await import('./fee-items.view.ts') : undefined;
    const hasAdvice = items.some((item) => item.kind === 'advice');
    const adviceWords = hasAdvice ? await import('./advice-items.view.ts') : undefined;
    const frame = { today, handle, archived: archivedAmong(handles), feeWords, adviceWords, empty };
    return {
      text: (look) =>
        limit === undefined
          ? renderFitting(items, { ...frame, below }, look, SCREEN)
          : renderDue(items, { ...frame, below: below(items) }, look),
      ...(format === 'table' ? {} : inRows((await import('./due-columns.view.ts')).dueColumns(frame), items)),
    };
  },
});

/** What was said of what is to be listed. */
interface Listed {
  readonly until: Day | undefined;
  readonly partnerId: number | undefined;
  readonly kind: readonly DueKind[];
}

/** The command that lists the same. */
function listedBy({ until, partnerId, kind }: Listed): string {
  return [
    'refnet due',
    ...(until === undefined ? [] : [`--within ${until}`]),
    ...(partnerId === undefined ? [] : [`--partner p${partnerId}`]),
    ...kind.map((each) => `--kind ${each}`),
  ].join(' ');
}

/**
 * What stands below the whole list beside it, empty where there is nothing to say: habits, what is put off, older or
 * was brought in.
 */
async function linesAside(
  db: Db,
  record: DueRecord,
  question: DueQuestion,
  { habits, snoozed }: { readonly habits: boolean; readonly snoozed: number },
): Promise<string[]> {
  const { today } = question;
  const { older, lastImport } = countOlder(db, question);
  const isBrought = lastImport !== null && lastImport > newestSilence(question);
  const isTold = habits || (isDayOfHabits(today) && record.relationships.length > 0);
  return [
    isTold ? (await import('./habits.view.ts')).habitLine(record, today, habits) : '',
    isTold && hasBroadcasts(db) ? await visibleWords(db, today) : '',
    snoozed > 0 ? `${snoozed} snoozed: refnet due --snoozed` : '',
    older > 0 ? `${older} older: refnet due --older` : '',
    isBrought ? (await import('./brought.cli.ts')).broughtLine(db, question) : '',
  ];
}

/** Advice on so many stands in the list beside all else: it is never pressing. */
const ADVICE_SHOWN = 3;

/** `2 more relationships to look at`, with the command that lists them; empty where all are shown. */
function adviceLine(
  all: readonly DueItem[],
  shown: readonly DueItem[],
  partnerId: number | undefined,
): string {
  const [n, there] = [all, shown].map((items) => items.filter(({ kind }) => kind === 'advice').length);
  const left = (n ?? 0) - (there ?? 0);
  if (left === 0) return '';
  const more = there === 0 ? '' : 'more ';
  const about = partnerId === undefined ? '' : ` --partner p${partnerId}`;
  const what = `${more}${left === 1 ? 'relationship' : 'relationships'} to look at`;
  return `${left} ${what}: refnet due --kind advice${about}`;
}

function calm(items: readonly DueItem[]): DueItem[] {
  const shown = items.filter(({ kind }) => kind === 'advice').slice(0, ADVICE_SHOWN);
  return items.filter((item) => item.kind !== 'advice' || shown.includes(item));
}

/** How visible one was of late, which is told with the habits; empty where nothing went out for long. */
async function visibleWords(db: Db, today: Day): Promise<string> {
  const { readVisibility } = await import('../contact/broadcast.sql.ts');
  const visibility = readVisibility(db, today);
  return visibility === undefined ? '' : (await import('../contact/broadcast.ts')).visibleLine(visibility);
}

/** How much of what waits is shown, and the command that shows the rest; empty where all is. */
function moreLine(shown: readonly DueItem[], total: number, command: string): string {
  const told = shown.reduce((sum, { n }) => sum + n, 0);
  return told >= total
    ? ''
    : `${count(told, 'of', 'of')} ${count(total, 'thing')} shown: ${command} --limit all`;
}

/** What is older than the days looked back, and what is snoozed: asked for now and then, and loaded only then. */
const older = showing({
  called: '--older',
  target: nothing,
  options: { older: flag('thanks and outcomes from before the days looked back, never of an import') },
  show: async (db, { today, settings }) =>
    (await import('./due-apart.cli.ts')).showOlder(db, thisWeek(today, settings)),
});

const snoozed = showing({
  called: '--snoozed',
  target: nothing,
  options: { snoozed: flag('what a snooze puts off, and when it comes back') },
  show: async (db, { today, settings }) =>
    (await import('./due-apart.cli.ts')).showSnoozed(db, thisWeek(today, settings)),
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
    const { within: until, ...given } = await loaded(() =>
      givenOf(session, db, spec, undefined, typed.options),
    );
    const { briefOf } = await import('./due-brief.cli.ts');
    const line = await loaded(() => briefOf(db, { ...given, until }, given));
    if (line !== '') session.print(line);
  },
};

const candidates = showing({
  called: '--candidates',
  target: nothing,
  options: { candidates: flag('the acquaintances who may become referral partners') },
  show: async (db, { today, settings }) =>
    (await import('./due-apart.cli.ts')).showCandidates(db, thisWeek(today, settings)),
});

const APART = ['candidates', 'brief', 'older', 'snoozed'] as const;

export const command = ways(
  { list, brief, candidates, older, snoozed },
  ({ has }) => APART.find((key) => has(key)) ?? 'list',
  {
    help: `
Thanks and outcomes to tell are looked for as far back as look-back-days says,
news of referrals you gave after ask-after-days, steps on those you received
after move-after-days (see refnet config); imported ones count from the day of
the import. A check-in is overdue half an interval after its day. Partners put
away are not checked in with, but what is due to them or to a client still
waits. refnet snooze puts anything off.

Examples:
  refnet due
  refnet due --within 2w
  refnet due --partner maren --kind thank
  refnet due --brief                 in a shell's start-up file, or for cron
  refnet due --snoozed               what is put off, and until when
  refnet due --candidates`,
  },
);
