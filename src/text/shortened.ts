import { displayWidth, truncate } from './width.ts';

/** A text of at most so many columns, broken off at a space, with an ellipsis where something was left out. */
export function shortened(text: string, columns: number): string {
  if (columns === Infinity || displayWidth(text) <= columns) return text;
  const cut = truncate(text, columns);
  const space = cut.lastIndexOf(' ');
  return space > cut.length / 2 ? `${cut.slice(0, space).replace(/[,;:.]+$/, '')} …` : cut;
}
