import { usageError, type UserError } from '../text/errors.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { skippedStages } from '../advice/accept.ts';
import { ventureDoubtOn } from '../advice/advice.cli.ts';
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day, orNone, text, yesNo } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { presentPartner } from '../partners/present-partner.sql.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import { listAnswers, putAnswers } from '../partners/questions.sql.ts';
import { listStageEvents, moveStage } from '../partners/stage.sql.ts';
import type { Partner, PartnerDraft } from '../partners/partner.ts';
import {
  answerLine,
  isNewAnswer,
  parseAnswers,
  QUESTIONS,
  refuseTwice,
  type AnswerEdit,
} from '../partners/questions.ts';
import { askAnswers } from '../partners/questions.cli.ts';
import { listWorking, putWorking } from '../partners/working.sql.ts';
import {
  isNewWorking,
  parseReview,
  refuseSaidTwice,
  workingLine,
  type WorkingEdit,
  type WorkingKey,
} from '../partners/working.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Stage, StageMove } from '../partners/stage.ts';
import type { Given, Saying } from '../shell/command.cli.ts';
import { flag, option, isSaidIn, type Typed, type Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Found } from '../shell/target.cli.ts';
import { changeSentence } from '../text/change-sentence.ts';
import { list } from '../text/count.ts';
import { lazily } from '../text/lazily.ts';
import type { Recorded } from './anything.cli.ts';
import { staysOpenLines } from './archiving.cli.ts';
import type { MoreEdits, Told } from './more-edits.cli.ts';
import { fromFormerFirm } from './moved-firm.cli.ts';

/** Answers to several questions, each on its own: `1=yes,comfortable=no`. */
const answers: Option<readonly AnswerEdit[]> = {
  value: 'n=answer',
  help: 'answers one of them: 1=yes, comfortable=no; may be repeated',
  repeats: true,
  read: (typed) => typed.flatMap(parseAnswers),
};

/** Answers to the questions of a review, each on its own: `1=no,terms=yes`. */
const review: Option<ReturnType<typeof parseReview>> = {
  value: 'n=answer',
  help: 'answers a question of a review: 1=no, terms="yes, for now"; may be repeated',
  repeats: true,
  read: (typed) => typed.flatMap(parseReview),
};

/** What is said of a partner beside the facts of the kind: moves along the spectrum, and answers, each with its day. */
const OPTIONS = {
  because: option(text, 'why the stage changed', { value: 'reason' }),
  questions: flag(`asks the ${QUESTIONS.length} questions about a good partner`),
  question: answers,
  on: option(
    day('past', { future: 'record it once the day has come' }),
    'the day of --stage, --archive, --question and of how you work together',
  ),
  sharedTracking: option(orNone(yesNo), 'whether you agreed to track referrals together', {
    value: 'yes/no',
  }),
  since: option(
    day('past', { future: 'record it once the day has come' }),
    'with --shared-tracking: since when (today)',
  ),
  describesMe: option(orNone(text), 'how they describe you to clients'),
  iDescribe: option(orNone(text), 'how you describe them to clients'),
  ending: option(orNone(text), 'how either of you ends what is agreed: "30 days ahead, by mail"'),
  conflict: option(orNone(text), 'how you settle a conflict: "we talk first, then a mediator"'),
  review,
};

/** The options that say how one works together. */
const OF_WORKING = ['sharedTracking', 'describesMe', 'iDescribe', 'ending', 'conflict', 'review'] as const;

/** A partner has facts that are more than fields: a stage with its history, answers with their days. */
export const PARTNER_EDITS: MoreEdits<typeof OPTIONS> = {
  options: OPTIONS,
  only: {
    on: ['stage', 'archive', 'question', 'questions', ...OF_WORKING],
    since: ['sharedTracking'],
  },
  /** The reason and the day go with what they are of, an answer with its question: none is changed alone. */
  beside: ['because', 'on', 'question', 'since', ...OF_WORKING],
  toldApart: ['stage'],
  change,
  notes: (db, id, given) =>
    BINDING.some((key) => given.has(key)) ? noticesRoom().noticesAsAgreed(db, id, given) : [],
};

/** What notices go by: where one is said after something was agreed, those that bind by it were not told yet. */
const BINDING = ['profession', 'business', 'country', 'subdivision'] as const;

/** Needed only where one of these is said of somebody with whom something is agreed. */
const noticesRoom = lazily(() => import('../partners/notices.cli.ts'));

type Saids = Pick<Given<Recorded, typeof OPTIONS>, keyof typeof OPTIONS | 'today' | 'settings'> &
  Pick<Saying, 'doubt'>;

