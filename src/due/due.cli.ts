import type { Command } from '@commander-js/extra-typings';
import { addDays, type Day } from '../calendar/day.ts';
import { formatDate, parseDay } from '../calendar/day-words.ts';
import { countDue, newPeople, WEEK, type DueItem } from './due.ts';
import { usageError } from '../text/errors.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { candidateColumns } from './candidate-columns.view.ts';
import { briefLine, newPeopleLine, renderDue } from './due.view.ts';
import { listed } from '../screen/footer.view.ts';
import { renderList, type Look } from '../screen/list.view.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { listSnoozes } from '../contact/snooze.sql.ts';
import { count } from '../text/count.ts';
import { listDue, readDueRecord, readNetworkToday, tallyDue, type DueQuestion } from './due-shown.cli.ts';
import { limitFor, SCREENFUL } from '../shell/list-options.cli.ts';
import { formatOption, gather, jsonOption, limitOption, lookOf } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { DUE_KINDS, type DueKind, DUE_KIND_WORDS } from './due-kinds.ts';
import { readWord } from '../kinds/vocabulary.ts';

export function declare(command: Command, session: Session): void {
  command
    .option('--within <time>', 'what comes up by then as well: 2w, "10 days", 2026-12-24 (1 week)')
    .option('--partner <partner>', 'what is about this partner')
    .option(
      '--kind <kind>',
      `things of this kind; may be repeated: ${DUE_KINDS.join(', ')}`,
      gather((text) => readWord(DUE_KIND_WORDS, text)),
    )
    .option('--brief', 'one line for a greeting, nothing where nothing waits')
    .option('--candidates', 'the acquaintances who may become referral partners')
    .addOption(limitOption(`${SCREENFUL} on a screen, else all`))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
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
    )
    .action(async (options) => {
      const look = await lookOf(session, options);
      const until = horizon(options.within, session.today);
      const { kind: kinds, partner, brief } = options;
      if (options.candidates === true) {
        refuseAlone('--candidates', [options.within, kinds, partner, brief]);
        return printCandidates(session, look);
      }
      if (brief === true) {
        refuseAlone('--brief', [options.format, options.json, options.limit]);
        return printBrief(session, until, { kinds, partner });
      }
      await printDue(session, until, { kinds, partner }, options.limit, look);
    });
}

interface Filter {
  kinds: readonly DueKind[] | undefined;
  partner: string | undefined;
}

function refuseAlone(option: string, others: readonly unknown[]): void {
  if (others.every((other) => other === undefined)) return;
  throw usageError(`${option} does not go with the other options given`, `refnet due ${option}`);
}

/** The last day looked at: a time from today, or a day. */
function horizon(text: string | undefined, today: Day): Day {
  if (text === undefined) return addDays(today, WEEK);
  const day = parseDay(text, { today, bare: 'coming' });
  if (day < today)
    throw usageError(`--within ${formatDate(day)} is past`, 'for example: refnet due --within 2w');
  return day;
}

async function questionOf(session: Session, until: Day): Promise<DueQuestion> {
  return { today: session.today, until, settings: await session.settings() };
}

async function printDue(
  session: Session,
  until: Day,
  filter: Filter,
  limit: number | undefined,
  look: Look,
): Promise<void> {
  const db = await session.reading();
  const question = await questionOf(session, until);
  const record = await readDueRecord(db, readNetworkToday(db, question), question);
  const all = await narrowed(session, listDue(db, record, question), filter);
  const items = all.slice(0, limitFor(limit, look.format));
  const isWhole = filter.kinds === undefined && filter.partner === undefined;
  const snoozed = isWhole ? listSnoozes(db, session.today).length : 0;
  const hasPartners = record.relationships.length > 0;
  const below = [
    items.length < all.length ? listed(items.length, all.length, 'thing') : '',
    snoozed === 0 ? '' : `${count(snoozed, 'snoozed', 'snoozed')}: refnet snooze`,
    isWhole && hasPartners ? newPeopleLine(newPeople(record.newcomers, record.madeOn, session.today)) : '',
  ];
  session.print(
    renderDue(
      items,
      {
        today: session.today,
        handle: partnerNamer(listHandles(db)),
        empty: isWhole ? `Nothing is waiting up to ${formatDate(until)}.` : `Nothing of that is waiting.`,
        below: below.filter((line) => line !== ''),
      },
      look,
    ),
  );
}

async function narrowed(
  session: Session,
  items: readonly DueItem[],
  { kinds, partner }: Filter,
): Promise<DueItem[]> {
  const wanted = partner === undefined ? undefined : await resolvePartner(session, partner);
  return items.filter(
    (item) =>
      (kinds === undefined || kinds.includes(item.kind)) &&
      (wanted === undefined || item.partner?.id === wanted.id),
  );
}

/** A greeting must neither fail nor keep anybody waiting: without a file that can be read at once it says nothing. */
async function printBrief(session: Session, until: Day, filter: Filter): Promise<void> {
  const db = await session.looking();
  if (db === undefined) return;
  const question = await questionOf(session, until);
  const record = await readDueRecord(db, readNetworkToday(db, question), question);
  const counts =
    filter.partner === undefined
      ? tallyDue(db, record, question).filter(
          ({ kind }) => filter.kinds === undefined || filter.kinds.includes(kind),
        )
      : countDue(await narrowed(session, listDue(db, record, question), filter), []);
  const line = briefLine(counts);
  if (line !== '') session.print(line);
}

async function printCandidates(session: Session, look: Look): Promise<void> {
  const db = await session.reading();
  const question = await questionOf(session, session.today);
  const { relationships } = readNetworkToday(db, question);
  const { candidatesAmong } = await import('./candidates.ts');
  const found = candidatesAmong(relationships, question.settings);
  const hasProfession = question.settings.profession !== undefined;
  const below = [
    hasProfession ? '' : 'Those who serve the same clients: refnet config profession "what you do"',
    'Looked through? refnet snooze candidates --until "in 1 year"',
  ].filter((line) => line !== '');
  session.print(
    renderList(
      candidateColumns(session.today, partnerNamer(listHandles(db))),
      found,
      look,
      hasProfession ? 'No acquaintance whose profession serves the same clients.' : 'No acquaintances.',
      below.join('. '),
    ),
  );
}
