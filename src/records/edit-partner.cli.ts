import { skippedStages } from '../advice/accept.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { AnswerEdit } from '../partners/questions.ts';
import { changeLines, type Fact } from '../screen/changes.view.ts';
import { plainRecord } from '../kinds/kind.ts';
import { savingPartner } from '../partners/partner.sql.ts';
import { putAnswers } from '../partners/questions.sql.ts';
import { listStageEvents, moveStage } from '../partners/stage.sql.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import { list } from '../text/count.ts';
import { searchKey } from '../text/search-key.ts';
import type { Edited } from './edit-record.cli.ts';
import { asksOrAnswers, gatherAnswers, type Answered } from '../partners/questions.cli.ts';
import { orKeep, refuseFuture } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { partnerReader } from '../partners/partner.cli.ts';
import { applyPartnerOptions, distinct, type PartnerOptions } from '../partners/partner-options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { label } from '../kinds/vocabulary.ts';
import {
  contactKey,
  partners,
  type ContactKind,
  type Partner,
  type Preference,
} from '../partners/partner.ts';
import type { Stage } from '../partners/stage.ts';

export interface PartnerEdits extends PartnerOptions {
  name?: string | undefined;
  removeEmail?: string[] | undefined;
  removePhone?: string[] | undefined;
  removeLink?: string[] | undefined;
  untag?: string[] | undefined;
  alsoKnownAs?: string[] | undefined;
  notKnownAs?: string[] | undefined;
  theirPreference?: Preference | '' | undefined;
  myPreference?: Preference | '' | undefined;
  checkInMonths?: number | '' | undefined;
  notTakingUntil?: Day | '' | undefined;
  doNotRefer?: true | undefined;
  refer?: true | undefined;
  questions?: true | undefined;
  question?: AnswerEdit[][] | undefined;
  archive?: true | undefined;
  unarchive?: true | undefined;
  stage?: Stage | undefined;
  because?: string | undefined;
  on?: Day | undefined;
}

interface StageMove {
  stage: Stage;
  onDay: Day;
  reason: string | null;
}

/** Changes a partner as the options say, in one change; nothing is written where nothing differs. */
export async function editPartner(session: Session, id: number, edits: PartnerEdits): Promise<Edited> {
  refuseConflicts(edits);
  refuseFuture(edits.on, session.today, 'record it once the day has come');
  const before = await readPartner(session, id);
  const introducer = await introducerMeant(session, before, edits.introducedBy);
  const wantedOf = (partner: Partner) => ({ ...applyEdits(session, partner, edits), ...introducer });
  const wanted = wantedOf(before);
  const move = await stageMove(session, before, edits);
  if (move?.stage === 'joint-venture' && before.stage !== 'joint-venture') await confirmVenture(session, id);
  const answered = await gatherAnswers(session, before, edits);
  const lines = [...changeLines(factsOf(session, before), factsOf(session, wanted)), ...answered.lines];
  if (lines.length > 0 || move !== undefined) await write(session, id, wantedOf, { move, ...answered });
  const after = await readPartner(session, id);
  const stageLines = move === undefined ? [] : [stageLine(before.stage, after.stage, move)];
  return {
    title: `p${id}  ${after.name}`,
    lines: [...stageLines, ...lines],
    record: { ...plainRecord(partners, after, session.today), ...answered.record },
  };
}

/** What is on record of a partner, for questions. */
export async function partnerFactsNow(session: Session, id: number): Promise<Fact[]> {
  return factsOf(session, await readPartner(session, id));
}

function refuseConflicts(edits: PartnerEdits): void {
  const { archive, unarchive, doNotRefer, refer, stage, because, on } = edits;
  const hasDay = stage !== undefined || archive === true || asksOrAnswers(edits);
  if (archive === true && unarchive === true) {
    throw usageError('--archive and --unarchive do not go together', 'leave one of them out');
  }
  if (doNotRefer === true && refer === true) {
    throw usageError('--do-not-refer and --refer do not go together', 'leave one of them out');
  }
  if (because !== undefined && stage === undefined) {
    throw usageError('--because goes with --stage', 'to keep a remark on the partner: --note "..."');
  }
  if (on !== undefined && !hasDay) {
    throw usageError(
      'for a partner, --on goes with --stage, --archive or --question',
      'leave it out, or say what it is the day of',
    );
  }
}

async function readPartner(session: Session, id: number): Promise<Partner> {
  return partnerReader(id)(await session.reading());
}

/** Every fact of a partner but the stage, which has a history of its own, under the option that changes it. */
function factsOf(session: Session, partner: Partner): Fact[] {
  return partners.fields.flatMap(({ name, columns, option, label: called, words }) => {
    if (name === 'stage' || (columns.length === 0 && option === undefined)) return [];
    const key = (option?.[0] ?? name).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [{ key, label: called, text: words(partner, session.today) }];
  });
}

