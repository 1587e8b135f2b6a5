import { dayOfInstant, isDay, type Day } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { usageError } from '../text/errors.ts';
import type { Text } from '../text/spans.ts';
import { readSettings, type Settings, type StoredSetting } from '../settings/settings.ts';
import { putSetting } from '../settings/settings.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { toJson } from '../screen/json.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { drawLines } from '../screen/paint.view.ts';
import type { wrapSentences } from '../screen/sentences.view.ts';
import { PLAIN, styleFor, type Style } from '../screen/style.view.ts';
import type { Recorded } from '../file/commit.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import { loaded } from '../text/lazily.ts';
import type { Db, Opened } from '../file/open.sql.ts';
import { chooseFile, type FileChoice } from './paths.cli.ts';
import type { OnFile } from '../text/on-file.ts';
import type { Prompter } from './prompter.cli.ts';
import { Raised, type Doubt } from './doubt.cli.ts';
import type { Rooms } from './rooms.cli.ts';
import { widthOf } from './width-of.cli.ts';
import type { Output, World } from './world.cli.ts';
import { quoted } from '../text/quoted.ts';

/** The options that every command takes. */
export interface GlobalFlags {
  db?: string | undefined;
  color: boolean;
  input: boolean;
  pager?: boolean | undefined;
  plain?: boolean | undefined;
  yes?: boolean | undefined;
}

/** One run of the program: the world it is in, what its global options say, and the database while it is open. */
export class Session {
  readonly world: World;
  argv: readonly string[];
  readonly today: Day;
  style: Style = PLAIN;
  exitCode = 0;
  /** The command being run, as `refnet history` names it. */
  command = '';
  /** What was written for good; undefined as long as nothing was. */
  recorded: Recorded | undefined;
  /** The path of what the command made for a time and could not remove; undefined where nothing is left of it. */
  left: string | undefined;
  /** The command is one that writes. */
  writes = false;
  /** Puts the file that was named on the command line into each command that is printed; undefined where none was. */
  onFile: OnFile | undefined;
  /** The options that every command takes, as they were typed. */
  flags: GlobalFlags = { color: true, input: true };
  #remarkedOnSettings = false;
  #db: Db | undefined;
  #prompter: Prompter | undefined;
  readonly #beforeAsking: (() => Promise<unknown>)[] = [];
  readonly #settled = new Set<string>();
  readonly #kept = new Map<string, string>();
  /** Wraps what is said to a screen; loaded where there is one. */
  #wrap: typeof wrapSentences | undefined;

  /** What the shell needs of later rooms. */
  readonly rooms: Rooms;

  constructor(argv: readonly string[], world: World, rooms: Rooms) {
    this.argv = argv;
    this.world = world;
    this.rooms = rooms;
    this.today = readToday(world);
  }

  /** Takes the global options once they are parsed, before the command runs. */
  async begin(command: string, flags: GlobalFlags): Promise<void> {
    this.command = command;
    this.flags = flags;
    this.style = await styleFor(this.plain ? 0 : colourLevel(this.world, flags));
    if (flags.db !== undefined) {
      const { onFileSaid } = await import('./on-file.cli.ts');
      this.onFile = onFileSaid(this.argv, this.rooms.isCommand);
    }
    const { stdout, stderr } = this.world;
    if ([stdout, stderr].some((output) => widthOf(this.world, output) !== undefined)) {
      this.#wrap = (await import('../screen/sentences.view.ts')).wrapSentences;
    }
  }

  /** Goes on as another command, as if that had been typed: what is said from here on names it. */
  become(argv: readonly string[]): void {
    this.argv = this.flags.db === undefined ? argv : ['--db', this.flags.db, ...argv];
    this.command = argv[0] ?? '';
  }

  get file(): FileChoice {
    return chooseFile(this.world, this.flags.db);
  }

  /** The questions a command may ask were answered with yes beforehand. */
  get assumesYes(): boolean {
    return this.flags.yes === true;
  }

  /** True where a person is there to be asked. */
  get interactive(): boolean {
    return this.flags.input && this.world.stdout.isTTY === true && this.world.stdin.isTTY === true;
  }

  /** True where a person is there to be asked, and did not say yes to everything beforehand. */
  get asks(): boolean {
    return this.interactive && !this.assumesYes;
  }

