import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import {
  currentAnswers,
  QUESTIONS,
  questionText,
  readAnswer,
  type AnswerEdit,
  type QuestionAnswer,
} from './questions.ts';
import type { Plain } from '../screen/columns.view.ts';
import { listAnswers } from './questions.sql.ts';
import { readable } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';

/** What `edit` takes about the questions. */
export interface QuestionOptions {
  questions?: true | undefined;
  question?: AnswerEdit[][] | undefined;
  on?: Day | undefined;
}

/** The answers to write, with what changes in words, and as JSON has them; nothing where none was given. */
export interface Answered {
  answers: AnswerEdit[];
  onDay: Day;
  lines: string[];
  record: { [key: string]: Plain };
}

/** Whether the questions are asked or answered at all. */
export function asksOrAnswers({ questions, question }: QuestionOptions): boolean {
  return questions === true || question !== undefined;
}

/** The answers typed with `--question`, then those a terminal is asked for with `--questions`. */
export async function gatherAnswers(
  session: Session,
  partner: { id: number; name: string },
  options: QuestionOptions,
): Promise<Answered> {
  const onDay = options.on ?? session.today;
  if (!asksOrAnswers(options)) return { answers: [], onDay, lines: [], record: {} };
  const before = listAnswers(await session.reading(), partner.id);
  const typed = (options.question ?? []).flat();
  refuseTwice(typed);
  const asked = options.questions === true ? await askAll(session, partner.name, before, typed) : [];
  const answers = [...typed, ...asked].filter((edit) => isNew(before, edit, onDay));
  return {
    answers,
    onDay,
    lines: answers.map((edit) => answerLine(before, edit, onDay)),
    record: { answered: answers.map(({ question, answer }) => ({ question, answer: answer || null })) },
  };
}

function refuseTwice(typed: readonly AnswerEdit[]): void {
  const keys = typed.map(({ question }) => question);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw usageError(`the question "${twice}" is answered twice`);
}

/** Asks what was none on the command line; Enter keeps what was said before. */
async function askAll(
  session: Session,
  name: string,
  before: readonly QuestionAnswer[],
  typed: readonly AnswerEdit[],
): Promise<AnswerEdit[]> {
  if (!session.interactive) {
    throw new UserError('there is nobody to ask the questions', {
      kind: 'usage',
      hints: ['answer them one by one: --question 1=yes,2=no --question comfortable=unsure'],
    });
  }
  const prompter = await session.prompter();
  session.note(`About ${name}: yes, no or unsure; Enter keeps what is there`);
  const asked: AnswerEdit[] = [];
  for (const { key, text } of QUESTIONS) {
    if (typed.some(({ question }) => question === key)) continue;
    const now = currentAnswers(before).find(({ question }) => question === key);
    const kept = now === undefined ? '' : ` (${now.answer}, ${formatDay(now.onDay)})`;
    const answer = readAnswer(await prompter.text(`${text}${kept}`, { check: readable(readAnswer) }));
    if (answer !== '') asked.push({ question: key, answer });
  }
  return asked;
}

function isNew(before: readonly QuestionAnswer[], { question, answer }: AnswerEdit, onDay: Day): boolean {
  const own = before.filter((each) => each.question === question);
  if (answer === '') return own.length > 0;
  return !own.some((each) => each.onDay === onDay && each.answer === answer);
}

/** `we connected well: yes -> no, from Fri 20 Nov 2026`. */
function answerLine(before: readonly QuestionAnswer[], { question, answer }: AnswerEdit, onDay: Day): string {
  const now = currentAnswers(before).find((each) => each.question === question);
  const old = now?.answer ?? 'none';
  if (answer === '') return `${questionText(question)}: ${old} -> none`;
  const same = now?.answer === answer;
  return `${questionText(question)}: ${same ? `still ${answer}` : `${old} -> ${answer}`}, ${formatDay(onDay)}`;
}
