import { flag } from './option.cli.ts';

/** What every command that writes takes. */
export const ITS_OWN = {
  json: flag('print what was recorded as JSON'),
  dryRun: flag('show what it would do, and write nothing'),
};
