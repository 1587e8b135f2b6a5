import { styleText } from 'node:util';
import { createPromptModule } from 'inquirer';
import { cancelled } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { displayWidth } from '../text/width.ts';
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
  type Prompter,
} from './prompter.cli.ts';
import { QuestionScreen } from './question-screen.cli.ts';
import { TypedAhead } from './typed-ahead.cli.ts';
import type { World } from './world.cli.ts';

export type { Choice, Prompter } from './prompter.cli.ts';

const same = (text: string) => text;

/** A key, and what it does. */
type Key = readonly [key: string, action: string];

/** The key by the name it is known by: not every terminal has a sign for Enter. */
const named = (key: string) => (key === '⏎' ? 'Enter' : key);

/** How inquirer draws with colours and weights. */
const COLOURED = {
  style: {
    keysHelpTip: (keys: readonly Key[]) =>
      keys
        .map(([key, action]) => `${styleText('bold', named(key))} ${styleText('dim', action)}`)
        .join(styleText('dim', ' • ')),
  },
};

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
    keysHelpTip: (keys: readonly Key[]) => keys.map(([key, action]) => `${named(key)} ${action}`).join(', '),
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
  const look: Look = { theme: colour ? COLOURED : COLOURLESS };
  const ask = asker(world, look);
  return {
    say: (...lines) => promptOutput(world).write(saidAsWide(world, lines)),
    text: (message, options = {}) =>
      ask<string>({
        type: 'input',
        message,
        ...(options.default === undefined ? {} : { default: sanitizeLine(options.default) }),
        ...(options.editable === true ? { prefill: 'editable' } : {}),
        ...(options.clears === true ? { theme: { ...look.theme, validationFailureMode: 'clear' } } : {}),
        validate: async (text: string) => {
          const problem = await checkText(text, options);
          return problem === true ? problem : wrapped(world, problem);
        },
      }),
    async choose(message, choices, options = {}) {
      const answer = await ask<Answer<(typeof choices)[number]['value']>>(
        choiceQuestion(world, message, choices, options),
      );
      if ('value' in answer) return answer.value;
      // What says two things is asked about by itself, so that the Enter behind it takes neither.
      return this.choose(`What does ${quoted(answer.typed)} say?`, answer.among);
    },
    several: (message, choices) =>
      ask({
        type: 'checkbox',
        message,
        loop: false,
        shortcuts: { all: null, invert: null },
        choices: choices.flatMap((choice, at) => [
          ...(choice.group === undefined || choice.group === choices[at - 1]?.group
            ? []
            : separators(world, choice.group)),
          { ...wrappedChoice(world, choice), checked: choice.checked === true },
        ]),
      }),
    search: (message, find) =>
      ask({
        type: 'search',
        message,
        source: (typed: string | undefined) => find(typed).map((choice) => wrappedChoice(world, choice)),
      }),
    confirm: (message, options = {}) =>
      ask<boolean>({ type: 'confirm', message, default: options.default ?? false }),
  };
}

/** How every question looks. */
interface Look {
  readonly theme?: object;
}

/** Returns what asks one question in the terminal, which may be stopped (Ctrl-Z) meanwhile. Throws a UserError where it is left. */
function asker(world: World, look: Look): <T>(question: Question) => Promise<T> {
  let screen: QuestionScreen;
  const again = () => {
    // Node takes a terminal for as it left it, which a shell has set anew.
    input.setRawMode(false).setRawMode(true);
    screen.redraw();
  };
  const input = new TypedAhead(world.stdin, () => {
    screen.leave();
    input.setRawMode(false);
    world.suspend?.();
    again();
  });
  return <T>(question: Question): Promise<T> =>
    input.during(async () => {
      screen = new QuestionScreen(world);
      screen.begin();
      const prompt = createPromptModule({ input, output: screen });
      for (const type of ['search', 'checkbox']) showAsMany(prompt, type, () => pageOf(world));
      const message = wrapped(world, question.message, question['default']);
      // One question under a fixed name: the answers' type cannot be inferred from a question built at run time.
      const asked = prompt([{ ...look, ...question, message, name: 'answer' }] as never);
      // On Ctrl-D and at the end of input inquirer stops reading and would leave its promise open for ever.
      const stop = () => asked.ui.close();
      input.once('pause', stop);
      const heard = world.onContinue?.(again);
      try {
        const answers: unknown = await asked;
        return (answers as { answer: T }).answer;
      } catch (error) {
        throw asCancelled(error);
      } finally {
        heard?.();
        screen.finish();
        input.off('pause', stop);
      }
    });
}

