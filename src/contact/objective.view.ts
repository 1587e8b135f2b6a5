import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { rows, type Block } from '../screen/blocks.ts';
import { objectiveText } from './objective-kinds.ts';
import { standingText, type Objective } from './objective.ts';

/** The objectives as a part of the report, each with how it stands on a day; nothing where there are none. */
export function objectivesBlocks(objectives: readonly Objective[], asOf: Day): Block[] {
  if (objectives.length === 0) return [];
  return [
    { is: 'heading', text: `Objectives ${objectives.length}` },
    ...rows(
      objectives.map((objective) => ({
        cells: [`until ${formatDate(objective.dueOn)}`, objectiveLine(objective, asOf)],
      })),
    ),
  ];
}

/** `more from lawyers: 2 of 6 new partners, on track (2 by now)`: by its own words, if it has any. */
export function objectiveLine(objective: Objective, asOf: Day): string {
  const { what, goal } = objective;
  const own = what === objectiveText(goal) ? '' : `${what}: `;
  return `${own}${standingText(objective, asOf)}`;
}
