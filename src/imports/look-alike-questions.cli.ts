/** Rows that look like a referral on record, asked about in a terminal before anything is written. */
import { wrapSentences } from '../screen/sentences.view.ts';
import type { Session } from '../shell/session.cli.ts';
import type { LooksLike } from './looks-like.ts';
import { allQuestion, sameQuestion, whatTheyDiffer } from './looks-like.view.ts';

type Answer = 'same' | 'another' | 'each';

/** So many are asked about one by one without a word. */
const FEW = 3;

/** Those of these rows that are the referral they look like, as a person says. */
export async function sameAmong(
  session: Session,
  file: string,
  rows: readonly LooksLike[],
): Promise<LooksLike[]> {
  const prompter = await session.prompter();
  if (rows.length > FEW) prompter.say(...wrapSentences(whatTheyDiffer(rows), session.width));
  const all =
    rows.length <= FEW
      ? 'each'
      : await prompter.choose<Answer>(allQuestion(rows, file), [
          { name: 'ask about each', value: 'each' },
          { name: 'all are the same, corrected', value: 'same' },
          { name: 'all are others', value: 'another' },
        ]);
  if (all !== 'each') return all === 'same' ? [...rows] : [];
  const same: LooksLike[] = [];
  for (const each of rows) {
    const answer = await prompter.choose<Answer>(sameQuestion(each), [
      { name: 'the same, corrected', value: 'same' },
      { name: 'another', value: 'another' },
    ]);
    if (answer === 'same') same.push(each);
  }
  return same;
}
