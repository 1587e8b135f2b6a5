import { formatDay } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import { currentAnswers, QUESTIONS, readAnswer, type AnswerEdit, type QuestionAnswer } from './questions.ts';
import { readable } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';

/** Asks the questions that none of `typed` answers; Enter keeps what was said before. Returns answers as they are typed: `open=yes`. */
export async function askAnswers(
  session: Session,
  { name }: { name: string },
  before: readonly QuestionAnswer[],
  typed: readonly AnswerEdit[],
): Promise<string[]> {
  if (!session.interactive) {
    throw new UserError('there is nobody to ask the questions', {
      kind: 'usage',
      hints: ['answer them one by one: --question 1=yes,2=no --question comfortable=unsure'],
    });
  }
  const prompter = await session.prompter();
  session.note(`About ${name}: yes, no or unsure; Enter keeps what is there`);
  const asked: string[] = [];
  for (const { key, text } of QUESTIONS) {
    if (typed.some(({ question }) => question === key)) continue;
    const now = currentAnswers(before).find(({ question }) => question === key);
    const kept = now === undefined ? '' : ` (${now.answer}, ${formatDay(now.onDay)})`;
    const answer = readAnswer(await prompter.text(`${text}${kept}`, { check: readable(readAnswer) }));
    if (answer !== '') asked.push(`${key}=${answer}`);
  }
  return asked;
}
