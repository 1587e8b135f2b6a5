import type { Command as Commander } from 'commander';

/** Whether a word is an option that needs a value, of the command or of every one. */
export function needsValue(own: Commander, word: string | undefined): boolean {
  return [...own.options, ...(own.parent?.options ?? [])].some(
    ({ long, required }) => required && long === word,
  );
}
