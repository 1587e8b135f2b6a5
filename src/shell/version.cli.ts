import { existsSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import { sqliteVersion } from '../file/sqlite.sql.ts';
import type { Session } from './session.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .option('--verbose', 'also the file it would use, and what it runs on')
    .addHelpText(
      'after',
      `
Examples:
  refnet --version
  refnet --version --verbose
  refnet --version --verbose --db clients.db`,
    )
    .action(async (options) => {
      const { version, versions, platform } = session.world;
      if (options.verbose !== true) {
        session.print(version);
        return;
      }
      const { path } = session.file;
      const lines = [
        `refnet  ${version}`,
        `file    ${path}${existsSync(path) ? '' : ' (not there yet)'}`,
        `node    ${versions?.node ?? 'unknown'} on ${platform}`,
        `sqlite  ${sqliteVersion()}`,
      ];
      session.print(lines);
    });
}
