import { PassThrough } from 'node:stream';
import { cleanInput } from '../text/sanitize.ts';
import type { World } from './world.cli.ts';

/**
 * How long a question may take to look for what was typed before the Enter behind it is handed over, or to refuse an answer
 * before what was typed after that is, in milliseconds.
 */
const TO_SETTLE = 60;

const CTRL_Z = '\x1a';
/** What a terminal puts around a text that is pasted, where it was asked to. */
const PASTE = { begin: '\x1b[200~', end: '\x1b[201~' } as const;
/** What is handed over at once. Of Ctrl-Z nothing is: who reads the keys would take the stop for the end of what is typed. */
// oxlint-disable-next-line no-control-regex -- the keys are control characters
const PIECE = /^(?:[\r\n\x1a]|\x1b\[200~[^]*?\x1b\[201~|(?:(?!\x1b\[200~)[^\r\n\x1a])+)/;

type Terminal = World['stdin'] & { setRawMode?: (raw: boolean) => unknown };

/**
 * What is typed at the terminal, handed over one answer at a time: what follows an Enter waits for the next question
 * instead of being lost with the one it answered.
 */
export class TypedAhead extends PassThrough {
  readonly isTTY = true;
  readonly #terminal: Terminal;
  readonly #suspend: (() => void) | undefined;
  #waiting = '';
  #asking = false;
  #later: NodeJS.Timeout | undefined;

  /** `suspend` does what Ctrl-Z asks for; without it that key says nothing. */
  constructor(terminal: Terminal, suspend?: () => void) {
    super();
    this.#terminal = terminal;
    this.#suspend = suspend;
  }

  /** Hands over what is typed while `ask` runs; between two questions the terminal keeps it. */
  async during<T>(ask: () => Promise<T>): Promise<T> {
    const take = (chunk: Buffer | string) => {
      this.#waiting += chunk.toString();
      this.#handOver();
    };
    const end = () => this.end();
    this.#terminal.on('data', take).once('end', end).resume();
    this.#asking = true;
    try {
      const answer = ask();
      this.#handOver();
      return await answer;
    } finally {
      this.#asking = false;
      this.#terminal.off('data', take).off('end', end).pause();
    }
  }

  setRawMode(raw: boolean): this {
    this.#terminal.setRawMode?.(raw);
    return this;
  }

  /** Writes what waits up to the first Enter, then that Enter, then the rest if the question still stands. */
  #handOver(): void {
    if (!this.#asking || this.#later !== undefined) return;
    const [piece = ''] = PIECE.exec(this.#waiting) ?? [];
    if (piece === '') return;
    this.#waiting = this.#waiting.slice(piece.length);
    if (piece === CTRL_Z) this.#suspend?.();
    else this.write(piece.startsWith(PASTE.begin) ? inOneLine(piece) : piece);
    if (this.#waiting === '') return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.#handOver();
    }, TO_SETTLE);
  }
}

/** A pasted text as one answer takes it: what breaks its lines is no Enter, and what it has of keys none of those. */
function inOneLine(pasted: string): string {
  const text = pasted.slice(PASTE.begin.length, -PASTE.end.length);
  return `${/^\s/.test(text) ? ' ' : ''}${cleanInput(text)}`;
}
