import type { Type } from '../kinds/type.ts';
import { damagedFile } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { OBJECTIVE_KINDS, objectiveText, type ObjectiveGoal, type ObjectiveKind } from './objective-kinds.ts';

const words = lazily(() => import('./objective-words.ts'));

/** `40 received`, kept in three columns; how it is typed is loaded when it is. */
export const objectiveGoalType: Type<ObjectiveGoal> = {
  shape: {
    is: 'object',
    keys: { number: { is: 'whole' }, kind: { is: 'word', words: OBJECTIVE_KINDS }, currency: { is: 'text' } },
  },
  placeholder: 'number',
  parse: (typed, here) => words().readObjective(typed, here),
  show: objectiveText,
  plain: ({ number, kind, currency }) => ({ number, kind, currency }),
  toSql: ({ number, kind, currency }) => [number, kind, currency],
  fromSql: ([number, kind, currency]) => ({
    number: Number(number),
    kind: kindOf(String(kind)),
    currency: typeof currency === 'string' ? currency : null,
  }),
};

function kindOf(cell: string): ObjectiveKind {
  const kind = OBJECTIVE_KINDS.find((each) => each === cell);
  if (kind === undefined)
    throw damagedFile(`an objective of ${quoted(cell)}, which this version does not know`);
  return kind;
}
