import type { GlobalOption } from './shell/complete-shown.cli.ts';

/** The options that every command takes; what they do stands in `global-options.ts`. */
export const GLOBALS: readonly Omit<GlobalOption, 'help'>[] = [
  { long: '--db', value: 'file', named: 'file' },
  { long: '--no-color' },
  { long: '--plain' },
  { long: '--no-pager' },
  { long: '--no-input' },
  { long: '--yes', short: '-y' },
  { long: '--version', short: '-V' },
];
