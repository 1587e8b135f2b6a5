import { ROOMS } from '../../src/main.ts';
import { COMMANDS } from '../../src/commands.ts';
import { buildProgram, declareCommand } from '../../src/program.ts';
import { Session } from '../../src/shell/session.cli.ts';
import type { World } from '../../src/shell/world.cli.ts';
import { TODAY } from './refnet.ts';

/** How wide the reference is. */
const WIDTH = 100;

/** The help of every command that is shown, as Markdown, made from the command tree itself. */
export async function commandReference(world: World): Promise<string> {
  const session = new Session([], world, ROOMS);
  const program = await buildProgram(session);
  const sections: string[] = [];
  for (const { name, hidden } of COMMANDS) {
    const command = program.commands.find((each) => each.name() === name);
    if (hidden === true || command === undefined) continue;
    await declareCommand(command, session);
    let text = '';
    command.configureOutput({
      ...program.configureOutput(),
      writeOut: (part) => (text += part),
      getOutHelpWidth: () => WIDTH,
    });
    command.outputHelp();
    sections.push(`## refnet ${name}\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n`);
  }
  return `# Commands\n\nWritten from the help of the program by \`npm run docs\`.\n\n${sections.join('\n')}`;
}

/** A world in which nothing can be read or written, for looking at the commands alone. */
export function idleWorld(): World {
  const silent = { isTTY: false, columns: WIDTH, write: () => undefined };
  return {
    stdin: process.stdin,
    stdout: silent,
    stderr: silent,
    env: { REFNET_TODAY: TODAY },
    platform: 'linux',
    home: () => '/nowhere',
    now: () => new Date('2026-11-20T12:00:00Z'),
    version: '0.0.0',
    versions: {},
  };
}
