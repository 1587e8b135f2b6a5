import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import type { Again } from './import-names.view.ts';

/** Words the command that was typed, to be run for good and with more words. */
export function againOf({ argv }: Pick<Session, 'argv'>): Again {
  return (...more) => commandLine([...argv.filter((each) => each !== '--dry-run'), ...more]);
}
