import { GLOBALS } from './globals.ts';
import type { GlobalOption } from './shell/complete-shown.cli.ts';

/** The option that asks for help. */
export const HELP: GlobalOption = { long: '--help', short: '-h', help: 'show help' };

const HELPS: Readonly<Record<string, string>> = {
  '--db': 'the file to use (or set REFNET_DB)',
  '--no-color': 'no colours (or set NO_COLOR)',
  '--plain': 'for screen readers: no colours, bars or redrawn questions (or set REFNET_PLAIN)',
  '--no-pager': 'print at once what is longer than the screen',
  '--no-input': 'ask nothing, fail where something is missing',
  '--yes': 'answer yes to what would be asked',
  '--version': 'show the version; with --verbose also the file it would use',
};

/** The options that every command takes, with what they do. */
export const GLOBAL_OPTIONS: readonly GlobalOption[] = GLOBALS.map((each) => ({
  ...each,
  help: HELPS[each.long] ?? '',
}));
