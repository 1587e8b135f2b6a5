import { basename, dirname, join } from 'node:path';
import { INSTALL_NEWER } from '../text/installing.ts';
import { UserError, nothing } from '../text/errors.ts';
import { shellWord } from '../text/shell-word.ts';
import { copiesOf } from './backups.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

/**
 * The file was written by a newer refnet. Whoever goes back to an older one is told where the copy lies that was made
 * before the newer brought the file up to date, and how it is used in a file of its own.
 */
export function newerFile(path: string): UserError {
  const copy = copiesOf(path).find(({ group }) => group === 'upgrade');
  const beside = join(dirname(path), basename(path).replace(/(\.[^.]*)?$/, '-older$1'));
  return new UserError(`${shownPath(path)} was written by a newer refnet than this one`, {
    kind: 'damaged',
    hints: [
      nothing('changed', INSTALL_NEWER),
      ...(copy === undefined
        ? []
        : [
            `or use the file as it was before the newer refnet, without what was written since:`,
            `refnet --db ${shellWord(beside)} restore ${shellWord(copy.path)}`,
          ]),
    ],
  });
}
