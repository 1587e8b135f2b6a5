/** Steps that are printed, and what comes of following them: what a practitioner would find who does as each says. */
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';
import { addDays, addMonths, type Day } from '../../src/calendar/day.ts';
import { filledIn } from '../helpers/filled-in.ts';
import { commandsWithBlanks } from '../helpers/printed-commands.ts';
import { copyOf, runMain, temporaryFolder, type Result, type RunOptions } from '../helpers/refnet.ts';
import { NAMES, STORY_ENDS, type Typed } from './random-story.ts';

const WITHIN = 3;
/** More steps than these with one partner, one after the other, are no end. */
const LONGEST_WALK = 15;

/** A step that was printed: where and what about, what it says. */
export interface Step {
  /** The partner whose advice it is; undefined for `refnet due`. */
  readonly of: string | undefined;
  readonly kind: string;
  readonly about: string;
  readonly command: string;
  /** It is brought up before its day. */
  readonly ahead?: boolean;
}

interface AdvicePlain {
  readonly verdict: string;
  readonly rule: string;
  readonly step: { readonly text: string; readonly command: string } | null;
  readonly alerts: readonly {
    readonly id: string;
    readonly record: number | null;
    readonly next: { readonly command: string };
  }[];
  readonly redFlags: readonly { readonly id: string }[];
  readonly holdsBack: readonly { readonly id: string }[];
  readonly declined: { readonly quiet: boolean } | null;
}

interface DuePlain {
  readonly kind: string;
  readonly partnerId: string | null;
  readonly number: number | null;
  readonly command: string;
  readonly state: string;
}

/** One network, as it was lived. */
export interface Lived {
  readonly home: string;
  /** What was typed, for whoever reads a failure. */
  readonly told: string;
}

/** Lives a story in an empty HOME. */
export async function lived(story: readonly Typed[]): Promise<Lived> {
  const home = temporaryFolder();
  const told: string[] = [];
  for (const { on, argv, stdin } of story) {
    const { code } = await runMain(home, argv, { today: on, ...(stdin === undefined ? {} : { stdin }) });
    if (code === 0)
      told.push(`${on} refnet ${argv.map((word) => (/[ ,]/.test(word) ? `"${word}"` : word)).join(' ')}`);
    expect({ argv, bug: code === 70 }).toEqual({ argv, bug: false });
  }
  return { home, told: told.join('\n') };
}

async function run(home: string, argv: readonly string[], options: RunOptions = {}): Promise<Result> {
  return runMain(home, argv, { today: STORY_ENDS, ...options });
}

