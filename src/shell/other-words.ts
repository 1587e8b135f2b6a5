/** The words of a command line, and options said beside those that were typed. */
export interface Said {
  readonly words: readonly string[];
  /** Each with its value, but for one that says a period so far, like `--year`. */
  readonly options: readonly (readonly [flag: string, value?: string])[];
}

/** What a command takes, as far as a sentence goes that was typed for it. */
export interface Takes {
  readonly has: (flag: string) => boolean;
  /** Whether it has an option of that name without a value: `--received`. */
  readonly hasFlag: (flag: string) => boolean;
  /** Whether an option reads a text, looked at by itself. */
  readonly reads: (flag: string, text: string) => boolean;
  /** The options with a few words to choose from. */
  readonly chosen: readonly string[];
  /** Whether it takes no words besides options. */
  readonly isWordless: boolean;
}

/** What people call a thing before they name it: `remove partner maren`. */
const NOUNS = new Set(
  'partner source referral client check-in checkin note project promise agreement payment number record'.split(
    ' ',
  ),
);

/** Between two words that are meant, and without a meaning of their own for a command. */
const FILLERS = new Set('to is = as was are for with into from the a of about at'.split(' '));

/** The options that a word before a value may stand for, the likeliest first. */
const CONNECTING: ReadonlyMap<string, readonly string[]> = new Map([
  ['last', ['--last']],
  ['since', ['--since']],
  ['until', ['--until']],
  ['till', ['--until']],
  ['on', ['--on']],
  ['by', ['--by', '--from']],
  ['from', ['--from', '--partner']],
  ['to', ['--to', '--partner']],
  ['for', ['--for', '--until', '--partner']],
  ['because', ['--because', '--reason', '--note']],
  ['with', ['--partner']],
  ['of', ['--partner']],
]);

/** The options for a period, and those for a day: the first that a command has. */
const PERIODS = ['--year', '--quarter', '--last', '--since'];
const DAYS = ['--until', '--on', '--by'];

/** A day is not said in more words than these: `last day of next month`. */
const LONGEST_DAY = 5;

/** One way to understand a sentence: what it may mean, the likeliest first; nothing where there is nothing to it. */
type Step = (said: Said, takes: Takes) => readonly Said[];

/** In the order in which they go. */
const STEPS: readonly Step[] = [
  withoutNoun,
  withFlagsApart,
  withDayApart,
  withOptionsApart,
  withWordsApart,
  withoutFillers,
  withPartnerApart,
];

/**
 * What a command line may mean that was typed as a sentence: what takes most of it into account first. A way says nothing of
 * whether there is such a partner or record.
 */
export function otherwiseSaid(words: readonly string[], takes: Takes): readonly Said[] {
  const ways = subsetsOf(STEPS)
    .toSorted((a, b) => b.length - a.length)
    .flatMap((steps) =>
      steps.reduce<readonly Said[]>(
        (all, step) => all.flatMap((said) => step(said, takes)),
        [{ words, options: [] }],
      ),
    );
  return [...new Map(ways.map((said) => [JSON.stringify(said), said])).values()];
}

function subsetsOf<T>([first, ...others]: readonly T[]): T[][] {
  if (first === undefined) return [];
  const more = subsetsOf(others);
  return [[first], ...more, ...more.map((each) => [first, ...each])];
}

function withoutNoun({ words: [first = '', ...words], options }: Said): readonly Said[] {
  return words.length > 0 && NOUNS.has(first.toLowerCase()) ? [{ words, options }] : [];
}

/** `received` is `--received`. */
function withFlagsApart({ words, options }: Said, { hasFlag }: Takes): readonly Said[] {
  const flags = words.map((word) => `--${word.toLowerCase()}`).filter(hasFlag);
  if (flags.length === 0) return [];
  const others = words.filter((word) => !hasFlag(`--${word.toLowerCase()}`));
  return [{ words: others, options: [...options, ...flags.map((flag) => [flag] as const)] }];
}