/** Changes a partner: the facts, the stage with its day and reason, the answers. */
function change(writes: Change, id: number, facts: Partial<PartnerDraft>, said: Saids): Told {
  const { stage, ...others } = facts;
  const { on, today, question, because } = said;
  const before = presentPartner(writes.db, id);
  if (because !== undefined && stage === undefined) throw reasonAsNote(before, because, others);
  const move = stage === undefined ? undefined : stageMove(writes.db, before, stage, said);
  if (move?.stage === 'joint-venture' && before.stage !== 'joint-venture') {
    const early = ventureDoubtOn(writes.db, id, said.settings, today);
    if (early !== undefined) said.doubt(early);
  }
  const archived = others.archivedOn && on !== undefined ? { archivedOn: on } : {};
  savingPartner.update(writes, id, { ...others, ...archived });
  if (move !== undefined) moveStage(writes, id, move);
  const answered = answer(writes, id, question, on ?? today);
  const worked = work(writes, id, workingEdits(said));
  const now = presentPartner(writes.db, id);
  return {
    lines: [
      ...(move === undefined ? [] : [stageLine(before.stage, now.stage, move)]),
      ...answered.lines,
      ...worked.lines,
      ...(isPutAway(now, today) && !isPutAway(before, today)
        ? staysOpenLines(writes.db, now, said.settings, today)
        : []),
      ...fromFormerFirm(writes.db, before, now),
    ],
    plain: { ...answered.plain, ...worked.plain },
    ...(move === undefined ? {} : { did: `edited partner NUMBER (${label(move.stage)})` }),
  };
}

/** Only a stage keeps a reason: that of anything else is a note on the partner, after what is noted there. */
function reasonAsNote(
  { id, notes }: Partner,
  because: string,
  { archivedOn, doNotRefer }: Partial<PartnerDraft>,
): UserError {
  const [what, command] =
    archivedOn !== undefined && archivedOn !== null
      ? ['why somebody is archived', ' --archive']
      : doNotRefer === true
        ? ['why somebody is to be sent no clients', ' --do-not-refer']
        : ['why anything but a stage changes', ''];
  const noted = notes === null ? because : `${notes}; ${because}`;
  return usageError(`${what} is kept as a note`, `refnet edit p${id}${command} --note ${shellQuoted(noted)}`);
}

/** The move to write; none where the partner has that stage already and neither an earlier day nor a reason is new. */
function stageMove(
  db: Db,
  partner: Partner,
  stage: Stage,
  { on, because, today }: Saids,
): StageMove | undefined {
  const move = { stage, onDay: on ?? today, reason: because ?? null };
  if (stage !== partner.stage || because !== undefined) return move;
  const { stageSince } = readRhythmFacts(db, partner.id, today);
  const isKnown = listStageEvents(db, partner.id).some((each) => each.onDay === on && each.stage === stage);
  return on !== undefined && !isKnown && (stageSince === undefined || on < stageSince) ? move : undefined;
}

/** `the stage was acquaintance, is now power partner, from Fri 20 Nov 2026; skips referral partner`. */
function stageLine(before: Stage, after: Stage, move: StageMove): string {
  const from = formatDay(move.onDay);
  if (after !== move.stage) return `stage: ${label(move.stage)} noted from ${from}; it stays ${label(after)}`;
  if (before === after) return `${label(after)} from ${from} on`;
  const skipped = skippedStages(before, after).map(label);
  const remark = skipped.length === 0 ? '' : `; skips ${list(skipped, 'and')}`;
  return `${changeSentence('stage', label(before), label(after))}, from ${from}${remark}`;
}

function answer(writes: Change, id: number, said: readonly AnswerEdit[], onDay: Day): Told {
  refuseTwice(said);
  const before = listAnswers(writes.db, id);
  const fresh = said.filter((each) => isNewAnswer(before, each, onDay));
  putAnswers(writes, id, fresh, onDay);
  const answered = fresh.map(({ question, answer: own }) => ({ question, answer: own || null }));
  return {
    lines: fresh.map((each) => answerLine(before, each, onDay)),
    plain: said.length === 0 ? {} : { answered },
  };
}

/** The answers that were said on how one works together; one taken out without a day is taken out of every day. */
function workingEdits({ on, since, today, review: reviewed, ...said }: Saids): WorkingEdit[] {
  const { sharedTracking: tracking } = said;
  const edit = (question: WorkingKey, own: string | null | undefined, onDay = on): WorkingEdit[] =>
    own === undefined ? [] : [{ question, answer: own, onDay: onDay ?? (own === null ? null : today) }];
  return [
    ...edit(
      'shared-tracking',
      typeof tracking === 'boolean' ? yesNo.show(tracking, today) : tracking,
      since ?? on,
    ),
    ...edit('describes-me', said.describesMe),
    ...edit('i-describe', said.iDescribe),
    ...edit('ending', said.ending),
    ...edit('conflict', said.conflict),
    ...reviewed.flatMap(({ question, answer: own }) => edit(question, own)),
  ];
}

function work(writes: Change, id: number, said: readonly WorkingEdit[]): Told {
  refuseSaidTwice(said);
  const before = listWorking(writes.db, id);
  const fresh = said.filter((each) => isNewWorking(before, each));
  putWorking(writes, id, fresh);
  return {
    lines: fresh.map((each) => workingLine(before, each)),
    plain:
      said.length === 0
        ? {}
        : {
            workingTogether: fresh.map(({ question, answer: own, onDay }) => ({
              day: onDay,
              question,
              answer: own,
            })),
          },
  };
}

/** What was typed, with the answers that a terminal gave to the questions that were not answered there. */
export async function askQuestions(session: Session, found: Found<Recorded>, typed: Typed): Promise<Typed> {
  if (!isSaidIn(typed.options)('questions')) return typed;
  const db = await session.reading();
  const { record } = found.read(db);
  const said = typed.options['question'] ?? [];
  const asked = await askAnswers(
    session,
    presentPartner(db, record.id),
    listAnswers(db, record.id),
    said.flatMap(parseAnswers),
  );
  return { ...typed, options: { ...typed.options, question: [...said, ...asked] } };
}
