import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import { ofThisFile } from './of-this-file.ts';
import { commandsToTry, faultOf, onAnotherFile } from './printed-commands.ts';
import type { World } from '../../src/shell/world.cli.ts';

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  today?: string;
  stdin?: string | Buffer;
  env?: Record<string, string>;
  columns?: number;
  /** Results go to a terminal, of 80 columns unless said otherwise; nobody is there to be asked. */
  terminal?: boolean;
  platform?: string;
  launch?: World['launch'];
  beforeEnd?: World['beforeEnd'];
  /** The instant by the clock, UTC; noon of 20 November 2026 where left out. */
  now?: string;
}

/**
 * A network of its own in a folder that goes when the test ends. Commands run through `main`, without a terminal. What a
 * run prints as a command is run too, on a copy: it has to work as pasted.
 */
export interface Refnet {
  readonly home: string;
  readonly file: string;
  run: (argv: readonly string[], options?: RunOptions) => Promise<Result>;
  /** Runs a command that must succeed and say nothing on stderr; gives its output. */
  ok: (argv: readonly string[], options?: RunOptions) => Promise<string>;
  /** Runs a command that must fail with this code and print nothing; gives what it said on stderr. */
  fails: (code: number, argv: readonly string[], options?: RunOptions) => Promise<string>;
}

export const TODAY = '2026-11-20';

/** A new folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'refnet-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a HOME, which goes when the test ends. */
export function copyOf(home: string): string {
  const copy = temporaryFolder();
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** What the tests of one file have in common, and the folder it is kept in. */
const ofFile = ofThisFile(
  () => ({
    kept: mkdtempSync(join(tmpdir(), 'refnet-test-')),
    /** What commands made of an empty HOME so far, by the commands. */
    homes: new Map<string, string>(),
    /** The last test that was given a network with something in it, and what each of its networks began with. */
    lastGiven: { test: undefined as string | undefined, begunWith: new Set<string>() },
  }),
  ({ kept }) => rmSync(kept, { recursive: true, force: true }),
);

/**
 * An empty HOME; `commands` are run first, each of which must succeed. What tests of one file begin with in common is run
 * once, and copied. A second network of one test that begins alike is made from nothing: it is another person's.
 */
export async function newNetwork(...commands: readonly (readonly string[])[]): Promise<Refnet> {
  const test = expect.getState().currentTestName;
  const file = ofFile();
  if (file.lastGiven.test !== test) file.lastGiven = { test, begunWith: new Set() };
  const { begunWith } = file.lastGiven;
  // The first command makes the network, and what it is known by beyond this computer.
  const first = keyOf(commands.slice(0, 1));
  const begun = begunWith.has(first) ? 0 : keptPart(commands);
  if (commands.length > 0) begunWith.add(first);
  const home = file.homes.get(keyOf(commands.slice(0, begun)));
  const refnet = networkIn(home === undefined ? temporaryFolder() : copyOf(home));
  for (const [at, argv] of commands.entries()) {
    if (at < begun) continue;
    expect({ argv, code: (await refnet.run(argv)).code }).toEqual({ argv, code: 0 });
    keep(refnet.home, commands.slice(0, at + 1));
  }
  return refnet;
}

const keyOf = (commands: readonly (readonly string[])[]) => JSON.stringify(commands);

/** How many of the commands, from the first on, were run in this file already. */
function keptPart(commands: readonly (readonly string[])[]): number {
  let part = commands.length;
  while (part > 0 && !ofFile().homes.has(keyOf(commands.slice(0, part)))) part -= 1;
  return part;
}

function keep(home: string, commands: readonly (readonly string[])[]): void {
  const key = keyOf(commands);
  const { kept, homes } = ofFile();
  if (homes.has(key)) return;
  const copy = join(kept, String(homes.size));
  cpSync(home, copy, { recursive: true });
  homes.set(key, copy);
}

function networkIn(home: string): Refnet {
  const run: Refnet['run'] = async (argv, options = {}) => {
    const result = await runMain(home, argv, options);
    expect.soft({ printedBy: argv, onAnotherFile: onAnotherFile(argv, result) }).toEqual({
      printedBy: argv,
      onAnotherFile: [],
    });
    for (const words of commandsToTry(argv, result)) {
      const copy = copyOf(home);
      const there = words.map((word) => word.replaceAll(home, copy));
      // What is in another place is not in the copy.
      if (there.includes('--db') && !there.some((word) => word.startsWith(copy))) continue;
      const pasted = await runMain(copy, there, { ...options, stdin: '' });
      expect
        .soft({ printedBy: argv, pasted: words, ...faultOf(pasted) })
        .toEqual({ printedBy: argv, pasted: words });
    }
    return result;
  };
  return {
    home,
    file: join(home, '.local', 'share', 'refnet', 'refnet.db'),
    run,
    ok: async (argv, options) => {
      const { code, stdout, stderr } = await run(argv, options);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout;
    },
    fails: async (code, argv, options) => {
      const result = await run(argv, options);
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
      return result.stderr;
    },
  };
}

/** Runs one command in this process, on the files below that home; nothing it prints is tried. */
export async function runMain(home: string, argv: readonly string[], options: RunOptions): Promise<Result> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: options.terminal ?? false,
    columns: options.columns ?? (options.terminal === true ? 80 : undefined),
    write: (text: string) => {
      written[name] += text;
    },
  });
  const world: World = {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { REFNET_TODAY: options.today ?? TODAY, ...options.env },
    platform: options.platform ?? 'linux',
    home: () => home,
    now: () => new Date(options.now ?? '2026-11-20T12:00:00Z'),
    timeZone: 'UTC',
    version: '0.0.0-test',
    launch: options.launch,
    beforeEnd: options.beforeEnd,
  };
  return { code: await main(argv, world), ...written };
}
