/** How an option is said. */
export interface Sayable {
  /** What it is told by in what is read. */
  readonly key: string;
  /** What stands for its value in help; a flag has none. */
  readonly value?: string | undefined;
  /** What it says where it stands without a value, which it then may. */
  readonly bare?: string | undefined;
  /** Its value may be several words. */
  readonly spaced?: boolean | undefined;
}

/** A command line, told apart. */
export interface Line {
  /** What is no option, up to the first option that is not known. */
  readonly words: readonly string[];
  /** That one, and all behind it but the options that are known. */
  readonly rest: readonly string[];
  /** What each option was said with, by its key: a flag with an empty text. */
  readonly said: ReadonlyMap<string, readonly string[]>;
}

/**
 * Tells the words of a command line from the options that go by these names, as the parser of the command line does, whose
 * loading would be a good part of what a command takes. Undefined for what is less than plain, and left to that parser:
 * several letters behind one dash, negative numbers, a value that is missing or reads as an option.
 */
export function readLine(typed: readonly string[], known: ReadonlyMap<string, Sayable>): Line | undefined {
  const words: string[] = [];
  const rest: string[] = [];
  const said = new Map<string, readonly string[]>();
  let into = words;
  /** The option whose value may go on. */
  let open: Sayable | undefined;
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    if (word === '--') {
      into.push(...typed.slice(into === rest ? at : at + 1));
      break;
    }
    if (!isOption(word)) {
      if (open === undefined) into.push(word);
      else say(said, open, word);
      continue;
    }
    if (/^-[^-]./s.test(word) || (open !== undefined && isNumber(word))) return undefined;
    const own = known.get(word) ?? joined(word, known);
    if (own === undefined) {
      into = rest;
      into.push(word);
    } else {
      const taken = takeValue(said, own, word, typed[at + 1]);
      if (taken === undefined) return undefined;
      at += taken;
    }
    open = own?.spaced === true && known.has(word) && !isWhole(typed[at]) ? own : undefined;
  }
  return { words, rest, said };
}

/** Whether the value of an option that may be several words was quoted, and takes no more: `--goal "6 referrals" maren`. */
export function isWhole(value: string | undefined): boolean {
  return /\s/.test(value ?? '');
}

/** The option of `--option=value`. */
function joined(word: string, known: ReadonlyMap<string, Sayable>): Sayable | undefined {
  const own = known.get(/^--[^=]+(?==)/.exec(word)?.[0] ?? '');
  return own?.value === undefined ? undefined : own;
}

function say(said: Map<string, readonly string[]>, { key }: Sayable, text: string): void {
  said.set(key, [...(said.get(key) ?? []), text]);
}

/** Keeps what an option is said with. Returns how many words that took behind it; undefined for what is not plain. */
function takeValue(
  said: Map<string, readonly string[]>,
  own: Sayable,
  word: string,
  next: string | undefined,
): 0 | 1 | undefined {
  if (own.value === undefined) {
    said.set(own.key, ['']);
    return 0;
  }
  const value = /^--[^=]+=(.*)$/s.exec(word)?.[1];
  if (own.bare === undefined) {
    if (value === undefined && (next === undefined || readsAsOption(next))) return undefined;
    say(said, own, value ?? next ?? '');
    return value === undefined ? 1 : 0;
  }
  if (said.has(own.key) || (next !== undefined && isNumber(next))) return undefined;
  const isAlone = next === undefined || isOption(next);
  say(said, own, value ?? (isAlone ? own.bare : next));
  return value === undefined && !isAlone ? 1 : 0;
}

function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

/**
 * Whether a word is no value, as it reads as an option, or as what ends them: behind an option that lacks its value it would
 * be kept as that, and not do what it says. Whoever means it as a value joins it: `--note=--json`.
 */
export function readsAsOption(word: string): boolean {
  return /^--(?:[a-z][\w-]*(?:=.*)?)?$|^-[yVh]+$/s.test(word);
}

/** Whether it may be a negative number, which the parser takes for a value. */
function isNumber(word: string): boolean {
  return /^-[\d.]/.test(word);
}

/** What stands for a word in the usage of a command: `[partner...]`, `<shell>`; then that of the next word. */
interface Place {
  readonly usage: string;
  readonly after?: Place;
}

/** Whether a command takes so many words: those in `<>` are needed, and of one with dots there may be any number. */
export function takesWords(count: number, first: Place | undefined): boolean {
  let taken = 0;
  for (let each = first; each !== undefined; each = each.after) {
    if (each.usage.startsWith('<') && count <= taken) return false;
    if (each.usage.includes('...')) return true;
    taken += 1;
  }
  return count <= taken;
}
