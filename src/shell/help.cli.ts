import type { Command as Commander } from 'commander';
import { narrowed } from '../text/narrowed.ts';
import type { Command } from './command.cli.ts';
import type { Session } from './session.cli.ts';

/** What help is written for: on a wider screen it has wider lines of options, on a narrower one it is broken anew. */
const WRITTEN_FOR = 80;

/** Completes the help on a command where it may be shown: what stands below the options, and how wide it is. */
export async function prepareHelp(own: Commander, command: Command, session: Session): Promise<void> {
  const further = await command.furtherHelp?.();
  for (const text of [command.help?.trim(), further]) {
    if (text !== undefined) own.addHelpText('after', `\n${text}`);
  }
  const usage = own.usage().replace(/\[options\] ?/, '');
  own.usage(`${usage}${own.options.length > 0 ? ' [options]' : ''}`.trim());
  const { width, world } = session;
  if (width >= WRITTEN_FOR) return;
  own.configureOutput({
    getOutHelpWidth: () => WRITTEN_FOR,
    writeOut: (text) => world.stdout.write(narrowed(text, width)),
  });
}
