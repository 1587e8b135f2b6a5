import { redo } from '../file/undo.sql.ts';
import { stepping } from './step.cli.ts';

export const command = stepping({
  move: redo,
  verb: 'Did again',
  nothing: 'Nothing was taken back since the last change.',
  back: ['refnet undo', 'takes it back'],
  help: `
Possible until the next change is made.

Examples:
  refnet redo`,
});
