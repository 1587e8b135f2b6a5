import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { readWord, vocabulary } from '../kinds/vocabulary.ts';

/** Answers to the five questions about a good partner [durden]. */
export const ANSWERS = ['yes', 'no', 'unsure'] as const;
export type Answer = (typeof ANSWERS)[number];

export const ANSWER_WORDS = vocabulary('yes-or-no answer', ANSWERS, { y: 'yes', n: 'no', maybe: 'unsure' });

interface Question {
  /** The word it is kept under, and typed by. */
  readonly key: string;
  /** What a yes says. */
  readonly text: string;
}

/** What makes a good partner, asked of oneself: five questions [durden], and shared values [programs]. */
export const QUESTIONS = [
  { key: 'connected', text: 'we connected well' },
  { key: 'ideal-clients', text: 'my clients are their ideal clients too' },
  { key: 'open', text: 'they are open to it' },
  { key: 'sharing', text: 'they are willing to share me with their clients' },
  { key: 'comfortable', text: 'I am comfortable sending my clients' },
  { key: 'values', text: 'we share the values that matter to me' },
] as const satisfies readonly Question[];

export type QuestionKey = (typeof QUESTIONS)[number]['key'];

/** An answer to one of the questions, as given on a day. */
export interface QuestionAnswer {
  question: string;
  answer: Answer;
  onDay: Day;
}

/** What somebody says to a question; an empty answer takes out what was said. */
export interface AnswerEdit {
  question: QuestionKey;
  answer: Answer | '';
}

/** The question as a statement that a yes agrees to; a word that is no question (any more) stands for itself. */
export function questionText(key: string): string {
  return QUESTIONS.find((question) => question.key === key)?.text ?? key.replaceAll('-', ' ');
}

/** The latest answer to each question, in the order of the questions. Takes answers oldest first. */
export function currentAnswers<A extends QuestionAnswer>(answers: readonly A[]): A[] {
  return QUESTIONS.flatMap(({ key }) => answers.findLast(({ question }) => question === key) ?? []);
}

/**
 * Reads `1=yes`, `connected=yes` and several of them joined by commas. Nothing after the sign takes an answer out.
 * Throws a usage UserError that lists the questions.
 */
export function parseAnswers(text: string): AnswerEdit[] {
  return text.split(',').map((part) => {
    const [name = '', answer, ...rest] = part.split('=');
    if (answer === undefined || rest.length > 0) {
      throw usageError(`${quoted(part)} is no answer to a question`, 'write it as 1=yes, or comfortable=no');
    }
    return { question: readQuestion(name), answer: readAnswer(answer) };
  });
}

/** Reads yes, no, unsure or a beginning of them; nothing typed is read as an empty text. */
export function readAnswer(text: string): Answer | '' {
  return text.trim() === '' ? '' : readWord(ANSWER_WORDS, text);
}

function readQuestion(text: string): QuestionKey {
  const typed = text.trim().toLowerCase();
  const found = QUESTIONS.find(({ key }, index) => typed === key || typed === String(index + 1));
  if (found !== undefined) return found.key;
  throw usageError(
    `${quoted(text.trim())} is none of the questions`,
    ...QUESTIONS.map(({ key, text: statement }, index) => `${index + 1} or ${key}: ${statement}`),
  );
}

/** Answers counted: `5 of 6 questions yes, 1 unsure`, and to which the answer is no; empty where none was answered. */
export function answersInShort(answers: readonly QuestionAnswer[]): string {
  const current = currentAnswers(answers);
  if (current.length === 0) return '';
  const those = (word: Answer) => current.filter(({ answer }) => answer === word);
  const no = those('no').map(({ question }) => questionText(question));
  const parts = [
    `${those('yes').length} of ${QUESTIONS.length} questions yes`,
    those('unsure').length === 0 ? '' : `${those('unsure').length} unsure`,
    no.length === 0 ? '' : `no: ${no.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Refuses two answers to one question. */
export function refuseTwice(said: readonly AnswerEdit[]): void {
  const keys = said.map(({ question }) => question);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw usageError(`the question "${twice}" is answered twice`);
}

/** Whether an answer says something that is not on record of that day. */
export function isNewAnswer(
  before: readonly QuestionAnswer[],
  { question, answer }: AnswerEdit,
  onDay: Day,
): boolean {
  const own = before.filter((each) => each.question === question);
  if (answer === '') return own.length > 0;
  return !own.some((each) => each.onDay === onDay && each.answer === answer);
}

/** `we connected well: no, Fri 20 Nov 2026 (was yes)`: what an answer changes. */
export function answerLine(
  before: readonly QuestionAnswer[],
  { question, answer }: AnswerEdit,
  onDay: Day,
): string {
  const now = currentAnswers(before).find((each) => each.question === question);
  if (answer === '') return `${questionText(question)}: the answer ${now?.answer ?? ''} is taken out`;
  const was = now === undefined || now.answer === answer ? '' : ` (was ${now.answer})`;
  const still = now?.answer === answer ? 'still ' : '';
  return `${questionText(question)}: ${still}${answer}, ${formatDay(onDay)}${was}`;
}
