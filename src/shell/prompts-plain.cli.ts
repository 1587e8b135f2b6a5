import { createInterface } from 'node:readline';
import type { Text } from '../text/spans.ts';
import { cancelled } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { wrapText } from '../text/wrap.ts';
import {
  checkText,
  fitting,
  notKnown,
  promptOutput,
  promptWidth,
  saidAsWide,
  type Choice,
  type ChooseOptions,
  type Markable,
  type Prompter,
  type TextOptions,
} from './prompter.cli.ts';
import type { World } from './world.cli.ts';

/** So many choices are read out at once; of more, a part has to be typed. */
const READ_OUT = 9;

/**
 * Questions for a screen reader or a terminal that only prints lines: each is a line of text, choices are numbered, and
 * what is on the screen is never drawn anew. The terminal itself edits the line that is typed.
 */
export function createPlainPrompter(world: World): Prompter {
  const say = (...lines: readonly Text[]) => promptOutput(world).write(saidAsWide(world, lines));
  const ask = <T>(question: (by: Lines) => Promise<T>) =>
    withInterrupt(world, (read) => question({ read, say }));
  return {
    say,
    text: (message, options = {}) => ask((by) => askText(by, message, options)),
    choose: (message, choices, options = {}) => ask((by) => askChoice(by, message, choices, options)),
    several: (message, choices) => ask((by) => askSeveral(by, message, choices)),
    search: (message, find) => ask((by) => askSearch(by, message, find)),
    confirm: (message, options = {}) => ask((by) => askYesOrNo(by, message, options.default === true)),
  };
}

/** What one question is asked by. */
interface Lines {
  readonly read: Read;
  readonly say: Prompter['say'];
}

async function askText({ read, say }: Lines, message: string, options: TextOptions): Promise<string> {
  const usual = options.default === undefined || options.default === '' ? '' : ` (${options.default})`;
  for (;;) {
    const line = await read(`${message}${usual}`);
    const answer = line.trim() === '' ? (options.default ?? '') : line;
    const problem = await checkText(answer, options);
    if (problem === true) return answer;
    say(`  ${problem}`);
  }
}

/** Takes the number of a choice, or a part of its name, by which fewer are offered. */
async function askChoice<T>(
  { read, say }: Lines,
  message: string,
  choices: readonly Choice<T>[],
  options: ChooseOptions<T>,
): Promise<T> {
  let offered = choices;
  const usual = choices.findIndex(({ value }) => value === options.default);
  say(message, ...numberedChoices(choices));
  for (;;) {
    const isWhole = offered === choices;
    const line = await read(`Number, or its first letters${isWhole ? ` (${Math.max(0, usual) + 1})` : ''}`);
    const typed = line.trim();
    const numbered = numberedIn(offered, typed);
    if (numbered !== undefined) return numbered.value;
    if (typed === '' && isWhole && choices[0] !== undefined) return (choices[usual] ?? choices[0]).value;
    const { meant, begun } = await fitting(typed, choices, options);
    const found = typed === '' ? offered : [...meant, ...begun];
    const [only] = found;
    if (only !== undefined && found.length === 1) return only.value;
    offered = found.length === 0 ? choices : found;
    say(...(found.length === 0 ? [`  ${notKnown(typed, choices)}`] : numberedChoices(found)));
  }
}

async function askSeveral<T>(
  { read, say }: Lines,
  message: string,
  choices: readonly Markable<T>[],
): Promise<T[]> {
  say(message, ...markedChoices(choices));
  const marked = choices.filter(({ checked }) => checked === true).map(({ value }) => value);
  const usual = marked.length === 0 ? 'nobody' : 'as they are';
  for (;;) {
    const typed = (await read(`Numbers, like 1,3-5, or all, or none (${usual})`)).trim().toLowerCase();
    if (typed === '') return marked;
    if (typed === 'none') return [];
    if (typed === 'all') return choices.map(({ value }) => value);
    const chosen = numbersIn(typed, choices.length);
    if (chosen !== undefined) {
      return choices.filter((_choice, at) => chosen.has(at + 1)).map(({ value }) => value);
    }
    say(`  ${quoted(typed)} is not understood; type numbers from 1 to ${choices.length}`);
  }
}

