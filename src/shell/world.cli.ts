/** A stream that can be written to, as much of one as the program needs: text, or the bytes of a file that is none. */
export interface Output {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** Everything outside the program that it may touch. `bin/refnet.js` passes the real one, tests pass their own. */
export interface World {
  stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  /** The home folder, asked for only when it is needed. */
  home: () => string;
  now: () => Date;
  /** The time zone of the user's clock (IANA); that of the process where left out. */
  timeZone?: string | undefined;
  /** Calls `stop` when Ctrl-C is pressed, in place of ending at once, until what it returns is called. */
  onInterrupt?: ((stop: () => void) => () => void) | undefined;
  /** Stops as Ctrl-Z stops a program, until it is continued; left out where programs are not stopped. */
  suspend?: (() => void) | undefined;
  /** Calls `again` when it goes on after it was stopped, until what it returns is called. */
  onContinue?: ((again: () => void) => () => void) | undefined;
  /** Does `last` before a signal ends the program, until what it returns is called. */
  beforeEnd?: ((last: () => void) => () => void) | undefined;
  version: string;
  /** Starts a program of the platform, without a shell. Returns its exit code, 0 while it goes on. Rejects where it is not there. */
  launch?: ((file: string, args: readonly string[]) => Promise<number>) | undefined;
  /**
   * Shows a text in a program that reads it (`less`), with these variables beside its own, and waits until it ends. Returns
   * false where nothing was shown: it is not there, or failed.
   */
  page?:
    ((command: string, text: string, env: Readonly<Record<string, string>>) => Promise<boolean>) | undefined;
  /** The versions of what it runs on, `node` among them. */
  versions?: Readonly<Record<string, string | undefined>> | undefined;
}
