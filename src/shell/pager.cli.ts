/** What is longer than the screen, shown page by page. */
import { stripVTControlCharacters } from 'node:util';
import type { Drawn } from '../screen/drawn.ts';
import { displayWidth } from '../text/width.ts';
import type { Session } from './session.cli.ts';
import type { World } from './world.cli.ts';

/** The variables that `less` and `lv` read: a short text ends it, colours are kept, the screen stays as it is left. */
const READ_BY_PAGERS = { LESS: 'FRX', LV: '-c', LESSCHARSET: 'utf-8' } as const;

/**
 * Shows an answer in the pager where it does not fit the screen, else prints it; also where there is no pager, or it shows
 * nothing. The file is closed meanwhile: a person may read for hours.
 */
export async function paged(session: Session, drawn: Drawn): Promise<void> {
  const { world } = session;
  const command = pagerOf(session);
  if (command === undefined || world.page === undefined || fits(drawn.text, world)) {
    session.print(drawn);
    return;
  }
  await session.keepChosen();
  session.close();
  const unset = Object.entries(READ_BY_PAGERS).filter(([name]) => world.env[name] === undefined);
  if (!(await world.page(command, textFor(command, drawn.text, world), Object.fromEntries(unset))))
    session.print(drawn);
}

/**
 * The pager as a command line: `REFNET_PAGER`, else `PAGER`, else `less`. Undefined where one of them is empty or `cat`,
 * where it was said that there is to be none, and for a screen that is read aloud.
 */
function pagerOf({ flags, plain, world: { env, platform } }: Session): string | undefined {
  if (flags.pager === false || !flags.input || plain) return undefined;
  const { REFNET_PAGER, PAGER } = env;
  // Windows has a pager, but none that knows colours.
  const command = (REFNET_PAGER ?? PAGER ?? (platform === 'win32' ? '' : 'less')).trim();
  return command === '' || command === 'cat' ? undefined : command;
}

/** `more` counts what makes colours as letters, and would break a line that has just room without them. */
function textFor(command: string, text: string, { stdout: { columns = 80 } }: World): string {
  if (!/^(?:\S*\/)?more(?=\s|$)/.test(command)) return text;
  return text
    .split('\n')
    .map((line) => (line.length > columns ? stripVTControlCharacters(line) : line))
    .join('\n');
}

/** Whether all of it stands on the screen, above the line on which the next command is typed. */
function fits(text: string, { stdout: { columns = 80, rows = 24 } }: World): boolean {
  const lines = stripVTControlCharacters(text).split('\n');
  const used = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0);
  return used <= rows;
}
