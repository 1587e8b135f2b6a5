import type { Command } from '@commander-js/extra-typings';
import { redo } from '../file/undo.sql.ts';
import { undoLines } from './history.view.ts';
import type { Session } from '../shell/session.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .addHelpText(
      'after',
      `
Possible until the next change is made.

Examples:
  refnet redo`,
    )
    .action(async () => {
      const recorded = !(await session.reading()).memory;
      const result = recorded ? redo(await session.writing(), session.world.now) : undefined;
      if (result !== undefined) session.takenBackBy = 'refnet undo';
      session.print(
        result === undefined
          ? 'Nothing was taken back since the last change.'
          : undoLines('Did again', result, 'refnet undo      takes it back'),
      );
    });
}
