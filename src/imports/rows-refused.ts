/** Why a part of an import cannot be imported as it is, and what to add to the command so that it can. */
import { shellQuoted, shellWord } from '../text/shell-word.ts';
import { UserError, type FailureKind } from '../text/errors.ts';

/** An option that answers what a part leaves open. */
export interface Answer {
  readonly option:
    | '--statuses'
    | '--directions'
    | '--received'
    | '--sources'
    | '--nobody'
    | '--map'
    | '--dates'
    | '--decimals'
    | '--currency'
    | '--no-clients';
  /** What is said with it, as items of one value; none for a flag. Of an option that counts once the first counts. */
  readonly items: readonly string[];
}

/** What is said of a part beside others that cannot be imported either: one command then answers for all of them. */
export interface Beside {
  /** What is wrong, one thing a line. */
  readonly lines: readonly string[];
  readonly answers: readonly Answer[];
  /** What is to be known of the answers. */
  readonly notes: readonly string[];
}

/** Refuses a part of an import until somebody answers what it leaves open. */
export class PartRefused extends UserError {
  readonly beside: Beside;

  constructor(
    message: string,
    { beside, ...options }: { beside: Beside; hints: readonly string[]; kind?: FailureKind; cause?: unknown },
  ) {
    super(message, options);
    this.beside = beside;
  }
}

/** Refuses a file of which rows cannot be read, until somebody says that those are left out. */
export class RowsRefused extends PartRefused {
  /** There are others, which can be imported without them. */
  readonly hasOthers: boolean;

  constructor(
    message: string,
    { hasOthers, ...options }: { hasOthers: boolean; beside: Beside; hints: readonly string[] },
  ) {
    super(message, options);
    this.hasOthers = hasOthers;
  }
}

const ONCE: ReadonlySet<string> = new Set<Answer['option']>([
  '--nobody',
  '--dates',
  '--decimals',
  '--currency',
]);

/** Answers of several parts as one line of options: each option once, with what all of them say. */
export function answerLine(answers: readonly Answer[]): string | undefined {
  const all = new Map<string, Set<string>>();
  for (const { option, items } of answers) {
    const known = all.get(option) ?? new Set();
    all.set(option, new Set([...known, ...items]));
  }
  const options = [...all].map(([option, items]) => {
    const said = ONCE.has(option) ? [...items].slice(0, 1) : [...items];
    if (said.length === 0) return option;
    const value = said.join(', ');
    return `${option} ${option === '--map' ? shellQuoted(value) : shellWord(value)}`;
  });
  return options.length === 0 ? undefined : options.join(' ');
}
