import { createPromptModule } from 'inquirer';
import { drawLines } from '../screen/paint.view.ts';
import { PLAIN } from '../screen/style.view.ts';
import { UserError } from '../text/errors.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { wrapText } from '../text/wrap.ts';
import { checkText, promptOutput, type Choice, type Prompter } from './prompter.cli.ts';
import { TypedAhead } from './typed-ahead.cli.ts';
import type { World } from './world.cli.ts';

export type { Choice, Prompter } from './prompter.cli.ts';

const same = (text: string) => text;

/** How inquirer draws without colours and weights, which it otherwise leaves out for NO_COLOR alone. */
const COLOURLESS = {
  prefix: { idle: '?', done: '\u2714' },
  spinner: { interval: 80, frames: ['?'] },
  style: {
    answer: same,
    message: same,
    error: (text: string) => `> ${text}`,
    defaultAnswer: (text: string) => `(${text})`,
    help: same,
    highlight: same,
    key: same,
    disabled: same,
    searchTerm: same,
    description: same,
    keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]) =>
      keys.map(([key, action]) => `${key} ${action}`).join(', '),
  },
};

/** A question as inquirer is given it. */
interface Question {
  type: string;
  message: string;
  [more: string]: unknown;
}

/** The only use of inquirer, in a file of its own so that it is loaded only when there is something to ask. */
export function createPrompter(world: World, { colour }: { colour: boolean }): Prompter {
  const input = new TypedAhead(world.stdin);
  const prompt = createPromptModule({
    input,
    output: promptOutput(world) as unknown as NodeJS.WritableStream,
  });
  const look = colour ? {} : { theme: COLOURLESS };
  const ask = <T>(question: Question): Promise<T> =>
    input.during(async () => {
      // One question under a fixed name: the answers' type cannot be inferred from a question built at run time.
      const asked = prompt([
        { ...question, message: sanitizeLine(question.message), ...look, name: 'answer' },
      ] as never);
      // On Ctrl-D and at the end of input inquirer stops reading and would leave its promise open for ever.
      const stop = () => asked.ui.close();
      input.once('pause', stop);
      try {
        const answers: unknown = await asked;
        return (answers as { answer: T }).answer;
      } catch (error) {
        throw asCancelled(error);
      } finally {
        input.off('pause', stop);
      }
    });
  return {
    say: (...lines) => promptOutput(world).write(drawLines(lines, PLAIN).text),
    text: (message, options = {}) =>
      ask<string>({
        type: 'input',
        message,
        ...(options.default === undefined ? {} : { default: sanitizeLine(options.default) }),
        ...(options.editable === true ? { prefill: 'editable' } : {}),
        validate: async (text: string) => {
          const problem = await checkText(text, options);
          return problem === true ? problem : wrapText(sanitizeLine(problem), widthOf(world)).join('\n');
        },
      }),
    choose: (message, choices, options = {}) =>
      ask({
        type: 'select',
        message,
        choices: choices.map(safeChoice),
        loop: false,
        pageSize: pageOf(world),
        ...(options.default === undefined ? {} : { default: options.default }),
      }),
    search: (message, find) =>
      ask({
        type: 'search',
        message,
        pageSize: pageOf(world),
        source: (typed: string | undefined) => find(typed).map(safeChoice),
      }),
    confirm: (message, options = {}) =>
      ask<boolean>({ type: 'confirm', message, default: options.default ?? false }),
  };
}

/** The room of a line behind the mark of an error: inquirer breaks what is longer in the middle of a word. */
function widthOf(world: World): number {
  return (promptOutput(world).columns ?? 80) - '> '.length;
}

/** How many choices a list shows at once: a screen of them, below the question and above what the keys do. */
function pageOf(world: World): number {
  return Math.max(7, (promptOutput(world).rows ?? 24) - 5);
}

function safeChoice<T>(choice: Choice<T>): Choice<T> {
  const { description } = choice;
  return {
    ...choice,
    name: sanitizeLine(choice.name),
    ...(description === undefined ? {} : { description: sanitizeLine(description) }),
  };
}

function asCancelled(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'ExitPromptError' && name !== 'AbortPromptError' && name !== 'CancelPromptError') return error;
  return new UserError('cancelled, nothing was written', { kind: 'cancelled', cause: error });
}