function applyEdits(session: Session, partner: Partner, edits: PartnerEdits): Partner {
  const { archive, unarchive } = edits;
  const applied = applyPartnerOptions(withoutRemoved(partner, edits), edits);
  const archivedOn =
    archive === true ? (edits.on ?? partner.archivedOn ?? session.today) : partner.archivedOn;
  return {
    ...applied,
    name: edits.name ?? partner.name,
    theirPreference: orKeep(edits.theirPreference, applied.theirPreference),
    myPreference: orKeep(edits.myPreference, partner.myPreference),
    checkInMonths: orKeep(edits.checkInMonths, partner.checkInMonths),
    notTakingUntil: orKeep(edits.notTakingUntil, partner.notTakingUntil),
    doNotRefer: edits.refer === true ? false : (edits.doNotRefer ?? partner.doNotRefer),
    archivedOn: unarchive === true ? null : archivedOn,
    aliases: distinct(searchKey, [
      ...without('other name', partner.aliases, edits.notKnownAs),
      ...(edits.alsoKnownAs ?? []),
    ]),
  };
}

function withoutRemoved(partner: Partner, edits: PartnerEdits): Partner {
  const keyOf = (kind: ContactKind) => (value: string) => contactKey({ kind, value });
  return {
    ...partner,
    emails: without('email', partner.emails, edits.removeEmail, keyOf('email')),
    phones: without('phone', partner.phones, edits.removePhone, keyOf('phone')),
    links: without('link', partner.links, edits.removeLink, keyOf('link')),
    tags: without('tag', partner.tags, edits.untag),
  };
}

function without(
  what: string,
  values: readonly string[],
  gone: readonly string[] = [],
  keyOf: (value: string) => string = searchKey,
): string[] {
  const keys = gone.map(keyOf);
  const unknown = gone.find((_, index) => !values.some((value) => keyOf(value) === keys[index]));
  if (unknown !== undefined) throw notThere(what, unknown, values);
  return values.filter((value) => !keys.includes(keyOf(value)));
}

function notThere(what: string, value: string, there: readonly string[]): UserError {
  return new UserError(`there is no ${what} "${value}" on record`, {
    hints: there.length === 0 ? [] : [`there is: ${there.join(', ')}`],
  });
}

async function introducerMeant(
  session: Session,
  partner: Partner,
  text: string | undefined,
): Promise<Partial<Pick<Partner, 'introducedBy' | 'introducerName'>>> {
  if (text === undefined) return {};
  if (text === '') return { introducedBy: null, introducerName: null };
  const introducer = await resolvePartner(session, text);
  if (introducer.id === partner.id) {
    throw new UserError(`${partner.name} cannot be introduced by ${partner.name}`, {
      hints: ['--introduced-by "" takes the fact out'],
    });
  }
  return { introducedBy: introducer.id, introducerName: introducer.name };
}

/** The move to write; none where the partner has that stage already and neither an earlier day nor a reason is new. */
async function stageMove(
  session: Session,
  partner: Partner,
  { stage, on, because }: PartnerEdits,
): Promise<StageMove | undefined> {
  if (stage === undefined) return undefined;
  const move = { stage, onDay: on ?? session.today, reason: because ?? null };
  if (stage !== partner.stage || because !== undefined) return move;
  const db = await session.reading();
  const { stageSince } = readRhythmFacts(db, partner.id, session.today);
  const known = listStageEvents(db, partner.id).some((event) => event.onDay === on && event.stage === stage);
  return on !== undefined && !known && (stageSince === undefined || on < stageSince) ? move : undefined;
}

/** Makes the edits of the partner as they are when they are written, so that nothing that came between is lost. */
async function write(
  session: Session,
  id: number,
  wantedOf: (partner: Partner) => Partner,
  { move, answers, onDay }: Pick<Answered, 'answers' | 'onDay'> & { move: StageMove | undefined },
): Promise<void> {
  await session.change((change) => {
    savingPartner.update(change, id, wantedOf(partnerReader(id)(change.db)));
    if (move !== undefined) moveStage(change, id, move);
    putAnswers(change, id, answers, onDay);
    const to = move === undefined ? '' : ` (${label(move.stage)})`;
    return { result: undefined, summary: `edited partner p${id}${to}` };
  });
}

/** Names what speaks against a joint venture before it is recorded: a terminal is asked, a script needs --yes. */
async function confirmVenture(session: Session, id: number): Promise<void> {
  const { ventureDoubtOn } = await import('../advice/advice.cli.ts');
  const doubt = ventureDoubtOn(await session.reading(), id, await session.settings(), session.today);
  if (doubt === undefined || session.assumesYes) return;
  if (!session.interactive) throw new UserError(doubt.text, { hints: ['add --yes to do it all the same'] });
  session.note(doubt.text);
  const prompter = await session.prompter();
  if (!(await prompter.confirm(doubt.question))) {
    throw new UserError('nothing was changed', { kind: 'cancelled' });
  }
}

/** `stage: acquaintance -> power partner, from Fri 20 Nov 2026; skips referral partner`. */
function stageLine(before: Stage, after: Stage, move: StageMove): string {
  const from = formatDay(move.onDay);
  if (after !== move.stage) return `stage: ${label(move.stage)} noted from ${from}; it stays ${label(after)}`;
  if (before === after) return `stage: ${label(after)}, from ${from}`;
  const skipped = skippedStages(before, after).map(label);
  const note = skipped.length === 0 ? '' : `; skips ${list(skipped, 'and')}`;
  return `stage: ${label(before)} -> ${label(after)}, from ${from}${note}`;
}
