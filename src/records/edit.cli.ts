import type { Command } from '@commander-js/extra-typings';
import { usageError } from '../text/errors.ts';
import { QUESTIONS } from '../partners/questions.ts';
import { toJson } from '../screen/list.view.ts';
import { kindOfNumber } from './records.sql.ts';
import { withEditOptions, EDIT_FIELDS, KIND_WORDS, kindNoun, type EditKind } from './edit-options.cli.ts';
import { editOther, type OtherEdits } from './edit-others.cli.ts';
import { editPartner, partnerFactsNow, type PartnerEdits } from './edit-partner.cli.ts';
import {
  editCheckIn,
  editReferral,
  type CheckInEdits,
  type Edited,
  type ReferralEdits,
} from './edit-record.cli.ts';
import { withArticle } from '../text/count.ts';
import { missing, readable, recordNumber, recordOption } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { recordView } from './record-view.cli.ts';
import { noSuchRecord } from './record.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { readWord } from '../kinds/vocabulary.ts';

export function declare(command: Command, session: Session): void {
  withEditOptions(
    command.argument(
      '[partner or number]',
      'a partner, or the number of a referral, check-in or other record',
    ),
    session,
  )
    .optionsGroup('Options:')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
An empty text takes a fact out again: --business "". --email, --phone, --link,
--tag and --also-known-as add one; --remove-email and the like take one away.

The questions about a good partner, with the word or number to answer them by:
${questionLines()}

Examples:
  refnet edit maren --profession "mortgage broker" --email maren@example.com
  refnet edit maren --stage power-partner --because "we meet every month"
  refnet edit victor --check-in-months 2
  refnet edit victor --archive
  refnet edit maren --questions
  refnet edit maren --question 1=yes,2=yes --question comfortable=unsure
  refnet edit 62 --client "Dana Reyes" --on 18-nov
  refnet edit 63 --kind coffee --minutes 40
  refnet edit 64 --by 2026-12-15
  refnet edit 65 --until 2026-12-31`,
    )
    .action(async (target, options) => {
      const { json, ...typed } = options;
      if (target === undefined)
        throw missing('what to edit', 'refnet edit maren --tag gold, or: refnet edit 62 --on friday');
      const subject = await findSubject(session, target);
      const edits = await orAsk(session, command, subject, typed);
      refuseMisfits(command, subject.kind, edits);
      const edited = await apply(session, subject, edits);
      if (json === true) session.print(toJson(edited.record));
      else if (edited.lines.length === 0) session.print(`${edited.title}: nothing to change`);
      else session.print([edited.title, ...edited.lines.map((line) => `    ${line}`)]);
    });
}

function questionLines(): string {
  return QUESTIONS.map(({ key, text }, index) => `  ${index + 1}  ${key.padEnd(13)}  ${text}`).join('\n');
}

interface Subject {
  kind: EditKind;
  id: number;
}

type Edits = PartnerEdits & Omit<ReferralEdits & CheckInEdits & OtherEdits, 'note'>;

async function findSubject(session: Session, target: string): Promise<Subject> {
  const number = recordNumber(target);
  if (number === undefined) return { kind: 'partner', id: (await resolvePartner(session, target)).id };
  const db = await session.reading();
  const kind = kindOfNumber(db, number);
  if (kind === undefined) throw noSuchRecord(db, number, 'on record');
  return { kind, id: number };
}

function apply(session: Session, { kind, id }: Subject, edits: Edits): Promise<Edited> {
  if (kind === 'partner') return editPartner(session, id, edits);
  if (kind === 'referral') return editReferral(session, id, edits);
  return kind === 'check-in' ? editCheckIn(session, id, edits) : editOther(session, kind, id, edits);
}

/** The edits typed; where there are none, a terminal is asked which fact to change and how. */
async function orAsk(session: Session, command: Command, subject: Subject, typed: Edits): Promise<Edits> {
  if (Object.values(typed).some((value) => value !== undefined)) return typed;
  if (!session.interactive) {
    throw usageError('nothing is said to change', fitting(command, subject.kind));
  }
  const facts =
    subject.kind === 'partner'
      ? await partnerFactsNow(session, subject.id)
      : recordView(await session.reading(), subject.kind, subject.id, session.today).facts;
  const prompter = await session.prompter();
  const now = new Map(facts.map(({ key, text }) => [key, text]));
  const key = await prompter.choose(
    'Change what?',
    fieldOptions(command, subject.kind)
      .filter(standsAlone(subject.kind))
      .map((option) => {
        const text = now.get(option.attributeName()) ?? '';
        return {
          name: `${option.name()}${text === '' ? '' : `: ${text}`}`,
          value: option.attributeName(),
          description: option.description,
        };
      }),
  );
  const option = command.options.find((each) => each.attributeName() === key);
  if (option === undefined || option.isBoolean()) return { [key]: true };
  const words = key === 'kind' ? KIND_WORDS[subject.kind] : undefined;
  const parse = (text: string): unknown => {
    if (words !== undefined) return readWord(words, text);
    return option.parseArg === undefined ? text : option.parseArg(text, undefined);
  };
  // An empty answer takes the fact out, so it is parsed like any other.
  const text = await prompter.text(`${option.name()} (${option.description})`, { check: readable(parse) });
  return { [key]: parse(text) };
}

/** The reason and the day of a partner's move go with the stage, an answer with its question: none stands alone. */
function standsAlone(kind: EditKind): (option: { attributeName: () => string }) => boolean {
  return (option) => kind !== 'partner' || !['because', 'on', 'question'].includes(option.attributeName());
}

function refuseMisfits(command: Command, kind: EditKind, edits: Edits): void {
  const fields: readonly string[] = EDIT_FIELDS[kind];
  const misfit = Object.entries(edits).find(([key, value]) => value !== undefined && !fields.includes(key));
  if (misfit === undefined) return;
  const option = command.options.find((each) => each.attributeName() === misfit[0]);
  throw usageError(
    `${option?.long ?? misfit[0]} does not go with ${withArticle(kindNoun(kind))}`,
    fitting(command, kind),
  );
}

function fitting(command: Command, kind: EditKind): string {
  return `${withArticle(kindNoun(kind))} takes ${fieldOptions(command, kind)
    .map((option) => option.long ?? '')
    .join(', ')}`;
}

/** The options that fit, in the order of the fields, hidden ones left out. */
function fieldOptions(command: Command, kind: EditKind): Command['options'][number][] {
  return EDIT_FIELDS[kind].flatMap((field) =>
    command.options.filter((option) => option.attributeName() === field && !option.hidden && !option.negate),
  );
}
