import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Answer, AnswerEdit, QuestionAnswer } from './questions.ts';

/** The answers about a partner to the questions that make a good one, oldest first. */
export function listAnswers(db: Db, partnerId: number): QuestionAnswer[] {
  return db
    .prepare<[number], QuestionAnswer>(
      'select question, answer, on_day as onDay from question_answers where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}

/** Keeps answers given on a day beside the earlier ones; one of the same day is corrected, an empty one takes all out. */
export function putAnswers(
  change: Change,
  partnerId: number,
  answers: readonly AnswerEdit[],
  onDay: Day,
): void {
  const written = answers.map(({ question, answer }) =>
    putAnswer(change, partnerId, question, answer, onDay),
  );
  if (written.includes(true)) change.update('partners', partnerId, { updated_at: change.at });
}

function putAnswer(
  change: Change,
  partnerId: number,
  question: string,
  answer: Answer | '',
  onDay: Day,
): boolean {
  const given = change.db
    .prepare<[number, string], { id: number; on_day: Day }>(
      'select id, on_day from question_answers where partner_id = ? and question = ?',
    )
    .all(partnerId, question);
  if (answer === '') {
    for (const { id } of given) change.remove('question_answers', id);
    return given.length > 0;
  }
  const sameDay = given.find(({ on_day }) => on_day === onDay);
  if (sameDay !== undefined) return change.update('question_answers', sameDay.id, { answer });
  change.insert('question_answers', { partner_id: partnerId, question, answer, on_day: onDay });
  return true;
}
