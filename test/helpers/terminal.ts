import { spawn, type IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';

export const ROOT = new URL('../..', import.meta.url).pathname;
export const REFNET = `${ROOT}bin/refnet.js`;

/** Keys as a terminal sends them. */
export const KEY = {
  enter: '\r',
  down: '\x1b[B',
  left: '\x1b[D',
  right: '\x1b[C',
  tab: '\t',
  backspace: '\x7f',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlZ: '\x1a',
} as const;

export interface TerminalOptions {
  env?: Record<string, string>;
  columns?: number;
  cwd?: string;
}

/** A program in a pseudo-terminal, with the screen as a person sees it. It is killed when the test ends. */
export class Terminal {
  /** Everything that was written, escape sequences and all. */
  raw = '';
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #exit: Promise<{ code: number; signal: number }>;
  #changed: () => void = () => undefined;

  constructor(file: string, args: readonly string[], options: TerminalOptions = {}) {
    const columns = options.columns ?? 80;
    this.#screen = new xterm.Terminal({ cols: columns, rows: 40, allowProposedApi: true });
    const env: Record<string, string> = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...options.env };
    this.#pty = spawn(file, [...args], {
      name: 'xterm',
      cols: columns,
      rows: 40,
      cwd: options.cwd ?? ROOT,
      env,
    });
    const reading = this.#pty.onData((data) => {
      this.raw += data;
      this.#screen.write(data, () => this.#changed());
    });
    this.#exit = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        resolve({ code: exitCode, signal: signal ?? 0 });
        this.#changed();
      });
    });
    let gone = false;
    void this.#exit.then(() => (gone = true));
    onTestFinished(async () => {
      if (!gone) this.#pty.kill('SIGKILL');
      reading.dispose();
      // A screen takes what was written later on; one that is put away before complains.
      await new Promise<void>((resolve) => {
        this.#screen.write('', resolve);
      });
      this.#screen.dispose();
    });
  }

  /** What is on the screen and above it, without the blank lines at its end. */
  get text(): string {
    const buffer = this.#screen.buffer.active;
    const lines = Array.from({ length: buffer.length }, (_, row) =>
      buffer.getLine(row)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  }

  get cursorIsHidden(): boolean {
    return this.raw.lastIndexOf('\x1b[?25l') > this.raw.lastIndexOf('\x1b[?25h');
  }

  send(keys: string): void {
    this.#pty.write(keys);
  }

  /** Gives the terminal another size, as pulling at its window does: its long lines are broken anew. */
  resize(columns: number, rows = 40): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Waits until the screen shows `wanted`; after ten seconds it throws, with the screen as it is. */
  async shows(wanted: string | RegExp): Promise<void> {
    const found = () => (typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text));
    const deadline = AbortSignal.timeout(10_000);
    while (!found()) {
      if (deadline.aborted) throw new Error(`the screen never showed ${wanted}:\n${this.text}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  /** Presses keys that do no harm twice until the screen shows `wanted`: a pager drops what comes while it deals with Ctrl-C. */
  async pressesUntil(wanted: string | RegExp, keys: string): Promise<void> {
    const pressing = setInterval(() => this.send(keys), 500);
    this.send(keys);
    await this.shows(wanted).finally(() => clearInterval(pressing));
  }

  /** Waits for each text in turn and answers it. */
  async answer(...dialogue: readonly (readonly [question: string | RegExp, keys: string])[]): Promise<void> {
    for (const [question, keys] of dialogue) {
      await this.shows(question);
      this.send(keys);
    }
  }

  /** Closes the terminal, as closing its window does. */
  close(): void {
    this.#pty.kill('SIGHUP');
  }

  /** Takes the terminal away, of which the program is told by what it reads and writes alone. */
  vanish(): void {
    if ('destroy' in this.#pty && typeof this.#pty.destroy === 'function') this.#pty.destroy();
  }

  /** Waits for the program to end; `code` is its exit code, `signal` what killed it or 0. */
  async ends(): Promise<{ code: number; signal: number }> {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`still running:\n${this.text}`)), 10_000).unref();
    });
    const result = await Promise.race([this.#exit, late]);
    // What was written last may still be on its way to the screen.
    await new Promise<void>((resolve) => {
      this.#screen.write('', resolve);
    });
    return result;
  }
}

/** `refnet` as built, in a terminal. */
export function refnetInTerminal(
  argv: readonly string[],
  home: string,
  options: TerminalOptions = {},
): Terminal {
  const env = { HOME: home, REFNET_TODAY: '2026-11-20', ...options.env };
  return new Terminal(process.execPath, [REFNET, ...argv], { ...options, env });
}