/** What is chosen of a list: a value, or a word that says several things. */
type Answer<T> = { readonly value: T } | { readonly typed: string; readonly among: readonly Choice<T>[] };

/**
 * A list that narrows to what is typed. Where several begin so, Enter at the first of them completes what is typed, so that
 * nothing is taken for a mere beginning; where it fits nothing, the list says so and Enter takes nothing.
 */
function choiceQuestion<T>(
  world: World,
  message: string,
  choices: readonly Choice<T>[],
  options: ChooseOptions<T>,
): Question {
  const answers = choices.map((choice) =>
    wrappedChoice(world, { ...choice, value: { value: choice.value } }),
  );
  const usual = answers.find(({ value }) => value.value === options.default);
  let first: { name: string; value: Answer<T> } | undefined;
  return {
    type: 'search',
    message,
    ...(usual === undefined ? {} : { default: usual.value }),
    source: async (typed = '') => {
      const { begun, meant } = await fitting(typed, choices, options);
      // Each key asks anew, and an earlier one may be answered only now.
      first = undefined;
      if (meant.length === 0 && begun.length === 0) return separators(world, notKnown(typed, choices));
      if (meant.length > 1) {
        const either = meant.map(({ value }) => choices.find((each) => each.value === value)?.name);
        return [
          { name: `${sanitizeLine(typed.trim())}: ${either.join(' or ')}`, value: { typed, among: meant } },
        ];
      }
      const offered = [...meant, ...begun].map(({ value }) => value);
      const shown = answers.filter((each) => offered.includes(each.value.value));
      if (typed.trim() !== '' && shown.length > 1) [first] = shown;
      return shown;
    },
    validate: (answer: Answer<T>) => answer !== first?.value || first.name.includes('\n'),
  };
}

function separators(world: World, text: string): { type: 'separator'; separator: string }[] {
  const lines = wrapText(text, promptWidth(world) - 2);
  return lines.map((separator) => ({ type: 'separator', separator }));
}

/** A choice whose name is wrapped behind the pointer; what was chosen is then shown in one line. */
function wrappedChoice<T>(world: World, choice: Choice<T>): Choice<T> & { short: string } {
  const safe = safeChoice(choice);
  const [first = '', ...more] = wrapText(safe.name, promptWidth(world) - 5);
  return {
    ...safe,
    name: [first, ...more.map((line) => `    ${line}`)].join('\n'),
    short: more.length === 0 ? safe.name : ['', first, ...more].join('\n    '),
  };
}

/** In lines that a terminal has room for behind its mark, and beside what is usual, broken between words as everywhere. */
function wrapped(world: World, text: string, usual?: unknown): string {
  const beside = typeof usual === 'string' ? displayWidth(usual) + 4 : 0;
  const room = promptWidth(world) - 2;
  return wrapText(sanitizeLine(text), Math.max(20, room - beside)).join('\n');
}

/** Lets a list ask at each key how many choices it may show: a terminal may have become lower meanwhile. */
function showAsMany(
  prompt: Pick<ReturnType<typeof createPromptModule<never>>, 'prompts' | 'registerPrompt'>,
  type: string,
  pageSize: () => number,
): void {
  // Those that are built in are functions; the type allows for classes of others.
  const own = prompt.prompts[type] as (config: object, context: object) => Promise<unknown>;
  prompt.registerPrompt(type, (config: object, context) =>
    own(
      {
        ...config,
        get pageSize() {
          return pageSize();
        },
      },
      context,
    ),
  );
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
  return cancelled();
}
