import { undo } from '../file/undo.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { text } from '../kinds/type.ts';
import type { Command } from '../shell/command.cli.ts';
import { option, isSaidIn } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { capitalized } from '../text/capitalized.ts';
import { stepping } from './step.cli.ts';

/** What was forgotten stays so: the change before it is another matter. */
async function afterForgetting(session: Session, db: Db, isDry: boolean): Promise<void> {
  const { wasForgottenLast } = await import('../file/last-forgotten.sql.ts');
  if (!wasForgottenLast(db)) return;
  const words =
    'the last that happened was forgetting a client, which stays so: undo takes back the change before it';
  if (isDry || session.assumesYes) return session.note(`${capitalized(words)}.`);
  await settle(session, {
    text: words,
    details: ['refnet undo --dry-run      shows that change'],
    question: 'Take back the change before it all the same?',
    yes: 'takes back the change before it',
  });
}

const step = stepping({
  move: undo,
  verb: 'Took back',
  nothing: 'Nothing left to take back.',
  back: ['refnet redo', 'does it again'],
  async before(session, db, isDry) {
    const { lastRestore } = await import('../file/last-restore.sql.ts');
    const kept = lastRestore(db, session.world.timeZone);
    if (kept === undefined) return afterForgetting(session, db, isDry);
    const words = 'the last that happened was a restore, which undo does not take back';
    const goBack = `refnet restore ${shellWord(kept)}      goes back to what was there before it`;
    if (isDry || session.assumesYes) {
      session.note(`${capitalized(words)}.`);
      return session.note(`  ${goBack}`);
    }
    await settle(session, {
      text: words,
      details: [goBack],
      question: 'Take back the change before it all the same?',
      yes: 'takes back the change before it',
    });
  },
  help: `
Each time it takes back one more change, whatever it was: a referral, an edit, a
removed partner with all records, a whole import. refnet history lists them.
A restore is taken back by restoring the copy that it kept, which
refnet restore --list shows.

With --import it takes back one import, though other changes came after it: what
it brought goes, partners who have more by now stay. refnet history has its
number.

Examples:
  refnet undo
  refnet undo --dry-run    shows what it would take back
  refnet undo --import 2   takes back that import alone
  refnet redo              does it again`,
});

const IMPORT = {
  import: option(text, 'take back this import alone, whatever came after it', { value: 'number' }),
};

export const command: Command = {
  ...step,
  options: { ...step.options, ...IMPORT },
  async run(session, typed) {
    if (!isSaidIn(typed.options)('import')) return step.run(session, typed);
    const { undoImport } = await import('./undo-import.cli.ts');
    return undoImport(session, typed);
  },
};