  /** Stops a change with a doubt, unless a person said yes to it, or to everything. */
  raise(doubt: Doubt): void {
    if (!this.assumesYes && !this.#settled.has(keyOf(doubt))) throw new Raised(doubt);
  }

  /** A person said yes to it. */
  settle(doubt: Doubt): void {
    this.#settled.add(keyOf(doubt));
  }

  /** Output that reads well aloud: no drawing with characters, no colour, questions as plain lines. */
  get plain(): boolean {
    const { REFNET_PLAIN, TERM } = this.world.env;
    return this.flags.plain === true || (REFNET_PLAIN || '0') !== '0' || TERM === 'dumb';
  }

  /** How many columns results may use: the terminal's, or COLUMNS, or 80. */
  get width(): number {
    return widthOf(this.world, this.world.stdout) ?? 80;
  }

  /** Has something done before a person is asked anything, and not at all where nobody is; at once where one was already. */
  async beforeAsking(act: () => Promise<unknown>): Promise<void> {
    if (this.#prompter === undefined) this.#beforeAsking.push(act);
    else await act();
  }

  /** Questions to the person; loads inquirer, unless they are to be plain. */
  async prompter(): Promise<Prompter> {
    for (let act = this.#beforeAsking.shift(); act !== undefined; act = this.#beforeAsking.shift())
      await act();
    return (this.#prompter ??= await this.#createPrompter());
  }

  async #createPrompter(): Promise<Prompter> {
    const prompter = await this.#plainOrDrawn();
    if (this.onFile === undefined) return prompter;
    const { promptsOnFile } = await import('./on-file.cli.ts');
    return promptsOnFile(prompter, this.onFile);
  }

  async #plainOrDrawn(): Promise<Prompter> {
    if (this.plain) {
      const { createPlainPrompter } = await import('./prompts-plain.cli.ts');
      return createPlainPrompter(this.world);
    }
    // The built program keeps prompts in a file of their own; the name is what it has there.
    const { createPrompter } = await import('./prompts.cli.js');
    return createPrompter(this.world, { colour: this.style !== PLAIN });
  }

  /** A value as JSON is printed: what it gives as a command is about the file that was named. */
  json(value: Plain): Drawn {
    return toJson(value, 2, this.onFile);
  }

  /**
   * Writes a result: one line, several, or what was drawn. A string is one line whatever it holds; this is where text
   * is made safe for a terminal.
   */
  print(result: string | readonly Text[] | Drawn): void {
    this.world.stdout.write(this.#drawn(result, this.style, this.world.stdout));
  }

  /** Writes what is not a result, progress, warnings, hints, as {@link print} does. */
  note(result: string | readonly Text[]): void {
    this.world.stderr.write(this.#drawn(result, PLAIN, this.world.stderr));
  }

  /**
   * The database, to be read. Where there is none yet at the default place it is an empty one in memory, and a person
   * is told how to begin, unless the command is about to make it; a file that was named must be there.
   */
  async reading(options: { beforeWriting?: boolean } = {}): Promise<Db> {
    this.writes ||= options.beforeWriting === true;
    if (this.#db !== undefined) return this.#db;
    const current = await this.#current('reading');
    if (current !== undefined) return current;
    const { openForReading, openInMemory } = await import('../file/open.sql.ts');
    const opened = openForReading(this.#openOptions());
    if (opened !== undefined) return this.#keep(opened);
    if (options.beforeWriting !== true) {
      const { sayNone } = await import('./opened.cli.ts');
      sayNone(this);
    }
    this.#db = openInMemory(this.#openOptions());
    return this.#db;
  }

  /** The file as nearly every one is; undefined where there is more to do, or to say, before it can be used. */
  async #current(purpose: 'reading' | 'writing'): Promise<Db | undefined> {
    const { hasTelltales, openCurrent } = await import('../file/current.sql.ts');
    const { path } = this.file;
    const db = openCurrent(path, purpose);
    if (db === undefined) return undefined;
    this.#db = db;
    if (hasTelltales(path)) (await import('./told-place.cli.ts')).tellOfPlace(this);
    return db;
  }

  /**
   * The database, to be glanced at: never made, upgraded or waited for. Undefined where that cannot be; `path` stands in
   * for the file the options name.
   */
  async looking(path?: string): Promise<Db | undefined> {
    const { openForLooking } = await import('../file/open.sql.ts');
    this.#db ??= openForLooking(path ?? this.file.path);
    return this.#db;
  }

  /** The database, to be written to; made where there is none. */
  async writing(): Promise<Db> {
    this.writes = true;
    if (this.#db !== undefined && !this.#db.readonly && !this.#db.memory) return this.#db;
    this.close();
    const current = await this.#current('writing');
    if (current !== undefined) return current;
    const { openForWriting } = await import('../file/open.sql.ts');
    return this.#keep(openForWriting(this.#openOptions()));
  }

  /** Makes one change that `refnet undo` can take back, or only tries it; see `recordChange`. */
  async change<T>(
    work: (change: Change) => { result: T; summary: string; importId?: number },
    { keep = true, endsRedo = true }: { keep?: boolean; endsRedo?: boolean } = {},
  ): Promise<T> {
    const db = keep
      ? await this.writing()
      : (await import('../file/trial.sql.ts')).toTryOn(
          await this.reading({ beforeWriting: true }),
          this.#openOptions(),
        );
    const { recordChange } = await import('../file/journal.sql.ts');
    const written = (recorded: Recorded) => {
      this.recorded = recorded;
    };
    const { command, today } = this;
    const kept = [...this.#kept];
    const result = await loaded(() =>
      recordChange(db, { command, now: this.world.now, today, keep, endsRedo, written }, (change) => {
        for (const [key, value] of kept) putSetting(change, key, value);
        const done = work(change);
        const also = kept.map(([key]) => `set ${key}`);
        return { ...done, summary: [done.summary, ...also].filter(Boolean).join('; ') };
      }),
    );
    if (keep) this.#sayKept(kept);
    return result;
  }

  /** A setting that an answer stands for: it is written with the next change. */
  keepSetting({ key, value }: { readonly key: string; readonly value: string }): void {
    this.#kept.set(key, value);
  }

  /** Writes the settings that answers stood for, where nothing else was written. */
  async keepChosen(): Promise<void> {
    if (this.#kept.size === 0 || this.#db?.memory !== false) return;
    await this.change(() => ({ result: undefined, summary: '' }));
  }

  #sayKept(kept: readonly (readonly [key: string, value: string])[]): void {
    this.#kept.clear();
    for (const [key, value] of kept) this.note(`${key} is ${value} from now on: refnet config ${key}`);
  }

  async settings(options: { beforeWriting?: boolean } = {}): Promise<Settings> {
    const { listSettings } = await import('../settings/settings.sql.ts');
    return this.settingsFrom(listSettings(await this.reading(options)));
  }

  /** The settings stored; what cannot be read of them is remarked on once, and its default holds. */
  settingsFrom(rows: readonly StoredSetting[]): Settings {
    const { settings, faults } = readSettings(rows);
    if (!this.#remarkedOnSettings) for (const fault of faults) this.note(fault);
    this.#remarkedOnSettings = true;
    return settings;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #drawn(result: string | readonly Text[] | Drawn, style: Style, output: Output): string {
    if (result instanceof Drawn) return result.text;
    const said = typeof result === 'string' ? [result] : result;
    const lines = this.onFile?.said(said) ?? said;
    const width = widthOf(this.world, output);
    return drawLines(width === undefined ? lines : (this.#wrap?.(lines, width) ?? lines), style).text;
  }

  #openOptions() {
    return { path: this.file.path, today: this.today, now: this.world.now };
  }

  async #keep(opened: Opened): Promise<Db> {
    this.#db = opened.db;
    const { sayOpened } = await import('./opened.cli.ts');
    sayOpened(this, opened);
    return opened.db;
  }
}

/** A yes is to a doubt and to what it rests on: where that changes, it is asked again. */
function keyOf({ text, details = [] }: Doubt): string {
  return [text, ...details].join('\n');
}

/** `REFNET_TODAY`, else the day it is where the user is. Resolved once; everything below is given it. */
function readToday(world: World): Day {
  const given = world.env['REFNET_TODAY'] ?? '';
  if (given === '') return dayOfInstant(world.now(), world.timeZone);
  if (!isDay(given)) {
    throw usageError(`REFNET_TODAY is ${quoted(given)}, which is not a day`, 'write it as 2026-11-20');
  }
  if (!isInReach(given)) throw usageError(`REFNET_TODAY is ${given}, and days run from 1920 to 2199`);
  return given;
}

function colourLevel(world: World, flags: GlobalFlags): 0 | 1 {
  const { NO_COLOR, FORCE_COLOR, TERM } = world.env;
  if (!flags.color || NO_COLOR) return 0;
  if (FORCE_COLOR) return FORCE_COLOR === '0' ? 0 : 1;
  return world.stdout.isTTY === true && TERM !== 'dumb' ? 1 : 0;
}