/** Finds by words, as often as it takes until one is left, or the number of one that was read out is typed. */
async function askSearch<T>(
  { read, say }: Lines,
  message: string,
  find: (typed: string | undefined) => readonly Choice<T>[],
): Promise<T> {
  let offered: readonly Choice<T>[] = [];
  for (;;) {
    const typed = (await read(offered.length === 0 ? message : 'Number, or other words')).trim();
    const numbered = numberedIn(offered, typed);
    if (numbered !== undefined) return numbered.value;
    const found = find(typed);
    offered = found.slice(0, READ_OUT);
    const [only] = found;
    if (only !== undefined && found.length === 1) {
      say(`  ${only.name}`);
      return only.value;
    }
    const more = found.length > READ_OUT ? [`  and ${found.length - READ_OUT} more`] : [];
    say(...(found.length === 0 ? ['  nothing fits'] : [...numberedChoices(offered), ...more]));
  }
}

async function askYesOrNo({ read, say }: Lines, message: string, isYesUsual: boolean): Promise<boolean> {
  const usual = isYesUsual ? 'yes' : 'no';
  for (;;) {
    const line = (await read(`${message} yes or no (${usual})`)).trim().toLowerCase() || usual;
    if ('yes'.startsWith(line)) return true;
    if ('no'.startsWith(line)) return false;
    say('  answer yes or no');
  }
}

/** The choice of that number, as it was read out. */
function numberedIn<T>(offered: readonly Choice<T>[], typed: string): Choice<T> | undefined {
  return /^[0-9]+$/.test(typed) ? offered[Number(typed) - 1] : undefined;
}

/** The choices with their numbers, those chosen marked, under their headings. */
function markedChoices<T>(choices: readonly Markable<T>[]): string[] {
  return choices.flatMap(({ name, group, checked }, at) => [
    ...(group === undefined || group === choices[at - 1]?.group ? [] : [group]),
    `  ${at + 1}  ${checked === true ? 'chosen: ' : ''}${name}`,
  ]);
}

/** The numbers of `1,3-5`, none beyond the last; undefined for what is no such list. */
function numbersIn(typed: string, last: number): ReadonlySet<number> | undefined {
  const chosen = new Set<number>();
  for (const part of typed.split(/[\s,]+/).filter((each) => each !== '')) {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === undefined || Number(from) < 1 || Number(to) > last || Number(from) > Number(to))
      return undefined;
    for (let each = Number(from); each <= Number(to); each++) chosen.add(each);
  }
  return chosen;
}

function numberedChoices(choices: readonly { name: string }[]): string[] {
  return choices.map(({ name }, index) => `  ${index + 1}  ${name}`);
}

type Read = (question: string) => Promise<string>;

/** Runs one question, from its first line on until it is answered, so that Ctrl-C ends it as cancelled all the while. */
async function withInterrupt<T>(world: World, ask: (read: Read) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  const restore = world.onInterrupt?.(() => interrupted.abort());
  try {
    return await ask((question) => readLine(world, `${question}: `, interrupted.signal));
  } finally {
    restore?.();
  }
}

/** One line as the terminal has it. Throws a UserError of kind `cancelled` on Ctrl-C, Ctrl-D and the end of input. */
function readLine(world: World, question: string, interrupted: AbortSignal): Promise<string> {
  const output = promptOutput(world);
  const ask = () =>
    output.write(`${wrapText(sanitizeLine(question).trimEnd(), promptWidth(world) - 1).join('\n')} `);
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: world.stdin, terminal: false });
    const unheard = world.onContinue?.(ask);
    const done = () => {
      unheard?.();
      interrupted.removeEventListener('abort', cancel);
      lines.off('close', cancel);
      lines.close();
    };
    const cancel = () => {
      done();
      output.write('\n');
      reject(cancelled());
    };
    if (interrupted.aborted) return cancel();
    interrupted.addEventListener('abort', cancel);
    lines.once('line', (line) => {
      done();
      resolve(line);
    });
    lines.once('close', cancel);
    ask();
  });
}
