import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { nextCheckIn } from './rhythm.ts';
import { checkInColumns } from './check-in-columns.view.ts';
import { checkedInPhrase, numbered } from '../screen/lines.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { getCheckIn, insertCheckIn } from './check-in.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { lastCheckInKind, recentPartners } from './recent.sql.ts';
import { readRhythmFacts } from './rhythm.sql.ts';
import { cleanNote } from '../text/sanitize.ts';
import {
  dayParser,
  missing,
  numberParser,
  readable,
  recordOption,
  refuseFuture,
} from '../shell/options.cli.ts';
import { byRecency, choosePartner } from '../partners/partner-argument.cli.ts';
import { dayWord, review } from '../shell/review.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { resolvePartners } from '../partners/several-partners.cli.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { type CheckIn, CHECK_IN_KINDS, type CheckInKind, CHECK_IN_KIND_WORDS } from './check-in.ts';
import { label, readWord } from '../kinds/vocabulary.ts';

/** What is recorded where nobody can be asked: it makes no one-to-one of it, and the answer says it. */
const USUAL_KIND: CheckInKind = 'call';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner...]', 'whom you were in touch with; several partners for one shared touch')
    .option(
      '--kind <kind>',
      `${CHECK_IN_KINDS.join(', ')} (${USUAL_KIND}); a meeting is a one-to-one`,
      (text) => readWord(CHECK_IN_KIND_WORDS, text),
    )
    .option('--on <day>', 'the day of it (today)', dayParser(session, 'past'))
    .option('--note <text>', 'what is worth remembering', cleanNote)
    .option(
      '--satisfaction <1-5>',
      'how well the relationship works, from 1 (poor) to 5 (excellent)',
      numberParser('--satisfaction', 1, 5),
    )
    .option('--minutes <n>', 'how long it took', numberParser('--minutes', 0, 100_000))
    .option(
      '--next <day>',
      'when the next one is to be, instead of the usual rhythm',
      dayParser(session, 'coming'),
    )
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
A talk is the conversation about the relationship itself; the advice takes note
of it.

Examples:
  refnet check-in                              asks whom, how and what was said
  refnet check-in maren --kind coffee --note "new office in March"
  refnet check-in maren victor --kind coffee   one coffee with both
  refnet check-in ilse --on friday --satisfaction 4 --next "in 2 weeks"`,
    )
    .action(async (words, options) => {
      const { json, ...typed } = options;
      refuseDays(typed, session.today);
      const complete = await gatherFacts(session, words, typed);
      const checkIns = await writeCheckIns(session, complete);
      if (json === true) printRecords(session, checkIns);
      else await announce(session, checkIns);
    });
}

interface Typed {
  kind?: CheckInKind | undefined;
  on?: Day | undefined;
  note?: string | undefined;
  satisfaction?: number | undefined;
  minutes?: number | undefined;
  next?: Day | undefined;
}

interface Complete extends Omit<Typed, 'kind'> {
  partners: PartnerHandle[];
  kind: CheckInKind;
}

function refuseDays({ on, next }: Typed, today: Day): void {
  refuseFuture(on, today, 'record a check-in on its day, or plan it: --next "next friday" with the last one');
  if (next !== undefined && (next < today || next <= (on ?? today))) {
    throw usageError(
      `--next ${formatDay(next)} is not ahead`,
      'name a day after today and after the check-in',
    );
  }
}

async function gatherFacts(session: Session, words: readonly string[], typed: Typed): Promise<Complete> {
  const db = await session.reading();
  const partners = listHandles(db);
  if (words.length === 0 && !session.interactive) {
    throw missing('the partner', 'refnet check-in maren --kind coffee');
  }
  if (partners.length === 0 && words.length === 0) {
    throw new UserError('there is nobody to check in with yet', { hints: ['refnet add-partner'] });
  }
  const named = words.length === 0 ? [] : await resolvePartners(session, words, partners);
  const asks = session.interactive && !session.assumesYes && (named.length === 0 || typed.kind === undefined);
  if (!asks && named.length > 0) return { ...typed, partners: named, kind: typed.kind ?? USUAL_KIND };
  return askFacts(session, { ...typed, partners: named }, partners);
}

/** Asks for what was not said, then shows what is about to be written. */
async function askFacts(
  session: Session,
  typed: Typed & { partners: PartnerHandle[] },
  partners: readonly PartnerHandle[],
): Promise<Complete> {
  const db = await session.reading();
  const prompter = await session.prompter();
  const usual = lastCheckInKind(db) ?? USUAL_KIND;
  const facts = { ...typed, kind: typed.kind ?? usual, on: typed.on ?? session.today };
  const recent = byRecency(partners, recentPartners(db));
  const askPartner = async () => {
    facts.partners = [await choosePartner(prompter, 'With whom', recent)];
  };
  const askKind = async () => {
    const choices = CHECK_IN_KINDS.map((kind) => ({ name: label(kind), value: kind }));
    facts.kind = await prompter.choose('What was it?', choices, { default: facts.kind });
  };
  const askNote = async () => {
    facts.note = cleanNote(await prompter.text('Note (Enter to skip)'));
  };
  const readDay = (text: string) => {
    const day = dayParser(session, 'past')(text);
    refuseDays({ ...facts, on: day }, session.today);
    return day;
  };
  const asksWhom = facts.partners.length === 0;
  if (asksWhom) await askPartner();
  if (typed.kind === undefined) await askKind();
  if (asksWhom && typed.note === undefined) await askNote();
  const day = await review(
    session,
    prompter,
    () => [
      { label: 'with', text: facts.partners.map(({ name }) => name).join(', '), ask: askPartner },
      { label: 'what', text: label(facts.kind), ask: askKind },
      { label: 'note', text: facts.note ?? '', ask: askNote },
    ],
    { question: 'When', usual: dayWord(facts.on, session.today), check: readable(readDay) },
  );
  return { ...facts, on: day === '' ? facts.on : readDay(day) };
}

/** Writes one check-in a partner, in one change; those of one shared touch can be told by its id. */
async function writeCheckIns(session: Session, complete: Complete): Promise<CheckIn[]> {
  const ids = await session.change((change) => {
    const touch = complete.partners.length > 1 ? newUuid(change.db) : null;
    const written = complete.partners.map(({ id }) =>
      insertCheckIn(change, {
        partnerId: id,
        onDay: complete.on ?? session.today,
        kind: complete.kind,
        note: complete.note === undefined || complete.note === '' ? null : complete.note,
        minutes: complete.minutes ?? null,
        satisfaction: complete.satisfaction ?? null,
        nextOn: complete.next ?? null,
        touch,
      }),
    );
    return { result: written, summary: `recorded check-in ${written.join(', ')}` };
  });
  const db = await session.reading();
  return ids.flatMap((id) => getCheckIn(db, id) ?? []);
}

function printRecords(session: Session, checkIns: readonly CheckIn[]): void {
  const records = checkIns.map((checkIn) => record(checkInColumns(session.today), checkIn));
  session.print(toJson(records.length === 1 ? (records[0] ?? null) : records));
}

async function announce(session: Session, checkIns: readonly CheckIn[]): Promise<void> {
  const settings = await session.settings();
  const db = await session.reading();
  for (const checkIn of checkIns) {
    const facts = readRhythmFacts(db, checkIn.partnerId, session.today);
    const next = nextCheckIn(facts, settings, session.today);
    session.print(numbered(checkIn.id, checkedInPhrase(checkIn, next, session.today)));
  }
}
