import { existsSync } from 'node:fs';
import { sqliteVersion } from '../file/sqlite.sql.ts';
import type { Command } from './command.cli.ts';
import { flag } from './option.cli.ts';
import { shownPath } from '../text/quoted-path.ts';

export const command: Command = {
  options: { verbose: flag('also the file it would use, and what it runs on') },
  async run(session, { options: { verbose = [] } }) {
    const { version, versions, platform } = session.world;
    if (verbose.length === 0) {
      session.print(version);
      return;
    }
    const { path } = session.file;
    session.print([
      `refnet  ${version}`,
      `file    ${shownPath(path)}${existsSync(path) ? '' : ' (not there yet)'}`,
      `node    ${versions?.node ?? 'unknown'} on ${platform}`,
      `sqlite  ${sqliteVersion()}`,
    ]);
  },
  help: `
Examples:
  refnet --version
  refnet --version --verbose
  refnet --version --verbose --db clients.db`,
};
