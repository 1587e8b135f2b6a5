/** How two people work together, kept as dated answers: the last one of each question stands, the others are its history. */
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { usageError } from '../text/errors.ts';

interface WorkingQuestion {
  /** The word it is kept under. */
  readonly key: string;
  /** What it is called in a word or two, beside its answer. */
  readonly name: string;
  /** What an answer is told after in a line of its own. */
  readonly label: string;
}

/** What is agreed on how to work together, and how each describes the other to clients. */
const WAYS = [
  { key: 'shared-tracking', name: 'tracking', label: 'shared tracking' },
  { key: 'describes-me', name: 'they say', label: 'they describe you as' },
  { key: 'i-describe', name: 'you say', label: 'you describe them as' },
  { key: 'ending', name: 'to end it', label: 'how to end it' },
  { key: 'conflict', name: 'conflicts', label: 'how to settle a conflict' },
] as const satisfies readonly WorkingQuestion[];

/** What the two of us may see alike: whether we both keep track, and how each describes the other. */
export const OF_BOTH: readonly string[] = ['shared-tracking', 'describes-me', 'i-describe'];

/** Why formal relations decay, to be asked at every review [ally]. */
export const REVIEW_QUESTIONS = [
  { key: 'priorities', name: 'review', label: 'have priorities changed' },
  { key: 'terms', name: 'review', label: 'do the terms still feel fair' },
  { key: 'worth', name: 'review', label: 'is it worth its administration' },
] as const satisfies readonly WorkingQuestion[];

const ALL = [...WAYS, ...REVIEW_QUESTIONS];

export type WorkingKey = (typeof ALL)[number]['key'];
export type ReviewKey = (typeof REVIEW_QUESTIONS)[number]['key'];

/** An answer as given on a day: `yes` or `no` for shared tracking, any text for the others. */
export interface WorkingAnswer {
  readonly question: string;
  readonly answer: string;
  readonly onDay: Day;
}

/** What somebody says to a question; null takes out what was said. */
export interface WorkingEdit {
  readonly question: WorkingKey;
  readonly answer: string | null;
  /** The day of the answer; null with an answer taken out takes all of them out. */
  readonly onDay: Day | null;
}

/** What an answer is told after; a question that is none (any more) stands for itself. */
export function workingLabel(key: string): string {
  return ALL.find((each) => each.key === key)?.label ?? key.replaceAll('-', ' ');
}

/** The last answer to each question, in the order of the questions. Takes answers oldest first. */
export function currentWorking<A extends WorkingAnswer>(answers: readonly A[]): A[] {
  return ALL.flatMap(({ key }) => answers.findLast(({ question }) => question === key) ?? []);
}

/** The last answer to one question; undefined where none was given. Takes answers oldest first. */
export function workingNow(answers: readonly WorkingAnswer[], key: WorkingKey): WorkingAnswer | undefined {
  return answers.findLast(({ question }) => question === key);
}

/** Answers by question, in the order of the questions, each one's newest first. Takes answers oldest first. */
export function workingHistory<A extends WorkingAnswer>(answers: readonly A[]): A[] {
  return ALL.flatMap(({ key }) => answers.filter(({ question }) => question === key).toReversed());
}

/** What a question is called beside its answer. */
export function workingName(key: string): string {
  return ALL.find((each) => each.key === key)?.name ?? key.replaceAll('-', ' ');
}

/** `shared since 1 Mar 2026`, `a tax adviser (1 Mar 2026)`, `have priorities changed? no (1 Mar 2026)`: an answer with its day. */
export function workingText({ question, answer, onDay }: WorkingAnswer): string {
  const day = formatDate(onDay);
  if (question === 'shared-tracking') return answer === 'yes' ? `shared since ${day}` : `not shared (${day})`;
  const asked = REVIEW_QUESTIONS.find(({ key }) => key === question);
  return `${asked === undefined ? '' : `${asked.label}? `}${answer} (${day})`;
}

/** `terms=yes`, `1=no` and several of them joined by commas: one answer begins where the name of a question does. */
const NEXT = new RegExp(
  `,(?=\\s*(?:${REVIEW_QUESTIONS.map(({ key }, index) => `${key}|${index + 1}`).join('|')})\\s*=)`,
  'i',
);

/**
 * Reads `1=no`, `terms=yes, but the cap is low`, and several of them joined by commas. Nothing after the sign takes an
 * answer out. Throws a usage UserError that lists the questions.
 */
export function parseReview(text: string): { question: ReviewKey; answer: string | null }[] {
  return text.split(NEXT).map((part) => {
    const at = part.indexOf('=');
    if (at === -1) {
      throw usageError(`${quoted(part)} is no answer to a question`, 'write it as 1=no, or terms=yes');
    }
    const answer = cleanInput(part.slice(at + 1));
    return { question: readReviewQuestion(part.slice(0, at)), answer: answer === '' ? null : inFull(answer) };
  });
}

/** `y` is yes; anything that is no word for it stands as it was typed. */
function inFull(answer: string): string {
  const words: Readonly<Record<string, string>> = { y: 'yes', n: 'no', maybe: 'unsure' };
  const typed = answer.toLowerCase();
  return words[typed] ?? (['yes', 'no', 'unsure'].includes(typed) ? typed : answer);
}

function readReviewQuestion(text: string): ReviewKey {
  const typed = text.trim().toLowerCase();
  const found = REVIEW_QUESTIONS.find(({ key }, index) => typed === key || typed === String(index + 1));
  if (found !== undefined) return found.key;
  throw usageError(
    `${quoted(text.trim())} is none of the questions of a review`,
    ...REVIEW_QUESTIONS.map(({ key, label }, index) => `${index + 1} or ${key}: ${label}`),
  );
}

/** Refuses two answers to one question. */
export function refuseSaidTwice(said: readonly Pick<WorkingEdit, 'question'>[]): void {
  const keys = said.map(({ question }) => question);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw usageError(`"${workingLabel(twice)}" is answered twice`);
}

/** The answers that an edit takes out: of one day, or all to the question. */
export function takenOut<A extends WorkingAnswer>(
  before: readonly A[],
  { question, onDay }: WorkingEdit,
): A[] {
  return before.filter((each) => each.question === question && (onDay === null || each.onDay === onDay));
}

/** Whether an edit says something that is not on record of that day. */
export function isNewWorking(before: readonly WorkingAnswer[], edit: WorkingEdit): boolean {
  const same = takenOut(before, edit);
  return edit.answer === null ? same.length > 0 : !same.some(({ answer }) => answer === edit.answer);
}

/** `they describe you as: a tax adviser, 20 Nov 2026 (was a bookkeeper)`: what an edit changes. */
export function workingLine(before: readonly WorkingAnswer[], edit: WorkingEdit): string {
  const { question, answer, onDay } = edit;
  const named = workingLabel(question);
  if (answer === null) {
    const gone = takenOut(before, edit);
    const all = gone.length > 1 ? `all ${gone.length} answers are` : `"${gone[0]?.answer ?? ''}" is`;
    return `${named}: ${all} taken out`;
  }
  const now = workingNow(before, question);
  const day = onDay === null ? '' : `, ${formatDate(onDay)}`;
  if (now !== undefined && onDay !== null && now.onDay > onDay) {
    return `${named}: ${answer}${day}; "${now.answer}" of ${formatDate(now.onDay)} stands`;
  }
  const was = now === undefined || now.answer === answer ? '' : ` (was ${now.answer})`;
  return `${named}: ${now?.answer === answer ? 'still ' : ''}${answer}${day}${was}`;
}