/** What comes up in a span of days that is named, and what is of a period so far, or of one before it: the first it has. */
const SPANS: ReadonlyMap<string, readonly (readonly [flag: string, value?: string])[]> = new Map([
  ['this week', [['--within', '1w'] as const, ['--since', 'monday'] as const]],
  ['next week', [['--within', '2w'] as const]],
  ['this month', [['--within', '1m'] as const]],
  ['next month', [['--within', '2m'] as const]],
  ['last month', [['--last', 'month'] as const]],
  ['this quarter', [['--quarter'] as const]],
  ['last quarter', [['--last', 'quarter'] as const]],
  ['this year', [['--year'] as const]],
  ['last year', [['--last', 'year'] as const]],
]);

/** A day or a period at the end goes to an option for it. */
function withDayApart({ words, options }: Said, { has, reads }: Takes): readonly Said[] {
  const ofPeriod = PERIODS.filter(has);
  const flags = ofPeriod.length > 0 ? ofPeriod : DAYS.filter(has).slice(0, 1);
  const first = Math.max(0, words.length - LONGEST_DAY);
  const span = SPANS.get(words.slice(-2).join(' ').toLowerCase())?.find(([flag]) => has(flag));
  if (span !== undefined) return [{ words: words.slice(0, -2), options: [...options, span] }];
  return words.slice(first).flatMap((_, at) => {
    const day = words.slice(first + at).join(' ');
    return flags
      .filter((flag) => reads(flag, day))
      .map((flag): Said => ({ words: words.slice(0, first + at), options: [...options, [flag, day]] }));
  });
}

/** `until friday` is `--until friday`, each up to the next of them. */
function withOptionsApart({ words, options }: Said, takes: Takes): readonly Said[] {
  const starts = words.flatMap((word, at) => (flagsFor(word, takes).length > 0 ? [at] : []));
  const [first] = starts;
  if (first === undefined) return [];
  const apart = starts.map((at, index): readonly [string, string] | undefined => {
    const value = words.slice(at + 1, starts[index + 1]).join(' ');
    const flag = flagsFor(words[at] ?? '', takes).find((each) => takes.reads(each, value));
    return flag === undefined || value === '' ? undefined : [flag, value];
  });
  const said = apart.filter((each) => each !== undefined);
  const flags = [...options, ...said].map(([flag]) => flag);
  if (said.length < apart.length || new Set(flags).size < flags.length) return [];
  return [{ words: words.slice(0, first), options: [...options, ...said] }];
}

function flagsFor(word: string, { has }: Takes): readonly string[] {
  return (CONNECTING.get(word.toLowerCase()) ?? []).filter(has);
}

/** `coffee` is `--kind coffee`. */
function withWordsApart(
  { words, options }: Said,
  { chosen, reads, hasFlag, isWordless }: Takes,
): readonly Said[] {
  return chosen.flatMap((flag) => {
    const first = isWordless ? 0 : 1;
    const at = words.findIndex(
      (word, index) => index >= first && !hasFlag(`--${word.toLowerCase()}`) && reads(flag, word),
    );
    const value = words[at];
    return value === undefined
      ? []
      : [{ words: words.toSpliced(at, 1), options: [...options, [flag, value] as const] }];
  });
}

function withoutFillers({ words, options }: Said): readonly Said[] {
  const meant = words.filter((word) => !FILLERS.has(word.toLowerCase()));
  return meant.length === 0 || meant.length === words.length ? [] : [{ words: meant, options }];
}

/** A name before a period is the partner whom a list is to be about; alone it is told with what that lists. */
function withPartnerApart({ words, options }: Said, { isWordless, has }: Takes): readonly Said[] {
  if (!isWordless || !has('--partner') || words.length === 0 || options.length === 0) return [];
  return [{ words: [], options: [['--partner', words.join(' ')], ...options] }];
}
