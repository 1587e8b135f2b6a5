import { COMMAND } from './wrap.ts';

const COMMANDS = new RegExp(COMMAND, 'g');

/** A text in parts, one after another: those that are commands to be typed, and what stands between them. */
export function commandsIn(text: string): { readonly text: string; readonly isCommand: boolean }[] {
  const parts: { text: string; isCommand: boolean }[] = [];
  let end = 0;
  for (const { index, 0: command } of text.matchAll(COMMANDS)) {
    if (index > end) parts.push({ text: text.slice(end, index), isCommand: false });
    parts.push({ text: command, isCommand: true });
    end = index + command.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isCommand: false });
  return parts;
}
