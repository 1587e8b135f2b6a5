import { Option, type Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import type { PartnerSnoozeKind, Snooze, SnoozeSubject } from './snooze.ts';
import { record, renderList, toJson, type Look } from '../screen/list.view.ts';
import { SNOOZE_COLUMNS, snoozedPhrase, wakeCommand, type NamedSnooze } from './snooze-columns.view.ts';
import type { Db } from '../file/open.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { findRecord, kindOfNumber, type RecordKind } from '../records/records.sql.ts';
import { listSnoozes, putSnooze, wake } from './snooze.sql.ts';
import {
  dayParser,
  formatOption,
  jsonOption,
  lookOf,
  missing,
  readable,
  recordNumber,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { recordView } from '../records/record-view.cli.ts';
import { noSuchRecord } from '../records/record.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const EXAMPLE = 'refnet snooze maren --until "in 2 weeks"';
const PARTNER_KINDS = ['check-in', 'fee', 'one-to-one'] as const satisfies readonly PartnerSnoozeKind[];
/** Kinds of records on which something can wait. */
const WAITED_FOR: readonly RecordKind[] = ['referral', 'promise', 'agreement'];

export function declare(command: Command, session: Session): void {
  command
    .argument(
      '[partner or number...]',
      'a partner, for the check-in; the number of a referral, promise or agreement; or candidates',
    )
    .option('--until <day>', 'the day it comes back', dayParser(session, 'coming'))
    .option('--because <reason>', 'why', textParser('the reason'))
    .addOption(kindOption())
    .option('--wake', 'bring it back now')
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
What is snoozed is left out of refnet due and comes back on its day. A snoozed
check-in is not overdue anywhere else either, and a check-in on a later day ends
the snooze. Alone, refnet snooze lists what is snoozed.

Examples:
  refnet snooze maren --until "in 2 weeks" --because "on holiday"
  refnet snooze 61 --until monday
  refnet snooze victor --kind fee --until 2026-12-31
  refnet snooze maren --wake
  refnet snooze`,
    )
    .action(async (words, options) => {
      const { until, because, kind, wake: wakes } = options;
      const look = await lookOf(session, options);
      if (words.length === 0) {
        if (until !== undefined || because !== undefined || kind !== undefined || wakes === true) {
          throw missing('what to snooze', EXAMPLE);
        }
        return printSnoozes(session, look);
      }
      const text = words.join(' ');
      if (wakes === true) {
        if (until !== undefined || because !== undefined) {
          throw usageError(
            '--wake stands alone: it brings back today what was to come later',
            `refnet snooze ${text} --wake`,
          );
        }
        return bringBack(session, text, kind, look);
      }
      const subject = await subjectOf(session, text, kind);
      const day = until ?? (await askUntil(session));
      if (day <= session.today) throw usageError(`--until ${formatDay(day)} is not ahead`, EXAMPLE);
      const snooze = await session.change((change) => ({
        result: putSnooze(change, subject, { on: session.today, until: day, reason: because ?? null }),
        summary: `snoozed ${subjectName(subject)} until ${day}`,
      }));
      printSnooze(session, await named(session, snooze), look);
    });
}

function kindOption() {
  return new Option(
    '--kind <kind>',
    'what about the partner: check-in, fee or one-to-one (check-in)',
  ).choices(PARTNER_KINDS);
}

async function askUntil(session: Session): Promise<Day> {
  if (!session.interactive) throw missing('--until', EXAMPLE);
  const parse = dayParser(session, 'coming');
  const prompter = await session.prompter();
  return parse(await prompter.text('Until when?', { required: true, check: readable(parse) }));
}

/** What the words mean: the number of a record, `candidates`, else a partner. */
async function subjectOf(
  session: Session,
  text: string,
  kind: PartnerSnoozeKind | undefined,
): Promise<SnoozeSubject> {
  const number = recordNumber(text);
  const isLook = text.trim().toLowerCase() === 'candidates';
  if (kind !== undefined && (number !== undefined || isLook)) {
    throw usageError('--kind goes with a partner', `refnet snooze maren --kind ${kind} --until monday`);
  }
  if (isLook) return { kind: 'candidates', partnerId: null, number: null };
  if (number === undefined) {
    const { id } = await resolvePartner(session, text);
    return { kind: kind ?? 'check-in', partnerId: id, number: null };
  }
  const db = await session.reading();
  const found = findRecord(db, number);
  if (found === undefined || !WAITED_FOR.includes(found.kind)) {
    throw noSuchRecord(db, number, 'a referral, a promise or an agreement, so nothing waits on it');
  }
  return { kind: 'record', partnerId: null, number };
}

/** As the history names it: by number. */
function subjectName({ kind, partnerId, number }: SnoozeSubject): string {
  if (kind === 'record') return `record ${number}`;
  return kind === 'candidates' ? 'the look for candidates' : `the ${kind} with partner p${partnerId}`;
}

async function printSnoozes(session: Session, look: Look): Promise<void> {
  const db = await session.reading();
  const snoozes = await Promise.all(listSnoozes(db, session.today).map((snooze) => named(session, snooze)));
  session.print(renderList(SNOOZE_COLUMNS, snoozes, look, 'Nothing is snoozed.'));
}

function printSnooze(session: Session, snooze: NamedSnooze, look: Look): void {
  if (look.format === 'json') return session.print(toJson(record(SNOOZE_COLUMNS, snooze)));
  const reason = snooze.reason === null ? '' : ` (${snooze.reason})`;
  session.print(`Snoozed until ${formatDay(snooze.untilDay)}: ${snooze.what}${reason}`);
  session.print(`  ${wakeCommand(snooze)}      brings it back now`);
}

async function bringBack(
  session: Session,
  text: string,
  kind: PartnerSnoozeKind | undefined,
  look: Look,
): Promise<void> {
  const { today } = session;
  const subject = await subjectOf(session, text, kind);
  const isMeant = (snooze: Snooze) =>
    snooze.partnerId === subject.partnerId &&
    snooze.number === subject.number &&
    // A partner alone means whatever is snoozed about them.
    (snooze.kind === subject.kind || (subject.partnerId !== null && kind === undefined));
  const meant = listSnoozes(await session.reading(), today).filter(isMeant);
  if (meant.length === 0) {
    throw new UserError('that is not snoozed', { hints: ['refnet snooze      lists what is'] });
  }
  const snoozes = await Promise.all(meant.map((snooze) => named(session, snooze)));
  await session.change((change) => {
    for (const snooze of meant) wake(change, snooze, today);
    return { result: undefined, summary: `woke ${meant.map(subjectName).join(', ')}` };
  });
  if (look.format === 'json') session.print(toJson(snoozes.map((each) => record(SNOOZE_COLUMNS, each))));
  else for (const { what } of snoozes) session.print(`Back in refnet due: ${what}`);
}

/** The snooze with what it is about in words. */
async function named(session: Session, snooze: Snooze): Promise<NamedSnooze> {
  const db = await session.reading();
  const { kind, partnerId, partnerName, number } = snooze;
  if (kind === 'record') {
    return { ...snooze, what: recordPhrase(db, number ?? 0, session.today), handle: String(number) };
  }
  const handle =
    partnerId === null || partnerName === null
      ? 'candidates'
      : partnerNamer(listHandles(db))({ id: partnerId, name: partnerName });
  return { ...snooze, what: snoozedPhrase(kind, partnerName), handle };
}

/** `#61  Jane D. received from Maren Holt, Wed 18 Nov 2026`. */
function recordPhrase(db: Db, number: number, today: Day): string {
  const kind = kindOfNumber(db, number);
  const phrase = kind === undefined ? '' : `  ${recordView(db, kind, number, today).phrase}`;
  return `#${number}${phrase}`;
}
