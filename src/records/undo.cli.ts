import type { Command } from '@commander-js/extra-typings';
import { undo } from '../file/undo.sql.ts';
import { undoLines } from './history.view.ts';
import type { Session } from '../shell/session.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .addHelpText(
      'after',
      `
Each time it takes back one more change, whatever it was: a referral, an edit, a
removed partner with all records, a whole import. refnet history lists them.

Examples:
  refnet undo
  refnet redo      does it again`,
    )
    .action(async () => {
      const recorded = !(await session.reading()).memory;
      const result = recorded ? undo(await session.writing(), session.world.now) : undefined;
      if (result !== undefined) session.takenBackBy = 'refnet redo';
      session.print(
        result === undefined
          ? 'Nothing left to take back.'
          : undoLines('Took back', result, 'refnet redo      does it again'),
      );
    });
}
