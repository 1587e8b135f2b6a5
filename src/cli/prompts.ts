import { createPromptModule } from 'inquirer';
import { UserError } from '../domain/errors.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { World } from './world.ts';

/** One thing to choose. */
export interface Choice<T> {
  name: string;
  value: T;
  description?: string;
}

/** Questions to the person at the terminal. Each throws a UserError of kind `cancelled` on Ctrl-C or a closed terminal. */
export interface Prompter {
  /** One line of text; `check` gives what is wrong with it, or true. Empty text is allowed unless `required`. */
  text(
    message: string,
    options?: { default?: string; required?: boolean; check?: (text: string) => string | true },
  ): Promise<string>;
  choose<T>(message: string, choices: readonly Choice<T>[], options?: { default?: T }): Promise<T>;
  /** A list that narrows as one types. */
  search<T>(message: string, find: (typed: string | undefined) => readonly Choice<T>[]): Promise<T>;
  confirm(message: string, options?: { default?: boolean }): Promise<boolean>;
}

/** The only use of inquirer, in a file of its own so that it is loaded only when there is something to ask. */
export function createPrompter(world: World): Prompter {
  const prompt = createPromptModule({ input: world.stdin, output: promptOutput(world) });
  const ask = async <T>(question: object): Promise<T> => {
    // One question under a fixed name: the answers' type cannot be inferred from a question built at run time.
    const asked = prompt([{ ...question, name: 'answer' }] as never);
    // On Ctrl-D and at the end of input inquirer stops reading and would leave its promise open for ever.
    const stop = () => asked.ui.close();
    world.stdin.once('pause', stop);
    try {
      const answers: unknown = await asked;
      return (answers as { answer: T }).answer;
    } catch (error) {
      throw asCancelled(error);
    } finally {
      world.stdin.off('pause', stop);
    }
  };
  return {
    text: (message, options = {}) =>
      ask<string>({
        type: 'input',
        message,
        ...(options.default === undefined ? {} : { default: options.default }),
        validate: (text: string) => checkText(text, options),
      }),
    choose: (message, choices, options = {}) =>
      ask({
        type: 'select',
        message,
        choices: choices.map(safeChoice),
        loop: false,
        ...(options.default === undefined ? {} : { default: options.default }),
      }),
    search: (message, find) =>
      ask({
        type: 'search',
        message,
        source: (typed: string | undefined) => find(typed).map(safeChoice),
      }),
    confirm: (message, options = {}) =>
      ask<boolean>({ type: 'confirm', message, default: options.default ?? false }),
  };
}

function checkText(
  text: string,
  options: { required?: boolean; check?: (text: string) => string | true },
): string | true {
  if (options.required === true && text.trim() === '') return 'this one is needed';
  return text.trim() === '' ? true : (options.check?.(text) ?? true);
}

function safeChoice<T>(choice: Choice<T>): Choice<T> {
  const { description } = choice;
  return {
    ...choice,
    name: sanitizeLine(choice.name),
    ...(description === undefined ? {} : { description: sanitizeLine(description) }),
  };
}

/** Questions go to stderr, so that a result can be piped, except where only stdout is a terminal. */
function promptOutput(world: World): NodeJS.WritableStream {
  const output = world.stderr.isTTY === true ? world.stderr : world.stdout;
  return output as unknown as NodeJS.WritableStream;
}

function asCancelled(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name !== 'ExitPromptError' && name !== 'AbortPromptError' && name !== 'CancelPromptError') return error;
  return new UserError('cancelled, nothing was written', { kind: 'cancelled', cause: error });
}
