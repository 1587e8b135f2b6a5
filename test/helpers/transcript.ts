import { asDay } from '../../src/calendar/day.ts';
import type { Refnet } from './refnet.ts';

/** A part of a story in Markdown: prose as it is, or commands with the screens they give. */
type Part = { kind: 'prose'; lines: string[] } | { kind: 'session'; commands: string[] };

const FENCE = '```';
const PROMPT = '$ refnet ';
/** A heading with a day, `## Monday, 2026-11-16`, makes that day today. */
const DAY_HEADING = /^##.* (\d{4}-\d{2}-\d{2})$/;

/** Runs every command of a story and gives the story with the screens it really shows, exit codes other than 0 named. */
export async function retell(story: string, refnet: Refnet): Promise<string> {
  let today = '2026-11-16';
  const lines: string[] = [];
  for (const part of partsOf(story)) {
    if (part.kind === 'prose') {
      for (const line of part.lines) today = DAY_HEADING.exec(line)?.[1] ?? today;
      lines.push(...part.lines);
      continue;
    }
    lines.push(`${FENCE}console`);
    for (const [index, command] of part.commands.entries()) {
      const { code, stdout, stderr } = await refnet.run(wordsOf(command), {
        today: asDay(today),
        terminal: true,
        columns: 80,
        env: { NO_COLOR: '1' },
      });
      const screen = `${stderr}${stdout}`.replaceAll(refnet.home, '~').trimEnd();
      if (index > 0) lines.push('');
      lines.push(`${PROMPT}${command}`, ...(screen === '' ? [] : screen.split('\n')));
      if (code !== 0) lines.push(`(exit code ${code})`);
    }
    lines.push(FENCE);
  }
  return lines.join('\n');
}

function partsOf(story: string): Part[] {
  const parts: Part[] = [];
  let prose: string[] = [];
  let commands: string[] | undefined;
  for (const line of story.split('\n')) {
    if (line.startsWith(FENCE)) {
      if (commands === undefined) {
        parts.push({ kind: 'prose', lines: prose });
        commands = [];
      } else {
        parts.push({ kind: 'session', commands });
        commands = undefined;
        prose = [];
      }
    } else if (commands === undefined) prose.push(line);
    else if (line.startsWith(PROMPT)) commands.push(line.slice(PROMPT.length));
  }
  return [...parts, { kind: 'prose', lines: prose }];
}

/** The words of a command line, double quotes taken off. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
