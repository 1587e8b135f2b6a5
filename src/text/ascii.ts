/** What is drawn with, and what stands for it where a terminal has ASCII alone: each takes one column, as it does itself. */
const STAND_INS: readonly (readonly [drawn: string, ascii: string])[] = [
  ['…', '~'],
  ['‐‑‒–—―−─━┄┈╌', '-'],
  ['│┃┆┊╎|', '|'],
  ['┌┐└┘├┤┬┴┼╭╮╯╰', '+'],
  // Zero in a line of bars has a mark that no bar has.
  ['·•', '.'],
  // Lines of bars, from the lowest to the highest, which is what bars are filled with.
  ['▁', '_'],
  ['▂', '-'],
  ['▃', '~'],
  ['▄', '='],
  ['▅', '+'],
  ['▆', '*'],
  ['▇', '%'],
  ['█', '#'],
  // The end of a bar: more than half a column, half of one, less.
  ['▉▊▋', '#'],
  ['▌', '='],
  ['▍▎▏', '-'],
  // What questions are drawn with.
  ['❯›→', '>'],
  ['‹←', '<'],
  ['↑', '^'],
  ['↓', 'v'],
  ['✔✓◉', '*'],
  ['✖✗×', 'x'],
  ['◯', 'o'],
];

const BY_CHARACTER = new Map(
  STAND_INS.flatMap(([drawn, ascii]) => drawn.split('').map((each) => [each, ascii] as const)),
);

const DRAWN = new RegExp(`[${[...BY_CHARACTER.keys()].join('')}]`, 'g');

/**
 * `text` with an ASCII character for each that is drawn with: lines, blocks, dashes, dots, marks. Letters of any language
 * and their signs stay as they are: a name is written in one way.
 */
export function inAscii(text: string): string {
  return text.replace(DRAWN, (each) => BY_CHARACTER.get(each) ?? each);
}
