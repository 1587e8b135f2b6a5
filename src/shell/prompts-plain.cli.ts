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
} from './prompter.cli.ts';
import type { World } from './world.cli.ts';

/** So many choices are read out at once; of more, a part has to be typed. */
const READ_OUT = 9;

/**
 * Questions for a screen reader or a terminal that only prints lines: each is a line of text, choices are numbered, and
 * what is on the screen is never drawn anew. The terminal itself edits the line that is typed.
 */
export function createPlainPrompter(world: World): Prompter {
  const asking = <T>(ask: (read: Read) => Promise<T>) => withInterrupt(world, ask);
  const say = (...lines: readonly Text[]) => promptOutput(world).write(saidAsWide(world, lines));

  const text: Prompter['text'] = (message, options = {}) =>
    asking(async (read) => {
      const usual = options.default === undefined || options.default === '' ? '' : ` (${options.default})`;
      for (;;) {
        const line = await read(`${message}${usual}`);
        const answer = line.trim() === '' ? (options.default ?? '') : line;
        const problem = await checkText(answer, options);
        if (problem === true) return answer;
        say(`  ${problem}`);
      }
    });

  const choose = <T>(message: string, choices: readonly Choice<T>[], options: ChooseOptions<T> = {}) =>
    asking(async (read) => {
      let offered = choices;
      const usual = choices.findIndex(({ value }) => value === options.default);
      say(message, ...numberedChoices(choices));
      for (;;) {
        const isWhole = offered === choices;
        const line = await read(
          `Number, or its first letters${isWhole ? ` (${Math.max(0, usual) + 1})` : ''}`,
        );
        const typed = line.trim();
        const numbered = /^[0-9]+$/.test(typed) ? offered[Number(typed) - 1] : undefined;
        if (numbered !== undefined) return numbered.value;
        if (typed === '' && isWhole && choices[0] !== undefined) return (choices[usual] ?? choices[0]).value;
        const { meant, begun } = await fitting(typed, choices, options);
        const found = typed === '' ? offered : [...meant, ...begun];
        const [only] = found;
        if (only !== undefined && found.length === 1) return only.value;
        offered = found.length === 0 ? choices : found;
        say(...(found.length === 0 ? [`  ${notKnown(typed, choices)}`] : numberedChoices(found)));
      }
    });

  const several = <T>(message: string, choices: readonly Markable<T>[]) =>
    asking(async (read) => {
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
    });

  const search = <T>(message: string, find: (typed: string | undefined) => readonly Choice<T>[]) =>
    asking(async (read) => {
      let offered: readonly Choice<T>[] = [];
      for (;;) {
        const line = await read(offered.length === 0 ? message : 'Number, or other words');
        const numbered = /^[0-9]+$/.test(line.trim()) ? offered[Number(line.trim()) - 1] : undefined;
        if (numbered !== undefined) return numbered.value;
        const found = find(line.trim());
        offered = found.slice(0, READ_OUT);
        const [only] = found;
        if (only !== undefined && found.length === 1) {
          say(`  ${only.name}`);
          return only.value;
        }
        const more = found.length > READ_OUT ? [`  and ${found.length - READ_OUT} more`] : [];
        say(...(found.length === 0 ? ['  nothing fits'] : [...numberedChoices(offered), ...more]));
      }
    });

  const confirm: Prompter['confirm'] = (message, options = {}) =>
    asking(async (read) => {
      const usual = options.default === true ? 'yes' : 'no';
      for (;;) {
        const line = (await read(`${message} yes or no (${usual})`)).trim().toLowerCase() || usual;
        if ('yes'.startsWith(line)) return true;
        if ('no'.startsWith(line)) return false;
        say('  answer yes or no');
      }
    });

  return { say, text, choose, several, search, confirm };
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
