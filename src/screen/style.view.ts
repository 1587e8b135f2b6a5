import type { Tone } from '../text/spans.ts';

/** How parts of a text are told apart on a terminal that has colour; without it, the text is the same. */
export type Style = Readonly<Record<Tone, (text: string) => string>>;

const same = (text: string) => text;

/** No colour and no weight: pipes, files, `NO_COLOR`. */
export const PLAIN: Style = {
  heading: same,
  strong: same,
  dim: same,
  good: same,
  attention: same,
  problem: same,
};

/** The style for a colour level (0 none, 1 sixteen colours, ...). chalk is loaded only where there is colour. */
export async function styleFor(level: 0 | 1 | 2 | 3): Promise<Style> {
  if (level === 0) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  // chalk prints every argument it is given, and map() gives three.
  const one = (paint: (text: string) => string) => (text: string) => paint(text);
  return {
    heading: one(chalk.bold.underline),
    strong: one(chalk.bold),
    dim: one(chalk.dim),
    good: one(chalk.green),
    attention: one(chalk.yellow),
    problem: one(chalk.red),
  };
}
