import { stripVTControlCharacters } from 'node:util';
import { Writable } from 'node:stream';
import { displayWidth } from '../text/width.ts';
import { promptOutput } from './prompter.cli.ts';
import type { World } from './world.cli.ts';

/** What inquirer writes before a question that it draws anew: to its last line, and that and those above it erased. */
// oxlint-disable-next-line no-control-regex -- these are what moves in a terminal
const ERASING = /^(?:\x1b\[\d+B)?(?:\x1b\[2K(?:\x1b\[1A)?)+\x1b\[G/;
/** What it writes behind: back up to the line with the cursor, and to its column. */
// oxlint-disable-next-line no-control-regex -- these are what moves in a terminal
const BACK = /(?:\x1b\[(\d+)A)?\x1b\[(\d+)G$/;
const ERASE_BELOW = '\x1b[J';
const SHOW_CURSOR = '\x1b[?25h';
/** Whether the terminal says what is pasted, and not typed. */
const TELLS_PASTES = { on: '\x1b[?2004h', off: '\x1b[?2004l' } as const;

/**
 * The screen of one question: it keeps what stands there, so that it can be drawn again after a shell wrote over it, and
 * erased where it stands once the terminal has another size, which breaks its lines elsewhere.
 */
export class QuestionScreen extends Writable {
  readonly isTTY = true;
  readonly #world: World;
  #drawn = '';
  #size = '';
  #isLeft = false;

  constructor(world: World) {
    super({ decodeStrings: false });
    this.#world = world;
  }

  get columns(): number | undefined {
    return promptOutput(this.#world).columns;
  }

  get rows(): number | undefined {
    return promptOutput(this.#world).rows;
  }

  override _write(text: string, _encoding: string, written: () => void): void {
    const size = `${this.columns}x${this.rows}`;
    const anew = text.replace(ERASING, '');
    const isResized = anew !== text && size !== this.#size;
    this.#put(isResized ? `${this.#toTop()}${ERASE_BELOW}${anew}` : text);
    written();
    // What moves the cursor within its line leaves everything else as it is.
    if (BACK.exec(anew)?.[0] === anew) this.#drawn = this.#drawn.replace(/\d+G$/, '') + anew.slice(2);
    else [this.#drawn, this.#size] = [anew, size];
  }

  /** The question begins. */
  begin(): void {
    this.#put(TELLS_PASTES.on);
  }

  /** The question is answered, or will not be. */
  finish(): void {
    this.#put(TELLS_PASTES.off);
  }

  /** Leaves the question standing, for what a shell writes below it. */
  leave(): void {
    const { below } = this.#parts();
    this.#put(`${'\n'.repeat(below + 1)}\r${SHOW_CURSOR}${TELLS_PASTES.off}`);
    this.#isLeft = true;
  }

  /** Draws the question again: where it stands, or below what was written since it was left. */
  redraw(): void {
    this.#put(`${TELLS_PASTES.on}${this.#isLeft ? '\r' : this.#toTop()}${ERASE_BELOW}${this.#drawn}`);
    this.#isLeft = false;
  }

  #put(text: string): void {
    promptOutput(this.#world).write(text);
  }

  /** The lines drawn, the cursor's column among them, and how many of them are below it. */
  #parts(): { lines: readonly string[]; below: number; column: number } {
    const [back = '', up = '0', column = '1'] = BACK.exec(this.#drawn) ?? [];
    const text = this.#drawn.slice(0, this.#drawn.length - back.length);
    return {
      lines: stripVTControlCharacters(text).split('\n'),
      below: Number(up),
      column: Number(column) - 1,
    };
  }

  /** To where the question begins, as a terminal has it that breaks lines longer than it is wide. */
  #toTop(): string {
    const { lines, below, column } = this.#parts();
    const columns = this.columns || Infinity;
    const above = lines.slice(0, Math.max(0, lines.length - 1 - below));
    const rows = above.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)),
      Math.floor(column / columns),
    );
    return `${rows === 0 ? '' : `\x1b[${rows}A`}\r`;
  }
}
