import type { Change } from '../file/journal.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError } from '../text/errors.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportTally } from './import.ts';
import { findOlderCopy } from './older-copy.sql.ts';
import { olderCopyWords } from './older-copy.view.ts';

/**
 * A file that was imported before, and that later imports went beyond: a terminal is asked whether it sets them back, a
 * script has to say `--again`. Called within the change, once the file's facts are written.
 */
export function refuseOlderCopy(
  session: Session,
  { update, again, dryRun }: Pick<Said, 'update' | 'again' | 'dryRun'>,
  change: Change,
  { bytesHash, tally }: { readonly bytesHash: string | null; readonly tally: ImportTally },
): void {
  if (!update || again) return;
  const changing = tally.differences.filter(({ offered }) => offered.length > 0).map(({ id }) => id);
  const older = findOlderCopy(change, bytesHash, changing);
  if (older === undefined) return;
  const text = olderCopyWords(older);
  if (!session.asks || dryRun) {
    throw new UserError(text, { hints: ['--again      brings it over all the same'] });
  }
  session.raise({ text, question: 'Bring it over all the same?' });
}
