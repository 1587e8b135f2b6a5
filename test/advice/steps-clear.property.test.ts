/**
 * Every step that is printed leads somewhere: doing exactly what it says takes it away, or moves it on to the next one, within
 * three commands. `REFNET_STEPS_RUNS=N` goes over more networks, `REFNET_STEPS_SEED` begins elsewhere.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { filledIn } from '../helpers/filled-in.ts';
import { commandsWithBlanks } from '../helpers/printed-commands.ts';
import { copyOf, runMain, temporaryFolder } from '../helpers/refnet.ts';
import { aStory, NAMES, STORY_ENDS, type Typed } from './random-story.ts';

const RUNS = Number(process.env['REFNET_STEPS_RUNS'] ?? 12);
const SEED = Number(process.env['REFNET_STEPS_SEED'] ?? 20_261_120);
const WITHIN = 3;

/** A step that was printed: what it is about, what it says. */
interface Step {
  readonly about: string;
  readonly command: string;
}

interface AdvicePlain {
  verdict: string;
  rule: string;
  step: { text: string; command: string } | null;
  alerts: { id: string; record: number | null; next: { text: string; command: string } }[];
}

interface DuePlain {
  kind: string;
  partnerId: string | null;
  number: number | null;
  command: string;
}

async function read<T>(home: string, argv: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await runMain(home, [...argv, '--format', 'json'], { today: STORY_ENDS });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${stderr}`);
  return JSON.parse(stdout) as T;
}

async function adviceSteps(home: string, name: string): Promise<Step[]> {
  const { verdict, rule, step, alerts } = await read<AdvicePlain>(home, ['advise', name]);
  const own =
    step === null || step === undefined
      ? []
      : [{ about: `${name}: ${verdict} (${rule})`, command: step.command }];
  return [
    ...alerts.map(({ id, record, next }) => ({
      about: `${name}: ${id} ${record ?? ''}`,
      command: next?.command ?? '',
    })),
    ...own,
  ];
}

async function dueSteps(home: string): Promise<Step[]> {
  const items = await read<DuePlain[]>(home, ['due']);
  return items.map(({ kind, partnerId, number, command }) => ({
    about: `due: ${kind} ${partnerId ?? ''} ${number ?? ''}`,
    command,
  }));
}

async function stepsOf(home: string): Promise<Step[]> {
  const advised: Step[] = [];
  for (const name of NAMES) advised.push(...(await adviceSteps(home, name)));
  return [...advised, ...(await dueSteps(home))];
}

/** What a terminal would ask is answered beforehand. */
function asAnswered(argv: readonly string[]): string[] {
  return argv.flatMap((word) => (word === '--questions' ? ['--question', 'connected=yes'] : [word]));
}

/** Does what a step says; gives what was printed, and a reason where it was refused. */
async function follow(home: string, words: readonly string[]): Promise<{ stdout: string; fault?: string }> {
  const argv = [...asAnswered(filledIn(words, STORY_ENDS)), '--yes'];
  const { code, stdout, stderr } = await runMain(home, argv, { today: STORY_ENDS });
  return code === 0 ? { stdout } : { stdout, fault: `refnet ${argv.join(' ')}: exit ${code}, ${stderr}` };
}

function isThere(step: Step, steps: readonly Step[]): boolean {
  return steps.some(({ about, command }) => about === step.about && command === step.command);
}

async function historyOf(home: string): Promise<string> {
  return (await runMain(home, ['history', '--format', 'json'], { today: STORY_ENDS })).stdout;
}

/**
 * What is wrong with a step, undefined where it clears: done as it says, and again where it is printed again; where its
 * command only shows something, one of those printed there is done.
 */
async function faultOf(home: string, step: Step): Promise<string | undefined> {
  return faultAfter(home, step, commandsWithBlanks(step.command)[0] ?? [], WITHIN);
}

async function faultAfter(
  home: string,
  step: Step,
  words: readonly string[],
  left: number,
): Promise<string | undefined> {
  if (words.length === 0) return `no command in: ${step.command}`;
  const copy = copyOf(home);
  const before = await historyOf(copy);
  const { stdout, fault } = await follow(copy, words);
  if (fault !== undefined) return fault;
  if (!isThere(step, await stepsOf(copy))) return undefined;
  if (left <= 1) return `still printed after ${WITHIN} commands, the last: refnet ${words.join(' ')}`;
  const wrote = (await historyOf(copy)) !== before;
  const shown = wrote
    ? [words]
    : commandsWithBlanks(stdout).filter((each) => each.join(' ') !== words.join(' '));
  const faults: string[] = [];
  for (const each of shown) {
    const then = await faultAfter(copy, step, each, left - 1);
    if (then === undefined) return undefined;
    faults.push(then);
  }
  return faults[0] ?? `refnet ${words.join(' ')} shows what leads nowhere:\n${stdout}`;
}

/** Follows a partner's steps to their end; a step that comes back leads in a circle. */
async function circleOf(home: string, name: string): Promise<string | undefined> {
  const copy = copyOf(home);
  const walked: string[] = [];
  for (let n = 0; n < 15; n += 1) {
    const [step] = await adviceSteps(copy, name);
    if (step === undefined) return undefined;
    const said = `${step.about}: ${step.command}`;
    if (walked.includes(said)) return `in a circle: ${[...walked, said].join('\n  ')}`;
    walked.push(said);
    const [words = []] = commandsWithBlanks(step.command);
    const { fault } = await follow(copy, words);
    if (fault !== undefined) return fault;
  }
  return `no end: ${walked.join('\n  ')}`;
}

async function lived(story: readonly Typed[]): Promise<{ home: string; told: string }> {
  const home = temporaryFolder();
  const told: string[] = [];
  for (const { on, argv } of story) {
    const { code } = await runMain(home, argv, { today: on });
    if (code === 0)
      told.push(`${on} refnet ${argv.map((word) => (/[ ,]/.test(word) ? `"${word}"` : word)).join(' ')}`);
    expect(code, argv.join(' ')).not.toBe(70);
  }
  return { home, told: told.join('\n') };
}

test(
  'every step that advice, its alerts and refnet due print is gone or has moved on within three commands',
  { timeout: 120_000 + RUNS * 5_000 },
  async () => {
    const tried = new Set<string>();
    await fc.assert(
      fc.asyncProperty(aStory, async (story) => {
        const { home, told } = await lived(story);
        const faults: string[] = [];
        for (const step of await stepsOf(home)) {
          // A shape is followed a few times over all networks: those of one shape differ by names and numbers.
          const shape = `${step.about} ${step.command}`.replaceAll(
            /\d+|p\d+|Ann Ash|Ben Bolt|Cleo Case|\b(?:ann|ben|cleo)\b/g,
            '',
          );
          const nth = [0, 1, 2, 3].find((each) => !tried.has(`${shape}${each}`));
          if (nth === undefined) continue;
          tried.add(`${shape}${nth}`);
          const fault = await faultOf(home, step);
          if (fault !== undefined) faults.push(`${step.about}\n  ${step.command}\n  ${fault}`);
        }
        for (const name of NAMES) {
          const fault = await circleOf(home, name);
          if (fault !== undefined) faults.push(`${name}\n  ${fault}`);
        }
        expect(faults, told).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: process.env['REFNET_STEPS_RUNS'] !== undefined },
    );
  },
);
