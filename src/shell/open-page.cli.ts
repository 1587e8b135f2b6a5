import { quotedPath } from '../text/quoted-path.ts';
import { UserError } from '../text/errors.ts';
import { openedWith } from './opener.cli.ts';
import type { Session } from './session.cli.ts';
import { temporaryFile, type TemporaryFile } from './temporary-file.cli.ts';

/** A page that is only looked at. */
export interface TemporaryPage extends TemporaryFile {
  /** What is said of where it is. */
  readonly told: readonly string[];
}

/** Where a page goes that is only looked at. */
export function temporaryPage(session: Session): TemporaryPage {
  const page = temporaryFile(session, 'report.html', {
    what: 'a page lies that is only looked at',
    hint: 'say where it is to be: --output report.html --open',
  });
  return {
    ...page,
    told: [
      `The page is in ${quotedPath(page.path)}, which only you can read.`,
      '  It is removed when a page is opened a day from now or later; --output FILE keeps one.',
    ],
  };
}

/** Opens a page that was written, and says where it is; where no browser opens, that it is there all the same. */
export async function openPage(session: Session, path: string, told: readonly string[]): Promise<void> {
  session.note(told);
  const opened = await openedWith(session, path);
  if (opened === undefined) return;
  throw new UserError(`no browser could be opened (with ${opened.failed})`, {
    hints: [`open the page yourself: ${quotedPath(path)}`],
  });
}
