import { undo } from '../file/undo.sql.ts';
import { stepping } from './step.cli.ts';

export const command = stepping({
  move: undo,
  verb: 'Took back',
  nothing: 'Nothing left to take back.',
  back: ['refnet redo', 'does it again'],
  help: `
Each time it takes back one more change, whatever it was: a referral, an edit, a
removed partner with all records, a whole import. refnet history lists them.

Examples:
  refnet undo
  refnet undo --dry-run    shows what it would take back
  refnet redo              does it again`,
});
