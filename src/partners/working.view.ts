import type { Plain } from '../kinds/type.ts';
import type { Row } from '../screen/blocks.ts';
import { currentWorking, workingHistory, workingName, workingText, type WorkingAnswer } from './working.ts';

/** The answers that stand, each under its question, with the earlier ones below it. Takes answers oldest first. */
export function workingRows(answers: readonly WorkingAnswer[]): Row[] {
  const standing = currentWorking(answers);
  return workingHistory(answers).map((each) => ({
    cells: standing.includes(each)
      ? [workingName(each.question), workingText(each)]
      : ['', `before: ${workingText(each)}`],
  }));
}

/** Every answer as JSON has it, oldest first. */
export function plainWorking(answers: readonly WorkingAnswer[]): Plain {
  return answers.map(({ question, answer, onDay }) => ({ day: onDay, question, answer }));
}