async function read<T>(home: string, argv: readonly string[], today: Day): Promise<T> {
  const { code, stdout, stderr } = await run(home, [...argv, '--format', 'json'], { today });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${stderr}`);
  return JSON.parse(stdout) as T;
}

async function adviceOn(home: string, name: string, today: Day): Promise<AdvicePlain> {
  return read(home, ['advise', name], today);
}

function stepsIn(name: string, { verdict, rule, step, alerts }: AdvicePlain): Step[] {
  return [
    ...alerts.map(({ id, record, next }) => ({
      of: name,
      kind: id,
      about: `${name}: ${id} ${record ?? ''}`,
      command: next.command,
    })),
    ...(step === null
      ? []
      : [{ of: name, kind: rule, about: `${name}: ${verdict} (${rule})`, command: step.command }]),
  ];
}

async function stepsAbout(home: string, of: string | undefined, today: Day): Promise<Step[]> {
  if (of !== undefined) return stepsIn(of, await adviceOn(home, of, today));
  const items = await read<DuePlain[]>(home, ['due'], today);
  return items.map(({ kind, partnerId, number, command, state }) => ({
    of,
    kind,
    about: `due: ${kind} ${partnerId ?? ''} ${number ?? ''}`,
    command,
    ahead: state !== 'overdue' && state !== 'today',
  }));
}

/** Every step that is printed, with what is reached beside steps: rules, red flags, hold-backs. */
export async function stepsOf(home: string): Promise<{ steps: Step[]; reached: string[] }> {
  const steps: Step[] = [];
  const reached: string[] = [];
  for (const name of NAMES) {
    const { code } = await run(home, ['show', name]);
    if (code !== 0) continue;
    const advice = await run(home, ['advise', name, '--format', 'json']);
    // Whoever is put away gets no advice.
    if (advice.code !== 0) continue;
    const plain = JSON.parse(advice.stdout) as AdvicePlain;
    steps.push(...stepsIn(name, plain));
    reached.push(
      `rule ${plain.rule}`,
      `verdict ${plain.verdict}`,
      ...plain.alerts.map(({ id }) => `alert ${id}`),
      ...plain.redFlags.map(({ id }) => `flag ${id}`),
      ...plain.holdsBack.map(({ id }) => `held back ${id}`),
    );
  }
  const due = await stepsAbout(home, undefined, STORY_ENDS);
  return { steps: [...steps, ...due], reached: [...reached, ...due.map(({ kind }) => `due ${kind}`)] };
}

/** What a terminal would ask is answered beforehand. */
function asAnswered(argv: readonly string[]): string[] {
  return argv.flatMap((word) => (word === '--questions' ? ['--question', 'connected=yes'] : [word]));
}

/** Does what a step says; gives what was printed, and a reason where it was refused. */
async function follow(
  home: string,
  words: readonly string[],
): Promise<{ stdout: string; stderr: string; fault?: string }> {
  const argv = [...new Set([...asAnswered(filledIn(words, STORY_ENDS)), '--yes'])];
  const { code, stdout, stderr } = await run(home, argv);
  // An amount without a currency, where it may be in one of two: a terminal asks.
  const [inCurrency] = / may be in /.test(stderr) ? commandsWithBlanks(stderr) : [];
  if (code !== 0 && inCurrency !== undefined) {
    const { code: then } = await run(home, inCurrency);
    if (then === 0) return { stdout, stderr };
  }
  return code === 0
    ? { stdout, stderr }
    : { stdout, stderr, fault: `refnet ${argv.join(' ')}: exit ${code}, ${stderr}` };
}

function isThere(step: Step, steps: readonly Step[]): boolean {
  return steps.some(({ about, command }) => about === step.about && command === step.command);
}

async function historyOf(home: string): Promise<string> {
  return (await run(home, ['history', '--format', 'json'])).stdout;
}

/**
 * What is wrong with a step, undefined where it clears: done as it says, and again where it is printed again; where its
 * command only shows something, one of those printed there is done. Gone, it does not come back before its time.
 */
export async function faultOf(home: string, step: Step): Promise<string | undefined> {
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
  if (!isThere(step, await stepsAbout(copy, step.of, STORY_ENDS))) return soonBack(copy, step);
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

/** Days on which it is looked again, and how many months gone each is. */
const LATER: readonly (readonly [Day, number])[] = [
  [addDays(STORY_ENDS, 7), 0],
  [addMonths(STORY_ENDS, 1), 1],
  [addMonths(STORY_ENDS, 3), 3],
  [addMonths(STORY_ENDS, 12), 12],
];
const NEVER = Number.POSITIVE_INFINITY;

/** The months after which what was done may be asked for again, by its own rule. */
function comesBackAfter({ kind, command }: Step): number {
  if (command.includes('--kind talk')) return 12;
  // What was agreed may end with the agreement it is in.
  if (command.includes('--i-will')) return 1;
  switch (kind) {
    case 'ask':
    case 'move':
    case 'check-in':
    case 'light':
    case 'pace':
    case 'strained':
    case 'objective':
    // What came in was a part: the rest is expected anew.
    case 'expected-fee':
      return 1;
    case 'advice':
      return command.includes(' check-in ') ? 1 : 12;
    case 'review':
    case 'candidates':
    case 'quiet':
    case 'none':
      return command.includes('--questions') ? NEVER : 12;
    // Renewed for a year from its end, it is brought up 60 days before the new one.
    case 'agreement-end':
    case 'agreement-ending':
    case 'agreement-ended':
      return 1;
    default:
      return NEVER;
  }
}

async function soonBack(home: string, step: Step): Promise<string | undefined> {
  const after = comesBackAfter(step);
  for (const [day, months] of LATER) {
    if (months >= after) return undefined;
    const then = (await stepsAbout(home, step.of, day)).filter(({ ahead }) => ahead !== true);
    if (isThere(step, then)) return `done, and back on ${day}`;
  }
  return undefined;
}

/** Follows a partner's steps to their end; a step that comes back leads in a circle. */
export async function circleOf(home: string, name: string): Promise<string | undefined> {
  const copy = copyOf(home);
  if ((await run(copy, ['advise', name])).code !== 0) return undefined;
  const walked: string[] = [];
  for (let n = 0; n < LONGEST_WALK; n += 1) {
    const [step] = await stepsAbout(copy, name, STORY_ENDS);
    if (step === undefined) return undefined;
    const said = `${step.about}: ${step.command}`;
    if (walked.includes(said)) return `in a circle: ${[...walked, said].join('\n  ')}`;
    walked.push(said);
    const { fault } = await follow(copy, commandsWithBlanks(step.command)[0] ?? []);
    if (fault !== undefined) return fault;
  }
  return `no end: ${walked.join('\n  ')}`;
}

/** What is printed about a partner, or about everybody, as a person reads it. */
export interface Screen {
  readonly argv: readonly string[];
  readonly columns: number;
  /** The partner whose screen it is. */
  readonly of?: string;
}

/** The screens that print steps. */
export const SCREENS: readonly Screen[] = [
  { argv: [], columns: 80 },
  { argv: ['due'], columns: 60 },
  { argv: ['due', '--limit', 'all', '--within', '100 days'], columns: 60 },
  { argv: ['due', '--older'], columns: 60 },
  { argv: ['due', '--candidates'], columns: 80 },
  { argv: ['report'], columns: 80 },
  { argv: ['report', '--all'], columns: 60 },
  { argv: ['fees'], columns: 80 },
  ...NAMES.flatMap((of): Screen[] => [
    { of, argv: ['advise', of], columns: 80 },
    { of, argv: ['report', of], columns: 60 },
    { of, argv: ['show', of], columns: 80 },
    { of, argv: ['agree', of], columns: 80 },
    { of, argv: ['fees', of], columns: 60 },
    { of, argv: ['log', 'Zoe Zeal', '--to', of], columns: 60 },
    { of, argv: ['log', 'Zoe Zeal', '--from', of, '--yes'], columns: 80 },
    { of, argv: ['check-in', of, '--satisfaction', '2'], columns: 80 },
    { of, argv: ['check-in', of, '--kind', 'talk'], columns: 60 },
    { of, argv: ['agree', of, '--checklist'], columns: 80 },
    { of, argv: ['agree', of, '--print'], columns: 80 },
    { of, argv: ['agree', of, '--written', '--yes'], columns: 60 },
    { of, argv: ['agree', of, '--verbal', '--exclusive', 'tax', '--they-pay', '10%', '--yes'], columns: 80 },
    { of, argv: ['agree', of, '--close', '--yes'], columns: 80 },
    { of, argv: ['agree', of, '--reviewed'], columns: 60 },
    { of, argv: ['pay', of, '--yes'], columns: 80 },
    { of, argv: ['thank', of], columns: 80 },
    { of, argv: ['told', of, '--all'], columns: 80 },
    { of, argv: ['advise', of, '--accept', '--because', 'agreed', '--yes'], columns: 60 },
    { of, argv: ['advise', of, '--decline', '--because', 'busy', '--yes'], columns: 60 },
    { of, argv: ['edit', of, '--stage', 'strategic-alliance'], columns: 80 },
    { of, argv: ['snooze', of, '--until', 'in 20 days'], columns: 80 },
    { of, argv: ['promise', of, 'call them', '--by', 'in 3 days'], columns: 60 },
    { of, argv: ['promise', of], columns: 60 },
    { of, argv: ['project', of, 'a fair', '--kind', 'event', '--cost', '90'], columns: 80 },
    { of, argv: ['note', of, 'not in their list', '--kind', 'dispute'], columns: 80 },
    { of, argv: ['note', of], columns: 80 },
    { of, argv: ['referrals', '--partner', of], columns: 60 },
  ]),
];

/** The commands that a screen prints which do not work when pasted, and those that are about another partner. */
export async function faultsOfScreen(
  home: string,
  { argv, columns, of }: Screen,
  isNew: (shape: string) => boolean,
): Promise<string[]> {
  const copy = copyOf(home);
  const { code, stdout, stderr } = await run(copy, argv, { columns, terminal: argv.length === 0 });
  // The help's examples are of nobody's network.
  if (code !== 0 || stdout.startsWith('Usage: ')) return [];
  const printed = commandsWithBlanks(stripVTControlCharacters(`${stdout}\n${stderr}`));
  const faults: string[] = [];
  for (const words of printed) {
    if (!isNew(`${argv[0] ?? ''}: ${words.join(' ')}`) || words[0] === 'undo') continue;
    const other = of === undefined ? undefined : await otherPartner(copy, of, words);
    // A service promised to two: the way out may be to take the other promise back.
    const takesBack = words.join(' ').endsWith(' --exclusive none');
    if (other !== undefined && !takesBack)
      faults.push(`refnet ${argv.join(' ')} names ${other}: refnet ${words.join(' ')}\n${stdout}`);
    const { fault } = await follow(copyOf(copy), words);
    if (fault !== undefined && !/ is missing\n/.test(fault))
      faults.push(`refnet ${argv.join(' ')} prints: ${fault}`);
  }
  return faults;
}

/** Screens that list what is to be done now: a command that does one of the things takes itself off the screen. */
const TO_DO = /^(?:due|due --older|advise [A-Z][a-z]+ [A-Z][a-z]+)$/;

/** Commands of a screen that were done as they say, and stand there as before. */
export async function faultsOfList(
  home: string,
  { argv, columns }: Screen,
  isNew: (shape: string) => boolean,
): Promise<string[]> {
  if (!TO_DO.test(argv.join(' '))) return [];
  const shown = async (of: string) => {
    const { stdout } = await run(of, argv, { columns });
    return commandsWithBlanks(stripVTControlCharacters(stdout));
  };
  const stands = async (of: string, said: string) =>
    (await shown(of)).some((words) => words.join(' ') === said);
  const faults: string[] = [];
  for (const words of await shown(home)) {
    const said = words.join(' ');
    if (!isNew(`to do on ${argv[0] ?? ''}: ${said}`)) continue;
    const copy = copyOf(home);
    const before = await historyOf(copy);
    for (let n = 0; n < WITHIN && (n === 0 || (await stands(copy, said))); n += 1) await follow(copy, words);
    const wrote = (await historyOf(copy)) !== before;
    if (wrote && (await stands(copy, said))) faults.push(`done, and still there: refnet ${said}`);
  }
  return faults;
}

/** The words of a command that say what it is about: what follows an option is its value. */
function namedIn(words: readonly string[]): string[] {
  const [command, ...rest] = words;
  if (command === undefined || ['help', 'config', 'import', 'undo', 'history'].includes(command)) return [];
  return rest.filter(
    (word, at) =>
      !word.startsWith('--') &&
      (!(rest[at - 1] ?? '').startsWith('--') || ['--to', '--from'].includes(rest[at - 1] ?? '')),
  );
}

async function otherPartner(home: string, of: string, words: readonly string[]): Promise<string | undefined> {
  for (const word of namedIn(words)) {
    const { code, stdout } = await run(home, ['show', word, '--format', 'json']);
    if (code !== 0) continue;
    const found = JSON.parse(stdout) as { readonly name?: string; readonly partner?: string | null };
    const name = found.partner ?? found.name;
    if (typeof name === 'string' && name !== of && (NAMES as readonly string[]).includes(name)) return name;
  }
  return undefined;
}

/** What is wrong with putting a partner's advice off: it is offered only where there is something, and makes it quiet. */
export async function faultOfDeclining(home: string, name: string): Promise<string | undefined> {
  const copy = copyOf(home);
  const { code, stdout } = await run(copy, ['advise', name], { columns: 80 });
  if (code !== 0) return undefined;
  const { step, declined } = await adviceOn(copy, name, STORY_ENDS);
  const offered = stdout.includes('Not now?');
  const asked = step !== null && declined?.quiet !== true;
  if (offered !== asked) return `"Not now?" is ${offered ? '' : 'not '}offered:\n${stdout}`;
  const [way] = commandsWithBlanks(stdout).filter((words) => words.includes('--decline'));
  if (way === undefined) return undefined;
  const { fault } = await follow(copy, way);
  if (fault !== undefined) return fault;
  const again = await run(copy, ['advise', name], { columns: 80 });
  if (again.stdout.includes('Not now?')) return `declined, and offered again:\n${again.stdout}`;
  const [partner] = await read<{ readonly partnerId: string }[]>(copy, ['advise'], STORY_ENDS).then((all) =>
    all.filter((each) => 'partner' in each && each.partner === name),
  );
  const due = await read<DuePlain[]>(copy, ['due'], STORY_ENDS);
  if (due.some(({ kind, partnerId }) => kind === 'advice' && partnerId === partner?.partnerId))
    return 'declined, and still in refnet due';
  const report = await run(copy, ['report', '--only', 'formalize'], { columns: 80 });
  if (report.stdout.includes(name)) return `declined, and still in the report:\n${report.stdout}`;
  const logged = await run(copy, ['log', 'Zoe Zeal', '--from', name, '--yes'], { columns: 80 });
  const { declined: still } = await adviceOn(copy, name, STORY_ENDS);
  if (still?.quiet === true && logged.stdout.includes('refnet advise'))
    return `declined, and said by refnet log:\n${logged.stdout}`;
  return undefined;
}

/** How often a shape of step is followed, over all networks. */
const EACH_SHAPE = 2;

/** Those of one shape differ by names, numbers and days. */
function shapeOf(text: string): string {
  return text.replaceAll(/\d+|p\d+|"[^"]*"|Ann Ash|Ben Bolt|Cleo Case|\b(?:ann|ben|cleo)\b/g, '');
}

/**
 * Lives a story and follows all that is printed at its end; gives what is wrong. A shape of step is followed a few times over
 * all networks, which `tried` counts.
 */
export async function followed(
  story: readonly Typed[],
  tried: Map<string, number>,
  screens: readonly Screen[] = SCREENS,
  untilAllIsDone = true,
): Promise<{ faults: string[]; told: string; reached: string[] }> {
  const { home, told } = await lived(story);
  const isNew = (text: string) => {
    const shape = shapeOf(text);
    const n = tried.get(shape) ?? 0;
    tried.set(shape, n + 1);
    return n < EACH_SHAPE;
  };
  const faults: string[] = [];
  const note = (about: string, fault: string | undefined) => {
    if (fault !== undefined) faults.push(`${about}\n  ${fault}`);
  };
  const { steps, reached } = await stepsOf(home);
  for (const step of steps) {
    if (isNew(`${step.about} ${step.command}`))
      note(`${step.about}\n  ${step.command}`, await faultOf(home, step));
  }
  for (const name of NAMES) {
    note(name, await circleOf(home, name));
    note(name, await faultOfDeclining(home, name));
  }
  if (untilAllIsDone) faults.push(...(await faultsWhenAllIsDone(home)));
  for (const screen of screens) {
    const found = [
      ...(await faultsOfScreen(home, screen, isNew)),
      ...(await faultsOfList(home, screen, isNew)),
    ];
    for (const fault of found) note(`refnet ${screen.argv.join(' ')}`, fault);
  }
  return { faults, told, reached };
}

/** More rounds than these over all steps are no end. */
const ROUNDS = 8;

/** Looking through the acquaintances ends with putting the next look off. */
function doneBy(command: string): readonly string[] {
  const [words = []] = commandsWithBlanks(command);
  return words.includes('--candidates') ? ['snooze', 'candidates', '--until', 'DAY'] : words;
}

/**
 * What is wrong where everything that is printed is done, again and again: something is left, or is printed again before
 * its time.
 */
export async function faultsWhenAllIsDone(home: string): Promise<string[]> {
  const copy = copyOf(home);
  const done: Step[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const { steps } = await stepsOf(copy);
    if (steps.length === 0) break;
    for (const { command } of steps) await follow(copy, doneBy(command));
    done.push(...steps);
  }
  const { steps: left } = await stepsOf(copy);
  const faults = left.map(({ about, command }) => `all is done, and still there is ${about}: ${command}`);
  for (const [day, months] of LATER) {
    const then = await stepsOn(copy, day);
    const sooner = done.filter((step) => months < comesBackAfter(step) && isThere(step, then));
    faults.push(
      ...sooner.map(({ about, command }) => `all is done, and on ${day} again ${about}: ${command}`),
    );
  }
  return [...new Set(faults)];
}

/** What is printed on a later day to be done then. */
async function stepsOn(home: string, day: Day): Promise<Step[]> {
  const all: Step[] = [];
  for (const of of [undefined, ...NAMES]) {
    const there = of === undefined || (await run(home, ['advise', of], { today: day })).code === 0;
    if (there) all.push(...(await stepsAbout(home, of, day)));
  }
  return all.filter(({ ahead }) => ahead !== true);
}
